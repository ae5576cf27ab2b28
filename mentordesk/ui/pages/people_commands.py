"""What can be done with people, for the list, its menu and the pane beside it: each asks, does it, and says so."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.domain.enrolments import Role
from mentordesk.i18n import _, ngettext
from mentordesk.later import Later
from mentordesk.queries import people
from mentordesk.queries.people import PersonRow
from mentordesk.ui import icons
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.messages import MessageBar

actions = Later("actions.people")
enrolment_actions = Later("actions.enrolments")
autosave = Later("ui.panes.autosave")
dialogs = Later("ui.dialogs.people")
enrolment_dialogs = Later("ui.dialogs.enrolments")


class PeopleCommands(QObject):
    """The commands of the People page. Messages go to its bar; `added(person_id)` says whom to show."""

    added = Signal(int)

    def __init__(self, session: Session, message: MessageBar, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._message, self._page = session, message, page
        self.expected_role: Callable[[], Role | None] = lambda: None

    def add(self) -> None:
        """Add a person, enrolled in the round where wanted."""
        person_id = dialogs.add(self._session, self._page, self.expected_role())
        if person_id is not None:
            self.added.emit(person_id)

    def bin(self, rows: Sequence[PersonRow]) -> None:
        """Put people in the bin, without a question, and offer to take it back."""
        if not rows:
            return
        name, count = rows[0].name, len(rows)
        label = ngettext("Put {name} in the bin", "Put {count} people in the bin", count).format(name=name, count=count)
        ids = [row.person_id for row in rows]
        today = self._session.today
        if autosave.attempt(self._message, lambda: self._session.perform(label, actions.bin_many, ids, on=today)):
            said = ngettext("{name} was put in the bin.", "{count} people were put in the bin.", count)
            self._say_undoable(said.format(name=name, count=count))

    def open_bin(self) -> None:
        """Show who is in the bin, and go to who was taken out."""
        dialog = dialogs.Bin(self._session, self._page)
        dialog.exec()
        dialog.deleteLater()
        if len(dialog.restored) == 1:
            self.added.emit(dialog.restored[0])

    def enrol(self, rows: Sequence[PersonRow]) -> None:
        """Enrol those who are not in the round."""
        outside = [row.person_id for row in rows if row.enrolment_id is None]
        enrolment_dialogs.enrol(self._session, self._page, outside)

    def change_status(self, rows: Sequence[PersonRow]) -> None:
        """Change the status of those who are in the round."""
        inside = [row.enrolment_id for row in rows if row.enrolment_id is not None]
        enrolment_dialogs.change_status(self._session, self._page, inside)

    def leave_round(self, row: PersonRow) -> None:
        """Remove an enrolment that was a mistake; refused in words where more leans on it."""
        enrolment_id, current = row.enrolment_id, self._session.round
        if enrolment_id is None or current is None:
            return
        label = _("Remove {name} from {round}").format(name=row.name, round=current.title)
        if autosave.attempt(self._message, lambda: self._session.perform(label, enrolment_actions.remove, enrolment_id)):
            self._say_undoable(_("{name} is no longer in {round}.").format(name=row.name, round=current.title))

    def protect(self, row: PersonRow) -> None:
        """Mark a protected identity."""
        dialogs.protect(self._session, self._page, people.get(row.person_id))

    def unprotect(self, row: PersonRow) -> None:
        """Take the mark away; the name is shown again."""
        label = _("End the protection of {name}").format(name=row.name)
        if autosave.attempt(self._message, lambda: self._session.perform(label, actions.unprotect, row.person_id)):
            self._say_undoable(_("The name is shown again. Contact details have to be entered anew."))

    def copy_addresses(self, rows: Sequence[PersonRow]) -> None:
        """Put the e-mail addresses on the clipboard, ready for the blind copy line of a letter."""
        addresses = [row.email for row in rows if row.email]
        QGuiApplication.clipboard().setText("; ".join(addresses))
        text = ngettext("{count} e-mail address is on the clipboard.", "{count} e-mail addresses are on the clipboard.",
                        len(addresses)).format(count=len(addresses))  # fmt: skip
        without = len(rows) - len(addresses)
        if without:
            missing = ngettext("{count} person has none.", "{count} people have none.", without)
            text = f"{text} {missing.format(count=without)}"
        self._message.show_message(text, tone="ok" if not without else "info")

    def menu(self, rows: Sequence[PersonRow], parent: QWidget) -> QMenu:
        """What can be done with these people, as a menu."""
        menu = QMenu(parent)
        if not rows:
            _entry(menu, _("&New person…"), "user-plus", self.add)
            return menu
        in_round = self._session.round_id is not None
        if any(row.enrolment_id is not None for row in rows):
            _entry(menu, _("Change &status…"), "flag", lambda: self.change_status(rows))
        if in_round and any(row.enrolment_id is None for row in rows):
            _entry(menu, _("&Enrol in the round…"), "user-plus", lambda: self.enrol(rows))
        if any(row.email for row in rows):
            _entry(menu, _("Copy e-&mail addresses"), "mail", lambda: self.copy_addresses(rows))
        menu.addSeparator()
        if len(rows) == 1:
            self._add_for_one(menu, rows[0])
        _entry(menu, _("Put in the &bin"), "trash-2", lambda: self.bin(rows))
        return menu

    def _add_for_one(self, menu: QMenu, row: PersonRow) -> None:
        if row.enrolment_id is not None:
            _entry(menu, _("&Remove from the round"), "user-minus", lambda: self.leave_round(row))
        if row.protected:
            _entry(menu, _("End the &protection"), "lock-open", lambda: self.unprotect(row))
        else:
            _entry(menu, _("&Protected identity…"), "shield", lambda: self.protect(row))
        menu.addSeparator()

    def _say_undoable(self, text: str) -> None:
        autosave.say_undoable(self._message, self._session, text)


def _entry(menu: QMenu, text: str, icon: str, run: Callable[[], object]) -> None:
    action = menu.addAction(text)
    icons.put(action, icon)
    action.triggered.connect(lambda _checked: run())
