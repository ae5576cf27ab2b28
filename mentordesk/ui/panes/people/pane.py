"""The pane beside the list of people: one person with everything about them, or what can be done with several."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.domain.enrolments import Enrolment, Role
from mentordesk.domain.people import Person
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _, pgettext
from mentordesk.later import Later
from mentordesk.queries import people
from mentordesk.queries.people import PersonRow
from mentordesk.ui import only_reading
from mentordesk.ui.pages.people_commands import PeopleCommands
from mentordesk.ui.pages.people_list import TYPE_WORDS
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.buttons import icon_button
from mentordesk.ui.widgets.labels import Initials, label
from mentordesk.ui.widgets.messages import EmptyState

if TYPE_CHECKING:
    from mentordesk.ui.widgets.tabs import Tabs

WIDTH = 392
enrolments = Later("queries.enrolments")
bulk, details, meetings, notes, result, in_round = (
    Later(f"ui.panes.people.{part}") for part in ("bulk", "details", "meetings", "notes", "result", "round")
)
history, scroll, tabs = Later("ui.panes.history_tab"), Later("ui.widgets.scroll"), Later("ui.widgets.tabs")
DETAILS, ROUND, MEETINGS, RESULT, NOTES, HISTORY = "details", "round", "meetings", "result", "notes", "history"


class PersonPane(QFrame):
    """Shows nobody, one person in tabs, or several. `jump` leads to other pages, `closed` comes from its cross.

    What shows people is built while nobody touches the window, or when the first is chosen: it has more widgets than the
    rest of the window, and nobody is chosen when the program starts.
    """

    jump = Signal(str, object)
    closed = Signal()

    def __init__(self, session: Session, commands: PeopleCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self._session, self._commands = session, commands
        self._rows: list[PersonRow] = []
        self._built = self._floating = False
        self._parts = self._building()
        self.stack = QStackedWidget()
        self.stack.addWidget(EmptyState("user-round", _("Nobody is chosen"), _("Choose a person in the list.")))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.setMinimumWidth(340)

    def build_ahead(self) -> Iterator[None]:
        """Build what shows people, a part at a time; with the first chosen the rest follows at once."""
        return self._parts

    def _build(self) -> None:
        for _part in self._parts:
            pass

    def _building(self) -> Iterator[None]:
        self.initials = Initials()
        self.name, self.about = label("", "headline", wrap=True), label("", "second", wrap=True)
        self.menu_button = icon_button("ellipsis", _("More about this person"), self.open_menu)
        self.close_button = icon_button("x", _("Close (Esc)"), self.closed.emit)
        self.tabs: Tabs = tabs.Tabs()
        self.details = details.DetailsTab(self._session)
        yield
        self.round = in_round.RoundTab(self._session)
        only_reading.lock(self._session, self.round.status_button, *self.round.agreements.values())
        yield
        self.meetings = meetings.MeetingsTab(self._session)
        self.result = result.ResultTab(self._session)
        yield
        self.notes = notes.NotesTab(self._session)
        self.history = history.HistoryTab(self._session)
        self.bulk = bulk.BulkPane(self._commands)
        self.bulk.closed.connect(self.closed)
        yield
        self.stack.addWidget(self._one())
        self.close_button.setVisible(self._floating)
        self.bulk.set_floating(self._floating)
        self.stack.addWidget(self.bulk)
        self.tabs.shown.connect(lambda _key: self._fill_tab())
        self.round.enrol_wanted.connect(lambda: self._commands.enrol(self._rows))
        self.round.status_wanted.connect(lambda: self._commands.change_status(self._rows))
        self.round.jump.connect(self.jump)
        self._built = True

    def _one(self) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.about)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.initials, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(buttons)
        self._add_tabs()
        one = QWidget()
        column = QVBoxLayout(one)
        column.setContentsMargins(24, 24, 8, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        return one

    def _add_tabs(self) -> None:
        """The last ones stand as pictures where the pane is too narrow for all the words."""
        for key, title, tab, picture in (
            (DETAILS, pgettext("person", "Details"), self.details, ""),
            (ROUND, _("Round"), self.round, "repeat"),
            (MEETINGS, _("Meetings"), self.meetings, "calendar-check"),
            (RESULT, _("Result"), self.result, "target"),
            (NOTES, _("Notes"), self.notes, "message-square"),
            (HISTORY, _("History"), self.history, "history"),
        ):
            self.tabs.add(key, title, scroll.padded(tab), picture=picture)

    # -- showing ----------------------------------------------------------------------------------------------

    def show_people(self, rows: Sequence[PersonRow]) -> None:
        """Show these lines of the list: none, one or several."""
        if [row.person_id for row in rows] != [row.person_id for row in self._rows]:
            self.commit()
        self._rows = list(rows)
        if rows:
            self._build()
        if len(rows) == 1:
            self._show_one()
        elif rows:
            self.bulk.show_people(rows, in_round=self._session.round_id is not None)
            only_reading.lock(self._session, *self.bulk.writing())
        self.stack.setCurrentIndex(min(len(rows), 2))

    def shown_id(self) -> int | None:
        """The person shown, if it is one."""
        return self._rows[0].person_id if len(self._rows) == 1 else None

    def show_tab(self, key: str) -> None:
        """Go to a tab."""
        self._build()
        self.tabs.show_tab(key)

    def commit(self) -> None:
        """Save what is still being typed, before something else is shown."""
        if self._built:
            for tab in (self.details, self.round, self.result):
                tab.commit()

    def set_floating(self, floating: bool) -> None:
        """Over the list instead of beside it: then there is a cross to close, once it has its place."""
        self._floating = floating
        if self._built:
            self.close_button.setVisible(floating)
            self.bulk.set_floating(floating)

    def take_focus(self) -> None:
        """Into the tab that is shown, or to what can be done with several."""
        self._build()
        if len(self._rows) > 1:
            self.bulk.take_focus()
            return
        focus = {
            DETAILS: self.details.form.editor("given_name").main(),
            ROUND: self.round.status_button,
            RESULT: self.result.first_field(),
            NOTES: self.notes.text,
            HISTORY: self.history,
        }.get(self.tabs.current(), self.tabs.bar)
        (focus if focus.isVisible() and self._rows else self.tabs.bar).setFocus()

    def entrance(self) -> QWidget:
        """Where F6 comes in: the tabs of one person, the first button for several."""
        self._build()
        if len(self._rows) > 1:
            return next(iter(self.bulk.buttons.values()), self.tabs.bar)
        return self.tabs.bar

    def open_menu(self) -> None:
        """What else can be done with the person."""
        menu = self._commands.menu(self._rows, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            # Esc first takes back what is typed
            if not (self._built and self._restore()):
                self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _restore(self) -> bool:
        return bool(self.details.restore() or self.round.form.restore() or self.result.form.restore())

    def _show_one(self) -> None:
        person = self._person()
        if person is None:
            return
        self.initials.set_name(person.name)
        self.name.setText(person.name)
        known = [each for each in enrolments.of_person(person.id) if each.round_id == self._session.round_id]
        self.about.setText(_summary(person, known[0] if known else None))
        self.tabs.set_offered(RESULT, any(each.role is Role.MENTEE for each in known))
        self._fill_tab()

    def _fill_tab(self) -> None:
        """Fill the tab in view; the others are filled when they are opened."""
        person = self._person()
        if person is None:
            return
        show: dict[str, Callable[[Person], object]] = {
            DETAILS: self.details.show_person,
            ROUND: self.round.show_person,
            MEETINGS: self.meetings.show_person,
            RESULT: self.result.show_person,
            NOTES: self.notes.show_person,
            HISTORY: self.history.show_person,
        }
        show[self.tabs.current()](person)

    def _person(self) -> Person | None:
        if len(self._rows) != 1:
            return None
        try:
            return people.get(self._rows[0].person_id)
        except RuleBroken:
            return None  # undone meanwhile; the list is about to say so


def _summary(person: Person, enrolment: Enrolment | None) -> str:
    """The line under the name."""
    parts = [_("Protected identity")] if person.protected else []
    if enrolment is None:
        parts.append(_("Not in this round"))
    else:
        parts.append(enrolment.role.label)
        parts += [_(TYPE_WORDS[kind]) for kind in enrolment.types]
        parts.append(_("since {day}").format(day=enrolment.status_on.isoformat()))
    return " · ".join(parts)
