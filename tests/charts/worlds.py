"""Rounds of every size for the charts: nothing, one pair, 27 pairs, 400 pairs, and names that have broken programs."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from mentordesk.charts import balance, funnel, heat, hours, meetings
from mentordesk.charts.primitives import Chart
from mentordesk.domain.breakdowns import (
    Balance,
    Band,
    MonthOfHours,
    MonthOfRound,
    NamedPair,
    PairMonths,
    TypeBalance,
)
from mentordesk.domain.enrolments import MentorType
from mentordesk.domain.figures import Figure, figure
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import PairingStatus
from mentordesk.domain.working_time import Minutes
from mentordesk.queries import attendance, slices
from tests.nasty import NASTY

MONTHS = tuple(Month(2027, number) for number in range(2, 10))
STEPS = ("mentees", "mentees_accepted", "mentees_matched", "outcomes", "aim_reached")
BEGUN = 5
"""Five of the eight months have begun, four are over."""


class World(NamedTuple):
    """What all charts are drawn of."""

    pairs: list[NamedPair]
    months: tuple[MonthOfRound, ...]
    steps: list[Figure]
    balance: Balance
    hours: list[MonthOfHours]


def a_pair(number: int, mentor: str = "", mentee: str = "") -> NamedPair:
    """Every third pair misses a month, every seventh two; every eleventh meets twice in March."""
    missed = {MONTHS[number % 4]} if number % 3 == 2 else set()
    missed |= {MONTHS[0], MONTHS[2]} if number % 7 == 6 else set()
    held = {month: 2 if number % 11 == 5 and month is MONTHS[1] else 1 for month in MONTHS[:4] if month not in missed}
    months = PairMonths(
        number, 1000 + number, 2000 + number, PairingStatus.RUNNING, date(2027, 2, 1), None, held, MONTHS, MONTHS[:4]
    )
    return NamedPair(months, mentor or f"Mentor {number}", mentee or f"Mentee {number}")


def of(pairs: list[NamedPair]) -> World:
    """A world in which these are the pairs."""
    count = len(pairs)
    months = tuple(
        MonthOfRound(
            month, count, sum(pair.months.held.get(month, 0) for pair in pairs), count,
            sum(month in pair.months.held for pair in pairs), place < BEGUN, place < BEGUN - 1,
        )
        for place, month in enumerate(MONTHS)
    )  # fmt: skip
    counts = (count + 6, count + 3, count, count // 2, count // 3) if count else (0,) * len(STEPS)
    steps = [figure(key, value) for key, value in zip(STEPS, counts, strict=True)]
    types = tuple(
        TypeBalance(kind, count, count * 2, count // 2, count + place, place) for place, kind in enumerate(MentorType)
    )
    total = TypeBalance(None, count * 3, count * 6, 3 * (count // 2), count * 3 + 3, 3)
    time = [MonthOfHours(month, Minutes(count * 60, count * 45, count * 5), True) for month in MONTHS if count]
    none = Balance(tuple(TypeBalance(kind) for kind in MentorType), TypeBalance(None))
    return World(pairs, months, steps, Balance(types, total) if count else none, time)


def nasty() -> World:
    """As many pairs as are drawn one by one, with names from the list of nasty texts."""
    return of([a_pair(place, text, NASTY[-place - 1]) for place, text in enumerate(NASTY[: heat.MOST_PAIRS])])


WORLDS: dict[str, Callable[[], World]] = {
    "nothing": lambda: of([]),
    "one pair": lambda: of([a_pair(1)]),
    "27 pairs": lambda: of([a_pair(number) for number in range(27)]),
    "400 pairs": lambda: of([a_pair(number) for number in range(400)]),
    "nasty names": nasty,
}


def bands(world: World) -> tuple[Band, ...]:
    """The pairs as bands."""
    return slices.whole(attendance.bands(pair.months for pair in world.pairs))


Builder = Callable[[float, float, float], Chart]


class Drawing(NamedTuple):
    """A chart to be made, and how high it is best for a size of text."""

    build: Builder
    height: Callable[[float], float]


CHARTS: dict[str, Callable[[World], Drawing]] = {
    "meetings": lambda w: Drawing(partial(meetings.build, w.months), partial(meetings.height, w.months)),
    "heat": lambda w: Drawing(partial(heat.of_pairs, w.pairs, w.months), partial(heat.height, len(w.pairs))),
    "bands": lambda w: Drawing(partial(heat.of_bands, bands(w), w.months), partial(heat.height, len(bands(w)))),
    "funnel": lambda w: Drawing(partial(funnel.build, w.steps), partial(funnel.height, w.steps)),
    "balance": lambda w: Drawing(partial(balance.build, w.balance), partial(balance.height, w.balance)),
    "hours": lambda w: Drawing(partial(hours.build, w.hours), partial(hours.height, w.hours)),
}
