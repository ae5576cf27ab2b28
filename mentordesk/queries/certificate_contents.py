"""Gathers what a certificate is to say, on the day it is issued."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from mentordesk import i18n
from mentordesk.domain import texts
from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.certificate_content import Attended, CertificateContent, Signs
from mentordesk.domain.certificates import CertificateFacts
from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.domain.pairings import STARTED
from mentordesk.domain.people import shown_name
from mentordesk.domain.programmes import Round, Signatory
from mentordesk.queries import meetings, pairings, programmes, records
from mentordesk.queries.pairings import PairRow
from mentordesk.storage.tables import ActivityTable, AttendanceTable, EnrolmentTable, PersonTable, SignatoryTable


def compose(round_id: int, facts: dict[int, CertificateFacts], on: date, language: str) -> dict[int, CertificateContent]:
    """The contents of the certificates of some participants (with the facts of their verdicts), by enrolment."""
    round_ = programmes.get(round_id)
    common: dict[str, Any] = {
        "programme": round_.programme,
        "round_name": round_.name,
        "owner": round_.owner,
        "host": round_.host,
        "organisation": programmes.organisation().name,
        "place": round_.place,
        "signatories": _signatories(round_),
        "texts": _texts(round_id, language),
    }
    pairs, minutes, attended = _pairs(round_id, on), _minutes(round_id, on), _attended(round_id, on)
    contents = {}
    for one in _people(facts):
        mine = pairs[one.enrolment_id]
        from_on, to_on = _period(mine, round_, on)
        contents[one.enrolment_id] = CertificateContent(
            name=one.name,
            name_native=one.name_native,
            role=one.role,
            types=_types(mine, one.types),
            from_on=from_on,
            to_on=to_on,
            held=facts[one.enrolment_id].held,
            partners=_partners(mine, one.role),
            expected=facts[one.enrolment_id].expected,
            meeting_minutes=sum(minutes[pair.id] for pair in mine),
            attended=tuple(attended[one.enrolment_id]),
            **common,
        )
    return contents


def _texts(round_id: int, language: str) -> dict[str, str]:
    """Every text as it is worded today, the standard ones too: a later version of the program may word them anew."""
    own = programmes.texts(round_id, language)
    with i18n.speaking(language):
        return {text.key: own.get(text.key, texts.standard(text.key)) for text in texts.STANDARD}


class _Who(NamedTuple):
    """Whose certificate it is, as it is to be printed."""

    enrolment_id: int
    role: Role
    types: tuple[MentorType, ...]
    name: str
    name_native: str


def _people(enrolment_ids: Iterable[int]) -> list[_Who]:
    """The names for the paper: the one kept for certificates if there is one; only the code name if protected."""
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
    for row_id, role, types, given, family, protected, code, on_paper, native in query.tuples():
        shown = shown_name(given, family, protected, code)
        name = shown if protected else on_paper or shown
        people.append(_Who(row_id, role, types, name, "" if protected else native))
    return people


def _signatories(round_: Round) -> tuple[Signs, ...]:
    wanted = [one for one in (round_.signatory_one_id, round_.signatory_two_id) if one is not None]
    known = {one.id: one for one in records.all_as(Signatory, SignatoryTable.select())}
    return tuple(Signs(signatory_id=one, name=known[one].name, title=known[one].title) for one in wanted)


def _pairs(round_id: int, on: date) -> dict[int, list[PairRow]]:
    found: dict[int, list[PairRow]] = defaultdict(list)
    for pair in pairings.listing(round_id, on):
        if pair.status in STARTED:
            found[pair.mentor_id].append(pair)
            found[pair.mentee_id].append(pair)
    return found


def _minutes(round_id: int, on: date) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for _mentor, pairing_id, _month, minutes in meetings.held_minutes(round_id, on):
        found[pairing_id] += minutes
    return found


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


def _period(mine: list[PairRow], round_: Round, on: date) -> tuple[date, date]:
    """The participant's own time: from the first pairing's start to the last one's end, within the round's meetings.

    A pairing that goes on counts until the day of issue.
    """
    if not mine:
        return round_.meetings_from, round_.meetings_to
    from_on = max(min(pair.starts_on for pair in mine), round_.meetings_from)
    to_on = min(max(pair.ends_on or on for pair in mine), round_.meetings_to)
    return from_on, max(from_on, to_on)


def _partners(mine: list[PairRow], role: Role) -> int:
    """How many mentees the mentor met, or mentors the mentee; one also where nobody was met yet."""
    return len({pair.mentee_id if role is Role.MENTOR else pair.mentor_id for pair in mine if pair.held}) or 1


def _types(mine: list[PairRow], offered: tuple[MentorType, ...]) -> tuple[MentorType, ...]:
    """The types of the participant's pairings; without any, what was offered or needed."""
    practised = {pair.mentor_type for pair in mine}
    return tuple(kind for kind in MentorType if kind in practised) or offered
