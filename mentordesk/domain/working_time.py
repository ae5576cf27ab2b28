"""Working time: what a mentor's hours were planned to be, what is paid, and what is the mentor's own time."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from mentordesk.domain.activities import AttendanceStatus
from mentordesk.domain.months import Month

CALLED = frozenset({AttendanceStatus.INVITED, AttendanceStatus.PRESENT, AttendanceStatus.ABSENT})
"""Who was called to an activity and not excused from it: the time was planned."""


class ActivityTime(NamedTuple):
    """A mentor at a paid activity; `mentor_id` is the enrolment."""

    mentor_id: int
    on: date
    minutes: int
    status: AttendanceStatus


def known_on(status: AttendanceStatus, day: date, on: date) -> AttendanceStatus:
    """How somebody was at an activity of `day` as far as can be known by `on`: what lies ahead is not yet attended."""
    return status if day <= on or status is AttendanceStatus.EXCUSED else AttendanceStatus.INVITED


class MeetingTime(NamedTuple):
    """The held minutes of one pairing in one month, or of one meeting: they are added up."""

    mentor_id: int
    pairing_id: int
    month: Month
    minutes: int


class PlannedMonths(NamedTuple):
    """The months in which a pairing is to meet: `pairings.planned_months`."""

    mentor_id: int
    pairing_id: int
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes planned and paid, and the mentor's own beyond the allowance."""

    planned: int = 0
    paid: int = 0
    own: int = 0

    @property
    def left(self) -> int:
        """What is left of the plan; below zero when more was paid than planned."""
        return self.planned - self.paid

    def __add__(self, other: "Minutes") -> "Minutes":
        return Minutes(self.planned + other.planned, self.paid + other.paid, self.own + other.own)


@dataclass(frozen=True, slots=True)
class Account:
    """The minutes of one mentor in one month."""

    mentor_id: int
    month: Month
    minutes: Minutes


Key = TypeVar("Key", bound=Hashable)


def accounts(
    activities: Iterable[ActivityTime],
    meetings: Iterable[MeetingTime],
    plans: Iterable[PlannedMonths],
    allowance: int,
) -> tuple[Account, ...]:
    """One account for each mentor and month in which anything was planned, paid or done, by mentor and month.

    `activities` are the paid ones only: attended they are paid in full. `allowance` is the paid minutes of each
    pairing and month; what a pair meets above it is the mentor's own time.
    """
    planned: Counter[tuple[int, Month]] = Counter()
    paid: Counter[tuple[int, Month]] = Counter()
    own: Counter[tuple[int, Month]] = Counter()
    for mentor_id, on, minutes, status in activities:
        if minutes and status in CALLED:
            key = mentor_id, Month.of(on)
            planned[key] += minutes
            paid[key] += minutes if status is AttendanceStatus.PRESENT else 0
    held: Counter[tuple[int, int, Month]] = Counter()
    for mentor_id, pairing_id, month, minutes in meetings:
        held[mentor_id, pairing_id, month] += minutes
    for (mentor_id, _pairing_id, month), minutes in held.items():
        key = mentor_id, month
        paid[key] += min(minutes, allowance)
        own[key] += max(minutes - allowance, 0)
    for mentor_id, _pairing_id, months in plans:
        for month in months:
            planned[mentor_id, month] += allowance
    keys = sorted(planned.keys() | paid.keys())
    return tuple(Account(*key, Minutes(planned[key], paid[key], own[key])) for key in keys)


def split(minutes: int, allowance: int) -> Minutes:
    """The held minutes of one pairing and month as paid and own time."""
    paid = min(minutes, allowance)
    return Minutes(paid=paid, own=minutes - paid)


def total(of: Iterable[Account]) -> Minutes:
    """The sum of accounts."""
    return sum((account.minutes for account in of), Minutes())


def by(key: Callable[[Account], Key], of: Iterable[Account]) -> dict[Key, Minutes]:
    """Sums of accounts by anything an account says, in the order in which it first comes."""
    sums: dict[Key, list[int]] = {}
    for account in of:
        sum_, minutes = sums.setdefault(key(account), [0, 0, 0]), account.minutes
        sum_[0] += minutes.planned
        sum_[1] += minutes.paid
        sum_[2] += minutes.own
    return {name: Minutes(*sum_) for name, sum_ in sums.items()}


def by_mentor(of: Iterable[Account]) -> dict[int, Minutes]:
    """Sums by mentor."""
    return by(lambda account: account.mentor_id, of)


def by_month(of: Iterable[Account]) -> dict[Month, Minutes]:
    """Sums by month, in the order of time."""
    return dict(sorted(by(lambda account: account.month, of).items()))
