"""How the long lists answer the hand: searching, sorting, going to another page; all of it painted."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from time import get_clock_info, perf_counter, process_time
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mentordesk.desk import Desk
from mentordesk.ui import theme
from mentordesk.ui.ask import Ask
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.settings import Key, open_settings
from mentordesk.ui.tools import Tools
from tests.benchmarks import big_file, measure

WORDS = ("asa ob", "karin", "0702507", "example")
"""What is typed letter by letter: names without accents, digits of a phone number, something nearly everybody has."""
CLOCK = process_time if get_clock_info("process_time").resolution < 1e-6 else perf_counter
TIMES = 20
"""How often each thing is done."""
SEEN = ("unit", "phone", "email", "city")
"""Columns shown beside the usual five, in a window as large as a usual screen: a list with nine columns is painted."""
CHANGE = 0.100
"""Seconds in which a change of the page feels like none."""
_OWN = ("overview", "people", "pairs", "meetings", "activities", "documents")


@contextmanager
def big_window(file: Path, folder: Path, first: str = "overview") -> Iterator[MainWindow]:
    """The window on a copy of the big file, with the page it begins with."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 100)
    settings = open_settings(folder / "settings.ini")
    settings.set(Key.LAST_PAGE, first)
    window = MainWindow(Tools(Ask(settings), settings), lambda: big_file.ON)
    window.resize(1366, 768)
    window.use(Desk.open(Path(shutil.copyfile(file, folder / "tables.mentordesk"))))
    window.show()
    window.activateWindow()
    try:
        yield window
    finally:
        window.close()
        settle()


def settle(quiet: int = 1200) -> None:
    """Let the window do what it does when nobody touches it."""
    QTest.qWait(quiet)


def page(window: MainWindow, key: str) -> Any:
    """Go to a page and wait until it is whole."""
    window.show_page(key)
    assert window.workspace is not None
    shown: Any = window.workspace.page(key)
    if key == "people":
        while not shown.reading.whole:
            settle(100)
    settle()
    return shown


def quick(times: list[float]) -> float:
    """What it takes when nothing else keeps the computer busy: the quicker quarter of many times."""
    return sorted(times)[len(times) // 4]


def painted(do: Callable[[], object]) -> float:
    """The seconds of work that something takes until its picture is there."""

    def work() -> None:
        do()
        QApplication.processEvents()

    return spent(work)


def spent(do: Callable[[], object]) -> float:
    """The seconds of work that something takes: what others keep the computer busy with does not count."""
    start = CLOCK()
    do()
    return CLOCK() - start


def searching(file: Path, folder: Path) -> measure.Result:
    """Each letter typed into the search, beside the search taken away right before it; the worst letter of all."""
    with big_window(file, folder) as window:
        people = page(window, "people")
        window.resize(1920, 1080)
        for column in SEEN:
            people.table.header.setSectionHidden(people.model.column_of(column), False)
        people.search.setFocus()
        while people.model._prepared._index is None:
            settle(200)  # what is prepared while nobody touches the list: two seconds of work, more beside other programs
        found = [_one_letter(people, word[: place + 1]) for word in WORDS for place in range(len(word))]
    ratio, base, measured, typed = max(found)
    goal = f"worst key press in the search of 50,000 people ({typed}), painted / the whole list painted"
    return measure.Result(goal=goal, base=base, measured=measured, ratio=ratio, most=1.6)


def _one_letter(people: Any, typed: str) -> tuple[float, float, float, str]:
    """What the last letter of a word takes: the ratio to the whole list, this list's time, the letter's, the word."""
    bases, letters = [], []
    for _time in range(TIMES):
        people.search.setText(typed)
        QApplication.processEvents()
        bases.append(painted(people.search.clear))
        people.search.setText(typed[:-1])
        QApplication.processEvents()
        letters.append(painted(partial(QTest.keyClicks, people.search, typed[-1])))
    base, letter = quick(bases), quick(letters)
    return letter / base, base, letter, typed


def sorting(file: Path, folder: Path) -> measure.Result:
    """The slowest column, from the click to the order, beside Python sorting its keys as they lie ready."""
    results = []
    with big_window(file, folder) as window:
        people = page(window, "people")
        for place, column in enumerate(people.model.columns):
            people.model.sort_by(place)
            keys = [key for key in people.model._prepared._keys_of(place) if key is not None]
            if len(set(keys)) < 1000:
                continue  # nothing to sort: only the walk over the list would be measured
            plainly = partial(sorted, range(len(keys)), key=keys.__getitem__)
            pairs = [(_sorting_anew(people.model, place), spent(plainly)) for _time in range(TIMES)]
            ours, base = (quick(list(times)) for times in zip(*pairs, strict=True))
            results.append((ours / base, base, ours, column.key))
    ratio, base, ours, key = max(results)
    goal = f"slowest column of 50,000 people sorted ({key}) / sorted() with its keys ready"
    return measure.Result(goal=goal, base=base, measured=ours, ratio=ratio, most=3.0)


def _sorting_anew(model: Any, place: int) -> float:
    model._prepared._orders.clear()  # a column that was sorted before is not sorted again
    return spent(partial(model.sort_by, place))


def first_sorting(file: Path, folder: Path) -> measure.Result:
    """The first click on a heading a moment after the list was filled, painted: its keys were prepared meanwhile."""
    with big_window(file, folder) as window:
        people = page(window, "people")
        settle(3000)
        first = painted(lambda: people.table.header.sort_by("name"))
        again = painted(lambda: people.table.header.sort_by("name", descending=True))
    goal = "first click on the heading of 50,000 names, painted / the second"
    return measure.Result(goal=goal, base=again, measured=first, ratio=first / again)


def changing_pages(file: Path, folder: Path) -> measure.Result:
    """Going from page to page that were seen before; the slowest, also right after a cell was entered elsewhere."""
    with big_window(file, folder) as window:
        for entry in PAGES:
            page(window, entry.key)
            while window.workspace is not None and getattr(window.workspace.page(entry.key), "is_busy", bool)():
                settle(200)  # the Overview reads in slices
        times: dict[str, float] = {}
        for key in _OWN:
            others = [other for other in _OWN if other != key]
            taken = []
            for other in others[:3]:
                window.show_page(other)
                settle(50)
                taken.append(painted(partial(window.show_page, key)))
            times[key] = median(taken)
    slowest = max(times, key=lambda key: times[key])
    goal = f"slowest change to a page seen before ({slowest}), painted / 100 ms"
    return measure.Result(goal=goal, base=CHANGE, measured=times[slowest], ratio=times[slowest] / CHANGE, most=1.0)


LIMITED = (searching, sorting, changing_pages)
