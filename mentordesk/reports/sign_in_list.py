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
from mentordesk.reports import letterhead
from mentordesk.reports.form_table import NAME, SMALL, Field, FormTable
from mentordesk.reports.frame import Paper
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.report import Asks, Missing, Report, Request, Tick

ROW = 29.0
"""Height of a row: room for a signature."""
FEWEST_GUESTS, GUESTS, MOST_GUESTS = 2, 4, 12
"""Empty lines at the end: they fill the page, up to the most; for fewer than the fewest a page is added."""


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
        table = FormTable(paper, _fields(), ROW)
        table.head()
        for number, person in enumerate(sheet.called, 1):
            words = [(person.role.label, SMALL), (person.unit, SMALL)]
            table.row([[(str(number), SMALL)], [(person.name, NAME)], words, []])
        fits = int((paper.y - paper.bottom) / ROW)
        for _line in range(min(fits, MOST_GUESTS) if fits >= FEWEST_GUESTS else GUESTS):
            table.row([[], [], [], []])


def _fields() -> tuple[Field, ...]:
    titles = (("", 0.05), (_("Name"), 0.35), (_("Role and unit"), 0.23))
    return (*(Field(title, share) for title, share in titles), Field(_("Signature"), 0.37, "line"))


def _date(on: date) -> str:
    return _("{weekday} {date}").format(weekday=weekday_name(on), date=long_date(on))


def _called_text(sheet: Sheet) -> str:
    count = len(sheet.called)
    words = ngettext("{count} person", "{count} people", count).format(count=count)
    if not sheet.excused:
        return words
    excused = ngettext("{count} has said no", "{count} have said no", sheet.excused).format(count=sheet.excused)
    return _("{called}; {excused}").format(called=words, excused=excused)


REPORT = Report(
    key="sign_in_list",
    title=N_("Sign-in list"),
    description=N_("The people called to an activity, with a line for each to sign, and lines for guests."),
    asks=frozenset({Asks.ACTIVITY}),
    collect=collect,
    render=render,
    missing=missing,
)
