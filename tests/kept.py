"""Worlds that are made once and copied for every test that wants one: a copy takes a thirtieth of the time."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from mentordesk import i18n
from mentordesk.desk import Desk
from mentordesk.exchange import samples
from mentordesk.storage import backup, database
from mentordesk.storage.connection import FileDatabase

Make = Callable[[], object]
"""Fills the open file, in which the first of everything gets the id 1."""


def a_desk(make: Make) -> Desk:
    """What `make` makes, in memory."""
    return _copy(_made(make))


def a_file(make: Make, path: Path) -> Path:
    """What `make` makes, in a file that nobody has open."""
    target = FileDatabase.at(path, "rwc")
    backup.copy_in_memory(_made(make), target)
    target.close()
    return path


def the_samples(until: date | None = None) -> Desk:
    """Both sample programmes, in English and in memory, up to a day or over their whole years."""
    return _copy(_samples(until))


@cache
def _made(make: Make) -> FileDatabase:
    return _kept(lambda _desk: make())


@cache
def _samples(until: date | None) -> FileDatabase:
    with i18n.speaking("en"):
        return _kept(lambda desk: samples.make(desk, until=until))


def _kept(fill: Callable[[Desk], object]) -> FileDatabase:
    desk = Desk.in_memory()
    fill(desk)
    kept = backup.copy_in_memory(desk._database, FileDatabase.in_memory())
    desk.close()
    return kept


def _copy(kept: FileDatabase) -> Desk:
    memory = backup.copy_in_memory(kept, FileDatabase.in_memory())
    memory.settle()
    return Desk(database.OpenFile(memory, None))
