"""Answers who gets which certificate and why, what stands in the register, and what is printed on each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from peewee import fn

from mentordesk.domain import certificates as rules
from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.certificate_content import CertificateContent
from mentordesk.domain.certificates import (
    Certificate,
    CertificateException,
    CertificateFacts,
    CertificateKind,
    Design,
    Verdict,
)
from mentordesk.domain.enrolments import NEVER_BEGAN, EnrolmentStatus, MentorType, Role
from mentordesk.domain.sorting import swedish_key
from mentordesk.later import Later
from mentordesk.queries import programmes, records
from mentordesk.storage.tables.activities import ActivityTable, AttendanceTable
from mentordesk.storage.tables.certificates import CertificateExceptionTable, CertificateTable, PictureTable
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.people import PersonTable

_COUNTED = {ActivityKind.TRAINING: "training", ActivityKind.NETWORK: "network"}

if TYPE_CHECKING:
    from mentordesk.queries import pairings
else:
    pairings = Later("queries.pairings")  # what is only printed again asks for no pairs


class CertificateRow(NamedTuple):
    """A participant with the verdict of the day; `number` is that of the valid certificate, if one is issued."""

    enrolment_id: int
    person_id: int
    name: str
    role: Role
    types: tuple[MentorType, ...]
    status: EnrolmentStatus
    protected: bool
    verdict: Verdict
    exception: CertificateException | None
    certificate_id: int | None
    number: str
    issued_on: date | None

    @property
    def id(self) -> int:
        """The enrolment's id, under the name every record has."""
        return self.enrolment_id

    @property
    def facts(self) -> CertificateFacts:
        """What the verdict is made of."""
        return self.verdict.facts

    @property
    def ready(self) -> bool:
        """Whether a certificate can be issued: the verdict gives one and none is valid yet."""
        return self.verdict.kind is not None and self.certificate_id is None


class RegisterRow(NamedTuple):
    """A line of the register with the numbers it replaces and is replaced by."""

    id: int
    enrolment_id: int
    serial: int
    number: str
    kind: CertificateKind
    name: str
    role: Role
    protected: bool
    issued_on: date
    language: str
    replaces: str
    replaced_by: str
    void_on: date | None
    void_reason: str
    handed_out_on: date | None
    design: Design


def verdicts(round_id: int, on: date) -> list[CertificateRow]:
    """Everybody who took part in the round with the certificate they get as of the day; mentors first, by name.

    Who is in the bin is there too, having taken part: what was done in the round stays as it was.
    """
    round_ = programmes.get(round_id)
    rule, facts = rules.rule_of(round_), _facts(round_id, on)
    exceptions, issued_to = _exceptions(round_id), {line.enrolment_id: line for line in valid(round_id).values()}
    rows = []
    for line in records.rows(_participants(round_id)):
        enrolment_id, role, status = line[0], Role(line[2]), EnrolmentStatus(line[3])
        known = CertificateFacts(role=role, **facts.get(enrolment_id, {}))
        exception, issued = exceptions.get(enrolment_id), issued_to.get(enrolment_id)
        if (status in NEVER_BEGAN or line[9]) and not (known.anything or exception or issued):
            continue
        row = CertificateRow(
            enrolment_id=enrolment_id,
            person_id=line[1],
            name=records.name_of(line, 5),
            role=role,
            types=EnrolmentTable.types.python_value(line[4]),
            status=status,
            protected=bool(line[7]),
            verdict=rules.verdict(known, rule, exception),
            exception=exception,
            certificate_id=issued.id if issued else None,
            number=issued.number if issued else "",
            issued_on=issued.issued_on if issued else None,
        )
        rows.append(row)
    return sorted(rows, key=lambda row: _order(row.role, row.name, row.enrolment_id))


def _order(role: Role, name: str, enrolment_id: int) -> tuple[bool, Any, int]:
    """Mentors first, by name."""
    return role is not Role.MENTOR, swedish_key(name), enrolment_id


def holders(round_id: int) -> list[int]:
    """The enrolments that have a valid certificate, in the order of `verdicts` and without their verdicts."""
    table = CertificateTable
    theirs = table.select(table.enrolment_id).where(table.round_id == round_id, table.void_on.is_null())
    lines = records.rows(_participants(round_id).where(EnrolmentTable.id.in_(theirs)))
    return [key[-1] for key in sorted(_order(Role(line[2]), records.name_of(line, 5), line[0]) for line in lines)]


def get(certificate_id: int) -> Certificate:
    """One line of the register."""
    return records.get(Certificate, CertificateTable, certificate_id)


def content(certificate_id: int) -> CertificateContent:
    """What stands on a certificate, as frozen on the day of issue.

    Of a person whose identity has been protected since, only the code name, unless it was issued with the name for a reason.
    """
    certificate = get(certificate_id)
    return _shown(certificate, _code_names(EnrolmentTable.id == certificate.enrolment_id))


def contents(round_id: int, lines: Iterable[Certificate]) -> dict[int, CertificateContent]:
    """The same of some certificates of a round, by the certificate's id."""
    hidden = _code_names(EnrolmentTable.round_id == round_id)
    return {line.id: _shown(line, hidden) for line in lines}


def valid(round_id: int) -> dict[int, Certificate]:
    """The valid certificates of a round, by their ids."""
    lines = CertificateTable.select().where(CertificateTable.round_id == round_id, CertificateTable.void_on.is_null())
    return {line.id: line for line in records.all_as(Certificate, lines)}


def pictures(lines: Iterable[Certificate]) -> dict[str, bytes]:
    """The logos and signatures of some certificates as they were when they were issued, by digest."""
    wanted = {digest for line in lines for digest in (line.logo, line.signature_one, line.signature_two) if digest}
    query = PictureTable.select(PictureTable.digest, PictureTable.content).where(PictureTable.digest.in_(sorted(wanted)))
    return {digest: bytes(content) for digest, content in query.tuples()}


def _shown(certificate: Certificate, hidden: dict[int, str]) -> CertificateContent:
    """What was frozen; of who is protected since, only the code name, unless the name was told for a reason."""
    frozen = CertificateContent.from_json(certificate.content)
    code = hidden.get(certificate.enrolment_id)
    if not code:
        return frozen
    return replace(frozen, code_name=code) if frozen.named else replace(frozen, name=code, name_native="", code_name=code)


def _code_names(condition: Any) -> dict[int, str]:
    """The code names of protected identities, by enrolment."""
    query = (
        PersonTable.select(EnrolmentTable.id, PersonTable.code_name)
        .join(EnrolmentTable, on=(EnrolmentTable.person_id == PersonTable.id))
        .where(condition, PersonTable.protected == True)  # noqa: E712 - SQL
    )
    return dict(query.tuples())


def register(round_id: int) -> list[RegisterRow]:
    """The register of a round by number, void certificates too."""
    certificate, old, new = CertificateTable, CertificateTable.alias(), CertificateTable.alias()
    names = RegisterRow._fields
    query = (
        certificate.select(
            certificate.id, certificate.enrolment_id, certificate.serial, certificate.number, certificate.kind,
            certificate.name, EnrolmentTable.role, PersonTable.protected, certificate.issued_on, certificate.language,
            fn.COALESCE(old.number, ""), fn.COALESCE(new.number, ""), certificate.void_on, certificate.void_reason,
            certificate.handed_out_on, certificate.design, PersonTable.code_name,
        )
        .join(EnrolmentTable, on=(EnrolmentTable.id == certificate.enrolment_id))
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .switch(certificate)
        .left_outer_join(old, on=(old.id == certificate.replaces_id))
        .switch(certificate)
        .left_outer_join(new, on=(new.replaces_id == certificate.id))
        .where(certificate.round_id == round_id)
        .order_by(certificate.serial)
    )  # fmt: skip
    rows = []
    for line in query.tuples():
        row = RegisterRow._make(line[: len(names)])
        rows.append(row._replace(name=line[-1], void_reason="") if row.protected else row)
    return rows


def exception_of(enrolment_id: int) -> CertificateException | None:
    """The decision against the rule for one participant, if there is one."""
    mine = CertificateExceptionTable.select().where(CertificateExceptionTable.enrolment_id == enrolment_id)
    found = records.all_as(CertificateException, mine)
    return found[0] if found else None


def _participants(round_id: int) -> Any:
    enrolment = EnrolmentTable
    return (
        enrolment.select(
            enrolment.id,
            enrolment.person_id,
            enrolment.role,
            enrolment.status,
            enrolment.types,
            *records.NAME,
            PersonTable.binned_on,
        )
        .join(PersonTable, on=(PersonTable.id == enrolment.person_id))
        .where(enrolment.round_id == round_id)
    )


def _facts(round_id: int, on: date) -> dict[int, dict[str, int]]:
    """What everybody has done up to the day: meetings summed over all pairings, and attended activities by kind."""
    facts: defaultdict[int, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for pair in pairings.listing(round_id, on):
        for enrolment_id in (pair.mentor_id, pair.mentee_id):
            facts[enrolment_id]["held"] += pair.held
            facts[enrolment_id]["expected"] += pair.expected
    attended = (
        AttendanceTable.select(AttendanceTable.enrolment_id, ActivityTable.kind, fn.COUNT(AttendanceTable.id))
        .join(ActivityTable, on=(ActivityTable.id == AttendanceTable.activity_id))
        .where(
            ActivityTable.round_id == round_id,
            ActivityTable.on <= on,
            AttendanceTable.status == AttendanceStatus.PRESENT,
        )
        .group_by(AttendanceTable.enrolment_id, ActivityTable.kind)
    )
    for enrolment_id, kind, count in records.rows(attended):
        facts[enrolment_id][_COUNTED.get(kind, "other")] += count
    return {enrolment_id: dict(known) for enrolment_id, known in facts.items()}


def _exceptions(round_id: int) -> dict[int, CertificateException]:
    table = CertificateExceptionTable
    decided = table.select(table).join(EnrolmentTable, on=(EnrolmentTable.id == table.enrolment_id))
    decisions = records.all_as(CertificateException, decided.where(EnrolmentTable.round_id == round_id))
    return {decision.enrolment_id: decision for decision in decisions}


def issued_in(round_id: int) -> int:
    """How many lines the register has for a round, void ones too."""
    return int(CertificateTable.select().where(CertificateTable.round_id == round_id).count())
