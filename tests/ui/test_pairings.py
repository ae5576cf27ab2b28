"""The Pairs page: find a pair, read its story, and take it through pause, change of mentor, end and back, step by step."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from mentordesk.actions import pairings as actions
from mentordesk.desk import Desk
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, MentorType
from mentordesk.domain.filters import Criteria
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.pairings import EndReason, Initiator, PairingStatus
from mentordesk.queries import agreements, enrolments, lazily, pairings, programmes, slices
from mentordesk.ui import in_slices
from mentordesk.ui.dialogs import pairings as dialogs
from mentordesk.ui.dialogs.pairings import PairDialog
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.pages.pairings import PairingsPage
from mentordesk.ui.panes.pairings import story as pairing_story
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.facets import ON
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import untold

TODAY = date(2027, 5, 20)
MakePage = Callable[[], PairingsPage]


@pytest.fixture
def open_page(desk: Desk, settings: Settings, ask: ScriptedAsk, qtbot: QtBot) -> MakePage:
    def make() -> PairingsPage:
        session = Session(desk, lambda: TODAY)
        page = PairingsPage(session, Tools(ask, settings))
        qtbot.addWidget(page)
        page.resize(1320, 760)
        page.show()
        return page

    return make


def a_named_pair(round_id: int, mentor: str, mentee: str, **given: Any) -> int:
    """A pair of two people with these names."""
    matched = EnrolmentStatus.MATCHED
    first, second = a.a_person(*mentor.split()), a.a_person(*mentee.split())
    return a.a_pairing(
        round_id,
        mentor_id=a.a_mentor(round_id, person_id=first, status=matched),
        mentee_id=a.a_mentee(round_id, person_id=second, status=matched),
        **given,
    )


def fill_in(values: dict[str, Any], *, then: Callable[[FormDialog], object] | None = None) -> None:
    """When the next dialog opens, fill its fields and press its button; `then` sees it if it stays open."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        try:
            for key, value in values.items():
                dialog.form.editor(key).write(value)
            dialog.try_it()
            if then is not None:
                then(dialog)
        finally:
            if dialog.isVisible():  # refused: nothing was done, and the test goes on
                dialog.cancel_button.click()

    QTimer.singleShot(0, act)


def undo_is_one_step(page: PairingsPage, before: dict[str, list[tuple[Any, ...]]], label: str) -> None:
    """The message offers to take it back, and that leaves nothing of it."""
    assert [step.label for step in page.session.desk.undo_steps] == [label]
    assert page.message.action_button.text() == "Undo"
    page.message.action_button.click()
    assert untold(page.session.desk.dump()) == untold(before)


def test_the_summary_and_the_filters(open_page: MakePage) -> None:
    round_id = a.a_round()
    busy = a_named_pair(round_id, "Anna Ek", "Ali Nur")
    a.a_meeting(busy, on=date(2027, 5, 10))
    a.an_agreement(pairings.get(busy).mentor_id, signed_on=date(2027, 1, 20))
    silent = a_named_pair(round_id, "Bo Dal", "Sara Ali")
    a_named_pair(round_id, "Eva Öst", "Omar Aziz", status=PairingStatus.PAUSED)
    page = open_page()
    assert page.header.summary.text() == "2 running, 1 paused, 1 quiet"
    page.filters.chips["quiet"].click()
    assert [row.id for row in page.model.records()] == [silent]
    page.filters.clear()
    page.go_to(Criteria.of(unsigned=ON, status=PairingStatus.RUNNING))
    assert [row.id for row in page.model.records()] == [silent]
    page.go_to(busy)
    assert page.model.rowCount() == 3
    assert page.table.current_record().id == busy
    page.go_to((busy, silent))
    assert {row.id for row in page.model.records()} == {busy, silent}
    page.search.setText("omar")
    assert page.model.rowCount() == 0


def test_pairs_stand_by_family_name_and_the_heading_says_so(open_page: MakePage) -> None:
    round_id = a.a_round()
    for names in (("Anna Öst", "Zara Ek"), ("Zara Alm", "Ali Ost"), ("Bo Nur", "Eva Alm")):
        a_named_pair(round_id, *names)
    page = open_page()
    mentor, mentee = page.model.column_of("mentor"), page.model.column_of("mentee")
    assert [page.model.text_at(row, mentor) for row in range(3)] == ["Zara Alm", "Bo Nur", "Anna Öst"]
    said = page.model.headerData(mentor, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert said == "Sorted by family name, though shown with the given name first."
    page.model.sort_by(mentor)
    assert [page.model.text_at(row, mentor) for row in range(3)] == ["Zara Alm", "Bo Nur", "Anna Öst"]
    page.model.sort_by(mentee, descending=True)
    assert [page.model.text_at(row, mentee) for row in range(3)] == ["Ali Ost", "Zara Ek", "Eva Alm"]


def test_a_pair_whose_first_day_is_to_come_is_not_counted_as_running(open_page: MakePage) -> None:
    round_id = a.a_round()
    going = a_named_pair(round_id, "Anna Ek", "Ali Nur", starts_on=TODAY)
    coming = a_named_pair(round_id, "Bo Dal", "Sara Ali", starts_on=date(2027, 6, 15))
    page = open_page()
    assert page.header.summary.text() == "1 running, 1 not begun"
    status = page.model.column_of("status")
    assert [page.model.text_at(row, status) for row in range(2)] == ["Begins 15 Jun", "Running"]
    page.go_to(coming)
    assert page.pane.pill.accessibleName() == "Begins 15 Jun"
    assert page.pane.about.text() == "Vocational mentor · from 2027-06-15 · 0 of 4 meetings"
    page.go_to(going)
    assert f"since {TODAY.isoformat()}" in page.pane.about.text()
    assert page.pane.pill.accessibleName() == "Running"
    page.go_to(Criteria.of(status=PairingStatus.RUNNING))
    assert {row.id for row in page.model.records()} == {going, coming}, "what is stored is as it was"


def test_a_pair_is_found_by_phone_and_e_mail_of_either_but_not_of_a_protected_identity(open_page: MakePage) -> None:
    round_id = a.a_round()
    mentor = a.a_mentor(round_id, person_id=a.a_person("Åsa", "Öberg", phone="070-174 06 05"))
    mentee = a.a_mentee(round_id, person_id=a.a_person("Ali", "Nur", email="ali@example.org", name_native="علي"))
    a.a_pairing(mentor_id=mentor, mentee_id=mentee)
    hidden = a.a_person("Zeb", "Hemlig", protected=True, code_name="Linden", phone="070-999 99 99")
    a.a_pairing(mentor_id=a.a_mentor(round_id, person_id=hidden), mentee_id=a.a_mentee(round_id))
    page = open_page()
    for words, count in (("0605", 1), ("@exam", 1), ("علي", 1), ("asa ali", 1), ("linden", 1), ("9999", 0), ("hemlig", 0)):
        page.search.setText(words)
        assert page.model.rowCount() == count, words


def test_replace_the_mentor_through_the_dialog(open_page: MakePage) -> None:
    round_id = a.a_round()
    old = a_named_pair(round_id, "Anna Ek", "Ali Nur")
    a.a_meeting(old, on=date(2027, 3, 10))
    new_mentor = a.a_mentor(round_id, person_id=a.a_person("Eva", "Öst"))
    page = open_page()
    before = page.session.desk.dump()
    how = {"initiator": Initiator.MENTOR, "farewell": "yes", "note": "New job"}
    fill_in({"mentor_id": new_mentor, "on": date(2027, 5, 24), **how})
    page.pane.buttons["replace"].click()
    first, second = pairings.chain(old)
    assert (first.status, first.ends_on, first.early) == (PairingStatus.ENDED, date(2027, 5, 23), True)
    assert (first.end_reason, first.end_initiator, first.farewell) == (EndReason.REPLACED, Initiator.MENTOR, True)
    assert (second.mentor_id, second.starts_on, second.follows_id) == (new_mentor, date(2027, 5, 24), first.id)
    assert page.table.current_record().id == second.id
    assert [event.text for event in pairing_story.events(old, TODAY)] == [
        "Eva Öst takes over", "Ended with Anna Ek before time", "Meeting with Anna Ek: held", "Began with Anna Ek",
    ]  # fmt: skip
    undo_is_one_step(page, before, "Replace Anna Ek as mentor of Ali Nur")


def test_what_is_to_come_is_told_as_such(desk: Desk) -> None:
    pair = a_named_pair(a.a_round(), "Anna Ek", "Ali Nur", starts_on=date(2027, 6, 1))
    assert [event.text for event in pairing_story.events(pair, TODAY)] == ["Is to begin with Anna Ek"]
    assert [event.text for event in pairing_story.events(pair, date(2027, 6, 1))] == ["Began with Anna Ek"]


def test_the_dialog_says_why_not_at_the_field(open_page: MakePage) -> None:
    round_id = a.a_round()
    old = a_named_pair(round_id, "Anna Ek", "Ali Nur")
    a.a_meeting(old, on=date(2027, 5, 10))
    new_mentor = a.a_mentor(round_id)
    page = open_page()
    said: list[str] = []
    fill_in({"mentor_id": new_mentor, "on": date(2027, 5, 1)}, then=lambda dialog: said.append(dialog.form.problem("on")))
    page.pane.buttons["replace"].click()
    fill_in({}, then=lambda dialog: said.append(dialog.form.problem("mentor_id")))
    page.pane.buttons["replace"].click()
    assert said == ["The pair met on 10 May 2027.", "This is needed."]
    assert not page.session.desk.undo_steps


def test_end_and_reopen(open_page: MakePage) -> None:
    round_id = a.a_round()
    pair = a_named_pair(round_id, "Anna Ek", "Ali Nur")
    page = open_page()
    before = page.session.desk.dump()
    said: list[str] = []
    early = {"ends_on": date(2027, 5, 15), "early": True}
    fill_in(early, then=lambda dialog: said.append(dialog.form.problem("reason")))
    page.pane.buttons["end"].click()
    assert said == ["This is needed."]
    fill_in({**early, "reason": EndReason.EMPLOYMENT})
    page.pane.buttons["end"].click()
    assert pairings.get(pair).end_reason is EndReason.EMPLOYMENT
    assert enrolments.get(pairings.get(pair).mentee_id).status is EnrolmentStatus.COMPLETED
    assert list(page.pane.buttons) == ["reopen"]
    page.pane.buttons["reopen"].setFocus()
    page.pane.buttons["reopen"].click()
    assert pairings.get(pair).status is PairingStatus.RUNNING
    assert page.focusWidget() is page.pane.buttons["replace"]
    assert [step.label for step in page.session.desk.undo_steps] == ["End Anna Ek – Ali Nur", "Reopen Anna Ek – Ali Nur"]
    page.message.action_button.click()
    page.session.undo()
    assert untold(page.session.desk.dump()) == untold(before)


def test_pause_and_resume(open_page: MakePage) -> None:
    round_id = a.a_round()
    pair = a_named_pair(round_id, "Anna Ek", "Ali Nur")
    page = open_page()
    fill_in({"from_on": date(2027, 5, 3), "reason": "Parental leave"})
    page.pane.buttons["pause"].click()
    assert list(page.pane.buttons) == ["resume", "replace", "end"]
    assert page.message.text.text() == "Anna Ek – Ali Nur is paused."
    assert "3 meetings\nPaused since 2027-05-03: while the pause lasts, its months do not" in page.pane.about.text()
    fill_in({"on": TODAY})
    page.pane.buttons["resume"].click()
    assert [(pause.from_on, pause.to_on) for pause in pairings.pauses(pair)] == [(date(2027, 5, 3), date(2027, 5, 19))]
    assert "Paused" not in page.pane.about.text()


def test_pair_two_people_by_keyboard(open_page: MakePage) -> None:
    round_id = a.a_round()
    mentor = a.a_mentor(round_id, person_id=a.a_person("Anna", "Ek"))
    mentee = a.a_mentee(round_id, person_id=a.a_person("Ali", "Nur"))
    busy = a_named_pair(round_id, "Bo Dal", "Sara Ali")
    page = open_page()
    before = page.session.desk.dump()

    def choose(dialog: FormDialog) -> None:
        offered = dialog.form.editor("mentor_id").main()
        assert [offered.itemData(place) for place in range(offered.count())] == [None, mentor]  # type: ignore[attr-defined]

    fill_in({"mentor_id": mentor, "mentee_id": mentee, "starts_on": TODAY}, then=choose)
    page.new_record()
    made = page.table.current_record()
    assert (made.mentor, made.mentee, made.status) == ("Anna Ek", "Ali Nur", PairingStatus.RUNNING)
    assert made.id != busy
    undo_is_one_step(page, before, "Pair Anna Ek and Ali Nur")


def test_pairs_are_made_one_after_the_other_from_the_first_day_of_meetings(open_page: MakePage) -> None:
    """Who has been paired is offered no more, the day stays, and it says when nobody is left."""
    round_id = a.a_round()
    people = [(a.a_person(name, "Ek"), a.a_person(name, "Nur")) for name in ("Anna", "Bo")]
    mentors = [a.a_mentor(round_id, person_id=mentor) for mentor, _mentee in people]
    mentees = [a.a_mentee(round_id, person_id=mentee) for _mentor, mentee in people]
    page = open_page()
    page.session = Session(page.session.desk, lambda: date(2027, 1, 12))

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PairDialog)
        form = dialog.form
        assert form.values()["starts_on"] == programmes.get(round_id).meetings_from
        form.editor("starts_on").write(date(2027, 3, 1))
        for mentor, mentee in zip(mentors, mentees, strict=True):
            for key, chosen in (("mentor_id", mentor), ("mentee_id", mentee)):
                form.editor(key).write(chosen)
                form.editor(key).commit()  # as a choice in the drop-down does
            dialog.again_button.click()
            offered = form.editor("mentor_id").main()
            assert isinstance(offered, QComboBox)
            assert mentor not in [offered.itemData(place) for place in range(offered.count())]
            assert (form.values()["mentor_id"], offered.currentText()) == (None, "Choose")
            assert form.values()["starts_on"] == date(2027, 3, 1)
        assert dialog.message.text.text() == "Bo Ek and Bo Nur are a pair."
        assert form.hint("mentor_id") == "No mentor has a free place."
        dialog.reject()

    QTimer.singleShot(0, act)
    made = dialogs.pair_two(page.session, page)
    pairs = pairings.of_round(round_id)
    assert [(pair.mentor_id, pair.mentee_id) for pair in pairs] == list(zip(mentors, mentees, strict=True))
    assert {pair.starts_on for pair in pairs} == {date(2027, 3, 1)}
    assert made == [pair.id for pair in pairs]
    assert dialogs.were_paired(made) == "2 pairs are made. The last one: Bo Ek and Bo Nur are a pair."


def test_a_pair_without_any_type_is_asked_for_one(open_page: MakePage) -> None:
    round_id = a.a_round()
    mentor, mentee = a.a_mentor(round_id, types=()), a.a_mentee(round_id, types=())
    page = open_page()
    said: list[str] = []
    fill_in({"mentor_id": mentor, "mentee_id": mentee}, then=lambda dialog: said.append(dialog.form.problem("mentor_type")))
    page.new_record()
    assert said == ["Neither of them has a type; choose one."]
    fill_in({"mentor_id": mentor, "mentee_id": mentee, "mentor_type": MentorType.LANGUAGE})
    page.new_record()
    assert page.table.current_record().mentor_type is MentorType.LANGUAGE


def test_two_with_no_type_in_common_are_not_given_one_silently(open_page: MakePage) -> None:
    round_id = a.a_round()
    mentor = a.a_mentor(round_id, person_id=a.a_person("Anna", "Ek"), types=(MentorType.LANGUAGE,))
    mentee = a.a_mentee(round_id, person_id=a.a_person("Ali", "Nur"), types=(MentorType.YOUTH, MentorType.VOCATIONAL))
    page = open_page()
    said: list[str] = []

    def choose(dialog: FormDialog) -> None:
        said.append(dialog.form.problem("mentor_type"))
        dialog.form.editor("mentor_id").write(None)
        dialog.form.editor("mentor_id").commit()
        assert not dialog.message.isVisible()
        dialog.form.editor("mentor_id").write(mentor)
        dialog.form.editor("mentor_id").commit()
        said.append(dialog.message.text.text())
        dialog.form.editor("mentor_type").write(MentorType.YOUTH)
        dialog.form.editor("mentor_type").commit()
        assert not dialog.message.isVisible()
        dialog.try_it()

    fill_in({"mentor_id": mentor, "mentee_id": mentee}, then=choose)
    page.new_record()
    assert said == ["Anna Ek offers language, Ali Nur needs youth, vocational. Choose the type of the pair."] * 2
    assert page.table.current_record().mentor_type is MentorType.YOUTH


def test_end_all_running_pairs(open_page: MakePage) -> None:
    round_id = a.a_round()
    pairs = [a_named_pair(round_id, f"Mentor {n}", f"Mentee {n}") for n in range(3)]
    a.a_meeting(pairs[1], on=date(2027, 5, 19))
    page = open_page()
    said: list[str] = []
    fill_in({"on": date(2027, 5, 1)}, then=lambda dialog: said.append(dialog.form.problem("on")))
    page.end_all.trigger()
    assert said == ["Mentor 1 and Mentee 1: The pair met on 19 May 2027."]
    before = page.session.desk.dump()
    fill_in({"on": TODAY})
    page.end_all.trigger()
    assert page.message.text.text() == "3 pairs have ended."
    assert not page.end_all.isEnabled()
    undo_is_one_step(page, before, "End all running pairs")


@pytest.mark.parametrize(("today", "proposed"), [(date(2027, 5, 20), date(2027, 5, 20)), (date(2027, 11, 3), None)])
def test_as_planned_is_not_after_the_last_day_of_meetings(open_page: MakePage, today: date, proposed: date | None) -> None:
    """What is proposed as the last day: today, and once the time for meetings is over its last day."""
    round_id = a.a_round()
    a.a_pairing(round_id)
    page = open_page()
    session = Session(page.session.desk, lambda: today)
    shown: list[date] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        shown.append(dialog.form.values()["on"])
        dialog.reject()

    QTimer.singleShot(0, look)
    dialogs.end_all(session, page, 1)
    QTimer.singleShot(0, look)
    dialogs.end_some(session, page, page.model.all_records())
    assert shown == [proposed or programmes.get(round_id).meetings_to] * 2


def test_drafts_are_started_or_discarded_together(open_page: MakePage) -> None:
    round_id = a.a_round()
    drafts = [a_named_pair(round_id, f"Mentor {n}", f"Mentee {n}", status=PairingStatus.DRAFT) for n in range(3)]
    page = open_page()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.pane.bulk.title.text() == "3 pairs are chosen"
    page.pane.bulk.buttons["discard"].click()
    assert page.model.total() == 0
    page.message.action_button.click()
    assert {row.id for row in page.model.all_records()} == set(drafts)


def test_agreement_goal_call_and_note_are_kept(open_page: MakePage) -> None:
    round_id = a.a_round()
    pair = a_named_pair(round_id, "Anna Ek", "Ali Nur")
    page = open_page()
    pane = page.pane
    pane.agreement.tick.click()
    signed = agreements.of(pairings.get(pair).mentor_id)
    assert [(one.kind, one.signed_on) for one in signed] == [(AgreementKind.MENTOR, TODAY)]
    fill_in({"text": "Write a CV"})
    pane.follow_up.goals.add_button.click()
    fill_in({"due_on": date(2027, 5, 18), "note": "Ask about work"})
    pane.follow_up.calls.add_button.click()
    fill_in({"text": "Prefers the phone"})
    pane.notes.notes.add_button.click()
    assert [goal.text for goal in pairings.goals(pair)] == ["Write a CV"]
    shown = {one.text() for one in pane.findChildren(QLabel)}
    assert {"Write a CV", "2027-05-18: Ask about work", "Due now", "Prefers the phone"} <= shown
    fill_in({"done_on": TODAY, "due_on": date(2027, 5, 19)})
    pane.follow_up.edit_call(pairings.check_ins(pair)[0])
    assert (pairings.check_ins(pair)[0].done_on, pairings.check_ins(pair)[0].due_on) == (TODAY, date(2027, 5, 19))
    assert page.session.desk.undo_steps[-1].label == "Change a call with Anna Ek – Ali Nur"
    assert pairings.check_ins(pair)[0].note == "Ask about work"


def test_the_keyboard_reaches_everything(open_page: MakePage) -> None:
    round_id = a.a_round()
    a_named_pair(round_id, "Anna Ek", "Ali Nur")
    page = open_page()
    page.table.setFocus()
    assert page.panes() == [page.search, page.table, page.pane.tabs.bar]
    QTest.keySequence(page, QKeySequence(QKeySequence.StandardKey.Find))
    QTest.keyClicks(page.search, "nobody")
    assert page.model.rowCount() == 0
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.model.rowCount() == 1
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.focusWidget() is page.pane.buttons["replace"]


def test_a_protected_identity_is_shown_by_its_code_name(open_page: MakePage) -> None:
    round_id = a.a_round()
    person = a.a_person("Sara", "Ali", protected=True, code_name="Adept 7")
    pair = a.a_pairing(round_id, mentee_id=a.a_mentee(round_id, person_id=person, status=EnrolmentStatus.MATCHED))
    a.a_meeting(pair, on=date(2027, 5, 10), status=MeetingStatus.HELD)
    page = open_page()
    texts = {one.text() for one in page.pane.findChildren(QLabel)}
    assert "Adept 7" in texts
    assert not any("Sara" in text for text in texts)


def test_an_empty_round_says_how_to_begin(open_page: MakePage) -> None:
    page = open_page()
    assert any(one.text() == "There is no round yet" for one in page.table.findChildren(QLabel))
    a.a_round()
    page.session.perform("Another", a.a_round)
    assert not page.pair_button.isVisible(), "the empty list has its own button"
    assert any(one.text() == "No pairs yet" for one in page.table.findChildren(QLabel))


@pytest.fixture
def little_by_little(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """As with thousands of pairs: what is not in view is read later. Notes how many were asked for each time."""
    asked: list[int] = []
    plain = pairings.some

    def noting(round_id: int, on: date, pairing_ids: Collection[int]) -> Any:
        asked.append(len(pairing_ids))
        return plain(round_id, on, pairing_ids)

    monkeypatch.setattr(pairings, "some", noting)
    for owner, name, count in ((slices, "SIZE", 4), (lazily, "SLICE", 4), (lazily, "PAGE", 4)):
        monkeypatch.setattr(owner, name, count)
    monkeypatch.setattr(in_slices, "BUDGET", 0)
    return asked


def sixty_pairs() -> list[int]:
    """By the name of the mentor; every third has never met, and the last is paused."""
    round_id = a.a_round()
    found = [a_named_pair(round_id, f"Mentor {place:03}", f"Mentee {place:03}") for place in range(59)]
    found.append(a_named_pair(round_id, "Mentor 059", "Mentee 059", status=PairingStatus.PAUSED))
    for place, pair in enumerate(found):
        if place % 3:
            a.a_meeting(pair, on=TODAY)
    return found


def test_pairs_out_of_view_are_read_later_and_then_counted(
    open_page: MakePage, little_by_little: list[int], qtbot: QtBot
) -> None:
    sixty_pairs()
    page = open_page()
    page.table.grab()
    assert 0 < sum(little_by_little) < 60
    assert page.model.rowCount() == 60
    assert page.header.summary.text() == ""
    qtbot.waitUntil(lambda: not page.is_busy())
    assert max(little_by_little) <= 4
    assert page.header.summary.text() == "59 running, 1 paused, 20 quiet"


def test_filters_orders_and_files_take_in_pairs_not_read_yet(open_page: MakePage, little_by_little: list[int]) -> None:
    pairs = sixty_pairs()
    page = open_page()
    page.filters.show_only(Criteria.of(ids=pairs[50:], title="Some"))
    assert [row.id for row in page.model.records()] == pairs[50:]
    page.filters.clear()
    page.refill()
    page.table.header.sort_by("last")
    assert [row.last_held_on for row in page.model.records()] == [TODAY] * 40 + [None] * 20
    page.refill()
    listed = page.exported_list()
    assert listed is not None
    assert len(listed.rows) == 60


def test_a_change_while_pairs_are_being_read_is_shown(
    open_page: MakePage, little_by_little: list[int], qtbot: QtBot
) -> None:
    pairs = sixty_pairs()
    page = open_page()
    assert page.is_busy()
    page.session.perform("Pause", actions.pause, pairs[0], from_on=TODAY)
    page.session.perform("Pause", actions.pause, pairs[58], from_on=TODAY)
    qtbot.waitUntil(lambda: not page.is_busy())
    assert page.model.all_records() == pairings.listing(page.session.round_id or 0, TODAY)
    assert page.header.summary.text() == "57 running, 3 paused, 19 quiet"
