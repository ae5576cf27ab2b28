"""Answers questions about group events: what took place, who was called, and who came."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from peewee import JOIN, fn

from mentordesk.domain.activities import Activity, ActivityKind, AttendanceStatus
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.queries import records, slices
from mentordesk.queries.records import NAME, name_of, order_of
from mentordesk.storage.tables.activities import ActivityTable, AttendanceTable
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.people import PersonTable, UnitTable

NOT_CALLED = frozenset({EnrolmentStatus.DECLINED, EnrolmentStatus.WITHDRAWN})
"""Who is not called to events (but stays on a roster once called)."""


class ActivityRow(NamedTuple):
    """An event with how many were called (all four together), and how many of them came, stayed away, were excused."""

    id: int
    kind: ActivityKind
    title: str
    on: date
    minutes: int
    place: str
    paid: bool
    note: str
    called: int
    present: int
    absent: int
    excused: int


class RosterRow(NamedTuple):
    """Somebody who can be called to an event; `status` is None for who has not been called.

    A protected identity has no unit.
    """

    enrolment_id: int
    person_id: int
    name: str
    role: Role
    enrolment_status: EnrolmentStatus
    unit: str
    protected: bool
    status: AttendanceStatus | None
    note: str
    order: str
    """What the person is sorted by."""


class AttendanceRow(NamedTuple):
    """One event in the life of an enrolment."""

    activity_id: int
    kind: ActivityKind
    title: str
    on: date
    minutes: int
    paid: bool
    status: AttendanceStatus
    note: str


def listing(round_id: int) -> list[ActivityRow]:
    """The events of a round by day, with their counts."""
    return [_row(line) for line in records.quick(_counted, ActivityTable.round_id, [round_id])]


def some(activity_ids: Collection[int]) -> list[ActivityRow]:
    """The same of some events."""
    return [_row(line) for line in records.quick(_counted, ActivityTable.id, sorted(activity_ids))]


def _counted(column: Any, ids: list[int]) -> Any:
    table, attendance = ActivityTable, AttendanceTable
    columns = (getattr(table, name) for name in ActivityRow._fields[:8])
    return (
        table.select(
            *columns,
            fn.COUNT(attendance.id),
            *(_count(status) for status in (AttendanceStatus.PRESENT, AttendanceStatus.ABSENT, AttendanceStatus.EXCUSED)),
        )
        .join(attendance, JOIN.LEFT_OUTER, on=(attendance.activity_id == table.id))
        .where(column.in_(ids))
        .group_by(table.id)
        .order_by(table.on, table.id)
    )


def _row(line: Any) -> ActivityRow:
    row = ActivityRow._make(line)
    return row._replace(kind=ActivityKind(line[1]), on=date.fromisoformat(line[3]), paid=bool(line[6]))


def by_role(round_id: int) -> dict[int, dict[Role, tuple[int, int]]]:
    """For each event of a round and each role how many were called, and how many of them came."""
    table, attendance, enrolment = ActivityTable, AttendanceTable, EnrolmentTable
    query = (
        table.select(table.id, enrolment.role, fn.COUNT(attendance.id), _count(AttendanceStatus.PRESENT))
        .join(attendance, on=(attendance.activity_id == table.id))
        .join(enrolment, on=(enrolment.id == attendance.enrolment_id))
        .where(table.round_id == round_id)
        .group_by(table.id, enrolment.role)
    )
    found: dict[int, dict[Role, tuple[int, int]]] = {}
    for activity_id, role, called, present in records.rows(query):
        found.setdefault(activity_id, {})[Role(role)] = called, present
    return found


def _count(status: AttendanceStatus) -> object:
    return fn.COUNT(AttendanceTable.id).filter(AttendanceTable.status == status)


def get(activity_id: int) -> Activity:
    """One event."""
    return records.get(Activity, ActivityTable, activity_id)


def of_round(round_id: int) -> list[Activity]:
    """The events of a round by day, without counts."""
    query = ActivityTable.select().where(ActivityTable.round_id == round_id)
    return records.all_as(Activity, query.order_by(ActivityTable.on, ActivityTable.id))


def roster(activity_id: int) -> list[RosterRow]:
    """Everyone of the round who can be called to the event or has been, mentors first, by name."""
    enrolment, person, attendance = EnrolmentTable, PersonTable, AttendanceTable
    of_event = (attendance.enrolment_id == enrolment.id) & (attendance.activity_id == activity_id)
    the_round = ActivityTable.select(ActivityTable.round_id).where(ActivityTable.id == activity_id)
    query = (
        enrolment.select(*_ROSTER)
        .join(person, on=(person.id == enrolment.person_id))
        .join(UnitTable, JOIN.LEFT_OUTER, on=(UnitTable.id == person.unit_id))
        .join(attendance, JOIN.LEFT_OUTER, on=of_event)
        .where(
            (enrolment.round_id == the_round)
            & (enrolment.status.not_in(NOT_CALLED) | attendance.id.is_null(False))
            & (person.binned_on.is_null() | attendance.id.is_null(False))
        )
    )
    return _on_roster(records.rows(query))


def called(activity_id: int) -> list[RosterRow]:
    """Those of them who have been called: a few of a big round."""
    return _on_roster(records.quick(_called, AttendanceTable.activity_id, [activity_id]))


def ticked(attendance_ids: Collection[int]) -> dict[int, list[RosterRow]]:
    """The lines of some ticks on the rosters, by event; who was taken off is on none."""
    lines: dict[int, list[Any]] = {}
    for line in records.quick(_called, AttendanceTable.id, sorted(attendance_ids)):
        lines.setdefault(line[-1], []).append(line)
    return {activity_id: _on_roster(some) for activity_id, some in lines.items()}


def _called(column: Any, ids: list[int]) -> Any:
    enrolment, person, attendance = EnrolmentTable, PersonTable, AttendanceTable
    return (
        attendance.select(*_ROSTER)
        .join(enrolment, on=(enrolment.id == attendance.enrolment_id))
        .join(person, on=(person.id == enrolment.person_id))
        .join(UnitTable, JOIN.LEFT_OUTER, on=(UnitTable.id == person.unit_id))
        .where(column.in_(ids))
    )


_ROSTER = (EnrolmentTable.id, PersonTable.id, EnrolmentTable.role, EnrolmentTable.status, UnitTable.name,
           AttendanceTable.status, AttendanceTable.note, *NAME, AttendanceTable.activity_id)  # fmt: skip


def _on_roster(lines: Iterable[Any]) -> list[RosterRow]:
    rows = [
        RosterRow(
            enrolment_id=row[0],
            person_id=row[1],
            name=name_of(row, 7),
            role=Role(row[2]),
            enrolment_status=EnrolmentStatus(row[3]),
            unit="" if row[9] else row[4] or "",
            protected=bool(row[9]),
            status=AttendanceStatus(row[5]) if row[5] else None,
            note=row[6] or "",
            order=order_of(row, 7),
        )
        for row in lines
    ]
    return sorted(rows, key=lambda row: (row.role is not Role.MENTOR, row.order, row.enrolment_id))


def paid_calls_of(round_id: int, enrolment_ids: Collection[int] = ()) -> dict[int, list[AttendanceRow]]:
    """The paid events of a round to which its people were called, all of them or some, by enrolment and day."""
    table, attendance = ActivityTable, AttendanceTable
    mine = attendance.enrolment_id.in_(sorted(enrolment_ids)) if 0 < len(enrolment_ids) <= slices.SIZE else True
    query = (
        attendance.select(attendance.enrolment_id, table.id, attendance.status, attendance.note)
        .join(table, on=(table.id == attendance.activity_id))
        .where(table.round_id == round_id, table.paid == True, mine)  # noqa: E712 - SQL
        .order_by(table.on, table.id)
    )
    events = {event.id: event for event in of_round(round_id)}
    found: dict[int, list[AttendanceRow]] = {}
    for enrolment_id, activity_id, status, note in records.rows(query):
        event = events[activity_id]
        row = AttendanceRow(
            event.id, event.kind, event.title, event.on, event.minutes, event.paid, AttendanceStatus(status), note
        )
        found.setdefault(enrolment_id, []).append(row)
    return found


def attendance_of(enrolment_id: int) -> list[AttendanceRow]:
    """The events somebody was called to, by day."""
    table, attendance = ActivityTable, AttendanceTable
    query = (
        table.select(
            table.id, table.kind, table.title, table.on, table.minutes, table.paid, attendance.status, attendance.note
        )
        .join(attendance, on=(attendance.activity_id == table.id))
        .where(attendance.enrolment_id == enrolment_id)
        .order_by(table.on, table.id)
    )
    return [AttendanceRow._make(row) for row in query.tuples()]
