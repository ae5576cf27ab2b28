"""What all tables share, and the open file behind them."""

from typing import Any

from peewee import DatabaseProxy, Model

from mentordesk.storage.fields import Id

database = DatabaseProxy()
"""The open file. One process has one file open; `storage.database` sets it at open and nobody else touches it."""


class Table(Model):
    """What all tables share."""

    id = Id()

    class Meta:
        """peewee's options."""

        database = database
        strict_tables = True
        legacy_table_names = False


def blank(table: type[Table], column: str) -> Any:
    """What a column holds in the file when nobody filled it in: its default, nothing, or an empty text."""
    field = table._meta.columns[column]
    if field.default is not None:
        return field.db_value(field.default)
    return None if field.null else ""
