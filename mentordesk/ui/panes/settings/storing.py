"""The section of Settings about the file: where it lies, where its backups go, when the last was made, and its password."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk import password
from mentordesk.desk import StoredFileError
from mentordesk.i18n import _
from mentordesk.ui import opening
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Key
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import link_button, secondary_button
from mentordesk.ui.widgets.cards import Card
from mentordesk.ui.widgets.elided import ElidedLabel
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar


class StoringCard(Card):
    """A backup is written at closing when anything changed; here its folder is chosen, and one made at once."""

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(_("File and backups"), parent)
        self._session, self._tools = session, tools
        self.message = MessageBar()
        middle = Qt.TextElideMode.ElideMiddle
        self.file, self.folder, self.last = ElidedLabel("", "", middle), ElidedLabel("", "", middle), label("", "second")
        self.choose_button = secondary_button(_("Choose a folder…"), "folder-open", self._on_choose)
        self.now_button = secondary_button(_("Back up now"), "download", self._on_now)
        self.usual_button = link_button(_("Use the usual folder"), self._on_usual)
        why = _("At closing a checked copy is kept; the newest of each day, week and month stay.")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.choose_button, self.now_button, self.usual_button):
            row.addWidget(button)
        row.addStretch(1)
        self.add(self.message)
        for title, part in ((_("The file"), self.file), (_("Backups go to"), self.folder)):
            self.add(label(title, "label"))
            self.add(part)
        self.add(label(why, "caption", wrap=True))
        self.add(self.last)
        self.add(row)
        self._add_password()
        self.setFocusProxy(self.choose_button)

    def _add_password(self) -> None:
        self.password_state = label("", "", wrap=True)
        self.password_button = secondary_button("", "key-round", self._on_password)
        self.no_password_button = link_button(_("Remove the password…"), self._on_no_password)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.password_button)
        row.addWidget(self.no_password_button)
        row.addStretch(1)
        self.add(label(_("Password"), "label"))
        self.add(self.password_state)
        self.add(row)

    def refill(self) -> None:
        """Show where things are."""
        desk = self._session.desk
        self.setVisible(desk.path is not None)
        if desk.path is None:
            return
        self.file.setText(str(desk.path))
        self.folder.setText(str(opening.backup_folder(self._tools.settings)))
        self.usual_button.setVisible(bool(self._tools.settings.text(Key.BACKUP_FOLDER)))
        self._show_password()
        newest = desk.newest_backup()
        known = _("The last backup was made {time}.").format(time=f"{newest:%Y-%m-%d %H:%M}") if newest else ""
        self.last.setText(known or _("There is no backup in this folder yet."))

    def _on_choose(self) -> None:
        start = opening.backup_folder(self._tools.settings)
        folder = self._tools.ask.choose_folder(
            self.window(), _("Choose the folder for backups"), start=start if start.is_dir() else None
        )
        if folder is not None:
            self._use(str(folder))

    def _on_usual(self) -> None:
        self._use("")

    def _use(self, folder: str) -> None:
        self._tools.settings.set(Key.BACKUP_FOLDER, folder)
        self._session.desk.backup_folder = opening.backup_folder(self._tools.settings)
        self.message.clear()
        if self._lies_beside(self._session.desk.backup_folder):
            self.message.show_message(
                _("The file lies in the same folder. A copy on another disk would survive the loss of this one."), "info"
            )
        self.refill()

    def _lies_beside(self, folder: Path) -> bool:
        path = self._session.desk.path
        return path is not None and path.parent == folder

    def _on_now(self) -> None:
        self._try(self._session.desk.back_up_now)
        self.refill()
        self._session.saved.emit()  # the status bar tells when the last backup was made

    def _try(self, do: Callable[[], object]) -> bool:
        """Do what takes a moment, or say why not."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            do()
        except StoredFileError as error:
            self.message.show_message(str(error), "bad")
            return False
        finally:
            QGuiApplication.restoreOverrideCursor()
        return True

    # -- the password -----------------------------------------------------------------------------------------

    def _show_password(self) -> None:
        desk = self._session.desk
        without = _("The file has none: whoever gets hold of it can read it.")
        with_one = _("The file is encrypted and opens with its password only.")
        self.password_state.setText(with_one if desk.encrypted else without)
        self.password_button.setText(_("Change the password…") if desk.encrypted else _("Set a password…"))
        self.password_button.setEnabled(not desk.read_only)
        self.no_password_button.setVisible(desk.encrypted and not desk.read_only)

    def _on_password(self) -> None:
        encrypted = self._session.desk.encrypted
        if encrypted and not self._knows_it(_("Change the password"), _("Go on")):
            return
        title = _("A new password") if encrypted else _("Set a password")
        text = _(
            "From now on the file is encrypted and opens with this password only. A lost password cannot be recovered by"
            " anybody: keep it where somebody else can find it too. Backups made before stay as they are."
        )
        new = self._tools.ask.password(self.window(), title, text, verb=_("Encrypt the file"), again=True)
        if new is not None:
            self._encrypt(new, _("The file has a new password.") if encrypted else _("The file has a password now."))

    def _on_no_password(self) -> None:
        if self._knows_it(_("Remove the password"), _("Remove the password")):
            self._encrypt(None, _("The file has no password any more."))

    def _knows_it(self, title: str, verb: str) -> bool:
        """Ask for the password that the file has now."""
        text = _("Write the password that the file has now.")
        given = self._tools.ask.password(self.window(), title, text, verb=verb)
        if given is None:
            return False
        if not password.fits(self._session.desk, given):
            self.message.show_message(_("This is not the password of the file. Nothing was changed."), "warn")
            return False
        return True

    def _encrypt(self, new: str | None, done: str) -> None:
        """Rewrite the file by way of a checked copy, and back it up as it is now."""
        desk = self._session.desk
        self.message.clear()
        if not self._try(lambda: password.change(desk, new)):
            self.refill()
            return
        told = _("Backups made before can be opened as before; if they should not be, remove them from the folder.")
        self.message.show_message(f"{done} {told}", "ok" if new else "info")
        self._on_now()
