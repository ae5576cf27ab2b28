"""One line that says what a number means, above the list that the number opened."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk.ui.icons import IconLabel
from mentordesk.ui.widgets.labels import label


class Meaning(QWidget):
    """A definition with a small sign before it; hidden while there is nothing to explain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = label("", "second", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("info", "info", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        self.hide()

    def explain(self, text: str) -> None:
        """Say it, or nothing for an empty text."""
        self.text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
