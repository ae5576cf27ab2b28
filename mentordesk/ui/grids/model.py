"""The month grid as Qt sees it. Rows hold still while something is entered: order and choice change only when asked to."""

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from mentordesk.domain.months import Month
from mentordesk.i18n import _
from mentordesk.queries.lazily import PAGE, LazyList
from mentordesk.queries.month_grid import Cell, GridRow, GridSums, MonthGrid
from mentordesk.queries.pairings import PairName
from mentordesk.ui.grids import words
from mentordesk.ui.tables.search import searchable, terms
from mentordesk.ui.words import as_it_is

Index = QModelIndex | QPersistentModelIndex
MENTOR, MENTEE, FIRST = 0, 1, 2
"""The columns of the names, and that of the first month; after the last month stands the sum."""
EMPTY = MonthGrid(planned=(), months=(), names=LazyList((), lambda _ids: ()), rows=LazyList((), lambda _ids: ()))
_NOWHERE = QModelIndex()
_USUAL = Qt.ItemFlag.ItemIsEnabled
_MONTH = _USUAL | Qt.ItemFlag.ItemIsSelectable
_DISPLAY, _TOOLTIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


class Order(StrEnum):
    """How the pairs are sorted."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    SILENCE = "silence"


class MonthGridModel(QAbstractTableModel):
    """The pairs of a `MonthGrid` that are searched for, in the order asked for. A pair is read when it is first in view."""

    arranged = Signal()
    """Which pairs are shown, or in which order, has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sums: GridSums | None = None
        """What all pairs add up to; None until it has been counted."""
        self._order, self._text, self._missing = Order.MENTOR, "", False
        self._ids: frozenset[int] | None = None
        self._take(EMPTY)
        self._shown: list[int] = []

    def _take(self, grid: MonthGrid) -> None:
        self.grid = grid
        self._places = {pairing_id: place for place, pairing_id in enumerate(grid.rows.ids)}
        self._searched: list[str] = []

    # What is shown

    def set_grid(self, grid: MonthGrid) -> None:
        """Show another state of the grid; while it has the same pairs and months, every cell stays where it is."""
        same = bool(grid.rows) and grid.months == self.grid.months and set(grid.rows.ids) == self._places.keys()
        if not same:
            self.beginResetModel()
        ids = [self.grid.rows.ids[place] for place in self._shown]
        self._take(grid)
        if same:
            self._shown = [self._places[pairing_id] for pairing_id in ids]
            self._tell(0, len(ids) - 1)
            return
        self._shown = self._arranged()
        self.endResetModel()
        self.arranged.emit()

    def change_rows(self, rows: Iterable[GridRow]) -> bool:
        """Show other states of some pairs, each in its place; False where the sums must be counted again."""
        counted = self.sums is not None
        for row in rows:
            place = self._places[row.id]
            before = self.grid.rows.known(place)
            counted = counted and before is not None
            if self.sums is not None and before is not None:
                self.sums.count(before, -1)
                self.sums.count(row)
            self.grid.rows[place] = row
            if (at := self.row_of(row.id)) >= 0:
                self._tell_changed(at, before, row)
        return counted

    def _tell_changed(self, at: int, before: GridRow | None, now: GridRow) -> None:
        """Have painted what another state of a pair changes: its names, some months, its sum."""
        was, cells = before.cells if before is not None else (None,) * len(now.months), now.cells
        changed = [FIRST + place for place, cell in enumerate(cells) if cell != was[place]]
        for column in (MENTOR, MENTEE, *changed, self.sum_column):
            self.dataChanged.emit(self.index(at, column), self.index(at, column))

    def has_columns_of(self, rows: Iterable[GridRow]) -> bool:
        """Would the grid have the same columns with these states of some pairs?"""
        planned, strays = self.grid.planned, len(self.grid.months) > len(self.grid.planned)
        for row in rows:
            place = self._places.get(row.id)
            before = self.grid.rows.known(place) if place is not None else None
            if row.strays(planned) or (strays and (before is None or before.strays(planned))):
                return False
        return True

    def _tell(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def arrange(
        self, *, order: Order, text: str = "", ids: Collection[int] | None = None, only_missing: bool = False
    ) -> None:
        """Show the pairs that match, in an order; `ids` are the pairings to choose from, None for all."""
        self._order, self._text, self._missing = order, text, only_missing
        self._ids = None if ids is None else frozenset(ids)
        self.beginResetModel()
        self._shown = self._arranged()
        self.endResetModel()
        self.arranged.emit()

    def _arranged(self) -> list[int]:
        names, rows = self.grid.names, self.grid.rows
        query, shown = terms(self._text), list(range(len(rows)))
        if self._ids is not None:
            shown = [place for place in shown if rows.ids[place] in self._ids]
        if query:
            self._searched = self._searched or [searchable((pair.mentor, pair.mentee)) for pair in names]
            shown = [place for place in shown if all(word in self._searched[place] for word in query)]
        if self._missing:
            rows.need(shown)
            shown = [place for place in shown if rows[place].lacks_something()]
        if self._order is Order.MENTEE:
            names.need(shown)
            shown.sort(key=lambda place: names[place].mentee_order)
        elif self._order is Order.SILENCE:
            rows.need(shown)
            silences = {place: rows[place].silent for place in shown}
            shown.sort(key=lambda place: -1 if (days := silences[place]) is None else days, reverse=True)
        return shown

    def total(self) -> int:
        """How many pairs there are without the search."""
        return len(self.grid.rows)

    def row_at(self, row: int) -> GridRow:
        """The pair in a row of the view. With it those beside it are read, as they are looked at next."""
        place, rows = self._shown[row], self.grid.rows
        found = rows.known(place)
        if found is None:
            first = row - row % PAGE
            rows.need(self._shown[first : first + PAGE])
            found = rows[place]
        return found

    def row_of(self, pairing_id: int) -> int:
        """The row of a pair, or -1 where it is not shown."""
        place = self._places.get(pairing_id)
        return self._shown.index(place) if place is not None and place in self._shown else -1

    def names_of(self, pairing_id: int) -> PairName | None:
        """A pair as it is called here, shown or not; None where it is not in the grid, or where nobody has asked yet."""
        place = self._places.get(pairing_id)
        return self.grid.names.known(place) if place is not None else None

    def has(self, pairing_id: int) -> bool:
        """Is a pair in the grid, shown or not?"""
        return pairing_id in self._places

    def rows(self) -> list[GridRow]:
        """The pairs shown, in their order; those that have never been in view are read."""
        return self.grid.rows.some(self._shown)

    def rows_of(self, pairing_ids: Collection[int]) -> Iterator[int]:
        """The rows of some pairs, as far as they are shown, from the top."""
        places = {place for pairing_id in pairing_ids if (place := self._places.get(pairing_id)) is not None}
        return (row for row, place in enumerate(self._shown) if place in places) if places else iter(())

    def has_open(self, month: Month) -> bool:
        """Is a pair shown that is to meet in the month and has nothing written down?"""
        if month not in self.grid.months:
            return False
        if len(self._shown) == self.total():
            return self.sums is None or self.sums.has_open(month)
        place = self.grid.months.index(month)
        return any(self.row_at(row).is_open_in(place) for row in range(len(self._shown)))

    def cell_at(self, row: int, column: int) -> Cell | None:
        """The cell of a month; None for the names and the sum."""
        place = column - FIRST
        if not 0 <= place < len(self.grid.months):
            return None
        return self.row_at(row).cells[place]

    def month_at(self, column: int) -> Month | None:
        """The month of a column; None for the names and the sum."""
        place = column - FIRST
        return self.grid.months[place] if 0 <= place < len(self.grid.months) else None

    def column_of(self, month: Month) -> int:
        """The column of a month, or -1."""
        return FIRST + self.grid.months.index(month) if month in self.grid.months else -1

    @property
    def last_month(self) -> int:
        """The column of the last month."""
        return FIRST + len(self.grid.months) - 1

    @property
    def sum_column(self) -> int:
        """The column of the sums."""
        return self.last_month + 1

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else FIRST + len(self.grid.months) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _MONTH if FIRST <= index.column() < FIRST + len(self.grid.months) else _USUAL

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _TOOLTIP, _ACCESSIBLE) or not index.isValid():
            return None
        if role == _TOOLTIP:
            return as_it_is(self.data(index, _ACCESSIBLE))
        row, column = self.row_at(index.row()), index.column()
        if self.month_at(column) is not None:
            cell = row.cell(column - FIRST)
            return words.letters(cell) if role == _DISPLAY else words.spoken(row, cell)
        if column == self.sum_column:
            return _("{held} of {plan}").format(held=row.held, plan=row.plan)
        name = row.mentor if column == MENTOR else row.mentee
        if role == _DISPLAY:
            return name
        return ". ".join(text for text in (name, words.silence(row)) if text)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in (_DISPLAY, _ACCESSIBLE, _TOOLTIP):
            return None
        month = self.month_at(section)
        if month is None:
            return {MENTOR: _("Mentor"), MENTEE: _("Mentee")}.get(section, _("Sum"))
        if role == _TOOLTIP:
            return _("{month}: click to choose what is not written down (Ctrl+Space)").format(month=month.long)
        several = self.grid.months[0].year != self.grid.months[-1].year
        return (
            f"{month.short} {month.year % 100:02d}"
            if several and role == _DISPLAY
            else (month.short if role == _DISPLAY else month.long)
        )
