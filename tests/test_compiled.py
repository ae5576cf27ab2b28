"""What was compiled is kept and taken again, and whatever lies in its place does no harm."""

import builtins
import collections
import dataclasses
import importlib
import importlib.util
import re
import sys
from pathlib import Path
from typing import Any, get_type_hints
from unittest.mock import Mock

import pytest

from mentordesk import compiled

SOURCE = b"answer = 6 * 7"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the compiled form is kept."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.syspath_prepend(tmp_path)
    return Path(importlib.util.cache_from_source(compiled.__file__)).with_name(f"parts.{sys.implementation.cache_tag}.code")


def load(text: str) -> Any:
    """Load a module, with what is compiled kept."""
    folder = Path(sys.pycache_prefix or "")
    (folder / "some_parts.py").write_text(text, encoding="utf-8")
    sys.modules.pop("some_parts", None)
    importlib.invalidate_caches()
    with compiled.kept("parts"):
        return importlib.import_module("some_parts")


def answer(source: bytes = SOURCE) -> object:
    """Load a module that compiles source, as the machinery of Qt does."""
    return load(f"names = {{}}\nexec(compile({source!r}, 'parts.py', 'exec'), names)").names["answer"]


def test_it_is_compiled_once(file: Path) -> None:
    assert answer() == 42
    written = file.stat().st_mtime_ns, file.read_bytes()
    assert answer() == 42
    assert (file.stat().st_mtime_ns, file.read_bytes()) == written


def test_the_kept_form_is_what_runs(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer()
    monkeypatch.setattr(builtins, "compile", None)
    assert answer() == 42


def test_changed_source_is_compiled_anew(file: Path) -> None:
    answer()
    assert answer(b"answer = 'another one'") == "another one"
    assert answer(b"answer = 'another one'") == "another one"


@pytest.mark.parametrize("content", [b"", b"nonsense", importlib.util.MAGIC_NUMBER, importlib.util.MAGIC_NUMBER + b"i\x00"])
def test_what_is_damaged_is_made_anew(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert answer() == 42
    assert len(file.read_bytes()) > len(content)


def test_what_was_damaged_on_the_disk_does_not_run(file: Path) -> None:
    answer()
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"answer", b"damage"))
    assert answer() == 42
    assert file.read_bytes() == whole


def test_where_nothing_can_be_written_it_works_all_the_same(file: Path) -> None:
    file.mkdir(parents=True)
    assert answer() == 42
    assert not list(file.parent.glob("parts.*[0-9]")), "nothing half done is left"


def test_nothing_is_kept_where_python_is_told_to_keep_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert answer() == 42
    assert not file.exists()


RECORDS = """
from collections import namedtuple
from dataclasses import dataclass

@dataclass(frozen=True)
class Pair:
    mentor: str
    mentee: str

Month = namedtuple("Month", "year month")
"""


def test_records_are_made_of_what_was_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _time in range(2):
        made = load(RECORDS)
        assert made.Pair(mentor="Anna", mentee="Ali") == made.Pair("Anna", "Ali")
        assert get_type_hints(made.Pair.__init__)["mentor"] is str
        assert made.Month(2027, 3).month == 3
        written = file.read_bytes()
        monkeypatch.setattr(builtins, "compile", None)
    assert file.read_bytes() == written


EXPRESSIONS = r"""
import re

DAY = re.compile(r"(?P<day>\d+)[ /](?P<month>\w+|[\U0001F300-\U0001F5FF])", re.IGNORECASE)

class Line:
    end = re.compile(b"\r?\n")

def words(text):
    return re.compile(text)

found = words("Öberg|Ali")
"""


def test_expressions_are_made_of_what_was_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    re.purge()
    load(EXPRESSIONS)
    re.purge()
    with monkeypatch.context() as patched:
        parse = Mock(wraps=importlib.import_module("re._parser").parse)
        patched.setattr("re._parser.parse", parse)
        made = load(EXPRESSIONS)
    parse.assert_called_once_with("Öberg|Ali", 0)  # what a function makes may hold what a user wrote
    assert made.DAY.fullmatch("3 MAJ").groupdict() == {"day": "3", "month": "MAJ"}
    assert made.Line.end.split(b"a\r\nb\nc") == [b"a", b"b", b"c"]
    re.purge()
    assert re.compile(made.DAY.pattern, re.IGNORECASE) == made.DAY
    assert (made.DAY.groups, made.DAY.groupindex["month"]) == (2, 2)


def test_afterwards_python_compiles_as_before(file: Path) -> None:
    before = builtins.compile
    with pytest.raises(SyntaxError), compiled.kept("whole"), compiled.kept("parts"):
        compile("1 +", "parts.py", "exec")
    assert builtins.compile is before
    assert importlib.import_module("re._compiler").compile.__module__ == "re._compiler"
    assert "exec" not in vars(dataclasses)
    assert "eval" not in vars(collections)
