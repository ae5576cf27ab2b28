"""The register of certificates on paper: every number that was given out, or the valid ones with a line to sign for."""

from dataclasses import dataclass
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.figures import NOTHING
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import certificates
from mentordesk.queries.certificates import RegisterRow
from mentordesk.reports import letterhead
from mentordesk.reports.form_table import NAME, PLAIN, SMALL, Field, FormTable
from mentordesk.reports.frame import Paper
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.options import OneOf, Value
from mentordesk.reports.report import Missing, Report, Request, Tick
from mentordesk.reports.sheet import LANDSCAPE
from mentordesk.reports.tables import Column

ALL, HAND_OUT = "all", "hand_out"
ROW = 29.0
SHOWS = OneOf(
    key="shows",
    label=N_("What it shows"),
    offers=lambda _request: (
        Value(ALL, _("The whole register")),
        Value(HAND_OUT, _("Not handed out yet, with a line to sign for each")),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The lines of the register as of the day; `to_sign` makes it a list to hand certificates out by."""

    head: Letterhead
    lines: tuple[RegisterRow, ...]
    to_sign: bool


def collect(request: Request) -> Data:
    """The lines issued by the day; those to be handed out by name."""
    to_sign = SHOWS.of(request) == HAND_OUT
    lines = [line for line in certificates.register(request.round_id) if line.issued_on <= request.on]
    if not lines:
        raise RuleBroken.at("", _("No certificate has been issued yet, so the register is empty."))
    if to_sign:
        lines = [line for line in lines if line.void_on is None and line.handed_out_on is None]
        if not lines:
            raise RuleBroken.at("", _("Every certificate has been handed out."))
    return Data(head=letterhead.of_round(request), lines=tuple(lines), to_sign=to_sign)


def missing(request: Request) -> list[Missing]:
    """What the head would lack."""
    return letterhead.missing(request)


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw the register, or the list to sign."""
    with (
        i18n.speaking(data.head.language),
        letterhead.paper(out, data.head, title=_(REPORT.title), page_size=LANDSCAPE) as paper,
    ):
        tick(0, 1)
        paper.paragraph(_counted(data), after=8)
        if data.to_sign:
            _list_to_sign(paper, data)
        else:
            paper.table(_columns(), [_row(line, data) for line in data.lines])
        tick(1, 1)


def _counted(data: Data) -> str:
    count = len(data.lines)
    if data.to_sign:
        words = ngettext("{count} certificate to hand out.", "{count} certificates to hand out.", count)
        return words.format(count=count)
    void = sum(_is_void(line, data) for line in data.lines)
    words = ngettext("{count} number given out", "{count} numbers given out", count).format(count=count)
    return _("{numbers}; void: {void}.").format(numbers=words, void=void)


def _is_void(line: RegisterRow, data: Data) -> bool:
    return line.void_on is not None and line.void_on <= data.head.on


def _columns() -> list[Column]:
    return [
        Column(_("Number"), width=88),
        Column(_("Name"), weight=1.5),
        Column(_("Certificate"), width=88),
        Column(_("Role"), width=58),
        Column(_("Issued"), width=66),
        Column(_("Handed out"), width=76),
        Column(_("Remark"), weight=2),
    ]


def _row(line: RegisterRow, data: Data) -> list[str]:
    handed = line.handed_out_on if line.handed_out_on is not None and line.handed_out_on <= data.head.on else None
    return [
        line.number,
        line.name,
        _kind(line),
        line.role.label,
        line.issued_on.isoformat(),
        handed.isoformat() if handed is not None else NOTHING,
        _remark(line, data),
    ]


def _kind(line: RegisterRow) -> str:
    return _("Diploma") if line.kind is CertificateKind.DIPLOMA else _("Participation")


def _remark(line: RegisterRow, data: Data) -> str:
    said = []
    if line.replaces:
        said.append(_("Replaces {number}.").format(number=line.replaces))
    if line.void_on is not None and _is_void(line, data):
        said.append(_("Void since {date}.").format(date=line.void_on.isoformat()))
        if line.replaced_by:
            said.append(_("Replaced by {number}.").format(number=line.replaced_by))
        elif line.void_reason:
            said.append(line.void_reason)
    return "\n".join(said)


def _list_to_sign(paper: Paper, data: Data) -> None:
    fields = (
        Field(_("Number"), 0.13),
        Field(_("Name"), 0.32),
        Field(_("Certificate"), 0.2),
        Field(_("Date"), 0.11, "box"),
        Field(_("Signature"), 0.24, "line"),
    )
    with paper.canvas.tags.group("Table"):
        table = FormTable(paper, fields, ROW)
        table.head()
        for line in data.lines:
            kind = [(_kind(line), PLAIN), (line.role.label, SMALL)]
            table.row([[(line.number, PLAIN)], [(line.name, NAME)], kind, [], []])


REPORT = Report(
    key="certificate_register",
    title=N_("Certificate register"),
    description=N_("Every certificate with its number, day and what became of it; or a list to hand them out by."),
    options=(SHOWS,),
    collect=collect,
    render=render,
    missing=missing,
)
