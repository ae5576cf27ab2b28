"""A participant's own summary: with whom and how long, every meeting and activity, the goals, and what was earned."""

from dataclasses import dataclass, replace
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain.activities import AttendanceStatus
from mentordesk.domain.enrolments import Role
from mentordesk.domain.figures import NOTHING
from mentordesk.domain.follow_ups import Goal
from mentordesk.domain.meetings import Meeting, MeetingStatus, minutes_text
from mentordesk.domain.months import Month, long_date, period_text
from mentordesk.domain.pairings import STARTED
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _
from mentordesk.queries import activities, certificates, meetings, pairings, programmes
from mentordesk.queries.activities import AttendanceRow
from mentordesk.queries.certificates import CertificateRow
from mentordesk.queries.pairings import PairRow
from mentordesk.queries.slices import Slices
from mentordesk.reports import letterhead, mentor_agreement, person_facts
from mentordesk.reports.frame import KeyFigure, Paper, Signature
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.report import Asks, Missing, Report, Request, Tick, Who
from mentordesk.reports.styles import SMALL
from mentordesk.reports.tables import Column, Row, Total


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one participant has done up to the day. `certificate` is the number that was issued, if one was."""

    name: str
    role: Role
    role_text: str
    pairs: tuple[PairRow, ...]
    meetings: tuple[tuple[PairRow, Meeting], ...]
    events: tuple[AttendanceRow, ...]
    goals: tuple[Goal, ...]
    certificate: str

    @property
    def minutes(self) -> int:
        """The time of the held meetings."""
        return sum(meeting.minutes for _pair, meeting in self.meetings)

    def partner(self, pair: PairRow) -> str:
        """The other one of a pair."""
        return pair.mentee if self.role is Role.MENTOR else pair.mentor


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The summaries to print."""

    head: Letterhead
    period: str
    sheets: tuple[Sheet, ...]
    signature: Signature


def people(request: Request) -> Slices[dict[int, Who]]:
    """Everybody who has taken part in something."""
    rows = yield from certificates.read_verdicts(request.round_id, request.on)
    return {row.enrolment_id: Who() for row in rows if row.facts.anything}


def collect(request: Request) -> Data:
    """The summaries of those chosen, or of all who have taken part in something."""
    if request.enrolment_ids:
        rows = certificates.some_verdicts(request.round_id, request.on, request.enrolment_ids)
    else:
        rows = certificates.verdicts(request.round_id, request.on)
    chosen = [row for row in rows if row.facts.anything and request.includes(row.enrolment_id, row.protected)]
    if not chosen:
        raise RuleBroken.at("", _("Nobody has taken part in anything yet, so there is nothing to sum up."))
    round_ = programmes.get(request.round_id)
    pairs: dict[int, list[PairRow]] = {}
    for pair in person_facts.pairs(request):
        if pair.status in STARTED and pair.starts_on <= request.on:
            for enrolment_id in (pair.mentor_id, pair.mentee_id):
                pairs.setdefault(enrolment_id, []).append(pair)
    with i18n.speaking(request.language):
        sheets = tuple(_sheet(row, sorted(pairs.get(row.enrolment_id, []), key=_by_time), request) for row in chosen)
        period = period_text(round_.starts_on, round_.ends_on)
    signature = letterhead.signatures(round_)[0]
    return Data(head=letterhead.of_round(request), period=period, sheets=sheets, signature=signature)


def _by_time(pair: PairRow) -> tuple[object, int]:
    return pair.starts_on, pair.id


def _sheet(row: CertificateRow, pairs: list[PairRow], request: Request) -> Sheet:
    held = [
        (pair, meeting)
        for pair in pairs
        for meeting in meetings.of_pairing(pair.id)
        if meeting.status is MeetingStatus.HELD and meeting.on <= request.on
    ]
    came = [event for event in activities.attendance_of(row.enrolment_id) if event.on <= request.on]
    mine = row.role is Role.MENTEE
    goals = [goal for pair in pairs for goal in pairings.goals(pair.id) if mine and goal.set_on <= request.on]
    issued = row.issued_on is not None and row.issued_on <= request.on
    return Sheet(
        name=row.name,
        role=row.role,
        role_text=person_facts.role_text(row.role, row.types),
        pairs=tuple(pairs),
        meetings=tuple(sorted(held, key=lambda one: (one[1].on, one[1].id))),
        events=tuple(event for event in came if event.status == AttendanceStatus.PRESENT),
        goals=tuple(goals),
        certificate=row.number if issued else "",
    )


def missing(request: Request) -> list[Missing]:
    """What the summaries would lack."""
    return letterhead.missing(request) + mentor_agreement.named_protected(request)


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw a sheet for each participant."""

    def draw(paper: Paper, sheet: Sheet) -> None:
        _opening(paper, sheet, data)
        _meetings(paper, sheet)
        _events(paper, sheet)
        _goals(paper, sheet)
        paper.paragraph(
            _("Only what was held and attended is counted, up to {date}.").format(date=long_date(data.head.on)), SMALL
        )
        paper.signatures([data.signature], above=40)

    with i18n.speaking(data.head.language):
        letterhead.one_each(out, data.head, _(REPORT.title), data.sheets, lambda sheet: sheet.name, draw, tick)


def _opening(paper: Paper, sheet: Sheet, data: Data) -> None:
    partner = _("Mentee") if sheet.role is Role.MENTOR else _("Mentor")
    paper.facts(
        [
            (_("Role"), sheet.role_text.capitalize()),
            (_("Programme"), data.head.round_title),
            (_("Period"), data.period),
            *((partner, _pair(sheet, pair)) for pair in sheet.pairs),
            *([(_("Certificate"), sheet.certificate)] if sheet.certificate else []),
        ],
        label_width=90,
    )
    attended = sum(event.minutes for event in sheet.events)
    plan = sum(pair.plan for pair in sheet.pairs)
    paper.key_figures(
        [
            KeyFigure(_("Meetings held"), str(len(sheet.meetings)), _("of {count} planned").format(count=plan)),
            KeyFigure(_("Time in meetings"), minutes_text(sheet.minutes), _("held meetings")),
            KeyFigure(_("Activities"), str(len(sheet.events)), _("attended")),
            KeyFigure(_("Time in activities"), minutes_text(attended), _("attended")),
        ]
    )


def _pair(sheet: Sheet, pair: PairRow) -> str:
    last = pair.ends_on or None
    span = (
        period_text(pair.starts_on, last)
        if last is not None
        else _("since {month}").format(month=Month.of(pair.starts_on).long)
    )
    return f"{sheet.partner(pair)} · {span}"


def _meetings(paper: Paper, sheet: Sheet) -> None:
    if not sheet.meetings:
        return
    paper.heading(_("Meetings"), follow=60)
    several = len(sheet.pairs) > 1
    columns = [
        Column("", width=30, align="right"),
        Column(_("Date")),
        *([Column(_("With"))] if several else []),
        Column(_("How")),
        Column(_("Length"), width=90, align="right"),
    ]
    rows: list[Row] = [
        [
            str(number),
            long_date(meeting.on),
            *([sheet.partner(pair)] if several else []),
            meeting.form.label,
            minutes_text(meeting.minutes),
        ]
        for number, (pair, meeting) in enumerate(sheet.meetings, 1)
    ]
    total = Total(["", _("Total"), *([""] if several else []), "", minutes_text(sheet.minutes)])
    paper.table(columns, [*rows, total])


def _events(paper: Paper, sheet: Sheet) -> None:
    if not sheet.events:
        return
    paper.heading(_("Activities"), follow=60)
    columns = [
        Column(_("Date"), width=106),
        Column(_("Activity")),
        Column(_("Kind"), width=104),
        Column(_("Length"), width=70, align="right"),
    ]
    rows: list[Row] = [
        [long_date(event.on), event.title, event.kind.label, minutes_text(event.minutes)] for event in sheet.events
    ]
    paper.table(columns, rows)


def _goals(paper: Paper, sheet: Sheet) -> None:
    if not sheet.goals:
        return
    paper.heading(_("Goals"), follow=60)
    rows: list[Row] = [[goal.text, goal.reached.label if goal.reached else NOTHING] for goal in sheet.goals]
    paper.table([Column(_("Goal")), Column(_("How far"), width=110)], rows)


def split(data: Data) -> list[tuple[str, Data]]:
    """One summary a file."""
    with i18n.speaking(data.head.language):
        return [(f"{_(REPORT.title)} {sheet.name}", replace(data, sheets=(sheet,))) for sheet in data.sheets]


REPORT = Report(
    key="participant",
    title=N_("Participant's summary"),
    description=N_("For each mentor or mentee: meetings, activities, time and goals, to take along or show an employer."),
    asks=frozenset({Asks.PEOPLE}),
    collect=collect,
    render=render,
    missing=missing,
    split=split,
    people=people,
)
