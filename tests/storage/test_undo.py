"""Undo at its lowest level: any rows, changed in any way, come back as they were."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.storage.tables import every as tables
from mentordesk.storage.tables.base import Table
from mentordesk.storage.tables.every import PERMANENT, UNDOABLE
from mentordesk.storage.tables.history import HistoryChangeTable, HistoryTable
from tests import builders as a
from tests.storage.worlds import DAY, add_unit, one_of_each, units

Dump = dict[str, list[tuple[Any, ...]]]
LAST = [str(table._meta.table_name) for table in PERMANENT]


def content(desk: Desk) -> Dump:
    return {table: rows for table, rows in desk.dump().items() if table not in LAST}


def name(table: type[Table]) -> str:
    return str(table._meta.table_name)


def run(sql: str, *parameters: Any) -> None:
    tables.database.execute_sql(sql, parameters)


def there_and_back(desk: Desk, change: Callable[[], object]) -> None:
    """Perform, undo, redo and undo again; each state is the one it must be."""
    before = content(desk)
    desk.perform("Change", change)
    after = content(desk)
    assert after != before, "the change changes something"
    desk.undo()
    assert content(desk) == before
    desk.redo()
    assert content(desk) == after
    desk.undo()
    assert content(desk) == before
    assert desk.check() == []


def empty_the_file() -> None:
    run("PRAGMA defer_foreign_keys = ON")
    for table in reversed(tables.TABLES):
        if table not in (tables.OrganisationTable, HistoryTable, HistoryChangeTable):
            table.delete().execute()


@pytest.mark.parametrize("table", UNDOABLE, ids=name)
def test_every_column_of_every_table_comes_back_after_an_update(desk: Desk, table: type[Table]) -> None:
    one_of_each()
    row = tables.database.execute_sql(f'SELECT * FROM "{name(table)}"').fetchone()
    run("PRAGMA ignore_check_constraints = ON")
    for column, value in zip(table._meta.columns, row, strict=True):
        if column == "id" or column.endswith("_id"):
            continue
        kind = table._meta.columns[column].field_type
        other: Any = {"TEXT": "'; x\ny", "INTEGER": 7, "BLOB": b"'\x00\xfe"}[kind]
        assert other != value
        there_and_back(desk, lambda c=column, o=other: run(f'UPDATE "{name(table)}" SET "{c}" = ?', o))  # type: ignore[misc]


def test_every_row_comes_back_after_being_deleted(desk: Desk) -> None:
    one_of_each()
    tables.CertificateTable.delete().execute()
    before = content(desk)
    assert all(before.values()), "one_of_each fills every table"
    there_and_back(desk, empty_the_file)
    assert content(desk) == before


def test_every_row_goes_and_comes_back_after_being_added(desk: Desk) -> None:
    def add() -> None:
        one_of_each()
        tables.CertificateTable.delete().execute()

    there_and_back(desk, add)


def test_nul_characters_and_bytes_come_back_untouched(desk: Desk) -> None:
    run("INSERT INTO unit (name, manager) VALUES ('x', CAST(x'610062' AS TEXT))")
    run("UPDATE organisation SET logo = ?", bytes(range(256)) * 50)

    def wipe() -> None:
        run("DELETE FROM unit")
        run("UPDATE organisation SET logo = NULL")

    there_and_back(desk, wipe)
    stored = tables.database.execute_sql("SELECT hex(manager) FROM unit").fetchone()
    assert stored == ("610062",)


def test_a_replaced_row_comes_back(desk: Desk) -> None:
    a.a_unit(name="Kundcenter", manager="Ulla")
    replace = "INSERT OR REPLACE INTO unit (name, manager) VALUES ('Kundcenter', 'Sven')"
    there_and_back(desk, lambda: run(replace))


def test_a_changed_id_comes_back(desk: Desk) -> None:
    a.a_unit(name="Kundcenter")
    there_and_back(desk, lambda: run("UPDATE unit SET id = 77"))


def test_an_update_that_changes_nothing_makes_no_step(desk: Desk) -> None:
    a.a_unit(name="Kundcenter", manager="Ulla")
    a.a_person(birth_year=None)
    desk.perform("Change", run, "UPDATE unit SET name = name")
    desk.perform("Change", run, "UPDATE person SET birth_year = NULL")
    assert not desk.undo_steps
    assert desk.dump()["history"] == []


def test_a_draft_is_no_change_of_the_file(desk: Desk) -> None:
    before = desk.dump()
    desk.perform("Draft", a.a_draft)
    desk.perform("Draft", lambda: tables.DraftTable.update(content="{}").execute())
    assert desk.dump() == before
    assert not desk.undo_steps
    assert tables.DraftTable.get().content == "{}"


def test_an_id_is_not_given_out_again_after_undo(desk: Desk) -> None:
    first = desk.perform("Add", add_unit, "A")
    desk.undo()
    assert desk.perform("Add", add_unit, "B") > first


def test_a_reference_round_a_corner_comes_back(desk: Desk) -> None:
    """A row and the row it refers to, exchanged in one step: no order of statements satisfies the keys at each moment."""

    def exchange() -> None:
        person = a.a_person(unit_id=a.a_unit(name="New"))
        run("UPDATE person SET unit_id = (SELECT unit_id FROM person WHERE id = ?)", person)
        run("DELETE FROM unit WHERE name = 'Old'")

    a.a_person(unit_id=a.a_unit(name="Old"))
    there_and_back(desk, exchange)


def test_ten_thousand_rows_come_and_go(desk: Desk) -> None:
    def bring() -> None:
        rows = [{"name": f"Unit {number}"} for number in range(10_000)]
        tables.UnitTable.insert_many(rows).execute()

    desk.perform("Import", bring)
    desk.undo()
    assert units() == []
    desk.redo()
    assert len(units()) == 10_000


def step(chance: random.Random) -> None:
    """Something at random to several tables."""
    for _ in range(chance.randint(1, 3)):
        move = chance.choice(MOVES)
        move(chance)


def _some_id(chance: random.Random, table: type[Table]) -> int:
    ids = [row[0] for row in table.select(table.id).tuples()]
    return chance.choice(ids) if ids else 0


def _text(chance: random.Random) -> str:
    return "".join(chance.choice("aåÖ'\"\n;%አب😀") for _ in range(chance.randint(1, 8)))


MOVES: list[Callable[[random.Random], object]] = [
    lambda chance: a.a_person(_text(chance), _text(chance)),
    lambda chance: a.a_note(person_id=_some_id(chance, tables.PersonTable) or a.a_person()),
    lambda chance: a.a_meeting(_some_id(chance, tables.PairingTable) or a.a_pairing(), DAY),
    lambda chance: a.a_pairing(),
    lambda chance: tables.PersonTable.update(note=_text(chance), birth_year=chance.choice([None, 1980])).execute(),
    lambda chance: tables.OrganisationTable.update(logo=chance.randbytes(9)).execute(),
    lambda chance: tables.MeetingTable.delete().where(tables.MeetingTable.id % 2 == 0).execute(),
    lambda chance: tables.NoteTable.delete_by_id(_some_id(chance, tables.NoteTable)),
    lambda chance: tables.NoteTable.update(text=_text(chance)).where(tables.NoteTable.id % 3 == 0).execute(),
    lambda chance: run("INSERT OR REPLACE INTO unit (name, manager) VALUES (?, ?)", _text(chance)[0], _text(chance)),
]


def walk(desk: Desk, steps: int, seed: int) -> None:
    """Perform, undo and redo at random; every state must be one that was seen before at that place."""
    chance = random.Random(seed)
    states = [content(desk)]
    place = 0
    for number in range(steps):
        turn = chance.random()
        if turn < 0.3 and desk.undo_steps:
            desk.undo()
            place -= 1
        elif turn < 0.5 and desk.redo_steps:
            desk.redo()
            place += 1
        else:
            label = f"Step {number}"
            desk.perform(label, step, chance)
            if desk.undo_steps and desk.undo_steps[-1].label == label:
                del states[place + 1 :]
                states.append(content(desk))
                place += 1
        assert content(desk) == states[place], f"seed {seed}, step {number}"
    assert desk.check() == []


@pytest.mark.parametrize("seed", range(3))
def test_a_random_walk_meets_no_unknown_state(desk: Desk, seed: int) -> None:
    walk(desk, 100, seed)


@pytest.mark.endurance
@pytest.mark.parametrize("seed", range(100, 140))
def test_a_long_random_walk_meets_no_unknown_state(desk: Desk, seed: int) -> None:
    walk(desk, 500, seed)
