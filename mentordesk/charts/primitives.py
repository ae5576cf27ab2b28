"""A picture as a short list of shapes, so that the screen and the paper draw the same chart."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

Align = Literal["left", "center", "right"]
Value = str | int | float
"""What stands in a cell of the table beside a chart, as a spreadsheet is to get it."""


class Role(StrEnum):
    """What a shape stands for; the painter knows its colour on its ground."""

    VALUE = "value"
    """What was counted."""
    OTHER = "other"
    """What was counted beside it: the second of two things."""
    HEAT = "heat"
    """A share: the stronger the more. Text stands on it."""
    MISSED = "missed"
    """What was to be and was not: a pale ground with a cross."""
    CROSS = "cross"
    PLAN = "plan"
    """What it is held against: an outline, so that it differs from the value in grey too."""
    GRID = "grid"
    AXIS = "axis"
    LABEL = "label"
    """Text on the ground."""
    QUIET = "quiet"
    """Text of less weight: the scale."""
    ON_VALUE = "on_value"
    """Text on a value."""


class Look(StrEnum):
    """How a rectangle is drawn: what differs in colour differs in this too."""

    FILLED = "filled"
    OUTLINE = "outline"
    HATCHED = "hatched"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle from its upper left corner; `strength` from 0 to 1 is how much of its colour it has."""

    x: float
    y: float
    width: float
    height: float
    role: Role
    look: Look = Look.FILLED
    radius: float = 0
    strength: float = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    width: float = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text on its baseline; `x` is its left edge, middle or right edge by `align`.

    It is cut to its `room`, if one is given; words of ours need none, names do.
    """

    x: float
    y: float
    text: str
    size: float
    role: Role = Role.LABEL
    align: Align = "left"
    bold: bool = False
    room: float | None = None


Shape = Rect | Line | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place to point at: what it is called, what it says, and what it opens, in the words of the chart's builder.

    Marks stand in rows and columns, as in the table of the chart: so the arrow keys and a screen reader go through them.
    """

    row: int
    column: int
    x: float
    y: float
    width: float
    height: float
    name: str
    value: str
    link: str = ""

    @property
    def words(self) -> str:
        """The name and the value."""
        return f"{self.name}: {self.value}" if self.value else self.name

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Shapes on a ground of a size; `y` counts downwards. What comes later lies on top."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...] = ()

    def at(self, x: float, y: float) -> Mark | None:
        """The topmost mark at a point."""
        return next((mark for mark in reversed(self.marks) if mark.holds(x, y)), None)


class Row(NamedTuple):
    """A line of the table: as it is read, as a spreadsheet gets it, and what it opens."""

    texts: tuple[str, ...]
    values: tuple[Value, ...]
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture, what it says in one sentence, and its figures as a table with a head."""

    picture: Picture
    sentence: str
    head: tuple[str, ...]
    lines: tuple[Row, ...]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table as it is read."""
        return tuple(line.texts for line in self.lines)
