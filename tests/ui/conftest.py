"""What the tests of the window share: a font to draw with, the light theme, settings of their own, no real questions."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from mentordesk.ui import language, theme
from mentordesk.ui.settings import Settings, open_settings
from tests.ui.scripted_ask import ScriptedAsk


@pytest.fixture(autouse=True)
def _no_real_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents, backups and settings of the tests stay among the tests' own files."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    """Each test starts in the light theme at the usual size (and, offscreen, with Noto Sans)."""
    if theme.current() != theme.LIGHT or not qapp.styleSheet():
        theme.apply(qapp, "light", 100)


@pytest.fixture(autouse=True)
def _english_qt(qapp: QApplication) -> None:
    """Each test starts with Qt's own words in English too, whatever language the one before it chose."""
    if QLocale().language() == QLocale.Language.Swedish:
        language.speak(qapp, "en")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The machine settings of a computer that never saw the program."""
    return open_settings(tmp_path / "settings.ini")


@pytest.fixture
def ask(settings: Settings) -> "ScriptedAsk":
    """The double of the user: `ask.will("confirm", True)`; an unexpected question fails the test."""
    return ScriptedAsk(settings)
