"""Who is entered twice is found, put side by side and made one by keyboard, and all of it can be undone."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.actions import people
from mentordesk.desk import Desk
from mentordesk.queries import duplicates
from mentordesk.queries import people as known
from mentordesk.ui.dialogs.duplicates import Duplicates, MergeTwo
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.overview import OverviewPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui import using
from tests.ui.scripted_ask import ScriptedAsk

JUNE = date(2027, 6, 8)


@pytest.fixture
def twice(desk: Desk) -> tuple[int, int]:
    """A mentee of the round, and the same person entered a second time with another address; and two who share a name."""
    this = a.a_round(name="2027")
    old = desk.perform("Add", people.add, given_name="Åsa", family_name="Ek", city="Umeå", email="asa@example.org")
    new = desk.perform("Add", people.add, given_name="Asa", family_name="Ek", city="Kiruna", email="asa@example.org")
    a.a_mentee(this, person_id=old)
    a.a_person("Ali", "Nur")
    a.a_person("Nur", "Ali")
    return old, new


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, desk: Desk, twice: tuple[int, int]) -> MainWindow:
    assert twice
    window = using.open_window(qtbot, Tools(ask, settings), JUNE, desk)
    using.activate(qtbot, window)
    return window


def page_of(window: MainWindow, key: str) -> QWidget:
    window.show_page(key)
    assert window.workspace is not None
    return window.workspace.page(key)


def press(qtbot: QtBot, key: Qt.Key, *, alt: bool = False) -> None:
    held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def focused() -> str:
    """What has the keyboard, as it is read aloud."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def names(dialog: Duplicates) -> list[str]:
    return [pair.names[0] for pair in dialog.model.records()]


def shows(dialog: Duplicates, count: int) -> bool:
    return len(names(dialog)) == count


def texts(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisibleTo(part))


def button_of(page: OverviewPage, words: str) -> QPushButton:
    return next(each for each in page.todo.findChildren(QPushButton) if words in each.accessibleName())


def test_from_the_overview_two_entries_become_one_by_keyboard_and_come_apart_again(
    window: MainWindow, qtbot: QtBot, twice: tuple[int, int]
) -> None:
    page = page_of(window, "overview")
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: not page.is_busy())

    def merge(dialog: QWidget) -> None:
        assert isinstance(dialog, Duplicates)
        assert names(dialog) == ["Åsa Ek", "Ali Nur"]
        assert dialog.pane.why.text() == "Alike: the same e-mail address, the same name."
        press(qtbot, Qt.Key.Key_Return)
        assert focused() == "Given name: Åsa", "letters lose their marks by mistake and never get them"
        press(qtbot, Qt.Key.Key_Tab)
        assert focused() == "City: Kiruna", "the newer one"
        press(qtbot, Qt.Key.Key_Left)
        assert focused() == "City: Umeå"
        press(qtbot, Qt.Key.Key_M, alt=True)
        qtbot.waitUntil(lambda: names(dialog) == ["Ali Nur"])
        assert QApplication.focusWidget() is dialog.table
        assert dialog.message.text.text() == "Asa Ek and Åsa Ek are one person now."
        assert (known.get(twice[0]).given_name, known.get(twice[0]).city) == ("Åsa", "Umeå")
        dialog.message.action_button.click()
        assert known.get(twice[1]).city == "Kiruna"
        assert names(dialog) == ["Åsa Ek", "Ali Nur"]

    using.in_dialog(qtbot, merge)
    button_of(page, "2 people are probably entered twice").click()


def test_who_is_not_the_same_is_not_asked_for_again_until_that_is_undone(window: MainWindow, qtbot: QtBot) -> None:
    said = []

    def keep_apart(dialog: QWidget) -> None:
        assert isinstance(dialog, Duplicates)
        for left in (1, 0):
            press(qtbot, Qt.Key.Key_N, alt=True)
            qtbot.waitUntil(partial(shows, dialog, left))
            said.append(dialog.message.text.text())
        assert dialog.none.isVisible()
        assert QApplication.focusWidget() is dialog.close_button
        assert not dialog.merge_button.isVisible()
        press(qtbot, Qt.Key.Key_S, alt=True)
        qtbot.waitUntil(partial(shows, dialog, 2))
        assert "(2)" in dialog.apart_box.text()
        assert names(dialog) == ["Ali Nur", "Åsa Ek"], "who was said last to be two people"
        press(qtbot, Qt.Key.Key_C, alt=True)
        qtbot.waitUntil(partial(shows, dialog, 1))
        assert [pair.names[0] for pair in duplicates.likely()] == ["Ali Nur"]
        dialog.message.action_button.click()
        qtbot.waitUntil(partial(shows, dialog, 2))

    for command in window.actions():
        if command.text() == "Find &duplicates…":
            using.in_dialog(qtbot, keep_apart)
            command.trigger()
    assert said == ["Åsa Ek and Asa Ek are two people.", "Ali Nur and Nur Ali are two people."]
    assert duplicates.likely() == []
    page = page_of(window, "overview")
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: not page.is_busy())
    assert "entered twice" not in texts(page.todo)
    window.undo()
    qtbot.waitUntil(lambda: "1 person is probably entered twice." in texts(page.todo))


def test_two_chosen_people_are_merged_from_the_list(window: MainWindow, qtbot: QtBot, twice: tuple[int, int]) -> None:
    page = page_of(window, "people")
    assert isinstance(page, PeoplePage)
    rows = [row for row in page.model.records() if row.person_id in twice]

    def merge(dialog: QWidget) -> None:
        assert isinstance(dialog, MergeTwo)
        assert "Bostadsmentor 2027: Mentee, Accepted" in texts(dialog)
        dialog.merge_button.click()

    using.in_dialog(qtbot, merge)
    page.commands.merge(rows)
    assert [row.person_id for row in page.model.records() if row.family_name == "Ek"] == [twice[0]]
    assert page.message.text.text() == "Asa Ek and Åsa Ek are one person now."
    page.message.action_button.click()
    assert {row.person_id for row in page.model.records() if row.family_name == "Ek"} == set(twice)


def test_what_cannot_become_one_says_why_and_is_not_offered(
    window: MainWindow, desk: Desk, qtbot: QtBot, twice: tuple[int, int]
) -> None:
    desk.perform("Enrol", partial(a.a_mentor, 1, person_id=twice[1]))

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, Duplicates)
        assert "one entry is a mentor and the other a mentee" in dialog.pane.problem.text()
        assert not dialog.merge_button.isEnabled()
        assert dialog.apart_button.isEnabled()

    using.in_dialog(qtbot, look)
    page = page_of(window, "people")
    assert isinstance(page, PeoplePage)
    page.command.emit("people.duplicates")


def test_of_a_protected_identity_nothing_is_shown_beside_somebody_else(window: MainWindow, qtbot: QtBot) -> None:
    for protected in ({}, {"protected": True, "code_name": "Linden"}):
        a.a_person("Zeb", "Hemlig", birth_year=1970, phone="070-174 06 05", **protected)

    def merge(dialog: QWidget) -> None:
        assert isinstance(dialog, Duplicates)
        dialog.table.select_row(names(dialog).index("Zeb Hemlig"))
        assert "A protected identity" in texts(dialog.pane)
        assert "Linden" not in texts(dialog)
        dialog.merge_button.click()
        assert dialog.message.text.text() == "The two entries are one person now."

    using.in_dialog(qtbot, merge)
    page = page_of(window, "people")
    assert isinstance(page, PeoplePage)
    page.command.emit("people.duplicates")
    assert [(row.name, row.phone) for row in page.model.records() if row.protected] == [("Linden", "")]
    assert not [row for row in page.model.records() if "Hemlig" in row.name]
