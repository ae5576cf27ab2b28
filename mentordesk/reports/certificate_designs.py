"""The three designs of a certificate: the page, where things stand on it, in which styles, and what adorns it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from mentordesk.domain.certificates import CertificateKind, Design
from mentordesk.reports.certificate_ornaments import (
    Piece,
    Point,
    band,
    box,
    circle,
    fill,
    line,
    pair,
    pen,
    rosette,
    seal,
    tint,
)
from mentordesk.reports.sheet import ACCENT, GOLD, INK, LANDSCAPE, MM, PORTRAIT, SECOND, ready_form
from mentordesk.reports.text import Style

Align = Literal["left", "center"]
Adorn = Callable[[], list[Piece]]
"""What stands on every sheet of a design."""

WHITE = "#FFFFFF"
PALE = tint(ACCENT, 0.55)
_SMALL = Style(size=8, family="serif", colour=SECOND, leading=11)
_SIGNER = Style(size=10.5, family="serif", colour=INK)
_SIGNER_TITLE = Style(size=8.5, family="serif", colour=SECOND, leading=11)
_FOOT = Style(size=8.5, family="serif", colour=SECOND, leading=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A design, in points from the lower left corner of the page.

    `x` is the middle of all lines, or their left edge; `room` the width of single lines, `measure` that of running text.
    Two languages stand below each other, or in two columns that are `abreast` wide together, then also with their
    `titles_together`. The head begins at `top`, with the logo in the middle above all, or right in the `corner`; `gaps`
    are the spaces from logo to owner, to title, to the line below it, to the name. What stands below the name ends at
    `floor`; `widest` is by how much its spaces may grow.
    Who signs stands at `sign`, at the places of `signs` (for nobody, one, two), on a line `line` wide; the `foot` may lie
    `on_border`. The seal of a diploma lies at `seal` with its radius, beside a single signatory at `seal_alone`; where it
    lies `on_colour` it is light, and other certificates have the `emblem` there. The programme stands at `panel` (x, y,
    width) where there is one.
    """

    page: tuple[float, float]
    align: Align
    x: float
    room: float
    measure: float
    top: float
    floor: float
    sign: float
    signs: tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]
    line: float
    foot: float
    seal: tuple[float, float, float]
    seal_alone: tuple[float, float, float] | None = None
    panel: tuple[float, float, float] | None = None
    corner: float | None = None
    logo: tuple[float, float]
    gaps: tuple[float, float, float, float]
    widest: float
    adorn: Adorn
    emblem: Adorn | None = None
    on_colour: bool = False
    on_border: bool = False
    titles_together: bool = False
    abreast: float = 0.0
    rule: Callable[[float], list[str]]
    owner: Style
    title: Style
    second_title: Style
    lead: Style
    name: Style
    native: Style
    body: Style
    thanks: Style
    value: Style
    label: Style
    small: Style = _SMALL
    signer: Style = _SIGNER
    signer_title: Style = _SIGNER_TITLE
    foot_style: Style = _FOOT

    @property
    def middle(self) -> float:
        """The middle of the words."""
        return self.x if self.align == "center" else self.x + self.room / 2


def _classic() -> list[Piece]:
    """A border of woven threads with a rosette in each corner, and a thin golden line inside."""
    wide, high = LANDSCAPE
    outer, inner = 10 * MM, 15.5 * MM
    middle, swing, turn = (outer + inner) / 2, (inner - outer) / 2 - 1.3, 4.1 * MM
    across, up = wide - 2 * inner, high - 2 * inner
    beams = [pen(PALE, 0.3), band(inner, 0, across, swing, 31, 6) + " S"]
    posts = [pen(PALE, 0.3), band(0, inner, up, swing, 21, 6, upright=True) + " S"]
    lines = []
    for inset, code, width in ((outer, ACCENT, 1.1), (inner, ACCENT, 0.6), (inner + 1.4 * MM, GOLD, 0.4)):
        lines += [pen(code, width), box(inset, inset, wide - 2 * inset, high - 2 * inset)]
    corner = [fill(WHITE), pen(ACCENT, 0.8), box(-turn, -turn, 2 * turn, 2 * turn, "B")]
    corner += [pen(ACCENT, 0.3), rosette(0, 0, turn - 1.4, 0.2, 8, 6) + " S"]
    corner += [pen(GOLD, 0.5), rosette(0, 0, turn * 0.4, 0.3, 6, 2) + " S"]
    left, right, low, top = middle, wide - middle, middle, high - middle
    return [
        Piece(beams, ((0, low), (0, top))),
        Piece(posts, ((left, 0), (right, 0))),
        Piece(lines),
        Piece(corner, ((left, low), (left, top), (right, low), (right, top))),
    ]


def _golden(x: float, half: float) -> Callable[[float], list[str]]:
    """A golden line with the sign of the pair in its middle."""

    def draw(y: float) -> list[str]:
        gap = 9
        return [
            pen(GOLD, 0.8), line(x - half, y, x - gap, y), line(x + gap, y, x + half, y), *pair(x, y, 3.2),
        ]  # fmt: skip

    return draw


def _bar(x: float) -> Callable[[float], list[str]]:
    """A short golden bar."""
    return lambda y: [fill(GOLD), box(x, y - 1.5, 42, 3, "f")]


_PANEL = (10 * MM, 10 * MM, 58 * MM, LANDSCAPE[1] - 20 * MM)


def _modern() -> list[Piece]:
    """A coloured panel at the left with the sign of the pair, large, and circles that spread from it."""
    x, y, wide, high = _PANEL
    middle, height = x + wide * 0.5, y + high * 0.53
    light, lighter = tint(ACCENT, 0.84), tint(ACCENT, 0.7)
    parts = ["q", box(x, y, wide, high, "W n"), fill(ACCENT), box(x, y, wide, high, "f")]
    for ring in range(1, 9):
        parts += [pen(light, 0.9)]
        parts += [circle(middle + side * 22, height, 39 + ring * 19) for side in (-1, 1)]
    parts += [pen(lighter, 0.3), rosette(middle - 22, height, 34, 0.16, 14, 5) + " S"]
    parts += [rosette(middle + 22, height, 34, 0.16, 14, 5) + " S"]
    parts += [pen(WHITE, 2.2), circle(middle - 22, height, 39), pen(GOLD, 2.2), circle(middle + 22, height, 39)]
    return [Piece([*parts, "Q"])]


def _portrait() -> list[Piece]:
    """A head of woven threads on colour with the sign of the pair, a fine frame below it, and a narrow foot."""
    wide, high = PORTRAIT
    inset, head, foot = 12 * MM, 25 * MM, 4 * MM
    top, across = high - inset - head, wide - 2 * inset
    middle, light = top + head / 2, tint(ACCENT, 0.78)
    parts = [pen(ACCENT, 0.7), box(inset, inset, across, high - 2 * inset), fill(ACCENT)]
    parts += [box(inset, top, across, head, "f"), box(inset, inset, across, foot, "f")]
    parts += ["q", box(inset, top, across, head, "W n"), pen(light, 0.35)]
    parts += [band(inset, middle, across, head * 0.46, 14, 10) + " S", "Q"]
    parts += [fill(ACCENT), circle(wide / 2, middle, head * 0.48, "f")]
    parts += [pen(GOLD, 1.2), line(inset, top - 2.2, wide - inset, top - 2.2)]
    return [Piece([*parts, line(inset, inset + foot + 2.2, wide - inset, inset + foot + 2.2)])]


def _emblem() -> list[Piece]:
    """The sign of the pair, where a diploma has its seal."""
    x, y = PORTRAIT[0] / 2, PORTRAIT[1] - 24.5 * MM
    return [Piece([pen(WHITE, 1.8), circle(x - 10, y, 18), pen(GOLD, 1.8), circle(x + 10, y, 18)])]


_MIDDLE = LANDSCAPE[0] / 2
_UPRIGHT = PORTRAIT[0] / 2
_SERIF_TITLE = Style(size=38, weight="bold", family="serif", colour=INK, kern=True)
_SERIF_NAME = Style(size=34, weight="bold", family="serif", colour=ACCENT, kern=True, leading=40)
_SERIF_LEAD = Style(size=12.5, weight="italic", family="serif", colour=SECOND)
_SECOND_TITLE = Style(size=16, weight="italic", family="serif", colour=SECOND, kern=True)
_NATIVE = Style(size=17, family="serif", weight="bold", colour=ACCENT)
_OWNER = Style(size=10, weight="bold", family="serif", colour=ACCENT, tracking=2.2)

LOOKS: dict[Design, Look] = {
    Design.CLASSIC: Look(
        page=LANDSCAPE,
        align="center",
        x=_MIDDLE,
        room=190 * MM,
        measure=160 * MM,
        abreast=214 * MM,
        top=LANDSCAPE[1] - 21.5 * MM,
        floor=46 * MM,
        sign=31.5 * MM,
        signs=((), (_MIDDLE + 66 * MM,), (_MIDDLE - 66 * MM, _MIDDLE + 66 * MM)),
        line=66 * MM,
        foot=12.75 * MM - 3,
        on_border=True,
        titles_together=True,
        seal=(_MIDDLE, 32.5 * MM, 11 * MM),
        seal_alone=(_MIDDLE - 66 * MM, 32.5 * MM, 11 * MM),
        logo=(70 * MM, 15.5 * MM),
        gaps=(13, 23, 16, 19),
        widest=1.5,
        adorn=_classic,
        rule=_golden(_MIDDLE, 34 * MM),
        owner=_OWNER,
        title=_SERIF_TITLE,
        second_title=_SECOND_TITLE,
        lead=_SERIF_LEAD,
        name=_SERIF_NAME,
        native=_NATIVE,
        body=Style(size=12.5, family="serif", colour=INK, leading=19.5),
        thanks=Style(size=12, weight="italic", family="serif", colour=SECOND, leading=16),
        value=Style(size=13, weight="bold", family="serif", colour=ACCENT),
        label=Style(size=8, family="serif", colour=SECOND, leading=10),
    ),
    Design.MODERN: Look(
        page=LANDSCAPE,
        align="left",
        x=80 * MM,
        room=203 * MM,
        measure=152 * MM,
        abreast=203 * MM,
        top=LANDSCAPE[1] - 15 * MM,
        floor=55 * MM,
        sign=34 * MM,
        signs=((), (80 * MM,), (80 * MM, 80 * MM + 88 * MM)),
        line=72 * MM,
        foot=13.5 * MM,
        seal=(39 * MM, 38 * MM, 14 * MM),
        panel=(_PANEL[0] + 12, _PANEL[1] + _PANEL[3] - 34, _PANEL[2] - 24),
        corner=80 * MM + 203 * MM,
        logo=(60 * MM, 18 * MM),
        gaps=(0, 34, 22, 22),
        widest=1.4,
        adorn=_modern,
        on_colour=True,
        rule=_bar(80 * MM),
        owner=Style(size=10, weight="bold", colour=ACCENT, tracking=2.2),
        title=Style(size=40, weight="bold", colour=INK, kern=True),
        second_title=Style(size=16, colour=SECOND, kern=True),
        lead=Style(size=12.5, colour=SECOND),
        name=Style(size=34, weight="bold", colour=ACCENT, kern=True, leading=40),
        native=Style(size=17, weight="bold", colour=ACCENT),
        body=Style(size=13, colour=INK, leading=20.5),
        thanks=Style(size=11.5, weight="italic", colour=SECOND, leading=16),
        value=Style(size=19, weight="bold", colour=ACCENT, kern=True),
        label=Style(size=8.5, colour=SECOND, leading=10.5),
        small=Style(size=8, colour=SECOND, leading=11),
        signer=Style(size=10, colour=INK),
        signer_title=Style(size=8.5, colour=SECOND, leading=11),
        foot_style=Style(size=8.5, colour=SECOND, leading=12),
    ),
    Design.PORTRAIT: Look(
        page=PORTRAIT,
        align="center",
        x=_UPRIGHT,
        room=158 * MM,
        measure=148 * MM,
        top=PORTRAIT[1] - 47 * MM,
        floor=62 * MM,
        sign=46 * MM,
        signs=((), (_UPRIGHT,), (_UPRIGHT - 41 * MM, _UPRIGHT + 41 * MM)),
        line=66 * MM,
        foot=24 * MM,
        seal=(_UPRIGHT, PORTRAIT[1] - 24.5 * MM, 11 * MM),
        logo=(80 * MM, 20 * MM),
        gaps=(14, 27, 17, 21),
        widest=2.0,
        adorn=_portrait,
        emblem=_emblem,
        on_colour=True,
        rule=_golden(_UPRIGHT, 30 * MM),
        owner=_OWNER,
        title=Style(size=38, weight="bold", family="serif", colour=INK, kern=True),
        second_title=_SECOND_TITLE,
        lead=_SERIF_LEAD,
        name=_SERIF_NAME,
        native=_NATIVE,
        body=Style(size=13.5, family="serif", colour=INK, leading=21.5),
        thanks=Style(size=12, weight="italic", family="serif", colour=SECOND, leading=16),
        value=Style(size=17, weight="bold", family="serif", colour=ACCENT),
        label=Style(size=8, family="serif", colour=SECOND, leading=10),
    ),
}
"""How each design looks."""


@cache
def ornaments(design: Design, kind: CertificateKind, signatories: int) -> tuple[tuple[bytes, Point], ...]:
    """What adorns a sheet, on a diploma with its seal: forms ready to be placed, and where each one stands."""
    look = LOOKS[design]
    pieces = look.adorn()
    if kind is CertificateKind.DIPLOMA:
        x, y, radius = look.seal_alone if signatories == 1 and look.seal_alone is not None else look.seal
        pieces.append(Piece(seal(x, y, radius, GOLD, WHITE if look.on_colour else ACCENT)))
    elif look.emblem is not None:
        pieces += look.emblem()
    made = [(ready_form("\n".join(piece.operators), look.page), piece.at) for piece in pieces]
    return tuple((form, place) for form, places in made for place in places)
