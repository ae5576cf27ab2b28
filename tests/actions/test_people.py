"""Adding, correcting, binning and protecting people."""

from datetime import date

import pytest

from mentordesk.actions import outcomes, people
from mentordesk.desk import Desk
from mentordesk.domain.outcomes import Outcome, OutcomePoint
from mentordesk.domain.people import LanguageLevel
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import drafts, enrolments, history
from mentordesk.queries import meetings as met
from mentordesk.queries import outcomes as results
from mentordesk.queries import people as known
from mentordesk.storage.tables.people import PersonTable
from tests import builders as a

APRIL = date(2027, 4, 1)
pytestmark = pytest.mark.usefixtures("desk")


def fields_of(broken: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [problem.field for problem in broken.value.problems]


def test_texts_are_kept_without_blanks_around_them() -> None:
    person = known.get(people.add(given_name=" Åsa ", family_name="Öberg\n", note="  "))
    assert (person.given_name, person.family_name, person.note) == ("Åsa", "Öberg", "")


def test_a_person_without_a_name_is_not_added() -> None:
    with pytest.raises(RuleBroken) as broken:
        people.add(given_name=" ", birth_year=1800)
    assert fields_of(broken) == ["given_name", "birth_year"]
    assert PersonTable.select().count() == 0


def test_a_field_nobody_knows_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        people.add(given_name="Åsa", shoe_size=38)


def test_only_what_changed_is_written(desk: Desk) -> None:
    person_id = desk.perform("Add", people.add, given_name="Åsa", city="Umeå")
    desk.perform("Change", people.update, person_id, given_name="Åsa ", city="Umeå")
    assert [step.label for step in desk.undo_steps] == ["Add"]
    desk.perform("Change", people.update, person_id, city="Luleå")
    assert known.get(person_id).city == "Luleå"


def test_an_update_is_checked_as_a_whole() -> None:
    person_id = a.a_person("Åsa", "Öberg")
    people.update(person_id, given_name="")
    with pytest.raises(RuleBroken) as broken:
        people.update(person_id, family_name="")
    assert fields_of(broken) == ["given_name"]


def test_languages_are_replaced_as_a_whole_and_only_when_they_differ(desk: Desk) -> None:
    person_id = a.a_speaker()
    same = [("sv", LanguageLevel.FLUENT), ("ar", LanguageLevel.NATIVE)]
    desk.perform("Languages", people.set_languages, person_id, same)
    assert not desk.undo_steps
    desk.perform("Languages", people.set_languages, person_id, [("ti", LanguageLevel.NATIVE), (" ", LanguageLevel.SOME)])
    assert [(one.language, one.level) for one in known.languages_of(person_id)] == [("ti", "native")]


def test_who_stands_in_an_open_pairing_is_not_binned() -> None:
    round_id = a.a_round()
    mentor = a.a_person("Karin", "Ström")
    a.a_pairing(round_id, mentor_id=a.a_mentor(round_id, person_id=mentor))
    with pytest.raises(RuleBroken, match="Karin Ström: There is an open pairing"):
        people.bin(mentor, on=APRIL)


def test_a_protected_name_is_not_told_by_a_refusal() -> None:
    round_id = a.a_round()
    hidden = a.a_person("Karin", "Ström", protected=True, code_name="Linden")
    a.a_pairing(round_id, mentee_id=a.a_mentee(round_id, person_id=hidden))
    with pytest.raises(RuleBroken) as broken:
        people.bin(hidden, on=APRIL)
    assert "Linden" in str(broken.value)
    assert "Karin" not in str(broken.value)


def test_the_bin_keeps_its_first_day_and_gives_people_back() -> None:
    person_id = a.a_person()
    people.bin(person_id, on=APRIL)
    people.bin(person_id, on=date(2027, 4, 2))
    assert known.get(person_id).binned_on == APRIL
    people.restore(person_id)
    assert known.get(person_id).binned_on is None


def test_protecting_empties_contact_and_place() -> None:
    person_id = a.a_person(
        "Karin",
        "Ström",
        email="k@example.org",
        phone="070",
        street="Storgatan 1",
        postcode="903 26",
        city="Umeå",
        district="Haga",
        workplace="Kundcenter",
        unit_id=a.a_unit(),
    )
    people.protect(person_id)
    person = known.get(person_id)
    assert (person.protected, person.code_name, person.name) == (True, f"P-{person_id:04d}", f"P-{person_id:04d}")
    assert (person.email, person.phone, person.street, person.postcode) == ("", "", "", "")
    assert (person.city, person.district, person.workplace, person.unit_id) == ("", "", "", None)
    people.unprotect(person_id)
    assert known.get(person_id).name == "Karin Ström"


def test_unfinished_forms_about_somebody_go_when_the_identity_becomes_protected(desk: Desk) -> None:
    round_id = a.a_round()
    hidden, other = a.a_person("Karin", "Ström"), a.a_person("Eva", "Dahl")
    role = a.a_mentee(round_id, person_id=hidden)
    about_her = [f"person.details:{hidden}", f"person.note.edit:{hidden}:7", f"enrolment.result:{role}"]
    kept = [f"person.details:{other}", "person.new", f"unit.edit:{hidden}"]
    for key in about_her + kept:
        desk.keep_draft(key, '{"title": "x", "typed": {"phone": "070"}}')
    desk.perform("Protect", people.update, hidden, protected=True, code_name="Linden")
    assert sorted(draft.key for draft in drafts.listing()) == sorted(kept)


def test_the_tick_in_the_form_protects_as_well() -> None:
    person_id = a.a_person("Karin", "Ström", city="Umeå")
    people.update(person_id, protected=True, code_name="Linden")
    assert (known.get(person_id).city, known.get(person_id).name) == ("", "Linden")
    new = known.get(people.add(given_name="Eva", phone="070", protected=True, code_name="Oak"))
    assert (new.phone, new.name) == ("", "Oak")


def test_a_code_name_belongs_to_one_person() -> None:
    a.a_person(protected=True, code_name="Linden")
    with pytest.raises(RuleBroken) as broken:
        people.protect(a.a_person(), "Linden ")
    assert fields_of(broken) == ["code_name"]


def test_protecting_hides_the_name_in_the_history_too(desk: Desk) -> None:
    person_id = desk.perform("New person Amal Yusuf", people.add, given_name="Amal", family_name="Yusuf")
    desk.perform("Protect a person", people.protect, person_id, "P-0042")
    assert [line.label for line in history.lines()] == ["Protect a person", "New person P-0042"]
    assert not history.lines(search="yusuf")
    desk.undo()
    assert history.lines(search="yusuf"), "nothing of the history is lost"


def test_protecting_empties_where_the_person_meets_and_works() -> None:
    mentee_id = a.a_mentee()
    meeting_id = a.a_meeting(a.a_pairing(mentee_id=mentee_id), place="Biblioteket")
    elsewhere = a.a_meeting(a.a_pairing(), place="Biblioteket")
    outcomes.set_outcome(mentee_id, point=OutcomePoint.EXIT, outcome=Outcome.EMPLOYMENT, on=APRIL, employer="Kommunen")
    person_id = enrolments.get(mentee_id).person_id
    people.update(person_id, protected=True, code_name="Linden")
    assert (met.get(meeting_id).place, met.get(elsewhere).place) == ("", "Biblioteket")
    assert [one.employer for one in results.of_enrolment(mentee_id)] == [""]
    people.update(person_id, phone="070")
    assert known.get(person_id).phone == ""
    with pytest.raises(RuleBroken) as broken:
        outcomes.set_outcome(mentee_id, point=OutcomePoint.EXIT, outcome=Outcome.STUDIES, on=APRIL, employer="Komvux")
    assert fields_of(broken) == ["employer"]
