"""Enrolments: a person's role in one round, and the dated way from application to the end."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.choices import Choice
from mentordesk.domain.months import long_date
from mentordesk.domain.people import problem_of_text
from mentordesk.domain.problems import Problem
from mentordesk.i18n import N_, _


class Role(Choice):
    """What a person is in a round."""

    MENTOR = "mentor", N_("Mentor")
    MENTEE = "mentee", N_("Mentee")


class MentorType(Choice):
    """What a mentor offers and a mentee needs."""

    VOCATIONAL = "vocational", N_("Vocational mentor")
    LANGUAGE = "language", N_("Language mentor")
    YOUTH = "youth", N_("Youth mentor")


class EnrolmentStatus(Choice):
    """The states of an enrolment; each change is dated and kept."""

    APPLIED = "applied", N_("Applied")
    INTERVIEWED = "interviewed", N_("Interviewed")
    ACCEPTED = "accepted", N_("Accepted")
    WAITING = "waiting", N_("Waiting")
    MATCHED = "matched", N_("Matched")
    PAUSED = "paused", N_("Paused")
    COMPLETED = "completed", N_("Completed")
    DECLINED = "declined", N_("Declined")
    WITHDRAWN = "withdrawn", N_("Withdrawn")
    LEFT_EARLY = "left_early", N_("Left early")


NEEDS_REASON = frozenset(
    {
        EnrolmentStatus.DECLINED,
        EnrolmentStatus.WITHDRAWN,
        EnrolmentStatus.PAUSED,
        EnrolmentStatus.LEFT_EARLY,
    }
)
"""States that are entered with a reason."""

GONE = frozenset({EnrolmentStatus.DECLINED, EnrolmentStatus.WITHDRAWN, EnrolmentStatus.LEFT_EARLY})
"""States of people who take no part, or no longer."""

NEVER_BEGAN = frozenset(
    {EnrolmentStatus.APPLIED, EnrolmentStatus.INTERVIEWED, EnrolmentStatus.DECLINED, EnrolmentStatus.WITHDRAWN}
)
"""States of people who have not been taken in; results are not asked of them, unless they did take part."""

PAIRABLE = frozenset({EnrolmentStatus.ACCEPTED, EnrolmentStatus.WAITING, EnrolmentStatus.MATCHED, EnrolmentStatus.COMPLETED})
"""States in which somebody can be matched: taken in, and neither paused nor gone."""

_APPLYING = frozenset({EnrolmentStatus.APPLIED, EnrolmentStatus.INTERVIEWED})
_TAKEN_IN = frozenset({EnrolmentStatus.ACCEPTED, EnrolmentStatus.WAITING})
_PARTICIPATING = _TAKEN_IN | {EnrolmentStatus.MATCHED, EnrolmentStatus.PAUSED, EnrolmentStatus.COMPLETED}
_LEAVING = frozenset({EnrolmentStatus.WITHDRAWN, EnrolmentStatus.LEFT_EARLY})

NEXT: dict[EnrolmentStatus, frozenset[EnrolmentStatus]] = {
    **dict.fromkeys(_APPLYING, _APPLYING | _TAKEN_IN | {EnrolmentStatus.DECLINED, EnrolmentStatus.WITHDRAWN}),
    **dict.fromkeys(_TAKEN_IN, _APPLYING | _PARTICIPATING | GONE),
    EnrolmentStatus.MATCHED: _PARTICIPATING | _LEAVING,
    EnrolmentStatus.PAUSED: _PARTICIPATING | _LEAVING,
    EnrolmentStatus.COMPLETED: _PARTICIPATING,
    EnrolmentStatus.DECLINED: _APPLYING | _TAKEN_IN | {EnrolmentStatus.WITHDRAWN},
    EnrolmentStatus.WITHDRAWN: _APPLYING | _TAKEN_IN | {EnrolmentStatus.DECLINED},
    EnrolmentStatus.LEFT_EARLY: _PARTICIPATING | {EnrolmentStatus.WITHDRAWN},
}
"""Which state may follow which: wide, so that a wrong tick can be put right; only who is taken in is matched."""

MOST_PLACES = 20
"""The largest capacity a mentor can have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A person's role in one round; `status` and `status_on` repeat the latest dated status for fast lists.

    `types` is what a mentor offers or a mentee needs; `capacity` is how many mentees a mentor can have at once.
    """

    id: int
    person_id: int
    round_id: int
    role: Role
    status: EnrolmentStatus
    status_on: date
    capacity: int = 1
    types: tuple[MentorType, ...] = ()
    wish: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One dated step of an enrolment."""

    id: int
    enrolment_id: int
    status: EnrolmentStatus
    on: date
    reason: str = ""


class AgreementKind(Choice):
    """Papers a participant signs."""

    MENTOR = "mentor", N_("Mentor agreement")
    CONFIDENTIALITY = "confidentiality", N_("Confidentiality")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement of one enrolment; signed when `signed_on` is given."""

    id: int
    enrolment_id: int
    kind: AgreementKind
    printed_on: date | None = None
    signed_on: date | None = None


def problems_of_new(role: Role, *, enrolled: bool, capacity: int = 1) -> list[Problem]:
    """What stands against the enrolment; `enrolled` tells that the person is in the round already."""
    problems = problems_of_capacity(role, capacity)
    if enrolled:
        problems.append(Problem("person_id", _("This person already takes part in the round.")))
    return problems


def problems_of_status_change(
    current: EnrolmentStatus,
    current_on: date,
    new: EnrolmentStatus,
    on: date,
    *,
    reason: str = "",
    open_pairings: int | None = None,
) -> list[Problem]:
    """What stands against a new status from a day on. `open_pairings` None: do not look at pairings."""
    problems = []
    if new is current:
        problems.append(Problem("status", _("This is the status already.")))
    elif new not in NEXT[current]:
        text = _("“{new}” cannot follow “{current}”.").format(new=new.label, current=current.label)
        problems.append(Problem("status", text))
    elif open_pairings and _frees(current, new):
        problems.append(Problem("status", _("There is an open pairing; end it or remove it first.")))
    elif open_pairings == 0 and new is EnrolmentStatus.MATCHED:
        problems.append(Problem("status", _("Somebody is matched by starting a pairing.")))
    if on < current_on:
        text = _("“{current}” dates from {day}; the next status cannot be earlier.")
        problems.append(Problem("on", text.format(current=current.label, day=long_date(current_on))))
    if new in NEEDS_REASON and not reason.strip():
        problems.append(Problem("reason", _("Give a reason.")))
    if (number := problem_of_text("reason", reason)) is not None:
        problems.append(number)
    return problems


def _frees(current: EnrolmentStatus, new: EnrolmentStatus) -> bool:
    """Whether the step says that nobody is paired with the participant any more (a draft may stand while waiting)."""
    if current is EnrolmentStatus.MATCHED:
        return new is not EnrolmentStatus.PAUSED
    return new not in _TAKEN_IN | {EnrolmentStatus.MATCHED, EnrolmentStatus.PAUSED}


def problems_of_capacity(role: Role, capacity: int, open_pairings: int = 0) -> list[Problem]:
    """What stands against so many mentees at once."""
    if role is Role.MENTEE and capacity != 1:
        return [Problem("capacity", _("A mentee has one mentor at a time."))]
    if not 1 <= capacity <= MOST_PLACES:
        return [Problem("capacity", _("Between 1 and {most} mentees at once.").format(most=MOST_PLACES))]
    if capacity < open_pairings:
        return [Problem("capacity", _("The mentor has {count} mentees now.").format(count=open_pairings))]
    return []


def waits_too_long(status: EnrolmentStatus, since: date, on: date, waiting_days: int) -> bool:
    """Whether somebody has been on the waiting list for more days than the round allows."""
    return status is EnrolmentStatus.WAITING and (on - since).days > waiting_days
