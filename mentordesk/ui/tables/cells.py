"""Where the keyboard is in a list and how much of it is meant: the current cell, the chosen rows, and their range."""

from typing import NamedTuple

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from mentordesk.ui.tables.model import ListModel

_FLAGS = QItemSelectionModel.SelectionFlag
_KEY = Qt.Key
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_DOWNWARDS = {_KEY.Key_Up: -1, _KEY.Key_Down: 1}
_SIDEWAYS = {_KEY.Key_Left: -1, _KEY.Key_Right: 1}


class Edges(NamedTuple):
    """On which sides of a cell the outline of the range runs."""

    top: bool
    right: bool
    bottom: bool
    left: bool


class Cells:
    """Cells of a list, for the keyboard.

    One cell is *current* and wears the ring. Rows are *chosen* as in any list: they are tinted, and the pane beside the
    list and the commands are about them. The *range* is where the chosen rows cross a run of neighbouring columns: from
    the column where Shift (or the mouse) went down to that of the current cell; usually only this one. Shift+Space
    widens it to whole rows. Copy, paste, fill and clear work on the range, which is outlined when it is more than one
    cell; typing changes the current cell alone.
    """

    def __init__(self, view: QTableView, model: ListModel) -> None:
        self._view, self._model = view, model
        self._start, self._anchor, self._whole = -1, -1, False
        self._shown: list[int] | None = None
        self._columns: frozenset[int] | None = None
        self._several: bool | None = None

    # Asking

    def shown(self) -> list[int]:
        """The columns in view, from left to right."""
        if self._shown is None:
            header = self._view.horizontalHeader()
            order = [header.logicalIndex(visual) for visual in range(header.count())]
            self._shown = [column for column in order if not header.isSectionHidden(column)]
        return list(self._shown)

    def column(self) -> int:
        """The column of the current cell; the first in view where there is none."""
        shown, column = self.shown(), self._view.currentIndex().column()
        return column if column in shown else shown[0]

    def columns(self) -> list[int]:
        """The columns of the range, from left to right."""
        shown = self.shown()
        if self._whole or not shown:
            return shown
        here = shown.index(self.column())
        there = shown.index(self._anchor) if self._anchor in shown else here
        return shown[min(here, there) : max(here, there) + 1]

    def chosen(self) -> list[int]:
        """The chosen rows; asked by ranges, because one index per row takes seconds at many."""
        selection = self._view.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.count())]
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})

    def rows(self) -> list[int]:
        """The rows of the range: those chosen, or that of the current cell."""
        current = self._view.currentIndex().row()
        return self.chosen() or ([current] if current >= 0 else [])

    def has(self, row: int, column: int) -> bool:
        """Does a cell lie in the range?"""
        return row >= 0 and self._view.selectionModel().isRowSelected(row) and column in self.columns()

    def edges(self, row: int, column: int) -> Edges | None:
        """Where the outline runs along a cell of a chosen row; None outside the range, or when that is a single cell."""
        if self._columns is None:
            self._columns = frozenset(self.columns())
        if self._several is None:
            selection = self._view.selectionModel().selection()
            self._several = selection.count() > 1 or (selection.count() == 1 and selection.at(0).height() > 1)
        if column not in self._columns or not (self._several or len(self._columns) > 1):
            return None
        columns, chosen = self.columns(), self._view.selectionModel().isRowSelected
        above, below = row > 0 and chosen(row - 1), row + 1 < self._model.rowCount() and chosen(row + 1)
        return Edges(not above, column == columns[-1], not below, column == columns[0])

    def forget(self) -> None:
        """The range has changed, or the columns."""
        self._shown = self._columns = self._several = None

    # Moving

    def follow(self) -> None:
        """The range begins anew at the current cell."""
        current = self._view.currentIndex()
        self._start, self._anchor, self._whole = current.row(), current.column(), False
        self.forget()

    def go(self, row: int, column: int | None = None, *, extend: bool = False) -> None:
        """Make a cell current and choose its row; with `extend` all from where the range began."""
        column = self.column() if column is None else column
        row = max(0, min(row, self._model.rowCount() - 1))
        index, model, now = self._model.index(row, column), self._view.selectionModel(), self._view.currentIndex().row()
        if not index.isValid():
            return
        if not extend:  # not setCurrentIndex() of the view: that asks which keys happen to be down
            model.setCurrentIndex(index, _FLAGS.ClearAndSelect | _FLAGS.Rows)
            self.follow()
        else:
            self._whole = False
            if self._anchor < 0 or self._start < 0:
                self._start, self._anchor = now, self.column()
            model.setCurrentIndex(index, _FLAGS.NoUpdate)
            if row != now:
                self._choose(min(self._start, row), max(self._start, row))
            self.forget()
            self._view.viewport().update()
        self._view.scrollTo(index)

    def widen(self) -> None:
        """The range are whole rows."""
        current = self._view.currentIndex()
        if current.isValid() and not self._view.selectionModel().hasSelection():
            self._choose(current.row(), current.row())
        self._whole = True
        self.forget()
        self._view.viewport().update()

    def _choose(self, first: int, last: int) -> None:
        end = self._model.columnCount() - 1
        area = QItemSelection(self._model.index(first, 0), self._model.index(last, end))
        self._view.selectionModel().select(area, _FLAGS.ClearAndSelect)

    def take_key(self, event: QKeyEvent) -> bool:
        """Move or widen as a key asks; False for other keys."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & (_SHIFT | _CTRL | Qt.KeyboardModifier.AltModifier)
        shift, ctrl = bool(modifiers & _SHIFT), bool(modifiers & _CTRL)
        if modifiers & Qt.KeyboardModifier.AltModifier or not self._model.rowCount():
            return False
        if key == _KEY.Key_Space and shift and not ctrl:
            self.widen()
        elif key in _SIDEWAYS and not ctrl:
            self._sideways(_SIDEWAYS[key], extend=shift)
        elif key in (_KEY.Key_Home, _KEY.Key_End):
            self._to_end(key == _KEY.Key_Home, corner=ctrl, extend=shift)
        elif key in _DOWNWARDS and ctrl and not shift:
            row = max(0, min(self._view.currentIndex().row() + _DOWNWARDS[key], self._model.rowCount() - 1))
            self._view.selectionModel().setCurrentIndex(self._model.index(row, self.column()), _FLAGS.NoUpdate)
        elif key in _DOWNWARDS or key in (_KEY.Key_PageUp, _KEY.Key_PageDown):
            self._downwards(key, extend=shift)
        else:
            return False
        return True

    def _sideways(self, step: int, *, extend: bool) -> None:
        shown = self.shown()
        place = max(0, min(shown.index(self.column()) + step, len(shown) - 1))
        self.go(max(self._view.currentIndex().row(), 0), shown[place], extend=extend)

    def _to_end(self, home: bool, *, corner: bool, extend: bool) -> None:
        shown, row = self.shown(), max(self._view.currentIndex().row(), 0)
        if corner:
            row = 0 if home else self._model.rowCount() - 1
        self.go(row, shown[0] if home else shown[-1], extend=extend)

    def _downwards(self, key: Qt.Key, *, extend: bool) -> None:
        page = max(1, self._view.viewport().height() // max(self._view.rowHeight(0), 1) - 1)
        step = _DOWNWARDS.get(key) or (-page if key == _KEY.Key_PageUp else page)
        self.go(self._view.currentIndex().row() + step, extend=extend)
