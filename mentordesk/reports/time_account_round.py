"""The time account of a round for the employer and the programme owner: by month, by unit and by mentor, to be signed."""

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain.figures import DEFINITIONS, NOTHING
from mentordesk.domain.months import Month
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _
from mentordesk.queries import activities, programmes, working_time
from mentordesk.queries.working_time import MentorTime, UnitTime, WorkingTime
from mentordesk.reports import letterhead, time_account
from mentordesk.reports.frame import Paper, Signature
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.report import Missing, Report, Request, Tick, in_turn
from mentordesk.reports.styles import SMALL
from mentordesk.reports.tables import Column, Row, Total
from mentordesk.reports.time_account import MentorAccount
from mentordesk.reports.time_tables import key_figures, month_cells, month_columns, sum_cells, sum_columns, time_text

USED = (
    "planned_minutes", "used_minutes", "left_minutes", "own_minutes", "training_minutes", "network_minutes",
    "meeting_minutes_paid",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The account of the round; `attended` are the paid minutes of activities by month."""

    head: Letterhead
    allowance: int
    time: WorkingTime
    attended: dict[Month, int]
    signatures: tuple[Signature, ...]


def collect(request: Request) -> Data:
    """The account of the whole round."""
    time_account.demand_paid_time(request)
    time = working_time.of_round(request.round_id, request.on)
    if not time.mentors:
        raise RuleBroken.at("", _("No mentor has any working time in the round yet."))
    attended: defaultdict[Month, int] = defaultdict(int)
    events = activities.paid_calls_of(request.round_id)
    for mentor in time.mentors:
        mine = tuple(events.get(mentor.enrolment_id, ()))
        for month, minutes in MentorAccount(time=mentor, events=mine).attended(request.on).items():
            attended[month] += minutes
    round_ = programmes.get(request.round_id)
    return Data(
        head=letterhead.of_round(request),
        allowance=round_.allowance_minutes,
        time=time,
        attended=dict(attended),
        signatures=letterhead.signatures(round_),
    )


def missing(request: Request) -> list[Missing]:
    """What the account would lack."""
    found = letterhead.missing(request)
    if programmes.get(request.round_id).signatory_one_id is None:
        found.append(Missing(message=_("Nobody is chosen to sign."), page="settings", field="signatory_one_id"))
    return found


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw the account: a page or two, and as many as the mentors take."""
    sections = (_opening, _months, _units, _mentors, _closing)
    with i18n.speaking(data.head.language), letterhead.paper(out, data.head, title=_(REPORT.title)) as paper:
        in_turn([partial(section, paper, data) for section in sections], tick)


def _opening(paper: Paper, data: Data) -> None:
    count = str(len(data.time.mentors))
    paper.facts([(_("Host organisation"), data.head.host or NOTHING), (_("Mentors"), count)], label_width=110)
    paper.key_figures(key_figures(data.time.total))


def _months(paper: Paper, data: Data) -> None:
    paper.heading(_("Month by month"), follow=120)
    rows: list[Row] = [
        [month.long, *month_cells(minutes, data.attended.get(month, 0), nothing=NOTHING)]
        for month, minutes in sorted(data.time.months.items())
    ]
    paper.table(month_columns(), [*rows, Total([_("Total"), *month_cells(data.time.total, sum(data.attended.values()))])])


def _units(paper: Paper, data: Data) -> None:
    paper.heading(_("Units"), follow=80)
    columns = sum_columns(_("Unit"))
    columns.insert(1, Column(_("Mentors"), width=62, align="right"))
    rows: list[Row] = [_unit(unit) for unit in data.time.units]
    paper.table(columns, [*rows, Total([_("Whole round"), str(len(data.time.mentors)), *sum_cells(data.time.total)])])


def _unit(unit: UnitTime) -> list[str]:
    return [time_account.unit_name(unit), str(unit.mentors), *sum_cells(unit.minutes)]


def _mentors(paper: Paper, data: Data) -> None:
    paper.heading(_("Mentors"), follow=80)
    rows: list[Row] = [_mentor(mentor) for mentor in data.time.mentors]
    total = Total([_("Whole round"), "", *sum_cells(data.time.total)])
    first, *sums = sum_columns(_("Mentor"), 56)
    paper.table([first, Column(_("Unit")), *sums], [*rows, total])


def _mentor(mentor: MentorTime) -> list[str]:
    return [mentor.name, mentor.unit or NOTHING, *sum_cells(mentor.minutes)]


def _closing(paper: Paper, data: Data) -> None:
    words = _("Hours and minutes. Up to {allowance} of held meetings are paid for each pair and month; more is own time.")
    paper.paragraph(words.format(allowance=time_text(data.allowance)), SMALL)
    paper.signatures(data.signatures, above=40)
    paper.definitions((_(DEFINITIONS[key].label), _(DEFINITIONS[key].text)) for key in USED)


REPORT = Report(
    key="time_account_round",
    title=N_("Time account of the round"),
    description=N_("The whole round's planned, used and left hours by month, by unit and by mentor; to be signed."),
    collect=collect,
    render=render,
    missing=missing,
)
