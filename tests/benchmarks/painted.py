"""Ends a process as soon as the first picture of its window is finished."""

import os
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class EndWhenPainted(QObject):
    """Paints the window when it is first exposed, and ends the process if the picture `has_all`."""

    def __init__(self, window: QWidget, has_all: Callable[[], bool]) -> None:
        super().__init__(window)
        self._has_all = has_all
        window.winId()  # now it has the handle that will be exposed
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.Expose, QEvent.Type.UpdateRequest):
            return False
        watched.removeEventFilter(self)
        watched.event(event)
        if self._has_all():
            os._exit(0)
        watched.installEventFilter(self)
        return True
