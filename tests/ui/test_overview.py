"""The Overview: its numbers, its chart and its to-do lead to the lists behind them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from mentordesk.actions import pairings
from mentordesk.desk import Desk
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.domain.filters import Criteria
from mentordesk.domain.months import Month
from mentordesk.ui import theme
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.meetings import MeetingsPage
from mentordesk.ui.pages.overview import OverviewPage
from mentordesk.ui.pages.pairings import PairingsPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate

JUNE = date(2027, 6, 8)
Show = Callable[..., OverviewPage]


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> Show:
    """Shows the page on what the test has put into the file."""

    def shown(width: int = 1366, height: int = 768) -> OverviewPage:
        page = OverviewPage(Session(desk, clock=lambda: JUNE), Tools(ask, settings))
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        activate(qtbot, page)
        return page

    return shown


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, tmp_path: Path) -> MainWindow:
    """The whole window on a file with two pairs, one of them quiet since February, and a mentee who waits."""
    desk = Desk.create(tmp_path / "mentors.mentordesk")
    desk.perform("Fill", two_pairs)
    window = MainWindow(Tools(ask, settings), clock=lambda: JUNE)
    qtbot.addWidget(window)
    window.show()
    window.use(desk)
    window.show_page("overview")
    return window


def two_pairs() -> int:
    """A round in June: one pair met in February only, one every month; one mentee waits since January."""
    round_id = a.a_round()
    quiet, busy = a.a_pairing(round_id), a.a_pairing(round_id)
    a.a_meeting(quiet, date(2027, 2, 10))
    for month in range(2, 7):
        a.a_meeting(busy, date(2027, month, 5))
    a.a_mentee(round_id, person_id=a.a_person("Samira", "Nouri"), status=EnrolmentStatus.WAITING)
    return round_id


def page_of(window: MainWindow, kind: type[Any]) -> Any:
    assert window.workspace is not None
    page = window.workspace.current_page()
    assert isinstance(page, kind)
    return page


def press_todo(window: MainWindow, words: str) -> None:
    """Press the button of the line that contains these words."""
    page = page_of(window, OverviewPage)
    buttons = [each for each in page.todo.findChildren(QPushButton) if words in each.accessibleName()]
    assert len(buttons) == 1, [each.accessibleName() for each in page.todo.findChildren(QPushButton)]
    buttons[0].click()


def test_an_empty_file_offers_to_make_a_round(show: Show, qtbot: QtBot) -> None:
    page = show()
    assert page.none.action_button is not None
    with qtbot.waitSignal(page.command) as asked:
        page.none.action_button.click()
    assert asked.args == ["round.new"]


def test_the_numbers_are_those_of_the_file(show: Show, desk: Desk) -> None:
    two_pairs()
    page = show()
    assert page.cards["pairs"].number.text() == "2"
    assert page.cards["meetings"].number.text() == "6"
    assert page.cards["meetings"].comparison.text() == "of 16 in the plan"
    assert page.cards["attendance"].comparison.text() == "June: 1 of 2 pairs"
    assert page.cards["aim"].comparison.text() == "no results yet"
    assert page.sentence.text().startswith("6 meetings have been held")
    assert page.chart.accessibleDescription() == page.sentence.text()


def test_it_follows_a_change_and_its_undo(show: Show, desk: Desk) -> None:
    two_pairs()
    page = show()
    page.session.perform("End all", pairings.end_all_running, page.session.round_id or 0, on=JUNE)
    assert page.cards["pairs"].number.text() == "0"
    page.session.undo()
    assert page.cards["pairs"].number.text() == "2"


def test_an_empty_round_leads_to_the_people(show: Show, qtbot: QtBot) -> None:
    a.a_round()
    page = show()
    (button,) = page.todo.findChildren(QPushButton)
    assert button.accessibleName() == "Go there: Begin with the people: the mentors and the mentees."
    with qtbot.waitSignal(page.jump) as jumped:
        button.click()
    assert jumped.args == ["people", None]


def test_nothing_to_do_is_said(show: Show) -> None:
    a.a_mentee(a.a_round())
    page = show()
    line = page.lines.itemAt(0)
    assert line is not None
    widget = line.widget()
    assert widget is not None
    assert widget.property("text").startswith("Nothing to do")


def test_a_month_of_the_chart_leads_to_its_meetings(show: Show, qtbot: QtBot) -> None:
    two_pairs()
    page = show()
    march = next(place for place in page.chart.places() if place.link == "2027-03")
    middle = QPoint(round(march.x + march.width / 2), round(march.y + march.height / 2))
    with qtbot.waitSignal(page.jump) as jumped:
        qtbot.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=middle)
    assert jumped.args == ["meetings", Month(2027, 3)]


def test_the_chart_is_walked_by_keyboard_and_read_aloud(show: Show, qtbot: QtBot) -> None:
    two_pairs()
    page = show()
    page.chart.setFocus()
    qtbot.keyClick(page.chart, Qt.Key.Key_Right)
    qtbot.keyClick(page.chart, Qt.Key.Key_Right)
    assert "March 2027: 1 held of 2 planned" in page.chart.accessibleName()
    with qtbot.waitSignal(page.jump) as jumped:
        qtbot.keyClick(page.chart, Qt.Key.Key_Return)
    assert jumped.args == ["meetings", Month(2027, 3)]


def test_the_chart_takes_the_colours_of_the_theme(show: Show, qapp: Any) -> None:
    two_pairs()
    page = show()

    def ground_of_a_bar() -> str:
        february = page.chart.places()[0]
        x, y = february.x + february.width / 2, february.y + february.height - 4
        return str(page.chart.grab().toImage().pixelColor(round(x), round(y)).name())

    assert ground_of_a_bar() == theme.LIGHT.chart[0].lower()
    theme.apply(qapp, "dark")
    assert ground_of_a_bar() == theme.DARK.chart[0].lower()


def test_the_todo_stands_above_the_chart_in_a_small_window(show: Show, qtbot: QtBot) -> None:
    two_pairs()
    page = show()
    assert page.todo.x() > page.meetings.x()
    page.resize(760, 500)
    qtbot.waitUntil(lambda: page.todo.y() < page.meetings.y())
    assert page.todo.x() == page.meetings.x()


def test_a_card_is_pressed_by_keyboard(show: Show, qtbot: QtBot) -> None:
    two_pairs()
    page = show()
    page.cards["aim"].setFocus()
    with qtbot.waitSignal(page.jump) as jumped:
        qtbot.keyClick(page.cards["aim"], Qt.Key.Key_Space)
    assert jumped.args[0] == "people"
    assert jumped.args[1] == Criteria.of(role=Role.MENTEE)


def test_quiet_pairs_lead_to_just_those_pairs(window: MainWindow) -> None:
    press_todo(window, "has not met for more than 45 days")
    page = page_of(window, PairingsPage)
    assert [row.id for row in page.model.records()] == [1]


def test_who_waits_leads_to_just_that_person(window: MainWindow) -> None:
    press_todo(window, "has waited for a mentor")
    page = page_of(window, PeoplePage)
    assert [row.name for row in page.model.records()] == ["Samira Nouri"]


def test_pairs_without_a_meeting_lead_to_their_rows_of_the_month_grid(window: MainWindow) -> None:
    press_todo(window, "no meeting in June yet")
    page = page_of(window, MeetingsPage)
    assert [row.pairing_id for row in page.model.rows()] == [1]


def test_the_number_of_pairs_leads_to_the_open_pairs(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    window.session.perform("End", pairings.end_all_running, window.session.round_id or 0, on=JUNE)
    window.session.undo()
    page = page_of(window, OverviewPage)
    qtbot.mouseClick(page.cards["pairs"], Qt.MouseButton.LeftButton)
    assert sorted(row.id for row in page_of(window, PairingsPage).model.records()) == [1, 2]


def test_a_folded_rail_still_chooses_the_round(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    assert window.session is not None
    other = window.session.perform("Another", lambda: a.a_round(name="2028"))
    window.menus.run("view.rail")
    assert not window.workspace.rounds.isVisible()
    window.workspace.round_button.click()
    menu = next(each for each in window.workspace.findChildren(QMenu) if each.isVisible())
    next(action for action in menu.actions() if "2028" in action.text()).trigger()
    assert window.session.round_id == other
    menu.close()


def test_a_long_round_is_cut_in_the_middle(window: MainWindow) -> None:
    assert window.workspace is not None
    assert window.session is not None
    window.session.perform(
        "A long name", lambda: a.a_round(programme="The municipal network for mentors and newcomers", name="2028/2029")
    )
    chooser = window.workspace.rounds
    chooser.setCurrentIndex(chooser.findText("The municipal network for mentors and newcomers 2028/2029"))
    assert chooser.shown().endswith("2029")
    assert "…" in chooser.shown()


def test_without_a_round_the_chooser_says_so(window: MainWindow, tmp_path: Path) -> None:
    window.use(Desk.create(tmp_path / "empty.mentordesk"))
    assert window.workspace is not None
    assert window.workspace.rounds.shown() == "No round yet"
    assert not page_of(window, OverviewPage).summary_button.isVisible()
