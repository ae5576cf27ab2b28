"""Keeps what was entered in the cells of a list and refused, with the reasons."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Mark(NamedTuple):
    """What was entered, why it could not be kept, and the words that stand in the file instead."""

    typed: str
    message: str
    stored: str


class Marks:
    """The marks of a list, by the id of the record and the key of the column: they stay when the list is filled anew.

    `cell` names a cell so, `text` gives its stored words, `tell` hears of a cell whose mark came or went. A mark counts
    as long as the stored words are those it was set against.
    """

    def __init__(
        self,
        cell: Callable[[int, int], tuple[Any, str]],
        text: Callable[[int, int], str],
        tell: Callable[[int, int], object],
    ) -> None:
        self._cell, self._text, self._tell = cell, text, tell
        self._kept: dict[tuple[Any, str], Mark] = {}

    def put(self, row: int, column: int, typed: str, message: str) -> None:
        """Keep what was refused in a cell, with the reason."""
        self._kept[self._cell(row, column)] = Mark(typed, message, self._text(row, column))
        self._tell(row, column)

    def take(self, row: int, column: int) -> bool:
        """Let go of what was refused in a cell; False where there was nothing."""
        if self._kept.pop(self._cell(row, column), None) is None:
            return False
        self._tell(row, column)
        return True

    def at(self, row: int, column: int) -> Mark | None:
        """What was refused in a cell, if anything."""
        if not self._kept:
            return None
        mark = self._kept.get(self._cell(row, column))
        return mark if mark is not None and mark.stored == self._text(row, column) else None

    def keys(self) -> set[str]:
        """The keys of the columns in which something refused is kept."""
        return {key for _record_id, key in self._kept}
