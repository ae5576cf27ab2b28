"""A document's own choices: offered as it declares them, remembered, heeded on paper; agreements are ticked as printed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus
from mentordesk.queries import agreements
from mentordesk.reports.certificate import STATE
from mentordesk.reports.registry import REPORTS
from mentordesk.ui.forms.pickers import MultiChoiceEditor
from mentordesk.ui.pages import documents
from mentordesk.ui.pages.documents import DocumentsPage
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk

TODAY = date(2027, 4, 20)


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Previews are made at once."""
    monkeypatch.setattr(documents, "_DEBOUNCE", 0)


@pytest.fixture
def round_id(desk: Desk) -> int:
    """Two pairs, and somebody who waits."""
    made = a.a_round(signatory_one_id=a.a_signatory())
    for given, phone in (("Åsa", "070-174 06 05"), ("Per", "070-174 06 06")):
        person = a.a_person(given, "Öberg", phone=phone, email=f"{given}@example.com", street="Ågatan 1", city="Lund")
        a.a_pairing(made, mentor_id=a.a_mentor(made, person_id=person, status=EnrolmentStatus.MATCHED))
    a.a_mentee(made, person_id=a.a_person("Wanda", "Wait"), status=EnrolmentStatus.WAITING)
    return made


@pytest.fixture
def session(desk: Desk, round_id: int, qtbot: QtBot) -> Session:
    return Session(desk, lambda: TODAY)


@pytest.fixture
def page(session: Session, ask: ScriptedAsk, settings: Settings, qtbot: QtBot) -> Iterator[DocumentsPage]:
    shown = a_page(session, ask, settings, qtbot)
    yield shown
    close(shown)


def a_page(session: Session, ask: ScriptedAsk, settings: Settings, qtbot: QtBot) -> DocumentsPage:
    shown = DocumentsPage(session, Tools(ask, settings))
    qtbot.addWidget(shown)
    shown.resize(1300, 740)
    shown.show()
    rest(shown, qtbot)
    return shown


def close(page: DocumentsPage) -> None:
    page.press.stop()
    page.output.clean_up()


def rest(page: DocumentsPage, qtbot: QtBot) -> None:
    """Wait until nothing is about to be made."""
    qtbot.waitUntil(lambda: not page._later.isActive() and not page.press.is_busy(), timeout=10_000)


def words(page: DocumentsPage) -> str:
    document = page.preview.document
    return "\n".join(document.getAllText(at).text() for at in range(document.pageCount()))


def show(page: DocumentsPage, key: str, qtbot: QtBot) -> None:
    page.go_to(key)
    page.choices.language.setCurrentIndex(page.choices.language.findData("en"))
    page.choices.language.activated.emit(page.choices.language.currentIndex())
    rest(page, qtbot)


def choose(page: DocumentsPage, key: str, value: str, qtbot: QtBot) -> None:
    """Take a line of a drop-down as a user does."""
    combo = page.choices.options.editors[key]
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())
    rest(page, qtbot)


def test_each_document_offers_what_it_declares(page: DocumentsPage, qtbot: QtBot) -> None:
    for report in REPORTS:
        page.go_to(report.key)
        rest(page, qtbot)
        offered = [option.key for option in report.options if option is not STATE]  # no certificate is void
        assert list(page.choices.options.editors) == offered, report.key
        assert page.choices.options.isVisible() == bool(offered)
        names = [editor.accessibleName() or editor.main().accessibleName()  # type: ignore[attr-defined]
                 for editor in page.choices.options.editors.values()]  # fmt: skip
        assert all(names)


def test_a_month_is_chosen_and_its_list_shown(page: DocumentsPage, qtbot: QtBot) -> None:
    show(page, "month_list", qtbot)
    assert "Month list – April 2027" in words(page), "that of the day is offered"
    choose(page, "month", "2027-03", qtbot)
    assert "Month list – March 2027" in words(page)


def test_a_tick_changes_the_paper_and_lasts(
    page: DocumentsPage, session: Session, ask: ScriptedAsk, settings: Settings, qtbot: QtBot
) -> None:
    show(page, "waiting_list", qtbot)
    assert "Wanda Wait" in words(page)
    box = page.choices.options.editors["anonymous"]
    assert isinstance(box, QCheckBox)
    box.click()
    rest(page, qtbot)
    assert "Wanda Wait" not in words(page)
    assert "Mentee 1" in words(page)
    again = a_page(session, ask, settings, qtbot)
    again.go_to("waiting_list")
    rest(again, qtbot)
    assert "Wanda Wait" not in words(again), "it is as it was the last time"
    close(again)


def test_some_of_the_columns_are_chosen(page: DocumentsPage, qtbot: QtBot) -> None:
    show(page, "contact_list", qtbot)
    assert "070-174 06 05" in words(page)
    editor = page.choices.options.editors["fields"]
    assert isinstance(editor, MultiChoiceEditor)
    popup = editor.open_list()
    next(box for box in popup.findChildren(QCheckBox) if box.text() == "Phone").setChecked(False)
    popup.close()
    rest(page, qtbot)
    assert "070-174 06 05" not in words(page)
    assert "Åsa@example.com" in words(page)


def test_another_letter_is_for_others(page: DocumentsPage, qtbot: QtBot) -> None:
    show(page, "letters", qtbot)
    choose(page, "letter", "letter.waiting", qtbot)
    assert [each.name for each in page.choices.who.ticked()] == ["Wanda Wait"]
    assert "You are on the waiting list" in words(page)
    choose(page, "letter", "letter.matched", qtbot)
    assert {each.name for each in page.choices.who.ticked()} >= {"Åsa Öberg", "Per Öberg"}
    assert "Your match in" in words(page)


def test_who_was_ticked_by_hand_stays_where_the_choice_is_for_the_same(page: DocumentsPage, qtbot: QtBot) -> None:
    show(page, "labels", qtbot)
    page.choices.who.tick_none()
    page.choices.who.model.tick([page.choices.who.model.shown()[0].id], True)
    choose(page, "format", "63x34", qtbot)
    assert len(page.choices.who.ticked()) == 1


def test_the_keyboard_reaches_a_choice_by_its_letter(page: DocumentsPage, qtbot: QtBot) -> None:
    show(page, "waiting_list", qtbot)
    box = page.choices.options.editors["anonymous"]
    assert isinstance(box, QCheckBox)
    assert "&" in box.text()
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()


def test_saved_agreements_are_ticked_as_printed_in_one_step(
    page: DocumentsPage, session: Session, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, "mentor_agreement", qtbot)
    assert [each.why for each in page.choices.who.ticked()] == ["Not printed yet"] * 2
    ask.will("save_file", tmp_path / "agreements.pdf")
    page.save_button.click()
    rest(page, qtbot)
    assert len(PdfReader(tmp_path / "agreements.pdf").pages) == 2
    known = agreements.of_round(session.round_id or 0)
    assert [(each.kind, each.printed_on) for each in known.values()] == [(AgreementKind.MENTOR, TODAY)] * 2
    assert session.desk.undo_steps[-1].label == "2 agreements printed"
    assert [each.why for each in page.choices.who.ticked()] == ["Printed 2027-04-20, not signed"] * 2
    session.desk.undo()
    assert agreements.of_round(session.round_id or 0) == {}


def test_saving_again_changes_nothing(
    page: DocumentsPage, session: Session, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, "confidentiality", qtbot)
    for name in ("one.pdf", "two.pdf"):
        ask.will("save_file", tmp_path / name)
        page.save_button.click()
        rest(page, qtbot)
    assert [step.label for step in session.desk.undo_steps] == ["5 agreements printed"]


def test_a_file_open_for_reading_is_not_written(
    page: DocumentsPage, session: Session, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(page, "mentor_agreement", qtbot)
    monkeypatch.setattr(type(session.desk), "read_only", property(lambda _desk: True))
    ask.will("save_file", tmp_path / "agreements.pdf")
    page.save_button.click()
    rest(page, qtbot)
    assert agreements.of_round(session.round_id or 0) == {}


def test_a_choice_that_is_no_longer_there_counts_as_not_made(page: DocumentsPage, qtbot: QtBot) -> None:
    page._memory.keep_answer(page.session.round_id or 0, page._reports["month_list"], "month", "1999-01")
    show(page, "month_list", qtbot)
    assert "Month list – April 2027" in words(page)
    request = page.choosing.request()
    assert request is not None
    assert replace(request, chosen=()).answer("month") is None
