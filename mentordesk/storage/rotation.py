"""Automatic backups in a folder: how they are named, and which of them are kept as they grow old."""

import hashlib
import re
from collections.abc import Callable, Collection, Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from mentordesk.storage import backup, errors
from mentordesk.storage.connection import FileDatabase

DAYS, WEEKS, MONTHS, NEWEST = 14, 8, 12, 3
"""How many days, weeks and months keep their newest backup, and how many backups stay whatever the clock says."""

_NAME = re.compile(r"(?P<number>\d{5}) (?P<at>\d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2})\.mentordesk")


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup in a folder. The running number tells the order, because clocks jump."""

    number: int
    at: datetime
    path: Path


def folder_of(path: Path, base: Path) -> Path:
    """The folder below `base` for the backups of one file; files of the same name in two places do not mix."""
    mark = hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return base / f"{path.stem} {mark}"


def listed(folder: Path) -> list[Backup]:
    """The backups in a folder, oldest first. Only exact names count: a leftover journal is not a backup."""
    found = []
    for path in folder.glob("*.mentordesk") if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match:
            with suppress(ValueError):  # 31 February: somebody else's file
                at = datetime.strptime(match["at"], "%Y-%m-%d %H.%M.%S")  # noqa: DTZ007 - the time on the wall
                found.append(Backup(int(match["number"]), at, path))
    return sorted(found)


def is_backup(path: Path, bases: Collection[Path]) -> bool:
    """Is this a backup below one of these folders? The file somebody works in may well lie in one of them itself."""
    return path.parent.parent in bases and _NAME.fullmatch(path.name) is not None


def back_up(source: FileDatabase, path: Path, base: Path, now: datetime) -> Path:
    """Write a checked backup of the file at `path` below `base`, then let go of those that are not kept any more."""
    folder = folder_of(path, base)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise errors.from_system(error, folder / path.name) from error
    _remove_halves(folder)
    earlier = listed(folder)
    number = earlier[-1].number + 1 if earlier else 1
    target = folder / f"{number:05d} {now:%Y-%m-%d %H.%M.%S}.mentordesk"
    backup.write(source, target)
    thin_out(folder, now)
    return target


def _remove_halves(folder: Path) -> None:
    """Take away what a killed program was copying: nobody else writes here while the file is locked."""
    for part in folder.glob("*.mentordesk.part"):
        if _NAME.fullmatch(part.stem):
            backup.remove(part)


def thin_out(folder: Path, now: datetime) -> None:
    """Delete the backups that are not kept."""
    backups = listed(folder)
    for old in set(backups) - kept(backups, now):
        with suppress(OSError):  # one backup too many does no harm
            old.path.unlink()


def kept(backups: Iterable[Backup], now: datetime) -> set[Backup]:
    """Which to keep: all of today and yesterday, the newest of each of 14 days, 8 weeks and 12 months, the newest 3.

    Days, weeks and months are counted as far as there are backups, not by the calendar: after a long holiday, or with
    a clock gone wrong, nothing disappears for being old.
    """
    newest_first = sorted(backups, reverse=True)
    keep = set(newest_first[:NEWEST])
    keep.update(one for one in newest_first if one.at.date() >= now.date() - timedelta(days=1))
    keep.update(_newest_of_each(newest_first, lambda at: at.date(), DAYS))
    keep.update(_newest_of_each(newest_first, lambda at: at.isocalendar()[:2], WEEKS))
    keep.update(_newest_of_each(newest_first, lambda at: (at.year, at.month), MONTHS))
    return keep


def _newest_of_each(newest_first: list[Backup], period: Callable[[datetime], Hashable], count: int) -> list[Backup]:
    newest: dict[Hashable, Backup] = {}
    for one in newest_first:
        newest.setdefault(period(one.at), one)
    return list(newest.values())[:count]
