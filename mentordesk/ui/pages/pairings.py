"""The Pairs page: who meets whom, how often, who has gone quiet; and beside the list the story of the chosen pair."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from mentordesk.desk import Change
from mentordesk.domain.filters import Criteria
from mentordesk.domain.pairings import PairingStatus
from mentordesk.domain.saved_filters import FilterPage, SavedFilter
from mentordesk.i18n import N_, _
from mentordesk.queries import pairings, slices
from mentordesk.queries.lazily import LazyList
from mentordesk.queries.pairings import PairRow
from mentordesk.queries.slices import Slices
from mentordesk.ui.in_slices import InSlices
from mentordesk.ui.pages import pairings_filters, pairings_list
from mentordesk.ui.pages.pairings_commands import PairingCommands
from mentordesk.ui.pages.patching import IGNORED_OF_PAIRS, changed_rows, patch_pairs
from mentordesk.ui.pages.searched import FilteredPage
from mentordesk.ui.panes.pairings.pane import WIDTH, PairingPane
from mentordesk.ui.session import Session
from mentordesk.ui.tables.entry import CellEntry
from mentordesk.ui.tables.listed import Listed, of_table
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import menu_button, primary_button
from mentordesk.ui.widgets.filters import SearchBox
from mentordesk.ui.widgets.header import PageHeader
from mentordesk.ui.widgets.messages import EmptyState, MessageBar
from mentordesk.ui.widgets.narrowing import ListFilters
from mentordesk.ui.widgets.split import ListWithPane

NO_PAIRS = LazyList[PairRow]((), lambda _ids: ())
PANE_FOLLOWS = 120
"""Milliseconds after the last cell entered when the pane shows what is chosen."""


class PairingsPage(FilteredPage):
    """Pairs. `go_to` takes a pairing's id, a `Criteria`, or the ids of the pairings to show."""

    KEPT = FilterPage.PAIRINGS
    NEW = N_("&New pair…")
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {"pairing", "pause", "meeting", "goal", "check_in", "note", "agreement", "enrolment", "person", "unit", "round"}
    )

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self.message = MessageBar()
        self.commands = PairingCommands(session, self.message, self)
        self.more = QMenu(self)
        self.end_all = self.more.addAction(_("&End all running pairs…"))
        self.pair_button = primary_button(_("Pair two people"), "plus", self.commands.pair_two)
        self.pair_button.setToolTip(_("Pair two people (Ctrl+N)"))
        self.more_button = menu_button(_("More"), self.more)
        self.header = PageHeader(_("Pairs"), "", [self.more_button, self.pair_button])
        self._texts = pairings_filters.PairTexts()
        self.model = ListModel(pairings_list.columns(session), search=self._texts.of, parent=self)
        self.table = RecordTable(self.model, name="pairs", settings=tools.settings, frozen=2)
        self.table.setAccessibleName(_("Pairs"))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.entry = CellEntry(self.table, session, self.message, lambda row: row.pair)
        self._uncounted = False
        self.work = InSlices(self)
        self._rows, self._counted = NO_PAIRS, session.round_id
        self._pane_follows = QTimer(self, singleShot=True, interval=PANE_FOLLOWS)
        self._pane_follows.timeout.connect(self._show_pane)
        self.pane = PairingPane(session, self.commands)
        self.search = SearchBox(_("Name, phone, e-mail, unit"), self)
        self.filters = ListFilters(self.model, pairings_filters.facets(), self.search, settings=tools.settings, part="pairs")
        self._lay_out()
        self._connect()

    # -- building ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QWidget()
        self.split = ListWithPane(left, self.pane, WIDTH, name="pairs", settings=self.tools.settings, parent=self)
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (self.header, self.message, self.filters):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)

    def _connect(self) -> None:
        self.listen_to_filters()
        self.search.left_downwards.connect(self.table.enter)
        self.search.returnPressed.connect(self.table.enter)
        self.table.selection_changed.connect(lambda _rows: self._on_selected())
        self.table.record_activated.connect(lambda _row: self.open_pane())
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.split.floating_changed.connect(self.pane.set_floating)
        self.pane.closed.connect(self._on_pane_closed)
        self.pane.jump.connect(self.jump)
        self.commands.made.connect(self._on_made)
        self.commands.jump.connect(self.jump)
        self.end_all.triggered.connect(lambda _checked: self.commands.end_all(self._running()))

    # -- filling ----------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Show what the file says now. Of a long list what is in view is read first, and all in slices afterwards."""
        round_id = self.session.round_id
        rows = pairings.read(round_id, self.session.as_of, self.take_ahead()) if round_id is not None else NO_PAIRS
        self.filters.refresh()
        self._texts.look_at(round_id)
        self.work.stop()
        self._rows = rows
        little = len(rows) <= slices.SIZE
        if little:
            rows.need(range(len(rows)))
        elif round_id != self._counted:
            self.header.set_summary("")  # what was counted is another round's
        self._counted = round_id
        self.model.set_records(rows)
        self.work.ask("pairs", self._read_all)
        (self.work.finish if little else self.work.start_later)()
        self.pair_button.setVisible(bool(rows) and not self.session.desk.read_only)  # an empty list has its own button
        self.more_button.setVisible(bool(rows))
        self.filters.setVisible(bool(rows))
        self.split.offer_pane(bool(rows))
        self._put_empty_states()
        self.pane.show_pairs(self.table.selected_records())
        if rows and not self.table.selected_records():
            self.table.select_row(0)

    def look_ahead(self) -> list[int] | None:
        """The order of the pairs, by the names of 20,000 mentors."""
        return pairings.ids(self.session.round_id) if self.session.round_id is not None else None

    def _read_all(self) -> Slices[None]:
        yield from self._texts.read()
        yield from self._rows.reading()
        self._say_counts()

    def is_busy(self) -> bool:
        """Is anything still being read?"""
        return self.work.is_busy()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.work.start_later()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.work.pause()

    def patch(self, changes: Sequence[Change]) -> bool:
        """Show the lines that a change touches, and leave the others alone."""
        if self.work.is_busy():
            return False
        rows = changed_rows(changes, IGNORED_OF_PAIRS, self.SHOWS)
        if rows is None or not patch_pairs(self.session, self.model, rows, still=self.entry.writer.is_writing):
            return False
        self._uncounted = True
        self._on_selected()
        return True

    def _say_counts(self) -> None:
        self._uncounted = False
        self.header.set_summary(pairings_list.summary(self.model.all_records()))
        self.end_all.setEnabled(self._running() > 0)

    def _on_selected(self) -> None:
        """The pane follows; while cells are entered it waits a moment, so that it never holds up the hand."""
        if self.entry.is_busy():
            self._pane_follows.start()
        else:
            self._show_pane()

    def _show_pane(self) -> None:
        self._pane_follows.stop()
        if self._uncounted:
            self._say_counts()
        if not self.session.is_over:
            self.pane.show_pairs(self.table.selected_records())

    def _running(self) -> int:
        going = (PairingStatus.RUNNING, PairingStatus.PAUSED)
        return sum(row.status in going for row in self.model.all_records())

    def _put_empty_states(self) -> None:
        if self.session.round_id is None:
            why = _("A round says when pairs meet and what counts.")
            action = (_("Make the first round"), lambda: self.command.emit("round.new"))
            first = EmptyState("calendar-plus", _("There is no round yet"), why, action=action)
        else:
            why = _("A pair joins a mentor and a mentee; its meetings, changes and its end are kept here.")
            action = (_("Pair two people"), self.commands.pair_two)
            first = EmptyState("heart-handshake", _("No pairs yet"), why, action=action)
        why = _("Try fewer letters, or take the filters away.")
        nothing = EmptyState("search", _("No pair matches"), why, second=(_("Show all"), self.filters.clear))
        self.table.set_empty(first, nothing)

    # -- finding ----------------------------------------------------------------------------------------------

    def go_to(self, target: object) -> None:
        """Show a pair (id) or a filtered list (`Criteria`, or just the ids)."""
        if isinstance(target, int):
            self.show_pair(target)
        elif isinstance(target, Criteria):
            self.show_criteria(target)
        elif isinstance(target, SavedFilter):
            self.show_saved(target)
        elif isinstance(target, Collection) and all(isinstance(each, int) for each in target):
            self.filters.show_only(Criteria.of(ids=target, title=_("Chosen pairs")))

    def show_pair(self, pairing_id: int) -> None:
        """Select a pair, taking the filters away when they hide it."""
        if not self.table.select_id(pairing_id):
            self.filters.clear()
            self.table.select_id(pairing_id)

    def _on_made(self, pairing_id: int) -> None:
        """Go to the new pair: the button that was pressed may have gone with the empty list."""
        self.show_pair(pairing_id)
        self.table.setFocus()

    def commit(self) -> None:
        """What is typed in the list and in the pane."""
        self.table.commit()
        if self._pane_follows.isActive():
            self._show_pane()
        self.pane.commit()

    # -- the pane, keys and menus -----------------------------------------------------------------------------

    def open_pane(self) -> None:
        """Go to what can be done with the chosen pair; in a narrow window the pane comes over the list."""
        self.split.open_pane()
        self.pane.take_focus()

    def _on_pane_closed(self) -> None:
        self.split.close_pane()
        self.table.setFocus()

    def new_record(self) -> None:
        """Ctrl+N."""
        self.commands.pair_two()

    def exported_list(self) -> Listed | None:
        """The pairs shown."""
        return of_table(_("Pairs"), self.table)

    def panes(self) -> list[QWidget]:
        """Search, list, pane."""
        return [self.search, self.table, *([self.pane.entrance()] if self.pane.isVisible() else [])]

    def _on_menu(self, at: QPoint) -> None:
        menu = self.commands.menu(self.table.selected_records(), self)
        self.table.show_menu(menu, at)
