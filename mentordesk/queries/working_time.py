"""Answers how much of the mentors' paid working time is planned, used and left: by mentor, month and unit."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from peewee import JOIN

from mentordesk.domain import working_time as rules
from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.enrolments import Role
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import PairingStatus, planned_months
from mentordesk.domain.sorting import swedish_key
from mentordesk.domain.working_time import Account, ActivityTime, MeetingTime, Minutes, PlannedMonths
from mentordesk.queries import chains, meetings, pairings, programmes, records, slices
from mentordesk.queries.hours import paid_calls
from mentordesk.storage.tables.activities import ActivityTable, AttendanceTable
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonTable, UnitTable


class MentorTime(NamedTuple):
    """A mentor's account of the whole round; `unit` is empty for a protected identity."""

    enrolment_id: int
    name: str
    unit: str
    manager: str
    protected: bool
    minutes: Minutes
    months: dict[Month, Minutes]

    @property
    def id(self) -> int:
        """The enrolment's id, under the name every record has."""
        return self.enrolment_id


class UnitTime(NamedTuple):
    """The account of a unit: the sum of its mentors'. The name is empty for mentors without a unit."""

    unit: str
    manager: str
    mentors: int
    minutes: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTime:
    """The account of a round as of a day, from one reading: by mentor, by unit, by month, and in all."""

    mentors: tuple[MentorTime, ...]
    units: tuple[UnitTime, ...]
    months: dict[Month, Minutes]
    total: Minutes


def of_round(round_id: int, on: date, mentor_ids: Collection[int] = ()) -> WorkingTime:
    """The account of a round: planned for its whole time, used by what took place up to the day.

    Mentors in whose account nothing stands are left out. With `mentor_ids` (enrolments) only theirs are looked at.
    """
    accounts = _accounts(round_id, on, mentor_ids)
    sums, months = rules.by_mentor(accounts), _months_of(accounts)
    mentors = tuple(
        MentorTime(one.enrolment_id, one.name, one.unit, one.manager, one.protected, sums[one.enrolment_id], month)
        for one in _mentors(round_id)
        if (month := months.get(one.enrolment_id))
    )
    return WorkingTime(
        mentors=mentors,
        units=_units(mentors),
        months=rules.by_month(accounts),
        total=rules.total(accounts),
    )


def of_mentor(enrolment_id: int, on: date) -> dict[Month, Minutes]:
    """One mentor's account by month."""
    the_round = EnrolmentTable.select(EnrolmentTable.round_id).where(EnrolmentTable.id == enrolment_id).scalar()
    if the_round is None:
        return {}
    return _months_of(_accounts(the_round, on, [enrolment_id])).get(enrolment_id, {})


def attended_by_kind(round_id: int, on: date) -> dict[ActivityKind, int]:
    """The minutes of paid activities that mentors attended up to the day, by kind."""
    minutes = dict.fromkeys(ActivityKind, 0)
    for kind, time in _activities(round_id, on):
        if time.status is AttendanceStatus.PRESENT:
            minutes[kind] += time.minutes
    return minutes


def _accounts(round_id: int, on: date, mentors: Collection[int] = ()) -> tuple[Account, ...]:
    mentor_ids = frozenset(mentors)
    round_ = programmes.get(round_id)
    paused = pairings.pauses_of_round(round_id)
    beside = chains.of_round(round_id, paused)
    pairs = _pairs(round_id, mentor_ids)
    plans = [
        PlannedMonths(
            pair.mentor_id,
            pair.id,
            planned_months(pair, round_, beside=beside.get(pair.id, ()), pauses=paused.get(pair.id, ())),
        )
        for pair in pairs
    ]
    held = map(MeetingTime._make, meetings.held_minutes(round_id, on, [pair.id for pair in pairs]))
    times = [time for _kind, time in _activities(round_id, on) if not mentor_ids or time.mentor_id in mentor_ids]
    return rules.accounts(times, held, plans, round_.allowance_minutes)


class _Pair(NamedTuple):
    """A pairing as far as its months hang on it."""

    id: int
    mentor_id: int
    status: PairingStatus
    starts_on: date
    ends_on: date | None


def _pairs(round_id: int, mentor_ids: frozenset[int]) -> list[_Pair]:
    """The pairings of a round, or of some of its mentors."""
    pairing = PairingTable
    mine = pairing.mentor_id.in_(mentor_ids) if 0 < len(mentor_ids) <= slices.SIZE else True
    query = pairing.select(pairing.id, pairing.mentor_id, pairing.status, pairing.starts_on, pairing.ends_on)
    lines = records.rows(query.where(pairing.round_id == round_id, mine))
    return [
        _Pair(pairing_id, mentor_id, PairingStatus(status), date.fromisoformat(starts_on), records.day(ends_on))
        for pairing_id, mentor_id, status, starts_on, ends_on in lines
        if not mentor_ids or mentor_id in mentor_ids
    ]


def _activities(round_id: int, on: date) -> list[tuple[ActivityKind, ActivityTime]]:
    """The paid activities to which mentors are called; what lies after the day is planned and not yet attended."""
    asked = (ActivityTable.kind, EnrolmentTable.id, ActivityTable.on, ActivityTable.minutes, AttendanceTable.status)
    return [
        (kind, ActivityTime(mentor_id, day, minutes, rules.known_on(status, day, on)))
        for kind, mentor_id, day, minutes, status in paid_calls(round_id, *asked).tuples()
    ]


def _months_of(accounts: tuple[Account, ...]) -> dict[int, dict[Month, Minutes]]:
    months: dict[int, dict[Month, Minutes]] = {}
    for account in accounts:
        months.setdefault(account.mentor_id, {})[account.month] = account.minutes
    return months


class _Mentor(NamedTuple):
    """A mentor by name, with the unit whose manager accounts for the time."""

    enrolment_id: int
    name: str
    unit: str
    manager: str
    protected: bool


def _mentors(round_id: int) -> list[_Mentor]:
    query = (
        EnrolmentTable.select(EnrolmentTable.id, UnitTable.name, UnitTable.manager, *records.NAME)
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .join(UnitTable, JOIN.LEFT_OUTER, on=(UnitTable.id == PersonTable.unit_id))
        .where(EnrolmentTable.round_id == round_id, EnrolmentTable.role == Role.MENTOR)
    )
    mentors = []
    for row in sorted(records.rows(query), key=lambda row: (records.order_of(row, 3), row[0])):
        protected = bool(row[5])
        unit, manager = ("", "") if protected else (row[1] or "", row[2] or "")
        mentors.append(_Mentor(row[0], records.name_of(row, 3), unit, manager, protected))
    return mentors


def _units(mentors: tuple[MentorTime, ...]) -> tuple[UnitTime, ...]:
    """The units by name; who has none (or must not be placed) stands last."""
    sums: dict[str, UnitTime] = {}
    for mentor in mentors:
        known = sums.get(mentor.unit, UnitTime(mentor.unit, mentor.manager, 0, Minutes()))
        sums[mentor.unit] = known._replace(mentors=known.mentors + 1, minutes=known.minutes + mentor.minutes)
    return tuple(sorted(sums.values(), key=lambda unit: (not unit.unit, swedish_key(unit.unit))))
