"""The part of the month grid that takes the keyboard: months and sums, walked and filled as in Excel."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from mentordesk.domain.meetings import MeetingStatus, status_of_letter
from mentordesk.domain.months import Month
from mentordesk.queries.month_grid import Cell, GridRow
from mentordesk.ui.grids.headers import MonthHeader
from mentordesk.ui.grids.model import FIRST, MENTEE, MENTOR, Index, MonthGridModel
from mentordesk.ui.grids.painting import MonthDelegate
from mentordesk.ui.tables.keeping import runs
from mentordesk.ui.tables.rows import fill_ground

Place = tuple[GridRow, Cell]
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)


class MonthView(QTableView):
    """Signals say what was asked for; who listens does it, and calls `step_down` where the entry goes on below."""

    typed = Signal(object)
    """A status for the chosen cells; None clears them."""
    mistyped = Signal(str)
    """A letter that means nothing here."""
    moved = Signal()
    """Another cell has the focus."""
    opened = Signal()
    edit_wanted = Signal()
    fill_down_wanted = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, model: MonthGridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = model
        self._kept: tuple[int, Month] | None = None
        self.setProperty("kind", "grid")
        self.header = MonthHeader(self, model)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.header.sectionClicked.connect(self.choose_open_cells)
        self.delegate = MonthDelegate(self, self, model)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        quiet_rows(self)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self._keys = self._commands()
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    # Where we are

    def place(self) -> Place | None:
        """The pair and the cell with the focus."""
        return self._place_of(self.currentIndex())

    def chosen(self) -> list[QModelIndex]:
        """The chosen cells, or the one with the focus, from top left to bottom right."""
        inside = [index for index in self.selectionModel().selectedIndexes() if self.cells.month_at(index.column())]
        if not inside and self.place() is not None:
            inside = [self.currentIndex()]
        return sorted(inside, key=lambda index: (index.row(), index.column()))

    def places(self) -> list[Place]:
        """The pairs and cells chosen."""
        found = (self._place_of(index) for index in self.chosen())
        return [place for place in found if place is not None]

    def _place_of(self, index: Index) -> Place | None:
        if not index.isValid():
            return None
        cell = self.cells.cell_at(index.row(), index.column())
        return None if cell is None else (self.cells.row_at(index.row()), cell)

    def go(self, row: int, column: int, *, extend: bool = False) -> None:
        """Put the focus on a cell and choose it, or everything up to it."""
        row = max(0, min(row, self.cells.rowCount() - 1))
        column = max(FIRST, min(column, self.cells.last_month))
        index = self.cells.index(row, column)
        if not index.isValid():
            return
        if extend:
            first, flags = self._anchor(), QItemSelectionModel.SelectionFlag.ClearAndSelect
            top, left = min(first.row(), row), min(first.column(), column)
            bottom, right = max(first.row(), row), max(first.column(), column)
            area = QItemSelection(self.cells.index(top, left), self.cells.index(bottom, right))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.selectionModel().select(area, flags)
        else:  # not setCurrentIndex(): that asks which modifier keys happen to be down
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _anchor(self) -> QModelIndex:
        """The corner of the chosen range that stays when it is extended."""
        chosen, now = self.chosen(), self.currentIndex()
        if not chosen:
            return now
        rows, columns = [index.row() for index in chosen], [index.column() for index in chosen]
        row = max(rows) if now.row() == min(rows) else min(rows)
        column = max(columns) if now.column() == min(columns) else min(columns)
        return self.cells.index(row, column)

    def go_to(self, pairing_id: int, month: Month | None = None) -> bool:
        """Put the focus on a pair's month (or on its row); False where the pair is not shown."""
        row = self.cells.row_of(pairing_id)
        if row < 0:
            return False
        column = self.currentIndex().column() if month is None else self.cells.column_of(month)
        self.go(row, column)
        return True

    def step_down(self) -> bool:
        """To the next pair below that is a pair in this month; False at the end."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        for below in range(row + 1, self.cells.rowCount()):
            cell = self.cells.cell_at(below, column)
            if cell is not None and cell.open:
                self.go(below, column)
                return True
        return False

    def choose_open_cells(self, column: int) -> None:
        """Choose the cells of a month that expect a meeting and have none; go to the month when nothing is left."""
        if self.cells.month_at(column) is None or not self.cells.rowCount():
            return
        wanted = [at for at, row in enumerate(self.cells.rows()) if row.is_open_in(column - FIRST)]
        if not wanted:
            self.go(max(self.currentIndex().row(), 0), column)
            return
        selection = QItemSelection()
        for first, last in runs(wanted):
            selection.select(self.cells.index(first, column), self.cells.index(last, column))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.cells.index(wanted[0], column), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        self.setFocus()
        self.moved.emit()

    # Keys

    def _commands(self) -> dict[tuple[Qt.Key, bool], Callable[[], object]]:
        """What a key does, by (key, with Ctrl)."""
        key = Qt.Key
        return {
            (key.Key_Space, False): lambda: self.typed.emit(MeetingStatus.HELD),
            (key.Key_Delete, False): lambda: self.typed.emit(None),
            (key.Key_Backspace, False): lambda: self.typed.emit(None),
            (key.Key_Return, False): self.opened.emit,
            (key.Key_Enter, False): self.opened.emit,
            (key.Key_F2, False): self.edit_wanted.emit,
            (key.Key_Tab, False): lambda: self._tab(1),
            (key.Key_Backtab, False): lambda: self._tab(-1),
            (key.Key_D, True): self.fill_down_wanted.emit,
            (key.Key_C, True): self.copy_wanted.emit,
            (key.Key_V, True): self.paste_wanted.emit,
            (key.Key_Space, True): lambda: self.choose_open_cells(self.currentIndex().column()),
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        plain = event.modifiers() in _PLAIN
        command = self._keys.get((Qt.Key(event.key()), ctrl)) if ctrl or plain else None
        if command is not None:
            command()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._to_end(event)
        elif plain and event.text().strip() and event.text().isprintable():
            self._letter(event.text())
        elif event.matches(QKeySequence.StandardKey.Cancel):
            self.go(self.currentIndex().row(), self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def _letter(self, text: str) -> None:
        status = status_of_letter(text)
        if status is None:
            self.mistyped.emit(text.upper())
        else:
            self.typed.emit(status)

    def _to_end(self, event: QKeyEvent) -> None:
        home = event.key() == Qt.Key.Key_Home
        row = self.currentIndex().row()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            row = 0 if home else self.cells.rowCount() - 1
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.go(row, FIRST if home else self.cells.last_month, extend=extend)

    def _tab(self, step: int) -> None:
        """To the next month, from the last to the next pair's first; out of the grid at either end."""
        months = len(self.cells.grid.months)
        at = self.currentIndex().row() * months + self.currentIndex().column() - FIRST + step
        if 0 <= at < months * self.cells.rowCount():
            self.go(at // months, FIRST + at % months)
        else:
            self.focusNextPrevChild(step > 0)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """The base class never leaves by Tab; at the ends we do. (`focusNextChild` would ask here again, for ever.)"""
        return QWidget.focusNextPrevChild(self, forwards)

    def event(self, event: QEvent) -> bool:
        tabs = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        pressed = event.type() == QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and pressed and event.key() in tabs and event.modifiers() in _PLAIN:
            self.keyPressEvent(event)  # before Qt takes it to leave
            return True
        return super().event(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        index = super().moveCursor(action, modifiers)
        column = max(FIRST, min(index.column(), self.cells.last_month))
        return self.cells.index(index.row(), column) if index.isValid() else index

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cell that is entered stays in view when a sentence below the grid takes some of its height."""
        super().resizeEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for index in (previous, current):  # the cell, and the sum of the row it stands in
            self.update(index)
            self.update(self.cells.index(index.row(), self.cells.sum_column))
        if current.column() != previous.column():
            self.header.viewport().update()
        self.moved.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.cells.month_at(self.indexAt(event.position().toPoint()).column()) is not None:
            super().mouseDoubleClickEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """On ground of its own: what is scrolled is moved as a picture, and only what comes in is painted."""
        fill_ground(self, event)
        super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _on_about_to_reset(self) -> None:
        place = self.place()
        if place is not None:
            self._kept = place[0].pairing_id, place[1].month

    def _on_reset(self) -> None:
        for column in range(self.cells.columnCount()):
            self.setColumnHidden(column, column in (MENTOR, MENTEE))
        if self._kept is not None:
            self.go_to(*self._kept)
        self.moved.emit()


def quiet_rows(view: QTableView) -> None:
    """No lines, no numbers, rows of one height, smooth scrolling."""
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
