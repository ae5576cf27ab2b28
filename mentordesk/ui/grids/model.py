"""The month grid as Qt sees it. Rows hold still while something is entered: order and choice change only when asked to."""

from collections.abc import Collection
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from mentordesk.domain.months import Month
from mentordesk.domain.sorting import swedish_key
from mentordesk.i18n import _
from mentordesk.queries.meetings import Cell, GridRow, MonthGrid
from mentordesk.ui.grids import words
from mentordesk.ui.tables.search import searchable, terms

Index = QModelIndex | QPersistentModelIndex
MENTOR, MENTEE, FIRST = 0, 1, 2
"""The columns of the names, and that of the first month; after the last month stands the sum."""
EMPTY = MonthGrid(months=(), rows=(), sums=())
_NOWHERE = QModelIndex()
_DISPLAY, _TOOLTIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


class Order(StrEnum):
    """How the pairs are sorted."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    SILENCE = "silence"


class MonthGridModel(QAbstractTableModel):
    """The pairs of a `MonthGrid` that are searched for, in the order asked for."""

    arranged = Signal()
    """Which pairs are shown, or in which order, has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = EMPTY
        self._rows: dict[int, GridRow] = {}
        self._shown: list[int] = []
        self._order, self._text, self._missing = Order.MENTOR, "", False
        self._ids: frozenset[int] | None = None

    # What is shown

    def set_grid(self, grid: MonthGrid) -> None:
        """Show another state of the grid; while it has the same pairs and months, every cell stays where it is."""
        rows = {row.pairing_id: row for row in grid.rows}
        same = grid.months == self.grid.months and rows.keys() == self._rows.keys()
        if not same:
            self.beginResetModel()
        self.grid, self._rows = grid, rows
        if same:
            if self._shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, self.columnCount() - 1))
            return
        self._shown = self._arranged()
        self.endResetModel()
        self.arranged.emit()

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
        query = terms(self._text)
        rows = [row for row in self.grid.rows if self._matches(row, query)]
        if self._order is Order.MENTEE:
            rows.sort(key=lambda row: swedish_key(row.mentee))
        elif self._order is Order.SILENCE:
            rows.sort(key=lambda row: -1 if row.silent is None else row.silent, reverse=True)
        return [row.pairing_id for row in rows]

    def _matches(self, row: GridRow, query: tuple[str, ...]) -> bool:
        if self._ids is not None and row.pairing_id not in self._ids:
            return False
        if self._missing and not any(cell.missing and not cell.ids for cell in row.cells):
            return False
        names = searchable((row.mentor, row.mentee)) if query else ""
        return all(word in names for word in query)

    def total(self) -> int:
        """How many pairs there are without the search."""
        return len(self._rows)

    def row_at(self, row: int) -> GridRow:
        """The pair in a row of the view."""
        return self._rows[self._shown[row]]

    def row_of(self, pairing_id: int) -> int:
        """The row of a pair, or -1 where it is not shown."""
        return self._shown.index(pairing_id) if pairing_id in self._shown else -1

    def names_of(self, pairing_id: int) -> tuple[str, str] | None:
        """Mentor and mentee of a pair as they stand here, shown or not; None where it is not in the grid."""
        row = self._rows.get(pairing_id)
        return (row.mentor, row.mentee) if row is not None else None

    def rows(self) -> list[GridRow]:
        """The pairs shown, in their order."""
        return [self._rows[pairing_id] for pairing_id in self._shown]

    def cell_at(self, row: int, column: int) -> Cell | None:
        """The cell of a month; None for the names and the sum."""
        place = column - FIRST
        return self.row_at(row).cells[place] if 0 <= place < len(self.grid.months) else None

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
        usual = Qt.ItemFlag.ItemIsEnabled
        return usual | Qt.ItemFlag.ItemIsSelectable if self.month_at(index.column()) is not None else usual

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _TOOLTIP, _ACCESSIBLE) or not index.isValid():
            return None
        row, column = self.row_at(index.row()), index.column()
        cell = self.cell_at(index.row(), column)
        if cell is not None:
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
