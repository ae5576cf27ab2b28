"""The undo log: temporary triggers write down how to take back every change of a row, whoever makes it.

The triggers are made from the list of tables, so no table can be forgotten. They note old values as they are, not as SQL
text: no quoting, so NUL characters and pictures come back as they were. They live in this connection only and in
memory, so undo ends when the file is closed, and nothing of it reaches the disk.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import Database, IntegrityError

from mentordesk.storage.tables.base import Table
from mentordesk.storage.tables.certificates import CertificateTable, PictureTable
from mentordesk.storage.tables.every import UNDOABLE

Conflict = IntegrityError
"""Raised while playing or at the commit when what stands outside undo rests on a row that would go."""

INSERTED, UPDATED, DELETED, TOUCHED = "inserted", "updated", "deleted", "touched"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One changed row, with what is needed to take the change back: its id now and its old values."""

    table: str
    kind: str
    id: int
    old: tuple[Any, ...]

    def was(self, column: str) -> Any:
        """What stood in a column of a row that was there before."""
        table = next(each for each in LOGGED if _name(each) == self.table)
        return self.old[_columns(table).index(column)]


@dataclass(frozen=True, slots=True)
class Taken:
    """What the log gave back, newest first: the changes that can be undone, those of the register, all tables touched."""

    changes: tuple[RowChange, ...]
    register: tuple[RowChange, ...]
    tables: frozenset[str]


LOGGED = (*UNDOABLE, CertificateTable)
"""Tables whose rows are noted. The register is outside undo, but the history tells what became of its lines."""


def install(database: Database) -> None:
    """Make the log and its triggers in this connection."""
    width = max(_WIDTHS.values())
    database.execute_sql("PRAGMA temp_store = MEMORY")
    slots = ", ".join(f"c{n}" for n in range(width))
    database.execute_sql(f"CREATE TEMP TABLE undo_log (seq INTEGER PRIMARY KEY, tbl, kind, id, {slots})")
    for table in LOGGED:
        for trigger in _triggers(table):
            database.execute_sql(trigger)
    for trigger in _touch_triggers(PictureTable):
        database.execute_sql(trigger)
    # the history is written about a change, and an unfinished form is none yet: they have no triggers


def clear(database: Database) -> None:
    """Forget what the log holds, before a new change begins."""
    database.execute_sql("DELETE FROM undo_log")


def take(database: Database) -> Taken:
    """Empty the log and give back what it held."""
    rows = database.execute_sql("SELECT * FROM undo_log ORDER BY seq DESC").fetchall()
    clear(database)
    changes = [
        RowChange(table, kind, row_id, () if kind == INSERTED else old[: _WIDTHS[table]])
        for _seq, table, kind, row_id, *rest in rows
        if kind != TOUCHED
        for old in (tuple(rest),)
    ]
    register = _name(CertificateTable)
    return Taken(
        tuple(change for change in changes if change.table != register),
        tuple(change for change in changes if change.table == register),
        frozenset(row[1] for row in rows),
    )


def play(database: Database, changes: Iterable[RowChange]) -> None:
    """Take back the changes, newest first, inside the caller's transaction; the log then holds the way forward again."""
    database.execute_sql("PRAGMA defer_foreign_keys = ON")  # ends with the transaction
    for change in changes:
        parameters = (*change.old, change.id) if change.kind == UPDATED else change.old or (change.id,)
        database.execute_sql(_REVERSE[change.table][change.kind], parameters)


def _name(table: type[Table]) -> str:
    return str(table._meta.table_name)


def _columns(table: type[Table]) -> list[str]:
    return list(table._meta.columns)


_WIDTHS = {_name(table): len(_columns(table)) for table in LOGGED}
"""How many columns each table has."""


def _reverse_statements(table: type[Table]) -> dict[str, str]:
    name, columns = _name(table), _columns(table)
    settings, names, marks = _each(columns, '"{}" = ?'), _each(columns, '"{}"'), _each(columns, "?")
    return {
        INSERTED: f'DELETE FROM "{name}" WHERE "id" = ?',
        UPDATED: f'UPDATE "{name}" SET {settings} WHERE "id" = ?',
        DELETED: f'INSERT INTO "{name}" ({names}) VALUES ({marks})',
    }


def _triggers(table: type[Table]) -> Sequence[str]:
    name, columns = _name(table), _columns(table)
    old, new = _each(columns, 'old."{}"'), _each(columns, 'new."{}"')
    slots = ", ".join(f"c{n}" for n in range(len(columns)))
    return (
        f'CREATE TEMP TRIGGER undo_{name}_insert AFTER INSERT ON main."{name}" BEGIN'
        f" INSERT INTO undo_log (tbl, kind, id) VALUES ('{name}', '{INSERTED}', new.id); END",
        # an update that changes nothing must not become a step that undoes nothing
        f'CREATE TEMP TRIGGER undo_{name}_update AFTER UPDATE ON main."{name}" WHEN ({old}) IS NOT ({new}) BEGIN'
        f" INSERT INTO undo_log (tbl, kind, id, {slots}) VALUES ('{name}', '{UPDATED}', new.id, {old}); END",
        f'CREATE TEMP TRIGGER undo_{name}_delete AFTER DELETE ON main."{name}" BEGIN'
        f" INSERT INTO undo_log (tbl, kind, id, {slots}) VALUES ('{name}', '{DELETED}', old.id, {old}); END",
    )


def _touch_triggers(table: type[Table]) -> Sequence[str]:
    name, columns = _name(table), _columns(table)
    old, new = _each(columns, 'old."{}"'), _each(columns, 'new."{}"')
    note = f"BEGIN INSERT INTO undo_log (tbl, kind) VALUES ('{name}', '{TOUCHED}'); END"
    return (
        f'CREATE TEMP TRIGGER touch_{name}_insert AFTER INSERT ON main."{name}" {note}',
        f'CREATE TEMP TRIGGER touch_{name}_update AFTER UPDATE ON main."{name}" WHEN ({old}) IS NOT ({new}) {note}',
        f'CREATE TEMP TRIGGER touch_{name}_delete AFTER DELETE ON main."{name}" {note}',
    )


def _each(columns: Sequence[str], pattern: str) -> str:
    return ", ".join(pattern.format(column) for column in columns)


_REVERSE = {_name(table): _reverse_statements(table) for table in UNDOABLE}
"""What takes a change of a row back, by its table and kind."""
