"""Files of earlier versions: brought up to date as a whole or left as they were, with a checked copy beside them."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from peewee import Database
from playhouse.migrate import migrate

from mentordesk.desk import Desk
from mentordesk.domain.designs import Design
from mentordesk.queries import programmes
from mentordesk.storage import database, errors, migrations
from mentordesk.storage.connection import FileDatabase
from mentordesk.storage.tables import every as tables
from tests import builders as a
from tests.storage.make_sample_file import path_of
from tests.storage.test_undo import empty_the_file
from tests.storage.worlds import closed_file, one_of_each

NEW_COLUMN = 'ALTER TABLE "unit" ADD COLUMN "colour" TEXT NOT NULL DEFAULT \'\''

MADE_LATER = {
    1: {"own_field", "own_option", "own_value", "saved_filter", "picture", "history_change", "not_same", "merged"},
    2: {"not_same", "merged"},
}
"""Tables that a file of an earlier schema did not have; they come empty."""


def add_a_column(_migrator: Any, connection: Database) -> None:
    connection.execute_sql(NEW_COLUMN)


def rebuild_a_parent(migrator: Any, _connection: Database) -> None:
    """peewee rebuilds the table for this: outside its context the rows that refer to it would go."""
    migrate(migrator.add_not_null("person", "street"))


def lose_a_parent(_migrator: Any, connection: Database) -> None:
    connection.execute_sql("DELETE FROM person")


def fail(_migrator: Any, _connection: Database) -> None:
    raise ZeroDivisionError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file of the current schema with something in every table."""
    return closed_file(tmp_path, one_of_each)


def use_steps(monkeypatch: pytest.MonkeyPatch, *steps: migrations.Step, schema: str = "") -> None:
    """Pretend that this version knows these steps, and that new files have the schema they lead to."""
    run, known = migrations.run, (*migrations.STEPS, *steps)
    monkeypatch.setattr(migrations, "CURRENT", migrations.FIRST + len(known))
    monkeypatch.setattr(migrations, "run", lambda connection, version, expected: run(connection, version, expected, known))
    newest = FileDatabase.in_memory()
    newest.connect()
    database.template().connection().backup(newest.connection())
    if schema:
        newest.execute_sql(schema)
    monkeypatch.setattr(database, "template", lambda: newest)


def columns(desk: Desk) -> list[str]:
    return [row[1] for row in desk._database.execute_sql("PRAGMA table_info(unit)")]


def rows(desk: Desk) -> dict[str, int]:
    return {table: len(found) for table, found in desk.dump().items()}


def test_an_older_file_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk.open(path)
    before = rows(desk)
    desk.close()
    older, schema = path.read_bytes(), migrations.CURRENT
    use_steps(monkeypatch, add_a_column, schema=NEW_COLUMN)
    desk = Desk.open(path)
    assert columns(desk)[-1] == "colour"
    assert rows(desk) == before
    assert tables.database.pragma("user_version") == schema + 1
    assert tables.database.pragma("foreign_keys") == 1
    desk.perform("Add", lambda: tables.UnitTable.insert(name="New").execute())
    desk.undo()
    desk.close()
    copy = path.with_name(f"Programmes (schema {schema}).mentordesk")
    assert sorted(one.name for one in path.parent.iterdir()) == sorted([path.name, copy.name])
    assert len(copy.read_bytes()) == len(older)
    Desk.open(path).close()  # the second time nothing is left to do
    assert len(list(path.parent.iterdir())) == 2


def test_an_older_encrypted_file_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "Secret.mentordesk"
    Desk.create(path, password="längtan").close()
    schema = migrations.CURRENT
    use_steps(monkeypatch, add_a_column, schema=NEW_COLUMN)
    Desk.open(path, password="längtan").close()
    assert (tmp_path / f"Secret (schema {schema}).mentordesk").read_bytes()[:6] != b"SQLite"


def test_an_older_file_is_read_without_being_touched(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    use_steps(monkeypatch, add_a_column, schema=NEW_COLUMN)
    desk = Desk.open(path, read_only=True)
    assert columns(desk)[-1] == "colour"
    desk.close()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "steps",
    [(add_a_column, fail), (add_a_column, lose_a_parent), (add_a_column, add_a_column), (rebuild_a_parent,)],
    ids=["a step fails", "a reference is lost", "the step was written wrongly", "another schema comes out"],
)
def test_a_failed_step_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, steps: tuple[migrations.Step, ...]
) -> None:
    before = path.read_bytes()
    with monkeypatch.context() as pretend:
        use_steps(pretend, *steps, schema=NEW_COLUMN)
        with pytest.raises(errors.MigrationFailed) as failed:
            Desk.open(path)
        assert failed.value.backup is not None
        assert failed.value.backup.name in failed.value.text
        with pytest.raises(errors.MigrationFailed) as unread:
            Desk.open(path, read_only=True)
        assert "backup" not in unread.value.text
    assert path.read_bytes() == before
    Desk.open(path).close()  # with the earlier version
    Desk.open(failed.value.backup).close()


def test_a_rebuilt_table_keeps_the_rows_that_refer_to_it(desk: Desk) -> None:
    one_of_each()
    before = rows(desk)
    connection = desk._database
    with pytest.raises(migrations.SchemaDiffers, match="not a new file's"):
        migrations.run(connection, 1, [], [rebuild_a_parent])
    assert rows(desk) == before
    copy = FileDatabase.in_memory()
    copy.connect()
    connection.connection().backup(copy.connection())
    copy.settle()
    from playhouse.migrate import SqliteMigrator

    migrator = SqliteMigrator(copy)
    with migrator.migration_context():
        rebuild_a_parent(migrator, copy)
    expected = migrations.schema(copy)
    migrations.run(connection, 1, expected, [rebuild_a_parent])
    assert rows(desk) == before
    assert connection.pragma("user_version") == 2
    copy.close()


def test_only_the_steps_that_are_missing_run(desk: Desk) -> None:
    ran: list[int] = []
    steps = [lambda _migrator, _database, n=n: ran.append(n) for n in (2, 3, 4)]
    migrations.run(desk._database, 2, migrations.schema(desk._database), steps)
    assert ran == [3, 4]
    assert desk._database.pragma("user_version") == 4


@pytest.mark.parametrize("schema", range(migrations.FIRST, migrations.CURRENT + 1))
def test_a_file_of_every_released_schema_opens(tmp_path: Path, schema: int) -> None:
    path = tmp_path / "Old.mentordesk"
    shutil.copyfile(path_of(schema), path)
    desk = Desk.open(path)
    empty = {table for table, count in rows(desk).items() if not count}
    assert empty == MADE_LATER.get(schema, set()), "there is something in every table that the schema had"
    assert desk.check() == []
    desk.perform("Empty", empty_the_file)
    desk.undo()
    desk.close()


def test_a_file_of_schema_1_loses_nothing_and_its_certificates_speak_the_language_of_the_round(tmp_path: Path) -> None:
    path = tmp_path / "Old.mentordesk"
    shutil.copyfile(path_of(1), path)
    old = as_schema_1(path)
    old.execute_sql("INSERT INTO round SELECT 12, programme, 'English', {} FROM round".format(rest_of(old, "round", "name")))
    old.execute_sql("UPDATE round SET language = 'en' WHERE id = 12")
    old.execute_sql("UPDATE sqlite_sequence SET seq = 40 WHERE name IN ('round', 'certificate')")
    before = {name: named_rows(old, name) for name in old.get_tables() if name != "sqlite_sequence"}
    old.close()

    desk = Desk.open(path)
    for name, then in before.items():
        now = named_rows(desk._database, name)
        assert [{column: row[column] for column in then[0]} for row in now] == then, name
    assert [(one.language, one.cert_language, one.design) for one in programmes.rounds()] == [
        ("sv", "sv", Design.CLASSIC),
        ("en", "en", Design.CLASSIC),
    ]
    (kept,) = named_rows(desk._database, "certificate")
    assert (kept["design"], kept["logo"], kept["signature_one"], kept["signature_two"]) == ("classic", "", "", "")
    assert desk.perform("Add", a.a_round, name="New") == 41, "an id that was given out once is not given out again"
    desk.close()


def test_ids_of_a_table_that_is_empty_again_stay_given_out(tmp_path: Path) -> None:
    path = tmp_path / "Old.mentordesk"
    shutil.copyfile(path_of(1), path)
    old = as_schema_1(path)
    old.execute_sql("DELETE FROM certificate")
    old.execute_sql("UPDATE sqlite_sequence SET seq = 7 WHERE name = 'certificate'")
    old.close()
    desk = Desk.open(path)
    assert a.a_certificate(tables.EnrolmentTable.get().id) == 8
    desk.close()


def as_schema_1(path: Path) -> FileDatabase:
    """The file as it is, not brought up to date."""
    old = FileDatabase.at(path, "rw", "")
    old.connect()
    assert old.pragma("user_version") == 1
    return old


def named_rows(connection: Database, table: str) -> list[dict[str, Any]]:
    found = connection.execute_sql(f'SELECT * FROM "{table}" ORDER BY id')
    columns = [column[0] for column in found.description]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def rest_of(connection: Database, table: str, column: str) -> str:
    """The columns after one of them, as SQL."""
    columns = [row[1] for row in connection.execute_sql(f'PRAGMA table_info("{table}")').fetchall()]
    return ", ".join(f'"{name}"' for name in columns[columns.index(column) + 1 :])


def test_steps_never_import_today_s_tables() -> None:
    folder = Path(migrations.__file__).parent
    for step in folder.glob("m*.py"):
        assert "tables" not in step.read_text(encoding="utf-8")
    assert len(migrations.STEPS) == len(list(folder.glob("m*.py")))
