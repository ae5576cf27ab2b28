"""The program as it is started with a file: it goes to a page it never showed, and prints how long that took.

Arguments: the file, the page, and "rested" (all is prepared by then) or "at once". Prints two numbers of seconds: to the
picture, and the longest time after it in which the window does not answer.
"""

import os
import sys
from functools import partial
from time import perf_counter
from typing import Any

from mentordesk import __main__ as program

WATCHED = 2.0
"""Seconds in which the window is watched after a page has come into view; longer while it says that it reads."""


def visit(window: Any, key: str, *, rested: bool) -> None:
    """Go there, print, and end the process."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from mentordesk.ui.preparing import Preparing
    from tests.benchmarks import tables

    def wait(until: Any) -> None:
        while not until():
            QTest.qWait(10)

    workspace = window.workspace
    wait(lambda: workspace.findChild(Preparing) is not None)
    if rested:
        wait(lambda: workspace.findChild(Preparing) is None)
    painted = tables.painted(partial(window.show_page, key))
    page, block, until = workspace.page(key), 0.0, perf_counter() + WATCHED
    while perf_counter() < until or getattr(page, "is_busy", bool)():
        block = max(block, tables.spent(QApplication.processEvents))
        QTest.qWait(1)
    print(painted, block, flush=True)
    os._exit(0)


def load_and_visit(key: str, *, rested: bool) -> Any:
    """Load the room with Qt as the program does; its window is looked at on the day of the file, and visits the page."""
    loaded = load()
    from PySide6.QtWidgets import QMainWindow

    from mentordesk.ui.first_paint import after_next_paint
    from tests.benchmarks import big_file

    plain = QMainWindow.show

    def show(window: QMainWindow) -> None:
        after_next_paint(window, partial(visit, window, key, rested=rested))
        plain(window)

    QMainWindow.show = show  # type: ignore[method-assign, assignment]
    loaded.window = partial(loaded.window, clock=lambda: big_file.ON)
    return loaded


if __name__ == "__main__":
    load = program._window
    program._window = partial(load_and_visit, sys.argv[2], rested=sys.argv[3] == "rested")
    sys.exit(program.main(sys.argv[1:2]))
