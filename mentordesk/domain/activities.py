"""Activities: group events of a round, and who came."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mentordesk.domain.choices import Choice
from mentordesk.domain.months import long_date
from mentordesk.domain.problems import Problem
from mentordesk.domain.programmes import Round, problems_of_day
from mentordesk.i18n import N_, _


class ActivityKind(Choice):
    """What kind of event it is; training and network meetings count for the certificate."""

    TRAINING = "training", N_("Training")
    NETWORK = "network", N_("Network meeting")
    GROUP = "group", N_("Group meeting")
    KICKOFF = "kickoff", N_("Kick-off")
    CLOSING = "closing", N_("Closing meeting")
    OTHER = "other", N_("Other event")


class AttendanceStatus(Choice):
    """Whether somebody came."""

    INVITED = "invited", N_("Invited")
    PRESENT = "present", N_("Present")
    ABSENT = "absent", N_("Absent")
    EXCUSED = "excused", N_("Excused")


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A group event; `paid` tells whether mentors' time there is paid working time, in full."""

    id: int
    round_id: int
    kind: ActivityKind
    title: str
    on: date
    minutes: int
    place: str = ""
    paid: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One enrolment at one activity."""

    id: int
    activity_id: int
    enrolment_id: int
    status: AttendanceStatus
    note: str = ""


class Usual(NamedTuple):
    """What an activity of a kind usually is; the form starts from it."""

    minutes: int
    paid: bool


USUAL = {
    ActivityKind.TRAINING: Usual(minutes=420, paid=True),
    ActivityKind.NETWORK: Usual(minutes=120, paid=True),
    ActivityKind.GROUP: Usual(minutes=120, paid=False),
    ActivityKind.KICKOFF: Usual(minutes=120, paid=False),
    ActivityKind.CLOSING: Usual(minutes=120, paid=False),
    ActivityKind.OTHER: Usual(minutes=60, paid=False),
}
"""Training and network meetings are paid working time; the rest is not, until somebody says so."""

LONGEST = 1440
"""The most minutes an activity can last: a day."""


def problems(activity: Activity, round_: Round) -> list[Problem]:
    """What stands against the activity in its round."""
    found = []
    if not activity.title.strip():
        found.append(Problem("title", _("Give the activity a title.")))
    found += problems_of_day("on", activity.on, round_)
    if not 1 <= activity.minutes <= LONGEST:
        found.append(Problem("minutes", _("Between {least} and {most} minutes.").format(least=1, most=LONGEST)))
    return found


def problems_of_attendance(activity: Activity, status: AttendanceStatus, today: date) -> list[Problem]:
    """What stands against the tick: nobody was present or absent before the day."""
    if activity.on > today and status in {AttendanceStatus.PRESENT, AttendanceStatus.ABSENT}:
        text = _("The activity takes place on {day}; until then people are invited or excused.")
        return [Problem("status", text.format(day=long_date(activity.on)))]
    return []
