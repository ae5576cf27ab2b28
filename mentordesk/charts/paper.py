"""Paints the shapes of a chart on a page."""

from collections.abc import Mapping
from typing import Protocol

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from mentordesk.charts.primitives import Align, Line, Look, Picture, Rect, Role, Text

COLOURS: Mapping[Role, str] = {
    Role.VALUE: "#14646E",
    Role.OTHER: "#C77700",
    Role.HEAT: "#89B1B6",
    Role.MISSED: "#FBE6E4",
    Role.CROSS: "#B3261E",
    Role.PLAN: "#868F9B",
    Role.GRID: "#E3E6EA",
    Role.AXIS: "#868F9B",
    Role.LABEL: "#1A222C",
    Role.QUIET: "#515C69",
    Role.ON_VALUE: "#FFFFFF",
}
"""Of the light theme, which is the one that is printed."""
STRIPES = 3.0
"""How far apart the strokes of a hatched bar are."""


class Writer(Protocol):
    """Writes one line of text on the page: the reports do it with their embedded fonts."""

    def __call__(
        self, x: float, y: float, text: str, /, *, size: float, bold: bool, colour: str, align: Align, room: float | None
    ) -> object:
        """`y` is the baseline, from the bottom of the page; the text is cut to its `room`, if it has one."""


def paint(canvas: Canvas, picture: Picture, x: float, y: float, write: Writer) -> None:
    """Draw the picture with its lower left corner at a point of the page."""
    top = y + picture.height
    for shape in picture.shapes:
        match shape:
            case Rect():
                _rect(canvas, shape, x, top)
            case Line():
                canvas.setStrokeColor(HexColor(COLOURS[shape.role]))
                canvas.setLineWidth(0.5 * shape.width)
                canvas.line(x + shape.x1, top - shape.y1, x + shape.x2, top - shape.y2)
            case Text():
                colour = COLOURS[shape.role]
                where = x + shape.x, top - shape.y
                look = {"size": shape.size, "bold": shape.bold}
                write(*where, shape.text, colour=colour, align=shape.align, room=shape.room, **look)  # type: ignore[arg-type]


def _rect(canvas: Canvas, shape: Rect, x: float, top: float) -> None:
    place = x + shape.x, top - shape.y - shape.height, shape.width, shape.height
    colour = _paler(COLOURS[shape.role], shape.strength)
    canvas.setLineWidth(0.7)
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour)
    filled = int(shape.look is Look.FILLED)
    if shape.look is Look.HATCHED:
        _stripes(canvas, *place)
    radius = max(0, min(shape.radius, shape.height / 2, shape.width / 2))
    canvas.roundRect(*place, radius, stroke=1 - filled, fill=filled)


def _paler(code: str, strength: float) -> HexColor:
    """The colour on white: the PDF gets no transparency, which old printers and archives dislike."""
    parts = (int(code[place : place + 2], 16) for place in (1, 3, 5))
    return HexColor("#" + "".join(f"{round(255 - (255 - part) * strength):02X}" for part in parts))


def _stripes(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.saveState()
    area = canvas.beginPath()
    area.rect(x, y, width, height)
    canvas.clipPath(area, stroke=0, fill=0)
    at = x - height
    while at < x + width:
        canvas.line(at, y, at + height, y + height)
        at += STRIPES
    canvas.restoreState()
