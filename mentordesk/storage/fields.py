"""Column types: what STRICT SQLite tables know as text and integers, as the domain's dates, choices and ticks."""

import re
from datetime import date
from typing import Any

from peewee import SQL, AutoField, Check, Field, NodeList

from mentordesk.domain.choices import Choice

_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL ends a text for many programs, and half a surrogate pair (from a careless clipboard) is no UTF-8."""


class Text(Field):
    """Text; characters that no file can hold are cut on input."""

    field_type = "TEXT"

    def db_value(self, value: Any) -> Any:
        """Store the text without what cannot be written."""
        return _UNWRITABLE.sub("", value) if isinstance(value, str) else value


class Int(Field):
    """A whole number."""

    field_type = "INTEGER"


class Bytes(Field):
    """A picture or another run of bytes."""

    field_type = "BLOB"


class Day(Field):
    """A date, stored as ISO text."""

    field_type = "TEXT"

    def db_value(self, value: Any) -> Any:
        """ISO text from a date (ISO text passes)."""
        return value.isoformat() if isinstance(value, date) else value

    def python_value(self, value: Any) -> Any:
        """A date from ISO text."""
        return date.fromisoformat(value) if isinstance(value, str) else value


class Tick(Field):
    """True or false, stored as 1 or 0."""

    field_type = "INTEGER"

    def db_value(self, value: Any) -> Any:
        """1 or 0."""
        return None if value is None else int(bool(value))

    def python_value(self, value: Any) -> Any:
        """True or false."""
        return None if value is None else bool(value)


class Chosen(Field):
    """A member of a closed list, held by a CHECK of the table."""

    field_type = "TEXT"

    def __init__(self, choice: type[Choice], **kwargs: Any) -> None:
        self.choice = choice
        super().__init__(**kwargs)

    def db_value(self, value: Any) -> Any:
        """The stored key; an unknown value raises ValueError before it reaches the file."""
        return None if value is None else str(self.choice(value).value)

    def python_value(self, value: Any) -> Any:
        """The member of the list."""
        return None if value is None else self.choice(value)


class Keys(Field):
    """A short ordered set of keys, stored as comma-separated text; `choice` gives their type."""

    field_type = "TEXT"

    def __init__(self, choice: type[Choice] | None = None, **kwargs: Any) -> None:
        self.choice = choice
        super().__init__(**kwargs)

    def db_value(self, value: Any) -> Any:
        """Comma-separated keys (such text passes)."""
        return value if value is None or isinstance(value, str) else ",".join(map(str, value))

    def python_value(self, value: Any) -> Any:
        """A tuple of keys."""
        keys = tuple(filter(None, (value or "").split(",")))
        return tuple(map(self.choice, keys)) if self.choice else keys


class Id(AutoField):
    """An id that is never given out twice, so that undo cannot mix up two records."""

    def ddl(self, ctx: Any) -> Any:
        """As `playhouse.sqlite_ext` has it, whose other fields would be loaded with it at every start."""
        return NodeList((super().ddl(ctx), SQL("AUTOINCREMENT")))


def refers_to(table: str, *, null: bool = False, unique: bool = False, index: bool = True) -> Int:
    """The id of a record of another table, by a foreign key that restricts: nothing others lean on can go.

    A plain column and not peewee's ForeignKeyField: columns, record fields and keywords then have one name
    (`person_id`), and nothing can fire a hidden query.
    """
    reference = f'REFERENCES "{table}" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT'
    return Int(null=null, unique=unique, index=index and not unique, constraints=[SQL(reference)])


def one_of(column: str, choice: type[Choice], *, null: bool = False) -> Check:
    """A CHECK that the column holds a key of the list."""
    keys = ", ".join(f"'{member.value}'" for member in choice)
    or_null = f'"{column}" IS NULL OR ' if null else ""
    return Check(f'{or_null}"{column}" IN ({keys})')


def is_day(column: str) -> Check:
    """A CHECK that the column holds an ISO date (or nothing)."""
    return Check(f'"{column}" IS NULL OR "{column}" IS date("{column}")')


def is_tick(column: str) -> Check:
    """A CHECK that the column holds 0 or 1 (or nothing)."""
    return Check(f'"{column}" IS NULL OR "{column}" IN (0, 1)')
