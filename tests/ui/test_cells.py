"""People and pairs are changed in the list itself, by keyboard, as Excel has taught everybody's hands."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.actions import people as actions
from mentordesk.desk import Desk, StoredFileError
from mentordesk.domain.activities import AttendanceStatus
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.pairings import EndReason, PairingStatus
from mentordesk.domain.people import Gender
from mentordesk.queries import activities, enrolments, pairings, people
from mentordesk.ui.pages.activities import ActivitiesPage
from mentordesk.ui.pages.pairings import PairingsPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate

JUNE = date(2027, 6, 8)
CTRL, SHIFT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
KEY = Qt.Key
Show = Callable[..., "Hands"]


class Hands:
    """Two hands at the keyboard, in the list of a page."""

    def __init__(self, page: PeoplePage | PairingsPage | ActivitiesPage, table: RecordTable | None = None) -> None:
        self.page, self.table = page, table or page.table
        self.model = self.table.list_model()

    def at(self, row: int, column: str) -> "Hands":
        """Click on a cell; its column is brought into view."""
        place = self.model.column_of(column)
        if self.table.isColumnHidden(place):
            self.table.header.setSectionHidden(place, False)
        QApplication.processEvents()
        self.table.setFocus()
        self.table.cells.go(row, place)
        return self

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> "Hands":
        for _time in range(times):
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key, modifiers)
            QApplication.processEvents()
        return self

    def type(self, text: str) -> "Hands":
        """Type, letters beyond ASCII too."""
        for letter in text:
            focused = QApplication.focusWidget()
            assert focused is not None
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focused, QKeyEvent(kind, 0, NONE, letter))
        return self

    def paste(self, text: str) -> "Hands":
        QGuiApplication.clipboard().setText(text)
        return self.press(KEY.Key_V, CTRL)

    def place(self) -> tuple[int, str]:
        index = self.table.currentIndex()
        return index.row(), self.model.columns[index.column()].key

    def column(self, key: str) -> list[str]:
        """What stands in a column in the file, from top to bottom."""
        return [self.model.text_at(row, self.model.column_of(key)) for row in range(self.model.rowCount())]

    def typed(self, row: int, column: str) -> str:
        """What was typed in a cell and refused."""
        mark = self.model.marks.at(row, self.model.column_of(column))
        return mark.typed if mark is not None else ""

    def note(self) -> str:
        """What is said beside the cell."""
        said = self.table._note
        return said.text() if said is not None and said.isVisible() else ""

    def labels(self) -> list[str]:
        return [step.label for step in self.page.session.desk.undo_steps]

    def said(self) -> str:
        return self.page.message.text.text() if self.page.message.isVisible() else ""


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> Show:
    """Shows one of the pages on what the test has put into the file."""

    def shown(kind: type[PeoplePage] | type[PairingsPage] = PeoplePage, width: int = 1600) -> Hands:
        page = kind(Session(desk, clock=lambda: JUNE), Tools(ask, settings))
        qtbot.addWidget(page)
        page.resize(width, 768)
        page.show()
        activate(qtbot, page)
        return Hands(page)

    return shown


def four_people() -> list[int]:
    """Anna A, Berit B, Cecilia C and Doris D; the first three are mentors in the round."""
    this = a.a_round()
    ids = [a.a_person(f"{name}", name[0]) for name in ("Anna", "Berit", "Cecilia", "Doris")]
    for person_id in ids[:3]:
        a.a_mentor(this, person_id=person_id)
    return ids


# -- one cell -------------------------------------------------------------------------------------------------


def test_typing_replaces_and_enter_goes_down_each_cell_one_step(show: Show) -> None:
    ids = four_people()
    hands = show().at(0, "city")
    hands.type("Umeå").press(KEY.Key_Return).type("Kiruna").press(KEY.Key_Return)
    assert [people.get(each).city for each in ids] == ["Umeå", "Kiruna", "", ""]
    assert hands.labels() == ["Change city for Anna A", "Change city for Berit B"]
    assert hands.place() == (2, "city")
    hands.page.session.undo()
    assert hands.column("city") == ["Umeå", "", "", ""]
    hands.page.session.redo()
    assert hands.column("city")[1] == "Kiruna"


def test_f2_changes_in_place_and_escape_restores(show: Show) -> None:
    person = a.a_person("Åsa", "Öberg", city="Umeå")
    hands = show().at(0, "city").press(KEY.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.accessibleName()) == ("Umeå", "City of Åsa Öberg")
    hands.type(" S").press(KEY.Key_Escape)
    assert people.get(person).city == "Umeå"
    assert hands.table.hasFocus()
    hands.press(KEY.Key_F2).type(" S").press(KEY.Key_Return)
    assert people.get(person).city == "Umeå S"
    hands.press(KEY.Key_F2).press(KEY.Key_Return)
    assert hands.labels() == ["Change city for Åsa Öberg"], "the same again is no step"


def test_tab_goes_to_what_can_be_changed_wraps_and_enter_returns_to_where_the_run_began(show: Show) -> None:
    ids = four_people()
    hands = show()
    for key in ("role", "type", "status", "meetings"):
        hands.table.header.setSectionHidden(hands.model.column_of(key), True)
    for key in ("district", "workplace", "city"):
        hands.at(0, key)
    hands.at(0, "district").type("Norr").press(KEY.Key_Tab).type("Depot").press(KEY.Key_Tab).type("Lund")
    hands.press(KEY.Key_Return)
    assert hands.place() == (1, "district")
    first = people.get(ids[0])
    assert (first.district, first.workplace, first.city) == ("Norr", "Depot", "Lund")
    hands.press(KEY.Key_Return)
    assert hands.place() == (2, "district"), "while cells are entered Enter goes on down"
    hands.at(1, "city").press(KEY.Key_Tab)
    assert hands.place() == (2, "name"), "from the end of a row to the next"
    hands.press(KEY.Key_Backtab, SHIFT)
    assert hands.place() == (1, "city")


def test_tab_skips_what_is_only_shown_and_leaves_at_the_end(show: Show) -> None:
    four_people()
    hands = show().at(3, "name").press(KEY.Key_Tab)
    assert hands.place() == (3, "role")
    hands.press(KEY.Key_Tab).press(KEY.Key_Tab)
    assert hands.place() == (3, "status")
    hands.press(KEY.Key_Tab)
    assert not hands.table.hasFocus()


def test_enter_opens_the_details_unless_cells_are_being_entered(show: Show, qtbot: QtBot) -> None:
    four_people()
    hands = show().at(0, "city")
    with qtbot.waitSignal(hands.table.record_activated):
        hands.press(KEY.Key_Return)
    hands.at(0, "city").type("Lund").press(KEY.Key_Return).press(KEY.Key_Up)
    with qtbot.waitSignal(hands.table.record_activated):
        hands.press(KEY.Key_Return)


def test_a_double_click_changes_in_place_and_elsewhere_opens_the_details(show: Show, qtbot: QtBot) -> None:
    person = a.a_person("Åsa", "Öberg", city="Umeå")
    hands = show().at(0, "city")
    there = hands.table.visualRect(hands.table.currentIndex()).center()
    QTest.mouseDClick(hands.table.viewport(), Qt.MouseButton.LeftButton, NONE, there)
    hands.press(KEY.Key_A, CTRL).type("Boden").press(KEY.Key_Return)
    assert people.get(person).city == "Boden"
    role = hands.table.visualRect(hands.model.index(0, hands.model.column_of("role"))).center()
    with qtbot.waitSignal(hands.table.record_activated):
        QTest.mouseDClick(hands.table.viewport(), Qt.MouseButton.LeftButton, NONE, role)


def test_a_click_elsewhere_enters_what_was_typed(show: Show) -> None:
    ids = four_people()
    hands = show().at(0, "city").type("Lund")
    hands.page.search.setFocus()
    assert people.get(ids[0]).city == "Lund"
    assert QApplication.focusWidget() is hands.page.search
    hands.at(1, "city").type("Boden")
    hands.page.hide()
    assert people.get(ids[1]).city == "Boden", "leaving the page does too"


def test_a_name_is_changed_as_one(show: Show) -> None:
    person = a.a_person("Åsa", "von Essen")
    hands = show().at(0, "name").press(KEY.Key_F2)
    hands.press(KEY.Key_Home).press(KEY.Key_Delete, times=3).type("Anna Karin").press(KEY.Key_Return)
    assert (people.get(person).given_name, people.get(person).family_name) == ("Anna Karin", "von Essen")


def test_choices_are_taken_by_letter_and_by_ticks(show: Show) -> None:
    ids = four_people()
    enrolled = [row.enrolment_id for row in people.listing(1, JUNE)]
    hands = show().at(0, "status").type("W").press(KEY.Key_Return)
    assert enrolments.get(enrolled[0] or 0).status is EnrolmentStatus.WAITING
    assert enrolments.get(enrolled[0] or 0).status_on == JUNE
    hands.at(1, "gender").press(KEY.Key_F2)
    QApplication.processEvents()
    hands.press(KEY.Key_Home).press(KEY.Key_Return)
    assert people.get(ids[1]).gender is Gender.WOMAN
    hands.at(2, "type").press(KEY.Key_F2)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    for box in popup.findChildren(type(popup.focusWidget())):
        QTest.keyClick(box, KEY.Key_Space)
    QTest.keyClick(popup, KEY.Key_Return)
    assert enrolments.get(enrolled[2] or 0).types == tuple(kind for kind in MentorType if kind is not MentorType.VOCATIONAL)


def test_earlier_entries_complete_what_is_typed(show: Show) -> None:
    a.a_person("Åsa", "Öberg", workplace="Depot North")
    person = a.a_person("Ali", "Omar")
    hands = show().at(0, "workplace").type("dep").press(KEY.Key_Return)
    assert people.get(person).workplace == "Depot North"
    assert hands.place() == (1, "workplace")
    hands.at(0, "workplace").type("Depot").press(KEY.Key_Delete).press(KEY.Key_Return)
    assert people.get(person).workplace == "Depot"


def test_a_phone_number_is_put_into_one_form_and_a_doubtful_one_gets_a_warning(show: Show) -> None:
    ids = four_people()
    hands = show().at(0, "phone").type("0701740605").press(KEY.Key_Return).type("12").press(KEY.Key_Return)
    assert [people.get(each).phone for each in ids[:2]] == ["070-174 06 05", "12"]
    assert hands.note() == ""
    hands.press(KEY.Key_Up)
    assert hands.note(), "it is kept, and explained where one comes by"
    hands.press(KEY.Key_Up)
    assert hands.note() == ""
    hands.at(0, "phone").paste("+46 70 174 06 07\n08-12 34 56")
    assert [people.get(each).phone for each in ids[:2]] == ["070-174 06 07", "08-12 34 56"]


# -- what cannot be kept --------------------------------------------------------------------------------------


def test_a_wrong_value_is_kept_marked_and_explained_and_leaving_is_allowed(show: Show) -> None:
    person = a.a_person("Åsa", "Öberg", birth_year=1980)
    a.a_person("Östen", "Ek")
    hands = show().at(1, "birth_year").type("66").press(KEY.Key_Return)
    assert hands.place() == (1, "birth_year"), "it stays where it is explained"
    assert hands.note() == "The number must be between 1900 and 2100."
    assert (hands.typed(1, "birth_year"), people.get(person).birth_year) == ("66", 1980)
    index = hands.table.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "66. The number must be between 1900 and 2100."
    assert hands.table.unsaved() == ["Year of birth"]
    hands.press(KEY.Key_Up)
    assert hands.note() == ""
    assert hands.typed(1, "birth_year") == "66"
    hands.page.refill()
    hands.press(KEY.Key_Down)
    assert hands.note(), "also after the list was filled anew"
    hands.press(KEY.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == "66", "it can be put right"
    hands.press(KEY.Key_Home).type("19").press(KEY.Key_Return)
    assert people.get(person).birth_year == 1966
    assert (hands.typed(1, "birth_year"), hands.note(), hands.table.unsaved()) == ("", "", [])


def test_escape_takes_a_wrong_value_away(show: Show) -> None:
    a.a_person("Åsa", "Öberg", birth_year=1980)
    hands = show().at(0, "birth_year").type("x").press(KEY.Key_Return).press(KEY.Key_Escape)
    assert (hands.typed(0, "birth_year"), hands.note(), hands.column("birth_year")) == ("", "", ["1980"])


def test_what_a_rule_refuses_is_explained_beside_the_cell(show: Show) -> None:
    ids = four_people()
    hands = show().at(0, "occupation").type("811218-9876").press(KEY.Key_Return)
    assert "personal identity number" in hands.note()
    hands.at(0, "name").press(KEY.Key_Delete)
    assert hands.note() == "Give a name."
    hands.at(1, "status").type("De").press(KEY.Key_Return)
    assert hands.note() == "“Declined” needs a reason: choose “Change status…” instead."
    assert hands.labels() == []
    assert people.get(ids[0]).occupation == ""


def test_a_full_disk_is_told_loudly_and_what_was_typed_stays(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    a.a_person("Åsa", "Öberg")
    hands = show()

    def full(*_args: object, **_kwargs: object) -> None:
        raise StoredFileError(None)

    monkeypatch.setattr(hands.page.session, "perform", full)
    hands.at(0, "city").type("Lund").press(KEY.Key_Return)
    assert hands.said()
    assert hands.typed(0, "city") == "Lund"
    assert hands.table.unsaved() == ["City"]


def test_what_is_hidden_of_a_protected_identity_is_not_changed_here(show: Show) -> None:
    person = a.a_person("Selam", "Haile", protected=True, code_name="Linden", phone="")
    hands = show().at(0, "phone").type("0")
    assert hands.note() == "Protected identity: this is not shown here, and not changed either."
    assert hands.table.hasFocus()
    hands.at(0, "name").press(KEY.Key_F2)
    assert hands.table.hasFocus()
    hands.at(0, "phone").paste("070-1")
    assert people.get(person).phone == ""
    hands.at(0, "gender").type("W").press(KEY.Key_Return)
    assert people.get(person).gender is Gender.WOMAN


def test_who_is_not_in_the_round_has_no_status_to_change(show: Show) -> None:
    four_people()
    hands = show().at(3, "status").type("A")
    assert hands.note() == "Not in this round."
    hands.at(3, "role").type("M")
    assert hands.note() == "Not in this round."
    hands.at(3, "meetings").type("8")
    assert hands.note() == "“Meetings” is not changed in the list."


def test_a_role_entered_by_mistake_is_changed_in_its_cell(show: Show) -> None:
    round_id = a.a_round()
    wrong = a.a_mentor(round_id, person_id=a.a_person("Amal", "Yusuf"), capacity=3)
    paired = pairings.get(a.a_pairing(round_id)).mentor_id
    hands = show()
    rows = {row.enrolment_id: place for place, row in enumerate(hands.model.records())}
    hands.at(rows[wrong], "role").type("Mentee").press(KEY.Key_Return)
    assert (enrolments.get(wrong).role, enrolments.get(wrong).capacity) == (Role.MENTEE, 1)
    assert "0 mentors" not in hands.page.header.summary.text()
    rows = {row.enrolment_id: place for place, row in enumerate(hands.model.records())}
    hands.at(rows[paired], "role").type("Mentee").press(KEY.Key_Return)
    assert enrolments.get(paired).role is Role.MENTOR
    assert "1 pairing" in hands.said() + hands.note()


def test_a_file_opened_for_reading_only_is_not_changed(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    a.a_person("Åsa", "Öberg")
    monkeypatch.setattr(Desk, "read_only", property(lambda _desk: True))
    hands = show().at(0, "city").type("L")
    assert hands.note() == "The file is open for reading only."
    hands.paste("Lund")
    assert hands.column("city") == [""]


# -- many cells -----------------------------------------------------------------------------------------------


def test_a_block_from_excel_is_pasted_as_one_step_and_what_does_not_fit_is_told(show: Show) -> None:
    ids = four_people()
    hands = show().at(0, "birth_year")
    hands.table.header.moveSection(hands.table.header.visualIndex(hands.model.column_of("city")), 0)
    hands.at(0, "city")
    hands.table.header.moveSection(hands.table.header.visualIndex(hands.model.column_of("birth_year")), 1)
    hands.at(1, "city").paste("Lund\t1980\nBoden\tsoon\nVaxholm\t17\n\t\n")
    assert [people.get(each).city for each in ids] == ["", "Lund", "Boden", "Vaxholm"]
    assert [people.get(each).birth_year for each in ids] == [None, 1980, None, None]
    assert hands.said() == (
        "4 cells were changed.\n2 did not fit: "
        "Cecilia C, year of birth: Write a whole number. Doris D, year of birth: The number must be between 1900 and 2100."
    )
    assert (hands.typed(2, "birth_year"), hands.typed(3, "birth_year")) == ("soon", "17")
    assert hands.labels() == ["Paste"]
    hands.page.message.action_button.click()
    assert hands.column("city") == ["", "", "", ""]
    hands.page.session.redo()
    assert hands.column("city") == ["", "Lund", "Boden", "Vaxholm"]


def test_a_block_with_more_rows_than_are_left_changes_nobody(show: Show) -> None:
    ids = four_people()
    hands = show().at(2, "city").paste("Lund\nBoden\nKiruna\n\n")
    assert hands.column("city") == [""] * 4
    assert hands.said() == (
        "Nothing was changed. 3 rows were copied, but from the chosen row down there are only 2. "
        "Pasting changes rows that are in the list and adds none. "
        "New people are entered with New person (Ctrl+N), or pasted with their names."
    )
    assert hands.labels() == []
    assert [hands.typed(row, "city") for row in range(4)] == [""] * 4
    hands.at(3, "city").paste("Lund\nBoden")
    assert "from the chosen row down there is only 1." in hands.said()
    hands.at(3, "city").paste("Lund\n \n\t\n")
    assert [people.get(each).city for each in ids] == ["", "", "", "Lund"], "empty rows of a sheet do no harm"


def test_what_lies_beside_the_last_column_is_told(show: Show) -> None:
    four_people()
    hands = show()
    last = hands.table.cells.shown()[-1]
    hands.at(0, hands.model.columns[last].key).paste(f"{hands.model.text_at(0, last)}\tbeside")
    assert hands.said().endswith("1 did not fit: “beside” lies outside the list.")
    assert hands.labels() == []


def test_what_the_rules_refuse_of_a_block_is_left_out_and_the_rest_is_done(show: Show) -> None:
    four_people()
    hands = show().at(0, "occupation").paste("Nurse\n811218-9876\nCook\nClerk")
    assert hands.column("occupation") == ["Nurse", "", "Cook", "Clerk"]
    assert hands.said().startswith("3 cells were changed.\n1 did not fit: Berit B, occupation: This looks like")
    assert hands.typed(1, "occupation") == "811218-9876"
    assert hands.labels() == ["Paste"]


def test_one_value_fills_the_choice_and_a_block_repeats_over_a_multiple(show: Show) -> None:
    four_people()
    hands = show().at(0, "city").press(KEY.Key_Down, SHIFT, times=3).paste("Lund")
    assert hands.column("city") == ["Lund"] * 4
    hands.paste("Boden\nKiruna")
    assert hands.column("city") == ["Boden", "Kiruna", "Boden", "Kiruna"]
    hands.paste("Boden\nKiruna")
    assert len(hands.labels()) == 2, "what stands there already is no step"
    hands.paste("")
    assert len(hands.labels()) == 2


@pytest.mark.parametrize("key", [KEY.Key_Backspace, KEY.Key_Y, KEY.Key_1])
def test_a_key_that_an_editor_has_no_use_for_does_not_begin_again(show: Show, key: Qt.Key) -> None:
    this = a.a_round()
    a.a_mentor(this, person_id=a.a_person("Anna", "A"), types="language")
    hands = show()
    columns = [column.key for column in hands.model.columns if column.editing is not None]
    assert {"role", "status", "city"} < set(columns)
    for column in columns:
        before = hands.column(column)
        hands.at(0, column).press(key)
        for _open in range(2):
            if hands.page.entry.is_asking():
                hands.press(KEY.Key_Escape)
        assert not hands.page.entry.is_asking(), column
        assert hands.column(column) == before
    assert hands.labels() == []


def test_what_was_copied_can_be_pasted_back(show: Show, ask: ScriptedAsk) -> None:
    this = a.a_round()
    unit = a.a_unit(name="Kundcenter")
    a.a_mentor(this, person_id=a.a_person("Anna", "A", unit_id=unit, gender="woman"), types="language,youth")
    other = a.a_mentor(this, person_id=a.a_person("Berit", "B"), status=EnrolmentStatus.WAITING)
    hands = show().at(0, "unit").at(0, "gender").at(0, "name").press(KEY.Key_Space, SHIFT).press(KEY.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Anna A\tMentor\tLanguage, Youth\tAccepted")
    ask.will("choose", "over")
    hands.at(1, "name").press(KEY.Key_V, CTRL)
    assert enrolments.get(other).types == (MentorType.LANGUAGE, MentorType.YOUTH)
    assert enrolments.get(other).status is EnrolmentStatus.ACCEPTED
    assert [row.unit for row in people.listing(this, JUNE)] == ["Kundcenter", "Kundcenter"]


def test_fill_down_clear_cut_and_ctrl_enter(show: Show) -> None:
    four_people()
    hands = show().at(0, "city").type("Lund").press(KEY.Key_Return).press(KEY.Key_Up)
    hands.press(KEY.Key_Down, SHIFT, times=2).press(KEY.Key_D, CTRL)
    assert hands.column("city") == ["Lund", "Lund", "Lund", ""]
    assert hands.said() == "2 cells were changed."
    hands.at(3, "city").press(KEY.Key_D, CTRL)
    assert hands.column("city") == ["Lund"] * 4, "one cell takes what stands above"
    hands.at(1, "city").press(KEY.Key_Down, SHIFT).press(KEY.Key_Delete)
    assert hands.column("city") == ["Lund", "", "", "Lund"]
    hands.press(KEY.Key_F2).type("Boden").press(KEY.Key_Return, CTRL)
    assert hands.column("city") == ["Lund", "Boden", "Boden", "Lund"]
    hands.at(0, "city").press(KEY.Key_X, CTRL)
    assert hands.column("city")[0] == ""
    assert QGuiApplication.clipboard().text() == "Lund"
    assert hands.labels()[1:] == ["Fill down", "Fill down", "Clear", "Fill", "Clear"]


def test_a_range_of_several_columns_is_copied_filled_and_outlined(show: Show) -> None:
    four_people()
    hands = show()
    for key in ("workplace", "occupation"):
        hands.at(0, key)
    hands.at(0, "workplace").type("Depot").press(KEY.Key_Tab).type("Cook").press(KEY.Key_Return)
    hands.at(0, "workplace").press(KEY.Key_Right, SHIFT).press(KEY.Key_Down, SHIFT, times=2)
    cells, columns = hands.table.cells, [hands.model.column_of(key) for key in ("workplace", "occupation")]
    assert (cells.rows(), cells.columns()) == ([0, 1, 2], columns)
    corner, inside, outside = (cells.edges(*at) for at in ((0, columns[0]), (1, columns[1]), (1, 0)))
    assert corner is not None
    assert (corner.top, corner.left, corner.right, corner.bottom) == (True, True, False, False)
    assert inside is not None
    assert (inside.top, inside.bottom, inside.left) == (False, False, False)
    assert outside is None
    hands.press(KEY.Key_D, CTRL).press(KEY.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "Depot\tCook\nDepot\tCook\nDepot\tCook"
    assert mime.html().count("<td>Depot</td>") == 3


# -- lists that are sorted, searched and filtered -----------------------------------------------------------


def test_rows_hold_still_under_the_hand_and_sorting_anew_puts_them_right(show: Show) -> None:
    four_people()
    hands = show().at(0, "city")
    hands.table.header.sort_by("city")
    hands.at(0, "city").type("Vaxholm").press(KEY.Key_Return).type("Boden").press(KEY.Key_Return)
    assert hands.column("name") == ["Anna A", "Berit B", "Cecilia C", "Doris D"]
    hands.table.header.sort_by("city")
    assert hands.column("name")[:2] == ["Berit B", "Anna A"]
    hands.page.search.setText("bode")
    assert hands.column("name") == ["Berit B"], "the new words are found"
    hands.at(0, "city").type("Lund").press(KEY.Key_Return)
    assert hands.column("name") == ["Berit B"], "although it matches no more"
    hands.page.search.setText("lund")
    assert hands.column("name") == ["Berit B"]
    hands.page.search.setText("vaxh")
    assert hands.column("name") == ["Anna A"]


def test_a_change_from_elsewhere_takes_its_place(show: Show) -> None:
    ids = four_people()
    hands = show().at(0, "city")
    hands.table.header.sort_by("city")
    hands.page.session.perform("Elsewhere", actions.update, ids[3], city="Lund")
    assert hands.column("name")[0] == "Doris D"
    hands.page.session.perform("Elsewhere", actions.update, ids[3], family_name="A", given_name="Doris")
    hands.table.header.sort_by(None)
    assert hands.column("name") == ["Anna A", "Doris A", "Berit B", "Cecilia C"]


def test_looking_at_people_one_after_the_other_changes_nothing(show: Show) -> None:
    for name in ("Anna", "Berit", "Cecilia"):
        a.a_person(name, name[0], phone="0701234567", email="x", birth_year=1980)
    hands = show().at(0, "name").press(KEY.Key_Down, times=2).press(KEY.Key_Up, times=2)
    hands.page.commit()
    assert hands.labels() == []


def test_undo_while_a_cell_is_open_finds_it_entered(show: Show) -> None:
    ids = four_people()
    hands = show().at(0, "city").type("Lund").press(KEY.Key_Return)
    hands.at(1, "city").type("Bod")
    hands.page.session.perform("Elsewhere", actions.update, ids[2], city="Ystad")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == "Bod", "what is typed stays when the list changes below it"
    hands.type("en").press(KEY.Key_Return)
    assert hands.column("city") == ["Lund", "Boden", "Ystad", ""]


# -- pairs ----------------------------------------------------------------------------------------------------


def test_plain_facts_of_a_pair_are_changed_in_the_list(show: Show) -> None:
    pair = a.a_pairing(a.a_round())
    hands = show(PairingsPage).at(0, "signed_on").type("8/6").press(KEY.Key_Return)
    assert hands.column("signed_on") == ["2027-06-08"]
    assert pairings.row(pair, JUNE).signed_on == JUNE
    hands.at(0, "starts_on").type("2027-02-08").press(KEY.Key_Return)
    assert pairings.get(pair).starts_on == date(2027, 2, 8)
    hands.at(0, "type").type("L").press(KEY.Key_Return)
    assert pairings.get(pair).mentor_type is MentorType.LANGUAGE
    hands.at(0, "signed_on").press(KEY.Key_Delete)
    assert hands.column("signed_on") == [""]
    assert len(hands.labels()) == 4
    hands.page.session.undo()
    assert hands.column("signed_on") == ["2027-06-08"]


def last_year() -> int:
    """A round of 2026, looked at in June 2027."""
    days = {"starts_on": (1, 11), "ends_on": (10, 31), "meetings_from": (2, 1), "meetings_to": (9, 30)}
    return a.a_round(**{key: date(2026, *day) for key, day in days.items()})


def test_a_date_without_a_year_is_one_of_the_round_in_the_cells_as_in_the_forms(
    show: Show, desk: Desk, ask: ScriptedAsk, settings: Settings, qtbot: QtBot
) -> None:
    this = last_year()
    pair, event = a.a_pairing(this, starts_on=date(2026, 2, 1)), a.an_activity(this, on=date(2026, 3, 3))
    hands = show(PairingsPage).at(0, "starts_on").type("8/9").press(KEY.Key_Return)
    hands.at(0, "signed_on").paste("9 sep")
    assert (pairings.get(pair).starts_on, pairings.row(pair, JUNE).signed_on) == (date(2026, 9, 8), date(2026, 9, 9))
    page = ActivitiesPage(Session(desk, clock=lambda: JUNE), Tools(ask, settings))
    qtbot.addWidget(page)
    page.show()
    activate(qtbot, page)
    Hands(page).at(0, "on").type("v 37").press(KEY.Key_Return)
    assert activities.get(event).on == date(2026, 9, 7)


def test_what_belongs_to_the_end_of_a_pair_is_changed_once_it_has_ended(show: Show) -> None:
    this = a.a_round()
    a.a_pairing(this)
    ended = a.a_pairing(this, status=PairingStatus.ENDED, ends_on=date(2027, 5, 1), early=True, end_reason=EndReason.OTHER)
    hands = show(PairingsPage)
    row = hands.model.row_of(ended)
    hands.at(1 - row, "ends_on").type("1")
    assert hands.note() == "The pair has not ended; choose “End…” for that."
    hands.at(row, "end_reason").type("Mo").press(KEY.Key_Return)
    assert pairings.get(ended).end_reason is EndReason.MOVED
    hands.at(row, "ends_on").press(KEY.Key_Delete)
    assert hands.note() == "This is needed."
    hands.at(row, "ends_on").type("2026-01-01").press(KEY.Key_Return)
    assert hands.note() == "The pairing ends before it begins."


# -- activities and the roster -------------------------------------------------------------------------------


def test_plain_facts_of_an_activity_are_changed_in_the_list(
    desk: Desk, ask: ScriptedAsk, settings: Settings, qtbot: QtBot
) -> None:
    event = a.an_activity(a.a_round(), on=date(2027, 3, 3))
    page = ActivitiesPage(Session(desk, clock=lambda: JUNE), Tools(ask, settings))
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    activate(qtbot, page)
    hands = Hands(page).at(0, "title").type("Kick-off").press(KEY.Key_Return)
    hands.at(0, "minutes").type("1,5 h").press(KEY.Key_Return)
    hands.at(0, "paid").type("N").press(KEY.Key_Return)
    hands.at(0, "on").type("4/3").press(KEY.Key_Return)
    now = activities.get(event)
    assert (now.title, now.minutes, now.paid, now.on) == ("Kick-off", 90, False, date(2027, 3, 4))
    hands.at(0, "on").type("1990-01-01").press(KEY.Key_Return)
    assert hands.note()
    hands.press(KEY.Key_Escape).at(0, "title").press(KEY.Key_Delete)
    assert hands.note() == "This is needed."
    assert len(hands.labels()) == 4


def test_the_roster_is_pasted_filled_and_chosen_in_place_too(
    show: Show, desk: Desk, ask: ScriptedAsk, settings: Settings, qtbot: QtBot
) -> None:
    four_people()
    training = a.an_activity(1, on=date(2027, 3, 3))
    page = ActivitiesPage(Session(desk, clock=lambda: JUNE), Tools(ask, settings))
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    activate(qtbot, page)
    page.pane.call([Role.MENTOR])
    hands = Hands(page, page.pane.table)

    def ticks() -> list[AttendanceStatus | None]:
        return [row.status for row in activities.roster(training)]

    hands.at(0, "status").paste("P\nexcused\nperhaps")
    assert ticks() == [AttendanceStatus.PRESENT, AttendanceStatus.EXCUSED, AttendanceStatus.INVITED]
    assert "2 cells were changed.\n1 did not fit: Cecilia C, attendance: “perhaps” is none of" in hands.said()
    assert hands.typed(2, "status") == "perhaps"
    hands.at(0, "status").press(KEY.Key_Down, SHIFT, times=2).press(KEY.Key_D, CTRL)
    assert ticks() == [AttendanceStatus.PRESENT] * 3
    hands.press(KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Present\nPresent\nPresent"
    hands.at(1, "status").press(KEY.Key_F2).press(KEY.Key_End).press(KEY.Key_Return)
    assert ticks()[1] is AttendanceStatus.EXCUSED
    hands.at(1, "name").press(KEY.Key_X)
    assert hands.note() == "“Name” is not changed in the list."
    hands.press(KEY.Key_Tab)
    assert not hands.table.hasFocus(), "with one column to change Tab leaves as everywhere"


# -- columns that stay ----------------------------------------------------------------------------------------


def test_the_first_column_stays_in_view_and_is_used_like_the_list(show: Show) -> None:
    four_people()
    hands = show(width=1000)
    for key in ("phone", "email", "district", "workplace", "occupation", "street", "city"):
        hands.at(0, key)
    assert hands.table.frozen_view() is not None
    frozen, name = hands.table._frozen, hands.model.column_of("name")
    assert frozen.columns() == [name]
    assert not frozen.isColumnHidden(name)
    scrolled = hands.table.horizontalScrollBar().value()
    assert scrolled > 0
    there = frozen.visualRect(hands.model.index(2, name)).center()
    QTest.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, NONE, there)
    assert hands.place() == (2, "name")
    assert hands.table.horizontalScrollBar().value() == scrolled, "nothing jumps"
    hands.press(KEY.Key_F2)
    line = QApplication.focusWidget()
    assert line is not None
    assert line.isVisible()
    assert line.window().childAt(line.mapTo(line.window(), line.rect().center())) is line, "it lies on top"
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_Home).press(KEY.Key_Right)
    edge = hands.table.visualRect(hands.table.currentIndex()).left()
    assert edge >= frozen.width() - 1 or hands.table.horizontalScrollBar().value() == 0, "no cell hides below it"
    hands.table.horizontalScrollBar().setValue(0)
    assert hands.table.frozen_view() is None


def test_the_frozen_heading_sorts_and_widens_the_list(show: Show) -> None:
    four_people()
    hands = show(width=1000)
    for key in ("phone", "email", "district", "workplace", "occupation", "street", "city"):
        hands.at(0, key)
    head = hands.table._frozen.horizontalHeader()
    head.sectionClicked.emit(0)
    head.sectionClicked.emit(0)
    assert hands.column("name")[0] == "Doris D"
    head.resizeSection(0, 300)
    assert hands.table.columnWidth(0) == 300
