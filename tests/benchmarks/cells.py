"""How quickly what is entered in a cell stands there, on every page with cells: in all, and beside a bare committed update.

The goal is from the key, with the transaction, undo and history, to the picture of the cell. In all means with what follows
the picture: sums, the words around, what is told of the next cell. The work is measured as everywhere here; what the disk
takes on this computer is told beside it, for the whole and for the bare update.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from mentordesk.actions import activities
from mentordesk.domain.activities import ActivityKind
from mentordesk.storage.tables.people import PersonTable
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.preparing import Preparing
from tests.benchmarks import big_file, measure, tables

CELL = 0.005
"""Seconds from the key that enters a cell to its picture in which nobody waits."""
BARE = "updated and nothing else"
TIMES = 20
CALLED = 100
"""People on the roster that is ticked."""


class Took(NamedTuple):
    """The seconds of work until the picture stands, and until all is done; and those with waiting."""

    picture: float
    work: float
    wall: float


def entering(file: Path, folder: Path) -> measure.Result:
    """The list in which entering a cell is the most work until it is painted."""
    times = {key: _measured(file, folder)[f"entered on {key}"].picture for key in ("people", "pairs", "activities")}
    slowest = max(times, key=lambda key: times[key])
    goal = f"one cell of a list entered ({slowest}; 50,000 people, 20,000 pairs), painted / 5 ms"
    return measure.Result(goal=goal, base=CELL, measured=times[slowest], ratio=times[slowest] / CELL, most=1.0)


def letter(file: Path, folder: Path) -> measure.Result:
    """A letter in the month grid of 20,000 pairs: its cell and the step to the next pair's."""
    took = _measured(file, folder)["entered on meetings"].picture
    goal = "a letter in the month grid of 20,000 pairs, painted / 5 ms"
    return measure.Result(goal=goal, base=CELL, measured=took, ratio=took / CELL, most=1.0)


def with_the_disk(file: Path, folder: Path) -> Iterator[measure.Result]:
    """Each in all, and with its waiting for the disk beside a bare committed update; taking back, and the first key."""
    times = dict(_measured(file, folder))
    bare = times.pop(BARE).wall
    for name, took in times.items():
        yield measure.Result(goal=f"a cell {name}, in all / 5 ms", base=CELL, measured=took.work, ratio=took.work / CELL)
        if name.startswith("entered"):
            goal = f"a cell {name}, in all and with the disk / a bare committed update"
            yield measure.Result(goal=goal, base=bare, measured=took.wall, ratio=took.wall / bare)


@cache
def _measured(file: Path, folder: Path) -> dict[str, Took]:
    with tables.big_window(file, folder) as window:
        assert window.session is not None
        called = window.session.desk.perform("Activity", _activity)
        _wait(window)
        cities = iter(range(1_000_000))
        steps = len(window.session.desk.undo_steps)
        found = _in_list(window, "people", "city", lambda time: f"Ort {time}")
        found |= _in_list(window, "pairs", "signed_on", lambda time: f"2026-01-{time % 20 + 2:02d}")
        found |= _by_letters(window, "meetings", lambda page: page.view, Qt.Key.Key_N)
        window.workspace.page("activities").go_to(called)  # type: ignore[union-attr]
        found |= _by_letters(window, "activities", lambda page: page.pane.table, Qt.Key.Key_P)
        assert len(window.session.desk.undo_steps) == steps, "each cell is a step of its own"
        bare = [_took(window, lambda: _update(f"Ort {next(cities)}")) for _time in range(TIMES)]
    return found | {BARE: _quick(bare)}  # last: the disk is still busy with a file that was just copied


def _activity() -> int:
    made = activities.add(1, kind=ActivityKind.TRAINING, title="Utbildning", on=date(2027, 9, 1), minutes=60)
    activities.invite(made, range(1, CALLED + 1))
    return made


def _wait(window: MainWindow) -> None:
    """Let the window do what it does ahead."""
    tables.settle()
    while any(isinstance(child, Preparing) for child in window.workspace.children()):  # type: ignore[union-attr]
        tables.settle(200)


def _page(window: MainWindow, key: str) -> Any:
    page = tables.page(window, key)
    while getattr(page, "is_busy", bool)():
        tables.settle(200)
    return page


def _in_list(window: MainWindow, key: str, column: str, text: Callable[[int], str]) -> dict[str, Took]:
    """Cells of a list: the first letter opens each, Enter enters it and goes down; then all of it is taken back."""
    page = _page(window, key)
    table, place = page.table, page.model.column_of(column)
    table.header.setSectionHidden(place, False)
    table.cells.go(2, place)
    opened, entered = [], []
    for time in range(TIMES):
        table.setFocus()
        tables.settle(80)
        opened.append(_took(window, partial(QTest.keyClick, table, Qt.Key.Key_2)))
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        line.setText(text(time))
        entered.append(_took(window, partial(QTest.keyClick, line, Qt.Key.Key_Return)))
    taken_back = [_took(window, window.undo) for _time in range(TIMES)]
    return {
        f"entered on {key}": _quick(entered), f"taken back on {key}": _quick(taken_back), f"opened on {key}": _quick(opened)
    }  # fmt: skip


def _by_letters(window: MainWindow, key: str, view_of: Callable[[Any], Any], letter: Qt.Key) -> dict[str, Took]:
    """Cells that a letter enters at once, going down; then all of it is taken back."""
    page = _page(window, key)
    view = view_of(page)
    view.setFocus()
    if key == "meetings":
        view.go(2, page.model.last_month)
    else:
        view.select_row(2)
    tables.settle(200)
    entered = [_took(window, partial(QTest.keyClick, view, letter)) for _time in range(TIMES)]
    taken_back = [_took(window, window.undo) for _time in range(TIMES)]
    return {f"entered on {key}": _quick(entered), f"taken back on {key}": _quick(taken_back)}


def _took(window: MainWindow, do: Callable[[], object]) -> Took:
    begun, start = perf_counter(), tables.CLOCK()
    do()
    QApplication.sendPostedEvents(window, QEvent.Type.UpdateRequest.value)  # paints, and does nothing else
    picture = tables.CLOCK() - start
    for _turn in range(2):  # what follows, and its own picture
        QApplication.processEvents()
    return Took(picture, tables.CLOCK() - start, perf_counter() - begun)


def _quick(times: list[Took]) -> Took:
    return Took(*(tables.quick(list(one)) for one in zip(*times, strict=True)))


def _update(city: str) -> None:
    PersonTable.update(city=city).where(PersonTable.id == big_file.PEOPLE - 1).execute()


LIMITED = (entering, letter)
