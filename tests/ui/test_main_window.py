"""The main window: files opened, made, refused and copied; pages, undo, language, theme; all without a mouse."""

import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QSplitter
from pytestqt.qtbot import QtBot

from mentordesk import i18n
from mentordesk.actions import programmes, units
from mentordesk.desk import Desk
from mentordesk.ui import language, theme
from mentordesk.ui.commands import COMMANDS
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.tools import Tools
from tests.storage.test_crashes import other_process
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate

ROUND = {
    "programme": "Bostadsmentor", "name": "2027", "starts_on": date(2027, 1, 11), "ends_on": date(2027, 10, 15),
    "meetings_from": date(2027, 2, 1), "meetings_to": date(2027, 9, 30),
}  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings) -> Iterator[MainWindow]:
    made = MainWindow(Tools(ask, settings), lambda: date(2027, 6, 15))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
    language.speak(_app(), "en")


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Mentorer Åby.mentordesk"
    desk = Desk.create(path)
    desk.perform("New round", programmes.add_round, **ROUND)
    desk.close()
    return path


def test_it_starts_with_the_welcome_page(window: MainWindow) -> None:
    assert window.root.currentWidget() is window.welcome
    assert window.welcome.new_button.isVisible()


def test_a_file_is_opened_remembered_and_closed(window: MainWindow, file: Path, settings: Settings) -> None:
    window.open_file(file)
    assert window.workspace is not None
    assert window.windowTitle() == "Mentorer Åby – MentorDesk"
    assert window.workspace.rounds.currentText() == "Bostadsmentor 2027"
    window.close_file()
    assert window.root.currentWidget() is window.welcome
    assert settings.items(Key.RECENT_FILES) == [str(file)]
    assert window.welcome.recent.count() == 1


def test_every_page_opens_on_an_empty_file(window: MainWindow, desk: Desk) -> None:
    window.use(desk)
    assert window.workspace
    for page in PAGES:
        window.show_page(page.key)
        QApplication.processEvents()
        assert window.workspace.current_key() == page.key


def test_a_file_that_is_none_is_refused_in_words(window: MainWindow, ask: ScriptedAsk, tmp_path: Path) -> None:
    wrong = tmp_path / "letter.mentordesk"
    wrong.write_text("Dear all", encoding="utf-8")
    ask.will("show_error", None)
    window.open_file(wrong)
    assert window.session is None
    assert wrong.read_text(encoding="utf-8") == "Dear all"
    ask.finished()


def test_what_another_program_has_open_is_offered_for_reading(
    window: MainWindow, ask: ScriptedAsk, file: Path, qtbot: QtBot
) -> None:
    with other_process("hold", file):
        ask.will("choose", "")
        window.open_file(file)
        assert window.session is None, "thought better of it"
        assert "Until then it can be opened for reading only." in ask.asked[-1][2]
        ask.will("choose", "read")
        window.open_file(file)
        assert window.session is not None
        assert window.session.desk.read_only
        assert window.status.saved.text() == "Opened for reading only"
        window.close_file()
    window.open_file(file)
    assert window.session is not None
    assert not window.session.desk.read_only


def test_a_missing_file_is_told(window: MainWindow, ask: ScriptedAsk, tmp_path: Path) -> None:
    ask.will("show_error", None)
    window.open_file(tmp_path / "gone.mentordesk")
    assert "gone" in ask.asked[0][2]


def test_a_new_file_never_destroys_another(
    window: MainWindow, ask: ScriptedAsk, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MainWindow, "new_round", lambda self: None)
    before = file.read_bytes()
    ask.will("save_file", file)
    window.new_file()
    assert window.session is not None
    assert (file.parent / "Mentorer Åby (replaced 1).mentordesk").read_bytes() == before


def test_a_copy_is_checked_and_the_work_goes_on(window: MainWindow, ask: ScriptedAsk, file: Path, tmp_path: Path) -> None:
    window.open_file(file)
    ask.will("save_file", tmp_path / "copy.mentordesk")
    window.save_copy()
    assert window.session is not None
    assert window.session.desk.path == file
    copied = Desk.open(tmp_path / "copy.mentordesk", read_only=True)
    copied.close()


def test_undo_and_redo_from_the_keyboard(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    window.open_file(file)
    assert window.session is not None
    before = window.session.desk.dump()["unit"]
    window.session.perform("Add a unit", units.add, name="Kundcenter")
    window.menus.run("edit.undo")
    assert window.session.desk.dump()["unit"] == before
    assert window.status.saved.text() == "Undone: Add a unit", "it may have been on another page"
    window.menus.run("edit.redo")
    assert window.status.saved.text() == "Redone: Add a unit"
    assert [row[1] for row in window.session.desk.dump()["unit"]] == ["Kundcenter"]


def test_ctrl_s_answers_that_it_is_saved(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    window.open_file(file)
    assert window.session is not None
    window.session.perform("Add a unit", units.add, name="Kundcenter")
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    window.menus.run("file.save")
    assert window.status.saved.text().startswith("Already saved")


def test_the_language_changes_at_once_and_stays(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    window.open_file(file)
    window.show_page("settings")
    language.speak(_app(), "sv")
    qtbot.waitUntil(lambda: window.menuBar().actions()[0].text() == i18n.load("sv").gettext("&File"))
    assert window.workspace
    assert window.workspace.current_key() == "settings"


def test_theme_and_text_size_change_at_once(window: MainWindow, settings: Settings) -> None:
    window.menus.run("view.larger")
    assert settings.number(Key.TEXT_PERCENT) == 115
    assert theme.current().scale == 1.15
    window.menus.run("view.normal")
    assert theme.current().scale == 1.0


def test_the_size_of_text_is_changed_by_keyboard_from_90_to_130(
    window: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    activate(qtbot, window)

    def sizes(key: Qt.Key, times: int) -> list[int]:
        found = []
        for _time in range(times):
            qtbot.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
            found.append(settings.number(Key.TEXT_PERCENT))
        return found

    assert sizes(Qt.Key.Key_Plus, 2) == [115, 130]
    assert sizes(Qt.Key.Key_Equal, 1) == [130], "the same key without Shift on other keyboards"
    assert sizes(Qt.Key.Key_Minus, 4) == [115, 100, 90, 90]
    assert sizes(Qt.Key.Key_0, 1) == [100]


def test_the_rail_folds_below_1024(window: MainWindow, file: Path) -> None:
    window.open_file(file)
    assert window.workspace
    window.workspace.fit(1023)
    assert window.workspace.rail.is_collapsed()
    window.workspace.fit(1366)
    assert not window.workspace.rail.is_collapsed()


def test_commands_have_unique_keys_and_shortcuts() -> None:
    keys = [command.key for command in COMMANDS]
    shortcuts = [keys for command in COMMANDS for keys in (command.shortcut, command.also) if keys]
    assert len(set(keys)) == len(keys)
    assert len(set(shortcuts)) == len(shortcuts)


@pytest.mark.parametrize("code", list(i18n.LANGUAGES))
def test_menu_access_keys_are_unique_in_each_menu(code: str) -> None:
    with i18n.speaking(code):
        for menu in {command.menu for command in COMMANDS}:
            texts = [i18n._(command.text) for command in COMMANDS if command.menu == menu]
            letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
            assert len(set(letters)) == len(letters), (menu, texts)


def test_closing_leaves_a_checked_backup(window: MainWindow, file: Path, settings: Settings, tmp_path: Path) -> None:
    settings.set(Key.BACKUP_FOLDER, str(tmp_path / "backups"))
    window.open_file(file)
    assert window.session is not None
    window.session.perform("Add a unit", units.add, name="Kundcenter")
    window.close_file()
    copies = list((tmp_path / "backups").rglob("*.mentordesk"))
    assert len(copies) == 1
    copied = Desk.open(copies[0], read_only=True)
    assert [row[1] for row in copied.dump()["unit"]] == ["Kundcenter"]
    copied.close()


def a_backup(window: MainWindow, file: Path, settings: Settings, folder: Path) -> Path:
    """A backup of a file with a unit, which has got a second one since and is open."""
    settings.set(Key.BACKUP_FOLDER, str(folder))
    window.open_file(file)
    assert window.session is not None
    window.session.perform("Add a unit", units.add, name="Kundcenter")
    window.session.desk.back_up_now()
    window.session.perform("Add a unit", units.add, name="Drift")
    (made,) = folder.rglob("*.mentordesk")
    return made


def test_a_backup_is_gone_on_with_in_a_copy(
    window: MainWindow, file: Path, ask: ScriptedAsk, settings: Settings, tmp_path: Path
) -> None:
    backup = a_backup(window, file, settings, tmp_path / "backups")
    before = backup.read_bytes()
    ask.will("choose", "copy").will("save_file", tmp_path / "again.mentordesk")
    window.open_file(backup)
    assert window.session is not None
    assert (window.session.desk.path, window.session.desk.read_only) == (tmp_path / "again.mentordesk", False)
    assert [row[1] for row in window.session.desk.dump()["unit"]] == ["Kundcenter"]
    assert backup.read_bytes() == before


def test_a_backup_can_only_be_looked_at_otherwise(
    window: MainWindow, file: Path, ask: ScriptedAsk, settings: Settings, tmp_path: Path
) -> None:
    backup = a_backup(window, file, settings, tmp_path / "backups")
    for taken in (file, backup.with_name("other.mentordesk")):
        ask.will("choose", "copy").will("save_file", taken).will("show_error", None)
        window.open_file(backup)
    ask.will("choose", "")
    window.open_file(backup)
    assert window.session is not None
    assert window.session.desk.path == file, "which is at work still"
    window.session.perform("Add a unit", units.add, name="Ledning")
    ask.will("choose", "read")
    window.open_file(backup)
    assert window.session is not None
    assert (window.session.desk.path, window.session.desk.read_only) == (backup, True)


def test_a_file_that_lies_where_backups_go_is_no_backup(window: MainWindow, file: Path, settings: Settings) -> None:
    for folder in (file.parent, file.parent.parent):
        settings.set(Key.BACKUP_FOLDER, str(folder))
        window.open_file(file)
        assert window.session is not None
        assert not window.session.desk.read_only
        window.close_file()


@pytest.mark.parametrize(("minutes", "copies"), [(5, 2), (-5, 1)])
def test_what_a_session_left_that_never_closed_is_backed_up_at_the_next_start(
    minutes: int, copies: int, window: MainWindow, file: Path, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "backups"
    settings.set(Key.BACKUP_FOLDER, str(folder))
    desk = Desk.open(file)
    desk.backup_folder = folder
    desk.back_up_now()
    desk.perform("Add a unit", units.add, name="Kundcenter")
    desk.backup_folder = None
    desk.close()
    (older,) = folder.rglob("*.mentordesk")
    made = datetime.strptime(older.stem[6:], "%Y-%m-%d %H.%M.%S")  # noqa: DTZ007 - the time on the wall
    moment = made.timestamp() + 60 * minutes
    os.utime(file, (moment, moment))
    window.open_file(file)
    qtbot.waitUntil(lambda: len(list(folder.rglob("*.mentordesk"))) == copies)
    for _time in range(5):
        QApplication.processEvents()
    newest = max(folder.rglob("*.mentordesk"))
    assert len(list(folder.rglob("*.mentordesk"))) == copies
    copied = Desk.open(newest, read_only=True)
    assert len(copied.dump()["unit"]) == copies - 1
    copied.close()


def test_the_last_backup_of_an_earlier_session_is_told(
    window: MainWindow, file: Path, settings: Settings, tmp_path: Path
) -> None:
    settings.set(Key.BACKUP_FOLDER, str(tmp_path / "backups"))
    window.open_file(file)
    assert window.session is not None
    assert "Backup" not in window.status.counts.text()
    window.session.perform("Add a unit", units.add, name="Kundcenter")
    window.close_file()
    window.open_file(file)
    assert "Backup 20" in window.status.counts.text()


def test_the_backup_is_told_before_there_is_a_round(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "Empty.mentordesk"
    Desk.create(path).close()
    window.open_file(path)
    assert window.session is not None
    window.session.desk.last_backup = datetime(2027, 6, 8, 10, 42)
    window.status.refill()
    assert window.status.counts.text() == "Backup 2027-06-08 10:42"


@pytest.mark.parametrize("key", ["activities", "documents"])
def test_the_parts_of_a_page_are_as_wide_as_they_were_drawn_at_the_next_start(
    key: str, window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    def splitter() -> QSplitter:
        window.show_page(key)
        QApplication.processEvents()
        assert window.workspace is not None
        found: QSplitter = getattr(window.workspace.page(key), "splitter")  # noqa: B009 - pages are of many kinds
        return found

    window.resize(1400, 800)
    window.open_file(file)
    drawn = splitter()
    drawn.moveSplitter(drawn.sizes()[0] + drawn.sizes()[1] - 400 if key == "activities" else 620, drawn.count() - 1)
    sizes = drawn.sizes()
    window.close_file()
    window.open_file(file)
    assert splitter() is not drawn
    assert all(abs(now - then) <= 3 for now, then in zip(splitter().sizes(), sizes, strict=True)), splitter().sizes()


def test_the_sample_is_made_and_marked(window: MainWindow) -> None:
    window.try_sample()
    assert window.workspace is not None
    assert window.session is not None
    assert window.session.round is not None
    assert window.session.round.sample
    assert window.workspace.sample.isVisible()
    assert window.session.undo_text() == ""


def test_the_menu_says_what_is_new_on_this_page(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    window.open_file(file)
    (programme,) = (each for each in window.menuBar().findChildren(QMenu) if each.title() == "&Programme")
    qtbot.waitUntil(lambda: bool(programme.actions()))
    said = {}
    for page in ("people", "pairs", "activities", "meetings", "overview"):
        window.show_page(page)
        programme.aboutToShow.emit()
        said[page] = programme.actions()[0].text()
    assert said == {
        "people": "&New person…",
        "pairs": "&New pair…",
        "activities": "&New activity…",
        "meetings": "&Details of the month…",
        "overview": "&New here",
    }
