"""Puts a small window below the field that opened it, and within the screen."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

_GAP = 2


def place(size: QRect, field: QRect, screen: QRect) -> QPoint:
    """Where the small window begins: below the field, above it where there is no room below, and never off the screen."""
    left = max(screen.left(), min(field.left(), screen.right() + 1 - size.width()))
    below, above = field.bottom() + 1 + _GAP, field.top() - _GAP - size.height()
    if below + size.height() <= screen.bottom() + 1 or above < screen.top():
        return QPoint(left, max(screen.top(), min(below, screen.bottom() + 1 - size.height())))
    return QPoint(left, above)


def open_below(popup: QWidget, field: QWidget) -> None:
    """Show a popup at its field."""
    popup.adjustSize()
    where = QRect(field.mapToGlobal(QPoint(0, 0)), field.size())
    popup.move(place(popup.rect(), where, field.screen().availableGeometry()))
    popup.show()
