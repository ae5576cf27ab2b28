"""Answers who gets which certificate and why, what stands in the register, and what is printed on each."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
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
from mentordesk.later import Later
from mentordesk.queries import programmes, records, slices
from mentordesk.queries.slices import Slices
from mentordesk.storage.tables.activities import ActivityTable, AttendanceTable
from mentordesk.storage.tables.certificates import CertificateExceptionTable, CertificateTable, PictureTable
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.people import PersonTable

_FEW = 500
"""So many verdicts are found one by one; of more, all."""
_NOTHING: Counter[str] = Counter()
_COUNTED = {ActivityKind.TRAINING: "training", ActivityKind.NETWORK: "network"}

if TYPE_CHECKING:
    from mentordesk.queries import attendance, pairings, touched
    from mentordesk.queries.attendance import Attendance
else:  # what is only printed again asks for no pairs
    attendance, pairings, touched = Later("queries.attendance"), Later("queries.pairings"), Later("queries.touched")


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
    order: str
    """What the person is sorted by."""

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
    return slices.whole(read_in_order(round_id, on))


def read_in_order(round_id: int, on: date) -> Slices[list[CertificateRow]]:
    """The same in slices."""
    rows = yield from read_verdicts(round_id, on)
    rows.sort(key=lambda row: _order(row.role, row.order, row.enrolment_id))
    yield
    return rows


def read_verdicts(round_id: int, on: date, met: "Attendance | None" = None) -> Slices[list[CertificateRow]]:
    """The same in slices and in no order; how the pairs have met up to the day need not be read twice."""
    met = met or (yield from attendance.read(round_id, on))
    cadence, facts = programmes.get(round_id).cadence, _Facts(round_id, on)
    for place, pair in enumerate(met.pairs, start=1):
        facts.add(pair.mentor_id, pair.mentee_id, sum(pair.held.values()), len(pair.due) * cadence)
        if not place % slices.SIZE:
            yield
    judge, found = _Judge(round_id, facts), list[CertificateRow]()
    yield
    everybody = _participants(round_id).order_by(EnrolmentTable.id)
    for lines in slices.rows(lambda last, size: everybody.where(EnrolmentTable.id > last).limit(size)):
        found += judge.rows(lines)
        yield
    return found


def some_verdicts(round_id: int, on: date, enrolment_ids: Collection[int]) -> list[CertificateRow]:
    """Those of some enrolments, in the same order."""
    return slices.whole(read_some(round_id, on, enrolment_ids))


def read_some(round_id: int, on: date, enrolment_ids: Collection[int]) -> Slices[list[CertificateRow]]:
    """The same in slices; of many, all are read."""
    yield
    if len(enrolment_ids) > _FEW:
        wanted = frozenset(enrolment_ids)
        return [row for row in (yield from read_in_order(round_id, on)) if row.enrolment_id in wanted]
    facts = _Facts(round_id, on)
    for pair in pairings.some(round_id, on, touched.pairings_of(enrolment_ids)):
        facts.add(pair.mentor_id, pair.mentee_id, pair.held, pair.expected)
    mine = _participants(round_id).where(EnrolmentTable.id.in_(sorted(enrolment_ids)))
    rows = _Judge(round_id, facts).rows(records.rows(mine))
    return sorted(rows, key=lambda row: _order(row.role, row.order, row.enrolment_id))


def _order(role: Role, order: str, enrolment_id: int) -> tuple[bool, str, int]:
    """Mentors first, by family name."""
    return role is not Role.MENTOR, order, enrolment_id


def holders(round_id: int, *, unnamed: bool = False) -> list[int]:
    """The enrolments that have a valid certificate, in the order of `verdicts` and without their verdicts.

    With `unnamed` those that may be printed without being named one by one: no protected identities.
    """
    table = CertificateTable
    theirs = table.select(table.enrolment_id).where(table.round_id == round_id, table.void_on.is_null())
    mine = _participants(round_id).where(EnrolmentTable.id.in_(theirs))
    lines = records.rows(mine.where(PersonTable.protected == False) if unnamed else mine)  # noqa: E712 - SQL
    return [key[-1] for key in sorted(_order(Role(line[2]), records.order_of(line, 5), line[0]) for line in lines)]


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
    issued = records.of_some(Certificate, CertificateTable.round_id, [round_id])
    return {line.id: line for line in issued if line.void_on is None}


def void(round_id: int) -> dict[int, Certificate]:
    """The void certificates of a round, by their ids."""
    lines = CertificateTable.select().where(CertificateTable.round_id == round_id, CertificateTable.void_on.is_null(False))
    return {line.id: line for line in records.all_as(Certificate, lines.order_by(CertificateTable.serial))}


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


class _Facts:
    """What everybody has done up to the day: meetings summed over all pairings, and attended activities by kind."""

    def __init__(self, round_id: int, on: date) -> None:
        self._met: dict[int, tuple[int, int]] = {}
        self._attended: defaultdict[int, Counter[str]] = defaultdict(Counter)
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
            self._attended[enrolment_id][_COUNTED.get(kind, "other")] += count

    def add(self, mentor_id: int, mentee_id: int, held: int, expected: int) -> None:
        """Count the meetings of a pairing for both."""
        for enrolment_id in (mentor_id, mentee_id):
            before = self._met.get(enrolment_id, (0, 0))
            self._met[enrolment_id] = before[0] + held, before[1] + expected

    def of(self, enrolment_id: int, role: Role) -> CertificateFacts:
        """The facts of a participant."""
        held, expected = self._met.get(enrolment_id, (0, 0))
        return CertificateFacts(role=role, held=held, expected=expected, **self._attended.get(enrolment_id, _NOTHING))


class _Judge:
    """Says what each participant gets by the rule of the round, or by an exception to it."""

    def __init__(self, round_id: int, facts: _Facts) -> None:
        self._facts, self._rule = facts, rules.rule_of(programmes.get(round_id))
        self._exceptions = _exceptions(round_id)
        table = CertificateTable
        lines = table.select(table.enrolment_id, table.id, table.number, table.issued_on)
        lines = lines.where(table.round_id == round_id, table.void_on.is_null())
        self._issued = {line[0]: (line[1], line[2], records.day(line[3])) for line in records.rows(lines)}
        self._verdicts: dict[CertificateFacts, Verdict] = {}

    def rows(self, lines: Iterable[Any]) -> list[CertificateRow]:
        """Those of some bare participants who took part."""
        return [row for row in map(self._row, lines) if row is not None]

    def _row(self, line: Any) -> CertificateRow | None:
        enrolment_id, role, status = line[0], Role(line[2]), EnrolmentStatus(line[3])
        facts = self._facts.of(enrolment_id, role)
        exception, issued = self._exceptions.get(enrolment_id), self._issued.get(enrolment_id)
        if (status in NEVER_BEGAN or line[9]) and not (facts.anything or exception or issued):
            return None
        certificate_id, number, issued_on = issued or (None, "", None)
        return CertificateRow(
            enrolment_id=enrolment_id,
            person_id=line[1],
            name=records.name_of(line, 5),
            role=role,
            types=EnrolmentTable.types.python_value(line[4]),
            status=status,
            protected=bool(line[7]),
            verdict=self._verdict(facts) if exception is None else rules.verdict(facts, self._rule, exception),
            exception=exception,
            certificate_id=certificate_id,
            number=number,
            issued_on=issued_on,
            order=records.order_of(line, 5),
        )

    def _verdict(self, facts: CertificateFacts) -> Verdict:
        """The verdict by the rule, found once for all who have done the same."""
        known = self._verdicts.get(facts)
        if known is None:
            known = self._verdicts[facts] = rules.verdict(facts, self._rule)
        return known


def _exceptions(round_id: int) -> dict[int, CertificateException]:
    table = CertificateExceptionTable
    decided = table.select(table).join(EnrolmentTable, on=(EnrolmentTable.id == table.enrolment_id))
    decisions = records.all_as(CertificateException, decided.where(EnrolmentTable.round_id == round_id))
    return {decision.enrolment_id: decision for decision in decisions}


def issued_in(round_id: int) -> int:
    """How many lines the register has for a round, void ones too."""
    return int(CertificateTable.select().where(CertificateTable.round_id == round_id).count())
