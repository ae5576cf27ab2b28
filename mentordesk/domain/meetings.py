"""Meetings of a pair: planned, held, cancelled, moved, or somebody stayed away. Only held ones count."""

from dataclasses import dataclass
from datetime import date

from mentordesk import i18n
from mentordesk.domain.choices import Choice
from mentordesk.domain.lengths import minutes_text as minutes_text
from mentordesk.domain.months import Month, long_date
from mentordesk.domain.pairings import STARTED, Pairing
from mentordesk.domain.problems import Problem
from mentordesk.i18n import N_, _


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


LONGEST = 1440
"""The most minutes a meeting can last: a day."""

# One letter a status in the month grid, in the order planned, held, cancelled, rescheduled (moved), no-show. They are
# keys to press and belong to the language, so they are no texts to translate.
_LETTERS = {
    "en": dict(zip("PHCMN", MeetingStatus, strict=True)),
    "sv": dict(zip("PGIOU", MeetingStatus, strict=True)),
}


def letter(status: MeetingStatus) -> str:
    """The letter of a status in the month grid: H held, C cancelled, M moved, N no-show (in Swedish G, I, O, U)."""
    letters = _LETTERS[i18n.language()]
    return next(key for key, value in letters.items() if value is status)


def status_of_letter(text: str) -> MeetingStatus | None:
    """The status a letter stands for, small or capital; None for any other text."""
    return _LETTERS[i18n.language()].get(text.strip().upper())


def cell_key(pairing_id: int, month: Month) -> str:
    """The name of a cell of the month grid, as the field of a problem: 12/2027-03."""
    return f"{pairing_id}/{month.iso}"


def problems(meeting: Meeting, pairing: Pairing, today: date) -> list[Problem]:
    """What stands against the meeting; held and missed ones cannot lie in the future of `today`."""
    if pairing.status not in STARTED:
        return [Problem("", _("The pairing has not started yet."))]
    found = _problems_of_day(meeting, pairing, today)
    least = 1 if meeting.status is MeetingStatus.HELD else 0
    if not least <= meeting.minutes <= LONGEST:
        text = _("Between {least} and {most} minutes.")
        found.append(Problem("minutes", text.format(least=least, most=LONGEST)))
    if meeting.absent is not None and meeting.status is not MeetingStatus.NO_SHOW:
        found.append(Problem("absent", _("Only a no-show says who stayed away.")))
    return found


def _problems_of_day(meeting: Meeting, pairing: Pairing, today: date) -> list[Problem]:
    if meeting.on < pairing.starts_on:
        return [Problem("on", _("The pairing began on {day}.").format(day=long_date(pairing.starts_on)))]
    if pairing.ends_on is not None and meeting.on > pairing.ends_on:
        return [Problem("on", _("The pairing ended on {day}.").format(day=long_date(pairing.ends_on)))]
    if meeting.on > today and meeting.status in {MeetingStatus.HELD, MeetingStatus.NO_SHOW}:
        return [Problem("on", _("This day has not come yet; the meeting can be planned."))]
    return []
