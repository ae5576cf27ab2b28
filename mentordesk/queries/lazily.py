"""Long lists whose records are read when they are first looked at: with their neighbours, or all at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar, overload

from mentordesk.queries.slices import Slices

PAGE = 64
"""So many neighbours are read at once when one of them is looked at: a few milliseconds."""
SLICE = 250
"""So many are read at once in between other things."""


class _WithId(Protocol):
    @property
    def id(self) -> int: ...


Record = TypeVar("Record", bound=_WithId)


class LazyList(Sequence[Record]):
    """Records in the order of their `ids`. Whoever walks through it, or asks for a part of it, gets true records.

    `read` gives the records of some ids, in any order, and perhaps others too. What has been read stays as it is until
    it is put anew: whoever holds the list over a change of the file says what the change touches.
    """

    def __init__(self, ids: Sequence[int], read: Callable[[Sequence[int]], Iterable[Record]]) -> None:
        self.ids = ids
        self._read = read
        self._records: list[Record | None] = [None] * len(ids)
        self._left = len(ids)

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> list[Record]: ...
    def __getitem__(self, place: int | slice) -> Record | list[Record]:
        if isinstance(place, slice):
            return self.some(range(*place.indices(len(self))))
        record = self._records[place]
        if record is None:
            place = range(len(self))[place]
            first = place - place % PAGE
            self.need(range(first, min(first + PAGE, len(self))))
            record = self._records[place]
        assert record is not None
        return record

    def __setitem__(self, place: int, record: Record) -> None:
        self._left -= self._records[place] is None
        self._records[place] = record

    def __iter__(self) -> Iterator[Record]:
        return iter(self.some(range(len(self))))

    def some(self, places: Iterable[int]) -> list[Record]:
        """The records in some places; what has not been read of them is read at once."""
        wanted = list(places)
        self.need(wanted)
        return [record for record in map(self._records.__getitem__, wanted) if record is not None]

    def need(self, places: Iterable[int]) -> None:
        """Read those of some places that have not been read."""
        missing = [place for place in places if self._records[place] is None] if self._left else []
        if missing:
            found = {record.id: record for record in self._read([self.ids[place] for place in missing])}
            for place in missing:
                self[place] = found[self.ids[place]]

    def known(self, place: int) -> Record | None:
        """The record in a place if it has been read."""
        return self._records[place]

    def is_whole(self) -> bool:
        """Has everything been read?"""
        return not self._left

    def reading(self) -> Slices[None]:
        """Read what is left, some at a time: by their ids, as neighbours in a file are read more quickly."""
        left = sorted((place for place, record in enumerate(self._records) if record is None), key=self.ids.__getitem__)
        for first in range(0, len(left), SLICE):
            self.need(left[first : first + SLICE])
            yield
