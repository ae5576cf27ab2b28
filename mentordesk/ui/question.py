"""The dialog of a question, for `ask` alone: a heading, a text, and buttons with verbs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.i18n import _
from mentordesk.ui import helping, theme
from mentordesk.ui.icons import IconLabel
from mentordesk.ui.widgets.buttons import danger_button, primary_button, secondary_button
from mentordesk.ui.widgets.labels import label


def button(key: str, verb: str, danger: str, *, first: bool) -> QPushButton:
    """The button of one of several answers."""
    if key == danger:
        return danger_button(verb, filled=True)
    return primary_button(verb) if first else secondary_button(verb)


def ticked(lines: Sequence[tuple[str, bool]]) -> QListWidget:
    """Lines to tick, each in as many rows as its words need; Space ticks."""
    made = QListWidget()
    made.setWordWrap(True)
    made.setSpacing(2)
    made.setMinimumHeight(theme.current().px(96))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for words, on in lines:
        item = QListWidgetItem(words, made)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    made.setCurrentRow(0)
    return made


def ticks(lines: QListWidget) -> list[int]:
    """The places of the lines that are ticked."""
    return [row for row in range(lines.count()) if lines.item(row).checkState() is Qt.CheckState.Checked]


class Question(QDialog):
    """A heading, a text, and buttons with verbs; `answer` is the key of the one pressed, "" for Esc."""

    def __init__(self, parent: QWidget | None, title: str, text: str, *, icon: str = "", details: str = "") -> None:
        super().__init__(parent)
        theme.dress()  # a question about the file that is opened at start comes before the window
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        helping.offer(self)
        self.answer = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        if icon:
            head.addWidget(IconLabel(icon, "warn", 20), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(title, "section", wrap=True), 1)
        column.addLayout(head)
        column.addWidget(label(text, wrap=True, selectable=True))
        self._parts = QVBoxLayout()
        column.addLayout(self._parts, 1 if details else 0)
        if details:
            shown = QPlainTextEdit(details)
            shown.setReadOnly(True)
            shown.setMinimumHeight(120)
            self.show_part(shown, _("Details"))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        column.addSpacing(6)
        column.addLayout(self.buttons)
        self.setAccessibleDescription(text)
        self.setMinimumWidth(600 if details else 440)

    def show_part(self, part: QWidget, name: str) -> None:
        """Something more to look at, below the text."""
        part.setAccessibleName(name)
        self._parts.addWidget(part, 1)

    def add(self, key: str, button: QPushButton) -> QPushButton:
        """A button that answers with this key; "" means no."""
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._on_answered(key))
        self.buttons.addWidget(button)
        return button

    def prefer(self, button: QPushButton) -> None:
        """What Enter does; all is there then, and the question is as high as its words need."""
        button.setDefault(True)
        button.setFocus()
        width = max(self.minimumWidth(), self.sizeHint().width())
        if not self._parts.count() and (layout := self.layout()) is not None:
            self.resize(width, layout.totalHeightForWidth(width))

    def _on_answered(self, key: str) -> None:
        self.answer = key
        if key:
            self.accept()
        else:
            self.reject()
