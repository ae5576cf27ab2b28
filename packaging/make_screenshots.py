"""Takes the pictures in README: `python packaging/make_screenshots.py`. Works without a screen; the people are invented."""

import os
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtWidgets import QApplication

from mentordesk import app, cli
from mentordesk.desk import Desk
from mentordesk.queries import activities, people, programmes
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.settings import Key, open_settings
from mentordesk.ui.theme import dress

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "screenshots"
DAY = date(2027, 6, 15)
SIZE = (1366, 768)


def settle(running: QApplication) -> None:
    """Let the window paint, and the preview and other timers come to rest."""
    for _turn in range(60):
        running.processEvents()
    for _turn in range(40):
        running.thread().msleep(10)
        running.processEvents()


def grab(window: MainWindow, name: str) -> None:
    """Save the window as a small PNG."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.png"
    window.grab().save(str(path))
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


def take(running: QApplication, file: Path, theme: str, language: str, folder: Path) -> None:
    """Every page in one theme and one language."""
    settings = open_settings(folder / f"{theme}-{language}.ini")
    settings.set(Key.THEME, theme)
    settings.set(Key.LANGUAGE, language)
    window = app.window(running, settings, clock=lambda: DAY)
    window.resize(*SIZE)
    dress()
    window.show()
    settle(running)
    grab(window, f"welcome-{theme}-{language}")
    window.use(Desk.open(file))
    for page in PAGES:
        window.show_page(page.key)
        if page.key == "people":
            first = people.first_rows(programmes.rounds()[-1].id, DAY, limit=3)[2]
            window.show_page("people", first.person_id)
        elif page.key == "activities":
            window.show_page("activities", activities.listing(programmes.rounds()[-1].id)[0].id)
        for _time in range(4 if page.key == "documents" else 1):  # the preview draws its pages in the background
            settle(running)
        grab(window, f"{page.key}-{theme}-{language}")
    window.close()


def main() -> None:
    """All pages, light and dark, Swedish and English."""
    running = app.application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = cli.make_sample(folder / "Exempel.mentordesk", until=DAY)
        for theme in ("light", "dark"):
            for language in ("sv", "en"):
                take(running, file, theme, language, folder)


if __name__ == "__main__":
    main()
