"""Finds what certificates would lack before they are printed: people and facts missing, letters, texts gone wrong."""

from collections.abc import Collection, Iterable, Iterator

from mentordesk import i18n
from mentordesk.domain import certificate_words, texts
from mentordesk.domain.certificate_content import CertificateContent
from mentordesk.domain.certificates import CertificateKind, Design
from mentordesk.domain.designs import languages
from mentordesk.domain.programmes import Round
from mentordesk.i18n import _
from mentordesk.queries import certificate_contents, certificates, programmes, slices
from mentordesk.queries.certificates import CertificateRow
from mentordesk.queries.slices import Slices
from mentordesk.reports import text
from mentordesk.reports.certificate_sheet import Printed, is_cut, placed
from mentordesk.reports.report import Missing, Request

ALWAYS_FITS = 600
"""Characters of running text that every design has room for in its smallest size."""


_FILLED = 60
"""Characters that a placeholder may grow by when it is filled, by a rough guess to the safe side."""


def missing(request: Request) -> list[Missing]:
    """What certificates of this round would lack, and who of the chosen gets none."""
    return slices.whole(read(request))


def read(request: Request) -> Slices[list[Missing]]:
    """The same in slices. Certificates that are issued already stay as they are, so nothing is said of them."""
    round_ = programmes.get(request.round_id)
    everybody = yield from certificates.read_some(request.round_id, request.on, request.enrolment_ids)
    chosen = [row for row in everybody if row.certificate_id is None]
    if everybody and not chosen:
        return []
    found = [*_of_round(round_), *wrong_texts(round_.id, "certificate", languages(request.language))]
    for row in chosen:
        if row.verdict.kind is None:
            words = _("{name} gets no certificate: {reason}").format(name=row.name, reason=row.verdict.why)
            found.append(Missing(message=words, page="people", record_id=row.person_id))
    design = Design(request.answer("design") or round_.design)
    signers = {each.name.casefold() for each in certificate_contents.signatories(round_)}
    for first in range(0, len(chosen), slices.SIZE):
        yield
        part = chosen[first : first + slices.SIZE]
        names = certificate_contents.names(row.enrolment_id for row in part)
        for row in part:
            found += _of_person(row, *names[row.enrolment_id], signers, design)
    if _has_long_texts(round_.id, languages(request.language)):
        found += _of_texts(request, round_, [row for row in chosen if row.ready])
    return found


def _of_round(round_: Round) -> Iterator[Missing]:
    organisation = programmes.organisation()
    lacks = {
        "signatory_one_id": (round_.signatory_one_id is None, _("Nobody is chosen to sign.")),
        "number_prefix": (
            not round_.number_prefix.strip(), _("It is not said what certificate numbers begin with.")
        ),
        "place": (not round_.place, _("The place of issue is missing.")),
        "owner": (not (round_.owner or organisation.name), _("The programme owner is missing.")),
        "logo": (organisation.logo is None, _("There is no logo.")),
    }  # fmt: skip
    for key, (so, words) in lacks.items():
        if so:
            yield Missing(message=words, page="settings", field=key)


def wrong_texts(round_id: int, document: str, spoken: Iterable[str]) -> Iterator[Missing]:
    """Braces in the round's own texts of a document that mean nothing."""
    for language in spoken:
        for key, own in programmes.texts(round_id, language).items():
            if key not in {each.key for each in texts.of_document(document)}:
                continue
            for unknown in texts.unknown(own, texts.known(key).placeholders):
                words = _("{text}: {problem}").format(text=_(texts.known(key).label), problem=unknown.explained)
                yield Missing(message=words, page="texts", field=f"{language}:{key}")


def _of_person(row: CertificateRow, name: str, native: str, signers: Collection[str], design: Design) -> Iterator[Missing]:
    """Letters of a name that no font has, a name too long for the sheet, and who would sign their own certificate."""
    letters = text.missing(name + native)
    if letters:
        words = _("{name}: no font has {letters}.").format(name=name, letters=" ".join(sorted(letters)))
        yield Missing(message=words, page="people", record_id=row.person_id)
    if is_cut(name, design):
        words = _("{name}: the name is too long for the sheet and is cut. Give a shorter one for the certificate.")
        yield Missing(message=words.format(name=name), page="people", record_id=row.person_id)
    if row.name.casefold() in signers:
        words = _("{name} would sign a certificate of their own.").format(name=row.name)
        yield Missing(message=words, page="settings", field="signatory_one_id")


def _of_texts(request: Request, round_: Round, rows: Iterable[CertificateRow]) -> Iterator[Missing]:
    """Texts that do not fit on the sheet of some who can have a certificate."""
    ready = {row.enrolment_id: row for row in rows}
    facts = {enrolment_id: row.facts for enrolment_id, row in ready.items()}
    contents = certificate_contents.compose(round_.id, facts, request.on, request.language)
    design = Design(request.answer("design") or round_.design)
    for enrolment_id, row in ready.items():
        content, kind = contents[enrolment_id], row.verdict.kind
        if kind is not None and _too_long(content, kind, design):
            words = _("{name}: the text is too long for the sheet and is cut.").format(name=row.name)
            language = content.wordings[0].language
            yield Missing(message=words, page="texts", field=f"{language}:{kind}.{row.role}")


def _has_long_texts(round_id: int, spoken: Iterable[str]) -> bool:
    """Whether the round has texts of its own so long that a certificate may not hold them."""
    own = [text for code in spoken for text in programmes.texts(round_id, code).values()]
    return any(len(text) + _FILLED * text.count("{") > ALWAYS_FITS / 2 for text in own)


def _too_long(content: CertificateContent, kind: CertificateKind, design: Design) -> bool:
    """Whether the text is cut. Only long ones are tried: this is asked at every click, perhaps for hundreds of people."""
    words = certificate_words.in_words(content, kind, i18n.language())
    if sum(len(each.body) for each in words) < ALWAYS_FITS:
        return False
    logo = programmes.organisation().logo
    return placed(Printed(kind=kind, content=content, words=words, design=design, logo=logo)).body.cut
