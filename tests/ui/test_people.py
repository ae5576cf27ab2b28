"""The People page as it is used: typing, choosing, leaving fields, undoing."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.actions import pairings as pairing_actions
from mentordesk.actions import people as people_actions
from mentordesk.actions.enrolments import enrol
from mentordesk.desk import Desk
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, MentorType, Role
from mentordesk.domain.filters import Criteria
from mentordesk.domain.people import LanguageLevel
from mentordesk.queries import agreements, enrolments, notes, people, slices
from mentordesk.ui import in_slices
from mentordesk.ui.dialogs.people import AddPerson, Bin
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.people_reading import FIRST_ROWS
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.exchange.reading import workbook
from tests.ui import using
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate

JUNE = date(2027, 6, 8)
Show = Callable[..., PeoplePage]
InDialog = Callable[[Callable[[QWidget], None]], None]


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> Show:
    """Shows the page on what the test has put into the file."""

    def shown(width: int = 1366, height: int = 768, *, at_once: bool = True) -> PeoplePage:
        page = PeoplePage(Session(desk, clock=lambda: JUNE), Tools(ask, settings))
        qtbot.addWidget(page)
        page.resize(width, height)
        if at_once:
            page.show()
            activate(qtbot, page)
        return page

    return shown


def names(page: PeoplePage) -> list[str]:
    return [row.name for row in page.model.records()]


@pytest.fixture
def in_dialog(qtbot: QtBot) -> InDialog:
    """Does something in the modal dialog that opens next, and closes it if that did not."""
    return partial(using.in_dialog, qtbot)


def type_into(qtbot: QtBot, page: PeoplePage, key: str, text: str) -> None:
    """Replace the text of a field of the pane and leave it."""
    line = page.pane.details.form.editor(key).main()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def texts_in(widget: QWidget) -> str:
    """Every word a person could read in a widget, hidden or not."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = [label.text() for label in widget.findChildren(QLabel)]
    found += [line.text() for line in widget.findChildren(QLineEdit)]
    found += [area.toPlainText() for area in widget.findChildren(QPlainTextEdit)]
    found += [button.text() for button in widget.findChildren(QPushButton)]
    return "\n".join([*found, *(child.accessibleName() for child in widget.findChildren(QWidget))])


def select(page: PeoplePage, *person_ids: int) -> None:
    page.table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for row in page.model.rows_of(person_ids):
        page.table.selectionModel().select(page.model.index(row, 0), flags.Select | flags.Rows)


# -- adding ---------------------------------------------------------------------------------------------------


def test_a_person_is_added_and_enrolled_by_keyboard_in_one_step(
    show: Show, desk: Desk, qtbot: QtBot, in_dialog: InDialog
) -> None:
    a.a_round()
    page = show()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, AddPerson)
        for text in ("Selamawit", "Gebremedhin", "s@example.org"):
            qtbot.keyClicks(QApplication.focusWidget(), text)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        role = dialog.form.editor("role").main()
        role.setFocus()
        qtbot.keyClick(role, Qt.Key.Key_Down)
        qtbot.keyClick(role, Qt.Key.Key_Down)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(fill)
    page.new_record()
    assert names(page) == ["Selamawit Gebremedhin"]
    row = page.model.record_at(0)
    assert (row.email, row.role, row.status) == ("s@example.org", Role.MENTEE, EnrolmentStatus.APPLIED)
    assert page.pane.shown_id() == row.person_id, "the new person is shown at once"
    assert len(desk.undo_steps) == 1
    page.session.undo()
    assert names(page) == []


def test_a_person_without_a_name_is_refused_at_the_field(show: Show, in_dialog: InDialog) -> None:
    a.a_round()
    page = show()
    said: list[str] = []

    def try_it(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.try_it()
        said.append(dialog.form.problem("given_name"))

    in_dialog(try_it)
    page.new_record()
    assert said == ["Give a name."]
    assert names(page) == []


def test_who_is_known_already_is_recognised_while_adding(show: Show, in_dialog: InDialog) -> None:
    a.a_round()
    known = a.a_person("Olena", "Shevchenko", birth_year=1988)
    page = show()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, AddPerson)
        form = dialog.form
        for key, text in (("given_name", "olena"), ("family_name", "Shevchenko"), ("birth_year", "1988")):
            line = form.editor(key).main()
            assert isinstance(line, QLineEdit)
            line.setText(text)
            form.editor(key).commit()
        assert "Olena Shevchenko is in the file already" in dialog.message.text.text()
        dialog.message.action_button.click()

    in_dialog(fill)
    page.new_record()
    assert names(page) == ["Olena Shevchenko"]
    assert page.pane.shown_id() == known


def test_people_are_added_one_after_the_other_in_the_same_role_and_type(
    show: Show, desk: Desk, qtbot: QtBot, in_dialog: InDialog
) -> None:
    a.a_round()
    unit = a.a_unit(name="Kundcenter")
    page = show()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, AddPerson)
        form = dialog.form
        chosen = {"role": Role.MENTOR, "types": (MentorType.YOUTH,)}
        for key, value in {**chosen, "unit_id": unit}.items():
            form.editor(key).write(value)
        qtbot.keyClicks(QApplication.focusWidget(), "Anna")
        form.editor("occupation").write("Nurse")
        form.editor("birth_year").write(1980)
        dialog.again_button.click()
        assert names(page) == ["Anna"]
        assert dialog.message.text.text() == "Anna was added."
        assert dialog.isVisible()
        assert QApplication.focusWidget() is form.editor("given_name").main()
        given = form.values()
        assert {key: given[key] for key in chosen} == chosen
        assert (given["given_name"], given["occupation"], given["birth_year"], given["unit_id"]) == ("", "", None, None)
        qtbot.keyClicks(QApplication.focusWidget(), "Berit")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert dialog.message.text.text() == "Berit was added."
        dialog.again_button.click()
        assert form.problem("given_name") == "Give a name."
        assert not dialog.message.isVisible()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(fill)
    page.new_record()
    rows = [page.model.record_at(row) for row in range(page.model.rowCount())]
    assert [(row.name, row.role, row.types, row.occupation) for row in rows] == [
        ("Anna", Role.MENTOR, MentorType.YOUTH.value, "Nurse"),
        ("Berit", Role.MENTOR, MentorType.YOUTH.value, ""),
    ]
    assert [people.get(row.person_id).unit_id for row in rows] == [unit, None]
    assert page.pane.shown_id() == rows[1].person_id, "the last one added is shown"
    assert len(desk.undo_steps) == 2


# -- fields that save themselves ------------------------------------------------------------------------------


def test_a_field_is_saved_when_left_and_undo_brings_the_old_value_back(show: Show, desk: Desk, qtbot: QtBot) -> None:
    a.a_round()
    person = a.a_person("Åsa", "Öberg", phone="070-111 22 33")
    page = show()
    page.go_to(person)
    type_into(qtbot, page, "phone", "070-999 88 77")
    assert people.get(person).phone == "070-999 88 77"
    assert desk.undo_steps[-1].label == "Change phone for Åsa Öberg"
    page.session.undo()
    line = page.pane.details.form.editor("phone").main()
    assert isinstance(line, QLineEdit)
    assert line.text() == people.get(person).phone == "070-111 22 33"


def test_a_refused_value_stays_and_is_explained_at_its_field(show: Show, desk: Desk, qtbot: QtBot) -> None:
    person = a.a_person("Åsa", "Öberg")
    page = show()
    page.go_to(person)
    type_into(qtbot, page, "occupation", "811218-9876")
    form = page.pane.details.form
    assert "personal identity number" in form.problem("occupation")
    assert not desk.undo_steps
    type_into(qtbot, page, "city", "Umeå")
    assert form.editor("occupation").read() == "811218-9876", "another field's saving does not throw it away"
    type_into(qtbot, page, "occupation", "Nurse")
    assert form.problem("occupation") == ""
    assert people.get(person).occupation == "Nurse"


def test_what_is_being_typed_is_saved_before_another_person_is_shown(show: Show) -> None:
    one, other = a.a_person("Åsa", "Öberg"), a.a_person("Ali", "Omar")
    page = show()
    page.go_to(one)
    line = page.pane.details.form.editor("city").main()
    assert isinstance(line, QLineEdit)
    line.setText("Kiruna")
    page.go_to(other)
    assert people.get(one).city == "Kiruna"
    assert people.get(other).city == ""
    assert line.text() == ""


def test_who_is_chosen_while_the_pane_is_half_built_is_shown_whole(show: Show) -> None:
    anna, page = a.a_person("Anna", "Ek"), show()
    parts = iter(page.build_ahead())
    next(parts)
    select(page, anna)
    assert (page.pane.name.text(), page.pane.tabs.current()) == ("Anna Ek", "details")
    assert next(parts, "done") == "done"


def test_esc_takes_back_what_is_typed_before_it_closes_the_pane(show: Show, desk: Desk, qtbot: QtBot) -> None:
    person = a.a_person("Åsa", "Öberg", city="Umeå")
    page = show()
    page.go_to(person)
    line = page.pane.details.form.editor("city").main()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    qtbot.keyClicks(line, "x")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "Umeå"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert not desk.undo_steps


def test_languages_are_added_and_removed(show: Show, qtbot: QtBot) -> None:
    person = a.a_person("Åsa", "Öberg")
    page = show()
    page.go_to(person)
    box = page.pane.details.languages
    qtbot.keyClicks(box.name, "Tigrinya")
    qtbot.keyClick(box.name, Qt.Key.Key_Return)
    assert [(each.language, each.level) for each in people.languages_of(person)] == [
        ("Tigrinya", LanguageLevel.CONVERSATION)
    ]
    assert box.name.text() == ""
    page.session.undo()
    assert people.languages_of(person) == []


def test_the_role_of_the_next_is_that_of_the_last(show: Show, in_dialog: InDialog) -> None:
    this, seen = a.a_round(), []
    page = show()

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, AddPerson)
        seen.append(dialog.form.editor("role").read())

    in_dialog(look)
    page.new_record()
    for add in (a.a_mentee, a.a_mentor, a.a_mentee):
        add(this)
        in_dialog(look)
        page.new_record()
    assert seen == [Role.MENTOR, Role.MENTEE, Role.MENTOR, Role.MENTEE]


# -- the round ------------------------------------------------------------------------------------------------


def test_the_status_of_several_changes_as_one_step(show: Show, desk: Desk, in_dialog: InDialog) -> None:
    this = a.a_round()
    persons = [a.a_person(), a.a_person(), a.a_person()]
    enrolled = [a.an_enrolment(this, person_id=person) for person in persons]
    page = show()
    select(page, *persons)
    assert page.pane.bulk.title.text() == "3 people chosen"

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.editor("status").set_value(EnrolmentStatus.WAITING)
        dialog.try_it()

    in_dialog(fill)
    page.pane.bulk.buttons["status"].click()

    def statuses() -> set[EnrolmentStatus]:
        return {enrolments.get(each).status for each in enrolled}

    assert statuses() == {EnrolmentStatus.WAITING}
    assert [step.label for step in desk.undo_steps] == ["Change status for 3 people"]
    assert len(page.table.selected_records()) == 3, "they stay chosen"
    page.session.undo()
    assert statuses() == {EnrolmentStatus.ACCEPTED}
    assert {row.status for row in page.model.records()} == {EnrolmentStatus.ACCEPTED}
    page.session.redo()
    assert statuses() == {EnrolmentStatus.WAITING}


def test_a_status_that_needs_a_reason_asks_for_it_at_the_field(show: Show, in_dialog: InDialog) -> None:
    this, person = a.a_round(), a.a_person()
    enrolled = a.an_enrolment(this, person_id=person)
    page = show()
    page.go_to(person)
    said: list[str] = []

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.editor("status").set_value(EnrolmentStatus.WITHDRAWN)
        dialog.try_it()
        said.append(dialog.form.problem("reason"))
        dialog.form.editor("reason").set_value("Moves to Lund")
        dialog.try_it()

    page.pane.show_tab("round")
    in_dialog(fill)
    page.pane.round.status_button.click()
    assert said == ["Give a reason."]
    assert enrolments.get(enrolled).status is EnrolmentStatus.WITHDRAWN
    assert "Moves to Lund" in texts_in(page.pane.round.history)


def test_several_people_are_enrolled_at_once(show: Show, desk: Desk, in_dialog: InDialog) -> None:
    a.a_round()
    persons = [a.a_person(), a.a_person()]
    page = show()
    select(page, *persons)

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.editor("role").set_value(Role.MENTOR)
        dialog.form.editor("capacity").set_value(2)
        dialog.try_it()

    in_dialog(fill)
    page.pane.bulk.buttons["enrol"].click()
    assert [(row.role, row.capacity) for row in page.model.records()] == [("mentor", 2), ("mentor", 2)]
    assert len(desk.undo_steps) == 1


def test_an_agreement_is_ticked_as_signed_today(show: Show) -> None:
    this, person = a.a_round(), a.a_person()
    mentor = a.a_mentor(this, person_id=person)
    page = show()
    page.go_to(person)
    page.pane.show_tab("round")
    line = page.pane.round.agreements[AgreementKind.MENTOR]
    line.tick.click()
    assert [each.signed_on for each in agreements.of(mentor)] == [JUNE]
    line.tick.click()
    assert agreements.of(mentor) == []


def test_a_pair_leads_to_the_pairs_page(show: Show, qtbot: QtBot) -> None:
    this = a.a_round()
    person = a.a_person("Åsa", "Öberg")
    mentor = a.a_mentor(this, person_id=person, status=EnrolmentStatus.MATCHED)
    mentee = a.a_mentee(this, person_id=a.a_person("Ali", "Omar"), status=EnrolmentStatus.MATCHED)
    pair = a.a_pairing(mentor_id=mentor, mentee_id=mentee)
    a.a_meeting(pair)
    page = show()
    page.go_to(person)
    row, column = page.model.row_of(person), page.model.column_of("meetings")
    assert page.model.text_at(row, column) == "1/8"
    page.pane.show_tab("round")
    link = next(button for button in page.pane.round.pairs.findChildren(QPushButton) if button.text() == "Ali Omar")
    with qtbot.waitSignal(page.jump) as asked:
        link.click()
    assert asked.args == ["pairs", pair]
    page.pane.show_tab("meetings")
    assert "Held with Ali Omar" in texts_in(page.pane.meetings.timeline)


def test_notes_wait_with_their_person_until_they_are_added(show: Show, qtbot: QtBot) -> None:
    one, other = a.a_person("Åsa", "Öberg"), a.a_person("Ali", "Omar")
    page = show()
    page.go_to(one)
    page.pane.show_tab("notes")
    qtbot.keyClicks(page.pane.notes.text, "Called")
    page.go_to(other)
    assert page.pane.notes.text.toPlainText() == ""
    page.go_to(one)
    page.pane.notes.text.setFocus()
    qtbot.keyClick(page.pane.notes.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [note.text for note in notes.of(person_id=one)] == ["Called"]
    assert notes.of(person_id=other) == []
    assert page.pane.notes.text.toPlainText() == ""


# -- finding --------------------------------------------------------------------------------------------------


def test_search_ignores_accents_and_finds_the_last_digits_of_a_phone_number(show: Show, qtbot: QtBot) -> None:
    a.a_person("Åsa", "Öberg", phone="070-174 06 05")
    a.a_person("Ali", "Omar", phone="+46 70 555 12 34")
    page = show()
    qtbot.keyClicks(page.search, "asa")
    assert names(page) == ["Åsa Öberg"]
    assert page.filters.row.count.text() == "1 of 2 shown"
    page.search.clear()
    qtbot.keyClicks(page.search, "1234")
    assert names(page) == ["Ali Omar"]
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert len(names(page)) == 2


def test_filters_narrow_together_and_are_remembered(show: Show) -> None:
    this = a.a_round()
    a.a_mentor(this, person_id=a.a_person("Mia", "Mentor"))
    a.a_mentee(this, person_id=a.a_person("Ali", "Accepted"))
    a.a_mentee(this, person_id=a.a_person("Wim", "Waiting"), status=EnrolmentStatus.WAITING)
    a.a_person("Out", "Side")
    page = show()
    page.filters.set_value("role", Role.MENTEE)
    page.filters.set_value("status", EnrolmentStatus.WAITING)
    assert names(page) == ["Wim Waiting"]
    assert names(show()) == ["Wim Waiting"], "the next start shows the same"
    page.filters.set_value("status")
    page.filters.set_value("role", "none")
    assert names(page) == ["Out Side"]
    page.filters.row.clear_button.click()
    assert len(names(page)) == 4


def test_a_link_from_another_page_shows_its_people_with_a_removable_chip(show: Show) -> None:
    wanted, other = a.a_person("Åsa", "Öberg"), a.a_person("Ali", "Omar")
    page = show()
    page.go_to(Criteria.of(ids=[wanted], title="Waiting too long"))
    assert names(page) == ["Åsa Öberg"]
    assert page.filters.fixed.isVisible()
    assert "Waiting too long" in page.filters.fixed.text()
    page.filters.fixed.click()
    assert len(names(page)) == 2
    assert not page.filters.fixed.isVisible()
    page.go_to(Criteria.of(ids=[wanted], title="Waiting too long"))
    page.go_to(other)
    assert page.pane.shown_id() == other, "going to somebody takes the filter away"


def test_a_long_list_begins_at_once_and_is_whole_right_after(show: Show, qtbot: QtBot) -> None:
    for _each in range(230):
        a.a_person()
    page = show(at_once=False)
    page.show()
    assert page.model.total() == FIRST_ROWS
    qtbot.waitUntil(lambda: page.model.total() == 230)


@pytest.fixture
def a_long_list(show: Show, monkeypatch: pytest.MonkeyPatch) -> PeoplePage:
    """Its beginning is in view, and all else still on its way."""
    round_id = a.a_round()
    for place in range(230):
        person = a.a_person("Ali", f"Omar {place:03}")
        if place > 200:
            a.a_pairing(round_id, mentor_id=a.a_mentor(round_id, person_id=person))
    monkeypatch.setattr(slices, "SIZE", 20)
    monkeypatch.setattr(in_slices, "AT_ONCE", 0)
    monkeypatch.setattr(in_slices, "BUDGET", 0)
    page = show(at_once=False)
    page.show()
    assert page.model.total() == FIRST_ROWS
    return page


def everybody(page: PeoplePage) -> list[people.PersonRow]:
    return people.listing(page.session.round_id, page.session.today)


def test_a_long_list_is_read_in_slices(a_long_list: PeoplePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not a_long_list.is_busy() and a_long_list.reading.whole)
    assert a_long_list.model.all_records() == everybody(a_long_list)
    partner = a_long_list.model.column_of("partner")
    row = next(at for at, line in enumerate(a_long_list.model.records()) if line.family_name == "Omar 229")
    assert a_long_list.model.text_at(row, partner)


def test_what_concerns_all_of_a_long_list_waits_for_its_end(a_long_list: PeoplePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(a_long_list.is_busy)
    a_long_list.table.selectAll()
    assert len(a_long_list.table.selected_records()) == len(everybody(a_long_list))


def test_a_search_looks_through_all_of_a_long_list(a_long_list: PeoplePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(a_long_list.is_busy)
    a_long_list.search.setText("omar 22")
    assert len(names(a_long_list)) == 12, "022, 122 and 220 to 229"


def test_a_change_and_another_page_begin_the_reading_anew(a_long_list: PeoplePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(a_long_list.is_busy)
    a_long_list.session.perform("Name", people_actions.update, everybody(a_long_list)[0].person_id, given_name="Zeta")
    a_long_list.hide()
    assert not a_long_list.is_busy(), "nothing is read for a page that nobody sees"
    a_long_list.show()
    qtbot.waitUntil(lambda: a_long_list.reading.whole)
    assert a_long_list.model.all_records() == everybody(a_long_list)


# -- taking away and protecting -------------------------------------------------------------------------------


def test_ctrl_delete_puts_in_the_bin_and_offers_to_undo(show: Show, qtbot: QtBot) -> None:
    a.a_round()
    first = a.a_person("Ali", "Omar")
    a.a_person("Åsa", "Öberg")
    page = show()
    page.go_to(first)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert names(page) == ["Åsa Öberg"]
    assert page.pane.name.text() == "Åsa Öberg", "the next one is chosen"
    assert page.message.text.text() == "Ali Omar was put in the bin."
    page.message.action_button.click()
    assert len(names(page)) == 2
    assert not page.message.isVisible()


def test_who_stands_in_a_pair_is_not_binned_and_it_says_why(show: Show) -> None:
    this, person = a.a_round(), a.a_person("Åsa", "Öberg")
    a.a_pairing(mentor_id=a.a_mentor(this, person_id=person, status=EnrolmentStatus.MATCHED))
    page = show()
    page.go_to(person)
    page.commands.bin(page.table.selected_records())
    assert "Åsa Öberg" in names(page)
    assert "open pairing" in page.message.text.text()


def test_the_bin_gives_people_back(show: Show, in_dialog: InDialog) -> None:
    person = a.a_person("Åsa", "Öberg", binned_on=date(2027, 5, 1))
    page = show()
    assert names(page) == []
    assert page.bin_button.text() == "Bin (1)"

    def restore(dialog: QWidget) -> None:
        assert isinstance(dialog, Bin)
        dialog.restore_button.click()

    in_dialog(restore)
    page.bin_button.click()
    assert names(page) == ["Åsa Öberg"]
    assert page.pane.shown_id() == person
    assert not page.bin_button.isVisible()


def test_who_is_long_in_the_bin_is_marked_and_can_be_listed(show: Show, in_dialog: InDialog) -> None:
    a.a_person("Åsa", "Öberg", binned_on=date(2027, 5, 1))
    a.a_person("Karin", "Ek", binned_on=date(2027, 5, 9))  # thirty days before: not yet
    page = show()

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, Bin)
        assert dialog.long.text() == "1 for more than 30 days"
        tone = dialog.model.columns[2].tone
        assert tone is not None
        marked = {person.given_name: tone(person) for person in dialog.model.records()}
        assert marked == {"Åsa": "warn", "Karin": ""}
        dialog.long.click()
        assert [person.given_name for person in dialog.model.records()] == ["Åsa"]
        assert dialog.model.text_at(0, 2) == "38 days"
        dialog.table.select_id(dialog.model.record_at(0).id)
        dialog.restore_button.click()
        assert not dialog.long.isVisible()
        assert [person.given_name for person in dialog.model.records()] == ["Karin"]

    in_dialog(look)
    page.bin_button.click()


def test_the_bin_is_exported_as_it_is_seen(
    show: Show, in_dialog: InDialog, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    a.a_person("Åsa", "Öberg", binned_on=date(2027, 5, 1))
    a.a_person("Karin", "Ek", binned_on=date(2027, 5, 9))
    a.a_person("Zebedeus", "Hemlig", protected=True, code_name="Linden", binned_on=date(2027, 5, 10))
    page = show()

    def export(dialog: QWidget) -> None:
        assert isinstance(dialog, Bin)
        ask.will("save_file", None)  # thought better of it
        dialog.export_button.click()
        dialog.table.clearSelection()
        ask.will("save_file", tmp_path / "bin.xlsx")
        dialog.export_button.click()
        qtbot.waitUntil(lambda: "3 rows were saved as bin.xlsx" in dialog.message.text.text())
        dialog.table.selectAll()
        ask.will("save_file", tmp_path / "some.csv")
        dialog.export_button.click()
        qtbot.waitUntil(lambda: "3 selected rows" in dialog.message.text.text())
        ask.will("save_file", tmp_path / "no such folder" / "bin.csv")
        dialog.export_button.click()
        qtbot.waitUntil(lambda: "no such folder" in dialog.message.text.text())

    in_dialog(export)
    page.bin_button.click()
    ask.finished()
    (rows,) = workbook(tmp_path / "bin.xlsx").values()
    assert [row[0] for row in rows] == ["Name", "Linden", "Karin Ek", "Åsa Öberg"]
    assert rows[1][1] == date(2027, 5, 10)
    assert "Zebedeus" not in (tmp_path / "some.csv").read_text(encoding="utf-8-sig")
    assert not (tmp_path / "no such folder").exists()


def test_a_protected_identity_shows_its_code_name_and_nothing_else(show: Show, desk: Desk, in_dialog: InDialog) -> None:
    this = a.a_round()
    person = a.a_person("Selamawit", "Gebremedhin", name_native="ሰላማዊት", email="selam@example.org", city="Haparanda")
    a.a_mentee(this, person_id=person)
    page = show()
    page.go_to(person)

    def protect(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.editor("code_name").set_value("Linden")
        dialog.try_it()

    in_dialog(protect)
    page.commands.protect(page.model.record_at(0))
    for tab in ("round", "meetings", "notes", "details"):
        page.pane.show_tab(tab)
        read = texts_in(page)
        assert "Linden" in read
        for secret in ("Selamawit", "Gebremedhin", "ሰላማዊት", "selam@example.org", "Haparanda"):
            assert secret not in read, f"{secret} can be read on {tab}"
    cells = [page.model.text_at(0, column) for column in range(page.model.columnCount())]
    assert cells[0] == "Linden"
    assert "selam@example.org" not in cells
    page.search.setText("Selamawit")
    assert names(page) == []
    assert desk.undo_steps[-1].label == "Protect the identity of Linden"
    page.search.clear()
    page.session.undo()
    assert people.get(person).email == "selam@example.org"


# -- empty, narrow, by keyboard -------------------------------------------------------------------------------


def test_those_of_another_year_are_told_apart_and_left_out_by_one_click(show: Show, qtbot: QtBot) -> None:
    before = a.a_round(name="2026", starts_on=date(2026, 2, 1), ends_on=date(2026, 9, 30))
    a.a_mentor(before, person_id=a.a_person("Alva", "Alm"))
    now = a.a_round()
    a.a_mentor(now, person_id=a.a_person("Berit", "Berg"))
    page = show()
    page.session.look_at(now)
    states = [page.model.text_at(row, page.model.column_of("status")) for row in range(2)]
    assert (names(page), states) == (["Alva Alm", "Berit Berg"], ["Not in the round", "Accepted"])
    assert page.header.summary.text() == "1 mentor and 0 mentees in the round · 1 more in the file"
    qtbot.mouseClick(page.beside.link, Qt.MouseButton.LeftButton)
    assert names(page) == ["Berit Berg"]
    assert not page.beside.link.isVisible()
    page.filters.clear()
    assert page.beside.link.isVisible()
    page.session.perform("Enrol", enrol, person_id=1, round_id=now, role=Role.MENTOR, on=date(2027, 1, 8))
    assert not page.beside.link.isVisible(), "nobody else is left"


def test_who_is_in_nothing_but_a_paused_pair_is_shown_as_paused(show: Show) -> None:
    round_id = a.a_round()
    mentor_id = a.a_mentor(round_id, person_id=a.a_person("Alva", "Alm"), capacity=2, status=EnrolmentStatus.MATCHED)
    mentee_id = a.a_mentee(round_id, person_id=a.a_person("Bo", "Berg"), status=EnrolmentStatus.MATCHED)
    pair = a.a_pairing(round_id, mentor_id=mentor_id, mentee_id=mentee_id)
    page = show()
    status = page.model.column_of("status")

    def told() -> list[str]:
        return [page.model.text_at(page.model.row_of(person), status) for person in (1, 2)]

    page.session.perform("Pause", pairing_actions.pause, pair, from_on=date(2027, 5, 1))
    assert told() == ["Matched, paused", "Matched, paused"]
    select(page, 2)
    page.pane.show_tab("round")
    assert page.pane.round.pill.accessibleName() == "Matched, paused"
    a.a_pairing(round_id, mentor_id=mentor_id)
    page.refresh()
    assert told() == ["Matched", "Matched, paused"], "the mentor goes on with another"
    page.session.undo()
    assert told() == ["Matched", "Matched"]


def test_an_empty_file_leads_to_the_first_round(show: Show, qtbot: QtBot) -> None:
    page = show()
    button = next(each for each in page.findChildren(QPushButton) if each.text() == "Make the first round")
    assert button.isVisible()
    with qtbot.waitSignal(page.command) as asked:
        button.click()
    assert asked.args == ["round.new"]


def test_a_search_that_finds_nobody_offers_the_way_back(show: Show) -> None:
    a.a_round()
    a.a_person("Åsa", "Öberg")
    page = show()
    page.search.setText("zzz")
    button = next(each for each in page.table.findChildren(QPushButton) if each.text() == "Show all")
    assert button.isVisible()
    button.click()
    assert names(page) == ["Åsa Öberg"]


def test_in_a_narrow_window_enter_opens_the_pane_and_esc_closes_it(show: Show, qtbot: QtBot) -> None:
    a.a_person("Åsa", "Öberg")
    page = show(width=1024, height=640)
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [page.window()]
    assert not page.pane.isVisible()
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.pane.isVisible()
    assert page.pane.geometry().right() <= page.width()
    assert page.panes() == [page.search, page.table, page.pane.tabs.bar]
    qtbot.keyClick(page.pane.details.form.editor("given_name").main(), Qt.Key.Key_Escape)
    assert not page.pane.isVisible()
    page.resize(1366, 768)
    assert page.pane.isVisible()


def test_a_change_elsewhere_is_shown_at_once(show: Show) -> None:
    person = a.a_person("Åsa", "Öberg")
    page = show()
    page.go_to(person)
    page.session.perform("Elsewhere", people_actions.update, person, family_name="Ek")
    assert names(page) == ["Åsa Ek"]
    assert page.pane.name.text() == "Åsa Ek"


def test_the_width_of_the_pane_is_there_again_at_the_next_start(show: Show) -> None:
    a.a_person()
    page = show(1500)
    page.split.splitter.moveSplitter(1500 - 480, 1)
    drawn = page.pane.width()
    assert drawn > 440
    again = show(1500)
    assert abs(again.pane.width() - drawn) <= 5


def test_where_nobody_is_there_is_nobody_to_find_or_to_show_beside(show: Show) -> None:
    page = show(1500)
    parts = (page.pane, page.search, page.new_button)
    assert not any(part.isVisible() for part in parts)
    page.session.perform("New person", people_actions.add, given_name="Åsa", family_name="Ek")
    assert all(part.isVisible() for part in parts)
    assert page.pane.width() > 300


@pytest.mark.parametrize("sure", [False, True])
def test_somebody_is_erased_after_a_question_that_says_what_stays(
    show: Show, desk: Desk, ask: ScriptedAsk, in_dialog: InDialog, sure: bool
) -> None:
    this = a.a_round()
    person = a.a_person("Zebedeus", "Hemlig", note="Minns hur det var")
    a.a_certificate(a.a_mentee(this, person_id=person))
    page = show()
    page.go_to(person)
    ask.will("confirm", sure)
    menu = page.commands.menu(page.table.selected_records(), page)
    next(action for action in menu.actions() if action.text() == "Erase for &good…").trigger()
    (told,) = [text for method, _title, text in ask.asked if method == "confirm"]
    assert "cannot be undone" in told
    assert "1 certificate stays in the register" in told
    assert names(page) == ([f"Erased {person:04d}"] if sure else ["Zebedeus Hemlig"])
    assert ("Backups and copies made before" in page.message.text.text()) is sure
    assert people.get(person).note == ("" if sure else "Minns hur det var")


def test_in_the_bin_one_is_erased_and_in_an_open_pair_nobody(
    show: Show, desk: Desk, ask: ScriptedAsk, in_dialog: InDialog
) -> None:
    this = a.a_round()
    paired, binned = a.a_person("Åsa", "Öberg"), a.a_person("Karin", "Ek", binned_on=date(2027, 5, 9))
    a.a_person("Mia", "Ek", binned_on=date(2027, 5, 10))
    a.a_pairing(mentor_id=a.a_mentor(this, person_id=paired))
    page = show()
    page.go_to(paired)
    page.commands.erase(page.table.selected_records()[0])
    assert page.message.text.text() == "Åsa Öberg: There is an open pairing; end it or remove it first."

    def erase(dialog: QWidget) -> None:
        assert isinstance(dialog, Bin)
        dialog.table.selectAll()
        assert not dialog.erase_button.isEnabled(), "one at a time"
        dialog.table.select_id(binned)
        ask.will("confirm", True)
        dialog.erase_button.click()
        assert [one.given_name for one in dialog.model.records()] == ["Mia"]
        assert "The person is erased." in dialog.message.text.text()

    in_dialog(erase)
    page.bin_button.click()
    ask.finished()
