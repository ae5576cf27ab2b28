"""What is typed is completed from earlier entries, and lengths and phone numbers are read in any style."""

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from mentordesk.ui.forms import fields
from mentordesk.ui.forms.form import Form
from tests.ui.using import line

EARLIER = ["Göteborgs stad", "Göteborg Energi", "Stena", "Åhléns"]
"""The most used first."""


@pytest.fixture
def asked() -> list[int]:
    return []


@pytest.fixture
def form(qtbot: QtBot, asked: list[int]) -> Form:
    def earlier() -> Sequence[str]:
        asked.append(1)
        return EARLIER

    made = Form(
        [
            fields.TextField(key="work", label="&Work", completions=earlier),
            fields.TextField(key="other", label="&Other"),
            fields.DurationField(key="length", label="&Length", minimum=5, maximum=600),
            fields.PhoneField(key="phone", label="&Phone"),
        ]
    )
    qtbot.addWidget(made)
    made.set_values({"work": "", "other": "", "length": 60, "phone": "070-123 45 67"})
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def committed(form: Form) -> list[tuple[str, Any]]:
    heard: list[tuple[str, Any]] = []
    form.field_committed.connect(lambda key, value: heard.append((key, value)))
    return heard


def press(where: QLineEdit, text: str) -> None:
    """Any letters, also those QTest cannot type."""
    for letter in text:
        QApplication.sendEvent(where, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def enter(form: Form, qtbot: QtBot, key: str, text: str) -> QLineEdit:
    where = line(form, key)
    where.setFocus()
    where.selectAll()
    press(where, text)
    return where


def leave(where: QLineEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(where, Qt.Key.Key_Tab)


# -- completions ----------------------------------------------------------------------------------------------


def test_the_rest_of_the_most_used_entry_stands_selected_and_leaving_takes_it(
    form: Form, committed: list[tuple[str, Any]], qtbot: QtBot
) -> None:
    work = enter(form, qtbot, "work", "gote")
    assert (work.text(), work.selectedText()) == ("goteborgs stad", "borgs stad")
    leave(work, qtbot)
    assert work.text() == "Göteborgs stad", "in the spelling of the entry"
    assert committed == [("work", "Göteborgs stad")]


def test_typing_on_narrows_and_delete_keeps_only_what_was_typed(
    form: Form, committed: list[tuple[str, Any]], qtbot: QtBot
) -> None:
    work = enter(form, qtbot, "work", "göteborg ")
    assert work.text() == "göteborg Energi"
    qtbot.keyClick(work, Qt.Key.Key_Delete)
    assert work.text() == "göteborg "
    press(work, "x")
    assert work.text() == "göteborg x"
    qtbot.keyClick(work, Qt.Key.Key_Backspace)
    assert work.text() == "göteborg ", "taking away completes nothing"
    leave(work, qtbot)
    assert committed == [("work", "göteborg")]


def test_nothing_is_completed_within_a_text_or_without_a_match(form: Form, qtbot: QtBot) -> None:
    work = enter(form, qtbot, "work", "z")
    assert (work.text(), work.selectedText()) == ("z", "")
    work.setText("tena")
    work.setCursorPosition(0)
    press(work, "S")
    assert (work.text(), work.selectedText()) == ("Stena", "")
    assert line(form, "other").completer() is None


def test_undo_leads_back_to_what_stood_there(form: Form, qtbot: QtBot) -> None:
    line(form, "work").setText("Region Nord")
    work = enter(form, qtbot, "work", "st")
    assert work.text() == "stena"
    for _time in range(3):
        work.undo()
    assert work.text() == "Region Nord"


def test_alt_down_lists_what_contains_the_letters(form: Form, committed: list[tuple[str, Any]], qtbot: QtBot) -> None:
    work = enter(form, qtbot, "work", "energi")
    qtbot.keyClick(work, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert work.text() == "Göteborg Energi"
    assert committed == [], "not before the field is left"
    leave(work, qtbot)
    assert committed == [("work", "Göteborg Energi")]


def test_the_list_under_a_whole_entry_offers_the_others_too(form: Form, qtbot: QtBot) -> None:
    line(form, "work").setText("stena")
    work = line(form, "work")
    work.setFocus()
    qtbot.keyClick(work, Qt.Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListWidget)
    assert (popup.count(), popup.currentItem().text()) == (4, "Stena")
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert work.text() == "Åhléns"


def test_a_letter_in_the_list_goes_on_in_the_line(form: Form, qtbot: QtBot) -> None:
    work = enter(form, qtbot, "work", "x")
    qtbot.keyClick(work, Qt.Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Y)
    assert QApplication.activePopupWidget() is None
    assert work.text() == "xy"


def test_entries_are_asked_for_when_the_field_is_entered(form: Form, asked: list[int], qtbot: QtBot) -> None:
    assert asked == []
    work = enter(form, qtbot, "work", "go")
    assert asked == [1]
    leave(work, qtbot)
    enter(form, qtbot, "work", "go")
    assert asked == [1, 1]


# -- lengths and phone numbers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "minutes", "shown"),
    [
        ("7 h", 420, "7 h"), ("7 tim", 420, "7 h"), ("1,5 h", 90, "1 h 30 min"), ("1:30", 90, "1 h 30 min"),
        ("45", 45, "45 min"),
    ],
)  # fmt: skip
def test_a_length_is_read_in_any_style(
    typed: str, minutes: int, shown: str, form: Form, committed: list[tuple[str, Any]], qtbot: QtBot
) -> None:
    assert line(form, "length").text() == "1 h"
    length = enter(form, qtbot, "length", typed)
    leave(length, qtbot)
    assert (committed, length.text()) == ([("length", minutes)], shown)


def test_a_wrong_length_is_kept_and_explained(form: Form, committed: list[tuple[str, Any]], qtbot: QtBot) -> None:
    length = enter(form, qtbot, "length", "long")
    leave(length, qtbot)
    assert (length.text(), committed) == ("long", [])
    assert "1:30" in form.problem("length")
    leave(enter(form, qtbot, "length", "11 h"), qtbot)
    assert form.problem("length") == "It must be between 5 min and 10 h."


def test_arrows_step_a_length_by_quarters(form: Form, qtbot: QtBot) -> None:
    length = enter(form, qtbot, "length", "50")
    qtbot.keyClick(length, Qt.Key.Key_Up)
    assert length.text() == "1 h"
    qtbot.keyClick(length, Qt.Key.Key_Down)
    qtbot.keyClick(length, Qt.Key.Key_Down)
    assert length.text() == "30 min"
    for _time in range(5):
        qtbot.keyClick(length, Qt.Key.Key_Down)
    assert length.text() == "5 min", "not below the least"


def test_a_phone_number_is_put_into_its_form_and_a_doubtful_one_warned_of(
    form: Form, committed: list[tuple[str, Any]], qtbot: QtBot
) -> None:
    phone = enter(form, qtbot, "phone", "+46701740605")
    leave(phone, qtbot)
    assert (phone.text(), committed) == ("070-174 06 05", [("phone", "070-174 06 05")])
    assert (form.problem("phone"), form.hint("phone")) == ("", "")
    leave(enter(form, qtbot, "phone", "0701"), qtbot)
    assert committed[-1] == ("phone", "0701"), "never refused"
    assert "too short" in form.hint("phone")
    assert form.problem("phone") == ""
    form.set_problem("phone", "Wrong")
    assert (form.problem("phone"), "too short" in form.hint("phone")) == ("Wrong", True)
    form.set_values({"phone": ""})
    assert (form.problem("phone"), form.hint("phone")) == ("", "")
