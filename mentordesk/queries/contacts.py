"""Answers who takes part in a round and how they are reached: what lists, letters, labels and badges are made of."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from peewee import JOIN

from mentordesk.domain.enrolments import GONE, EnrolmentStatus, MentorType, Role
from mentordesk.domain.people import LanguageLevel
from mentordesk.queries import records, slices
from mentordesk.queries.slices import Slices
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.people import PersonLanguageTable, PersonTable, UnitTable


class Contact(NamedTuple):
    """Somebody in a round. Of a protected identity there is the code name, and nothing that says where the person is.

    `first_name` is how a letter speaks to them.
    """

    enrolment_id: int
    person_id: int
    name: str
    first_name: str
    name_native: str
    role: Role
    status: EnrolmentStatus
    status_on: date
    types: tuple[MentorType, ...]
    unit: str
    workplace: str
    occupation: str
    email: str
    phone: str
    street: str
    postcode: str
    city: str
    district: str
    languages: tuple[str, ...]
    wish: str
    protected: bool

    @property
    def address(self) -> tuple[str, ...]:
        """Street and place, in the lines of an envelope; none where a letter would not arrive."""
        town = f"{self.postcode} {self.city}".strip()
        return (self.street, town) if self.street.strip() and town else ()

    @property
    def organisation(self) -> str:
        """Where a mentor comes from: the unit, else the workplace."""
        return self.unit or self.workplace


_STILL = frozenset(EnrolmentStatus) - GONE
"""States of those who belong to the round."""


def of_round(
    round_id: int, statuses: Iterable[EnrolmentStatus] = _STILL, enrolment_ids: Collection[int] = ()
) -> list[Contact]:
    """Those of a round who are not in the bin and have one of these statuses: mentors first, by name.

    With `enrolment_ids` others may be left out, which is quicker.
    """
    return slices.whole(read(round_id, statuses, enrolment_ids))


def read(
    round_id: int, statuses: Iterable[EnrolmentStatus] = _STILL, enrolment_ids: Collection[int] = ()
) -> Slices[list[Contact]]:
    """The same in slices."""
    enrolment, wanted = EnrolmentTable, list(statuses)
    few = 0 < len(enrolment_ids) <= slices.SIZE
    query = _query(round_id, wanted).where(enrolment.id.in_(sorted(enrolment_ids)) if few else True).order_by(enrolment.id)
    found: list[tuple[_Key, Contact]] = []
    for lines in slices.rows(lambda last, size: query.where(enrolment.id > last).limit(size)):
        spoken = _languages(round_id, lines[0][0], lines[-1][0])
        with records.collector_at_rest():
            found += [_contact(line, spoken.get(line[1], ())) for line in lines]
        yield
    found.sort(key=itemgetter(0))
    yield
    return [contact for _key, contact in found]


def _query(round_id: int, statuses: list[EnrolmentStatus]) -> Any:
    enrolment, person = EnrolmentTable, PersonTable
    return (
        enrolment.select(
            enrolment.id, enrolment.person_id, *records.NAME, enrolment.role, enrolment.status, enrolment.status_on,
            enrolment.types, UnitTable.name, person.workplace, person.occupation, person.email, person.phone,
            person.street, person.postcode, person.city, person.district, enrolment.wish, person.name_native,
        )
        .join(person, on=(person.id == enrolment.person_id))
        .join(UnitTable, JOIN.LEFT_OUTER, on=(UnitTable.id == person.unit_id))
        .where(enrolment.round_id == round_id, enrolment.status.in_(statuses), person.binned_on.is_null())
    )  # fmt: skip


_WHERE = ("unit", "workplace", "occupation", "email", "phone", "street", "postcode", "city", "district", "wish",
          "name_native")  # fmt: skip
"""What could lead to a person: nothing of it is told of a protected identity."""
_Key = tuple[bool, str, int]


def _contact(line: Any, languages: tuple[str, ...]) -> tuple[_Key, Contact]:
    protected = bool(line[4])
    name, role = records.name_of(line, 2), Role(line[6])
    hidden = dict.fromkeys(_WHERE, "")
    contact = Contact(
        enrolment_id=line[0],
        person_id=line[1],
        name=name,
        first_name=name if protected else (line[2].strip() or name),
        role=role,
        status=EnrolmentStatus(line[7]),
        status_on=date.fromisoformat(line[8]),
        types=EnrolmentTable.types.python_value(line[9]),
        languages=languages,
        protected=protected,
        **(hidden if protected else {key: text or "" for key, text in zip(_WHERE, line[10:], strict=True)}),
    )
    return (role is not Role.MENTOR, records.order_of(line, 2), line[0]), contact


def _languages(round_id: int, first: int, last: int) -> dict[int, tuple[str, ...]]:
    """The languages in which those of some enrolments, from the first to the last, can converse, by person."""
    table = PersonLanguageTable
    query = (
        table.select(table.person_id, table.language)
        .join(EnrolmentTable, on=(EnrolmentTable.person_id == table.person_id))
        .where(
            EnrolmentTable.round_id == round_id,
            EnrolmentTable.id.between(first, last),
            table.level != LanguageLevel.SOME,
        )
        .order_by(table.id)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for person_id, language in records.rows(query):
        found[person_id].append(language)
    return {person_id: tuple(dict.fromkeys(spoken)) for person_id, spoken in found.items()}
