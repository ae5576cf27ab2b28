"""Places what stands below the name on a certificate: running text in one language or two, figures, days of training."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple

from mentordesk.domain.certificate_content import Figure
from mentordesk.domain.certificate_words import Words
from mentordesk.domain.designs import Design
from mentordesk.reports import text
from mentordesk.reports.certificate_designs import LOOKS, Look
from mentordesk.reports.certificate_ornaments import line as stroke
from mentordesk.reports.certificate_ornaments import pen
from mentordesk.reports.sheet import GOLD, MM
from mentordesk.reports.text import Style

CAPITAL = 0.715
"""The height of a capital letter in parts of the size: spaces are measured from there."""
_BODY, _THANKS, _TILES, _DAYS = 22, 17, 24, 14
"""Usual spaces above running text, closing line, figures, and the days of training."""
_PARTING = 9
"""What two languages below each other take more, for the stroke between them."""
_AIRY, _COMFORT, _TIGHTEST = 0.9, 0.87, 0.5
"""The text shrinks to a part of its size before the spaces lose their air; then these shrink, and then the text again."""
_LEAST = 7
_BETWEEN = 11 * MM
"""The space between two languages that stand abreast."""


class Line(NamedTuple):
    """A line of words in its place; wider than its `room` it shrinks down to the size `least`."""

    x: float
    y: float
    words: str
    style: Style
    align: Literal["left", "center", "right"]
    room: float
    least: float = 6.5
    rtl: bool | None = None


class Block(NamedTuple):
    """Lines that belong together, and the strokes between them; the `language` of running text."""

    lines: tuple[Line, ...]
    strokes: tuple[str, ...] = ()
    language: str = ""

    @property
    def said(self) -> str:
        """The words in one sentence."""
        return " ".join(line.words for line in self.lines)

    @property
    def told(self) -> str:
        """What a screen reader is told beside the lines: drawn, they have no blank between them, and may run leftwards."""
        return self.said if len(self.lines) > 1 or text.has_rtl(self.said) else ""


class Arranged(NamedTuple):
    """Everything in its place, and all that is said there; `cut`: the text was too long even in the smallest size."""

    blocks: tuple[Block, ...]
    said: str
    cut: bool


@lru_cache(maxsize=200)
def arranged(design: Design, words: tuple[Words, ...], top: float, floor: float) -> Arranged:
    """The words between two heights, as large as the room allows. Kept, because many certificates say the same."""
    look = LOOKS[design]
    flow, room = _Flow(look, words), top - floor
    while flow.height(_AIRY) > room and flow.style.size > _COMFORT * look.body.size:
        flow.shrink()
    while flow.height(_TIGHTEST) > room and flow.style.size > _LEAST:
        flow.shrink()
    cut = flow.height(_TIGHTEST) > room
    if cut:
        flow.cut(room)
    fixed, usual = flow.height(0), flow.height(1)
    scale = (room - fixed) / max(usual - fixed, 1)
    blocks = flow.blocks(top, min(max(scale, _TIGHTEST), look.widest))
    return Arranged(blocks, " ".join(block.said for block in blocks), cut)


class _Flow:
    """The parts, measured first and placed then."""

    def __init__(self, look: Look, words: tuple[Words, ...]) -> None:
        self._look, self._words = look, words
        self._abreast = look.abreast > 0 and len(words) > 1
        self._measure = (look.abreast - _BETWEEN) / 2 if self._abreast else look.measure
        self._days = "  ·  ".join(
            f"{' / '.join(each.label for each in alike)} {alike[0].value}"
            for alike in zip(*(each.attended for each in words), strict=False)
        )
        self._set(look.body)

    def _set(self, style: Style) -> None:
        """Wrap the words for running text in this style; the closing line is never larger."""
        look = self._look
        self.style, self._quiet = style, look.thanks.sized(min(look.thanks.size, style.size))
        wrap = even if look.align == "center" else text.wrap
        self._bodies = [wrap(each.body, style, self._measure) if each.body else [] for each in self._words]
        self._thanks = [
            text.wrap(each.thanks, self._quiet, self._measure)[:2] if each.thanks else [] for each in self._words
        ]  # fmt: skip

    def shrink(self) -> None:
        """Half a point smaller."""
        self._set(self.style.sized(self.style.size - 0.5))

    def cut(self, room: float) -> None:
        """Leave out lines at the end until it fits, with an ellipsis."""
        most = max(map(len, self._bodies))
        while most > 1 and self.height(_TIGHTEST) > room:
            most -= 1
            self._bodies = [
                [*body[: most - 1], text.ellipsis(f"{body[most - 1]} …", self.style, self._measure)]
                if len(body) > most else body
                for body in self._bodies
            ]  # fmt: skip

    def height(self, scale: float) -> float:
        """The height of all with the spaces scaled."""
        columns = [self._column(place, scale) for place in range(len(self._words))]
        high = scale * _BODY + (
            max(columns) if self._abreast else sum(columns) + (len(columns) - 1) * (scale * _BODY + _PARTING)
        )
        if tall := self._tiles():
            high += scale * _TILES + tall
        return high + (scale * _DAYS + self._look.small.line if self._days else 0)

    def _column(self, place: int, scale: float) -> float:
        """The height of running text and closing line in one language."""
        body, thanks = self._bodies[place], self._thanks[place]
        high = len(body) * self.style.line
        return high + (scale * _THANKS + len(thanks) * self._quiet.line if thanks else 0)

    def _tiles(self) -> float:
        look, figures = self._look, self._words[0].figures
        return look.value.size * CAPITAL + 5 + len(self._words) * look.label.line if figures else 0

    def blocks(self, top: float, scale: float) -> tuple[Block, ...]:
        """All in their places below `top`."""
        found: list[Block] = []
        y = self._texts(found, top - scale * _BODY, scale)
        look = self._look
        if self._words[0].figures:
            y -= scale * _TILES
            found.append(tiles(look, [each.figures for each in self._words], y))
            y -= self._tiles()
        if self._days:
            y -= scale * _DAYS + look.small.size * CAPITAL
            found.append(Block((Line(look.x, y, self._days, look.small, look.align, look.room),)))
        return tuple(found)

    def _texts(self, found: list[Block], top: float, scale: float) -> float:
        """The running text of each language with its closing line; returns where the lowest ends."""
        y = lowest = top
        middle = self._look.middle
        for place in range(len(self._words)):
            first, begun = len(found), top if self._abreast else y
            y = self._place_column(found, place, begun, scale)
            lowest = min(lowest, y)
            if place and not self._abreast:
                above = begun + (scale * _BODY + _PARTING) / 2
                found[first] = found[first]._replace(
                    strokes=(pen(GOLD, 0.5), stroke(middle - 14, above, middle + 14, above))
                )
            y -= scale * _BODY + _PARTING
        if self._abreast and found:
            found[0] = found[0]._replace(strokes=(pen(GOLD, 0.5), stroke(middle, top, middle, lowest)))
        return lowest

    def _place_column(self, found: list[Block], place: int, y: float, scale: float) -> float:
        x = self._look.x
        if self._abreast:
            step = self._measure + _BETWEEN
            x += (place - 0.5) * step if self._look.align == "center" else place * step
        thanks = (self._thanks[place], self._quiet, scale * _THANKS)
        for lines, style, gap in ((self._bodies[place], self.style, 0.0), thanks):
            if lines:
                y -= gap
                paragraph = self._paragraph(lines, style, x, y)
                found.append(paragraph._replace(language=self._words[place].language))
                y -= len(lines) * style.line
        return y

    def _paragraph(self, lines: Sequence[str], style: Style, x: float, y: float) -> Block:
        """Lines from the height of the first one's capitals down; right to left where the words are."""
        rtl = text.is_rtl(" ".join(lines))
        align: Literal["left", "center", "right"] = self._look.align
        if rtl and align == "left":
            x, align = x + self._measure, "right"
        y -= style.size * CAPITAL
        placed = (
            Line(x, y - place * style.line, words, style, align, self._measure + 1, rtl=rtl)
            for place, words in enumerate(lines)
        )
        return Block(tuple(placed))


def even(words: str, style: Style, room: float) -> list[str]:
    """The text in as few lines as it takes, none of them much shorter than the others."""
    lines = text.wrap(words, style, room)
    while 1 < len(lines) < 9 and len(narrower := text.wrap(words, style, room - 6 * MM)) == len(lines):
        lines, room = narrower, room - 6 * MM
    return lines


def tiles(look: Look, figures: Sequence[Sequence[Figure]], y: float) -> Block:
    """The figures in a row, each above what it counts in one language or two, with fine strokes between them."""
    count = len(figures[0])
    wide = min(look.room / count, 46 * MM)
    left = look.x - wide * count / 2 if look.align == "center" else look.x
    base = y - look.value.size * CAPITAL
    lowest = base - 5 - len(figures) * look.label.line
    lines, strokes = [], [pen(GOLD, 0.5)]
    for place in range(count):
        start = left + place * wide
        x = start + wide / 2 if look.align == "center" else start + (10 if place else 0)
        if place:
            strokes.append(stroke(start, y + 2, start, lowest + 2))
        lines.append(Line(x, base, figures[0][place].value, look.value, look.align, wide - 14, 8))
        label = base - 5 - look.label.size * CAPITAL
        for language, each in enumerate(figures):
            style = replace(look.label, weight="italic") if language else look.label
            lines.append(Line(x, label, each[place].label, style, look.align, wide - 12, 5.5))
            label -= style.line
    return Block(tuple(lines), tuple(strokes))
