"""The open file as the rest of the program sees it: read it, change it, take the change back, hear of changes."""

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeVar

from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.storage import backup, connection, database, errors, lock_note
from mentordesk.storage.connection import FileDatabase, translated
from mentordesk.storage.errors import PasswordNeeded, StoredFileError, WrongPassword
from mentordesk.storage.tables import base

if TYPE_CHECKING:
    from mentordesk.storage.undo import RowChange, Taken

# what reading needs nothing of
drafts = Later("storage.drafts")
history = Later("storage.history")
rotation = Later("storage.rotation")
undo = Later("storage.undo")
every_table = Later("storage.tables.every")

__all__ = [
    "Change",
    "Desk",
    "PasswordNeeded",
    "Step",
    "StoredFileError",
    "WrongPassword",
    "engine",
    "is_backup",
    "local_time",
]

P = ParamSpec("P")
T = TypeVar("T")

STEPS_KEPT = 100
"""How many steps can be undone."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the user did and can take back: its words, the tables it touched, the rows it changed."""

    label: str
    tables: frozenset[str]
    changes: "tuple[RowChange, ...]"


@dataclass(frozen=True, slots=True)
class Change:
    """What listeners are told. `step` is None when what was done stands outside undo."""

    tables: frozenset[str]
    kind: Literal["performed", "undone", "redone", "forgotten"]
    step: Step | None

    def rows(self) -> dict[str, set[int]]:
        """The rows that were changed, by table; of a table that stands outside undo it is not known which."""
        rows: dict[str, set[int]] = {}
        for change in self.step.changes if self.step is not None else ():
            rows.setdefault(change.table, set()).add(change.id)
        return rows

    def lost(self, table: str, column: str) -> dict[int, Any]:
        """What stood in a column of the rows of a table that are gone now, by their ids."""
        changes = self.step.changes if self.step is not None else ()
        gone = (change for change in changes if change.table == table and change.kind == undo.DELETED)
        return {change.id: change.was(column) for change in gone}


def engine() -> str:
    """What keeps the files and in which version, for those who look for a mistake."""
    return connection.engine()


def is_backup(path: Path, folders: Collection[Path]) -> bool:
    """Is this one of the backups that are made by themselves below one of these folders?"""
    return bool(rotation.is_backup(path, folders))


def local_time() -> datetime:
    """The time on the wall."""
    return datetime.now().astimezone().replace(tzinfo=None)


class Desk:
    """One open file.

    Everything that changes it goes through `perform`: one call is one transaction, one line in the permanent history
    and one step that can be undone. If anything goes wrong, nothing of it happened.
    """

    def __init__(self, file: database.OpenFile, clock: Callable[[], datetime] = local_time) -> None:
        self._file = file
        self._clock = clock
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._listeners: list[Callable[[Change], None]] = []
        self._log_installed = False
        self._changed = False
        self.last_saved: datetime | None = None
        self.last_backup: datetime | None = None
        self.backup_folder: Path | None = None
        database.bind(file)

    @classmethod
    def create(cls, path: Path, *, password: str | None = None, clock: Callable[[], datetime] = local_time) -> "Desk":
        """Make a new file; never replaces one. Raises StoredFileError."""
        return cls(database.create(path, password, now=clock()), clock)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        password: str | None = None,
        read_only: bool = False,
        check: database.When = "now",
        clock: Callable[[], datetime] = local_time,
    ) -> "Desk":
        """Open a file. Raises StoredFileError, whose text is for the user.

        `check="later"` hands it out before every page was read; then `examine` must be called soon.
        """
        return cls(database.open_file(path, password, read_only, clock(), check), clock)

    @classmethod
    def in_memory(cls, *, clock: Callable[[], datetime] = local_time) -> "Desk":
        """An empty desk that is nowhere on the disk."""
        return cls(database.in_memory(), clock)

    @property
    def path(self) -> Path | None:
        """Where the file lies; None in memory."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether the file can only be looked at."""
        return self._file.read_only

    @property
    def encrypted(self) -> bool:
        """Whether the file has a password."""
        return self._file.encrypted

    @property
    def undo_steps(self) -> Sequence[Step]:
        """What can be undone, the next one last."""
        return tuple(self._undo)

    @property
    def redo_steps(self) -> Sequence[Step]:
        """What can be redone, the next one last."""
        return tuple(self._redo)

    def perform(self, label: str, action: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do one thing the user would call `label`, and give back what the action returns.

        What changes nothing leaves no step and no line. What changes only the register of certificates leaves a line
        and no step: numbers that were given out stay given out.
        """
        with self._transaction():
            result = action(*args, **kwargs)
            taken = undo.take(self._database)
            if taken.tables:
                self._write_history(label, taken)
        if taken.tables:
            self._saved()
            step = Step(label, taken.tables, taken.changes) if taken.changes else None
            if step:
                self._undo = [*self._undo, step][-STEPS_KEPT:]
                self._redo.clear()
            self._tell(Change(taken.tables, "performed", step))
        return result

    def undo(self) -> Step | None:
        """Take back the last step; None when there is none. Raises RuleBroken when it can no longer be taken back."""
        if not self._undo:
            return None
        step = self._undo[-1]
        self._redo.append(self._play(step, _("Undone: {label}").format(label=step.label)))
        self._undo.pop()
        self._tell(Change(step.tables, "undone", self._redo[-1]))
        return step

    def redo(self) -> Step | None:
        """Do again what was last undone; None when there is nothing."""
        if not self._redo:
            return None
        step = self._redo[-1]
        self._undo.append(self._play(step, _("Redone: {label}").format(label=step.label)))
        self._redo.pop()
        self._tell(Change(step.tables, "redone", self._undo[-1]))
        return step

    def forget_steps(self) -> None:
        """Make undo forget everything, as after erasing a person: the old rows must not live on in it."""
        self._undo.clear()
        self._redo.clear()
        self._tell(Change(frozenset(), "forgotten", None))

    def keep_draft(self, key: str, content: str) -> bool:
        """Keep what is typed into an unfinished form, without step, history or news; "" forgets it.

        False for a file that is closed or only read. Raises StoredFileError.
        """
        if self.read_only or self._database.is_closed():
            return False
        with translated(self.path), self._database.atomic("IMMEDIATE"):
            drafts.keep(self._database, key, content, self._clock())
            self._file.require_same_file()
        return True

    def listen(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Tell `listener` of every change after it is saved. Call what is returned to stop."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def backup(self, target: Path) -> None:
        """Write a checked copy of the file, with the same password, to `target`. Raises StoredFileError."""
        backup.write(self._database, target, self.path)
        self.last_backup = self._clock()

    def back_up_now(self) -> None:
        """Write a checked backup into `backup_folder`, as at closing. Raises StoredFileError."""
        if self.backup_folder is not None and self.path is not None:
            rotation.back_up(self._database, self.path, self.backup_folder, self._clock())
            self.last_backup = self._clock()

    def newest_backup(self) -> datetime | None:
        """When the newest backup in `backup_folder` was written, also by an earlier session."""
        if self.backup_folder is None or self.path is None:
            return None
        kept = rotation.listed(rotation.folder_of(self.path, self.backup_folder))
        return kept[-1].at if kept else None

    @property
    def examined(self) -> bool:
        """Whether the whole file was checked since it was opened."""
        return self._file.examined

    def examine(self) -> None:
        """Check the whole of a file opened with `check="later"`. Raises StoredFileError: then close the file."""
        database.examine(self._file)

    def check(self) -> list[str]:
        """Examine the file; problems in words, empty when it is sound."""
        return database.problems(self._file)

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """All rows of all tables but the loose ones, by id: to compare two states of the file. Raises StoredFileError."""
        names = [str(table._meta.table_name) for table in (*every_table.UNDOABLE, *every_table.PERMANENT)]
        with translated(self.path):  # a damaged text is found when it is read
            return {name: self._database.execute_sql(f'SELECT * FROM "{name}" ORDER BY id').fetchall() for name in names}

    def close(self) -> None:
        """Let go of the file, after a backup into `backup_folder` if there is one and anything changed.

        The file is closed whatever becomes of the backup; if that fails, StoredFileError tells why.
        """
        try:
            if self._changed and not self._database.is_closed():
                self.back_up_now()
        finally:
            self._changed = False
            self._file.close()

    @property
    def _database(self) -> FileDatabase:
        return self._file.database

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Everything inside happens, or nothing does."""
        if self.read_only:
            raise errors.ReadOnlyFile(self.path)
        if base.database.obj is not self._database or self._database.in_transaction():
            raise RuntimeError("a desk performs one thing at a time, and only while it is the open one")
        with translated(self.path):
            if not self._log_installed:  # at the first change and not at open: reading needs no triggers
                undo.install(self._database)
                self._log_installed = True
            with self._database.atomic("IMMEDIATE"):
                undo.clear(self._database)
                yield
                self._file.require_same_file()

    def _play(self, step: Step, line: str) -> Step:
        """Take a step back (or forth again); what is given back is the way to the other side."""
        try:
            with self._transaction():
                undo.play(self._database, step.changes)
                taken = undo.take(self._database)
                self._write_history(line, taken)
            self._saved()
        except undo.Conflict as error:
            message = _("“{label}” can no longer be taken back: certificates were issued that rest on it.")
            raise RuleBroken.at("", message.format(label=step.label)) from error
        return replace(step, changes=taken.changes)

    def _write_history(self, label: str, taken: "Taken") -> None:
        history.write(self._database, self._clock(), lock_note.user_name(), label, taken)

    def _saved(self) -> None:
        self._changed = True
        if self.path is not None:
            self.last_saved = self._clock()

    def _tell(self, change: Change) -> None:
        """Tell all listeners. The change is saved already, so one that fails goes to the crash path and stops nobody."""
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception:  # noqa: BLE001 - whatever it is, the data is safe and the others must hear
                sys.excepthook(*sys.exc_info())


def write_down(desk: Desk, label: str) -> None:
    """Write a line of history about what changes nothing in the file, as that somebody was named on paper and why."""
    with desk._transaction():
        desk._write_history(label, undo.take(desk._database))
    desk._saved()
    desk._tell(Change(frozenset(), "performed", None))
