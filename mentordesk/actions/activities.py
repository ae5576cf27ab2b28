"""Changes group events: sets them up, calls people to them, and ticks off who came."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.problems import Problem, RuleBroken, demand
from mentordesk.i18n import _
from mentordesk.queries import activities, programmes
from mentordesk.storage.tables import ActivityTable, AttendanceTable, EnrolmentTable

FULL_DAY = 1440
"""The most minutes an event can have."""
FIELDS = frozenset({"kind", "title", "on", "minutes", "place", "paid", "note"})


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
    programmes.get(round_id)
    _check(title=title, minutes=minutes)
    new = ActivityTable.insert(
        round_id=round_id, kind=kind, title=title.strip(), on=on, minutes=minutes, place=place, paid=paid, note=note
    )
    return int(new.execute())


def update(activity_id: int, **changes: Any) -> None:
    """Change what is known about an event; keywords as in `add`."""
    unknown = changes.keys() - FIELDS
    if unknown:
        raise TypeError(f"an activity has no {', '.join(sorted(unknown))}")
    activities.get(activity_id)
    _check(**changes)
    if changes:
        ActivityTable.update(**changes).where(ActivityTable.id == activity_id).execute()


def remove(activity_id: int) -> None:
    """Take an event away, with the ticks of who came."""
    activities.get(activity_id)
    AttendanceTable.delete().where(AttendanceTable.activity_id == activity_id).execute()
    ActivityTable.delete().where(ActivityTable.id == activity_id).execute()


def invite(activity_id: int, enrolment_ids: Iterable[int]) -> int:
    """Call people to an event; who has been called before keeps the tick. Gives how many are new."""
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


def set_attendance(activity_id: int, enrolment_id: int, status: AttendanceStatus | None) -> None:
    """Say whether somebody came; None takes the person off the event's list."""
    _demand_same_round(activity_id, [enrolment_id])
    line = (AttendanceTable.activity_id == activity_id) & (AttendanceTable.enrolment_id == enrolment_id)
    if status is None:
        AttendanceTable.delete().where(line).execute()
    elif AttendanceTable.select(AttendanceTable.id).where(line).exists():
        AttendanceTable.update(status=status).where(line).execute()
    else:
        _tick(activity_id, enrolment_id, status)


def all_came(activity_id: int) -> int:
    """Everybody who is called and not ticked yet was there; who is absent or excused stays so. Gives how many."""
    activities.get(activity_id)
    invited = (AttendanceTable.activity_id == activity_id) & (AttendanceTable.status == AttendanceStatus.INVITED)
    return int(AttendanceTable.update(status=AttendanceStatus.PRESENT).where(invited).execute())


def _tick(activity_id: int, enrolment_id: int, status: AttendanceStatus) -> None:
    AttendanceTable.insert(activity_id=activity_id, enrolment_id=enrolment_id, status=status).execute()


def _check(*, title: str | None = None, minutes: int | None = None, **_others: Any) -> None:
    demand(
        Problem("title", _("Give the event a title.")) if title is not None and not title.strip() else None,
        Problem("minutes", _("An event lasts between 0 minutes and a whole day."))
        if minutes is not None and not 0 <= minutes <= FULL_DAY
        else None,
    )


def _demand_same_round(activity_id: int, enrolment_ids: list[int]) -> None:
    """Only who takes part in the event's own round can be called to it."""
    round_id = activities.get(activity_id).round_id
    known = EnrolmentTable.select().where(EnrolmentTable.id.in_(enrolment_ids), EnrolmentTable.round_id == round_id)
    if known.count() != len(enrolment_ids):
        raise RuleBroken.at("enrolment_id", _("Only people of the event's own round can be called to it."))
