"""Does slow preparation for a list in small steps while nobody touches it."""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_QUIET = 600
"""Milliseconds without a change of the list before it begins."""
_STEP = 0.008
"""Seconds of work before the window is looked after again."""


class Idle(QObject):
    """Begins a piece of work anew whenever the list was quiet for a moment; what was done stays done."""

    def __init__(self, view: QWidget, work: Callable[[], Iterator[None]]) -> None:
        super().__init__(view)
        self._view, self._work = view, work
        self._left: Iterator[None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def restart(self) -> None:
        """Something happened: wait for the next quiet moment."""
        self._left = None
        self._timer.start(_QUIET)

    def _go_on(self) -> None:
        if not self._view.isVisible():
            return
        if self._left is None:
            self._left = self._work()
        until = perf_counter() + _STEP
        for _step in self._left:
            if perf_counter() > until:
                self._timer.start(0)
                return
        self._left = None
