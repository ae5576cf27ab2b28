"""Answers questions about enrolments: who is what in a round, who is free, who waits."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from heapq import merge
from typing import Any, NamedTuple

from peewee import Case, fn

from mentordesk.domain.activities import AttendanceStatus
from mentordesk.domain.enrolments import (
    PAIRABLE,
    Enrolment,
    EnrolmentStatus,
    MentorType,
    Role,
    StatusChange,
    waits_too_long,
)
from mentordesk.domain.pairings import OPEN, STARTED
from mentordesk.domain.people import Person
from mentordesk.domain.sorting import swedish_key
from mentordesk.queries import programmes, records, slices
from mentordesk.queries.slices import Slices
from mentordesk.storage.tables.activities import AttendanceTable
from mentordesk.storage.tables.enrolments import EnrolmentTable, StatusChangeTable
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonTable
from mentordesk.storage.tables.programmes import RoundTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An enrolment with the name that may be shown; `taken` is how many open pairings it stands in."""

    enrolment_id: int
    person_id: int
    name: str
    protected: bool
    role: Role
    status: EnrolmentStatus
    status_on: date
    types: tuple[MentorType, ...]
    capacity: int
    wish: str
    taken: int

    @property
    def free(self) -> int:
        """How many more mentees a mentor can have."""
        return max(self.capacity - self.taken, 0) if self.role is Role.MENTOR else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A mentee on the waiting list; `too_long` when the round's limit has passed."""

    participant: Participant
    since: date
    days: int
    too_long: bool


def get(enrolment_id: int) -> Enrolment:
    """One enrolment."""
    return records.get(Enrolment, EnrolmentTable, enrolment_id)


def of_person(person_id: int) -> list[Enrolment]:
    """The rounds a person is or was in, the latest first."""
    mine = EnrolmentTable.select(EnrolmentTable).join(RoundTable, on=(RoundTable.id == EnrolmentTable.round_id))
    latest = mine.where(EnrolmentTable.person_id == person_id).order_by(RoundTable.starts_on.desc(), RoundTable.id.desc())
    return records.all_as(Enrolment, latest)


def latest_role(round_id: int) -> Role | None:
    """The role of whoever was last taken into the round; None while nobody is in it."""
    table = EnrolmentTable
    latest = table.select(table.role).where(table.round_id == round_id).order_by(table.id.desc()).limit(1)
    return next((Role(role) for (role,) in records.rows(latest)), None)


def anybody(round_id: int) -> bool:
    """Is anybody in the round who is not in the bin?"""
    mine = EnrolmentTable.select(EnrolmentTable.id).join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
    return bool(mine.where(EnrolmentTable.round_id == round_id, PersonTable.binned_on.is_null()).exists())


def how_many(round_id: int) -> int:
    """How many are or were in the round."""
    return int(EnrolmentTable.select().where(EnrolmentTable.round_id == round_id).count())


def status_history(enrolment_id: int) -> list[StatusChange]:
    """The dated steps of an enrolment, the first first."""
    steps = StatusChangeTable.select().where(StatusChangeTable.enrolment_id == enrolment_id)
    return records.all_as(StatusChange, steps.order_by(StatusChangeTable.on, StatusChangeTable.id))


def name(enrolment_id: int) -> str:
    """The name that may be shown of the person behind an enrolment."""
    return records.get(Person, PersonTable, get(enrolment_id).person_id).name


def open_pairings(enrolment_id: int) -> int:
    """How many open pairings an enrolment stands in, drafts too."""
    mine = (PairingTable.mentor_id == enrolment_id) | (PairingTable.mentee_id == enrolment_id)
    return int(PairingTable.select().where(mine, PairingTable.status.in_(sorted(OPEN))).count())


def counted() -> Any:
    """Who is counted, for queries of enrolments and people: all but those who went into the bin and never took part."""
    is_either = (PairingTable.mentor_id == EnrolmentTable.id) | (PairingTable.mentee_id == EnrolmentTable.id)
    paired = PairingTable.select(PairingTable.id).where(is_either, PairingTable.status.in_(sorted(STARTED)))
    came = AttendanceTable.select(AttendanceTable.id).where(
        AttendanceTable.enrolment_id == EnrolmentTable.id, AttendanceTable.status == AttendanceStatus.PRESENT
    )
    return PersonTable.binned_on.is_null() | fn.EXISTS(paired) | fn.EXISTS(came)


def _open_pairings() -> Any:
    def standing(column: Any) -> Any:
        return PairingTable.select(fn.COUNT(PairingTable.id)).where(
            column == EnrolmentTable.id, PairingTable.status.in_(sorted(OPEN))
        )

    is_mentor = EnrolmentTable.role == Role.MENTOR
    return Case(None, [(is_mentor, standing(PairingTable.mentor_id))], standing(PairingTable.mentee_id))


def participants(
    round_id: int, *, role: Role | None = None, statuses: Iterable[EnrolmentStatus] = EnrolmentStatus
) -> list[Participant]:
    """Those of a round who are not in the bin, by name: of both roles and all statuses unless they are given."""
    roles = list(Role) if role is None else [role]
    query = _participants(round_id).where(EnrolmentTable.role.in_(roles), EnrolmentTable.status.in_(list(statuses)))
    return [_participant(row) for row in sorted(records.rows(query), key=_by_name)]


def read_participants(round_id: int) -> Slices[list[Participant]]:
    """All of them, mentors first and each role by name; in slices."""
    lines, places = _participants(round_id).order_by(EnrolmentTable.id), {role.value: at for at, role in enumerate(Role)}

    def order(row: Any) -> tuple[Any, ...]:
        return places[row[6]], *_by_name(row)

    parts = []
    for part in slices.rows(lambda last, size: lines.where(EnrolmentTable.id > last).limit(size)):
        parts.append(sorted(part, key=order))
        yield
    found: list[Participant] = []
    for place, row in enumerate(merge(*parts, key=order), start=1):
        found.append(_participant(row))
        if not place % slices.SIZE:
            yield
    return found


def _participants(round_id: int) -> Any:
    enrolment = EnrolmentTable
    return (
        enrolment.select(
            enrolment.id,
            enrolment.person_id,
            *records.NAME,
            enrolment.role,
            enrolment.status,
            enrolment.status_on,
            enrolment.types,
            enrolment.capacity,
            enrolment.wish,
            _open_pairings(),
        )
        .join(PersonTable, on=(PersonTable.id == enrolment.person_id))
        .where(enrolment.round_id == round_id, PersonTable.binned_on.is_null())
    )


def _by_name(row: Any) -> tuple[str, str, int]:
    """Orders bare rows of id, person and `NAME` as lists of names are; a protected identity stands by its code name."""
    given, family = ("", row[5]) if row[4] else (row[2], row[3])
    return swedish_key(family), swedish_key(given), row[0]


def _participant(row: Any) -> Participant:
    return Participant(
        enrolment_id=row[0],
        person_id=row[1],
        name=records.name_of(row, 2),
        protected=bool(row[4]),
        role=Role(row[6]),
        status=EnrolmentStatus(row[7]),
        status_on=date.fromisoformat(row[8]),
        types=EnrolmentTable.types.python_value(row[9]),
        capacity=row[10],
        wish=row[11],
        taken=row[12],
    )


class EnrolmentName(NamedTuple):
    """An enrolment by name, for choosing one."""

    enrolment_id: int
    person_id: int
    role: Role
    name: str


def names(round_id: int) -> list[EnrolmentName]:
    """Everybody who is or was in the round, those in the bin too, by name."""
    everybody = (
        EnrolmentTable.select(EnrolmentTable.id, EnrolmentTable.person_id, *records.NAME, EnrolmentTable.role)
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(EnrolmentTable.round_id == round_id)
    )
    lines = sorted(records.rows(everybody), key=_by_name)
    return [EnrolmentName(row[0], row[1], Role(row[6]), records.name_of(row, 2)) for row in lines]


def protected(enrolment_ids: Collection[int]) -> dict[int, str]:
    """The code names of those among these whose identity is protected."""
    query = (
        EnrolmentTable.select(EnrolmentTable.id, PersonTable.code_name)
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(EnrolmentTable.id.in_(list(enrolment_ids)), PersonTable.protected == True)  # noqa: E712 - SQL
    )
    return dict(records.rows(query))


LOOKING = PAIRABLE - {EnrolmentStatus.COMPLETED}
"""States in which somebody is looked for another to be matched with."""


def mentors_available(round_id: int) -> list[Participant]:
    """Mentors who can be matched and have a free place."""
    return [mentor for mentor in participants(round_id, role=Role.MENTOR, statuses=LOOKING) if mentor.free]


def mentees_without_mentor(round_id: int) -> list[Participant]:
    """Mentees who can be matched and stand in no open pairing."""
    return [mentee for mentee in participants(round_id, role=Role.MENTEE, statuses=LOOKING) if not mentee.taken]


def waiting(round_id: int, on: date) -> list[Waiting]:
    """The waiting list: mentees with the status waiting, the longest wait first."""
    limit = programmes.get(round_id).waiting_days
    queue = participants(round_id, role=Role.MENTEE, statuses=(EnrolmentStatus.WAITING,))
    lines = []
    for mentee in sorted(queue, key=lambda mentee: mentee.status_on):
        since = mentee.status_on
        too_long = waits_too_long(mentee.status, since, on, limit)
        lines.append(Waiting(participant=mentee, since=since, days=max((on - since).days, 0), too_long=too_long))
    return lines
