"""Older copies of a file, its backups and those a new version left beside it: finds them, gives them its password."""

import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mentordesk.storage import backup, encryption, errors, rotation
from mentordesk.storage.connection import FileDatabase, is_plain, translated
from mentordesk.storage.database import APPLICATION_ID
from mentordesk.storage.errors import StoredFileError

Tick = Callable[[int, int, str], None]
"""Hears how many are done, of how many, and words; may raise to stop between two."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An older copy of a file."""

    path: Path
    encrypted: bool


@dataclass(frozen=True, slots=True)
class Left:
    """A copy that stayed as it was, and why."""

    path: Path
    trouble: StoredFileError


def of(path: Path, folders: Iterable[Path]) -> list[Copy]:
    """The copies of the file at `path` that this program made: beside it, and its backups in these folders.

    Only exact names count, so that nobody else's file is taken for one; what the user copied is not known.
    """
    name = re.compile(rf"{re.escape(path.stem)} \(schema \d+\)( \d+)?{re.escape(path.suffix)}")
    try:
        beside = sorted(each for each in path.parent.iterdir() if name.fullmatch(each.name))
        backups = [each.path for folder in folders for each in rotation.listed(rotation.folder_of(path, folder))]
    except OSError as error:
        raise errors.from_system(error, path) from error
    return [copy for each in dict.fromkeys([*beside, *backups]) if (copy := _seen(each)) is not None]


def encrypt(paths: Sequence[Path], former: str, key: str, tick: Tick) -> list[Left]:
    """Give copies that can be read without a password, or with the `former` one, the password `key`.

    Each is rewritten by way of a checked copy, so that it is never half done; those that were not are given back.
    """
    left = []
    for place, path in enumerate(paths):
        tick(place, len(paths), path.name)
        try:
            _rewrite(path, _key_of(path, former, key), key)
        except StoredFileError as error:
            left.append(Left(path, error))
    return left


def remove(paths: Iterable[Path]) -> list[Left]:
    """Delete copies; those that are still there are given back."""
    left = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            left.append(Left(path, errors.from_system(error, path)))
    return left


def _seen(path: Path) -> Copy | None:
    """The copy at a path; None when it cannot be read or is empty."""
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
    except OSError:
        return None
    return Copy(path, encrypted=not is_plain(head)) if head else None


def _key_of(path: Path, former: str, key: str) -> str:
    """What opens the copy. Raises WrongPassword when none of these does."""
    seen = _seen(path)
    if seen is None:
        raise errors.FileMissing(path)
    if not seen.encrypted:
        return ""
    for known in filter(None, dict.fromkeys([key, former])):
        database = FileDatabase.at(path, "ro", known)
        try:
            database.connect()
            if database.pragma("application_id") == APPLICATION_ID:
                return known
        except errors.DATABASE_ERRORS:
            continue  # not this one; SQLite cannot tell a wrong key from damage
        finally:
            database.close()
    raise errors.WrongPassword(path)


def _rewrite(path: Path, known: str, key: str) -> None:
    """Put a checked copy with the new key in the place of a closed file."""
    if known == key:
        return
    part, source = backup.part_of(path), FileDatabase.at(path, "rw", known)
    try:
        with translated(path, otherwise=errors.Damaged):
            source.connect()
            encryption.copy_with_key(source, part, key, path)
        source.close()  # Windows replaces no open file
        shutil.copystat(path, part)
        backup.sync(part)
    except BaseException as error:
        backup.remove(part)
        if isinstance(error, OSError):
            raise errors.from_system(error, path) from error
        raise
    finally:
        source.close()
    encryption.put_in_place(part, path)
