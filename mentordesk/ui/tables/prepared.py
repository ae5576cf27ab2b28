"""Keeps what a list prepares of its records, so that painting, sorting and searching walk over ready values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, repeat
from operator import is_not, not_
from typing import Any

from mentordesk.domain.sorting import swedish_key
from mentordesk.queries.lazily import LazyList
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.search import searchable
from mentordesk.ui.tables.text_index import TextIndex

PART = 500
"""So many records are prepared in one step: a few milliseconds."""

_MANY = 2_000
_FEW = 500
"""So few texts are looked into one by one."""

Search = Callable[[Any], Iterable[str]]
MutableRecords = list[Any] | LazyList[Any]


class Prepared:
    """The records of a list with their texts (made when first painted), sort keys and searched texts.

    A record is known by its place among all, which stays the same however the list is sorted or filtered.
    """

    def __init__(
        self, records: MutableRecords, columns: Sequence[Column], record_id: Callable[[Any], Any], search: Search | None
    ) -> None:
        self.records = records
        self.texts: list[list[str | None]] = [[None] * len(records) for _column in columns]
        self._columns, self._record_id, self._search = columns, record_id, search
        self._keys: dict[int, list[Any]] = {}
        self._gaps: set[int] = set()
        """The columns in which something may be missing."""
        self._orders: dict[tuple[int, bool], list[int]] = {}
        self._folded: list[str] | None = None
        self._index: TextIndex | None = None
        self._kept: tuple[Callable[[Any], bool], list[int], list[int]] | None = None
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
            records = self.records
            ids = records.ids if isinstance(records, LazyList) else map(self._record_id, records)
            self._places = {record_id: place for place, record_id in enumerate(ids)}
        return self._places

    def some(self, places: list[int]) -> list[Any]:
        """The records in some places."""
        records = self.records
        return records.some(places) if isinstance(records, LazyList) else [records[place] for place in places]

    def folded(self) -> list[str]:
        """The texts to search through."""
        if self._folded is None:
            self._folded = [self._searched(record) for record in self.records]
        return self._folded

    def kept_by(self, predicate: Callable[[Any], bool], among: list[int]) -> list[int]:
        """Those of the places whose records a predicate keeps; remembered for the next letter of a search."""
        if self._kept is None or self._kept[0] is not predicate or self._kept[1] is not among:
            kept = [place for place, record in zip(among, self.some(among), strict=True) if predicate(record)]
            self._kept = predicate, among, kept
        return self._kept[2]

    def matching(self, words: Iterable[str], among: list[int], *, in_order: bool) -> list[int]:
        """Those of the places whose texts contain every word; `in_order` tells that they follow each other as they came."""
        for word in words:
            among = self._containing(word, among, everything=in_order and len(among) == len(self.records))
        return among

    def finds_quicker_than(self, rows: int) -> bool:
        """Is a word found more quickly among everything than by walking through so many rows?"""
        return self._index is not None and rows > _MANY

    def _containing(self, word: str, among: list[int], *, everything: bool) -> list[int]:
        if self._index is None or len(among) <= _FEW:
            folded = self.folded()
            return [place for place in among if word in folded[place]]
        found = self._index.places(word)
        if everything:
            return list(found)
        if len(found) == len(self.records):
            return among
        wanted = set(found)
        return [place for place in among if place in wanted]

    def order(self, column: int, descending: bool) -> list[int]:
        """All places sorted by a column; what is missing stands last in both directions."""
        known = self._orders.get((column, descending))
        if known is None:
            known = self._orders[column, descending] = self._sort(column, descending)
        return known

    def _sort(self, column: int, descending: bool) -> list[int]:
        keys = self._keys_of(column)
        known, missing = list(range(len(keys))), list[int]()
        if column in self._gaps:
            there = list(map(is_not, keys, repeat(None)))
            missing = list(compress(known, map(not_, there)))
            known = list(compress(known, there))
        known.sort(key=keys.__getitem__, reverse=descending)
        return known + missing

    def slices(self, columns: Sequence[int]) -> Iterator[None]:
        """Prepare searching, and sorting by some columns, a little with each step; nothing may change in between."""
        if self._folded is None:
            yield from self._fold()
        if self._index is None:
            index = TextIndex()
            yield from index.fill(self.folded())
            self._index = index
        self.places()
        for column in columns:
            yield
            if column not in self._keys:
                yield from self._make_keys(column)
            yield
            self.order(column, descending=False)

    def _fold(self) -> Iterator[None]:
        folded: list[str] = []
        for part in self._parts():
            folded += [self._searched(record) for record in part]
            yield
        self._folded = folded

    def _make_keys(self, column: int) -> Iterator[None]:
        keys: list[Any] = []
        for part in self._parts():
            keys += [_sort_key(self._columns[column], record) for record in part]
            yield
        self._keep(column, keys)

    def _parts(self) -> Iterator[Iterable[Any]]:
        return (self.records[first : first + PART] for first in range(0, len(self.records), PART))

    def change(self, place: int, record: Any) -> set[int]:
        """Put another value of a record in its place, in everything that was prepared of it.

        Gives back by which columns it is sorted otherwise than before.
        """
        changed = set[int]()
        self.records[place] = record
        self._kept = None
        for texts in self.texts:
            texts[place] = None
        for column, keys in self._keys.items():
            key = _sort_key(self._columns[column], record)
            if key != keys[place]:
                keys[place] = key
                changed.add(column)
                if key is None:
                    self._gaps.add(column)
                self._orders.pop((column, False), None)
                self._orders.pop((column, True), None)
        if self._folded is not None:
            before, now = self._folded[place], self._searched(record)
            self._folded[place] = now
            if self._index is not None and now != before:
                self._index.change(place, now)
        return changed

    def _keys_of(self, column: int) -> list[Any]:
        if column not in self._keys:
            asked = self._columns[column]
            self._keep(column, [_sort_key(asked, record) for record in self.records])
        return self._keys[column]

    def _keep(self, column: int, keys: list[Any]) -> None:
        self._keys[column] = keys
        if None in keys:
            self._gaps.add(column)

    def _searched(self, record: Any) -> str:
        return searchable(
            self._search(record) if self._search is not None else (column.text(record) for column in self._columns)
        )


def _sort_key(column: Column, record: Any) -> Any:
    """The native value, a text so that it sorts in Swedish order; None where there is nothing."""
    value = column.sort(record) if column.sort is not None else column.text(record) or None
    return swedish_key(value) if isinstance(value, str) else value
