"""Writes records into their tables: what the actions share. Not actions themselves."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any, cast

from mentordesk.domain.people import problem_of_text
from mentordesk.domain.problems import demand
from mentordesk.storage.tables.base import Table, database


def values(record: Any) -> dict[str, Any]:
    """The fields of a record as they go into its table, without the id; texts without blanks around them."""
    names = (field.name for field in fields(record) if field.name != "id")
    return {name: tidy(getattr(record, name)) for name in names}


def tidy(value: Any) -> Any:
    """A text without blanks around it; anything else as it is."""
    return value.strip() if type(value) is str else value  # a choice is a text too, and stays what it is


FREE_TEXTS = frozenset({"end_note", "note", "place", "reason", "text", "title", "void_reason", "wish"})
"""The fields of records in which anything may be written: what must not be kept is looked for there."""


def insert(table: type[Table], record: Any) -> int:
    """Write a new record, whatever id it carries, and return the id it got. Raises RuleBroken for a personal number."""
    wanted = values(record)
    _demand_no_number(wanted)
    return int(table.insert(**wanted).execute())


def _demand_no_number(wanted: Mapping[str, Any]) -> None:
    texts = {name: wanted[name] for name in sorted(FREE_TEXTS & wanted.keys())}
    demand(*(problem_of_text(name, text) for name, text in texts.items() if isinstance(text, str)))


def update(table: type[Table], before: Any, after: Any) -> None:
    """Write the fields in which a record changed; nothing when none did."""
    known, wanted = values(before), values(after)
    changed = {name: value for name, value in wanted.items() if value != known[name]}
    _demand_no_number(changed)
    if changed:
        sql, written = _statement(cast(Hashable, table), frozenset(changed))
        database.execute_sql(sql, [*(write(changed[name]) for name, write in written), before.id])


@lru_cache(maxsize=256)
def _statement(table: Any, columns: frozenset[str]) -> tuple[str, list[tuple[str, Callable[[Any], Any]]]]:
    """The SQL that changes some columns of one row, and how their values are written, in its order.

    Made once: a list is entered cell by cell, and to write the statement takes as long as all the rest.
    """
    fields = [field for field in table._meta.sorted_fields if field.name in columns]
    sql = table.update(dict.fromkeys(fields)).where(table.id == 0).sql()[0]
    return str(sql), [(field.name, field.db_value) for field in fields]
