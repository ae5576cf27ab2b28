"""The head of a page: its title, one line that sums it up, and at most three buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.ui.widgets.elided import ElidedLabel
from mentordesk.ui.widgets.labels import label


class PageHeader(QWidget):
    """Title and summary left, buttons right; the last button is the primary one."""

    def __init__(
        self, title: str, summary: str = "", buttons: Sequence[QPushButton] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = label(title, "title")
        self.summary = ElidedLabel(summary, "second")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.summary)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        self.set_buttons(buttons)

    def set_summary(self, text: str) -> None:
        """The line under the title."""
        self.summary.setText(text)

    def set_title(self, text: str) -> None:
        """Another title."""
        self.title.setText(text)

    def set_buttons(self, buttons: Sequence[QPushButton]) -> None:
        """The buttons at the right, replacing the former."""
        while self._row.count() > 1:
            item = self._row.takeAt(1)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for button in buttons:
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
