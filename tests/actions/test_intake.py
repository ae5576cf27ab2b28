"""Taking a table of people in: who is probably there already, and everything in one go or not at all."""

from datetime import date

import pytest

from mentordesk.actions import intake as actions
from mentordesk.desk import Desk
from mentordesk.domain.duplicates import Sign
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.intake import Candidate
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.domain.people import LanguageLevel
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import enrolments, intake, own_fields, people, units
from tests import builders as a

MAY = date(2027, 5, 1)
OUTSIDE = ("unit", "role", "types", "wish", "status", "since", "languages", "own", "problem")


def candidate(number: int, name: str, **given: object) -> Candidate:
    first, _blank, last = name.rpartition(" ")
    outside = {key: given.pop(key) for key in OUTSIDE if key in given}
    return Candidate(id=number, person={"given_name": first, "family_name": last, **given}, **outside)  # type: ignore[arg-type]


def test_people_are_added_and_enrolled_as_their_lines_say_and_units_are_made(desk: Desk) -> None:
    round_id, known = a.a_round(), a.a_unit(name="Drift")
    lines = [
        candidate(1, "Åsa Ek", unit="drift", role=Role.MENTOR, types=(MentorType.YOUTH,), phone="0701740605"),
        candidate(2, "Ali Nur", unit="Kundcenter"),
        candidate(3, "Eva Alm", wish="Kvällar"),
    ]
    before = desk.dump()
    place = actions.InRound(round_id, MAY, Role.MENTEE, EnrolmentStatus.WAITING)
    ids = desk.perform("Add", actions.take_in, lines, place=place).added
    rows = {row.person_id: row for row in people.listing(round_id, MAY)}
    assert [(rows[one].name, rows[one].unit, rows[one].role, rows[one].status) for one in ids] == [
        ("Åsa Ek", "Drift", "mentor", "waiting"),
        ("Ali Nur", "Kundcenter", "mentee", "waiting"),
        ("Eva Alm", "", "mentee", "waiting"),
    ]
    assert rows[ids[0]].phone == "070-174 06 05"
    assert enrolments.get(rows[ids[0]].enrolment_id or 0).types == (MentorType.YOUTH,)
    assert enrolments.get(rows[ids[2]].enrolment_id or 0).wish == "Kvällar"
    assert [unit.name for unit in units.listing()] == ["Drift", "Kundcenter"]
    assert people.get(ids[0]).unit_id == known
    desk.undo()
    assert {table: rows for table, rows in desk.dump().items() if not table.startswith("history")} == {
        table: rows for table, rows in before.items() if not table.startswith("history")
    }


@pytest.mark.usefixtures("desk")
def test_without_a_role_nobody_is_enrolled_who_has_none() -> None:
    round_id = a.a_round()
    lines = [candidate(1, "Åsa Ek", role=Role.MENTOR), candidate(2, "Ali Nur")]
    actions.take_in(lines, place=actions.InRound(round_id, MAY))
    assert [(row.name, row.role) for row in people.listing(round_id, MAY)] == [("Åsa Ek", "mentor"), ("Ali Nur", None)]


def test_all_or_nobody_and_each_problem_names_its_line(desk: Desk) -> None:
    lines = [
        candidate(4, "Åsa Ek", unit="Ny"),
        candidate(7, "Ali Nur", birth_year=17),
        candidate(9, "", problem="Give a name."),
    ]
    with pytest.raises(RuleBroken) as broken:
        desk.perform("Add", actions.take_in, lines)
    assert [problem.message for problem in broken.value.problems] == [
        "Line 7: A year between 1900 and 2100.",
        "Line 9: Give a name.",
    ]
    assert (people.listing(None, MAY), units.listing()) == ([], [])


@pytest.mark.usefixtures("desk")
def test_who_is_probably_there_is_known_by_name_e_mail_or_phone() -> None:
    asa = a.a_person("Åsa", "Ek", email="asa@example.org", phone="070-174 06 05")
    binned = a.a_person("Bo", "Dal", binned_on=MAY)
    found = intake.Known().same(
        [
            candidate(1, "Ek Asa"),
            candidate(2, "Åsa Ny", email="ASA@example.org"),
            candidate(3, "Å E", phone="+46 70 174 06 05"),
            candidate(4, "Bo Dal"),
            candidate(5, "Ali Nur", email="ali@example.org"),
            candidate(6, "Nur Ali"),
            candidate(7, "Eva Alm"),
            candidate(8, "", problem="Give a name."),
        ]
    )
    assert {line: (same.person_id, same.line, same.by, same.binned) for line, same in found.items()} == {
        1: (asa, None, "name", False),
        2: (asa, None, "email", False),
        3: (asa, None, "phone", False),
        4: (binned, None, "name", True),
        6: (None, 5, "name", False),
    }


@pytest.mark.usefixtures("desk")
def test_two_of_one_name_born_in_different_years_are_not_both_who_is_there() -> None:
    a.a_person("Åsa", "Ek")
    lines = [candidate(number, "Åsa Ek", birth_year=year) for number, year in ((1, 1990), (2, 1960), (3, None), (4, 1990))]
    assert [same.certain for same in intake.Known().same(lines).values()] == [True, False, True, True]


@pytest.mark.usefixtures("desk")
def test_a_list_of_names_does_not_tell_who_is_protected() -> None:
    a.a_person("Åsa", "Ek", birth_year=1980, protected=True, code_name="Linden")
    found = intake.Known().same([candidate(1, "Åsa Ek"), candidate(2, "Åsa Berg"), candidate(3, "Åsa Ek", birth_year=1980)])
    assert found[3].name == "", "the same name and year: probably the same, but not who"
    assert 1 not in found
    assert 2 not in found


def test_a_line_says_its_own_status_day_languages_and_fields_and_lists_grow(desk: Desk) -> None:
    round_id, labels = a.a_round(), a.an_own_field("Etiketter", OwnFieldKind.CHOICES, "Körkort")
    size, since = a.an_own_field("Skostorlek"), a.an_own_field("Intervju", OwnFieldKind.DATE)
    line = candidate(
        1, "Åsa Ek", role=Role.MENTEE, status=EnrolmentStatus.INTERVIEWED, since=date(2027, 4, 2),
        languages=(("Arabiska", LanguageLevel.NATIVE),),
        own={labels: ("körkort", "Barn"), size: "38", since: date(2027, 4, 3)},
    )  # fmt: skip
    ((person_id,), _filled) = desk.perform("Add", actions.take_in, [line], place=actions.InRound(round_id, MAY))
    row = people.listing(round_id, MAY)[0]
    assert (row.status, row.status_on) == (EnrolmentStatus.INTERVIEWED, "2027-04-02")
    assert [(each.language, each.level) for each in people.languages_of(person_id)] == [("Arabiska", LanguageLevel.NATIVE)]
    options = {option.name: option.id for option in own_fields.get(labels).options}
    assert own_fields.of_person(person_id) == {
        labels: (options["Körkort"], options["Barn"]), size: "38", since: date(2027, 4, 3),
    }  # fmt: skip


def test_a_protected_identity_is_added_without_what_leads_to_the_person(desk: Desk) -> None:
    line = candidate(1, "Åsa Ek", protected=True, email="asa@example.org", unit="Drift", birth_year=1980)
    ((person_id,), _filled) = desk.perform("Add", actions.take_in, [line])
    person = people.get(person_id)
    assert (person.name, person.email, person.unit_id, person.birth_year) == (f"P-{person_id:04d}", "", None, 1980)
    assert "asa@example.org" not in repr(desk.dump())


def same(person_id: int | None, line: int | None = None) -> intake.Same:
    return intake.Same(person_id, line, "", Sign.NAME, False)


def test_who_is_there_gets_only_what_they_lack_and_comes_into_the_round(desk: Desk) -> None:
    round_id = a.a_round()
    drift = a.a_unit(name="Drift")
    asa = a.a_person("Åsa", "Ek", phone="070-174 06 05", unit_id=drift)
    a.a_language(asa, language="Svenska")
    line = candidate(
        1, "Asa Ek", phone="08-123 456 78", email="asa@example.org", unit="Kundcenter", role=Role.MENTOR,
        languages=(("svenska", LanguageLevel.NATIVE), ("Arabiska", LanguageLevel.FLUENT)),
    )  # fmt: skip
    before, place = desk.dump(), actions.InRound(round_id, MAY)
    assert desk.perform("Add", actions.take_in, [line], into={1: same(asa)}, place=place) == ([], [asa])
    person = people.get(asa)
    assert (person.name, person.phone, person.email) == ("Åsa Ek", "070-174 06 05", "asa@example.org")
    assert person.unit_id == drift
    assert [each.language for each in people.languages_of(asa)] == ["Svenska", "Arabiska"]
    assert people.listing(round_id, MAY)[0].role == "mentor"
    assert desk.perform("Again", actions.take_in, [line], into={1: same(asa)}, place=place) == ([], []), "nothing is lacking"
    desk.undo()
    assert desk.dump()["person"] == before["person"]


def test_a_line_is_merged_with_an_earlier_one(desk: Desk) -> None:
    round_id = a.a_round()
    lines = [candidate(1, "Åsa Ek", email="asa@example.org"), candidate(2, "Asa Ek", phone="0701740605", role=Role.MENTEE)]
    place = actions.InRound(round_id, MAY)
    added, filled = desk.perform("Add", actions.take_in, lines, into={2: same(None, 1)}, place=place)
    assert added == filled == [row.person_id for row in people.listing(round_id, MAY)]
    assert (people.get(added[0]).email, people.get(added[0]).phone) == ("asa@example.org", "070-174 06 05")
    assert people.listing(round_id, MAY)[0].role == "mentee"
    alone = desk.perform("Add", actions.take_in, lines[1:], into={2: same(None, 1)})
    assert len(alone.added) == 1, "the line it would go with is not taken in: it is somebody of its own"


@pytest.mark.usefixtures("desk")
def test_two_lines_of_somebody_who_is_there_make_one_place_in_the_round() -> None:
    round_id, asa = a.a_round(), a.a_person("Åsa", "Ek")
    lines = [candidate(1, "Åsa Ek", wish="Kvällar"), candidate(2, "Åsa Ek", wish="Dagar", types=(MentorType.YOUTH,))]
    place = actions.InRound(round_id, MAY, Role.MENTOR)
    assert actions.take_in(lines, into={1: same(asa), 2: same(asa)}, place=place) == ([], [asa])
    (one,) = enrolments.of_person(asa)
    assert (one.wish, one.types) == ("Kvällar", (MentorType.YOUTH,))


def test_nothing_is_told_of_and_added_to_who_is_protected_or_in_the_bin(desk: Desk) -> None:
    hidden = a.a_person("Åsa", "Ek", birth_year=1980, protected=True, code_name="Linden")
    binned = a.a_person("Bo", "Dal", binned_on=MAY)
    lines = [candidate(1, "Åsa Ek", birth_year=1980, occupation="Kock"), candidate(2, "Bo Dal", occupation="Kock")]
    alike = intake.Known().same(lines)
    assert [alike[1].person_id, alike[2].person_id] == [hidden, binned]
    assert not any(intake.fillings(lines, alike, None, None).values())
    desk.perform("Add", actions.take_in, lines[:1], into=alike)
    assert people.get(hidden).occupation == ""


def test_a_line_that_says_protected_protects_who_is_there(desk: Desk) -> None:
    asa = a.a_person("Åsa", "Ek", birth_year=1980, email="asa@example.org")
    line = candidate(1, "Åsa Ek", birth_year=1980, protected=True, code_name="Linden", phone="0701740605")
    desk.perform("Add", actions.take_in, [line], into=intake.Known().same([line]))
    person = people.get(asa)
    assert (person.name, person.email, person.phone) == ("Linden", "", "")
