"""What was compiled is kept and taken again, and whatever lies in its place does no harm."""

import builtins
import importlib.util
import marshal
import re
import sys
from collections import namedtuple
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from mentordesk import compiled

SOURCE = b"answer = 6 * 7"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the compiled form is kept."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return Path(importlib.util.cache_from_source(compiled.__file__)).with_name(f"parts.{sys.implementation.cache_tag}.code")


def answer(source: bytes = SOURCE) -> object:
    """Run the source as the machinery of Qt does."""
    names: dict[str, object] = {}
    with compiled.kept("parts"):
        exec(compile(source, "parts.py", "exec"), names)
    return names["answer"]


def test_it_is_compiled_once(file: Path) -> None:
    assert answer() == 42
    written = file.stat().st_mtime_ns, file.read_bytes()
    assert answer() == 42
    assert (file.stat().st_mtime_ns, file.read_bytes()) == written


def test_the_kept_form_is_what_runs(file: Path) -> None:
    answer()
    kept = compiled._Kept(file)
    calls: list[object] = []
    kept.plain = lambda *given: calls.append(given)
    kept.compile(SOURCE, "parts.py", "exec")
    assert calls == []


def test_changed_source_is_compiled_anew(file: Path) -> None:
    answer()
    assert answer(b"answer = 'new'") == "new"
    assert answer(b"answer = 'new'") == "new"


@pytest.mark.parametrize("content", [b"", b"nonsense", importlib.util.MAGIC_NUMBER, importlib.util.MAGIC_NUMBER + b"i\x00"])
def test_what_is_damaged_is_made_anew(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert answer() == 42
    assert len(file.read_bytes()) > len(content)


def test_where_nothing_can_be_written_it_works_all_the_same(file: Path) -> None:
    file.mkdir(parents=True)
    assert answer() == 42


def test_nothing_is_kept_where_python_is_told_to_keep_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert answer() == 42
    assert not file.exists()


def test_records_are_made_of_what_was_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make() -> tuple[Any, Any]:
        with compiled.kept("parts"):
            pair: Any = dataclass(frozen=True)(type("Pair", (), {"__annotations__": {"mentor": str, "mentee": str}}))
            return pair, namedtuple("Month", "year month")

    for _time in range(2):
        pair, month = make()
        one = pair(mentor="Anna", mentee="Ali")
        assert one == pair("Anna", "Ali")
        assert get_type_hints(pair.__init__)["mentor"] is str
        assert month(2027, 3).month == 3
        written = file.read_bytes()
        monkeypatch.setattr(builtins, "compile", None)
    assert file.read_bytes() == written


def dates() -> re.Pattern[str]:
    """A pattern, translated while what is compiled is kept."""
    re.purge()
    with compiled.kept("parts"):
        return re.compile(r"(?P<year>\d{4})-(?P<month>[01]\d)(-\d\d)?", re.ASCII)


def test_patterns_find_the_same_when_they_were_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = dates()
    written = file.read_bytes()
    monkeypatch.setattr("re._compiler._code", None)  # nothing is translated any more
    kept = dates()
    assert (kept.groups, kept.groupindex, kept.flags) == (fresh.groups, fresh.groupindex, fresh.flags)
    found = kept.search("since 2027-03-01")
    assert found is not None
    assert found.groupdict() == {"year": "2027", "month": "03"}
    assert file.read_bytes() == written


def test_a_spoilt_pattern_is_translated_anew(file: Path) -> None:
    dates()
    start = len(importlib.util.MAGIC_NUMBER)
    known = marshal.loads(file.read_bytes()[start:])
    spoilt = {key: (given[0], [7] * 9, *given[2:]) if key[0] == "re" else given for key, given in known.items()}
    file.write_bytes(importlib.util.MAGIC_NUMBER + marshal.dumps(spoilt))
    assert dates().fullmatch("2027-03") is not None


def test_afterwards_python_compiles_as_before(file: Path) -> None:
    before, translate = builtins.compile, vars(re)["_compiler"].compile
    with pytest.raises(SyntaxError), compiled.kept("parts"):
        compile("1 +", "parts.py", "exec")
    assert builtins.compile is before
    assert vars(re)["_compiler"].compile is translate
