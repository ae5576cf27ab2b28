"""Reads a file that somebody else has open, past their lock: only what nothing was written into meanwhile counts."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

from mentordesk.storage.connection import FileDatabase, locked
from mentordesk.storage.errors import Damaged

_ATTEMPTS = 3
_HOT = bytes.fromhex("d9d505f920a163d7")
"""How a journal begins while a commit is under way; in between its head is empty."""


class _Closed(Protocol):
    def close(self) -> None: ...


Copy = TypeVar("Copy", bound=_Closed)


def read(path: Path, key: str, copy: Callable[[FileDatabase], Copy]) -> Copy:
    """What `copy` makes of the file. Raises LockedByAnother where it is written to all the time."""
    for _attempt in range(_ATTEMPTS):
        before = _state(path)
        database = FileDatabase.at(path, "ro&immutable=1", key)  # immutable: SQLite asks for no lock
        try:
            found = copy(database)
        except Damaged:
            if before is not None and before == _state(path):
                raise
            continue  # half of it was being written
        finally:
            database.close()
        if before is not None and before == _state(path):
            return found
        found.close()
    raise locked(path)


def _state(path: Path) -> tuple[int, int, bytes] | None:
    """What changes with every commit; None in the midst of one."""
    with suppress(FileNotFoundError), path.with_name(f"{path.name}-journal").open("rb") as journal:
        if journal.read(len(_HOT)) == _HOT:
            return None
    with path.open("rb") as stream:
        head = stream.read(100)  # it holds SQLite's own counter of changes
    found = path.stat()
    return found.st_size, found.st_mtime_ns, head
