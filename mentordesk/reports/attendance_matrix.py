"""The attendance matrix: every pair of a round and its months on A4 landscape, a letter in a tinted box for each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain.figures import NOTHING, Figure, percent_text, share
from mentordesk.domain.meetings import MeetingStatus, letter
from mentordesk.domain.months import Month
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _, number_text
from mentordesk.queries import breakdowns, figures, month_grid, pairings
from mentordesk.queries.breakdowns import MonthOfRound
from mentordesk.queries.month_grid import Cell, GridRow
from mentordesk.reports import letterhead, matrix_drawing
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.matrix_drawing import Line, Mark, Sums
from mentordesk.reports.report import Missing, Report, Request, Tick
from mentordesk.reports.sheet import LANDSCAPE

USED = ("meetings_held", "meetings_expected", "meetings_planned", "attendance", "coverage")
DEFINED = 140.0
"""The height the definitions take; a sheet that is full does without them rather than become two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The matrix: months across, pairs down (who took over stands below the one before), and the figures it uses."""

    head: Letterhead
    months: tuple[Month, ...]
    lines: tuple[Line, ...]
    sums: tuple[MonthOfRound, ...]
    figures: dict[str, Figure]


def collect(request: Request) -> Data:
    """The pairs that have begun by the day with what became of their months until then."""
    grid = month_grid.read(request.round_id, request.on, until=request.on)
    rows = [row for row in grid.rows if row.starts_on <= request.on]
    if not rows:
        raise RuleBroken.at("", _("No pair has started yet, so there is no attendance to print."))
    follows = {pair.id: pair.follows_id for pair in pairings.listing(request.round_id, request.on)}
    with i18n.speaking(request.language):
        known = figures.by_key(figures.of_round(request.round_id, request.on))
        lines = tuple(_line(row, follows[row.pairing_id] is not None) for row in _in_order(rows, follows))
    return Data(
        head=letterhead.of_round(request),
        months=grid.months,
        lines=lines,
        sums=tuple(breakdowns.months(request.round_id, request.on)),
        figures={key: known[key] for key in USED},
    )


def _in_order(rows: Sequence[GridRow], follows: dict[int, int | None]) -> Iterator[GridRow]:
    """By mentor; but who took over a mentee stands directly below the mentor before, wherever the name belongs."""
    shown = {row.pairing_id for row in rows}
    after: defaultdict[int | None, list[GridRow]] = defaultdict(list)
    for row in rows:
        before = follows[row.pairing_id]
        after[before if before in shown else None].append(row)

    waiting = list(reversed(after[None]))
    while waiting:
        row = waiting.pop()
        yield row
        waiting += reversed(after[row.pairing_id])


def _line(row: GridRow, takes_over: bool) -> Line:
    return Line(
        mentor=row.mentor,
        mentee=row.mentee,
        takes_over=takes_over,
        marks=tuple(_mark(cell) for cell in row.cells),
        total=_("{part} of {whole}").format(part=row.held, whole=row.plan),
    )


def _mark(cell: Cell) -> Mark:
    """What stands in the box of a month: a letter, and how many were held when it is more than one."""
    if cell.status is MeetingStatus.HELD:
        return Mark("held", letter(cell.status) + (str(cell.held) if cell.held > 1 else ""))
    if cell.status is not None:
        kinds = {
            MeetingStatus.PLANNED: "planned",
            MeetingStatus.CANCELLED: "cancelled",
            MeetingStatus.RESCHEDULED: "rescheduled",
            MeetingStatus.NO_SHOW: "no_show",
        }
        return Mark(kinds[cell.status], letter(cell.status))
    if cell.missing:
        return Mark("missed", NOTHING)
    return Mark("due", "") if cell.expected else Mark("outside", "")


def missing(request: Request) -> list[Missing]:
    """What the head of the matrix would lack."""
    return letterhead.missing(request)


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw the matrix: up to forty pairs on one page, more with the head of the months repeated."""
    with (
        i18n.speaking(data.head.language),
        letterhead.paper(out, data.head, title=_(REPORT.title), page_size=LANDSCAPE) as paper,
    ):
        matrix_drawing.draw(paper, data.months, data.lines, _sums(data), _legend(), tick)
        terms = [(_("Coverage") if one.key == "coverage" else one.label, one.definition) for one in data.figures.values()]
        if paper.page > 1 or paper.y - paper.bottom > DEFINED:
            paper.definitions(terms)
        tick(len(data.lines), len(data.lines))


def _sums(data: Data) -> Sums:
    """Below the months: held of planned, and coverage; at the right the sum of all."""
    held = [
        _("{held}/{planned}").format(held=number_text(each.held), planned=number_text(each.planned)) for each in data.sums
    ]
    coverage = [percent_text(share(each.pairs_met, each.pairs)) if each.begun else NOTHING for each in data.sums]
    whole = _("{part} of {whole}").format(
        part=data.figures["meetings_held"].text, whole=data.figures["meetings_planned"].text
    )
    return Sums(((_("Meetings held of planned"), held, whole), (_("Pairs that met, of those that were to"), coverage, "")))


def _legend() -> list[tuple[Mark, str]]:
    """What the boxes mean, in the order of how often they come."""
    marks = [
        (Mark("held", letter(MeetingStatus.HELD)), MeetingStatus.HELD.label),
        (Mark("cancelled", letter(MeetingStatus.CANCELLED)), MeetingStatus.CANCELLED.label),
        (Mark("rescheduled", letter(MeetingStatus.RESCHEDULED)), MeetingStatus.RESCHEDULED.label),
        (Mark("no_show", letter(MeetingStatus.NO_SHOW)), MeetingStatus.NO_SHOW.label),
        (Mark("planned", letter(MeetingStatus.PLANNED)), MeetingStatus.PLANNED.label),
    ]
    return [*marks, (Mark("missed", NOTHING), _("Not held, not noted")), (Mark("due", ""), _("Not over yet"))]


REPORT = Report(
    key="attendance",
    title=N_("Attendance matrix"),
    description=N_("All pairs and months on one sheet, with sums; for the wall or the steering group."),
    collect=collect,
    render=render,
    missing=missing,
)
