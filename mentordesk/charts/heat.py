"""The chart of attendance by pair and month: a line for each pair, or for many pairs one for those that missed as much."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from mentordesk.charts import measures
from mentordesk.charts.measures import Entry
from mentordesk.charts.primitives import Chart, Line, Look, Mark, Picture, Rect, Role, Row, Shape, Text, Value
from mentordesk.domain.breakdowns import MISSED_MOST, Band, MonthOfRound, MonthState, NamedPair
from mentordesk.domain.figures import percent_text, share
from mentordesk.domain.months import Month
from mentordesk.i18n import _, ngettext, number_text, pgettext

MOST_PAIRS = 40
"""More pairs than these are drawn as bands: a line for each could no longer be read."""


_BAND = "missed-"
_HIGHEST = 2.6
"""The most a line is high, in sizes of the text, however much room there is."""


class Part(NamedTuple):
    """What a link says: a pair (its id) or a band (`missed-2`), and a month; any of the two may be left out."""

    who: str = ""
    month: str = ""

    @classmethod
    def parse(cls, link: str) -> "Part":
        """From the link of a mark."""
        who, _slash, month = link.partition("/")
        return cls(who, month)

    @property
    def band(self) -> str | None:
        """The key of the band; None where it is a pair."""
        return self.who.removeprefix(_BAND) if self.who.startswith(_BAND) else None


class _Cell(NamedTuple):
    """A month of a line: how it is drawn, its figure, and what it says."""

    state: MonthState
    part: float | None
    text: str
    words: str


class _Line(NamedTuple):
    """A pair or a band: its name, its key for links, its cells by month, and what stands at the right."""

    name: str
    key: str
    cells: tuple[_Cell, ...]
    told: str
    words: str


class _Sheet(NamedTuple):
    """What the picture is drawn on: what the numbers at the right are called, the legend, and the sizes."""

    told: str
    entries: Sequence[Entry]
    width: float
    height: float
    size: float


class _Frame(NamedTuple):
    """Where the cells stand."""

    left: float
    top: float
    wide: float
    high: float
    size: float


def height(lines: int, size: float) -> float:
    """How high the chart is best for so many pairs or bands, in sizes of its text."""
    return size * (5.4 + lines * (1.75 if lines > 12 else 2.2))


def of_pairs(
    pairs: Sequence[NamedPair], months: Sequence[MonthOfRound], width: float, height: float, text_size: float = 9
) -> Chart:
    """A line for each pair that has a plan, those that missed most first. A link is `12/2027-03`, or only one of both."""
    shown = [pair for pair in pairs if pair.months.planned or pair.months.held]
    shown.sort(key=lambda pair: -pair.months.missed)
    lines = [_of_pair(pair, months) for pair in shown]
    due = [pair.months.missed for pair in shown if pair.months.due]
    table = tuple(_row(pair, line, months) for pair, line in zip(shown, lines, strict=True))
    head = (pgettext("heading", "Pair"), *(each.month.label for each in months), _("Months missed"))
    sheet = _Sheet(pgettext("months", "Met"), _states(text_size), width, height, text_size)
    picture = _picture(lines, months, sheet)
    return Chart(picture=picture, sentence=_sentence(due.count(0), len(due)), head=head, lines=table)


def of_bands(
    bands: Sequence[Band], months: Sequence[MonthOfRound], width: float, height: float, text_size: float = 9
) -> Chart:
    """A line for each band of pairs. A link is `2/2027-03`, or only one of both."""
    lines = [_of_band(band, months) for band in bands]
    missed = {band.missed: band.pairs for band in bands if band.missed is not None}
    head = (_("Months missed"), _("Pairs"), *(each.month.label for each in months))
    table = tuple(_band_row(band, line) for band, line in zip(bands, lines, strict=True))
    entries: list[Entry] = [
        (
            (replace(measures.box(Role.HEAT, text_size), strength=part), measures.box(Role.GRID, text_size, Look.OUTLINE)),
            words,
        )
        for part, words in ((1, _("All met")), (0.3, _("Few met")))
    ]
    picture = _picture(lines, months, _Sheet(_("Pairs"), entries, width, height, text_size))
    return Chart(picture=picture, sentence=_sentence(missed.get(0, 0), sum(missed.values())), head=head, lines=table)


# -- what is drawn ------------------------------------------------------------------------------------------------


def _of_pair(pair: NamedPair, months: Sequence[MonthOfRound]) -> _Line:
    known = pair.months
    cells = []
    for each in months:
        state, held = known.state(each.month), known.held.get(each.month, 0)
        cells.append(_Cell(state, None, number_text(held) if held > 1 else "", _state_words(state, held)))
    met = len(known.due) - known.missed
    told = f"{met}/{len(known.due)}" if known.due else ""
    words = _("{met} of {due} months met").format(met=met, due=len(known.due)) if known.due else _("not to meet yet")
    return _Line(pair.name, str(known.id), tuple(cells), told, words)


def _state_words(state: MonthState, held: int) -> str:
    if state is MonthState.HELD:
        return ngettext("{count} meeting held", "{count} meetings held", held).format(count=number_text(held))
    words = {
        MonthState.MISSED: _("no meeting held"),
        MonthState.DUE: _("to come"),
        MonthState.OUT: _("not to meet in this month"),
    }
    return words[state]


def _of_band(band: Band, months: Sequence[MonthOfRound]) -> _Line:
    cells = []
    for each in months:
        pairs, met = band.months.get(each.month, (0, 0))
        if not pairs:
            cells.append(_Cell(MonthState.OUT, None, "", _state_words(MonthState.OUT, 0)))
        elif not each.begun:
            cells.append(_Cell(MonthState.DUE, None, "", _state_words(MonthState.DUE, 0)))
        else:
            part = share(met, pairs)
            words = _("{met} of {pairs} pairs met").format(met=number_text(met), pairs=number_text(pairs))
            cells.append(_Cell(MonthState.HELD, part, percent_text(part), words))
    count = ngettext("{count} pair", "{count} pairs", band.pairs).format(count=number_text(band.pairs))
    return _Line(band_name(band.key), _BAND + band.key, tuple(cells), number_text(band.pairs), count)


def band_name(key: str) -> str:
    """What a band is called, by its key."""
    if not key.isdigit():
        return _("Not to meet yet")
    missed = int(key)
    if missed == 0:
        return _("No month missed")
    if missed >= MISSED_MOST:
        return _("{count} months missed or more").format(count=missed)
    return ngettext("{count} month missed", "{count} months missed", missed).format(count=missed)


def _states(size: float) -> list[Entry]:
    side = size * 0.9
    return [
        ((replace(measures.box(Role.VALUE, size), strength=0.7),), pgettext("meetings", "Held")),
        ((measures.box(Role.MISSED, size), *_cross(0, 0, side, side, size)), pgettext("meetings", "Not held")),
        ((measures.box(Role.PLAN, size, Look.OUTLINE),), _("To come")),
    ]


def _picture(lines: Sequence[_Line], months: Sequence[MonthOfRound], sheet: _Sheet) -> Picture:
    """Names at the left, cells in the middle, what each line comes to at the right."""
    size, width = sheet.size, sheet.width
    left = min(max((measures.wide(line.name, size) for line in lines), default=0) + size, width * 0.38)
    right = max(measures.wide(words, size) for words in (sheet.told, *(line.told for line in lines))) + size * 0.6
    fits = left + measures.legend_width(sheet.entries, size) <= width
    shapes, top = measures.legend(sheet.entries, left if fits else 0, 0, width, size)
    top += size * 2.2
    wide, high = (width - left - right) / max(1, len(months)), (sheet.height - top) / max(1, len(lines))
    frame = _Frame(left, top, max(wide, 1), max(1, min(high, size * _HIGHEST)), size)
    shapes.append(
        Text(x=width, y=top - size * 0.6, text=sheet.told if lines else "", size=size, role=Role.QUIET, align="right")
    )
    marks: list[Mark] = []
    for place, each in enumerate(months):
        shapes += _heading(each.month, place, frame)
        y, high = top - size * 1.8, size * 1.6
        mark = _mark(frame, (0, place + 1), (y, high), each.month.long, _coverage(each), Part(month=each.month.iso))
        marks.append(mark)
    for row, line in enumerate(lines):
        drawn, known = _one_line(line, row, months, frame, width)
        shapes += drawn
        marks += known
    return Picture(width=width, height=sheet.height, shapes=tuple(shapes), marks=tuple(marks))


def _one_line(
    line: _Line, row: int, months: Sequence[MonthOfRound], frame: _Frame, width: float
) -> tuple[list[Shape], list[Mark]]:
    """A pair or a band, and its marks: itself, and its months as far as they are anything to it."""
    size, top = frame.size, frame.top + row * frame.high
    y = top + frame.high / 2 + size * 0.35
    shapes: list[Shape] = [
        Text(x=0, y=y, text=line.name, size=size, room=frame.left - size * 0.6),
        Text(x=width, y=y, text=line.told, size=size, role=Role.QUIET, align="right"),
    ]
    marks = [
        Mark(
            row=row + 1, column=0, x=0, y=top, width=frame.left, height=frame.high, name=line.name, value=line.words,
            link=line.key,
        )
    ]  # fmt: skip
    for place, (cell, each) in enumerate(zip(line.cells, months, strict=True)):
        shapes += _drawn(cell, frame.left + place * frame.wide, top, frame)
        if cell.state is not MonthState.OUT:
            words, part = f"{line.name}, {each.month.long}", Part(line.key, each.month.iso)
            marks.append(_mark(frame, (row + 1, place + 1), (top, frame.high), words, cell.words, part))
    return shapes, marks


def _mark(frame: _Frame, at: tuple[int, int], upright: tuple[float, float], name: str, value: str, part: Part) -> Mark:
    """The mark of a month, in its row and column; `upright` is where it begins and how high it is."""
    x = frame.left + (at[1] - 1) * frame.wide
    return Mark(
        row=at[0], column=at[1], x=x, y=upright[0], width=frame.wide, height=upright[1], name=name, value=value,
        link="/".join(part),
    )  # fmt: skip


def _heading(month: Month, place: int, frame: _Frame) -> Iterator[Shape]:
    """The month above its column; of many only every other, or every third, as there is room."""
    every = max(1, math.ceil(measures.wide("mmm ", frame.size) / frame.wide))
    if place % every == 0:
        x = frame.left + (place + 0.5) * frame.wide
        yield Text(x=x, y=frame.top - frame.size * 0.6, text=month.short, size=frame.size, align="center")


def _drawn(cell: _Cell, x: float, y: float, frame: _Frame) -> Iterator[Shape]:
    """A cell with a small gap around it; what is told apart by colour is so by its form too."""
    gap = min(frame.size * 0.16, frame.wide * 0.08)
    x, y, wide, high = x + gap, y + gap, frame.wide - 2 * gap, frame.high - 2 * gap
    radius = min(frame.size * 0.2, high / 3)
    if cell.state is MonthState.OUT:
        return
    if cell.state is MonthState.DUE:
        yield Rect(x=x + 0.5, y=y + 0.5, width=wide - 1, height=high - 1, role=Role.PLAN, look=Look.OUTLINE, radius=radius)
        return
    if cell.state is MonthState.MISSED:
        yield Rect(x=x, y=y, width=wide, height=high, role=Role.MISSED, radius=radius)
        yield from _cross(x, y, wide, high, frame.size)
        return
    role, on = (Role.VALUE, Role.ON_VALUE) if cell.part is None else (Role.HEAT, Role.LABEL)
    yield Rect(x=x, y=y, width=wide, height=high, role=role, radius=radius, strength=_strength(cell))
    if cell.part is not None:
        yield Rect(x=x, y=y, width=wide, height=high, role=Role.GRID, look=Look.OUTLINE, radius=radius)
    if cell.text and measures.wide(cell.text, frame.size) <= wide:
        middle = y + high / 2 + frame.size * 0.35
        yield Text(x=x + wide / 2, y=middle, text=cell.text, size=frame.size, role=on, align="center")


def _strength(cell: _Cell) -> float:
    """The more the stronger: several meetings in a month more than one, which is calm because there are so many."""
    if cell.part is not None:
        return 0.12 + 0.88 * min(cell.part, 1)
    return 1 if cell.text else 0.7


def _cross(x: float, y: float, wide: float, high: float, size: float) -> tuple[Line, Line]:
    """Two strokes in the middle of a cell."""
    arm = min(wide, high, size) * 0.28
    across, down = x + wide / 2, y + high / 2
    return (
        Line(x1=across - arm, y1=down - arm, x2=across + arm, y2=down + arm, role=Role.CROSS, width=1.4),
        Line(x1=across - arm, y1=down + arm, x2=across + arm, y2=down - arm, role=Role.CROSS, width=1.4),
    )


# -- what is said -------------------------------------------------------------------------------------------------


def _coverage(each: MonthOfRound) -> str:
    if not each.begun:
        return _state_words(MonthState.DUE, 0)
    return _("{met} of {pairs} pairs met").format(met=number_text(each.pairs_met), pairs=number_text(each.pairs))


def _sentence(always: int, pairs: int) -> str:
    if not pairs:
        return _("No month in which pairs were to meet is over yet.")
    words = ngettext(
        "{always} of {pairs} pair has met in every month that is over; {missed} missed a month or more.",
        "{always} of {pairs} pairs have met in every month that is over; {missed} missed a month or more.",
        pairs,
    )
    return words.format(always=number_text(always), pairs=number_text(pairs), missed=number_text(pairs - always))


def _row(pair: NamedPair, line: _Line, months: Sequence[MonthOfRound]) -> Row:
    """The meetings held in each month: 0 where one was missed, a dash where it is to come, nothing where none was to be."""
    texts: list[str] = []
    values: list[Value] = []
    for each in months:
        state = pair.months.state(each.month)
        held = pair.months.held.get(each.month, 0)
        counted = state in (MonthState.HELD, MonthState.MISSED)
        texts.append(number_text(held) if counted else "–" if state is MonthState.DUE else "")
        values.append(held if counted else "")
    missed = pair.months.missed
    return Row((line.name, *texts, number_text(missed)), (line.name, *values, missed), line.key)


def _band_row(band: Band, line: _Line) -> Row:
    texts = tuple(cell.text or ("–" if cell.state is MonthState.DUE else "") for cell in line.cells)
    return Row((line.name, number_text(band.pairs), *texts), (line.name, band.pairs, *texts), line.key)
