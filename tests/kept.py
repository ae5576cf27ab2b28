"""Worlds that are made once and copied for every test that wants one: a copy takes a thirtieth of the time."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from mentordesk import i18n
from mentordesk.desk import Desk
from mentordesk.exchange import samples
from mentordesk.storage import backup, database
from mentordesk.storage.connection import FileDatabase

Make = Callable[[], Any]
"""Fills the open file, in which the first of everything gets the id 1."""


def a_desk(make: Make) -> Desk:
    """What `make` makes, in memory."""
    return _copy(_made(make)[0])


def told(make: Make) -> Any:
    """What `make` gave back when it was called."""
    return _made(make)[1]


def a_file(make: Make, path: Path) -> Path:
    """What `make` makes, in a file that nobody has open."""
    target = FileDatabase.at(path, "rwc")
    backup.copy_in_memory(_made(make)[0], target)
    target.close()
    return path


def the_samples(until: date | None = None) -> Desk:
    """Both sample programmes, in English and in memory, up to a day or over their whole years."""
    return _copy(_samples(until)[0])


@cache
def _made(make: Make) -> tuple[FileDatabase, Any]:
    return _kept(lambda _desk: make())


@cache
def _samples(until: date | None) -> tuple[FileDatabase, None]:
    with i18n.speaking("en"):
        return _kept(lambda desk: samples.make(desk, until=until))


def _kept(fill: Callable[[Desk], Any]) -> tuple[FileDatabase, Any]:
    desk = Desk.in_memory()
    gave_back = fill(desk)
    kept = backup.copy_in_memory(desk._database, FileDatabase.in_memory())
    desk.close()
    return kept, gave_back


def _copy(kept: FileDatabase) -> Desk:
    memory = backup.copy_in_memory(kept, FileDatabase.in_memory())
    memory.settle()
    return Desk(database.OpenFile(memory, None))
