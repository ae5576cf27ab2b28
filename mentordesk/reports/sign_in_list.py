"""The sign-in list of an activity: who is called, with a wide line to sign on, and empty lines for guests."""

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, NamedTuple

from mentordesk import i18n
from mentordesk.domain.activities import Activity, AttendanceStatus
from mentordesk.domain.enrolments import Role
from mentordesk.domain.meetings import minutes_text
from mentordesk.domain.months import long_date, weekday_name
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import activities
from mentordesk.queries.activities import RosterRow
from mentordesk.reports import letterhead, text
from mentordesk.reports.frame import Paper
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.report import Asks, Missing, Report, Request, Tick
from mentordesk.reports.sheet import BORDER, INK, SECOND
from mentordesk.reports.styles import SMALL
from mentordesk.reports.tables import HEAD
from mentordesk.reports.text import Style

ROW = 29.0
"""Height of a row: room for a signature."""
FEWEST_GUESTS, GUESTS, MOST_GUESTS = 2, 4, 12
"""Empty lines at the end: they fill the page, up to the most; for fewer than the fewest a page is added."""
NAME = Style(size=10, weight="bold", colour=INK)
NUMBER = Style(size=8, colour=SECOND)


class Called(NamedTuple):
    """Somebody who is called; the unit is empty for a protected identity."""

    name: str
    role: Role
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One activity with those called to it; who is excused is only counted."""

    activity: Activity
    called: tuple[Called, ...]
    excused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The lists to print, one activity each."""

    head: Letterhead
    sheets: tuple[Sheet, ...]


def collect(request: Request) -> Data:
    """The activity chosen; without a choice the next one, or every one when all are over."""
    return Data(head=letterhead.of_round(request), sheets=tuple(_sheet(each) for each in _chosen(request)))


def _chosen(request: Request) -> list[Activity]:
    if request.activity_id is not None:
        return [activities.get(request.activity_id)]
    events = activities.of_round(request.round_id)
    if not events:
        raise RuleBroken.at("", _("The round has no activities yet. Add one on the page Activities."))
    coming = [event for event in events if event.on >= request.on]
    return coming[:1] or events


def _sheet(activity: Activity) -> Sheet:
    roster = [row for row in activities.roster(activity.id) if row.status is not None]
    called = [row for row in roster if AttendanceStatus(row.status or "") is not AttendanceStatus.EXCUSED]
    return Sheet(activity=activity, called=tuple(map(_called, called)), excused=len(roster) - len(called))


def _called(row: RosterRow) -> Called:
    return Called(row.name, Role(row.role), "" if row.protected else row.unit)


def missing(request: Request) -> list[Missing]:
    """Activities to which nobody is called, and those without a place."""
    found = letterhead.missing(request)
    for sheet in collect(request).sheets:
        activity = sheet.activity
        if not sheet.called:
            words = _("Nobody is called to “{title}” yet.").format(title=activity.title)
            found.append(Missing(message=words, page="activities", record_id=activity.id))
        if not activity.place:
            words = _("“{title}” has no place.").format(title=activity.title)
            found.append(Missing(message=words, page="activities", record_id=activity.id, field="place"))
    return found


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw the lists one after the other, each with its own head and page numbers."""
    with i18n.speaking(data.head.language):
        kind = _(REPORT.title)
        letterhead.one_each(out, data.head, kind, data.sheets, lambda sheet: sheet.activity.title, _list, tick)


def _list(paper: Paper, sheet: Sheet) -> None:
    activity = sheet.activity
    facts = [
        (_("Date"), _date(activity.on)),
        (_("Place"), activity.place or "–"),
        (_("Length"), minutes_text(activity.minutes)),
        (_("Called"), _called_text(sheet)),
    ]
    paper.facts(facts, label_width=80)
    with paper.canvas.tags.group("Table"):
        _head(paper)
        for number, person in enumerate(sheet.called, 1):
            _row(paper, str(number), person)
        fits = int((paper.y - paper.bottom) / ROW)
        for _line in range(min(fits, MOST_GUESTS) if fits >= FEWEST_GUESTS else GUESTS):
            _row(paper, "", None)


def _date(on: date) -> str:
    return _("{weekday} {date}").format(weekday=weekday_name(on), date=long_date(on))


def _called_text(sheet: Sheet) -> str:
    count = len(sheet.called)
    words = ngettext("{count} person", "{count} people", count).format(count=count)
    if not sheet.excused:
        return words
    excused = ngettext("{count} has said no", "{count} have said no", sheet.excused).format(count=sheet.excused)
    return _("{called}; {excused}").format(called=words, excused=excused)


def _edges(paper: Paper) -> tuple[float, float, float, float]:
    """Where the columns begin: number, name, role and unit, signature."""
    return paper.left, paper.left + 24, paper.left + paper.width * 0.40, paper.left + paper.width * 0.63


def _head(paper: Paper) -> None:
    titles = ("", _("Name"), _("Role and unit"), _("Signature"))
    mark = paper.canvas.tags.row(["TH"] * len(titles))
    for number, (x, words) in enumerate(zip(_edges(paper), titles, strict=True), mark):
        paper.canvas.raw(f"/TH <</MCID {number}>> BDC")
        text.draw(paper.canvas, x, paper.y - HEAD.size - 3, words, HEAD)
        paper.canvas.raw("EMC")
    paper.y -= HEAD.line + 6
    _rule(paper, paper.left, paper.y, SECOND, 0.8)


def _row(paper: Paper, number: str, person: Called | None) -> None:
    """Somebody called, or an empty line; on a new page below a new head."""
    if paper.y - ROW < paper.bottom:
        paper.new_page()
        _head(paper)
    first, name, role, sign = _edges(paper)
    words = (person.name, person.role.label, person.unit) if person else ("", "", "")
    y = paper.y - ROW / 2
    below = y + 2 if words[2] else y - 3
    cells = (
        [(first, y - 3, number, NUMBER, 20.0)],
        [(name, y - 3.5, words[0], NAME, role - name - 8)],
        [(role, below, words[1] + " ", SMALL, sign - role - 8), (role, y - 9, words[2], SMALL, sign - role - 8)],
        [(sign, y, "", SMALL, 10.0)],
    )
    said = [cell[0][2] if text.has_rtl(cell[0][2]) else "" for cell in cells]
    mark = paper.canvas.tags.row(["TD"] * len(cells), said)
    for tag, cell in enumerate(cells, mark):
        paper.canvas.raw(f"/TD <</MCID {tag}>> BDC")
        for x, baseline, shown, style, room in cell:
            text.draw(paper.canvas, x, baseline, shown, style, max_width=room, min_size=6)
        paper.canvas.raw("EMC")
    paper.y -= ROW
    _rule(paper, paper.left, paper.y, BORDER, 0.5)
    _rule(paper, sign, paper.y, INK, 0.6)


def _rule(paper: Paper, left: float, y: float, shade: str, thick: float) -> None:
    with paper.canvas.tags.artifact():
        paper.canvas.setStrokeColor(text.colour(shade))
        paper.canvas.setLineWidth(thick)
        paper.canvas.line(left, y, paper.left + paper.width, y)


REPORT = Report(
    key="sign_in_list",
    title=N_("Sign-in list"),
    description=N_("The people called to an activity, with a line for each to sign, and lines for guests."),
    asks=frozenset({Asks.ACTIVITY}),
    collect=collect,
    render=render,
    missing=missing,
)
