"""Answers questions about people: the long list, one person, and who may have been entered twice."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import partial
from heapq import merge
from typing import Any, NamedTuple

from peewee import JOIN, fn

from mentordesk.domain.enrolments import Role
from mentordesk.domain.pairings import OPEN, PairingStatus
from mentordesk.domain.people import Person, PersonLanguage, shown_name
from mentordesk.queries import records, slices
from mentordesk.queries.slices import Slices
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonLanguageTable, PersonTable, UnitTable


class PersonRow(NamedTuple):
    """A line of the list of people, with what they are in one round (None: not enrolled in it).

    A named tuple of values as they lie in the file, because there may be fifty thousand: `role`, `status`,
    `gender`, `types` and `languages` are stored keys (the last two joined by commas), `status_on` is ISO text,
    which sorts as it is. A protected identity has the code name as its family name and nothing that says where
    the person is. `open_pairings` are those the person is in on the day of the list, `pairings` all in the round.
    """

    person_id: int
    enrolment_id: int | None
    protected: int
    code_name: str
    given_name: str
    family_name: str
    name_native: str
    gender: str
    birth_year: int | None
    email: str
    phone: str
    street: str
    postcode: str
    city: str
    district: str
    workplace: str
    occupation: str
    unit: str
    languages: str
    role: str | None
    types: str
    status: str | None
    status_on: str | None
    capacity: int | None
    open_pairings: int
    pairings: int

    @property
    def id(self) -> int:
        """The person's id, under the name every record has."""
        return self.person_id

    @property
    def name(self) -> str:
        """The name that may be shown."""
        return shown_name(self.given_name, self.family_name, bool(self.protected), self.code_name)

    def searched(self) -> tuple[str, ...]:
        """The texts a search looks through; the list folds and joins them when it is first searched."""
        return (
            self.name,
            self.name_native,
            self.email,
            self.phone,
            f"{self.street} {self.city}",
            self.postcode,
            self.district,
            self.workplace,
            self.occupation,
            self.unit,
        )


_ROW: Callable[[Any], PersonRow] = partial(tuple.__new__, PersonRow)
"""`PersonRow._make`, which counts the columns of each row once more, in half the time."""


def _masked(row: PersonRow) -> PersonRow:
    """The row of a protected identity: the code name, and nothing that leads to the person."""
    return row._replace(
        given_name="",
        family_name=row.code_name,
        name_native="",
        birth_year=None,
        email="",
        phone="",
        street="",
        postcode="",
        city="",
        district="",
        workplace="",
        occupation="",
        unit="",
    )


def _is_open(on: date) -> Any:
    return (PairingTable.status != PairingStatus.ENDED) | (PairingTable.ends_on >= on)


def _counted_at_once(query: Any, round_id: int | None, on: date) -> Any:
    """Adds the pairings, open and all, by counting those of the whole round once: best for all rows."""
    sides = [
        PairingTable.select(side.alias("enrolment_id"), fn.IIF(_is_open(on), 1, 0).alias("is_open")).where(
            PairingTable.round_id == round_id
        )
        for side in (PairingTable.mentor_id, PairingTable.mentee_id)
    ]
    both = sides[0].union_all(sides[1])
    counted = both.select_from(
        both.c.enrolment_id, fn.SUM(both.c.is_open).alias("open"), fn.COUNT(both.c.is_open).alias("every")
    ).group_by(both.c.enrolment_id)
    joined = query.join(counted, JOIN.LEFT_OUTER, on=counted.c.enrolment_id == EnrolmentTable.id)
    return joined.select_extend(fn.COALESCE(counted.c.open, 0), fn.COALESCE(counted.c.every, 0))


def _counted_one_by_one(query: Any, on: date) -> Any:
    """Adds the same two numbers by a look-up for each row: best for a few rows of a big file."""

    def standing(*conditions: Any) -> Any:
        mine = (PairingTable.mentor_id == EnrolmentTable.id) | (PairingTable.mentee_id == EnrolmentTable.id)
        return PairingTable.select(fn.COUNT(PairingTable.id)).where(mine, *conditions)

    return query.select_extend(standing(_is_open(on)), standing())


def _rows(round_id: int | None, on: date, limit: int | None = None) -> list[PersonRow]:
    lines = _lines(round_id)
    counted = _counted_at_once(lines, round_id, on) if limit is None else _counted_one_by_one(lines, on).limit(limit)
    return _made(records.rows(counted))


def _made(lines: Iterable[Any]) -> list[PersonRow]:
    """The lines by family name in Swedish order; a protected identity stands where its code name belongs."""
    known = records.NameKeys()
    with records.collector_at_rest():  # of the pairs to sort by, too
        return sorted(_unsorted(lines), key=lambda row: (known[row.family_name], known[row.given_name]))


def _unsorted(lines: Iterable[Any]) -> list[PersonRow]:
    return [_masked(row) if row.protected else row for row in records.made(_ROW, lines)]


def _lines(round_id: int | None) -> Any:
    """What a line shows, but for the pairings."""
    person, enrolment = PersonTable, EnrolmentTable
    languages = PersonLanguageTable.select(fn.GROUP_CONCAT(PersonLanguageTable.language)).where(
        PersonLanguageTable.person_id == person.id
    )
    return (
        person.select(
            person.id,
            enrolment.id,
            *(getattr(person, column) for column in _OF_THE_PERSON),
            fn.COALESCE(UnitTable.name, ""),
            fn.COALESCE(languages, ""),
            enrolment.role,
            fn.COALESCE(enrolment.types, ""),
            enrolment.status,
            enrolment.status_on,
            enrolment.capacity,
        )
        .join(UnitTable, JOIN.LEFT_OUTER, on=(UnitTable.id == person.unit_id))
        .switch(person)
        .join(enrolment, JOIN.LEFT_OUTER, on=(enrolment.person_id == person.id) & (enrolment.round_id == round_id))
        .where(person.binned_on.is_null())
        .order_by(person.family_name, person.given_name, person.id)
    )


_OF_THE_PERSON = PersonRow._fields[2 : PersonRow._fields.index("unit")]
"""Fields of a row that are columns of the person."""


def listing(round_id: int | None, on: date) -> list[PersonRow]:
    """Everybody who is not in the bin, with what they are in the round."""
    return _rows(round_id, on)


def read(round_id: int | None, on: date) -> Slices[list[PersonRow]]:
    """The same in slices."""
    lines, known = _counted_one_by_one(_lines(round_id), on).order_by(PersonTable.id), records.NameKeys()

    def order(row: PersonRow) -> tuple[Any, ...]:
        return known[row.family_name], known[row.given_name], row.family_name, row.given_name, row.person_id

    parts = []
    for part in slices.rows(lambda last, size: lines.where(PersonTable.id > last).limit(size)):
        parts.append(sorted(_unsorted(part), key=order))
        yield
    found: list[PersonRow] = []
    for place, row in enumerate(merge(*parts, key=order), start=1):
        found.append(row)
        if not place % slices.SIZE:
            yield
    return found


def first_rows(round_id: int | None, on: date, *, limit: int = 200) -> list[PersonRow]:
    """The beginning of `listing`, for the first picture after start-up; as quick in a big file as in a small one."""
    return _rows(round_id, on, limit)


def some(round_id: int | None, on: date, person_ids: Collection[int]) -> list[PersonRow]:
    """The lines of `listing` of a few people; those in the bin are left out."""
    if not person_ids:
        return []
    return _made(records.quick(_lines_of, round_id, on, sorted(person_ids)))


def _lines_of(round_id: int | None, on: date, person_ids: list[int]) -> Any:
    return _counted_one_by_one(_lines(round_id).where(PersonTable.id.in_(person_ids)), on)


def get(person_id: int) -> Person:
    """One person."""
    return records.get(Person, PersonTable, person_id)


def binned() -> list[Person]:
    """The people in the bin, the latest first."""
    there = PersonTable.select().where(PersonTable.binned_on.is_null(False))
    return records.all_as(Person, there.order_by(PersonTable.binned_on.desc(), PersonTable.id.desc()))


def languages_of(person_id: int) -> list[PersonLanguage]:
    """The languages a person speaks, in the order in which they were given."""
    spoken = PersonLanguageTable.select().where(PersonLanguageTable.person_id == person_id)
    return records.all_as(PersonLanguage, spoken.order_by(PersonLanguageTable.id))


def read_ways_to_reach(round_id: int) -> Slices[dict[int, tuple[str, ...]]]:
    """By what else than the name people of a round are found, by person: name in its own script, phone, e-mail; in slices.

    Nothing of protected identities.
    """
    person = PersonTable
    query = (
        person.select(person.id, person.name_native, person.phone, person.email)
        .join(EnrolmentTable, on=(EnrolmentTable.person_id == person.id))
        .where(EnrolmentTable.round_id == round_id, person.protected == False)  # noqa: E712 - SQL
    )
    found = {}
    for low, high in slices.ranges(EnrolmentTable, EnrolmentTable.round_id == round_id):
        found.update({row[0]: row[1:] for row in records.rows(query.where(EnrolmentTable.id.between(low, high)))})
        yield
    return found


COMPLETED = frozenset({"postcode", "city", "district", "workplace", "occupation", "education", "sfi_level", "availability"})
"""Columns of a person in which earlier values are offered again while typing."""


@records.until_a_change
def completions(column: str) -> list[str]:
    """Earlier values of a column of `COMPLETED`, or of "language", the most used first; nothing of protected people."""
    if column == "language":
        value = PersonLanguageTable.language
        query = PersonLanguageTable.select(value).join(PersonTable, on=(PersonTable.id == PersonLanguageTable.person_id))
    elif column in COMPLETED:
        value = getattr(PersonTable, column)
        query = PersonTable.select(value).where(value != "")
    else:
        raise TypeError(f"people.completions() knows no column {column!r}")
    query = query.where(PersonTable.protected == False)  # noqa: E712 - SQL
    return [text for (text,) in records.rows(query.group_by(value).order_by(fn.COUNT("*").desc(), value))]


def unnamed(texts: Iterable[str], earlier: Mapping[str, str] | None = None) -> list[str]:
    """Texts that may tell of people, as history and names of steps do: a protected identity by the code name only.

    `earlier` are names that protected people had before, with their code names.
    """
    codes = dict(earlier or {})
    for person in records.all_as(Person, PersonTable.select().where(PersonTable.protected == True)):  # noqa: E712 - SQL
        names = (f"{person.given_name} {person.family_name}".strip(), person.name_native, person.name_on_certificate)
        codes |= {name: person.code_name for name in names if name}
    if not codes:
        return list(texts)
    longest_first = "|".join(re.escape(name) for name in sorted(codes, key=len, reverse=True))
    told = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)")
    return [told.sub(lambda found: codes[found[0]], text) for text in texts]


class Counts(NamedTuple):
    """How many people there are in a round, by role, and in the whole file."""

    mentors: int
    mentees: int
    people: int
    binned: int


def counts(round_id: int | None) -> Counts:
    """How many mentors and mentees the round has (whatever their status), and how many people the file; binned apart."""
    here = PersonTable.binned_on.is_null()
    by_role = dict(
        EnrolmentTable.select(EnrolmentTable.role, fn.COUNT(EnrolmentTable.id))
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(EnrolmentTable.round_id == round_id, here)
        .group_by(EnrolmentTable.role)
        .tuples()
    )
    people = PersonTable.select().where(here).count()
    return Counts(
        mentors=by_role.get(Role.MENTOR, 0),
        mentees=by_role.get(Role.MENTEE, 0),
        people=people,
        binned=PersonTable.select().count() - people,
    )


def open_pairings(person_id: int) -> int:
    """How many open pairings a person stands in, in all rounds, drafts too."""
    mine = EnrolmentTable.select(EnrolmentTable.id).where(EnrolmentTable.person_id == person_id)
    standing = PairingTable.mentor_id.in_(mine) | PairingTable.mentee_id.in_(mine)
    return int(PairingTable.select().where(standing, PairingTable.status.in_(sorted(OPEN))).count())
