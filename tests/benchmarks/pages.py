"""How long pages take to open: those of the sample beside an empty page, those of a big file from the first visit on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.desk import Desk
from mentordesk.exchange import samples
from mentordesk.ui import theme
from mentordesk.ui.ask import Ask
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.settings import open_settings
from mentordesk.ui.tools import Tools
from tests.benchmarks import measure, start_up, tables

SHOWN = ("overview", "people", "pairs", "meetings", "activities")
FIRST = (*SHOWN, "documents", "settings")
"""Pages whose first visit with 20,000 pairs is measured."""
VISITS = 2
"""How often each is visited first: the quicker one tells what it takes where nothing else keeps the computer busy."""


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


def first_visit(file: Path, folder: Path) -> measure.Result:
    """The first visit of each page of a big file, in the program itself, some seconds after its start; the slowest."""
    times = {key: min(_visit(file, folder, key, "rested")[0] for _time in range(VISITS)) for key in FIRST}
    slowest = max(times, key=lambda key: times[key])
    goal = f"slowest first visit of a page with 20,000 pairs ({slowest}), painted / 100 ms"
    return measure.Result(
        goal=goal, base=tables.CHANGE, measured=times[slowest], ratio=times[slowest] / tables.CHANGE, most=1.0
    )


def first_visits(file: Path, folder: Path) -> Iterator[measure.Result]:
    """Each first visit right after the start, too, and the longest time for which the window does not answer after it."""
    for key in FIRST:
        for when, words in (("rested", "some seconds after the start"), ("at once", "right after the start")):
            painted, block = _visit(file, folder, key, when)
            goal = f"first visit of {key} with 20,000 pairs {words}, painted / 100 ms"
            yield measure.Result(goal=goal, base=tables.CHANGE, measured=painted, ratio=painted / tables.CHANGE)
            goal = "longest block of the window after it / 100 ms"
            yield measure.Result(goal=goal, base=tables.CHANGE, measured=block, ratio=block / tables.CHANGE)


def _visit(file: Path, folder: Path, key: str, when: str) -> tuple[float, float]:
    """Seconds to the picture of a page, and of the longest block after it, in a process of its own."""
    copy = folder / "visited.mentordesk"
    shutil.copyfile(file, copy)
    start_up.begin_with("settings" if key == "activities" else "activities", folder)
    painted, block = start_up.process(folder, "tests.benchmarks.first_visit", str(copy), key, when).split()
    return float(painted), float(block)


LIMITED = (first_visit,)
