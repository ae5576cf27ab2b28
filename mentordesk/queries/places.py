"""Answers what can be gone to by its name: people, pairs and activities of all rounds, each by one light question."""

from datetime import date
from typing import NamedTuple

from peewee import JOIN

from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.enrolments import Role
from mentordesk.domain.pairings import PairingStatus
from mentordesk.queries import records
from mentordesk.queries.records import NAME, name_of
from mentordesk.storage.tables.activities import ActivityTable
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonTable, UnitTable

Mentor, Mentee = EnrolmentTable.alias(), EnrolmentTable.alias()
MentorPerson, MenteePerson = PersonTable.alias(), PersonTable.alias()


class PersonPlace(NamedTuple):
    """Somebody who is not in the bin. Of a protected identity there is the code name and nothing else.

    `role` is the one in the round asked about, None for who is not in it.
    """

    person_id: int
    name: str
    name_native: str
    email: str
    phone: str
    unit: str
    role: Role | None


class PairPlace(NamedTuple):
    """A pair of any round."""

    pairing_id: int
    round_id: int
    mentor: str
    mentee: str
    status: PairingStatus


class ActivityPlace(NamedTuple):
    """A group event of any round."""

    activity_id: int
    round_id: int
    title: str
    on: date
    kind: ActivityKind


def people(round_id: int | None) -> list[PersonPlace]:
    """Everybody who is not in the bin, by family name."""
    person, enrolment = PersonTable, EnrolmentTable
    told = (person.name_native, person.email, person.phone, UnitTable.name, enrolment.role)
    query = (
        person.select(person.id, *NAME, *told)
        .join(UnitTable, JOIN.LEFT_OUTER, on=(UnitTable.id == person.unit_id))
        .switch(person)
        .join(enrolment, JOIN.LEFT_OUTER, on=(enrolment.person_id == person.id) & (enrolment.round_id == round_id))
        .where(person.binned_on.is_null())
        .order_by(person.family_name, person.given_name, person.id)
    )
    roles = {role.value: role for role in Role}
    places = []
    for row in records.rows(query):
        protected = row[3]
        native, email, phone, unit = ("", "", "", "") if protected else (row[5], row[6], row[7], row[8] or "")
        places.append(PersonPlace(row[0], name_of(row, 1), native, email, phone, unit, roles.get(row[9])))
    return places


def pairs() -> list[PairPlace]:
    """All pairs, drafts and ended ones too, the latest first."""
    table = PairingTable
    mentor = (MentorPerson.given_name, MentorPerson.family_name, MentorPerson.protected, MentorPerson.code_name)
    mentee = (MenteePerson.given_name, MenteePerson.family_name, MenteePerson.protected, MenteePerson.code_name)
    query = (
        table.select(table.id, table.round_id, table.status, *mentor, *mentee)
        .join(Mentor, on=(Mentor.id == table.mentor_id))
        .join(MentorPerson, on=(MentorPerson.id == Mentor.person_id))
        .switch(table)
        .join(Mentee, on=(Mentee.id == table.mentee_id))
        .join(MenteePerson, on=(MenteePerson.id == Mentee.person_id))
        .order_by(table.starts_on.desc(), table.id.desc())
    )
    statuses = {status.value: status for status in PairingStatus}
    return [PairPlace(row[0], row[1], name_of(row, 3), name_of(row, 7), statuses[row[2]]) for row in records.rows(query)]


def activities() -> list[ActivityPlace]:
    """All group events, the latest first."""
    table = ActivityTable
    query = table.select(table.id, table.round_id, table.title, table.on, table.kind)
    return [
        ActivityPlace(row[0], row[1], row[2], date.fromisoformat(row[3]), ActivityKind(row[4]))
        for row in records.rows(query.order_by(table.on.desc(), table.id.desc()))
    ]
