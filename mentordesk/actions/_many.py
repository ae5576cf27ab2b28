"""Writes many rows with few statements: what the actions on many people or pairs share. Not actions themselves."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from peewee import __exception_wrapper__ as as_peewee_says

from mentordesk.queries import many
from mentordesk.storage.tables.base import Table, database


def update(table: type[Table], ids: Iterable[int], **values: Any) -> None:
    """Write the same values into all these rows."""
    for part in many.parts(ids):
        table.update(**values).where(table.id.in_(part)).execute()


def insert(table: type[Table], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write new rows, all with the same columns.

    One statement for all of them: to write out one with all the values takes peewee ten times as long.
    """
    if rows:
        fields = [table._meta.fields[name] for name in rows[0]]
        columns, marks = ", ".join(f'"{field.column_name}"' for field in fields), ", ".join("?" * len(fields))
        sql = f'INSERT INTO "{table._meta.table_name}" ({columns}) VALUES ({marks})'
        with as_peewee_says:
            database.connection().executemany(sql, ([field.db_value(row[field.name]) for field in fields] for row in rows))


def delete(table: type[Table], ids: Iterable[int]) -> None:
    """Delete all these rows."""
    for part in many.parts(ids):
        table.delete().where(table.id.in_(part)).execute()
