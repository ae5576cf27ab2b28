"""Turns the answers of the file into records: what all queries share."""

import gc
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

from peewee import Field

from mentordesk.domain.people import shown_name
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.sorting import swedish_key
from mentordesk.i18n import _
from mentordesk.storage.tables.base import Table, database
from mentordesk.storage.tables.people import PersonTable

Record = TypeVar("Record")
P = ParamSpec("P")
R = TypeVar("R")


def all_as(record: type[Record], query: Any) -> list[Record]:
    """Every row of a query as a domain record; for lists that are never long."""
    return list(query.objects(record))


def get(record: type[Record], table: type[Table], record_id: int) -> Record:
    """The record with this id.

    Raises `RuleBroken` when there is none (undone, erased, or a wrong number at the command line), so that the
    user reads a sentence wherever it is asked for.
    """
    found = one(record, table.id, record_id)
    if found is None:
        raise RuleBroken.at("", _("This is no longer in the file. It may have been removed or undone."))
    return found


def one(record: type[Record], column: Any, value: int | str) -> Record | None:
    """The record with this in a column in which all differ, or None."""
    for row in asked(_statement_of_one(column), (value,)):
        return _read(record, column.model, row)
    return None


def of_some(record: type[Record], column: Any, ids: Collection[int]) -> list[Record]:
    """The records of a table that refer by a column to some others; asked again and again while cells are entered."""
    return [_read(record, column.model, row) for row in quick(_referring, column, sorted(ids))]


def _referring(column: Any, ids: list[int]) -> Any:
    return column.model.select().where(column.in_(ids))


def _read(record: type[Record], table: type[Table], row: Sequence[Any]) -> Record:
    names, reading = _reading(cast(Hashable, table))
    values = dict(zip(names, row, strict=True))
    return record(**values | {name: read(values[name]) for name, read in reading})


@lru_cache(maxsize=64)
def _reading(table: Any) -> tuple[list[str], list[tuple[str, Callable[[Any], Any]]]]:
    """The columns of a table, and how those are read that do not lie in the file as they are."""
    fields = table._meta.sorted_fields
    reading = [(field.name, field.python_value) for field in fields if type(field).python_value is not Field.python_value]
    return [field.name for field in fields], reading


@lru_cache(maxsize=64)
def _statement_of_one(column: Any) -> str:
    """The SQL for one row by what is in a column. Made once, as that takes five times as long as the answer."""
    return str(column.model.select().where(column == 0).sql()[0])


def quick(ask: Callable[..., Any], *given: Any) -> Any:
    """The bare rows of the query `ask(*given)`, whose SQL is written once: to write it takes ten times as long as to ask.

    The numbers, days and lists of numbers given may differ from time to time; `ask` only puts them into the query.
    """
    if any(type(one) is list and len(one) > _SHORT for one in given):
        return rows(ask(*given))
    sql, parameters = _written(ask, tuple(map(_kind, given)))
    values = [value for one in given for value in (one if type(one) is list else (one,))]
    stored = [value.isoformat() if isinstance(value, date) else value for value in values]
    return database.execute_sql(sql, [value if place is None else stored[place] for place, value in parameters])


_SHORT = 100
"""So long a list may be for which a statement is kept."""
_NUMBER, _DAY, _NUMBERS = "number", "day", "numbers"


def _kind(value: Any) -> Hashable:
    if type(value) is list:
        return _NUMBERS, len(value)
    return _NUMBER if type(value) is int else _DAY if type(value) is date else cast(Hashable, value)


@lru_cache(maxsize=256)
def _written(ask: Callable[..., Any], kinds: tuple[Any, ...]) -> tuple[str, list[tuple[int | None, Any]]]:
    """The SQL of a query, and for each of its parameters the place of its value among those given, or what it is always."""
    given, places = list[Any](), dict[Any, int]()
    place = 0
    for kind in kinds:
        many = kind[1] if type(kind) is tuple else 1
        numbers = [-1_000_000_000 - each for each in range(place, place + many)]  # stand there until values are known
        day = date.min + timedelta(place)
        stands = numbers if type(kind) is tuple else numbers[0] if kind is _NUMBER else day if kind is _DAY else kind
        places |= {number: each for each, number in enumerate(numbers, place)} | {day.isoformat(): place}
        given.append(stands)
        place += many
    sql, parameters = ask(*given).sql()
    return str(sql), [(places.get(value), value) for value in parameters]


def rows(query: Any) -> Any:
    """The bare rows of a query: ids and stored keys as they lie in the file, with the least work for long lists."""
    return database.execute(query)


def until_a_change(ask: Callable[P, R]) -> Callable[P, R]:
    """Keep the answers to a question that looks at a whole table, until anything in the file changes."""
    known: dict[Any, R] = {}
    asked_of: list[Any] = []

    @wraps(ask)
    def answer(*given: P.args, **named: P.kwargs) -> R:
        nonlocal asked_of
        state = [database.obj, database.connection().total_changes]
        if asked_of != state:
            asked_of = state
            known.clear()
        question = (given, tuple(named.items()))
        if question not in known:
            known[question] = ask(*given, **named)
        return known[question]

    return answer


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


_KEPT, _LEARNT = 32_768, 2_000


@lru_cache(maxsize=_KEPT)
def _key(name: str) -> str:
    """Kept, because many people share a name."""
    return swedish_key(name)


def learn_names() -> Iterator[None]:
    """Look for what all names are sorted by, some at a time, so that the first long list finds it."""
    for column in (PersonTable.family_name, PersonTable.given_name):
        for place, (name,) in enumerate(rows(PersonTable.select(column).distinct().limit(_KEPT)).fetchall()):
            _key(name)
            if not place % _LEARNT:
                yield


class NameKeys(dict[str, str]):
    """What names are sorted by, for a long list: each is looked for once, and told without a call afterwards."""

    def __missing__(self, name: str) -> str:
        self[name] = key = _key(name)
        return key
