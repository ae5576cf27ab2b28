"""The Overview: its numbers, its charts and its to-do lead to the lists behind them, and each list says what was counted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from mentordesk.actions import meetings, pairings, people
from mentordesk.desk import Desk
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType
from mentordesk.domain.figures import DEFINITIONS
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.outcomes import Outcome
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.meetings import MeetingsPage
from mentordesk.ui.pages.overview import OverviewPage
from mentordesk.ui.pages.pairings import PairingsPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.chart_card import ChartCard
from tests import builders as a
from tests import kept
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate, lines_to_do, open_window

JUNE = date(2027, 6, 8)
Show = Callable[..., OverviewPage]


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> Show:
    """Shows the page on what the test has put into the file, and waits until all that is in view is read."""

    def shown(width: int = 1366, height: int = 2400) -> OverviewPage:
        page = OverviewPage(Session(desk, clock=lambda: JUNE), Tools(ask, settings))
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        activate(qtbot, page)
        qtbot.waitUntil(lambda: not page.is_busy())
        return page

    return shown


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings) -> MainWindow:
    """The whole window on a file with two pairs, one of them quiet since February, and a mentee who waits."""
    return opened(kept.a_desk(two_pairs), Tools(ask, settings), qtbot)


def opened(desk: Desk, tools: Tools, qtbot: QtBot) -> MainWindow:
    window = open_window(qtbot, tools, JUNE, desk, height=2400)
    overview(window, qtbot)
    return window


def two_pairs() -> int:
    """A round in June: one pair met in February only, one every month; one mentee waits since January."""
    round_id = a.a_round()
    quiet, busy = a.a_pairing(round_id), a.a_pairing(round_id)
    a.a_meeting(quiet, date(2027, 2, 10))
    for month in range(2, 7):
        a.a_meeting(busy, date(2027, month, 5))
    a.a_mentee(round_id, person_id=a.a_person("Samira", "Nouri"), status=EnrolmentStatus.WAITING)
    return round_id


def overview(window: MainWindow, qtbot: QtBot) -> OverviewPage:
    """Go back to the Overview and wait until it is read."""
    window.show_page("overview")
    page = page_of(window, OverviewPage)
    qtbot.waitUntil(lambda: not page.is_busy())
    return page


def page_of(window: MainWindow, kind: type[Any]) -> Any:
    assert window.workspace is not None
    page = window.workspace.current_page()
    assert isinstance(page, kind)
    return page


def chart(page: OverviewPage, key: str) -> ChartCard:
    assert page.charts is not None
    return page.charts.cards[key]


def press_todo(window: MainWindow, words: str) -> None:
    """Press the button of the line that contains these words."""
    (button,) = lines_to_do(page_of(window, OverviewPage), words)
    button.click()


# -- numbers ------------------------------------------------------------------------------------------------------


def test_an_empty_file_offers_to_make_a_round(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> None:
    page = OverviewPage(Session(desk, clock=lambda: JUNE), Tools(ask, settings))
    qtbot.addWidget(page)
    page.show()
    assert page.none.action_button is not None
    with qtbot.waitSignal(page.command) as asked:
        page.none.action_button.click()
    assert asked.args == ["round.new"]


def test_the_numbers_are_those_of_the_file(show: Show) -> None:
    two_pairs()
    page = show()
    assert page.cards["pairs"].number.text() == "2"
    assert page.cards["meetings"].number.text() == "6"
    assert page.cards["meetings"].comparison_link.text() == "of 16 in the plan"
    assert page.cards["attendance"].comparison_link.text() == "June: 1 of 2 pairs"
    assert page.cards["aim"].comparison.text() == "no results yet"
    assert not page.cards["aim"].comparison_link.isVisible()


def test_a_number_says_on_pointing_and_to_a_screen_reader_what_it_means(show: Show) -> None:
    two_pairs()
    card = show().cards["attendance"]
    assert card.toolTip() == card.accessibleDescription() == DEFINITIONS["attendance"].text
    assert card.comparison_link.toolTip() == DEFINITIONS["coverage"].text


def test_it_follows_a_change_and_its_undo(show: Show, qtbot: QtBot) -> None:
    two_pairs()
    page = show()
    page.session.perform("End all", pairings.end_all_running, page.session.round_id or 0, on=JUNE)
    qtbot.waitUntil(lambda: page.cards["pairs"].number.text() == "0")
    page.session.undo()
    qtbot.waitUntil(lambda: page.cards["pairs"].number.text() == "2")


def a_round_with_everything() -> int:
    """Pairs that run, have ended or are drafts, meetings in and out of time, outcomes, somebody in the bin."""
    round_id = two_pairs()
    met = a.a_pairing(round_id, ends_on=date(2027, 5, 31), early=True)
    a.a_meeting(met, date(2027, 1, 29))
    a.a_meeting(met, date(2027, 3, 3))
    a.a_pairing(round_id, starts_on=date(2027, 7, 1))
    for outcome in (Outcome.EMPLOYMENT, Outcome.INTERNSHIP, Outcome.SEEKING):
        a.an_outcome(a.a_mentee(round_id), outcome=outcome, on=date(2027, 6, 1))
    gone = a.a_mentee(round_id, person_id=a.a_person(binned_on=date(2027, 6, 2)))
    a.a_pairing(round_id, mentee_id=gone, ends_on=date(2027, 4, 30), early=True)
    a.an_outcome(gone, outcome=Outcome.EMPLOYMENT, on=date(2027, 6, 1))
    return round_id


@pytest.fixture
def lively(qtbot: QtBot, ask: ScriptedAsk, settings: Settings) -> MainWindow:
    return opened(kept.a_desk(a_round_with_everything), Tools(ask, settings), qtbot)


def test_the_number_of_pairs_is_that_of_the_list_it_opens(lively: MainWindow, qtbot: QtBot) -> None:
    card = overview(lively, qtbot).cards["pairs"]
    number, started = int(card.number.text()), int(card.comparison_link.text().split()[1])
    assert (number, started) == (2, 4)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    listed = page_of(lively, PairingsPage)
    assert listed.model.rowCount() == number
    assert listed.filters.fixed.text() == "Open pairs"
    assert listed.filters.meaning.text.text() == f"Open pairs: {DEFINITIONS['pairs_open'].text}"
    overview(lively, qtbot).cards["pairs"].comparison_link.click()
    assert listed.model.rowCount() == started
    assert DEFINITIONS["pairs_started"].text in listed.filters.meaning.text.text()


def test_the_number_of_meetings_is_the_sum_of_the_list_it_opens(lively: MainWindow, qtbot: QtBot) -> None:
    card = overview(lively, qtbot).cards["meetings"]
    number, planned = int(card.number.text()), int(card.comparison_link.text().split()[1])
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    grid = page_of(lively, MeetingsPage)
    assert sum(row.held for row in grid.model.rows()) == number == 8
    assert grid.meaning.text.text() == f"Meetings held: {DEFINITIONS['meetings_held'].text}"
    overview(lively, qtbot).cards["meetings"].comparison_link.click()
    assert sum(row.plan for row in grid.model.rows()) == planned


def test_the_attendance_is_that_of_the_list_it_opens(lively: MainWindow, qtbot: QtBot) -> None:
    card = overview(lively, qtbot).cards["attendance"]
    number = card.number.text()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    grid = page_of(lively, MeetingsPage)
    cells = [cell for row in grid.model.rows() for cell in row.cells if cell.over]
    assert number == f"{sum(cell.held for cell in cells) / len(cells) * 100:.1f}%"
    assert grid.some.text() == "Attendance"


def test_the_month_of_the_attendance_is_that_of_the_list_it_opens(lively: MainWindow, qtbot: QtBot) -> None:
    link = overview(lively, qtbot).cards["attendance"].comparison_link
    assert link.text() == "June: 1 of 2 pairs"
    link.click()
    grid = page_of(lively, MeetingsPage)
    assert grid.model.rowCount() == 2
    assert grid.model.month_at(grid.view.currentIndex().column()) == Month(2027, 6)
    grid.some.click()
    assert grid.model.rowCount() == grid.model.total() > 2
    assert not grid.meaning.isVisible()


def test_who_reached_the_aim_is_the_list_it_opens(lively: MainWindow, qtbot: QtBot) -> None:
    card = overview(lively, qtbot).cards["aim"]
    assert (card.number.text(), card.comparison_link.text()) == ("75.0%", "3 of 4 results")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    listed = page_of(lively, PeoplePage)
    assert listed.model.rowCount() == 2, "and one in the bin"
    told = listed.filters.meaning.text.text()
    assert told.endswith("1 of them lies in the bin and is not shown.")
    overview(lively, qtbot).cards["aim"].comparison_link.click()
    assert listed.model.rowCount() == 3


def test_a_number_of_nothing_opens_an_empty_list_and_not_everybody(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(overview(window, qtbot).cards["aim"], Qt.MouseButton.LeftButton)
    listed = page_of(window, PeoplePage)
    assert listed.model.rowCount() == 0
    assert listed.model.total() > 0


def test_a_card_and_its_comparison_are_pressed_by_keyboard(show: Show, qtbot: QtBot) -> None:
    two_pairs()
    page = show()
    page.cards["aim"].setFocus()
    with qtbot.waitSignal(page.jump) as jumped:
        qtbot.keyClick(page.cards["aim"], Qt.Key.Key_Space)
    assert jumped.args[0] == "people"
    assert jumped.args[1].ids == frozenset()
    page.cards["pairs"].comparison_link.setFocus()
    with qtbot.waitSignal(page.jump) as jumped:
        qtbot.keyClick(page.cards["pairs"].comparison_link, Qt.Key.Key_Space)
    assert jumped.args[1].title == "Pairs started"


# -- to do --------------------------------------------------------------------------------------------------------


def test_an_empty_round_leads_to_the_people(show: Show, qtbot: QtBot) -> None:
    a.a_round()
    page = show()
    (button,) = lines_to_do(page)
    assert button.accessibleName() == "Go there: Begin with the people: the mentors and the mentees."
    with qtbot.waitSignal(page.jump) as jumped:
        button.click()
    assert jumped.args == ["people", None]


def test_the_keyboard_goes_on_in_the_list_that_was_opened(window: MainWindow, qtbot: QtBot) -> None:
    for key, link in (("funnel", "mentees"), ("heat", "missed-0")):
        chart(overview(window, qtbot), key).opened.emit(link)
        page = page_of(window, PeoplePage if key == "funnel" else PairingsPage)
        assert window.focusWidget() is page.table


def test_nothing_to_do_is_said(show: Show) -> None:
    a.a_mentee(a.a_round())
    page = show()
    line = page.todo.lines.itemAt(0)
    assert line is not None
    widget = line.widget()
    assert widget is not None
    assert widget.property("text").startswith("Nothing to do")


def test_quiet_pairs_lead_to_just_those_pairs(window: MainWindow) -> None:
    press_todo(window, "has not met for more than 45 days")
    page = page_of(window, PairingsPage)
    assert [row.id for row in page.model.records()] == [1]
    assert page.filters.meaning.text.text() == f"Quiet pairs: {DEFINITIONS['pairs_quiet'].text}"


def test_who_waits_leads_to_just_that_person(window: MainWindow) -> None:
    press_todo(window, "has waited for a mentor")
    page = page_of(window, PeoplePage)
    assert [row.name for row in page.model.records()] == ["Samira Nouri"]


def test_pairs_without_a_meeting_lead_to_their_rows_of_the_month_grid(window: MainWindow) -> None:
    press_todo(window, "no meeting in June yet")
    page = page_of(window, MeetingsPage)
    assert [row.pairing_id for row in page.model.rows()] == [1]
    assert page.some.text() == "Meetings of the month"
    assert "have no held meeting written down" in page.meaning.text.text()


def test_the_keyboard_stays_at_its_line_when_the_lines_are_made_anew(show: Show, qtbot: QtBot) -> None:
    round_id = two_pairs()
    page = show()
    buttons = lines_to_do(page)
    buttons[1].setFocus()
    page.session.perform("Another", lambda: a.a_pairing(round_id))
    qtbot.waitUntil(lambda: page.cards["pairs"].number.text() == "3" and not page.is_busy())
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.todo.isAncestorOf(focused)
    assert focused is not page.todo.focusProxy()


# -- charts -------------------------------------------------------------------------------------------------------


def click_mark(card: ChartCard, words: str, qtbot: QtBot) -> None:
    """Click in the middle of the mark whose words begin so."""
    (mark,) = [each for each in card.view.marks.marks() if each.words.startswith(words)]
    middle = card.view.visualRect(card.view.marks.index(mark.row, mark.column)).center()
    qtbot.mouseClick(card.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_every_chart_has_a_sentence_that_is_its_description(show: Show) -> None:
    two_pairs()
    page = show()
    assert page.charts is not None
    assert list(page.charts.cards) == ["meetings", "heat", "funnel", "balance", "hours"]
    for card in page.charts.cards.values():
        assert card.sentence.text() == card.view.accessibleDescription() != ""
        assert card.view.accessibleName() == card.title.text()
    assert chart(page, "meetings").sentence.text().startswith("6 meetings have been held")


def test_a_month_of_the_chart_leads_to_its_meetings(window: MainWindow, qtbot: QtBot) -> None:
    click_mark(chart(overview(window, qtbot), "meetings"), "March 2027: 1 held of 2 planned", qtbot)
    grid = page_of(window, MeetingsPage)
    assert grid.some.text() == "March 2027"
    both = " ".join(f"{each.label}: {each.text}" for each in (DEFINITIONS["meetings_held"], DEFINITIONS["meetings_planned"]))
    assert grid.meaning.text.text() == f"March 2027: {both}", "it says which of the two is meant by what"
    assert grid.model.rowCount() == 2
    assert grid.model.month_at(grid.view.currentIndex().column()) == Month(2027, 3)


def test_a_cell_and_a_pair_of_the_attendance_lead_to_them(window: MainWindow, qtbot: QtBot) -> None:
    card = chart(overview(window, qtbot), "heat")
    click_mark(card, "Person 1 – Person 2, April 2027: no meeting held", qtbot)
    grid = page_of(window, MeetingsPage)
    assert [row.pairing_id for row in grid.model.rows()] == [1]
    assert grid.model.month_at(grid.view.currentIndex().column()) == Month(2027, 4)
    click_mark(chart(overview(window, qtbot), "heat"), "Person 1 – Person 2: 1 of 4 months met", qtbot)
    assert [row.id for row in page_of(window, PairingsPage).table.selected_records()] == [1]
    click_mark(chart(overview(window, qtbot), "heat"), "April 2027: 1 of 2 pairs met", qtbot)
    assert grid.model.rowCount() == 2


def test_a_step_of_the_way_leads_to_those_who_have_come_so_far(window: MainWindow, qtbot: QtBot) -> None:
    click_mark(chart(overview(window, qtbot), "funnel"), "Matched: 2, 66.7% of those who applied", qtbot)
    listed = page_of(window, PeoplePage)
    assert listed.model.rowCount() == 2
    assert listed.filters.meaning.text.text() == f"Mentees matched: {DEFINITIONS['mentees_matched'].text}"


def test_a_type_leads_to_the_mentees_without_a_mentor(window: MainWindow, qtbot: QtBot) -> None:
    click_mark(chart(overview(window, qtbot), "balance"), "Vocational mentor, mentees without a mentor: 1", qtbot)
    listed = page_of(window, PeoplePage)
    assert [row.name for row in listed.model.records()] == ["Samira Nouri"]
    assert listed.filters.fixed.text() == f"Mentees without a mentor: {MentorType.VOCATIONAL.label}"


def test_the_hours_lead_to_the_mentors_who_had_them(window: MainWindow, qtbot: QtBot) -> None:
    click_mark(chart(overview(window, qtbot), "hours"), "May 2027: 1.0 h used of 2.0 h planned", qtbot)
    listed = page_of(window, PeoplePage)
    assert listed.model.rowCount() == 2
    assert {row.role for row in listed.model.records()} == {"mentor"}


def test_bands_stand_for_many_pairs_and_lead_to_them(show: Show, qtbot: QtBot) -> None:
    round_id = a.a_round()
    for number in range(45):
        pairing_id = a.a_pairing(round_id)
        for month in range(2, 6 if number < 40 else 3):
            a.a_meeting(pairing_id, date(2027, month, 5))
    page = show()
    card = chart(page, "heat")
    with qtbot.waitSignal(page.jump) as jumped:
        click_mark(card, "3 months missed or more: 5 pairs", qtbot)
    assert jumped.args[0] == "pairs"
    assert len(jumped.args[1].ids) == 5
    with qtbot.waitSignal(page.jump) as jumped:
        click_mark(card, "No month missed, March 2027: 40 of 40 pairs met", qtbot)
    wanted, month = jumped.args[1]
    assert (len(wanted.ids), wanted.title, month) == (40, "No month missed, March 2027", Month(2027, 3))


@pytest.mark.parametrize(
    ("key", "line", "page_key"),
    [
        ("meetings", "No pair has begun", "pairs"),
        ("heat", "No pair has begun", "pairs"),
        ("funnel", "No mentee has applied yet", "people"),
        ("balance", "Nobody has been taken in yet", "people"),
        ("hours", "No paid working time is planned", "settings"),
    ],
)
def test_a_chart_without_anything_says_what_is_missing_and_what_to_do(
    key: str, line: str, page_key: str, show: Show, qtbot: QtBot
) -> None:
    a.a_round()
    page = show()
    card = chart(page, key)
    assert card.missing.line.text() == line
    assert not card.view.isVisible()
    assert not card.toggle.isVisible()
    with qtbot.waitSignal(page.jump) as jumped:
        card.missing.button.click()
    assert jumped.args == [page_key, None]


def test_only_charts_in_view_are_read_and_the_others_when_they_come_into_view(show: Show, qtbot: QtBot) -> None:
    two_pairs()
    page = show(800, 500)
    assert chart(page, "meetings").chart() is not None
    assert chart(page, "hours").chart() is None
    bar = page.content.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: chart(page, "hours").chart() is not None)


def test_a_chart_is_read_again_only_when_its_tables_have_changed(show: Show, qtbot: QtBot) -> None:
    two_pairs()
    page = show()
    before = {key: card.chart() for key, card in (page.charts.cards if page.charts else {}).items()}
    page.session.perform("Held", meetings.set_month, 1, month=Month(2027, 3), status=MeetingStatus.HELD, today=JUNE)
    qtbot.waitUntil(lambda: not page.is_busy())
    again = {key for key, known in before.items() if chart(page, key).chart() is not known}
    assert again == {"meetings", "heat", "hours", "funnel"}
    page.session.perform("Renamed", people.update, 1, given_name="Åsa")
    qtbot.waitUntil(lambda: not page.is_busy())
    assert any(mark.name == "Åsa 1 – Person 2" for mark in chart(page, "heat").view.marks.marks())


def test_a_hidden_page_reads_nothing_and_is_true_when_it_is_shown_again(window: MainWindow, qtbot: QtBot) -> None:
    page = overview(window, qtbot)
    window.show_page("people")
    assert window.session is not None
    window.session.perform("End all", pairings.end_all_running, window.session.round_id or 0, on=JUNE)
    assert not page.work.is_busy()
    assert page.cards["pairs"].number.text() == "2"
    assert overview(window, qtbot).cards["pairs"].number.text() == "0"


# -- the table beside ---------------------------------------------------------------------------------------------


def test_a_chart_is_shown_as_a_table_and_back(show: Show, qtbot: QtBot) -> None:
    two_pairs()
    page = show()
    card = chart(page, "meetings")
    assert card.toggle.accessibleName() == "Show as table: Meetings per month against plan"
    card.toggle.click()
    table = card.table.table
    assert table.isVisible()
    assert not card.view.isVisible()
    assert table.list_model().rowCount() == 8
    assert [table.list_model().text_at(1, column) for column in range(5)] == ["March 2027", "2", "1", "1 of 2", "50.0%"]
    page.session.perform("Held", meetings.set_month, 1, month=Month(2027, 3), status=MeetingStatus.HELD, today=JUNE)
    qtbot.waitUntil(lambda: table.list_model().text_at(1, 2) == "2")
    card.toggle.click()
    assert card.view.isVisible()
    assert not table.isVisible()


def test_a_line_of_the_table_leads_where_its_mark_does(show: Show, qtbot: QtBot) -> None:
    two_pairs()
    page = show()
    card = chart(page, "funnel")
    card.toggle.click()
    table = card.table.table
    table.setFocus()
    table.select_row(2)
    with qtbot.waitSignal(page.jump) as jumped:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert (jumped.args[0], jumped.args[1].title) == ("people", "Mentees matched")


def test_the_table_is_copied_as_text(show: Show, qtbot: QtBot) -> None:
    two_pairs()
    card = chart(show(), "balance")
    card.toggle.click()
    table = card.table.table
    table.setFocus()
    table.selectAll()
    table.copy_rows()
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0].split("\t") == ["Type", "Mentors", "Places", "Free places", "Mentees", "Without a mentor"]
    assert copied[1].split("\t") == ["Vocational mentor", "2", "2", "0", "3", "1"]


def test_the_export_is_the_table_with_the_keyboard_else_the_one_opened_last(show: Show) -> None:
    two_pairs()
    page = show()
    assert page.exported_list() is None
    chart(page, "hours").toggle.click()
    chart(page, "funnel").toggle.click()
    listed = page.exported_list()
    assert listed is not None
    assert (listed.title, listed.rows[0][:2]) == ("From application to outcome", ("Applied", 3))
    chart(page, "meetings").view.setFocus()
    listed = page.exported_list()
    assert listed is not None
    assert listed.headings[:3] == ("Month", "Planned", "Held")
    assert listed.rows[0][:3] == ("February 2027", 2, 2)
    assert listed.rows[7][:3] == ("September 2027", 2, None)


# -- room ---------------------------------------------------------------------------------------------------------


def test_the_columns_fold_into_one_in_a_small_window(show: Show, qtbot: QtBot) -> None:
    two_pairs()
    page = show()
    meetings_card = chart(page, "meetings")
    assert page.todo.x() > meetings_card.x()
    assert chart(page, "funnel").x() == page.todo.x()
    page.resize(760, 500)
    qtbot.waitUntil(lambda: page.todo.y() < meetings_card.y())
    assert {card.x() for card in page.charts.cards.values()} == {page.todo.x()} if page.charts else False


def test_a_folded_rail_still_chooses_the_round(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    assert window.session is not None
    other = window.session.perform("Another", lambda: a.a_round(name="2028"))
    window.menus.run("view.rail")
    assert not window.workspace.rounds.isVisible()
    window.workspace.round_button.click()
    menu = next(each for each in window.workspace.findChildren(QMenu) if each.isVisible())
    next(action for action in menu.actions() if "2028" in action.text()).trigger()
    assert window.session.round_id == other
    menu.close()
    assert overview(window, qtbot).cards["pairs"].number.text() == "0"


def test_a_long_round_is_cut_in_the_middle(window: MainWindow) -> None:
    assert window.workspace is not None
    assert window.session is not None
    window.session.perform(
        "A long name", lambda: a.a_round(programme="The municipal network for mentors and newcomers", name="2028/2029")
    )
    chooser = window.workspace.rounds
    chooser.setCurrentIndex(chooser.findText("The municipal network for mentors and newcomers 2028/2029"))
    assert chooser.shown().endswith("2029")
    assert "…" in chooser.shown()


def test_without_a_round_the_chooser_says_so(window: MainWindow, tmp_path: Path) -> None:
    window.use(Desk.create(tmp_path / "empty.mentordesk"))
    assert window.workspace is not None
    assert window.workspace.rounds.shown() == "No round yet"
    assert not page_of(window, OverviewPage).summary_button.isVisible()
