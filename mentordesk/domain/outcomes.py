"""Outcomes: what became of a mentee at exit and six months after, and the stories that may be told."""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from mentordesk.domain.choices import Choice
from mentordesk.domain.months import plus_months
from mentordesk.domain.people import Gender
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


class Group(Choice):
    """Whom a result is about; results are always shown for all and by gender."""

    ALL = "all", N_("All")
    WOMEN = "women", N_("Women")
    MEN = "men", N_("Men")
    OTHER = "other", N_("Other or not stated")


GROUPS = {
    Gender.WOMAN: Group.WOMEN,
    Gender.MAN: Group.MEN,
    Gender.OTHER: Group.OTHER,
    Gender.UNSTATED: Group.OTHER,
}
"""The group in which somebody is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResult:
    """The outcomes of a group: how many of each (in the order of the list, zeros too) and how many reached the aim."""

    group: Group
    counts: tuple[tuple[Outcome, int], ...]
    reached: int

    @property
    def total(self) -> int:
        """Everybody with an outcome."""
        return sum(count for _outcome, count in self.counts)

    @property
    def share(self) -> float | None:
        """Those who reached the aim, of everybody with an outcome; None when there is nobody."""
        return self.reached / self.total if self.total else None

    def count(self, outcome: Outcome) -> int:
        """How many have this outcome."""
        return dict(self.counts)[outcome]


def aim_reached(outcome: Outcome, aim: Container[str]) -> bool:
    """Whether the outcome is one the round aims at; `aim` is `Round.aim_outcomes`."""
    return outcome.value in aim


def by_gender(rows: Iterable[tuple[Gender, Outcome]], aim: Container[str]) -> tuple[GroupResult, ...]:
    """Outcomes of all, women, men, and others if there are any; a row is a mentee with an outcome."""
    counters = {group: Counter[Outcome]() for group in Group}
    for gender, outcome in rows:
        counters[Group.ALL][outcome] += 1
        counters[GROUPS[gender]][outcome] += 1
    return tuple(
        GroupResult(
            group=group,
            counts=tuple((outcome, counter[outcome]) for outcome in Outcome),
            reached=sum(count for outcome, count in counter.items() if aim_reached(outcome, aim)),
        )
        for group, counter in counters.items()
        if group is not Group.OTHER or counter
    )


def follow_up_due(exit_on: date, outcome: Outcome, *, answered: bool = False) -> date | None:
    """When to ask again, six months after the exit; None for who has moved away or answered already."""
    if answered or outcome is Outcome.MOVED:
        return None
    return plus_months(exit_on, 6)
