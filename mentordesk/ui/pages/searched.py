"""What the pages with a search above their list have in common: Ctrl+F, Esc, filters kept by name, passing messages."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from mentordesk.domain import filters
from mentordesk.domain.filters import Criteria
from mentordesk.domain.saved_filters import FilterPage, SavedFilter
from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.queries import records
from mentordesk.ui.pages.page import Page
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.widgets.filters import SearchBox
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.widgets.narrowing import ListFilters

dialogs = Later("ui.dialogs.saved_filters")
saved_filters = Later("queries.saved_filters")


class SearchedPage(Page):
    """A page with a `search` and a `message`, both made by the page itself."""

    search: SearchBox
    message: MessageBar

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.take_focus()

    def start(self) -> QWidget | None:
        """In the list, so that the arrows go through it at once."""
        return next((part for part in self.panes() if isinstance(part, QTableView)), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _on_changed(self, tables: frozenset[str]) -> None:
        self.message.clear()
        super()._on_changed(tables)


class FilteredPage(SearchedPage):
    """A page whose list is narrowed by `filters`, made by the page itself; what is looked for can be kept by name."""

    KEPT: ClassVar[FilterPage]
    filters: ListFilters
    table: RecordTable
    _known: list[tuple[SavedFilter, Criteria]] | None = None

    def start(self) -> QWidget | None:
        """In the list; the pane beside it may not even be built."""
        return self.table

    def listen_to_filters(self) -> None:
        """Call it once, when the filters are made."""
        self.filters.changed.connect(self._on_narrowed)
        self.filters.saved_wanted.connect(lambda at: dialogs.menu(self, at))
        self.filters.save_wanted.connect(lambda: dialogs.save(self))
        self._on_narrowed(self.filters.criteria())

    def show_criteria(self, wanted: Criteria) -> None:
        """Narrow the list down to what a link from elsewhere is about; the keyboard goes on in it."""
        self._say_ignored(self.filters.show_only(wanted))
        self.table.setFocus()

    def show_saved(self, wanted: SavedFilter) -> None:
        """Show what a saved filter looks for; what is no longer known of it is told."""
        criteria, unknown = filters.read(wanted.criteria)
        self._say_ignored(unknown + self.filters.show_only(criteria))

    def shown_filter(self) -> SavedFilter | None:
        """The saved filter that looks for what is looked for now."""
        now = self.filters.criteria()
        return next((saved for saved, criteria in self._saved() if criteria == now), None)

    def _saved(self) -> list[tuple[SavedFilter, Criteria]]:
        """The saved filters of the list, with what each comes to with the choices that there are today."""
        if self._known is None:
            known = saved_filters.of_page(self.KEPT) if records.has_rows("saved_filter") else []
            self._known = [(each, self.filters.understood(filters.read(each.criteria)[0])) for each in known]
        return self._known

    def _say_ignored(self, names: list[str]) -> None:
        if names:
            text = _("Left out of the filter, because it is not known any more: {names}.")
            self.message.show_message(text.format(names=", ".join(dict.fromkeys(names))), "warn")

    def _on_narrowed(self, criteria: Criteria) -> None:
        unnamed = not criteria.is_empty() and self.shown_filter() is None
        offered = unnamed and not self.session.desk.read_only
        self.filters.offer_saving(offered=offered, saved=bool(self._saved()))
        if not self.table.selectionModel().hasSelection():
            self.table.scrollToTop()  # what is found begins there
        self.narrowed.emit(criteria)

    def _on_changed(self, tables: frozenset[str]) -> None:
        super()._on_changed(tables)
        self._known = None
        if "saved_filter" in tables:
            self._on_narrowed(self.filters.criteria())
