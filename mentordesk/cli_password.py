"""Opens a file for the command line: a password is typed at the terminal or read from a file, and never an argument."""

import sys
from getpass import getpass
from pathlib import Path

from mentordesk.desk import Desk, PasswordNeeded, StoredFileError, WrongPassword
from mentordesk.i18n import _

ATTEMPTS = 3
"""How often a password may be typed."""


class NoPassword(Exception):
    """There is no password to try; the text says why, and how to give one."""


def opened(path: Path, password_file: Path | None = None, *, read_only: bool = True) -> Desk:
    """The file, usually for reading. Raises StoredFileError, of which WrongPassword is one, and NoPassword."""
    if password_file is not None:
        return Desk.open(path, password=first_line(password_file), read_only=read_only)
    try:
        return Desk.open(path, read_only=read_only)
    except PasswordNeeded as error:
        if not _somebody_sits_here():
            how = _("Give --password-file with a file whose first line is the password, or run the command in a terminal.")
            raise NoPassword(f"{error.title}: {path.name}\n{how}") from error
    return _asked(path, read_only)


def first_line(path: Path) -> str:
    """The password in a file: its first line, whatever follows. Raises NoPassword."""
    try:
        with path.open(encoding="utf-8-sig") as stream:  # Windows' own editor may write a mark before the text
            found = stream.readline().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise NoPassword(_("The password file {name} is not UTF-8 text.").format(name=path)) from error
    except OSError as error:
        text = _("The password file {name} cannot be read: {reason}")
        raise NoPassword(text.format(name=path, reason=error.strerror or error)) from error
    if not found:
        raise NoPassword(_("The first line of the password file {name} is empty.").format(name=path))
    return found


def _somebody_sits_here() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _asked(path: Path, read_only: bool) -> Desk:
    """Ask at the terminal until it fits, a few times."""
    told: StoredFileError | None = None
    for _attempt in range(ATTEMPTS):
        if told is not None:
            print(told.title, file=sys.stderr)
        try:
            given = getpass(_("Password of {name}: ").format(name=path.name))
        except (EOFError, KeyboardInterrupt):
            given = ""
        if not given:
            raise NoPassword(_("No password was given, so nothing was done."))
        try:
            return Desk.open(path, password=given, read_only=read_only)
        except WrongPassword as error:
            told = error
    assert told is not None
    raise told
