"""Examines the records of the whole file for what no action leaves behind: a program of somebody else's may have written."""

from collections import defaultdict
from datetime import date
from typing import Any

from peewee import fn

from mentordesk.domain import certificates, soundness
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.pairings import OPEN, PairingStatus
from mentordesk.domain.soundness import Finding
from mentordesk.queries import programmes, records
from mentordesk.queries.pairings import Mentee, MenteePerson, Mentor, MentorPerson
from mentordesk.storage.tables.certificates import CertificateTable
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonTable

_GOING = (PairingStatus.RUNNING, PairingStatus.PAUSED)
_COUNTING = frozenset({MeetingStatus.HELD, MeetingStatus.NO_SHOW})


def findings() -> list[Finding]:
    """What is wrong or odd between the records, what is wrong first; a protected identity stands by the code name."""
    titles = {one.id: one.title for one in programmes.rounds()}
    found = [*_gaps(), *_two_mentors(titles), *_stray_meetings(), *_matched_alone(titles)]
    return sorted(found, key=lambda one: not one.wrong)


def _gaps() -> list[Finding]:
    """Missing numbers of certificates: they run without gaps in each round, also where some are void."""
    table = CertificateTable
    serials: dict[int, list[int]] = defaultdict(list)
    for round_id, serial in records.rows(table.select(table.round_id, table.serial)):
        serials[round_id].append(serial)
    found = []
    for round_ in programmes.rounds():
        for run in soundness.gaps(serials[round_.id]):
            first, last = (certificates.number(round_.number_prefix, serial) for serial in run)
            found.append(soundness.of_gap(round_.title, first, last)._replace(page="documents", round_id=round_.id))
    return found


def _two_mentors(titles: dict[int, str]) -> list[Finding]:
    """Mentees in more than one open pairing."""
    count = fn.COUNT(PairingTable.id)
    query = (
        EnrolmentTable.select(EnrolmentTable.round_id, EnrolmentTable.person_id, count, *records.NAME)
        .join(PairingTable, on=(PairingTable.mentee_id == EnrolmentTable.id))
        .switch(EnrolmentTable)
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(PairingTable.status.in_(sorted(OPEN)))
        .group_by(EnrolmentTable.id)
        .having(count > 1)
        .order_by(EnrolmentTable.round_id, EnrolmentTable.id)
    )
    found = []
    for round_id, person_id, many, *name in records.rows(query):
        finding = soundness.of_two_mentors(titles[round_id], records.name_of(name), many)
        found.append(finding._replace(page="people", record_id=person_id, round_id=round_id))
    return found


def _stray_meetings() -> list[Finding]:
    """Meetings before the first or after the last day of their pair."""
    meeting, pairing = MeetingTable, PairingTable
    query = (
        meeting.select(
            meeting.on,
            meeting.status,
            pairing.starts_on,
            pairing.ends_on,
            *_name(MentorPerson),
            *_name(MenteePerson),
            pairing.id,
            pairing.round_id,
        )
        .join(pairing, on=(pairing.id == meeting.pairing_id))
        .join(Mentor, on=(Mentor.id == pairing.mentor_id))
        .join(MentorPerson, on=(MentorPerson.id == Mentor.person_id))
        .switch(pairing)
        .join(Mentee, on=(Mentee.id == pairing.mentee_id))
        .join(MenteePerson, on=(MenteePerson.id == Mentee.person_id))
        .where((meeting.on < pairing.starts_on) | (meeting.on > pairing.ends_on))
        .order_by(meeting.pairing_id, meeting.on, meeting.id)
    )
    return [_stray(line) for line in records.rows(query)]


def _name(person: Any) -> tuple[Any, ...]:
    return person.given_name, person.family_name, person.protected, person.code_name


def _stray(line: Any) -> Finding:
    pair = f"{records.name_of(line, 4)} – {records.name_of(line, 8)}"
    days = date.fromisoformat(line[2]), records.day(line[3])
    found = soundness.of_stray_meeting(pair, date.fromisoformat(line[0]), days, counts=line[1] in _COUNTING)
    return found._replace(page="pairs", record_id=line[12], round_id=line[13])


def _matched_alone(titles: dict[int, str]) -> list[Finding]:
    """Those whose status is matched and who are in no pairing that runs or is paused."""
    going = PairingTable.status.in_(sorted(_GOING))
    found = []
    for role, side in ((Role.MENTOR, PairingTable.mentor_id), (Role.MENTEE, PairingTable.mentee_id)):
        query = (
            EnrolmentTable.select(EnrolmentTable.round_id, EnrolmentTable.person_id, *records.NAME)
            .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
            .where(
                EnrolmentTable.role == role,
                EnrolmentTable.status == EnrolmentStatus.MATCHED,
                EnrolmentTable.id.not_in(PairingTable.select(side).where(going)),
            )
            .order_by(EnrolmentTable.round_id, EnrolmentTable.id)
        )
        for round_id, person_id, *name in records.rows(query):
            finding = soundness.of_matched_alone(titles[round_id], records.name_of(name))
            found.append(finding._replace(page="people", record_id=person_id, round_id=round_id))
    return found
