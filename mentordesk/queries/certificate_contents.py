"""Gathers what a certificate is to say, on the day it is issued."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from mentordesk.domain import certificate_words, pairings
from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.certificate_content import Attended, CertificateContent, Signs
from mentordesk.domain.certificates import CertificateFacts, own_time
from mentordesk.domain.designs import languages
from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.domain.months import Month, months_between
from mentordesk.domain.pairings import STARTED, Span
from mentordesk.domain.people import shown_name
from mentordesk.domain.programmes import Round, Signatory
from mentordesk.queries import meetings, programmes, records, touched
from mentordesk.queries import pairings as pairs
from mentordesk.queries.pairings import PairRow
from mentordesk.storage.tables.activities import ActivityTable, AttendanceTable
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.people import PersonTable
from mentordesk.storage.tables.programmes import SignatoryTable

NOBODY: frozenset[int] = frozenset()


def compose(
    round_id: int,
    facts: dict[int, CertificateFacts],
    on: date,
    language: str,
    named: Collection[int] = NOBODY,
) -> dict[int, CertificateContent]:
    """The contents of the certificates of some participants (with the facts of their verdicts), by enrolment.

    They are put into words of the language, or of both. Of the enrolments `named` the name itself is told although the
    identity is protected.
    """
    round_ = programmes.get(round_id)
    common: dict[str, Any] = {
        "programme": round_.programme,
        "round_name": round_.name,
        "owner": round_.owner,
        "host": round_.host,
        "organisation": programmes.organisation().name,
        "place": round_.place,
        "signatories": signatories(round_),
        "round_months": len(months_between(round_.meetings_from, round_.meetings_to)),
    }
    did = _Done(round_, on, facts.keys())
    contents = {
        one.enrolment_id: CertificateContent(**common, **_of(one, facts[one.enrolment_id], did, round_))
        for one in _people(facts, named)
    }
    return _in_words(contents, round_id, language)


def names(enrolment_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The names that would stand on the certificates of some participants, the one in their own script too."""
    return {one.enrolment_id: (one.name, one.name_native) for one in _people(enrolment_ids, NOBODY)}


def _in_words(contents: dict[int, CertificateContent], round_id: int, language: str) -> dict[int, CertificateContent]:
    spoken = [
        certificate_words.wordings(contents.values(), code, programmes.texts(round_id, code)) for code in languages(language)
    ]
    words = zip(*spoken, strict=True)
    return {key: replace(content, wordings=next(words)) for key, content in contents.items()}


def _of(one: "_Who", facts: CertificateFacts, did: "_Done", round_: Round) -> dict[str, Any]:
    """What differs from participant to participant."""
    mine = did.pairs[one.enrolment_id]
    months = did.months(mine)
    from_on, to_on = own_time(months, round_)
    return {
        "name": one.name,
        "name_native": one.name_native,
        "code_name": one.code_name,
        "named": one.named,
        "role": one.role,
        "types": _types(mine, one.types),
        "from_on": from_on,
        "to_on": to_on,
        "months": len(months),
        "held": facts.held,
        "partners": _partners(mine, one.role),
        "expected": facts.expected,
        "meeting_minutes": sum(did.minutes[pair.id] for pair in mine),
        "attended": tuple(did.attended[one.enrolment_id]),
    }


class _Who(NamedTuple):
    """Whose certificate it is, as it is to be printed."""

    enrolment_id: int
    role: Role
    types: tuple[MentorType, ...]
    name: str
    name_native: str
    code_name: str
    named: bool


def _people(enrolment_ids: Iterable[int], named: Collection[int]) -> list[_Who]:
    """The names for the paper: those kept for certificates where there are any; of protected ones, unless `named`, codes."""
    query = (
        EnrolmentTable.select(
            EnrolmentTable.id,
            EnrolmentTable.role,
            EnrolmentTable.types,
            *records.NAME,
            PersonTable.name_on_certificate,
            PersonTable.name_native,
        )
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(EnrolmentTable.id.in_(list(enrolment_ids)))
    )
    people = []
    for row_id, role, types, given, family, protected, code, on_paper, native in records.rows(query):
        told = bool(protected) and row_id in named
        hidden = protected and not told
        shown = shown_name(given, family, hidden, code)
        name = shown if hidden else on_paper or shown
        people.append(
            _Who(
                row_id,
                Role(role),
                EnrolmentTable.types.python_value(types),
                name,
                "" if hidden else native,
                code if protected else "",
                told,
            )
        )
    return people


def signatories(round_: Round) -> tuple[Signs, ...]:
    """Who signs the certificates of a round."""
    wanted = [one for one in (round_.signatory_one_id, round_.signatory_two_id) if one is not None]
    known = {one.id: one for one in records.all_as(Signatory, SignatoryTable.select())}
    return tuple(Signs(signatory_id=one, name=known[one].name, title=known[one].title) for one in wanted)


class _Done:
    """What was done in a round up to a day: pairs and activities by enrolment, minutes and months by pairing."""

    def __init__(self, round_: Round, on: date, enrolment_ids: Collection[int]) -> None:
        self.pairs: dict[int, list[PairRow]] = defaultdict(list)
        self.minutes: dict[int, int] = defaultdict(int)
        self._met: dict[int, set[Month]] = defaultdict(set)
        self.attended = _attended(round_.id, on)
        self._paused: dict[int, tuple[Span, ...]] = pairs.pauses_of_round(round_.id)
        self._months, self._on = months_between(round_.meetings_from, round_.meetings_to), on
        mine = touched.pairings_of(enrolment_ids)
        for pair in pairs.some(round_.id, on, mine):
            if pair.status in STARTED:
                self.pairs[pair.mentor_id].append(pair)
                self.pairs[pair.mentee_id].append(pair)
        for _mentor, pairing_id, month, minutes in meetings.held_minutes(round_.id, on, mine):
            self.minutes[pairing_id] += minutes
            self._met[pairing_id].add(month)

    def months(self, mine: list[PairRow]) -> set[Month]:
        """The months in which these pairs were to meet, or met; what is to come is not counted."""
        return {month for pair in mine for month in (*self._expected(pair), *self._met[pair.id])}

    def _expected(self, pair: PairRow) -> tuple[Month, ...]:
        until = min(pair.ends_on or self._on, self._on)
        return pairings.months_expected(pair.starts_on, until, self._months, pair.beside, self._paused.get(pair.id, ()))


def _attended(round_id: int, on: date) -> dict[int, list[Attended]]:
    table = ActivityTable
    query: Any = (
        table.select(AttendanceTable.enrolment_id, table.kind, table.title, table.on, table.minutes)
        .join(AttendanceTable, on=(AttendanceTable.activity_id == table.id))
        .where(table.round_id == round_id, table.on <= on, AttendanceTable.status == AttendanceStatus.PRESENT)
        .order_by(table.on, table.id)
    )
    found: dict[int, list[Attended]] = defaultdict(list)
    for enrolment_id, kind, title, day, minutes in query.tuples():
        found[enrolment_id].append(Attended(kind=ActivityKind(kind), title=title, on=day, minutes=minutes))
    return found


def _partners(mine: list[PairRow], role: Role) -> int:
    """How many mentees the mentor met, or mentors the mentee; one also where nobody was met yet."""
    return len({pair.mentee_id if role is Role.MENTOR else pair.mentor_id for pair in mine if pair.held}) or 1


def _types(mine: list[PairRow], offered: tuple[MentorType, ...]) -> tuple[MentorType, ...]:
    """The types of the participant's pairings; without any, what was offered or needed."""
    practised = {pair.mentor_type for pair in mine}
    return tuple(kind for kind in MentorType if kind in practised) or offered
