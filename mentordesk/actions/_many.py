"""Writes many rows with few statements: what the actions on many people or pairs share. Not actions themselves."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mentordesk.queries import many
from mentordesk.storage.tables.base import Table

_ROWS = 500
"""So many rows are inserted by one statement."""


def update(table: type[Table], ids: Iterable[int], **values: Any) -> None:
    """Write the same values into all these rows."""
    for part in many.parts(ids):
        table.update(**values).where(table.id.in_(part)).execute()


def insert(table: type[Table], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write new rows, all with the same columns."""
    for first in range(0, len(rows), _ROWS):
        table.insert_many(rows[first : first + _ROWS]).execute()


def delete(table: type[Table], ids: Iterable[int]) -> None:
    """Delete all these rows."""
    for part in many.parts(ids):
        table.delete().where(table.id.in_(part)).execute()
