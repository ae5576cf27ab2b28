"""The Activities page as it is used: a new event, calling people, ticking by keys, taking back."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mentordesk import i18n
from mentordesk.desk import Desk
from mentordesk.domain.activities import USUAL, ActivityKind, AttendanceStatus
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.queries import activities as queries
from mentordesk.ui import theme
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.pages.activities import ActivitiesPage
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate, choose, in_dialog, replace_text

JUNE = date(2027, 6, 8)
CAME, ABSENT, EXCUSED, CALLED = (
    AttendanceStatus.PRESENT, AttendanceStatus.ABSENT, AttendanceStatus.EXCUSED, AttendanceStatus.INVITED
)  # fmt: skip
Show = Callable[[], ActivitiesPage]


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> Show:
    """Shows the page on what the test has put into the file."""

    def shown() -> ActivitiesPage:
        page = ActivitiesPage(Session(desk, clock=lambda: JUNE), Tools(ask, settings))
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        activate(qtbot, page)
        return page

    return shown


@pytest.fixture
def training() -> int:
    """A training in January; three mentors and a mentee take part in the round, one mentor has withdrawn."""
    round_id = a.a_round()
    for name in ("Anna", "Bo", "Cecilia"):
        a.a_mentor(round_id, person_id=a.a_person(name, "Ek"))
    a.a_mentee(round_id, person_id=a.a_person("Dawit", "Tesfay"))
    a.a_mentor(round_id, person_id=a.a_person("Erik", "Ek"), status=EnrolmentStatus.WITHDRAWN)
    return a.an_activity(round_id, title="Mentor training")


def ticks(activity_id: int) -> dict[str, AttendanceStatus | None]:
    """Given name and state of each who is called."""
    return {row.name.split()[0]: row.status for row in queries.roster(activity_id) if row.status is not None}


def press(qtbot: QtBot, page: ActivitiesPage, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(page.pane.table, key)


def call_mentors(page: ActivitiesPage) -> None:
    page.pane.call([Role.MENTOR])
    page.pane.table.setFocus()
    page.pane.table.select_row(0)


def test_an_activity_is_found_by_letters_and_by_kind_and_time(show: Show, training: int, qtbot: QtBot) -> None:
    round_id = queries.get(training).round_id
    coming = a.an_activity(round_id, ActivityKind.NETWORK, title="Höstträff", place="Café Åhlén", on=date(2027, 9, 2))
    page = show()
    page.focus_search()
    qtbot.keyClicks(page.search, "host")
    assert [row.id for row in page.model.records()] == [coming]
    assert page.filters.row.count.text() == "1 of 2 shown"
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    page.filters.set_value("time", "past")
    assert [row.id for row in page.model.records()] == [training]
    page.go_to(coming)
    assert page.table.current_record().id == coming, "going to one takes the filters away"
    page.filters.set_value("kind", ActivityKind.GROUP)
    assert page.model.rowCount() == 0
    page.search.setText("ahlen")
    page.filters.set_value("kind")
    assert [row.id for row in page.model.records()] == [coming]


def test_a_new_activity_brings_what_is_usual_for_its_kind(show: Show, qtbot: QtBot) -> None:
    a.a_round()
    page = show()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        kind, on = dialog.form.editor("kind").main(), dialog.form.editor("on").main()
        assert isinstance(kind, QComboBox)
        assert isinstance(on, QLineEdit)
        choose(qtbot, kind, ActivityKind.TRAINING.label)
        replace_text(qtbot, on, "21/1")
        dialog.ok_button.click()

    in_dialog(qtbot, fill)
    page.new_record()
    (made,) = queries.listing(page.session.round_id or 0)
    assert (made.kind, made.title, made.on, made.minutes, made.paid) == (
        ActivityKind.TRAINING, "Training", date(2027, 1, 21), 420, True,
    )  # fmt: skip
    assert page.pane.title.text() == "Training"
    assert page.focusWidget() is page.pane.table
    page.session.undo()
    assert page.model.total() == 0
    assert not page.pane.isVisible()


@pytest.mark.parametrize(
    ("known", "proposed"),
    [
        ((), ActivityKind.TRAINING),
        ((ActivityKind.NETWORK,), ActivityKind.TRAINING),
        ((ActivityKind.TRAINING,), ActivityKind.NETWORK),
    ],
)
def test_training_is_proposed_until_the_round_has_one(
    show: Show, known: tuple[ActivityKind, ...], proposed: ActivityKind, qtbot: QtBot
) -> None:
    round_id = a.a_round()
    for kind in known:
        a.an_activity(round_id, kind)
    page = show()
    in_dialog(qtbot, lambda dialog: dialog.ok_button.click())  # type: ignore[attr-defined]
    page.new_record()
    made = max(queries.of_round(round_id), key=lambda event: event.id)
    assert (made.kind, made.title, made.minutes, made.paid) == (proposed, proposed.label, *USUAL[proposed])


def test_a_title_of_ones_own_stays_when_the_kind_changes(show: Show, qtbot: QtBot) -> None:
    a.a_round()
    page = show()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        title, kind = dialog.form.editor("title").main(), dialog.form.editor("kind").main()
        assert isinstance(title, QLineEdit)
        assert isinstance(kind, QComboBox)
        replace_text(qtbot, title, "Autumn gathering")
        choose(qtbot, kind, ActivityKind.CLOSING.label)
        assert title.text() == "Autumn gathering"

    in_dialog(qtbot, fill)
    page.new_record()
    assert page.model.total() == 0, "closing the dialog makes nothing"


def test_a_title_is_asked_for_at_its_field(show: Show, qtbot: QtBot) -> None:
    a.a_round()
    page = show()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        title = dialog.form.editor("title").main()
        assert isinstance(title, QLineEdit)
        replace_text(qtbot, title, "")
        dialog.ok_button.click()
        assert dialog.form.problem("title")
        assert title.hasFocus()

    in_dialog(qtbot, fill)
    page.new_record()


def test_all_mentors_are_called_from_the_empty_roster(show: Show, training: int) -> None:
    page = show()
    empty = page.pane.table.empty
    assert empty is not None
    empty.action_button.click()  # type: ignore[attr-defined]
    assert ticks(training) == {"Anna": CALLED, "Bo": CALLED, "Cecilia": CALLED}
    assert page.pane.counts.text() == "3 called · invited: 3"
    page.pane.call([Role.MENTOR])
    assert "called already" in page.message.text.text()


def test_after_calling_the_keyboard_is_at_the_first_who_was_called(show: Show, training: int, qtbot: QtBot) -> None:
    page = show()
    page.pane.call_button.setFocus()
    page.pane.call([Role.MENTOR])
    assert page.pane.table.hasFocus()
    press(qtbot, page, Qt.Key.Key_A)
    assert ticks(training) == {"Anna": ABSENT, "Bo": CALLED, "Cecilia": CALLED}
    page.pane.all_button.setFocus()
    page.pane.all_button.click()
    assert page.pane.table.hasFocus(), "the button is off now"


def test_who_came_is_ticked_by_letters_going_down(show: Show, training: int, qtbot: QtBot) -> None:
    page = show()
    call_mentors(page)
    press(qtbot, page, Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_E)
    assert ticks(training) == {"Anna": CAME, "Bo": ABSENT, "Cecilia": EXCUSED}
    page.session.undo()
    assert ticks(training)["Cecilia"] is CALLED
    page.session.redo()
    assert ticks(training)["Cecilia"] is EXCUSED
    assert page.session.undo_text() == "Cecilia Ek: excused"


def test_letters_tick_from_the_first_line_when_the_keyboard_has_just_come_to_the_list(
    show: Show, training: int, qtbot: QtBot
) -> None:
    page = show()
    page.pane.call([Role.MENTOR])
    page.pane.table.clearSelection()
    page.table.setFocus()
    page.pane.table.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_P, Qt.Key.Key_A):
        qtbot.keyClick(page.pane.table, key)
    assert ticks(training) == {"Anna": CAME, "Bo": ABSENT, "Cecilia": CALLED}


def test_in_swedish_the_letters_are_swedish(show: Show, training: int, qtbot: QtBot) -> None:
    i18n.use("sv")
    page = show()
    call_mentors(page)
    press(qtbot, page, Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_A)
    assert ticks(training) == {"Anna": CAME, "Bo": ABSENT, "Cecilia": EXCUSED}


def test_space_ticks_and_unticks_and_delete_takes_off_the_list(show: Show, training: int, qtbot: QtBot) -> None:
    page = show()
    call_mentors(page)
    press(qtbot, page, Qt.Key.Key_Space)
    assert ticks(training)["Anna"] is CAME
    press(qtbot, page, Qt.Key.Key_Space)
    assert ticks(training)["Anna"] is CALLED
    press(qtbot, page, Qt.Key.Key_Delete)
    assert ticks(training) == {"Bo": CALLED, "Cecilia": CALLED}


def test_several_are_ticked_as_one_step(show: Show, training: int, qtbot: QtBot) -> None:
    page = show()
    call_mentors(page)
    page.pane.table.selectAll()
    press(qtbot, page, Qt.Key.Key_Space)
    assert ticks(training) == {"Anna": CAME, "Bo": CAME, "Cecilia": CAME}
    page.session.undo()
    assert ticks(training) == {"Anna": CALLED, "Bo": CALLED, "Cecilia": CALLED}


def test_all_came_leaves_those_who_were_excused(show: Show, training: int, qtbot: QtBot) -> None:
    page = show()
    call_mentors(page)
    press(qtbot, page, Qt.Key.Key_E)
    page.pane.all_button.click()
    assert ticks(training) == {"Anna": EXCUSED, "Bo": CAME, "Cecilia": CAME}
    assert not page.pane.all_button.isEnabled()
    assert page.model.text_at(0, page.model.column_of("present")) == "2 of 3"


def test_nobody_came_to_what_has_not_taken_place(show: Show, desk: Desk, qtbot: QtBot) -> None:
    round_id = a.a_round()
    a.a_mentor(round_id)
    ahead = a.an_activity(round_id, on=JUNE + timedelta(days=30))
    page = show()
    call_mentors(page)
    press(qtbot, page, Qt.Key.Key_P)
    assert list(ticks(ahead).values()) == [CALLED]
    assert page.message.isVisible()
    assert page.message.text.text().startswith("The activity takes place on 8 July 2027")


def test_those_not_called_can_be_shown_and_ticked(show: Show, training: int, qtbot: QtBot) -> None:
    page = show()
    page.pane.everybody.click()
    assert page.pane.model.total() == 4
    page.pane.table.setFocus()
    page.pane.table.select_row(3)
    press(qtbot, page, Qt.Key.Key_P)
    assert ticks(training) == {"Dawit": CAME}


def test_removing_an_activity_offers_to_take_it_back(show: Show, training: int) -> None:
    page = show()
    page.pane.call([Role.MENTOR])
    page.pane.remove_button.click()
    assert page.model.total() == 0
    page.message.action_button.click()
    assert page.model.total() == 1
    assert ticks(training) == {"Anna": CALLED, "Bo": CALLED, "Cecilia": CALLED}


def test_the_sign_in_list_is_a_document_of_the_activity(show: Show, training: int, qtbot: QtBot) -> None:
    page = show()
    page.pane.call([Role.MENTOR])
    with qtbot.waitSignal(page.jump) as jumped:
        page.pane.print_button.click()
    assert jumped.args == ["documents", ("sign_in_list", training)]


def test_without_a_round_the_page_offers_to_make_one(show: Show, qtbot: QtBot) -> None:
    page = show()
    empty = page.table.empty
    assert empty is not None
    with qtbot.waitSignal(page.command) as asked:
        empty.action_button.click()  # type: ignore[attr-defined]
    assert asked.args == ["round.new"]
    assert not page.new_button.isVisible()


def test_how_many_came_is_in_view_in_a_small_window_with_large_text(
    show: Show, training: int, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 130)
    page = show()
    page.resize(968, 570)  # what a window of 1024 × 640 leaves beside the narrow rail
    call_mentors(page)
    came = page.model.column_of("present")
    qtbot.waitUntil(lambda: page.table.columnWidth(came) >= theme.current().px(78))
    assert [table.horizontalScrollBar().maximum() for table in (page.table, page.pane.table)] == [0, 0]
    assert page.table.visualRect(page.model.index(0, came)).right() <= page.table.viewport().width()


def test_a_tick_reads_its_own_line_and_no_roster(
    show: Show, training: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show()
    call_mentors(page)
    page.table.header.sort_by("present", descending=True)
    whole = list[int]()
    known = queries.called

    def called(activity_id: int) -> list[queries.RosterRow]:
        whole.append(activity_id)
        return known(activity_id)

    monkeypatch.setattr(queries, "called", called)
    press(qtbot, page, Qt.Key.Key_P, Qt.Key.Key_A)
    assert [row.status for row in page.pane.model.records()] == [CAME, ABSENT, CALLED]
    assert (page.pane.counts.text(), page.model.text_at(0, page.model.column_of("present"))) == (
        "3 called · invited: 1 · present: 1 · absent: 1", "1 of 3",
    )  # fmt: skip
    page.session.undo()
    assert [row.status for row in page.pane.model.records()] == [CAME, CALLED, CALLED]
    assert not whole
    press(qtbot, page, Qt.Key.Key_Delete)
    assert whole, "who is taken off is no longer there to be told of"
