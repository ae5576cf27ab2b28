"""The month grid by keyboard: a month in forty presses, ranges, paste from Excel, details, and one step to take back."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mentordesk import i18n
from mentordesk.actions import meetings as actions
from mentordesk.actions import pairings as pairing_actions
from mentordesk.actions import people as people_actions
from mentordesk.desk import Desk
from mentordesk.domain.meetings import Absent, MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import PairingStatus
from mentordesk.queries import lazily, meetings, month_grid, slices
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.ui import in_slices
from mentordesk.ui.dialogs.meetings import CellDialog
from mentordesk.ui.grids import model as grid_model
from mentordesk.ui.grids.model import FIRST, MENTEE, MENTOR
from mentordesk.ui.pages.meetings import MeetingsPage
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import untold

TODAY = date(2027, 4, 12)
FEBRUARY, MARCH, APRIL, MAY = (Month(2027, month) for month in (2, 3, 4, 5))
HELD, CANCELLED, NO_SHOW = MeetingStatus.HELD, MeetingStatus.CANCELLED, MeetingStatus.NO_SHOW
CTRL, SHIFT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
MakePage = Callable[..., MeetingsPage]


def some_pairs(count: int) -> tuple[int, list[int]]:
    """A round with so many pairs, by the name of the mentor."""
    round_id = a.a_round()
    people = [(a.a_person("Mentor", f"{place:03}"), a.a_person("Mentee", f"{place:03}")) for place in range(count)]
    pairs = [
        a.a_pairing(
            round_id, mentor_id=a.a_mentor(round_id, person_id=mentor), mentee_id=a.a_mentee(round_id, person_id=mentee)
        )
        for mentor, mentee in people
    ]
    return round_id, pairs


@pytest.fixture
def open_page(desk: Desk, settings: Settings, ask: ScriptedAsk, qtbot: QtBot) -> MakePage:
    def make(today: date = TODAY) -> MeetingsPage:
        session = Session(desk, lambda: today)
        page = MeetingsPage(session, Tools(ask, settings))
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        return page

    return make


class Typist:
    """Presses keys in the grid and counts them."""

    def __init__(self, page: MeetingsPage) -> None:
        self.page, self.presses = page, 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1, to: QWidget | None = None) -> None:
        for _time in range(times):
            QTest.keyClick(to or self.page.view, key, modifier)
            self.presses += 1

    def at(self) -> tuple[str, Month]:
        place = self.page.view.place()
        assert place is not None
        return place[0].mentor, place[1].month


def statuses(page: MeetingsPage, month: Month) -> list[MeetingStatus | None]:
    """What stands in a month's column, from top to bottom."""
    grid = month_grid.read(page.session.round_id or 0, TODAY)
    return [row.cells[grid.months.index(month)].status for row in grid.rows]


def test_without_a_round_the_page_says_what_comes_first(open_page: MakePage) -> None:
    page = open_page()
    said = [part.text() for part in page.frame.findChildren(QLabel) if part.isVisible()]
    assert "There is no round yet" in said
    assert not page.search.isVisible(), "there is nothing to find"


def test_the_first_cell_that_waits_for_an_answer_has_the_focus(open_page: MakePage) -> None:
    _round, pairs = some_pairs(3)
    a.a_meeting(pairs[0], on=date(2027, 3, 9))
    assert Typist(open_page()).at() == ("Mentor 001", MARCH)


def test_a_month_of_27_pairs_takes_no_more_than_forty_presses(open_page: MakePage) -> None:
    some_pairs(27)
    page = open_page()
    typist = Typist(page)
    typist.press(Qt.Key.Key_Space, CTRL)  # the open cells of March
    typist.press(Qt.Key.Key_Space)  # held
    typist.press(Qt.Key.Key_Down, times=8)
    typist.press(Qt.Key.Key_C)
    typist.press(Qt.Key.Key_Down, times=7)
    typist.press(Qt.Key.Key_N)
    typist.press(Qt.Key.Key_C)
    assert typist.presses <= 40
    expected: list[MeetingStatus | None] = [HELD] * 27
    expected[8] = expected[17] = CANCELLED
    expected[16] = NO_SHOW
    assert statuses(page, MARCH) == expected
    assert page.session.desk.undo_steps[0].label == "Held for 27 months of pairs"


def test_choosing_a_finished_month_overwrites_nothing(open_page: MakePage) -> None:
    _round, pairs = some_pairs(2)
    for pair, status in zip(pairs, (HELD, CANCELLED), strict=True):
        a.a_meeting(pair, on=date(2027, 2, 9), status=status)
    page = open_page()
    page.view.header.sectionClicked.emit(page.model.column_of(FEBRUARY))
    Typist(page).press(Qt.Key.Key_Space)
    assert statuses(page, FEBRUARY) == [HELD, CANCELLED]


def test_letter_by_letter_takes_one_press_a_pair(open_page: MakePage) -> None:
    some_pairs(27)
    page = open_page()
    typist = Typist(page)
    for key in "HHHHCHHHHHNHHMHHHHHHHHHHHHH":
        typist.press(getattr(Qt.Key, f"Key_{key}"))
    assert typist.presses == 27
    assert statuses(page, MARCH).count(HELD) == 24
    assert None not in statuses(page, MARCH)
    assert typist.at() == ("Mentor 026", MARCH), "below the last there is nowhere to go"


def test_swedish_letters_count_in_swedish(open_page: MakePage) -> None:
    some_pairs(2)
    i18n.use("sv")
    page = open_page()
    Typist(page).press(Qt.Key.Key_G)
    assert statuses(page, MARCH) == [HELD, None]
    Typist(page).press(Qt.Key.Key_H)
    assert statuses(page, MARCH) == [HELD, None]
    assert "H" in page.strip.problem.text()


def test_filling_a_month_is_one_step_there_and_back(open_page: MakePage) -> None:
    _round, pairs = some_pairs(27)
    a.a_meeting(pairs[3], on=date(2027, 3, 9), status=CANCELLED)
    page = open_page()
    assert page.fill_button.text() == "Fill March: held"
    before = page.session.desk.dump()
    page.fill_button.click()
    assert statuses(page, MARCH).count(HELD) == 26, "what is written down stays"
    assert not page.fill_button.isEnabled()
    assert page.message.text.text() == "26 months were written down."
    after = page.session.desk.dump()
    page.message.action_button.click()
    assert untold(page.session.desk.dump()) == untold(before)
    page.session.redo()
    assert untold(page.session.desk.dump()) == untold(after)


def test_clearing_several_months_says_so(open_page: MakePage) -> None:
    some_pairs(2)
    page = open_page()
    page.fill_button.click()
    typist = Typist(page)
    typist.press(Qt.Key.Key_A, CTRL)
    typist.press(Qt.Key.Key_Delete)
    assert statuses(page, MARCH) == [None, None]
    assert page.message.text.text() == "2 months were cleared."


def test_a_block_from_excel_goes_in_as_one_step_and_bad_cells_are_named(open_page: MakePage) -> None:
    _round, pairs = some_pairs(27)
    page = open_page(date(2027, 10, 1))
    block = [["H"] * 8 for _pair in pairs]
    block[0][1], block[4][2], block[9][3] = "x", "cancelled", "NO-SHOW"
    block[2][2], block[20][7], block[26][0] = "perhaps", "?", "17"
    QGuiApplication.clipboard().setText("\r\n".join("\t".join(line) for line in block) + "\r\n")
    typist = Typist(page)
    typist.press(Qt.Key.Key_Home, CTRL)
    typist.press(Qt.Key.Key_V, CTRL)
    said = page.message.text.text()
    assert said.startswith("213 months were written down.\n3 did not fit:")
    assert "Mentor 002 – Mentee 002, April 2027: “perhaps” is no status." in said
    assert "“17”" in said
    grid = month_grid.read(page.session.round_id or 0, date(2027, 10, 1))
    assert sum(row.held for row in grid.rows) == 211
    assert grid.rows[0].cells[1].status is HELD
    assert len(page.session.desk.undo_steps) == 1
    page.session.undo()
    assert statuses(page, MARCH) == [None] * 27
    page.session.redo()
    assert statuses(page, MARCH).count(HELD) == 27


def test_pasting_beyond_the_grid_and_into_the_future_is_told(open_page: MakePage) -> None:
    some_pairs(2)
    page = open_page()
    QGuiApplication.clipboard().setText("H\tH\tH\nH\nH")
    typist = Typist(page)
    typist.press(Qt.Key.Key_V, CTRL)  # March, April, and May that has not come; the third row is below the last
    assert statuses(page, MARCH) == [HELD, HELD]
    assert statuses(page, APRIL) == [HELD, None]
    assert "May 2027 has not come yet" in page.message.text.text()
    assert "“H” lies outside the grid" in page.message.text.text()
    assert len(page.session.desk.undo_steps) == 1


def test_a_block_fills_a_choice_that_is_a_multiple_of_it(open_page: MakePage) -> None:
    some_pairs(5)
    page = open_page(date(2027, 10, 1))
    QGuiApplication.clipboard().setText("H\tC\nN\t")
    typist = Typist(page)
    typist.press(Qt.Key.Key_Home, CTRL)
    typist.press(Qt.Key.Key_Down, SHIFT, times=3)
    typist.press(Qt.Key.Key_V, CTRL)
    assert statuses(page, FEBRUARY) == [HELD, NO_SHOW, HELD, NO_SHOW, None]
    assert statuses(page, MARCH) == [CANCELLED, None, CANCELLED, None, None]
    assert len(page.session.desk.undo_steps) == 1


def test_copy_gives_text_and_a_table_that_can_be_pasted_back(open_page: MakePage) -> None:
    _round, pairs = some_pairs(2)
    for on, status in ((date(2027, 3, 9), HELD), (date(2027, 3, 20), HELD), (date(2027, 4, 2), NO_SHOW)):
        a.a_meeting(pairs[0], on=on, status=status)
    page = open_page()
    page.go_to((pairs[0], MARCH))
    typist = Typist(page)
    typist.press(Qt.Key.Key_Right, SHIFT)
    typist.press(Qt.Key.Key_Down, SHIFT)
    typist.press(Qt.Key.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "H2\tN\n\t"
    assert "<td>H2</td><td>N</td>" in mime.html()
    typist.press(Qt.Key.Key_V, CTRL)
    assert not page.session.desk.undo_steps, "the same again changes nothing"
    assert not page.message.isVisible()


def test_ranges_fill_down_and_clear_as_one_step(open_page: MakePage) -> None:
    some_pairs(5)
    page = open_page()
    typist = Typist(page)
    typist.press(Qt.Key.Key_C)
    typist.press(Qt.Key.Key_Up)
    typist.press(Qt.Key.Key_Down, SHIFT, times=3)
    typist.press(Qt.Key.Key_D, CTRL)
    assert statuses(page, MARCH) == [CANCELLED] * 4 + [None]
    typist.press(Qt.Key.Key_Delete)
    assert statuses(page, MARCH) == [None] * 5
    labels = [step.label for step in page.session.desk.undo_steps]
    assert labels == ["Cancelled: Mentor 000 – Mentee 000, March 2027", "Fill down", "Clear 4 months"]


def test_walking_as_in_excel(open_page: MakePage) -> None:
    some_pairs(3)
    typist = Typist(open_page())
    september = Month(2027, 9)
    for key, modifier, there in (
        (Qt.Key.Key_End, NONE, ("Mentor 000", september)),
        (Qt.Key.Key_Right, NONE, ("Mentor 000", september)),
        (Qt.Key.Key_Tab, NONE, ("Mentor 001", FEBRUARY)),
        (Qt.Key.Key_Backtab, SHIFT, ("Mentor 000", september)),
        (Qt.Key.Key_End, CTRL, ("Mentor 002", september)),
        (Qt.Key.Key_Home, NONE, ("Mentor 002", FEBRUARY)),
        (Qt.Key.Key_Left, NONE, ("Mentor 002", FEBRUARY)),
        (Qt.Key.Key_Home, CTRL, ("Mentor 000", FEBRUARY)),
        (Qt.Key.Key_PageDown, NONE, ("Mentor 002", FEBRUARY)),
    ):
        typist.press(key, modifier)
        assert typist.at() == there


def test_tab_leaves_the_grid_at_its_end_and_at_its_beginning(open_page: MakePage) -> None:
    some_pairs(2)
    page = open_page()
    typist = Typist(page)
    for corner, key, modifier in ((Qt.Key.Key_End, Qt.Key.Key_Tab, NONE), (Qt.Key.Key_Home, Qt.Key.Key_Backtab, SHIFT)):
        page.view.setFocus()
        typist.press(corner, CTRL)
        there = typist.at()
        typist.press(key, modifier)
        assert not page.view.hasFocus()
        assert typist.at() == there


def test_a_letter_that_cannot_be_is_explained_in_the_strip(open_page: MakePage) -> None:
    _round, pairs = some_pairs(2)
    page = open_page()
    page.go_to((pairs[1], MAY))
    typist = Typist(page)
    typist.press(Qt.Key.Key_H)
    assert "May 2027 has not come yet" in page.strip.problem.text()
    assert typist.at() == ("Mentor 001", MAY)
    assert not page.session.desk.undo_steps
    typist.press(Qt.Key.Key_Left)
    assert page.strip.problem.text() == ""


def test_a_pair_that_has_ended_is_stepped_over(open_page: MakePage) -> None:
    round_id, _pairs = some_pairs(1)
    a.a_pairing(round_id, ends_on=date(2027, 2, 25))
    last = a.a_pairing(round_id)
    page = open_page()
    page.go_to(last)
    rows = [row.pairing_id for row in page.model.rows()]
    page.view.go(0, page.model.column_of(MARCH))
    typist = Typist(page)
    typist.press(Qt.Key.Key_H)
    place = page.view.place()
    assert place is not None
    assert place[0].pairing_id == rows[2]


def test_the_strip_changes_minutes_and_goes_back(open_page: MakePage) -> None:
    _round, pairs = some_pairs(1)
    a.a_meeting(pairs[0], on=date(2027, 3, 9))
    page = open_page()
    page.go_to((pairs[0], MARCH))
    assert page.strip.words.text() == "2027-03-09, held, 1 h, in person"
    minutes = page.strip.form.editor("minutes").main()
    typist = Typist(page)
    typist.press(Qt.Key.Key_F2)
    QTest.keyClicks(minutes, "90")
    typist.press(Qt.Key.Key_Return, to=minutes)
    assert meetings.of_pairing(pairs[0])[0].minutes == 90
    assert page.strip.words.text() == "2027-03-09, held, 1 h 30 min, in person"
    QTest.keyClicks(minutes, "x")
    typist.press(Qt.Key.Key_Return, to=minutes)
    assert page.strip.form.problem("minutes")
    typist.press(Qt.Key.Key_Escape, to=minutes)
    assert meetings.of_pairing(pairs[0])[0].minutes == 90


def open_details(page: MeetingsPage, qtbot: QtBot) -> CellDialog:
    place = page.view.place()
    assert place is not None
    dialog = CellDialog(page.session, *place, parent=page)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_details_add_a_second_meeting_and_change_it(open_page: MakePage, qtbot: QtBot) -> None:
    _round, pairs = some_pairs(1)
    first = a.a_meeting(pairs[0], on=date(2027, 3, 9))
    page = open_page()
    page.go_to((pairs[0], MARCH))
    dialog = open_details(page, qtbot)
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    second = next(one.id for one in meetings.of_pairing(pairs[0]) if one.id != first)
    assert page.model.index(0, page.model.column_of(MARCH)).data() == "H2"
    form = dialog.block(second).form
    line = form.editor("on").main()
    assert dialog.focusWidget() is line, "the day of the new one is what is asked next"
    assert line.visibleRegion().boundingRect() == line.rect(), "and it is in view at once"
    for key, value in (("note", "Library"), ("status", NO_SHOW), ("absent", Absent.MENTEE), ("on", date(2027, 3, 20))):
        form.editor(key).write(value)
        form.editor(key).commit()
    changed = meetings.get(second)
    assert (changed.note, changed.status, changed.absent) == ("Library", NO_SHOW, Absent.MENTEE)
    assert changed.on == date(2027, 3, 20)
    dialog.remove(second)
    assert [one.id for one in meetings.of_pairing(pairs[0])] == [first]
    dialog.accept()


def test_one_more_meeting_among_many_comes_into_view(open_page: MakePage, qtbot: QtBot) -> None:
    _round, pairs = some_pairs(1)
    for day in range(2, 9):
        a.a_meeting(pairs[0], on=date(2027, 3, day))
    page = open_page()
    page.go_to((pairs[0], MARCH))
    dialog = open_details(page, qtbot)
    dialog.add()
    line = dialog.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.visibleRegion().boundingRect() == line.rect()
    dialog.accept()


def test_a_wrong_day_in_the_details_is_kept_and_explained(open_page: MakePage, qtbot: QtBot) -> None:
    _round, pairs = some_pairs(1)
    first = a.a_meeting(pairs[0], on=date(2027, 3, 9))
    page = open_page()
    page.go_to((pairs[0], MARCH))
    dialog = open_details(page, qtbot)
    form = dialog.block(first).form
    form.editor("on").write(date(2027, 1, 9))
    form.editor("on").commit()
    assert form.problem("on") == "The pairing began on 1 February 2027."
    assert meetings.get(first).on == date(2027, 3, 9)
    dialog.accept()


def test_the_grid_holds_still_when_it_is_filled_anew(open_page: MakePage) -> None:
    _round, pairs = some_pairs(40)
    page = open_page()
    page.order.set_value("silence")
    page.go_to((pairs[30], MARCH))
    typist = Typist(page)
    typist.press(Qt.Key.Key_Right, SHIFT)
    rows, scroll = [row.pairing_id for row in page.model.rows()], page.view.verticalScrollBar().value()
    assert scroll > 0
    page.session.perform("Meet", meet, pairs[30])
    assert [row.pairing_id for row in page.model.rows()] == rows
    assert typist.at() == ("Mentor 030", APRIL)
    assert len(page.view.chosen()) == 2
    assert page.view.verticalScrollBar().value() == scroll
    assert page.frame.names.verticalScrollBar().value() == scroll


def meet(pairing_id: int) -> None:
    a.a_meeting(pairing_id, on=date(2027, 4, 10))


def test_pairs_are_sorted_by_silence_and_by_mentee(open_page: MakePage) -> None:
    round_id, pairs = some_pairs(3)
    a.a_meeting(pairs[0], on=date(2027, 4, 8))
    a.a_meeting(pairs[2], on=date(2027, 3, 8))
    page = open_page()
    page.order.set_value("silence")
    assert [row.pairing_id for row in page.model.rows()] == [pairs[1], pairs[2], pairs[0]]
    page.frame.names.horizontalHeader().sectionClicked.emit(MENTEE)
    assert page.order.currentText() == "By mentee's family name"
    last = a.a_pairing(round_id, mentee_id=a.a_mentee(round_id, person_id=a.a_person("Anna", "Ek")))
    page.refresh()
    assert [row.pairing_id for row in page.model.rows()] == [*pairs, last], "by family name, and numbers before letters"


def test_search_narrows_and_a_link_shows_some_pairs(open_page: MakePage) -> None:
    _round, pairs = some_pairs(12)
    page = open_page()
    page.search.setText("mentee 007")
    assert [row.mentor for row in page.model.rows()] == ["Mentor 007"]
    page.go_to(pairs[2])
    assert Typist(page).at()[0] == "Mentor 002"
    assert page.search.text() == ""
    page.go_to((pairs[1], pairs[4], pairs[9]))
    assert [row.pairing_id for row in page.model.rows()] == [pairs[1], pairs[4], pairs[9]]
    page.some.click()
    assert page.model.rowCount() == 12


def test_every_cell_can_be_read_aloud(open_page: MakePage) -> None:
    _round, pairs = some_pairs(1)
    a.a_meeting(pairs[0], on=date(2027, 2, 9))
    page = open_page()
    columns = (MENTOR, FIRST, FIRST + 1, FIRST + 2)
    spoken = [page.model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in columns]
    assert spoken == [
        "Mentor 000. Has not met for 62 days",
        "Mentor 000 – Mentee 000, February 2027: held",
        "Mentor 000 – Mentee 000, March 2027: not written down",
        "Mentor 000 – Mentee 000, April 2027: expected",
    ]
    ModelTester(None).check(page.model)


def test_an_empty_round_says_how_to_begin(open_page: MakePage, qtbot: QtBot) -> None:
    a.a_round()
    page = open_page()
    with qtbot.waitSignal(page.jump) as jumped:
        empty = page.frame._empty
        assert empty is not None
        empty.action_button.click()  # type: ignore[attr-defined]
    assert jumped.args == ["pairs", None]


@pytest.fixture
def little_by_little(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """As with thousands of pairs: what is not in view is read later, a few pairs at a time. Notes which were asked for."""
    asked: list[list[int]] = []
    plain = month_grid.grid_rows

    def noting(round_id: int, on: date, months: tuple[Month, ...], ids: Sequence[int], **more: Any) -> Any:
        asked.append(list(ids))
        return plain(round_id, on, months, ids, **more)

    monkeypatch.setattr(month_grid, "grid_rows", noting)
    for owner, name, count in ((slices, "SIZE", 4), (lazily, "SLICE", 4), (lazily, "PAGE", 4), (grid_model, "PAGE", 4)):
        monkeypatch.setattr(owner, name, count)
    monkeypatch.setattr(in_slices, "BUDGET", 0)
    return asked


def read(page: MeetingsPage) -> int:
    """How many pairs have been read."""
    return sum(page.model.grid.rows.known(place) is not None for place in range(page.model.total()))


def test_pairs_out_of_view_are_read_later_and_the_sums_come_with_them(
    open_page: MakePage, little_by_little: list[list[int]], qtbot: QtBot
) -> None:
    _round, pairs = some_pairs(60)
    a.a_meeting(pairs[59], on=date(2027, 3, 9))
    page = open_page()
    page.view.grab()
    assert 0 < read(page) < 40
    assert (page.model.sums, page.header.summary.text()) == (None, "")
    assert Typist(page).at() == ("Mentor 000", MARCH)
    qtbot.waitUntil(lambda: not page.is_busy())
    assert page.model.grid.rows.is_whole()
    assert max(map(len, little_by_little)) <= 4
    assert page.header.summary.text() == (
        "1 meeting held · 120 expected in the months that are over · 119 months not written down"
    )


def test_while_names_and_months_are_being_read_everybody_is_found_and_the_place_holds(
    open_page: MakePage, little_by_little: list[list[int]], qtbot: QtBot
) -> None:
    _round, pairs = some_pairs(60)
    a.a_meeting(pairs[59], on=date(2027, 1, 25))
    page = open_page()
    assert (page.model.grid.months[0], page.model.grid.names.is_whole()) == (FEBRUARY, False)
    page.search.setText("mentee 057")
    assert [row.mentor for row in page.model.rows()] == ["Mentor 057"]
    page.search.clear()
    page.view.go(7, page.model.column_of(MARCH))
    qtbot.waitUntil(lambda: not page.is_busy())
    assert page.model.grid.months[0] == Month(2027, 1), "a meeting lies beside the plan"
    assert Typist(page).at() == ("Mentor 007", MARCH)
    assert page.model.index(59, FIRST).data() == "H"


def test_a_name_that_changes_before_the_names_are_read_is_shown_and_sorted_there_and_back(
    open_page: MakePage, little_by_little: list[list[int]], qtbot: QtBot
) -> None:
    _round, pairs = some_pairs(60)
    page = open_page()
    mentor = page.model.row_at(0).pair.mentor_person_id
    page.session.perform("Name", people_actions.update, mentor, family_name="Öst")
    assert not page.model.grid.names.is_whole()
    assert (page.model.row_of(pairs[0]), page.model.row_at(0).mentor) == (0, "Mentor Öst"), "rows hold still"
    sort_anew(page)
    assert page.model.row_of(pairs[0]) == 59
    page.session.undo()
    qtbot.waitUntil(lambda: not page.is_busy())
    sort_anew(page)
    assert [each.mentor for each in page.model.rows()] == [f"Mentor {place:03}" for place in range(60)]


def sort_anew(page: MeetingsPage) -> None:
    page.order.set_value("mentee")
    page.order.set_value(None)


@pytest.mark.parametrize("how", ["button", "heading", "range"])
def test_what_concerns_all_pairs_reaches_those_not_read_yet(
    how: str, open_page: MakePage, little_by_little: list[list[int]]
) -> None:
    some_pairs(60)
    page = open_page()
    assert read(page) < 60
    typist = Typist(page)
    if how == "button":
        page.fill_button.click()
    elif how == "heading":
        page.view.choose_open_cells(page.model.column_of(MARCH))
        typist.press(Qt.Key.Key_Space)
    else:
        typist.press(Qt.Key.Key_End, CTRL | SHIFT)
        typist.press(Qt.Key.Key_Left, SHIFT, times=6)
        typist.press(Qt.Key.Key_H)
    assert statuses(page, MARCH) == [HELD] * 60
    assert len(page.session.desk.undo_steps) == 1
    page.session.undo()
    assert statuses(page, MARCH) == [None] * 60
    assert page.model.data(page.model.index(59, page.model.column_of(MARCH))) == ""


def test_lists_for_files_filters_and_orders_take_in_pairs_not_read_yet(
    open_page: MakePage, little_by_little: list[list[int]]
) -> None:
    _round, pairs = some_pairs(60)
    for pair in pairs[:50]:
        for month in (2, 3):
            a.a_meeting(pair, on=date(2027, month, 9))
    page = open_page()
    listed = page.exported_list()
    assert listed is not None
    assert [row[3] for row in listed.rows] == ["H"] * 50 + [None] * 10
    page.refill()
    page.missing.setChecked(True)
    assert [row.mentor for row in page.model.rows()] == [f"Mentor {place:03}" for place in range(50, 60)]
    page.refill()
    page.missing.setChecked(False)
    page.order.set_value("silence")
    assert page.model.row_at(0).mentor == "Mentor 050"


def test_one_letter_reads_one_pair_there_and_back(
    open_page: MakePage, little_by_little: list[list[int]], qtbot: QtBot
) -> None:
    _round, pairs = some_pairs(60)
    page = open_page()
    qtbot.waitUntil(lambda: not page.is_busy())
    for do, letters, held in (
        (lambda: Typist(page).press(Qt.Key.Key_H), "H", "1 meeting held"),
        (page.session.undo, "", "0 meetings held"),
        (page.session.redo, "H", "1 meeting held"),
        (lambda: page.view.typed.emit(None), "", "0 meetings held"),
    ):
        little_by_little.clear()
        do()
        page.view.go(0, page.model.column_of(MARCH))
        assert little_by_little == [[pairs[0]]]
        assert page.model.index(0, page.model.column_of(MARCH)).data() == letters
        qtbot.wait(1)  # the words above follow with the next turn
        assert page.header.summary.text().startswith(held)


def test_letters_typed_quickly_are_followed_by_the_strip_once_and_what_is_refused_stays_told(
    open_page: MakePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    some_pairs(4)
    page = open_page()
    page.view.go(0, page.model.column_of(MARCH))
    told, plain = list[str](), page.strip.show_place

    def noting(place: Any, chosen: int = 1) -> None:
        told.append(place[0].mentor)
        plain(place, chosen)

    monkeypatch.setattr(page.strip, "show_place", noting)
    for _letter in range(2):
        page.view.typed.emit(MeetingStatus.HELD)
    assert told == []
    qtbot.waitUntil(lambda: told == ["Mentor 002"])
    assert page.strip.name.text().startswith("Mentor 002")
    page.view.typed.emit(MeetingStatus.HELD)
    page.view.mistyped.emit("X")
    qtbot.wait(10)
    assert told == ["Mentor 002", "Mentor 003"]
    assert "X" in page.strip.problem.text()


def test_a_meeting_beside_the_months_of_the_round_brings_its_column_and_takes_it_along(open_page: MakePage) -> None:
    round_id, _pairs = some_pairs(2)
    early = a.a_pairing(round_id, starts_on=date(2027, 1, 11))
    page = open_page()
    months = page.model.grid.months
    page.session.perform("Meet", actions.record, early, on=date(2027, 1, 25), today=TODAY)
    assert page.model.grid.months == (Month(2027, 1), *months)
    page.session.undo()
    assert page.model.grid.months == months


def test_a_pair_that_begins_comes_in_and_one_called_something_else_holds_still(open_page: MakePage) -> None:
    round_id, _pairs = some_pairs(2)
    person = a.a_person("Anna", "Ek")
    draft = a.a_pairing(round_id, mentor_id=a.a_mentor(round_id, person_id=person), status=PairingStatus.APPROVED)
    page = open_page()
    assert page.model.row_of(draft) == -1
    page.session.perform("Start", pairing_actions.start, draft)
    assert page.model.row_of(draft) == 2, "the others are called by numbers"
    page.session.perform("Name", people_actions.update, person, family_name="")
    assert (page.model.row_of(draft), page.model.row_at(2).mentor) == (2, "Anna")
    page.order.set_value("mentee")
    page.order.set_value(None)
    assert page.model.row_of(draft) == 0


def test_what_was_being_read_when_the_page_was_left_goes_on_when_it_is_seen_again(
    open_page: MakePage, little_by_little: list[list[int]], qtbot: QtBot
) -> None:
    _round, pairs = some_pairs(60)
    page = open_page()
    page.hide()
    page.session.perform("Remove", remove, pairs[59])
    little_by_little.clear()
    qtbot.wait(5)
    assert little_by_little == [], "nothing is read for a page that nobody sees"
    page.show()
    qtbot.waitUntil(lambda: not page.is_busy())
    assert page.model.total() == 59
    assert page.header.summary.text().startswith("0 meetings held · 118 expected")


def remove(pairing_id: int) -> None:
    PairingTable.delete().where(PairingTable.id == pairing_id).execute()
