"""Pages that were not visited are made ready while nobody touches the window."""

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from mentordesk.actions import people
from mentordesk.desk import Desk
from mentordesk.queries import pairings
from mentordesk.ui import preparing
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.page import Page
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.preparing import Preparing
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from mentordesk.ui.workspace import Workspace
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk

READY = ("overview", "people", "pairs", "meetings")
"""Pages enough to see it."""


@pytest.fixture
def workspace(
    qtbot: QtBot, ask: ScriptedAsk, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Workspace:
    """A window on a file, about to begin."""
    monkeypatch.setattr(preparing, "QUIET", 40)
    monkeypatch.setattr(preparing, "_ROOMS", ("charts",))
    monkeypatch.setattr(preparing, "PAGES", [each for each in PAGES if each.key in READY])
    window = MainWindow(Tools(ask, settings))
    qtbot.addWidget(window, before_close_func=lambda window: window.close())
    desk = Desk.create(tmp_path / "Mentoring.mentordesk")
    a.a_pairing()
    window.use(desk)
    window.show()
    assert window.workspace is not None
    made = window.workspace
    qtbot.waitUntil(lambda: made.findChild(Preparing) is not None)
    return made


def built(workspace: Workspace) -> list[Page]:
    return [page for place in range(workspace.stack.count()) if isinstance(page := workspace.stack.widget(place), Page)]


def test_every_page_is_built_but_asks_for_nothing_before_it_is_shown(workspace: Workspace, qtbot: QtBot) -> None:
    assert len(built(workspace)) == 1
    qtbot.waitUntil(lambda: workspace.findChild(Preparing) is None)
    assert "mentordesk.charts.paper" in sys.modules
    assert len(built(workspace)) == len(READY)
    assert [page.isVisible() for page in built(workspace)] == [page is workspace.current_page() for page in built(workspace)]
    assert [page._stale for page in built(workspace)].count(False) == 1
    people_page: Any = workspace.page("people")
    assert people_page.pane.stack.count() == 3


def test_a_key_lets_it_wait(workspace: Workspace, qtbot: QtBot) -> None:
    handle = workspace.window().windowHandle()
    for _time in range(4):
        QCoreApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier))
        qtbot.wait(15)
        assert len(built(workspace)) == 1
    qtbot.waitUntil(lambda: len(built(workspace)) == len(READY))


def test_what_was_found_ahead_is_shown_unless_it_has_changed(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, plain, session = list[int](), pairings.ids, workspace.session

    def noting(round_id: int, *statuses: Any) -> list[int]:
        asked.append(round_id)
        return plain(round_id, *statuses)

    qtbot.waitUntil(lambda: workspace.findChild(Preparing) is None)
    monkeypatch.setattr(pairings, "ids", noting)
    workspace.show_page("pairs")
    pairs: Any = workspace.page("pairs")
    assert (pairs.model.total(), asked) == (1, [])
    session.perform("Name", people.update, pairs.model.record_at(0).mentor_person_id, given_name="Åsa")
    asked.clear()
    workspace.show_page("meetings")
    meetings: Any = workspace.page("meetings")
    assert (meetings.model.total(), asked) == (1, [session.round_id])


def test_a_file_that_is_closed_before_it_is_done_ends_it(workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: 1 < len(built(workspace)) < len(READY))
    window = workspace.window()
    assert isinstance(window, MainWindow)
    window.close_file()
    qtbot.wait(60)
    assert window.root.currentWidget() is window.welcome
