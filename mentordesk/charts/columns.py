"""Columns by month, what came about within what was planned: drawn for meetings and for hours alike."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mentordesk.charts import measures
from mentordesk.charts.measures import Entry
from mentordesk.charts.primitives import Line, Look, Mark, Rect, Role, Shape, Text

_MOST_LABELS = 18
"""With more months than this only every other, or every third, is written below the axis."""
_BOLD = 1.1
"""So much wider than plain figures are bold ones."""


class Column(NamedTuple):
    """A month: its name below, what was planned and what came about, `above` in figures, and its mark in words."""

    short: str
    planned: float
    done: float
    above: str
    name: str
    value: str
    link: str


class Area(NamedTuple):
    """The part of a picture in which the columns stand, and the size of its text."""

    top: float
    width: float
    bottom: float
    size: float


class Drawn(NamedTuple):
    """Shapes, and the marks on them."""

    shapes: list[Shape]
    marks: list[Mark]


class _Ground(NamedTuple):
    """Where the columns begin and end, and how high one is."""

    left: float
    upper: float
    lower: float
    scale: float


def draw(columns: Sequence[Column], area: Area, entries: Sequence[Entry], text: Callable[[int], str], row: int = 0) -> Drawn:
    """Columns with a legend above and a scale whose numbers are written by `text`; the marks stand in a row."""
    size = area.size
    most = max((max(each.planned, each.done) for each in columns), default=0)
    step = measures.step(most)
    highest = step * max(1, -int(-most // step))
    left = measures.wide(text(highest), size) + size * 0.8
    shapes, used = measures.legend(entries, left, area.top, area.width - left, size)
    upper, lower = used + size * 1.7, area.bottom - size * 1.9
    ground = _Ground(left, upper, lower, max(lower - upper, 1) / highest)
    shapes += _scale(ground, area, range(0, highest + 1, step), text)
    room = (area.width - left) / max(1, len(columns))
    every = max(1, -(-len(columns) // _MOST_LABELS))
    numbered = all(measures.wide(each.above, size) * _BOLD <= room - size * 0.3 for each in columns if each.above)
    marks = []
    for place, each in enumerate(columns):
        x = left + place * room
        shapes += _column(each if numbered else each._replace(above=""), x, room, ground, size)
        if place % every == 0:
            shapes.append(Text(x=x + room / 2, y=lower + size * 1.5, text=each.short, size=size, align="center"))
        marks.append(_mark(each, row, place, x, room, ground))
    return Drawn(shapes, marks)


def _mark(each: Column, row: int, place: int, x: float, room: float, ground: _Ground) -> Mark:
    high = max(ground.lower - ground.upper, 1)
    return Mark(
        row=row, column=place, x=x, y=ground.upper, width=room, height=high, name=each.name, value=each.value,
        link=each.link,
    )  # fmt: skip


def _scale(ground: _Ground, area: Area, values: range, text: Callable[[int], str]) -> Iterator[Shape]:
    for value in values:
        y, size = ground.lower - value * ground.scale, area.size
        yield Line(x1=ground.left, y1=y, x2=area.width, y2=y, role=Role.GRID if value else Role.AXIS)
        x, below = ground.left - size * 0.6, y + size * 0.35
        yield Text(x=x, y=below, text=text(value), size=size, role=Role.QUIET, align="right")


def _column(each: Column, x: float, room: float, ground: _Ground, size: float) -> Iterator[Shape]:
    """The plan as an outline, what came about as a bar within it, and its number above."""
    wide, middle, radius = min(room * 0.62, size * 5), x + room / 2, size * 0.25
    planned, done = each.planned * ground.scale, each.done * ground.scale
    if planned:
        y = ground.lower - planned
        yield Rect(x=middle - wide / 2, y=y, width=wide, height=planned, role=Role.PLAN, look=Look.OUTLINE, radius=radius)
    if done:
        inner, y = wide * 0.74, ground.lower - done
        yield Rect(x=middle - inner / 2, y=y, width=inner, height=done, role=Role.VALUE, radius=radius)
    if each.above:
        y = ground.lower - max(planned, done) - size * 0.4
        yield Text(x=middle, y=y, text=each.above, size=size, align="center", bold=True)
