"""The certificate: diploma and certificate of participation, for mentors and mentees, in three designs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

from mentordesk import i18n
from mentordesk.domain import certificate_words
from mentordesk.domain.certificate_content import CertificateContent
from mentordesk.domain.certificates import Certificate, CertificateKind, Design
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _
from mentordesk.later import Later
from mentordesk.queries import certificates, programmes, slices
from mentordesk.queries.certificates import CertificateRow, RegisterRow
from mentordesk.queries.slices import Slices
from mentordesk.reports import fonts
from mentordesk.reports.certificate_designs import LOOKS
from mentordesk.reports.certificate_sheet import Printed, draw
from mentordesk.reports.options import Asked, OneOf, Value
from mentordesk.reports.report import Asks, Missing, Report, Request, Tick
from mentordesk.reports.sheet import open_canvas

if TYPE_CHECKING:
    from mentordesk.queries import certificate_contents
    from mentordesk.reports import certificate_check
else:  # what is only printed again needs neither
    certificate_contents = Later("queries.certificate_contents")
    certificate_check = Later("reports.certificate_check")


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Certificates in the order of printing."""

    certificates: tuple[Printed, ...]


VALID, VOID = "valid", "void"


def _designs(request: Asked) -> list[Value]:
    if request.answer("state") == VOID:
        return []  # they keep the one they were issued in
    return [Value(design.value, design.label) for design in Design]


DESIGN = OneOf(
    key="design",
    label=N_("Design"),
    offers=_designs,
    first=lambda request: programmes.get(request.round_id).design,
    lasting=False,
)
"""How drafts look, and what is issued from them; what is issued already keeps its design."""


def _states(request: Asked) -> list[Value]:
    """Void ones can be chosen where there are any."""
    valid = Value(VALID, _("The valid ones, and drafts"))
    return [valid, Value(VOID, _("The void ones, marked"))] if certificates.void(request.round_id) else [valid]


STATE = OneOf(key="state", label=N_("Which certificates"), offers=_states, lasting=False)
"""Void ones are printed to see what was made void, each with the word across it."""


def collect(request: Request) -> Data:
    """Certificates of the chosen participants: as issued, or as drafts where none is issued yet; or the void ones."""
    if STATE.of(request) == VOID:
        return _voided(request)
    rows: list[CertificateRow] = []
    if request.enrolment_ids:
        rows = certificates.some_verdicts(request.round_id, request.on, request.enrolment_ids)
        order = [row.enrolment_id for row in rows]
    else:
        order = certificates.holders(request.round_id, unnamed=True)
    made = _issued(request.round_id, order) | _drafts(request, [row for row in rows if row.ready])
    found = [made[enrolment_id] for enrolment_id in order if enrolment_id in made]
    if not found:
        raise RuleBroken.at("", _("No certificate has been issued yet. Choose the people to see drafts of theirs."))
    return Data(certificates=tuple(found))


def _issued(round_id: int, enrolment_ids: Iterable[int]) -> dict[int, Printed]:
    """What stands in the register, exactly as it was frozen, by enrolment."""
    known = {line.enrolment_id: line for line in certificates.valid(round_id).values()}
    lines = [known[each] for each in enrolment_ids if each in known]
    contents, pictures = certificates.contents(round_id, lines), certificates.pictures(lines)
    return {line.enrolment_id: _reprinted(line, contents[line.id], pictures) for line in lines}


def _voided(request: Request) -> Data:
    """The void ones of the chosen participants, or all there are, as they were issued; each tells that it is void."""
    rows = [row for row in certificates.register(request.round_id) if row.void_on is not None]
    if request.enrolment_ids:
        place = {enrolment_id: place for place, enrolment_id in enumerate(request.enrolment_ids)}
        rows = sorted((row for row in rows if row.enrolment_id in place), key=lambda row: place[row.enrolment_id])
    else:
        rows = [row for row in rows if not row.protected]
    if not rows:
        raise RuleBroken.at("", _("None of them has a void certificate."))
    known = certificates.void(request.round_id)
    lines = [known[row.id] for row in rows]
    contents, pictures = certificates.contents(request.round_id, lines), certificates.pictures(lines)
    issued = [_reprinted(line, contents[line.id], pictures) for line in lines]
    return Data(certificates=tuple(replace(one, void=_void_since(row, one)) for row, one in zip(rows, issued, strict=True)))


def _void_since(row: RegisterRow, printed: Printed) -> str:
    """Since when it is void and what replaces it, in the language of the sheet."""
    assert row.void_on is not None
    with i18n.speaking(printed.language):
        since = _("Void since {date}.").format(date=row.void_on.isoformat())
        return f"{since} {_('Replaced by {number}.').format(number=row.replaced_by)}" if row.replaced_by else since


def _reprinted(line: Certificate, content: CertificateContent, pictures: dict[str, bytes]) -> Printed:
    signatures: tuple[bytes | None, ...]
    if content.wordings:
        logo, one, two = (pictures.get(digest) for digest in (line.logo, line.signature_one, line.signature_two))
        signatures = one, two
    else:  # issued before pictures were frozen
        logo, signatures = programmes.organisation().logo, _signatures_of(content)
    return Printed(
        kind=line.kind,
        content=content,
        words=certificate_words.in_words(content, line.kind, line.language),
        foot=certificate_words.foot(content, line.language, line.number, line.issued_on),
        design=line.design,
        number=line.number,
        logo=logo,
        signatures=signatures,
    )


def _drafts(request: Request, rows: Sequence[CertificateRow]) -> dict[int, Printed]:
    """What would be issued today to those who can have a certificate, by enrolment."""
    if not rows:
        return {}
    ready = {row: row.verdict.kind for row in rows if row.verdict.kind is not None}
    facts = {row.enrolment_id: row.facts for row in ready}
    contents = certificate_contents.compose(request.round_id, facts, request.on, request.language)
    logo, design = programmes.organisation().logo, Design(DESIGN.of(request))
    return {
        row.enrolment_id: _draft(contents[row.enrolment_id], kind, request.language, design, logo)
        for row, kind in ready.items()
    }


def _draft(content: CertificateContent, kind: CertificateKind, language: str, design: Design, logo: bytes | None) -> Printed:
    return Printed(
        kind=kind,
        content=content,
        words=certificate_words.in_words(content, kind, language),
        design=design,
        logo=logo,
        signatures=_signatures_of(content),
    )


def on_trial(request: Request, kind: CertificateKind) -> Data:
    """A certificate of the first of the chosen participants as if they got this kind today: to see a text on paper.

    Raises `RuleBroken` where none of them took part.
    """
    rows = {row.enrolment_id: row for row in certificates.verdicts(request.round_id, request.on)}
    row = next((rows[each] for each in request.enrolment_ids if each in rows), None)
    if row is None:
        raise RuleBroken.at("", _("Nobody has taken part yet."))
    facts = {row.enrolment_id: row.facts}
    content = certificate_contents.compose(request.round_id, facts, request.on, request.language)[row.enrolment_id]
    design, logo = Design(DESIGN.of(request)), programmes.organisation().logo
    return Data(certificates=(_draft(content, kind, request.language, design, logo),))


def _signatures_of(content: CertificateContent) -> tuple[bytes | None, ...]:
    """The scanned signatures of those who sign, as they are today."""
    known = {each.id: each.signature for each in programmes.signatories()}
    return tuple(known.get(each.signatory_id) for each in content.signatories)


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw one page for each certificate, each in its own languages."""
    title = N_("Certificate") if len(data.certificates) == 1 else N_("Certificates")
    first, total = data.certificates[0], len(data.certificates)
    look = LOOKS[first.design]
    with i18n.speaking(first.language):
        canvas = open_canvas(
            out,
            title=f"{_(title)} {first.content.programme} {first.content.round_name}".strip(),
            author=first.content.owner or first.content.organisation,
            language=first.language,
            page_size=look.page,
            font=fonts.base_font(look.name.weight, look.name.family),
        )
    counted = Counter(printed.words for printed in data.certificates)
    shared = {words: number for number, (words, count) in enumerate(counted.items()) if count > 1}
    for language, alike in groupby(enumerate(data.certificates), lambda numbered: numbered[1].language):
        with i18n.speaking(language):
            for done, printed in alike:
                tick(done, total)
                draw(canvas, printed, shared)
                canvas.showPage()
    canvas.save()
    tick(total, total)


def split(data: Data) -> list[tuple[str, Data]]:
    """One certificate a file, with a name that says whose it is: of protected identities the code name."""
    parts = []
    for printed in data.certificates:
        with i18n.speaking(printed.language):
            kind = _("Diploma") if printed.kind is CertificateKind.DIPLOMA else _("Certificate")
            void = _("VOID") if printed.void else ""
        name = printed.content.code_name or printed.content.name
        stem = " ".join(part for part in (kind, printed.number, void, name) if part)
        parts.append((stem, replace(data, certificates=(printed,))))
    return parts


def _missing(request: Request) -> list[Missing]:
    return slices.whole(_check(request))


def _check(request: Request) -> Slices[list[Missing]]:
    """Of those that are void nothing is asked any more."""
    return [] if STATE.of(request) == VOID else (yield from certificate_check.read(request))


REPORT = Report(
    key="certificate",
    title=N_("Certificates"),
    description=N_("Diplomas and certificates of participation, as issued; drafts for those who have none yet."),
    asks=frozenset({Asks.PEOPLE}),
    options=(DESIGN, STATE),
    bilingual=True,
    collect=collect,
    render=render,
    missing=_missing,
    check=_check,
    split=split,
)
