"""Makes small worlds for the tests: each function writes one record with sensible values and returns its id."""

import json
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, MentorType, Role
from mentordesk.domain.history import ChangeKind
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.outcomes import Outcome, OutcomePoint
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.domain.pairings import PairingStatus
from mentordesk.domain.saved_filters import FilterPage
from mentordesk.storage.tables import every as tables
from mentordesk.storage.tables.base import Table


def _write(table: type[Table], given: dict[str, Any], **usual: Any) -> int:
    """One row of the usual values and those given; straight into the table, so that no action is needed to test one."""
    return int(table.insert(**{**usual, **given}).execute())


def _count(table: type[Table]) -> int:
    return int(table.select().count()) + 1


def a_unit(**given: Any) -> int:
    return _write(tables.UnitTable, given, name=f"Unit {_count(tables.UnitTable)}")


def a_signatory(**given: Any) -> int:
    return _write(tables.SignatoryTable, given, name="Birgitta Dahl", title="Head of housing")


def an_organisation(**given: Any) -> int:
    """The one organisation that every file has, filled in."""
    usual = {"name": "Exempelbostäder", "contact": "mentor@example.org"}
    tables.OrganisationTable.update(**{**usual, **given}).execute()
    return 1


def a_round(**given: Any) -> int:
    """A round like programme A: February to September, one meeting a month."""
    return _write(
        tables.RoundTable,
        given,
        programme="Bostadsmentor",
        name=str(2026 + _count(tables.RoundTable)),
        starts_on=date(2027, 1, 11),
        ends_on=date(2027, 10, 31),
        meetings_from=date(2027, 2, 1),
        meetings_to=date(2027, 9, 30),
        number_prefix="A-2027",
    )


def a_round_text(round_id: int, **given: Any) -> int:
    return _write(
        tables.RoundTextTable, given, round_id=round_id, key="certificate.body", language="sv", text="Tack för allt."
    )


def a_person(given_name: str = "", family_name: str = "", **given: Any) -> int:
    """A person; without names the next of "Person 1", "Person 2" …"""
    names = {"given_name": given_name or "Person", "family_name": family_name or str(_count(tables.PersonTable))}
    return _write(tables.PersonTable, {**names, **given})


def a_language(person_id: int, **given: Any) -> int:
    return _write(tables.PersonLanguageTable, given, person_id=person_id, language="sv", level="fluent")


def two_people(person_id: int, other_id: int) -> int:
    return _write(tables.NotSameTable, {"person_id": person_id, "other_id": other_id})


def two_kept_apart() -> tuple[int, int]:
    """Two people who were said not to be one."""
    one, other = a_person("Ali", "Nur"), a_person("Nur", "Ali")
    two_people(one, other)
    return one, other


def a_merged_entry(person_id: int, former_id: int = 4711) -> int:
    return _write(tables.MergedTable, {"person_id": person_id, "former_id": former_id})


def an_own_field(name: str = "", kind: OwnFieldKind = OwnFieldKind.TEXT, *options: str) -> int:
    """A field of one's own with the options it chooses from, after those there are."""
    place = _count(tables.OwnFieldTable)
    own_field_id = _write(tables.OwnFieldTable, {}, name=name or f"Field {place}", kind=kind, place=place)
    for option in options:
        an_own_option(own_field_id, name=option)
    return own_field_id


def an_own_option(own_field_id: int, **given: Any) -> int:
    place = _count(tables.OwnOptionTable)
    return _write(tables.OwnOptionTable, given, own_field_id=own_field_id, name=f"Option {place}", place=place)


def an_own_value(person_id: int, own_field_id: int, **given: Any) -> int:
    """What a person has in a field: the text or the option given, or else "Something"."""
    text = "" if "own_option_id" in given else "Something"
    return _write(tables.OwnValueTable, given, person_id=person_id, own_field_id=own_field_id, text=text)


def a_used_list(kind: OwnFieldKind = OwnFieldKind.CHOICES) -> tuple[int, list[int], list[int]]:
    """A field with three options: its id, theirs, and two people, the first of whom has the first option."""
    table = tables.OwnOptionTable
    own_field_id = an_own_field("Labels", kind, "Speaker", "New", "Driver")
    mine = table.select(table.id).where(table.own_field_id == own_field_id).order_by(table.place)
    options = [row[0] for row in mine.tuples()]
    people = [a_person(), a_person()]
    an_own_value(people[0], own_field_id, own_option_id=options[0])
    return own_field_id, options, people


def a_saved_filter(**given: Any) -> int:
    place = _count(tables.SavedFilterTable)
    return _write(tables.SavedFilterTable, given, page=FilterPage.PEOPLE, name=f"Filter {place}", criteria="{}", place=place)


def an_enrolment(
    round_id: int | None = None,
    role: Role = Role.MENTEE,
    status: EnrolmentStatus = EnrolmentStatus.ACCEPTED,
    *,
    person_id: int | None = None,
    on: date = date(2027, 1, 15),
    reason: str = "",
    **given: Any,
) -> int:
    """An enrolment with its first dated status, in a new round and of a new person unless they are given."""
    enrolment_id = _write(
        tables.EnrolmentTable,
        given,
        person_id=a_person() if person_id is None else person_id,
        round_id=a_round() if round_id is None else round_id,
        role=role,
        status=status,
        status_on=on,
        types=(MentorType.VOCATIONAL,),
    )
    _write(tables.StatusChangeTable, {}, enrolment_id=enrolment_id, status=status, on=on, reason=reason)
    return enrolment_id


def a_mentor(round_id: int | None = None, **given: Any) -> int:
    return an_enrolment(round_id, Role.MENTOR, **given)


def a_mentee(round_id: int | None = None, **given: Any) -> int:
    return an_enrolment(round_id, Role.MENTEE, **given)


def an_agreement(enrolment_id: int, **given: Any) -> int:
    return _write(tables.AgreementTable, given, enrolment_id=enrolment_id, kind=AgreementKind.MENTOR)


def a_pairing(
    round_id: int | None = None, *, mentor_id: int | None = None, mentee_id: int | None = None, **given: Any
) -> int:
    """A running pairing from 1 February; round, mentor and mentee are made when they are not given."""
    if round_id is None:
        known = mentor_id or mentee_id
        round_id = a_round() if known is None else tables.EnrolmentTable.get_by_id(known).round_id
    matched = EnrolmentStatus.MATCHED
    return _write(
        tables.PairingTable,
        given,
        round_id=round_id,
        mentor_id=a_mentor(round_id, status=matched) if mentor_id is None else mentor_id,
        mentee_id=a_mentee(round_id, status=matched) if mentee_id is None else mentee_id,
        mentor_type=MentorType.VOCATIONAL,
        status=PairingStatus.ENDED if given.get("ends_on") else PairingStatus.RUNNING,
        starts_on=date(2027, 2, 1),
    )


def a_pause(pairing_id: int, **given: Any) -> int:
    return _write(tables.PauseTable, given, pairing_id=pairing_id, from_on=date(2027, 5, 1), to_on=date(2027, 5, 31))


def a_goal(pairing_id: int, **given: Any) -> int:
    return _write(tables.GoalTable, given, pairing_id=pairing_id, text="Write a CV", set_on=date(2027, 2, 10))


def a_check_in(pairing_id: int, **given: Any) -> int:
    return _write(tables.CheckInTable, given, pairing_id=pairing_id, due_on=date(2027, 3, 1))


def a_meeting(pairing_id: int, on: date = date(2027, 2, 15), **given: Any) -> int:
    """A held meeting of an hour."""
    return _write(tables.MeetingTable, given, pairing_id=pairing_id, on=on, status=MeetingStatus.HELD, minutes=60)


def an_activity(round_id: int | None = None, kind: ActivityKind = ActivityKind.TRAINING, **given: Any) -> int:
    """A paid training day of seven hours, unless another is given."""
    return _write(
        tables.ActivityTable,
        given,
        round_id=a_round() if round_id is None else round_id,
        kind=kind,
        title=kind.value.capitalize(),
        on=date(2027, 1, 21),
        minutes=420,
        paid=True,
    )


def an_attendance(activity_id: int, enrolment_id: int, **given: Any) -> int:
    return _write(
        tables.AttendanceTable,
        given,
        activity_id=activity_id,
        enrolment_id=enrolment_id,
        status=AttendanceStatus.PRESENT,
    )


def an_outcome(enrolment_id: int, **given: Any) -> int:
    return _write(
        tables.OutcomeTable,
        given,
        enrolment_id=enrolment_id,
        point=OutcomePoint.EXIT,
        outcome=Outcome.EMPLOYMENT,
        on=date(2027, 9, 30),
    )


def a_story(enrolment_id: int, **given: Any) -> int:
    return _write(tables.StoryTable, given, enrolment_id=enrolment_id, text="It went well.")


def a_certificate_exception(enrolment_id: int, **given: Any) -> int:
    return _write(
        tables.CertificateExceptionTable,
        given,
        enrolment_id=enrolment_id,
        kind=CertificateKind.DIPLOMA,
        reason="Held more meetings than written down",
        on=date(2027, 10, 1),
    )


def a_certificate(enrolment_id: int, **given: Any) -> int:
    """A line of the register with the round's next number."""
    enrolment = tables.EnrolmentTable.get_by_id(enrolment_id)
    register = tables.CertificateTable
    serial = given.get("serial") or register.select().where(register.round_id == enrolment.round_id).count() + 1
    return _write(
        register,
        given,
        round_id=enrolment.round_id,
        enrolment_id=enrolment_id,
        serial=serial,
        number=f"A-2027-{serial:03d}",
        kind=CertificateKind.DIPLOMA,
        issued_on=date(2027, 10, 7),
        language="sv",
        name="Person",
        content="{}",
    )


def a_picture(content: bytes = b"\x89PNG\x00\xff") -> int:
    """A frozen logo or signature."""
    return _write(tables.PictureTable, {}, digest=sha256(content).hexdigest(), content=content)


def a_history_line(unit_id: int = 1, old: str = "A", new: str = "B") -> tuple[int, int]:
    """A line of the history that tells how a unit was renamed; its id and that of the change."""
    line = _write(tables.HistoryTable, {}, at="2027-03-01T12:00:00", who="anna", label="Unit renamed", tables="unit")
    change = {"record_table": "unit", "record_id": unit_id, "kind": ChangeKind.UPDATED}
    values = {"old": json.dumps({"name": old}), "new": json.dumps({"name": new})}
    return line, _write(tables.HistoryChangeTable, change | values, history_id=line)


def a_draft(**given: Any) -> int:
    return _write(tables.DraftTable, given, key="person", content='{"given_name": "Åsa"}', at="2027-03-01T12:00:00")


def a_note(**given: Any) -> int:
    """A note about the person, pairing or round given."""
    return _write(tables.NoteTable, given, on=date(2027, 3, 1), text="Called")


class Call(NamedTuple):
    """How to call an action."""

    args: tuple[Any, ...]
    kwargs: dict[str, Any]


def call(*args: Any, **kwargs: Any) -> Call:
    return Call(args, kwargs)


def after(*_made: int) -> Call:
    """How to call an action without arguments once something was made for it."""
    return call()


def a_sample_round() -> int:
    """A sample round with its own signatory, organisation and a mentor of a unit."""
    round_id = a_full_round(sample=True, owner="Exempelbostäder, HR")
    an_organisation(logo=b"\x89PNG")
    a_mentor(round_id, person_id=a_person(unit_id=a_unit()))
    return round_id


def a_speaker() -> int:
    """A person who speaks two languages."""
    person_id = a_person()
    a_language(person_id)
    a_language(person_id, language="ar", level="native")
    return person_id


def a_duplicate() -> int:
    """An entry with something of everything that hangs on a person."""
    person_id = a_person(phone="070-174 06 05")
    a_language(person_id)
    a_language(person_id, language="fa")
    a_note(person_id=person_id)
    a_mentee(person_id=person_id)
    an_own_value(person_id, an_own_field())
    return person_id


def a_person_entered_twice() -> tuple[int, int]:
    """Two entries of one person, each with something of its own, both in one round, where the second is bare."""
    kept, other, round_id = a_speaker(), a_duplicate(), a_round()
    a_pairing(round_id, mentor_id=a_mentor(round_id, person_id=kept))
    bare = a_mentor(round_id, person_id=other, status=EnrolmentStatus.APPLIED, on=date(2027, 1, 4), wish="Kvällar")
    an_attendance(an_activity(round_id), bare, status=AttendanceStatus.INVITED)
    an_agreement(bare)
    field = an_own_field("Size")
    for person_id, text in ((kept, "44"), (other, "38")):
        an_own_value(person_id, field, text=text)
    two_people(other, a_person())
    a_merged_entry(other)
    return kept, other


def a_mentee_with_papers() -> int:
    """An enrolment with two dated statuses and a printed agreement."""
    enrolment_id = a_mentee()
    later = {"enrolment_id": enrolment_id, "status": EnrolmentStatus.WAITING, "on": date(2027, 1, 20)}
    _write(tables.StatusChangeTable, later)
    an_agreement(enrolment_id, printed_on=date(2027, 1, 20))
    return enrolment_id


def a_round_with_text(**given: Any) -> int:
    round_id = a_round()
    a_round_text(round_id, **given)
    return round_id


def a_full_round(*, issued: bool = True, **given: Any) -> int:
    """A round with a record of every kind, among them a replaced mentor; with certificates if they are `issued`."""
    round_id = a_round(signatory_one_id=a_signatory(), **given)
    a_round_text(round_id)
    a_note(round_id=round_id)
    first_mentor, mentee_id = a_mentor(round_id, status=EnrolmentStatus.ACCEPTED), a_mentee(round_id)
    first = a_pairing(round_id, mentor_id=first_mentor, mentee_id=mentee_id, ends_on=date(2027, 5, 20))
    second = a_pairing(round_id, mentee_id=mentee_id, starts_on=date(2027, 5, 21), follows_id=first)
    for pairing_id in (first, second):
        a_meeting(pairing_id)
        a_pause(pairing_id)
        a_goal(pairing_id)
        a_check_in(pairing_id)
        a_note(pairing_id=pairing_id)
    training = an_activity(round_id)
    an_attendance(training, first_mentor)
    an_agreement(first_mentor, signed_on=date(2027, 1, 20))
    an_outcome(mentee_id)
    a_story(mentee_id)
    a_certificate_exception(first_mentor)
    if issued:
        wrong = a_certificate(mentee_id, void_on=date(2027, 10, 8))
        a_certificate(mentee_id, replaces_id=wrong)
    person_id = tables.EnrolmentTable.get_by_id(mentee_id).person_id
    a_language(person_id)
    a_note(person_id=person_id)
    return round_id
