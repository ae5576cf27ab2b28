"""How the figures of a round are broken down: by month, by pair, by step, by type; what queries give and charts draw."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from mentordesk.domain.enrolments import MentorType
from mentordesk.domain.figures import share
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import STARTED, PairingStatus
from mentordesk.domain.working_time import Minutes


class MonthOfRound(NamedTuple):
    """A month: meetings planned and held, and pairs that were to meet and those of them that did.

    `begun` tells that the month has begun on the day of the figures; there is nothing to say yet of the others. `over`
    tells that it has ended: only such months are compared.
    """

    month: Month
    planned: int
    held: int
    pairs: int
    pairs_met: int
    begun: bool
    over: bool

    @property
    def coverage(self) -> float | None:
        """The part of the pairs that met; None where none was to meet, or the month has not begun."""
        return share(self.pairs_met, self.pairs) if self.begun else None


class MonthState(StrEnum):
    """What a month is to a pair."""

    HELD = "held"
    MISSED = "missed"
    DUE = "due"
    OUT = "out"


class PairMonths(NamedTuple):
    """A pair in the months: how many meetings it held in each, those of its plan, and those of them that are over."""

    id: int
    mentor_id: int
    mentee_id: int
    status: PairingStatus
    starts_on: date
    ends_on: date | None
    held: Mapping[Month, int]
    planned: tuple[Month, ...]
    due: tuple[Month, ...]

    @property
    def missed(self) -> int:
        """In how many months that are over the pair was to meet and did not."""
        return sum(month not in self.held for month in self.due)

    def state(self, month: Month) -> MonthState:
        """What the month is to the pair; a meeting outside the plan is held too."""
        if month in self.held:
            return MonthState.HELD
        if month in self.due:
            return MonthState.MISSED
        return MonthState.DUE if month in self.planned else MonthState.OUT

    def has_started(self, on: date) -> bool:
        """Whether the pair has begun by the day."""
        return self.status in STARTED and self.starts_on <= on

    def has_ended(self, on: date) -> bool:
        """Whether it has had its last day by the day."""
        return self.has_started(on) and self.ends_on is not None and self.ends_on <= on


class NamedPair(NamedTuple):
    """A pair with the names that may be shown."""

    months: PairMonths
    mentor: str
    mentee: str

    @property
    def name(self) -> str:
        """Both names."""
        return f"{self.mentor} – {self.mentee}"


MISSED_MOST = 3
"""Pairs that have missed so many months, or more, are one band."""


class Band(NamedTuple):
    """Pairs that have missed equally many months (`MISSED_MOST` or more; None: they were not to meet yet).

    `months` tells for each how many of the pairs were to meet in it and how many of these did.
    """

    missed: int | None
    pairs: int
    months: Mapping[Month, tuple[int, int]]

    @property
    def key(self) -> str:
        """Its name for links."""
        return "none" if self.missed is None else str(self.missed)


def band_of(pair: PairMonths) -> int | None:
    """In which band a pair is: how many months it has missed, as far as they are told apart."""
    return min(pair.missed, MISSED_MOST) if pair.due else None


class TypeBalance(NamedTuple):
    """A mentor type (None: none is given): who offers it with how many places, and who needs it.

    `places` are how many mentees the mentors can have at once, `free` those of them that no open pair takes up.
    `looking` are the mentees who stand in no open pair.
    """

    type: MentorType | None
    mentors: int = 0
    places: int = 0
    free: int = 0
    mentees: int = 0
    looking: int = 0


class Balance(NamedTuple):
    """Supply against need by type, and in all: who has two types is counted under each, and once in all."""

    types: tuple[TypeBalance, ...]
    total: TypeBalance


class MonthOfHours(NamedTuple):
    """The working time of all mentors in a month."""

    month: Month
    minutes: Minutes
    begun: bool
