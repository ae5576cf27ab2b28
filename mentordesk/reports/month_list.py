"""The list of a month to fill in by hand: every running pair with boxes for day, minutes and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain.meetings import MeetingStatus, letter
from mentordesk.domain.months import Month, months_between
from mentordesk.domain.pairings import PairingStatus
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import meetings, month_grid, programmes
from mentordesk.queries.month_grid import GridRow
from mentordesk.reports import letterhead
from mentordesk.reports.form_table import NAME, SMALL, Field, FormTable, Lines
from mentordesk.reports.frame import Paper
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.options import Asked, OneOf, Value
from mentordesk.reports.report import Missing, Report, Request, Tick
from mentordesk.reports.text import Style

ROW, TIGHT, LEAST = 27.0, 24.0, 20.5
"""The height of a row: as pleasant as can be, and less where all pairs then fit on one page."""
REMARKS = 80.0
"""The height of the lines for remarks; a sheet that is full does without them."""
MARKED = (MeetingStatus.HELD, MeetingStatus.CANCELLED, MeetingStatus.RESCHEDULED, MeetingStatus.NO_SHOW)


def _months(request: Asked) -> list[Value]:
    round_ = programmes.get(request.round_id)
    return [Value(month.iso, month.long) for month in months_between(round_.meetings_from, round_.meetings_to)]


def _first(request: Asked) -> str:
    """The month of the day; before or after all months the first or the last."""
    months = [value.key for value in _months(request)]
    return min(max(Month.of(request.on).iso, months[0]), months[-1]) if months else ""


MONTH = OneOf(key="month", label=N_("Month"), lasting=False, offers=_months, first=_first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A pair with what is known of its month already: that it has a pause, the days that are planned."""

    mentor: str
    mentee: str
    paused: bool
    planned: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The list of one month; each pair has as many rows as meetings are expected of it."""

    head: Letterhead
    month: Month
    rows: int
    contact: str
    lines: tuple[Line, ...]


def collect(request: Request) -> Data:
    """The pairs that are open on some day of the month."""
    month = Month.parse(MONTH.of(request))
    grid = month_grid.read(request.round_id, request.on)
    place = grid.months.index(month)
    lines = tuple(_line(row, place) for row in grid.rows if row.cells[place].open)
    if not lines:
        raise RuleBroken.at("", _("No pair is running in {month}.").format(month=month.long))
    return Data(
        head=letterhead.of_round(request),
        month=month,
        rows=programmes.get(request.round_id).cadence,
        contact=programmes.organisation().contact,
        lines=lines,
    )


def _line(row: GridRow, place: int) -> Line:
    cell = row.cells[place]
    ids = cell.ids if cell.status is MeetingStatus.PLANNED else ()
    return Line(
        mentor=row.mentor,
        mentee=row.mentee,
        paused=not cell.expected and row.status is PairingStatus.PAUSED,
        planned=tuple(meetings.get(meeting_id).on for meeting_id in ids),
    )


def missing(request: Request) -> list[Missing]:
    """What the list would lack: where it is to be sent."""
    found = letterhead.missing(request)
    if not programmes.organisation().contact:
        found.append(Missing(message=_("It is not said how you are reached."), page="settings", field="contact"))
    return found


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw the list; the letters are those of the month grid, so that it is quickly entered."""
    with i18n.speaking(data.head.language):
        title = f"{_(REPORT.title)} – {data.month.long}"
        with letterhead.paper(out, data.head, title=title) as paper:
            paper.paragraph(_instruction(data), after=8)
            with paper.canvas.tags.group("Table"):
                height = _height(paper, len(data.lines) * data.rows)
                styles = (NAME, SMALL) if height > TIGHT else (NAME.sized(9), SMALL.sized(7.5))
                table = FormTable(paper, _fields(), height)
                table.head()
                for number, line in enumerate(data.lines, 1):
                    tick(number - 1, len(data.lines))
                    _pair(table, number, line, data.rows, styles)
            if paper.y - paper.bottom > REMARKS or paper.page > 1:
                paper.blank_lines(_("Remarks"), 2)
            tick(len(data.lines), len(data.lines))


def _height(paper: Paper, rows: int) -> float:
    fitting = (paper.y - paper.bottom - 18) / rows
    return ROW if fitting < LEAST else min(ROW, fitting)


def _instruction(data: Data) -> str:
    count = len(data.lines)
    pairs = ngettext("{count} pair.", "{count} pairs.", count).format(count=count)
    marks = ", ".join(f"{letter(status)} = {status.label.lower()}" for status in MARKED)
    how = _("Write a day for each meeting, how many minutes it took, and what became of it: {marks}.").format(marks=marks)
    back = _("Please give the list back when the month is over: {contact}.").format(contact=data.contact)
    return " ".join([pairs, how, *([back] if data.contact else [])])


def _fields() -> Sequence[Field]:
    return (
        Field("", 0.05),
        Field(_("Mentor and mentee"), 0.35),
        Field(_("Day"), 0.12, "box"),
        Field(_("Minutes"), 0.11, "box"),
        Field("/".join(map(letter, MARKED)), 0.1, "box"),
        Field(_("Signature"), 0.27, "line"),
    )


def _pair(table: FormTable, number: int, line: Line, rows: int, styles: tuple[Style, Style]) -> None:
    strong, small = styles
    mentee = f"{line.mentee} · {_('paused')}" if line.paused else line.mentee
    for row in range(max(rows, len(line.planned))):
        day = [(line.planned[row].isoformat(), small)] if row < len(line.planned) else []
        first: tuple[Lines, Lines] = ([(str(number), small)], [(line.mentor, strong), (mentee, small)])
        table.row([*(([], []) if row else first), day, [], [], []])


REPORT = Report(
    key="month_list",
    title=N_("Month list"),
    description=N_("Every running pair of a month with boxes for day, minutes and signature, to be filled in by hand."),
    options=(MONTH,),
    collect=collect,
    render=render,
    missing=missing,
)
