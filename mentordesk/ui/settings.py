"""Remembers what belongs to this computer (window, theme, language, recent files) behind one list of keys."""

import base64
import binascii
import json
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QSettings


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a setting stands in the file, what it is, and what holds where nothing was said."""

    path: str
    type: type
    default: object


class Key(Enum):
    """Every machine setting. A key may be asked per part (`part="people"`), as the columns of each table."""

    WINDOW_GEOMETRY = Setting("window/geometry", bytes, b"")
    HELP_GEOMETRY = Setting("window/help_geometry", bytes, b"")
    SPLITTER = Setting("window/splitter", list, [])
    RAIL_COLLAPSED = Setting("window/rail_collapsed", bool, False)
    LAST_PAGE = Setting("window/last_page", str, "overview")
    THEME = Setting("look/theme", str, "system")
    TEXT_PERCENT = Setting("look/text_percent", int, 100)
    COMPACT_ROWS = Setting("look/compact_rows", bool, False)
    LANGUAGE = Setting("look/language", str, "")
    RECENT_FILES = Setting("files/recent", list, [])
    PINNED_FILES = Setting("files/pinned", list, [])
    LAST_FOLDER = Setting("files/last_folder", str, "")
    BACKUP_FOLDER = Setting("files/backup_folder", str, "")
    FORMER_BACKUP_FOLDERS = Setting("files/former_backup_folders", list, [])
    COLUMNS = Setting("tables/columns", dict, {})
    FILTERS = Setting("tables/filters", dict, {})
    LATEST_PLACES = Setting("window/latest_places", list, [])
    INTAKE_COLUMNS = Setting("intake/columns", dict, {})
    DOCUMENT_CHOICES = Setting("documents/choices", dict, {})


class Settings:
    """Typed access to the settings file. What cannot be read counts as not set: a damaged file never stops a start."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def get(self, key: Key, part: str = "") -> object:
        """The value of a setting, always of the key's type."""
        raw = self._store.value(self._path(key, part))
        if raw is None:
            return _copy(key.value.default)
        try:
            value = json.loads(str(raw))
        except ValueError:
            return _copy(key.value.default)
        if key.value.type is bytes and isinstance(value, str):
            return _decoded(value)
        return value if type(value) is key.value.type else _copy(key.value.default)

    def set(self, key: Key, value: object, part: str = "") -> None:
        """Remember a value; one of another type than the key's is a mistake of ours."""
        if not isinstance(value, key.value.type):
            raise TypeError(f"{key.name} takes {key.value.type.__name__}, not {type(value).__name__}")
        plain = base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value
        self._store.setValue(self._path(key, part), json.dumps(plain, ensure_ascii=False))

    def forget(self, key: Key, part: str = "") -> None:
        """Back to the default."""
        self._store.remove(self._path(key, part))

    def text(self, key: Key, part: str = "") -> str:
        """A setting known to be text."""
        return str(self.get(key, part))

    def number(self, key: Key, part: str = "") -> int:
        """A setting known to be a whole number."""
        value = self.get(key, part)
        return value if isinstance(value, int) else 0

    def flag(self, key: Key, part: str = "") -> bool:
        """A setting known to be yes or no."""
        return bool(self.get(key, part))

    def data(self, key: Key, part: str = "") -> bytes:
        """A setting known to be bytes, as Qt's window geometry."""
        value = self.get(key, part)
        return value if isinstance(value, bytes) else b""

    def items(self, key: Key, part: str = "") -> list[str]:
        """A setting known to be a list of texts."""
        value = self.get(key, part)
        return [str(item) for item in value] if isinstance(value, list) else []

    def mapping(self, key: Key, part: str = "") -> dict[str, object]:
        """A setting known to be a mapping."""
        value = self.get(key, part)
        return dict(value) if isinstance(value, dict) else {}

    def remember_file(self, path: Path, limit: int = 10) -> None:
        """Put a file first among the recent ones."""
        others = [name for name in self.items(Key.RECENT_FILES) if name != str(path)]
        self.set(Key.RECENT_FILES, [str(path), *others][:limit])

    def pin_file(self, path: Path, pinned: bool) -> None:
        """Keep a file at the head of the recent ones, whichever come after, or no longer."""
        others = [name for name in self.items(Key.PINNED_FILES) if name != str(path)]
        self.set(Key.PINNED_FILES, [*others, str(path)] if pinned else others)

    def flush(self) -> None:
        """Write now."""
        self._store.sync()

    @staticmethod
    def _path(key: Key, part: str) -> str:
        return f"{key.value.path}/{part}" if part else key.value.path


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _copy(value: object) -> object:
    return value.copy() if isinstance(value, (list, dict)) else value


def open_settings(file: Path | None = None) -> Settings:
    """The user's settings, or those of a given file (tests, portable use)."""
    if file is not None:
        return Settings(QSettings(str(file), QSettings.Format.IniFormat))
    return Settings(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "MentorDesk", "MentorDesk"))
