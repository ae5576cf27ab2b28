"""Does long readings in slices between the user's keys and clicks, one after the other, and stops when told to."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from mentordesk.queries.slices import Slices

BUDGET = 0.02
"""Seconds of work between two looks at what the user does. One slice takes less than that with 20,000 pairs."""
AT_ONCE = 0.05
"""Seconds in which a reading that is asked for is done at once, so that nothing flickers where there is little."""
_SOON = 10
"""Milliseconds after which what may wait begins: the picture comes first."""


class InSlices(QObject):
    """Readings in a queue. A reading is a function that begins it; what it finds it shows itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Callable[[], Slices[None]]] = {}
        self._current: tuple[str, Callable[[], Slices[None]], Slices[None]] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lambda: self._work(BUDGET, 0))

    def ask(self, key: str, reading: Callable[[], Slices[None]]) -> None:
        """Do this reading as soon as there is time; one of the same name that has begun begins anew."""
        if self._current is not None and self._current[0] == key:
            self._current[2].close()
            self._current = None
        self._waiting[key] = reading

    def start(self) -> None:
        """Work now for a moment, and go on later."""
        self._work(AT_ONCE, _SOON)

    def start_later(self) -> None:
        """Work as soon as the window has done what waits, where much is to be read."""
        if self.is_busy():
            self._timer.start(_SOON)

    def finish(self) -> None:
        """Do everything now, where there is little of it."""
        while self.is_busy():
            self._step()

    def pause(self) -> None:
        """Do nothing until the next start; what has been begun begins anew then."""
        self._timer.stop()
        if self._current is not None:
            key, reading, begun = self._current
            begun.close()
            self._current, self._waiting = None, {key: reading} | self._waiting

    def stop(self) -> None:
        """Let go of everything that is not done."""
        self._timer.stop()
        if self._current is not None:
            self._current[2].close()
        self._current, self._waiting = None, {}

    def is_busy(self) -> bool:
        """Is anything left to do?"""
        return self._current is not None or bool(self._waiting)

    def is_asked(self, key: str) -> bool:
        """Is this reading still to be done, or to be finished?"""
        return key in self._waiting or (self._current is not None and self._current[0] == key)

    def _work(self, seconds: float, pause: int) -> None:
        """One slice at least, and more after a pause in milliseconds; what fails is told, and the others go on."""
        until = perf_counter() + seconds
        try:
            while self.is_busy():
                self._step()
                if perf_counter() >= until:
                    break
        finally:
            if self.is_busy():
                self._timer.start(pause)

    def _step(self) -> None:
        if self._current is None:
            key = next(iter(self._waiting))
            reading = self._waiting.pop(key)
            self._current = key, reading, reading()
        try:
            next(self._current[2])
        except StopIteration:
            self._current = None
        except BaseException:
            self._current = None
            raise
