"""The head of a page: its title, one line that sums it up, and at most three buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from mentordesk.ui.widgets.elided import ElidedLabel
from mentordesk.ui.widgets.labels import label

_GAP = 8


class PageHeader(QWidget):
    """Title and summary left, buttons right, the last of them the primary one.

    A summary for which there is no room beside the buttons has the whole width below them.
    """

    def __init__(
        self, title: str, summary: str = "", buttons: Sequence[QPushButton] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = label(title, "title")
        self.summary = ElidedLabel(summary, "second")
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for button in buttons:
            row.addWidget(button)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self.title, 0, 0)
        self._below = False
        self._place()

    def set_summary(self, text: str) -> None:
        """The line under the title."""
        self.summary.setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._buttons.sizeHint().width() - _GAP
        below = self.summary.fontMetrics().horizontalAdvance(self.summary.text()) > room
        if below != self._below:
            self._below = below
            self._place()

    def _place(self) -> None:
        self._grid.addWidget(self.summary, 1, 0, 1, 1 + self._below)
        self._grid.addWidget(self._buttons, 0, 1, 2 - self._below, 1, Qt.AlignmentFlag.AlignBottom)
