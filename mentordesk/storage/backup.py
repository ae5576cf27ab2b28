"""Copies of the file that have been opened and counted before they are called backups."""

import os
from contextlib import suppress
from pathlib import Path

from mentordesk.storage import errors
from mentordesk.storage.connection import FileDatabase, translated


def copy_in_memory(source: FileDatabase, memory: FileDatabase) -> FileDatabase:
    """Copy everything into a database in memory, which is opened here; gives it back."""
    memory.connect()
    source.connection().backup(memory.connection())
    return memory


def part_of(target: Path) -> Path:
    """Where a backup grows until it has been checked."""
    return target.with_name(f"{target.name}.part")


def write(source: FileDatabase, target: Path, of: Path | None = None) -> None:
    """Back the open file up to `target`: copied, checked, counted, on the disk, and only then under its name.

    Replaces an older file of that name, never the open file itself; `of` says which that is where `source` is a copy in
    memory. Half a copy never stays behind.
    """
    part = part_of(target)
    opened = source.path or of
    if opened is not None and _same_file(opened, target):
        raise errors.TargetExists(target)
    require_place(target)
    try:
        with translated(target):
            claim(part)
            _copy(source, FileDatabase.at(part, "rwc", source.copy_key))
        sync(part)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise errors.from_system(error, target) from error
    finally:
        remove(part)


def _copy(source: FileDatabase, copy: FileDatabase) -> None:
    """Copy, then open and count what was copied."""
    try:
        copy.connect()
        source.connection().backup(copy.connection())
        copy.execute_sql("PRAGMA journal_mode = DELETE")
        if copy.execute_sql("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise errors.Damaged(source.path)
        if row_counts(copy) != row_counts(source):
            raise errors.DiskTrouble(copy.path)
    finally:
        copy.close()


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder; a path nobody may look at, or far too long, is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def require_place(target: Path) -> None:
    """Raise unless a file could stand at `target`."""
    if is_folder(target):
        raise errors.PathIsFolder(target)
    if not is_folder(target.parent):
        raise errors.FolderMissing(target)


def row_counts(database: FileDatabase) -> dict[str, int]:
    """How many rows each table of the file has."""
    return {table: database.execute_sql(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in database.get_tables()}


def claim(part: Path) -> None:
    """An empty file for a copy, in place of half an older one; nobody else may read it, as the file itself."""
    remove(part)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def remove(part: Path) -> None:
    """Take half a copy away, with its journal."""
    for path in (part, part.with_name(f"{part.name}-journal")):
        with suppress(OSError):  # cleaning up must not hide what went wrong
            path.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Make sure that it is on the disk."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make the new name itself last; Windows has no such thing and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
