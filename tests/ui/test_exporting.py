"""Ctrl+E on each page: the file holds what is seen, with real dates and numbers, and no protected name."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.actions import people as actions
from mentordesk.desk import Desk
from mentordesk.domain.meetings import MeetingStatus, letter
from mentordesk.domain.people import Gender
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.exchange.reading import comma_separated, workbook
from tests.ui.scripted_ask import ScriptedAsk

JUNE = date(2027, 6, 8)


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(Tools(ask, settings), lambda: JUNE)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    this = a.a_round(name="2027")
    asa = a.a_mentor(this, person_id=a.a_person("Åsa", "Öberg", phone="+46701740667"))
    hidden = a.a_person("Zebedeus", "Hemlig", protected=True, code_name="Linden")
    mentee = a.a_mentee(this, person_id=hidden)
    a.a_mentor(this, person_id=a.a_person("=2+3", "Ek"))
    pair = a.a_pairing(mentor_id=asa, mentee_id=mentee)
    a.a_meeting(pair, date(2027, 3, 15))
    a.a_meeting(pair, date(2027, 4, 15), status=MeetingStatus.CANCELLED, minutes=0)
    activity = a.an_activity(this, title="Network evening", on=date(2027, 5, 4))
    a.an_attendance(activity, asa)
    a.a_certificate(asa, serial=7, issued_on=date(2027, 6, 1))
    made.use(desk)
    made.show()
    yield made
    made.close()


def page(window: MainWindow, key: str) -> Any:
    window.show_page(key)
    assert window.workspace is not None
    return window.workspace.page(key)


def export(window: MainWindow, ask: ScriptedAsk, qtbot: QtBot, path: Path) -> None:
    """Ctrl+E, and wait for the message that says it is done."""
    ask.will("save_file", path)
    window.menus.run("list.export")
    assert window.workspace is not None
    shown = window.workspace.current_page()
    assert shown is not None
    qtbot.waitUntil(lambda: path.name in shown.message.text.text())


def rows(path: Path) -> list[list[Any]]:
    (sheet,) = workbook(path).values()
    return sheet


def test_people_as_filtered_sorted_and_with_the_columns_shown(
    window: MainWindow, ask: ScriptedAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = page(window, "people")
    header = shown.table.header
    header.sort_by("name", descending=True)
    for key in ("type", "meetings"):
        header.setSectionHidden(shown.model.column_of(key), True)
    header.setSectionHidden(shown.model.column_of("since"), False)
    shown.model.set_predicate(lambda row: row.family_name != "Ek")
    export(window, ask, qtbot, tmp_path / "p.xlsx")
    head, *lines = rows(tmp_path / "p.xlsx")
    assert head == ["Name", "Role", "Status", "Status since"]
    assert [line[0] for line in lines] == ["Åsa Öberg", "Linden"]
    assert all(isinstance(line[3], date) for line in lines)
    assert ask.asked[-1][2] == "People Bostadsmentor 2027 2027-06-08.xlsx"
    assert shown.message.text.text() == "2 rows were saved as p.xlsx."


def test_only_the_selected_rows_where_several_are_selected(
    window: MainWindow, ask: ScriptedAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = page(window, "people")
    shown.model.sort_by(0)
    shown.table.selectAll()
    shown.model.set_predicate(lambda row: row.given_name != "Åsa")
    assert len(shown.table.selected_records()) == 2
    shown.model.set_predicate(None)
    export(window, ask, qtbot, tmp_path / "p.xlsx")
    assert {line[0] for line in rows(tmp_path / "p.xlsx")[1:]} == {"Linden", "=2+3 Ek"}
    assert shown.message.text.text().startswith("2 selected rows")


def test_csv_where_the_name_ends_so_and_no_formula_in_it(
    window: MainWindow, ask: ScriptedAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    page(window, "people")
    export(window, ask, qtbot, tmp_path / "p.csv")
    raw = (tmp_path / "p.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert "'=2+3 Ek" in {line[0] for line in comma_separated(raw)}
    for secret in ("Zebedeus", "Hemlig"):
        assert secret not in raw.decode("utf-8-sig")


def test_boxes_of_meetings_become_two_numbers(window: MainWindow, ask: ScriptedAsk, qtbot: QtBot, tmp_path: Path) -> None:
    page(window, "pairs")
    export(window, ask, qtbot, tmp_path / "pairs.xlsx")
    head, line = rows(tmp_path / "pairs.xlsx")
    said = dict(zip(head, line, strict=True))
    assert (said["Mentor"], said["Mentee"]) == ("Åsa Öberg", "Linden")
    assert (said["Meetings: held"], said["Meetings: in the plan"]) == (1, 8)
    assert said["Last meeting"] == date(2027, 3, 15)


def test_the_month_grid_by_letters_with_its_sums(window: MainWindow, ask: ScriptedAsk, qtbot: QtBot, tmp_path: Path) -> None:
    page(window, "meetings")
    export(window, ask, qtbot, tmp_path / "grid.xlsx")
    head, line = rows(tmp_path / "grid.xlsx")
    said = dict(zip(head, line, strict=True))
    assert said["March 2027"] == letter(MeetingStatus.HELD)
    assert said["April 2027"] == letter(MeetingStatus.CANCELLED)
    assert said["May 2027"] == ""
    assert (said["Meetings held"], said["Meetings in the plan"]) == (1, 8)


def test_the_roster_and_the_list_of_activities_where_the_keyboard_is(
    window: MainWindow, ask: ScriptedAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shown = page(window, "activities")
    shown.pane.table.setFocus()
    export(window, ask, qtbot, tmp_path / "roster.xlsx")
    assert rows(tmp_path / "roster.xlsx") == [["Name", "Attendance", "Role"], ["Åsa Öberg", "Present", "Mentor"]]
    shown.table.setFocus()
    export(window, ask, qtbot, tmp_path / "activities.xlsx")
    assert rows(tmp_path / "activities.xlsx")[1][:2] == [date(2027, 5, 4), "Network evening"]


def test_the_register_but_not_the_making_of_documents(
    window: MainWindow, ask: ScriptedAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = page(window, "documents")
    window.menus.run("list.export")
    assert window.status.saved.text() == "There is no list here to export."
    shown.go_to("register")
    export(window, ask, qtbot, tmp_path / "register.xlsx")
    head, line = rows(tmp_path / "register.xlsx")
    said = dict(zip(head, line, strict=True))
    assert said["Number"] == "A-2027-007"
    assert said["Issued"] == date(2027, 6, 1)


def test_a_file_that_cannot_be_written_is_told_and_leaves_the_old_one(
    window: MainWindow, ask: ScriptedAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = page(window, "people")
    gone = tmp_path / "gone" / "p.xlsx"
    ask.will("save_file", gone)
    window.menus.run("list.export")
    qtbot.waitUntil(shown.message.isVisible)
    assert "gone" in shown.message.text.text()
    assert not gone.exists()


def test_an_empty_list_says_so_and_asks_nothing(window: MainWindow, ask: ScriptedAsk) -> None:
    shown = page(window, "people")
    shown.model.set_filter("nobody has this name")
    window.menus.run("list.export")
    assert "empty" in shown.message.text.text()
    assert ask.asked == []


def test_thinking_better_of_it_writes_nothing(window: MainWindow, ask: ScriptedAsk) -> None:
    shown = page(window, "people")
    ask.will("save_file", None)
    window.menus.run("list.export")
    assert not shown.message.isVisible()


def test_who_is_renamed_meanwhile_stands_there_as_now_called(
    window: MainWindow, ask: ScriptedAsk, qtbot: QtBot, tmp_path: Path, desk: Desk
) -> None:
    shown = page(window, "people")
    asa = next(row.person_id for row in shown.model.records() if row.given_name == "Åsa")
    desk.perform("Change", actions.update, asa, family_name="Quist", gender=Gender.WOMAN)
    export(window, ask, qtbot, tmp_path / "p.xlsx")
    assert "Åsa Quist" in {line[0] for line in rows(tmp_path / "p.xlsx")}
