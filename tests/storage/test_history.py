"""What the history notes of each step: every changed record once, before and after, and nothing that was to be forgotten."""

import json
from datetime import date
from typing import Any

import pytest

from mentordesk.actions import certificates, meetings, merging, outcomes, people, programmes
from mentordesk.desk import Desk
from mentordesk.domain.history import EMPTIED
from mentordesk.domain.outcomes import Outcome, OutcomePoint
from mentordesk.storage.tables import every as tables
from tests import builders as a
from tests.storage.worlds import DAY, add_unit, one_of_each

LATE = date(2027, 12, 1)
Noted = tuple[str, int, str, dict[str, Any], dict[str, Any]]


def notes(desk: Desk, line: int = -1) -> list[Noted]:
    """What is noted of a line of the history (the last), as (table, id, kind, old, new)."""
    dump = desk.dump()
    history_id = dump["history"][line][0]
    return [
        (table, record_id, kind, json.loads(old), json.loads(new))
        for _id, owner, table, record_id, kind, old, new in dump["history_change"]
        if owner == history_id
    ]


def test_a_changed_field_is_noted_before_and_after(desk: Desk) -> None:
    person = a.a_person(phone="070-1")
    desk.perform("Change phone", people.update, person, phone="070-2", in_sweden_since=2019)
    assert notes(desk) == [
        (
            "person",
            person,
            "updated",
            {"phone": "070-1", "in_sweden_since": None},
            {"phone": "070-2", "in_sweden_since": 2019},
        )
    ]


def test_what_is_added_has_new_values_and_what_is_removed_old_ones(desk: Desk) -> None:
    unit = desk.perform("Add", add_unit, "Kundcenter")
    assert notes(desk) == [("unit", unit, "inserted", {}, {"name": "Kundcenter"})]
    desk.perform("Remove", lambda: tables.UnitTable.delete().execute())
    assert notes(desk) == [("unit", unit, "deleted", {"name": "Kundcenter"}, {})]


def test_undo_and_redo_are_noted_like_any_step(desk: Desk) -> None:
    unit = desk.perform("Add", add_unit, "A")
    desk.undo()
    assert notes(desk) == [("unit", unit, "deleted", {"name": "A"}, {})]
    desk.redo()
    assert notes(desk) == [("unit", unit, "inserted", {}, {"name": "A"})]


def test_a_record_changed_several_times_in_a_step_is_noted_once(desk: Desk) -> None:
    unit, other = a.a_unit(name="A"), a.a_unit(name="B")

    def go_round() -> None:
        for name in ("C", "D"):
            tables.UnitTable.update(name=name).where(tables.UnitTable.id == unit).execute()
        tables.UnitTable.update(name="E").where(tables.UnitTable.id == other).execute()
        tables.UnitTable.update(name="B").where(tables.UnitTable.id == other).execute()
        tables.UnitTable.delete().where(tables.UnitTable.id == add_unit("never seen")).execute()

    desk.perform("Go round", go_round)
    assert notes(desk) == [("unit", unit, "updated", {"name": "A"}, {"name": "D"})]


def test_a_changed_id_is_one_record_gone_and_one_come(desk: Desk) -> None:
    unit = a.a_unit(name="A")
    desk.perform("Move", tables.database.execute_sql, "UPDATE unit SET id = 77")
    assert notes(desk) == [
        ("unit", unit, "deleted", {"name": "A"}, {}),
        ("unit", 77, "inserted", {}, {"name": "A"}),
    ]


def test_of_a_picture_only_the_size_is_noted(desk: Desk) -> None:
    desk.perform("Logo", programmes.update_organisation, logo=b"\x89PNG\x00\xff")
    assert notes(desk) == [("organisation", 1, "updated", {"logo": None}, {"logo": {"bytes": 6}})]


def test_the_register_is_told_of_but_its_name_and_text_stand_only_there(desk: Desk) -> None:
    certificate = a.a_certificate(a.a_mentee())
    desk.perform("Void", certificates.void, certificate, on=LATE, reason="Wrong")
    assert notes(desk) == [
        ("certificate", certificate, "updated", {"void_on": None, "void_reason": ""},
         {"void_on": LATE.isoformat(), "void_reason": "Wrong"})
    ]  # fmt: skip
    desk.perform("Issue", a.a_certificate, a.a_mentor())
    assert not {"name", "content"} & notes(desk)[0][4].keys()


def test_every_table_that_can_be_undone_is_noted(desk: Desk) -> None:
    desk.perform("Fill", one_of_each)
    noted = {table for table, *_rest in notes(desk)}
    expected: tuple[type[tables.Table], ...] = (*tables.UNDOABLE, tables.CertificateTable)
    assert noted == {table._meta.table_name for table in expected}


def test_ten_thousand_records_are_noted_each(desk: Desk) -> None:
    rows = [{"name": f"Unit {number}"} for number in range(10_000)]
    desk.perform("Import", lambda: tables.UnitTable.insert_many(rows).execute())
    found = notes(desk)
    assert len(found) == len({record_id for _table, record_id, *_rest in found}) == 10_000
    desk.undo()
    assert [kind for _table, _id, kind, *_rest in notes(desk)] == ["deleted"] * 10_000


def everything_noted(desk: Desk) -> str:
    return "\n".join(f"{old} {new}" for *_rest, old, new in desk.dump()["history_change"])


@pytest.fixture
def hunted(desk: Desk) -> int:
    """Somebody whose contact, meetings and work stand in many notes."""
    person = desk.perform("Add", people.add, given_name="Åsa", family_name="Öberg", email="asa@example.org")
    desk.perform("Change", people.update, person, phone="070-1740605", street="Storgatan 1", city="Kiruna")
    desk.perform("Change", people.update, person, phone="070-1740606", education="Sjuksköterska")
    round_id = a.a_round()
    mentee = a.a_mentee(round_id, person_id=person)
    pair = a.a_pairing(mentor_id=a.a_mentor(round_id), mentee_id=mentee)
    meeting = desk.perform("Meet", meetings.record, pair, on=DAY, place="Biblioteket")
    gone = desk.perform("Meet", meetings.record, pair, on=DAY, place="Kyrkan")
    desk.perform("Move", meetings.update, gone, place="Simhallen")
    desk.perform("Move", meetings.update, gone, place="")
    desk.perform("Remove", meetings.remove, gone)
    desk.perform("Move", meetings.update, meeting, place="Museet")
    desk.perform("Outcome", outcomes.set_outcome, mentee, point=OutcomePoint.EXIT, outcome=Outcome.EMPLOYMENT, on=DAY,
                 employer="Hotellet")  # fmt: skip
    later: Any = {"point": OutcomePoint.SIX_MONTHS, "outcome": Outcome.EMPLOYMENT, "on": DAY}
    desk.perform("Six months", outcomes.set_outcome, mentee, **later, employer="Bageriet")
    desk.perform("Six months", outcomes.set_outcome, mentee, **later, employer="Mejeriet")
    desk.perform("Six months", outcomes.set_outcome, mentee, **later)
    desk.perform("Clear", outcomes.clear_outcome, mentee, point=OutcomePoint.SIX_MONTHS)
    return person


TRACES = (
    "asa@",
    "070-174",
    "Storgatan",
    "Kiruna",
    "Biblioteket",
    "Kyrkan",
    "Simhallen",
    "Museet",
    "Hotellet",
    "Bageriet",
    "Mejeriet",
)


def test_who_is_protected_leaves_no_trace_of_contact_and_place(desk: Desk, hunted: int) -> None:
    other = desk.perform("Add", people.add, given_name="Ali", email="ali@example.org", city="Kiruna")
    assert all(trace in everything_noted(desk) for trace in TRACES)
    desk.perform("Protect", people.protect, hunted, "Linden")
    left = everything_noted(desk)
    assert [trace for trace in TRACES if trace in left] == ["Kiruna"], "somebody else lives there"
    assert "Sjuksköterska" in left
    desk.undo()  # they are in the file again, so the history may tell of them
    assert "Storgatan" in everything_noted(desk)
    desk.redo()
    assert "Storgatan" not in everything_noted(desk)
    desk.perform("Remove", lambda: tables.PersonTable.delete().where(tables.PersonTable.id == other).execute())
    assert notes(desk)[0][3]["email"] == "ali@example.org"


def test_what_was_merged_into_a_protected_identity_leaves_no_trace_either(desk: Desk, hunted: int) -> None:
    kept = a.a_person("Zebedeus", "Hemlig", protected=True, code_name="Linden")
    desk.perform("Merge", merging.merge, kept, hunted)
    left = everything_noted(desk)
    assert [trace for trace in TRACES if trace in left] == []
    desk.undo()
    assert people_row(hunted)["email"] == "asa@example.org"
    desk.redo()
    assert "asa@" not in everything_noted(desk)
    assert "Storgatan" not in everything_noted(desk)


def test_who_was_protected_from_the_first_leaves_no_trace_either(desk: Desk) -> None:
    desk.perform("Add", a.a_person, protected=True, code_name="Linden", city="Kiruna")
    assert "Kiruna" not in everything_noted(desk)


def test_what_protection_empties_is_what_the_history_forgets(desk: Desk) -> None:
    filled: dict[str, Any] = {name: "x" for name in EMPTIED["person"] if name != "unit_id"} | {"unit_id": a.a_unit()}
    person = a.a_person(**filled)
    before = people_row(person)
    desk.perform("Protect", people.protect, person, "Linden")
    after = people_row(person)
    emptied = {name for name, value in before.items() if value != after[name]} - {"protected", "code_name"}
    assert emptied == EMPTIED["person"]


def people_row(person_id: int) -> dict[str, Any]:
    row: dict[str, Any] = tables.PersonTable.select().where(tables.PersonTable.id == person_id).dicts().get()
    return row
