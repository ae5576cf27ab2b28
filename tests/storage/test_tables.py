"""The tables: the same fields as the records, strict, and held together by the file itself."""

import dataclasses
import inspect
from typing import Any

import pytest
from peewee import IntegrityError

from mentordesk.desk import Desk
from mentordesk.domain import (
    activities,
    certificates,
    drafts,
    duplicates,
    enrolments,
    follow_ups,
    history,
    meetings,
    notes,
    outcomes,
    own_fields,
    pairings,
    people,
    programmes,
    saved_filters,
)
from mentordesk.storage.tables import every as tables
from mentordesk.storage.tables.base import Table
from mentordesk.storage.tables.every import TABLES
from tests import builders as a
from tests.storage.worlds import one_of_each

MODULES = (
    *(activities, certificates, drafts, duplicates, enrolments, follow_ups, history, meetings, notes, outcomes),
    *(own_fields, pairings, people, programmes, saved_filters),
)
NAMES = {"HistoryTable": "HistoryLine", "OutcomeTable": "OutcomeRecord"}
LEADS_ANYWHERE = {"record_id", "former_id"}
"""The history tells of records of any table, also when they are gone, and an entry that was merged is gone."""
RECORDS = {name: member for module in MODULES for name, member in inspect.getmembers(module, inspect.isclass)}


def record_of(table: type[Table]) -> type[Any]:
    return RECORDS[NAMES.get(table.__name__, table.__name__.removesuffix("Table"))]


def name(table: type[Table]) -> str:
    return str(table._meta.table_name)


@pytest.mark.parametrize("table", TABLES, ids=name)
def test_columns_are_the_fields_of_the_record(table: type[Table]) -> None:
    assert list(table._meta.columns) == [field.name for field in dataclasses.fields(record_of(table))]


@pytest.mark.parametrize("table", TABLES, ids=name)
def test_defaults_are_those_of_the_record(table: type[Table]) -> None:
    for field in dataclasses.fields(record_of(table)):
        column = table._meta.columns[field.name]
        if field.default is not dataclasses.MISSING and column.default is not None:
            assert column.db_value(column.default) == column.db_value(field.default), field.name


@pytest.mark.parametrize("table", TABLES, ids=name)
def test_a_row_comes_back_as_its_record(desk: Desk, table: type[Table]) -> None:
    one_of_each()
    a.a_history_line()
    fields = [table._meta.columns[field.name] for field in dataclasses.fields(record_of(table))]
    records = list(table.select(*fields).objects(record_of(table)))
    assert records, "one_of_each fills every table"
    assert all(isinstance(record, record_of(table)) for record in records)


def test_every_table_of_the_module_is_listed_once() -> None:
    made = [member for _, member in inspect.getmembers(tables, inspect.isclass) if issubclass(member, Table)]
    assert sorted(map(name, TABLES)) == sorted(name(table) for table in made if table is not Table)


def test_tables_are_strict_and_never_give_an_id_out_twice(desk: Desk) -> None:
    database = tables.database
    strict = {row[1]: row[5] for row in database.execute_sql("PRAGMA table_list") if row[0] == "main"}
    for table in TABLES:
        assert strict[name(table)] == 1
        (sql,) = database.execute_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name(table),)).fetchone()
        assert "AUTOINCREMENT" in sql, name(table)


def test_every_column_that_ends_in_id_refers_somewhere_and_restricts(desk: Desk) -> None:
    for table in TABLES:
        keys = tables.database.execute_sql(f'PRAGMA foreign_key_list("{name(table)}")').fetchall()
        ids = {column for column in table._meta.columns if column.endswith("_id")} - LEADS_ANYWHERE
        assert {row[3] for row in keys} == ids
        assert all(row[4] == "id" and row[5] == row[6] == "RESTRICT" for row in keys), name(table)


def test_parents_come_before_children() -> None:
    made: set[str] = set()
    desk = Desk.in_memory()
    for table in TABLES:
        rows = tables.database.execute_sql(f'PRAGMA foreign_key_list("{name(table)}")').fetchall()
        assert {row[2] for row in rows} <= made | {name(table)}
        made.add(name(table))
    desk.close()


def test_what_others_lean_on_cannot_go(desk: Desk) -> None:
    person = a.a_person()
    a.a_language(person)
    with pytest.raises(IntegrityError):
        tables.PersonTable.delete_by_id(person)


def test_text_loses_what_no_file_can_hold(desk: Desk) -> None:
    a.a_unit(name="Kund\x00cen\ud800ter")
    assert tables.UnitTable.get().name == "Kundcenter"


@pytest.mark.parametrize(
    "broken",
    [
        {"gender": "x"},
        {"binned_on": "2027-02-30"},
        {"protected": 2},
        {"given_name": "", "family_name": ""},
        {"protected": 1, "code_name": ""},
        {"birth_year": "long ago"},
    ],
    ids=str,
)
def test_the_file_itself_refuses_what_makes_no_sense(desk: Desk, broken: dict[str, Any]) -> None:
    person = a.a_person()
    settings = ", ".join(f'"{column}" = ?' for column in broken)
    with pytest.raises(IntegrityError):
        tables.database.execute_sql(f"UPDATE person SET {settings} WHERE id = ?", (*broken.values(), person))
