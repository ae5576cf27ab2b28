"""Lets work that the first picture does not need wait until the picture is there."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_PAINT = QEvent.Type.Paint


class _Waiting(QObject):
    """A child of the widget that hears of its next paint event. A timer alone would not do: it fires before it."""

    def __init__(self, widget: QWidget, call: Callable[[], object]) -> None:
        super().__init__(widget)
        self._call = call
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == _PAINT:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self.deleteLater()
        self._call()


def after_next_paint(widget: QWidget, call: Callable[[], object]) -> None:
    """Call as soon as the widget has been painted once more and the program is idle; never if the widget goes first."""
    _Waiting(widget, call)
