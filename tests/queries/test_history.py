"""The history as it is asked for: of the whole file, of one person, of one pair, and each step in words."""

from datetime import date

import pytest

from mentordesk import i18n
from mentordesk.actions import (
    agreements,
    certificates,
    enrolments,
    follow_ups,
    meetings,
    merging,
    notes,
    own_fields,
    people,
    programmes,
    saved_filters,
    units,
)
from mentordesk.desk import Desk
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, Role
from mentordesk.domain.field_names import RECORDS
from mentordesk.domain.filters import Criteria
from mentordesk.domain.history import EMPTIED, HIDDEN, ChangeKind
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.domain.people import Gender, LanguageLevel
from mentordesk.domain.saved_filters import FilterPage
from mentordesk.queries import history, history_words
from mentordesk.queries import own_fields as known_fields
from mentordesk.queries.history_words import StepTold
from mentordesk.storage.tables import every as tables
from tests import builders as a

MAY, JUNE = date(2027, 5, 10), date(2027, 6, 1)


def last() -> StepTold:
    return history_words.step(history.lines(limit=1)[0].id)


def said(step: StepTold) -> list[str]:
    return [value.text for record in step.records for value in record.values]


def titles(step: StepTold) -> list[str]:
    return [record.title for record in step.records]


# -- words ------------------------------------------------------------------------------------------------------------


def test_a_change_is_told_by_the_name_of_its_field(desk: Desk) -> None:
    person = a.a_person("Åsa", "Öberg", phone="070-123 45 67")
    desk.perform("Phone", people.update, person, phone="070-765 43 21")
    assert titles(last()) == ["Person · Åsa Öberg"]
    assert said(last()) == ["Phone: 070-123 45 67 → 070-765 43 21"]
    i18n.use("sv")
    assert said(last()) == ["Telefon: 070-123 45 67 → 070-765 43 21"]


def test_choices_dates_ticks_and_nothing_are_words(desk: Desk) -> None:
    unit, person = a.a_unit(name="Kundcenter"), a.a_person()
    desk.perform("Change", people.update, person, gender=Gender.WOMAN, birth_year=1980, unit_id=unit)
    assert said(last()) == ["Gender: Not stated → Woman", "Year of birth: – → 1980", "Unit: – → Kundcenter"]
    desk.perform("Bin", people.bin, person, on=MAY)
    assert said(last()) == ["In the bin since: – → 2027-05-10"]
    round_id = a.a_round()
    desk.perform("Rules", programmes.update_round, round_id, cert_training=False, aim_outcomes=("employment",))
    assert "The training is required: yes → no" in said(last())
    desk.perform("Agreement", agreements.set_signed, a.a_mentor(round_id), AgreementKind.MENTOR, MAY)
    assert said(last()) == ["Signed on: 2027-05-10"]


def test_what_was_added_and_removed_is_told_with_whose_it_is(desk: Desk) -> None:
    pair = a.a_pairing(
        mentor_id=a.a_mentor(round_id := a.a_round(), person_id=a.a_person("Åsa", "Öberg")),
        mentee_id=a.a_mentee(round_id, person_id=a.a_person("Ali", "Omar")),
    )
    meeting = desk.perform("Meet", meetings.record, pair, on=MAY, status=MeetingStatus.HELD, note="Went well")
    assert titles(last()) == ["Meeting · 2027-05-10 · Åsa Öberg – Ali Omar"]
    assert said(last()) == ["Status: Held", "Length: 1 h", "Form: In person", "Note: Went well"]
    desk.perform("Change", meetings.update, meeting, minutes=90)
    assert titles(last()) == ["Meeting · 2027-05-10 · Åsa Öberg – Ali Omar"]
    assert said(last()) == ["Length: 1 h → 1 h 30 min"]
    desk.perform("Remove", meetings.remove, meeting)
    assert [record.kind for record in last().records] == [ChangeKind.DELETED]
    assert titles(last()) == ["Meeting · 2027-05-10 · Åsa Öberg – Ali Omar"]


def test_what_is_gone_keeps_its_name(desk: Desk) -> None:
    unit, person = a.a_unit(name="Kundcenter"), a.a_person()
    desk.perform("Unit", people.update, person, unit_id=unit)
    line = history.lines(limit=1)[0].id
    desk.perform("None", people.update, person, unit_id=None)
    desk.perform("Remove", units.remove, unit)
    assert said(history_words.step(line)) == ["Unit: – → Kundcenter"]


def test_texts_on_paper_languages_and_own_fields_are_named(desk: Desk) -> None:
    round_id, person = a.a_round(), a.a_person("Ali", "Omar")
    desk.perform("Text", programmes.set_text, round_id, key="lead", language="en", text="goes to")
    assert titles(last())[0].startswith("Text on paper · Line above the name · ")
    desk.perform("Languages", people.set_languages, person, [("Tigrinya", LanguageLevel.NATIVE)])
    assert (titles(last()), said(last())) == (["Language · Tigrinya · Ali Omar"], ["Level: Mother tongue"])
    ticked = a.an_own_field("Driving licence", OwnFieldKind.YES_NO)
    chosen = a.an_own_field("Shift", OwnFieldKind.CHOICE, "Day", "Night")
    desk.perform("Own", own_fields.set_value, person, ticked, True)
    assert (titles(last()), said(last())) == (["Own field · Driving licence · Ali Omar"], ["Value: yes"])
    option = known_fields.get(chosen).options[1].id
    desk.perform("Own", own_fields.set_value, person, chosen, option)
    assert said(last()) == ["Value: Night"]


def test_a_saved_filter_is_told_by_what_was_named(desk: Desk) -> None:
    desk.perform("Filter", saved_filters.add, FilterPage.PAIRINGS, name="Quiet ones", criteria=Criteria.of(quiet="on"))
    assert titles(last()) == ["Saved filter · Quiet ones"]
    assert not [text for text in said(last()) if "Order" in text or "What it finds" in text]
    i18n.use("sv")
    assert not [text for text in said(last()) if "Ordning" in text or "finns" in text]


def test_long_texts_are_cut_and_pictures_only_said(desk: Desk) -> None:
    desk.perform("Note", notes.add, on=MAY, text="x" * 5000, person_id=a.a_person())
    assert len(said(last())[0]) < 320
    desk.perform("Logo", programmes.update_organisation, logo=b"\x89PNG")
    assert said(last()) == ["Logo: changed"]


def test_a_big_step_is_told_in_part(desk: Desk) -> None:
    rows = [{"name": f"Unit {number}"} for number in range(1000)]
    desk.perform("Import", lambda: tables.UnitTable.insert_many(rows).execute())
    step = last()
    assert (len(step.records), step.others, step.restorable) == (200, 800, True)


def test_the_register_is_told_and_not_restorable(desk: Desk) -> None:
    certificate = a.a_certificate(a.a_mentee())
    desk.perform("Void", certificates.void, certificate, on=date(2027, 12, 1), reason="Wrong name")
    assert said(last()) == ["Void since: – → 2027-12-01", "Reason: – → Wrong name"]
    assert not last().restorable
    assert not any(value.restorable for record in last().records for value in record.values)


def test_only_what_can_come_back_alone_is_offered(desk: Desk) -> None:
    enrolment = enrolments.enrol(person_id=a.a_person(), round_id=a.a_round(), role=Role.MENTOR, on=MAY)
    desk.perform("Status", enrolments.set_status, enrolment, EnrolmentStatus.ACCEPTED, on=JUNE)
    assert [value.restorable for record in last().records for value in record.values] == [False] * 4
    desk.perform("Wish", enrolments.update, enrolment, wish="Evenings")
    assert [value.restorable for record in last().records for value in record.values] == [True]


# -- protected identities ---------------------------------------------------------------------------------------------


@pytest.fixture
def hidden(desk: Desk) -> int:
    """Somebody about whom much was written before the identity became protected."""
    person = desk.perform(
        "Add Zebedeus Hemlig",
        people.add,
        given_name="Zebedeus",
        family_name="Hemlig",
        email="z@example.org",
        birth_year=1980,
    )
    desk.perform("Phone of Zebedeus Hemlig", people.update, person, phone="070-1740605", occupation="Urmakare")
    desk.perform("Name of Zebedeus Hemlig", people.update, person, family_name="Hemligare")
    desk.perform("Note about Zebedeus Hemligare", notes.add, on=MAY, text="Zebedeus Hemligare called", person_id=person)
    field = a.an_own_field("Hobby")
    desk.perform("Hobby", own_fields.set_value, person, field, "Fjärilar")
    desk.perform("Protect", people.protect, person, "Linden")
    return person


def test_nothing_of_a_protected_identity_is_told(desk: Desk, hidden: int) -> None:
    about = history.records_of_person(hidden)
    told = []
    for line in history.lines_about(about):
        step = history_words.step(line.id, about)
        told += [line.label, *titles(step), *said(step)]
    words = "\n".join(told)
    assert "Linden" in words
    assert "Linden called" in words
    for trace in ("Hemlig", "Zebedeus", "z@", "070-174", "1980", "Urmakare", "Fjärilar"):
        assert trace not in words


def test_the_name_of_an_entry_merged_into_a_protected_identity_is_not_told(desk: Desk) -> None:
    kept = a.a_person("Zebedeus", "Hemlig", protected=True, code_name="Linden")
    other = desk.perform("Add Sebedeus Hemlik", people.add, given_name="Sebedeus", family_name="Hemlik", phone="070-1740605")
    desk.perform("Enrol", enrolments.enrol, person_id=other, round_id=a.a_round(), role=Role.MENTEE, on=MAY)
    desk.perform("Merge", merging.merge, kept, other)
    told = [line.label for line in history.lines()]
    for line in history.lines():
        step = history_words.step(line.id)
        told += [*titles(step), *said(step)]
    assert f"Add P-{other:04d}" in told
    assert not [words for words in told if "ebedeus" in words or "Hemli" in words or "070-174" in words]


def test_what_is_hidden_is_what_the_list_hides(desk: Desk) -> None:
    assert EMPTIED["person"] < HIDDEN < RECORDS["person"].fields.keys()


# -- one person, one pair ---------------------------------------------------------------------------------------------


def labels_of_person(person_id: int) -> list[str]:
    return [line.label for line in history.lines_about(history.records_of_person(person_id))]


def test_the_history_of_a_person_holds_what_belongs_to_the_person(desk: Desk) -> None:
    person, other, round_id = a.a_person(), a.a_person(), a.a_round()
    desk.perform("Phone", people.update, person, phone="070-1")
    desk.perform("Other", people.update, other, phone="070-2")
    desk.perform("Languages", people.set_languages, person, [("sv", LanguageLevel.SOME)])
    desk.perform("No languages", people.set_languages, person, [])
    enrolment = desk.perform("Enrol", enrolments.enrol, person_id=person, round_id=round_id, role=Role.MENTEE, on=MAY)
    desk.perform("Status", enrolments.set_status, enrolment, EnrolmentStatus.ACCEPTED, on=JUNE)
    desk.perform("Agreement", agreements.set_signed, enrolment, AgreementKind.CONFIDENTIALITY, MAY)
    pair = desk.perform("Pair", lambda: a.a_pairing(mentor_id=a.a_mentor(round_id), mentee_id=enrolment))
    desk.perform("Meet", meetings.record, pair, on=JUNE)
    desk.perform("Note", notes.add, on=MAY, text="Called", person_id=person)
    desk.perform("Certificate", a.a_certificate, enrolment)
    expected = ["Certificate", "Note", "Pair", "Agreement", "Status", "Enrol", "No languages", "Languages", "Phone"]
    assert labels_of_person(person) == expected
    assert labels_of_person(other) == ["Other"]


def test_what_was_removed_stays_in_the_history_of_the_person(desk: Desk) -> None:
    people_ids = [a.a_person() for _each in range(12)]  # so that 1 and 12 must be told apart
    for person in (people_ids[0], people_ids[11]):
        note = desk.perform(f"Add {person}", notes.add, on=MAY, text="Called", person_id=person)
        desk.perform(f"Remove {person}", notes.remove, note)
    assert labels_of_person(1) == ["Remove 1", "Add 1"]
    assert labels_of_person(12) == ["Remove 12", "Add 12"]


def test_a_step_about_many_tells_only_of_the_one_asked_for(desk: Desk) -> None:
    ids = [a.a_person(f"Given {number}") for number in range(5)]
    desk.perform("Unit", people.set_unit_of_many, ids, a.a_unit(name="Kundcenter"))
    step = history_words.step(history.lines(limit=1)[0].id, history.records_of_person(ids[2]))
    assert (titles(step), step.others) == (["Person · Given 2 3"], 4)


def test_the_history_of_a_pair_holds_what_happened_in_it(desk: Desk) -> None:
    pair, other = a.a_pairing(), a.a_pairing()
    goal = desk.perform("Goal", follow_ups.add_goal, pair, text="Write a CV", set_on=MAY)
    desk.perform("Call", follow_ups.plan_check_in, pair, due_on=JUNE)
    desk.perform("Meet", meetings.record, pair, on=JUNE)
    desk.perform("Other", meetings.record, other, on=JUNE)
    desk.perform("No goal", follow_ups.remove_goal, goal)
    lines = history.lines_about(history.records_of_pairing(pair))
    assert [line.label for line in lines] == ["No goal", "Meet", "Call", "Goal"]


def test_the_latest_lines_come_first_and_no_more_than_asked(desk: Desk) -> None:
    person = a.a_person()
    for number in range(10):
        desk.perform(f"Step {number}", people.update, person, phone=f"070-{number}")
    about = history.records_of_person(person)
    assert [line.label for line in history.lines_about(about, limit=3)] == ["Step 9", "Step 8", "Step 7"]


@pytest.mark.parametrize("note", ["no JSON", "[]", "7"])
def test_what_is_no_note_is_told_as_nothing(desk: Desk, note: str) -> None:
    desk.perform("Phone", people.update, a.a_person(), phone="070-1")
    tables.HistoryChangeTable.update(old=note, new=note).execute()
    assert said(last()) == []


# -- names ------------------------------------------------------------------------------------------------------------


def test_every_record_and_field_has_a_name(desk: Desk) -> None:
    noted: tuple[type[tables.Table], ...] = (*tables.UNDOABLE, tables.CertificateTable)
    for table in noted:
        columns = set(table._meta.columns) - {"id"}
        if table is tables.CertificateTable:
            columns -= {"name", "content"}  # which the history leaves to the register
        assert columns == RECORDS[str(table._meta.table_name)].fields.keys()
        ids = {column for column in columns if column.endswith("_id")}
        assert ids <= history_words.REFERS_TO.keys()
