"""The history as it is read and restored: newest first, searched, without protected names, exported as it is seen."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentordesk import i18n
from mentordesk.actions import meetings, people, units
from mentordesk.desk import Desk
from mentordesk.domain.field_names import RECORDS
from mentordesk.i18n import _
from mentordesk.queries import people as people_queries
from mentordesk.storage.tables import every as tables
from mentordesk.ui.dialogs.history import History
from mentordesk.ui.forms.form import Form
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.meetings import MeetingsPage
from mentordesk.ui.pages.pairings import PairingsPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.panes import step
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tasks import ProgressDialog
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.exchange.reading import workbook
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate, in_dialog, open_window

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


@pytest.mark.parametrize("refused", [False, True])
def test_a_long_restoring_shows_how_far_it_is_and_nothing_comes_between(
    show: Callable[[], History], desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, refused: bool
) -> None:
    def show_progress(self: ProgressDialog, done: int, total: int, text: str) -> None:
        assert self.isVisible()
        seen.append((done, total, text))
        if done == 1:
            QTimer.singleShot(0, lambda: between.append(desk._database.in_transaction()))

    seen: list[tuple[int, int, str]] = []
    between: list[bool] = []
    monkeypatch.setattr(step, "LONG", 3)
    monkeypatch.setattr(ProgressDialog, "show_progress", show_progress)
    ids = [a.a_person(f"A{number}", "B") for number in range(5)]
    desk.perform("Bin", people.bin_many, ids[:1], on=JUNE)
    desk.perform("Bin", people.bin_many, ids, on=JUNE)
    if refused:
        desk.perform("Restore", people.restore_many, ids)
    history = show()
    history.table.select_row(1 if refused else 0)
    before = desk.dump()
    history.view.detail.restore_button.click()
    assert seen[0] == (0, 1, "4 records")
    assert [done for done, _total, _text in seen[1:]] == ([1, 2] if refused else [1, 2, 3, 4])
    qtbot.waitUntil(lambda: between == [False])
    assert QApplication.overrideCursor() is None
    assert not [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ProgressDialog) and widget.isVisible()
    ]
    if refused:
        assert desk.dump() == before
        assert "has been changed since" in history.view.detail.message.text.text()
    else:
        assert people_queries.counts(None).binned == 1


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
    expected: list[Any] = ["Date", "Time", "What was done", "By whom"]
    assert lines[0] == expected
    assert lines[1][:3] == [JUNE, "10:42", "Add the unit Drift"]
    assert len(lines) == 2


def test_a_new_file_has_nothing_to_tell(show: Callable[[], History]) -> None:
    history = show()
    assert said(history) == []
    assert history.count.text() == "0 lines"


# -- restoring --------------------------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, desk: Desk) -> MainWindow:
    """The window on a file in which the phone number and the town of Åsa were changed, and then a unit added."""
    round_id = a.a_round()
    asa = a.a_person("Åsa", "Öberg", phone="070-123 45 67", city="Umeå")
    a.a_pairing(
        mentor_id=a.a_mentor(round_id, person_id=asa),
        mentee_id=a.a_mentee(round_id, person_id=a.a_person("Ali", "Omar")),
    )
    desk.perform("Change phone for Åsa Öberg", people.update, asa, phone="070-765 43 21", city="Kiruna")
    desk.perform("Add the unit Drift", units.add, name="Drift")
    made = open_window(qtbot, Tools(ask, settings), JUNE, desk)
    activate(qtbot, made)
    return made


def press(qtbot: QtBot, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys wherever the keyboard is."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key, modifier)


def in_history(window: MainWindow, qtbot: QtBot, do: Callable[[History], None]) -> None:
    """Open the history of the file from the menu, and do something in it."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, History)
        do(dialog)

    in_dialog(qtbot, act)
    window.menus.run("file.history")


def test_a_value_is_restored_from_the_history_by_keyboard_alone(window: MainWindow, qtbot: QtBot) -> None:
    def restore(dialog: History) -> None:
        qtbot.keyClicks(dialog.search, "phone")
        press(qtbot, Qt.Key.Key_Return)  # into the list
        assert dialog.view.detail.title.text() == "Change phone for Åsa Öberg"
        press(qtbot, Qt.Key.Key_Return)  # to what the line changed
        press(qtbot, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == "Restore this value: Phone 070-123 45 67"
        press(qtbot, Qt.Key.Key_Space)
        assert dialog.view.detail.message.text.text() == "It is restored."

    in_history(window, qtbot, restore)
    assert (people_queries.get(1).phone, people_queries.get(1).city) == ("070-123 45 67", "Kiruna")
    assert window.session is not None
    assert window.session.undo_text() == "Restored: Phone (Person · Åsa Öberg)"
    window.menus.run("edit.undo")
    assert people_queries.get(1).phone == "070-765 43 21"


def test_a_whole_step_is_restored_by_its_key_and_stands_in_the_history(window: MainWindow, qtbot: QtBot) -> None:
    def restore(dialog: History) -> None:
        press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down)
        assert dialog.view.detail.title.text() == "Change phone for Åsa Öberg"
        press(qtbot, Qt.Key.Key_R, modifier=Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: said(dialog)[0] == "Restored: Change phone for Åsa Öberg")
        assert dialog.view.detail.title.text() == "Change phone for Åsa Öberg", "the chosen line stays"
        dialog.view.detail.message.action_button.click()
        assert people_queries.get(1).phone == "070-765 43 21"
        press(qtbot, Qt.Key.Key_R, modifier=Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: len(said(dialog)) == 5)

    in_history(window, qtbot, restore)
    assert (people_queries.get(1).phone, people_queries.get(1).city) == ("070-123 45 67", "Umeå")


def test_a_refusal_is_said_beside_the_step(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    desk.perform("Once more", people.update, 1, phone="070-0")

    def restore(dialog: History) -> None:
        qtbot.keyClicks(dialog.search, "change phone")
        press(qtbot, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Space)
        assert dialog.view.detail.message.text.text() == "Person · Åsa Öberg has been changed since (Phone)."
        dialog.table.select_row(0)
        press(qtbot, Qt.Key.Key_Tab)
        dialog.filters.clear()
        dialog.table.select_row(0)
        assert not dialog.view.detail.message.isVisible(), "it belongs to the line it was about"

    in_history(window, qtbot, restore)
    assert people_queries.get(1).phone == "070-0"


def test_steps_before_the_notes_and_the_register_offer_nothing(show: Callable[[], History], desk: Desk) -> None:
    desk.perform("Issue", a.a_certificate, a.a_mentee())
    tables.HistoryTable.insert(at="2027-03-01T12:00:00", who="anna", label="Before", tables="unit").execute()
    history = show()
    detail = history.view.detail
    assert (detail.title.text(), detail.restore_button.isVisible()) == ("Before", False)
    assert detail.hint.text() == "What this step changed was not written down."
    history.table.select_row(1)
    assert "register for ever" in detail.hint.text()
    assert not detail.restore_button.isVisible()


def test_a_person_has_a_history_that_follows_what_is_done(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("people", 1)
    assert window.workspace is not None
    page = window.workspace.page("people")
    assert isinstance(page, PeoplePage)
    page.pane.show_tab("history")
    view = page.pane.history.view
    assert [line.label for line in view.model.records()] == ["Change phone for Åsa Öberg"]
    page.pane.take_focus()
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.detail.restore_button
    press(qtbot, Qt.Key.Key_Space)
    assert people_queries.get(1).city == "Umeå"
    labels = [line.label for line in view.model.records()]
    assert labels == ["Restored: Change phone for Åsa Öberg", "Change phone for Åsa Öberg"]
    page.show_person(2)
    assert view.model.records() == []
    assert view.detail.hint.text() == "Choose a line to see what it changed."


def test_a_pair_has_a_history(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    desk.perform("Meeting in June", meetings.record, 1, on=date(2027, 6, 1))
    window.show_page("pairs", 1)
    assert window.workspace is not None
    page = window.workspace.page("pairs")
    assert isinstance(page, PairingsPage)
    page.pane.tabs.show_tab("history")
    view = page.pane.history.view
    assert [line.label for line in view.model.records()] == ["Meeting in June"]
    assert view.detail.restore_button.isVisible()
    desk.perform("Meeting in May", meetings.record, 1, on=date(2027, 5, 1))
    assert [line.label for line in view.model.records()] == ["Meeting in May", "Meeting in June"]


def test_a_file_opened_for_reading_is_told_of_and_not_restored(
    qtbot: QtBot, ask: ScriptedAsk, settings: Settings, tmp_path: Path
) -> None:
    written = Desk.create(tmp_path / "Åby.mentordesk")
    written.perform("Add", people.add, given_name="Åsa")
    written.perform("Phone", people.update, 1, phone="070-1")
    written.close()
    read = Desk.open(tmp_path / "Åby.mentordesk", read_only=True)
    made = History(Session(read, clock=lambda: JUNE), Tools(ask, settings), None)
    qtbot.addWidget(made)
    made.show()
    assert made.view.detail.title.text() == "Phone"
    assert not [each for each in made.view.detail.findChildren(QPushButton) if each.isVisible()]
    read.close()


@pytest.mark.parametrize("code", ["en", "sv"])
def test_fields_are_called_in_the_history_as_in_the_forms(code: str, window: MainWindow) -> None:
    assert window.workspace is not None
    window.show_page("people", 1)
    page = window.workspace.page("people")
    assert isinstance(page, PeoplePage)
    settings_page, meetings_page = window.workspace.page("settings"), window.workspace.page("meetings")
    assert isinstance(settings_page, SettingsPage)
    assert isinstance(meetings_page, MeetingsPage)
    forms: list[tuple[str, Form]] = [
        ("person", page.pane.details.form),
        ("person", page.pane.details.protected_form),
        ("enrolment", page.pane.round.form),
        ("round", settings_page.round.form),
        ("meeting", meetings_page.strip.form),
    ]
    with i18n.speaking(code):
        for table, form in forms:
            named = RECORDS[table].fields
            assert {field.key: _(named[field.key]) for field in form.fields} == {
                field.key: _(field.label).replace("&", "") for field in form.fields
            }
