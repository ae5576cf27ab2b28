"""The summary of a round for the programme owner: people, pairs, meetings, time and results, and how all is counted."""

from functools import partial
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.i18n import N_, _
from mentordesk.reports import letterhead, round_activity, round_data, round_opening, round_people, round_results
from mentordesk.reports.frame import Paper
from mentordesk.reports.report import Report, Request, Tick, in_turn
from mentordesk.reports.round_data import Data, missing
from mentordesk.reports.small_counts import HIDE


def collect(request: Request) -> Data:
    """Everything about the round as of the day."""
    return round_data.collect(request, "summary.introduction")


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw the summary: a few pages."""
    sections = (
        round_opening.opening,
        _people,
        round_people.pairs,
        round_activity.meetings,
        round_activity.events,
        round_activity.time,
        round_results.results,
        round_results.stories,
        round_results.closing,
    )
    with i18n.speaking(data.head.language), letterhead.paper(out, data.head, title=_(REPORT.title)) as paper:
        in_turn([partial(section, paper, data) for section in sections], tick)


def _people(paper: Paper, data: Data) -> None:
    paper.heading(_("Participants"))
    round_people.steps(paper, data)
    round_people.accepted(paper, data)


REPORT = Report(
    key="summary",
    title=N_("Programme summary"),
    description=N_("A few pages for the programme owner: people, pairs, meetings, working time and results."),
    options=(HIDE,),
    collect=collect,
    render=render,
    missing=missing,
)
