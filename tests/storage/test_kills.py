"""What is left when the program is killed while it brings a file up to date, backs it up, or gives it another password."""

import random
import shutil
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from mentordesk import password as passwords
from mentordesk.desk import Desk, PasswordNeeded, StoredFileError
from mentordesk.storage import errors, migrations, rotation
from mentordesk.storage.connection import FileDatabase
from tests.conftest import ROOT
from tests.storage.test_crashes import other_process
from tests.storage.worlds import add_unit, one_of_each, small_files, units

OLD_FILE = ROOT / "tests" / "files" / "schema-1.mentordesk"
FIRST, SECOND = "hemligt lösen", "ett annat lösen"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of the first version with so many people that bringing it up to date takes a while."""
    path = tmp_path / "Old.mentordesk"
    shutil.copy(OLD_FILE, path)
    database = FileDatabase.at(path, "rw")
    database.connect()
    columns = [row[1] for row in database.execute_sql("PRAGMA table_info(person)").fetchall() if row[1] != "id"]
    names = ", ".join(columns)
    with database.atomic():
        for _doubled in range(12):
            database.execute_sql(f"INSERT INTO person ({names}) SELECT {names} FROM person LIMIT 4000")
    database.close()
    return path


def kill_after(seconds: float, task: str, path: Path, *more: str) -> None:
    """Let another process begin a task and kill it after a moment."""
    with other_process(task, path, *more) as process:
        time.sleep(seconds)
        process.kill()


def opened_with_one_of(path: Path, *known: str | None) -> Desk:
    for password in known[:-1]:
        with suppress(PasswordNeeded):
            return Desk.open(path, password=password)
    return Desk.open(path, password=known[-1])


def people_in(path: Path) -> int:
    with closing(Desk.open(path)) as desk:
        assert desk.check() == []
        return len(desk.dump()["person"])


@pytest.mark.endurance
def test_a_killed_migration_is_done_anew_and_loses_nobody(old: Path) -> None:
    before, chance, left_old = old.read_bytes(), random.Random(7), 0
    database = FileDatabase.at(old, "ro")
    database.connect()
    count = database.execute_sql("SELECT count(*) FROM person").fetchone()[0]
    database.close()
    for _time in range(6):
        for each in old.parent.iterdir():
            each.unlink()
        old.write_bytes(before)
        kill_after(chance.uniform(0.0, 0.25), "open", old)
        left_old += int.from_bytes(old.read_bytes()[60:64]) < migrations.CURRENT
        assert people_in(old) == count
        names = sorted(each.name for each in old.parent.iterdir())
        assert not [name for name in names if name.endswith((".part", "-journal", ".txt"))]
        for name in names:
            assert people_in(old.with_name(name)) == count, "each copy is whole"
    assert left_old, "at least one was killed before it was done"


@pytest.mark.endurance
def test_a_killed_change_of_password_leaves_the_file_with_one_of_the_two(tmp_path: Path) -> None:
    path, chance, seen = tmp_path / "Programmes.mentordesk", random.Random(3), set[str | None]()
    desk = Desk.create(path)
    desk.perform("Fill", one_of_each)
    before = desk.dump()
    desk.close()
    for changes in (0, 1, 2, 1):
        with other_process("rotate", path, FIRST, SECOND) as process:
            assert process.stdout is not None
            for _change in range(changes):
                process.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.4))
            process.kill()
        desk = opened_with_one_of(path, FIRST, SECOND, None)
        seen.add(next(each for each in (FIRST, SECOND, None) if passwords.fits(desk, each or "")))
        assert desk.dump() == before
        assert desk.check() == []
        passwords.change(desk, None)
        desk.close()
        assert [each.name for each in tmp_path.iterdir()] == [path.name], "no copy stays"
    assert len(seen) > 1, "it was killed at different moments"


@pytest.mark.endurance
def test_a_killed_backup_leaves_only_whole_ones(tmp_path: Path) -> None:
    path, folder, chance = tmp_path / "Programmes.mentordesk", tmp_path / "backups", random.Random(5)
    desk = Desk.create(path)
    desk.perform("Fill", one_of_each)
    before = desk.dump()
    desk.close()
    for _time in range(6):
        kill_after(chance.uniform(0.0, 0.2), "backup", path, str(folder))
        for backup in rotation.listed(rotation.folder_of(path, folder)):
            with closing(Desk.open(backup.path, read_only=True)) as copy:
                assert copy.dump() == before
    with closing(Desk.open(path)) as again:
        again.backup_folder = folder
        again.back_up_now()
    assert not list(folder.rglob("*.part*")), "half of one goes with the next"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("start", [None, SECOND])
def test_a_full_disk_stops_a_change_of_password_and_harms_nothing(tmp_path: Path, start: str | None) -> None:
    path = tmp_path / "Programmes.mentordesk"
    desk = Desk.create(path, password=start)
    desk.perform("Add", add_unit, "Kundcenter")
    with small_files(20_000), pytest.raises((errors.DiskFull, errors.DiskTrouble)):
        passwords.change(desk, FIRST)
    assert desk.encrypted is (start is not None)
    assert units() == ["Kundcenter"]
    desk.undo()
    desk.close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    Desk.open(path, password=start).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("copied", [False, True], ids=["no room for a copy", "room for the copy only"])
def test_a_full_disk_stops_bringing_a_file_up_to_date_and_harms_nothing(old: Path, copied: bool) -> None:
    before = old.read_bytes()
    with small_files(len(before) if copied else 20_000), pytest.raises(StoredFileError) as stopped:
        Desk.open(old)
    assert isinstance(stopped.value, errors.DiskFull | errors.DiskTrouble)
    assert old.read_bytes() == before
    assert not [each for each in old.parent.iterdir() if each.name.endswith((".part", "-journal", ".txt"))]
    Desk.open(old).close()


@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
def test_a_share_that_vanishes_is_told_whatever_is_asked(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    path = folder / "Programmes.mentordesk"
    desk = Desk.create(path)
    desk.backup_folder = tmp_path / "backups"
    desk.perform("Add", add_unit, "Kundcenter")
    folder.rename(tmp_path / "elsewhere")
    if how == "deleted":
        shutil.rmtree(tmp_path / "elsewhere")
    if how == "replaced":
        folder.mkdir()
        path.write_bytes(b"somebody else's")
    for ask in (
        lambda: desk.perform("Add", add_unit, "Verkstad"),
        lambda: desk.keep_draft("person.new", "typed"),
        lambda: passwords.change(desk, FIRST),
        lambda: desk.undo(),
    ):
        with pytest.raises(errors.FileMoved):
            ask()
    assert units() == ["Kundcenter"], "what was saved can still be looked at, and saved as a copy"
    desk.backup(tmp_path / "rescued.mentordesk")
    desk.close()
    if how == "replaced":
        assert path.read_bytes() == b"somebody else's"
    with closing(Desk.open(tmp_path / "rescued.mentordesk")):
        assert units() == ["Kundcenter"]
