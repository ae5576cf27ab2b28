"""A picture as a short list of shapes, so that the screen and the paper draw the same chart."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Align = Literal["left", "center", "right"]


class Role(StrEnum):
    """What a shape stands for; the painter knows its colour on its ground."""

    VALUE = "value"
    """What was counted."""
    PLAN = "plan"
    """What it is held against: an outline, so that it differs from the value in grey too."""
    GRID = "grid"
    AXIS = "axis"
    LABEL = "label"
    """Text on the ground."""
    QUIET = "quiet"
    """Text of less weight: the scale."""
    SPOT = "spot"
    """Nothing to see: a place to point at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle from its upper left corner; `link` is what to open, in the words of the chart's builder."""

    x: float
    y: float
    width: float
    height: float
    role: Role
    radius: float = 0
    tooltip: str = ""
    link: str = ""

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text on its baseline; `x` is its left edge, middle or right edge by `align`."""

    x: float
    y: float
    text: str
    size: float
    role: Role = Role.LABEL
    align: Align = "left"
    bold: bool = False


Shape = Rect | Line | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Shapes on a ground of a size; `y` counts downwards. What comes later lies on top."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def at(self, x: float, y: float) -> Rect | None:
        """The topmost rectangle at a point that has something to say or to open."""
        for shape in reversed(self.shapes):
            if isinstance(shape, Rect) and (shape.tooltip or shape.link) and shape.holds(x, y):
                return shape
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture, what it says in one sentence, and its figures as a table with a head."""

    picture: Picture
    sentence: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
