"""Letters: a text of the round's to each person, with the facts of that person, on paper that fits a window envelope."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain import texts
from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.domain.months import long_date
from mentordesk.domain.pairings import OPEN
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _
from mentordesk.queries import contacts, outcomes, pairings, programmes, slices
from mentordesk.queries.contacts import Contact
from mentordesk.queries.pairings import PairRow
from mentordesk.queries.slices import Slices
from mentordesk.reports import letterhead, mentor_agreement, person_facts, prose, text
from mentordesk.reports.frame import Paper, Signature
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.options import OneOf, Value
from mentordesk.reports.report import Asks, Missing, Report, Request, Tick, Who
from mentordesk.reports.sheet import INK, MM, draw_picture, fit_picture, picture
from mentordesk.reports.styles import BOLD, SMALL
from mentordesk.reports.text import Style

LINE = Style(size=10.5, leading=14.5, colour=INK)
HEADING = Style(size=15, weight="bold", kern=True, leading=20, colour=INK)
WINDOW = (105 * MM, 45 * MM)
"""Where the address begins, from the left and the upper edge: the window of a Swedish envelope."""
BODY_AT = 95 * MM
"""How far down the text begins."""
LETTER = OneOf(
    key="letter",
    label=N_("Letter"),
    offers=lambda _request: [Value(text.key, _(text.label)) for text in texts.of_document("letters")],
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter: to whom, its heading and its text."""

    name: str
    address: tuple[str, ...]
    heading: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The letters to print; `sender` are the lines at their head."""

    head: Letterhead
    sender: tuple[str, ...]
    place: str
    signature: Signature
    letters: tuple[Letter, ...]


def people(request: Request) -> Slices[dict[int, Who]]:
    """Everybody who can get a letter; at first those whom the chosen one is meant for."""
    known = yield from contacts.read(request.round_id)
    yield
    meant = yield from _meant(request, known)
    yield
    return {one.enrolment_id: Who(first=one.enrolment_id in meant) for one in known}


def _meant(request: Request, known: list[Contact]) -> Slices[set[int]]:
    letter = LETTER.of(request)
    if letter == "letter.follow_up":
        return {row.enrolment_id for row in outcomes.follow_ups_due(request.round_id, request.on)}
    if letter == "letter.matched":
        pairs = yield from pairings.read_rows(request.round_id, request.on)
        return {one for pair in pairs if pair.status in OPEN for one in (pair.mentor_id, pair.mentee_id)}
    statuses = {
        "letter.accepted": {EnrolmentStatus.ACCEPTED},
        "letter.waiting": {EnrolmentStatus.WAITING},
        "letter.thanks": {EnrolmentStatus.COMPLETED},
    }.get(letter, set())
    return {one.enrolment_id for one in known if one.status in statuses}


def collect(request: Request) -> Data:
    """The letters to those chosen; where nobody is, to all whom the letter is meant for."""
    known = contacts.of_round(request.round_id, enrolment_ids=request.enrolment_ids)
    meant = {one.enrolment_id for one in known} if request.enrolment_ids else slices.whole(_meant(request, known))
    chosen = [one for one in known if request.includes(one.enrolment_id, one.protected) and one.enrolment_id in meant]
    if not chosen:
        raise RuleBroken.at("", _("On that day this letter is meant for nobody. Choose to whom it goes."))
    round_, organisation = programmes.get(request.round_id), programmes.organisation()
    pairs: defaultdict[int, list[PairRow]] = defaultdict(list)
    for pair in person_facts.pairs(request):
        pairs[pair.mentor_id].append(pair)
        pairs[pair.mentee_id].append(pair)
    with i18n.speaking(request.language):
        facts = person_facts.of_round(round_, organisation, request.on)
        raw = prose.own_or_standard(request, LETTER.of(request))
        if not organisation.contact.strip():
            raw = texts.without_contact(raw)
        letters = []
        for one in chosen:
            told = person_facts.of_pairs(pairs[one.enrolment_id], round_, one.name, one.role)
            role = person_facts.role_text(one.role, one.types)
            values = facts | told | {"name": one.name, "first_name": one.first_name, "role": role}
            letters.append(_letter(one, texts.fill(raw, values)))
    head = letterhead.of_round(request)
    sender = tuple(filter(str.strip, (head.owner, organisation.contact)))
    return Data(
        head=head,
        sender=sender,
        place=round_.place,
        signature=letterhead.signatures(round_)[0],
        letters=tuple(letters),
    )


def _letter(one: Contact, words: str) -> Letter:
    """The first line of the text is the heading."""
    heading, _newline, rest = words.strip().partition("\n")
    return Letter(name=one.name, address=one.address, heading=heading, words=rest)


def missing(request: Request) -> list[Missing]:
    """Those to whom the letter must be brought by hand, and what its head and foot would lack."""
    found = letterhead.missing(request)
    if programmes.get(request.round_id).signatory_one_id is None:
        found.append(Missing(message=_("Nobody is chosen to sign."), page="settings", field="signatory_one_id"))
    if not programmes.organisation().contact:
        found.append(Missing(message=_("It is not said how you are reached."), page="settings", field="contact"))
    for one in contacts.of_round(request.round_id):
        if request.enrolment_ids and not one.protected and request.includes(one.enrolment_id, False) and not one.address:
            words = _("{name} has no address.").format(name=one.name)
            found.append(Missing(message=words, page="people", record_id=one.person_id, field="street"))
    return found + mentor_agreement.named_protected(request)


class _LetterPaper(Paper):
    """A paper whose head is that of a letter: the sender with the logo, and the address in the window."""

    letter: Letter
    data: Data

    def __init__(self, out: BinaryIO, data: Data, name: str) -> None:
        self.letter, self.data = data.letters[0], data
        super().__init__(
            out, title=self.letter.heading, subtitle=data.head.round_title, owner=data.head.owner,
            logo=data.head.logo, subject=data.head.round_title, name=name,
        )  # fmt: skip

    def next_letter(self, letter: Letter) -> None:
        """Begin the next letter on a new sheet."""
        self.letter = letter
        self.new_part(letter.heading, self.subtitle)

    def _header(self, data_date: date | None, logo: bytes | None) -> None:
        del data_date
        high = 0.0
        if logo is not None:
            wide, high = fit_picture(picture(logo), 60 * MM, 16 * MM)
            with self.canvas.tags.mark("Figure", alt=self.owner or _("Logo")):
                draw_picture(self.canvas, logo, self.left, self.top - high, wide, high)
            high += 8
        self._lines_at(self.left, self.top - high, self.data.sender, WINDOW[0] - self.left - 12, (BOLD, SMALL))
        today = long_date(self.data.head.on)
        dated = _("{place}, {date}").format(place=self.data.place, date=today) if self.data.place.strip() else today
        self._lines_at(WINDOW[0], self.top, (dated,), self.left + self.width - WINDOW[0], (LINE,))
        page_top = self.top + self._margin
        where = (self.letter.name, *self.letter.address)
        self._lines_at(WINDOW[0], page_top - WINDOW[1], where, self.left + self.width - WINDOW[0], (LINE,))
        self.y = self._fresh = page_top - BODY_AT
        self.bookmark(self.letter.name, 0)
        with self.canvas.tags.mark("H1"):
            self.lines(text.wrap(self.title, HEADING, self.width), HEADING, self.title)
        self.y -= 8

    @property
    def _margin(self) -> float:
        height: float = self.canvas._pagesize[1]
        return height - self.top

    def _lines_at(self, x: float, top: float, lines: tuple[str, ...], room: float, styles: tuple[Style, ...]) -> None:
        """Short lines at a place of the sheet; the last style holds for all that follow."""
        y = top
        with self.canvas.tags.mark("P", said=" ".join(lines) if any(map(text.has_rtl, lines)) else ""):
            for place, words in enumerate(lines):
                style = styles[min(place, len(styles) - 1)]
                for line in text.wrap(words, style, room)[:2]:
                    text.draw(self.canvas, x, y - style.size, line + " ", style, max_width=room, min_size=7)
                    y -= style.line


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw each letter on a sheet of its own."""
    with i18n.speaking(data.head.language):
        only = data.letters[0].name if len(data.letters) == 1 else ""
        name = " ".join(filter(None, (_(REPORT.title), data.head.round_title, only)))
        with _LetterPaper(out, data, name) as paper:
            for done, letter in enumerate(data.letters):
                tick(done, len(data.letters))
                if done:
                    paper.next_letter(letter)
                prose.draw(paper, letter.words, LINE, after=8)
                paper.space(10)
                paper.paragraph(_("Kind regards"), LINE)
                paper.signatures([data.signature], above=34)
            tick(len(data.letters), len(data.letters))


def split(data: Data) -> list[tuple[str, Data]]:
    """One letter a file."""
    with i18n.speaking(data.head.language):
        return [(_("Letter {name}").format(name=one.name), replace(data, letters=(one,))) for one in data.letters]


REPORT = Report(
    key="letters",
    title=N_("Letters"),
    description=N_("A letter to each person with the facts of that person; the texts are the round's."),
    asks=frozenset({Asks.PEOPLE}),
    options=(LETTER,),
    collect=collect,
    render=render,
    missing=missing,
    split=split,
    people=people,
)
