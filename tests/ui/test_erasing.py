"""A person is erased in the window, and no page, list, menu or history shows the name from then on."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mentordesk.actions import people, saved_filters
from mentordesk.desk import Desk
from mentordesk.domain.filters import Criteria
from mentordesk.domain.pairings import PairingStatus
from mentordesk.domain.saved_filters import FilterPage
from mentordesk.queries import people as known_people
from mentordesk.ui.ask import Ask
from mentordesk.ui.dialogs.history import History
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import in_dialog, open_window

NAME = "Zebedeus Hemlig"


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, tmp_path: Path) -> Iterator[MainWindow]:
    """Somebody with a pair that is over, seen on every page before."""
    desk = Desk.create(tmp_path / "Åby.mentordesk")
    this = a.a_full_round()
    person = desk.perform(f"Add {NAME}", people.add, given_name="Zebedeus", family_name="Hemlig", phone="070-1740605")
    mentee = a.a_mentee(this, person_id=person)
    pair = a.a_pairing(this, mentee_id=mentee, status=PairingStatus.ENDED, ends_on=date(2027, 5, 1))
    a.a_meeting(pair, place="Biblioteket")
    a.a_note(person_id=person, text="Minns hur det var")
    desk.perform(f"Save {NAME}", saved_filters.add, FilterPage.PEOPLE, name=NAME, criteria=Criteria.of(search="zebed"))
    desk.keep_draft(f"person.details:{person}", f'{{"title": "{NAME}", "typed": {{"note": ["Halvt", "No."]}}}}')
    made = open_window(qtbot, Tools(ask, settings), date(2027, 6, 8), desk)
    for page in PAGES:
        made.show_page(page.key)
        QApplication.processEvents()
    made.show_page("people", person)
    QApplication.processEvents()
    yield made
    made.close()


def said_in(window: QWidget) -> str:
    """All words in view in a window: labels, buttons, fields, whole tables, and its menus, also unopened."""
    found: list[str] = [action.text() for action in window.findChildren(QAction)]
    for part in (each for each in window.findChildren(QWidget) if each.isVisible()):
        if isinstance(part, QLabel | QPushButton | QLineEdit):
            found.append(part.text())
        elif isinstance(part, QPlainTextEdit):
            found.append(part.toPlainText())
        elif isinstance(part, QAbstractItemView) and part.model() is not None:
            model: Any = part.model()
            columns = part.horizontalHeader().count() if isinstance(part, QTableView) else 1
            places = (model.index(row, column) for row in range(model.rowCount(QModelIndex())) for column in range(columns))
            found += [str(model.data(place, Qt.ItemDataRole.DisplayRole)) for place in places]
        found += [part.accessibleName(), part.toolTip()]
    return "\n".join(found)


def test_no_page_shows_who_was_erased(window: MainWindow, ask: ScriptedAsk, qtbot: QtBot) -> None:
    assert window.session is not None
    assert window.workspace is not None
    person_id = next(row.id for row in known_people.listing(1, date(2027, 6, 8)) if row.name == NAME)
    page: Any = window.workspace.current_page()
    assert page.pane.shown_id() == person_id
    assert NAME in said_in(window)
    assert NAME in window.session.undo_text()
    ask.will("confirm", True)
    page.commands.erase(page.table.selected_records()[0])
    QApplication.processEvents()
    for each in PAGES:
        window.show_page(each.key)
        QApplication.processEvents()
        assert window.workspace.current_key() == each.key
        traces = ("Zebedeus", "Hemlig", "zebed", "174 06 05", "Biblioteket", "Minns hur")
        assert [line for line in said_in(window).splitlines() if any(trace in line for trace in traces)] == [], each.key
    assert window.session.undo_text() == window.session.redo_text() == ""
    history = History(window.session, window.tools, window)
    qtbot.addWidget(history)
    history.show()
    assert "Zebedeus" not in said_in(history)
    assert f"A person was erased: Erased {person_id:04d}" in said_in(history)
    window.show_page("people", person_id)
    QApplication.processEvents()
    assert f"Erased {person_id:04d}" in said_in(window)


def test_who_thinks_better_of_it_keeps_everything(window: MainWindow, ask: ScriptedAsk) -> None:
    assert window.session is not None
    assert window.workspace is not None
    before = window.session.desk.dump()
    page: Any = window.workspace.current_page()
    ask.will("confirm", False)
    page.commands.erase(page.table.selected_records()[0])
    assert window.session.desk.dump() == before
    assert NAME in said_in(window)


def test_texts_with_a_part_of_the_name_are_looked_through_first(window: MainWindow, ask: ScriptedAsk) -> None:
    assert window.session is not None
    assert window.workspace is not None
    person_id = next(row.id for row in known_people.listing(1, date(2027, 6, 8)) if row.name == NAME)
    for text in ("Zebedeus ringde", "Ring Zebedeus"):
        a.a_note(person_id=a.a_person(), text=text)
    page: Any = window.workspace.current_page()
    ask.will("choose_lines", None)
    page.commands.erase(page.table.selected_records()[0])
    assert all(text in ask.asked[-1][2] for text in ("Zebedeus ringde", "Ring Zebedeus"))
    ask.will("choose_lines", [0])
    page.commands.erase(page.table.selected_records()[0])
    texts = [str(cell) for row in window.session.desk.dump()["note"] for cell in row]
    assert [text for text in texts if "ing" in text] == [f"Erased {person_id:04d} ringde", "Ring Zebedeus"]


def test_lines_are_ticked_before_they_are_erased(window: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    def act(dialog: QWidget) -> None:
        (lines,) = dialog.findChildren(QListWidget)
        qtbot.keyClick(lines, Qt.Key.Key_Down)
        qtbot.keyClick(lines, Qt.Key.Key_Space)
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "Erase").click()

    in_dialog(qtbot, act)
    assert Ask(settings).choose_lines(window, "Title", "Text", "Erase", [("a", True), ("b", False)]) == [0, 1]
    in_dialog(qtbot, lambda _dialog: None)
    assert Ask(settings).choose_lines(window, "Title", "Text", "Erase", [("a", True)]) is None
