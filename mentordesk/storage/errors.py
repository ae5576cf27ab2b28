"""What can go wrong with the file, each with words for the user: what happened, what is safe, what to do."""

import errno
from pathlib import Path
from typing import Any, ClassVar, Literal

import peewee
from sqlcipher3 import dbapi2 as sqlcipher

from mentordesk.i18n import N_, _


class StoredFileError(Exception):
    """Trouble with the file that is the world's and not ours. `title` and `text` are for the user."""

    TITLE: ClassVar[str] = N_("The file cannot be used")
    TEXT: ClassVar[str] = N_("“{name}” could not be used.")
    readable: ClassVar[bool] = False
    """Whether the file can still be opened for reading only."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path)
        self.path = path

    def values(self) -> dict[str, Any]:
        """What stands in for the placeholders of the text."""
        path = self.path or Path()
        return {"name": path.name or _("The unsaved file"), "folder": str(path.parent)}

    @property
    def title(self) -> str:
        """A short line that says what happened."""
        return _(self.TITLE)

    @property
    def text(self) -> str:
        """What happened, what is safe and what to do, in the language in force."""
        return _(self.TEXT).format(**self.values())

    def __str__(self) -> str:
        return f"{self.title}. {self.text}"


class FileMissing(StoredFileError):
    """There is no such file."""

    TITLE = N_("The file is not there")
    TEXT = N_(
        "There is no file “{name}” in {folder}. It may have been moved, renamed or deleted, or the drive is not "
        "connected. Look for it with Open, or open a backup."
    )


class PathIsFolder(StoredFileError):
    """The path leads to a folder."""

    TITLE = N_("This is a folder")
    TEXT = N_("“{name}” is a folder and not a file. Nothing was changed. Choose a file inside it or another name.")


class FolderMissing(StoredFileError):
    """The folder for a new file does not exist."""

    TITLE = N_("The folder is not there")
    TEXT = N_(
        "The folder {folder} does not exist, or its drive is not connected. “{name}” was not written. Choose another folder."
    )


class TargetExists(StoredFileError):
    """A new file would replace another one."""

    TITLE = N_("The name is taken")
    TEXT = N_("There is already a file “{name}” in {folder}. It was not touched. Choose another name.")


class NotOurs(StoredFileError):
    """Not a file of this program."""

    TITLE = N_("Not a MentorDesk file")
    TEXT = N_("“{name}” was not made by MentorDesk. It was not changed. Choose another file.")


class Damaged(StoredFileError):
    """The file is ours, or looks like it, and its contents are broken."""

    TITLE = N_("The file is damaged")
    TEXT = N_(
        "“{name}” is damaged and was not opened, so that nothing gets worse. Keep it as it is and open the newest "
        "backup instead."
    )


class TooNew(StoredFileError):
    """The file was written by a later version of the program."""

    readable = True
    TITLE = N_("The file needs a newer MentorDesk")
    TEXT = N_(
        "“{name}” was saved by a newer version of MentorDesk. It was not changed. Update MentorDesk, or open the file "
        "for reading only."
    )


class MigrationFailed(StoredFileError):
    """The file of an earlier version could not be brought up to date."""

    TITLE = N_("The file could not be updated")
    TEXT = N_(
        "“{name}” comes from an earlier version of MentorDesk and could not be brought up to date. It is exactly as it "
        "was, and a checked copy lies beside it as “{backup}”. Report the problem and go on with the earlier version."
    )
    TEXT_ONLY_READ = N_(
        "“{name}” comes from an earlier version of MentorDesk and cannot be shown by this one. It was not changed. "
        "Report the problem and go on with the earlier version."
    )

    def __init__(self, path: Path | None = None, backup: Path | None = None) -> None:
        super().__init__(path)
        self.backup = backup

    @property
    def text(self) -> str:
        """The text with the name of the copy, if there was need for one."""
        if self.backup is None:
            return _(self.TEXT_ONLY_READ).format(**self.values())
        return _(self.TEXT).format(**self.values(), backup=self.backup.name)


class LockedByAnother(StoredFileError):
    """Somebody has the file open; `who`, `computer` and `since` as far as the text beside the file tells."""

    readable = True
    TITLE = N_("The file is already open")
    TEXT = N_(
        "{who} has “{name}” open on {computer} since {since}. Nothing was changed. Close it there first; "
        "only one window at a time can have the file. Until then it can be opened for reading only."
    )
    TEXT_UNKNOWN = N_(
        "“{name}” is open in another window or program. Nothing was changed. Close it there first; "
        "only one window at a time can have the file. Until then it can be opened for reading only."
    )

    def __init__(self, path: Path | None = None, who: str = "", computer: str = "", since: str = "") -> None:
        super().__init__(path)
        self.who = who
        self.computer = computer
        self.since = since

    @property
    def text(self) -> str:
        """The text with the name, or without when nobody left one."""
        values = self.values() | {"who": self.who, "computer": self.computer, "since": self.since}
        return _(self.TEXT if self.who else self.TEXT_UNKNOWN).format(**values)


class OpenHere(LockedByAnother):
    """This very program has the file open; to look into it twice would let go of the lock."""

    readable = False
    TITLE = N_("The file is open here already")
    TEXT = TEXT_UNKNOWN = N_("“{name}” is open in this program already. Nothing was changed. Go on in its window.")


class ReadOnlyFile(StoredFileError):
    """The file may be read and not written."""

    readable = True
    TITLE = N_("The file is write-protected")
    TEXT = N_(
        "“{name}” may be read but not changed. All that is in it is safe. Open it for reading only, or remove the "
        "write protection in the file's properties."
    )


class ReadOnlyFolder(StoredFileError):
    """The folder may be read and not written."""

    readable = True
    TITLE = N_("The folder is write-protected")
    TEXT = N_(
        "Nothing can be written in the folder {folder}, and MentorDesk needs that to save safely. “{name}” was not "
        "changed. Open it for reading only, or copy it to another folder."
    )


class NoAccess(StoredFileError):
    """The file may not even be read."""

    TITLE = N_("No access to the file")
    TEXT = N_(
        "You are not allowed to read “{name}” in {folder}, or another program is holding on to it. It was not "
        "changed. Close other programs that use it, or ask whoever looks after the folder for access."
    )


class PasswordNeeded(StoredFileError):
    """The file is encrypted and no password was given."""

    TITLE = N_("The file has a password")
    TEXT = N_("“{name}” is encrypted. Type its password to open it.")


class WrongPassword(PasswordNeeded):
    """The password does not open the file. Nobody can tell a wrong password from a damaged first page."""

    TITLE = N_("Wrong password")
    TEXT = N_(
        "The password does not open “{name}”, or the file is damaged. It was not changed. Check Caps Lock and the "
        "keyboard language and try again; if you are sure of the password, open a backup."
    )


class ClosedOnTheWay(StoredFileError):
    """The file was closed to get another password and could not be opened again; `outcome` is the password it has now."""

    TITLE = N_("The file had to be closed")
    TEXTS: ClassVar[dict[str, str]] = {
        "new": N_(
            "“{name}” has the new password, and everything in it is as it was. It could not be opened again, so it is "
            "closed. The reason: {reason}. Open it with the new password."
        ),
        "none": N_(
            "“{name}” has no password any more, and everything in it is as it was. It could not be opened again, so it is "
            "closed. The reason: {reason}. Open it as any file."
        ),
        "old": N_(
            "The password of “{name}” was not changed, and everything in it is as it was. It could not be opened again, so "
            "it is closed. The reason: {reason}. Open it as before."
        ),
    }

    def __init__(
        self,
        path: Path | None = None,
        outcome: Literal["new", "none", "old"] = "old",
        reason: StoredFileError | None = None,
    ) -> None:
        super().__init__(path)
        self.outcome = outcome
        self.reason = reason

    @property
    def text(self) -> str:
        """The text for what became of the password."""
        reason = (self.reason or StoredFileError(self.path)).title
        return _(self.TEXTS[self.outcome]).format(**self.values(), reason=reason)


class FileMoved(StoredFileError):
    """The file was moved, deleted or replaced while it was open."""

    TITLE = N_("The file was moved or replaced")
    TEXT = N_(
        "“{name}” is no longer the file that was opened from {folder}: it was moved, deleted or replaced, perhaps by "
        "a synchronisation program. Your last change was not saved; everything before it still stands in the window. "
        "Save a copy under a new name now, and compare the two."
    )


class DiskFull(StoredFileError):
    """There is no room left."""

    TITLE = N_("The disk is full")
    TEXT = N_(
        "There is no room left to save “{name}”. The last change was not made; everything before it is safe. "
        "Make room on the disk and do it again."
    )


class DiskTrouble(StoredFileError):
    """Reading or writing failed for another reason."""

    TITLE = N_("The disk cannot be read or written")
    TEXT = N_(
        "The disk did not do what it was asked for “{name}” in {folder}. The last change was not made; everything "
        "before it is safe. Check that the drive is connected and the name is not too long, and try again."
    )


_BY_CODE: dict[int, type[StoredFileError]] = {
    sqlcipher.SQLITE_FULL: DiskFull,
    sqlcipher.SQLITE_READONLY: ReadOnlyFile,
    sqlcipher.SQLITE_IOERR: DiskTrouble,
    sqlcipher.SQLITE_CORRUPT: Damaged,
    sqlcipher.SQLITE_NOTADB: Damaged,
    sqlcipher.SQLITE_FORMAT: Damaged,
    sqlcipher.SQLITE_BUSY: LockedByAnother,
    sqlcipher.SQLITE_LOCKED: LockedByAnother,
    sqlcipher.SQLITE_CANTOPEN: NoAccess,
    sqlcipher.SQLITE_PERM: NoAccess,
    # extended codes that mean something else to the user than their family
    8 | 4 << 8: FileMoved,  # SQLITE_READONLY_DBMOVED
    8 | 6 << 8: ReadOnlyFolder,  # SQLITE_READONLY_DIRECTORY
}

_BY_MESSAGE: dict[str, type[StoredFileError]] = {
    "database or disk is full": DiskFull,
    "disk I/O error": DiskTrouble,
    "attempt to write a readonly database": ReadOnlyFile,
    "database disk image is malformed": Damaged,
    "file is not a database": Damaged,
    "database is locked": LockedByAnother,
    "unable to open database file": NoAccess,
}
"""The backup interface gives no codes, and SQLCipher's export only the one of any mistake."""

_UNREADABLE = "Could not decode to UTF-8"
"""How the driver begins when the text of a damaged file is none."""

DATABASE_ERRORS = (peewee.PeeweeException, sqlcipher.Error)
"""What the driver raises: peewee's errors, and its own while rows are fetched."""


def from_database(error: BaseException, path: Path | None) -> StoredFileError | None:
    """The user's words for an error of the driver; None when it is our own mistake (a broken statement or rule)."""
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)  # peewee keeps the driver's own error
    if code is None:
        kind = Damaged if str(error).startswith(_UNREADABLE) else _BY_MESSAGE.get(str(error))
        return kind(path) if kind else None
    kind = _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF) or _BY_MESSAGE.get(str(error))
    return kind(path) if kind else None


def from_system(error: OSError, path: Path | None) -> StoredFileError:
    """The user's words for an error of the operating system while writing a file."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(path)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return ReadOnlyFolder(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FolderMissing(path)
    return PathIsFolder(path) if isinstance(error, IsADirectoryError) else DiskTrouble(path)
