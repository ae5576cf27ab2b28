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
from mentordesk.ui.panes.settings.password import PasswordPart
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Key
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import link_button, secondary_button
from mentordesk.ui.widgets.cards import Card
from mentordesk.ui.widgets.elided import ElidedLabel
from mentordesk.ui.widgets.labels import headed, label
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
        self.earlier = label("", "second", wrap=True)
        self._sought: tuple[Path, ...] = ()
        self.usual_button = link_button(_("Use the usual folder"), self._on_usual)
        why = _("At closing a checked copy is kept; the newest of each day, week and month stay.")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.choose_button, self.now_button, self.usual_button):
            row.addWidget(button)
        row.addStretch(1)
        self.add(self.message)
        for title, part in ((_("The file"), self.file), (_("Backups go to"), self.folder)):
            self.add(headed(title, part))
        self.add(label(why, "caption", wrap=True))
        self.add(self.last)
        self.add(self.earlier)
        self.add(row)
        self.password = PasswordPart(session, tools, self.message)
        self.password.rewritten.connect(self._on_backed_up)
        self.add(self.password)
        self.setFocusProxy(self.choose_button)

    def refill(self) -> None:
        """Show where things are."""
        desk = self._session.desk
        self.setVisible(desk.path is not None)
        if desk.path is None:
            return
        self.file.setText(str(desk.path))
        self.folder.setText(str(opening.backup_folder(self._tools.settings)))
        self.usual_button.setVisible(bool(self._tools.settings.text(Key.BACKUP_FOLDER)))
        self.password.refill()
        newest = desk.newest_backup()
        known = _("The last backup was made {time}.").format(time=f"{newest:%Y-%m-%d %H:%M}") if newest else ""
        self.last.setText(known or _("There is no backup in this folder yet."))
        self._seek_earlier(desk.path)

    def _seek_earlier(self, path: Path) -> None:
        """Say in which other folders there are backups; they are looked at once, for one may lie far away."""
        folders = tuple(opening.backup_folders(self._tools.settings)[1:])
        if (path, *folders) == self._sought:
            return
        self._sought = (path, *folders)
        found = [str(folder) for folder in folders if password.has_backups(self._session.desk, folder)]
        text = _("Earlier backups lie in {folders}. Open one with “Open…” in the “File” menu.")
        self.earlier.setText(text.format(folders=", ".join(found)))
        self.earlier.setVisible(bool(found))

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
        opening.use_backup_folder(self._tools.settings, folder)
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
        self._on_backed_up()

    def _on_backed_up(self) -> None:
        self.refill()
        self._session.saved.emit()  # the status bar tells when the last backup was made

    def _try(self, do: Callable[[], object]) -> None:
        """Do what takes a moment, or say why not."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            do()
        except StoredFileError as error:
            self.message.show_message(str(error), "bad")
        finally:
            QGuiApplication.restoreOverrideCursor()
