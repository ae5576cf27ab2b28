"""The part of Settings about the file's password: set, changed and removed, and what becomes of the older copies."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk import password
from mentordesk.desk import StoredFileError
from mentordesk.i18n import _, ngettext
from mentordesk.password import ClosedOnTheWay, Left
from mentordesk.ui import opening
from mentordesk.ui.session import Session
from mentordesk.ui.tasks import Cancelled, Runner
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import link_button, secondary_button
from mentordesk.ui.widgets.labels import headed, label
from mentordesk.ui.widgets.messages import MessageBar

MOST_NAMED = 3
"""So many copies that could not be treated are named; of more there is the count."""


class PasswordPart(QWidget):
    """Says whether the file has a password; what it does it says in the message bar.

    `rewritten` comes after the file got another password, and was backed up with it.
    """

    rewritten = Signal()

    def __init__(self, session: Session, tools: Tools, message: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tools, self._message = session, tools, message
        self.state = label("", "", wrap=True)
        self.set_button = secondary_button("", "key-round", self._on_set)
        self.remove_button = link_button(_("Remove the password…"), self._on_remove)
        self.copies = label("", "second", wrap=True)
        self.copies_button = link_button(_("Encrypt or remove them…"), self._on_copies)
        self._runner = Runner(self)
        self.destroyed.connect(self._runner.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(headed(_("Password"), self.state))
        column.addLayout(_row(self.set_button, self.remove_button))
        column.addWidget(self.copies)
        column.addLayout(_row(self.copies_button))

    def refill(self) -> None:
        """Show what the file and its copies have now."""
        desk = self._session.desk
        without = _("The file has none: whoever gets hold of it can read it.")
        with_one = _("The file is encrypted and opens with its password only.")
        self.state.setText(with_one if desk.encrypted else without)
        self.set_button.setText(_("Change the password…") if desk.encrypted else _("Set a password…"))
        self.set_button.setEnabled(not desk.read_only)
        self.remove_button.setVisible(desk.encrypted and not desk.read_only)
        count = len(self._readable()) if desk.encrypted and not desk.read_only else 0
        text = ngettext(
            "{count} older copy of the file can be read without the password.",
            "{count} older copies of the file can be read without the password.",
            count,
        )
        self.copies.setText(text.format(count=count))
        for part in (self.copies, self.copies_button):
            part.setVisible(count > 0)

    # -- the file -----------------------------------------------------------------------------------------------------

    def _on_set(self) -> None:
        encrypted, former = self._session.desk.encrypted, None
        if encrypted and (former := self._present_one(_("Change the password"), _("Go on"))) is None:
            return
        text = _(
            "From now on the file is encrypted and opens with this password only. A lost password cannot be recovered by"
            " anybody: keep it where somebody else can find it too."
        )
        title = _("A new password") if encrypted else _("Set a password")
        paths = self._copies() if encrypted else self._readable()
        new = self._tools.ask.new_password(self.window(), title, text, verb=_("Encrypt the file"), copies=paths)
        done = _("The file has a new password.") if encrypted else _("The file has a password now.")
        if new is not None and self._change(new.password, done):
            self._treat(paths, new.copies, former, done)

    def _on_remove(self) -> None:
        done = _("The file has no password any more. Backups made before still need the password they were made with.")
        if self._present_one(_("Remove the password"), _("Remove the password")) is not None:
            self._change(None, done)

    def _present_one(self, title: str, verb: str) -> str | None:
        """Ask for the password that the file has now; None when it is not given."""
        text = _("Write the password that the file has now.")
        given = self._tools.ask.password(self.window(), title, text, verb=verb)
        if given is not None and not password.fits(self._session.desk, given):
            self._message.show_message(_("This is not the password of the file. Nothing was changed."), "warn")
            return None
        return given

    def _change(self, new: str | None, done: str) -> bool:
        """Rewrite the file by way of a checked copy, and back it up as it is now. Has it the new password?"""
        desk = self._session.desk
        self._message.clear()
        try:
            with _waiting():
                password.change(desk, new)
        except ClosedOnTheWay as error:
            self._session.lost.emit(error)
            return False
        except StoredFileError as error:
            self._message.show_message(_("The password was not changed. {reason}").format(reason=error), "bad")
            self.refill()
            return False
        try:
            with _waiting():
                desk.back_up_now()
            self._message.show_message(done, "ok" if new else "info")
        except StoredFileError as error:
            text = _("{done} But it could not be backed up: {reason}")
            self._message.show_message(text.format(done=done, reason=error.title), "warn")
        self.rewritten.emit()
        return True

    # -- the older copies ---------------------------------------------------------------------------------------------

    def _copies(self, *, readable: bool = False) -> list[Path]:
        """The older copies, or those of them that can be read without a password."""
        desk = self._session.desk
        folders = dict.fromkeys(filter(None, [desk.backup_folder, *opening.backup_folders(self._tools.settings)]))
        try:
            found = password.older_copies(desk, folders)
        except StoredFileError:
            return []
        return [copy.path for copy in found if not (readable and copy.encrypted)]

    def _readable(self) -> list[Path]:
        return self._copies(readable=True)

    def _on_copies(self) -> None:
        paths = self._readable()
        text = _("They were made before the file had a password. Encrypted ones open with its password from now on.")
        answer = self._tools.ask.about_copies(self.window(), _("Older copies without a password"), text, paths)
        if answer:
            self._treat(paths, answer, None, "")

    def _treat(self, paths: Sequence[Path], answer: str, former: str | None, done: str) -> None:
        """Encrypt or remove copies, and say how it went after what was done before."""
        if answer == "remove" and paths:
            left = password.remove_copies(paths)
            count = len(paths) - len(left)
            text = ngettext("{count} older copy was removed.", "{count} older copies were removed.", count)
            self._say([done, text.format(count=count) if count else ""], left)
        elif answer == "encrypt" and paths:
            self._encrypt(paths, former, done)

    def _encrypt(self, paths: Sequence[Path], former: str | None, done: str) -> None:
        work = password.encrypting(self._session.desk, paths, former)

        def finished(left: list[Left]) -> None:
            count = len(paths) - len(left)
            text = ngettext("{count} older copy is encrypted now.", "{count} older copies are encrypted now.", count)
            self._say([done, text.format(count=count) if count else ""], left)

        def failed(error: Exception) -> None:
            self.refill()
            if not isinstance(error, Cancelled):
                raise error
            self._message.show_message(_("Stopped. Copies that were encrypted stay so."), "info")

        self._runner.run(_("Encrypting the older copies"), lambda job: work(job.progress), finished, failed)

    def _say(self, said: list[str], left: Sequence[Left]) -> None:
        self._message.show_message(" ".join(filter(None, [*said, _named(left)])), "warn" if left else "ok")
        self.refill()


def _named(left: Sequence[Left]) -> str:
    """The copies that could not be treated, by their paths, with the reasons; "" when there are none."""
    if not left:
        return ""
    names = [f"{one.path} ({one.trouble.title})" for one in left[:MOST_NAMED]]
    if (more := len(left) - MOST_NAMED) > 0:
        names.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    text = ngettext("This copy stays as it was: {names}", "These copies stay as they were: {names}", len(left))
    return text.format(names="; ".join(names))


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


@contextmanager
def _waiting() -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
