"""Paints the shapes of a chart in a window."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from mentordesk.charts.primitives import Line, Picture, Rect, Role, Text


def paint(painter: QPainter, picture: Picture, colours: Mapping[Role, QColor]) -> None:
    """Draw the picture at the painter's origin, in the colours of the theme; sizes are pixels, texts too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in picture.shapes:
        match shape:
            case Rect(role=Role.SPOT):
                pass
            case Rect():
                _rect(painter, shape, colours[shape.role])
            case Line():
                painter.setPen(QPen(colours[shape.role], 1))
                painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
            case Text():
                _text(painter, shape, colours[shape.role])
    painter.restore()


def _rect(painter: QPainter, shape: Rect, colour: QColor) -> None:
    """What was counted is filled; a plan is an outline."""
    filled = shape.role is Role.VALUE
    painter.setPen(QPen(Qt.PenStyle.NoPen) if filled else QPen(colour, 1))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    radius = min(shape.radius, shape.height / 2, shape.width / 2)
    painter.drawRoundedRect(QRectF(shape.x, shape.y, shape.width, shape.height), radius, radius)


def _text(painter: QPainter, shape: Text, colour: QColor) -> None:
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(shape.size)))
    font.setBold(shape.bold)
    wide = QFontMetricsF(font).horizontalAdvance(shape.text)
    x = shape.x - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[shape.align]
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(x, shape.y), shape.text)
    painter.restore()
