"""Settings are typed, questions are scripted, long work reports and stops, and the small parts do what they say."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.ui.dialogs.password import PasswordDialog
from mentordesk.ui.icons import IconLabel
from mentordesk.ui.question import Question
from mentordesk.ui.settings import Key, Settings, open_settings
from mentordesk.ui.tasks import Cancelled, Job, ProgressDialog, Runner
from mentordesk.ui.widgets import popups
from mentordesk.ui.widgets.buttons import primary_button, secondary_button
from mentordesk.ui.widgets.cards import NumberCard
from mentordesk.ui.widgets.filters import FilterChip, FilterChoice, FilterRow, SearchBox
from mentordesk.ui.widgets.labels import initials_of
from mentordesk.ui.widgets.messages import EmptyState, MessageBar
from mentordesk.ui.widgets.rail import NavRail
from mentordesk.ui.widgets.scroll import Scroll
from mentordesk.ui.widgets.tabs import Tabs
from mentordesk.ui.widgets.timeline import Event, Timeline
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Key.THEME, "dark"), (Key.TEXT_PERCENT, 115), (Key.RAIL_COLLAPSED, False), (Key.WINDOW_GEOMETRY, b"\x00\xffqt"),
        (Key.RECENT_FILES, ["C:\\Å\\ä, b.mentordesk"]), (Key.COLUMNS, {"order": ["a", "ö"], "n": 1}),
    ],
)  # fmt: skip
def test_settings_come_back_as_they_were(tmp_path: Path, key: Key, value: object) -> None:
    first = open_settings(tmp_path / "s.ini")
    first.set(key, value)
    first.set(key, value, "part")
    first.flush()
    again = open_settings(tmp_path / "s.ini")
    assert again.get(key) == again.get(key, "part") == value
    again.forget(key)
    assert again.get(key) == key.value.default


def test_settings_of_the_wrong_kind(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="THEME takes str"):
        settings.set(Key.THEME, 3)
    (tmp_path / "odd.ini").write_text('[look]\ntheme=dark\ntext_percent="\\"big\\""\n', encoding="utf-8")
    odd = open_settings(tmp_path / "odd.ini")
    assert odd.text(Key.THEME) == "system"
    assert odd.number(Key.TEXT_PERCENT) == 100


def test_recent_files_newest_first_each_once(settings: Settings) -> None:
    for name in ("a", "b", "a"):
        settings.remember_file(Path(name))
    assert settings.items(Key.RECENT_FILES) == ["a", "b"]


def test_scripted_ask_answers_and_refuses(ask: ScriptedAsk) -> None:
    ask.will("confirm", True).will("save_file", "out.pdf")
    assert ask.confirm(None, "Delete?", "For ever", "Delete")
    assert ask.save_file(None, "Save", "x.pdf", "PDF (*.pdf)") == Path("out.pdf")
    ask.finished()
    with pytest.raises(pytest.fail.Exception, match="unexpected question"):
        ask.confirm(None, "Again?", "", "Yes")
    assert [method for method, _title, _text in ask.asked] == ["confirm", "save_file", "confirm"]


def test_question_answers_with_the_key_and_escape_means_no(qtbot: QtBot) -> None:
    question = Question(None, "Erase 3 people?", "This cannot be undone.")
    qtbot.addWidget(question)
    no, yes = QPushButton("Cancel"), QPushButton("Erase 3 people")
    question.prefer(question.add("", no))
    question.add("yes", yes)
    question.show()
    assert no.isDefault()
    yes.click()
    assert question.answer == "yes"
    question.answer = ""
    question.show()
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert (question.answer, question.isVisible()) == ("", False)


def test_work_beside_the_window_reports_and_hands_over_its_result(qtbot: QtBot) -> None:
    runner = Runner()
    results: list[object] = []

    def work(job: Job) -> str:
        for done in range(5):
            job.progress(done, 5)
        return f"from {'the window' if threading.current_thread() is threading.main_thread() else 'beside'}"

    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda busy: not busy):
        assert runner.run("Counting", work, results.append, results.append)
        assert runner.is_busy()
        assert not runner.run("Second", work, results.append, results.append)
    assert results == ["from beside"]
    assert QGuiApplication.overrideCursor() is None


def test_work_that_fails_hands_over_its_error(qtbot: QtBot) -> None:
    runner = Runner()
    failed: list[Exception] = []

    def work(_job: Job) -> None:
        raise OSError("disk full")

    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda busy: not busy):
        runner.run("Writing", work, lambda _result: None, failed.append)
    assert [str(error) for error in failed] == ["disk full"]


def test_cancel_stops_at_the_next_item(qtbot: QtBot) -> None:
    runner, go_on = Runner(), threading.Event()
    failed: list[Exception] = []
    finished: list[int] = []

    def work(job: Job) -> None:
        for done in range(3):
            job.progress(done, 3)
            finished.append(done)
            go_on.wait(5)

    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda busy: not busy):
        runner.run("Printing", work, lambda _result: None, failed.append)
        qtbot.waitUntil(lambda: finished == [0])
        runner.cancel()
        go_on.set()
    assert finished == [0]
    assert isinstance(failed[0], Cancelled)


def test_progress_speaks_words_and_does_not_close_by_itself(qtbot: QtBot) -> None:
    stopped: list[bool] = []
    dialog = ProgressDialog("Certificates", None, lambda: stopped.append(True))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_progress(12, 27, "")
    assert dialog.words.text() == "12 of 27"
    dialog.reject()
    assert (dialog.isVisible(), stopped) == (True, [])
    dialog.cancel_button.show()
    dialog.reject()
    assert (dialog.isVisible(), stopped) == (True, [True])
    dialog.finish()
    assert not dialog.isVisible()


def test_message_stays_for_an_action_and_leaves_without(qtbot: QtBot) -> None:
    undone: list[bool] = []
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message("Status changed for 4 people.", "ok", "Undo", lambda: undone.append(True))
    assert bar.isVisible()
    assert bar.accessibleName() == "Status changed for 4 people."
    bar.action_button.click()
    assert (undone, bar.isVisible()) == ([True], False)


def test_number_card_leads_on_by_mouse_and_keyboard(qtbot: QtBot) -> None:
    card, clicks = NumberCard("Active pairs", "24", "of 27 started"), []
    qtbot.addWidget(card)
    card.clicked.connect(lambda: clicks.append(1))
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert len(clicks) == 2
    assert card.accessibleName() == "Active pairs. 24. of 27 started"


def test_search_box_follows_typing_and_escape_clears(qtbot: QtBot) -> None:
    box = SearchBox("Search people")
    heard: list[str] = []
    qtbot.addWidget(box)
    box.searched.connect(heard.append)
    qtbot.keyClicks(box, "åk")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert heard == ["å", "åk", ""]


def test_filters_can_be_taken_away_together(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    search, choice, chip = SearchBox("", page), FilterChoice("All roles", [(1, "Mentor")]), FilterChip("Waiting")
    row = FilterRow([search, choice, chip], page)
    search.setText("a")
    choice.set_value(1)
    chip.setChecked(True)
    row.show_count(12, 54)
    assert row.count.text() == "12 of 54 shown"
    row.clear_button.click()
    assert (search.text(), choice.value(), chip.isChecked()) == ("", None, False)
    choice.set_choices([(2, "Mentee")])
    choice.set_value(7)
    assert choice.value() is None


@pytest.mark.parametrize(
    ("field", "where"),
    [
        (QRect(100, 100, 80, 30), QPoint(100, 132)),
        (QRect(700, 100, 80, 30), QPoint(600, 132)),
        (QRect(-20, 100, 80, 30), QPoint(0, 132)),
        (QRect(100, 500, 80, 30), QPoint(100, 198)),
        (QRect(100, 290, 80, 30), QPoint(100, 300)),
    ],
    ids=["below", "not off the right", "not off the left", "above", "as low as there is room"],
)
def test_a_small_window_stays_on_the_screen(field: QRect, where: QPoint) -> None:
    assert popups.place(QRect(0, 0, 200, 300), field, QRect(0, 0, 800, 600)) == where


def test_rail_goes_by_mouse_and_arrows_and_shows_without_going(qtbot: QtBot) -> None:
    rail = NavRail()
    gone: list[str] = []
    qtbot.addWidget(rail)
    for key in ("people", "pairs", "help"):
        rail.add_item(key, key.title(), "users", bottom=key == "help")
    rail.chosen.connect(gone.append)
    rail.show()
    rail.select("people")
    assert (rail.selected(), gone) == ("people", [])
    rail.item("people").setFocus()
    qtbot.keyClick(rail.item("people"), Qt.Key.Key_Down)
    rail.item("help").click()
    assert (gone, rail.selected()) == (["pairs", "help"], "help")
    rail.set_collapsed(True)
    assert rail.width() == 56
    assert rail.item("pairs").accessibleName() == "Pairs"


def test_tabs_by_key(qtbot: QtBot) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    pages = {key: QWidget() for key in ("details", "history")}
    for key, page in pages.items():
        tabs.add(key, key.title(), page)
    tabs.show_tab("history")
    assert tabs.current() == "history"
    assert tabs.stack.currentWidget() is pages["history"]


def test_timeline_replaces_its_events(qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.set_events([Event(when="2026-01-01", text="Started"), Event(when="2026-02-01", text="Met")])
    timeline.set_events([Event(when="2026-03-01", text="Ended", tone="bad", detail="Moved away")])
    timeline.show()
    shown = [row.accessibleName() for row in timeline.findChildren(QWidget) if row.isVisible() and row.accessibleName()]
    assert shown == ["2026-03-01. Ended. Moved away"]


def test_empty_state_begins(qtbot: QtBot) -> None:
    begun: list[str] = []
    state = EmptyState("users", "Nobody yet", "Add the first.", action=("New person", lambda: begun.append("new")))
    qtbot.addWidget(state)
    assert state.action_button is not None
    state.action_button.click()
    assert begun == ["new"]
    assert state.second_button is None


def test_in_a_low_list_the_words_take_the_room_of_the_picture(qtbot: QtBot) -> None:
    state = EmptyState("users", "Nobody yet", "Add the first. " * 12, action=("New person", lambda: None))
    qtbot.addWidget(state)
    state.resize(420, 420)
    state.show()
    picture = state.findChildren(IconLabel)[0]
    assert picture.isVisible()
    for height in (state.heightForWidth(420) - 20, state.heightForWidth(420) - 70, 420):
        state.resize(420, height)
        qtbot.waitUntil(lambda: state.why.height() >= state.why.heightForWidth(state.why.width()))
        assert picture.isVisible() == (height == 420)


def test_fields_keep_off_the_bar_that_scrolls_them(qtbot: QtBot) -> None:
    content = QWidget()
    content.setMinimumHeight(500)
    area = Scroll(content, air=True)
    qtbot.addWidget(area)
    area.resize(300, 600)
    area.show()
    assert content.width() == 300
    area.resize(300, 200)
    bar = area.verticalScrollBar()
    assert bar.isVisible()
    assert bar.mapTo(area, QPoint()).x() - content.width() >= 8
    area.resize(300, 600)
    assert content.width() == 300


def test_what_the_keyboard_reaches_from_outside_is_brought_into_view(qtbot: QtBot) -> None:
    window, content, outside, lines = QWidget(), QWidget(), QLineEdit(), [QLineEdit() for _line in range(20)]
    inside, around = QVBoxLayout(content), QVBoxLayout(window)
    for line in lines:
        inside.addWidget(line)
    around.addWidget(outside)
    around.addWidget(Scroll(content))
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    activate(qtbot, window)
    outside.setFocus()
    assert lines[-1].visibleRegion().isEmpty()
    lines[-1].setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert lines[-1].visibleRegion().boundingRect() == lines[-1].rect()


@pytest.mark.parametrize(
    ("name", "letters"), [("Selamawit Gebremedhin", "SG"), ("Anna-Karin Öst", "AÖ"), ("Cher", "C"), ("", "")]
)
def test_initials(name: str, letters: str) -> None:
    assert initials_of(name) == letters


def test_the_last_tabs_stand_as_icons_where_the_words_have_no_room(qtbot: QtBot) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    for key, picture in (("Particulars", ""), ("Appointments", "calendar-check"), ("Observations", "history")):
        tabs.add(key, key, QWidget(), picture=picture)
    tabs.resize(900, 200)
    tabs.show()
    bar, whole = tabs.bar, tabs.bar.sizeHint().width()

    def words() -> list[str]:
        return [bar.tabText(place) for place in range(bar.count())]

    assert words() == ["Particulars", "Appointments", "Observations"]
    tabs.resize(whole - 10, 200)
    assert words() == ["Particulars", "Appointments", ""]
    assert not bar.tabIcon(2).isNull()
    assert (bar.tabToolTip(2), bar.accessibleTabName(2)) == ("Observations", "Observations")
    tabs.set_title("Observations", "Observations (3)")
    assert (words()[2], bar.tabToolTip(2)) == ("", "Observations (3)")
    tabs.set_offered("Appointments", False)
    assert words()[2] == "Observations (3)", "there is room now"
    tabs.set_offered("Appointments", True)
    tabs.resize(60, 200)
    assert words() == ["Particulars", "", ""], "one without an icon keeps its words"
    tabs.resize(900, 200)
    assert words() == ["Particulars", "Appointments", "Observations (3)"]
    assert bar.tabIcon(2).isNull()
    assert bar.tabToolTip(2) == ""


def test_a_question_is_as_high_as_its_words(qtbot: QtBot) -> None:
    """Title, text and buttons stand together; extra room would be spread between them."""
    question = Question(None, "Issue?", "Numbers are given for good. " * 12)
    qtbot.addWidget(question)
    question.add("", secondary_button("Cancel"))
    question.prefer(question.add("yes", primary_button("Issue")))
    question.show()
    layout = question.layout()
    assert layout is not None
    assert question.height() == layout.totalHeightForWidth(question.width())


def test_a_tab_that_is_offered_no_more_gives_way_and_comes_back(qtbot: QtBot) -> None:
    """As the results of mentees, while one goes down a list where mentors stand between them."""
    tabs = Tabs()
    qtbot.addWidget(tabs)
    for key in ("facts", "meetings", "result", "notes"):
        tabs.add(key, key, QWidget())
    tabs.show_tab("result")
    tabs.set_offered("result", False)
    assert tabs.current() == "facts"
    tabs.set_offered("result", True)
    assert tabs.current() == "result"
    tabs.set_offered("result", False)
    tabs.show_tab("notes")
    tabs.set_offered("result", True)
    assert tabs.current() == "notes", "another was chosen since"


def test_the_older_copies_are_in_view_before_it_is_said_what_becomes_of_them(qtbot: QtBot) -> None:
    copies = [
        Path("/kept/Mentor (schema 1).mentordesk"),
        Path("/backups/00001.mentordesk"),
        Path("/backups/00002.mentordesk"),
    ]
    dialog = PasswordDialog(None, "Set a password", "From now on.", "Encrypt", new=True, copies=copies)
    qtbot.addWidget(dialog)
    dialog.show()
    part = dialog.copies
    assert part is not None
    assert part.list.toPlainText().count("\n") == 4, "two folders and three files"
    qtbot.waitUntil(lambda: part.list.verticalScrollBar().maximum() == 0)
    assert part.list.geometry().bottom() < part.choices["encrypt"].geometry().top()
