"""Pairings: a mentor and a mentee of one round, from draft to end, with replacements as one linked story."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.choices import Choice
from mentordesk.domain.enrolments import MentorType
from mentordesk.i18n import N_


class PairingStatus(Choice):
    """The states of a pairing."""

    DRAFT = "draft", N_("Draft")
    APPROVED = "approved", N_("Approved")
    RUNNING = "running", N_("Running")
    PAUSED = "paused", N_("Paused")
    ENDED = "ended", N_("Ended")


OPEN = frozenset({PairingStatus.DRAFT, PairingStatus.APPROVED, PairingStatus.RUNNING, PairingStatus.PAUSED})
"""States in which a pairing takes up its mentee and one place of its mentor."""


class EndReason(Choice):
    """Why a pairing ended. No reason names illness."""

    PROGRAMME_OVER = "programme_over", N_("The programme is over")
    EMPLOYMENT = "employment", N_("Found work")
    INTERNSHIP = "internship", N_("Found an internship")
    STUDIES = "studies", N_("Started studies")
    MOVED = "moved", N_("Moved away")
    NO_TIME = "no_time", N_("Lack of time")
    LEAVE = "leave", N_("Leave or hindrance")
    NO_FIT = "no_fit", N_("Did not work together")
    NO_SHOW = "no_show", N_("Stayed away repeatedly")
    NEEDS_CHANGED = "needs_changed", N_("Needs changed")
    REPLACED = "replaced", N_("Mentor replaced")
    OTHER = "other", N_("Other reason")


class Initiator(Choice):
    """On whose initiative a pairing ended."""

    MENTOR = "mentor", N_("Mentor")
    MENTEE = "mentee", N_("Mentee")
    COORDINATOR = "coordinator", N_("Co-ordinator")
    BOTH = "both", N_("Both")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A time in which the pair is not expected to meet; both days included, `to_on` None while it lasts."""

    id: int
    pairing_id: int
    from_on: date
    to_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A mentor enrolment and a mentee enrolment of the same round.

    Open from `starts_on` to `ends_on`, both days included (None: still open). `follows_id` is the pairing of the
    same mentee that this one continues after a change of mentor. `early` tells whether it ended before plan;
    `farewell` whether there was a formal farewell (None: not known).
    """

    id: int
    round_id: int
    mentor_id: int
    mentee_id: int
    mentor_type: MentorType
    status: PairingStatus
    starts_on: date
    ends_on: date | None = None
    follows_id: int | None = None
    locked: bool = False
    early: bool | None = None
    end_reason: EndReason | None = None
    end_initiator: Initiator | None = None
    farewell: bool | None = None
    end_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal the mentee works towards in a pairing; `reached` is yes, mostly, partly or no once judged."""

    id: int
    pairing_id: int
    text: str
    set_on: date
    due_on: date | None = None
    reached: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """A follow-up call of the co-ordinator with a pair: due on a day, done on a day."""

    id: int
    pairing_id: int
    due_on: date
    done_on: date | None = None
    note: str = ""
