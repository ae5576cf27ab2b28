"""Restoring from the history: any step or value comes back, unless something newer or a rule stands against it."""

import random
from datetime import date
from typing import Any

import pytest

from mentordesk.actions import (
    certificates,
    enrolments,
    follow_ups,
    history,
    meetings,
    merging,
    notes,
    own_fields,
    pairings,
    people,
    programmes,
    saved_filters,
    units,
)
from mentordesk.desk import Desk
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.domain.filters import Criteria
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.domain.pairings import EndReason, PairingStatus
from mentordesk.domain.people import LanguageLevel
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.saved_filters import FilterPage
from mentordesk.queries import enrolments as known_enrolments
from mentordesk.queries import history as lines
from mentordesk.queries import people as known_people
from mentordesk.queries import saved_filters as known_filters
from mentordesk.storage.tables import every as tables
from tests import builders as a
from tests.actions.test_any_sequence import Office, require_the_rules, undoable

MAY, JUNE, JULY = date(2027, 5, 10), date(2027, 6, 1), date(2027, 7, 1)


def last_line() -> int:
    return lines.lines(limit=1)[0].id


def line_of(label: str) -> int:
    """The latest line with this label."""
    return next(line.id for line in lines.lines() if line.label == label)


def restore(desk: Desk, label: str) -> None:
    desk.perform(f"Restored: {label}", history.restore, line_of(label))


def restore_value(desk: Desk, label: str, column: str, record: int = 0) -> None:
    change = lines.noted(line_of(label))[record]
    desk.perform("Restored value", history.restore_value, change.id, column)


# -- what comes back --------------------------------------------------------------------------------------------------


def test_a_step_is_taken_back_as_a_step_of_its_own(desk: Desk) -> None:
    person = a.a_person(phone="070-1", city="Umeå")
    desk.perform("Phone", people.update, person, phone="070-2")
    desk.perform("City", people.update, person, city="Kiruna")
    restore(desk, "Phone")
    assert (known_people.get(person).phone, known_people.get(person).city) == ("070-1", "Kiruna")
    assert [step.label for step in desk.undo_steps] == ["Phone", "City", "Restored: Phone"]
    assert [line.label for line in lines.lines(limit=1)] == ["Restored: Phone"]
    desk.undo()
    assert known_people.get(person).phone == "070-2"


def test_what_was_added_goes_and_what_was_removed_comes_back_with_its_id(desk: Desk) -> None:
    person = a.a_person()
    note = desk.perform("Add", notes.add, on=MAY, text="Called", person_id=person)
    restore(desk, "Add")
    assert tables.NoteTable.select().count() == 0
    restore(desk, "Restored: Add")
    assert tables.NoteTable.get().id == note
    desk.perform("Remove", notes.remove, note)
    restore(desk, "Remove")
    assert tables.NoteTable.get_by_id(note).text == "Called"


def test_it_works_when_undo_has_forgotten(desk: Desk) -> None:
    person = a.a_person(phone="070-1")
    desk.perform("Phone", people.update, person, phone="070-2")
    desk.forget_steps()
    restore(desk, "Phone")
    assert known_people.get(person).phone == "070-1"


def test_children_and_parents_come_back_in_an_order_that_the_keys_allow(desk: Desk) -> None:
    round_id = desk.perform("Copy", programmes.copy_round, a.a_full_round(), name="2028")
    before = undoable(desk)
    desk.perform("Remove", programmes.remove_round, round_id)
    restore(desk, "Remove")
    assert undoable(desk) == before
    restore(desk, "Copy")
    assert round_id not in [row[0] for row in desk.dump()["round"]]


def test_records_that_share_a_key_change_places(desk: Desk) -> None:
    person = a.a_person()
    first, second = [("sv", LanguageLevel.SOME), ("ti", LanguageLevel.NATIVE)], [("sv", LanguageLevel.FLUENT)]
    desk.perform("First", people.set_languages, person, first)
    desk.perform("Second", people.set_languages, person, second)
    restore(desk, "Second")
    assert [(one.language, one.level) for one in known_people.languages_of(person)] == first


def test_a_thousand_people_change_back_in_one_step(desk: Desk) -> None:
    rows = [{"given_name": f"Given {n}", "city": "Umeå"} for n in range(1000)]
    tables.PersonTable.insert_many(rows).execute()
    before = undoable(desk)
    desk.perform("Move", lambda: tables.PersonTable.update(city="Kiruna").execute())
    asked: list[Any] = []
    tables.database.query_hooks.append(asked.append)
    restore(desk, "Move")
    tables.database.query_hooks.clear()
    assert undoable(desk) == before
    assert len(asked) < 250, "few statements: most of these make the triggers of undo"


def test_a_merge_is_taken_apart(desk: Desk) -> None:
    kept, other = a.a_speaker(), a.a_duplicate()
    before = undoable(desk)
    desk.perform("Merge", merging.merge, kept, other)
    restore(desk, "Merge")
    assert undoable(desk) == before


def test_a_value_comes_back_alone_whatever_stands_there_now(desk: Desk) -> None:
    person = a.a_person(phone="070-1", city="Umeå")
    desk.perform("Both", people.update, person, phone="070-2", city="Kiruna")
    desk.perform("Again", people.update, person, phone="070-3")
    restore_value(desk, "Both", "phone")
    assert (known_people.get(person).phone, known_people.get(person).city) == ("070-1", "Kiruna")


def test_a_value_of_an_own_field_comes_back(desk: Desk) -> None:
    person, field = a.a_person(), a.an_own_field("Shoe size", OwnFieldKind.TEXT)
    desk.perform("First", own_fields.set_value, person, field, "44")
    desk.perform("Second", own_fields.set_value, person, field, "45")
    restore_value(desk, "Second", "text")
    assert [row.text for row in tables.OwnValueTable.select()] == ["44"]


# -- what stands against it -------------------------------------------------------------------------------------------


def refused(desk: Desk, label: str, *said: str) -> None:
    before = desk.dump()
    with pytest.raises(RuleBroken) as broken:
        restore(desk, label)
    assert desk.dump() == before
    for words in said:
        assert words in str(broken.value)


def test_a_newer_change_of_the_same_field_is_not_lost(desk: Desk) -> None:
    person = a.a_person("Åsa", "Öberg", phone="070-1")
    desk.perform("First", people.update, person, phone="070-2")
    desk.perform("Second", people.update, person, phone="070-3")
    refused(desk, "First", "Person · Åsa Öberg has been changed since (Phone).")
    restore(desk, "Second")
    restore(desk, "First")
    assert known_people.get(person).phone == "070-1"


def test_somebody_who_was_changed_since_is_not_taken_away(desk: Desk) -> None:
    person = desk.perform("Add", people.add, given_name="Åsa")
    desk.perform("Change", people.update, person, city="Umeå")
    refused(desk, "Add", "has been changed since (City)")


def test_what_something_newer_rests_on_stays(desk: Desk) -> None:
    unit = desk.perform("Add", units.add, name="Kundcenter")
    a.a_person(unit_id=unit)
    refused(desk, "Add", "Unit · Kundcenter cannot be taken away: something newer rests on it.")


def test_what_has_lost_its_place_stays_away(desk: Desk) -> None:
    unit = a.a_unit(name="Kundcenter")
    desk.perform("Remove", units.remove, unit)
    desk.perform("Add", units.add, name="Kundcenter")
    refused(desk, "Remove", "Unit · Kundcenter cannot come back")


def test_what_is_gone_or_there_again_is_said(desk: Desk) -> None:
    unit = a.a_unit(name="Kundcenter")
    desk.perform("Rename", units.update, unit, name="Service")
    desk.perform("Remove", units.remove, unit)
    refused(desk, "Rename", "Unit · Service is no longer in the file.")
    desk.undo()
    refused(desk, "Remove", "Unit · Service is in the file again.")


def test_a_line_without_notes_says_so(desk: Desk) -> None:
    tables.HistoryTable.insert(at="2027-03-01T12:00:00", who="anna", label="Before", tables="unit").execute()
    refused(desk, "Before", "was not written down")
    with pytest.raises(RuleBroken, match="no longer in the file"):
        history.restore(99)


def test_certificates_are_never_taken_back(desk: Desk) -> None:
    certificate = a.a_certificate(a.a_mentee())
    desk.perform("Void", certificates.void, certificate, on=date(2027, 12, 1), reason="Wrong")
    refused(desk, "Void", "in the register for ever")
    with pytest.raises(RuleBroken, match="cannot be restored by itself"):
        restore_value(desk, "Void", "void_reason")


def test_what_a_certificate_rests_on_stays(desk: Desk) -> None:
    round_id = a.a_round()
    person = a.a_person()
    enrolment = desk.perform("Enrol", enrolments.enrol, person_id=person, round_id=round_id, role=Role.MENTOR, on=MAY)
    a.a_certificate(enrolment)
    refused(desk, "Enrol", "something newer rests on it")


def test_numbers_that_were_given_out_keep_their_prefix(desk: Desk) -> None:
    mentee = a.a_mentee()
    round_id = known_enrolments.get(mentee).round_id
    desk.perform("Prefix", programmes.update_round, round_id, number_prefix="X-2027")
    a.a_certificate(mentee)
    refused(desk, "Prefix", "Numbers with the old prefix have been given out")


def test_pictures_are_not_kept(desk: Desk) -> None:
    desk.perform("Logo", programmes.update_organisation, logo=b"\x89PNG", name="Exempelbostäder")
    desk.perform("Other", programmes.update_organisation, logo=b"\x89PNG\x00", name="Exempelhem")
    refused(desk, "Other", "Pictures are not kept in the history")
    with pytest.raises(RuleBroken, match="Pictures are not kept"):
        restore_value(desk, "Other", "logo")
    restore_value(desk, "Other", "name")
    assert tables.OrganisationTable.get().name == "Exempelbostäder"
    for _step in range(3):
        desk.undo()
    desk.redo()
    restore(desk, "Redone: Logo")
    assert tables.OrganisationTable.get().logo is None, "that there was none can be restored"


def test_a_kind_does_not_come_back_where_people_have_something_else_by_now(desk: Desk) -> None:
    field = a.an_own_field("Shoe size", OwnFieldKind.CHOICE, "44", "45")
    desk.perform("Kind", own_fields.change_kind, field, OwnFieldKind.TEXT)
    plain = a.an_own_field("Member", OwnFieldKind.YES_NO)
    desk.perform("Plain", own_fields.change_kind, plain, OwnFieldKind.TEXT)
    restore(desk, "Plain")
    restore(desk, "Restored: Plain")
    for each in (field, plain):
        own_fields.set_value(a.a_person("Åsa", "Öberg"), each, "44 and a half")
    refused(desk, "Kind", "Åsa Öberg: This does not fit “Shoe size”.")
    refused(desk, "Plain", "Åsa Öberg: This does not fit “Member”.")
    kind = next(one.id for one in lines.noted(line_of("Kind")) if one.table == "own_field")
    with pytest.raises(RuleBroken, match="does not fit “Shoe size”"):
        desk.perform("Restored value", history.restore_value, kind, "kind")


def test_a_filter_does_not_come_back_beside_one_of_the_same_name(desk: Desk) -> None:
    old = a.a_saved_filter(name="Quiet")
    desk.perform("Remove", saved_filters.remove, old)
    desk.perform("Again", saved_filters.add, FilterPage.PEOPLE, name="QUIET", criteria=Criteria.of(search="x"))
    refused(desk, "Remove", "There is already a filter with this name.")
    desk.perform("Rename", saved_filters.update, old + 1, name="Other")
    restore(desk, "Remove")
    assert {one.name for one in known_filters.listing()} == {"Quiet", "Other"}


def test_a_merge_into_a_protected_identity_gives_back_another_protected_one(desk: Desk) -> None:
    kept, other = a.a_person("Eva", "Ek", protected=True, code_name="Linden"), a.a_duplicate()
    desk.perform("Merge", merging.merge, kept, other)
    restore(desk, "Merge")
    back = known_people.get(other)
    assert (back.protected, back.name, back.phone) == (True, f"P-{other:04d}", "")
    assert len(known_enrolments.of_person(other)) == 1


def test_who_is_protected_gets_nothing_back_that_was_emptied(desk: Desk) -> None:
    person = a.a_person("Åsa", "Öberg", phone="070-1")
    desk.perform("Phone", people.update, person, phone="070-2")
    desk.perform("Protect", people.protect, person, "Linden")
    refused(desk, "Phone", "Nothing that was noted of this step is left")
    restore(desk, "Protect")
    assert (known_people.get(person).protected, known_people.get(person).phone) == (False, "")
    desk.perform("Phone again", people.update, person, phone="070-3")
    refused(desk, "Restored: Protect", "Of a protected identity neither contact nor place is kept")


def test_two_people_never_share_a_code_name(desk: Desk) -> None:
    person = a.a_person(protected=True, code_name="Linden")
    desk.perform("Rename", people.update, person, code_name="Eken")
    a.a_person(protected=True, code_name="Linden")
    refused(desk, "Rename", "Somebody else has this code name")


def test_a_value_that_the_rules_forbid_is_refused(desk: Desk) -> None:
    person = a.a_person(occupation="811218-9876")  # of an older file
    desk.perform("Occupation", people.update, person, occupation="Kock")
    with pytest.raises(RuleBroken, match="personal identity number"):
        restore_value(desk, "Occupation", "occupation")


@pytest.mark.parametrize(("column", "value"), [("phone", "070-2"), ("city", "x"), ("id", 1)])
def test_a_value_that_cannot_come_back_alone_says_so(desk: Desk, column: str, value: Any) -> None:
    person = a.a_person(phone="070-1")
    desk.perform("Change", people.update, person, phone="070-2")
    change = lines.noted(last_line())[0]
    if column == "phone":
        desk.perform("Back", people.update, person, phone="070-1")
        with pytest.raises(RuleBroken, match="Phone has this value already"):
            history.restore_value(change.id, column)
    else:
        with pytest.raises(RuleBroken, match="cannot be restored by itself"):
            history.restore_value(change.id, column)


# -- rules between records --------------------------------------------------------------------------------------------


@pytest.fixture
def pair(desk: Desk) -> int:
    """A running pair that was made by the actions, so that all statuses agree; a second mentor is free."""
    round_id = a.a_round()
    ids = []
    for role in (Role.MENTOR, Role.MENTEE, Role.MENTOR):
        person = a.a_person(role.value.title())
        made = enrolments.enrol(person_id=person, round_id=round_id, role=role, on=MAY, status=EnrolmentStatus.ACCEPTED)
        ids.append(made)
    return desk.perform("Pair", pairings.pair, ids[0], ids[1], starts_on=MAY)


def both(pair: int) -> tuple[int, int]:
    row = tables.PairingTable.get_by_id(pair)
    return row.mentor_id, row.mentee_id


def free_mentor(pair: int) -> int:
    return free_mentor_beside(both(pair)[0])


def free_mentor_beside(mentor: int) -> int:
    return next(one.id for one in tables.EnrolmentTable.select() if one.role is Role.MENTOR and one.id != mentor)


def drafted(desk: Desk, round_id: int) -> tuple[int, int]:
    """The mentor who is free, and a mentee who waits."""
    mentor = next(one.id for one in tables.EnrolmentTable.select() if one.role is Role.MENTOR and one.status != "matched")
    return mentor, a.a_mentee(round_id, status=EnrolmentStatus.WAITING)


def test_a_pair_and_its_statuses_are_taken_back_together(desk: Desk, pair: int) -> None:
    restore(desk, "Pair")
    assert tables.PairingTable.select().count() == 0
    assert {one.status for one in tables.EnrolmentTable.select()} == {EnrolmentStatus.ACCEPTED}
    restore(desk, "Restored: Pair")
    assert tables.PairingTable.get().id == pair


def test_a_mentee_never_gets_a_second_mentor(desk: Desk, pair: int) -> None:
    mentor, mentee = both(pair)
    desk.undo()
    draft = desk.perform("Draft", pairings.pair, mentor, mentee, starts_on=MAY, status=PairingStatus.DRAFT)
    desk.perform("Discard", pairings.discard, draft)
    desk.perform("Other", pairings.pair, free_mentor_beside(mentor), mentee, starts_on=JULY)
    refused(desk, "Discard", "Mentee", "two open pairings")
    desk.perform("End", pairings.end_all_running, known_enrolments.get(mentee).round_id, on=date(2027, 8, 1))
    refused(desk, "Discard", "two mentors on the same days")


def test_an_end_is_taken_back(desk: Desk, pair: int) -> None:
    before = undoable(desk)
    desk.perform("End", pairings.end, pair, on=JUNE, reason=EndReason.NO_TIME)
    restore(desk, "End")
    assert undoable(desk) == before


def test_a_replaced_mentor_comes_back_unless_somebody_has_met_the_new_one(desk: Desk, pair: int) -> None:
    before = undoable(desk)
    new = desk.perform("Replace", pairings.replace_mentor, pair, new_mentor_id=free_mentor(pair), on=JUNE)
    restore(desk, "Replace")
    assert undoable(desk) == before
    desk.undo()
    desk.perform("Meet", meetings.record, new, on=JULY)
    refused(desk, "Replace", "something newer rests on it")


def test_the_first_day_moves_back_only_when_nobody_met_before(desk: Desk, pair: int) -> None:
    desk.perform("Earlier", pairings.update, pair, starts_on=date(2027, 3, 1))
    desk.perform("Meet", meetings.record, pair, on=date(2027, 4, 1))
    refused(desk, "Earlier", "The pairing began on 10 May 2027")
    with pytest.raises(RuleBroken, match="The pairing began on 10 May 2027"):
        restore_value(desk, "Earlier", "starts_on")


def test_a_mentor_keeps_to_the_places_there_are(desk: Desk, pair: int) -> None:
    mentor = both(pair)[0]
    desk.perform("Two places", enrolments.update, mentor, capacity=2)
    round_id = known_enrolments.get(mentor).round_id
    second = enrolments.enrol(person_id=a.a_person(), round_id=round_id, role=Role.MENTEE, on=MAY)
    enrolments.set_status(second, EnrolmentStatus.ACCEPTED, on=MAY)
    desk.perform("Second", pairings.pair, mentor, second, starts_on=JUNE)
    refused(desk, "Two places", "The mentor has 2 mentees now")
    with pytest.raises(RuleBroken, match="2 mentees"):
        restore_value(desk, "Two places", "capacity")


def test_nobody_in_an_open_pair_goes_into_the_bin_or_into_a_closed_round(desk: Desk, pair: int) -> None:
    mentor = known_enrolments.get(both(pair)[0])
    free = known_enrolments.get(free_mentor(pair)).person_id
    desk.perform("Bin", people.bin, free, on=MAY)
    desk.perform("Out", people.restore, free)
    desk.perform("Replace", pairings.replace_mentor, pair, new_mentor_id=free_mentor(pair), on=JUNE)
    refused(desk, "Out", "with somebody who is in the bin")
    desk.undo()
    draft = desk.perform("Draft", pairings.pair, *drafted(desk, mentor.round_id), starts_on=MAY, status=PairingStatus.DRAFT)
    desk.perform("Discard", pairings.discard, draft)
    desk.perform("Bin", people.bin, free, on=MAY)
    refused(desk, "Discard", "with somebody who is in the bin")
    desk.perform("End", pairings.end_all_running, mentor.round_id, on=JUNE)
    desk.perform("Close", programmes.close_round, mentor.round_id, on=JULY)
    refused(desk, "End", "The round is closed")


def test_a_pause_comes_back_with_the_status_it_belongs_to(desk: Desk, pair: int) -> None:
    desk.perform("Pause", pairings.pause, pair, from_on=JUNE)
    before = undoable(desk)
    desk.perform("Resume", pairings.resume, pair, on=JULY)
    restore(desk, "Resume")
    assert undoable(desk) == before
    with pytest.raises(RuleBroken, match="cannot be restored by itself"):
        restore_value(desk, "Pause", "status", record=1)


def test_goals_come_back_as_they_were(desk: Desk, pair: int) -> None:
    goal = desk.perform("Goal", follow_ups.add_goal, pair, text="Write a CV", set_on=MAY, due_on=JUNE)
    desk.perform("Other", follow_ups.update_goal, goal, text="Write two", due_on=JULY)
    restore_value(desk, "Other", "text")
    assert tables.GoalTable.get().text == "Write a CV"


def test_an_exception_comes_back(desk: Desk, pair: int) -> None:
    mentor = both(pair)[0]
    desk.perform(
        "Exception", certificates.decide_exception, mentor, kind=CertificateKind.DIPLOMA, reason="Parental leave", on=JUNE
    )
    desk.perform("Withdraw", certificates.withdraw_exception, mentor)
    restore(desk, "Withdraw")
    assert tables.CertificateExceptionTable.get().reason == "Parental leave"


def test_it_is_told_how_far_a_restoring_is(desk: Desk) -> None:
    desk.perform("Add", units.add, name="Kundcenter")
    heard: list[tuple[int, int]] = []
    desk.perform("Restored", history.restore, lines.lines()[0].id, lambda done, total: heard.append((done, total)))
    assert heard == [(part, history.STAGES) for part in range(1, history.STAGES + 1)]


@pytest.mark.parametrize("refused", [False, True])
def test_thousands_of_records_are_restored_or_refused_with_few_questions(
    desk: Desk, refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = type(desk._database).execute_sql

    def counted(self: object, sql: str, *given: object) -> Any:
        asked.append(sql)
        return ask(self, sql, *given)

    ids = [a.a_person(f"A{number}", "B") for number in range(1200)]
    desk.perform("Bin", people.bin_many, ids, on=date(2027, 3, 1))
    line = lines.lines()[0]
    if refused:
        desk.perform("Restore them otherwise", people.restore_many, ids)
    before = desk.dump()
    with monkeypatch.context() as counting:
        counting.setattr(type(desk._database), "execute_sql", counted)
        if refused:
            with pytest.raises(RuleBroken, match="There are 1,195 more reasons"):
                desk.perform("Restored", history.restore, line.id)
        else:
            desk.perform("Restored", history.restore, line.id)
    assert len(asked) < 100
    if refused:
        assert desk.dump() == before
    else:
        assert not [row for row in desk.dump()["person"] if "2027-03-01" in row]


def test_more_than_a_few_reasons_are_counted(desk: Desk) -> None:
    ids = [a.a_person(f"Given {n}") for n in range(8)]
    desk.perform("Move", lambda: tables.PersonTable.update(city="Kiruna").execute())
    for person in ids:
        people.update(person, city="Umeå")
    refused(desk, "Move", "There are 3 more reasons.")


# -- any sequence -----------------------------------------------------------------------------------------------------


def walk(desk: Desk, seed: int, steps: int) -> tuple[int, int]:
    """Do and restore at random; how much was restored, and how much was refused."""
    chance = random.Random(seed)
    office, restored, refusals = Office(chance), 0, 0
    for _step in range(steps):
        before, undo_steps = undoable(desk), len(desk.undo_steps)
        told = lines.lines(limit=chance.choice([3, 500])) if chance.random() < 0.35 else []
        try:
            if told:
                desk.perform("Restored", history.restore, chance.choice(told).id)
                restored += 1
            else:
                desk.perform("Whim", office.whim())
        except RuleBroken:
            assert undoable(desk) == before, "a refusal changes nothing"
            refusals += 1
            continue
        require_the_rules(office)
        if len(desk.undo_steps) > undo_steps:
            after = undoable(desk)
            desk.undo()
            assert undoable(desk) == before
            desk.redo()
            assert undoable(desk) == after
        assert desk.check() == []
    return restored, refusals


@pytest.mark.endurance
@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_restored_after_whatever_was_done_the_rules_hold(desk: Desk, seed: int) -> None:
    restored, refusals = walk(desk, seed, 220)
    assert restored >= 5, "restoring was refused nearly always"
    assert refusals


@pytest.mark.endurance
@pytest.mark.parametrize("seed", range(100, 110))
def test_the_rules_hold_in_long_walks(desk: Desk, seed: int) -> None:
    restored, _refusals = walk(desk, seed, 600)
    assert restored
