"""What goes wrong is logged without anybody's name: whatever the error says, whoever raised it, wherever it was caught."""

import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from mentordesk import app
from mentordesk.actions import people
from mentordesk.desk import Desk
from mentordesk.storage import errors
from mentordesk.ui import crash
from mentordesk.ui.grids.painting import MonthDelegate
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.settings import Settings
from mentordesk.ui.tables.delegates import RecordDelegate
from mentordesk.ui.tasks import Runner
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk

NAME = "Zebedeus Hemligström"
PARTS = ("Zebedeus", "Hemligström", "zebedeus", "070-174 06 05", "0701740605", "långt lösenord")


@pytest.fixture
def told() -> list[tuple[str, str, str]]:
    """What the user was told of mistakes: title, text, details."""
    return []


@pytest.fixture
def logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[tuple[str, str, str]]) -> Iterator[Callable[[], str]]:
    """Reads everything that was logged, with the crash path in place as in the program."""
    folder = tmp_path / "log"
    monkeypatch.setattr(crash.log, "handlers", [])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.start_log(folder)
    crash.install(lambda *said: told.append(said))
    yield lambda: "".join(each.read_text(encoding="utf-8") for each in folder.iterdir())
    for handler in crash.log.handlers:
        handler.close()


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, tmp_path: Path) -> Iterator[MainWindow]:
    """A file named after a person, with that person in it."""
    made = MainWindow(Tools(ask, settings), lambda: date(2027, 6, 8))
    qtbot.addWidget(made)
    made.show()
    desk = Desk.create(tmp_path / f"{NAME}.mentordesk", password="långt lösenord")
    a.a_round()
    desk.perform(f"Add {NAME}", people.add, given_name="Zebedeus", family_name="Hemligström", phone="070-174 06 05")
    made.use(desk)
    yield made
    made.close()


def mistake() -> None:
    """An error of ours that says more than it should, from one that says it too."""
    try:
        {NAME: 1}["070-174 06 05"]
    except KeyError as error:
        raise ValueError(f"{NAME} has no phone 070-174 06 05") from error


def a_failed_save(window: MainWindow) -> None:
    assert window.session is not None
    raise errors.DiskFull(window.session.desk.path)


def a_listener(window: MainWindow) -> None:
    assert window.session is not None
    window.session.desk.listen(lambda _change: mistake())
    window.session.perform(f"Correct {NAME}", people.update, 1, occupation="Sjuksköterska")


def a_worker(_window: MainWindow) -> None:
    def failed(error: Exception) -> None:
        raise error

    runner = Runner()
    runner.run(NAME, lambda _job: mistake(), print, failed)
    while runner.is_busy():
        QApplication.processEvents()


def a_damaged_file(window: MainWindow) -> None:
    assert window.session is not None
    path = window.session.desk.path
    assert path is not None
    copy = path.with_name(f"{NAME} again.mentordesk")
    shutil.copy(path, copy)
    with copy.open("r+b") as stream:
        stream.seek(5000)
        stream.write(b"x" * 20_000)
    Desk.open(copy, password="långt lösenord")


def a_wrong_password(window: MainWindow) -> None:
    copy = Path(str(window.tools.settings._store.fileName())).with_name(f"{NAME} too.mentordesk")
    Desk.create(copy, password="långt lösenord").close()
    Desk.open(copy, password="070-174 06 05")


def a_broken_statement(window: MainWindow) -> None:
    assert window.session is not None
    window.session.desk._database.execute_sql(f"SELECT '{NAME}' FROM \"{NAME}\"")


def deep_in_an_action(window: MainWindow) -> None:
    assert window.session is not None
    window.session.perform(f"Add {NAME}", mistake)


WALK = [
    lambda _window: mistake(), a_failed_save, a_listener, a_worker, a_damaged_file, a_wrong_password, a_broken_statement,
    deep_in_an_action,
]  # fmt: skip


@pytest.mark.parametrize("go_wrong", WALK, ids=lambda walk: walk.__name__.strip("<>"))
def test_no_personal_data_reach_the_log(
    go_wrong: Callable[[MainWindow], None], window: MainWindow, logged: Callable[[], str],
    told: list[tuple[str, str, str]], qtbot: QtBot,
) -> None:  # fmt: skip
    with capture_exceptions() as caught:  # pytest-qt puts its own hook in place; what it hears goes on to ours
        crash.install(lambda *said: told.append(said))
        QTimer.singleShot(0, lambda: go_wrong(window))
        qtbot.waitUntil(lambda: bool(told))
    assert not caught
    text = logged()
    assert text.count("ERROR") == 1
    assert ".py:" in text, "where it happened"
    (title, _words, details) = told[0]
    for part in PARTS:
        assert part not in text
        assert part not in details
        assert part not in title
        assert part not in "\n".join(crash.last_lines())


def test_a_mistake_while_a_mistake_is_told_is_only_logged(logged: Callable[[], str]) -> None:
    def show(*_said: str) -> None:
        try:
            mistake()
        except ValueError:
            sys.excepthook(*sys.exc_info())

    crash.install(show)
    try:
        mistake()
    except ValueError:
        sys.excepthook(*sys.exc_info())
    assert logged().count("ValueError at test_crash.py") == 2
    assert NAME not in logged()


@pytest.mark.parametrize("page", ["people", "meetings"])
def test_what_goes_wrong_while_a_list_is_painted_is_told_once_and_after_the_picture(
    page: str, window: MainWindow, logged: Callable[[], str], told: list[tuple[str, str, str]], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert window.session is not None
    a.a_pairing(window.session.round_id)
    window.show_page(page)
    qtbot.waitUntil(lambda: window.isActiveWindow())
    painting = False
    tellings = []

    def show(title: str, text: str, details: str) -> None:
        tellings.append(painting)
        told.append((title, text, details))
        window.grab()  # as when the dialog goes and what it covered is painted again

    def fails(*_given: object) -> None:
        nonlocal painting
        painting = True
        QTimer.singleShot(0, over)
        raise errors.DiskFull(None)

    def over() -> None:
        nonlocal painting
        painting = False

    for delegate, part in ((RecordDelegate, "_words"), (MonthDelegate, "_words")):
        monkeypatch.setattr(delegate, part, fails)
    with capture_exceptions() as caught:
        crash.install(show, app.between_events)
        QTimer.singleShot(0, window.grab)
        qtbot.waitUntil(lambda: bool(told))
        qtbot.wait(0)
    assert not caught
    assert tellings == [False]
    assert logged().count("DiskFull at test_crash.py") > 1


def test_a_log_that_cannot_be_written_hides_nothing_from_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[tuple[str, str, str]]
) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("", encoding="utf-8")
    monkeypatch.setattr(crash.log, "handlers", [])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.start_log(in_the_way / "log")
    crash.install(lambda *said: told.append(said))
    try:
        mistake()
    except ValueError:
        sys.excepthook(*sys.exc_info())
    assert [title for title, _text, _details in told] == ["Something went wrong in MentorDesk"]


def test_the_log_rolls_over_and_stays_small(logged: Callable[[], str]) -> None:
    for _time in range(3000):
        try:
            mistake()
        except ValueError as error:
            crash.log.error(crash.where(error) * 4)
    assert 200_000 < len(logged()) < 900_000
    assert NAME not in logged()
    assert logging.getLogger("mentordesk") is crash.log
