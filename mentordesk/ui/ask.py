"""Puts every question to the user: nobody else builds message boxes and file dialogs."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6 import QtWidgets
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.ui import theme
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.widgets.buttons import danger_button, primary_button, secondary_button

# made when something is asked, not at start; so are Qt's own dialogs, called by their full names below
questions = Later("ui.question")
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
        question = questions.Question(parent, title, text)
        no = question.add("", secondary_button(cancel or _("Cancel")))
        made = [(key, questions.button(key, verb, danger, first=place == 0)) for place, (key, verb) in enumerate(choices)]
        for key, button in reversed(made):
            question.add(key, button)
        question.prefer(no if danger or not made else made[0][1])
        question.exec()
        return question.answer

    def password(self, parent: QWidget | None, title: str, text: str, *, verb: str) -> str | None:
        """The password of a file, or None."""
        dialog = passwords.PasswordDialog(parent, title, text, verb)
        return str(dialog.first.text()) if dialog.exec() == QtWidgets.QDialog.DialogCode.Accepted else None

    def new_password(
        self, parent: QWidget | None, title: str, text: str, *, verb: str, copies: Sequence[Path] = ()
    ) -> NewPassword | None:
        """A new password, typed twice, and what is to become of these older copies; or None."""
        dialog = passwords.PasswordDialog(parent, title, text, verb, new=True, copies=copies)
        if dialog.exec() != QtWidgets.QDialog.DialogCode.Accepted:
            return None
        return NewPassword(dialog.first.text(), dialog.copies.answer() if dialog.copies is not None else "leave")

    def about_copies(self, parent: QWidget | None, title: str, text: str, copies: Sequence[Path]) -> str:
        """What is to become of older copies that can be read without the password: encrypt, remove, or "" for nothing."""
        box = questions.Question(parent, title, text)
        box.show_part(passwords.copies_list(copies), title)
        box.setMinimumWidth(theme.current().px(620))  # three buttons in a row, in any language
        no = box.add("", secondary_button(_("Leave them")))
        box.add("remove", danger_button(_("Remove them for good")))
        box.prefer(box.add("encrypt", primary_button(_("Encrypt them"))))
        no.setAutoDefault(False)
        box.exec()
        return box.answer

    def choose_lines(
        self, parent: QWidget | None, title: str, text: str, verb: str, lines: Sequence[tuple[str, bool]]
    ) -> list[int] | None:
        """Which of several lines (words, ticked at first) are meant, before what cannot be undone; None for Cancel."""
        box = questions.Question(parent, title, text)
        shown = questions.ticked(lines)
        box.show_part(shown, title)
        box.setMinimumWidth(theme.current().px(620))
        no = box.add("", secondary_button(_("Cancel")))
        box.add("yes", danger_button(verb, filled=True))
        box.prefer(no)
        shown.setFocus()
        box.exec()
        return questions.ticks(shown) if box.answer else None

    def show_error(self, parent: QWidget | None, title: str, text: str, details: str = "") -> None:
        """What happened, what is safe, what to do; the details can be copied."""
        box = questions.Question(parent, title, text, icon="triangle-alert", details=details)
        if details:
            everything = f"{title}\n{text}\n\n{details}"
            copy = secondary_button(_("Copy details"), "copy")
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(everything))
            box.buttons.addWidget(copy)
        box.prefer(box.add("", primary_button(_("Close"))))
        box.exec()

    def open_file(self, parent: QWidget | None, title: str, filters: str, *, start: Path | None = None) -> Path | None:
        """A file to read. `filters` in Qt's way: "Tables (*.csv *.xlsx)"."""
        name, _filter = QtWidgets.QFileDialog.getOpenFileName(parent, title, str(start or self._folder()), filters)
        return self._remember(name)

    def save_file(
        self, parent: QWidget | None, title: str, suggested: str, filters: str, *, suffix: str = ""
    ) -> Path | None:
        """Where to write. The system's dialog asks before it replaces.

        A name without a suffix gets that of the chosen filter, or `suffix` (".pdf") where the filter has none.
        """
        name, chosen = QtWidgets.QFileDialog.getSaveFileName(parent, title, str(self._folder() / suggested), filters)
        path = self._remember(name)
        of_filter = re.search(r"\(\*(\.\w+)\)", chosen)
        suffix = of_filter[1] if of_filter is not None and suffix else suffix
        return path.with_name(path.name + suffix) if path is not None and suffix and not path.suffix else path

    def choose_folder(self, parent: QWidget | None, title: str, *, start: Path | None = None) -> Path | None:
        """A folder to write into."""
        name = QtWidgets.QFileDialog.getExistingDirectory(parent, title, str(start or self._folder()))
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
