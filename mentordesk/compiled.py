"""Keeps what Python compiled of source that comes without its compiled form, as it keeps that of every other module.

Such source is what Qt for Python brings of its own, what the standard library writes for each record, and regular
expressions: together they took a fifth of every start.
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
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any

_EXPRESSIONS: Any = importlib.import_module("re._compiler")
_FORM = importlib.util.MAGIC_NUMBER + b"1"
"""What the file begins with: which Python compiled, and a number for the form of what is kept."""
_PRINT = 8
"""So many bytes of a fingerprint follow: code that was damaged on the disk must not run."""
_MOST = 3_000
"""With more pieces than this, those that were not used this time are let go."""
Key = tuple[str, str, bytes]
"""The name of a file, how it is compiled, and the fingerprint of its source."""


class _Kept:
    """Compiled source in a file that may be missing or damaged: then it is made anew.

    It holds source of libraries and the names of fields, never anything of a user's file.
    """

    def __init__(self, file: Path) -> None:
        self.plain: Any = builtins.compile
        self.plain_expression: Any = _EXPRESSIONS.compile
        self._file = file
        self._used: dict[Key, Any] = {}
        self._known: dict[Key, Any] = {}
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            content = file.read_bytes()
            body = content[len(_FORM) + _PRINT :]
            if content.startswith(_FORM + _fingerprint(body)) and isinstance(known := marshal.loads(body), dict):
                self._known = known

    def compile(self, source: Any, filename: Any, mode: str, *arguments: Any, **named: Any) -> Any:
        """What `compile` answers, from the file if it holds exactly this."""
        if arguments or named or not isinstance(source, str | bytes):
            return self.plain(source, filename, mode, *arguments, **named)
        return self._code(source, str(filename), mode)

    def exec(self, source: str, *names: Any) -> None:
        """What `exec` does with the source of a record's methods."""
        exec(self._code(source, "<string>", "exec", dont_inherit=True), *names)

    def eval(self, source: str, *names: Any) -> Any:
        """What `eval` answers for the source of a named tuple."""
        return eval(self._code(source, "<string>", "eval", dont_inherit=True), *names)

    def expression(self, source: Any, flags: int = 0) -> Any:
        """What `re` makes of an expression. One that a function makes is not kept: it may hold what a user wrote."""
        asking = sys._getframe(3)  # behind two functions of `re`
        if asking.f_code.co_flags & inspect.CO_OPTIMIZED or not isinstance(source, str | bytes):
            return self.plain_expression(source, flags)
        # by its place: some are made of a set of words, in another order each time, and are not kept anew
        key = asking.f_code.co_filename, f"{asking.f_lineno} {type(source).__name__} {int(flags)}", b""
        parts = self._known.get(key)
        if parts is None or parts[0] != _fingerprint(source):
            parts = _parts(source, flags)
        self._used[key] = parts
        _print, whole, code, groups, names, order = parts
        return _EXPRESSIONS._sre.compile(source, whole, array("I", code).tolist(), groups, names, order)

    def _code(self, source: str | bytes, filename: str, mode: str, **named: Any) -> CodeType:
        key = filename, mode, _fingerprint(source)
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
            body = marshal.dumps(whole if len(whole) <= _MOST else self._used)
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_FORM + _fingerprint(body) + body)
            part.replace(self._file)
        except (OSError, ValueError):
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def _fingerprint(source: str | bytes) -> bytes:
    return importlib.util.source_hash(source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source)


def _parts(source: str | bytes, flags: int) -> tuple[bytes, int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """What `re` compiles an expression to: all flags, its code, how many groups it has, and their names."""
    read = _EXPRESSIONS._parser.parse(source, flags)
    state, code = read.state, array("I", _EXPRESSIONS._code(read, flags)).tobytes()
    names = {number: name for name, number in state.groupdict.items()}
    order = tuple(names.get(number) for number in range(state.groups))
    return _fingerprint(source), int(flags | state.flags), code, state.groups - 1, dict(state.groupdict), order


@contextmanager
def kept(name: str) -> Iterator[None]:
    """While inside, what is compiled is kept under this name beside our own compiled modules, and taken from there."""
    own = Path(importlib.util.cache_from_source(__file__))
    kept = _Kept(own.with_name(own.name.replace("compiled", name, 1)).with_suffix(".code"))
    with (
        _instead(vars(builtins), "compile", kept.compile),
        _instead(vars(dataclasses), "exec", kept.exec),  # these two before the built-in ones
        _instead(vars(collections), "eval", kept.eval),
        _instead(vars(_EXPRESSIONS), "compile", kept.expression),
    ):
        yield
    kept.write()


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
