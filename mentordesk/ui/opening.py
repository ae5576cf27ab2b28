"""Opens, makes and copies files by asking the user, and says plainly why a file cannot be opened."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk, PasswordNeeded, StoredFileError, is_backup
from mentordesk.files import why_not_written, write_atomically
from mentordesk.i18n import _
from mentordesk.ui.ask import Ask
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.tools import Tools

SUFFIX = ".mentordesk"

FOLDERS_KEPT = 8
"""So many folders that backups went to before are remembered."""
LARGE = 2_000_000
"""Bytes from which on a file is shown before every page of it is checked: some fifty milliseconds of reading."""


def _filters() -> str:
    return _("MentorDesk files") + f" (*{SUFFIX})"


def new(ask: Ask, parent: QWidget) -> Desk | None:
    """Ask where, and make an empty file; None when the user thinks better of it."""
    path = ask.save_file(parent, _("New programme"), _("Mentoring") + SUFFIX, _filters(), suffix=SUFFIX)
    return None if path is None else _create(ask, parent, path)


def _create(ask: Ask, parent: QWidget, path: Path) -> Desk | None:
    try:
        if path.exists():  # the system's dialog has asked whether to replace it: put it aside, never destroy it
            path.replace(_free_name(path))
        return Desk.create(path)
    except StoredFileError as error:
        ask.show_error(parent, error.title, error.text)
    except OSError as error:
        ask.show_error(parent, _("The file could not be made"), str(error.strerror or error))
    return None


def _free_name(path: Path) -> Path:
    """A name beside the file that nobody has: "Mentoring (replaced 1).mentordesk"."""
    number = 1
    while True:
        name = _("{name} (replaced {number})").format(name=path.stem, number=number)
        if not (free := path.with_name(name + path.suffix)).exists():
            return free
        number += 1


def is_sound(ask: Ask, parent: QWidget, desk: Desk) -> bool:
    """Check the whole of a large file that was opened before every page was read; says what is wrong."""
    try:
        desk.examine()
    except StoredFileError as error:
        ask.show_error(parent, error.title, error.text)
        return False
    return True


def offer_again(ask: Ask, parent: QWidget, error: StoredFileError, open_file: Callable[[Path | None], object]) -> None:
    """Say why the file had to be closed, and open it again where that is wanted."""
    if ask.choose(parent, error.title, error.text, [("open", _("Open it again"))], cancel=_("Close")):
        open_file(error.path)


def _when_to_check(path: Path) -> Literal["now", "later"]:
    try:
        return "later" if path.stat().st_size > LARGE else "now"
    except OSError:
        return "now"  # opening it will say why


def existing(tools: Tools, parent: QWidget, path: Path | None = None, at_work: Path | None = None) -> Desk | None:
    """Open a file, asking for it and for its password as needed; None when it cannot be or the user gives up.

    A backup is only looked at, or a copy of it is gone on with, which lies neither among the backups nor in the place of the
    file `at_work`. Who worked in a backup itself would lose it when they are thinned out.
    """
    ask = tools.ask
    path = path or ask.open_file(parent, _("Open"), _filters() + ";;" + _("All files") + " (*)")
    if path is None or not is_backup(path, backup_folders(tools.settings)):
        return _opened(ask, parent, path) if path is not None else None
    text = _("Nothing is written into “{name}”, so that it stays what it is. Go on with a copy of it, or only look at it.")
    offers = [("copy", _("Go on with a copy…")), ("read", _("Open for reading only"))]
    wanted = ask.choose(parent, _("This is a backup"), text.format(name=path.stem), offers)
    if wanted == "copy" and (copied := _copied(tools, parent, path, at_work)) is not None:
        return _opened(ask, parent, copied)
    return _opened(ask, parent, path, read_only=True) if wanted == "read" else None


def _copied(tools: Tools, parent: QWidget, backup: Path, at_work: Path | None) -> Path | None:
    """A copy of a backup where the user says, called like the file it is of; opening it checks it."""
    ask, name = tools.ask, backup.parent.name.rpartition(" ")[0] + SUFFIX
    suggested = _location(QStandardPaths.StandardLocation.DocumentsLocation) / name  # not where the backups are
    target = ask.save_file(parent, _("Go on with a copy"), str(suggested), _filters(), suffix=SUFFIX)
    if target is None:
        return None
    if target == at_work or target.parent == backup.parent:
        text = _("Another file is open there, or it is where the backups are. Choose another name or folder.")
        ask.show_error(parent, _("The copy cannot be put there"), text)
        return None
    try:
        write_atomically(target, lambda file: file.write(backup.read_bytes()))
    except OSError as error:
        ask.show_error(parent, _("The file could not be made"), why_not_written(error, target))
        return None
    return target


def _opened(ask: Ask, parent: QWidget, path: Path, *, read_only: bool = False) -> Desk | None:
    password: str | None = None
    while True:
        try:
            return Desk.open(path, password=password, check=_when_to_check(path), read_only=read_only)
        except PasswordNeeded as error:
            password = ask.password(parent, error.title, error.text, verb=_("Open"))
            if password is None:
                return None
        except StoredFileError as error:
            return _offer_reading(ask, parent, path, password, error)


def _offer_reading(ask: Ask, parent: QWidget, path: Path, password: str | None, error: StoredFileError) -> Desk | None:
    if not error.readable:
        ask.show_error(parent, error.title, error.text)
        return None
    if not ask.choose(parent, error.title, error.text, [("read", _("Open for reading only"))]):
        return None
    try:
        return Desk.open(path, password=password, read_only=True)
    except StoredFileError as still:
        ask.show_error(parent, still.title, still.text)
        return None


def _location(kind: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(kind) or Path.home())


def backup_folder(settings: Settings) -> Path:
    """Where backups go at closing: a folder on this computer, never beside a file that may lie on a network."""
    chosen = settings.text(Key.BACKUP_FOLDER)
    return Path(chosen) if chosen else usual_backup_folder()


def use_backup_folder(settings: Settings, folder: str) -> None:
    """Let backups go to this folder from now on ("": the usual one); where they went before is remembered."""
    before = settings.text(Key.BACKUP_FOLDER)
    former = [each for each in settings.items(Key.FORMER_BACKUP_FOLDERS) if each not in (before, folder)]
    settings.set(Key.FORMER_BACKUP_FOLDERS, [*([before] if before not in ("", folder) else []), *former][:FOLDERS_KEPT])
    settings.set(Key.BACKUP_FOLDER, folder)


def backup_folders(settings: Settings) -> list[Path]:
    """Wherever there may be backups: where they go now, where they went before, and the usual folder."""
    former = map(Path, settings.items(Key.FORMER_BACKUP_FOLDERS))
    return list(dict.fromkeys([backup_folder(settings), *former, usual_backup_folder()]))


def usual_backup_folder() -> Path:
    """Where they go unless the user chooses a folder."""
    return _location(QStandardPaths.StandardLocation.AppLocalDataLocation) / "backups"


def back_up_what_was_left(session: Session) -> bool:
    """Changes of a session that never closed, as in a power cut, get the backup now that closing would have made.

    They are known by the file being newer than its newest backup. False where that fails; closing tries again.
    """
    desk = session.desk
    newest = desk.newest_backup()
    if desk.path is None or desk.read_only or newest is None:
        return True
    try:
        changed = datetime.fromtimestamp(desk.path.stat().st_mtime)  # noqa: DTZ006 - as the backups are named
        if changed > newest + timedelta(seconds=2):
            desk.back_up_now()
            session.saved.emit()
    except (OSError, StoredFileError):
        return False
    return True


def sample(ask: Ask, parent: QWidget, today: date) -> Desk | None:
    """Make the sample programmes in a new file among the documents and open it; an older sample stays as it is.

    They have come as far as they would have by today; on a day outside their years they are over.
    """
    folder = _location(QStandardPaths.StandardLocation.DocumentsLocation) / "MentorDesk"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (_("Sample programmes") + SUFFIX)
    number = 2
    while path.exists():
        path = folder / (_("Sample programmes") + f" {number}{SUFFIX}")
        number += 1
    desk = _create(ask, parent, path)
    if desk is not None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            samples = import_module("mentordesk.exchange.samples")  # by name: hardly any start makes samples
            samples.make(desk, until=today if samples.is_going_on(today) else None)
        finally:
            QGuiApplication.restoreOverrideCursor()
    return desk


def copy(ask: Ask, parent: QWidget, desk: Desk) -> Path | None:
    """Save a checked copy of the open file where the user says; None when not."""
    suggested = (desk.path.stem if desk.path else _("Mentoring")) + SUFFIX
    target = ask.save_file(parent, _("Save a copy as"), suggested, _filters(), suffix=SUFFIX)
    if target is None:
        return None
    try:
        desk.backup(target)
    except StoredFileError as error:
        ask.show_error(parent, error.title, error.text)
        return None
    return target
