"""A year at the desk, through the window by keyboard and mouse: from the empty program to certificates, and found again."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.enrolments import MentorType
from mentordesk.domain.months import Month
from mentordesk.queries import certificates, figures, pairings
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.pickers import MultiChoiceEditor
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.activities import ActivitiesPage
from mentordesk.ui.pages.documents import DocumentsPage
from mentordesk.ui.pages.meetings import MeetingsPage
from mentordesk.ui.pages.pairings import PairingsPage
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests.ui.scripted_ask import ScriptedAsk

CTRL = Qt.KeyboardModifier.ControlModifier
MENTORS = ("Åsa Nyström", "Erik Sjöblom", "Leyla Demir")
MENTEES = ("Faduma Ali", "Olena Kovalenko", "Yonas Haile")
MONTHS = (2, 3, 4, 5, 6, 7, 8, 9)


class Officer:
    """The person at the desk: knows the window, a calendar that moves on, and how to fill in a dialog."""

    def __init__(self, qtbot: QtBot, ask: ScriptedAsk, settings: Settings) -> None:
        self.today = date(2027, 1, 11)
        self.qtbot, self.ask = qtbot, ask
        self.window = MainWindow(Tools(ask, settings), lambda: self.today)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self._activate(self.window)

    def _activate(self, window: QWidget) -> None:
        window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    def command(self, key: str) -> None:
        self.window.menus.run(key)

    def page(self, key: str) -> QWidget:
        self.command(f"page.{key}")
        assert self.window.workspace is not None
        page = self.window.workspace.page(key)
        self.qtbot.waitUntil(page.isVisible)
        self.rest()
        return page

    def fill_dialog(self, open_it: Callable[[], object], **texts: str) -> None:
        """Open a dialog, type into its fields, press Ctrl+Enter; it must accept."""
        problems: list[str] = []

        def act() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, FormDialog), f"no form opened, but {dialog}"
            try:
                self._activate(dialog)
                for key, text in texts.items():
                    self._enter(dialog, key, text)
                self.qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
                problems.extend(filter(None, (dialog.form.problem(field.key) for field in dialog.form.fields)))
                problems.extend([dialog.message.text.text()] if dialog.isVisible() else [])
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, act)
        open_it()
        assert not problems
        self.rest()

    def rest(self) -> None:
        """Let the window catch up, as it does between two moves of a hand."""
        QApplication.processEvents()

    def _enter(self, dialog: FormDialog, key: str, text: str) -> None:
        editor = dialog.form.editor(key)
        main = editor.main()
        main.setFocus()
        if isinstance(editor, MultiChoiceEditor):
            popup = editor.open_list()
            for box in popup.findChildren(QCheckBox):
                if box.text() == text:
                    self.qtbot.keyClick(box, Qt.Key.Key_Space)
            popup.close()
        elif isinstance(main, QComboBox):
            self.write(main, text)
            assert main.currentText().startswith(text), f"{key} offers no {text}"
        else:
            assert isinstance(main, QLineEdit)
            main.selectAll()
            self.write(main, text)

    def write(self, widget: QWidget, text: str) -> None:
        """Type any letters; Qt's own test typing knows ASCII only."""
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))


@pytest.fixture
def officer(qtbot: QtBot, ask: ScriptedAsk, settings: Settings) -> Iterator[Officer]:
    made = Officer(qtbot, ask, settings)
    yield made
    made.window.close()


def set_up_round(officer: Officer, file: Path) -> None:
    officer.ask.will("save_file", file)
    officer.fill_dialog(
        lambda: officer.command("file.new"),
        programme="Bostadsmentor", name="2027", owner="Västerby kommun", host="Västerby Bostäder",
        starts_on="2027-01-11", ends_on="2027-10-15", meetings_from="2027-02-01", meetings_to="2027-09-30",
        places="3", allowance_minutes="60", number_prefix="A-2027",
    )  # fmt: skip


def take_in_people(officer: Officer) -> None:
    page = officer.page("people")
    assert isinstance(page, PeoplePage)
    for role, names in (("Mentor", MENTORS), ("Mentee", MENTEES)):
        for name in names:
            given, family = name.split()
            officer.fill_dialog(
                lambda: officer.command("record.new"),
                given_name=given, family_name=family, role=role, types=MentorType.VOCATIONAL.label,
                status="Accepted" if role == "Mentor" else "Waiting",
            )  # fmt: skip
    assert sorted(row.name for row in page.model.records()) == sorted(MENTORS + MENTEES)


def hold_training(officer: Officer) -> None:
    page = officer.page("activities")
    assert isinstance(page, ActivitiesPage)
    for kind, day in (("Training", "2027-01-21"), ("Network meeting", "2027-04-15")):
        officer.fill_dialog(lambda: officer.command("record.new"), kind=kind, title=kind, on=day)
        officer.today = date.fromisoformat(day)
        page.pane.table.setFocus()
        page.pane.call_button.menu().actions()[0].trigger()  # all mentors
        officer.rest()
        page.pane.all_button.click()
        officer.rest()
    # one mentor was not at the network meeting: a letter says so
    page.pane.table.select_row(0)
    officer.rest()
    officer.qtbot.keyClick(page.pane.table, Qt.Key.Key_A)
    assert [row.status for row in page.pane.model.records()].count("absent") == 1


def pair_people(officer: Officer) -> None:
    officer.today = date(2027, 1, 25)
    page = officer.page("pairs")
    assert isinstance(page, PairingsPage)
    for mentor, mentee in zip(MENTORS, MENTEES, strict=True):
        officer.fill_dialog(
            lambda: officer.command("record.new"), mentor_id=mentor, mentee_id=mentee, starts_on="2027-02-01"
        )
    assert {row.mentee for row in page.model.records()} == set(MENTEES)


def mark_months(officer: Officer) -> None:
    """Every month: all held by two keys; the last pair cancels in March and stays away in May, June and July."""
    page = officer.page("meetings")
    assert isinstance(page, MeetingsPage)
    view = page.view
    for month in MONTHS:
        officer.today = date(2027, month, 28)
        page.refill()
        view.setFocus()
        column = page.model.column_of(Month(2027, month))
        view.setCurrentIndex(page.model.index(0, column))
        officer.qtbot.keyClick(view, Qt.Key.Key_Space, CTRL)  # the open cells of the month
        officer.qtbot.keyClick(view, Qt.Key.Key_Space)
        if month in (3, 5, 6, 7):
            view.setCurrentIndex(page.model.index(2, column))
            officer.qtbot.keyClick(view, Qt.Key.Key_C if month == 3 else Qt.Key.Key_N)


def issue_and_print(officer: Officer, folder: Path) -> None:
    officer.today = date(2027, 10, 7)
    page = officer.page("documents")
    assert isinstance(page, DocumentsPage)
    officer.window.show_page("documents", "certificate")
    assert officer.window.session is not None
    round_id = officer.window.session.round_id
    assert round_id is not None
    mentors = [row.enrolment_id for row in certificates.verdicts(round_id, officer.today) if row.role == "mentor"]
    officer.window.show_page("documents", ("certificate", tuple(mentors)))
    officer.ask.will("confirm", True)
    page.choices.issue_button.click()
    officer.ask.will("save_file", folder / "intyg.pdf")
    page.save_button.click()
    officer.qtbot.waitUntil((folder / "intyg.pdf").exists, timeout=10_000)
    officer.qtbot.waitUntil(lambda: not page.press.is_busy(), timeout=10_000)
    officer.window.show_page("documents", "summary")
    officer.qtbot.waitUntil(lambda: not page.press.is_busy(), timeout=10_000)
    officer.ask.will("save_file", folder / "sammanfattning.pdf")
    page.save_button.click()
    officer.qtbot.waitUntil((folder / "sammanfattning.pdf").exists, timeout=10_000)
    officer.qtbot.waitUntil(lambda: not page.press.is_busy(), timeout=10_000)


def test_a_year_of_the_programme(officer: Officer, tmp_path: Path) -> None:
    file = tmp_path / "Bostadsmentor.mentordesk"
    set_up_round(officer, file)
    take_in_people(officer)
    hold_training(officer)
    pair_people(officer)
    mark_months(officer)
    issue_and_print(officer, tmp_path)

    printed = [page.extract_text() for page in PdfReader(tmp_path / "intyg.pdf").pages]
    assert len(printed) == 3
    assert [f"A-2027-00{number}" in text for number, text in enumerate(printed, start=1)] == [True] * 3
    assert "Bostadsmentor 2027" in PdfReader(tmp_path / "sammanfattning.pdf").pages[0].extract_text()

    assert officer.window.session is not None
    before = officer.window.session.desk.dump()
    officer.command("file.close")
    officer.window.open_file(file)
    assert officer.window.session is not None
    assert officer.window.session.desk.dump() == before
    _look_again(officer)
    officer.ask.finished()


def _look_again(officer: Officer) -> None:
    """After reopening everything is there: on the pages, and in the figures."""
    people = officer.page("people")
    assert isinstance(people, PeoplePage)
    assert sorted(row.name for row in people.model.records()) == sorted(MENTORS + MENTEES)
    assert officer.window.session is not None
    round_id = officer.window.session.round_id
    assert round_id is not None
    known = figures.by_key(figures.of_round(round_id, date(2027, 10, 7)))
    assert (known["meetings_held"].value, known["meetings_expected"].value) == (20, 24)
    assert [row.progress for row in pairings.listing(round_id, date(2027, 10, 7))].count("8/8") == 2
    issued = {row.name: row.kind for row in certificates.register(round_id)}
    assert set(issued) == set(MENTORS)
    assert sorted(issued.values()) == ["diploma", "participation", "participation"]


def test_quitting_in_the_middle_of_typing_loses_nothing(officer: Officer, tmp_path: Path) -> None:
    file = tmp_path / "Mitt i.mentordesk"
    set_up_round(officer, file)
    take_in_people(officer)
    page = officer.page("people")
    assert isinstance(page, PeoplePage)
    page.table.selectRow(0)
    officer.rest()
    line = page.pane.details.form.editor("phone").main()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    officer.write(line, "070-174 06 05")
    officer.window.close()
    desk = Desk.open(file, read_only=True)
    assert any("070-174 06 05" in row for row in desk.dump()["person"])
    desk.close()


def test_a_second_window_on_the_same_file_is_refused(officer: Officer, tmp_path: Path, ask: ScriptedAsk) -> None:
    file = tmp_path / "En.mentordesk"
    set_up_round(officer, file)
    assert officer.window.session is not None
    ask.will("show_error", None)
    other = MainWindow(officer.window.tools, lambda: officer.today)
    officer.qtbot.addWidget(other)
    other.open_file(file)
    assert other.session is None
    other.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
