"""Writes files whole or not at all, and makes names that every Windows folder accepts."""

import errno
import os
import re
import unicodedata
from collections.abc import Callable, Collection
from pathlib import Path
from typing import BinaryIO

from mentordesk.i18n import _

LONGEST = 120
"""The most characters of a file name, its suffix included."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$", re.IGNORECASE)


def write_atomically(path: Path, writer: Callable[[BinaryIO], object]) -> None:
    """Let `writer` fill a file and put it in place only when it is complete and on the disk.

    The work is done in `NAME.part` in the same folder, which is removed when anything fails; an older file of the name
    stays untouched then. Raises what `writer` raises and OSError, for a folder before any work is done.
    """
    if path.is_dir():  # Windows says no more than "access denied", and only at the end
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            writer(file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:  # Also on a cancel: nothing half-written may stay.
        part.unlink(missing_ok=True)
        raise


def why_not_written(error: OSError, path: Path) -> str:
    """Why a file could not be written, and what to do."""
    path = path.absolute()
    folder = path if path.is_dir() else path.parent
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("The disk is full. Make room on it, or choose another folder.")
    if isinstance(error, IsADirectoryError):
        return _("{name} is a folder. Give the name of a file in it.").format(name=path.name)
    if isinstance(error, FileExistsError | NotADirectoryError):
        return _("{name} is no folder. Choose another one.").format(name=path.name)
    if not folder.is_dir():
        return _("The folder {folder} is not there any more. Choose another one.").format(folder=folder.name)
    if isinstance(error, PermissionError) and path.is_file():
        return _("{name} is open in another program, or may not be changed. Close it there, or choose another name.").format(
            name=path.name
        )
    if isinstance(error, PermissionError):
        return _("Nothing may be written in the folder {folder}. Choose another one.").format(folder=folder.name)
    return _("{name} could not be written: {reason}").format(name=path.name, reason=error.strerror or str(error))


def safe_file_name(text: str, suffix: str = "", taken: Collection[str] = ()) -> str:
    """A file name out of any text, e.g. of a person's name: letters such as åäö stay, what Windows refuses goes.

    Separators become `-`; control and direction characters go; reserved names (CON, NUL, COM1 …) get a leading `_`;
    at most `LONGEST` characters with the suffix (such as `.pdf`); `_2`, `_3` … when `taken` holds the name, whatever
    its case. Never empty, never with a dot or space at either end of its stem.
    """
    stem = "".join(char for char in unicodedata.normalize("NFC", _speakable(text)))
    stem = _FORBIDDEN.sub("-", stem)
    stem = _tidy(stem)[: LONGEST - len(suffix)]
    if _RESERVED.match(stem):
        stem = "_" + stem
    stem = _tidy(stem[: LONGEST - len(suffix)]) or "_"
    used = {name.casefold() for name in taken}
    name, number = stem + suffix, 1
    while name.casefold() in used:
        number += 1
        tail = f"_{number}"
        name = _tidy(stem[: LONGEST - len(suffix) - len(tail)]) + tail + suffix
    return name


def _speakable(text: str) -> str:
    """The text without control, direction, private and surrogate characters; newlines and the like become spaces."""
    spaced = re.sub(r"\s", " ", text)
    return "".join(char for char in spaced if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn"))


def _tidy(text: str) -> str:
    return re.sub(" +", " ", text).strip(" .")
