"""The table every list is shown in: calm rows, Excel's habits, its columns remembered."""

from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from mentordesk.later import Later
from mentordesk.ui import theme
from mentordesk.ui.settings import Settings
from mentordesk.ui.tables.delegates import RecordDelegate
from mentordesk.ui.tables.header import RecordHeader
from mentordesk.ui.tables.model import Index, ListModel

copying = Later("ui.tables.copying")

ROW, COMPACT_ROW = 36, 28
_MOST_RUNS = 1_000
"""Qt joins scattered selections in quadratic time; beyond this a reordered list lets go of its selection."""


class RecordTable(QTableView):
    """A table of records. Selection and place stay with the records when the list is filled anew."""

    record_selected = Signal(object)
    """The record the selection now rests on, or None for none or several."""
    record_activated = Signal(object)
    """Enter or double click on a record."""
    selection_changed = Signal(list)
    """All selected records."""

    def __init__(
        self, model: ListModel, *, name: str = "", settings: Settings | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._list = model
        self._empty: QWidget | None = None
        self._nothing_found: QWidget | None = None
        self._kept: tuple[list[Any], Any, int] = ([], None, 0)
        self._told: list[Any] = []
        self._refilling = False
        self.setProperty("kind", "records")
        self.setModel(model)
        self.delegate = RecordDelegate(self, model)
        self.setItemDelegate(self.delegate)
        self._set_up_rows()
        self.header = RecordHeader(self, model, name=name, settings=settings)
        self.setHorizontalHeader(self.header)
        self.header.set_up()
        model.modelAboutToBeReset.connect(self._on_about_to_refill)
        model.modelReset.connect(self._on_refilled)
        self.activated.connect(lambda index: self.record_activated.emit(self._list.record_at(index.row())))
        theme.keeper().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _set_up_rows(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCornerButtonEnabled(False)

    # Asking and choosing

    def list_model(self) -> ListModel:
        """The model, as what it is."""
        return self._list

    def selected_records(self) -> list[Any]:
        """The selected records, in the order shown."""
        return [self._list.record_at(row) for row in self.selected_rows()]

    def selected_rows(self) -> list[int]:
        """The places of the selected records; asked by ranges, because one index per row takes seconds at many."""
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.count())]
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})

    def current_record(self) -> Any:
        """The one selected record, or None."""
        found = self.selected_records()
        return found[0] if len(found) == 1 else None

    def select_id(self, record_id: Any) -> bool:
        """Select a record and bring it into view; False where it is not shown."""
        row = self._list.row_of(record_id)
        if row >= 0:
            self.select_row(row)
        return row >= 0

    def select_row(self, row: int) -> None:
        """Select a row, or the nearest there is, and bring it into view.

        Unlike `selectRow`, which toggles while Ctrl is down, as when Ctrl+Enter has just closed a dialog.
        """
        row, flags = max(0, min(row, self._list.rowCount() - 1)), QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._list.index(row, 0), flags.ClearAndSelect | flags.Rows)
        self.scrollTo(self._list.index(row, 0))

    def enter(self) -> None:
        """Take the keyboard, as from the search above; somebody is selected then."""
        if self._list.rowCount() and not self.selectionModel().hasSelection():
            self.select_row(0)
        self.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Low rows or the usual ones."""
        self.setProperty("compact", compact)
        self._on_theme_changed()

    def set_empty(self, empty: QWidget, nothing_found: QWidget | None = None) -> None:
        """What stands in the table when there is no record, and when the filter left none."""
        for old in (self._empty, self._nothing_found):
            if old is not None:
                old.deleteLater()
        self._empty, self._nothing_found = empty, nothing_found
        for widget in (empty, nothing_found):
            if widget is not None:
                widget.setParent(self.viewport())
        self._place_overlays()

    def show_menu(self, menu: QMenu, at: QPoint) -> None:
        """Open a context menu where it was asked for; it goes when it is closed."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(at))

    # Copy

    def copy(self) -> None:
        """Put the selected rows, if any, on the clipboard as text and as a table: Excel and Word both take it."""
        if not self.selectionModel().hasSelection():
            return
        columns = [self._list.column_of(key) for key in self.shown_columns()]
        QGuiApplication.clipboard().setMimeData(copying.as_mime(self._list, self.selected_rows(), columns))

    # Columns

    def shown_columns(self) -> list[str]:
        """The keys of the columns in view, from left to right: what an export of this list contains."""
        return self.header.shown()

    def columns_menu(self) -> QMenu:
        """The menu that chooses columns, for a page's own "View" button."""
        return self.header.menu()

    # Refilling

    def _on_about_to_refill(self) -> None:
        current = self.currentIndex()
        ids = [self._list.record_id(record) for record in self.selected_records()]
        at = self._list.record_id(self._list.record_at(current.row())) if current.isValid() else None
        self._kept = (ids, at, self.verticalScrollBar().value())
        self._refilling = True

    def _on_refilled(self) -> None:
        ids, at, scroll = self._kept
        self.delegate.hovered_row = -1
        if ids or at is not None:
            self._reselect(ids, at)
        self._refilling = False
        self.verticalScrollBar().setValue(scroll)
        self._place_overlays()
        self._tell()

    def _reselect(self, ids: list[Any], at: Any) -> None:
        flags = QItemSelectionModel.SelectionFlag
        row = self._list.row_of(at) if at is not None else -1
        if row >= 0:
            self.selectionModel().setCurrentIndex(self._list.index(row, 0), flags.NoUpdate)
        selection, last = QItemSelection(), len(self._list.columns) - 1
        runs = _runs(self._list.rows_of(ids))
        for first, end in runs if len(runs) <= _MOST_RUNS else ():
            selection.select(self._list.index(first, 0), self._list.index(end, last))
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._refilling:
            self._tell()

    def _tell(self) -> None:
        """Say what is selected, once per real change."""
        now = self.selected_records()
        if now == self._told:
            return
        self._told = now
        self.selection_changed.emit(now)
        self.record_selected.emit(now[0] if len(now) == 1 else None)

    # Looks

    def _on_theme_changed(self) -> None:
        look = theme.current()
        self.delegate.forget_pens()
        row = look.px(COMPACT_ROW if self.property("compact") else ROW)
        self.verticalHeader().setMinimumSectionSize(row)
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFixedHeight(look.px(ROW))
        if self.isVisible():
            self.viewport().update()

    def _place_overlays(self) -> None:
        empty = self._list.rowCount() == 0
        filtered = empty and self._list.total() > 0
        for widget, shown in ((self._empty, empty and not filtered), (self._nothing_found, filtered)):
            if widget is not None:
                widget.setGeometry(self.viewport().rect())
                widget.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_overlays()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "delegate"):
            self.delegate.forget_pens()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before, self.delegate.hovered_row = self.delegate.hovered_row, row
        if before != row:
            for changed in (before, row):
                if changed >= 0:
                    top = self.rowViewportPosition(changed)
                    self.viewport().update(0, top, self.viewport().width(), self.rowHeight(changed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.record_activated.emit(self._list.record_at(self.currentIndex().row()))
        elif event.key() == Qt.Key.Key_Escape and self._list.is_searched():
            event.ignore()  # the page takes the search away first
        elif event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.isVisible():  # to ask for the viewport is dear the first time: PySide then makes all classes of widgets
            self.viewport().update()


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Neighbouring rows joined to (first, last)."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
