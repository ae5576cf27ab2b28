"""The mentor agreement: who agrees, on what, for how long, and what stays between them; one for each mentor or pair."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain import texts
from mentordesk.domain.activities import Activity, ActivityKind
from mentordesk.domain.enrolments import Agreement, AgreementKind, EnrolmentStatus, Role
from mentordesk.domain.meetings import minutes_text
from mentordesk.domain.months import long_date
from mentordesk.domain.pairings import OPEN, STARTED
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.programmes import Round
from mentordesk.i18n import N_, _
from mentordesk.queries import activities, agreements, contacts, programmes
from mentordesk.queries.contacts import Contact
from mentordesk.queries.pairings import PairRow
from mentordesk.queries.slices import Slices
from mentordesk.reports import letterhead, person_facts, prose
from mentordesk.reports.frame import Paper, Signature
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.options import OneOf, Value
from mentordesk.reports.report import Asks, Missing, Report, Request, Tick, Who

MENTOR, PAIR = "mentor", "pair"
SECTIONS = (
    ("agreement.purpose", N_("Purpose")),
    ("agreement.mentor", N_("The mentor promises")),
    ("agreement.programme", N_("The programme promises")),
    ("agreement.confidentiality", N_("Confidentiality")),
    ("agreement.duration", N_("Duration and end")),
)
SIGNING = (*agreements.TAKES_PART, EnrolmentStatus.COMPLETED)
"""States of those who sign, or have signed."""
SIGNED = 100.0
"""What the signatures take: those who sign see the last section on the same page."""
SIGNED_BY = OneOf(
    key="signed_by",
    label=N_("Who signs"),
    offers=lambda _request: (
        Value(MENTOR, _("Mentor and programme")),
        Value(PAIR, _("Mentor, mentee and programme")),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One agreement: whose it is, what is agreed on in short, the words of each section, and who signs."""

    name: str
    facts: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The agreements to print."""

    head: Letterhead
    sheets: tuple[Sheet, ...]


def people(request: Request) -> Slices[dict[int, Who]]:
    """The mentors who take part; at first those who have not signed."""
    known = yield from agreements.read(request.round_id)
    everybody = yield from contacts.read(request.round_id, SIGNING)
    return {
        one.enrolment_id: who(known.get((one.enrolment_id, AgreementKind.MENTOR)))
        for one in everybody
        if one.role is Role.MENTOR
    }


def who(known: Agreement | None) -> Who:
    """Somebody who is to sign: how far that has come; at first those who have not."""
    return Who(_signed_text(known), first=known is None or known.signed_on is None)


def _signed_text(known: Agreement | None) -> str:
    """How far an agreement has come."""
    if known is not None and known.signed_on is not None:
        return _("Signed {date}").format(date=known.signed_on.isoformat())
    if known is not None and known.printed_on is not None:
        return _("Printed {date}, not signed").format(date=known.printed_on.isoformat())
    return _("Not printed yet")


def collect(request: Request) -> Data:
    """The agreements of those chosen; of all who take part where nobody is."""
    known = contacts.of_round(request.round_id, SIGNING, request.enrolment_ids)
    mentors = (one for one in known if one.role is Role.MENTOR)
    chosen = [one for one in mentors if request.includes(one.enrolment_id, one.protected)]
    if not chosen:
        raise RuleBroken.at("", _("No mentor takes part in the round yet, so there is no agreement to print."))
    open_pairs: defaultdict[int, list[PairRow]] = defaultdict(list)
    ended_pairs: defaultdict[int, list[PairRow]] = defaultdict(list)
    for pair in person_facts.pairs(request):
        if pair.status in OPEN:
            open_pairs[pair.mentor_id].append(pair)
        elif pair.status in STARTED:
            ended_pairs[pair.mentor_id].append(pair)
    with i18n.speaking(request.language):
        maker = _Maker(request)
        made = []
        for mentor in chosen:
            made += maker.of(mentor, open_pairs[mentor.enrolment_id] or ended_pairs[mentor.enrolment_id])
    return Data(head=letterhead.of_round(request), sheets=tuple(made))


class _Maker:
    """Makes agreements from what all of a round have in common."""

    def __init__(self, request: Request) -> None:
        self._round = programmes.get(request.round_id)
        organisation = programmes.organisation()
        self._contact = organisation.contact
        self._facts = person_facts.of_round(self._round, organisation, request.on)
        self._events = [event for event in activities.of_round(request.round_id) if event.kind in _PROMISED]
        self._pairs = SIGNED_BY.of(request) == PAIR
        self._texts = [prose.own_or_standard(request, key) for key, _title in SECTIONS]
        self._programme = letterhead.signatures(self._round)[0]

    def of(self, mentor: Contact, pairs: Sequence[PairRow]) -> list[Sheet]:
        """One agreement, or one for each pair of the mentor."""
        if not self._pairs:
            return [self._one(mentor, pairs)]
        return [self._one(mentor, [pair]) for pair in pairs] or [self._one(mentor, [])]

    def _one(self, mentor: Contact, pairs: Sequence[PairRow]) -> Sheet:
        mentees = person_facts.joined([pair.mentee for pair in pairs])
        told = person_facts.of_pairs(pairs, self._round, mentor.name, Role.MENTOR)
        role = person_facts.role_text(Role.MENTOR, mentor.types)
        values = self._facts | told | {"role": role, "name": mentor.name}
        facts = [
            (_("Mentor"), _("{name}, {role}").format(name=mentor.name, role=role)),
            (_("Mentee"), mentees or ("" if self._pairs else _("Not matched yet"))),
            (_("Host organisation"), self._round.host),
            (_("Meetings"), _meetings(self._round, values)),
            *((kind.label, _events(self._events, kind)) for kind in _PROMISED),
            (_("Paid working time"), _paid(self._round, self._events)),
            (_("Contact"), self._contact),
        ]
        programme = Signature(self._programme.name, self._programme.title or _("For the programme"))
        signs = [Signature(mentor.name, _("Mentor")), programme]
        if self._pairs:
            signs.insert(1, Signature(mentees, _("Mentee")))
        return Sheet(
            name=f"{mentor.name} – {mentees}" if self._pairs and mentees else mentor.name,
            facts=tuple((label, value) for label, value in facts if value.strip()),
            words=tuple(texts.fill(each, values) for each in self._texts),
            signatures=tuple(signs),
        )


_PROMISED = (ActivityKind.TRAINING, ActivityKind.NETWORK)


def _meetings(round_: Round, values: Mapping[str, str]) -> str:
    """8 meetings of about 1 h each, February–September 2027."""
    words = _("{meetings} of about {length} each, {period}")
    length = minutes_text(round_.meeting_minutes)
    return words.format(meetings=values["plan"], length=length, period=values["period"])


def _events(events: Sequence[Activity], kind: ActivityKind) -> str:
    """The days of a kind of activity with their lengths."""
    told = _("{date}, {length}")
    return "; ".join(
        told.format(date=long_date(event.on), length=minutes_text(event.minutes)) for event in events if event.kind is kind
    )


def _paid(round_: Round, events: Sequence[Activity]) -> str:
    """What of the mentor's time is paid, in words; nothing where none is."""
    paid = [event for event in events if event.paid]
    if round_.allowance_minutes and paid:
        words = _("{length} a month for the meetings; training and network meetings in full")
    elif round_.allowance_minutes:
        words = _("{length} a month for the meetings")
    else:
        return _("Training and network meetings in full") if paid else ""
    return words.format(length=minutes_text(round_.allowance_minutes))


def missing(request: Request) -> list[Missing]:
    """What the agreements would lack: who signs for the programme, and how it is reached."""
    found = letterhead.missing(request)
    if programmes.get(request.round_id).signatory_one_id is None:
        found.append(Missing(message=_("Nobody is chosen to sign."), page="settings", field="signatory_one_id"))
    if not programmes.organisation().contact:
        found.append(Missing(message=_("It is not said how you are reached."), page="settings", field="contact"))
    return found + named_protected(request)


def named_protected(request: Request) -> list[Missing]:
    """Those chosen of whom only the code name is printed, because their identity is protected."""
    return [
        Missing(
            message=_("{name} has protected identity: only the code name is printed.").format(name=one.name),
            page="people",
            record_id=one.person_id,
        )
        for one in contacts.of_round(request.round_id, EnrolmentStatus, request.enrolment_ids)
        if one.protected and request.includes(one.enrolment_id, one.protected)
    ]


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw each agreement as a paper of its own."""
    with i18n.speaking(data.head.language):
        kind = _(REPORT.title)
        letterhead.one_each(out, data.head, kind, data.sheets, lambda one: one.name, _draw, tick)


def _draw(paper: Paper, agreement: Sheet) -> None:
    paper.facts(agreement.facts, label_width=110)
    for (key, title), words in zip(SECTIONS, agreement.words, strict=True):
        if words.strip():
            last = key == SECTIONS[-1][0]
            paper.heading(_(title), level=3, follow=prose.height(paper, words) + SIGNED if last else 30)
            prose.draw(paper, words, after=3)
    paper.signatures(agreement.signatures, above=24, dated=True)


def split(data: Data) -> list[tuple[str, Data]]:
    """One agreement a file, with the name of whose it is."""
    with i18n.speaking(data.head.language):
        return [(f"{_(REPORT.title)} {one.name}", replace(data, sheets=(one,))) for one in data.sheets]


REPORT = Report(
    key="mentor_agreement",
    title=N_("Mentor agreement"),
    description=N_("What mentor and programme promise each other, with confidentiality and duration; to be signed."),
    asks=frozenset({Asks.PEOPLE}),
    options=(SIGNED_BY,),
    collect=collect,
    render=render,
    missing=missing,
    split=split,
    people=people,
    agreement=AgreementKind.MENTOR,
)
