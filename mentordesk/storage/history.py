"""Notes in the permanent history which records a step changed: each once, its changed columns before and after.

The values are those of the file (ISO days, keys, 0 and 1) as JSON: an added record has new values only, a removed one
old values only, and both leave out what is empty. Of a picture only its size is noted, of a certificate neither the name
nor the frozen text, which stand in the register for ever.

What leads to a protected identity is taken out of the old notes too, in the step that protects it: as that step empties
it in the file, it must not live on in the history.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from peewee import Database

from mentordesk.domain.history import EMPTIED, ChangeKind
from mentordesk.storage.tables.base import Table, blank
from mentordesk.storage.tables.certificates import CertificateTable
from mentordesk.storage.tables.every import UNDOABLE
from mentordesk.storage.tables.history import HistoryTable
from mentordesk.storage.undo import DELETED, INSERTED, RowChange, Taken

Key = tuple[str, int]
Row = tuple[Any, ...]

LEFT_OUT = {"certificate": frozenset({"name", "content"})}
"""Columns that are never noted, beside the id, which every note has."""

_AT_ONCE = 500
"""How many records are read by one question."""


class _Columns:
    """A table as the notes see it: its columns, and what those hold that nobody filled in."""

    def __init__(self, table: type[Table]) -> None:
        self.name = str(table._meta.table_name)
        self.names = list(table._meta.columns)
        self.id = self.names.index("id")
        left_out = LEFT_OUT.get(self.name, frozenset()) | {"id"}
        self.noted = [(place, name) for place, name in enumerate(self.names) if name not in left_out]
        self._blank = [blank(table, name) for name in self.names]

    def is_empty(self, place: int, value: Any) -> bool:
        """Whether reading a note without this column gives the same value again; defaults that say something are noted."""
        return value in (None, "") and value == self._blank[place]


_KNOWN = {columns.name: columns for columns in map(_Columns, (*UNDOABLE, CertificateTable))}
_PROTECTED = _KNOWN["person"].names.index("protected")
_LINE = 'INSERT INTO history ("at", who, label, tables) VALUES (?, ?, ?, ?)'


def write(database: Database, at: datetime, who: str, label: str, taken: Taken) -> None:
    """Write the line of a step, with the notes of what it changed behind it."""
    text, tables = HistoryTable.label.db_value, ",".join(sorted(taken.tables))
    line = database.execute_sql(_LINE, (at.isoformat(timespec="seconds"), text(who), text(label), tables))
    note(database, int(line.lastrowid), taken)


def note(database: Database, history_id: int, taken: Taken) -> None:
    """Write down what a step changed, as `undo.take` gave it back, behind its line of the history.

    There is no limit, because none is needed: measured, it adds 0.06 ms to a step of one record and 14 ms to a step of a
    thousand, and a note takes some 150 bytes of the file.
    """
    before = _before((*taken.changes, *taken.register))
    after = _after(database, before)
    gone = {key: row for key, row in _gone_protected(taken.changes, after).items() if before[key] is not None}
    hidden = {*_newly_protected(before, after), *(person_id for _table, person_id in gone)}
    before |= gone  # what they were before they were protected is not told
    lines = [
        (history_id, *key, *told)
        for key, old in before.items()
        if (told := _told(_KNOWN[key[0]], old, after.get(key))) is not None
    ]
    database.connection().executemany(
        "INSERT INTO history_change (history_id, record_table, record_id, kind, old, new) VALUES (?, ?, ?, ?, ?, ?)", lines
    )
    _forget(database, sorted(hidden))


def _before(changes: Sequence[RowChange]) -> dict[Key, Row | None]:
    """Every record the step touched, in the order of the first touch, as it was before (None: it was not there)."""
    found: dict[Key, Row | None] = {}
    for change in reversed(changes):
        if change.kind != INSERTED:
            found.setdefault((change.table, change.old[_KNOWN[change.table].id]), change.old)
        if change.kind != DELETED:  # an update can change the id: then one record went and another came
            found.setdefault((change.table, change.id), None)
    return found


def _after(database: Database, keys: Iterable[Key]) -> dict[Key, Row]:
    """Those of the records that are there now."""
    ids: dict[str, list[int]] = {}
    for table, record_id in keys:
        ids.setdefault(table, []).append(record_id)
    found: dict[Key, Row] = {}
    for table, some in ids.items():
        columns = _KNOWN[table]
        wanted = ", ".join(f'"{name}"' for name in columns.names)
        for start in range(0, len(some), _AT_ONCE):
            part = some[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            sql = f'SELECT {wanted} FROM "{table}" WHERE id IN ({marks})'
            found |= {(table, row[columns.id]): row for row in database.execute_sql(sql, part)}
    return found


def _told(columns: _Columns, old: Row | None, new: Row | None) -> tuple[str, str, str] | None:
    """The kind of a change and its values before and after; None when the record is as it was."""
    if old == new:
        return None
    if old is None or new is None:
        row = new if old is None else old
        assert row is not None
        filled = _json({name: row[place] for place, name in columns.noted if not columns.is_empty(place, row[place])})
        return (ChangeKind.INSERTED.value, "{}", filled) if old is None else (ChangeKind.DELETED.value, filled, "{}")
    changed = [(place, name) for place, name in columns.noted if old[place] != new[place]]
    return (
        ChangeKind.UPDATED.value,
        _json({name: old[place] for place, name in changed}),
        _json({name: new[place] for place, name in changed}),
    )


def _size(picture: bytes) -> dict[str, int]:
    return {"bytes": len(picture)}


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_size).encode


def _newly_protected(before: dict[Key, Row | None], after: dict[Key, Row]) -> Iterator[int]:
    """The people whose identity this step protects."""
    for (table, person_id), old in before.items():
        new = after.get((table, person_id)) if table == "person" else None
        if new is not None and new[_PROTECTED] and not (old and old[_PROTECTED]):
            yield person_id


def _gone_protected(changes: Iterable[RowChange], after: dict[Key, Row]) -> dict[Key, Row]:
    """The people who were protected when the step removed them, as when a protected identity took over their entry."""
    keys = {("person", change.id): change.old for change in changes if change.table == "person" and change.kind == DELETED}
    return {key: row for key, row in keys.items() if row[_PROTECTED] and key not in after}


def _forget(database: Database, person_ids: Iterable[int]) -> None:
    """Take what leads to these people out of all notes: their contact and place, and where their pairs met."""
    for person_id in person_ids:
        for table, mine in _OF_PERSON.items():
            paths = ", ".join(f"'$.{column}'" for column in sorted(EMPTIED[table]))
            database.execute_sql(
                f"UPDATE history_change SET old = json_remove(old, {paths}), new = json_remove(new, {paths})"
                f" WHERE record_table = '{table}' AND record_id IN ({mine})",
                (person_id,),
            )


def _of(table: str, owners: str, *references: str) -> str:
    """The records that refer to these owners, and those that did so before they were removed or given to others."""
    there = " OR ".join(f"{reference} IN ({owners})" for reference in references)
    gone = " OR ".join(f"json_extract(old, '$.{reference}') IN ({owners})" for reference in references)
    return (
        f"SELECT id FROM {table} WHERE {there} UNION"
        f" SELECT record_id FROM history_change WHERE record_table = '{table}' AND ({gone})"
    )


_ENTRIES = "SELECT ?1 UNION SELECT former_id FROM merged WHERE person_id = ?1"
"""A person, and the entries that became one with it."""
_MINE = _of("enrolment", _ENTRIES, "person_id")
_PAIRS = _of("pairing", _MINE, "mentor_id", "mentee_id")

_OF_PERSON = {
    "person": _ENTRIES,
    "meeting": _of("meeting", _PAIRS, "pairing_id"),
    "outcome": _of("outcome", _MINE, "enrolment_id"),
}
"""The tables of `EMPTIED`, and of each the records of a person, whose id is the one parameter."""
