"""A file gets a password, another one, or none: nothing is lost, undo goes on, and trouble leaves it as it was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentordesk import desk as desks
from mentordesk.actions import units
from mentordesk.desk import Desk, PasswordNeeded, StoredFileError, WrongPassword
from mentordesk.storage import encryption, errors
from mentordesk.storage.connection import FileDatabase
from tests import builders as a

FIRST, SECOND = "hemligt lösen", 'it\'s "another" ö'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file lies; the name has what SQL and addresses trip over."""
    return tmp_path / "Åby's #1 100%.mentordesk"


@pytest.fixture
def desk(path: Path) -> Desk:
    """A file with a record of every kind, and a step that can be undone."""
    made = Desk.create(path)
    a.a_full_round()
    a.a_signatory(signature=b"\x00\xffPNG")
    made.perform("Add a unit", units.add, name="Kundcenter")
    return made


def test_a_password_is_set_changed_and_taken_away_and_everything_stays(desk: Desk, path: Path) -> None:
    before = desk.dump()
    for password, encrypted in ((FIRST, True), (SECOND, True), (None, False), (FIRST, True)):
        desks.set_password(desk, password)
        assert desk.encrypted is encrypted
        assert path.read_bytes().startswith(b"SQLite format 3") is not encrypted
        assert desk.dump() == before
        assert desk.check() == []
        assert desks.opens_with(desk, password or "")
        assert not desks.opens_with(desk, "x")
    desk.close()
    with pytest.raises(PasswordNeeded):
        Desk.open(path)
    with pytest.raises(WrongPassword):
        Desk.open(path, password=SECOND)
    again = Desk.open(path, password=FIRST)
    assert again.dump() == before
    again.close()


def test_the_next_ids_go_on_and_what_was_done_can_still_be_undone(desk: Desk) -> None:
    known = desk.perform("Add another", units.add, name="Verkstad")
    desk.undo()
    before = desk.dump()
    desks.set_password(desk, FIRST)
    assert desk.perform("Add a third", units.add, name="Förvaltning") > known, "an id is never given twice"
    desk.undo()
    desk.undo()
    assert [row[1] for row in desk.dump()["unit"]] == []
    desk.redo()
    assert desk.dump()["unit"] == before["unit"]
    desk.close()


def test_å_is_the_same_however_it_is_typed(desk: Desk, path: Path) -> None:
    desks.set_password(desk, "A\N{COMBINING RING ABOVE}by")
    assert desks.opens_with(desk, "Åby")
    desk.close()
    Desk.open(path, password="Åby").close()


def test_backups_of_an_encrypted_file_have_its_password(desk: Desk, tmp_path: Path) -> None:
    desks.set_password(desk, FIRST)
    desk.backup(tmp_path / "copy.mentordesk")
    desk.close()
    Desk.open(tmp_path / "copy.mentordesk", password=FIRST).close()


def _unlike(_source: object, _copy: object, path: Path) -> None:
    raise errors.DiskTrouble(path)


def _full(*_args: object) -> None:
    raise OSError(28, "No space left on device")


def _taken(_part: Path, _path: Path) -> None:
    raise PermissionError(13, "Another program holds the file")


TROUBLE = [(encryption, "_compare", _unlike), (encryption, "_export", _full), (Path, "replace", _taken)]


@pytest.mark.parametrize(("where", "name", "fail"), TROUBLE)
@pytest.mark.parametrize("start", [None, FIRST])
def test_trouble_on_the_way_leaves_the_file_as_it_was_and_open(
    where: Any, name: str, fail: Callable[..., None], start: str | None, desk: Desk, path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    if start is not None:
        desks.set_password(desk, start)
    before = desk.dump()
    with monkeypatch.context() as refusing:
        refusing.setattr(where, name, fail)
        with pytest.raises(StoredFileError):
            desks.set_password(desk, SECOND)
    assert (desk.dump(), desk.encrypted) == (before, start is not None)
    desk.perform("Go on", units.add, name="Verkstad")
    desk.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name], "no copy and no note stays behind"
    Desk.open(path, password=start).close()


def test_a_readable_copy_does_not_outlive_a_crash(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(_part: Path, _path: Path) -> None:
        raise KeyboardInterrupt

    desks.set_password(desk, FIRST)
    monkeypatch.setattr(encryption, "put_in_place", die)
    with pytest.raises(KeyboardInterrupt):
        desks.set_password(desk, None)
    part = path.with_name(f"{path.name}.part")
    assert part.read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(WrongPassword):
        Desk.open(path, password=SECOND)
    assert part.exists()
    Desk.open(path, password=FIRST).close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_copy_that_lacks_a_row_is_refused(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export = encryption._export

    def lossy(source: FileDatabase, part: Path, key: str) -> None:
        export(source, part, key)
        copy = FileDatabase.at(part, "rw", key)
        copy.connect()
        copy.execute_sql("DELETE FROM check_in")
        copy.close()

    monkeypatch.setattr(encryption, "_export", lossy)
    with pytest.raises(errors.DiskTrouble):
        desks.set_password(desk, FIRST)
    assert not path.with_name(f"{path.name}.part").exists()
    desk.close()


def test_a_file_opened_for_reading_only_gets_no_password(desk: Desk, path: Path) -> None:
    desk.close()
    reading = Desk.open(path, read_only=True)
    with pytest.raises(errors.ReadOnlyFile):
        desks.set_password(reading, FIRST)
    reading.close()
