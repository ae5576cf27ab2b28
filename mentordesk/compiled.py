"""Keeps what Python compiled of source that comes without its compiled form, as it keeps that of every other module."""

from __future__ import annotations  # `compile` hands this on to the source, as its own caller would have

import builtins
import contextlib
import importlib.util
import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any

_MAGIC = importlib.util.MAGIC_NUMBER


class _Kept:
    """Compiled source by its name and fingerprint, in a file that may be missing or damaged: then it is made anew."""

    def __init__(self, file: Path) -> None:
        self.plain: Any = builtins.compile
        self._file = file
        self._used: dict[tuple[str, bytes], CodeType] = {}
        self._known: dict[tuple[str, bytes], CodeType] = {}
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            content = file.read_bytes()
            if content.startswith(_MAGIC) and isinstance(known := marshal.loads(content[len(_MAGIC) :]), dict):
                self._known = known

    def compile(self, source: Any, filename: Any, mode: str, *arguments: Any, **named: Any) -> Any:
        """What `compile` answers, from the file if it holds exactly this."""
        if mode != "exec" or arguments or named or not isinstance(source, str | bytes):
            return self.plain(source, filename, mode, *arguments, **named)
        key = (str(filename), importlib.util.source_hash(source.encode() if isinstance(source, str) else source))
        code: CodeType = self._known.get(key) or self.plain(source, filename, mode)
        self._used[key] = code
        return code

    def write(self) -> None:
        """Keep what was used, unless it is what is kept. Where nothing can be written it is compiled again next time."""
        if sys.dont_write_bytecode or self._used.keys() == self._known.keys():
            return
        part = self._file.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_MAGIC + marshal.dumps(self._used))
            part.replace(self._file)


@contextmanager
def kept(name: str) -> Iterator[None]:
    """While inside, what is compiled is kept under this name beside our own compiled modules, and taken from there."""
    own = Path(importlib.util.cache_from_source(__file__))
    kept = _Kept(own.with_name(own.name.replace("compiled", name, 1)).with_suffix(".code"))
    builtins.compile = kept.compile
    try:
        yield
    finally:
        builtins.compile = kept.plain
    kept.write()
