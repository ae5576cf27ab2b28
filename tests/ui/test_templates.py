"""The texts on paper are worded in the window: offered placeholders, explained mistakes, the real page, undo, copying."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentordesk import i18n
from mentordesk.actions import programmes as actions
from mentordesk.desk import Desk
from mentordesk.domain import texts
from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.queries import programmes
from mentordesk.ui import theme
from mentordesk.ui.dialogs import templates
from mentordesk.ui.dialogs.templates import Texts
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from tests import builders as a
from tests.ui.using import activate

TODAY = date(2027, 10, 7)


@pytest.fixture
def round_id(desk: Desk) -> int:
    """A round with a pair that has met, and another round to copy to."""
    a.a_round(programme="Nästa", number_prefix="N")
    made = a.a_round(owner="Kommunen", language="en")
    pairing = a.a_pairing(made, mentor_id=a.a_mentor(made, person_id=a.a_person("Åsa", "Öberg"), status=MATCHED))
    a.a_meeting(pairing)
    hidden = a.a_person("Zebedeus", "Hemlig", protected=True, code_name="Linden")
    a.a_meeting(a.a_pairing(made, mentor_id=a.a_mentor(made, person_id=hidden, status=MATCHED)))
    return made


MATCHED = EnrolmentStatus.MATCHED


@pytest.fixture
def session(desk: Desk, round_id: int) -> Session:
    made = Session(desk, lambda: TODAY)
    made.look_at(round_id)
    return made


@pytest.fixture
def dialog(session: Session, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Texts]:
    """The editor at the diploma of a mentor."""
    monkeypatch.setattr(templates, "_PAUSE", 0)
    assert session.round is not None
    made = Texts(session, session.round, None, "diploma.mentor")
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    activate(qtbot, made)
    made.pane.edit.setFocus()
    rest(made, qtbot)
    yield made
    made.press.stop()


def rest(dialog: Texts, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog._later.isActive() and not dialog.press.is_busy(), timeout=10_000)


def page_words(dialog: Texts) -> str:
    document = dialog.preview.document
    found = "\n".join(document.getAllText(at).text() for at in range(document.pageCount()))
    return " ".join(found.replace("\u00a0", " ").split())


def write(dialog: Texts, qtbot: QtBot, words: str) -> None:
    """Type over the whole text, as at the keyboard."""
    edit = dialog.pane.edit
    edit.selectAll()
    for sign in words:
        QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))
    rest(dialog, qtbot)


def kept(session: Session, language: str = "en") -> dict[str, str]:
    assert session.round_id is not None
    return programmes.texts(session.round_id, language)


def test_the_real_page_of_a_real_person_follows_while_typing(dialog: Texts, session: Session, qtbot: QtBot) -> None:
    assert dialog.person.currentText() == "Åsa Öberg"
    assert "Åsa Öberg" in page_words(dialog)
    write(dialog, qtbot, "who gave {meetings} to {programme}.")
    assert "who gave 1 meeting to Bostadsmentor" in page_words(dialog)
    assert kept(session) == {}, "nothing is kept before the text is left"


def test_nobody_with_protected_identity_is_shown(dialog: Texts) -> None:
    assert [dialog.person.itemText(row) for row in range(dialog.person.count())] == ["Åsa Öberg"]


def test_a_text_is_kept_when_it_is_left_and_undone_as_one_step(dialog: Texts, session: Session, qtbot: QtBot) -> None:
    write(dialog, qtbot, "who was there.")
    dialog.list.setFocus()
    assert kept(session) == {"diploma.mentor": "who was there."}
    assert session.undo_text() == "Own text for Diploma of a mentor"
    dialog.undo_button.click()
    assert kept(session) == {}
    assert dialog.pane.wording() == texts.standard("diploma.mentor")
    assert not dialog.undo_button.isEnabled()
    dialog.redo()
    assert dialog.pane.wording() == "who was there."


def test_undo_here_never_takes_back_what_was_done_before(dialog: Texts, session: Session, qtbot: QtBot) -> None:
    assert session.round_id is not None
    dialog.close()
    session.perform("Before", actions.update_round, session.round_id, place="Umeå")
    assert session.round is not None
    again = Texts(session, session.round, None)
    qtbot.addWidget(again)
    again.undo()
    assert session.round.place == "Umeå"
    again.done(0)


@pytest.mark.parametrize("how", ["another text", "another language", "close"])
def test_it_is_kept_whichever_way_it_is_left(how: str, dialog: Texts, session: Session, qtbot: QtBot) -> None:
    write(dialog, qtbot, "who was there.")
    if how == "another text":
        dialog.list.show_key("thanks")
    elif how == "another language":
        dialog.pane.language.setCurrentIndex(dialog.pane.language.findData("sv"))
        dialog.pane.language.activated.emit(0)
    else:
        dialog.done(0)
    assert kept(session) == {"diploma.mentor": "who was there."}
    assert kept(session, "sv") == {}


def test_an_empty_text_is_the_standard_text(dialog: Texts, session: Session, qtbot: QtBot) -> None:
    write(dialog, qtbot, "who was there.")
    dialog.keep()
    dialog.pane.edit.clear()
    dialog.keep()
    assert kept(session) == {}
    assert dialog.pane.wording() == texts.standard("diploma.mentor")


def test_placeholders_are_offered_after_a_brace(dialog: Texts, qtbot: QtBot) -> None:
    edit = dialog.pane.edit
    write(dialog, qtbot, "who {pr")
    assert edit.popup.isVisible()
    assert edit.completer.currentCompletion().startswith("programme")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "who {programme}"
    assert not edit.popup.isVisible()
    write(dialog, qtbot, "who {xyz")
    assert not edit.popup.isVisible()
    write(dialog, qtbot, "{na")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert (edit.toPlainText(), edit.popup.isVisible()) == ("{na", False)
    assert dialog.isVisible(), "Esc closes the list and not the editor"


def test_an_unknown_placeholder_is_explained_and_put_right(dialog: Texts, session: Session, qtbot: QtBot) -> None:
    write(dialog, qtbot, "{nmae} {flower} {today}")
    said = dialog.pane.problems.text()
    assert "{nmae} means nothing here; did you mean {name}?" in said
    assert "{flower} means nothing here" in said
    assert "{today} means nothing here" in said, "a placeholder of other documents"
    assert "{flower}" in page_words(dialog), "it is printed as it stands"
    dialog.pane.correct_button.click()
    assert dialog.pane.edit.toPlainText() == "{name} {flower} {today}"
    dialog.keep()
    assert kept(session) == {"diploma.mentor": "{name} {flower} {today}"}, "wrong values are kept"


def test_braces_are_never_run(dialog: Texts, qtbot: QtBot) -> None:
    write(dialog, qtbot, "{name.__class__} {0} {} {name!r} {{name}} %(name)s $name")
    assert "{name.__class__} {0} {} {name!r} {Åsa Öberg} %(name)s $name" in page_words(dialog)


def test_the_standard_text_comes_back_and_the_difference_is_shown(dialog: Texts, session: Session, qtbot: QtBot) -> None:
    assert dialog.pane.compared.isHidden()
    write(dialog, qtbot, "who has been <a> great {role} in {programme}, {period}, and has {done}.")
    shown = dialog.pane.different.text()
    assert "&lt;a&gt; great" in shown
    assert "<s " in shown
    dialog.keep()
    dialog.pane.standard_button.click()
    assert kept(session) == {}
    assert dialog.pane.wording() == texts.standard("diploma.mentor")


def test_texts_are_copied_to_another_round(dialog: Texts, session: Session, qtbot: QtBot) -> None:
    write(dialog, qtbot, "who was there.")
    (copy,) = dialog.copy_menu.actions()
    copy.trigger()
    other = next(each for each in programmes.rounds() if each.programme == "Nästa")
    assert programmes.texts(other.id, "en") == {"diploma.mentor": "who was there."}
    assert f"{other.title} has 1 text of its own now." in dialog.message.text.text()


def test_texts_with_an_own_wording_are_marked_for_the_ear_too(dialog: Texts, qtbot: QtBot) -> None:
    write(dialog, qtbot, "who was there.")
    dialog.keep()
    item = dialog.list.currentItem()
    assert item is not None
    assert item.data(0, int(Qt.ItemDataRole.AccessibleTextRole)) == "Diploma of a mentor, own wording"


def test_in_swedish_the_placeholders_are_swedish_and_the_file_stays_the_same(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "_PAUSE", 0)
    i18n.use("sv")
    try:
        assert session.round is not None
        made = Texts(session, session.round, None, "thanks", "sv")
        qtbot.addWidget(made)
        made.pane.edit.setPlainText("Tack för {träffar}, {namn}!")
        made.done(0)
        assert kept(session, "sv") == {"thanks": "Tack för {meetings}, {name}!"}
    finally:
        i18n.use("en")


@pytest.mark.parametrize("text", texts.STANDARD, ids=lambda text: text.key)
def test_every_text_is_seen_on_its_document(text: texts.StandardText, dialog: Texts, qtbot: QtBot) -> None:
    """With a word in it that stands nowhere else; documents that have nothing to tell in this round say so."""
    dialog.list.show_key(text.key)
    write(dialog, qtbot, "Blåbärspaj")
    instead = dialog.preview.instead
    if dialog.preview.stack.currentWidget() is instead:
        assert instead.why.text().endswith("."), text.key
    else:
        assert "Blåbärspaj" in page_words(dialog), text.key


def test_a_closed_editor_hears_no_more_of_the_theme(session: Session, qtbot: QtBot, qapp: QApplication) -> None:
    assert session.round is not None
    made = Texts(session, session.round, None)
    made.done(0)
    made.deleteLater()
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    theme.apply(qapp, "dark")
    theme.apply(qapp, "light")


def test_no_text_in_the_list_repeats_the_heading_above_it(dialog: Texts) -> None:
    words = [item.text(0) for item in dialog.list.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)]
    assert {"Purpose", "Confidentiality", "Heading of a diploma"} <= set(words)
    assert not [each for each in words if ": " in each]
