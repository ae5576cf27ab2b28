"""Keeps what a list prepares of its records, so that painting, sorting and searching walk over ready values."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from mentordesk.domain.sorting import swedish_key
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.search import searchable

Search = Callable[[Any], Iterable[str]]


class Prepared:
    """The records of a list with their texts (made when first painted), sort keys and searched texts.

    A record is known by its place among all, which stays the same however the list is sorted or filtered.
    """

    def __init__(
        self, records: list[Any], columns: Sequence[Column], record_id: Callable[[Any], Any], search: Search | None
    ) -> None:
        self.records = records
        self.texts: list[list[str | None]] = [[None] * len(records) for _column in columns]
        self._columns, self._record_id, self._search = columns, record_id, search
        self._keys: dict[int, list[Any]] = {}
        self._folded: list[str] | None = None
        self._places: dict[Any, int] | None = None

    def text(self, place: int, column: int) -> str:
        """The words of a cell."""
        text = self.texts[column][place]
        if text is None:
            text = self.texts[column][place] = self._columns[column].text(self.records[place])
        return text

    def places(self) -> dict[Any, int]:
        """Where each record stands, by its id."""
        if self._places is None:
            self._places = {self._record_id(record): place for place, record in enumerate(self.records)}
        return self._places

    def folded(self) -> list[str]:
        """The texts to search through."""
        if self._folded is None:
            self._folded = [self._searched(record) for record in self.records]
        return self._folded

    def order(self, column: int, descending: bool) -> list[int]:
        """All places sorted by a column; what is missing stands last in both directions."""
        keys = self._keys_of(column)
        order = list(range(len(keys)))
        missing = [place for place in order if keys[place] is None]
        known = [place for place in order if keys[place] is not None] if missing else order
        known.sort(key=keys.__getitem__, reverse=descending)
        return known + missing

    def change(self, place: int, record: Any) -> None:
        """Put another value of a record in its place, in everything that was prepared of it."""
        self.records[place] = record
        for texts in self.texts:
            texts[place] = None
        for column, keys in self._keys.items():
            keys[place] = _sort_key(self._columns[column], record)
        if self._folded is not None:
            self._folded[place] = self._searched(record)

    def _keys_of(self, column: int) -> list[Any]:
        if column not in self._keys:
            asked = self._columns[column]
            self._keys[column] = [_sort_key(asked, record) for record in self.records]
        return self._keys[column]

    def _searched(self, record: Any) -> str:
        return searchable(
            self._search(record) if self._search is not None else (column.text(record) for column in self._columns)
        )


def _sort_key(column: Column, record: Any) -> Any:
    """The native value, a text so that it sorts in Swedish order; None where there is nothing."""
    value = column.sort(record) if column.sort is not None else column.text(record) or None
    return swedish_key(value) if isinstance(value, str) else value
