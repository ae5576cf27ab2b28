"""Backups: complete, checked, never half; and the right ones are kept over the years."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mentordesk import password as passwords
from mentordesk.desk import Desk
from mentordesk.storage import backup, errors, rotation
from mentordesk.storage.connection import FileDatabase
from tests.storage.worlds import add_unit, closed_file, one_of_each, units

MORNING = datetime(2027, 3, 1, 8, 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with something in every table."""
    return closed_file(tmp_path, one_of_each)


@pytest.mark.parametrize("password", [None, "längtan"])
def test_a_backup_is_the_whole_file(tmp_path: Path, password: str | None) -> None:
    desk = Desk.create(tmp_path / "Programmes.mentordesk", password=password, clock=lambda: MORNING)
    desk.perform("Fill", one_of_each)
    desk.backup(tmp_path / "Copy.mentordesk")
    before = desk.dump()
    assert desk.last_backup == MORNING
    desk.close()
    copy = Desk.open(tmp_path / "Copy.mentordesk", password=password)
    assert copy.dump() == before
    copy.close()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["Copy.mentordesk", "Programmes.mentordesk"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps others out of the user's folders itself")
def test_nobody_else_on_the_computer_may_read_a_copy_while_it_grows_or_later(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grown: list[tuple[str, int]] = []
    sync = backup.sync

    def look(part: Path) -> None:
        grown.append((part.name, part.stat().st_mode & 0o777))
        sync(part)

    monkeypatch.setattr(backup, "sync", look)
    desk = Desk.open(path)
    desk.backup(tmp_path / "copy.mentordesk")
    passwords.change(desk, "längtan")
    desk.close()
    assert [mode for _name, mode in grown] == [0o600, 0o600]
    assert all(name.endswith(".part") for name, _mode in grown)
    assert {each.stat().st_mode & 0o777 for each in tmp_path.glob("*.mentordesk")} == {0o600}


def test_a_backup_replaces_an_older_one_and_never_the_open_file(path: Path) -> None:
    desk, copy = Desk.open(path), path.with_name("Copy.mentordesk")
    copy.write_bytes(b"older")
    copy.with_name("Copy.mentordesk.part").write_bytes(b"left by a crash")
    desk.backup(copy)
    link = path.with_name("Link.mentordesk")
    link.hardlink_to(path)
    for target in (path, link):
        with pytest.raises(errors.TargetExists):
            desk.backup(target)
    assert desk.check() == []
    desk.close()
    Desk.open(copy).close()


def test_a_backup_that_cannot_be_written_says_why(path: Path) -> None:
    desk = Desk.open(path)
    with pytest.raises(errors.FolderMissing):
        desk.backup(path.parent / "gone" / "x")
    with pytest.raises(errors.PathIsFolder):
        desk.backup(path.parent)
    assert desk.last_backup is None
    desk.close()


def test_a_copy_with_missing_rows_is_no_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, target = Desk.open(path), path.with_name("Copy.mentordesk")
    target.write_bytes(b"older")
    counts = iter([{"unit": 0}, {"unit": 1}])
    monkeypatch.setattr(backup, "row_counts", lambda database: next(counts))
    with pytest.raises(errors.DiskTrouble):
        desk.backup(target)
    assert target.read_bytes() == b"older"
    assert not backup.part_of(target).exists()
    desk.close()


def test_a_copy_in_memory_is_complete(desk: Desk) -> None:
    one_of_each()
    memory = backup.copy_in_memory(desk._database, FileDatabase.in_memory())
    assert backup.row_counts(memory) == backup.row_counts(desk._database)
    memory.close()


# automatic backups


def test_closing_backs_up_when_something_changed(path: Path, tmp_path: Path) -> None:
    base = tmp_path / "backups"
    for number in range(3):
        desk = Desk.open(path, clock=lambda n=number: MORNING + timedelta(hours=n))  # type: ignore[misc]
        desk.backup_folder = base
        desk.perform("Add", add_unit, f"Added {number}")
        desk.close()
    kept = rotation.listed(rotation.folder_of(path, base))
    assert [(one.number, one.at) for one in kept] == [(n + 1, MORNING + timedelta(hours=n)) for n in range(3)]
    newest = Desk.open(kept[-1].path)
    assert units()[-1] == "Added 2"
    newest.close()


def test_closing_without_a_change_backs_nothing_up(path: Path, tmp_path: Path) -> None:
    desk = Desk.open(path)
    desk.backup_folder = tmp_path / "backups"
    desk.perform("Look", units)
    desk.close()
    assert not (tmp_path / "backups").exists()


def test_a_failed_backup_at_close_is_told_and_the_file_is_closed(path: Path, tmp_path: Path) -> None:
    desk = Desk.open(path)
    desk.backup_folder = tmp_path / "not a folder"
    desk.backup_folder.write_text("x", encoding="utf-8")
    desk.perform("Add", add_unit, "A")
    with pytest.raises(errors.StoredFileError):
        desk.close()
    desk = Desk.open(path)
    assert units()[-1] == "A"
    desk.close()


def test_files_of_one_name_do_not_share_their_backups(tmp_path: Path) -> None:
    assert rotation.folder_of(tmp_path / "a" / "x.m", tmp_path) != rotation.folder_of(tmp_path / "b" / "x.m", tmp_path)


def test_only_exact_names_are_backups(tmp_path: Path) -> None:
    good = "00001 2027-03-01 08.00.00.mentordesk"
    for name in (good, good + ".part", good + "-journal", "00002 2027-02-31 08.00.00.mentordesk", "x.mentordesk"):
        (tmp_path / name).write_bytes(b"")
    assert [one.path.name for one in rotation.listed(tmp_path)] == [good]


def backups(*times: datetime) -> list[rotation.Backup]:
    return [rotation.Backup(number, at, Path(str(number))) for number, at in enumerate(times, start=1)]


def ages(kept: set[rotation.Backup], now: datetime) -> list[int]:
    return sorted((now.date() - one.at.date()).days for one in kept)


def test_all_of_today_and_yesterday_are_kept() -> None:
    now = datetime(2027, 3, 10, 17, 0)
    made = backups(*(now - timedelta(hours=hour) for hour in reversed(range(0, 41, 2))))
    assert rotation.kept(made, now) == set(made)


def test_three_years_leave_days_weeks_and_months() -> None:
    """A backup every day at noon, thinned out every day, gives the same as the rule says for the last day."""
    start, made = datetime(2025, 1, 1, 12, 0), list[rotation.Backup]()
    for day in range(3 * 365):
        now = start + timedelta(days=day)
        made = [*made, rotation.Backup(day + 1, now, Path(str(day)))]
        made = sorted(rotation.kept(made, now))
    now = start + timedelta(days=3 * 365 - 1)  # Friday 31 December 2027
    assert now == datetime(2027, 12, 31, 12, 0)
    days = set(range(14))
    weeks = {0} | {5 + 7 * week for week in range(7)}  # Sundays, and the week that still runs
    month_ends = {
        (now - datetime(2027, month, last, 12)).days
        for month, last in enumerate([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], start=1)
    }
    assert ages(set(made), now) == sorted(days | weeks | month_ends)


def test_the_newest_three_are_kept_whatever_the_clock_says() -> None:
    long_ago = backups(*(datetime(2001, 1, 1, 8, minute) for minute in range(5)))
    ahead = [rotation.Backup(10 + n, datetime(2090, 1, 1) + timedelta(days=n), Path(str(n))) for n in range(60)]
    back = [rotation.Backup(90 + n, datetime(2026, 1, 1, 8, n), Path(f"b{n}")) for n in range(5)]
    kept = rotation.kept([*long_ago, *ahead, *back], datetime(2026, 6, 1))
    assert set(back[-3:]) <= kept


def test_nothing_goes_for_being_old_alone() -> None:
    made = backups(*(datetime(2020, month, 1) for month in range(1, 13)))
    assert rotation.kept(made, datetime(2027, 1, 1)) == set(made)


def test_thinning_out_deletes_what_is_not_kept(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "thin"
    folder.mkdir()
    for number in range(1, 7):
        (folder / f"{number:05d} 2027-01-01 08.{number:02d}.00.mentordesk").write_bytes(b"")
    rotation.thin_out(folder, datetime(2027, 3, 1))
    assert [one.number for one in rotation.listed(folder)] == [4, 5, 6]
