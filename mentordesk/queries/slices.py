"""Long readings in slices: a generator that yields between two questions, so that a window can answer in the meantime."""

from collections.abc import Callable, Generator, Iterator
from typing import Any, TypeVar

from peewee import fn

from mentordesk.queries import records
from mentordesk.storage.tables.base import Table

Result = TypeVar("Result")
Slices = Generator[None, None, Result]
"""A reading that has been begun; its value comes with its end. Nothing may be changed in the file in the meantime."""

SIZE = 1000
"""So many records are read at once: a few milliseconds, also where each has twenty meetings."""


def whole(reading: Slices[Result]) -> Result:
    """Read to the end without a break."""
    while True:
        try:
            next(reading)
        except StopIteration as ended:
            value: Result = ended.value
            return value


def ranges(table: type[Table], condition: Any) -> Iterator[tuple[int, int]]:
    """The ids of the rows of a condition, as ranges from the first to the last of some at a time, both included."""
    first, last = table.select(fn.MIN(table.id), fn.MAX(table.id)).where(condition).tuples().get()
    if first is not None:
        yield from ((low, min(low + SIZE - 1, last)) for low in range(first, last + 1, SIZE))


def rows(query: Callable[[int, int], Any]) -> Iterator[list[Any]]:
    """The bare rows of a long table, some at a time: `query` asks for those with an id above one, so many at most.

    The id stands first in each row, and the rows are in its order.
    """
    last = 0
    while True:
        found = list(records.rows(query(last, SIZE)))
        if found:
            last = found[-1][0]
            yield found
        if len(found) < SIZE:
            return
