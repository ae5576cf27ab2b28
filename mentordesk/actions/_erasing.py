"""Makes a person unknown in the whole file, and keeps what is counted. Not an action itself: nothing of it is undone."""

import json
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from peewee import fn

from mentordesk.actions import _removal
from mentordesk.domain import filters
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.domain.people import Person
from mentordesk.domain.problems import demand
from mentordesk.i18n import _
from mentordesk.queries import history, kept_searches, many, mentions, people, records
from mentordesk.queries.history import Records
from mentordesk.storage.tables.base import Table
from mentordesk.storage.tables.drafts import DraftTable
from mentordesk.storage.tables.every import UNDOABLE
from mentordesk.storage.tables.history import HistoryChangeTable, HistoryTable
from mentordesk.storage.tables.notes import NoteTable
from mentordesk.storage.tables.outcomes import StoryTable
from mentordesk.storage.tables.own_fields import OwnFieldTable, OwnValueTable
from mentordesk.storage.tables.people import PersonTable, UnitTable
from mentordesk.storage.tables.programmes import OrganisationTable, SignatoryTable
from mentordesk.storage.tables.saved_filters import SavedFilterTable

_PERSON = (
    "given_name", "family_name", "name_native", "name_on_certificate", "email", "phone", "street", "postcode", "city",
    "district", "workplace", "occupation", "education", "availability", "note", "code_name",
)  # fmt: skip
EMPTIED = {name: columns for name, columns in mentions.TEXTS.items() if name != "activity"} | {"person": _PERSON}
"""Texts about a person or a pair. What is chosen from lists, dates and numbers stay, because they are counted."""

_NEEDED = {"goal": ("text",), "certificate_exception": ("reason",)}
"""Texts that cannot be empty."""
NOTHING = "–"
OFFICIAL = (OrganisationTable, SignatoryTable, UnitTable)
"""Who signs or leads a unit is named there by office, whether or not they take part as well."""


def erase(person_id: int, also: Iterable[tuple[str, int]] = ()) -> str:
    """Take the person out of every text of the file but the register of certificates; gives the name that stands instead.

    In the texts of the records `also` (table and id) parts of the name that stand alone mean the person too.

    Raises RuleBroken where the person stands in an open pair. Who took part in no round is removed altogether.
    """
    person = people.get(person_id)
    demand(*many.named_together(many.refused_bin([person_id])))
    about = mentions.everything_about(person_id)
    names, shared = _names_of(person, about["person"])
    instead = _("Erased {number}").format(number=f"{person_id:04d}")
    _forget_drafts(about, names)
    _empty(about, instead)
    if not about["enrolment"]:
        _removal.remove_people([person_id])
    _forget_noted(about)
    _replace_everywhere(names, instead)
    _replace_parts(mentions.parts_of(person), also, instead)
    _relabel(about, shared, instead)
    return instead


def _names_of(person: Person, entries: Iterable[int]) -> tuple[list[str], list[str]]:
    """What the person is called and was called before, in each of the entries that became one, the longest first.

    First what leads to nobody else, then what does. A single word leads to others where it is a part of their names.
    """
    rows = [[str(values[column]) for column in _NAMES] for values in _former(person, entries)]
    names = {name.strip() for given, family, *more in rows for name in (f"{given} {family}", f"{family}, {given}", *more)}
    query = PersonTable.select(*(getattr(PersonTable, column) for column in _NAMES)).where(PersonTable.id != person.id)
    others: set[str] = set()
    for given, family, *more in records.rows(query):
        others |= {f"{given} {family}".strip(), f"{family}, {given}".strip(), *more, *given.split(), *family.split()}
    kept = sorted((name for name in names if name.strip(" ,")), key=len, reverse=True)
    return [name for name in kept if name not in others], [name for name in kept if name in others]


_NAMES = ("given_name", "family_name", "name_native", "name_on_certificate")


def _former(person: Person, entries: Iterable[int]) -> Iterator[dict[str, Any]]:
    """The names of the person as they are and as they were before each noted change, the latest first.

    Of entries that became one with the person what they were called stands in the history alone.
    """
    change = HistoryChangeTable
    for entry_id in entries:
        row: dict[str, Any] = {column: getattr(person, column) if entry_id == person.id else "" for column in _NAMES}
        yield row
        noted = change.select(change.old).where(change.record_table == "person", change.record_id == entry_id)
        for (old,) in records.rows(noted.order_by(change.id.desc())):
            row = row | {column: value for column, value in json.loads(old).items() if column in _NAMES}
            yield row


def _forget_drafts(about: Records, names: Iterable[str]) -> None:
    """Unfinished forms about the person, the roles and the pairs, and those in which the name stands."""
    mine = {
        "person": about["person"],
        "enrolment": about["enrolment"],
        "certificate": about["enrolment"],
        "pairing": about["pairing"],
    }
    for draft in list(DraftTable.select()):
        form, *ids = draft.key.split(":")
        named = any(name in draft.content or _in_json(name) in draft.content for name in names)
        if named or {str(one) for one in mine.get(form.split(".")[0], ())} & set(ids):
            DraftTable.delete().where(DraftTable.id == draft.id).execute()


def _empty(about: Records, instead: str) -> None:
    """Empty the texts, give the person the other name, and remove notes, stories and what was written into own fields."""
    for name, columns in EMPTIED.items():
        table = history.BY_NAME[name]
        blank: dict[str, Any] = {column: NOTHING if column in _NEEDED.get(name, ()) else "" for column in columns}
        if table is PersonTable:
            blank |= {"family_name": instead, "protected": False}
        for part in many.parts(about.get(name, ())):
            if table in (NoteTable, StoryTable):
                table.delete().where(table.id.in_(part)).execute()
            elif table is OwnValueTable:
                written = OwnFieldTable.select(OwnFieldTable.id).where(OwnFieldTable.kind == OwnFieldKind.TEXT)
                table.delete().where(table.id.in_(part), OwnValueTable.own_field_id.in_(written)).execute()
            else:
                table.update(**blank).where(table.id.in_(part)).execute()


def _forget_noted(about: Records) -> None:
    """Take the same texts out of what the history noted."""
    change = HistoryChangeTable
    for name, columns in EMPTIED.items():
        for part in many.parts(about.get(name, ())):
            mine = change.select().where(change.record_table == name, change.record_id.in_(part))
            for one in list(mine):
                old, new = (_without(text, columns) for text in (one.old, one.new))
                if (old, new) != (one.old, one.new):
                    change.update(old=old, new=new).where(change.id == one.id).execute()


def _without(noted: str, columns: Iterable[str]) -> str:
    values = json.loads(noted)
    left = {column: value for column, value in values.items() if column not in columns}
    return noted if left == values else json.dumps(left, ensure_ascii=False, separators=(",", ":"))


def _replace_everywhere(names: list[str], instead: str) -> None:
    """Put the other name where the name was written into any text; in saved filters also for parts of it."""
    if not names:
        return
    masks = kept_searches.Masks(dict.fromkeys(names, instead))
    for kept in list(SavedFilterTable.select()):
        told = {"name": masks.name(kept.name), "criteria": filters.retold(kept.criteria, masks.search, masks.name)}
        if told != {"name": kept.name, "criteria": kept.criteria}:
            SavedFilterTable.update(**told).where(SavedFilterTable.id == kept.id).execute()
    for line in list(HistoryTable.select().where(HistoryTable.tables.contains("saved_filter"))):
        HistoryTable.update(label=masks.name(line.label)).where(HistoryTable.id == line.id).execute()
    _retell_noted_filters(masks)
    written = sorted({*names, *map(_in_json, names)}, key=len, reverse=True)
    for table in (*UNDOABLE, HistoryTable, HistoryChangeTable):
        if table not in OFFICIAL:
            _replace_in(table, written, instead)


def _replace_parts(words: list[str], also: Iterable[tuple[str, int]], instead: str) -> None:
    """Put the other name where a part of the name means the person, also in what the history noted of these texts."""
    change, written = HistoryChangeTable, [*words, *map(_in_json, words)]
    for name, record_id in also if words else ():
        table: Any = history.BY_NAME[name]
        _replace_in(table, words, instead, table.id == record_id, mentions.TEXTS[name])
        noted = (change.record_table == name) & (change.record_id == record_id)
        _replace_in(change, written, instead, noted, ("old", "new"))


def _relabel(about: Records, shared: list[str], instead: str) -> None:
    """What others are called, too, stays theirs, but not in the lines of history about this person."""
    change, lines = HistoryChangeTable, set[int]()
    for table, ids in about.items() if shared else ():
        for part in many.parts(ids):
            touched = change.select(change.history_id).where(change.record_table == table, change.record_id.in_(part))
            lines |= {history_id for (history_id,) in records.rows(touched)}
    for part in many.parts(lines):
        _replace_in(HistoryTable, shared, instead, HistoryTable.id.in_(part))


def _retell_noted_filters(masks: kept_searches.Masks) -> None:
    change = HistoryChangeTable

    def told(noted: str) -> str:
        values = json.loads(noted)
        if "name" in values:
            values["name"] = masks.name(values["name"])
        if "criteria" in values:
            values["criteria"] = filters.retold(values["criteria"], masks.search, masks.name)
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))

    for one in list(change.select().where(change.record_table == "saved_filter")):
        change.update(old=told(one.old), new=told(one.new)).where(change.id == one.id).execute()


def _replace_in(
    table: type[Table], written: Iterable[str], instead: str, only: Any = True, columns: Iterable[str] | None = None
) -> None:
    texts = [name for name, field in table._meta.columns.items() if field.field_type == "TEXT" and name not in _NAMES]
    texts = texts if columns is None else list(columns)
    if not texts:
        return
    sought = mentions.standing(list(written))
    there = [fn.INSTR(getattr(table, column), name) > 0 for column in texts for name in written]
    query = table.select(table.id, *(getattr(table, name) for name in texts)).where(only, reduce(or_, there))
    for row_id, *values in list(records.rows(query)):
        said = {
            name: sought.sub(lambda _found: instead, value)
            for name, value in zip(texts, values, strict=True)
            if value and sought.search(value)
        }
        if said:
            table.update(**said).where(table.id == row_id).execute()


def _in_json(name: str) -> str:
    """The name as it stands in JSON."""
    return json.dumps(name, ensure_ascii=False)[1:-1]
