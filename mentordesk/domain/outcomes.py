"""Outcomes: what became of a mentee at exit and six months after, and the stories that may be told."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.choices import Choice
from mentordesk.i18n import N_


class Outcome(Choice):
    """What a mentee does now."""

    EMPLOYMENT = "employment", N_("Employment")
    INTERNSHIP = "internship", N_("Internship")
    STUDIES = "studies", N_("Studies")
    SEEKING = "seeking", N_("Seeking work")
    MOVED = "moved", N_("Moved away")
    NONE = "none", N_("No change")
    UNKNOWN = "unknown", N_("Unknown")


class OutcomePoint(Choice):
    """When the outcome was asked for."""

    EXIT = "exit", N_("At exit")
    SIX_MONTHS = "six_months", N_("Six months after")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRecord:
    """The outcome of one mentee at one point."""

    id: int
    enrolment_id: int
    point: OutcomePoint
    outcome: Outcome
    on: date
    employer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A success story; printed only with `consent`."""

    id: int
    enrolment_id: int
    text: str
    consent: bool = False
    consent_on: date | None = None
