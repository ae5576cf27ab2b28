"""Documents are chosen, checked, previewed, issued, saved and printed; what was finished stays, what failed is said."""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentordesk import i18n
from mentordesk.actions import certificates as actions
from mentordesk.actions import people, programmes
from mentordesk.desk import Desk
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.queries import certificates, enrolments, slices
from mentordesk.reports import certificate
from mentordesk.reports.report import Missing, Tick
from mentordesk.storage.tables import every as tables
from mentordesk.ui import in_slices, printing
from mentordesk.ui.dialogs import certificates as dialogs
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.pages import documents
from mentordesk.ui.pages.documents import DocumentsPage
from mentordesk.ui.panes.documents import making as document_making
from mentordesk.ui.panes.documents.check import target_of
from mentordesk.ui.panes.documents.press import Press
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tasks import Cancelled, Job
from mentordesk.ui.tools import Tools
from tests import builders
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate

TODAY = date(2027, 10, 7)
NAMES = (("Åsa", "Öberg"), ("Selamawit", "Gebremedhin"), ("Per", "Ek"))


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Previews are made at once."""
    monkeypatch.setattr(documents, "_DEBOUNCE", 0)


@pytest.fixture
def round_id(desk: Desk) -> int:
    """Three mentors who have earned a diploma, and their mentees: all names to be read on paper."""
    builders.an_organisation()
    made = builders.a_round(signatory_one_id=builders.a_signatory(), place="Västerby", owner="Västerby kommun")
    training = builders.an_activity(made, title="Utbildning")
    network = builders.an_activity(made, ActivityKind.NETWORK, on=date(2027, 4, 15), title="Träff")
    for given, family in NAMES:
        mentor = builders.a_mentor(made, person_id=builders.a_person(given, family), status=EnrolmentStatus.MATCHED)
        pairing = builders.a_pairing(made, mentor_id=mentor)
        for month in range(2, 10):
            builders.a_meeting(pairing, date(2027, month, 15))
        builders.an_attendance(training, mentor)
        builders.an_attendance(network, mentor)
    return made


@pytest.fixture
def session(desk: Desk, round_id: int, qtbot: QtBot) -> Session:
    return Session(desk, lambda: TODAY)


@pytest.fixture
def page(session: Session, ask: ScriptedAsk, settings: Settings, qtbot: QtBot) -> Iterator[DocumentsPage]:
    shown = DocumentsPage(session, Tools(ask, settings))
    qtbot.addWidget(shown)
    shown.resize(1300, 740)
    shown.show()
    rest(shown, qtbot)
    yield shown
    shown.press.stop()
    shown.output.clean_up()


def rest(page: DocumentsPage, qtbot: QtBot) -> None:
    """Wait until nothing is about to be made."""
    qtbot.waitUntil(lambda: not page._later.isActive() and not page.press.is_busy(), timeout=10_000)


def words(path: Path) -> str:
    return "\n".join(each.extract_text() for each in PdfReader(path).pages)


def preview_words(page: DocumentsPage) -> str:
    document = page.preview.document
    return "\n".join(document.getAllText(at).text() for at in range(document.pageCount()))


def tick(page: DocumentsPage, *names: str) -> None:
    page.choices.who.tick_none()
    page.choices.who.model.tick([each.id for each in page.choices.who.model.shown() if each.name in names], True)


def state_of_current(page: DocumentsPage) -> str:
    current = page.choices.who.list.current()
    assert current is not None
    return current.state


def opening(opened: list[Path], works: bool) -> Callable[[Path], bool]:
    """What stands in for opening a file with another program."""

    def open_path(path: Path) -> bool:
        opened.append(path)
        return works

    return open_path


def issue_all(page: DocumentsPage, ask: ScriptedAsk, qtbot: QtBot) -> None:
    ask.will("confirm", True)
    page.choices.issue_button.click()
    rest(page, qtbot)


def fill(dialog_values: Mapping[str, object]) -> Callable[[FormDialog], int]:
    """What stands in for `exec` of a form dialog: fill it in and press its verb."""

    def answer(dialog: FormDialog) -> int:
        dialog.form.set_values(dialog_values)
        dialog.try_it()
        return dialog.result()

    return answer


# -- choosing and previewing ----------------------------------------------------------------------------------


def test_those_who_wait_for_a_certificate_are_ticked_and_previewed(page: DocumentsPage) -> None:
    assert [each.state for each in page.choices.who.ticked()] == ["Diploma"] * 6
    assert page.preview.document.status() is QPdfDocument.Status.Ready
    assert page.preview.page_count() == 6
    assert page.preview.page_words.text() == "1 of 6"
    assert page.choices.issue_button.text() == "&Issue 6 certificates…"


def test_a_draft_says_so_in_the_language_of_the_paper(page: DocumentsPage, qtbot: QtBot) -> None:
    page.choices.language.setCurrentIndex(page.choices.language.findData("en"))
    page.choices.language.activated.emit(page.choices.language.currentIndex())
    rest(page, qtbot)
    assert preview_words(page).count("DRAFT – not issued") == 6
    assert page.choosing.language == "en"
    assert i18n.language() == "en"


def test_the_preview_follows_what_is_ticked(page: DocumentsPage, qtbot: QtBot) -> None:
    tick(page, "Per Ek", "Åsa Öberg")
    rest(page, qtbot)
    assert page.preview.page_count() == 2
    page.choices.who.list.select(page.choices.who.ticked()[1].id)
    assert page.preview.current_page() == 1
    page.choices.who.tick_none()
    rest(page, qtbot)
    assert page.preview.page_count() == 0
    assert page.preview.instead.line.text() == "Nothing is chosen yet"
    assert not page.save_button.isEnabled()


def test_the_preview_follows_the_file(page: DocumentsPage, session: Session, qtbot: QtBot) -> None:
    decided = page.choices.who.ticked()[0]
    session.perform("None", actions.decide_exception, decided.id, kind=None, reason="Does not want one", on=TODAY)
    rest(page, qtbot)
    assert page.preview.page_count() == 5
    session.desk.undo()
    rest(page, qtbot)
    assert page.preview.page_count() == 6


def test_a_large_batch_is_previewed_in_part_and_saved_whole(
    page: DocumentsPage, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_making, "PREVIEWED", 2)
    tick(page, "Per Ek", "Åsa Öberg", "Selamawit Gebremedhin")
    rest(page, qtbot)
    assert page.preview.page_count() == 2
    assert page.preview.note.text() == "The first 2 of 3 are shown here; saving and printing take all."
    ask.will("save_file", tmp_path / "all.pdf")
    page.save_button.click()
    rest(page, qtbot)
    assert len(PdfReader(tmp_path / "all.pdf").pages) == 3


def test_every_document_is_shown(page: DocumentsPage, ask: ScriptedAsk, qtbot: QtBot) -> None:
    issue_all(page, ask, qtbot)
    builders.a_mentee(page.session.round_id, status=EnrolmentStatus.WAITING)
    tables.PersonTable.update(street="Ågatan 1", city="Västerby").execute()
    page.choosing.prepare("letters", [row.enrolment_id for row in enrolments.names(page.session.round_id or 0)])
    for key in page._reports:
        page.go_to(key)
        rest(page, qtbot)
        assert page.preview.page_count() > 0, key
        assert page.choosing.report.key == key


def test_pages_link_to_a_document_of_an_activity_or_of_people(page: DocumentsPage, qtbot: QtBot) -> None:
    page.go_to(("sign_in_list", 2))
    assert page.choices.activity.current() == 2
    wanted = certificates.verdicts(page.session.round_id or 0, TODAY)[1].enrolment_id
    page.go_to(("certificate", (wanted,)))
    assert [each.id for each in page.choices.who.ticked()] == [wanted]
    page.go_to("register")
    assert page.tabs.current() == "register"


def test_the_keyboard_goes_round_the_tabs_and_to_the_choices_of_a_document(page: DocumentsPage, qtbot: QtBot) -> None:
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    page.chooser.setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.current() == "register"
    page.register.table.setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Backtab, shift)
    assert page.tabs.current() == "make"
    page.choices.options.setFocus()
    assert page.focusWidget() is next(iter(page.choices.options.editors.values()))
    between = page.panes()
    assert between.index(page.choices) < between.index(page.choices.options) < between.index(page.choices.language)


def test_the_list_is_searched_filtered_and_ticked_by_keys(page: DocumentsPage, qtbot: QtBot) -> None:
    who = page.choices.who
    who.search.setText("oberg")
    assert [each.name for each in who.model.shown()] == ["Åsa Öberg"]
    who.search.clear()
    who.filter.set_value(Role.MENTEE)
    assert len(who.model.shown()) == 3
    who.list.selectAll()
    qtbot.keyClick(who.list, Qt.Key.Key_Space)
    assert {each.role for each in who.ticked()} == {Role.MENTOR}
    qtbot.keyClick(who.list, Qt.Key.Key_Space)
    assert len(who.ticked()) == 6


def test_tab_goes_through_the_page_as_it_stands_though_there_is_nothing_to_preview(
    page: DocumentsPage, qtbot: QtBot
) -> None:
    page.choices.who.tick_none()
    rest(page, qtbot)
    assert not page.preview.view.isVisible()
    activate(qtbot, page)
    page.choices.setFocus()
    assert page.choices.who.list.hasFocus(), "the part as a whole begins at the people"
    page.choices.who.search.setFocus()
    seen: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not None and now not in seen:
        seen.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    asked = ["Search", "Participants", "Design", "Language of the document", "Issued on"]
    assert [each.accessibleName() for each in seen if each.accessibleName() in asked] == asked
    assert now is page.choices.who.search, "and comes round"


def test_a_protected_identity_is_only_printed_when_ticked_by_itself(
    page: DocumentsPage, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = builders.a_person("Hemlig", "Person", protected=True, code_name="Adept 7")
    enrolment = builders.a_mentee(page.session.round_id, person_id=hidden, status=EnrolmentStatus.MATCHED)
    pairing = builders.a_pairing(page.session.round_id, mentee_id=enrolment)
    for month in range(2, 10):
        builders.a_meeting(pairing, date(2027, month, 15))
    page.refresh()
    page.choices.who.tick_all()
    assert "Adept 7" not in [each.name for each in page.choices.who.ticked()]
    tick(page, "Adept 7")
    folder = tmp_path / "each"
    folder.mkdir()
    ask.will("choose_folder", folder)
    monkeypatch.setattr(FormDialog, "exec", fill({"reason": "Asked for it"}))
    page.each_button.click()
    rest(page, qtbot)
    assert [each.name for each in folder.iterdir()] == ["Diplom Adept 7.pdf"]
    assert "Hemlig" not in words(folder / "Diplom Adept 7.pdf")


# -- what is missing ------------------------------------------------------------------------------------------


def test_what_is_missing_leads_to_where_it_is_put_right(
    session: Session, ask: ScriptedAsk, settings: Settings, qtbot: QtBot
) -> None:
    session.look_at(builders.a_round(place="Lund", owner="Lunds kommun", number_prefix="L"))
    builders.a_meeting(builders.a_pairing(session.round_id), date(2027, 3, 1))
    page = DocumentsPage(session, Tools(ask, settings))
    qtbot.addWidget(page)
    page.show()
    rest(page, qtbot)
    said = [each.message for each in page.checking.lacking()]
    assert "Nobody is chosen to sign." in said
    with qtbot.waitSignal(page.jump) as jumped:
        button = page.choices.check.buttons[said.index("Nobody is chosen to sign.")]
        assert isinstance(button, QPushButton)
        button.click()
    assert jumped.args == ["settings", "signatory_one_id"]


def test_each_missing_thing_has_its_place() -> None:
    assert target_of(Missing(message="", page="settings", field="logo")) == ("settings", "organisation")
    assert target_of(Missing(message="", page="settings", field="units")) == ("settings", "units")
    assert target_of(Missing(message="", page="settings", field="place")) == ("settings", "place")
    assert target_of(Missing(message="", page="people", record_id=7)) == ("people", 7)


# -- certificates ---------------------------------------------------------------------------------------------


def test_issuing_asks_gives_numbers_and_ends_the_draft(page: DocumentsPage, ask: ScriptedAsk, qtbot: QtBot) -> None:
    assert "DRAFT" in preview_words(page) or "UTKAST" in preview_words(page)
    issue_all(page, ask, qtbot)
    (_method, title, text), *rest_of = ask.asked
    assert (title, rest_of) == ("Issue 6 certificates?", [])
    assert "A-2027-001 to A-2027-006" in text
    assert page.preview.page_count() == 6
    assert "DRAFT" not in preview_words(page)
    assert "UTKAST" not in preview_words(page)
    assert "A-2027-006" in preview_words(page)
    assert page.choices.issue_button.isHidden()
    assert [row.number for row in certificates.register(page.session.round_id or 0)][-1] == "A-2027-006"
    assert page.register.model.rowCount() == 6
    assert page.tabs.bar.tabText(1) == "Certificate register (6)"


def test_thinking_better_of_it_issues_nothing(page: DocumentsPage, ask: ScriptedAsk) -> None:
    ask.will("confirm", False)
    page.choices.issue_button.click()
    assert not certificates.register(page.session.round_id or 0)


def test_what_stands_against_issuing_is_said_with_a_way_to_it(page: DocumentsPage, ask: ScriptedAsk, qtbot: QtBot) -> None:
    round_id = page.session.round_id or 0
    page.session.perform("Prefix", programmes.update_round, round_id, number_prefix="")
    rest(page, qtbot)
    assert "It is not said what certificate numbers begin with." in [each.message for each in page.checking.lacking()]
    page.choices.issue_button.click()
    assert ask.asked == []
    assert page.message.text.text() == "Give the round a prefix for its certificate numbers."
    with qtbot.waitSignal(page.jump) as jumped:
        page.message.action_button.click()
    assert jumped.args == ["settings", "number_prefix"]


def test_a_reprint_is_the_same_though_the_name_has_changed(page: DocumentsPage, ask: ScriptedAsk, qtbot: QtBot) -> None:
    issue_all(page, ask, qtbot)
    before = preview_words(page)
    tables.PersonTable.update(family_name="Changed").execute()
    page.refresh()
    rest(page, qtbot)
    assert preview_words(page) == before


def test_a_correction_has_a_new_number_and_the_old_one_is_void(
    page: DocumentsPage, ask: ScriptedAsk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue_all(page, ask, qtbot)
    page.go_to("register")
    page.register.table.selectRow(1)
    monkeypatch.setattr(FormDialog, "exec", fill({"name": "Per Ekström", "reason": "Married"}))
    page.register.correct_button.click()
    rows = {row.number: row for row in certificates.register(page.session.round_id or 0)}
    old, new = rows["A-2027-002"], rows["A-2027-007"]
    assert (old.void_on, old.void_reason, old.replaced_by) == (TODAY, "Married", "A-2027-007")
    assert (new.name, new.replaces, new.void_on) == ("Per Ekström", "A-2027-002", None)
    assert page.register.table.current_record().number == "A-2027-007"
    page.register.show_button.click()
    rest(page, qtbot)
    assert page.preview.page_count() == 1
    assert "Per Ekström" in preview_words(page)
    assert "A-2027-002" in preview_words(page)


def test_who_has_two_void_ones_is_named_once_with_both_sheets(
    page: DocumentsPage, ask: ScriptedAsk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue_all(page, ask, qtbot)
    page.go_to("register")
    for name, row in (("Åsa Öbergh", 0), ("Åsa Öber", -1)):
        page.register.table.selectRow(row % page.register.model.rowCount())
        monkeypatch.setattr(FormDialog, "exec", fill({"name": name, "reason": "Spelt"}))
        page.register.correct_button.click()
    page.register.table.selectRow(1)
    monkeypatch.setattr(FormDialog, "exec", fill({"reason": "Never collected"}))
    page.register.void_button.click()
    page.register.show_button.click()
    rest(page, qtbot)
    people = page.choices.who.model.shown()
    assert sorted((each.sheets, each.state.count("A-2027")) for each in people) == [(1, 1), (2, 2)]
    assert {each.why for each in people} == {f"Void since {TODAY.isoformat()}."}
    page.choices.who.tick_all()
    rest(page, qtbot)
    assert page.preview.page_count() == 3
    assert [page.choosing.page_of(each) for each in people] == [0, people[0].sheets]


def test_making_void_and_handing_out(
    page: DocumentsPage, ask: ScriptedAsk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue_all(page, ask, qtbot)
    page.go_to("register")
    table = page.register.table
    table.setFocus()
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    rows = certificates.register(page.session.round_id or 0)
    assert {row.handed_out_on for row in rows} == {TODAY}
    page.register.hand_button.click()
    assert {row.handed_out_on for row in certificates.register(page.session.round_id or 0)} == {None}
    table.selectRow(0)
    monkeypatch.setattr(FormDialog, "exec", fill({"reason": "Never collected"}))
    page.register.void_button.click()
    assert certificates.register(page.session.round_id or 0)[0].void_on == TODAY
    assert not page.register.correct_button.isEnabled()
    page.register.filters.set_value("state", "void")
    assert page.register.model.rowCount() == 1


def test_a_void_one_is_shown_on_paper_and_marked(
    page: DocumentsPage, ask: ScriptedAsk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue_all(page, ask, qtbot)
    assert "state" not in page.choices.options.editors, "one answer is no choice"
    page.go_to("register")
    page.register.table.selectRow(0)
    monkeypatch.setattr(FormDialog, "exec", fill({"reason": "Never collected"}))
    page.register.void_button.click()
    page.register.filters.set_value("state", "void")
    page.register.table.select_row(0)
    void = page.register.table.current_record()
    page.register.show_button.click()
    rest(page, qtbot)
    assert page.preview.page_count() == 1
    assert "MAKULERAT" in preview_words(page)
    assert void.number in preview_words(page)
    assert [row.state for row in page.choices.who.model.shown()] == [void.number]
    assert not page.choosing.to_issue(), "nobody waits for a void one"
    assert list(page.choices.options.editors) == ["state"], "what was issued keeps its design"
    asked = page.choices.language, page.choices.day
    assert not any(part.isVisible() for part in asked), "as it keeps its language and its day"
    page.go_to("register")
    page.register.filters.clear()
    page.register.table.select_row(1)
    page.register.show_button.click()
    rest(page, qtbot)
    assert "MAKULERAT" not in preview_words(page)
    assert all(part.isVisible() for part in asked)
    assert page.register.table.selected_records()[0].number in preview_words(page)


def test_a_decision_against_the_rule_and_back(page: DocumentsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    who = page.choices.who
    person = who.ticked()[0]
    who.list.select(person.id)
    labels = {action.text(): action for action in who.menu().actions()}
    assert not labels["Let the rule decide again"].isEnabled()
    given = {"kind": CertificateKind.PARTICIPATION, "reason": "Left before the end"}
    monkeypatch.setattr(FormDialog, "exec", fill(given))
    labels["Decide otherwise…"].trigger()
    assert state_of_current(page) == "Participation"
    labels = {action.text(): action for action in who.menu().actions()}
    labels["Let the rule decide again"].trigger()
    assert certificates.exception_of(person.id) is None
    assert state_of_current(page) == "Diploma"


def test_a_reason_is_needed_to_decide_otherwise(page: DocumentsPage, qtbot: QtBot) -> None:
    person = page.choices.who.ticked()[0]
    dialog = dialogs.exception_dialog(page.session, page, person.id, person.name)
    qtbot.addWidget(dialog)
    dialog.try_it()
    assert dialog.form.problem("reason") == "This is needed."
    assert certificates.exception_of(person.id) is None


# -- into files -----------------------------------------------------------------------------------------------


def test_saving_offers_a_name_and_then_to_open(
    page: DocumentsPage, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick(page, "Åsa Öberg")
    path = tmp_path / "Intyg åäö.pdf"
    ask.will("save_file", path)
    page.save_button.click()
    rest(page, qtbot)
    assert ask.asked[-1][2] == "Diplom Åsa Öberg.pdf"
    assert "Åsa Öberg" in words(path)
    assert page.message.text.text() == "Saved as Intyg åäö.pdf"
    opened: list[Path] = []
    monkeypatch.setattr(printing, "open_path", opening(opened, True))
    page.message.action_button.click()
    assert opened == [path]


def test_one_file_each_under_names_nobody_has(page: DocumentsPage, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "out").mkdir()
    mine = tmp_path / "out" / "diplom per ek.PDF"
    mine.write_bytes(b"mine")
    tick(page, *(f"{given} {family}" for given, family in NAMES))
    ask.will("choose_folder", tmp_path / "out")
    page.each_button.click()
    rest(page, qtbot)
    names = sorted(each.name for each in (tmp_path / "out").iterdir())
    assert names == ["Diplom Per Ek_2.pdf", "Diplom Selamawit Gebremedhin.pdf", "Diplom Åsa Öberg.pdf", "diplom per ek.PDF"]
    assert mine.read_bytes() == b"mine"
    assert page.message.text.text() == "3 files were saved in out"


def test_cancel_keeps_the_finished_files_and_says_so(
    page: DocumentsPage, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    second, go_on = threading.Event(), threading.Event()
    made: list[certificate.Data] = []

    def slow(data: certificate.Data, out: BinaryIO, tick: Tick) -> None:
        made.append(data)
        if len(made) == 2:
            second.set()
            go_on.wait(5)
        certificate.render(data, out, tick)

    tick(page, *(f"{given} {family}" for given, family in NAMES))
    rest(page, qtbot)
    page.choosing.report = replace(certificate.REPORT, render=slow)
    ask.will("choose_folder", tmp_path)
    page.each_button.click()
    qtbot.waitUntil(second.is_set, timeout=5_000)
    page.press.cancel()
    go_on.set()
    rest(page, qtbot)
    finished = sorted(tmp_path.glob("*.pdf"))
    assert len(finished) == 2
    assert all(len(PdfReader(path).pages) == 1 for path in finished)
    assert not list(tmp_path.glob("*.part"))
    assert page.message.text.text() == f"Stopped. 2 finished files are in {tmp_path.name}."


def test_an_unwritable_folder_is_said_in_words(
    page: DocumentsPage, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _writer: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("mentordesk.ui.panes.documents.press.write_atomically", refuse)
    ask.will("save_file", tmp_path / "certificates.pdf")
    page.save_button.click()
    rest(page, qtbot)
    assert page.message.text.text() == f"Nothing may be written in the folder {tmp_path.name}. Choose another one."
    assert not (tmp_path / "certificates.pdf").exists()


def test_a_folder_that_went_away_is_said_in_words(
    page: DocumentsPage, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    ask.will("save_file", tmp_path / "gone" / "a.pdf")
    page.save_button.click()
    rest(page, qtbot)
    assert page.message.text.text() == "The folder gone is not there any more. Choose another one."


# -- on paper and into the reader -----------------------------------------------------------------------------


def test_printing_draws_the_pages_as_they_lie(
    page: DocumentsPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "printed.pdf"

    def to_file(_parent: object, content: bytes, *_how: object) -> QPrinter:
        assert content.startswith(b"%PDF")
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(72)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        return printer

    monkeypatch.setattr(printing, "choose_printer", to_file)
    tick(page, "Åsa Öberg", "Per Ek")
    page.print_button.click()
    rest(page, qtbot)
    printed = PdfReader(out)
    assert len(printed.pages) == 2
    assert printed.pages[0].mediabox.width > printed.pages[0].mediabox.height
    document = QPdfDocument()
    document.load(str(out))
    picture = document.render(0, QSize(420, 297))
    assert len({picture.pixelColor(x, y).name() for x in range(0, 420, 3) for y in range(0, 297, 3)}) > 20
    assert page.message.text.text() == "2 pages were sent to the printer."


def test_no_printer_chosen_prints_nothing(page: DocumentsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "choose_printer", lambda *_how: None)
    page.print_button.click()
    rest(page, qtbot)
    assert page.message.isHidden()


def test_the_reader_gets_a_temporary_file_that_goes_with_the_page(
    page: DocumentsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(printing, "open_path", opening(opened, False))
    page.preview.reader_button.click()
    rest(page, qtbot)
    (path,) = opened
    assert len(PdfReader(path).pages) == 6
    assert "has no program that opens" in page.message.text.text()
    page.output.clean_up()
    assert not path.exists()


# -- the press, memory, empty states --------------------------------------------------------------------------


def test_a_preview_gives_way_and_is_made_afterwards(page: DocumentsPage, qtbot: QtBot) -> None:
    press, began = Press(page), threading.Event()
    order: list[str] = []

    def slow(job: Job) -> str:
        began.set()
        while not job.cancelled and len(order) == 0:
            threading.Event().wait(0.001)
        job.progress(0, 1)
        return "preview"

    failed: list[Exception] = []
    press.preview(slow, order.append, failed.append)
    assert began.wait(5)
    assert press.run("Saving", lambda _job: "saved", order.append, failed.append)
    assert not press.run("Saving", lambda _job: "twice", order.append, failed.append)
    qtbot.waitUntil(lambda: not press.is_busy(), timeout=5_000)
    assert order == ["saved", "preview"]
    assert failed == []


def test_only_the_newest_preview_is_shown(page: DocumentsPage, qtbot: QtBot) -> None:
    press, began = Press(page), threading.Event()
    shown: list[str] = []
    failed: list[Exception] = []

    def until_cancelled(job: Job) -> str:
        began.set()
        while not job.cancelled:
            threading.Event().wait(0.001)
        raise Cancelled

    press.preview(until_cancelled, shown.append, failed.append)
    assert began.wait(5)
    press.preview(lambda _job: "second", shown.append, failed.append)
    press.preview(lambda _job: "third", shown.append, failed.append)
    qtbot.waitUntil(lambda: not press.is_busy(), timeout=5_000)
    assert shown == ["third"]
    assert failed == []


def test_the_window_keeps_its_language_while_a_swedish_paper_is_made(page: DocumentsPage, qtbot: QtBot) -> None:
    heard: list[str] = []
    speaks, go_on = threading.Event(), threading.Event()

    def work(_job: Job) -> None:
        with i18n.speaking("sv"):
            speaks.set()
            go_on.wait(5)

    page.press.run("Printing", work, lambda _made: None, lambda _error: None)
    assert speaks.wait(5)
    heard.append(i18n.language())
    go_on.set()
    rest(page, qtbot)
    assert heard == ["en"]


def test_the_last_document_and_language_are_remembered(
    page: DocumentsPage, session: Session, ask: ScriptedAsk, settings: Settings, qtbot: QtBot
) -> None:
    page.go_to("attendance")
    page.choices.language_chosen.emit("en")
    again = DocumentsPage(session, Tools(ask, settings))
    qtbot.addWidget(again)
    again.refill()
    assert (again.chooser.key(), again.choices.language.currentData()) == ("attendance", "en")


def test_the_day_is_today_for_certificates_and_within_the_round_for_the_rest(page: DocumentsPage, qtbot: QtBot) -> None:
    page.session._clock = lambda: date(2027, 12, 24)
    page.refresh()
    assert page.choosing.day == date(2027, 12, 24)
    page.go_to("attendance")
    assert page.choosing.day == date(2027, 10, 31)
    page.choices.day.line.setText("2027-05-31")
    page.choices.day.commit()
    request = page.choosing.request()
    assert request is not None
    assert request.on == date(2027, 5, 31)


def test_without_a_round_the_first_step_is_offered(desk: Desk, ask: ScriptedAsk, settings: Settings, qtbot: QtBot) -> None:
    page = DocumentsPage(Session(desk, lambda: TODAY), Tools(ask, settings))
    qtbot.addWidget(page)
    page.show()
    assert page.no_round.isVisible()
    assert not page.save_button.isVisible()
    button = page.no_round.action_button
    assert button is not None
    with qtbot.waitSignal(page.command) as asked:
        button.click()
    assert asked.args == ["round.new"]


def test_with_nobody_to_certify_it_says_why(desk: Desk, ask: ScriptedAsk, settings: Settings, qtbot: QtBot) -> None:
    builders.a_round()
    page = DocumentsPage(Session(desk, lambda: TODAY), Tools(ask, settings))
    qtbot.addWidget(page)
    page.show()
    rest(page, qtbot)
    assert page.choices.who.empty.isVisible()
    assert page.choices.issue_button.isHidden()
    assert not page.print_button.isEnabled()


def test_a_narrow_window_turns_the_list_into_a_drop_down(page: DocumentsPage, qtbot: QtBot) -> None:
    assert page.chooser.list.isVisible()
    page.resize(1000, 600)
    qtbot.waitUntil(page.chooser.combo.isVisible)
    assert not page.chooser.list.isVisible()
    page.chooser.combo.setCurrentIndex(page.chooser.combo.findText("Programme summary"))
    assert page.choosing.report.key == page.chooser.key() == "summary"
    page.chooser.combo.setCurrentIndex(0)
    assert page.choosing.report.key == "summary", "the name of a shelf is no document"


def test_turning_and_zooming_by_keys(page: DocumentsPage, qtbot: QtBot) -> None:
    preview = page.preview
    preview.view.setFocus()
    qtbot.keyClick(preview.view, Qt.Key.Key_End)
    assert preview.current_page() == 5
    assert not preview.next_button.isEnabled()
    qtbot.keyClick(preview.view, Qt.Key.Key_Home)
    assert preview.current_page() == 0
    qtbot.keyClick(preview.view, Qt.Key.Key_Plus)
    assert preview.view.zoomMode() is preview.view.ZoomMode.Custom
    larger = preview.view.zoomFactor()
    qtbot.keyClick(preview.view, Qt.Key.Key_Minus)
    assert preview.view.zoomFactor() < larger
    qtbot.keyClick(preview.view, Qt.Key.Key_0)
    assert preview.view.zoomMode() is preview.view.ZoomMode.FitInView


def test_many_people_and_what_they_lack_are_read_in_between(
    session: Session, ask: ScriptedAsk, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "SIZE", 2)
    monkeypatch.setattr(in_slices, "BUDGET", 0)
    page = DocumentsPage(session, Tools(ask, settings))
    qtbot.addWidget(page)
    page.show()

    def is_read() -> bool:
        return not page.choosing.work.is_busy() and not page.checking.work.is_busy()

    assert (page.choices.who.model.total(), page.choices.who.empty.isVisible()) == (0, False)
    assert not page.save_button.isEnabled()
    page.hide()
    mentor = certificates.verdicts(session.round_id or 0, TODAY)[0]
    session.perform("Name", people.update, mentor.person_id, family_name="Zetterlund")
    assert is_read(), "nothing is read for a page that nobody sees"
    page.show()
    qtbot.waitUntil(is_read)
    rows = certificates.verdicts(session.round_id or 0, TODAY)
    assert [each.name for each in page.choices.who.model.shown()] == [row.name for row in rows]
    request = page.choosing.request()
    assert request is not None
    assert page.checking.lacking() == certificate.REPORT.missing(request)
    assert page.choices.check.isVisible()
    assert page.save_button.isEnabled()
    page.choices.who.search.setText("zetter")
    assert len(page.choices.who.model.shown()) == 1
    rest(page, qtbot)
