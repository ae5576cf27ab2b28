"""Draws one certificate: what all share is stamped, the rest flows from the name down to those who sign."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, hypot, sin
from typing import NamedTuple

from mentordesk import i18n
from mentordesk.domain.certificate_content import CertificateContent, Signs
from mentordesk.domain.certificate_words import Words
from mentordesk.domain.certificates import CertificateKind, Design
from mentordesk.i18n import _
from mentordesk.reports import text
from mentordesk.reports.certificate_body import CAPITAL, Arranged, Block, Line, arranged
from mentordesk.reports.certificate_designs import LOOKS, WHITE, Look, ornaments
from mentordesk.reports.certificate_ornaments import box, fill, pen
from mentordesk.reports.certificate_ornaments import line as stroke
from mentordesk.reports.sheet import ACCENT, INK, LANGUAGE_TAGS, MM, WARNING, SheetCanvas, draw_picture, fit_picture, picture
from mentordesk.reports.text import Style

_BREAK_NAME, _LEAST_NAME, _TWO_LINES = 20, 16, 24
_NAME_ALWAYS_FITS = 40
"""Characters of a name that two lines of the smallest size hold in every design, whatever letters they are."""
"""Points: a name shrinks in one line to the first size, in two to the second; two lines are no larger than the third."""
_DRAFT = Style(size=9, weight="bold", colour=WARNING)
VOID_RED = "#B3261E"
_VOID = Style(size=120, weight="bold", colour=VOID_RED)
_TOLD_VOID = Style(size=9, weight="bold", colour=VOID_RED)
_PANEL_LINES = 4
_PANEL_TITLE = Style(size=16, weight="bold", colour=WHITE, leading=21, kern=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One certificate as it is printed. Without a number it is a draft that says so.

    `words` are those of one language or of two, `foot` the lines below all. `signatures` are the scanned signatures of
    those who sign, in their order; None where there is a line only. `void` says since when one is void that was issued,
    and what replaces it.
    """

    kind: CertificateKind
    content: CertificateContent
    words: tuple[Words, ...]
    foot: tuple[str, ...] = ()
    design: Design = Design.CLASSIC
    number: str = ""
    logo: bytes | None = None
    signatures: tuple[bytes | None, ...] = ()
    void: str = ""

    @property
    def language(self) -> str:
        """The language of the sheet, or the first of two."""
        return self.words[0].language

    @property
    def heading(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """Owner, titles, and the lines above the name."""
        owner = self.content.owner or self.content.organisation
        return owner, tuple(each.title for each in self.words), tuple(each.lead for each in self.words)


class Placed(NamedTuple):
    """Where everything above those who sign stands on a sheet: the head, the name, the ornament below it, the rest.

    And what the head is made of: owner, titles, and the lines above the name, with the size of the logo.
    """

    heading: tuple[str, tuple[str, ...], tuple[str, ...]]
    logo: tuple[float, float]
    head: tuple[Line, ...]
    name: Block
    native: Block
    rule: float
    body: Arranged


def placed(printed: Printed) -> Placed:
    """Everything in its place; what is too long is smaller, or cut (`body.cut`)."""
    look, content, words = LOOKS[printed.design], printed.content, printed.words
    heading, logo = printed.heading, _logo_size(printed.logo, look)
    head = head_lines(printed.design, *heading, logo)
    name, native, rule = _name(content.name, content.name_native, printed.design, head[-1].y)
    floor = look.floor if content.signatories else (look.floor + look.sign) / 2
    return Placed(heading, logo, head, name, native, rule, arranged(printed.design, words, rule, floor))


def draw(canvas: SheetCanvas, printed: Printed, shared: Mapping[tuple[Words, ...], int]) -> None:
    """Draw one sheet. `shared` are the words that several certificates have in common, numbered: they are stamped too."""
    look, sheet, content = LOOKS[printed.design], placed(printed), printed.content
    kind = printed.design, printed.kind, printed.language
    canvas.setPageSize(look.page)
    canvas.name_page(content.name)
    programme = f"{content.programme} {content.round_name}".strip() if look.panel else ""
    head = *kind, sheet.heading, printed.logo, programme, len(content.signatories)
    canvas.again(head, lambda canvas: _head(canvas, printed, look, sheet, programme))
    with canvas.tags.mark("H2", said=sheet.name.told):
        _draw_lines(canvas, sheet.name.lines)
    if sheet.native.lines:
        with canvas.tags.mark("P", said=sheet.native.told):
            _draw_lines(canvas, sheet.native.lines)
    number = shared.get(printed.words) if len(printed.words) == 1 else None
    if number is None:
        _rest(canvas, printed, look, sheet)
    else:
        rest = *kind, number, sheet.rule, content.signatories, printed.signatures
        canvas.again(rest, lambda canvas: _rest(canvas, printed, look, sheet, number))
    _foot(canvas, printed, look)
    if printed.void:
        _void(canvas, printed, look)


def _rest(canvas: SheetCanvas, printed: Printed, look: Look, sheet: Placed, number: int | None = None) -> None:
    """What stands below the name: the words, by their number where others have them too, and who signs."""
    canvas.stamp(("rule", printed.design, sheet.rule), lambda canvas: canvas.raw("\n".join(look.rule(sheet.rule))))
    blocks = sheet.body.blocks
    if number is not None:
        with canvas.tags.mark("P", said=sheet.body.said):
            key = ("body", printed.design, number, sheet.rule)
            canvas.stamp(key, lambda canvas: _draw_blocks(canvas, blocks))
    else:
        _draw_blocks(canvas, blocks, printed.language)
    _signatures(canvas, printed, look)


def _draw_blocks(canvas: SheetCanvas, blocks: Iterable[Block], usual: str = "") -> None:
    """Draw them; a screen reader is told of those that are not in the usual language."""
    for block in blocks:
        spoken = LANGUAGE_TAGS[block.language] if usual and block.language not in ("", usual) else ""
        if block.strokes:
            with canvas.tags.artifact():
                canvas.raw("\n".join(block.strokes))
        with canvas.tags.mark("P", said=block.told, spoken=spoken):
            _draw_lines(canvas, block.lines)


def _draw_lines(canvas: SheetCanvas, lines: Iterable[Line]) -> None:
    for x, y, words, style, align, room, least, rtl in lines:
        text.draw(canvas, x, y, words, style, align, max_width=room, min_size=least, rtl=rtl)


# -- the head: logo, owner, title -------------------------------------------------------------------------------


def _head(canvas: SheetCanvas, printed: Printed, look: Look, sheet: Placed, programme: str) -> None:
    """What all sheets of a kind share: ornaments, logo, owner and title."""
    signatories = len(printed.content.signatories)

    def paint(canvas: SheetCanvas) -> None:
        for form, (x, y) in ornaments(printed.design, printed.kind, signatories):
            canvas.place(form, x, y)
        _panel(canvas, look, programme)
        _draw_lines(canvas, sheet.head)

    with canvas.tags.mark("H1", said=", ".join(line.words for line in sheet.head if line.words)):
        canvas.stamp(("head", printed.design, printed.kind, sheet.heading, programme, sheet.logo, signatories), paint)
    if printed.logo is not None:
        with canvas.tags.mark("Figure", alt=_("Logo: {owner}").format(owner=sheet.heading[0]).rstrip(": ")):
            wide, high = sheet.logo
            x = look.middle - wide / 2 if look.corner is None else look.corner - wide
            draw_picture(canvas, printed.logo, x, look.top - high, wide, high)


@lru_cache(maxsize=50)
def head_lines(
    design: Design, owner: str, titles: tuple[str, ...], leads: tuple[str, ...], logo: tuple[float, float]
) -> tuple[Line, ...]:
    """Owner, title and the line above the name, below the logo; a second language stands below its title."""
    look = LOOKS[design]
    to_owner, to_title, to_lead, _to_name = look.gaps
    y, room = look.top, look.room
    if look.corner is None:
        y -= logo[1] + to_owner if logo[1] else look.logo[1] * 0.6
    elif logo[1]:
        room -= logo[0] + 5 * MM
    found = []

    def add(gap: float, words: str, style: Style, least: float, room: float) -> None:
        nonlocal y
        y -= gap + style.size * CAPITAL
        found.append(Line(look.x, y, words, style, look.align, room, least))

    add(0, owner.upper(), look.owner, 7, room)
    title = look.title.sized(look.title.size * 0.88) if titles[1:] else look.title
    together = titles[1:] and look.titles_together
    add(to_title, "  ·  ".join(titles) if together else titles[0], title, 18, max(look.room, look.abreast))
    for second in () if together else titles[1:]:
        add(11, second, look.second_title, 10, look.room)
    add(to_lead, "  ·  ".join(leads), look.lead, 8, look.room)
    return tuple(found)


def _logo_size(logo: bytes | None, look: Look) -> tuple[float, float]:
    return (0.0, 0.0) if logo is None else fit_picture(picture(logo), *look.logo)


def _panel(canvas: SheetCanvas, look: Look, programme: str) -> None:
    """The programme, on the panel of a design that has one."""
    if look.panel is None:
        return
    x, y, room = look.panel
    style = _PANEL_TITLE
    while len(lines := text.wrap(text.one_line(programme), style, room)) > _PANEL_LINES and style.size > 10:
        style = style.sized(style.size - 1)
    if lines[_PANEL_LINES:]:
        lines = [*lines[: _PANEL_LINES - 1], text.ellipsis(" ".join(lines[_PANEL_LINES - 1 :]), style, room)]
    for words in lines:
        text.draw(canvas, x, y, words, style)
        y -= style.line


# -- the name ---------------------------------------------------------------------------------------------------


def _name(name: str, native: str, design: Design, y: float) -> tuple[Block, Block, float]:
    """The name, large, in one line or two, and in its own script below; and where the ornament under it lies."""
    look = LOOKS[design]
    lines, style = _fitted(name, look)
    y -= look.gaps[3] + style.size * CAPITAL
    large = tuple(
        Line(look.x, y - place * style.line, line, style, look.align, look.room) for place, line in enumerate(lines)
    )
    y = large[-1].y
    own: tuple[Line, ...] = ()
    if native:
        y -= 14 + look.native.size * CAPITAL
        own = (Line(look.x, y, native, look.native, look.align, look.room, 9),)
    return Block(large), Block(own), y - 15


def _fitted(name: str, look: Look) -> tuple[list[str], Style]:
    """The name in one line or two, as large as it fits."""
    lines, style = text.fit(name, look.name, look.room, _BREAK_NAME, _LEAST_NAME)
    larger = _TWO_LINES
    while len(lines) > 1 and larger > style.size:
        again, large = text.fit(name, look.name, look.room, larger, larger)
        if len(again) == 2 and not again[1].endswith("…"):
            return again, large
        larger -= 1
    return lines, style


def is_cut(name: str, design: Design) -> bool:
    """Whether a name is too long even for two lines of the smallest size, and ends in "…" on paper."""
    return len(name) > _NAME_ALWAYS_FITS and _fitted(name, LOOKS[design])[0][-1].endswith("…")


# -- who signs, and the foot ------------------------------------------------------------------------------------


def _signatures(canvas: SheetCanvas, printed: Printed, look: Look) -> None:
    who = printed.content.signatories[:2]
    if not who:
        return
    scans = (*printed.signatures, None, None)[: len(who)]
    said = ". ".join(", ".join(part for part in (each.name, each.title) if part) for each in who)

    def paint(canvas: SheetCanvas) -> None:
        for x, each, scan in zip(_places(look, printed.kind, len(who)), who, scans, strict=True):
            _signature(canvas, look, x, each, scan)

    with canvas.tags.mark("P", said=said):
        canvas.stamp(("signatures", printed.design, printed.kind, who, scans), paint)


def _places(look: Look, kind: CertificateKind, count: int) -> tuple[float, ...]:
    """Where those who sign stand; a single one moves aside only for the seal of a diploma."""
    if count == 1 and kind is not CertificateKind.DIPLOMA and look.align == "center":
        return (look.middle,)
    return look.signs[count]


def _signature(canvas: SheetCanvas, look: Look, x: float, who: Signs, scan: bytes | None) -> None:
    """A line to sign on with name and title below, and the scanned signature above where there is one."""
    wide, y = look.line, look.sign
    left = x - wide / 2 if look.align == "center" else x
    canvas.raw("\n".join((pen(INK, 0.5), stroke(left, y, left + wide, y))))
    if scan is not None:
        across, high = fit_picture(picture(scan), wide * 0.8, 15 * MM)
        start = x - across / 2 if look.align == "center" else x
        draw_picture(canvas, scan, start, y + 1, across, high, see_through=True)
    y -= 13
    text.draw(canvas, x, y, who.name, look.signer, look.align, max_width=wide + 8, min_size=7)
    lines, style = _title(text.one_line(who.title), look.signer_title, wide + 30)
    for words in lines:
        y -= style.line
        text.draw(canvas, x, y, words, style, look.align)


def _title(words: str, style: Style, room: float) -> tuple[list[str], Style]:
    """What somebody who signs is, in two lines at most."""
    lines = text.wrap(words, style, room) if words else []
    while lines[2:] and style.size > 6.5:
        style = style.sized(style.size - 0.5)
        lines = text.wrap(words, style, room)
    return ([lines[0], text.ellipsis(" ".join(lines[1:]), style, room)] if lines[2:] else lines), style


def _foot(canvas: SheetCanvas, printed: Printed, look: Look) -> None:
    """Place, date and number; a draft says loudly what it is."""
    lines = ("    |    ".join(printed.foot),) if look.abreast and printed.foot else printed.foot
    y = look.foot + (len(lines) - 1) * look.foot_style.line
    if lines:
        with canvas.tags.mark("P"):
            for words in lines:
                if look.on_border:
                    half = min(text.width(words, look.foot_style), look.room) / 2 + 11
                    frame = box(look.x - half, y - 6.5, 2 * half, 19, "B")
                    canvas.raw(f"{fill(WHITE)} {pen(ACCENT, 0.8)} {frame}")
                text.draw(canvas, look.x, y, words, look.foot_style, look.align, max_width=look.room, min_size=6)
                y -= look.foot_style.line
    if not printed.number:
        with canvas.tags.mark("P"):
            text.draw(canvas, look.middle, look.page[1] - 5.5 * MM, _("DRAFT – not issued"), _DRAFT, "center")


def _void(canvas: SheetCanvas, printed: Printed, look: Look) -> None:
    """Say across the whole sheet that it is void, in outlines that leave it readable; and at the top since when."""
    words = []
    for each in printed.words:
        with i18n.speaking(each.language):
            words.append(_("VOID"))
    said, (wide, high) = "  ·  ".join(words), look.page
    style = _VOID.sized(min(_VOID.size, _VOID.size * 0.8 * hypot(wide, high) / text.width(said, _VOID)))
    slope, red = atan2(high, wide), text.colour(VOID_RED).rgb()
    turn = f"{cos(slope):.4f} {sin(slope):.4f} {-sin(slope):.4f} {cos(slope):.4f} {wide / 2:.2f} {high / 2:.2f} cm"
    with canvas.tags.artifact():
        canvas.raw("q {} 1 Tr 2 w {:.3f} {:.3f} {:.3f} RG".format(turn, *red))
        text.draw(canvas, 0, -style.size * CAPITAL / 2, said, style, "center")
        canvas.raw("Q")
    with canvas.tags.mark("P"):
        told = f"{said}  –  {printed.void}"
        text.draw(canvas, look.middle, high - 5.5 * MM, told, _TOLD_VOID, "center", max_width=wide - 20 * MM, min_size=6)
