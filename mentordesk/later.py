"""Loads modules when they are first used: ours that the first picture of the window does not need, and some of libraries."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import LazyLoader, find_spec
from typing import Any

SELDOM = (
    "PIL.ExifTags",
    "PIL.ImagePalette",
    "PIL.TiffTags",
    "bz2",
    "difflib",
    "linecache",
    "lzma",
    "pickle",
    "socket",
    "tempfile",
    "textwrap",
    "tokenize",
    "traceback",
    "uuid",
)
"""What the libraries of a command load for themselves and then hardly ever use."""


class Later:
    """Stands for a module and loads it at the first question; used like the module itself.

    The one place besides the page list where modules are named in text. Loading all dialogs at once took a quarter
    of the start-up.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(f"mentordesk.{self._name}"), attribute)


@contextmanager
def put_off(names: tuple[str, ...]) -> Iterator[None]:
    """While inside, these modules of others are loaded at the first question, as ours are.

    For commands, which hardly have threads: Python's own way to do this is not made for two that ask for one at once.
    """
    finder = _PutOff({name for name in names if name not in sys.modules})
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _PutOff:
    """Finds these modules as the other finders would, to be loaded later. (Its base in `importlib.abc` loads a lot.)"""

    def __init__(self, names: set[str]) -> None:
        self._names = names

    def find_spec(self, fullname: str, *_where: Any) -> ModuleSpec | None:
        """Where the module is, if it is one of these and was not asked for before."""
        if fullname not in self._names:
            return None
        self._names.remove(fullname)  # the next line asks this finder too
        found = find_spec(fullname)
        if found is not None and found.loader is not None:
            found.loader = LazyLoader(found.loader)
        return found
