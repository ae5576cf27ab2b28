"""Our own mistakes: logs them without any personal data, says plainly what happened, and keeps the program going."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from importlib import import_module
from pathlib import Path
from time import monotonic
from types import TracebackType

from mentordesk import __version__
from mentordesk.desk import StoredFileError
from mentordesk.i18n import _

log = logging.getLogger("mentordesk")

Show = Callable[[str, str, str], None]
"""Shows (title, text, details) to the user."""
Later = Callable[[Callable[[], None]], None]
"""Calls something, as soon as it may be called."""
AGAIN = 5.0
"""Seconds in which the same mistake is told once: a list that cannot be painted would tell of it with every picture."""


class _RotatingFile(logging.Handler):
    """Opens the file at the first line: most starts have nothing to log, and should not load what could."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    @cached_property
    def _file(self) -> logging.Handler:
        handlers = import_module("logging.handlers")
        opened: logging.Handler = handlers.RotatingFileHandler(self._path, maxBytes=200_000, backupCount=3, encoding="utf-8")
        opened.setFormatter(self.formatter)
        return opened

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, where that can be done: a full disk must not hide from the user what happened."""
        with suppress(OSError):
            self._file.emit(record)

    def text(self) -> str:
        """What stands in the file, of this and of earlier starts."""
        try:
            return self._path.read_text(encoding="utf-8", errors="replace")
        except OSError:  # there is none yet
            return ""

    def close(self) -> None:
        """Close the file, if there was anything to write."""
        if "_file" in self.__dict__:
            self._file.close()
        super().close()


def start_log(folder: Path) -> None:
    """Log to a small rotating file in this folder."""
    with suppress(OSError):  # then nothing is logged; the start must not fail for it
        folder.mkdir(parents=True, exist_ok=True)
    handler = _RotatingFile(folder / "mentordesk.log")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def last_lines(most: int = 20) -> list[str]:
    """The end of the log, which holds no personal data; empty while nothing was logged."""
    for handler in log.handlers:
        if isinstance(handler, _RotatingFile):
            return handler.text().splitlines()[-most:]
    return []


def where(error: BaseException) -> str:
    """What may be logged of an error: its class and the places in our code. Never its message, which may hold names."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return f"{type(error).__name__} at " + " < ".join(reversed(places))


def details(error: BaseException) -> str:
    """What the user can copy into a letter to us: versions, class and places."""
    return f"MentorDesk {__version__}, Python {platform.python_version()}, {platform.platform()}\n{where(error)}"


def _now(call: Callable[[], None]) -> None:
    call()


def install(show: Show, later: Later = _now) -> None:
    """Catch everything nobody else caught. A mistake while showing a mistake goes to the log only.

    `later` carries out the showing when nothing is half done: a dialog opened while Qt paints takes the program down.
    """
    telling = False
    told: dict[tuple[str, str, str], float] = {}

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal telling
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error(where(error))
        words = _words_for(error)  # the error itself holds on to everything it came through
        if not telling and monotonic() - told.get(words, -AGAIN) >= AGAIN:
            telling = True
            later(lambda: tell_of(words))

    def tell_of(words: tuple[str, str, str]) -> None:
        nonlocal telling
        try:
            show(*words)
        finally:
            telling, told[words] = False, monotonic()

    sys.excepthook = hook


def _words_for(error: BaseException) -> tuple[str, str, str]:
    """Title, text and details for the user."""
    if isinstance(error, StoredFileError):  # the world's: it has its own words
        return error.title, error.text, ""
    return (
        _("Something went wrong in MentorDesk"),
        _(
            "The last thing you did was not carried out. Everything saved before is safe in the file. "
            "You can go on working; if it happens again, copy the details and send them to us."
        ),
        details(error),
    )


def tell() -> None:
    """Take the error being handled to where nobody else caught it.

    For what Qt calls while it paints: an error left to PySide there stays pending in whatever is called next.
    """
    sys.excepthook(*sys.exc_info())  # there is one: it is being handled
