"""Forms commit when a field is left, keep what was typed wrongly, and show problems at their field."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from mentordesk.domain.problems import Problem, RuleBroken
from mentordesk.ui.forms import fields
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.form import Form
from mentordesk.ui.forms.pickers import DateEditor, MultiChoiceEditor
from tests.ui.using import line

TODAY = date(2026, 11, 22)
FIELDS = [
    fields.TextField(key="name", label="&Name", required=True, help="As in the passport"),
    fields.DateField(key="start", label="&Start"),
    fields.ChoiceField(key="kind", label="&Kind", choices=((1, "One"), (2, "Two")), empty="None"),
    fields.MultiChoiceField(key="tongues", label="&Languages", choices=(("sv", "Swedish"), ("ti", "Tigrinya"))),
    fields.IntegerField(key="hours", label="&Hours", minimum=0, maximum=100, suffix="hours"),
    fields.BooleanField(key="shown", label="Extract &shown"),
    fields.TextField(key="unit", label="&Unit", completions=lambda: ("North", "West")),
    fields.MultilineField(key="note", label="N&ote"),
]
VALUES = {
    "name": "Sara",
    "start": date(2026, 1, 2),
    "kind": 2,
    "tongues": ("ti",),
    "hours": 4,
    "shown": True,
    "unit": "West",
    "note": "Two\nlines",
}


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(FIELDS, columns=2, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.set_values(VALUES)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def committed(form: Form) -> list[tuple[str, Any]]:
    heard: list[tuple[str, Any]] = []
    form.field_committed.connect(lambda key, value: heard.append((key, value)))
    return heard


def test_values_come_back_as_given(form: Form, committed: list[tuple[str, Any]]) -> None:
    assert form.values() == VALUES
    assert not form.is_changed()
    form.set_values(dict.fromkeys(VALUES))
    assert form.values() == {
        "name": "",
        "start": None,
        "kind": None,
        "tongues": (),
        "hours": None,
        "shown": False,
        "unit": "",
        "note": "",
    }
    assert committed == []


def test_text_commits_when_left_and_not_while_typing(form: Form, committed: list[tuple[str, Any]], qtbot: QtBot) -> None:
    name = line(form, "name")
    name.setFocus()
    qtbot.keyClicks(name, " Ek ")
    assert committed == []
    qtbot.keyClick(name, Qt.Key.Key_Tab)
    assert committed == [("name", "Ek Sara")] or committed == [("name", "Sara Ek")]
    name.setFocus()
    qtbot.keyClick(name, Qt.Key.Key_Tab)
    assert len(committed) == 1  # left again without a change


def test_date_is_read_freely_and_shown_plainly(form: Form, committed: list[tuple[str, Any]], qtbot: QtBot) -> None:
    start = line(form, "start")
    start.setText("22/11")
    qtbot.keyClick(start, Qt.Key.Key_Return)
    assert committed == [("start", TODAY)]
    assert start.text() == "2026-11-22"


def test_wrong_date_is_kept_marked_and_explained(form: Form, committed: list[tuple[str, Any]], qtbot: QtBot) -> None:
    start = line(form, "start")
    start.setText("31/2")
    qtbot.keyClick(start, Qt.Key.Key_Return)
    assert (start.text(), committed) == ("31/2", [])
    assert "28 days" in form.problem("start")
    assert "start" in form.unreadable()
    assert "start" not in form.values()
    start.setText("28/2/2026")
    qtbot.keyClick(start, Qt.Key.Key_Return)
    assert form.problem("start") == ""
    assert committed == [("start", date(2026, 2, 28))]


def test_calendar_opens_by_keyboard_with_iso_weeks_and_chooses(
    form: Form, committed: list[tuple[str, Any]], qtbot: QtBot
) -> None:
    editor = form.editor("start")
    assert isinstance(editor, DateEditor)
    popup = editor.open_calendar()
    calendar = popup.calendar
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert calendar.verticalHeaderFormat() == calendar.VerticalHeaderFormat.ISOWeekNumbers
    calendar.activated.emit(calendar.selectedDate().addDays(3))
    assert committed == [("start", date(2026, 1, 5))]


def test_number_says_what_it_wants(form: Form, committed: list[tuple[str, Any]], qtbot: QtBot) -> None:
    hours = line(form, "hours")
    for typed, said in (("many", "whole number"), ("101", "between 0 and 100")):
        hours.setText(typed)
        qtbot.keyClick(hours, Qt.Key.Key_Return)
        assert said in form.problem("hours")
    hours.setText("7")
    qtbot.keyClick(hours, Qt.Key.Key_Up)
    qtbot.keyClick(hours, Qt.Key.Key_Return)
    assert committed == [("hours", 8)]


def test_tick_choice_and_several_commit_at_once(form: Form, committed: list[tuple[str, Any]], qtbot: QtBot) -> None:
    box, combo, several = form.editor("shown").main(), form.editor("kind").main(), form.editor("tongues")
    assert isinstance(box, QCheckBox)
    assert isinstance(combo, QComboBox)
    assert isinstance(several, MultiChoiceEditor)
    box.click()
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Up)
    popup = several.open_list()
    popup.findChildren(QCheckBox)[0].click()
    assert [key for key, _value in committed] == ["shown", "kind"]
    popup.close()
    assert committed == [("shown", False), ("kind", 1), ("tongues", ("sv", "ti"))]


def test_wheel_over_a_field_without_focus_changes_nothing(form: Form, qapp: QApplication) -> None:
    combo = form.editor("kind").main()
    assert isinstance(combo, QComboBox)
    form.editor("name").main().setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        combo.mapToGlobal(QPointF(5, 5)),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(combo, wheel)
    assert combo.currentData() == 2


def test_a_value_no_longer_offered_is_shown_all_the_same(form: Form) -> None:
    form.set_values({"kind": 9})
    assert form.values()["kind"] == 9


def test_refilling_keeps_what_is_being_typed(form: Form, qtbot: QtBot) -> None:
    name = line(form, "name")
    name.setFocus()
    name.setText("Half a na")
    form.set_values({"name": "Sara", "hours": 5}, keep_typing=True)
    assert (name.text(), form.values()["hours"]) == ("Half a na", 5)
    form.set_values({"name": "Sara"})
    assert name.text() == "Sara"


def test_labels_name_their_fields(form: Form) -> None:
    label = next(label for label in form.findChildren(QLabel) if label.text() == "&Name *")
    assert label.buddy() is form.editor("name").main()
    assert form.editor("start").main().accessibleName() == "Start"


def test_problem_stands_at_its_field_and_goes_away(form: Form) -> None:
    assert form.show_problems([("start", "Before the programme"), ("nowhere", "Something else")]) == ["Something else"]
    assert form.problem("start") == "Before the programme"
    assert form.editor("start").main().accessibleDescription() == "Before the programme"
    assert QApplication.focusWidget() is form.editor("start").main()
    form.clear_problems()
    assert form.problem("start") == ""


def test_a_long_form_that_grows_keeps_its_buttons_on_the_screen(qtbot: QtBot) -> None:
    many = [fields.TextField(key=f"f{number}", label=f"Field {number}", required=True) for number in range(40)]
    dialog = FormDialog("New", many, verb="Add person", perform=lambda _values: None, today=lambda: TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.ok_button.click()
    assert dialog.form.problem("f0") == "This is needed."
    assert dialog.screen().availableGeometry().contains(dialog.geometry())


def test_dialog_stays_open_until_the_rule_is_kept(qtbot: QtBot) -> None:
    done: list[dict[str, Any]] = []

    def perform(values: dict[str, Any]) -> int:
        if values["name"] == "Bad":
            raise RuleBroken(Problem("name", "Not this one"), Problem("", "And the whole is wrong"))
        done.append(values)
        return 42

    dialog = FormDialog("New", FIELDS[:2], verb="Add person", perform=perform, today=lambda: TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.ok_button.click()
    assert dialog.form.problem("name") == "This is needed."
    dialog.form.set_values({"name": "Bad"})
    dialog.ok_button.click()
    assert dialog.isVisible()
    assert dialog.form.problem("name") == "Not this one"
    assert dialog.message.text.text() == "And the whole is wrong"
    dialog.form.set_values({"name": "Good"})
    dialog.ok_button.click()
    assert (dialog.result(), dialog.result_value) == (QDialog.DialogCode.Accepted, 42)
    assert done == [{"name": "Good", "start": None}]


@pytest.mark.parametrize(
    ("text", "right"),
    [("Hej på dig", False), ("مرحبا", True), ("  «שלום» 12", True), ("12 سلام Hej", True), ("Hej سلام", False)],
)
def test_a_text_stands_where_its_script_begins_and_no_field_is_turned(text: str, right: bool, form: Form) -> None:
    note, name = form.editor("note").main(), form.editor("name").main()
    assert isinstance(note, QPlainTextEdit)
    assert isinstance(name, QLineEdit)
    form.set_values({"note": text, "name": text})
    alignment = note.document().defaultTextOption().alignment()
    assert bool(alignment & Qt.AlignmentFlag.AlignRight) is right
    name.setCursorPosition(0)
    name.grab()  # Qt places the text when it paints it
    assert (name.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).x() > name.width() / 2) is right
    assert note.layoutDirection() == name.layoutDirection() == Qt.LayoutDirection.LeftToRight
