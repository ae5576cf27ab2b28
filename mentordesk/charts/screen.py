"""Paints the shapes of a chart in a window."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from mentordesk.charts.primitives import Line, Look, Picture, Rect, Role, Text

STRIPES = 5.0
"""How far apart the strokes of a hatched bar are."""


def paint(painter: QPainter, picture: Picture, colours: Mapping[Role, QColor]) -> None:
    """Draw the picture at the painter's origin, in the colours of the theme; sizes are pixels, texts too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in picture.shapes:
        match shape:
            case Rect():
                _rect(painter, shape, colours[shape.role])
            case Line():
                painter.setPen(QPen(colours[shape.role], shape.width))
                painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
            case Text():
                _text(painter, shape, colours[shape.role])
    painter.restore()


def _rect(painter: QPainter, shape: Rect, colour: QColor) -> None:
    area = QRectF(shape.x, shape.y, shape.width, shape.height)
    radius = max(0.0, min(shape.radius, shape.height / 2, shape.width / 2))
    colour = QColor(colour)
    colour.setAlphaF(colour.alphaF() * shape.strength)
    filled = shape.look is Look.FILLED
    if shape.look is Look.HATCHED:
        _stripes(painter, area, colour)
    painter.setPen(QPen(Qt.PenStyle.NoPen) if filled else QPen(colour, 1))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, radius, radius)


def _stripes(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Strokes from the lower left to the upper right; Qt's own pattern is too coarse and does not grow with the screen."""
    path = QPainterPath()
    x = area.left() - area.height()
    while x < area.right():
        path.moveTo(x, area.bottom())
        path.lineTo(x + area.height(), area.top())
        x += STRIPES
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.strokePath(path, QPen(colour, 1.2))
    painter.restore()


def _text(painter: QPainter, shape: Text, colour: QColor) -> None:
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(shape.size)))
    font.setBold(shape.bold)
    metrics, words = QFontMetricsF(font), shape.text
    if shape.room is not None:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, shape.room))
    x = shape.x - metrics.horizontalAdvance(words) * {"left": 0.0, "center": 0.5, "right": 1.0}[shape.align]
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(x, shape.y), words)
    painter.restore()
