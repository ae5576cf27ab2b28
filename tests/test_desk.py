"""The desk: one thing at a time, whole or not at all, remembered, undoable, and told to those who listen."""

import contextlib
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from mentordesk.desk import STEPS_KEPT, Change, Desk, StoredFileError, write_down
from mentordesk.domain.problems import RuleBroken
from mentordesk.storage import lock_note
from mentordesk.storage.tables import every as tables
from tests import builders as a
from tests.storage.worlds import add_unit, one_of_each, units

NOW = datetime(2027, 3, 1, 14, 5, 9)


def rename(unit_id: int, name: str) -> None:
    tables.UnitTable.update(name=name).where(tables.UnitTable.id == unit_id).execute()


def history(desk: Desk) -> list[str]:
    return [row[3] for row in desk.dump()["history"]]


def test_performing_gives_back_what_the_action_returns(desk: Desk) -> None:
    unit = desk.perform("Add unit", add_unit, "Kundcenter")
    assert desk.dump()["unit"] == [(unit, "Kundcenter", "")]


def test_undo_and_redo_walk_back_and_forth(desk: Desk) -> None:
    unit = desk.perform("Add unit", add_unit, name="Kundcenter")
    desk.perform("Rename unit", rename, unit, "Reception")
    assert [step.label for step in desk.undo_steps] == ["Add unit", "Rename unit"]
    undone = desk.undo()
    assert undone is not None
    assert undone.label == "Rename unit"
    assert set(undone.tables) == {"unit"}
    assert units() == ["Kundcenter"]
    desk.undo()
    assert units() == []
    assert desk.undo() is None
    assert [step.label for step in desk.redo_steps] == ["Rename unit", "Add unit"]
    desk.redo()
    desk.redo()
    assert units() == ["Reception"]
    assert desk.redo() is None


def test_a_new_step_ends_what_could_be_redone(desk: Desk) -> None:
    desk.perform("Add", add_unit, "A")
    desk.undo()
    desk.perform("Add", add_unit, "B")
    assert desk.redo() is None
    assert units() == ["B"]


def test_a_hundred_steps_are_kept(desk: Desk) -> None:
    for number in range(STEPS_KEPT + 5):
        desk.perform(f"Add {number}", add_unit, f"{number}")
    assert len(desk.undo_steps) == STEPS_KEPT
    while desk.undo():
        pass
    assert units() == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize("error", [RuleBroken.at("name", "No."), ZeroDivisionError(), KeyboardInterrupt()])
def test_what_goes_wrong_did_not_happen(desk: Desk, error: BaseException) -> None:
    def go_wrong() -> None:
        add_unit("half")
        raise error

    desk.perform("Add", add_unit, "A")
    before, heard = desk.dump(), list[Change]()
    desk.listen(heard.append)
    with pytest.raises(type(error)):
        desk.perform("Go wrong", go_wrong)
    assert desk.dump() == before
    assert [step.label for step in desk.undo_steps] == ["Add"]
    assert heard == []
    desk.undo()
    assert units() == [], "nothing of the failed step is left in the log"


def test_an_inner_part_may_fail_and_be_given_up(desk: Desk) -> None:
    def try_two() -> None:
        add_unit("A")
        with contextlib.suppress(ZeroDivisionError), tables.database.atomic():
            add_unit("B")
            raise ZeroDivisionError

    desk.perform("Add", try_two)
    assert units() == ["A"]
    assert len(desk.undo_steps[0].changes) == 1


def test_the_history_says_when_who_what_and_where() -> None:
    desk = Desk.in_memory(clock=lambda: NOW)
    desk.perform("Add unit", add_unit, "A")
    desk.undo()
    desk.redo()
    lines = [row[1:] for row in desk.dump()["history"]]
    who = lock_note.user_name()
    assert lines == [
        ("2027-03-01T14:05:09", who, label, "unit") for label in ("Add unit", "Undone: Add unit", "Redone: Add unit")
    ]
    desk.close()


def test_what_changes_nothing_leaves_no_trace(desk: Desk) -> None:
    heard = list[Change]()
    desk.listen(heard.append)
    assert desk.perform("Look", units) == []
    unit = a.a_unit(name="A")
    desk.perform("Rename", rename, unit, "A")
    assert (desk.undo_steps, history(desk), heard) == ((), [], [])


def test_what_stands_outside_undo_leaves_a_line_and_no_step(desk: Desk) -> None:
    mentee = a.a_mentee()
    desk.perform("Add", add_unit, "A")
    desk.undo()
    heard = list[Change]()
    desk.listen(heard.append)
    desk.perform("Issue certificate", a.a_certificate, mentee)
    assert heard == [Change(frozenset({"certificate"}), "performed", None)]
    assert history(desk)[-1] == "Issue certificate"
    assert desk.undo_steps == ()
    assert len(desk.redo_steps) == 1


def test_a_step_that_a_certificate_rests_on_cannot_be_undone(desk: Desk) -> None:
    mentee = desk.perform("Add mentee", a.a_mentee)
    desk.perform("Issue certificate", a.a_certificate, mentee)
    before = desk.dump()
    with pytest.raises(RuleBroken, match="“Add mentee” can no longer be taken back"):
        desk.undo()
    assert desk.dump() == before
    assert [step.label for step in desk.undo_steps] == ["Add mentee"]
    assert desk.redo_steps == ()


def test_listeners_hear_after_it_is_saved_until_they_stop(desk: Desk) -> None:
    heard = list[tuple[str, list[str]]]()
    stop = desk.listen(lambda change: heard.append((change.kind, units())))
    desk.perform("Add", add_unit, "A")
    desk.undo()
    desk.redo()
    stop()
    stop()
    desk.perform("Add", add_unit, "B")
    assert heard == [("performed", ["A"]), ("undone", []), ("redone", ["A"])]


def test_a_listener_may_itself_perform(desk: Desk) -> None:
    def answer(change: Change) -> None:
        if change.step and change.step.label == "Add":
            desk.perform("Answer", add_unit, "B")

    desk.listen(answer)
    desk.perform("Add", add_unit, "A")
    assert units() == ["A", "B"]


def test_a_listener_that_fails_stops_nobody_and_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(change: Change) -> None:
        raise ZeroDivisionError

    crashes, heard = list[object](), list[Change]()
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: crashes.append(kind))
    desk.listen(fail)
    desk.listen(heard.append)
    assert desk.perform("Add", add_unit, "A") > 0
    assert crashes == [ZeroDivisionError]
    assert len(heard) == len(desk.undo_steps) == 1


def test_one_thing_at_a_time(desk: Desk) -> None:
    desk.perform("Add", add_unit, "A")
    with pytest.raises(RuntimeError):
        desk.perform("Outer", lambda: desk.perform("Inner", add_unit, "B"))
    with pytest.raises(RuntimeError):
        desk.perform("Outer", lambda: (add_unit("B"), desk.undo()))
    assert units() == ["A"]


def test_a_desk_that_is_not_the_open_one_refuses_to_write(desk: Desk) -> None:
    other = Desk.in_memory()
    with pytest.raises(RuntimeError):
        desk.perform("Add", add_unit, "A")
    other.close()
    desk.perform("Add", add_unit, "A")


def test_forgetting_leaves_no_old_rows_behind(desk: Desk) -> None:
    desk.perform("Add", add_unit, "Secret")
    desk.undo()
    desk.perform("Add", add_unit, "Other")
    heard = list[Change]()
    desk.listen(heard.append)
    desk.forget_steps()
    assert (desk.undo_steps, desk.redo_steps) == ((), ())
    assert [change.kind for change in heard] == ["forgotten"]
    assert desk._database.execute_sql("SELECT count(*) FROM undo_log").fetchone() == (0,)


def test_when_it_was_saved(tmp_path: Path, desk: Desk) -> None:
    desk.perform("Add", add_unit, "A")
    assert desk.last_saved is None, "in memory nothing is saved"
    kept = Desk.create(tmp_path / "New.mentordesk", clock=lambda: NOW)
    assert kept.last_saved is None
    kept.perform("Look", units)
    assert kept.last_saved is None
    kept.perform("Add", add_unit, "A")
    assert kept.last_saved == NOW
    kept.close()


def test_undo_does_not_outlive_the_open_file(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "New.mentordesk")
    desk.perform("Add", add_unit, "A")
    desk.close()
    desk = Desk.open(tmp_path / "New.mentordesk")
    assert desk.undo() is None
    assert units() == ["A"]
    desk.close()


def test_checking_finds_what_is_wrong(desk: Desk) -> None:
    one_of_each()
    assert desk.check() == []
    tables.database.execute_sql("PRAGMA foreign_keys = OFF")
    tables.database.execute_sql("UPDATE note SET person_id = 99")
    assert desk.check() == ["Line 1 of note refers to something that is not in person."]


def test_a_dump_is_the_whole_file_but_for_unfinished_forms(desk: Desk) -> None:
    one_of_each()
    a.a_history_line()
    dump = desk.dump()
    loose = [table._meta.table_name for table in tables.LOOSE]
    assert [*dump, *loose] == [table._meta.table_name for table in tables.TABLES]
    assert all(dump.values())
    assert loose == ["draft"]


def drafts_of(desk: Desk) -> list[tuple[str, str, str]]:
    return list(desk._database.execute_sql("SELECT key, content, at FROM draft ORDER BY key").fetchall())


@pytest.mark.parametrize("password", [None, "längtan"])
def test_a_draft_is_kept_in_the_file_until_it_is_forgotten(tmp_path: Path, password: str | None) -> None:
    path, heard = tmp_path / "New.mentordesk", list[Change]()
    desk = Desk.create(path, password=password, clock=lambda: NOW)
    desk.listen(heard.append)
    assert desk.keep_draft("person.new", "Selma")
    assert desk.keep_draft("person.new", "Selma Lagerkvist")
    assert desk.keep_draft("round.new", "2028")
    assert (heard, desk.undo_steps, history(desk), desk.last_saved) == ([], (), [], None)
    desk.close()
    assert b"Lagerkvist" not in path.read_bytes() or password is None
    desk = Desk.open(path, password=password, clock=lambda: NOW)
    assert drafts_of(desk) == [
        ("person.new", "Selma Lagerkvist", "2027-03-01T14:05:09"),
        ("round.new", "2028", "2027-03-01T14:05:09"),
    ]
    desk.keep_draft("person.new", "")
    assert [key for key, *_rest in drafts_of(desk)] == ["round.new"]
    desk.close()
    assert not desk.keep_draft("person.new", "Selma"), "a closed file keeps none"
    desk = Desk.open(path, password=password, read_only=True)
    assert not desk.keep_draft("person.new", "Selma"), "a file that is only read keeps none"
    desk.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not move an open file")
def test_a_draft_is_not_written_into_a_file_that_was_moved(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "New.mentordesk")
    (tmp_path / "New.mentordesk").rename(tmp_path / "Other.mentordesk")
    with pytest.raises(StoredFileError):
        desk.keep_draft("person.new", "Selma")
    desk.close()


def test_closing_twice_is_no_mistake(desk: Desk) -> None:
    desk.close()
    desk.close()


@pytest.mark.benchmark
def test_a_desk_in_memory_is_there_at_once() -> None:
    Desk.in_memory().close()
    started = time.perf_counter()
    for _ in range(50):
        Desk.in_memory().close()
    took = (time.perf_counter() - started) / 50
    print(f"{took * 1000:.2f} ms")
    assert took < 0.002


def test_what_changes_nothing_can_be_written_down(desk: Desk) -> None:
    heard: list[Change] = []
    desk.listen(heard.append)
    write_down(desk, "Printed for Linden")
    assert history(desk) == ["Printed for Linden"]
    assert not desk.undo_steps
    assert [change.tables for change in heard] == [frozenset()]
    assert desk.check() == []
