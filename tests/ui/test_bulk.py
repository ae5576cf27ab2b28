"""Several people or pairs at once, by keyboard alone: who may not is named, the others are done, one undo takes it back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, Role
from mentordesk.domain.pairings import PairingStatus
from mentordesk.queries import agreements, enrolments, pairings, people
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.pages.documents import DocumentsPage
from mentordesk.ui.pages.pairings import PairingsPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui import using
from tests.ui.scripted_ask import ScriptedAsk

JUNE = date(2027, 6, 8)
WAITING, ACCEPTED = EnrolmentStatus.WAITING, EnrolmentStatus.ACCEPTED
Open = Callable[[str], Any]


@pytest.fixture
def open_page(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, desk: Desk) -> Open:
    """The real window at a page; gives the page."""

    def opened(key: str) -> Any:
        window = using.open_window(qtbot, Tools(ask, settings), JUNE, desk)
        window.show_page(key)
        using.activate(qtbot, window)
        assert window.workspace is not None
        return window.workspace.page(key)

    return opened


def press(qtbot: QtBot, *keys: Qt.Key, times: int = 1, shift: bool = False) -> None:
    """Press keys at whatever has the keyboard."""
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for _time in range(times):
        for key in keys:
            qtbot.keyClick(QApplication.focusWidget(), key, held)


def choose_first(qtbot: QtBot, page: PeoplePage | PairingsPage, count: int) -> None:
    """The first so many lines, from the search with the arrows."""
    page.search.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down, times=count - 1, shift=True)
    assert len(page.table.selected_records()) == count


def to_button(qtbot: QtBot, page: PeoplePage | PairingsPage, key: str) -> None:
    """With F6 into the pane, with Tab to a button."""
    page.window().menus.run("view.pane")  # type: ignore[attr-defined]
    for _step in range(len(page.pane.bulk.buttons)):
        if page.pane.bulk.buttons[key].hasFocus():
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"the keyboard never came to {key}")


def choose_by_typing(qtbot: QtBot, dialog: QWidget, key: str, text: str) -> None:
    """Into a drop-down with its letters."""
    assert isinstance(dialog, FormDialog)
    combo = dialog.form.editor(key).main()
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    qtbot.keyClicks(combo, text)
    assert combo.currentText() == text


def test_the_status_of_twelve_is_changed_undone_and_done_again_by_keyboard_alone(
    open_page: Open, desk: Desk, qtbot: QtBot
) -> None:
    this = a.a_round()
    enrolled = [a.a_mentee(this, person_id=a.a_person("Person", f"A{n:02}")) for n in range(13)]
    page = open_page("people")

    def statuses() -> list[EnrolmentStatus]:
        return [enrolments.get(each).status for each in enrolled]

    def fill(dialog: QWidget) -> None:
        choose_by_typing(qtbot, dialog, "status", "Waiting")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    choose_first(qtbot, page, 12)
    to_button(qtbot, page, "status")
    using.in_dialog(qtbot, fill)
    press(qtbot, Qt.Key.Key_Space)
    assert statuses() == [WAITING] * 12 + [ACCEPTED]
    assert page.message.text.text() == "12 people are “Waiting” now."
    assert [step.label for step in desk.undo_steps] == ["Change status for 12 people"]
    using.activate(qtbot, page.window())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert statuses() == [ACCEPTED] * 13
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert statuses() == [WAITING] * 12 + [ACCEPTED]
    assert len(page.table.selected_records()) == 12, "they stay chosen"


def test_who_may_not_is_named_before_and_after_and_the_others_are_done(open_page: Open, desk: Desk, qtbot: QtBot) -> None:
    this = a.a_round()
    free = a.a_mentee(this, person_id=a.a_person("Ali", "Aal"))
    hidden = a.a_person("Karin", "Abel", protected=True, code_name="Acker")
    paired = a.a_mentee(this, person_id=hidden, status=EnrolmentStatus.MATCHED)
    a.a_pairing(this, mentor_id=a.a_mentor(this, person_id=a.a_person("Zoe", "Zander")), mentee_id=paired)
    page = open_page("people")
    said: list[str] = []

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        choose_by_typing(qtbot, dialog, "status", "Waiting")
        qtbot.keyClick(dialog.form.editor("status").main(), Qt.Key.Key_Tab)
        said.append(dialog.message.text.text())
        dialog.try_it()

    choose_first(qtbot, page, 2)
    using.in_dialog(qtbot, fill)
    page.pane.bulk.buttons["status"].click()
    reason = "Acker: There is an open pairing; end it or remove it first."
    assert said == [f"1 person stays as they are:\n{reason}"]
    assert page.message.text.text() == f"1 person is “Waiting” now. {said[0]}"
    assert [enrolments.get(one).status for one in (free, paired)] == [WAITING, EnrolmentStatus.MATCHED]
    assert desk.undo_steps[-1].label == "Change status for Ali Aal"
    page.message.action_button.click()
    assert [row.name for row in page.model.records()] == ["Acker"]


def test_when_nobody_may_the_dialog_stays_and_says_why(open_page: Open, desk: Desk, qtbot: QtBot) -> None:
    this = a.a_round()
    for _each in range(2):
        a.a_pairing(this)
    page = open_page("people")
    said: list[str] = []

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.editor("status").set_value(WAITING)
        dialog.try_it()
        said.append(dialog.form.problem("status"))
        dialog.form.editor("status").set_value(EnrolmentStatus.PAUSED)
        dialog.try_it()
        said.append(dialog.form.problem("reason"))

    page.table.selectAll()
    using.in_dialog(qtbot, fill)
    page.pane.bulk.buttons["status"].click()
    assert said[0].endswith("There is an open pairing; end it or remove it first.")
    assert said[1] == "Give a reason."
    assert not desk.undo_steps


def test_several_come_into_a_unit_but_no_protected_identity(open_page: Open, desk: Desk, qtbot: QtBot) -> None:
    a.a_round()
    unit = a.a_unit(name="Kundcenter")
    both = [a.a_person("Ali", "Aal"), a.a_person("Bo", "Berg")]
    hidden = a.a_person("Karin", "Ceder", protected=True, code_name="Linden")
    page = open_page("people")

    def fill(dialog: QWidget) -> None:
        choose_by_typing(qtbot, dialog, "unit_id", "Kundcenter")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    page.table.selectAll()
    using.in_dialog(qtbot, fill)
    page.pane.bulk.buttons["unit"].click()
    assert [people.get(one).unit_id for one in (*both, hidden)] == [unit, unit, None]
    assert [step.label for step in desk.undo_steps] == ["Put 2 people into Kundcenter"]
    assert "Linden: A protected identity has no unit" in page.message.text.text()
    page.session.undo()
    assert {people.get(one).unit_id for one in both} == {None}


def test_who_stands_in_a_pair_stays_out_of_the_bin_and_the_others_go(open_page: Open, qtbot: QtBot) -> None:
    this = a.a_round()
    paired = a.a_person("Åsa", "Aal")
    a.a_pairing(this, mentor_id=a.a_mentor(this, person_id=paired))
    alone = a.a_person("Bo", "Berg")
    page = open_page("people")
    for person in (paired, alone):
        page.table.selectionModel().select(
            page.model.index(page.model.row_of(person), 0),
            page.table.selectionModel().SelectionFlag.Select | page.table.selectionModel().SelectionFlag.Rows,
        )
    page.pane.bulk.buttons["bin"].click()
    assert [one.id for one in people.binned()] == [alone]
    assert page.message.text.text().startswith("Bo Berg was put in the bin. 1 person stays as they are:\nÅsa Aal:")


def test_addresses_are_copied_of_everybody_but_protected_people(open_page: Open) -> None:
    a.a_round()
    a.a_person("Ali", "Aal", email="ali@example.org")
    a.a_person("Bo", "Berg")
    a.a_person("Karin", "Ceder", protected=True, code_name="Linden", email="karin@example.org")
    page = open_page("people")
    page.table.selectAll()
    page.pane.bulk.buttons["mail"].click()
    assert QApplication.clipboard().text() == "ali@example.org"
    assert page.message.text.text() == "1 e-mail address is on the clipboard. 2 people have none."


def test_documents_open_with_those_chosen_and_no_protected_identity(open_page: Open, qtbot: QtBot) -> None:
    this = a.a_round()
    first = a.a_mentor(this, person_id=a.a_person("Ali", "Aal"))
    a.a_mentor(this, person_id=a.a_person("Karin", "Ström", protected=True, code_name="Berg"))
    a.a_mentor(this, person_id=a.a_person("Cia", "Ceder"))
    training = a.an_activity(this)
    for mentor in enrolments.participants(this):
        a.an_attendance(training, mentor.enrolment_id)
    page = open_page("people")
    choose_first(qtbot, page, 2)
    page.pane.bulk.buttons["documents"].click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    chosen = next(action for action in menu.actions() if action.text() == "Time account per mentor")
    chosen.trigger()
    menu.close()
    documents = page.window().workspace.current_page()
    assert isinstance(documents, DocumentsPage)
    qtbot.waitUntil(lambda: not documents.press.is_busy())
    assert documents.chooser.key() == "time_account"
    assert [each.id for each in documents.choices.who.ticked()] == [first]


def test_the_buttons_keep_to_what_applies_and_the_keyboard_stays_among_them(open_page: Open, qtbot: QtBot) -> None:
    this = a.a_round()
    a.a_mentee(this, person_id=a.a_person("Ali", "Aal"))
    a.a_person("Bo", "Berg")
    page = open_page("people")
    choose_first(qtbot, page, 2)
    assert list(page.pane.bulk.buttons) == ["status", "enrol", "documents", "unit", "merge", "bin"]
    to_button(qtbot, page, "enrol")

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.editor("role").set_value(Role.MENTEE)
        dialog.try_it()

    using.in_dialog(qtbot, fill)
    press(qtbot, Qt.Key.Key_Space)
    assert list(page.pane.bulk.buttons) == ["status", "documents", "unit", "merge", "bin"]
    using.activate(qtbot, page.window())
    assert page.pane.bulk.buttons["status"].hasFocus(), "its own button is gone"


# -- pairs ----------------------------------------------------------------------------------------------------


def test_pairs_end_as_planned_by_keyboard_and_those_that_cannot_are_named(open_page: Open, desk: Desk, qtbot: QtBot) -> None:
    this = a.a_round()
    ending, late = a.a_pairing(this), a.a_pairing(this)
    a.a_meeting(late, on=date(2027, 6, 7))
    draft = a.a_pairing(this, status=PairingStatus.DRAFT)
    page = open_page("pairs")

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        line = dialog.form.editor("on").main()
        assert isinstance(line, QLineEdit)
        using.replace_text(qtbot, line, "2027-06-01")
        qtbot.keyClick(line, Qt.Key.Key_Return)

    choose_first(qtbot, page, 3)
    assert page.pane.bulk.about.text() == "2 running, 1 not begun, 1 quiet"
    to_button(qtbot, page, "end")
    using.in_dialog(qtbot, fill)
    press(qtbot, Qt.Key.Key_Space)
    assert [pairings.get(one).status for one in (ending, late, draft)] == [
        PairingStatus.ENDED, PairingStatus.RUNNING, PairingStatus.DRAFT
    ]  # fmt: skip
    assert [step.label for step in desk.undo_steps] == ["End 1 pair as planned"]
    assert "The pair met on 7 June 2027." in page.message.text.text()
    page.message.action_button.click()
    assert [row.id for row in page.model.records()] == [late]


def test_drafts_among_others_are_approved(open_page: Open, desk: Desk, qtbot: QtBot) -> None:
    this = a.a_round()
    a.a_pairing(this)
    drafts = [a.a_pairing(this, status=PairingStatus.DRAFT) for _each in range(2)]
    page = open_page("pairs")
    choose_first(qtbot, page, 3)
    assert page.pane.bulk.buttons["approve"].text() == "App&rove 2"
    page.pane.bulk.buttons["approve"].click()
    assert [pairings.get(one).status for one in drafts] == [PairingStatus.APPROVED] * 2
    page.session.undo()
    assert [pairings.get(one).status for one in drafts] == [PairingStatus.DRAFT] * 2


def test_the_agreements_of_several_are_signed_on_a_day(open_page: Open, desk: Desk, qtbot: QtBot) -> None:
    this = a.a_round()
    pairs = [a.a_pairing(this) for _each in range(3)]
    mentors = [pairings.get(one).mentor_id for one in pairs]
    a.an_agreement(mentors[0], signed_on=date(2027, 1, 20))
    page = open_page("pairs")

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.try_it()

    choose_first(qtbot, page, 3)
    using.in_dialog(qtbot, fill)
    page.pane.bulk.buttons["sign"].click()
    days = [{one.kind: one.signed_on for one in agreements.of(mentor)} for mentor in mentors]
    assert days == [{AgreementKind.MENTOR: day} for day in (date(2027, 1, 20), JUNE, JUNE)], "the first keeps the day"
    assert [step.label for step in desk.undo_steps] == ["Agreements of 2 mentors signed"]
