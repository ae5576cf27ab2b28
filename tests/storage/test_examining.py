"""A file may be handed out before every page of it was read; then the reading is made up for."""

from pathlib import Path

import pytest

from mentordesk.desk import Desk, StoredFileError
from mentordesk.storage import database, migrations
from mentordesk.storage.connection import FileDatabase
from tests.storage.worlds import add_unit, closed_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return closed_file(tmp_path, add_unit, "Kundcenter")


def change(path: Path, sql: str) -> None:
    connection = FileDatabase.at(path, "rw")
    connection.connect()
    connection.execute_sql("PRAGMA foreign_keys = 0")
    connection.execute_sql("PRAGMA ignore_check_constraints = 1")
    connection.execute_sql(sql)
    connection.close()


def spoil(path: Path) -> None:
    """Leave a mark in a row that the table's own rules forbid: only a look at every row finds it."""
    change(path, "UPDATE organisation SET id = 2")


def title_of_examining(desk: Desk) -> str:
    with pytest.raises(StoredFileError) as raised:
        desk.examine()
    desk.close()
    return raised.value.title


def test_a_sound_file_is_examined_once(path: Path) -> None:
    desk = Desk.open(path, check="later")
    assert not desk.examined
    desk.examine()
    assert desk.examined
    desk.close()


def test_a_file_is_examined_at_once_unless_it_is_asked_otherwise(path: Path) -> None:
    desk = Desk.open(path)
    assert desk.examined
    desk.close()
    spoil(path)
    with pytest.raises(StoredFileError, match="damaged"):
        Desk.open(path)


def test_damage_is_found_later(path: Path) -> None:
    spoil(path)
    assert title_of_examining(Desk.open(path, check="later")) == "The file is damaged"


def test_a_reference_that_leads_nowhere_is_found_later(path: Path) -> None:
    change(path, "INSERT INTO round_text (round_id, key, language, text) VALUES (77, 'thanks', 'sv', 'Tack')")
    assert title_of_examining(Desk.open(path, check="later")) == "The file is damaged"


def test_other_tables_are_refused_at_once(path: Path) -> None:
    change(path, "CREATE TABLE more (id INTEGER)")
    with pytest.raises(StoredFileError, match="damaged"):
        Desk.open(path, check="later")


def test_a_copy_for_reading_is_always_examined(path: Path) -> None:
    spoil(path)
    with pytest.raises(StoredFileError, match="damaged"):
        Desk.open(path, read_only=True, check="later")


def test_the_digest_of_the_schema_is_the_schemas() -> None:
    assert database.digest(migrations.schema(database.template())) == migrations.DIGEST
