"""Meetings of a pair: planned, held, cancelled, moved, or somebody stayed away. Only held ones count."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.choices import Choice
from mentordesk.i18n import N_


class MeetingStatus(Choice):
    """What became of a meeting."""

    PLANNED = "planned", N_("Planned")
    HELD = "held", N_("Held")
    CANCELLED = "cancelled", N_("Cancelled")
    RESCHEDULED = "rescheduled", N_("Rescheduled")
    NO_SHOW = "no_show", N_("No-show")


class MeetingForm(Choice):
    """How the pair met."""

    IN_PERSON = "in_person", N_("In person")
    VIDEO = "video", N_("Video")
    PHONE = "phone", N_("Phone")


class Absent(Choice):
    """Who stayed away."""

    MENTOR = "mentor", N_("Mentor")
    MENTEE = "mentee", N_("Mentee")
    BOTH = "both", N_("Both")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of a pair. `absent` says who stayed away and is given for a no-show only."""

    id: int
    pairing_id: int
    on: date
    status: MeetingStatus
    minutes: int = 60
    form: MeetingForm = MeetingForm.IN_PERSON
    absent: Absent | None = None
    place: str = ""
    note: str = ""
