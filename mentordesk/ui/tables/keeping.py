"""Keeps selection, current cell and scroll place with the records while a list is filled anew."""

from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from mentordesk.ui.tables.cells import Cells
from mentordesk.ui.tables.model import ListModel

_MOST_RUNS = 1_000
"""Qt joins scattered selections in quadratic time; beyond this a reordered list lets go of its selection."""


class Kept:
    """What was chosen and where the keyboard was, by record and column."""

    def __init__(self, view: QTableView, model: ListModel, cells: Cells) -> None:
        self._view, self._model, self._cells = view, model, cells
        self._ids: list[Any] = []
        self._at: Any = None
        self._key, self._scroll = "", 0

    def note(self) -> None:
        """Note it down, before the list changes."""
        current, model = self._view.currentIndex(), self._model
        self._ids = [model.record_id(record) for record in model.records(self._cells.chosen())]
        self._at = model.record_id(model.record_at(current.row())) if current.isValid() else None
        self._key = model.columns[current.column()].key if current.isValid() else ""
        self._scroll = self._view.verticalScrollBar().value()

    def put_back(self) -> None:
        """Choose the same records again, as far as they are still shown, and go to the same place."""
        if self._ids or self._at is not None:
            self._choose()
        self._view.verticalScrollBar().setValue(self._scroll)

    def _choose(self) -> None:
        flags, model = QItemSelectionModel.SelectionFlag, self._model
        row = model.row_of(self._at) if self._at is not None else -1
        if row >= 0:
            index = model.index(row, max(model.column_of(self._key), 0))
            self._view.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        selection, last = QItemSelection(), len(model.columns) - 1
        spans = runs(model.rows_of(self._ids))
        for first, end in spans if len(spans) <= _MOST_RUNS else ():
            selection.select(model.index(first, 0), model.index(end, last))
        self._view.selectionModel().select(selection, flags.ClearAndSelect)
        self._cells.follow()


def runs(rows: list[int]) -> list[tuple[int, int]]:
    """Neighbouring rows joined to (first, last)."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
