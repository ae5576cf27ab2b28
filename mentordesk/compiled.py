"""Keeps what Python compiled of source that comes without its compiled form, as it keeps that of every other module.

Such source is what Qt for Python brings of its own, what the standard library writes for each record, and the patterns
of searches (which Python translates in Python): together it took a fifth of every start.
"""

from __future__ import annotations  # `compile` hands this on to the source, as its own caller would have

import builtins
import collections
import contextlib
import dataclasses
import importlib.util
import inspect
import marshal
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from types import CodeType, FrameType
from typing import Any

_MAGIC = importlib.util.MAGIC_NUMBER
_MOST = 3_000
"""With more pieces than this, those that were not used this time are let go."""

Key = tuple[str, str | int, str | bytes]
"""The name of a file, how it is compiled, and the fingerprint of its source; for a pattern its flags and itself."""


class _Noting:
    """Stands for the engine of patterns where they are translated, and notes what it was given last."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self.given: tuple[Any, ...] = ()

    def compile(self, pattern: str | bytes, flags: int, steps: list[int], *groups: Any) -> Any:
        """Give it on."""
        self.given = int(flags), [int(step) for step in steps], *groups  # plain numbers: theirs have names
        return self._engine.compile(pattern, *self.given)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)


class _Kept:
    """Compiled source in a file that may be missing or damaged: then it is made anew."""

    def __init__(self, file: Path) -> None:
        self.plain: Any = builtins.compile
        self.plain_pattern: Any = None
        self.engine: Any = None
        self._lock = Lock()
        self._file = file
        self._used: dict[Key, Any] = {}
        self._known: dict[Key, Any] = {}
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            content = file.read_bytes()
            if content.startswith(_MAGIC) and isinstance(known := marshal.loads(content[len(_MAGIC) :]), dict):
                self._known = known

    def compile(self, source: Any, filename: Any, mode: str, *arguments: Any, **named: Any) -> Any:
        """What `compile` answers, from the file if it holds exactly this."""
        if arguments or named or not isinstance(source, str | bytes) or not _is_made_by_an_import():
            return self.plain(source, filename, mode, *arguments, **named)
        return self._code(source, str(filename), mode)

    def exec(self, source: str, *names: Any) -> None:
        """What `exec` does with source."""
        exec(self._code(source, "<string>", "exec", dont_inherit=True) if _is_made_by_an_import() else source, *names)

    def eval(self, source: str, *names: Any) -> Any:
        """What `eval` answers for source."""
        return eval(self._code(source, "<string>", "eval", dont_inherit=True) if _is_made_by_an_import() else source, *names)

    def pattern(self, pattern: Any, flags: int = 0) -> Any:
        """What the compiler of patterns makes of one; only those of modules are kept."""
        if flags & re.DEBUG or not isinstance(pattern, str | bytes) or not _is_made_by_an_import():
            return self.plain_pattern(pattern, flags)
        key = ("re", int(flags), pattern)
        if (given := self._known.get(key)) is not None:
            with contextlib.suppress(TypeError, ValueError, OverflowError, RuntimeError):  # what is not its own is refused
                made = self.engine.compile(pattern, *given)
                self._used[key] = given
                return made
        with self._lock:
            made = self.plain_pattern(pattern, flags)
            self._used[key] = self.engine.given
        return made

    def _code(self, source: str | bytes, filename: str, mode: str, **named: Any) -> CodeType:
        key = (filename, mode, importlib.util.source_hash(source.encode() if isinstance(source, str) else source))
        code: CodeType = self._known.get(key) or self.plain(source, filename, mode, **named)
        self._used[key] = code
        return code

    def write(self) -> None:
        """Keep what was used, if any of it is new. Where nothing can be written it is compiled again next time."""
        if sys.dont_write_bytecode or self._used.keys() <= self._known.keys():
            return
        whole = self._known | self._used
        part = self._file.with_suffix(f".{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_MAGIC + marshal.dumps(whole if len(whole) <= _MOST else self._used))
            part.replace(self._file)
        except (OSError, ValueError):
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def _is_made_by_an_import() -> bool:
    """Whether something is compiled while a module is loaded. What our functions compile may be of names: it is not kept."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        module, function = frame.f_globals.get("__name__", ""), frame.f_code.co_flags & inspect.CO_OPTIMIZED
        if module == "importlib._bootstrap":
            return True
        if function and module.startswith("mentordesk") and module != __name__:
            return False
        frame = frame.f_back
    return False


@contextmanager
def kept(name: str) -> Iterator[None]:
    """While inside, what is compiled is kept under this name beside our own compiled modules, and taken from there."""
    own = Path(importlib.util.cache_from_source(__file__))
    kept = _Kept(own.with_name(own.name.replace("compiled", name, 1)).with_suffix(".code"))
    with (
        _instead(vars(builtins), "compile", kept.compile),
        _instead(vars(dataclasses), "exec", kept.exec),  # these two before the built-in ones
        _instead(vars(collections), "eval", kept.eval),
        _patterns(kept),
    ):
        yield
    kept.write()


@contextmanager
def _patterns(kept: _Kept) -> Iterator[None]:
    """Patterns too, where Python's inner parts are as we know them (from 3.11 on they are)."""
    inner = vars(getattr(re, "_compiler", re))
    if not {"compile", "_sre", "_code"} <= inner.keys():
        yield
        return
    kept.plain_pattern, kept.engine = inner["compile"], _Noting(inner["_sre"])
    with _instead(inner, "_sre", kept.engine), _instead(inner, "compile", kept.pattern):
        yield


@contextmanager
def _instead(names: dict[str, Any], name: str, new: Any) -> Iterator[None]:
    """For a while the name stands for something else."""
    before = names.get(name, _instead)
    names[name] = new
    try:
        yield
    finally:
        if before is _instead:
            del names[name]
        else:
            names[name] = before
