"""Older copies of a file are found, get its password or go, and what could not be done is told."""

import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from mentordesk import password as passwords
from mentordesk.actions import units
from mentordesk.desk import Desk, PasswordNeeded
from mentordesk.storage import copies, encryption, errors, migrations, rotation
from mentordesk.storage.connection import FileDatabase
from tests.conftest import ROOT
from tests.storage.test_encryption import FIRST, SECOND

OLD_FILE = ROOT / "tests" / "files" / "schema-1.mentordesk"
DAY = datetime(2027, 3, 1, 16, 10)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file lies; the name has what patterns trip over."""
    return tmp_path / "Åby (norr) [1].mentordesk"


@pytest.fixture
def desk(path: Path) -> Desk:
    """A file that came from the first version and was backed up once before it had a password."""
    shutil.copy(OLD_FILE, path)
    made = Desk.open(path, clock=lambda: DAY)
    made.backup_folder = path.parent / "backups"
    made.perform("Add a unit", units.add, name="Ovanligt namn")
    made.back_up_now()
    return made


def known(desk: Desk) -> list[Path]:
    assert desk.backup_folder is not None
    return [copy.path for copy in passwords.older_copies(desk, [desk.backup_folder])]


def protect(desk: Desk, former: str | None = None) -> list[passwords.Left]:
    return passwords.encrypting(desk, known(desk), former)(lambda _done, _total, _name: None)


def test_the_copies_are_found_and_nobody_elses_files(desk: Desk, path: Path, tmp_path: Path) -> None:
    for name in ("Åby (norr) [1] (schema x).mentordesk", "Åby (norr) [1] copy.mentordesk", "Åby n (schema 1).mentordesk",
                 "Åby (norr) [1] (schema 1).mentordesk.part"):  # fmt: skip
        shutil.copy(path, tmp_path / name)
    other = Desk.create(tmp_path / "Other.mentordesk", clock=lambda: DAY)
    other.backup_folder = desk.backup_folder
    other.perform("Add", units.add, name="x")
    other.close()
    assert [(each.name, each.parent == tmp_path) for each in known(desk)] == [
        ("Åby (norr) [1] (schema 1).mentordesk", True),
        ("00001 2027-03-01 16.10.00.mentordesk", False),
    ]
    desk.close()


def test_they_can_be_read_without_a_password_until_they_get_the_file_s(desk: Desk, path: Path) -> None:
    passwords.change(desk, FIRST)
    found = passwords.older_copies(desk, [path.parent / "backups"])
    assert [copy.encrypted for copy in found] == [False, False]
    assert b"Ovanligt namn" in found[1].path.read_bytes()
    stamps = [copy.path.stat().st_mtime_ns for copy in found]
    assert protect(desk) == []
    assert protect(desk) == [], "a second time there is nothing to do"
    assert [copy.encrypted for copy in passwords.older_copies(desk, [path.parent / "backups"])] == [True, True]
    assert [copy.path.stat().st_mtime_ns for copy in found] == stamps
    names = sorted(each.name for each in path.parent.rglob("*") if each.is_file())
    assert not [name for name in names if name.endswith((".part", "-journal"))]
    desk.close()
    for copy in found:
        assert b"Ovanligt namn" not in copy.path.read_bytes()
        with pytest.raises(PasswordNeeded):
            Desk.open(copy.path)


def test_an_encrypted_copy_is_the_copy_it_was(desk: Desk, path: Path) -> None:
    beside, backup = known(desk)
    with closing(Desk.open(backup, read_only=True)) as reading:
        before = reading.dump()
    passwords.change(desk, FIRST)
    protect(desk)
    desk.close()
    with closing(Desk.open(backup, password=FIRST)) as copy:
        assert copy.dump() == before
        assert copy.check() == []
    database = FileDatabase.at(beside, "ro", FIRST)
    database.connect()
    assert database.pragma("user_version") == 1, "what an older version wrote stays so, and that version can open it"
    database.close()
    with closing(Desk.open(beside, password=FIRST)) as copy:
        assert copy.check() == []


@pytest.mark.endurance
def test_copies_follow_when_the_password_changes(desk: Desk, path: Path) -> None:
    passwords.change(desk, FIRST)
    protect(desk)
    passwords.change(desk, SECOND)
    assert protect(desk, FIRST) == []
    paths = known(desk)
    desk.close()
    for each in paths:
        Desk.open(each, password=SECOND).close()


@pytest.mark.endurance
def test_a_copy_with_a_forgotten_password_is_left_and_named(desk: Desk) -> None:
    _beside, backup = known(desk)
    passwords.change(desk, FIRST)
    protect(desk)
    passwords.change(desk, SECOND)
    before = backup.read_bytes()
    left = protect(desk, "some other")
    assert [(each.path, type(each.trouble)) for each in left] == [(each, errors.WrongPassword) for each in known(desk)]
    assert backup.read_bytes() == before
    desk.close()


@pytest.mark.parametrize(("where", "name"), [(encryption, "_export"), (encryption, "_compare"), (Path, "replace")])
def test_trouble_leaves_a_copy_as_it_was(
    desk: Desk, path: Path, where: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    passwords.change(desk, FIRST)
    before = {each: each.read_bytes() for each in known(desk)}
    with monkeypatch.context() as failing:
        failing.setattr(where, name, fail)
        left = protect(desk)
    assert [type(each.trouble) for each in left] == [errors.DiskFull] * 2
    assert {each: each.read_bytes() for each in known(desk)} == before
    assert not list(path.parent.rglob("*.part"))
    desk.close()


def test_a_damaged_copy_is_left_and_the_others_are_done(desk: Desk) -> None:
    beside, backup = known(desk)
    content = bytearray(beside.read_bytes())
    content[5000:40_000] = b"\xa5" * 35_000
    beside.write_bytes(content)
    passwords.change(desk, FIRST)
    (left,) = protect(desk)
    assert (left.path, type(left.trouble)) == (beside, errors.Damaged)
    assert beside.read_bytes() == content
    desk.close()
    Desk.open(backup, password=FIRST).close()


def test_who_stops_keeps_what_is_done(desk: Desk) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, _total: int, _name: str) -> None:
        if done == 1:
            raise Stopped

    passwords.change(desk, FIRST)
    with pytest.raises(Stopped):
        passwords.encrypting(desk, known(desk), None)(stop)
    assert desk.backup_folder is not None
    assert [copy.encrypted for copy in passwords.older_copies(desk, [desk.backup_folder])] == [True, False]
    desk.close()


def test_copies_are_removed_and_what_stays_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def hold(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Another program holds the file")

    paths = known(desk)
    with monkeypatch.context() as holding:
        holding.setattr(Path, "unlink", hold)
        left = passwords.remove_copies(paths[:1])
    assert [each.path for each in left] == paths[:1]
    assert passwords.remove_copies([*paths, paths[0].with_name("gone")]) == []
    assert known(desk) == []
    desk.close()


def test_a_folder_that_is_not_there_has_no_copies(desk: Desk, tmp_path: Path) -> None:
    assert len(passwords.older_copies(desk, [tmp_path / "unplugged drive"])) == 1
    desk.close()


def test_what_a_new_version_leaves_of_an_encrypted_file_is_encrypted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(OLD_FILE, path)
    first = FileDatabase.at(path, "rw")
    first.connect()
    encryption.copy_with_key(first, path.with_suffix(".new"), FIRST, path)
    first.close()
    path.with_suffix(".new").replace(path)
    opened = Desk.open(path, password=FIRST)
    (copy,) = passwords.older_copies(opened, [])
    assert copy.encrypted
    assert copy.path.name.endswith("(schema 1).mentordesk")
    assert migrations.CURRENT > 1
    opened.close()


def test_half_a_backup_of_a_killed_program_goes_with_the_next(desk: Desk, path: Path) -> None:
    assert desk.backup_folder is not None
    folder = rotation.folder_of(path, desk.backup_folder)
    half = [folder / f"00002 2027-03-01 17.00.00.mentordesk.part{end}" for end in ("", "-journal")]
    others = [folder / "notes.mentordesk.part", folder / "00002.part"]
    for each in (*half, *others):
        each.write_bytes(b"half")
    desk.back_up_now()
    assert not any(each.exists() for each in half)
    assert all(each.exists() for each in others), "only what is ours"
    desk.close()


def test_what_is_empty_or_cannot_be_read_is_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.mentordesk"
    (tmp_path / "a (schema 1).mentordesk").write_bytes(b"")
    (tmp_path / "a (schema 1) 2.mentordesk").mkdir()
    assert copies.of(path, []) == []
    assert [type(each.trouble) for each in copies.encrypt([path], "", FIRST, print)] == [errors.FileMissing]
