"""Changes group events: sets them up, calls people to them, and ticks off who came."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from mentordesk.actions import _records
from mentordesk.domain import activities as rules
from mentordesk.domain.activities import Activity, ActivityKind, AttendanceStatus
from mentordesk.domain.problems import RuleBroken, demand
from mentordesk.i18n import _
from mentordesk.queries import activities, programmes
from mentordesk.storage.tables.activities import ActivityTable, AttendanceTable
from mentordesk.storage.tables.enrolments import EnrolmentTable


def add(
    round_id: int,
    *,
    kind: ActivityKind,
    title: str,
    on: date,
    minutes: int,
    place: str = "",
    paid: bool = False,
    note: str = "",
) -> int:
    """Set up an event of a round; `paid` makes the mentors' time there working time, in full."""
    activity = Activity(
        id=0, round_id=round_id, kind=kind, title=title, on=on, minutes=minutes, place=place, paid=paid, note=note
    )
    demand(*rules.problems(activity, programmes.get(round_id)))
    return _records.insert(ActivityTable, activity)


def update(activity_id: int, **changes: Any) -> None:
    """Change what is known about an event; keywords as in `add`."""
    before = activities.get(activity_id)
    after = replace(before, **changes, id=before.id, round_id=before.round_id)
    demand(*rules.problems(after, programmes.get(before.round_id)))
    _records.update(ActivityTable, before, after)


def remove(activity_id: int) -> None:
    """Take an event away, with the ticks of who came."""
    activities.get(activity_id)
    AttendanceTable.delete().where(AttendanceTable.activity_id == activity_id).execute()
    ActivityTable.delete().where(ActivityTable.id == activity_id).execute()


def invite(activity_id: int, enrolment_ids: Iterable[int]) -> int:
    """Call people to an event; who has been called before keeps the tick. Returns how many are new."""
    wanted = list(dict.fromkeys(enrolment_ids))
    _demand_same_round(activity_id, wanted)
    called = {
        row[0]
        for row in AttendanceTable.select(AttendanceTable.enrolment_id)
        .where(AttendanceTable.activity_id == activity_id)
        .tuples()
    }
    new = [enrolment_id for enrolment_id in wanted if enrolment_id not in called]
    for enrolment_id in new:
        _tick(activity_id, enrolment_id, AttendanceStatus.INVITED)
    return len(new)


def set_attendance(
    activity_id: int, enrolment_id: int, status: AttendanceStatus | None, *, today: date | None = None
) -> None:
    """Say whether somebody came; None takes the person off the event's list. With `today` nobody came too early."""
    _demand_same_round(activity_id, [enrolment_id])
    if status is not None and today is not None:
        demand(*rules.problems_of_attendance(activities.get(activity_id), status, today))
    line = (AttendanceTable.activity_id == activity_id) & (AttendanceTable.enrolment_id == enrolment_id)
    if status is None:
        AttendanceTable.delete().where(line).execute()
    elif AttendanceTable.select(AttendanceTable.id).where(line).exists():
        AttendanceTable.update(status=status).where(line).execute()
    else:
        _tick(activity_id, enrolment_id, status)


def set_attendance_of_many(
    activity_id: int, enrolment_ids: Iterable[int], status: AttendanceStatus | None, *, today: date | None = None
) -> None:
    """The same for several people in one go."""
    for enrolment_id in enrolment_ids:
        set_attendance(activity_id, enrolment_id, status, today=today)


def all_came(activity_id: int, *, today: date | None = None) -> int:
    """Everybody who is called and not ticked yet was there; who is absent or excused stays so. Returns how many."""
    activity = activities.get(activity_id)
    if today is not None:
        demand(*rules.problems_of_attendance(activity, AttendanceStatus.PRESENT, today))
    invited = (AttendanceTable.activity_id == activity_id) & (AttendanceTable.status == AttendanceStatus.INVITED)
    return int(AttendanceTable.update(status=AttendanceStatus.PRESENT).where(invited).execute())


def _tick(activity_id: int, enrolment_id: int, status: AttendanceStatus) -> None:
    AttendanceTable.insert(activity_id=activity_id, enrolment_id=enrolment_id, status=status).execute()


def _demand_same_round(activity_id: int, enrolment_ids: list[int]) -> None:
    """Only who takes part in the event's own round can be called to it."""
    round_id = activities.get(activity_id).round_id
    known = EnrolmentTable.select().where(EnrolmentTable.id.in_(enrolment_ids), EnrolmentTable.round_id == round_id)
    if known.count() != len(enrolment_ids):
        raise RuleBroken.at("enrolment_id", _("Only people of the event's own round can be called to it."))
