"""The small text beside an open file that tells others who has it, on which computer, since when.

It only tells. The lock itself is SQLite's own and dies with the process, so a note left behind by a crash means nothing.
"""

import getpass
import platform
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class LockNote:
    """Who has the file."""

    who: str = ""
    computer: str = ""
    since: str = ""


def path_of(path: Path) -> Path:
    """Where the note of a file lies."""
    return path.with_name(f"~${path.name}.lock.txt")


@cache
def user_name() -> str:
    """The name the person is signed in with; empty when the computer does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no variable set and no user database: Windows, containers
        return ""


def write(path: Path, now: datetime) -> None:
    """Leave the note. Raises OSError."""
    lines = ["MentorDesk", user_name(), platform.node(), now.strftime("%Y-%m-%d %H:%M")]
    path_of(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(path: Path) -> LockNote:
    """What the note says; empty when there is none or it cannot be read."""
    try:
        lines = path_of(path).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return LockNote()
    if len(lines) < 4 or lines[0] != "MentorDesk":
        return LockNote()
    return LockNote(who=lines[1][:100], computer=lines[2][:100], since=lines[3][:20])


def remove(path: Path) -> None:
    """Take the note away; never mind if it is gone or cannot be removed."""
    try:
        path_of(path).unlink(missing_ok=True)
    except OSError:
        return
