"""Makes, opens and closes the one file: carefully, locked, and with the settings that survive a power cut."""

import os
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal

from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.storage import backup, errors, lock_note, migrations
from mentordesk.storage.connection import FileDatabase, is_plain, translated
from mentordesk.storage.tables import base

beside = Later("storage.beside")
every_table = Later("storage.tables.every")  # only a new file, an older one and a newer one need it

APPLICATION_ID = 0x4D447331
"""MDs1: how a file says that it is ours."""

SUFFIX = ".mentordesk"

When = Literal["now", "later"]
"""When every page of a file is read and checked: before it is handed out, or when `examine` is called."""

_PAGE = 4096


@dataclass(slots=True)
class OpenFile:
    """An open file. `path` is None for one in memory; a read-only one is a copy in memory and holds nothing."""

    database: FileDatabase
    path: Path | None
    read_only: bool = False
    encrypted: bool = False
    identity: tuple[int, int] | None = None
    examined: bool = True
    before: FileDatabase | None = None
    """The file that the tables spoke to before this one, and will again after it."""

    def require_same_file(self) -> None:
        """Raise FileMoved unless the path still leads to the file that was opened.

        SQLite in exclusive mode writes happily, and reports success, into a file that was moved, replaced or deleted.
        """
        if self.path is not None and self.identity is not None and _identity(self.path) != self.identity:
            raise errors.FileMoved(self.path)

    def close(self) -> None:
        """Let go of the file, its lock and the note beside it; a second time does nothing."""
        if self.database.is_closed():
            return
        if base.database.obj is self.database:
            base.database.initialize(None if self.before is None or self.before.is_closed() else self.before)
        self.database.close()
        if self.path is not None and not self.read_only:
            lock_note.remove(self.path)


def create(path: Path, password: str | None = None, now: datetime | None = None) -> OpenFile:
    """Make a new file and open it; a password encrypts it. Never replaces anything."""
    path = path.absolute()
    if password == "":
        raise ValueError("an empty password protects nothing; give None")
    _claim(path)
    try:
        with translated(path):
            database = FileDatabase.at(path, "rw", normal(password))
            database.connect()
            try:
                _write_schema(database)
            finally:
                database.close()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return open_file(path, password, now=now)


def open_file(
    path: Path,
    password: str | None = None,
    read_only: bool = False,
    now: datetime | None = None,
    check: When = "now",
) -> OpenFile:
    """Open a file as if it were hostile; raises a StoredFileError that says what is wrong.

    Read-only gives a copy in memory: it shows the file as it is now and keeps nobody else from it; so a file can be
    read that somebody else has open.
    `check="later"` leaves reading the whole file, which takes a second for 40 MB, to `examine`; a file that is copied
    or brought up to date is always checked now.
    """
    path = path.absolute()
    encrypted = _look_at(path, password, read_only)
    passphrase = normal(password) if encrypted else ""
    mode = "rw" if os.access(path, os.W_OK) else "ro"  # also to read: only then can SQLite mend a crash
    database = FileDatabase.at(path, mode, passphrase)
    try:
        # a file can be spoilt so that SQLite says no more than "error"
        with translated(path, otherwise=errors.Damaged):
            if read_only:
                return _read(database, path, encrypted)
            examined = _take(database, path, encrypted, check)
            _write_note(path, now or datetime.now().astimezone())
    except errors.LockedByAnother:
        database.close()
        if not read_only:
            raise
        kept: OpenFile = beside.read(path, passphrase, lambda reading: _read(reading, path, encrypted))
        return kept
    except BaseException:
        database.close()
        raise
    return OpenFile(database, path, encrypted=encrypted, identity=_identity(path), examined=examined)


def _take(database: FileDatabase, path: Path, encrypted: bool, check: When) -> bool:
    """Check, lock and bring up to date; tells whether every page was read."""
    version = _check_head(database, path, encrypted, read_only=False)
    examined = check == "now" or version < migrations.CURRENT
    if examined:
        _check_contents(database, path, encrypted)
    _lock(database)
    if version < migrations.CURRENT:
        _upgrade(database, path, version)
    _check_schema(database, path)
    if examined:
        _check_references(database, path)
    backup.remove(backup.part_of(path))  # what a change of the password left half done; it may lie there without one
    return examined


def _read(database: FileDatabase, path: Path, encrypted: bool) -> OpenFile:
    """A checked copy in memory, to be read only."""
    with translated(path, otherwise=errors.Damaged):
        version = _check_head(database, path, encrypted, read_only=True)
        _check_contents(database, path, encrypted)
        return _snapshot(database, path, version, encrypted)


def examine(file: OpenFile) -> None:
    """Check the whole of a file opened with `check="later"`; raises Damaged."""
    if file.examined or file.path is None:
        return
    with translated(file.path, otherwise=errors.Damaged):
        _check_contents(file.database, file.path, file.encrypted)
        _check_references(file.database, file.path)
    file.examined = True


def in_memory() -> OpenFile:
    """An empty file in memory."""
    memory = backup.copy_in_memory(template(), FileDatabase.in_memory())
    memory.settle()
    return OpenFile(memory, None)


def bind(file: OpenFile) -> None:
    """Let the tables speak to this file until it is closed."""
    file.before = base.database.obj
    base.database.initialize(file.database)


def problems(file: OpenFile) -> list[str]:
    """What is wrong inside the file, in words; empty when it is sound."""
    found = []
    with translated(file.path):
        for (line,) in file.database.execute_sql("PRAGMA integrity_check").fetchall():
            if line != "ok":
                found.append(_("The file is damaged: {detail}").format(detail=line))
        for table, row, parent, _key in file.database.execute_sql("PRAGMA foreign_key_check").fetchall():
            message = _("Line {row} of {table} refers to something that is not in {parent}.")
            found.append(message.format(row=row, table=table, parent=parent))
    return found


@cache
def template() -> FileDatabase:
    """An empty file in memory, made once: the model that new files copy and opened ones are compared with."""
    database = FileDatabase.in_memory()
    database.connect()
    with database.bind_ctx(every_table.TABLES):
        database.create_tables(every_table.TABLES, safe=False)
        every_table.OrganisationTable.insert(id=1).execute()
    _stamp(database)
    return database


def normal(password: str | None) -> str:
    """The password with å typed in one way."""
    return unicodedata.normalize("NFC", password or "")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _claim(path: Path) -> None:
    """Take the name for a new file; fails if there is anything under it."""
    backup.require_place(path)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise errors.TargetExists(path) from None
    except PermissionError:
        raise errors.ReadOnlyFolder(path) from None
    except OSError as error:
        raise errors.from_system(error, path) from error


def _write_schema(database: FileDatabase) -> None:
    """Write what the template holds, in one transaction."""
    database.settle()
    order = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"
    with database.atomic("EXCLUSIVE"):
        for (sql,) in template().execute_sql(order):
            database.execute_sql(sql)
        database.execute_sql("INSERT INTO organisation (id, name, contact) VALUES (1, '', '')")
        _stamp(database)


def _stamp(database: FileDatabase) -> None:
    database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute_sql(f"PRAGMA user_version = {migrations.CURRENT}")


def _look_at(path: Path, password: str | None, read_only: bool) -> bool:
    """Look from outside, before SQLite does; tells whether the file is encrypted."""
    if backup.is_folder(path):
        raise errors.PathIsFolder(path)
    if _is_open_here(path):
        raise errors.OpenHere(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(100)
    except FileNotFoundError:
        raise errors.FileMissing(path) from None
    except PermissionError:
        raise errors.NoAccess(path) from None
    except OSError as error:
        raise errors.from_system(error, path) from error
    if not read_only:
        _require_writable(path)
    if is_plain(head):
        if int.from_bytes(head[68:72]) != APPLICATION_ID:
            raise errors.NotOurs(path)
        return False
    if size == 0 or size % _PAGE:
        raise (errors.Damaged if size and path.suffix == SUFFIX else errors.NotOurs)(path)
    if not password:
        raise errors.PasswordNeeded(path)
    return True


def _is_open_here(path: Path) -> bool:
    """Whether this very process has the file open.

    Asked before touching it: closing any second handle to a file drops the process's locks on it (POSIX).
    """
    current = base.database.obj
    path_here = getattr(current, "path", None)
    return path_here is not None and not current.is_closed() and _identity(path_here) == _identity(path) is not None


def _require_writable(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise errors.ReadOnlyFile(path)
    if not os.access(path.parent, os.W_OK):
        raise errors.ReadOnlyFolder(path)


def _check_head(database: FileDatabase, path: Path, encrypted: bool, read_only: bool) -> int:
    """The key fits, the file is ours and of a version we know; gives the schema's number."""
    try:
        database.connect()
        ours = database.pragma("application_id") == APPLICATION_ID
    except errors.DATABASE_ERRORS as error:
        told = errors.from_database(error, path)
        if encrypted and isinstance(told, errors.Damaged):
            raise errors.WrongPassword(path) from error
        raise
    if not ours:
        raise errors.NotOurs(path)
    version = int(database.pragma("user_version"))
    if version > migrations.CURRENT and not read_only:
        raise errors.TooNew(path)
    if version < migrations.FIRST or _has_programs(database):
        raise errors.Damaged(path)
    return version


def _check_contents(database: FileDatabase, path: Path, encrypted: bool) -> None:
    """Every page of the file is sound."""
    checks = ["integrity_check(1)", "cipher_integrity_check"] if encrypted else ["integrity_check(1)"]
    for check in checks:
        if [row for row in database.execute_sql(f"PRAGMA {check}") if row != ("ok",)]:
            raise errors.Damaged(path)


def _has_programs(database: FileDatabase) -> bool:
    """Whether the file brings triggers or views; ours never does."""
    programs = "SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')"
    return database.execute_sql(programs).fetchone() is not None


def _check_schema(database: FileDatabase, path: Path) -> None:
    """The tables are ours word for word. Their digest is known: start-up need not make a file to compare with."""
    there = migrations.schema(database)
    if digest(there) != migrations.DIGEST and there != migrations.schema(template()):
        raise errors.Damaged(path)


def digest(schema: list[tuple[str, str, str, str]]) -> str:
    """A short name for a schema: the SHA-256 of its words."""
    return sha256(repr(schema).encode()).hexdigest()


def _check_references(database: FileDatabase, path: Path) -> None:
    """No reference leads nowhere."""
    if database.execute_sql("PRAGMA foreign_key_check").fetchone():
        raise errors.Damaged(path)


def _lock(database: FileDatabase) -> None:
    """Take SQLite's own lock and keep it: it dies with the process, so there is never a stale one."""
    database.execute_sql("PRAGMA journal_mode = PERSIST")  # going from here to DELETE removes what a killed process left
    database.settle()
    database.execute_sql("PRAGMA locking_mode = EXCLUSIVE")
    database.execute_sql("BEGIN EXCLUSIVE")
    database.execute_sql("COMMIT")


def _write_note(path: Path, now: datetime) -> None:
    try:
        lock_note.write(path, now)
    except PermissionError:
        raise errors.ReadOnlyFolder(path) from None
    except OSError:
        return  # it only tells; a full disk must still let the user in to delete


def _upgrade(database: FileDatabase, path: Path, version: int) -> None:
    """A verified copy beside the file, then all steps in one transaction."""
    copy = _free_name(path.with_name(f"{path.stem} (schema {version}){path.suffix}"))
    backup.write(database, copy)
    _migrate(database, path, version, copy)


def _migrate(database: FileDatabase, path: Path, version: int, copy: Path | None) -> None:
    try:
        migrations.run(database, version, migrations.schema(template()))
    except Exception as error:
        # rolled back whatever it was; a full disk is not a failed step
        raise errors.from_database(error, path) or errors.MigrationFailed(path, copy) from error


def _free_name(path: Path) -> Path:
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
    return found


def _snapshot(database: FileDatabase, path: Path, version: int, encrypted: bool) -> OpenFile:
    """Copy the file into memory and let go of it."""
    # an encrypted database can be copied only into another one: a raw key that nobody will ever need again
    key = f"x'{os.urandom(32).hex()}'" if encrypted else ""
    memory = FileDatabase.in_memory(key, copy_key=database.copy_key)
    backup.copy_in_memory(database, memory)
    database.close()
    if version < migrations.CURRENT:
        _migrate(memory, path, version, copy=None)
    if not _has_our_columns(memory):
        raise (errors.TooNew if version > migrations.CURRENT else errors.Damaged)(path)
    memory.execute_sql("PRAGMA query_only = 1")
    return OpenFile(memory, path, read_only=True, encrypted=encrypted)


def _has_our_columns(database: FileDatabase) -> bool:
    """Whether a newer file still has every column that this version reads; one with today's schema has."""
    return digest(migrations.schema(database)) == migrations.DIGEST or all(
        set(table._meta.columns) <= _columns_in_file(database, table) for table in every_table.TABLES
    )


def _columns_in_file(database: FileDatabase, table: type[base.Table]) -> set[str]:
    return {row[1] for row in database.execute_sql(f'PRAGMA table_info("{table._meta.table_name}")')}
