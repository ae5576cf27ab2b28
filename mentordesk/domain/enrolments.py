"""Enrolments: a person's role in one round, and the dated way from application to the end."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.choices import Choice
from mentordesk.i18n import N_


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
