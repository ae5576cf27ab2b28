"""The half-time report on a round: how it stands, what needs attention, and what is left of the plan."""

from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.i18n import N_, _, number_text
from mentordesk.queries import todo
from mentordesk.reports import letterhead, round_activity, round_data, round_opening, round_people, round_results
from mentordesk.reports.frame import Paper
from mentordesk.reports.report import Missing, Report, Request, Tick, in_turn
from mentordesk.reports.small_counts import HIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What the report says; `attention` are the sentences of what is to be done."""

    round: round_data.Data
    attention: tuple[str, ...]


def collect(request: Request) -> Data:
    """How the round stands on the day."""
    with i18n.speaking(request.language):
        items = todo.items(request.round_id, request.on)
    return Data(
        round=round_data.collect(request, "half_time.introduction"),
        attention=tuple(item.sentence for item in items),
    )


def missing(request: Request) -> list[Missing]:
    """What the report would lack."""
    return round_data.missing(request)


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw the report: three or four pages."""
    with i18n.speaking(data.round.head.language), letterhead.paper(out, data.round.head, title=_(REPORT.title)) as paper:
        sections = (
            partial(round_opening.opening, paper, data.round),
            partial(_attention, paper, data),
            partial(round_people.steps, paper, data.round),
            partial(round_people.need, paper, data.round),
            partial(round_people.pairs, paper, data.round),
            partial(round_activity.meetings, paper, data.round),
            partial(round_activity.how_pairs_met, paper, data.round),
            partial(round_results.follow_up, paper, data.round),
            partial(round_activity.events, paper, data.round),
            partial(round_activity.time_by_month, paper, data.round),
            partial(_results, paper, data),
            partial(round_results.closing, paper, data.round, course=True),
        )
        in_turn(sections, tick)


def _attention(paper: Paper, data: Data) -> None:
    """What needs attention, and what is left of the plan."""
    paper.heading(_("What is to be done"), follow=60)
    figure = data.round.figures
    if data.attention and not data.round.told.hide:
        paper.bullets(data.attention)
    left = round((figure["meetings_planned"].value or 0) - (figure["meetings_held"].value or 0))
    paper.paragraph(_("Meetings left of the plan: {count}.").format(count=number_text(max(left, 0))))
    if data.round.paid:
        paper.paragraph(_("Hours left of the plan: {hours}.").format(hours=data.round.time("left_minutes")))
    paper.heading(_("Participants"), follow=80)


def _results(paper: Paper, data: Data) -> None:
    """What is known of results and goals so far."""
    if data.round.figures["outcomes"].value or data.round.course.goals:
        round_results.results(paper, data.round)
        round_results.goals(paper, data.round)


REPORT = Report(
    key="half_time",
    title=N_("Half-time report"),
    description=N_("How the round stands half-way: people, pairs, meetings against the plan, what needs attention."),
    options=(HIDE,),
    collect=collect,
    render=render,
    missing=missing,
)
