"""Asks for a password: the one a file has, or a new one with what is to become of the older copies of the file."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mentordesk.i18n import _, ngettext
from mentordesk.ui import helping, theme
from mentordesk.ui.widgets.buttons import primary_button, secondary_button
from mentordesk.ui.widgets.labels import label

SHORTEST = 8
"""Characters that a new password has at least."""
_LINES = 5
"""So many copies of the list are in view."""
_FEWEST = 3
"""So many at least, where they are as many, on the smallest screen."""
_FRAME = 40
"""What the title bar takes of the screen."""


class PasswordDialog(QDialog):
    """One line of dots, or two that must agree for a new one; then below them the older copies, where there are any."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, verb: str, *, new: bool = False, copies: Sequence[Path] = ()
    ) -> None:
        super().__init__(parent)
        theme.dress()  # a question about the file that is opened at start comes before the window
        self.setWindowTitle(title)
        helping.offer(self, "safety")
        self.first, self.second = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(label(title, "section"))
        column.addWidget(label(text, "second", wrap=True))
        beside = QHBoxLayout() if copies else QVBoxLayout()  # what room there is belongs to the list of copies
        beside.setSpacing(12 if copies else column.spacing())
        column.addLayout(beside)
        self._add_line(beside, _("&Password"), self.first)
        if new:
            self._add_line(beside, _("Password &again"), self.second)
        self.problem = label("", "problem")
        column.addWidget(self.problem)
        self.copies = CopiesPart(copies) if copies else None
        if self.copies is not None:
            column.addSpacing(6)
            column.addWidget(self.copies)
        self._add_buttons(column, verb)
        self._new = new
        self.setMinimumWidth(theme.current().px(560) if copies else 420)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as all of it needs, which is known now, and not higher than the screen."""
        super().showEvent(event)
        if self.copies is not None and (layout := self.layout()) is not None:
            height = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), min(height, self.screen().availableSize().height() - _FRAME))

    def _add_line(self, into: QBoxLayout, name: str, line: QLineEdit) -> None:
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setAccessibleName(name.replace("&", ""))
        words = label(name, "label")
        words.setBuddy(line)
        field = QVBoxLayout()
        field.setContentsMargins(0, 6, 0, 4)
        field.setSpacing(4)
        field.addWidget(words)
        field.addWidget(line)
        into.addLayout(field)

    def _add_buttons(self, column: QVBoxLayout, verb: str) -> None:
        self.ok = primary_button(verb, on_click=self._on_ok)
        self.ok.setDefault(True)
        cancel = secondary_button(_("Cancel"), on_click=self.reject)
        cancel.setAutoDefault(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.ok)
        column.addLayout(row)

    def _on_ok(self) -> None:
        if not self.first.text():
            self._say(self.first, _("Write a password."))
        elif self._new and len(self.first.text()) < SHORTEST:
            self._say(self.first, _("At least {count} characters.").format(count=SHORTEST))
        elif self._new and self.first.text() != self.second.text():
            self._say(self.second, _("The two are not the same."))
        else:
            self.accept()

    def _say(self, line: QLineEdit, text: str) -> None:
        """Say what is wrong below the lines, and go to the one it is about."""
        self.problem.setText(text)
        line.setFocus()
        line.selectAll()


class CopiesPart(QWidget):
    """The older copies by folder, and what is to become of them: `answer()` is encrypt, remove or leave."""

    def __init__(self, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        count = len(paths)
        text = ngettext(
            "{count} older copy of the file does not have this password:",
            "{count} older copies of the file do not have this password:",
            count,
        )
        self.heading = label(text.format(count=count), "label", wrap=True)
        self.list = copies_list(paths)
        self.list.setAccessibleName(self.heading.text())
        column.addWidget(self.heading)
        column.addWidget(self.list)
        self._answers = QButtonGroup(self)
        self.choices = {
            "encrypt": QRadioButton(_("&Encrypt them too")),
            "remove": QRadioButton(_("&Remove them for good")),
            "leave": QRadioButton(_("&Leave them as they are")),
        }
        for button in self.choices.values():
            self._answers.addButton(button)
            column.addWidget(button)
        self.choices["encrypt"].setChecked(True)

    def answer(self) -> str:
        """What was chosen."""
        return next(key for key, button in self.choices.items() if button.isChecked())


def copies_list(paths: Sequence[Path]) -> QPlainTextEdit:
    """Files by folder, to be read and copied."""
    lines = []
    for folder, some in groupby(paths, lambda path: path.parent):
        lines += [str(folder), *(f"    {path.name}" for path in some)]
    return _Lines(lines)


class _Lines(QPlainTextEdit):
    """Asks for the height of its lines, and makes do with less on a small screen."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self._shown = min(len(lines), _LINES) + 1
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height(self._shown))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height(min(self._shown, _FEWEST + 1)))

    def _height(self, lines: int) -> int:
        return QFontMetrics(self.font()).lineSpacing() * lines + 20
