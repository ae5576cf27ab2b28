"""Time accounts for the employer: paid working time month by month, a page for each mentor, or for each unit."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain.activities import AttendanceStatus
from mentordesk.domain.figures import DEFINITIONS, NOTHING
from mentordesk.domain.months import Month
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.working_time import Minutes
from mentordesk.i18n import N_, _
from mentordesk.queries import activities, attendance, enrolments, hours, programmes, working_time
from mentordesk.queries.activities import AttendanceRow
from mentordesk.queries.slices import Slices
from mentordesk.queries.working_time import MentorTime, UnitTime
from mentordesk.reports import letterhead
from mentordesk.reports.frame import Paper, Signature
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.report import Asks, Missing, Report, Request, Tick, Who
from mentordesk.reports.styles import SMALL
from mentordesk.reports.tables import Column, Row, Total
from mentordesk.reports.time_tables import (
    key_figures,
    month_cells,
    month_columns,
    sum_cells,
    sum_columns,
    time_text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorAccount:
    """A mentor's account, with the paid activities to which the mentor was called."""

    time: MentorTime
    events: tuple[AttendanceRow, ...]

    def attended(self, on: date) -> dict[Month, int]:
        """The paid minutes of activities by month, up to the day."""
        minutes: defaultdict[Month, int] = defaultdict(int)
        for event in self.events:
            if event.status is AttendanceStatus.PRESENT and event.on <= on:
                minutes[Month.of(event.on)] += event.minutes
        return minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The accounts of the mentors to print; `allowance` is the paid minutes of each pair and month."""

    head: Letterhead
    allowance: int
    mentors: tuple[MentorAccount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    """A unit with its mentors; its name is empty for mentors without a unit."""

    unit: UnitTime
    mentors: tuple[MentorTime, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitData:
    """The accounts of the units to print, and that of the whole round (None where only some units are printed)."""

    head: Letterhead
    units: tuple[UnitPage, ...]
    total: Minutes | None


def collect(request: Request) -> Data:
    """The accounts of all mentors, or of those chosen."""
    demand_paid_time(request)
    account = working_time.of_round(request.round_id, request.on, request.enrolment_ids)
    mentors = [mentor for mentor in account.mentors if request.includes(mentor.enrolment_id, mentor.protected)]
    if not mentors:
        raise RuleBroken.at("", _("None of these mentors has any working time in the round yet."))
    events = activities.paid_calls_of(request.round_id, request.enrolment_ids)
    return Data(
        head=letterhead.of_round(request),
        allowance=programmes.get(request.round_id).allowance_minutes,
        mentors=tuple(MentorAccount(time=mentor, events=tuple(events.get(mentor.enrolment_id, ()))) for mentor in mentors),
    )


def people(request: Request) -> Slices[dict[int, Who]]:
    """The mentors who have an account."""
    known = yield from attendance.read(request.round_id, request.on)
    return dict.fromkeys(hours.mentors(request.round_id, known), Who())


def demand_paid_time(request: Request) -> None:
    """There is no account where no time is paid."""
    paid_events = any(event.paid for event in activities.of_round(request.round_id))
    if not (programmes.get(request.round_id).allowance_minutes or paid_events):
        raise RuleBroken.at("", _("Mentoring is unpaid in this round, so there is no working time to account for."))


def collect_units(request: Request) -> UnitData:
    """The accounts of all units."""
    demand_paid_time(request)
    account = working_time.of_round(request.round_id, request.on)
    if not account.mentors:
        raise RuleBroken.at("", _("No mentor has any working time in the round yet."))
    units = (
        UnitPage(unit=unit, mentors=tuple(mentor for mentor in account.mentors if mentor.unit == unit.unit))
        for unit in account.units
    )
    return UnitData(head=letterhead.of_round(request), units=tuple(units), total=account.total)


def missing(request: Request) -> list[Missing]:
    """What the accounts would lack: above all who answers for a mentor's time."""
    found = letterhead.missing(request)
    account = working_time.of_round(request.round_id, request.on)
    for unit in account.units:
        if unit.unit and not unit.manager:
            words = _("{unit} has no manager to sign.").format(unit=unit.unit)
            found.append(Missing(message=words, page="settings", field="units"))
    for mentor in account.mentors:
        chosen = request.includes(mentor.enrolment_id, mentor.protected)
        if chosen and not mentor.unit and not mentor.protected:
            words = _("{name} belongs to no unit.").format(name=mentor.name)
            person = enrolments.get(mentor.enrolment_id).person_id
            found.append(Missing(message=words, page="people", record_id=person, field="unit_id"))
    return found


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw a page for each mentor."""

    def draw(paper: Paper, mentor: MentorAccount) -> None:
        _mentor(paper, mentor, data)

    with i18n.speaking(data.head.language):
        letterhead.one_each(out, data.head, _(REPORT.title), data.mentors, lambda mentor: mentor.time.name, draw, tick)


def _mentor(paper: Paper, mentor: MentorAccount, data: Data) -> None:
    time = mentor.time
    paper.facts([(_("Unit"), time.unit or "–"), (_("Manager"), time.manager or "–")], label_width=80)
    paper.key_figures(key_figures(time.minutes))
    paper.heading(_("Month by month"))
    paper.table(month_columns(), _months(mentor, data.head.on))
    if mentor.events:
        paper.heading(_("Paid activities"))
        columns = [
            Column(_("Date"), width=70),
            Column(_("Activity")),
            Column(_("Attendance"), width=90),
            Column(_("Paid"), width=60, align="right"),
        ]
        paper.table(columns, [_event(event, data.head.on) for event in mentor.events])
    words = _("Hours and minutes. Up to {allowance} of held meetings are paid for each pair and month; more is own time.")
    paper.paragraph(words.format(allowance=time_text(data.allowance)), SMALL)
    own = time.manager == time.name  # nobody signs for their own time: somebody else's name is written by hand
    manager = Signature("" if own else time.manager, _("Manager"))
    paper.signatures([Signature(time.name, _("Mentor")), manager])


def _months(mentor: MentorAccount, on: date) -> list[Row]:
    attended = mentor.attended(on)
    rows: list[Row] = []
    for month, minutes in mentor.time.months.items():
        rows.append([month.long, *month_cells(minutes, attended.get(month, 0), nothing=NOTHING)])
    return [*rows, Total([_("Total"), *month_cells(mentor.time.minutes, sum(attended.values()))])]


def _event(event: AttendanceRow, on: date) -> list[str]:
    known = event.on <= on or event.status is AttendanceStatus.EXCUSED
    status = event.status if known else AttendanceStatus.INVITED
    paid = event.minutes if status is AttendanceStatus.PRESENT else 0
    return [event.on.isoformat(), event.title, status.label, time_text(paid)]


def split(data: Data) -> list[tuple[str, Data]]:
    """One account a file, with a name that says whose it is."""
    with i18n.speaking(data.head.language):
        return [
            (_("Time account {name}").format(name=mentor.time.name), replace(data, mentors=(mentor,)))
            for mentor in data.mentors
        ]


def render_units(data: UnitData, out: BinaryIO, tick: Tick) -> None:
    """Draw a page for each unit, and one for the whole round."""

    def draw(paper: Paper, page: UnitPage | None) -> None:
        if page is not None:
            _unit(paper, page)
        elif data.total is not None:
            _whole(paper, data, data.total)

    with i18n.speaking(data.head.language):
        pages = [*data.units, *([None] if data.total is not None else [])]
        letterhead.one_each(out, data.head, _(UNIT_REPORT.title), pages, _page_name, draw, tick)


def _page_name(page: UnitPage | None) -> str:
    return _("Whole round") if page is None else unit_name(page.unit)


def unit_name(unit: UnitTime) -> str:
    """The unit's name, or that there is none."""
    return unit.unit or _("Without a unit")


def _unit(paper: Paper, page: UnitPage) -> None:
    unit = page.unit
    paper.facts([(_("Manager"), unit.manager or "–"), (_("Mentors"), str(unit.mentors))], label_width=80)
    paper.key_figures(key_figures(unit.minutes))
    paper.heading(_("Mentors"))
    rows: list[Row] = [[mentor.name, *sum_cells(mentor.minutes)] for mentor in page.mentors]
    paper.table(sum_columns(_("Mentor")), [*rows, Total([_("Total"), *sum_cells(unit.minutes)])])
    paper.paragraph(_("Hours and minutes."), SMALL)
    paper.signatures([Signature(unit.manager, _("Manager"))])


def _whole(paper: Paper, data: UnitData, total: Minutes) -> None:
    paper.key_figures(key_figures(total))
    paper.heading(_("Units"))
    columns = sum_columns(_("Unit"))
    columns.insert(1, Column(_("Mentors"), width=62, align="right"))
    rows: list[Row] = [[unit_name(page.unit), str(page.unit.mentors), *sum_cells(page.unit.minutes)] for page in data.units]
    count = str(sum(page.unit.mentors for page in data.units))
    paper.table(columns, [*rows, Total([_("Whole round"), count, *sum_cells(total)])])
    paper.paragraph(_("Hours and minutes."), SMALL)
    keys = ("planned_minutes", "used_minutes", "left_minutes", "own_minutes")
    paper.definitions((_(DEFINITIONS[key].label), _(DEFINITIONS[key].text)) for key in keys)


def split_units(data: UnitData) -> list[tuple[str, UnitData]]:
    """One unit a file; the sum of the round is in none of them."""
    with i18n.speaking(data.head.language):
        return [
            (
                _("Time account {name}").format(name=unit_name(page.unit)),
                replace(data, units=(page,), total=None),
            )
            for page in data.units
        ]


REPORT = Report(
    key="time_account",
    title=N_("Time account per mentor"),
    description=N_("A page for each mentor: meetings and activities month by month; planned, used and left; to be signed."),
    asks=frozenset({Asks.PEOPLE}),
    collect=collect,
    render=render,
    missing=missing,
    split=split,
    people=people,
)
UNIT_REPORT = Report(
    key="time_account_unit",
    title=N_("Time account per unit"),
    description=N_("A page for each unit with its mentors' planned, used and left hours, and the whole round."),
    collect=collect_units,
    render=render_units,
    missing=missing,
    split=split_units,
)
