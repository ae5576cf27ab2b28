"""Collects what the reports on a round say: every figure as on the screen, and what breaks the figures down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mentordesk import i18n
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.breakdowns import Balance, Band, MonthOfHours, MonthOfRound
from mentordesk.domain.figures import Figure
from mentordesk.domain.months import period_text
from mentordesk.domain.outcomes import GroupResult, Outcome, OutcomePoint
from mentordesk.domain.pairings import EndReason
from mentordesk.i18n import _
from mentordesk.queries import (
    activities,
    attendance,
    balance,
    breakdowns,
    course,
    figures,
    hours,
    outcomes,
    profiles,
    programmes,
    slices,
)
from mentordesk.queries.activities import ActivityRow
from mentordesk.queries.course import Course
from mentordesk.queries.profiles import Breakdown
from mentordesk.reports import letterhead, person_facts, prose
from mentordesk.reports.frame import Signature
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.report import Missing, Request
from mentordesk.reports.small_counts import HIDDEN, HIDE, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """All that a report on a round says. `figures` are those of the screen, by key; `way` the steps of the mentees.

    `stories` are those with consent only; `told` says how counts of people are told. `few` are the events whose hours
    would tell how few came or stayed away, where that is to be hidden.
    """

    head: Letterhead
    told: Telling
    period: str
    aim: str
    introduction: str
    paid: bool
    allowance: int
    aim_outcomes: tuple[Outcome, ...]
    figures: Mapping[str, Figure]
    way: tuple[Figure, ...]
    profiles: tuple[Breakdown, ...]
    early: Mapping[EndReason, int]
    months: tuple[MonthOfRound, ...]
    bands: tuple[Band, ...]
    balance: Balance
    hours: tuple[MonthOfHours, ...]
    course: Course
    events: tuple[ActivityRow, ...]
    few: tuple[ActivityRow, ...]
    at_exit: tuple[GroupResult, ...]
    later: tuple[GroupResult, ...]
    stories: tuple[str, ...]
    signatures: tuple[Signature, ...]

    def time(self, key: str) -> str:
        """A figure of the mentors' time; hidden where people could be counted by it, alone or as a part of its sum."""
        kinds = {event.kind for event in self.few if event.paid}
        of_kind = {
            "training_minutes": kinds & {ActivityKind.TRAINING},
            "network_minutes": kinds & {ActivityKind.NETWORK},
            "activity_minutes_other": kinds - {ActivityKind.TRAINING, ActivityKind.NETWORK},
            **dict.fromkeys(("used_minutes", "left_minutes", "used_share"), kinds),
        }
        return HIDDEN if of_kind.get(key) else self.figures[key].text

    @property
    def hides_time(self) -> bool:
        """Whether the sum of the mentors' time is hidden, and with it what it is made of month by month."""
        return any(event.paid for event in self.few)

    @property
    def hides_group_time(self) -> bool:
        """Whether the hours of group meetings would tell how few came to one."""
        return any(event.kind == ActivityKind.GROUP for event in self.few)


def collect(request: Request, introduction: str) -> Data:
    """Everything about the round as of the day; `introduction` is the key of the text that opens the report."""
    round_, on = programmes.get(request.round_id), request.on
    known = attendance.of_round(round_.id, on)
    with i18n.speaking(request.language):
        every = figures.by_key(figures.of_round(round_.id, on))
        steps = figures.steps(round_.id, on)
        way = figures.way_on(steps, known, list(figures.of_outcomes(round_.id, on)))
        divided = profiles.of_round(round_.id, on)
        facts = person_facts.of_round(round_, programmes.organisation(), on)
        period = period_text(round_.starts_on, round_.ends_on)
        words = prose.wording(request, introduction, facts | {"period": period})
    events = activities.listing(round_.id)
    time = hours.of_round(round_.id, on)
    told = Telling(HIDE.of(request))
    return Data(
        head=letterhead.of_round(request),
        told=told,
        period=period,
        aim=round_.aim,
        introduction=words,
        paid=round_.allowance_minutes > 0 or any(event.paid for event in events),
        allowance=round_.allowance_minutes,
        aim_outcomes=tuple(outcome for outcome in Outcome if outcome.value in round_.aim_outcomes),
        figures=every,
        way=tuple(way),
        profiles=tuple(divided),
        early=breakdowns.early_ends(round_.id, on),
        months=tuple(known.months),
        bands=slices.whole(attendance.bands(known.pairs)),
        balance=balance.of_round(round_.id),
        hours=tuple(MonthOfHours(month, minutes, month.first_day <= on) for month, minutes in time.months.items()),
        course=course.of_round(round_.id, on),
        events=tuple(events),
        few=tuple(_few(round_.id, [event for event in events if event.on <= on], told)),
        at_exit=outcomes.by_gender(round_.id, on),
        later=outcomes.by_gender(round_.id, on, OutcomePoint.SIX_MONTHS),
        stories=tuple(told.story.text for told in outcomes.printable_stories(round_.id)),
        signatures=letterhead.signatures(round_),
    )


def _few(round_id: int, events: list[ActivityRow], told: Telling) -> Iterator[ActivityRow]:
    """The events to which few of a role came, or from which few stayed away: hours by the length are their number."""
    if told.hide:
        roles = activities.by_role(round_id)
        for event in events:
            counts = roles.get(event.id, {}).values()
            if any(told.is_small(present) or told.is_small(called - present) for called, present in counts):
                yield event


def missing(request: Request) -> list[Missing]:
    """What a report on this round would lack."""
    round_ = programmes.get(request.round_id)
    found = letterhead.missing(request)
    if round_.signatory_one_id is None:
        found.append(Missing(message=_("Nobody is chosen to sign."), page="settings", field="signatory_one_id"))
    if not round_.aim:
        found.append(Missing(message=_("The aim of the programme is missing."), page="settings", field="aim"))
    return found
