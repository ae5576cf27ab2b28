"""What survives when the program is killed, the disk fills up or the file is damaged."""

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from mentordesk.desk import Desk, StoredFileError
from mentordesk.storage import errors, lock_note
from tests.conftest import ROOT
from tests.storage.worlds import add_unit, one_of_each, units


@contextmanager
def other_process(task: str, path: Path, *password: str) -> Iterator["subprocess.Popen[str]"]:
    """Another MentorDesk that has the file open; killed at the end if it still lives."""
    command = [sys.executable, "-m", "tests.storage.other_process", task, str(path), *password]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT)
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


def kill_while_it_writes(path: Path, chance: random.Random) -> None:
    """Let another process write, kill it at a random moment, and look at what is left."""
    with other_process("add", path) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(chance.randint(1, 40))]
        process.kill()
        told += process.stdout.readlines()
    told = [line for line in told if line.endswith("\n")]
    desk = Desk.open(path)
    assert desk.check() == []
    there = units()
    assert len(there) % 2 == 0, "no half transaction"
    assert {f"{int(number)} {part}" for number in told for part in ("one", "two")} <= set(there), "nothing told is lost"
    assert [step[3] for step in desk.dump()["history"]].count("Add") * 2 >= len(there)
    desk.close()
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name], "nothing is left beside the file"


def test_nothing_saved_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "Programmes.mentordesk"
    Desk.create(path).close()
    for seed in range(5):
        kill_while_it_writes(path, random.Random(seed))


@pytest.mark.endurance
@pytest.mark.parametrize("seed", range(10))
def test_nothing_saved_is_lost_in_many_kills(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "Programmes.mentordesk"
    Desk.create(path).close()
    for number in range(100):
        kill_while_it_writes(path, random.Random(seed * 1000 + number))


def test_a_second_program_is_refused_with_the_name_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "Programmes.mentordesk"
    Desk.create(path).close()
    with other_process("hold", path):
        with pytest.raises(errors.LockedByAnother) as refused:
            Desk.open(path)
        assert refused.value.who == lock_note.user_name() != ""
        assert refused.value.who in refused.value.text
        assert refused.value.computer in refused.value.text
        assert refused.value.readable
    Desk.open(path).close()  # after the kill: no question about a stale lock


@pytest.mark.parametrize("password", [None, "längtan"])
def test_what_another_program_has_open_can_be_read_meanwhile(tmp_path: Path, password: str | None) -> None:
    path = tmp_path / "Programmes.mentordesk"
    made = Desk.create(path, password=password)
    made.perform("Add", add_unit, "Kundcenter")
    made.close()
    before = path.read_bytes()
    with other_process("hold", path, password or ""):
        reading = Desk.open(path, password=password, read_only=True)
        assert units() == ["Kundcenter"]
        with pytest.raises(errors.ReadOnlyFile):
            reading.perform("Add", add_unit, "Verkstad")
        reading.close()
        with pytest.raises(errors.LockedByAnother):
            Desk.open(path, password=password)
    assert path.read_bytes() == before


@pytest.mark.endurance
def test_reading_beside_a_writer_gives_whole_steps_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "Programmes.mentordesk"
    Desk.create(path).close()
    with other_process("add", path) as process:
        assert process.stdout is not None
        for _time in range(12):
            process.stdout.readline()
            try:
                desk = Desk.open(path, read_only=True)
            except errors.LockedByAnother:
                continue  # written to all the time
            assert len(units()) % 2 == 0, "no half transaction"
            assert desk.check() == []
            desk.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("password", [None, "längtan"])
def test_a_full_disk_harms_nothing(tmp_path: Path, password: str | None) -> None:
    import resource
    import signal

    def fill() -> None:
        for number in range(1000):
            add_unit(f"{number} " + "x" * 1000)

    path = tmp_path / "Programmes.mentordesk"
    desk = Desk.create(path, password=password)
    desk.perform("Add", add_unit, "Kundcenter")
    before, limits = desk.dump(), resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 20_000, limits[1]))
    try:
        with pytest.raises((errors.DiskFull, errors.DiskTrouble)):
            desk.perform("Fill", fill)
        assert desk.dump() == before
        assert len(desk.undo_steps) == 1
        desk.undo()  # taking something away still works
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
        with pytest.raises((errors.DiskFull, errors.DiskTrouble)):
            desk.backup(tmp_path / "copy.mentordesk")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert desk.check() == []
    desk.redo()
    desk.close()
    assert [one.name for one in tmp_path.iterdir()] == [path.name], "no half backup stays"
    reopened = Desk.open(path, password=password)
    assert reopened.dump()["unit"] == before["unit"]
    reopened.close()


def damage(content: bytes, chance: random.Random) -> bytes:
    """The bytes of a file with one wound: cut, zeroed, bits flipped, random bytes, blocks exchanged, header broken."""
    spoilt = bytearray(content)
    place = chance.randrange(len(spoilt))
    wound = chance.randrange(6)
    if wound == 0:
        return bytes(spoilt[:place])
    if wound == 1:
        spoilt[place : place + 512] = bytes(len(spoilt[place : place + 512]))
    elif wound == 2:
        spoilt[place] ^= 1 << chance.randrange(8)
    elif wound == 3:
        spoilt[place : place + 64] = chance.randbytes(len(spoilt[place : place + 64]))
    elif wound == 4:
        one, other = (4096 * chance.randrange(len(spoilt) // 4096) for _ in range(2))
        spoilt[one : one + 4096], spoilt[other : other + 4096] = spoilt[other : other + 4096], spoilt[one : one + 4096]
    else:
        spoilt[chance.randrange(100)] ^= chance.randrange(1, 256)
    return bytes(spoilt)


def open_damaged(folder: Path, password: str | None, seeds: range) -> int:
    """How many damaged files were refused; the others must work. Nothing but a StoredFileError may come out."""
    sound = folder / "sound.mentordesk"
    desk = Desk.create(sound, password=password)
    desk.perform("Fill", one_of_each)
    desk.close()
    content, refused = sound.read_bytes(), 0
    for seed in seeds:
        path = folder / f"{seed}.mentordesk"
        path.write_bytes(damage(content, random.Random(seed)))
        for read_only in (False, True):
            try:
                with closing(Desk.open(path, password=password, read_only=read_only)) as desk:
                    assert desk.dump()["history"]
            except StoredFileError as error:
                refused += path.name in error.text
    return refused


def test_a_damaged_file_is_refused_in_words_or_sound(tmp_path: Path) -> None:
    assert open_damaged(tmp_path, None, range(100)) > 60


def test_a_damaged_encrypted_file_is_always_refused(tmp_path: Path) -> None:
    assert open_damaged(tmp_path, "längtan", range(5)) == 10


@pytest.mark.endurance
def test_many_damaged_files_are_refused_in_words_or_sound(tmp_path: Path) -> None:
    assert open_damaged(tmp_path, None, range(1000, 6000)) > 4000


def test_no_password_stands_in_the_file_or_beside_it(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "Programmes.mentordesk", password="långt lösenord")
    desk.perform("Add", add_unit, "Kundcenter Norr")
    desk.backup(tmp_path / "copy.mentordesk")
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert b"Kundcenter Norr" not in content
        assert "långt lösenord".encode() not in content
    desk.close()
