"""What the tests of the window share: a font to draw with, the light theme, settings of their own, no real questions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mentordesk.ui import language, preparing, theme
from mentordesk.ui.settings import Settings, open_settings
from tests.ui.scripted_ask import ScriptedAsk

NOBODY_ANSWERED = 8
"""Seconds after which a dialog that is still open counts as one that no test expected."""


class Watch:
    """Looks every second for a modal dialog that nobody answers, and closes it: a test must never wait for ever."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._last: QWidget | None = None
        self._seconds = 0
        self.timer = QTimer(interval=1000)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        """Count the seconds of the dialog that is open now."""
        dialog = QApplication.activeModalWidget()
        self._seconds = self._seconds + 1 if dialog is not None and dialog is self._last else 0
        self._last = dialog
        if dialog is None or self._seconds < NOBODY_ANSWERED:
            return
        self.found.append(f"{type(dialog).__name__} “{dialog.windowTitle()}”")
        dialog.close()
        if dialog.isVisible() and isinstance(dialog, QDialog):
            QDialog.done(dialog, QDialog.DialogCode.Rejected)


def watched() -> Iterator[Watch]:
    """For the length of a test: no dialog waits for ever, and no window is left behind."""
    watch = Watch()
    yield watch
    watch.timer.stop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.hide()
        widget.deleteLater()
    assert not watch.found, f"nobody answered: {', '.join(watch.found)}"
    assert not left, f"left open: {', '.join(f'{type(each).__name__} “{each.windowTitle()}”' for each in left)}"


@pytest.fixture(autouse=True)
def _watch(qapp: QApplication) -> Iterator[None]:
    for _watching in watched():
        yield


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """What is still typed in a window is saved while the file of the test is open: before its fixtures go."""
    if isinstance(app := QApplication.instance(), QApplication):
        for widget in app.topLevelWidgets():
            widget.hide()


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
def _no_key_held(qapp: QApplication) -> None:
    """Each test starts with free hands: after Ctrl+key in the one before, Qt takes Ctrl for held until the next key."""
    if qapp.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)


@pytest.fixture(autouse=True)
def _never_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """No page is made ready ahead: a test builds only those it visits."""
    monkeypatch.setattr(preparing, "QUIET", 3_600_000)


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


@pytest.fixture(autouse=True, scope="session")
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """What was copied goes before Python does: Qt would delete it at exit, when nobody can any more."""
    yield
    qapp.clipboard().clear()
