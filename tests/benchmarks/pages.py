"""How long pages take to open: those of the sample beside an empty page, those of a big file from the first visit on."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.desk import Desk
from mentordesk.exchange import samples
from mentordesk.ui import theme
from mentordesk.ui.ask import Ask
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.settings import open_settings
from mentordesk.ui.tools import Tools
from tests.benchmarks import measure, tables

SHOWN = ("overview", "people", "pairs", "meetings", "activities")
FIRST = (*SHOWN, "documents")
"""Pages whose first visit with 20,000 pairs is measured, from the settings."""
WATCHED = 4.0
"""Seconds in which the window is watched after a page has come into view; longer while it says that it reads."""


def openings(app: QApplication, folder: Path) -> list[measure.Result]:
    """Changing to each page, painted; the first visit builds it and is not measured."""
    theme.apply(app, "light", 100)
    settings = open_settings(folder / "settings.ini")
    window = MainWindow(Tools(Ask(settings), settings))
    desk = Desk.create(folder / "sample.mentordesk")
    samples.make(desk)
    window.use(desk)
    window.show()
    empty = QWidget()
    assert window.workspace is not None
    stack = window.workspace.stack
    stack.addWidget(empty)

    def show_empty() -> None:
        stack.setCurrentWidget(empty)
        app.processEvents()

    found = []
    for key in SHOWN:

        def show(key: str = key) -> None:
            stack.setCurrentWidget(empty)
            window.show_page(key)
            app.processEvents()

        found.append(measure.beside(f"change to the page {key} of the sample / to an empty page", show_empty, show, times=7))
    window.close()
    return found


def first_visits(file: Path, folder: Path) -> Iterator[measure.Result]:
    """The first visit of each page of a big file, and the longest time for which the window does not answer after it."""
    for key in FIRST:
        with tables.big_window(file, folder, "settings") as window:
            tables.settle()
            painted = tables.painted(partial(window.show_page, key))
            assert window.workspace is not None
            block = longest_block(window.workspace.page(key))
        goal = f"first visit of {key} with 20,000 pairs, painted / 100 ms"
        yield measure.Result(goal=goal, base=tables.CHANGE, measured=painted, ratio=painted / tables.CHANGE)
        goal = f"longest block of the window after the first visit of {key} / 100 ms"
        yield measure.Result(goal=goal, base=tables.CHANGE, measured=block, ratio=block / tables.CHANGE)


def longest_block(page: QWidget) -> float:
    """The longest turn of the event loop until the page has read everything."""
    until, worst = perf_counter() + WATCHED, 0.0
    while perf_counter() < until or getattr(page, "is_busy", bool)():
        worst = max(worst, tables.spent(QApplication.processEvents))
        QTest.qWait(1)
    return worst


def letter(file: Path, folder: Path) -> measure.Result:
    """A letter in the month grid of 20,000 pairs: one transaction, the cell painted, the next pair's current."""
    with tables.big_window(file, folder) as window:
        grid = tables.page(window, "meetings")
        longest_block(grid)
        grid.view.go(2, grid.model.last_month)
        taken = [tables.painted(partial(QTest.keyClick, grid.view, Qt.Key.Key_N)) for _time in range(tables.TIMES)]
        assert window.session is not None
        assert len(window.session.desk.undo_steps) == tables.TIMES
    typed = tables.quick(taken)
    goal = "a letter in the month grid of 20,000 pairs, painted / 100 ms"
    return measure.Result(goal=goal, base=tables.CHANGE, measured=typed, ratio=typed / tables.CHANGE, most=1.0)


LIMITED = (letter,)
