"""The waiting list of mentees: who has waited how long for what kind of mentor; without names when it is to be shown."""

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType
from mentordesk.domain.figures import NOTHING
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _, number_text
from mentordesk.queries import contacts, enrolments, programmes
from mentordesk.queries.contacts import Contact
from mentordesk.queries.enrolments import Waiting
from mentordesk.reports import letterhead
from mentordesk.reports.frame import KeyFigure
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.options import YesNo
from mentordesk.reports.report import Missing, Report, Request, Tick
from mentordesk.reports.styles import SMALL
from mentordesk.reports.tables import Column

ANONYMOUS = YesNo(key="anonymous", label=N_("Without names, districts and wishes"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A mentee in the queue; `name` is a number where the list is anonymous."""

    name: str
    since: str
    days: int
    too_long: bool
    types: tuple[MentorType, ...]
    languages: str
    district: str
    wish: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The queue, the longest wait first; `limit` is after how many days somebody has waited too long."""

    head: Letterhead
    anonymous: bool
    limit: int
    lines: tuple[Line, ...]


def collect(request: Request) -> Data:
    """Those who wait on the day."""
    queue = [one for one in enrolments.waiting(request.round_id, request.on) if one.since <= request.on]
    if not queue:
        raise RuleBroken.at("", _("Nobody is on the waiting list."))
    known = {one.enrolment_id: one for one in contacts.of_round(request.round_id, [EnrolmentStatus.WAITING])}
    anonymous = ANONYMOUS.of(request)
    with i18n.speaking(request.language):
        lines = tuple(
            _line(one, known[one.participant.enrolment_id], place, anonymous) for place, one in enumerate(queue, 1)
        )
    return Data(
        head=letterhead.of_round(request),
        anonymous=anonymous,
        limit=programmes.get(request.round_id).waiting_days,
        lines=lines,
    )


def _line(one: Waiting, contact: Contact, place: int, anonymous: bool) -> Line:
    return Line(
        name=_("Mentee {number}").format(number=place) if anonymous else one.participant.name,
        since=one.since.isoformat(),
        days=one.days,
        too_long=one.too_long,
        types=one.participant.types,
        languages=", ".join(contact.languages) if not contact.protected else "",
        district="" if anonymous else contact.district,
        wish="" if anonymous else contact.wish,
    )


def missing(request: Request) -> list[Missing]:
    """What the head would lack."""
    return letterhead.missing(request)


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw the queue with its sums."""
    with i18n.speaking(data.head.language), letterhead.paper(out, data.head, title=_(REPORT.title)) as paper:
        tick(0, 1)
        paper.key_figures(_key_figures(data), across=3)
        paper.table(_columns(data), [_row(place, line, data) for place, line in enumerate(data.lines, 1)])
        types = Counter(kind for line in data.lines for kind in line.types)
        if types:
            needed = ", ".join(f"{kind.label.lower()} {number_text(types[kind])}" for kind in MentorType if types[kind])
            paper.paragraph(_("Needed: {types}.").format(types=needed))
        if any(line.too_long for line in data.lines):
            paper.paragraph(_("* has waited for more than {days} days.").format(days=data.limit), SMALL)
        tick(1, 1)


def _key_figures(data: Data) -> list[KeyFigure]:
    days = [line.days for line in data.lines]
    late = sum(line.too_long for line in data.lines)
    limit = _("more than {days} days").format(days=data.limit)
    return [
        KeyFigure(_("On the waiting list"), number_text(len(days)), _("mentees")),
        KeyFigure(_("Half have waited"), number_text(round(median(days))), _("days or longer")),
        KeyFigure(_("Waiting too long"), number_text(late), limit),
    ]


def _columns(data: Data) -> list[Column]:
    columns = [
        Column("", width=26, align="right"),
        Column(_("Mentee"), weight=1.7),
        Column(_("Since"), width=62),
        Column(_("Days"), width=44, align="right"),
        Column(_("Needs"), width=86),
        Column(_("Languages"), weight=1.3),
    ]
    return columns if data.anonymous else [*columns, Column(_("District and wish"), weight=2.0)]


def _row(place: int, line: Line, data: Data) -> list[str]:
    mark = " *" if line.too_long else ""
    needs = ", ".join(kind.label for kind in line.types) or NOTHING
    cells = [str(place), line.name, line.since, f"{number_text(line.days)}{mark}", needs, line.languages or NOTHING]
    return cells if data.anonymous else [*cells, " · ".join(filter(None, (line.district, line.wish)))]


REPORT = Report(
    key="waiting_list",
    title=N_("Waiting list"),
    description=N_("The mentees who wait for a mentor, the longest wait first, with what they need; also without names."),
    options=(ANONYMOUS,),
    collect=collect,
    render=render,
    missing=missing,
)
