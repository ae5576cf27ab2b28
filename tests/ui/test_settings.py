"""Settings as they are used: typing and leaving fields, undo, pictures, signatories, and the end of a round."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mentordesk import i18n, password
from mentordesk.actions import programmes as actions
from mentordesk.desk import Desk
from mentordesk.domain.filters import Criteria
from mentordesk.queries import programmes
from mentordesk.storage import database, errors
from mentordesk.ui import theme
from mentordesk.ui.ask import Ask, NewPassword
from mentordesk.ui.dialogs.signatories import SignatoryDialog
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.panes.settings.organisation import OrganisationCard, SignatoriesCard, UnitsCard
from mentordesk.ui.panes.settings.password import PasswordPart
from mentordesk.ui.panes.settings.round_texts import TextsCard
from mentordesk.ui.panes.settings.storing import StoringCard
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.widgets.picture import LARGEST_SIDE
from tests import builders as a
from tests.conftest import ROOT
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate, choose, in_dialog, line, replace_text

JUNE = date(2027, 6, 8)
Show = Callable[..., SettingsPage]


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> Show:
    """Shows the page on what the test has put into the file."""

    def shown(opened: Desk = desk, width: int = 1160) -> SettingsPage:
        page = SettingsPage(Session(opened, clock=lambda: JUNE), Tools(ask, settings))
        qtbot.addWidget(page)
        page.resize(width, 760)
        page.show()
        activate(qtbot, page)
        return page

    return shown


def section(page: SettingsPage, key: str, kind: type[Any]) -> Any:
    found = page.sections[key]
    assert isinstance(found, kind)
    return found


def round_of(page: SettingsPage) -> Any:
    assert page.session.round is not None
    return page.session.round


def a_picture(path: Path, width: int = 2000, height: int = 500) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#14646E"))
    assert image.save(str(path))
    return path


# -- the round ------------------------------------------------------------------------------------------------


def test_a_rule_is_kept_when_its_field_is_left_and_undone(show: Show, qtbot: QtBot) -> None:
    a.a_round(quiet_days=45)
    page = show()
    replace_text(qtbot, line(page.round.form, "quiet_days"), "30")
    assert round_of(page).quiet_days == 30
    assert page.session.undo_text() == "Change A pair is quiet after of Bostadsmentor 2027"
    page.session.undo()
    assert line(page.round.form, "quiet_days").text() == "45"


def test_a_wrong_number_is_kept_and_explained(show: Show, qtbot: QtBot) -> None:
    a.a_round(cert_percent=75)
    page = show()
    replace_text(qtbot, line(page.round.form, "cert_percent"), "175")
    assert line(page.round.form, "cert_percent").text() == "175"
    assert page.round.form.problem("cert_percent")
    assert round_of(page).cert_percent == 75


@pytest.mark.parametrize("key", ["places", "cadence", "meeting_minutes", "starts_on", "meetings_to"])
def test_what_a_round_needs_cannot_be_emptied(show: Show, qtbot: QtBot, key: str) -> None:
    a.a_round()
    page = show()
    before = getattr(round_of(page), key)
    replace_text(qtbot, line(page.round.form, key), "")
    assert page.round.form.problem(key) == "This is needed."
    assert getattr(round_of(page), key) == before


def test_all_dates_are_moved_one_after_the_other(show: Show, qtbot: QtBot) -> None:
    a.a_round()
    page = show()
    replace_text(qtbot, line(page.round.form, "starts_on"), "2028-01-11")
    assert page.round.form.problem("starts_on").startswith("Not saved yet")
    assert line(page.round.form, "starts_on").text() == "2028-01-11"
    replace_text(qtbot, line(page.round.form, "ends_on"), "2028-10-31")
    replace_text(qtbot, line(page.round.form, "meetings_from"), "2028-02-01")
    replace_text(qtbot, line(page.round.form, "meetings_to"), "2028-09-30")
    moved = round_of(page)
    assert (moved.starts_on, moved.ends_on) == (date(2028, 1, 11), date(2028, 10, 31))
    assert (moved.meetings_from, moved.meetings_to) == (date(2028, 2, 1), date(2028, 9, 30))
    assert not any(page.round.form.problem(field.key) for field in page.round.form.fields)


def test_a_new_signatory_can_be_chosen_at_once(show: Show, qtbot: QtBot) -> None:
    a.a_round()
    page = show()
    page.session.perform("Add", lambda: a.a_signatory(name="Ulla Lind"))
    page.refill()
    combo = page.round.form.editor("signatory_one_id").main()
    assert isinstance(combo, QComboBox)
    choose(qtbot, combo, "Ulla Lind")
    assert round_of(page).signatory_one_id == programmes.signatories()[0].id


# -- texts ----------------------------------------------------------------------------------------------------


def test_settings_tell_how_many_texts_are_the_rounds_own_and_take_them_back(show: Show) -> None:
    round_id = a.a_round(language="en")
    page = show()
    texts = section(page, "texts", TextsCard)
    assert "standard texts" in texts.own.text()
    assert texts.reset_button.isHidden()
    for language in ("sv", "sv", "en"):
        key = "thanks" if language == "en" or programmes.texts(round_id, "sv") else "lead"
        page.session.perform("Word", actions.set_text, round_id, key=key, language=language, text="Tack!")
    page.refill()
    assert "2 of its own in Swedish, 1 of its own in English" in texts.own.text()
    texts.reset_button.click()
    assert (programmes.texts(round_id, "sv"), programmes.texts(round_id, "en")) == ({}, {})
    page.session.undo()
    assert len(programmes.texts(round_id, "sv")) == 2, "both languages come back as one step"


# -- organisation ---------------------------------------------------------------------------------------------


def test_a_logo_is_made_smaller_kept_and_undone(show: Show, ask: ScriptedAsk, tmp_path: Path) -> None:
    page = show()
    card = section(page, "organisation", OrganisationCard)
    ask.will("open_file", a_picture(tmp_path / "logo.png"))
    card.logo.choose_button.click()
    kept = programmes.organisation().logo
    assert kept is not None
    image = QImage.fromData(kept)
    assert (image.width(), image.height()) == (LARGEST_SIDE, LARGEST_SIDE // 4)
    page.session.undo()
    assert programmes.organisation().logo is None
    assert card.logo.picture.text() == "No picture"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\x00" * 5_000_001, "larger than 5 MB"), (b"Dear all", "not a picture"), (None, "could not be read")],
)
def test_what_is_no_logo_is_refused_in_words(
    show: Show, ask: ScriptedAsk, tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "logo.png"
    if content is not None:
        path.write_bytes(content)
    page = show()
    card = section(page, "organisation", OrganisationCard)
    ask.will("open_file", path)
    card.logo.choose_button.click()
    assert words in card.message.text.text()
    assert programmes.organisation().logo is None


def test_a_signatory_is_added_with_a_scanned_signature(show: Show, ask: ScriptedAsk, qtbot: QtBot, tmp_path: Path) -> None:
    page = show()
    ask.will("open_file", a_picture(tmp_path / "signature.png", 300, 100))

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, SignatoryDialog)
        name = dialog.form.editor("name").main()
        assert isinstance(name, QLineEdit)
        dialog.ok_button.click()
        assert dialog.form.problem("name") == "This is needed."
        replace_text(qtbot, name, "Ulla Lind")
        dialog.picture.choose_button.click()
        dialog.ok_button.click()

    in_dialog(qtbot, fill)
    section(page, "signatories", SignatoriesCard).add_button.click()
    (kept,) = programmes.signatories()
    assert kept.name == "Ulla Lind"
    assert kept.signature is not None
    assert QImage.fromData(kept.signature).width() == 300


def test_the_first_who_signs_becomes_the_round_s_own_in_the_same_step(show: Show, qtbot: QtBot) -> None:
    a.a_round()
    page = show()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, SignatoryDialog)
        dialog.form.editor("name").write(names.pop(0))
        dialog.ok_button.click()

    names = ["Ulla Lind", "Bo Berg"]
    for _time in range(2):
        in_dialog(qtbot, fill)
        section(page, "signatories", SignatoriesCard).add_button.click()
    first, _second = sorted(programmes.signatories(), key=lambda each: each.id)
    assert round_of(page).signatory_one_id == first.id
    assert page.round.form.editor("signatory_one_id").read() == first.id
    for _time in range(2):
        page.session.undo()
    assert (round_of(page).signatory_one_id, programmes.signatories()) == (None, [])


def test_who_signs_in_a_round_cannot_be_removed(show: Show) -> None:
    a.a_round(signatory_one_id=a.a_signatory(name="Ulla Lind"))
    page = show()
    card = section(page, "signatories", SignatoriesCard)
    buttons = {each.accessibleName(): each for each in card.findChildren(QToolButton)}
    buttons["Remove Ulla Lind"].click()
    assert "Bostadsmentor 2027" in card.message.text.text()
    assert len(programmes.signatories()) == 1


def test_a_unit_is_removed_and_taken_back(show: Show) -> None:
    a.a_unit(name="Kundcenter")
    page = show()
    card = section(page, "units", UnitsCard)
    next(each for each in card.findChildren(QToolButton) if each.accessibleName() == "Remove Kundcenter").click()
    assert card.lines.count() == 0
    page.session.undo()
    assert card.lines.count() == 1


# -- the end of a round ---------------------------------------------------------------------------------------


def test_a_round_with_open_pairs_is_not_closed_and_they_are_shown(show: Show, qtbot: QtBot) -> None:
    pairing = a.a_pairing(a.a_round())
    page = show()
    page.state.close_button.click()
    assert page.state.message.text.text() == "1 pairing is still open. End it first."
    assert round_of(page).closed_on is None
    with qtbot.waitSignal(page.jump) as jumped:
        page.state.message.action_button.click()
    assert jumped.args == ["pairs", Criteria.of(ids=[pairing], title="Open pairs")]


def test_a_round_is_closed_reopened_and_that_undone(show: Show) -> None:
    a.a_mentor(a.a_round())
    page = show()
    page.state.close_button.setFocus()
    page.state.close_button.click()
    assert round_of(page).closed_on == JUNE
    assert page.state.state.text().startswith("Closed on 8 June 2027")
    assert page.state.reopen_button.hasFocus(), "the keyboard stays at what can be done here"
    page.state.reopen_button.click()
    assert page.state.close_button.hasFocus()
    assert round_of(page).closed_on is None
    page.session.undo()
    assert page.state.reopen_button.isVisible()
    assert not page.state.close_button.isVisible()


def test_an_empty_round_is_removed_and_taken_back(show: Show) -> None:
    a.a_round()
    page = show()
    page.state.remove_button.click()
    assert page.session.round_id is None
    assert page.round.none.isVisible()
    assert not page.state.isVisible()
    page.message.action_button.click()
    assert round_of(page).title == "Bostadsmentor 2027"


def test_a_round_with_people_offers_no_removal(show: Show) -> None:
    a.a_mentor(a.a_round())
    assert not show().state.remove_button.isVisible()


def test_the_sample_is_removed_after_a_question_for_its_certificates(show: Show, ask: ScriptedAsk) -> None:
    own = a.a_round(programme="Own", name="2027", starts_on=date(2026, 1, 1))
    a.a_sample_round()
    page = show()
    assert round_of(page).sample
    ask.will("confirm", False)
    page.state.sample_button.click()
    assert len(programmes.rounds()) == 2
    ask.will("confirm", True)
    page.state.sample_button.click()
    assert [each.id for each in programmes.rounds()] == [own]
    assert page.session.round_id == own
    assert "2 sample certificates" in ask.asked[0][2]
    ask.finished()


def test_a_sample_without_certificates_goes_without_a_question(show: Show) -> None:
    a.a_full_round(sample=True, issued=False)
    page = show()
    page.state.sample_button.click()
    assert programmes.rounds() == []
    page.message.action_button.click()
    assert len(programmes.rounds()) == 1


# -- the file -------------------------------------------------------------------------------------------------


def test_the_folder_of_backups_is_chosen_and_used(show: Show, ask: ScriptedAsk, settings: Settings, tmp_path: Path) -> None:
    opened = Desk.create(tmp_path / "mentors.mentordesk", clock=lambda: datetime(2027, 6, 8, 10, 42))
    page = show(opened)
    card = section(page, "file", StoringCard)
    folder = tmp_path / "backups"
    folder.mkdir()
    ask.will("choose_folder", folder)
    card.choose_button.click()
    assert settings.text(Key.BACKUP_FOLDER) == str(folder)
    assert card.last.text() == "There is no backup in this folder yet."
    card.now_button.click()
    assert card.last.text() == "The last backup was made 2027-06-08 10:42."
    assert len(list(folder.rglob("*.mentordesk"))) == 1
    assert not card.earlier.isVisible()
    card.usual_button.click()
    assert settings.text(Key.BACKUP_FOLDER) == ""
    assert opened.backup_folder != folder
    assert card.earlier.text().startswith(f"Earlier backups lie in {folder}.")
    assert len(card.password._copies()) == 1, "a password is offered for them too"
    ask.will("choose_folder", folder)
    card.choose_button.click()
    assert not card.earlier.isVisible()
    page.session.close()


def test_a_backup_that_fails_is_told(show: Show, ask: ScriptedAsk, tmp_path: Path) -> None:
    opened = Desk.create(tmp_path / "mentors.mentordesk")
    page = show(opened)
    card = section(page, "file", StoringCard)
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("", encoding="utf-8")
    ask.will("choose_folder", in_the_way)
    card.choose_button.click()
    card.now_button.click()
    assert card.message.isVisible()
    assert card.message.text.text()
    page.session.close()


FIRST, SECOND = "hemligt lösen", "ett annat lösen"


@pytest.fixture
def kept(show: Show, tmp_path: Path) -> Iterator[tuple[Desk, PasswordPart, MessageBar]]:
    """A file with two older copies: what the first version left beside it, and a backup."""
    path = tmp_path / "mentors.mentordesk"
    shutil.copy(ROOT / "tests" / "files" / "schema-1.mentordesk", path)
    opened = Desk.open(path, clock=lambda: datetime(2027, 6, 8, 10, 42))
    opened.backup_folder = tmp_path / "backups"
    opened.back_up_now()
    page = show(opened)
    card = section(page, "file", StoringCard)
    yield opened, card.password, card.message
    page.session.close()


def copies_in(folder: Path) -> dict[str, bool]:
    """The files below a folder but the open one, and whether each is encrypted."""
    there = [each for each in sorted(folder.rglob("*.mentordesk")) if each.name != "mentors.mentordesk"]
    return {each.name: not each.read_bytes().startswith(b"SQLite") for each in there}


PATIENCE = 30_000
"""Milliseconds that encrypting a few copies takes at most, on a busy computer too."""
BESIDE, BACKUP = "mentors (schema 1).mentordesk", "00001 2027-06-08 10.42.00.mentordesk"
NEW_BACKUP = "00002 2027-06-08 10.42.00.mentordesk"


def test_the_file_gets_a_password_another_and_none(
    kept: tuple[Desk, PasswordPart, MessageBar], ask: ScriptedAsk, tmp_path: Path
) -> None:
    opened, part, message = kept
    assert (part.set_button.text(), part.remove_button.isVisible()) == ("Set a password…", False)
    ask.will("new_password", FIRST)
    part.set_button.click()
    assert "cannot be recovered" in ask.asked[-1][2]
    assert BESIDE in ask.asked[-1][2]
    assert BACKUP in ask.asked[-1][2]
    assert message.text.text() == "The file has a password now."
    assert (part.set_button.text(), part.remove_button.isVisible()) == ("Change the password…", True)
    assert copies_in(tmp_path) == {BACKUP: False, NEW_BACKUP: True, BESIDE: False}, "left as they were"
    ask.will("password", FIRST).will("new_password", None)
    part.set_button.click()
    assert password.fits(opened, FIRST), "thought better of it"
    ask.will("password", "fel lösen")
    part.remove_button.click()
    assert message.text.text() == "This is not the password of the file. Nothing was changed."
    ask.will("password", FIRST)
    part.remove_button.click()
    assert not opened.encrypted
    ask.finished()
    opened.close()
    Desk.open(tmp_path / "mentors.mentordesk").close()
    Desk.open(next(tmp_path.rglob(NEW_BACKUP)), password=FIRST).close()


def test_older_copies_are_encrypted_with_the_file(
    kept: tuple[Desk, PasswordPart, MessageBar], ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    opened, part, message = kept
    ask.will("new_password", NewPassword(FIRST, "encrypt"))
    part.set_button.click()
    qtbot.waitUntil(lambda: "2 older copies" in message.text.text(), timeout=PATIENCE)
    assert message.text.text() == "The file has a password now. 2 older copies are encrypted now."
    assert copies_in(tmp_path) == {BACKUP: True, NEW_BACKUP: True, BESIDE: True}
    assert not part.copies.isVisible()
    ask.will("password", FIRST).will("new_password", NewPassword(SECOND, "encrypt"))
    part.set_button.click()
    qtbot.waitUntil(lambda: "3 older copies" in message.text.text(), timeout=PATIENCE)
    ask.finished()
    opened.close()
    for each in tmp_path.rglob("*.mentordesk"):
        Desk.open(each, password=SECOND).close()


def test_older_copies_are_removed_with_it(
    kept: tuple[Desk, PasswordPart, MessageBar], ask: ScriptedAsk, tmp_path: Path
) -> None:
    _opened, part, message = kept
    ask.will("new_password", NewPassword(FIRST, "remove"))
    part.set_button.click()
    assert message.text.text() == "The file has a password now. 2 older copies were removed."
    assert copies_in(tmp_path) == {NEW_BACKUP: True}, "the backup made with the password stays"


@pytest.mark.parametrize("answer", ["", "encrypt", "remove"])
def test_copies_left_without_a_password_are_told_of_until_something_becomes_of_them(
    kept: tuple[Desk, PasswordPart, MessageBar], ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot, answer: str
) -> None:
    _opened, part, message = kept
    ask.will("new_password", FIRST)
    part.set_button.click()
    assert part.copies.isVisible()
    assert part.copies.text() == "2 older copies of the file can be read without the password."
    ask.will("about_copies", answer)
    part.copies_button.click()
    qtbot.waitUntil(lambda: part.copies.isVisible() == (answer == ""), timeout=PATIENCE)
    assert str(tmp_path / BESIDE) in ask.asked[-1][2]
    assert copies_in(tmp_path).get(BESIDE) == {"": False, "encrypt": True, "remove": None}[answer]
    assert not answer or "2 older copies" in message.text.text()


def test_a_copy_that_cannot_be_encrypted_is_named_with_the_reason(
    kept: tuple[Desk, PasswordPart, MessageBar], ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    _opened, part, message = kept
    (tmp_path / BESIDE).write_bytes((tmp_path / BESIDE).read_bytes()[:9000])
    ask.will("new_password", NewPassword(FIRST, "encrypt"))
    part.set_button.click()
    qtbot.waitUntil(lambda: "stays as it was" in message.text.text(), timeout=PATIENCE)
    said = f"1 older copy is encrypted now. This copy stays as it was: {tmp_path / BESIDE} (The file is damaged)"
    assert message.text.text() == f"The file has a password now. {said}"
    assert part.copies.text() == "1 older copy of the file can be read without the password."


def test_a_password_that_cannot_be_set_is_said_to_be_unchanged(
    kept: tuple[Desk, PasswordPart, MessageBar], ask: ScriptedAsk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, part, message = kept
    ask.will("new_password", NewPassword(FIRST, "remove"))
    with monkeypatch.context() as holding:
        holding.setattr(Path, "replace", _held)
        part.set_button.click()
    assert message.text.text().startswith("The password was not changed. ")
    assert not opened.encrypted
    assert copies_in(tmp_path) == {BACKUP: False, BESIDE: False}, "nothing became of the copies"
    opened.check()


def test_a_backup_that_fails_after_the_password_does_not_hide_that_it_changed(
    kept: tuple[Desk, PasswordPart, MessageBar], ask: ScriptedAsk, tmp_path: Path
) -> None:
    opened, part, message = kept
    (tmp_path / "a file").write_text("", encoding="utf-8")
    opened.backup_folder = tmp_path / "a file"
    ask.will("new_password", FIRST)
    part.set_button.click()
    assert message.text.text().startswith("The file has a password now. But it could not be backed up: ")
    assert password.fits(opened, FIRST)
    opened.backup_folder = None


def _held(_self: Path, _target: Path) -> None:
    raise PermissionError(13, "Another program holds the file")


@pytest.mark.parametrize(("put_in_place", "words"), [(True, "has the new password"), (False, "was not changed")])
@pytest.mark.parametrize("again", [True, False])
def test_a_file_that_cannot_be_opened_again_leads_to_the_welcome_page(
    put_in_place: bool, words: str, again: bool, qtbot: QtBot, ask: ScriptedAsk, settings: Settings, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def taken(path: Path, *_args: object, **_named: object) -> None:
        raise errors.LockedByAnother(path)

    path = tmp_path / "mentors.mentordesk"
    window = MainWindow(Tools(ask, settings), lambda: JUNE)
    qtbot.addWidget(window)
    window.show()
    window.use(Desk.create(path))
    window.show_page("settings")
    assert window.workspace is not None
    card = section(window.workspace.page("settings"), "file", StoringCard)  # type: ignore[arg-type]
    ask.will("new_password", FIRST).will("choose", "open" if again else "")
    if again and put_in_place:
        ask.will("password", FIRST)
    reopen = database.open_file
    with monkeypatch.context() as unlucky:
        unlucky.setattr(database, "open_file", taken)
        if not put_in_place:
            unlucky.setattr(Path, "replace", _held)
        ask.before("choose", lambda: unlucky.setattr(database, "open_file", reopen))
        card.password.set_button.click()
    (told,) = [text for method, _title, text in ask.asked if method == "choose"]
    assert words in told
    assert (window.session is not None) == again
    if window.session is not None:
        assert window.session.desk.encrypted is put_in_place
    else:
        assert window.root.currentWidget() is window.welcome
        assert settings.items(Key.RECENT_FILES)[0] == str(path), "it is offered there"
    ask.finished()
    window.close()
    Desk.open(path, password=FIRST if put_in_place else None).close()


def test_a_new_password_is_typed_twice_and_not_too_short(qtbot: QtBot, settings: Settings) -> None:
    def fill(dialog: QWidget) -> None:
        first, second = dialog.findChildren(QLineEdit)
        button = dialog.findChildren(QPushButton)[-1]
        good = "hemligt lösen"
        for one, other in (("", ""), ("kort", "kort"), (good, "hemligt losen"), (good, good)):
            first.setText(one)
            second.setText(other)
            button.click()
            said.append(next(each.text() for each in dialog.findChildren(QLabel) if each.property("kind") == "problem"))
            at.append([first, second].index(dialog.focusWidget()))  # type: ignore[arg-type]

    said: list[str] = []
    at: list[int] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    in_dialog(qtbot, fill)
    given = Ask(settings).new_password(parent, "Set a password", "A lost password is lost.", verb="Encrypt")
    assert said[:3] == ["Write a password.", "At least 8 characters.", "The two are not the same."]
    assert at[:3] == [0, 0, 1], "the keyboard is where it is to be put right"
    assert given == ("hemligt lösen", "leave")


@pytest.mark.parametrize(("choice", "answer"), [("", "encrypt"), ("&Remove them for good", "remove"), ("&Leave", "leave")])
def test_what_becomes_of_the_copies_is_chosen_with_the_password(
    qtbot: QtBot, settings: Settings, tmp_path: Path, choice: str, answer: str
) -> None:
    def fill(dialog: QWidget) -> None:
        (shown,) = dialog.findChildren(QPlainTextEdit)
        assert shown.toPlainText() == f"{tmp_path}\n    a.mentordesk\n    b.mentordesk\n{tmp_path / 'c'}\n    d.mentordesk"
        for each in dialog.findChildren(QLineEdit):
            each.setText(FIRST)
        for button in dialog.findChildren(QRadioButton):
            if choice and button.text().startswith(choice):
                button.click()
        dialog.findChildren(QPushButton)[-1].click()

    copies = [tmp_path / "a.mentordesk", tmp_path / "b.mentordesk", tmp_path / "c" / "d.mentordesk"]
    parent = QWidget()
    qtbot.addWidget(parent)
    in_dialog(qtbot, fill)
    given = Ask(settings).new_password(parent, "Set a password", "Lost is lost.", verb="Encrypt", copies=copies)
    assert given == (FIRST, answer)


def test_without_a_file_on_disk_there_is_nothing_to_say_about_backups(show: Show) -> None:
    page = show()
    assert not page.sections["file"].isVisible()
    assert not page.links["file"].isVisible()


# -- this computer --------------------------------------------------------------------------------------------


def test_the_theme_changes_at_once(show: Show, settings: Settings, qtbot: QtBot) -> None:
    page = show()
    combo = page.sections["look"].findChild(QComboBox, "theme")
    assert isinstance(combo, QComboBox)
    choose(qtbot, combo, "Dark")
    assert settings.text(Key.THEME) == "dark"
    assert theme.current().dark


def test_the_language_changes_the_whole_window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, tmp_path: Path) -> None:
    window = MainWindow(Tools(ask, settings), clock=lambda: JUNE)
    qtbot.addWidget(window)
    window.show()
    window.use(Desk.create(tmp_path / "mentors.mentordesk"))
    window.show_page("settings")
    combo = window.findChild(QComboBox, "language")
    assert isinstance(combo, QComboBox)
    choose(qtbot, combo, i18n.LANGUAGES["sv"])
    swedish = i18n.load("sv").gettext("Settings")

    def rebuilt() -> bool:
        page = window.workspace.current_page() if window.workspace else None
        return isinstance(page, SettingsPage) and page.header.title.text() == swedish

    qtbot.waitUntil(rebuilt)
    assert settings.text(Key.LANGUAGE) == "sv"
    assert swedish != "Settings"


# -- finding one's way ----------------------------------------------------------------------------------------


def test_the_list_of_sections_leads_to_them(show: Show) -> None:
    a.a_round()
    page = show()
    page.links["units"].click()
    units = page.sections["units"]
    assert page.content.verticalScrollBar().value() > 0
    assert QApplication.focusWidget() is section(page, "units", UnitsCard).add_button
    top = units.mapTo(page.content, units.rect().topLeft()).y()
    assert -1 <= top < page.content.height()


def test_a_field_of_the_round_can_be_gone_to(show: Show) -> None:
    a.a_round()
    page = show()
    page.go_to("number_prefix")
    assert line(page.round.form, "number_prefix").hasFocus()


def test_a_small_window_leaves_the_list_of_sections_out(show: Show) -> None:
    a.a_round()
    assert show().index.isVisible()
    assert not show(width=780).index.isVisible()


def test_everything_that_takes_the_focus_has_a_name(show: Show) -> None:
    a.a_round(signatory_one_id=a.a_signatory())
    a.a_unit()
    page = show()
    assert unnamed(page) == []


def unnamed(widget: QWidget) -> list[str]:
    """What takes the keyboard and could not be read aloud."""
    return [
        f"{type(each).__name__} {each.objectName()}"
        for each in widget.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisible()
        and not each.accessibleName()
        and not (each.property("text") or "")
        and each is not QApplication.focusWidget()
    ]


def test_a_picture_of_many_pixels_is_refused_before_it_is_read(show: Show, ask: ScriptedAsk, tmp_path: Path) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImage(5100, 5100, QImage.Format.Format_Mono).save(buffer, "PNG")  # type: ignore[call-overload]
    path = tmp_path / "poster.png"
    path.write_bytes(bytes(buffer.data().data()))
    page = show()
    card = section(page, "organisation", OrganisationCard)
    ask.will("open_file", path)
    card.logo.choose_button.click()
    assert "25 million pixels" in card.message.text.text()


def test_the_keyboard_begins_at_the_names_of_the_sections_and_goes_on_in_the_first(show: Show, qtbot: QtBot) -> None:
    page = show()
    start = page.start()
    assert start is page.links["look"]
    start.setFocus()
    while (now := QApplication.focusWidget()) in page.links.values():
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    assert now is page.sections["look"].focusProxy()
    assert show(width=700).start() is not start, "there is no room for the names"
