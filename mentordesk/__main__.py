"""The way in: the command line decides whether a window is wanted, and only then is Qt loaded."""

import builtins
import contextlib
import gc
import locale
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from mentordesk import i18n
from mentordesk.later import SELDOM, Later, put_off

compiled = Later("compiled")  # help and version need nothing of it

SUFFIX = ".mentordesk"
_USUAL = gc.get_threshold()


def system_language() -> str:
    """Swedish where the system speaks Swedish, English elsewhere."""
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "")
    return "sv" if (locale.getlocale()[0] or "").lower().startswith(("sv", "swedish")) else "en"


def main(arguments: list[str] | None = None) -> int:
    """Run MentorDesk; returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # names in any script, also on a Windows console of cp1252
            stream.reconfigure(encoding="utf-8", errors="replace")
    i18n.use(system_language())
    if not arguments or (len(arguments) == 1 and arguments[0].endswith(SUFFIX)):
        return _window().run(Path(arguments[0]) if arguments else None)
    asked = import_module("mentordesk.cli_options")  # only now: a window does not need the commands, and waits for nothing
    if asked.wants_window(arguments):
        return _window().run(Path(arguments[0]) if arguments else None)
    with put_off(SELDOM):
        options = asked.parser(arguments[0] if arguments[0] in asked.COMMANDS else None).parse_args(arguments)
    if options.smoke:
        return _window().smoke()
    if options.command is None:
        return _window().run(None)
    # `demo` opens the window at last, which has several threads
    with put_off(() if options.command == "demo" else SELDOM), compiled.kept(options.command):
        cli = import_module("mentordesk.cli")
        status: int = cli.run(options, sys.stdout)
    if options.command == "demo" and status == 0 and not options.no_window:
        return _window().show_demo(options.out / cli.SAMPLE_NAME)
    return status


def start() -> NoReturn:
    """Run MentorDesk as a process of its own.

    A command looks for garbage seldom, as nearly all it makes is used to its end, and leaves at once when all is written:
    both took a tenth of printing. A window does so in its own time, and ends in the ordinary way, which is Qt's.
    """
    gc.set_threshold(500_000)
    sys.modules["_hashlib"] = None  # type: ignore[assignment] # Python then makes digests itself: OpenSSL takes 10 ms to load
    status = main()
    if "PySide6" not in sys.modules:
        with contextlib.suppress(OSError, ValueError, AttributeError):  # no output, or nobody there: the ordinary end tells
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
    sys.exit(status)


def _window() -> Any:
    """The room with Qt, loaded only when a window is wanted: the other commands start ten times faster without."""
    gc.set_threshold(*_USUAL)
    gc.disable()  # what is loaded now stays; looking for garbage in it took a tenth of the start. `app.run` enables it
    with compiled.kept("program"):
        _load_qt()
        return import_module("mentordesk.app")


def _load_qt() -> None:
    """Load Qt, and keep Python's own way to import.

    PySide puts another in its place, which reads the source of each module that is imported, looking for switches that
    we do not use: a tenth of the start.
    """
    own = builtins.__import__
    import_module("PySide6.QtWidgets")
    builtins.__import__ = own


if __name__ == "__main__":
    start()
