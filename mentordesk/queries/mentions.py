"""Finds where somebody is written of by a part of the name alone, as “Anna called”: only a reader knows who is meant."""

import re
from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from peewee import fn

from mentordesk.domain.history import ChangeKind
from mentordesk.domain.people import Person
from mentordesk.queries import history, people, records
from mentordesk.queries.history import Noted, Records
from mentordesk.queries.history_words import Names
from mentordesk.storage.tables.people import PersonTable

TEXTS: dict[str, tuple[str, ...]] = {
    "person": ("note",),
    "enrolment": ("wish",),
    "status_change": ("reason",),
    "pairing": ("end_note",),
    "pause": ("reason",),
    "goal": ("text",),
    "check_in": ("note",),
    "meeting": ("place", "note"),
    "activity": ("title", "place", "note"),
    "attendance": ("note",),
    "outcome": ("employer", "note"),
    "story": ("text",),
    "certificate_exception": ("reason",),
    "note": ("text",),
    "own_value": ("text",),
}
"""Where people write in their own words, by table."""
_AROUND = 40
"""So many characters before and after the name are told."""


class Mention(NamedTuple):
    """A record in whose texts a part of the name stands alone. `sure` where nobody else in the file is called so."""

    table: str
    record_id: int
    where: str
    excerpt: str
    sure: bool


def everything_about(person_id: int) -> Records:
    """The records of the person and of the pairs the person was in, also those that have been removed."""
    found = history.records_of_person(person_id)
    for pairing_id in list(found["pairing"]):
        for table, ids in history.records_of_pairing(pairing_id).items():
            found[table] = found.get(table, set()) | ids
    return found


def parts_of(person: Person) -> list[str]:
    """The words of the name, the longest first; a letter alone is none."""
    words = {word for word in f"{person.given_name} {person.family_name}".split() if len(word) > 1}
    return sorted(words, key=lambda word: (-len(word), word))


def of(person_id: int) -> list[Mention]:
    """Where the person may be meant, in records that are not the person's own, those that are sure first."""
    person, about = people.get(person_id), everything_about(person_id)
    words, shared = parts_of(person), _shared(person)
    found, names = list[Mention](), Names()
    if not words:
        return []
    given, family = person.given_name, person.family_name
    whole = re.compile("|".join(map(re.escape, (f"{given} {family}".strip(), f"{family}, {given}"))))
    alone = standing(words)
    for table, record_id, text in _texts(words):
        left = whole.sub("", text)  # that is found anyway
        if record_id in about.get(table, ()) or (hit := alone.search(left)) is None:
            continue
        noted = Noted(id=0, history_id=0, table=table, record_id=record_id, kind=ChangeKind.UPDATED, old={}, new={})
        sure = all(each.group() not in shared for each in alone.finditer(left))
        found.append(Mention(table, record_id, names.title(noted), _excerpt(left, hit.start(), hit.end()), sure))
    told = history.unnamed(text for one in found for text in (one.where, one.excerpt))
    named = [one._replace(where=told[2 * place], excerpt=told[2 * place + 1]) for place, one in enumerate(found)]
    return sorted(named, key=lambda one: not one.sure)


def standing(names: list[str]) -> re.Pattern[str]:
    """Finds any of these names as a word, also in the genitive, whose s is left."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?=s?(?!\w))")


def _shared(person: Person) -> set[str]:
    """What others are called, too."""
    query = PersonTable.select(PersonTable.given_name, PersonTable.family_name).where(PersonTable.id != person.id)
    return {word for name in records.rows(query) for part in name for word in part.split()}


def _texts(words: list[str]) -> Iterator[tuple[str, int, str]]:
    """Records in whose texts one of the words may stand, with these texts."""
    for name, columns in TEXTS.items():
        table: Any = history.BY_NAME[name]
        fields = [getattr(table, column) for column in columns]
        there = reduce(or_, [fn.INSTR(field, word) > 0 for field in fields for word in words])
        for record_id, *texts in records.rows(table.select(table.id, *fields).where(there).order_by(table.id)):
            yield name, record_id, " · ".join(filter(None, texts))


def _excerpt(text: str, start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    cut = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{cut}{'…' if last < len(text) else ''}"
