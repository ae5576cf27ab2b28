"""The final report on a round for the programme owner: who took part, what was done, what came of it, and how it counts."""

from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain.pairings import PairingStatus
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import outcomes, pairings
from mentordesk.reports import letterhead, prose, round_activity, round_data, round_opening, round_people, round_results
from mentordesk.reports.frame import Paper
from mentordesk.reports.options import YesNo
from mentordesk.reports.pair_records import PairRecord, records_of
from mentordesk.reports.report import Missing, Report, Request, Tick, in_turn
from mentordesk.reports.small_counts import HIDE
from mentordesk.reports.styles import SMALL
from mentordesk.reports.tables import Column, Row

_OPEN = (PairingStatus.RUNNING, PairingStatus.PAUSED)
LESSONS = "final.lessons"
APPENDIX = YesNo(key="appendix", label=N_("With the records behind the figures, without names"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What the report says; `lessons` are the round's own words, or the standard ones with lines to write on."""

    round: round_data.Data
    lessons: str
    lessons_written: bool
    records: tuple[PairRecord, ...]


def collect(request: Request) -> Data:
    """Everything about the round as of the day."""
    known = round_data.collect(request, "final.introduction")
    with i18n.speaking(request.language):
        lessons = prose.wording(request, LESSONS, {"programme": known.head.round_title, "period": known.period,
                                                   "owner": known.head.owner, "host": known.head.host})  # fmt: skip
    wanted = APPENDIX.of(request) and not known.told.hide
    return Data(
        round=known,
        lessons=lessons,
        lessons_written=prose.is_own(request, LESSONS),
        records=tuple(records_of(request)) if wanted else (),
    )


def missing(request: Request) -> list[Missing]:
    """What the report would lack."""
    found = round_data.missing(request) + _unfinished(request.round_id)
    if not prose.is_own(request, LESSONS):
        words = _("The lessons are not written yet; there are lines to write them by hand.")
        found.append(Missing(message=words, page="texts", field=f"{request.language}:{LESSONS}"))
    if APPENDIX.of(request) and HIDE.of(request):
        words = _("The records are left out, because small counts are hidden.")
        found.append(Missing(message=words))
    return found


def _unfinished(round_id: int) -> list[Missing]:
    """What a final report would count as open: pairs that nobody has ended, mentees without a result."""
    found = []
    if still := [one.id for one in pairings.of_round(round_id) if one.status in _OPEN]:
        text = ngettext("{count} pair is not ended.", "{count} pairs are not ended.", len(still))
        found.append(Missing(message=text.format(count=len(still)), page="pairs", record_id=still[0]))
    if unknown := outcomes.unknown(round_id):
        text = ngettext("{count} mentee lacks a result at exit.", "{count} mentees lack a result at exit.", len(unknown))
        found.append(Missing(message=text.format(count=len(unknown)), page="people", record_id=unknown[0].person_id))
    return found


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw the report, each section with its figures."""
    with i18n.speaking(data.round.head.language), letterhead.paper(out, data.round.head, title=_(REPORT.title)) as paper:
        sections = (
            partial(round_opening.opening, paper, data.round),
            partial(round_people.participants, paper, data.round),
            partial(round_people.profile, paper, data.round),
            partial(round_people.pairs, paper, data.round),
            partial(round_activity.meetings, paper, data.round),
            partial(round_activity.how_pairs_met, paper, data.round),
            partial(round_results.follow_up, paper, data.round),
            partial(round_activity.events, paper, data.round),
            partial(round_activity.time, paper, data.round),
            partial(round_activity.time_by_month, paper, data.round),
            partial(round_results.results, paper, data.round),
            partial(round_results.goals, paper, data.round),
            partial(round_results.stories, paper, data.round),
            partial(_lessons, paper, data),
            partial(_records, paper, data),
            partial(round_results.closing, paper, data.round, ("aim_reached",), course=True),
        )
        in_turn(sections, tick)


def _lessons(paper: Paper, data: Data) -> None:
    paper.heading(_("Lessons and the next round"), follow=120)
    prose.draw(paper, data.lessons)
    if not data.lessons_written:
        paper.blank_lines("", 4, 22)


def _records(paper: Paper, data: Data) -> None:
    """The pairs behind the figures, so that whoever wants to can count again."""
    if not data.records:
        return
    paper.heading(_("The records behind the figures"), follow=120)
    paper.paragraph(_("Each line is a pair, without names; a mentee whose mentor was replaced has two lines."), SMALL)
    columns = [
        Column("", width=26, align="right"), Column(_("Type")), Column(_("From"), width=58), Column(_("To"), width=58),
        Column(_("Plan"), width=34, align="right"), Column(_("Held"), width=34, align="right"),
        Column(_("Minutes"), width=46, align="right"), Column(_("Gender of mentee"), width=62), Column(_("At exit")),
        Column(_("Later")),
    ]  # fmt: skip
    rows: list[Row] = [record.cells(number) for number, record in enumerate(data.records, 1)]
    paper.table(columns, rows)


REPORT = Report(
    key="final_report",
    title=N_("Final report"),
    description=N_("The whole round for the programme owner: people, activity, time, results by gender, stories, lessons."),
    options=(HIDE, APPENDIX),
    collect=collect,
    render=render,
    missing=missing,
)
