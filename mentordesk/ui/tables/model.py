"""Shows a list of frozen records as a table, sorted and filtered over prepared texts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from mentordesk.i18n import _
from mentordesk.queries.lazily import LazyList
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.marks import Marks
from mentordesk.ui.tables.prepared import MutableRecords, Prepared, Search
from mentordesk.ui.tables.search import terms
from mentordesk.ui.words import as_it_is

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
RECORD = int(Qt.ItemDataRole.UserRole)
"""The role that answers with the record itself."""
_NOWHERE = QModelIndex()
_FEW = 100
"""Up to so many records are looked up one by one, more in one walk over all rows."""

_HEADINGS: dict[int, Callable[[Column], object]] = {
    _DISPLAY: lambda column: _(column.title),
    _ALIGNMENT: lambda column: column.side() | Qt.AlignmentFlag.AlignVCenter,
    _TOOLTIP: lambda column: _(column.about) if column.about else None,
}
"""What a heading answers."""


def _record_id(record: Any) -> Any:
    return record.id


class ListModel(QAbstractTableModel):
    """One model for every list: rows are records, columns are `Column`s.

    Texts are made when a cell is first painted and kept; searching and sorting walk prepared lists. It is
    its own filter and sorter because Qt's proxy costs a hundred times as much from Python.
    """

    shown_changed = Signal()
    """The rows in view changed: other records, another filter or another order."""
    _stale: bool
    """Were rows held still whose record belongs elsewhere by now?"""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        record_id: Callable[[Any], Any] = _record_id,
        search: Search | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = tuple(columns)
        self.record_id = record_id
        self._search = search
        self._query: tuple[str, ...] = ()
        self._predicate: Callable[[Any], bool] | None = None
        self._sort: tuple[int, bool] | None = None
        self.marks = Marks(self._cell, self.text_at, self._tell_cell)
        self._take([])

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        # Asked some 1,600 times per repaint: the commonest role first, no validity check, one lookup.
        if role == _DISPLAY:
            column, place = index.column(), self._rows[index.row()]
            text = self._texts[column][place]
            return self._prepared.text(place, column) if text is None else text
        if role == RECORD:
            return self._records[self._rows[index.row()]]
        if role == _ACCESSIBLE:
            mark = self.marks.at(index.row(), index.column())
            return f"{mark.typed}. {mark.message}" if mark is not None else self.data(index, _DISPLAY)
        if role == _TOOLTIP:
            mark = self.marks.at(index.row(), index.column())
            tooltip = self.columns[index.column()].tooltip
            if mark is not None:
                return as_it_is(mark.message)
            return as_it_is(tooltip(self.record_at(index.row()))) if tooltip is not None else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        say = _HEADINGS.get(role)
        return say(self.columns[section]) if say is not None and orientation == Qt.Orientation.Horizontal else None

    # What is shown

    def set_records(self, records: Iterable[Any]) -> None:
        """Show these records; order and filter stay. Those of a `LazyList` are read when they come into view."""
        self.beginResetModel()
        self._take(records if isinstance(records, LazyList) else list(records))
        self._arrange()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same records, as when a field of one's own was added; order and filter stay."""
        sorted_by = self.columns[self._sort[0]].key if self._sort is not None else ""
        self.beginResetModel()
        self.columns = tuple(columns)
        place = self.column_of(sorted_by)
        self._sort = (place, self._sort[1]) if self._sort is not None and place >= 0 else None
        self._take(self._records)
        self._arrange()

    def change_records(self, records: Iterable[Any], *, still: bool = False) -> None:
        """Show new values of records that are here already; unknown ones are let go.

        With `still` the rows stay where they are until somebody sorts, searches or filters, so that nothing moves away
        under the hand that enters it; otherwise order and filter are applied anew.
        """
        places, changed, moved = self._prepared.places(), [], self._stale
        for record in records:
            place = places.get(self.record_id(record))
            if place is not None:
                keys = self._prepared.change(place, record)
                moved |= self._sort is not None and self._sort[0] in keys
                changed.append(place)
        if not changed:
            return
        self._stale = moved or not self._keeps(changed)
        if still or not self._stale:
            self._tell_changed(changed)
        else:
            self._settle()
            self._show(self._matching(self._order))

    def _keeps(self, places: list[int]) -> bool:
        """Are those of the records in view that the filter keeps, and no others?"""
        return not self.is_filtered() or set(self._matching(places)) == set(places).intersection(self._rows)

    def records(self, rows: Iterable[int] | None = None) -> list[Any]:
        """The records in view, in the order shown, or those in some of its rows."""
        return self._prepared.some(self._rows if rows is None else [self._rows[row] for row in rows])

    def all_records(self) -> list[Any]:
        """Every record, filtered out or not."""
        return list(self._records)

    def total(self) -> int:
        """How many records there are without the filter."""
        return len(self._records)

    def record_at(self, row: int) -> Any:
        """The record in a row of the view."""
        return self._records[self._rows[row]]

    def record_of(self, record_id: Any) -> Any:
        """A record by its id, shown or filtered out; None where it is not among them."""
        place = self._prepared.places().get(record_id)
        return self._records[place] if place is not None else None

    def row_of(self, record_id: Any) -> int:
        """The row of a record, or -1 where it is not shown."""
        return self._row_at(self._prepared.places().get(record_id, -1))

    def rows_of(self, record_ids: Iterable[Any]) -> list[int]:
        """The rows of several records, those not shown left out."""
        places = self._prepared.places()
        wanted = {places[record_id] for record_id in record_ids if record_id in places}
        if len(wanted) <= _FEW:
            return sorted(row for row in map(self._row_at, wanted) if row >= 0)
        return [row for row, place in enumerate(self._rows) if place in wanted]

    def text_at(self, row: int, column: int) -> str:
        """The words of a cell, as they stand in the file."""
        return self._prepared.text(self._rows[row], column)

    def column_of(self, key: str) -> int:
        """The place of a column by its key, or -1."""
        return next((place for place, column in enumerate(self.columns) if column.key == key), -1)

    def set_filter(self, text: str) -> None:
        """Show only the records in which every word of the text is found."""
        query = terms(text)
        if query == self._query:
            return
        plain = self._sort is None and self._predicate is None
        quick = plain and self._prepared.finds_quicker_than(len(self._rows))
        narrower = _narrows(query, self._query) and not self._stale and not quick
        self._query = query
        self._settle()
        self._show(self._matching(self._rows if narrower else self._order, only_query=narrower))

    def prepare_search(self) -> None:
        """Get ready to be searched, as when the search box is entered, so that the first letter does not wait for it."""
        self._prepared.folded()
        self._prepared.places()

    def preparing(self, columns: Sequence[int]) -> Iterator[None]:
        """Get ready to be searched, and sorted by some columns, a little with each step."""
        return self._prepared.slices(columns)

    def set_predicate(self, predicate: Callable[[Any], bool] | None) -> None:
        """Show only the records for which this is true; None shows all. Works together with the searched text."""
        self._predicate = predicate
        self._settle()
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
        shown = None if self._stale or len(self._rows) == len(self._order) else set(self._rows)
        rows = self._matching(self._order) if shown is None else [place for place in self._order if place in shown]
        self._stale = False
        self._show(rows)

    # How

    def _take(self, records: MutableRecords) -> None:
        self._records = records
        self._prepared = Prepared(records, self.columns, self.record_id, self._search)
        self._texts = self._prepared.texts
        self._stale = False
        self._order = list(range(len(records)))
        self._rows: list[int] = self._order

    def _arrange(self) -> None:
        """Show what was taken; the reset that has begun ends."""
        self._order = self._sorted()
        self._rows = self._matching(self._order)
        self.endResetModel()
        self.shown_changed.emit()

    def _show(self, rows: list[int]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        self.shown_changed.emit()

    def _settle(self) -> None:
        """Bring the order up to date where rows were held still."""
        if self._stale:
            self._stale = False
            self._order = self._sorted()

    def _cell(self, row: int, column: int) -> tuple[Any, str]:
        return self.record_id(self.record_at(row)), self.columns[column].key

    def _tell_cell(self, row: int, column: int) -> None:
        self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def _tell_changed(self, places: list[int]) -> None:
        last = len(self.columns) - 1
        rows = [row for row in map(self._row_at, places) if row >= 0] if len(places) <= _FEW else None
        for first, end in [(0, len(self._rows) - 1)] if rows is None else zip(rows, rows, strict=True):
            self.dataChanged.emit(self.index(first, 0), self.index(end, last))

    def _row_at(self, place: int) -> int:
        """The row in which a record is shown, or -1."""
        try:
            return self._rows.index(place)
        except ValueError:
            return -1

    def _matching(self, among: list[int], only_query: bool = False) -> list[int]:
        if self._predicate is not None and not only_query:
            among = self._prepared.kept_by(self._predicate, among)
        return self._prepared.matching(self._query, among, in_order=self._sort is None)

    def _sorted(self) -> list[int]:
        return list(range(len(self._records))) if self._sort is None else self._prepared.order(*self._sort)


def _narrows(query: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Can the new query only find what the former found? Then the former result is all there is to search."""
    return len(query) >= len(before) and all(new.startswith(old) for new, old in zip(query, before, strict=False))
