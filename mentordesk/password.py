"""The password of the open file: whether one fits, giving it another, and what becomes of its older copies."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from mentordesk.desk import Desk
from mentordesk.storage import copies, database, encryption, rotation
from mentordesk.storage.copies import Copy, Left, Tick
from mentordesk.storage.errors import ClosedOnTheWay, PasswordNeeded, StoredFileError

__all__ = ["ClosedOnTheWay", "Copy", "Left", "change", "encrypting", "fits", "has_backups", "older_copies", "remove_copies"]


def fits(desk: Desk, given: str) -> bool:
    """Whether the open file has this password."""
    return encryption.fits(desk._file, given)


def change(desk: Desk, new: str | None) -> None:
    """Give the open file another password, or none, by way of a checked copy; what can be undone stays so.

    Raises StoredFileError: then the file is open as it was, with the password it had. Only ClosedOnTheWay says that it is
    closed, because it could not be opened again, and which password it has.
    """
    part = encryption.checked_copy(desk._file, new)
    former, path, trouble = desk._file.database.copy_key, part.with_name(part.name.removesuffix(".part")), None
    desk._file.close()  # Windows replaces no open file
    try:
        encryption.put_in_place(part, path)
    except StoredFileError as error:
        trouble = error
    try:
        # over a network it can fail to be told that the copy was put in place: then it is the new one that fits
        _open_again(desk, path, [new] if trouble is None else [former, new])
    except StoredFileError as error:
        raise ClosedOnTheWay(path, "old" if trouble is not None else "new" if new else "none", error) from error
    if not fits(desk, new or ""):
        assert trouble is not None
        raise trouble
    desk._changed = True  # a backup with the new password at closing


def _open_again(desk: Desk, path: Path, passwords: Sequence[str | None]) -> None:
    """Open the file with the first of these that fits. Raises StoredFileError."""
    *some, last = passwords
    for password in some:
        with suppress(PasswordNeeded):
            return _take(desk, path, password)
    return _take(desk, path, last)


def _take(desk: Desk, path: Path, password: str | None) -> None:
    desk._file = database.open_file(path, password or None, now=desk._clock(), check="later")
    desk._file.examined = True  # every page was read when it was copied, and of the copy too
    database.bind(desk._file)
    desk._log_installed = False


# -- older copies ---------------------------------------------------------------------------------------------------


def older_copies(desk: Desk, folders: Iterable[Path]) -> list[Copy]:
    """The copies of the open file that this program made beside it and, as backups, in these folders.

    Raises StoredFileError where a folder cannot be read.
    """
    return [] if desk.path is None else copies.of(desk.path, folders)


def has_backups(desk: Desk, folder: Path) -> bool:
    """Are there backups of the open file in this folder? Of one that cannot be read nothing is known."""
    with suppress(OSError):
        return desk.path is not None and bool(rotation.listed(rotation.folder_of(desk.path, folder)))
    return False


def encrypting(desk: Desk, paths: Sequence[Path], former: str | None) -> Callable[[Tick], list[Left]]:
    """Work that gives copies the password of the open file; `former` is the password that some of them may have.

    It touches nothing but the copies, so it may run beside the window. What it gives back stayed as it was.
    """
    return partial(copies.encrypt, tuple(paths), database.normal(former), desk._file.database.copy_key)


def remove_copies(paths: Iterable[Path]) -> list[Left]:
    """Delete copies; gives back those that are still there."""
    return copies.remove(paths)
