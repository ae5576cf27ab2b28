"""Puts every question to the user: the only place that builds message boxes and file dialogs."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.ui import helping, theme
from mentordesk.ui.icons import IconLabel
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.widgets.buttons import danger_button, primary_button, secondary_button
from mentordesk.ui.widgets.labels import label

passwords = Later("ui.dialogs.password")


class NewPassword(NamedTuple):
    """A new password, and what is to become of older copies: encrypt, remove or leave."""

    password: str
    copies: str


class Ask:
    """Asks, and remembers the last folder. Tests replace it by a double that fails on an unexpected question."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def confirm(self, parent: QWidget | None, title: str, text: str, verb: str, danger: bool = False) -> bool:
        """A question before what cannot be undone; the verb stands on the button, the safe answer has the focus."""
        return self.choose(parent, title, text, [("yes", verb)], danger="yes" if danger else "") == "yes"

    def choose(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        choices: Sequence[tuple[str, str]],
        *,
        danger: str = "",
        cancel: str | None = None,
    ) -> str:
        """One of several (key, verb) answers, the first being the usual one; "" for Cancel or Esc."""
        question = Question(parent, title, text)
        no = question.add("", secondary_button(cancel or _("Cancel")))
        made = [(key, _answer_button(key, verb, danger, first=place == 0)) for place, (key, verb) in enumerate(choices)]
        for key, button in reversed(made):
            question.add(key, button)
        question.prefer(no if danger or not made else made[0][1])
        question.exec()
        return question.answer

    def password(self, parent: QWidget | None, title: str, text: str, *, verb: str) -> str | None:
        """The password of a file, or None."""
        dialog = passwords.PasswordDialog(parent, title, text, verb)
        return str(dialog.first.text()) if dialog.exec() == QDialog.DialogCode.Accepted else None

    def new_password(
        self, parent: QWidget | None, title: str, text: str, *, verb: str, copies: Sequence[Path] = ()
    ) -> NewPassword | None:
        """A new password, typed twice, and what is to become of these older copies; or None."""
        dialog = passwords.PasswordDialog(parent, title, text, verb, new=True, copies=copies)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return NewPassword(dialog.first.text(), dialog.copies.answer() if dialog.copies is not None else "leave")

    def about_copies(self, parent: QWidget | None, title: str, text: str, copies: Sequence[Path]) -> str:
        """What is to become of older copies that can be read without the password: encrypt, remove, or "" for nothing."""
        box = Question(parent, title, text)
        box.show_part(passwords.copies_list(copies), title)
        box.setMinimumWidth(theme.current().px(620))  # three buttons in a row, in any language
        no = box.add("", secondary_button(_("Leave them")))
        box.add("remove", danger_button(_("Remove them for good")))
        box.prefer(box.add("encrypt", primary_button(_("Encrypt them"))))
        no.setAutoDefault(False)
        box.exec()
        return box.answer

    def show_error(self, parent: QWidget | None, title: str, text: str, details: str = "") -> None:
        """What happened, what is safe, what to do; the details can be copied."""
        box = Question(parent, title, text, icon="triangle-alert", details=details)
        if details:
            everything = f"{title}\n{text}\n\n{details}"
            copy = secondary_button(_("Copy details"), "copy")
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(everything))
            box.buttons.addWidget(copy)
        box.prefer(box.add("", primary_button(_("Close"))))
        box.exec()

    def open_file(self, parent: QWidget | None, title: str, filters: str, *, start: Path | None = None) -> Path | None:
        """A file to read. `filters` in Qt's way: "Tables (*.csv *.xlsx)"."""
        name, _filter = QFileDialog.getOpenFileName(parent, title, str(start or self._folder()), filters)
        return self._remember(name)

    def save_file(
        self, parent: QWidget | None, title: str, suggested: str, filters: str, *, suffix: str = ""
    ) -> Path | None:
        """Where to write. The system's dialog asks before it replaces.

        A name without a suffix gets that of the chosen filter, or `suffix` (".pdf") where the filter has none.
        """
        name, chosen = QFileDialog.getSaveFileName(parent, title, str(self._folder() / suggested), filters)
        path = self._remember(name)
        of_filter = re.search(r"\(\*(\.\w+)\)", chosen)
        suffix = of_filter[1] if of_filter is not None and suffix else suffix
        return path.with_name(path.name + suffix) if path is not None and suffix and not path.suffix else path

    def choose_folder(self, parent: QWidget | None, title: str, *, start: Path | None = None) -> Path | None:
        """A folder to write into."""
        name = QFileDialog.getExistingDirectory(parent, title, str(start or self._folder()))
        if name:
            self._settings.set(Key.LAST_FOLDER, name)
        return Path(name) if name else None

    def _folder(self) -> Path:
        kept = Path(self._settings.text(Key.LAST_FOLDER) or Path.home())
        return kept if kept.is_dir() else Path.home()

    def _remember(self, name: str) -> Path | None:
        if not name:
            return None
        self._settings.set(Key.LAST_FOLDER, str(Path(name).parent))
        return Path(name)


def _answer_button(key: str, verb: str, danger: str, *, first: bool) -> QPushButton:
    if key == danger:
        return danger_button(verb, filled=True)
    return primary_button(verb) if first else secondary_button(verb)


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
