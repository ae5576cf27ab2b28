"""The confidentiality undertaking that a mentor or a mentee signs: what is promised, and for how long it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain import texts
from mentordesk.domain.enrolments import AgreementKind
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _
from mentordesk.queries import agreements, contacts, programmes
from mentordesk.queries.contacts import Contact
from mentordesk.queries.slices import Slices
from mentordesk.reports import letterhead, mentor_agreement, person_facts, prose
from mentordesk.reports.frame import Paper, Signature
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.report import Asks, Missing, Report, Request, Tick, Who

KEY = "confidentiality.undertaking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """One person's undertaking."""

    name: str
    role: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The undertakings to print."""

    head: Letterhead
    period: str
    contact: str
    undertakings: tuple[Undertaking, ...]


def people(request: Request) -> Slices[dict[int, Who]]:
    """All who take part; at first those who have not signed."""
    known, kind = (yield from agreements.read(request.round_id)), AgreementKind.CONFIDENTIALITY
    found = {}
    for one in (yield from contacts.read(request.round_id, mentor_agreement.SIGNING)):
        about, first = mentor_agreement.who(known.get((one.enrolment_id, kind)))
        found[one.enrolment_id] = Who(f"{one.role.label} · {about}", first)
    return found


def collect(request: Request) -> Data:
    """The undertakings of those chosen; of all who take part where nobody is."""
    known = contacts.of_round(request.round_id, mentor_agreement.SIGNING, request.enrolment_ids)
    chosen = [one for one in known if request.includes(one.enrolment_id, one.protected)]
    if not chosen:
        raise RuleBroken.at("", _("Nobody takes part in the round yet, so there is no undertaking to print."))
    organisation = programmes.organisation()
    with i18n.speaking(request.language):
        facts = person_facts.of_round(programmes.get(request.round_id), organisation, request.on)
        words = prose.own_or_standard(request, KEY)
        made = tuple(_made(one, words, facts) for one in chosen)
    return Data(head=letterhead.of_round(request), period=facts["period"], contact=organisation.contact, undertakings=made)


def _made(contact: Contact, words: str, facts: Mapping[str, str]) -> Undertaking:
    role = person_facts.role_text(contact.role, contact.types)
    filled = texts.fill(words, {**facts, "name": contact.name, "role": role})
    return Undertaking(name=contact.name, role=role, words=filled)


def missing(request: Request) -> list[Missing]:
    """What the undertakings would lack."""
    return letterhead.missing(request) + mentor_agreement.named_protected(request)


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw each undertaking as a paper of its own."""

    def draw(paper: Paper, one: Undertaking) -> None:
        facts = ((_("Name"), one.name), (_("Role"), one.role.capitalize()), (_("Programme"), data.head.round_title),
                 (_("Period"), data.period), (_("Contact"), data.contact))  # fmt: skip
        paper.facts((label, value) for label, value in facts if value.strip())
        prose.draw(paper, one.words)
        paper.signatures([Signature(one.name, one.role.capitalize())], above=36, dated=True)

    with i18n.speaking(data.head.language):
        letterhead.one_each(out, data.head, _(REPORT.title), data.undertakings, lambda one: one.name, draw, tick)


def split(data: Data) -> list[tuple[str, Data]]:
    """One undertaking a file."""
    with i18n.speaking(data.head.language):
        return [(f"{_(REPORT.title)} {one.name}", replace(data, undertakings=(one,))) for one in data.undertakings]


REPORT = Report(
    key="confidentiality",
    title=N_("Confidentiality undertaking"),
    description=N_("What a mentor or mentee promises not to tell; to be signed by each."),
    asks=frozenset({Asks.PEOPLE}),
    collect=collect,
    render=render,
    missing=missing,
    split=split,
    people=people,
    agreement=AgreementKind.CONFIDENTIALITY,
)
