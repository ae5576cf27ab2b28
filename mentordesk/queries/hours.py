"""Adds up the working time of all mentors of a round by month: what the accounts of `working_time` come to, in slices."""

from collections import Counter, defaultdict
from datetime import date
from typing import Any, NamedTuple

from peewee import fn

from mentordesk.domain import working_time as rules
from mentordesk.domain.activities import AttendanceStatus
from mentordesk.domain.enrolments import Role
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.working_time import ActivityTime, Minutes
from mentordesk.queries import attendance, programmes, records, slices
from mentordesk.queries.attendance import Attendance
from mentordesk.queries.slices import Slices
from mentordesk.storage.tables.activities import ActivityTable, AttendanceTable
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.pairings import PairingTable


class Hours(NamedTuple):
    """The working time of a round: by month, in the order of time, and in all."""

    months: dict[Month, Minutes]
    total: Minutes


def of_round(round_id: int, on: date) -> Hours:
    """The working time of a round: planned for its whole time, used by what took place up to the day."""
    return slices.whole(read(round_id, attendance.of_round(round_id, on)))


def read(round_id: int, known: Attendance) -> Slices[Hours]:
    """The same in slices; which months the pairs have planned is known already."""
    allowance = programmes.get(round_id).allowance_minutes
    months: defaultdict[Month, Minutes] = defaultdict(Minutes)
    for account in rules.accounts(_activities(round_id, known.on), [], [], allowance):
        months[account.month] += account.minutes
    for month in known.months:
        months[month.month] += Minutes(planned=allowance * month.pairs)
    yield
    for low, high in slices.ranges(PairingTable, PairingTable.round_id == round_id):
        alike = Counter((month, minutes) for month, minutes in records.rows(_met(round_id, known.on, low, high)))
        for (month, minutes), count in alike.items():
            once = rules.split(minutes, allowance)
            months[Month.parse(month)] += Minutes(paid=once.paid * count, own=once.own * count)
        yield
    shown = {month: minutes for month, minutes in sorted(months.items()) if minutes != Minutes()}
    return Hours(shown, sum(shown.values(), Minutes()))


def mentors(round_id: int, known: Attendance, month: Month | None = None) -> set[int]:
    """The mentors, as enrolments, in whose accounts something is planned or was done, in a month or at all."""
    found = {
        pair.mentor_id
        for pair in known.pairs
        if (pair.planned or pair.held if month is None else month in pair.planned or month in pair.held)
    }
    called = paid_calls(round_id, AttendanceTable.enrolment_id).where(AttendanceTable.status.in_(sorted(rules.CALLED)))
    if month is not None:
        called = called.where(ActivityTable.on.between(month.first_day, month.last_day))
    return found | {enrolment_id for (enrolment_id,) in records.rows(called)}


def paid_calls(round_id: int, *columns: Any) -> Any:
    """What is asked of the paid activities to which mentors are called, each of them with each mentor."""
    return (
        AttendanceTable.select(*columns)
        .join(ActivityTable, on=(ActivityTable.id == AttendanceTable.activity_id))
        .join(EnrolmentTable, on=(EnrolmentTable.id == AttendanceTable.enrolment_id))
        .where(
            ActivityTable.round_id == round_id,
            ActivityTable.paid == True,  # noqa: E712 - SQL
            EnrolmentTable.role == Role.MENTOR,
        )
    )


def _activities(round_id: int, on: date) -> list[ActivityTime]:
    """The paid activities to which mentors are called, those alike as one."""
    query = paid_calls(round_id, ActivityTable.on, AttendanceTable.status, fn.SUM(ActivityTable.minutes))
    found = []
    for stored, key, minutes in records.rows(query.group_by(ActivityTable.on, AttendanceTable.status)):
        day = date.fromisoformat(stored)
        found.append(ActivityTime(0, day, minutes, rules.known_on(AttendanceStatus(key), day, on)))
    return found


def _met(round_id: int, on: date, low: int, high: int) -> Any:
    """The minutes of each pair and month."""
    meeting, month = MeetingTable, fn.SUBSTR(MeetingTable.on, 1, 7)
    return (
        meeting.select(month, fn.SUM(meeting.minutes))
        .join(PairingTable, on=(PairingTable.id == meeting.pairing_id))
        .where(
            PairingTable.round_id == round_id,
            PairingTable.id.between(low, high),
            meeting.status == MeetingStatus.HELD,
            meeting.on <= on,
        )
        .group_by(PairingTable.id, month)
    )
