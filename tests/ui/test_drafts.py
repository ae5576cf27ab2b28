"""What is typed and never finished: kept while it is typed, found again after anything, forgotten when finished."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.actions import people as people_actions
from mentordesk.desk import Desk
from mentordesk.domain.follow_ups import GoalReached
from mentordesk.domain.people import Gender
from mentordesk.queries import drafts as kept_drafts
from mentordesk.queries import people
from mentordesk.storage.tables import every as tables
from mentordesk.ui import unfinished
from mentordesk.ui.dialogs import activities as activity_dialogs
from mentordesk.ui.dialogs import rounds as round_dialogs
from mentordesk.ui.dialogs.people import AddPerson
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import MultilineField, PasswordField, PhoneField, TextField
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from mentordesk.ui.unfinished import UnfinishedBar
from tests import builders as a
from tests import kept
from tests.actions.pair_examples import a_printed_certificate
from tests.conftest import ROOT
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate, in_dialog, line

NOW = datetime(2026, 11, 22, 10, 42)
TODAY = NOW.date()


def a_pair_and_an_activity() -> None:
    round_id = a.a_round(starts_on=date(2026, 1, 1), ends_on=date(2027, 10, 1))
    mentor = a.a_mentor(round_id, person_id=a.a_person("Åsa", "Öberg"))
    pair = a.a_pairing(mentor_id=mentor, mentee_id=a.a_mentee(round_id, person_id=a.a_person("Ali", "Omar")))
    a.a_goal(pair)
    a.an_activity(round_id)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a round, a pair and an activity."""
    return kept.a_file(a_pair_and_an_activity, tmp_path / "Åby.mentordesk")


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, file: Path) -> MainWindow:
    """The window on that file, on 22 November 10:42."""
    made = MainWindow(Tools(ask, settings), lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    activate(qtbot, made)
    made.use(Desk.open(file, clock=lambda: NOW))
    return made


def session_of(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def new_person(window: MainWindow, qtbot: QtBot, do: Callable[[AddPerson], object]) -> None:
    """Open New person by Ctrl+N and do something in it."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, AddPerson)
        do(dialog)

    window.show_page("people")
    in_dialog(qtbot, act)
    window.menus.run("record.new")


def keys() -> list[str]:
    return [draft.key for draft in kept_drafts.listing()]


def reopen(window: MainWindow, file: Path, *, clock: datetime = NOW) -> None:
    window.close_file()
    window.use(Desk.open(file, clock=lambda: clock))
    QApplication.processEvents()


# -- a form in a dialog -----------------------------------------------------------------------------------------------


def test_it_is_kept_while_it_is_typed_without_step_line_or_news(window: MainWindow, qtbot: QtBot) -> None:
    session = session_of(window)
    before, saved = session.desk.dump(), window.status.saved.text()

    def type_and_wait(dialog: AddPerson) -> None:
        news: list[object] = []
        session.saved.connect(lambda: news.append(None))
        qtbot.keyClicks(line(dialog, "given_name"), "Selma")
        qtbot.waitUntil(lambda: keys() == ["person.new"])
        assert json.loads(kept_drafts.listing()[0].content)["typed"] == {"given_name": "Selma"}
        assert news == []
        dialog.cancel_button.click()

    new_person(window, qtbot, type_and_wait)
    assert session.desk.dump() == before
    assert not session.desk.undo_steps
    assert window.status.saved.text() == saved
    assert keys() == [], "cancelled on purpose"


def test_what_was_typed_comes_back_with_the_day_and_the_way_to_start_empty(window: MainWindow, qtbot: QtBot) -> None:
    def escape(dialog: AddPerson) -> None:
        qtbot.keyClicks(line(dialog, "given_name"), "Selma")
        dialog.form.editor("gender").write(Gender.WOMAN)
        dialog.form.editor("birth_year").put_back("19x")
        qtbot.keyClick(line(dialog, "given_name"), Qt.Key.Key_Escape)

    def start_empty(dialog: AddPerson) -> None:
        assert line(dialog, "given_name").text() == "Selma"
        assert dialog.form.editor("gender").read() is Gender.WOMAN
        assert dialog.form.editor("birth_year").typed() == "19x"
        assert dialog.message.text.text() == "Restored what you typed today at 10:42."
        assert dialog.message.action_button.text() == "Start empty"
        dialog.message.action_button.click()
        assert line(dialog, "given_name").text() == ""
        assert dialog.form.editor("gender").read() is Gender.UNSTATED
        assert keys() == []
        assert dialog.isVisible()
        dialog.close()

    new_person(window, qtbot, escape)
    assert keys() == ["person.new"]
    new_person(window, qtbot, start_empty)
    assert keys() == [], "an empty form is no draft"


def test_another_day_is_named(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    new_person(window, qtbot, lambda dialog: (qtbot.keyClicks(line(dialog, "given_name"), "Selma"), dialog.close()))
    window._clock = lambda: date(2026, 12, 1)
    reopen(window, file, clock=datetime(2026, 12, 1, 8, 0))
    said: list[str] = []
    new_person(window, qtbot, lambda dialog: said.append(dialog.message.text.text()))
    assert said == ["Restored what you typed on 22 Nov at 10:42."]


def test_a_form_that_did_its_work_leaves_no_draft(window: MainWindow, qtbot: QtBot) -> None:
    def finish(dialog: AddPerson) -> None:
        qtbot.keyClicks(line(dialog, "given_name"), "Selma")
        qtbot.waitUntil(lambda: keys() == ["person.new"])
        qtbot.keyClick(line(dialog, "given_name"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    new_person(window, qtbot, finish)
    assert keys() == []
    assert people.counts(None).people == 3


def test_who_was_saved_before_the_next_one_leaves_no_draft_and_the_next_one_does(window: MainWindow, qtbot: QtBot) -> None:
    def add_and_begin(dialog: AddPerson) -> None:
        qtbot.keyClicks(line(dialog, "given_name"), "Selma")
        qtbot.waitUntil(lambda: keys() == ["person.new"])
        dialog.again_button.click()
        assert keys() == []
        dialog.form.editor("family_name").main().setFocus()
        qtbot.keyClicks(line(dialog, "family_name"), "Lind")
        qtbot.keyClick(line(dialog, "given_name"), Qt.Key.Key_Escape)

    new_person(window, qtbot, add_and_begin)
    assert json.loads(kept_drafts.listing()[0].content)["typed"] == {"family_name": "Lind"}
    assert people.counts(None).people == 3


def test_a_form_that_was_only_looked_at_leaves_no_draft(window: MainWindow, qtbot: QtBot) -> None:
    new_person(window, qtbot, lambda dialog: dialog.close())
    assert keys() == []


def test_a_refused_form_keeps_its_draft(window: MainWindow, qtbot: QtBot) -> None:
    def refuse(dialog: AddPerson) -> None:
        qtbot.keyClicks(line(dialog, "given_name"), "Selma")
        qtbot.keyClicks(line(dialog, "occupation"), "811218-9876")
        dialog.try_it()
        assert dialog.isVisible()
        dialog.close()

    new_person(window, qtbot, refuse)
    said: list[str] = []
    new_person(
        window, qtbot, lambda dialog: said.extend([line(dialog, "given_name").text(), line(dialog, "occupation").text()])
    )
    assert said == ["Selma", ""], "but no personal identity number"
    assert keys() == ["person.new"]


def test_forms_about_different_records_keep_apart(window: MainWindow, qtbot: QtBot) -> None:
    session = session_of(window)
    assert session.round_id is not None
    other = a.an_activity(session.round_id, title="Coaching")

    def type_title(dialog: QWidget) -> None:
        line(dialog, "title").setText("Spring meeting")

    in_dialog(qtbot, type_title)
    activity_dialogs.edit(session, 1, window)
    assert keys() == ["activity.edit:1"]
    said: list[str] = []
    in_dialog(qtbot, lambda dialog: said.append(line(dialog, "title").text()))
    activity_dialogs.edit(session, other, window)
    in_dialog(qtbot, lambda dialog: said.append(line(dialog, "title").text()))
    activity_dialogs.edit(session, 1, window)
    assert said == ["Coaching", "Spring meeting"]


def test_a_choice_that_is_gone_is_not_put_back(window: MainWindow, qtbot: QtBot) -> None:
    session = session_of(window)
    unit = a.a_unit(name="Kundcenter")
    drafts.at(session, "person.new").keep("New person", {"unit_id": unit, "given_name": "Selma", "gone": "x"})
    tables.UnitTable.delete().execute()
    said: list[object] = []
    new_person(
        window, qtbot, lambda dialog: said.extend([line(dialog, "given_name").text(), dialog.form.editor("unit_id").read()])
    )
    assert said == ["Selma", None]


def test_passwords_are_never_kept(window: MainWindow, qtbot: QtBot) -> None:
    fields = [TextField(key="name", label="Name"), PasswordField(key="word", label="Password")]
    place = drafts.at(session_of(window), "test")
    dialog = FormDialog("Test", fields, verb="Go", perform=lambda given: given, draft=place, parent=window)
    dialog.show()
    dialog.form.editor("name").put_back("Selma")
    dialog.form.editor("word").put_back("secret")
    dialog.reject()
    assert kept_drafts.listing()[0].content == '{"title": "Test", "typed": {"name": "Selma"}}'
    dialog.deleteLater()


NUMBER = "Född 640823-3234"


def test_a_personal_identity_number_is_not_kept_and_what_stands_beside_it_is(window: MainWindow, qtbot: QtBot) -> None:
    fields = [
        TextField(key="name", label="Name"), TextField(key="wish", label="Wish"), PhoneField(key="phone", label="Phone"),
        MultilineField(key="note", label="Note"),
    ]  # fmt: skip
    place = drafts.at(session_of(window), "test")
    dialog = FormDialog("Test", fields, verb="Go", perform=lambda given: given, draft=place, parent=window)
    dialog.show()
    typed = {"name": "Selma", "wish": NUMBER, "phone": "070101-0003", "note": f"Ring!\n{NUMBER}"}
    for key, text in typed.items():
        dialog.form.editor(key).put_back(text)
    dialog.reject()
    kept = place.kept()
    assert kept is not None
    assert kept.typed == {"name": "Selma", "phone": "070101-0003"}, "a phone number is none"
    dialog.deleteLater()


def test_what_a_field_refused_for_its_personal_number_stays_on_the_screen_and_out_of_the_file(
    window: MainWindow, ask: ScriptedAsk
) -> None:
    window.show_page("people", 1)
    assert window.workspace is not None
    page = window.workspace.page("people")
    assert isinstance(page, PeoplePage)
    form = page.pane.details.form
    form.editor("occupation").put_back(NUMBER)
    form.field_committed.emit("occupation", NUMBER)
    assert "personal identity number" in form.problem("occupation")
    assert not form.keep_draft()
    assert form.editor("occupation").typed() == NUMBER
    assert keys() == []
    ask.will("confirm", False)  # the window asks before it closes
    assert not window.close()
    form.restore()
    assert form.keep_draft()


def test_a_file_that_is_only_read_keeps_none_and_shows_none(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    new_person(window, qtbot, lambda dialog: (qtbot.keyClicks(line(dialog, "given_name"), "Selma"), dialog.close()))
    window.close_file()
    before = file.read_bytes()
    window.use(Desk.open(file, read_only=True))
    QApplication.processEvents()
    assert window.findChildren(UnfinishedBar) == []
    dialog = AddPerson(session_of(window), window)
    dialog.show()
    assert line(dialog, "given_name").text() == ""
    qtbot.keyClicks(line(dialog, "given_name"), "Ali")
    dialog.reject()
    dialog.deleteLater()
    window.close_file()
    assert file.read_bytes() == before


def test_a_disk_that_is_full_does_not_disturb_typing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mentordesk.storage.errors import DiskFull

    def refuse(*_args: object) -> bool:
        raise DiskFull(Path("x"))

    monkeypatch.setattr(session_of(window).desk, "keep_draft", refuse)
    new_person(window, qtbot, lambda dialog: (qtbot.keyClicks(line(dialog, "given_name"), "Selma"), dialog.close()))
    assert keys() == []


def test_a_dialog_goes_with_the_file_and_asks_a_closed_one_nothing(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    session_of(window).perform("Add", people_actions.add, given_name="Selma", family_name="Ek", birth_year=1990)

    def type_and_close(dialog: AddPerson) -> None:
        qtbot.keyClicks(line(dialog, "given_name"), "Selma")
        qtbot.keyClicks(line(dialog, "family_name"), "Ek")
        window.close_file()
        assert not dialog.isVisible()

    new_person(window, qtbot, type_and_close)
    assert window.session is None
    window.use(Desk.open(file, clock=lambda: NOW))
    assert keys() == ["person.new"], "what was typed is kept"


# -- the program dies -------------------------------------------------------------------------------------------------


def test_what_was_being_typed_when_the_program_was_killed_is_there_again(
    window: MainWindow, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    window.close_file()
    command = [sys.executable, "-m", "tests.ui.typing_process", str(file), str(tmp_path / "other.ini")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT)
    assert process.stdout is not None
    try:
        kept = process.stdout.readline().strip()
    finally:
        process.kill()  # in the middle of typing: no dialog is closed, no file either
        process.stdout.close()
        process.wait()
    assert len(kept) >= 3
    window.use(Desk.open(file, clock=lambda: NOW))
    bar = bar_of(window, qtbot)
    assert bar.text.text().startswith("You did not finish: New person (")
    found: list[str] = []
    in_dialog(qtbot, lambda dialog: found.append(line(dialog, "given_name").text()))
    qtbot.keyClick(bar.action_button, Qt.Key.Key_Space)
    assert found[0].startswith(kept)
    assert people.counts(None).people == 2, "nobody was added"


# -- opening a file with drafts ---------------------------------------------------------------------------------------


def bar_of(window: MainWindow, qtbot: QtBot) -> UnfinishedBar:
    qtbot.waitUntil(lambda: bool(window.findChildren(UnfinishedBar)))
    return window.findChildren(UnfinishedBar)[0]


def test_opening_names_what_is_unfinished_and_continues_with_it(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    new_person(window, qtbot, lambda dialog: (qtbot.keyClicks(line(dialog, "given_name"), "Selma"), dialog.close()))
    window.show_page("overview")
    reopen(window, file)
    bar = bar_of(window, qtbot)
    assert bar.text.text() == "You did not finish: New person (10:42)."
    assert window.workspace is not None
    pages = window.workspace.stack
    assert pages.y() > bar.geometry().bottom()
    names: list[str] = []

    def finish(dialog: QWidget) -> None:
        names.append(line(dialog, "given_name").text())
        assert isinstance(dialog, AddPerson)
        dialog.try_it()

    in_dialog(qtbot, finish)
    qtbot.keyClick(bar.action_button, Qt.Key.Key_Space)
    assert names == ["Selma"]
    assert not bar.isVisible()
    qtbot.waitUntil(lambda: pages.y() == 0)
    assert people.counts(None).people == 3


def test_of_several_the_latest_comes_first_and_the_others_stay_named(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    session = session_of(window)
    for number, form in enumerate(("round.new", "person.new", "own_field.new")):
        session.desk._clock = partial(NOW.replace, minute=number)
        drafts.at(session, form).keep(f"Form {number}", {"name": "x"})
    reopen(window, file)
    bar = bar_of(window, qtbot)
    assert bar.text.text() == "You did not finish: Form 2 (10:02), Form 1 (10:01), 1 more."
    in_dialog(qtbot, lambda dialog: dialog.reject() if isinstance(dialog, FormDialog) else None)
    bar.action_button.click()
    assert bar.text.text() == "You did not finish: Form 1 (10:01), Form 0 (10:00)."


def test_a_draft_about_something_that_is_gone_is_let_go_of(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    drafts.at(session_of(window), "pairing.pause", 99).keep("Pause somebody", {"reason": "Away"})
    reopen(window, file)
    bar = bar_of(window, qtbot)
    bar.action_button.click()
    assert bar.text.text() == "What this was about is no longer in the file: Pause somebody."
    assert keys() == []


def test_who_is_protected_by_now_is_not_named(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    session = session_of(window)
    drafts.at(session, "pairing.note", 1).keep("Note about Åsa Öberg", {"text": "x"})
    session.perform("Protect", people_actions.protect, 1, "Linden")
    reopen(window, file)
    assert bar_of(window, qtbot).text.text() == "You did not finish: Note about Linden (10:42)."


@pytest.mark.parametrize("content", ["no JSON", "[]", "{}", '{"title": "x"}', '{"title": "x", "typed": 7}'])
def test_what_is_no_draft_is_left_alone(content: str, window: MainWindow, file: Path) -> None:
    session_of(window).desk.keep_draft("person.new", content)
    assert drafts.kept_in(session_of(window)) == []
    assert drafts.at(session_of(window), "person.new").kept() is None


def test_a_file_without_drafts_says_nothing(window: MainWindow, qtbot: QtBot) -> None:
    QApplication.processEvents()
    assert window.findChildren(UnfinishedBar) == []


FORMS: dict[str, tuple[str, dict[str, object]]] = {
    "person.new": ("given_name", {}),
    "person.note.edit:1:1": ("text", {}),
    "person.enrol:1:3": ("wish", {}),
    "enrolment.status:1": ("reason", {}),
    "round.new": ("name", {}),
    "round.copy:1": ("name", {}),
    "pairing.new:1": ("starts_on", {}),
    "pairing.replace:1": ("note", {}),
    "pairing.pause:1": ("reason", {}),
    "pairing.end:1": ("note", {}),
    "goal.new:1": ("text", {}),
    "goal.edit:1:1": ("text", {}),
    "call.new:1": ("note", {}),
    "call.edit:1:1": ("note", {}),
    "pairing.note:1": ("text", {}),
    "pairing.note.edit:1:2": ("text", {}),
    "activity.new:1": ("title", {}),
    "activity.edit:1": ("title", {}),
    "certificate.exception:1": ("reason", {}),
    "certificate.correct:1": ("reason", {}),
    "certificate.void:1": ("reason", {}),
    "signatory.new": ("name", {}),
    "signatory.edit:1": ("name", {}),
    "unit.new": ("name", {}),
    "unit.edit:1": ("name", {}),
    "own_field.new": ("name", {}),
}
"""Every form in a dialog that keeps a draft, with a field to look for the text in."""


def test_continue_opens_the_form_with_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    session = session_of(window)
    a.a_person("Extra")
    a.a_note(person_id=1)
    a.a_note(pairing_id=1)
    a.a_check_in(1)
    a.a_signatory()
    a.a_unit(name="Kundcenter")
    a_printed_certificate()
    assert window.workspace is not None
    for key, (name, _values) in FORMS.items():
        typed = "2026-12-24" if name.endswith("_on") else "Typed before"
        form, *ids = key.split(":")
        drafts.at(session, form, *map(int, ids)).keep("Title", {name: typed})
        found: list[object] = []

        def look(dialog: QWidget, name: str = name, found: list[object] = found) -> None:
            assert isinstance(dialog, FormDialog)
            found.append(dialog.form.editor(name).typed())
            assert dialog.message.action_button.text() == "Start empty"
            dialog.cancel_button.click()

        in_dialog(qtbot, look)
        unfinished.go_on(window.workspace, drafts.kept_in(session)[0])
        assert found == [typed], key
        assert keys() == [], "the form and the way back to it have the same name"


def test_every_form_has_its_way_back(window: MainWindow) -> None:
    autosaved = {"person.details", "person.protected", "person.own", "person.note", "enrolment.details",
                 "enrolment.result", "round.rules", "organisation", "meeting.details", "meeting.strip"}  # fmt: skip
    assert {key.split(":")[0] for key in FORMS} | autosaved == unfinished.OPEN.keys()


@pytest.mark.parametrize(
    ("key", "page", "find"),
    [
        ("person.details:1", "people", lambda page: page.pane.details.form.editor("birth_year").typed()),
        ("enrolment.details:1", "people", lambda page: page.pane.round.form.editor("capacity").typed()),
        ("round.rules:1", "settings", lambda page: page.round.form.editor("places").typed()),
    ],
    ids=["person", "enrolment", "round"],
)
def test_continue_leads_to_the_field_that_holds_what_was_refused(
    key: str, page: str, find: Callable[[object], object], window: MainWindow
) -> None:
    form, record = key.split(":")
    field = {"person.details": "birth_year", "enrolment.details": "capacity", "round.rules": "places"}[form]
    session = session_of(window)
    drafts.at(session, form, int(record)).keep("Title", {field: ["long ago", "Write a whole number."]})
    assert window.workspace is not None
    unfinished.go_on(window.workspace, drafts.kept_in(session)[0])
    assert window.workspace.current_key() == page
    shown = window.workspace.page(page)
    assert find(shown) == "long ago"


# -- the note box -----------------------------------------------------------------------------------------------------


def notes_tab(window: MainWindow) -> PeoplePage:
    window.show_page("people", 1)
    assert window.workspace is not None
    page = window.workspace.page("people")
    assert isinstance(page, PeoplePage)
    page.pane.show_tab("notes")
    return page


def test_a_note_that_is_being_typed_is_kept_until_it_is_added(window: MainWindow, qtbot: QtBot) -> None:
    page = notes_tab(window)
    box = page.pane.notes.text
    qtbot.keyClicks(box, "Call back")
    qtbot.waitUntil(lambda: keys() == ["person.note:1"])
    page.show_person(2)
    assert box.toPlainText() == ""
    page.show_person(1)
    assert box.toPlainText() == "Call back"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert keys() == []
    qtbot.keyClicks(box, "x")
    qtbot.waitUntil(lambda: keys() == ["person.note:1"])
    box.clear()
    qtbot.waitUntil(lambda: keys() == [])


def test_a_note_with_a_personal_number_waits_on_the_screen_only(window: MainWindow, qtbot: QtBot) -> None:
    page = notes_tab(window)
    notes = page.pane.notes
    notes.text.setPlainText("Ring")
    assert notes.keep_draft()
    assert keys() == ["person.note:1"]
    notes.text.setPlainText(NUMBER)
    assert not notes.keep_draft()
    assert keys() == []
    page.show_person(2)
    page.show_person(1)
    assert notes.text.toPlainText() == NUMBER
    assert keys() == []
    notes.text.clear()


def test_goals_keep_their_draft_and_forget_it(window: MainWindow, qtbot: QtBot) -> None:
    drafts.at(session_of(window), "goal.edit", 1, 1).keep("Goal", {"reached": GoalReached.MOSTLY})
    kept = drafts.kept_in(session_of(window))[0]
    found: list[object] = []

    def keep(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        found.append(dialog.form.editor("reached").read())
        dialog.try_it()
        assert dialog.result() == QDialog.DialogCode.Accepted

    in_dialog(qtbot, keep)
    assert window.workspace is not None
    unfinished.go_on(window.workspace, kept)
    assert found == [GoalReached.MOSTLY]
    assert keys() == []


def test_a_new_round_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    in_dialog(qtbot, lambda dialog: line(dialog, "programme").setText("Nätverksmentor"))
    round_dialogs.add(session_of(window), window)
    said: list[str] = []
    in_dialog(qtbot, lambda dialog: said.append(line(dialog, "programme").text()))
    round_dialogs.add(session_of(window), window)
    assert said == ["Nätverksmentor"]
