"""Gives a file another password, or none: a checked copy takes its place; the file itself is never rewritten."""

import hmac
import shutil
from pathlib import Path

from mentordesk.storage import backup, errors, migrations
from mentordesk.storage.connection import FileDatabase, translated
from mentordesk.storage.database import OpenFile, normal

_HEADS = ("application_id", "user_version")
"""Numbers at the head of a file, which SQLCipher's export leaves out."""


def fits(file: OpenFile, given: str) -> bool:
    """Whether the file was opened with this password."""
    return hmac.compare_digest(file.database.copy_key.encode(), normal(given).encode())


def checked_copy(file: OpenFile, new: str | None) -> Path:
    """A copy of the file beside it with the new password, opened and compared with it; nothing else has changed yet.

    Raises StoredFileError; then no copy stays behind.
    """
    if file.path is None or file.read_only:
        raise errors.ReadOnlyFile(file.path)
    file.require_same_file()
    key, part = normal(new), backup.part_of(file.path)
    try:
        with translated(file.path):
            copy_with_key(file.database, part, key, file.path)
        shutil.copymode(file.path, part)
        backup.sync(part)
    except BaseException as error:
        backup.remove(part)
        if isinstance(error, OSError):
            raise errors.from_system(error, file.path) from error
        raise
    return part


def copy_with_key(source: FileDatabase, part: Path, key: str, path: Path) -> None:
    """Write everything into a new file with another key, and compare the two; `path` is named where they differ."""
    backup.claim(part)
    _export(source, part, key)
    _compare(source, FileDatabase.at(part, "rw", key), path)


def put_in_place(part: Path, path: Path) -> None:
    """Let the copy take the place of the file, which is closed by now. Raises StoredFileError.

    Then the old one is there, unless all that failed was to make the new name last: it must be asked which it is.
    """
    try:
        part.replace(path)
        backup.sync_folder(path.parent)
    except OSError as error:
        backup.remove(part)
        raise errors.from_system(error, path) from error


def _export(source: FileDatabase, part: Path, key: str) -> None:
    """SQLCipher's own way from one key to another; what it leaves out is written after it.

    It commits every table and index by itself. Half a copy is thrown away and a whole one brought to the disk by who asked
    for it, so nothing waits for the disk here.
    """
    source.execute_sql("ATTACH DATABASE ? AS copy KEY ?", (str(part), key))
    try:
        source.execute_sql("PRAGMA copy.synchronous = OFF")
        source.execute_sql("SELECT sqlcipher_export('copy')")
        for head in _HEADS:
            source.execute_sql(f"PRAGMA copy.{head} = {int(source.pragma(head))}")
    finally:
        source.execute_sql("DETACH DATABASE copy")


def _compare(source: FileDatabase, copy: FileDatabase, path: Path) -> None:
    """Read every page of the copy, and see that nothing is missing in it."""
    try:
        copy.connect()
        sound = copy.execute_sql("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        sound = sound and not copy.execute_sql("PRAGMA cipher_integrity_check").fetchall()
        if not sound or copy.execute_sql("PRAGMA foreign_key_check").fetchone() or _told(copy) != _told(source):
            raise errors.DiskTrouble(path)
    finally:
        copy.close()


def _told(database: FileDatabase) -> list[object]:
    """What the two must have in common: tables word for word, rows, and the numbers that come next."""
    given_out = database.execute_sql("SELECT name, seq FROM main.sqlite_sequence ORDER BY name").fetchall()
    heads = [database.pragma(name) for name in _HEADS]
    return [migrations.schema(database), backup.row_counts(database), given_out, heads]
