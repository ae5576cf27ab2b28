"""Pairings: a mentor and a mentee of one round, from draft to end, with replacements as one linked story."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

from mentordesk.domain.chains import Share
from mentordesk.domain.choices import Choice
from mentordesk.domain.enrolments import NEXT as NEXT_STATUS
from mentordesk.domain.enrolments import PAIRABLE, Enrolment, EnrolmentStatus, MentorType, Role
from mentordesk.domain.months import Month, long_date, months_between
from mentordesk.domain.problems import Problem
from mentordesk.domain.programmes import Round, problems_of_day
from mentordesk.i18n import N_, _


class PairingStatus(Choice):
    """The states of a pairing."""

    DRAFT = "draft", N_("Draft")
    APPROVED = "approved", N_("Approved")
    RUNNING = "running", N_("Running")
    PAUSED = "paused", N_("Paused")
    ENDED = "ended", N_("Ended")


OPEN = frozenset({PairingStatus.DRAFT, PairingStatus.APPROVED, PairingStatus.RUNNING, PairingStatus.PAUSED})
"""States in which a pairing takes up its mentee and one place of its mentor."""

STARTED = frozenset({PairingStatus.RUNNING, PairingStatus.PAUSED, PairingStatus.ENDED})
"""States in which a pair has begun to meet; drafts and approved pairings count for nothing yet."""

NEXT: dict[PairingStatus, frozenset[PairingStatus]] = {
    PairingStatus.DRAFT: frozenset({PairingStatus.APPROVED, PairingStatus.RUNNING}),
    PairingStatus.APPROVED: frozenset({PairingStatus.DRAFT, PairingStatus.RUNNING}),
    PairingStatus.RUNNING: frozenset({PairingStatus.PAUSED, PairingStatus.ENDED}),
    PairingStatus.PAUSED: frozenset({PairingStatus.RUNNING, PairingStatus.ENDED}),
    PairingStatus.ENDED: frozenset({PairingStatus.RUNNING}),
}
"""Which state may follow which. A draft or an approved pairing that comes to nothing is removed, not ended."""


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


REACHED = frozenset({EndReason.EMPLOYMENT, EndReason.INTERNSHIP, EndReason.STUDIES})
"""Reasons to end before time that are a success."""

SETTLED = REACHED | {EndReason.MOVED}
"""Reasons to end before time after which the mentee needs no new mentor."""


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


Span = tuple[date, date | None]
"""The first and the last day of a pause, both included; None while it lasts."""


class InTime(Protocol):
    """A pairing as the counting of months sees it: a record or a row of a list."""

    @property
    def status(self) -> PairingStatus:
        """Drafts and approved pairings count for nothing."""

    @property
    def starts_on(self) -> date:
        """The first day."""

    @property
    def ends_on(self) -> date | None:
        """The last day; None while the pairing is open."""


def spans(pauses: Iterable[Pause]) -> tuple[Span, ...]:
    """The pauses as the counting of months takes them."""
    return tuple((pause.from_on, pause.to_on) for pause in pauses)


def open_days(starts_on: date, ends_on: date | None, month: Month, pauses: Sequence[Span] = ()) -> int:
    """On how many days of the month a pairing is open; a pause that lasts goes on until somebody ends it."""
    first, last = max(starts_on, month.first_day), min(ends_on or date.max, month.last_day)
    days = max((last - first).days + 1, 0)
    for from_on, to_on in sorted(pauses, key=lambda span: span[0]):
        begun, over = max(from_on, first), min(to_on or date.max, last)
        if begun <= over:
            days -= (over - begun).days + 1
            first = over + timedelta(days=1)  # so that two pauses that overlap take no day twice
    return days


@lru_cache(maxsize=32_768)
def months_expected(
    starts_on: date,
    ends_on: date | None,
    months: tuple[Month, ...],
    beside: tuple[Share, ...] = (),
    pauses: tuple[Span, ...] = (),
) -> tuple[Month, ...]:
    """The months, of those of the round, in which a pair is to meet: open on more than half of the days.

    `beside` are the others of its chain that share a month with it. Such a month is expected when the chain as a whole
    was open on more than half of its days, and then of exactly one: of who had the mentee on most days, or first where
    they are equal. Cached, because thousands of pairs share a few starts and ends.
    """
    expected = []
    for month in months:
        mine = open_days(starts_on, ends_on, month, pauses)
        others = [(open_days(other.starts_on, other.ends_on, month, other.pauses), other.starts_on) for other in beside]
        is_mine = all((-mine, starts_on) < (-theirs, starts) for theirs, starts in others)
        if is_mine and 2 * (mine + sum(days for days, _starts in others)) > month.days:
            expected.append(month)
    return tuple(expected)


@lru_cache(maxsize=32_768)
def months_due(
    starts_on: date,
    ends_on: date | None,
    months: tuple[Month, ...],
    on: date,
    beside: tuple[Share, ...] = (),
    pauses: tuple[Span, ...] = (),
) -> tuple[Month, ...]:
    """Those of the expected months that are over on the day; an ended pair's last month is over when the pair is."""
    expected = months_expected(starts_on, ends_on, months, beside, pauses)
    return tuple(month for month in expected if min(month.last_day, ends_on or date.max) <= on)


def plan(pairing: InTime, round_: Round, *, beside: tuple[Share, ...] = (), pauses: tuple[Span, ...] = ()) -> int:
    """How many meetings the pair is to have from its start to its end or the round's: the boxes to tick."""
    return round_.cadence * len(planned_months(pairing, round_, beside=beside, pauses=pauses))


def planned_months(
    pairing: InTime, round_: Round, *, beside: tuple[Share, ...] = (), pauses: tuple[Span, ...] = ()
) -> tuple[Month, ...]:
    """The months of the plan; none before the pair has started."""
    if pairing.status not in STARTED:
        return ()
    months = months_between(round_.meetings_from, round_.meetings_to)
    return months_expected(pairing.starts_on, pairing.ends_on, months, beside, pauses)


def expected(
    pairing: InTime, round_: Round, on: date, *, beside: tuple[Share, ...] = (), pauses: tuple[Span, ...] = ()
) -> int:
    """How many meetings the pair should have had by the day; a month that is not over is due, not missed."""
    if pairing.status not in STARTED:
        return 0
    months = months_between(round_.meetings_from, round_.meetings_to)
    return round_.cadence * len(months_due(pairing.starts_on, pairing.ends_on, months, on, beside, pauses))


def progress(held: int, planned: int) -> str:
    """Held meetings of the plan, as 6/8."""
    return f"{held}/{planned}"


def silent_days(starts_on: date, last_held: date | None, on: date) -> int:
    """Days since the pair's last held meeting, or since its start; none before it."""
    return max((on - (last_held or starts_on)).days, 0)


def quiet(status: PairingStatus, starts_on: date, last_held: date | None, on: date, quiet_days: int) -> bool:
    """Whether a running pair has not met for longer than the round allows."""
    return status is PairingStatus.RUNNING and silent_days(starts_on, last_held, on) > quiet_days


_CANNOT_MENTOR = N_("The mentor cannot be matched now; the status is “{status}”.")
_CANNOT_MENTEE = N_("The mentee cannot be matched now; the status is “{status}”.")


def problems_of_new(
    round_: Round,
    mentor: Enrolment,
    mentee: Enrolment,
    starts_on: date,
    *,
    mentor_open: int,
    mentee_open: int,
) -> list[Problem]:
    """What stands against pairing these two; `…_open` is how many open pairings each has already."""
    problems = _problems_of_mentor(round_, mentor, mentor_open)
    if mentee.role is not Role.MENTEE or mentee.round_id != round_.id:
        problems.append(Problem("mentee_id", _("This participant is not a mentee in this round.")))
    if mentee.status not in PAIRABLE:
        problems.append(Problem("mentee_id", _(_CANNOT_MENTEE).format(status=mentee.status.label)))
    if mentee_open:
        problems.append(Problem("mentee_id", _("The mentee already has an open pairing.")))
    if mentor.person_id == mentee.person_id:
        problems.append(Problem("mentee_id", _("Nobody can be their own mentor.")))
    return problems + problems_of_start("starts_on", starts_on, round_)


def problems_of_end(
    pairing: Pairing, ends_on: date, *, early: bool, reason: EndReason | None, last_held: date | None = None
) -> list[Problem]:
    """What stands against ending the pairing that day; `last_held` is the day of its last held meeting."""
    if pairing.status is PairingStatus.ENDED:
        return [Problem("", _("The pairing has already ended."))]
    if pairing.status not in STARTED:
        return [Problem("", _("The pairing has not started; remove it instead."))]
    problems = []
    if ends_on < pairing.starts_on:
        problems.append(Problem("ends_on", _("The pairing began on {day}.").format(day=long_date(pairing.starts_on))))
    elif last_held is not None and last_held > ends_on:
        problems.append(Problem("ends_on", _("The pair met on {day}.").format(day=long_date(last_held))))
    if early and reason is None:
        problems.append(Problem("end_reason", _("Say why the pairing ended before time.")))
    return problems


def problems_of_replacement(
    pairing: Pairing,
    round_: Round,
    mentor: Enrolment,
    on: date,
    *,
    mentor_open: int,
    last_held: date | None = None,
) -> list[Problem]:
    """What stands against this mentor taking over on the day; the old pairing then ends the day before."""
    if pairing.status not in STARTED - {PairingStatus.ENDED}:
        return [Problem("", _("Only a pairing that is running or paused can get another mentor."))]
    problems = _problems_of_mentor(round_, mentor, mentor_open)
    if mentor.id == pairing.mentor_id:
        problems.append(Problem("mentor_id", _("This is the mentor the mentee has now.")))
    if on <= pairing.starts_on:
        problems.append(Problem("on", _("The pairing began on {day}.").format(day=long_date(pairing.starts_on))))
    elif last_held is not None and last_held >= on:
        problems.append(Problem("on", _("The pair met on {day}.").format(day=long_date(last_held))))
    return problems + problems_of_start("on", on, round_)


def problems_of_reopen(
    pairing: Pairing,
    round_: Round,
    mentor: Enrolment,
    mentee: Enrolment,
    *,
    followed: bool,
    mentor_open: int,
    mentee_open: int,
) -> list[Problem]:
    """What stands against taking back the end of the pairing; the mentor keeps to capacity, the mentee to one.

    Nobody is matched again who has withdrawn since; who left because of the end that is taken back is.
    """
    if pairing.status is not PairingStatus.ENDED:
        return [Problem("", _("The pairing has not ended."))]
    problems = _problems_of_closed(round_)
    if followed:
        problems.append(Problem("", _("Another mentor has taken over; end that pairing and match anew instead.")))
    elif mentee_open:
        problems.append(Problem("", _("The mentee already has an open pairing.")))
    if mentor_open >= mentor.capacity:
        problems.append(Problem("", _("The mentor has no free place.")))
    for one, text in ((mentor, _CANNOT_MENTOR), (mentee, _CANNOT_MENTEE)):
        if one.status is not EnrolmentStatus.MATCHED and EnrolmentStatus.MATCHED not in NEXT_STATUS[one.status]:
            problems.append(Problem("", _(text).format(status=one.status.label)))
    return problems


def problems_of_pause(pairing: Pairing, from_on: date, to_on: date | None, pauses: Iterable[Pause]) -> list[Problem]:
    """What stands against a pause from one day to another; `pauses` are those the pairing has already."""
    if pairing.status is not PairingStatus.RUNNING:
        return [Problem("", _("Only a running pairing can be paused."))]
    problems = []
    if from_on < pairing.starts_on:
        problems.append(Problem("from_on", _("The pairing began on {day}.").format(day=long_date(pairing.starts_on))))
    if to_on is not None and to_on < from_on:
        problems.append(Problem("to_on", _("The pause ends before it begins.")))
    elif any(from_on <= (pause.to_on or date.max) and pause.from_on <= (to_on or date.max) for pause in pauses):
        problems.append(Problem("from_on", _("The pairing is already paused in these days.")))
    return problems


def problems_of_resume(pairing: Pairing, pause: Pause, on: date) -> list[Problem]:
    """What stands against taking up a paused pairing again on the day; the pause's last day is the day before."""
    if pairing.status is not PairingStatus.PAUSED:
        return [Problem("", _("The pairing is not paused."))]
    if on <= pause.from_on:
        return [Problem("on", _("The pause began on {day}.").format(day=long_date(pause.from_on)))]
    return []


def status_after_end(role: Role, early: bool, reason: EndReason | None, still_open: int) -> EnrolmentStatus | None:
    """What a participant becomes when a pairing ends; None: stays as is, because another pairing is open."""
    if still_open:
        return None
    if not early:
        return EnrolmentStatus.COMPLETED
    if role is Role.MENTOR:
        return EnrolmentStatus.ACCEPTED
    if reason is EndReason.MOVED:
        return EnrolmentStatus.LEFT_EARLY
    return EnrolmentStatus.COMPLETED if reason in REACHED else EnrolmentStatus.WAITING


def problems_of_start(field: str, day: date, round_: Round) -> list[Problem]:
    """What stands against a pair that begins on the day: it lies outside the round, or the round is closed."""
    return _problems_of_closed(round_) or problems_of_day(field, day, round_)


def _problems_of_closed(round_: Round) -> list[Problem]:
    """A closed round has no open pairs."""
    return [Problem("", _("The round is closed; open it again first."))] if round_.closed_on is not None else []


def _problems_of_mentor(round_: Round, mentor: Enrolment, mentor_open: int) -> list[Problem]:
    problems = []
    if mentor.role is not Role.MENTOR or mentor.round_id != round_.id:
        problems.append(Problem("mentor_id", _("This participant is not a mentor in this round.")))
    if mentor.status not in PAIRABLE:
        problems.append(Problem("mentor_id", _(_CANNOT_MENTOR).format(status=mentor.status.label)))
    if mentor_open >= mentor.capacity:
        problems.append(Problem("mentor_id", _("The mentor has no free place.")))
    return problems
