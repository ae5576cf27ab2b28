"""Changes the register of certificates (which undo leaves alone) and decides exceptions from the rule."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from mentordesk.actions import _records
from mentordesk.domain import certificate_words
from mentordesk.domain import certificates as rules
from mentordesk.domain.certificate_content import CertificateContent
from mentordesk.domain.certificates import Certificate, CertificateException, CertificateKind, Design
from mentordesk.domain.problems import Problem, RuleBroken, demand
from mentordesk.domain.programmes import Round
from mentordesk.i18n import _
from mentordesk.queries import certificate_contents, certificates, enrolments, programmes
from mentordesk.queries.certificates import CertificateRow
from mentordesk.storage.tables.certificates import CertificateExceptionTable, CertificateTable, PictureTable


def issue(
    round_id: int,
    enrolment_ids: Iterable[int],
    *,
    on: date,
    language: str | None = None,
    design: Design | None = None,
    reason: str = "",
    named: bool = False,
) -> list[int]:
    """Issue certificates by the verdicts of the day, numbered in the order given; all or none.

    Names, figures, texts, design and pictures are frozen as they are now. Language and design are the round's own unless
    others are given. People whose identity is protected take a `reason`, which belongs in the history; `named` prints
    their names and not the code names. Returns the ids of the new lines of the register.
    """
    round_ = programmes.get(round_id)
    language = language or round_.cert_language
    verdicts = {row.enrolment_id: row for row in certificates.verdicts(round_id, on)}
    wanted = [verdicts.get(enrolment_id) for enrolment_id in dict.fromkeys(enrolment_ids)]
    rows = [row for row in wanted if row is not None]
    if len(rows) != len(wanted):
        raise RuleBroken.at("enrolment_id", _("Certificates go to those who took part in the round."))
    demand(*rules.problems_of_protected([row.name for row in rows if row.protected], reason))
    hidden = {row.enrolment_id for row in rows if row.protected and named}
    facts = {row.enrolment_id: row.facts for row in rows}
    contents = certificate_contents.compose(round_id, facts, on, language, named=hidden)
    demand(*(problem for row in rows for problem in _problems(row, round_, contents[row.enrolment_id], on)))
    look = _Look(language, design or round_.design, *_frozen_pictures(round_))
    return [
        _write(round_, row.verdict.kind, row.enrolment_id, contents[row.enrolment_id], on, look)
        for row in rows
        if row.verdict.kind is not None  # the rules have seen to it
    ]


def correct(
    certificate_id: int,
    *,
    on: date,
    reason: str,
    kind: CertificateKind | None = None,
    anew: bool = False,
    **changes: Any,
) -> int:
    """Replace a certificate by a corrected one with the next number; the old one is void. Returns the new one's id.

    `changes` are fields of its content (a name, say). With `anew` everything else is gathered again as of the day;
    without, it stays word for word. The old certificate keeps its own content.
    """
    old = certificates.get(certificate_id)
    demand(*rules.problems_of_correction(old, on, reason))
    content, earned = _gathered_again(old, on) if anew else (CertificateContent.from_json(old.content), old.kind)
    content = replace(content, **{**changes, "replaces": old.number})
    kind = kind or earned
    if kind is None:
        raise RuleBroken.at("kind", _("By now the rule gives no certificate; make this one void instead."))
    demand(None if content.name.strip() else Problem("name", _("The certificate needs a name.")))
    _make_void(old, on, reason)
    round_ = programmes.get(old.round_id)
    kept = old.logo, old.signature_one, old.signature_two
    pictures = kept if content.wordings and not anew else _frozen_pictures(round_)
    content = content if content.wordings else _in_words(content, old)
    look = _Look(old.language, old.design, *pictures)
    return _write(round_, kind, old.enrolment_id, content, on, look, replaces_id=old.id)


def void(certificate_id: int, *, on: date, reason: str) -> None:
    """Make a certificate void without a new one; its number is not used again."""
    certificate = certificates.get(certificate_id)
    demand(*rules.problems_of_void(certificate, on, reason))
    _make_void(certificate, on, reason)


def hand_out(certificate_id: int, *, on: date | None) -> None:
    """Note that a certificate was handed out (None: it was not)."""
    hand_out_many([certificate_id], on=on)


def hand_out_many(certificate_ids: Iterable[int], *, on: date | None) -> None:
    """Note that several certificates were handed out, as at the closing meeting."""
    for certificate_id in certificate_ids:
        before = certificates.get(certificate_id)
        _records.update(CertificateTable, before, replace(before, handed_out_on=on))


def decide_exception(enrolment_id: int, *, kind: CertificateKind | None, reason: str, on: date) -> int:
    """Decide against the rule which certificate somebody gets (None: none); the reason is kept and never printed.

    A decision that is there is replaced. Returns the decision's id.
    """
    enrolments.get(enrolment_id)
    demand(*rules.problems_of_exception(reason))
    decision = CertificateException(id=0, enrolment_id=enrolment_id, kind=kind, reason=reason, on=on)
    known = certificates.exception_of(enrolment_id)
    if known is None:
        return _records.insert(CertificateExceptionTable, decision)
    _records.update(CertificateExceptionTable, known, replace(decision, id=known.id))
    return known.id


def withdraw_exception(enrolment_id: int) -> None:
    """Take a decision back: the rule decides again."""
    CertificateExceptionTable.delete().where(CertificateExceptionTable.enrolment_id == enrolment_id).execute()


def _gathered_again(old: Certificate, on: date) -> tuple[CertificateContent, CertificateKind | None]:
    """What the certificate would say if it were issued on the day, and its kind by the verdict of the day."""
    row = next(row for row in certificates.verdicts(old.round_id, on) if row.enrolment_id == old.enrolment_id)
    named = {row.enrolment_id} if CertificateContent.from_json(old.content).named else set()
    contents = certificate_contents.compose(old.round_id, {row.enrolment_id: row.facts}, on, old.language, named)
    return contents[row.enrolment_id], row.verdict.kind


def _in_words(content: CertificateContent, old: Certificate) -> CertificateContent:
    """The content of a certificate of the first version of the file, put into words now."""
    words = certificate_words.wording(content, old.language, content.texts)
    return replace(content, wordings=(words,), texts={})


class _Look(NamedTuple):
    """How certificates are to look: all that is frozen beside their contents. Pictures are digests."""

    language: str
    design: Design
    logo: str
    signature_one: str
    signature_two: str


def _frozen_pictures(round_: Round) -> tuple[str, str, str]:
    """Logo and signatures as they are now, kept for ever; each picture once."""
    signatures = [
        programmes.signatory(each).signature
        for each in (round_.signatory_one_id, round_.signatory_two_id)
        if each is not None
    ]
    logo, one, two, *_rest = map(_keep, (programmes.organisation().logo, *signatures, None, None))
    return logo, one, two


def _keep(content: bytes | None) -> str:
    """Keep a picture and give back its digest."""
    if not content:
        return ""
    digest = sha256(content).hexdigest()
    if not PictureTable.select().where(PictureTable.digest == digest).exists():
        PictureTable.insert(digest=digest, content=content).execute()
    return digest


def _problems(row: CertificateRow, round_: Round, content: CertificateContent, on: date) -> list[Problem]:
    has_valid = row.certificate_id is not None
    found = rules.problems_of_issue(row.verdict.kind, round_, content.name, on, has_valid=has_valid)
    return [Problem(one.field, _("{name}: {problem}").format(name=row.name, problem=one.message)) for one in found]


def _write(
    round_: Round,
    kind: CertificateKind,
    enrolment_id: int,
    content: CertificateContent,
    on: date,
    look: _Look,
    *,
    replaces_id: int | None = None,
) -> int:
    """Write a line with the round's next number."""
    taken = CertificateTable.select(CertificateTable.serial).where(CertificateTable.round_id == round_.id)
    serial = rules.next_serial(serial for (serial,) in taken.tuples())
    number = rules.number(round_.number_prefix, serial)
    certificate = Certificate(
        id=0,
        round_id=round_.id,
        enrolment_id=enrolment_id,
        serial=serial,
        number=number,
        kind=kind,
        issued_on=on,
        **look._asdict(),
        name=content.name,
        content=certificate_words.dated(content, number, on).to_json(),
        replaces_id=replaces_id,
    )
    return _records.insert(CertificateTable, certificate)


def _make_void(certificate: Certificate, on: date, reason: str) -> None:
    _records.update(CertificateTable, certificate, replace(certificate, void_on=on, void_reason=reason))
