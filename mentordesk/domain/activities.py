"""Activities: group events of a round, and who came."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.choices import Choice
from mentordesk.i18n import N_


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
