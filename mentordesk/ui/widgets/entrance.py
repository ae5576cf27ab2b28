"""Where the keyboard begins in a part of a page, and where Tab reaches what is made later."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class Entrance(QObject):
    """Hands the keyboard on from a part to its `first` widget.

    In place of Qt's focus proxy, where other widgets stand before that one: Tab would jump over them, and stay where it is
    for good while the first is hidden.
    """

    def __init__(self, part: QWidget, first: QWidget) -> None:
        super().__init__(part)
        self.first = first
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self.first.setFocus(event.reason())
        return super().eventFilter(watched, event)


def reach_here(part: QWidget, made: Sequence[QWidget]) -> None:
    """Let Tab reach what was made later where its part stands, and not after all the rest of the window."""
    policy = part.focusPolicy()
    part.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt puts nothing behind what takes no focus
    for before, after in pairwise((part, *made)):
        QWidget.setTabOrder(before, after)
    part.setFocusPolicy(policy)
