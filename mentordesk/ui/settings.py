"""Remembers what belongs to this computer (window, theme, language, recent files) behind one list of keys."""

import json
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Key(Enum):
    """Every machine setting: where it is kept, its type and its default. Keys may be asked per part (`part="people"`)."""

    WINDOW_GEOMETRY = ("window/geometry", bytes, b"")
    WINDOW_STATE = ("window/state", bytes, b"")
    SPLITTER = ("window/splitter", list, [])
    RAIL_COLLAPSED = ("window/rail_collapsed", bool, False)
    LAST_PAGE = ("window/last_page", str, "overview")
    THEME = ("look/theme", str, "system")
    TEXT_PERCENT = ("look/text_percent", int, 100)
    COMPACT_ROWS = ("look/compact_rows", bool, False)
    LANGUAGE = ("look/language", str, "")
    RECENT_FILES = ("files/recent", list, [])
    LAST_FOLDER = ("files/last_folder", str, "")
    OPEN_LAST_FILE = ("files/open_last", bool, True)
    BACKUP_FOLDER = ("files/backup_folder", str, "")
    COLUMNS = ("tables/columns", dict, {})
    FILTERS = ("tables/filters", dict, {})
    IMPORT_MAPPING = ("import/mapping", dict, {})
    DOCUMENT_CHOICES = ("documents/choices", dict, {})
    DRAFTS = ("drafts/forms", dict, {})
    LOCK_MINUTES = ("safety/lock_minutes", int, 0)

    @property
    def path(self) -> str:
        """Where the setting stands in the file."""
        return self.value[0]

    @property
    def type(self) -> type:
        """What the setting is."""
        return self.value[1]

    @property
    def default(self) -> object:
        """What holds where nothing was said."""
        return self.value[2]


class Settings:
    """Typed access to the settings file; what cannot be read counts as not set, so a damaged file never stops a start."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def get(self, key: Key, part: str = "") -> object:
        """The value of a setting, always of the key's type."""
        raw = self._store.value(self._path(key, part))
        if raw is None:
            return _copy(key.default)
        try:
            value = json.loads(str(raw))
        except ValueError:
            return _copy(key.default)
        if key.type is bytes and isinstance(value, str):
            return bytes(QByteArray.fromBase64(value.encode("ascii", "ignore")).data())
        return value if type(value) is key.type else _copy(key.default)

    def set(self, key: Key, value: object, part: str = "") -> None:
        """Remember a value; one of another type than the key's is a mistake of ours."""
        if not isinstance(value, key.type):
            raise TypeError(f"{key.name} takes {key.type.__name__}, not {type(value).__name__}")
        plain = QByteArray(value).toBase64().data().decode("ascii") if isinstance(value, bytes) else value
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

    def flush(self) -> None:
        """Write now."""
        self._store.sync()

    @staticmethod
    def _path(key: Key, part: str) -> str:
        return f"{key.path}/{part}" if part else key.path


def _copy(value: object) -> object:
    return value.copy() if isinstance(value, (list, dict)) else value


def open_settings(file: Path | None = None) -> Settings:
    """The user's settings, or those of a given file (tests, portable use)."""
    if file is not None:
        return Settings(QSettings(str(file), QSettings.Format.IniFormat))
    return Settings(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "MentorDesk", "MentorDesk"))
