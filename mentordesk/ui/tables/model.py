"""Shows a list of frozen records as a table, sorted and filtered over prepared texts."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from mentordesk.domain.sorting import swedish_key
from mentordesk.i18n import _
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.search import searchable, terms

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
RECORD = int(Qt.ItemDataRole.UserRole)
"""The role that answers with the record itself."""
_NOWHERE = QModelIndex()


def _record_id(record: Any) -> Any:
    return record.id


class ListModel(QAbstractTableModel):
    """One model for every list: rows are records, columns are `Column`s.

    Texts are made when a cell is first painted and kept; searching and sorting walk prepared lists. It is
    its own filter and sorter because Qt's proxy costs a hundred times as much from Python.
    """

    shown_changed = Signal()
    """The rows in view changed: other records, another filter or another order."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        record_id: Callable[[Any], Any] = _record_id,
        search: Callable[[Any], Iterable[str]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = tuple(columns)
        self.record_id = record_id
        self._search = search
        self._query: tuple[str, ...] = ()
        self._predicate: Callable[[Any], bool] | None = None
        self._sort: tuple[int, bool] | None = None
        self._take([])

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        # Asked some 1,600 times per repaint: the commonest role first, no validity check, one lookup.
        if role == _DISPLAY:
            column = index.column()
            at = self._rows[index.row()]
            text = self._texts[column][at]
            if text is None:
                text = self._texts[column][at] = self.columns[column].text(self._records[at])
            return text
        if role == _ACCESSIBLE:
            return self.data(index, _DISPLAY)
        if role == RECORD:
            return self._records[self._rows[index.row()]]
        if role == _TOOLTIP:
            tooltip = self.columns[index.column()].tooltip
            return tooltip(self.record_at(index.row())) if tooltip is not None else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            column = self.columns[section]
            if role == _DISPLAY:
                return _(column.title)
            if role == int(Qt.ItemDataRole.TextAlignmentRole):
                right = column.align == "right" or column.kind == "number"
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    # What is shown

    def set_records(self, records: Iterable[Any]) -> None:
        """Show these records; order and filter stay."""
        self.beginResetModel()
        self._take(list(records))
        self._order = self._sorted()
        self._rows = self._matching(self._order)
        self.endResetModel()
        self.shown_changed.emit()

    def records(self) -> list[Any]:
        """The records in view, in the order shown."""
        return [self._records[at] for at in self._rows]

    def all_records(self) -> list[Any]:
        """Every record, filtered out or not."""
        return list(self._records)

    def total(self) -> int:
        """How many records there are without the filter."""
        return len(self._records)

    def record_at(self, row: int) -> Any:
        """The record in a row of the view."""
        return self._records[self._rows[row]]

    def row_of(self, record_id: Any) -> int:
        """The row of a record, or -1 where it is not shown."""
        return next((row for row, at in enumerate(self._rows) if self.record_id(self._records[at]) == record_id), -1)

    def rows_of(self, record_ids: Iterable[Any]) -> list[int]:
        """The rows of several records, those not shown left out."""
        wanted = set(record_ids)
        return [row for row, at in enumerate(self._rows) if self.record_id(self._records[at]) in wanted]

    def text_at(self, row: int, column: int) -> str:
        """The words of a cell."""
        return str(self.data(self.index(row, column)))

    def column_of(self, key: str) -> int:
        """The place of a column by its key, or -1."""
        return next((place for place, column in enumerate(self.columns) if column.key == key), -1)

    def set_filter(self, text: str) -> None:
        """Show only the records in which every word of the text is found."""
        query = terms(text)
        if query == self._query:
            return
        narrower = _narrows(query, self._query)
        self._query = query
        self._show(self._matching(self._rows if narrower else self._order, only_query=narrower))

    def prepare_search(self) -> None:
        """Get ready to be searched, as when the search box is entered, so that the first letter does not wait for it."""
        self._prepared_search()

    def set_predicate(self, predicate: Callable[[Any], bool] | None) -> None:
        """Show only the records for which this is true; None shows all. Works together with the searched text."""
        self._predicate = predicate
        self._show(self._matching(self._order))

    def is_filtered(self) -> bool:
        """Is anything searched for or left out?"""
        return bool(self._query) or self._predicate is not None

    def is_searched(self) -> bool:
        """Is a text searched for?"""
        return bool(self._query)

    def sorting(self) -> tuple[int, bool] | None:
        """The column sorted by and whether downwards, or None in the order given."""
        return self._sort

    def sort_by(self, column: int | None, descending: bool = False) -> None:
        """Sort by a column, or return to the order the records came in."""
        self._sort = None if column is None else (column, descending)
        self._order = self._sorted()
        shown = set(self._rows)
        rows = self._order if len(shown) == len(self._order) else [at for at in self._order if at in shown]
        self._show(list(rows))

    # How

    def _take(self, records: list[Any]) -> None:
        count = len(records)
        self._records = records
        self._texts: list[list[str | None]] = [[None] * count for _column in self.columns]
        self._keys: dict[int, list[tuple[bool, Any]]] = {}
        self._folded: list[str] | None = None
        self._order = list(range(count))
        self._rows = self._order

    def _show(self, rows: list[int]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        self.shown_changed.emit()

    def _matching(self, among: list[int], only_query: bool = False) -> list[int]:
        predicate, records = self._predicate, self._records
        if predicate is not None and not only_query:
            among = [at for at in among if predicate(records[at])]
        if self._query:
            folded = self._prepared_search()
            for term in self._query:
                among = [at for at in among if term in folded[at]]
        return among

    def _prepared_search(self) -> list[str]:
        if self._folded is None:
            search = self._search
            if search is not None:
                self._folded = [searchable(search(record)) for record in self._records]
            else:
                texts = [column.text for column in self.columns]
                self._folded = [searchable(text(record) for text in texts) for record in self._records]
        return self._folded

    def _sorted(self) -> list[int]:
        order = list(range(len(self._records)))
        if self._sort is None:
            return order
        column, descending = self._sort
        if column not in self._keys:
            self._keys[column] = [_sort_key(self.columns[column], record) for record in self._records]
        keys = self._keys[column]
        known = [at for at in order if not keys[at][0]]
        known.sort(key=lambda at: keys[at][1], reverse=descending)
        return known + [at for at in order if keys[at][0]]


def _sort_key(column: Column, record: Any) -> tuple[bool, Any]:
    """(nothing there?, native value); texts in Swedish order. What is missing stands last in both directions."""
    value = column.sort(record) if column.sort is not None else column.text(record) or None
    return (True, None) if value is None else (False, swedish_key(value) if isinstance(value, str) else value)


def _narrows(query: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Can the new query only find what the former found? Then the former result is all there is to search."""
    return len(query) >= len(before) and all(new.startswith(old) for new, old in zip(query, before, strict=False))
