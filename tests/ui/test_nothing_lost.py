"""Nothing typed is lost: whichever way a field is left, and whatever the rules, the disk or a read-only file say."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mentordesk import i18n
from mentordesk.actions import people as person_actions
from mentordesk.actions import units
from mentordesk.desk import Desk, StoredFileError
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, Role
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import notes, people, programmes
from mentordesk.ui import crash, language
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.activities import ActivitiesPage
from mentordesk.ui.pages.meetings import MeetingsPage
from mentordesk.ui.pages.pairings import PairingsPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.panes.settings.look import LookCard
from mentordesk.ui.panes.settings.organisation import UnitsCard
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.messages import MessageBar
from tests import builders as a
from tests.kept import a_file
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate

Leave = Callable[[MainWindow], object]


class DiskFull(StoredFileError):
    """What the desk raises when nothing can be written."""

    TITLE = "The disk is full"
    TEXT = "Nothing was changed in “{name}”."


def two_rounds() -> None:
    """In the later one is a pair, Åsa Öberg and Ali Omar."""
    a.a_round(name="2026")
    this = a.a_round(name="2027")
    matched = EnrolmentStatus.MATCHED
    mentor = a.a_mentor(this, person_id=a.a_person("Åsa", "Öberg"), status=matched)
    mentee = a.a_mentee(this, person_id=a.a_person("Ali", "Omar"), status=matched)
    pair = a.a_pairing(mentor_id=mentor, mentee_id=mentee)
    a.a_meeting(pair)
    a.a_note(pairing_id=pair)
    a.an_activity(this)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with these two rounds."""
    return a_file(two_rounds, tmp_path / "Åby.mentordesk")


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, file: Path) -> MainWindow:
    """The window on that file, at the People page with Åsa chosen."""

    def leave(_window: QWidget) -> None:
        ask.will("confirm", True)  # whatever a test left unsaved

    made = MainWindow(Tools(ask, settings), lambda: date(2027, 6, 15))
    qtbot.addWidget(made, before_close_func=leave)
    made.resize(1366, 768)
    made.show()
    activate(qtbot, made)
    made.use(Desk.open(file))
    made.show_page("people", 1)
    return made


def page_of(window: MainWindow) -> PeoplePage:
    assert window.workspace is not None
    page = window.workspace.page("people")
    assert isinstance(page, PeoplePage)
    return page


def field(window: MainWindow, key: str = "city") -> QLineEdit:
    line = page_of(window).pane.details.form.editor(key).main()
    assert isinstance(line, QLineEdit)
    return line


def type_in(window: MainWindow, qtbot: QtBot, text: str, key: str = "city") -> QLineEdit:
    """Type over a field and stay in it."""
    line = field(window, key)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    return line


def kept(file: Path) -> list[str]:
    """The towns in a file that is open nowhere."""
    desk = Desk.open(file, read_only=True)
    found = people.completions("city")
    desk.close()
    return found


# -- leaving a field ------------------------------------------------------------------------------------------


def _other_round(window: MainWindow) -> None:
    assert window.session is not None
    window.session.look_at(next(each.id for each in programmes.rounds() if each.name == "2026"))


def _swedish(_window: MainWindow) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    language.speak(app, "sv")
    app.processEvents()


@pytest.mark.parametrize(
    "leave",
    [
        pytest.param(lambda window: window.show_page("people", 2), id="another person"),
        pytest.param(lambda window: window.menus.run("page.meetings"), id="another page"),
        pytest.param(lambda window: window.workspace.rail.item("pairs").click(), id="the rail"),
        pytest.param(_other_round, id="another round"),
        pytest.param(_swedish, id="another language"),
        pytest.param(lambda window: window.try_sample(), id="the sample"),
        pytest.param(lambda window: window.close_file(), id="closing the file"),
        pytest.param(lambda window: window.close(), id="quitting"),
    ],
)
def test_what_is_being_typed_is_saved_by(leave: Leave, window: MainWindow, file: Path, qtbot: QtBot) -> None:
    type_in(window, qtbot, "Kiruna")
    leave(window)
    QApplication.processEvents()
    window.close()
    assert kept(file) == ["Kiruna"]


def test_another_file_is_opened_while_something_is_typed(
    window: MainWindow, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    Desk.create(tmp_path / "other.mentordesk").close()
    assert window.session is not None
    type_in(window, qtbot, "Kiruna")
    window.open_file(tmp_path / "other.mentordesk")
    assert window.windowTitle().startswith("other")
    assert kept(file) == ["Kiruna"]


def test_a_language_and_a_day_that_are_being_typed_are_saved_with_their_person(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    qtbot.keyClicks(page.pane.details.languages.name, "Tigrinya")
    page.show_person(2)
    assert [each.language for each in people.languages_of(1)] == ["Tigrinya"]
    assert page.pane.details.languages.name.text() == ""
    page.show_person(1)
    page.pane.show_tab("round")
    line = page.pane.round.agreements[AgreementKind.MENTOR]
    line.tick.click()
    day = line.day.line
    day.setFocus()
    day.setText("1/6")
    page.show_person(2)
    page.show_person(1)
    assert day.text() == "2027-06-01"


def test_undo_takes_back_what_is_being_typed_and_nothing_before_it(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    window.session.perform("Add a unit", units.add, name="Kundcenter")
    line = type_in(window, qtbot, "Kiruna")
    window.menus.run("edit.undo")
    assert line.text() == ""
    assert window.session.undo_text() == "Add a unit"
    assert window.session.redo_text() == "Change city for Åsa Öberg"


def test_ctrl_z_in_a_field_with_nothing_of_its_own_undoes_the_last_step(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    window.session.perform("Add a unit", units.add, name="Kundcenter")
    note = page_of(window).pane.details.form.editor("note").main()
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    qtbot.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.undo_text() == ""
    qtbot.keyClicks(note, "x")
    qtbot.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == ""


# -- what is refused ------------------------------------------------------------------------------------------


def test_what_is_refused_waits_with_its_person(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    form = page.pane.details.form
    type_in(window, qtbot, "811218-9876", "occupation")
    type_in(window, qtbot, "long ago", "birth_year")
    page.show_person(2)
    assert field(window, "occupation").text() == field(window, "birth_year").text() == ""
    assert form.problem("occupation") == ""
    page.show_person(1)
    assert field(window, "occupation").text() == "811218-9876"
    assert "personal identity number" in form.problem("occupation")
    assert field(window, "birth_year").text() == "long ago"
    assert form.problem("birth_year") == "Write a whole number."
    field(window, "occupation").setFocus()
    qtbot.keyClick(field(window, "occupation"), Qt.Key.Key_Escape)
    assert form.unsaved() == []
    assert form.problem("birth_year") == ""


def test_a_refusal_keeps_its_mark_however_often_the_field_is_left(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    type_in(window, qtbot, "811218-9876", "occupation")
    for _time in range(2):
        window.show_page("meetings")
        window.show_page("people")
        assert "personal identity number" in page.pane.details.form.problem("occupation")
        assert field(window, "occupation").text() == "811218-9876"


def _refused_and_unfinished(window: MainWindow, qtbot: QtBot) -> None:
    """A year that is none for Åsa, and a note about Ali that was never added."""
    type_in(window, qtbot, "Kiruna")
    type_in(window, qtbot, "long ago", "birth_year")
    page_of(window).show_person(2)
    page_of(window).pane.show_tab("notes")
    qtbot.keyClicks(page_of(window).pane.notes.text, "Call back")


def test_what_cannot_be_saved_is_there_again_when_the_file_is_opened_again(
    window: MainWindow, ask: ScriptedAsk, file: Path, qtbot: QtBot
) -> None:
    _refused_and_unfinished(window, qtbot)
    window.close_file()
    assert window.session is None
    assert ask.asked == [], "nothing is lost, so nothing is asked"
    window.use(Desk.open(file))
    window.show_page("people", 1)
    page_of(window).pane.show_tab("details")
    assert field(window).text() == "Kiruna"
    assert field(window, "birth_year").text() == "long ago"
    assert page_of(window).pane.details.form.problem("birth_year") == "Write a whole number."
    page_of(window).show_person(2)
    page_of(window).pane.show_tab("notes")
    assert page_of(window).pane.notes.text.toPlainText() == "Call back"


def test_closing_asks_when_what_is_typed_can_be_kept_in_no_way(
    window: MainWindow, ask: ScriptedAsk, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.session is not None
    monkeypatch.setattr(window.session.desk, "keep_draft", lambda *_args: False)
    _refused_and_unfinished(window, qtbot)
    ask.will("confirm", False)
    assert not window.close()
    assert "Year of birth, New note" in ask.asked[-1][2]
    assert window.session is not None
    page_of(window).show_person(1)
    page_of(window).pane.show_tab("details")
    assert field(window, "birth_year").text() == "long ago"
    ask.will("confirm", True)
    window.close_file()
    assert window.session is None
    assert kept(file) == ["Kiruna"]


def test_a_result_without_an_outcome_waits_for_it(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.show_person(2)
    page.pane.show_tab("result")
    form = page.pane.result.form
    employer = form.editor("exit.employer").main()
    assert isinstance(employer, QLineEdit)
    employer.setText("Åby Bygg")
    form.editor("exit.employer").commit()
    assert "outcome" in form.problem("exit.employer")
    page.show_person(1)
    page.show_person(2)
    page.pane.show_tab("result")
    assert employer.text() == "Åby Bygg"
    consent = form.editor("consent")
    consent.write(True)
    consent.commit()
    assert "story" in form.problem("consent"), "a tick that is not kept says so"


def test_what_is_refused_of_a_round_waits_while_another_is_looked_at(window: MainWindow) -> None:
    page, session = _settings(window), window.session
    assert session is not None
    form = page.round.form
    this, other = session.round_id, 1
    assert this is not None
    form.editor("ends_on").write(date(2020, 1, 1))
    form.editor("ends_on").commit()
    form.editor("starts_on").put_back("31/02")
    form.editor("starts_on").commit()
    form.editor("place").write("Lund")
    form.editor("place").commit()
    said = {key: form.problem(key) for key in ("starts_on", "ends_on")}
    assert all(said.values())
    session.look_at(other)
    assert form.problem("ends_on") == ""
    assert form.unsaved() == ["Starts", "Ends"]
    session.look_at(this)
    assert {key: form.problem(key) for key in said} == said
    assert (form.editor("starts_on").typed(), form.editor("ends_on").read()) == ("31/02", date(2020, 1, 1))


def _speak_swedish(page: SettingsPage) -> None:
    card = page.sections["look"]
    assert isinstance(card, LookCard)
    choice = card.form.editor("language")
    choice.write("sv")
    choice.commit()
    QApplication.processEvents()


def _speak_english() -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    language.speak(app, "en")
    app.processEvents()


def test_what_is_refused_comes_along_into_another_language(window: MainWindow) -> None:
    page = _settings(window)
    page.round.form.editor("ends_on").write(date(2020, 1, 1))
    page.round.form.editor("ends_on").commit()
    _speak_swedish(page)
    assert i18n.language() == "sv"
    anew = _settings(window)
    assert anew is not page
    assert anew.round.form.editor("ends_on").read() == date(2020, 1, 1)
    assert anew.round.form.problem("ends_on")
    _speak_english()


def test_the_language_stays_while_something_refused_can_be_kept_in_no_way(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, session = _settings(window), window.session
    assert session is not None
    form, card = page.round.form, page.sections["look"]
    assert isinstance(card, LookCard)
    with monkeypatch.context() as full:
        full.setattr(session.desk, "keep_draft", lambda *_args: False)
        form.editor("ends_on").write(date(2020, 1, 1))
        form.editor("ends_on").commit()
        _speak_swedish(page)
        assert card.message.text.text().startswith("Ends: not saved")
        assert (i18n.language(), card.form.editor("language").read()) == ("en", "en")
        assert _settings(window) is page, "nothing was built anew"
        assert form.editor("ends_on").read() == date(2020, 1, 1)
        qtbot.keyClick(form.editor("ends_on").main(), Qt.Key.Key_Escape)
        _speak_swedish(page)
    assert i18n.language() == "sv"
    _speak_english()


# -- when the disk refuses ------------------------------------------------------------------------------------


@pytest.fixture
def full(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Nothing can be written from now on; what it gives back makes room again."""
    assert window.session is not None
    desk = window.session.desk

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise DiskFull(desk.path)

    for name in ("perform", "undo", "redo"):
        monkeypatch.setattr(desk, name, refuse)
    return monkeypatch.undo


def test_a_full_disk_is_said_at_the_field_which_is_saved_once_there_is_room(
    window: MainWindow, full: Callable[[], None], qtbot: QtBot
) -> None:
    line = type_in(window, qtbot, "Kiruna")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    problem = page_of(window).pane.details.form.problem
    assert problem("city").startswith("The disk is full.")
    assert line.text() == "Kiruna"
    assert window.status.saved.text() == "Not saved: The disk is full"
    window.menus.run("file.save")
    assert window.status.saved.text() == "Not saved: The disk is full", "Ctrl+S does not say otherwise"
    window.status.refill()
    assert window.status.saved.property("kind") == "problem"
    full()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert problem("city") == ""
    assert window.status.saved.text().startswith("All saved")
    assert window.status.saved.property("kind") == "caption"
    assert people.get(1).city == "Kiruna"


def _bin(window: MainWindow) -> str:
    page = page_of(window)
    page.commands.bin(page.table.selected_records())
    return page.message.text.text()


def _sign(window: MainWindow) -> str:
    page = page_of(window)
    page.pane.show_tab("round")
    line = page.pane.round.agreements[AgreementKind.MENTOR]
    line.tick.click()
    assert not line.tick.isChecked(), "the tick goes back"
    return page.pane.round.message.text.text()


def _pair(window: MainWindow) -> PairingsPage:
    window.show_page("pairs")
    assert window.workspace is not None
    page = window.workspace.page("pairs")
    assert isinstance(page, PairingsPage)
    return page


def _sign_in_pair(window: MainWindow) -> str:
    page = _pair(window)
    page.pane.agreement.tick.click()
    assert not page.pane.agreement.tick.isChecked(), "the tick goes back"
    return page.pane.message.text.text()


def _remove_note(window: MainWindow) -> str:
    tab = _pair(window).pane.notes
    tab.remove(notes.of(pairing_id=1)[0])
    return tab.message.text.text()


def _letter(window: MainWindow) -> str:
    window.show_page("meetings")
    assert window.workspace is not None
    page = window.workspace.page("meetings")
    assert isinstance(page, MeetingsPage)
    page.writer.set_status(MeetingStatus.HELD)
    return page.strip.problem.text()


def _settings(window: MainWindow) -> SettingsPage:
    window.show_page("settings")
    assert window.workspace is not None
    page = window.workspace.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def _typed_in_settings(window: MainWindow, section: str, key: str, text: str) -> str:
    """Type into a field of a section of Settings and leave it; what stands below it, and the text stays."""
    form = getattr(_settings(window).sections[section], "form")  # noqa: B009 - the sections are of many kinds
    editor = form.editor(key)
    editor.write(text)
    editor.commit()
    assert editor.read() == text, "what was typed stays"
    return str(form.problem(key))


def _organisation(window: MainWindow) -> str:
    return _typed_in_settings(window, "organisation", "name", "Exempelbostäder")


def _rule(window: MainWindow) -> str:
    return _typed_in_settings(window, "round", "place", "Lund")


def _remove_unit(window: MainWindow) -> str:
    card = _settings(window).sections["units"]
    assert isinstance(card, UnitsCard)
    card.try_it("Remove the unit", units.remove, 1)
    return card.message.text.text()


def _call(window: MainWindow) -> str:
    window.show_page("activities", 1)
    assert window.workspace is not None
    page = window.workspace.page("activities")
    assert isinstance(page, ActivitiesPage)
    page.pane.call([Role.MENTOR])
    return page.message.text.text()


REFUSED = [_bin, _sign, _sign_in_pair, _remove_note, _letter, _organisation, _rule, _remove_unit, _call]


@pytest.mark.parametrize("do", REFUSED, ids=lambda do: do.__name__.strip("_"))
def test_a_full_disk_is_said_in_words_by(
    do: Callable[[MainWindow], str], window: MainWindow, full: Callable[[], None], qtbot: QtBot
) -> None:
    assert "The disk is full" in do(window)
    full()


def test_a_step_that_cannot_be_undone_stays_the_last_one(
    window: MainWindow, ask: ScriptedAsk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.session is not None
    session = window.session
    session.perform("Add a unit", units.add, name="Kundcenter")
    session.perform("Add another", units.add, name="Verkstad")
    with monkeypatch.context() as refusing:
        refusing.setattr(session.desk, "undo", lambda: (_ for _ in ()).throw(RuleBroken.at("", "Certificates rest on it.")))
        ask.will("show_error", None)
        window.menus.run("edit.undo")
    assert "Certificates rest on it." in ask.asked[-1][2]
    assert (session.undo_text(), session.redo_text()) == ("Add another", "")
    window.menus.run("edit.undo")
    window.menus.run("edit.redo")
    assert [row[1] for row in session.desk.dump()["unit"]] == ["Kundcenter", "Verkstad"]


def test_what_nobody_caught_of_the_file_speaks_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, str, str]] = []
    monkeypatch.setattr("sys.excepthook", None)
    crash.install(lambda *told: said.append(told))
    error = DiskFull(Path("Åby.mentordesk"))
    sys.excepthook(type(error), error, None)
    assert said == [("The disk is full", "Nothing was changed in “Åby.mentordesk”.", "")]


# -- only to be read ------------------------------------------------------------------------------------------


def test_a_file_opened_for_reading_offers_nothing_that_writes_and_refuses_in_words(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    window.close_file()
    window.use(Desk.open(file, read_only=True))
    window.show_page("people", 1)
    assert window.status.saved.text() == "Opened for reading only"
    for key in ("record.new", "round.new", "round.copy", "edit.undo", "edit.redo"):
        assert not window.menus._actions[key].isEnabled(), key
    line = type_in(window, qtbot, "Kiruna")
    assert line.isReadOnly()
    assert line.text() != "Kiruna"
    state = QAccessible.queryAccessibleInterface(line).state()
    assert state.readOnly
    pane = page_of(window).pane
    assert not pane.details.form.editor("gender").main().isEnabled()
    pane.round.status_button.setEnabled(True)
    for part in (pane.round.status_button, pane.details.languages):
        assert not part.isEnabled(), "whoever switches it on"
        assert part.accessibleDescription() == "The file is open for reading only."
    menu = page_of(window).commands.menu(page_of(window).table.selected_records(), window)
    assert {line.objectName() for line in menu.actions() if line.isEnabled()} == {"documents"}
    page_of(window).table.selectAll()
    assert [key for key, button in pane.bulk.buttons.items() if button.isEnabled()] == ["documents"]
    page_of(window).table.select_id(1)
    for do in REFUSED:
        if do not in (_sign, _sign_in_pair):  # their ticks are off
            assert "reading" in do(window), do.__name__


def test_above_the_pages_of_a_file_opened_for_reading_a_copy_is_offered(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    window.close_file()
    window.use(Desk.open(file, read_only=True))
    workspace, asked = window.workspace, list[str]()
    assert workspace is not None
    qtbot.waitUntil(lambda: workspace._above is not None)
    bar = workspace._above
    assert isinstance(bar, MessageBar)
    assert bar.isVisible()
    workspace.command.disconnect()
    workspace.command.connect(asked.append)
    bar.action_button.click()
    assert asked == ["file.copy"]


# -- by accident ----------------------------------------------------------------------------------------------


def test_the_wheel_over_the_round_chooser_changes_nothing(window: MainWindow) -> None:
    assert window.workspace is not None
    rounds = window.workspace.rounds
    before = rounds.currentText()
    middle = QPointF(rounds.rect().center())
    for turn in (-120, 120):
        QApplication.sendEvent(
            rounds,
            QWheelEvent(
                middle, rounds.mapToGlobal(middle), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            ),
        )  # fmt: skip
    assert rounds.currentText() == before


def test_a_unit_that_is_renamed_is_filtered_by_still_and_one_that_is_removed_no_more(window: MainWindow) -> None:
    assert window.session is not None
    unit = window.session.perform("Add a unit", units.add, name="Kundcenter")
    page = page_of(window)
    page.filters.set_value("unit", str(unit))
    assert page.model.rowCount() == 0
    window.session.perform("Rename", units.update, unit, name="Service")
    assert page.filters.chips["unit"].text() == "Service"
    window.session.perform("Move", person_actions.update, page.model.all_records()[0].id, unit_id=unit)
    assert page.model.rowCount() == 1
    window.session.perform("Move", person_actions.update, page.model.all_records()[0].id, unit_id=None)
    window.session.perform("Remove", units.remove, unit)
    assert page.filters.value("unit") == ()
    assert page.model.rowCount() == 2
