"""What can be done with people, for the list, its menu and the pane beside it: each asks, does it, and says so."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.domain.enrolments import Role
from mentordesk.domain.filters import Criteria
from mentordesk.i18n import _, ngettext
from mentordesk.later import Later
from mentordesk.queries import people
from mentordesk.queries.people import PersonRow
from mentordesk.ui import icons, only_reading
from mentordesk.ui.pages.page import Page
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.messages import MessageBar

if TYPE_CHECKING:
    from mentordesk.domain.own_fields import FieldWithOptions
    from mentordesk.queries.many import Refusal
    from mentordesk.ui.panes.several import Offer

actions = Later("actions.people")
enrolment_actions = Later("actions.enrolments")
autosave = Later("ui.panes.autosave")
dialogs = Later("ui.dialogs.people")
duplicates = Later("ui.dialogs.duplicates")
erasing = Later("ui.dialogs.erasing")
enrolment_dialogs = Later("ui.dialogs.enrolments")
many, own_fields = Later("queries.many"), Later("queries.own_fields")
several, several_dialogs = Later("ui.panes.several"), Later("ui.dialogs.several")
report, reports = Later("reports.report"), Later("reports.registry")


class PeopleCommands(QObject):
    """The commands of the People page. Messages go to its bar.

    `added(person_id)` says whom to show, `jump(page, target)` leads to documents and to those whom something left out.
    """

    added = Signal(int)
    jump = Signal(str, object)

    def __init__(self, session: Session, message: MessageBar, page: Page) -> None:
        super().__init__(page)
        self._session, self._message, self._page = session, message, page
        self.expected_role: Callable[[], Role | None] = lambda: None
        self.paste: Callable[[], object] = lambda: None
        self.choose_file: Callable[[], object] = lambda: None

    def add(self) -> None:
        """Add a person, enrolled in the round where wanted."""
        person_id = dialogs.add(self._session, self._page, self.expected_role())
        if person_id is not None:
            self.added.emit(person_id)

    def bin(self, rows: Sequence[PersonRow]) -> None:
        """Put people in the bin, without a question, and offer to take it back; who cannot go there is named."""
        if not rows:
            return
        refused = many.refused_bin(row.person_id for row in rows) if len(rows) > 1 else []
        left_out = {one.id for one in refused}
        going = [row for row in rows if row.person_id not in left_out]
        if not going:
            self._message.show_message(several.told(refused), tone="bad")
            return
        name, count = going[0].name, len(going)
        label = ngettext("Put {name} in the bin", "Put {count} people in the bin", count).format(name=name, count=count)
        ids = [row.person_id for row in going]
        today = self._session.today
        if autosave.attempt(self._message, lambda: self._session.perform(label, actions.bin_many, ids, on=today)):
            said = ngettext("{name} was put in the bin.", "{count} people were put in the bin.", count)
            self._say_done(said.format(name=name, count=count), refused, left_out)

    def erase(self, row: PersonRow) -> None:
        """Make a person unknown in the file, after a question."""
        erasing.erase(self._session, self._page.tools, self._page, people.get(row.person_id), self._message)

    def open_bin(self) -> None:
        """Show who is in the bin, and go to who was taken out."""
        dialog = dialogs.Bin(self._session, self._page.tools, self._page)
        dialog.exec()
        dialog.deleteLater()
        if len(dialog.restored) == 1:
            self.added.emit(dialog.restored[0])

    def enrol(self, rows: Sequence[PersonRow]) -> None:
        """Enrol those who are not in the round."""
        outside = [row.person_id for row in rows if row.enrolment_id is None]
        enrolment_dialogs.enrol(self._session, self._page, outside)

    def change_status(self, rows: Sequence[PersonRow]) -> None:
        """Change the status of those who are in the round; of several, those the rules leave out are named."""
        inside = {row.enrolment_id: row.person_id for row in rows if row.enrolment_id is not None}
        moved = enrolment_dialogs.change_status(self._session, self._page, list(inside))
        if moved is not None and len(inside) > 1:
            text = ngettext("{count} person is “{status}” now.", "{count} people are “{status}” now.", moved.count)
            said = text.format(count=moved.count, status=moved.status.label)
            self._say_done(said, moved.refused, {inside[one.id] for one in moved.refused})

    def set_unit(self, rows: Sequence[PersonRow]) -> None:
        """Put people into a unit."""
        done = several_dialogs.set_unit(self._session, self._page, [row.person_id for row in rows])
        if done is not None:
            text = ngettext("The unit of {count} person is changed.", "The unit of {count} people is changed.", done.count)
            self._say_done(text.format(count=done.count), done.refused, {one.id for one in done.refused})

    def merge(self, rows: Sequence[PersonRow]) -> None:
        """Make one person of two, side by side."""
        one, other = rows
        if said := duplicates.merge_two(self._session, self._page, one.person_id, other.person_id):
            self._say_undoable(said)

    def documents(self, rows: Sequence[PersonRow]) -> Sequence[tuple[str, Callable[[], object]]]:
        """The documents that are made about people; each is opened with these chosen, but no protected identity."""
        ids = frozenset(row.enrolment_id for row in rows if row.enrolment_id is not None and not row.protected)
        about_people = [each for each in reports.REPORTS if report.Asks.PEOPLE in each.asks]
        return [(_(each.title), partial(self.jump.emit, "documents", (each.key, ids))) for each in about_people]

    def own_fields(self, rows: Sequence[PersonRow]) -> Sequence[tuple[str, Callable[[], object]]]:
        """The organisation's own fields; each is filled in for all of them at once."""
        return [(field.name, partial(self.fill_in, rows, field)) for field in own_fields.listing()]

    def fill_in(self, rows: Sequence[PersonRow], field: "FieldWithOptions") -> None:
        """Let several people have something in a field."""
        if several_dialogs.fill_in(self._session, self._page, [row.person_id for row in rows], field):
            text = ngettext("{field} is changed for {count} person.", "{field} is changed for {count} people.", len(rows))
            self._say_undoable(text.format(field=field.name, count=len(rows)))

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

    def offered(self, rows: Sequence[PersonRow]) -> "list[Offer]":
        """What can be done with one or several people, as far as it applies to them."""
        inside = [row for row in rows if row.enrolment_id is not None]
        outside = len(rows) - len(inside)
        named = [row for row in inside if not row.protected]
        here, them, count = _("In this round"), _("About them"), len(inside)
        offer, offers = several.Offer, []
        if inside:
            text = ngettext("Change &status…", "Change &status for {count}…", count)
            offers.append(offer(key="status", text=text.format(count=count), icon="flag", section=here,
                                run=lambda: self.change_status(rows)))  # fmt: skip
        if self._session.round_id is not None and outside:
            text = ngettext("E&nrol in the round…", "E&nrol {count} in the round…", outside)
            offers.append(offer(key="enrol", text=text.format(count=outside), icon="user-plus", section=here,
                                run=lambda: self.enrol(rows)))  # fmt: skip
        if named:
            offers.append(offer(key="documents", text=_("&Documents"), icon="file-text", section=here,
                                choices=lambda: self.documents(rows)))  # fmt: skip
        if len(rows) > 1:
            offers.append(offer(key="unit", text=_("&Unit…"), icon="building-2", section=them,
                                run=lambda: self.set_unit(rows)))  # fmt: skip
        if len(rows) == 2:
            offers.append(offer(key="merge", text=_("Mer&ge…"), icon="merge", section=them,
                                run=lambda: self.merge(rows)))  # fmt: skip
        if len(rows) > 1 and own_fields.listing():
            offers.append(offer(key="own", text=_("&Labels and own fields"), icon="tag", section=them,
                                choices=lambda: self.own_fields(rows)))  # fmt: skip
        if any(row.email for row in rows):
            offers.append(offer(key="mail", text=_("Copy e-&mail addresses"), icon="mail", section=them,
                                run=lambda: self.copy_addresses(rows)))  # fmt: skip
        return offers

    def bin_offer(self, rows: Sequence[PersonRow]) -> "Offer":
        """The bin stands last, apart from the rest."""
        text = _("Put in the &bin")
        made: Offer = several.Offer(key="bin", text=text, icon="trash-2", danger=True, run=lambda: self.bin(rows))
        return made

    def menu(self, rows: Sequence[PersonRow], parent: QWidget) -> QMenu:
        """What can be done with these people, as a menu."""
        menu = QMenu(parent)
        if not rows:
            _entry(menu, _("&New person…"), "user-plus", self.add)
            _entry(menu, _("&Paste people…"), "clipboard-paste", self.paste)
            _entry(menu, _("Find &duplicates…"), "merge", lambda: self._page.command.emit("people.duplicates"))
            _entry(menu, _("&Import people…"), "upload", self.choose_file)
            only_reading.lock_menu(self._session, menu)
            return menu
        several.put_into(menu, self.offered(rows))
        menu.addSeparator()
        if len(rows) == 1:
            self._add_for_one(menu, rows[0])
        several.put_into(menu, [self.bin_offer(rows)])
        only_reading.lock_menu(self._session, menu)
        return menu

    def _add_for_one(self, menu: QMenu, row: PersonRow) -> None:
        if row.enrolment_id is not None:
            _entry(menu, _("&Remove from the round"), "user-minus", lambda: self.leave_round(row))
        if row.protected:
            _entry(menu, _("End the &protection"), "lock-open", lambda: self.unprotect(row))
        else:
            _entry(menu, _("&Protected identity…"), "shield", lambda: self.protect(row))
        menu.addSeparator()
        _entry(menu, _("Erase for &good…"), "user-x", lambda: self.erase(row))

    def _say_undoable(self, text: str) -> None:
        autosave.say_undoable(self._message, self._session, text)

    def _say_done(self, text: str, refused: "Sequence[Refusal]", left_out: Collection[int]) -> None:
        """What was done with several; whom it was not allowed for is named, and can be shown."""
        if not refused:
            self._say_undoable(text)
            return
        count = len(refused)
        stay = ngettext("{count} person stays as they are:", "{count} people stay as they are:", count).format(count=count)
        wanted = Criteria.of(ids=left_out, title=_("Left as they are"))
        self._message.show_message(
            f"{text} {stay}\n{several.told(refused)}", "warn", _("Show them"), lambda: self.jump.emit("people", wanted)
        )


def _entry(menu: QMenu, text: str, icon: str, run: Callable[[], object]) -> None:
    action = menu.addAction(text)
    icons.put(action, icon)
    action.triggered.connect(lambda _checked: run())
