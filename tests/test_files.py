"""Files come whole or not at all, under names that every folder takes."""

import os
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.files import LONGEST, safe_file_name, why_not_written, write_atomically
from tests.nasty import NASTY


def test_a_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "intyg.pdf"
    write_atomically(target, lambda file: file.write(b"whole"))
    assert target.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file_and_no_remains(tmp_path: Path) -> None:
    target = tmp_path / "intyg.pdf"
    target.write_bytes(b"old")

    def fail(file: BinaryIO) -> None:
        file.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, fail)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_refused_before_any_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in (tmp_path, Path()):
        with pytest.raises(IsADirectoryError) as refused:
            write_atomically(folder, lambda _file: pytest.fail("nothing was to be written"))
        assert f"{tmp_path.name} is a folder" in why_not_written(refused.value, folder)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device"), "The disk is full"),
        (PermissionError(13, "Permission denied"), "a.pdf is open in another program"),
        (OSError(5, "Input/output error"), "a.pdf could not be written: Input/output error"),
    ],
)
def test_what_the_world_refuses_is_explained(tmp_path: Path, error: OSError, said: str) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    assert said in why_not_written(error, tmp_path / "a.pdf")


def test_a_folder_that_is_gone_is_explained(tmp_path: Path) -> None:
    assert "is not there any more" in why_not_written(FileNotFoundError(2, "No such file"), tmp_path / "gone" / "a.pdf")


def test_the_bytes_are_on_the_disk_before_the_name_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    real_fsync, real_replace = os.fsync, Path.replace

    def fsync(number: int) -> None:
        steps.append("fsync")
        real_fsync(number)

    def replace(self: Path, other: Path) -> Path:
        steps.append(f"{self.name} to {Path(other).name}")
        return real_replace(self, other)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    write_atomically(tmp_path / "a.pdf", lambda file: file.write(b"x"))
    assert steps == ["fsync", "a.pdf.part to a.pdf"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "gone" / "a.pdf", lambda file: file.write(b"x"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Intyg_2026_Öhrström_Åsa", "Intyg_2026_Öhrström_Åsa.pdf"),
        ("a/b\\c:d", "a-b-c-d.pdf"),
        ("CON", "_CON.pdf"),
        ("com1.x", "_com1.x.pdf"),
        ("\u202efdp.exe", "fdp.exe.pdf"),
        ("dots...", "dots.pdf"),
        ("", "_.pdf"),
        ("../..", "-.pdf"),
        ("محمد", "محمد.pdf"),
        ("two\nlines", "two lines.pdf"),
        ("x" * 300, "x" * 116 + ".pdf"),
    ],
)
def test_names_are_made_safe(text: str, name: str) -> None:
    assert safe_file_name(text, ".pdf") == name


def safe(name: str) -> bool:
    stem = name.split(".")[0].rstrip(" ").upper()
    return (
        0 < len(name) <= LONGEST
        and not set(name) & set('\\/:*?"<>|')
        and all(char.isprintable() for char in name)
        and name[-1] not in " ."
        and name[0] not in " ."
        and stem not in {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}
    )


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_nasty_texts_become_safe_names_in_their_folder(text: str, tmp_path: Path) -> None:
    name = safe_file_name(text, ".pdf")
    assert safe(name)
    target = tmp_path / name
    assert target.resolve().parent == tmp_path.resolve()
    if len(os.fsencode(name)) < 250:
        write_atomically(target, lambda file: file.write(b"x"))
        assert [file.name for file in tmp_path.iterdir()] == [name]


@given(st.text(max_size=300))
def test_any_text_becomes_a_safe_name(text: str) -> None:
    assert safe(safe_file_name(text))


def test_the_same_name_twice_gets_a_number_whatever_its_case() -> None:
    taken: list[str] = []
    for text in ("Åsa", "åsa", "ÅSA", "y" * 200, "y" * 200):
        taken.append(safe_file_name(text, ".pdf", taken))
    assert taken[:3] == ["Åsa.pdf", "åsa_2.pdf", "ÅSA_3.pdf"]
    assert len({name.casefold() for name in taken}) == 5
    assert all(safe(name) for name in taken)
