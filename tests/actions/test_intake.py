"""Taking a table of people in: who is probably there already, and everything in one go or not at all."""

from datetime import date

import pytest

from mentordesk.actions import intake as actions
from mentordesk.desk import Desk
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.intake import Candidate
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import enrolments, intake, people, units
from tests import builders as a

MAY = date(2027, 5, 1)


def candidate(number: int, name: str, **given: object) -> Candidate:
    first, _blank, last = name.rpartition(" ")
    outside = {key: given.pop(key) for key in ("unit", "role", "types", "wish", "problem") if key in given}
    return Candidate(id=number, person={"given_name": first, "family_name": last, **given}, **outside)  # type: ignore[arg-type]


def test_people_are_added_and_enrolled_as_their_lines_say_and_units_are_made(desk: Desk) -> None:
    round_id, known = a.a_round(), a.a_unit(name="Drift")
    lines = [
        candidate(1, "Åsa Ek", unit="drift", role=Role.MENTOR, types=(MentorType.YOUTH,), phone="0701740605"),
        candidate(2, "Ali Nur", unit="Kundcenter"),
        candidate(3, "Eva Alm", wish="Kvällar"),
    ]
    before = desk.dump()
    ids = desk.perform(
        "Add", actions.take_in, lines, round_id=round_id, role=Role.MENTEE, status=EnrolmentStatus.WAITING, on=MAY
    )
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
    actions.take_in([candidate(1, "Åsa Ek", role=Role.MENTOR), candidate(2, "Ali Nur")], round_id=round_id, on=MAY)
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
def test_a_list_of_names_does_not_tell_who_is_protected() -> None:
    a.a_person("Åsa", "Ek", birth_year=1980, protected=True, code_name="Linden")
    found = intake.Known().same([candidate(1, "Åsa Ek"), candidate(2, "Åsa Berg"), candidate(3, "Åsa Ek", birth_year=1980)])
    assert found[3].name == "", "the same name and year: probably the same, but not who"
    assert 1 not in found
    assert 2 not in found
