"""The People page: everybody in the file, found by typing, narrowed by filters, with one or several of them beside."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.desk import Change
from mentordesk.domain.filters import Criteria
from mentordesk.domain.saved_filters import FilterPage, SavedFilter
from mentordesk.i18n import N_, _, number_text
from mentordesk.later import Later
from mentordesk.queries import people
from mentordesk.queries.people import PersonRow
from mentordesk.ui.dropping import TableDrop
from mentordesk.ui.pages import people_beside, people_filters, people_list
from mentordesk.ui.pages.people_commands import PeopleCommands
from mentordesk.ui.pages.people_own import OwnOfPeople
from mentordesk.ui.pages.people_paste import Newcomers
from mentordesk.ui.pages.people_reading import PeopleReading
from mentordesk.ui.pages.searched import FilteredPage
from mentordesk.ui.panes.people.pane import WIDTH, PersonPane
from mentordesk.ui.session import Session
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.entry import CellEntry
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import primary_button, secondary_button
from mentordesk.ui.widgets.facets import Facet
from mentordesk.ui.widgets.filters import SearchBox
from mentordesk.ui.widgets.header import PageHeader
from mentordesk.ui.widgets.messages import EmptyState, MessageBar
from mentordesk.ui.widgets.narrowing import ListFilters
from mentordesk.ui.widgets.split import ListWithPane

if TYPE_CHECKING:
    from mentordesk.ui.tables.listed import Listed

listed = Later("ui.tables.listed")
patching = Later("ui.pages.patching")

PANE_FOLLOWS = 120
"""Milliseconds after the last cell entered when the pane shows who is chosen."""


class PeoplePage(FilteredPage):
    """People. `go_to` takes a person's id or a `Criteria`."""

    KEPT = FilterPage.PEOPLE
    NEW = N_("&New person…")
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {"person", "person_language", "enrolment", "status_change", "agreement", "pairing", "pause", "meeting", "note",
         "unit", "activity", "attendance", "certificate", "round", "outcome", "story", "own_field", "own_option",
         "own_value"}
    )  # fmt: skip

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self._filling = False
        self._wanted: int | None = None
        self._empty_for: int | None = -1
        self.message = MessageBar()
        self.commands = PeopleCommands(session, self.message, self)
        self.bin_button = secondary_button(_("Bin"), "trash-2", self.commands.open_bin)
        self.import_button = secondary_button(_("Import…"), "upload", lambda: self.newcomers.choose_file())
        self.import_button.setToolTip(_("Import people from a file (Ctrl+I)"))
        self.new_button = primary_button(_("New person"), "plus", self.commands.add)
        self.new_button.setToolTip(_("New person (Ctrl+N)"))
        self.header = PageHeader(_("People"), "", [self.bin_button, self.import_button, self.new_button])
        self._meetings = people_list.MeetingsByEnrolment()
        self.reading = PeopleReading(session, self._meetings, self.header)
        self.reading.read.connect(self._show)
        self._usual_columns = people_list.columns(self._meetings, lambda: session.today, lambda: session.round_id)
        self.own = OwnOfPeople()
        self.own.refresh()
        self.model = ListModel(self._columns(), search=self._searched, parent=self)
        self.table = RecordTable(self.model, name="people", settings=tools.settings, frozen=1)
        self.table.setAccessibleName(_("People"))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        adding = _("New people are entered with New person (Ctrl+N), or pasted with their names.")
        self.entry = CellEntry(self.table, session, self.message, lambda row: row.name, adding)
        self._pane_follows = QTimer(self, singleShot=True, interval=PANE_FOLLOWS)
        self._pane_follows.timeout.connect(self._show_pane)
        self.pane = PersonPane(session, self.commands)
        self.search = SearchBox(_("Name, phone, e-mail, place, work"), self)
        self.filters = ListFilters(self.model, self._facets(), self.search, settings=tools.settings, part="people")
        self.beside = people_beside.OnlyTheRound(self.filters, self.table)
        self.commands.expected_role = lambda: people_filters.expected_role(self.filters.value("role"))
        self.newcomers = Newcomers(session, tools, self.table, self.entry.writer, self.commands)
        TableDrop(self, self.newcomers.take)
        self._lay_out()
        self._connect()

    # -- building ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (self.header, self.message, self.filters):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        self.split = ListWithPane(left, self.pane, WIDTH, name="people", settings=self.tools.settings)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)

    def _connect(self) -> None:
        self.listen_to_filters()
        self.filters.changed.connect(self.reading.on_narrowed)
        self.search.left_downwards.connect(self.table.enter)
        self.search.returnPressed.connect(self.table.enter)
        self.table.selection_changed.connect(lambda _rows: self._on_selected())
        self.table.record_activated.connect(lambda _row: self.open_pane())
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.split.floating_changed.connect(self.pane.set_floating)
        self.pane.jump.connect(self.jump)
        self.pane.closed.connect(self._on_pane_closed)
        self.commands.added.connect(self.show_person)
        self.commands.jump.connect(self.jump)
        delete = QShortcut(QKeySequence("Ctrl+Delete"), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_delete)

    # -- filling ----------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Show what the file says now; a long list that was not in view in two steps."""
        self.reading.refill()

    def _show(self, rows: list[PersonRow], whole: bool) -> None:
        self._filling = True
        if self.own.refresh():
            self.table.set_columns(self._columns())
            self.filters.set_facets(self._facets())
            self.filters.show_only(self.filters.criteria())  # a filter may have gone with its field
        self.filters.refresh()
        self.model.set_records(rows)
        self._filling = False
        if whole:
            self._say_counts()
            self._put_empty_states()
            self._offer_what_there_is(self.model.total() > 0)
        self._on_selected()
        if self._wanted is not None:
            self.show_person(self._wanted)

    def _offer_what_there_is(self, some: bool) -> None:
        """An empty list has its own button, and nothing to find or to show beside it."""
        for button in (self.import_button, self.new_button):
            button.setVisible(some and not self.session.desk.read_only)
        self.filters.setVisible(some)
        self.split.offer_pane(some)

    def is_busy(self) -> bool:
        """Is the end of a long list still on its way?"""
        return self.reading.work.is_busy()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = self._stale or self.is_busy()
        self.reading.work.stop()

    def patch(self, changes: Sequence[Change]) -> bool:
        """Show the lines that a change touches, and leave the others alone."""
        if not self.reading.whole:
            return False
        patch = patching.PeoplePatch(self.session, self.model, self._meetings, self.own)
        rows = patching.changed_rows(changes, patch.IGNORED, self.SHOWS)
        if rows is None or not patch.apply(rows, still=self.entry.writer.is_writing):
            return False
        self._on_selected()
        return True

    def _columns(self) -> list[Column]:
        return [*self._usual_columns, *self.own.columns()]

    def _facets(self) -> list[Facet]:
        return [*people_filters.facets(), *self.own.facets()]

    def _searched(self, row: PersonRow) -> tuple[str, ...]:
        return (*row.searched(), *self.own.searched(row))

    def _say_counts(self) -> None:
        counts = people.counts(self.session.round_id)
        self.header.set_summary(people_beside.summary(self.session.round_id, counts))
        self.beside.count(counts)
        self.bin_button.setText(_("Bin ({count})").format(count=number_text(counts.binned)))
        self.bin_button.setVisible(counts.binned > 0)

    def _put_empty_states(self) -> None:
        if self._empty_for == self.session.round_id:
            return
        self._empty_for = self.session.round_id
        if self.session.round_id is None:
            first = EmptyState(
                "calendar-plus", _("There is no round yet"), _("A round says when pairs meet and what counts."),
                action=(_("Make the first round"), lambda: self.command.emit("round.new")),
                second=(_("Add a person"), self.commands.add),
            )  # fmt: skip
        else:
            why = _("People stand here with what they are in the round, their pairs and meetings.")
            first = EmptyState(
                "users", _("Nobody is here yet"), why, action=(_("Add the first person"), self.commands.add),
                second=(_("Import from a spreadsheet"), self.newcomers.choose_file),
            )  # fmt: skip
        why = _("Try fewer letters, or take the filters away.")
        nobody = EmptyState("search", _("Nobody matches"), why, second=(_("Show all"), self.filters.clear))
        self.table.set_empty(first, nobody)

    # -- finding ----------------------------------------------------------------------------------------------

    def go_to(self, target: object) -> None:
        """Show a person (id) or a filtered list (`Criteria`)."""
        if isinstance(target, Criteria):
            self.show_criteria(target)
        elif isinstance(target, SavedFilter):
            self.show_saved(target)
        elif isinstance(target, int):
            self.show_person(target)

    def show_person(self, person_id: int) -> None:
        """Select a person, taking the filters away when they hide them."""
        self._wanted = None
        if self.table.select_id(person_id):
            return
        if self.model.is_filtered():
            self.filters.clear()
        if not self.table.select_id(person_id) and not self.reading.whole:
            self._wanted = person_id  # the rest of a long list is still on its way

    # -- the pane ---------------------------------------------------------------------------------------------

    def open_pane(self) -> None:
        """Go to what is known about the chosen person; in a narrow window the pane comes over the list."""
        self.split.open_pane()
        self.pane.take_focus()

    def build_ahead(self) -> Iterable[None]:
        return self.pane.build_ahead()

    def _on_selected(self) -> None:
        """The pane follows; while cells are entered it waits a moment, so that it never holds up the hand."""
        if not self._filling and not self.reading.whole and self.model.rowCount() == len(self.table.selected_rows()) > 1:
            self.reading.finish()
            self.table.selectAll()
        if self.entry.is_busy():
            self._pane_follows.start()
        elif not self._filling:
            self._show_pane()

    def _show_pane(self) -> None:
        self._pane_follows.stop()
        if not self.session.is_over:
            self.pane.show_people(self.table.selected_records())

    def _on_pane_closed(self) -> None:
        self.pane.commit()
        self.split.close_pane()
        self.table.setFocus()

    def commit(self) -> None:
        """What is typed in the list and in the pane."""
        self.table.commit()
        if self._pane_follows.isActive():
            self._show_pane()
        self.pane.commit()

    # -- keys and menus ---------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N."""
        self.commands.add()

    def exported_list(self) -> "Listed | None":
        """Everybody shown; the whole of a long list even while its end is still on its way."""
        self.reading.finish()
        seen: Listed = listed.of_table(_("People"), self.table)
        return seen

    def panes(self) -> list[QWidget]:
        """Search, list, pane."""
        return [self.search, self.table, *([self.pane.entrance()] if self.pane.isVisible() else [])]

    def _on_delete(self) -> None:
        """Put the chosen people in the bin and go to the one below them."""
        row = self.table.currentIndex().row()
        self.commands.bin(self.table.selected_records())
        if not self.table.selected_records() and self.model.rowCount():
            self.table.select_row(row)

    def _on_menu(self, at: QPoint) -> None:
        self.table.show_menu(self.commands.menu(self.table.selected_records(), self), at)
