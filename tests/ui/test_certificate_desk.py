"""The certificate desk as it is used: reasons for protected identities, designs, languages, register, what is frozen."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.queries import certificates, history
from mentordesk.storage.tables import every as tables
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.pages.documents import DocumentsPage
from mentordesk.ui.session import Session
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.test_documents import _no_pause, fill, page, preview_words, rest, round_id, session, tick

__all__ = ["_no_pause", "page", "round_id", "session"]
"""Fixtures of the documents page."""


# -- protected identities -------------------------------------------------------------------------------------


def protect(name: str, code_name: str) -> None:
    changed = tables.PersonTable.update(protected=True, code_name=code_name)
    assert changed.where(tables.PersonTable.given_name == name).execute() == 1


@pytest.mark.parametrize("named", [False, True])
def test_a_certificate_of_a_protected_identity_takes_a_reason_that_stands_in_the_history(
    named: bool, page: DocumentsPage, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    protect("Åsa", "Linden")
    page.refill()
    rest(page, qtbot)
    tick(page, "Linden", "Per Ek")
    rest(page, qtbot)
    monkeypatch.setattr(FormDialog, "exec", fill({"reason": "", "named": named}))
    page.choices.issue_button.click()
    assert certificates.register(session.round_id or 0) == [], "no reason, no certificate"
    monkeypatch.setattr(FormDialog, "exec", fill({"reason": "Asked for it", "named": named}))
    page.choices.issue_button.click()
    rest(page, qtbot)
    rows = certificates.register(session.round_id or 0)
    assert sorted(row.name for row in rows) == ["Linden", "Per Ek"]
    assert history.lines(limit=1)[0].label.endswith("of Linden although the identity is protected: Asked for it")
    assert ("Åsa Öberg" in preview_words(page)) is named
    assert ("Linden" in preview_words(page)) is not named


def test_a_paper_of_a_protected_identity_takes_a_reason_once(
    page: DocumentsPage,
    session: Session,
    ask: ScriptedAsk,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    protect("Åsa", "Linden")
    page.go_to("participant")
    rest(page, qtbot)
    tick(page, "Linden", "Per Ek")
    rest(page, qtbot)
    monkeypatch.setattr(FormDialog, "exec", lambda _dialog: 0)
    page.save_button.click()
    assert not list(tmp_path.glob("*.pdf")), "who gives no reason gets no paper"
    monkeypatch.setattr(FormDialog, "exec", fill({"reason": "Shown to the employer"}))
    ask.will("save_file", tmp_path / "one.pdf").will("save_file", tmp_path / "two.pdf")
    for _time in range(2):
        page.save_button.click()
        rest(page, qtbot)
    assert sorted(each.name for each in tmp_path.glob("*.pdf")) == ["one.pdf", "two.pdf"]
    told = [line.label for line in history.lines(limit=5) if "although" in line.label]
    assert told == ["“Participant's summary” made of Linden although the identity is protected: Shown to the employer"]
    assert not session.desk.undo_steps, "there is nothing to take back"


def test_papers_of_everybody_else_are_made_without_a_question(
    page: DocumentsPage, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    ask.will("save_file", tmp_path / "all.pdf")
    page.save_button.click()
    rest(page, qtbot)
    assert (tmp_path / "all.pdf").exists()
