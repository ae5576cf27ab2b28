"""Who is erased is nowhere in the file any more but in the register of certificates, and every count stays as it was."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mentordesk import erasure
from mentordesk import password as passwords
from mentordesk.actions import _erasing, notes, people, saved_filters
from mentordesk.desk import Desk, StoredFileError
from mentordesk.domain.filters import Criteria
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.saved_filters import FilterPage
from mentordesk.queries import figures, history, history_words, mentions
from mentordesk.queries import people as known_people
from mentordesk.storage.tables import every as tables
from tests import builders as a

MARCH, JUNE, OCTOBER = date(2027, 3, 1), date(2027, 6, 1), date(2027, 10, 15)
GIVEN, FAMILY = "Zebedeus", 'Hemlig"ström'
NAME = f"{GIVEN} {FAMILY}"
TRACES = (
    "Zebedeus", "zebedeus", "Hemlig", "Forntida", "ዘበደዎስ", "zeb@example.org", "174 06 05", "Storgatan", "Kiruna",
    "Gruvan", "Borrare", "Bergsskolan", "Kvällstid", "Minns hur", "Önskar tyst", "Biblioteket", "Grät på mötet", "Hotellet",
    "Berättelsen om", "Slutade för", "Ville vila", "Lära sig simma", "Ringde hem", "Egen text", "Halvt skrivet",
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Programmes.mentordesk"


@pytest.fixture
def desk(file: Path) -> Desk:
    """A whole round, written step by step, and in it somebody who is in every kind of record."""
    made = Desk.create(file)
    made.perform("Make the round", a.a_full_round)
    return made


@pytest.fixture
def hunted(desk: Desk) -> int:
    """Somebody who left texts in every table, in the history, in a draft and in saved filters."""
    person = desk.perform("Add Forntida Namn", people.add, given_name="Forntida", family_name="Namn")
    desk.perform(f"Correct {NAME}", people.update, person, given_name=GIVEN, family_name=FAMILY)
    desk.perform(
        "Fill in", people.update, person, name_native="ዘበደዎስ", email="zeb@example.org", phone="070-1740605",
        street="Storgatan 1", city="Kiruna", workplace="Gruvan", occupation="Borrare", education="Bergsskolan",
        availability="Kvällstid", note="Minns hur det var", birth_year=1980,
    )  # fmt: skip
    desk.perform("Everything else", _everything_else, person)
    made = desk.perform("Note", notes.add, on=MARCH, text=f"{NAME} och Ali", person_id=person)
    desk.perform("Note", notes.update, made, text="Grät på mötet")
    desk.perform("Another's note", notes.add, on=MARCH, text=f"Ring {NAME}, eller {FAMILY}, {GIVEN}.", round_id=1)
    criteria = Criteria.of(search="zebed")
    desk.perform(f"Save the filter {NAME}", saved_filters.add, FilterPage.PEOPLE, name="Efter zebedeus", criteria=criteria)
    desk.keep_draft(f"person.details:{person}", '{"title": "x", "typed": {"note": "Halvt skrivet"}}')
    desk.keep_draft("note.new:1", json.dumps({"title": NAME, "typed": {}}, ensure_ascii=False))
    desk.keep_draft("person.new", '{"title": "New person", "typed": {"given_name": "Mia"}}')
    return int(person)


def _everything_else(person: int) -> None:
    mentee = a.a_mentee(1, person_id=person)
    tables.EnrolmentTable.update(wish="Önskar tyst").where(tables.EnrolmentTable.id == mentee).execute()
    tables.StatusChangeTable.insert(enrolment_id=mentee, status="waiting", on=MARCH, reason="Ville vila").execute()
    pair = a.a_pairing(1, mentee_id=mentee, ends_on=JUNE, end_note="Slutade för att")
    a.a_meeting(pair, place="Biblioteket", note="Grät på mötet")
    a.a_pause(pair, reason="Ville vila")
    a.a_goal(pair, text="Lära sig simma")
    a.a_check_in(pair, note="Ringde hem")
    a.a_note(pairing_id=pair, text="Grät på mötet")
    a.an_outcome(mentee, employer="Hotellet", note="Grät på mötet")
    a.a_story(mentee, text="Berättelsen om Zebedeus")
    a.a_certificate_exception(mentee, reason="Slutade för tidigt")
    a.an_own_value(person, a.an_own_field("Free", OwnFieldKind.TEXT), text="Egen text")
    field, options, _people = a.a_used_list()
    a.an_own_value(person, field, own_option_id=options[0])


def found_in(content: bytes) -> list[str]:
    return [trace for trace in TRACES if trace.encode() in content]


def test_everything_is_there_before(desk: Desk, hunted: int, file: Path) -> None:
    assert hunted
    desk.close()
    assert set(found_in(file.read_bytes())) == set(TRACES)


@pytest.mark.parametrize("vacuum", [False, True])
def test_no_trace_is_left_in_the_bytes_of_the_file(desk: Desk, hunted: int, file: Path, vacuum: bool) -> None:
    assert erasure.erase(desk, hunted) == f"Erased {hunted:04d}"
    assert desk.check() == []
    if vacuum:
        desk._database.execute_sql("VACUUM")
    left = [(table, row) for table, rows in desk.dump().items() for row in rows if any(one in repr(row) for one in TRACES)]
    assert left == []
    desk.close()
    assert found_in(file.read_bytes()) == []
    assert [each.name for each in file.parent.iterdir()] == [file.name]
    with_drafts = Desk.open(file)
    assert [draft.key for draft in tables.DraftTable.select()] == ["person.new"], "other forms stay"
    with_drafts.close()


def test_backups_made_after_it_have_no_trace_either(desk: Desk, hunted: int, tmp_path: Path) -> None:
    erasure.erase(desk, hunted)
    desk.backup(tmp_path / "copy.mentordesk")
    passwords.change(desk, "hemligt lösen")
    passwords.change(desk, None)
    desk.close()
    for each in tmp_path.iterdir():
        assert found_in(each.read_bytes()) == [], each.name


def test_the_person_is_called_otherwise_wherever_the_name_stood(desk: Desk, hunted: int) -> None:
    instead = erasure.erase(desk, hunted)
    person = known_people.get(hunted)
    assert (person.name, person.birth_year, person.email, person.protected) == (instead, 1980, "", False)
    labels = [line.label for line in history.lines()]
    assert labels[0] == f"A person was erased: {instead}"
    assert f"Correct {instead}" in labels
    assert f"Add {instead}" in labels, "the name before a correction, too"
    assert f"Save the filter {instead}" in labels
    for line in history.lines():
        assert history_words.step(line.id) is not None, "every line can still be told"
    assert f"Ring {instead}, eller {instead}." in [note.text for note in tables.NoteTable.select()]
    (kept,) = [one for one in tables.SavedFilterTable.select() if instead in one.name]
    assert kept.name == f"Efter {instead}"
    assert f'"search": "{instead}"' in kept.criteria


def test_every_figure_is_as_it_was(desk: Desk, hunted: int) -> None:
    before = figures.of_round(1, OCTOBER)
    rows = {table: len(lines) for table, lines in desk.dump().items()}
    erasure.erase(desk, hunted)
    assert figures.of_round(1, OCTOBER) == before
    after = {table: len(lines) for table, lines in desk.dump().items()}
    fewer = {table: rows[table] - after[table] for table in rows if rows[table] != after[table]}
    assert fewer == {"note": 2, "story": 1, "own_value": 1, "history": -1}


def test_nothing_brings_the_person_back(desk: Desk, hunted: int) -> None:
    heard: list[str] = []
    desk.listen(lambda change: heard.append(change.kind))
    erasure.erase(desk, hunted)
    assert heard == ["forgotten"]
    assert (desk.undo_steps, desk.redo_steps) == ((), ())
    assert desk.undo() is None
    newest = history.lines()[0]
    assert not history.can_be_restored(newest.id)
    desk.perform("Go on", people.add, given_name="Mia")
    assert desk.undo() is not None


def test_the_register_keeps_what_was_handed_out(desk: Desk, hunted: int, file: Path) -> None:
    (enrolment,) = tables.EnrolmentTable.select().where(tables.EnrolmentTable.person_id == hunted)
    content = f'{{"name": "{GIVEN}"}}'
    desk.perform("Issue", a.a_certificate, enrolment.id, number="A-2027-099", serial=99, name=NAME, content=content)
    before = desk.dump()["certificate"]
    erasure.erase(desk, hunted)
    dump = desk.dump()
    assert dump["certificate"] == before
    assert [table for table, rows in dump.items() if any(trace in repr(rows) for trace in TRACES)] == ["certificate"]
    desk.close()
    assert set(found_in(file.read_bytes())) == {"Zebedeus", "Hemlig"}


def test_who_took_part_in_nothing_is_removed(desk: Desk, file: Path) -> None:
    person = desk.perform(f"Add {NAME}", people.add, given_name=GIVEN, family_name=FAMILY)
    desk.perform("Note", notes.add, on=MARCH, text="Grät på mötet", person_id=person)
    desk.perform("Bin", people.bin, person, on=MARCH)
    erasure.erase(desk, person)
    with pytest.raises(RuleBroken):
        known_people.get(person)
    assert desk.check() == []
    desk.close()
    assert found_in(file.read_bytes()) == []


def test_a_protected_identity_is_erased_with_the_code_name_and_what_others_are_called_stays(desk: Desk, file: Path) -> None:
    person = desk.perform("Add Ali", people.add, given_name="Ali")
    other = desk.perform("Add Ali Omar", people.add, given_name="Ali", family_name="Omar")
    desk.perform("Note", notes.add, on=MARCH, text="Ali Omar hälsar", person_id=other)
    desk.perform("Protect", people.protect, person, "Kodnamnet Linden")
    erasure.erase(desk, person)
    assert known_people.get(other).name == "Ali Omar"
    assert "Ali Omar hälsar" in repr(desk.dump()["note"])
    desk.close()
    assert b"Kodnamnet" not in file.read_bytes()


def test_a_namesake_and_who_holds_an_office_keep_the_name(desk: Desk) -> None:
    person = desk.perform("Add the first Ali Omar", people.add, given_name="Ali", family_name="Omar")
    other = desk.perform("Add the second Ali Omar", people.add, given_name="Ali", family_name="Omar")
    desk.perform("Note", notes.add, on=MARCH, text="Ali Omar hälsar", person_id=other)
    erasure.erase(desk, person)
    assert known_people.get(other).name == "Ali Omar"
    assert "Ali Omar hälsar" in repr(desk.dump()["note"])
    labels = {line.label for line in history.lines()}
    assert {f"Add the first Erased {person:04d}", "Add the second Ali Omar"} <= labels

    manager = desk.perform(f"Add {NAME}", people.add, given_name=GIVEN, family_name=FAMILY)
    unit, signatory = a.a_unit(manager=NAME), a.a_signatory(name=NAME)
    erasure.erase(desk, manager)
    assert tables.UnitTable.get_by_id(unit).manager == NAME
    assert tables.SignatoryTable.get_by_id(signatory).name == NAME


def test_in_an_open_pair_nobody_is_erased(desk: Desk, hunted: int) -> None:
    (enrolment,) = tables.EnrolmentTable.select().where(tables.EnrolmentTable.person_id == hunted)
    a.a_pairing(1, mentee_id=enrolment.id, starts_on=JUNE)
    before = desk.dump()
    with pytest.raises(RuleBroken, match="There is an open pairing"):
        erasure.erase(desk, hunted)
    assert desk.dump() == before
    assert desk.undo_steps


@pytest.mark.parametrize("where", ["_forget_drafts", "_empty", "_forget_noted", "_replace_everywhere"])
def test_it_happens_altogether_or_not_at_all(desk: Desk, hunted: int, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from mentordesk.storage.errors import DiskFull

    do: Callable[..., Any] = getattr(_erasing, where)

    def fail(*given: Any) -> None:
        do(*given)
        raise DiskFull(desk.path)

    before, steps = desk.dump(), desk.undo_steps
    monkeypatch.setattr(_erasing, where, fail)
    with pytest.raises(StoredFileError):
        erasure.erase(desk, hunted)
    assert desk.dump() == before
    assert desk.undo_steps == steps


def test_every_text_of_the_file_is_emptied_or_is_known_not_to_be_about_a_person() -> None:
    """A new column must say which it is."""
    free = {
        (str(table._meta.table_name), name)
        for table in tables.UNDOABLE
        for name, field in table._meta.columns.items()
        if type(field).__name__ == "Text"
    }
    emptied = {(table, name) for table, names in _erasing.EMPTIED.items() for name in names}
    about_no_person = {
        *(("organisation", name) for name in ("name", "contact")),
        *(("signatory", name) for name in ("name", "title")),
        *(("unit", name) for name in ("name", "manager")),
        *(("round", name) for name in ("programme", "name", "owner", "host", "aim", "number_prefix", "language", "place",
                                        "cert_language")),
        *(("round_text", name) for name in ("key", "language", "text")),
        *(("activity", name) for name in ("title", "place", "note")),
        ("own_field", "name"), ("own_option", "name"), ("saved_filter", "name"), ("saved_filter", "criteria"),
        ("person", "sfi_level"), ("person_language", "language"),
    }  # fmt: skip
    assert free == emptied | about_no_person


def test_meetings_and_pairs_go_on_being_counted(desk: Desk, hunted: int) -> None:
    (enrolment,) = tables.EnrolmentTable.select().where(tables.EnrolmentTable.person_id == hunted)
    (pair,) = tables.PairingTable.select().where(tables.PairingTable.mentee_id == enrolment.id)
    erasure.erase(desk, hunted)
    met = tables.MeetingTable.select().where(tables.MeetingTable.pairing_id == pair.id)
    assert [(one.on, one.minutes, one.place, one.note) for one in met] == [(date(2027, 2, 15), 60, "", "")]
    (goal,) = tables.GoalTable.select().where(tables.GoalTable.pairing_id == pair.id)
    assert goal.text == _erasing.NOTHING


def test_where_a_part_of_the_name_stands_alone_is_told_and_taken_out_where_the_person_is_meant(
    desk: Desk, hunted: int
) -> None:
    other = a.a_person("Bo", FAMILY)
    meant = desk.perform("Note", notes.add, on=MARCH, text="Ring till", person_id=other)
    desk.perform("Note", notes.update, meant, text="Zebedeus möte blev kort. zebedeus")
    desk.perform("Note", notes.update, meant, text="Zebedeus ringde. Se Zebedeuss blad.")
    unsure = desk.perform("Note", notes.add, on=MARCH, text=f"{FAMILY} kom", round_id=1)
    desk.perform("Note", notes.add, on=MARCH, text=f"{NAME} och Zebedeussen", round_id=1)
    found = mentions.of(hunted)
    assert [(one.record_id, one.where, one.excerpt, one.sure) for one in found] == [
        (meant, 'Note · 2027-03-01 · Bo Hemlig"ström', "Zebedeus ringde. Se Zebedeuss blad.", True),
        (unsure, "Note · 2027-03-01 · Bostadsmentor 2027", f"{FAMILY} kom", False),
    ]
    erasure.erase(desk, hunted, [("note", meant)])
    instead = f"Erased {hunted:04d}"
    rows = {row[0]: row for row in desk.dump()["note"]}
    assert f"{instead} ringde. Se {instead}s blad." in rows[meant]
    assert f"{FAMILY} kom" in rows[unsure], "somebody else was meant"
    assert not any("Zebedeus " in str(row) for row in desk.dump()["history_change"])
    assert mentions.of(hunted) == []
