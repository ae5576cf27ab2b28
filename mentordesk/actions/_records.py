"""Writes records into their tables: what the actions share. Not actions themselves."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from mentordesk.storage.tables.base import Table


def values(record: Any) -> dict[str, Any]:
    """The fields of a record as they go into its table, without the id; texts without blanks around them."""
    names = (field.name for field in fields(record) if field.name != "id")
    return {name: tidy(getattr(record, name)) for name in names}


def tidy(value: Any) -> Any:
    """A text without blanks around it; anything else as it is."""
    return value.strip() if type(value) is str else value  # a choice is a text too, and stays what it is


def insert(table: type[Table], record: Any) -> int:
    """Write a new record, whatever id it carries, and return the id it got."""
    return int(table.insert(**values(record)).execute())


def update(table: type[Table], before: Any, after: Any) -> None:
    """Write the fields in which a record changed; nothing when none did."""
    known, wanted = values(before), values(after)
    changed: Mapping[str, Any] = {name: value for name, value in wanted.items() if value != known[name]}
    if changed:
        table.update(**changed).where(table.id == before.id).execute()
