"""Joins the rooms into the running window program."""

import gc
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from importlib import import_module
from io import StringIO
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QThread, QTimer
from PySide6.QtWidgets import QApplication

from mentordesk import compiled, i18n
from mentordesk.desk import Desk
from mentordesk.i18n import _
from mentordesk.ui import crash, first_paint, icons, language, theme
from mentordesk.ui.ask import Ask
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.settings import Key, Settings, open_settings
from mentordesk.ui.tools import Tools

_SELDOM = 100
"""Ten times as seldom as usual."""


def has_screen() -> bool:
    """Can a window be shown here? On Linux it takes a display; elsewhere there always is one."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def application() -> QApplication:
    """The one Qt application."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    app = QApplication(["mentordesk", "-style", "Fusion"])
    theme.keeper().is_fusion = True
    app.setApplicationName("MentorDesk")
    app.setOrganizationName("MentorDesk")
    app.setDesktopFileName("mentordesk")
    return app


def window(app: QApplication, settings: Settings, clock: Callable[[], date] = date.today) -> MainWindow:
    """The main window, speaking and looking as the settings say; `theme.dress` finishes its looks before it is shown."""
    chosen = settings.text(Key.LANGUAGE)
    language.speak(app, chosen if chosen in i18n.LANGUAGES else i18n.language())
    theme.apply(app, settings.text(Key.THEME), settings.number(Key.TEXT_PERCENT), sheet=False)
    app.setWindowIcon(icons.icon("sprout", "accent", 64))
    return MainWindow(Tools(Ask(settings), settings), clock)


def run(path: Path | None) -> int:
    """Open the window, on a file or on the welcome page, until it is closed."""
    if not has_screen():
        print(_("There is no screen here, so no window was opened. `mentordesk --help` lists what works without one."))
        return 0
    app = application()
    settings = open_settings()
    with compiled.kept("window"):
        shown = window(app, settings)
        crash.start_log(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)))
        crash.install(shown.tell_mistake, between_events)
        if path is not None:
            shown.open_file(path)
    first_paint.after_next_paint(shown, _collect_garbage)
    theme.dress()
    shown.show()
    status = app.exec()
    leave_clipboard(app)
    return status


def leave_clipboard(app: QApplication) -> None:
    """Hand what was copied over as plain text of Qt's own: an object of Python's on it would crash the very end."""
    clipboard = app.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())


def between_events(call: Callable[[], None]) -> None:
    """Call when the event that is being dealt with is over, where there are events."""
    if QThread.currentThread().loopLevel():
        QTimer.singleShot(0, call)
    else:
        call()


def _collect_garbage() -> None:
    """From now on, and never again through what the start loaded: it stays.

    All the rest is seldom gone through: that takes a tenth of a second where a list has 50,000 lines, and long lists are
    just what calls for it, though they leave no garbage.
    """
    gc.freeze()
    gc.set_threshold(*gc.get_threshold()[:2], _SELDOM)
    gc.enable()


def show_demo(path: Path) -> int:
    """Open the window on the sample; without a screen say so and end well."""
    return run(path)


def smoke() -> int:
    """Make the sample, open every page once, print one document, reopen the file, and end.

    For installers: shows that everything the program needs came along. Works without a screen.
    """
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    gc.enable()
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        settings = open_settings(Path(folder) / "settings.ini")
        # by name: an ordinary start needs none of the commands
        path = import_module("mentordesk.cli").make_demo(Path(folder) / "demo", StringIO())
        for _time in range(2):
            shown = window(app, settings)
            shown.use(Desk.open(path))
            theme.dress()
            shown.show()
            for page in PAGES:
                shown.show_page(page.key)
                app.processEvents()
            shown.close()
            app.processEvents()
    print(_("Every page opened, the documents printed, the file reopened: all is well."))
    return 0
