"""A file gets a password, another one, or none: nothing is lost, undo goes on, and trouble leaves it as it was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentordesk import password as passwords
from mentordesk.actions import units
from mentordesk.desk import Desk, PasswordNeeded, StoredFileError, WrongPassword
from mentordesk.storage import backup, database, encryption, errors, lock_note
from mentordesk.storage.connection import FileDatabase
from tests import builders as a
from tests import keys

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
        passwords.change(desk, password)
        assert desk.encrypted is encrypted
        assert path.read_bytes().startswith(b"SQLite format 3") is not encrypted
        assert desk.dump() == before
        assert desk.check() == []
        assert passwords.fits(desk, password or "")
        assert not passwords.fits(desk, "x")
    desk.close()
    with pytest.raises(PasswordNeeded):
        Desk.open(path)
    with pytest.raises(WrongPassword):
        Desk.open(path, password=SECOND)
    again = Desk.open(path, password=FIRST)
    assert again.dump() == before
    again.close()


def test_to_try_a_password_is_as_dear_as_can_be(path: Path) -> None:
    with keys.in_full():
        desk = Desk.create(path, password=FIRST)
        assert int(desk._database.pragma("kdf_iter")) == keys.IN_FULL
        desk.close()
    with pytest.raises(WrongPassword):
        Desk.open(path, password=FIRST)  # which takes a hundredth of the trouble


def test_the_next_ids_go_on_and_what_was_done_can_still_be_undone(desk: Desk) -> None:
    known = desk.perform("Add another", units.add, name="Verkstad")
    desk.undo()
    before = desk.dump()
    passwords.change(desk, FIRST)
    assert desk.perform("Add a third", units.add, name="Förvaltning") > known, "an id is never given twice"
    desk.undo()
    desk.undo()
    assert [row[1] for row in desk.dump()["unit"]] == []
    desk.redo()
    assert desk.dump()["unit"] == before["unit"]
    desk.close()


def test_å_is_the_same_however_it_is_typed(desk: Desk, path: Path) -> None:
    passwords.change(desk, "A\N{COMBINING RING ABOVE}by")
    assert passwords.fits(desk, "Åby")
    desk.close()
    Desk.open(path, password="Åby").close()


def test_backups_of_an_encrypted_file_have_its_password(desk: Desk, tmp_path: Path) -> None:
    passwords.change(desk, FIRST)
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
        passwords.change(desk, start)
    before = desk.dump()
    with monkeypatch.context() as refusing:
        refusing.setattr(where, name, fail)
        with pytest.raises(StoredFileError):
            passwords.change(desk, SECOND)
    assert (desk.dump(), desk.encrypted) == (before, start is not None)
    desk.perform("Go on", units.add, name="Verkstad")
    desk.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name], "no copy and no note stays behind"
    Desk.open(path, password=start).close()


@pytest.mark.parametrize(("start", "new"), [(None, FIRST), (FIRST, SECOND), (FIRST, None)])
def test_a_file_that_got_its_password_is_open_with_it_though_the_folder_told_of_trouble(
    start: str | None, new: str | None, desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passwords.change(desk, start)
    before = desk.dump()
    with monkeypatch.context() as failing:
        failing.setattr(backup, "sync_folder", _full)
        passwords.change(desk, new)
    assert (desk.dump(), desk.encrypted) == (before, new is not None)
    assert passwords.fits(desk, new or "")
    desk.close()
    Desk.open(path, password=new).close()


@pytest.mark.parametrize(
    ("start", "new", "put_in_place", "outcome", "words"),
    [
        (None, FIRST, True, "new", "has the new password"),
        (FIRST, SECOND, True, "new", "has the new password"),
        (FIRST, None, True, "none", "has no password any more"),
        (None, FIRST, False, "old", "was not changed"),
        (FIRST, SECOND, False, "old", "was not changed"),
        (FIRST, None, False, "old", "was not changed"),
    ],
)
def test_a_file_that_cannot_be_opened_again_is_closed_and_says_which_password_it_has(
    start: str | None, new: str | None, put_in_place: bool, outcome: str, words: str, desk: Desk, path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def taken(_path: Path, *_args: object, **_named: object) -> database.OpenFile:
        raise errors.LockedByAnother(path, "somebody")

    passwords.change(desk, start)
    before = desk.dump()
    desk.backup_folder = path.parent / "backups"
    with monkeypatch.context() as unlucky:
        unlucky.setattr(database, "open_file", taken)
        if not put_in_place:
            unlucky.setattr(Path, "replace", _taken)
        with pytest.raises(errors.ClosedOnTheWay) as told:
            passwords.change(desk, new)
    assert told.value.outcome == outcome
    assert words in told.value.text
    assert "The file is already open" in told.value.text, "the reason"
    assert not desk.keep_draft("person.new", "typed"), "it is closed"
    desk.close()  # once more, as the window does: no backup, no error, and nobody else's note goes
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    again = Desk.open(path, password=new if put_in_place else start)
    assert again.dump() == before
    again.close()


def test_closing_twice_leaves_the_note_of_who_has_the_file_now(desk: Desk, path: Path) -> None:
    desk.close()
    other = Desk.open(path)
    desk.close()
    assert lock_note.read(path).since != ""
    other.close()


def test_a_readable_copy_does_not_outlive_a_crash(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(_part: Path, _path: Path) -> None:
        raise KeyboardInterrupt

    passwords.change(desk, FIRST)
    monkeypatch.setattr(encryption, "put_in_place", die)
    with pytest.raises(KeyboardInterrupt):
        passwords.change(desk, None)
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
        passwords.change(desk, FIRST)
    assert not path.with_name(f"{path.name}.part").exists()
    desk.close()


def test_a_file_opened_for_reading_only_gets_no_password(desk: Desk, path: Path) -> None:
    desk.close()
    reading = Desk.open(path, read_only=True)
    with pytest.raises(errors.ReadOnlyFile):
        passwords.change(reading, FIRST)
    reading.close()
