"""Turns the answers of the file into records: what all queries share."""

import gc
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar, cast

from peewee import Field

from mentordesk.domain.people import shown_name
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.sorting import swedish_key
from mentordesk.i18n import _
from mentordesk.storage.tables.base import Table, database
from mentordesk.storage.tables.people import PersonTable

Record = TypeVar("Record")


def all_as(record: type[Record], query: Any) -> list[Record]:
    """Every row of a query as a domain record; for lists that are never long."""
    return list(query.objects(record))


def get(record: type[Record], table: type[Table], record_id: int) -> Record:
    """The record with this id.

    Raises `RuleBroken` when there is none (undone, erased, or a wrong number at the command line), so that the
    user reads a sentence wherever it is asked for.
    """
    sql, names, reading = _statement_of_one(cast(Hashable, table))
    for row in asked(sql, (record_id,)):
        values = dict(zip(names, row, strict=True))
        return record(**values | {name: read(values[name]) for name, read in reading})
    raise RuleBroken.at("", _("This is no longer in the file. It may have been removed or undone."))


@lru_cache(maxsize=64)
def _statement_of_one(table: Any) -> tuple[str, list[str], list[tuple[str, Callable[[Any], Any]]]]:
    """The SQL for one row by its id, its columns, and how those are read that do not lie in the file as they are.

    Made once, as that takes five times as long as the answer.
    """
    fields = table._meta.sorted_fields
    reading = [(field.name, field.python_value) for field in fields if type(field).python_value is not Field.python_value]
    return str(table.select().where(table.id == 0).sql()[0]), [field.name for field in fields], reading


def rows(query: Any) -> Any:
    """The bare rows of a query: ids and stored keys as they lie in the file, with the least work for long lists."""
    return database.execute(query)


def has_rows(table: str) -> bool:
    """Whether there is anything in a table; asked by its name, as most files have nothing in some and need not load them."""
    found = database.execute_sql(f'SELECT EXISTS (SELECT 1 FROM "{table}")').fetchone()
    return bool(found[0])


def asked(sql: str, parameters: Sequence[Any]) -> Any:
    """The bare rows of a statement that a query wrote before."""
    return database.execute_sql(sql, parameters)


def many(make: Callable[[Any], Record], query: Any) -> list[Record]:
    """The bare rows of a query, each made into a named tuple by its `_make`; for lists of many thousands."""
    return made(make, rows(query))


def made(make: Callable[[Any], Record], lines: Iterable[Any]) -> list[Record]:
    """Bare rows, each made into a named tuple by its `_make`."""
    with collector_at_rest():
        return list(map(make, lines))


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the collector of cycles rest: rows make none, and looking for them took a quarter of the time of a long list."""
    worked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if worked:
            gc.enable()


def day(stored: str | None) -> date | None:
    """A date from a bare row."""
    return date.fromisoformat(stored) if stored else None


NAME = (PersonTable.given_name, PersonTable.family_name, PersonTable.protected, PersonTable.code_name)
"""The columns that `shown_name` needs, in its order."""


def name_of(row: Any, at: int = 0) -> str:
    """The name that may be shown, from a bare row that has the columns of `NAME` from place `at` on."""
    return shown_name(row[at], row[at + 1], bool(row[at + 2]), row[at + 3])


def order_of(row: Any, at: int = 0) -> str:
    """What a person is sorted by wherever people or pairs are listed, from the columns of `NAME`: as in a register.

    Family name, then given name, in Swedish order, though names are shown given name first; of a pair that of the mentor
    comes first. A protected identity stands by its code name, so that its place tells nothing.
    """
    given, family = ("", row[at + 3]) if row[at + 2] else (row[at], row[at + 1])
    return f"{_key(family)}\t{_key(given)}"


@lru_cache(maxsize=32_768)
def _key(name: str) -> str:
    """Kept, because many people share a name."""
    return swedish_key(name)


class NameKeys(dict[str, str]):
    """What names are sorted by, for a long list: each is looked for once, and told without a call afterwards."""

    def __missing__(self, name: str) -> str:
        self[name] = key = _key(name)
        return key
