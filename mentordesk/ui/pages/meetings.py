"""The Meetings page: a month of all pairs written down in a minute, by letters, from the keyboard."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.desk import Change
from mentordesk.domain.filters import Criteria
from mentordesk.domain.meetings import MeetingStatus, letter
from mentordesk.domain.months import Month
from mentordesk.i18n import N_, _
from mentordesk.later import Later
from mentordesk.queries import month_grid
from mentordesk.queries.month_grid import GridSums
from mentordesk.ui import only_reading, theme
from mentordesk.ui.dialogs.meetings import CellDialog
from mentordesk.ui.grids import due, words
from mentordesk.ui.grids.entry import MonthWriter
from mentordesk.ui.grids.frame import MonthGridFrame
from mentordesk.ui.grids.legend import SHOWN, Legend
from mentordesk.ui.grids.listed import of_grid
from mentordesk.ui.grids.model import Order
from mentordesk.ui.grids.reading import GridReading
from mentordesk.ui.grids.strip import CellStrip
from mentordesk.ui.grids.view import Place
from mentordesk.ui.pages.searched import SearchedPage
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Key
from mentordesk.ui.tables.listed import Listed
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import primary_button
from mentordesk.ui.widgets.filters import FilterChip, FilterChoice, FilterRow, SearchBox
from mentordesk.ui.widgets.header import PageHeader
from mentordesk.ui.widgets.meaning import Meaning
from mentordesk.ui.widgets.messages import EmptyState, MessageBar
from mentordesk.ui.widgets.narrowing import FixedChip

menus = Later("ui.grids.menus")
patching = Later("ui.pages.patching")

LOW = 640
"""Height of the page in px under which its rows are low, so that enough pairs are in view."""


class MeetingsPage(SearchedPage):
    """Meetings. `go_to` takes a pairing's id, a (pairing, month), a month, or the pairings to show.

    These come as ids or as `Criteria`, alone or with the month to go to.
    """

    NEW = N_("&Details of the month…")
    SHOWS: ClassVar[frozenset[str]] = frozenset({"meeting", "pairing", "pause", "person", "enrolment", "round"})

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self._ids: frozenset[int] | None = None
        self._told: tuple[Place | None, int] = None, 0
        """The cell of which the strip tells, and how many are chosen with it."""
        self.message = MessageBar()
        self.fill_button = primary_button("", "check", lambda: self.writer.fill_month())
        only_reading.lock(session, self.fill_button)
        self.header = PageHeader(_("Meetings"), "", [self.fill_button])
        self.frame = MonthGridFrame()
        self.view, self.model = self.frame.view, self.frame.model
        self.reading = GridReading(session, self.frame)
        self.view.setAccessibleName(_("Meetings by pair and month"))
        self.strip = CellStrip(session)
        self.writer = MonthWriter(session, self.view, self.message, self.strip.say_problem)
        self.legend = Legend()
        self._make_filters()
        self._lay_out()
        self._connect()

    # -- building ---------------------------------------------------------------------------------------------

    def _make_filters(self) -> None:
        self.search = SearchBox(_("Mentor or mentee"), self)
        silence = (Order.SILENCE, _("Longest silence first"))
        mentee = (Order.MENTEE, _("By mentee's family name"))
        self.order = FilterChoice(_("By mentor's family name"), [mentee, silence])
        self.order.setAccessibleName(_("Sort"))
        self.missing = FilterChip(_("Something missing"))
        self.missing.setToolTip(_("Pairs with a month that is over and not written down"))
        self.some, self.meaning = FixedChip(), Meaning()
        self.some.show_title("")
        self.filters = FilterRow([self.search, self.order, self.missing, self.some])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 14)
        column.setSpacing(10)
        for part in (self.header, self.message, self.filters, self.meaning):
            column.addWidget(part)
        column.addWidget(self.frame, 1)
        column.addWidget(self.strip)
        column.addWidget(self.legend)

    def _connect(self) -> None:
        view = self.view
        self.reading.summed.connect(self._on_summed)
        view.mistyped.connect(self._on_mistyped)
        view.moved.connect(self._follow)
        view.selectionModel().selectionChanged.connect(lambda *_ranges: self._follow())
        view.opened.connect(self.open_details)
        view.edit_wanted.connect(self._edit)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu)
        self.strip.opened.connect(self.open_details)
        self.strip.left.connect(view.setFocus)
        self.frame.sort_wanted.connect(lambda order: self.order.set_value(None if order is Order.MENTOR else order))
        self.search.searched.connect(lambda _text: self._arrange())
        self.search.left_downwards.connect(view.setFocus)
        self.search.returnPressed.connect(view.setFocus)
        self.order.chosen.connect(lambda _order: self._arrange())
        self.missing.toggled.connect(lambda _on: self._arrange())
        self.some.removed.connect(self._on_some_removed)
        self.filters.cleared.connect(lambda: self._show_some(Criteria()))
        self.model.arranged.connect(self._on_arranged)
        theme.keeper().changed.connect(self._fit)

    # -- filling ----------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Show what the file says now; the first time the first cell that waits for an answer gets the focus."""
        self._fit()
        if self.reading.refill(self.take_ahead()):
            self.view.go(*due.first(self.model, self.session.as_of))
        self._show_place()

    def look_ahead(self) -> list[int] | None:
        """The order of the pairs, by the names of 20,000 mentors."""
        return month_grid.order_of(self.session.round_id) if self.session.round_id is not None else None

    def patch(self, changes: Sequence[Change]) -> bool:
        """Show the pairs that a change touches, and leave the others alone."""
        rows = patching.changed_rows(changes, (), self.SHOWS)
        touched = patching.touched_pairs(rows) if rows is not None else None
        if touched is None or not self.reading.refresh(touched):
            return False
        if not self.writer.goes_on:
            self._show_place()
        return True

    def is_busy(self) -> bool:
        """Is anything still being read?"""
        return self.reading.work.is_busy()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reading.work.start_later()

    def hideEvent(self, event: QHideEvent) -> None:
        self.reading.work.pause()
        super().hideEvent(event)

    def _on_summed(self, sums: GridSums | None) -> None:
        self.header.set_summary(words.summary(sums) if sums is not None and self.model.total() else "")
        self._offer_filling()

    def _arrange(self) -> None:
        order = Order(self.order.value() or Order.MENTOR)
        self.model.arrange(order=order, text=self.search.text(), ids=self._ids, only_missing=self.missing.isChecked())

    def _on_arranged(self) -> None:
        shown, total = self.model.rowCount(), self.model.total()
        self.filters.show_count(shown, total, narrowed=self._ids is not None or self.missing.isChecked())
        self.frame.set_empty(None if shown else self._nothing(total))
        for part in (self.filters, self.strip, self.legend):  # of nothing there is nothing to find or to enter
            part.setVisible(total > 0)
        if shown and self.view.place() is None:
            self.view.go(0, self.view.currentIndex().column())

    def _nothing(self, total: int) -> EmptyState:
        if total:
            why = _("Try fewer letters, or take the filters away.")
            return EmptyState("search", _("No pair matches"), why, second=(_("Show all"), self.filters.clear))
        if self.session.round_id is None:
            why = _("A round says in which months pairs meet.")
            action = (_("Make the first round"), lambda: self.command.emit("round.new"))
            return EmptyState("calendar-plus", _("There is no round yet"), why, action=action)
        why = _("Once two people are paired and have begun, their months stand here to be ticked off.")
        action = (_("Go to the pairs"), lambda: self.jump.emit("pairs", None))
        return EmptyState("calendar-check", _("No pair has begun"), why, action=action)

    def _show_place(self) -> None:
        place, chosen = self._told = self.view.place(), len(self.view.chosen())
        (self.strip.show_soon if self.writer.goes_on else self.strip.show_place)(place, chosen)
        self.fill_button.setVisible(bool(self.model.rowCount()))
        self._offer_filling()

    def _follow(self) -> None:
        """Tell of the cell with the focus, unless that is told already: moving changes the choice too."""
        if (self.view.place(), len(self.view.chosen())) != self._told:
            self._show_place()

    def _offer_filling(self) -> None:
        """Fill the month of the focused cell, while there is something to fill in it."""
        month = self.model.month_at(self.view.currentIndex().column())
        if month is not None:
            status = words.in_sentence(MeetingStatus.HELD.label)
            self.fill_button.setText(_("Fill {month}: {status}").format(month=month.name, status=status))
            self.fill_button.setEnabled(month.first_day <= self.session.today and self.model.has_open(month))
            self.fill_button.setToolTip(_("Every pair that was to meet and has nothing written down gets a held meeting"))

    # -- details ----------------------------------------------------------------------------------------------

    def open_details(self) -> None:
        """Everything about the meetings of the focused cell."""
        place = self.view.place()
        if place is not None and (place[1].open or place[1].ids):
            dialog = CellDialog(self.session, *place, parent=self)
            dialog.exec()
            dialog.deleteLater()
            self.view.setFocus()
        elif place is not None:
            self.strip.say_problem(_("They were not a pair in {month}.").format(month=place[1].month.long))

    def _edit(self) -> None:
        if not self.strip.edit():
            self.open_details()

    def _on_mistyped(self, text: str) -> None:
        letters = ", ".join(letter(status) for status in SHOWN)
        problem = _("“{typed}” means nothing here; the letters are {letters}.")
        self.strip.say_problem(problem.format(typed=text, letters=letters))

    def _on_menu(self, at: QPoint) -> None:
        menus.of_cells(self.writer, self.open_details, self).popup(self.view.viewport().mapToGlobal(at))

    # -- finding ----------------------------------------------------------------------------------------------

    def go_to(self, target: object) -> None:
        """A pairing (id), a (pairing, month), a month, some pairings (ids or `Criteria`), or these and a month."""
        if isinstance(target, Month):
            self.view.go(self.view.currentIndex().row(), self.model.column_of(target))
        elif isinstance(target, Criteria):
            self._show_some(target)
        elif isinstance(target, tuple) and len(target) == 2 and isinstance(target[0], Criteria):
            self._show_some(target[0])
            self.view.go(0, self.model.column_of(target[1]))
        elif isinstance(target, int):
            self._show_pair(target)
        elif isinstance(target, tuple) and len(target) == 2 and isinstance(target[1], Month):
            self._show_pair(target[0], target[1])
        elif isinstance(target, Collection) and all(isinstance(each, int) for each in target):
            self._show_some(Criteria.of(ids=target, title=_("Chosen pairs")))
        self.view.setFocus()

    def _show_pair(self, pairing_id: int, month: Month | None = None) -> None:
        if not self.view.go_to(pairing_id, month):
            self.filters.clear()
            self.view.go_to(pairing_id, month)

    def _show_some(self, wanted: Criteria) -> None:
        """Only these pairs, or all again; a chip says which they are, and a line below what that means."""
        self._ids, told = wanted.ids, wanted.title if wanted.ids is not None else ""
        if self._ids is not None:
            self.search.clear()
            self.missing.setChecked(False)
        self.some.show_title(told)
        meaning = _("{figure}: {meaning}").format(figure=told, meaning=wanted.meaning)
        self.meaning.explain(meaning if told and wanted.meaning else "")
        self._arrange()

    def _on_some_removed(self) -> None:
        self._show_some(Criteria())
        self.search.setFocus()

    # -- keys -------------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N: the details of the focused cell, to add a meeting."""
        self.open_details()

    def exported_list(self) -> Listed | None:
        """The pairs shown, with their letters and sums."""
        return of_grid(_("Meetings"), self.model)

    def panes(self) -> list[QWidget]:
        """Search, grid, strip."""
        strip = self.strip.form.editor("on").main()
        return [self.search, self.view, strip] if strip.isEnabled() else [self.search, self.view]

    def _fit(self) -> None:
        """Low rows where the user wants them, and in a low window."""
        self.frame.set_compact(self.tools.settings.flag(Key.COMPACT_ROWS) or self.height() < LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def commit(self) -> None:
        """What is typed in the strip."""
        self.strip.commit()
