"""Paints the shapes of a chart on a page."""

from collections.abc import Mapping
from typing import Protocol

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from mentordesk.charts.primitives import Align, Line, Picture, Rect, Role, Text

COLOURS: Mapping[Role, str] = {
    Role.VALUE: "#14646E",
    Role.PLAN: "#868F9B",
    Role.GRID: "#E3E6EA",
    Role.AXIS: "#868F9B",
    Role.LABEL: "#1A222C",
    Role.QUIET: "#515C69",
}
"""Of the light theme, which is the one that is printed."""


class Writer(Protocol):
    """Writes one line of text on the page: the reports do it with their embedded fonts."""

    def __call__(self, x: float, y: float, text: str, /, *, size: float, bold: bool, colour: str, align: Align) -> object:
        """`y` is the baseline, from the bottom of the page."""


def paint(canvas: Canvas, picture: Picture, x: float, y: float, write: Writer) -> None:
    """Draw the picture with its lower left corner at a point of the page."""
    top = y + picture.height
    for shape in picture.shapes:
        match shape:
            case Rect(role=Role.SPOT):
                pass
            case Rect():
                _rect(canvas, shape, x, top)
            case Line():
                canvas.setStrokeColor(HexColor(COLOURS[shape.role]))
                canvas.setLineWidth(0.5)
                canvas.line(x + shape.x1, top - shape.y1, x + shape.x2, top - shape.y2)
            case Text():
                colour = COLOURS[shape.role]
                where = x + shape.x, top - shape.y
                write(*where, shape.text, size=shape.size, bold=shape.bold, colour=colour, align=shape.align)


def _rect(canvas: Canvas, shape: Rect, x: float, top: float) -> None:
    """What was counted is filled; a plan is an outline."""
    place = x + shape.x, top - shape.y - shape.height, shape.width, shape.height
    colour = HexColor(COLOURS[shape.role])
    canvas.setLineWidth(0.7)
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour)
    filled = int(shape.role is Role.VALUE)
    canvas.roundRect(*place, min(shape.radius, shape.height / 2, shape.width / 2), stroke=1 - filled, fill=filled)
