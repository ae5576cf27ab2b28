"""What waits for the first picture: the check of the whole of a large file, and modules that it does not show."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from mentordesk import paths
from mentordesk.actions import units
from mentordesk.desk import Desk
from mentordesk.storage.connection import FileDatabase
from mentordesk.ui import opening
from mentordesk.ui.first_paint import after_next_paint
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests.ui.scripted_ask import ScriptedAsk


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that counts as large."""
    monkeypatch.setattr(opening, "LARGE", 0)
    path = tmp_path / "Mentoring.mentordesk"
    desk = Desk.create(path)
    desk.perform("New unit", units.add, name="Kundcenter")
    desk.close()
    return path


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings) -> MainWindow:
    made = MainWindow(Tools(ask, settings))
    qtbot.addWidget(made)
    return made


def damage(path: Path) -> None:
    """Leave a row that the table's own rules forbid: only a look at every row finds it."""
    connection = FileDatabase.at(path, "rw")
    connection.connect()
    connection.execute_sql("PRAGMA ignore_check_constraints = 1")
    connection.execute_sql("UPDATE organisation SET id = 2")
    connection.close()


def test_a_sound_large_file_is_examined_after_the_first_picture(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    window.open_file(file)
    assert window.session is not None
    desk = window.session.desk
    assert not desk.examined
    window.show()
    qtbot.waitUntil(lambda: desk.examined)
    assert window.session.desk is desk
    window.close()


def test_a_damaged_large_file_is_refused_after_the_first_picture(
    window: MainWindow, file: Path, qtbot: QtBot, ask: ScriptedAsk
) -> None:
    damage(file)
    window.open_file(file)
    ask.will("show_error", None)
    window.show()
    qtbot.waitUntil(lambda: window.session is None)
    assert [title for _method, title, _text in ask.asked] == ["The file is damaged"]
    assert window.root.currentWidget() is window.welcome
    ask.finished()


def test_a_mistake_that_comes_of_damage_is_told_as_damage(window: MainWindow, file: Path, ask: ScriptedAsk) -> None:
    damage(file)
    window.open_file(file)
    ask.will("show_error", None)
    window.tell_mistake("Something went wrong in MentorDesk", "", "")
    assert [title for _method, title, _text in ask.asked] == ["The file is damaged"]
    assert window.session is None


def test_nothing_is_called_before_the_picture(window: MainWindow, qtbot: QtBot) -> None:
    called: list[bool] = []
    after_next_paint(window, lambda: called.append(window.isVisible()))
    QCoreApplication.processEvents()
    assert called == []
    window.show()
    qtbot.waitUntil(lambda: called == [True])


WATCHED = """
import sys
from PySide6.QtWidgets import QMainWindow
from tests.benchmarks.painted import EndWhenPainted
from mentordesk import __main__ as program

def tell():
    later = ("reportlab", "uharfbuzz", "xlsxwriter", "python_calamine", "html")
    ours = ("actions.people", "domain.intake", "domain.meetings", "domain.own_fields", "exchange.export_tables",
            "queries.drafts", "queries.many", "queries.own_fields", "queries.pairings", "queries.saved_filters",
            "queries.units", "storage.beside", "storage.drafts", "storage.history", "storage.undo", "ui.commands",
            "ui.forms.fields", "ui.look", "ui.pages.welcome", "ui.panes.autosave", "ui.panes.history_tab",
            "ui.panes.several", "ui.question", "ui.tables.blocks", "ui.tables.listed", "ui.widgets.facet_choices",
            "ui.widgets.rail_filters", "ui.widgets.scroll", "ui.widgets.tabs")
    names = [*later, *(f"mentordesk.{name}" for name in ours)]
    from PySide6 import QtWidgets
    dear = [name for name in ("QDialog", "QFileDialog", "QListWidget", "QStyle") if name in vars(QtWidgets)]
    print([name for name in names if name in sys.modules] + dear, flush=True)
    return True

def load():
    loaded = plain()
    show = QMainWindow.show
    QMainWindow.show = lambda window: (EndWhenPainted(window, tell), show(window))
    return loaded

plain, program._window = program._window, load
program.main(sys.argv[1:])
"""


def test_the_first_picture_of_a_file_loads_only_what_it_shows(file: Path, tmp_path: Path) -> None:
    settings = tmp_path / "MentorDesk" / "MentorDesk.ini"
    settings.parent.mkdir()
    settings.write_text('[window]\nlast_page="\\"people\\""\n', encoding="utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")
    }  # fmt: skip
    command = [sys.executable, "-c", WATCHED, str(file)]
    found = subprocess.run(
        command, capture_output=True, text=True, env=environment, cwd=paths.resources().parent, timeout=60
    )
    assert found.stdout.strip() == "[]", found.stderr
