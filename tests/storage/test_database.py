"""Opening, making, locking and closing the file; and a different plain message for every trouble."""

import contextlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from mentordesk.desk import Desk
from mentordesk.storage import database, errors, lock_note, migrations
from mentordesk.storage.connection import FileDatabase, uri
from mentordesk.storage.tables import every as tables
from tests.storage.worlds import add_unit, closed_file, one_of_each, units

NOW = datetime(2027, 3, 1, 14, 5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with one unit in it."""
    return closed_file(tmp_path, add_unit, "Kundcenter")


@contextlib.contextmanager
def raw(path: Path, key: str = "") -> Iterator[FileDatabase]:
    """The file behind the program's back."""
    connection = FileDatabase.at(path, "rw", key)
    connection.connect()
    yield connection
    connection.close()


def test_a_new_file_opens_again_with_what_was_saved(path: Path) -> None:
    desk = Desk.open(path)
    assert units() == ["Kundcenter"]
    assert desk.dump()["organisation"] == [(1, "", "", None)], "every file has its one organisation"
    assert desk.check() == []
    desk.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("locking_mode", "exclusive"),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("temp_store", 2),
        ("application_id", database.APPLICATION_ID),
        ("user_version", migrations.CURRENT),
    ],
)
@pytest.mark.parametrize("password", [None, "längtan"])
def test_settings_are_in_force_when_the_file_is_open(
    tmp_path: Path, password: str | None, pragma: str, value: object
) -> None:
    desk = Desk.create(tmp_path / "New.mentordesk", password=password)
    assert tables.database.pragma(pragma) == value
    desk.close()


def test_a_file_in_memory_has_the_settings_that_matter_there(desk: Desk) -> None:
    for pragma in ("foreign_keys", "recursive_triggers", "secure_delete"):
        assert tables.database.pragma(pragma) == 1


@pytest.mark.parametrize("name", ["Ä%20 ?#'x.mentordesk", "no suffix", "نور.mentordesk", "a;b&c=d.mentordesk"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and "?" in name:
        pytest.skip("Windows has no such names")
    desk = Desk.create(tmp_path / name)
    desk.perform("Add", add_unit, "A")
    desk.close()
    Desk.open(tmp_path / name).close()
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_addresses_keep_drives_and_servers() -> None:
    assert uri(Path("/a b/å?.x"), "ro") == "file:///a%20b/%C3%A5%3F.x?mode=ro"


def test_the_note_beside_the_file_tells_who_and_goes_at_close(path: Path) -> None:
    desk = Desk.open(path, clock=lambda: NOW)
    note = lock_note.read(path)
    assert (note.who, note.since) == (lock_note.user_name(), "2027-03-01 14:05")
    desk.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_note_left_behind_by_a_crash_means_nothing(path: Path) -> None:
    lock_note.write(path, NOW)
    Desk.open(path).close()


def test_a_file_is_open_once_also_in_one_program(path: Path) -> None:
    desk = Desk.open(path)
    link = path.with_name("Other name.mentordesk")
    link.hardlink_to(path)
    for name in (path, link):
        with pytest.raises(errors.LockedByAnother):
            Desk.open(name)
    desk.perform("Add", add_unit, "B")
    desk.close()


def test_after_a_look_at_another_file_the_first_is_the_open_one_again(path: Path, tmp_path: Path) -> None:
    first = Desk.create(tmp_path / "First.mentordesk")
    look = Desk.open(path, read_only=True)
    assert units() == ["Kundcenter"]
    look.close()
    assert units() == []
    first.perform("Add", add_unit, "A")
    first.close()


def test_reading_only_keeps_nobody_from_the_file(path: Path) -> None:
    reader = Desk.open(path, read_only=True)
    writer = Desk.open(path)
    writer.perform("Add", add_unit, "B")
    with pytest.raises(errors.ReadOnlyFile):
        reader.perform("Add", add_unit, "C")
    writer.close()
    assert [row[1] for row in reader.dump()["unit"]] == ["Kundcenter"]
    reader.close()


# passwords


@pytest.mark.parametrize("password", ["a", "it's", "å\u0308 ö", "x" * 200, '"; --', "x'00'", "  "])
def test_a_password_opens_and_only_it(tmp_path: Path, password: str) -> None:
    path = tmp_path / "Secret.mentordesk"
    Desk.create(path, password=password).close()
    content = path.read_bytes()
    with pytest.raises(errors.PasswordNeeded):
        Desk.open(path)
    with pytest.raises(errors.WrongPassword):
        Desk.open(path, password=password + "x")
    assert path.read_bytes() == content, "a wrong password changes nothing"
    desk = Desk.open(path, password=password)
    assert desk.encrypted
    desk.close()


def test_a_letter_typed_in_two_ways_is_one_password(tmp_path: Path) -> None:
    path = tmp_path / "Secret.mentordesk"
    Desk.create(path, password="långtan").close()
    Desk.open(path, password="la\u030angtan").close()


def test_an_empty_password_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="empty password"):
        Desk.create(tmp_path / "Secret.mentordesk", password="")
    assert list(tmp_path.iterdir()) == []


def test_a_plain_file_opens_whatever_password_is_given(path: Path) -> None:
    desk = Desk.open(path, password="not needed")
    assert not desk.encrypted
    desk.close()


def test_a_read_only_copy_of_an_encrypted_file_backs_up_with_its_password(tmp_path: Path) -> None:
    path, copy = tmp_path / "Secret.mentordesk", tmp_path / "Copy.mentordesk"
    Desk.create(path, password="längtan").close()
    desk = Desk.open(path, password="längtan", read_only=True)
    desk.backup(copy)
    desk.close()
    Desk.open(copy, password="längtan").close()


# trouble


def as_nobody(do: Callable[[], object]) -> object:
    """What `do` returns or raises as a user without special rights (the tests may run as root, who may do anything)."""
    if os.geteuid() != 0:
        try:
            return do()
        except errors.StoredFileError as error:
            return type(error)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgid(65534)
            os.setuid(65534)
            result = do()
        except BaseException as error:  # noqa: BLE001 - carried over to the parent
            result = type(error)
        os.write(writer, pickle.dumps(result))
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        return pickle.loads(stream.read())


@pytest.fixture
def open_to_all(path: Path) -> Iterator[Path]:
    """The file where a user without rights may reach it."""
    folders = [path.parent, *path.parent.parents]
    before = {folder: folder.stat().st_mode for folder in folders[:4]}  # one more where several processes test
    for folder in before:
        folder.chmod(0o777)
    path.chmod(0o666)
    yield path
    for folder, mode in before.items():
        folder.chmod(mode)


def title_of(opening: Callable[[], Desk]) -> str:
    """Where the opening is refused: what stands over the message."""
    with pytest.raises(errors.StoredFileError) as refused:
        opening().close()
    assert refused.value.text.strip()
    return refused.value.title


def spoil(path: Path, place: int, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(place)
        stream.write(content)


def test_missing(path: Path) -> None:
    assert title_of(lambda: Desk.open(path.with_name("x"))) == "The file is not there"
    assert title_of(lambda: Desk.open(path.parent / "gone" / "x")) == "The file is not there"
    assert not path.with_name("x").exists(), "opening never makes a file"


def test_a_folder(path: Path) -> None:
    assert title_of(lambda: Desk.open(path.parent)) == "This is a folder"
    assert title_of(lambda: Desk.create(path.parent)) == "This is a folder"


def test_no_folder_for_a_new_file(path: Path) -> None:
    assert title_of(lambda: Desk.create(path.parent / "gone" / "x")) == "The folder is not there"


def test_a_taken_name(path: Path) -> None:
    content = path.read_bytes()
    assert title_of(lambda: Desk.create(path)) == "The name is taken"
    assert path.read_bytes() == content


def test_a_name_too_long_for_the_disk(path: Path) -> None:
    assert title_of(lambda: Desk.create(path.with_name("å" * 300))) == "The disk cannot be read or written"
    assert title_of(lambda: Desk.open(path.with_name("å" * 300))) == "The disk cannot be read or written"


@pytest.mark.parametrize("content", [b"", b"x", b"PK\x03\x04" + bytes(5000)])
def test_some_other_file(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "letter.docx"
    other.write_bytes(content)
    assert title_of(lambda: Desk.open(other)) == "Not a MentorDesk file"
    assert other.read_bytes() == content


def test_another_program_s_database(path: Path) -> None:
    spoil(path, 68, b"\x00\x00\x00\x01")
    assert title_of(lambda: Desk.open(path)) == "Not a MentorDesk file"


def test_a_damaged_file(path: Path) -> None:
    spoil(path, 4096 * 3, b"\x07" * 4000)
    assert title_of(lambda: Desk.open(path)) == "The file is damaged"


def test_a_file_cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])
    assert title_of(lambda: Desk.open(path)) == "The file is damaged"


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TRIGGER t AFTER INSERT ON unit BEGIN DELETE FROM unit; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE extra (x)",
        "DROP INDEX unit_name",
        "PRAGMA user_version = 0",
    ],
)
def test_a_file_that_brings_something_of_its_own(path: Path, change: str) -> None:
    with raw(path) as connection:
        connection.execute_sql(change)
    assert title_of(lambda: Desk.open(path)) == "The file is damaged"


def test_a_file_whose_references_lead_nowhere(path: Path) -> None:
    with raw(path) as connection:
        connection.execute_sql("INSERT INTO note (\"on\", text, person_id) VALUES ('2027-03-01', 'x', 99)")
    assert title_of(lambda: Desk.open(path)) == "The file is damaged"


def test_a_file_of_a_newer_version_can_be_read(path: Path) -> None:
    with raw(path) as connection:
        connection.execute_sql("ALTER TABLE unit ADD COLUMN colour TEXT")
        connection.execute_sql(f"PRAGMA user_version = {migrations.CURRENT + 1}")
    content = path.read_bytes()
    assert title_of(lambda: Desk.open(path)) == "The file needs a newer MentorDesk"
    desk = Desk.open(path, read_only=True)
    assert units() == ["Kundcenter"]
    desk.close()
    assert path.read_bytes() == content


def test_a_much_newer_file_cannot_even_be_read(path: Path) -> None:
    with raw(path) as connection:
        connection.execute_sql("ALTER TABLE unit RENAME COLUMN manager TO boss")
        connection.execute_sql(f"PRAGMA user_version = {migrations.CURRENT + 1}")
    assert title_of(lambda: Desk.open(path, read_only=True)) == "The file needs a newer MentorDesk"


posix = pytest.mark.skipif(sys.platform == "win32", reason="rights work differently on Windows")


@posix
def test_a_write_protected_file(open_to_all: Path) -> None:
    open_to_all.chmod(0o444)
    assert as_nobody(lambda: Desk.open(open_to_all).close()) is errors.ReadOnlyFile
    assert as_nobody(lambda: Desk.open(open_to_all, read_only=True).close()) is None


@posix
def test_a_write_protected_folder(open_to_all: Path) -> None:
    open_to_all.parent.chmod(0o555)
    assert as_nobody(lambda: Desk.open(open_to_all).close()) is errors.ReadOnlyFolder
    assert as_nobody(lambda: Desk.create(open_to_all.with_name("new")).close()) is errors.ReadOnlyFolder
    assert as_nobody(lambda: Desk.open(open_to_all, read_only=True).close()) is None


@posix
def test_a_file_one_may_not_read(open_to_all: Path) -> None:
    open_to_all.chmod(0)
    assert as_nobody(lambda: Desk.open(open_to_all).close()) is errors.NoAccess


@posix  # Windows does not let an open file be moved or replaced
@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
def test_a_file_that_is_moved_or_replaced_while_open(path: Path, how: str) -> None:
    desk = Desk.open(path)
    desk.perform("Add", add_unit, "B")
    before = desk.dump()
    if how == "moved":
        path.rename(path.with_name("elsewhere"))
    elif how == "deleted":
        path.unlink()
    else:
        path.with_name("other").write_bytes(b"other")
        path.with_name("other").replace(path)
    with pytest.raises(errors.FileMoved):
        desk.perform("Add", add_unit, "C")
    with pytest.raises(errors.FileMoved):
        desk.undo()
    assert desk.dump() == before
    assert len(desk.undo_steps) == 1, "what was not done is no step"
    desk.backup(path.with_name("saved.mentordesk"))
    desk.close()
    saved = Desk.open(path.with_name("saved.mentordesk"))
    assert units() == ["Kundcenter", "B"]
    saved.close()


def test_every_trouble_has_words_of_its_own() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.StoredFileError)]
    told = [kind(Path("/folder/Programmes.mentordesk")) for kind in kinds if kind is not errors.StoredFileError]
    assert len({error.title for error in told}) == len({error.text for error in told}) == len(told) >= 15
    for error in told:
        assert "{" not in error.text
        assert error.text.count(".") >= 2, "what happened, what is safe, what to do"


def test_an_unsaved_file_can_be_written_down(desk: Desk, tmp_path: Path) -> None:
    one_of_each()
    desk.backup(tmp_path / "Saved.mentordesk")
    before = desk.dump()
    saved = Desk.open(tmp_path / "Saved.mentordesk")
    assert saved.dump() == before
    saved.close()
