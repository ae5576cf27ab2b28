"""Puts every question to the user: the only place that builds message boxes and file dialogs."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.i18n import _
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.widgets.buttons import danger_button, primary_button, secondary_button
from mentordesk.ui.widgets.labels import label


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
        box = _box(parent, title, text)
        no = secondary_button(cancel or _("Cancel"))
        box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        buttons = {}
        for place, (key, verb) in enumerate(choices):
            if key == danger:
                button = danger_button(verb, filled=True)
            else:
                button = primary_button(verb) if place == 0 else secondary_button(verb)
            box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
            buttons[key] = button
        box.setEscapeButton(no)
        box.setDefaultButton(no if danger or not choices else next(iter(buttons.values())))
        box.exec()
        clicked = box.clickedButton()
        return next((key for key, button in buttons.items() if button is clicked), "")

    def password(self, parent: QWidget | None, title: str, text: str, *, verb: str, again: bool = False) -> str | None:
        """A password, or None. With `again` it is typed twice, as for a new one."""
        dialog = _PasswordDialog(parent, title, text, verb, again)
        return dialog.first.text() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def show_error(self, parent: QWidget | None, title: str, text: str, details: str = "") -> None:
        """What happened, what is safe, what to do; the details can be copied."""
        box = _box(parent, title, text, QMessageBox.Icon.Warning)
        close = primary_button(_("Close"))
        box.addButton(close, QMessageBox.ButtonRole.AcceptRole)
        box.setEscapeButton(close)
        if details:
            box.setDetailedText(details)
            copy = secondary_button(_("Copy details"), "copy")
            box.addButton(copy, QMessageBox.ButtonRole.ActionRole)
            copy.clicked.disconnect()
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(f"{title}\n{text}\n\n{details}"))
            _label_details_button(box)
        box.setDefaultButton(close)
        box.exec()

    def open_file(self, parent: QWidget | None, title: str, filters: str, *, start: Path | None = None) -> Path | None:
        """A file to read. `filters` in Qt's way: "Tables (*.csv *.xlsx)"."""
        name, _filter = QFileDialog.getOpenFileName(parent, title, str(start or self._folder()), filters)
        return self._remember(name)

    def open_files(self, parent: QWidget | None, title: str, filters: str) -> list[Path]:
        """Several files to read."""
        names, _filter = QFileDialog.getOpenFileNames(parent, title, str(self._folder()), filters)
        return [path for name in names if (path := self._remember(name)) is not None]

    def save_file(
        self, parent: QWidget | None, title: str, suggested: str, filters: str, *, suffix: str = ""
    ) -> Path | None:
        """Where to write. The system's dialog asks before it replaces; `suffix` (".pdf") is added where missing."""
        name, _filter = QFileDialog.getSaveFileName(parent, title, str(self._folder() / suggested), filters)
        path = self._remember(name)
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


def _box(
    parent: QWidget | None, title: str, text: str, icon: QMessageBox.Icon = QMessageBox.Icon.NoIcon
) -> QMessageBox:
    box = QMessageBox(icon, title, f"{title}", QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(text)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    return box


def _label_details_button(box: QMessageBox) -> None:
    """Qt names the button itself, in the system's language; ours says the same in the program's, both ways."""
    button = next((b for b in box.buttons() if box.buttonRole(b) == QMessageBox.ButtonRole.ActionRole), None)
    area = box.findChild(QPlainTextEdit)
    if isinstance(button, QPushButton) and area is not None:
        button.setText(_("Show details"))


class _PasswordDialog(QDialog):
    """One line of dots, or two that must agree."""

    def __init__(self, parent: QWidget | None, title: str, text: str, verb: str, again: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.first, self.second = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(label(title, "section"))
        column.addWidget(label(text, "second", wrap=True))
        self._add_line(column, _("&Password"), self.first)
        if again:
            self._add_line(column, _("Password &again"), self.second)
        self.problem = label("", "problem")
        column.addWidget(self.problem)
        self.ok = primary_button(verb)
        self.ok.setDefault(True)
        cancel = secondary_button(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.ok.clicked.connect(self._on_ok)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.ok)
        column.addLayout(row)
        self._again = again
        self.setMinimumWidth(420)

    def _add_line(self, column: QVBoxLayout, name: str, line: QLineEdit) -> None:
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setAccessibleName(name.replace("&", ""))
        words = label(name, "label")
        words.setBuddy(line)
        column.addWidget(words)
        column.addWidget(line)

    def _on_ok(self) -> None:
        if not self.first.text():
            self.problem.setText(_("Write a password."))
        elif self._again and self.first.text() != self.second.text():
            self.problem.setText(_("The two are not the same."))
        else:
            self.accept()
