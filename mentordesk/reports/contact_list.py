"""The contact list of a round: those who take part with the details that are wanted; protected identities left out."""

from collections import defaultdict
from dataclasses import dataclass
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain.enrolments import Role
from mentordesk.domain.pairings import OPEN
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import contacts, pairings
from mentordesk.queries.contacts import Contact
from mentordesk.queries.slices import Slices
from mentordesk.reports import letterhead, person_facts
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.options import SomeOf, Value
from mentordesk.reports.report import Asks, Missing, Report, Request, Tick, Who
from mentordesk.reports.sheet import LANDSCAPE, PORTRAIT
from mentordesk.reports.styles import SMALL
from mentordesk.reports.tables import Column, Group, Row

FIELDS = {
    "phone": (N_("Phone"), 0.8),
    "email": (N_("E-mail"), 1.5),
    "address": (N_("Address"), 1.5),
    "district": (N_("District"), 0.8),
    "organisation": (N_("Unit or workplace"), 1.2),
    "partner": (N_("Mentor or mentee"), 1.3),
    "types": (N_("Type"), 1.0),
    "languages": (N_("Languages"), 1.2),
    "status": (N_("Status"), 0.7),
}
"""What can stand in the list: the head of its column, and how much room it takes."""
WIDE = 3
"""More fields than this are printed across the sheet."""
SHOWN = SomeOf(
    key="fields",
    label=N_("Columns"),
    offers=lambda _request: [Value(key, _(title)) for key, (title, _room) in FIELDS.items()],
    ticked=("phone", "email", "organisation", "partner"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The lines by role: a name and the chosen fields of each."""

    head: Letterhead
    fields: tuple[str, ...]
    lines: tuple[tuple[Role, tuple[tuple[str, ...], ...]], ...]


def people(request: Request) -> Slices[dict[int, Who]]:
    """Everybody who takes part and may stand in a list."""
    return {one.enrolment_id: Who() for one in (yield from contacts.read(request.round_id)) if not one.protected}


def collect(request: Request) -> Data:
    """Those chosen, or all; never somebody with protected identity."""
    known = [one for one in contacts.of_round(request.round_id) if not one.protected]
    chosen = [one for one in known if request.includes(one.enrolment_id, one.protected)]
    if not chosen:
        raise RuleBroken.at("", _("There is nobody to put in the list."))
    fields = SHOWN.of(request)
    partners: defaultdict[int, list[str]] = defaultdict(list)
    pairs = pairings.listing(request.round_id, request.on)
    still = {one for pair in pairs if pair.status in OPEN for one in (pair.mentor_id, pair.mentee_id)}
    for pair in pairs:
        for one, partner in ((pair.mentor_id, pair.mentee), (pair.mentee_id, pair.mentor)):
            if pair.status in OPEN or one not in still:
                partners[one].append(partner)
    with i18n.speaking(request.language):
        lines = tuple(
            (role, tuple((one.name, *_told(one, fields, partners[one.enrolment_id])) for one in chosen if one.role is role))
            for role in Role
        )
    return Data(head=letterhead.of_round(request), fields=fields, lines=lines)


def _told(one: Contact, fields: tuple[str, ...], partners: list[str]) -> list[str]:
    told = {
        "phone": one.phone,
        "email": one.email,
        "address": ", ".join(filter(str.strip, (one.street, f"{one.postcode} {one.city}".strip()))),
        "district": one.district,
        "organisation": one.organisation,
        "partner": person_facts.joined(partners),
        "types": ", ".join(kind.label for kind in one.types),
        "languages": ", ".join(one.languages),
        "status": one.status.label,
    }
    return [told[field] for field in fields]


def missing(request: Request) -> list[Missing]:
    """Who is left out, and who cannot be reached by what was chosen."""
    found = letterhead.missing(request)
    hidden = sum(one.protected for one in contacts.of_round(request.round_id))
    if hidden:
        words = ngettext(
            "{count} person with protected identity is left out.",
            "{count} people with protected identity are left out.",
            hidden,
        )
        found.append(Missing(message=words.format(count=hidden), page="people"))
    fields = set(SHOWN.of(request))
    for one in contacts.of_round(request.round_id):
        chosen = not one.protected and request.includes(one.enrolment_id, one.protected)
        if chosen and {"phone", "email"} & fields and not (one.phone or one.email):
            words = _("{name} has neither phone nor e-mail.").format(name=one.name)
            found.append(Missing(message=words, page="people", record_id=one.person_id, field="phone"))
    return found


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw the list, mentors first."""
    size = LANDSCAPE if len(data.fields) > WIDE else PORTRAIT
    with i18n.speaking(data.head.language), letterhead.paper(out, data.head, title=_(REPORT.title), page_size=size) as paper:
        tick(0, 1)
        columns = [Column(_("Name"), weight=1.3)]
        columns += [_column(field) for field in data.fields]
        names = {Role.MENTOR: _("Mentors ({count})"), Role.MENTEE: _("Mentees ({count})")}
        rows: list[Row] = []
        for role, lines in data.lines:
            if lines:
                rows += [Group(names[role].format(count=len(lines))), *lines]
        paper.table(columns, rows)
        paper.paragraph(
            _("Personal data: keep the list where nobody else sees it, and only as long as it is needed."), SMALL
        )
        tick(1, 1)


def _column(field: str) -> Column:
    title, room = FIELDS[field]
    return Column(_(title), width=92 if field == "phone" else None, weight=room)


REPORT = Report(
    key="contact_list",
    title=N_("Contact list"),
    description=N_("Those who take part, with the columns you choose; people with protected identity are left out."),
    asks=frozenset({Asks.PEOPLE}),
    options=(SHOWN,),
    collect=collect,
    render=render,
    missing=missing,
    people=people,
)
