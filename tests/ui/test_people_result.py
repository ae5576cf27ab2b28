"""The tab about what became of a mentee: offered to mentees only, saved field by field, undone step by step."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.outcomes import Outcome, OutcomePoint
from mentordesk.queries import outcomes
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.panes.people.pane import RESULT
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate, choose, replace_text

JUNE = date(2027, 6, 8)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> PeoplePage:
    """The People page of a round with one mentee and one mentor."""
    round_id = a.a_round()
    a.a_mentee(round_id, person_id=a.a_person("Samira", "Nouri"))
    a.a_mentor(round_id, person_id=a.a_person("Åsa", "Öberg"))
    page = PeoplePage(Session(desk, clock=lambda: JUNE), Tools(ask, settings))
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    activate(qtbot, page)
    return page


def person(name: str) -> int:
    return next(int(each.person_id) for each in EnrolmentTable.select() if each.person.given_name == name)


def result_of(page: PeoplePage, person_id: int) -> int:
    """Open the tab and give the enrolment."""
    page.show_person(person_id)
    page.pane.show_tab(RESULT)
    return int(EnrolmentTable.get(EnrolmentTable.person_id == person_id).id)


def test_only_mentees_have_results(page: PeoplePage) -> None:
    page.show_person(2)
    place = page.pane.tabs
    assert page.pane.name.text() == "Åsa Öberg"
    assert not place.bar.isTabVisible(3)
    page.show_person(1)
    assert place.bar.isTabVisible(3)


def test_an_outcome_is_kept_as_soon_as_it_is_chosen_and_can_be_undone(page: PeoplePage, qtbot: QtBot) -> None:
    mentee = result_of(page, 1)
    form = page.pane.result.form
    employer = form.editor("exit.employer").main()
    assert isinstance(employer, QLineEdit)
    replace_text(qtbot, employer, "Solna bageri")
    combo = form.editor("exit.outcome").main()
    assert isinstance(combo, QComboBox)
    choose(qtbot, combo, Outcome.INTERNSHIP.label)
    (kept,) = outcomes.of_enrolment(mentee)
    assert (kept.point, kept.outcome, kept.on, kept.employer) == (
        OutcomePoint.EXIT, Outcome.INTERNSHIP, JUNE, "Solna bageri",
    )  # fmt: skip
    page.session.undo()
    assert outcomes.of_enrolment(mentee) == []
    assert combo.currentData() is None


def test_a_story_is_written_and_its_consent_dated(page: PeoplePage, qtbot: QtBot) -> None:
    mentee = result_of(page, 1)
    form = page.pane.result.form
    text = form.editor("text").main()
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    qtbot.keyClicks(text, "I have work now.")
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert not outcomes.stories_of(mentee)[0].consent
    qtbot.keyClick(form.editor("consent").main(), Qt.Key.Key_Space)
    (story,) = outcomes.stories_of(mentee)
    assert (story.text, story.consent, story.consent_on) == ("I have work now.", True, JUNE)
    on = form.editor("consent_on").main()
    assert isinstance(on, QLineEdit)
    assert on.text() == "2027-06-08"
