"""The history as it is read: newest first, searched, without protected names, exported as it is seen."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.actions import people, units
from mentordesk.desk import Desk
from mentordesk.queries import people as people_queries
from mentordesk.ui.dialogs.history import History
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests.exchange.reading import workbook
from tests.ui.scripted_ask import ScriptedAsk

JUNE = date(2027, 6, 8)


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk.in_memory(clock=lambda: datetime(2027, 6, 8, 10, 42, 7))
    yield desk
    desk.close()


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> Callable[[], History]:
    def shown() -> History:
        made = History(Session(desk, clock=lambda: JUNE), Tools(ask, settings), None)
        qtbot.addWidget(made)
        made.show()
        return made

    return shown


def said(history: History) -> list[str]:
    return [line.label for line in history.model.records()]


def test_the_newest_stands_first_with_day_time_and_who(show: Callable[[], History], desk: Desk) -> None:
    desk.perform("Add the unit Kundcenter", units.add, name="Kundcenter")
    desk.perform("Add the unit Drift", units.add, name="Drift")
    desk.undo()
    history = show()
    assert said(history)[1:] == ["Add the unit Drift", "Add the unit Kundcenter"]
    assert "Add the unit Drift" in said(history)[0]  # the undoing is a line of its own
    assert [history.model.text_at(0, column) for column in (0, 1)] == ["2027-06-08", "10:42"]
    assert history.model.text_at(0, 2)
    assert history.count.text() == "3 lines"


@pytest.mark.parametrize(("typed", "found"), [("kund", 1), ("UNIT", 2), ("2027-06-08", 2), ("10:42 drift", 1), ("gone", 0)])
def test_it_is_searched(show: Callable[[], History], desk: Desk, typed: str, found: int) -> None:
    for name in ("Kundcenter", "Drift"):
        desk.perform(f"Add the unit {name}", units.add, name=name)
    history = show()
    history.search.setText(typed)
    assert history.model.rowCount() == found


def test_old_lines_have_only_the_code_name_of_who_is_protected_by_now(show: Callable[[], History], desk: Desk) -> None:
    person = desk.perform("Add Zebedeus Hemlig", people.add, given_name="Zebedeus", family_name="Hemlig")
    desk.perform("Protect the identity of Linden", people.protect, person, "Linden")
    assert people_queries.get(person).protected
    history = show()
    assert said(history) == ["Protect the identity of Linden", "Add Linden"]


def test_it_is_exported_as_it_is_seen(
    show: Callable[[], History], desk: Desk, ask: ScriptedAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("Kundcenter", "Drift"):
        desk.perform(f"Add the unit {name}", units.add, name=name)
    history = show()
    history.search.setText("drift")
    ask.will("save_file", tmp_path / "h.xlsx")
    history.export_button.click()
    qtbot.waitUntil(lambda: "h.xlsx" in history.message.text.text())
    ((name, lines),) = workbook(tmp_path / "h.xlsx").items()
    assert name.casefold() != "history"  # Excel keeps that name for itself
    expected: list[Any] = ["Date", "Time", "By whom", "What was done"]
    assert lines[0] == expected
    assert [lines[1][0], lines[1][1], lines[1][3]] == [JUNE, "10:42", "Add the unit Drift"]
    assert len(lines) == 2


def test_a_new_file_has_nothing_to_tell(show: Callable[[], History]) -> None:
    history = show()
    assert said(history) == []
    assert history.count.text() == "0 lines"
