"""Answers what was done in the file, when and by whom: all of it, or what touched one person or one pair."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from mentordesk.domain.history import ChangeKind, HistoryChange, HistoryLine
from mentordesk.domain.people import Person
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _
from mentordesk.queries import kept_searches, many, people, records
from mentordesk.storage.tables.base import Table, blank
from mentordesk.storage.tables.duplicates import MergedTable
from mentordesk.storage.tables.every import TABLES
from mentordesk.storage.tables.history import HistoryChangeTable, HistoryTable
from mentordesk.storage.tables.people import PersonTable

Records = dict[str, set[int]]
"""Records by table."""

BY_NAME: dict[str, type[Table]] = {str(table._meta.table_name): table for table in TABLES}
"""The tables by the names that the history uses."""

OF_PERSON = ("person_language", "own_value", "enrolment", "note", "merged", "not_same")
"""Tables whose records belong to a person."""
OF_ENROLMENT = ("status_change", "agreement", "attendance", "outcome", "story", "certificate_exception", "certificate")
"""Tables whose records belong to an enrolment, and so to its person."""
OF_PAIRING = ("pause", "goal", "check_in", "meeting", "note")
"""Tables whose records belong to a pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One changed record as it was noted: bare values of the changed columns; a picture is `{"bytes": size}`.

    Of an added record `new` is the whole, of a removed one `old`, with what was empty filled in again.
    """

    id: int
    history_id: int
    table: str
    record_id: int
    kind: ChangeKind
    old: dict[str, Any]
    new: dict[str, Any]


def lines(*, limit: int = 500, search: str = "") -> list[HistoryLine]:
    """The latest lines of the permanent history, newest first; `search` must stand in what was done or by whom.

    Who is protected by now has only the code name in old lines too.
    """
    newest = HistoryTable.select().order_by(HistoryTable.id.desc())
    wanted = search.strip().casefold()
    found = _told(newest if wanted else newest.limit(limit))
    # SQLite compares only the letters a to z without case, so Swedish words are compared here
    return [line for line in found if wanted in f"{line.label}\n{line.who}".casefold()][:limit]


def line(history_id: int) -> HistoryLine:
    """One line."""
    found = _told(HistoryTable.select().where(HistoryTable.id == history_id))
    if not found:
        raise RuleBroken.at("", _("This is no longer in the file. It may have been removed or undone."))
    return found[0]


def _told(query: Any) -> list[HistoryLine]:
    found = records.all_as(HistoryLine, query)
    if (former := _former_names()) is None:
        return found
    masks = kept_searches.masks(former)
    assert masks is not None
    labels = people.unnamed((line.label for line in found), former)
    return [
        replace(line, label=masks.name(label) if "saved_filter" in line.tables else label)
        for line, label in zip(found, labels, strict=True)
    ]


def unnamed(texts: Iterable[str]) -> list[str]:
    """As `people.unnamed`, also for names that people had before they were protected, and of entries merged into theirs."""
    former = _former_names()
    return list(texts) if former is None else people.unnamed(texts, former)


def unnamed_searches(texts: Iterable[str]) -> list[str]:
    """The same for what was searched for, which may be a part of a name."""
    former = _former_names()
    masks = None if former is None else kept_searches.masks(former)
    return list(texts) if masks is None else [masks.name(text) for text in texts]


def _former_names() -> dict[str, str] | None:
    """What protected identities were called before, with their code names; None when nobody is protected."""
    table, person = HistoryChangeTable, PersonTable
    protected = records.all_as(Person, person.select().where(person.protected == True))  # noqa: E712 - SQL
    if not protected:
        return None
    of_people = table.select().where(table.record_table == "person").order_by(table.id.desc())
    gone = of_people.where(table.kind == ChangeKind.DELETED, table.old.contains('"protected":1'))
    merged = records.all_as(HistoryChange, gone.where(table.record_id.not_in(person.select(person.id))))
    codes = {note.record_id: str(values_of(note.old).get("code_name", "")) for note in merged}
    mine = {one.id: one.code_name for one in protected}
    became = records.rows(MergedTable.select(MergedTable.former_id, MergedTable.person_id))
    codes = {former_id: mine[person_id] for former_id, person_id in became if person_id in mine} | codes | mine
    rows = {one.id: {column: str(getattr(one, column)) for column in _NAMES} for one in protected}
    earlier: dict[str, str] = {}
    for part in many.parts(codes):
        for note in records.all_as(HistoryChange, of_people.where(table.record_id.in_(part))):  # the latest first
            row = rows.setdefault(note.record_id, {})
            row |= {column: str(value) for column, value in values_of(note.old).items() if column in _NAMES}
            given, family, *others = (row.get(column, "") for column in _NAMES)
            earlier |= {name: codes[note.record_id] for name in (f"{given} {family}".strip(), *others) if name}
    return earlier


_NAMES = ("given_name", "family_name", "name_native", "name_on_certificate")


# -- one person, one pair ---------------------------------------------------------------------------------------------


def lines_about(about: Records, *, limit: int = 500) -> list[HistoryLine]:
    """The latest lines that touched any of these records, newest first."""
    table, touched = HistoryChangeTable, set[int]()
    for name, ids in about.items():
        for part in many.parts(ids):
            query = table.select(table.history_id).where(table.record_table == name, table.record_id.in_(part)).distinct()
            touched |= {history_id for (history_id,) in records.rows(query)}
    newest = sorted(touched, reverse=True)[:limit]
    return [
        line
        for part in many.parts(newest)
        for line in _told(HistoryTable.select().where(HistoryTable.id.in_(part)).order_by(HistoryTable.id.desc()))
    ]


def records_of_person(person_id: int) -> Records:
    """What belongs to a person, also what has been removed: languages, values, enrolments, statuses, papers, pairs, notes.

    The entries that became one with the person belong to it too.

    What happened in the pairs (meetings, goals and so on) is told of each pair.
    """
    entries = {person_id, *_merged_into(person_id)}
    found: Records = {"person": entries}
    for name in OF_PERSON:
        found[name] = _referring(name, "person_id", entries)
    enrolled = found["enrolment"]
    for name in OF_ENROLMENT:
        found[name] = _referring(name, "enrolment_id", enrolled)
    found["not_same"] |= _referring("not_same", "other_id", entries)
    found["pairing"] = _referring("pairing", "mentor_id", enrolled) | _referring("pairing", "mentee_id", enrolled)
    return found


def _merged_into(person_id: int) -> list[int]:
    """The entries that became one with a person."""
    merged = MergedTable.select(MergedTable.former_id).where(MergedTable.person_id == person_id)
    return [former_id for (former_id,) in records.rows(merged)]


def records_of_pairing(pairing_id: int) -> Records:
    """What belongs to a pair, also what has been removed: itself, meetings, pauses, goals, check-ins, notes."""
    return {"pairing": {pairing_id}} | {name: _referring(name, "pairing_id", {pairing_id}) for name in OF_PAIRING}


def _referring(name: str, column: str, ids: Collection[int]) -> set[int]:
    """The records of a table that refer to these, or did so when they were removed."""
    table, change = BY_NAME[name], HistoryChangeTable
    there = table.select(table.id).where(getattr(table, column).in_(list(ids)))
    found = {record_id for (record_id,) in records.rows(there)}
    gone = change.select(change.record_id, change.old).where(change.record_table == name, change.kind == ChangeKind.DELETED)
    for owner in ids:  # only what may be meant is read closely
        for record_id, old in records.rows(gone.where(change.old.contains(f'"{column}":{owner}'))):
            if values_of(old).get(column) == owner:
                found.add(record_id)
    return found


# -- what was noted ---------------------------------------------------------------------------------------------------


def noted(history_id: int, about: Records | None = None, *, limit: int | None = None) -> list[Noted]:
    """The records that a line changed, in the order in which they were touched; `about` leaves out all others."""
    query = HistoryChangeTable.select().where(HistoryChangeTable.history_id == history_id).order_by(HistoryChangeTable.id)
    if about is not None:
        found = [one for one in records.all_as(HistoryChange, query) if one.record_id in about.get(one.record_table, ())]
        return [_read(one) for one in found[:limit]]
    return [_read(one) for one in records.all_as(HistoryChange, query if limit is None else query.limit(limit))]


def one_noted(change_id: int) -> Noted:
    """One of the changed records."""
    return _read(records.get(HistoryChange, HistoryChangeTable, change_id))


def count_noted(history_id: int) -> int:
    """How many records a line changed."""
    return int(HistoryChangeTable.select().where(HistoryChangeTable.history_id == history_id).count())


def can_be_restored(history_id: int) -> bool:
    """Whether a line can be asked to be taken back: something was noted of it, and nothing of it is in the register."""
    change = HistoryChangeTable
    touched = records.rows(change.select(change.record_table).where(change.history_id == history_id).distinct())
    tables = {name for (name,) in touched}
    return bool(tables) and "certificate" not in tables


def row(name: str, record_id: int) -> dict[str, Any] | None:
    """A record of a table with its bare values; None when it is not in the file."""
    return rows(name, [record_id]).get(record_id)


def rows(name: str, record_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Those of the records that are in the file, with their bare values."""
    table = BY_NAME[name]
    columns = list(table._meta.columns)
    fields = [table._meta.columns[column] for column in columns]
    found = {}
    for part in many.parts(record_ids):
        for values in records.rows(table.select(*fields).where(table.id.in_(part))):
            record = dict(zip(columns, values, strict=True))
            found[int(record.pop("id"))] = record
    return found


def last_row(name: str, record_id: int) -> dict[str, Any] | None:
    """A record as it is in the file or, when it has been removed, as it was then; None when nothing is known of it."""
    if (there := row(name, record_id)) is not None:
        return there
    change = HistoryChangeTable
    gone = (change.record_table == name) & (change.record_id == record_id) & (change.kind == ChangeKind.DELETED)
    latest = records.all_as(HistoryChange, change.select().where(gone).order_by(change.id.desc()).limit(1))
    return _read(latest[0]).old | (_protection(record_id) if name == "person" else {}) if latest else None


def _protection(former_id: int) -> dict[str, Any]:
    """By what an entry is shown that became one with somebody who is protected by now."""
    became = MergedTable.select(MergedTable.person_id).where(MergedTable.former_id == former_id)
    people = rows("person", (person_id for (person_id,) in records.rows(became)))
    return {key: one[key] for one in people.values() if one["protected"] for key in ("protected", "code_name")}


def _read(change: HistoryChange) -> Noted:
    name, kind = change.record_table, change.kind
    old, new = values_of(change.old), values_of(change.new)
    return Noted(
        id=change.id,
        history_id=change.history_id,
        table=name,
        record_id=change.record_id,
        kind=kind,
        old=_filled_in(name, old) if kind is ChangeKind.DELETED else old,
        new=_filled_in(name, new) if kind is ChangeKind.INSERTED else new,
    )


def values_of(noted: str) -> dict[str, Any]:
    """The values of a note; none where somebody else's program wrote something that is no note."""
    try:
        found = json.loads(noted)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _filled_in(name: str, values: dict[str, Any]) -> dict[str, Any]:
    table = BY_NAME[name]
    return {column: values.get(column, blank(table, column)) for column in table._meta.columns if column != "id"}
