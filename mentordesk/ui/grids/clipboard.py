"""Cells of the month grid on the clipboard: out as text and as a table, in from Excel as letters or words."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex

from mentordesk.actions.meetings import CellChange
from mentordesk.domain.meetings import MeetingStatus, status_of_letter
from mentordesk.i18n import _
from mentordesk.ui.grids import words
from mentordesk.ui.grids.model import MonthGridModel
from mentordesk.ui.tables import clipboard

_HELD = frozenset({"x", "1", "✓", "✔", "ja", "yes", "j", "y"})
"""What people write in their own lists when a meeting took place."""


class Pasted(NamedTuple):
    """What a pasted block comes to: the changes, and a sentence for each value that means nothing or has no cell."""

    changes: list[CellChange]
    refused: list[str]


def as_mime(model: MonthGridModel, cells: Sequence[QModelIndex]) -> QMimeData:
    """The smallest block around the cells, those not chosen left empty: as tab-separated text and as HTML."""
    rows, columns = sorted({cell.row() for cell in cells}), sorted({cell.column() for cell in cells})
    chosen = {(cell.row(), cell.column()) for cell in cells}
    block = [
        [_letters(model, row, column) if (row, column) in chosen else "" for column in range(columns[0], columns[-1] + 1)]
        for row in range(rows[0], rows[-1] + 1)
    ]
    return clipboard.mime(block)


def _letters(model: MonthGridModel, row: int, column: int) -> str:
    cell = model.cell_at(row, column)
    return words.letters(cell) if cell is not None else ""


def status_of(text: str) -> MeetingStatus | None:
    """The status a letter or a word stands for; None when it is neither."""
    plain = text.strip().casefold()
    if plain in _HELD:
        return MeetingStatus.HELD
    named = {status.label.casefold(): status for status in MeetingStatus} | {str(status): status for status in MeetingStatus}
    return status_of_letter(plain) or named.get(plain)


def paste(model: MonthGridModel, text: str, cells: Sequence[QModelIndex]) -> Pasted:
    """Lay a block on the grid from the first chosen cell on; one value fills all chosen cells, a block fills a choice
    that is a multiple of it. Empty cells change nothing.
    """
    if not cells:
        return Pasted([], [])
    block = clipboard.read(text)
    if len(block) == 1 and len(block[0]) == 1:
        placed = [(cell.row(), cell.column(), block[0][0]) for cell in cells]
    else:
        rows, columns = sorted({cell.row() for cell in cells}), sorted({cell.column() for cell in cells})
        placed = clipboard.laid(block, rows, columns)
    changes: list[CellChange] = []
    refused: list[str] = []
    for row, column, value in placed:
        if not value.strip():
            continue
        cell = model.cell_at(row, column) if row < model.rowCount() else None
        status = status_of(value)
        if cell is None:
            refused.append(_("“{value}” lies outside the grid").format(value=value.strip()))
        elif value.strip().casefold() == words.letters(cell).casefold():
            continue
        elif status is None:
            name = words.cell_name(model.row_at(row), cell)
            refused.append(_("{cell}: “{value}” is no status").format(cell=name, value=value.strip()))
        else:
            changes.append((model.row_at(row).pairing_id, cell.month, status))
    return Pasted(changes, refused)
