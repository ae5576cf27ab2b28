"""Puts the saved filters into the rail, with how many each finds, and does there what is asked of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from mentordesk.domain.saved_filters import FilterPage, SavedFilter
from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.queries import saved_filters
from mentordesk.ui.pages.searched import FilteredPage
from mentordesk.ui.widgets.rail_filters import FilterEntry

if TYPE_CHECKING:
    from mentordesk.ui.workspace import Workspace

counting = Later("ui.filter_counts")
dialogs = Later("ui.dialogs.saved_filters")

PAGES = {FilterPage.PEOPLE: "people", FilterPage.PAIRINGS: "pairs"}
"""The page on which each list stands."""
_COUNT_AFTER = 400
"""Milliseconds of quiet before filters are counted, so that nobody who types waits for it."""


class SavedFilters(QObject):
    """Keeps the rail of a workspace true to the file."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self._workspace, self._session = workspace, workspace.session
        self._counts: dict[int, int] = {}
        self._known: list[SavedFilter] = []
        self._marked: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=_COUNT_AFTER)
        self._timer.timeout.connect(self._count)
        for page in FilterPage:
            part = workspace.rail.filters_below(PAGES[page])
            part.chosen.connect(self.open)
            part.asked.connect(self._on_asked)
            part.menu_asked.connect(self._on_menu_asked)
            part.all_asked.connect(lambda at, page=page: self._on_all_asked(page, at))
        workspace.narrowed.connect(lambda _criteria: self._mark())
        workspace.page_shown.connect(lambda _key: self._mark())
        self._session.changed.connect(self._on_changed)
        self._session.round_changed.connect(self._timer.start)
        self.refill()

    def refill(self) -> None:
        """Ask which filters there are."""
        self._known = saved_filters.listing()
        self.show()
        if self._known:
            self._timer.start()

    def _mark(self) -> None:
        """Show which of them the list in view stands for; called with every letter of a search."""
        if self._known and self._shown() != self._marked:
            self.show()

    def show(self) -> None:
        """Show them, and which of them the list in view stands for."""
        shown = self._marked = self._shown()
        for page in FilterPage:
            mine = [FilterEntry(each.id, each.name, self._counts.get(each.id)) for each in self._known if each.page is page]
            self._workspace.rail.filters_below(PAGES[page]).show_entries(mine, shown)
        self._workspace.rail.share_room()

    def open(self, filter_id: int) -> None:
        """Go to the list of a filter."""
        if (saved := self._saved(filter_id)) is not None:
            self._workspace.show_page(PAGES[saved.page], saved)

    def _shown(self) -> int | None:
        page = self._page()
        saved = page.shown_filter() if page is not None else None
        return saved.id if saved is not None else None

    def _page(self) -> FilteredPage | None:
        page = self._workspace.current_page()
        return page if isinstance(page, FilteredPage) else None

    def _saved(self, filter_id: int) -> SavedFilter | None:
        return next((each for each in self._known if each.id == filter_id), None)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "saved_filter" in tables or (self._known and "person" in tables):  # who is protected now is named no more
            self.refill()
        elif self._known:
            self._timer.start()

    def _count(self) -> None:
        if self._known and not self._session.is_over:
            self._counts = counting.counts(self._session, self._known)
            self.show()

    # -- what is asked of one ---------------------------------------------------------------------------------

    def _on_asked(self, filter_id: int, what: str) -> None:
        saved = self._saved(filter_id)
        if saved is None or self._session.desk.read_only:
            return
        if what == "rename":
            dialogs.rename(self._session, saved, self._workspace)
        elif what == "remove":
            self._remove(saved)
        else:
            dialogs.move(self._session, saved, -1 if what == "up" else 1)
            if (item := self._workspace.rail.filters_below(PAGES[saved.page]).item_of(saved.id)) is not None:
                item.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, saved: SavedFilter) -> None:
        """The keyboard stays in the rail: it goes to the page, as the line is gone."""
        page = self._workspace.current_page()
        self._workspace.rail.item(PAGES[saved.page]).setFocus(Qt.FocusReason.OtherFocusReason)
        if page is not None and hasattr(page, "message"):
            dialogs.remove(self._session, saved, page.message)

    def _on_menu_asked(self, filter_id: int, at: QPoint) -> None:
        saved, page = self._saved(filter_id), self._page()
        if saved is None:
            return
        menu = QMenu(self._workspace)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Show")).triggered.connect(lambda _on: self.open(filter_id))
        if not self._session.desk.read_only:
            menu.addSeparator()
            if page is not None and page.KEPT is saved.page and page.filters.save_link.isVisible():
                words = _("Change to what is shown now")
                menu.addAction(words).triggered.connect(lambda _on: dialogs.keep_shown(page, saved))
            for text, what in (
                (_("Rename…"), "rename"), (_("Move up"), "up"), (_("Move down"), "down"), (_("Remove"), "remove")
            ):  # fmt: skip
                menu.addAction(text).triggered.connect(lambda _on, what=what: self._on_asked(filter_id, what))
        menu.popup(at)

    def _on_all_asked(self, page: FilterPage, at: QPoint) -> None:
        """All filters of a list, where the rail has no room for them."""
        menu = QMenu(self._workspace)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = self._shown()
        for each in self._known:
            if each.page is page:
                action = menu.addAction(each.name.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(each.id == shown)
                action.triggered.connect(lambda _on, filter_id=each.id: self.open(filter_id))
        menu.addSeparator()
        menu.addAction(_("Order and rename…")).triggered.connect(lambda _on: dialogs.manage(self._session, self._workspace))
        menu.popup(at)
