"""Tables of new people: pasted into the list, dropped on it or asked for, understood, corrected, taken in as one step."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.domain.intake_words import Meaning
from mentordesk.domain.problems import RuleBroken
from mentordesk.exchange.workbooks import Table
from mentordesk.queries import people, units
from mentordesk.ui.dialogs.intake import TakeIn
from mentordesk.ui.dialogs.intake_source import NOTHING, Source
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.test_cells import CTRL, JUNE, KEY, Hands, four_people
from tests.ui.using import activate, in_dialog, untold

SHEET = (
    "Förnamn\tEfternamn\tE-post\tMobil\tRoll\tEnhet\tSkostorlek\n"
    "Elsa\tEk\telsa@example.org\t0701740605\tMentor\tDrift\t38\n"
    "Ali\tNur\tali@example.org\t\tAdept\t\t42\n"
    "Anna\tA\t\t\tAdept\t\t\n"
    "\t\tnobody@example.org\t\t\t\t\n"
)


@pytest.fixture
def hands(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> Hands:
    """The list of people, with the four of them in it."""
    four_people()
    page = PeoplePage(Session(desk, clock=lambda: JUNE), Tools(ask, settings))
    qtbot.addWidget(page)
    page.resize(1600, 768)
    page.show()
    activate(qtbot, page)
    return Hands(page)


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> Iterator[Callable[[str], TakeIn]]:
    """Opens the dialog on a text."""
    sessions: list[Session] = []

    def made(text: str) -> TakeIn:
        sessions.append(Session(desk, clock=lambda: JUNE))
        QGuiApplication.clipboard().setText(text)
        rows = [line.split("\t") for line in text.splitlines()]
        source = Source("People.xlsx", [Table("People", rows)]) if rows else NOTHING
        shown = TakeIn(sessions[-1], Tools(ask, settings), None, source)
        qtbot.addWidget(shown)
        shown.show()
        activate(qtbot, shown)
        return shown

    yield made
    for session in sessions:
        session.close()


def names() -> list[str]:
    return [row.name for row in people.listing(1, JUNE)]


def add(qtbot: QtBot, seen: list[TakeIn]) -> None:
    """When the dialog opens, press its button."""

    def act(opened: object) -> None:
        assert isinstance(opened, TakeIn)
        seen.append(opened)
        opened.add_button.click()

    in_dialog(qtbot, act)


def add_when_open(qtbot: QtBot, seen: list[TakeIn]) -> None:
    """The same when the file has been read beside the window."""
    look = QTimer(interval=5)

    def act() -> None:
        if isinstance(opened := QApplication.activeModalWidget(), TakeIn):
            look.stop()
            seen.append(opened)
            opened.add_button.click()

    look.timeout.connect(act)
    look.start()
    qtbot.waitUntil(lambda: bool(seen) and not seen[0].isVisible())


def states(dialog: TakeIn) -> list[tuple[int, str, bool]]:
    """The lines with what is said of them, and whether they are ticked."""
    state = dialog.model.column_of("state")
    return [(line.id, dialog.model.text_at(row, state), line.taken) for row, line in enumerate(dialog.model.records())]


# -- pasted into the list -----------------------------------------------------------------------------------------


def test_rows_with_headings_are_new_people_wherever_they_are_pasted(hands: Hands, desk: Desk, qtbot: QtBot) -> None:
    before, seen = desk.dump(), list[TakeIn]()
    hands.at(1, "status")
    add(qtbot, seen)
    hands.paste(SHEET)
    assert names() == ["Anna A", "Berit B", "Cecilia C", "Doris D", "Elsa Ek", "Ali Nur"]
    rows = {row.name: row for row in people.listing(1, JUNE)}
    assert (rows["Elsa Ek"].role, rows["Elsa Ek"].unit, rows["Elsa Ek"].phone) == ("mentor", "Drift", "070-174 06 05")
    assert (rows["Ali Nur"].role, rows["Ali Nur"].status) == ("mentee", EnrolmentStatus.APPLIED)
    assert hands.said() == "2 people were added."
    assert hands.labels() == ["Add 2 people"]
    assert hands.table.current_record().name == "Elsa Ek"
    hands.page.message.action_button.click()
    assert untold(desk.dump()) == untold(before)


def test_names_pasted_on_below_the_last_row_are_new_people(hands: Hands, qtbot: QtBot) -> None:
    seen: list[TakeIn] = []
    hands.at(3, "name")
    add(qtbot, seen)
    hands.paste("Elsa Ek\nFatima Noor\n\n")
    assert names() == ["Anna A", "Berit B", "Cecilia C", "Doris D", "Elsa Ek", "Fatima Noor"]
    assert seen[0].columns.understood() == ((Meaning.NAME,), False)


def test_what_is_no_name_is_never_new_people(hands: Hands) -> None:
    hands.at(3, "city").paste("Lund\nBoden")
    assert "from the chosen row down there is only 1." in hands.said()
    assert len(names()) == 4


def test_before_people_are_renamed_who_are_not_all_chosen_it_is_asked(hands: Hands, ask: ScriptedAsk, qtbot: QtBot) -> None:
    ask.will("choose", "")
    hands.at(1, "name").paste("Elsa Ek\nCecilia C\nGreta Gran")
    assert ask.asked[-1][1:] == (
        "Rename 2 people?",
        "What you paste goes over names that are in the list. It can also be added as new people.",
    )
    assert (names(), hands.labels()) == (["Anna A", "Berit B", "Cecilia C", "Doris D"], [])
    ask.will("choose", "over")
    hands.paste("Elsa Ek\nCecilia C\nGreta Gran")
    assert sorted(names()) == ["Anna A", "Cecilia C", "Elsa Ek", "Greta Gran"]
    hands.page.session.undo()
    ask.will("choose", "new")
    seen: list[TakeIn] = []
    hands.at(1, "name")
    add(qtbot, seen)
    hands.paste("Elsa Ek\nCecilia C\nGreta Gran")
    assert sorted(names()) == ["Anna A", "Berit B", "Cecilia C", "Doris D", "Elsa Ek", "Greta Gran"]
    ask.finished()


def test_as_many_names_as_are_chosen_go_over_them_without_a_question(hands: Hands) -> None:
    hands.at(1, "name").press(KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier).paste("Elsa Ek\nGreta Gran")
    assert sorted(names()) == ["Anna A", "Doris D", "Elsa Ek", "Greta Gran"]
    hands.page.session.undo()
    hands.at(0, "name").paste("Elsa Ek")
    assert "Elsa Ek" in names()
    assert hands.said() == "Anna A is now called Elsa Ek."
    hands.page.message.action_button.click()
    assert sorted(names()) == ["Anna A", "Berit B", "Cecilia C", "Doris D"]


def test_the_first_people_are_pasted_into_an_empty_list(
    qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings
) -> None:
    page = PeoplePage(Session(desk, clock=lambda: JUNE), Tools(ask, settings))
    qtbot.addWidget(page)
    page.show()
    activate(qtbot, page)
    page.table.setFocus()
    seen: list[TakeIn] = []
    add(qtbot, seen)
    Hands(page).paste("Elsa Ek\telsa@example.org\nAli Nur\tali@example.org")
    assert [row.name for row in people.listing(None, JUNE)] == ["Elsa Ek", "Ali Nur"]
    assert seen[0].form is None, "there is no round to be in"


def test_a_file_opened_for_reading_takes_nobody_in(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "read_only", True)
    hands.at(1, "name").paste(SHEET)
    assert len(names()) == 4


def test_rows_dropped_on_the_page_are_taken_in_and_files_are_left_to_the_window(hands: Hands, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setText(SHEET)
    buttons, keys, action = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(400, 300), action, mime, buttons, keys)
    QApplication.sendEvent(hands.page, enter)
    assert enter.isAccepted()
    seen: list[TakeIn] = []
    QApplication.sendEvent(hands.page, QDropEvent(QPointF(400, 300), action, mime, buttons, keys))
    add(qtbot, seen)
    qtbot.waitUntil(lambda: len(names()) == 6)


def test_ctrl_shift_v_takes_people_in_from_any_page(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> None:
    window = MainWindow(Tools(ask, settings), lambda: JUNE)
    qtbot.addWidget(window)
    window.show()
    a.a_round()
    window.use(desk)
    window.show_page("meetings")
    activate(qtbot, window)
    seen: list[TakeIn] = []
    QGuiApplication.clipboard().setText(SHEET)
    add(qtbot, seen)
    qtbot.keyClick(window, KEY.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.workspace is not None
    assert window.workspace.current_key() == "people"
    assert [row.name for row in people.listing(1, JUNE)] == ["Anna A", "Elsa Ek", "Ali Nur"]
    window.close()


# -- files ------------------------------------------------------------------------------------------------------------


def chosen(qtbot: QtBot, window: MainWindow, _path: Path) -> None:
    qtbot.keyClick(window, KEY.Key_I, CTRL)


def dropped(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys, action = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(400, 300), action, mime, buttons, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), action, mime, buttons, keys))


@pytest.mark.parametrize("way", [chosen, dropped])
def test_a_file_is_taken_in_from_any_page_and_undone_in_one_step(
    qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings, tmp_path: Path,
    way: Callable[[QtBot, MainWindow, Path], None],
) -> None:  # fmt: skip
    window = MainWindow(Tools(ask, settings), lambda: JUNE)
    qtbot.addWidget(window)
    window.show()
    a.a_round()
    window.use(desk)
    window.show_page("meetings")
    activate(qtbot, window)
    before, seen = desk.dump(), list[TakeIn]()
    path = tmp_path / "Intresse.csv"
    path.write_bytes(SHEET.replace("\t", ";").encode("cp1252"))
    if way is chosen:
        ask.will("open_file", path)
    way(qtbot, window, path)
    add_when_open(qtbot, seen)
    assert [row.name for row in people.listing(1, JUNE)] == ["Anna A", "Elsa Ek", "Ali Nur"]
    window.undo()
    assert untold(desk.dump()) == untold(before)
    window.close()


# -- the dialog -------------------------------------------------------------------------------------------------------


def test_each_line_says_what_becomes_of_it(dialog: Callable[[str], TakeIn]) -> None:
    four_people()
    shown = dialog(SHEET)
    assert states(shown) == [
        (2, "New", True), (3, "New", True), (4, "Probably there already", False), (5, "Does not fit", False),
    ]  # fmt: skip
    details = shown.model.column_of("details")
    assert shown.model.text_at(2, details) == "Anna A: the same name"
    assert shown.model.text_at(3, details) == "Give a name."
    assert shown.summary.text() == "2 people are added · 1 is probably there already · 1 does not fit"
    assert shown.lists.text() == "In Bostadsmentor 2027: 1 mentor, 1 mentee. 1 unit is new and made: Drift."
    shown.table.select_row(3)
    assert shown.table.accessibleDescription() == "Line 5 · Does not fit · Give a name."
    assert shown.add_button.text() == "Add 2 people"


def test_space_and_a_click_add_a_line_or_leave_it_out(dialog: Callable[[str], TakeIn], qtbot: QtBot) -> None:
    four_people()
    shown = dialog(SHEET)
    shown.table.select_row(2)
    qtbot.keyClick(shown.table, KEY.Key_Space)
    assert [taken for _line, _state, taken in states(shown)] == [True, True, True, False]
    tick = shown.table.visualRect(shown.model.index(0, 0)).center()
    qtbot.mouseClick(shown.table.viewport(), Qt.MouseButton.LeftButton, pos=tick)
    assert [taken for _line, _state, taken in states(shown)] == [False, True, True, False]
    shown.table.select_row(3)
    qtbot.keyClick(shown.table, KEY.Key_Space)
    assert not states(shown)[3][2], "nobody can be made of it"
    shown.add()
    assert sorted(row.name for row in people.listing(1, JUNE)) == [
        "Ali Nur", "Anna A", "Anna A", "Berit B", "Cecilia C", "Doris D",
    ]  # fmt: skip


def test_a_column_can_be_said_to_be_something_else(dialog: Callable[[str], TakeIn]) -> None:
    shown = dialog("Nur\tAli\tKock\nEk\tElsa\tLärare")
    assert shown.columns.understood().meanings == (Meaning.GIVEN_NAME, Meaning.FAMILY_NAME, None)
    for place, meaning in ((0, Meaning.FAMILY_NAME), (1, Meaning.GIVEN_NAME), (2, Meaning.OCCUPATION)):
        choice = shown.columns.choices[place]
        choice.setCurrentIndex(choice.findText(meaning.label))
        choice.activated.emit(choice.currentIndex())
    assert shown.columns.understood().meanings == (Meaning.FAMILY_NAME, Meaning.GIVEN_NAME, Meaning.OCCUPATION)
    assert [(line.one.record.name, line.one.record.occupation) for line in shown.lines()] == [
        ("Ali Nur", "Kock"), ("Elsa Ek", "Lärare"),
    ]  # fmt: skip


def test_the_first_line_can_be_said_to_be_a_person(dialog: Callable[[str], TakeIn]) -> None:
    shown = dialog("Person\ta@example.org\nElsa\te@example.org")
    assert not shown.columns.headed.isChecked(), "an address is no heading"
    shown.columns.headed.click()
    assert [line.id for line in shown.lines()] == [2]
    assert shown.columns.choices[0].accessibleName() == "Person is"


def test_the_role_the_status_and_the_day_are_asked_for_those_without(dialog: Callable[[str], TakeIn]) -> None:
    a.a_round()
    shown = dialog("Elsa Ek\te@example.org")
    assert shown.form is not None
    assert shown.form.values() == {"role": None, "status": EnrolmentStatus.APPLIED, "on": JUNE}
    shown.form.set_values({"role": "mentee", "status": EnrolmentStatus.WAITING, "on": None})
    shown.add()
    assert (shown.taken.added, shown.form.problem("on")) == ([], "This is needed.")
    shown.form.set_values({"role": "mentee", "status": EnrolmentStatus.WAITING, "on": date(2027, 5, 2)})
    shown.add()
    (row,) = people.listing(1, JUNE)
    assert (row.role, row.status, row.status_on) == ("mentee", EnrolmentStatus.WAITING, "2027-05-02")


def test_nothing_is_half_done_and_what_is_wrong_is_said(
    dialog: Callable[[str], TakeIn], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(given: list[dict[str, object]]) -> list[int]:
        raise RuleBroken.at("0", f"No {given[0]['given_name']} here.")

    shown = dialog("Namn\tEnhet\nElsa Ek\tDrift")
    monkeypatch.setattr("mentordesk.actions.people.add_many", refuse)
    shown.add()
    assert shown.isVisible()
    assert shown.message.text.text() == "Line 2: No Elsa here."
    assert (people.listing(None, JUNE), units.listing(), desk.undo_steps) == ([], [], ())


def test_without_anything_copied_it_says_how_and_takes_it_when_it_comes(
    dialog: Callable[[str], TakeIn], qtbot: QtBot
) -> None:
    shown = dialog("")
    assert not shown.add_button.isEnabled()
    assert not shown.columns.isVisible()
    QGuiApplication.clipboard().setText(SHEET)
    qtbot.keyClick(shown, KEY.Key_V, CTRL)
    assert [line.id for line in shown.lines()] == [2, 3, 4, 5]
