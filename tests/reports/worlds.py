"""Worlds for the reports: a round with any number of pairs, with a year's meetings, time, results and nasty texts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle

from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.outcomes import Outcome, OutcomePoint
from mentordesk.domain.people import Gender
from mentordesk.storage.tables import every as tables
from tests import builders as a
from tests.nasty import NASTY

ON = date(2027, 10, 15)
MONTHS = range(2, 10)
STATUSES = (MeetingStatus.HELD,) * 6 + (MeetingStatus.CANCELLED, MeetingStatus.NO_SHOW)
GENDERS = (Gender.WOMAN, Gender.MAN, Gender.WOMAN, Gender.UNSTATED)
OUTCOMES = (Outcome.EMPLOYMENT, Outcome.INTERNSHIP, Outcome.SEEKING, Outcome.MOVED)


@dataclass(frozen=True)
class World:
    """A round with its mentors and mentees (enrolments), pairings and activities."""

    round_id: int
    mentors: list[int]
    mentees: list[int]
    pairings: list[int]
    activities: list[int]


def storable() -> list[str]:
    """The nasty texts that a file can hold at all: neither lone surrogates nor NUL."""
    return [words for words in NASTY if "\x00" not in words and not any("\ud800" <= sign <= "\udfff" for sign in words)]


def plain(number: int, what: str) -> str:
    """Text that is easily found on paper."""
    return f"{what}{number:03d}"


def nasty() -> Callable[[int, str], str]:
    """A different nasty text each time, all of them in turn."""
    texts = cycle(storable())
    return lambda number, what: next(texts)


def a_world(count: int, word: Callable[[int, str], str] = plain, *, papers: bool = False, **given: object) -> World:
    """A round of `count` pairs in the months February to September, three activities, outcomes and a story each.

    With `papers` everybody has an address, agreements are signed and certificates issued, pairs have goals, check-ins
    and notes, and for every third pair somebody waits.
    """
    signatory = a.a_signatory(name=word(1, "Signer"), title=word(1, "Title"))
    a.an_organisation(name=word(1, "Organisation"))
    usual = {
        "programme": word(1, "Programme"),
        "owner": word(1, "Owner"),
        "host": word(1, "Host"),
        "aim": word(1, "Aim"),
        "place": word(1, "Place"),
        "signatory_one_id": signatory,
    }
    round_id = a.a_round(**{**usual, **given})
    for language in ("sv", "en"):
        a.a_round_text(round_id, key="summary.introduction", language=language, text=word(1, "Introduction"))
    units = [a.a_unit(name=word(i, "Unit") + f" {i}", manager=word(i, "Manager")) for i in range(1, min(count, 4) + 1)]
    events = [_event(round_id, i, kind, word) for i, kind in enumerate(ActivityKind, 1)] if count else []
    mentors, mentees, pairings = [], [], []
    for i in range(1, count + 1):
        mentor, mentee = (_participant(round_id, i, role, units[i % len(units)], word) for role in ("Mentor", "Mentee"))
        pairing = a.a_pairing(round_id, mentor_id=mentor, mentee_id=mentee, mentor_type=list(MentorType)[i % 3])
        for month in MONTHS:
            a.a_meeting(pairing, date(2027, month, 1 + i % 28), status=STATUSES[(i + month) % len(STATUSES)])
        for place, event in enumerate(events):
            status = list(AttendanceStatus)[(i + place) % 4]
            a.an_attendance(event, mentor, status=status)
        if i % 2:
            a.an_outcome(mentee, outcome=OUTCOMES[i // 2 % 4])
        if i <= 3:
            a.a_story(mentee, text=word(i, "Story"), consent=i != 2)
        mentors.append(mentor)
        mentees.append(mentee)
        pairings.append(pairing)
    if papers:
        for i, (mentor, mentee, pairing) in enumerate(zip(mentors, mentees, pairings, strict=True), 1):
            _papers(i, mentor, mentee, pairing, word)
        for i in range(1, count + 1, 3):
            _somebody_who_waits(round_id, i, word)
    return World(round_id, mentors, mentees, pairings, events)


def _participant(round_id: int, number: int, role: str, unit_id: int, word: Callable[[int, str], str]) -> int:
    person_id = a.a_person(
        word(number, role), word(number, "Family"), gender=GENDERS[number % 4], unit_id=unit_id if role == "Mentor" else None
    )
    make = a.a_mentor if role == "Mentor" else a.a_mentee
    return make(round_id, person_id=person_id, status=EnrolmentStatus.MATCHED)


def _papers(number: int, mentor: int, mentee: int, pairing: int, word: Callable[[int, str], str]) -> None:
    """What is written about a pair beside its meetings."""
    a.an_agreement(mentor, printed_on=date(2027, 1, 20), signed_on=date(2027, 1, 25) if number % 2 else None)
    a.a_goal(pairing, text=word(number, "Goal"))
    a.a_check_in(pairing, note=word(number, "Call"), done_on=date(2027, 3, 2))
    a.a_note(pairing_id=pairing, text=word(number, "Note"))
    if number % 3 == 0:
        a.an_outcome(mentee, point=OutcomePoint.SIX_MONTHS, on=date(2027, 10, 1), note=word(number, "Later"))
    a.a_certificate(mentor, name=f"{word(number, 'Mentor')} {word(number, 'Family')}", void_reason=word(number, "Void"))
    told = {"native": "name_native", "street": "street", "postcode": "postcode", "city": "city", "phone": "phone",
            "mail": "email", "district": "district", "sfi": "sfi_level", "occupation": "occupation"}  # fmt: skip
    for enrolment_id in (mentor, mentee):
        person_id = tables.EnrolmentTable.get_by_id(enrolment_id).person_id
        written = {column: word(number, what.capitalize()) or what for what, column in told.items()}
        born = {"birth_year": 1960 + number % 45, "in_sweden_since": 2015 + number % 10}
        tables.PersonTable.update(**written, **born).where(tables.PersonTable.id == person_id).execute()
        a.a_language(person_id, language=word(number % 12, "Language") or "Language")


def _somebody_who_waits(round_id: int, number: int, word: Callable[[int, str], str]) -> None:
    person_id = a.a_person(word(number, "Waiting"), word(number, "Family"), district=word(number, "District"))
    a.a_mentee(round_id, person_id=person_id, status=EnrolmentStatus.WAITING, on=date(2027, 3, 1), wish=word(number, "Wish"))


def _event(round_id: int, number: int, kind: ActivityKind, word: Callable[[int, str], str]) -> int:
    paid = kind in (ActivityKind.TRAINING, ActivityKind.NETWORK)
    on = date(2027, 1, 21) + timedelta(days=30 * number)
    title = word(number, "Activity")
    return a.an_activity(round_id, kind, title=title, on=on, minutes=120, place=word(number, "Place"), paid=paid)
