"""Tells how a round went beside its figures: how pairs met and how often, their goals, follow-up and ends."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import Any, NamedTuple

from peewee import fn

from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.enrolments import GONE, EnrolmentStatus, Role
from mentordesk.domain.follow_ups import GoalReached
from mentordesk.domain.meetings import MeetingForm, MeetingStatus
from mentordesk.domain.pairings import STARTED, Initiator, Pairing
from mentordesk.queries import figures, pairings, records
from mentordesk.queries.figures import Step
from mentordesk.queries.pairings import PairRow
from mentordesk.storage.tables.activities import ActivityTable, AttendanceTable
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.pairings import CheckInTable, GoalTable, PairingTable


class Spread(NamedTuple):
    """How many meetings the pairs held: the least, the middle one (the lower of two), and the most; None without a pair."""

    pairs: int
    least: int | None = None
    middle: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a round went up to a day.

    `forms` are held meetings by form. `individual_minutes` are those of held meetings, once for each pair;
    `group_minutes` are those of group meetings that mentees attended, for each of them: the two are never added up.
    `trained` are accepted mentors who attended training; `gone` are those who applied and take no part, or no longer, by
    role and status. `goals` are those set by the day, by how far they were reached (None: not judged yet). `ends` are
    pairs that ended before time by who took the initiative; `farewells` those of all ended pairs, by whether there was one.
    """

    trained: int
    gone: Mapping[Role, Mapping[EnrolmentStatus, int]]
    spread: Spread
    forms: Mapping[MeetingForm, int]
    individual_minutes: int
    group_minutes: int
    goals: Mapping[GoalReached | None, int]
    check_ins: int
    pairs_checked: int
    ends: Mapping[Initiator | None, int]
    farewells: Mapping[bool | None, int]


def of_round(round_id: int, on: date) -> Course:
    """How the round went up to the day."""
    started = [pair for pair in pairings.listing(round_id, on) if pair.status in STARTED and pair.starts_on <= on]
    ended = [one for one in pairings.of_round(round_id) if one.ends_on is not None and one.ends_on <= on]
    forms, minutes = _meetings(round_id, on)
    done = _check_ins(round_id, on)
    standing = figures.steps(round_id, on)
    return Course(
        trained=_trained(standing, round_id, on),
        gone={role: _gone(standing, role) for role in Role},
        spread=_spread(started),
        forms=forms,
        individual_minutes=minutes,
        group_minutes=_group_minutes(round_id, on),
        goals=_goals(round_id, on),
        check_ins=sum(done.values()),
        pairs_checked=len(done),
        ends=_initiators(ended),
        farewells=Counter(one.farewell for one in ended),
    )


def _trained(standing: list[Step], round_id: int, on: date) -> int:
    query = (
        AttendanceTable.select(AttendanceTable.enrolment_id)
        .join(ActivityTable, on=(ActivityTable.id == AttendanceTable.activity_id))
        .where(
            ActivityTable.round_id == round_id,
            ActivityTable.kind == ActivityKind.TRAINING,
            ActivityTable.on <= on,
            AttendanceTable.status == AttendanceStatus.PRESENT,
        )
    )
    came = {enrolment_id for (enrolment_id,) in records.rows(query)}
    return sum(step.role is Role.MENTOR and step.taken_in and step.enrolment_id in came for step in standing)


def _gone(standing: list[Step], role: Role) -> dict[EnrolmentStatus, int]:
    found = Counter(step.status for step in standing if step.role is role)
    return {status: found[status] for status in EnrolmentStatus if status in GONE}


def _spread(started: list[PairRow]) -> Spread:
    """By mentee, so that a pair whose mentor was replaced is one pair."""
    held: Counter[int] = Counter()
    for pair in started:
        held[pair.mentee_id] += pair.held
    counts = list(held.values())
    return Spread(len(counts), min(counts), median_low(counts), max(counts)) if counts else Spread(0)


def _meetings(round_id: int, on: date) -> tuple[dict[MeetingForm, int], int]:
    meeting = MeetingTable
    query = (
        meeting.select(meeting.form, fn.COUNT("*"), fn.SUM(meeting.minutes))
        .join(PairingTable, on=(PairingTable.id == meeting.pairing_id))
        .where(PairingTable.round_id == round_id, meeting.status == MeetingStatus.HELD, meeting.on <= on)
        .group_by(meeting.form)
    )
    found = {MeetingForm(form): (count, minutes) for form, count, minutes in records.rows(query)}
    return {form: found[form][0] for form in MeetingForm if form in found}, sum(
        minutes for _count, minutes in found.values()
    )


def _group_minutes(round_id: int, on: date) -> int:
    query = (
        AttendanceTable.select(fn.SUM(ActivityTable.minutes))
        .join(ActivityTable, on=(ActivityTable.id == AttendanceTable.activity_id))
        .join(EnrolmentTable, on=(EnrolmentTable.id == AttendanceTable.enrolment_id))
        .where(
            ActivityTable.round_id == round_id,
            ActivityTable.kind == ActivityKind.GROUP,
            ActivityTable.on <= on,
            EnrolmentTable.role == Role.MENTEE,
            AttendanceTable.status == AttendanceStatus.PRESENT,
        )
    )
    return int(query.scalar() or 0)


def _goals(round_id: int, on: date) -> dict[GoalReached | None, int]:
    query = _of_pairs(GoalTable, round_id, GoalTable.reached, GoalTable.set_on <= on)
    found = Counter(GoalReached(key) if key else None for (key,) in records.rows(query))
    return {reached: found[reached] for reached in (*GoalReached, None) if found[reached]}


def _check_ins(round_id: int, on: date) -> Counter[int]:
    query = _of_pairs(CheckInTable, round_id, CheckInTable.pairing_id, CheckInTable.done_on <= on)
    return Counter(pairing_id for (pairing_id,) in records.rows(query))


def _of_pairs(table: Any, round_id: int, column: Any, condition: Any) -> Any:
    joined = table.select(column).join(PairingTable, on=(PairingTable.id == table.pairing_id))
    return joined.where(PairingTable.round_id == round_id, condition)


def _initiators(ended: list[Pairing]) -> dict[Initiator | None, int]:
    found = Counter(one.end_initiator for one in ended if one.early)
    return {who: found[who] for who in (*Initiator, None) if found[who]}
