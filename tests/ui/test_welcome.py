"""The welcome page, and the dialogs that set up a round or tell about the program."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.queries import activities, programmes
from mentordesk.ui.commands import COMMANDS
from mentordesk.ui.dialogs import about, rounds
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.welcome import RecentFile, WelcomePage
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate, in_dialog, line, replace_text

JUNE = date(2027, 6, 8)


@pytest.fixture
def show(qtbot: QtBot, settings: Settings) -> Callable[[], WelcomePage]:
    def shown() -> WelcomePage:
        page = WelcomePage(settings)
        qtbot.addWidget(page)
        page.resize(1024, 640)
        page.show()
        activate(qtbot, page)
        return page

    return shown


@pytest.fixture
def session(desk: Desk) -> Session:
    return Session(desk, clock=lambda: JUNE)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def a_file(folder: Path, name: str) -> Path:
    path = folder / f"{name}.mentordesk"
    Desk.create(path).close()
    return path


def recent_files(page: WelcomePage) -> list[RecentFile]:
    found = (page.recent.itemAt(place) for place in range(page.recent.count()))
    return [widget for item in found if item is not None and isinstance(widget := item.widget(), RecentFile)]


# -- the page -------------------------------------------------------------------------------------------------


def test_recent_files_stand_there_with_place_and_time_the_latest_first(
    show: Callable[[], WelcomePage], settings: Settings, tmp_path: Path
) -> None:
    first, second, gone = a_file(tmp_path, "Bostadsmentor"), a_file(tmp_path, "Åby"), tmp_path / "gone.mentordesk"
    for path in (first, gone, second):
        settings.remember_file(path)
    lines = recent_files(show())
    assert [each.name.text() for each in lines] == ["Åby", "Bostadsmentor"]
    assert lines[0].folder.text() == str(tmp_path)
    assert lines[0].accessibleName().startswith("Åby, 20")


def test_a_recent_file_is_opened_by_keyboard(
    show: Callable[[], WelcomePage], settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    path = a_file(tmp_path, "Bostadsmentor")
    settings.remember_file(path)
    page = show()
    (only,) = recent_files(page)
    assert only.hasFocus()
    with qtbot.waitSignal(page.open_wanted) as opened:
        qtbot.keyClick(only, Qt.Key.Key_Return)
    assert opened.args == [path]


def test_a_click_anywhere_on_the_line_opens(
    show: Callable[[], WelcomePage], settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.remember_file(a_file(tmp_path, "Bostadsmentor"))
    page = show()
    (only,) = recent_files(page)
    with qtbot.waitSignal(page.open_wanted):
        qtbot.mouseClick(only, Qt.MouseButton.LeftButton, pos=QPoint(only.width() - 20, only.height() // 2))


def test_a_long_place_is_cut_and_told_in_full(show: Callable[[], WelcomePage], settings: Settings, tmp_path: Path) -> None:
    deep = tmp_path / ("Integration och arbetsmarknad " * 3) / ("Personalavdelningen " * 3)
    deep.mkdir(parents=True)
    path = a_file(deep, "Nätverket för mentorskap i en mycket stor region med ett mycket långt namn")
    settings.remember_file(path)
    (only,) = recent_files(show())
    assert only.folder.shown() != str(deep)
    assert "…" in only.folder.shown()
    assert only.toolTip() == str(path)


def test_without_recent_files_there_is_no_list(show: Callable[[], WelcomePage]) -> None:
    assert not show().recent_card.isVisible()


def test_a_dropped_file_is_opened(window: MainWindow, tmp_path: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(tmp_path / "any"))])
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(50, 50), copy, carried, buttons, keys)
    for where in (window, window):  # once without a file open, and once over the pages of one
        path = a_file(tmp_path, f"Bostadsmentor {where.session is not None}")
        carried.setUrls([QUrl.fromLocalFile(str(path))])
        QApplication.sendEvent(where, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(where, QDropEvent(QPointF(50, 50), copy, carried, buttons, keys))
        QApplication.processEvents()
        assert window.session is not None
        assert window.session.desk.path == path


def test_a_table_that_is_dropped_needs_an_open_file(window: MainWindow, tmp_path: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(tmp_path / "Intresse.xlsx"))])
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), copy, carried, buttons, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), copy, carried, buttons, keys))
    QApplication.processEvents()
    assert window.status.saved.text() == ("Open the programme that the people belong to, and drop Intresse.xlsx again.")
    assert window.session is None


def test_a_pinned_file_stays_at_the_head_and_is_let_go_again(
    show: Callable[[], WelcomePage], settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [a_file(tmp_path, f"File {n}") for n in range(9)]
    for path in paths:
        settings.remember_file(path)
    page = show()
    assert [each.path for each in recent_files(page)] == paths[:2:-1]
    last = recent_files(page)[-1]
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Tab)
    assert last.pin.hasFocus(), "reached with Tab"
    qtbot.keyClick(last.pin, Qt.Key.Key_Space)
    assert [each.path for each in recent_files(page)] == [paths[3], *paths[:3:-1]]
    assert recent_files(page)[0].pin.hasFocus()
    assert recent_files(page)[0].pin.accessibleName() == "Unpin File 3"
    for path in paths[:3]:
        settings.remember_file(path)
    page.refill()
    assert [each.path for each in recent_files(page)] == [paths[3], paths[2], paths[1], paths[0], paths[8], paths[7]]
    recent_files(page)[0].pin.click()
    assert [each.path for each in recent_files(page)] == [paths[2], paths[1], paths[0], paths[8], paths[7], paths[6]]


def test_text_is_not_taken_for_a_file(show: Callable[[], WelcomePage]) -> None:
    carried = QMimeData()
    carried.setText("Dear all")
    enter = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(show(), enter)
    assert not enter.isAccepted()


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings) -> MainWindow:
    window = MainWindow(Tools(ask, settings), clock=lambda: JUNE)
    qtbot.addWidget(window)
    window.show()
    return window


# -- rounds ---------------------------------------------------------------------------------------------------


def test_a_new_round_says_at_its_fields_what_is_wrong(session: Session, parent: QWidget, qtbot: QtBot) -> None:
    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        replace_text(qtbot, line(dialog, "ends_on"), "2026-01-01")
        dialog.ok_button.click()
        assert dialog.form.problem("programme") == "This is needed."
        replace_text(qtbot, line(dialog, "programme"), "Bostadsmentor")
        dialog.ok_button.click()
        assert dialog.form.problem("ends_on") == "The round ends before it begins."
        assert line(dialog, "ends_on").hasFocus()
        replace_text(qtbot, line(dialog, "ends_on"), "31/10 2027")
        replace_text(qtbot, line(dialog, "places"), "")
        dialog.ok_button.click()

    in_dialog(qtbot, fill)
    made = rounds.add(session, parent)
    assert made == session.round_id
    assert session.round is not None
    assert (session.round.title, session.round.places, session.round.ends_on) == (
        "Bostadsmentor 2027", 0, date(2027, 10, 31),
    )  # fmt: skip
    assert session.round.number_prefix == "B-2027"
    session.undo()
    assert programmes.rounds() == []


def test_the_next_round_is_suggested_for_the_next_year(session: Session, parent: QWidget, qtbot: QtBot) -> None:
    session.perform("A round", lambda: a.a_round(name="2027", owner="Norrstads kommun"))

    def look(dialog: QWidget) -> None:
        assert line(dialog, "programme").text() == "Bostadsmentor"
        assert line(dialog, "name").text() == "2028"
        assert line(dialog, "owner").text() == "Norrstads kommun"
        assert line(dialog, "starts_on").text() == "2028-01-15"

    in_dialog(qtbot, look)
    assert rounds.add(session, parent) is None
    assert len(programmes.rounds()) == 1


@pytest.mark.parametrize(
    ("before", "languages"),
    [
        (None, ("en", "en")),
        ({"language": "sv", "cert_language": "both"}, ("sv", "both")),
        ({"language": "sv", "cert_language": "sv", "sample": True}, ("en", "en")),
    ],
)
def test_a_new_round_has_the_languages_of_the_one_before_and_the_first_that_of_the_window(
    session: Session, parent: QWidget, qtbot: QtBot, before: dict[str, Any] | None, languages: tuple[str, str]
) -> None:
    if before is not None:
        session.perform("A round", lambda: a.a_round(name="2027", **before))

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        replace_text(qtbot, line(dialog, "programme"), "Bostadsmentor")
        dialog.ok_button.click()

    in_dialog(qtbot, fill)
    made = programmes.get(rounds.add(session, parent) or 0)
    assert (made.language, made.cert_language) == languages


def test_a_round_is_copied_with_its_activities_a_year_later(session: Session, parent: QWidget, qtbot: QtBot) -> None:
    source = session.perform("A round", lambda: a.a_round(name="2027"))
    session.perform("An activity", lambda: a.an_activity(source, on=date(2027, 1, 21)))

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        assert line(dialog, "name").text() == "2028"
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    in_dialog(qtbot, fill)
    made = rounds.copy(session, parent)
    assert made is not None
    assert session.round_id == made
    assert [event.on for event in activities.of_round(made)] == [date(2028, 1, 21)]


def test_a_copy_of_the_same_name_is_refused_at_the_name(session: Session, parent: QWidget, qtbot: QtBot) -> None:
    session.perform("A round", lambda: a.a_round(name="2027"))

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        replace_text(qtbot, line(dialog, "name"), "2027")
        dialog.ok_button.click()
        assert dialog.form.problem("name") == "There is already a round with this name."

    in_dialog(qtbot, fill)
    assert rounds.copy(session, parent) is None


@pytest.mark.parametrize("make", [rounds.add, rounds.copy])
def test_access_keys_are_unique_in_a_dialog(
    session: Session, parent: QWidget, qtbot: QtBot, make: Callable[[Session, QWidget], int | None]
) -> None:
    session.perform("A round", lambda: a.a_round(name="2027"))

    def look(dialog: QWidget) -> None:
        texts = [each.text() for each in dialog.findChildren(QLabel) if each.buddy() is not None and "&" in each.text()]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert letters
        assert len(set(letters)) == len(letters), texts

    in_dialog(qtbot, look)
    make(session, parent)


# -- about ----------------------------------------------------------------------------------------------------


def test_all_shortcuts_are_listed(parent: QWidget, qtbot: QtBot) -> None:
    shown: list[str] = []
    in_dialog(qtbot, lambda dialog: shown.extend(each.text() for each in dialog.findChildren(QLabel)))
    about.show_shortcuts(parent)
    assert {command.shortcut for command in COMMANDS if command.shortcut} <= set(shown)
    assert {"Held", "Came or not", "Present"} <= set(shown)


def test_about_tells_version_and_licence(parent: QWidget, qtbot: QtBot) -> None:
    shown: list[str] = []

    def read(dialog: QWidget) -> None:
        shown.extend(each.text() for each in dialog.findChildren(QLabel))
        shown.extend(each.toPlainText() for each in dialog.findChildren(QPlainTextEdit))

    in_dialog(qtbot, read)
    about.show_about(parent)
    assert any(text.startswith("Version ") for text in shown)
    assert any("Permission is hereby granted" in text for text in shown)
