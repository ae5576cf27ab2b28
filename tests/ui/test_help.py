"""The user guide: its pages say the same in both languages, name what the program really has, and F1 finds them."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentordesk import i18n
from mentordesk.desk import Desk
from mentordesk.domain import figures
from mentordesk.i18n import _
from mentordesk.reports.registry import SHELVES
from mentordesk.ui import crash, guide, language, shortcuts, theme
from mentordesk.ui.commands import COMMANDS
from mentordesk.ui.dialogs import about
from mentordesk.ui.help import HelpWindow
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.registry import PAGES
from mentordesk.ui.panes.roster import LETTERS
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate, in_dialog

CODES = list(i18n.LANGUAGES)
CATALOGUE = i18n.load("sv").texts


def pages(code: str) -> dict[str, guide.GuidePage]:
    with i18n.speaking(code):
        return {page.key: page for page in guide.pages()}


def texts_of_the_program(code: str) -> set[str]:
    """Every text of the window, without access keys and dots."""
    given = CATALOGUE if code == "en" else CATALOGUE.values()
    return {shortcuts.plain(form.rpartition("\x04")[2]) for forms in given for form in forms.decode().split("\0")}


@pytest.fixture
def app() -> Iterator[QApplication]:
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    yield running
    language.speak(running, "en")


@pytest.fixture
def help_window(qtbot: QtBot, settings: Settings) -> HelpWindow:
    made = HelpWindow(settings)
    qtbot.addWidget(made)
    made.open_page("index")
    return made


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(Tools(ask, settings), lambda: date(2027, 6, 15))
    qtbot.addWidget(made)
    made.show()
    made.use(desk)
    activate(qtbot, made)
    yield made
    made.close()


def titles(window: HelpWindow) -> list[str]:
    return [window.list.item(place).text() for place in range(window.list.count())]


# -- the pages ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_the_files_are_the_pages_and_every_page_of_the_program_has_one(code: str) -> None:
    assert {path.stem for path in guide.folder(code).glob("*.md")} == set(guide.KEYS)
    assert {page.key for page in PAGES} <= set(guide.KEYS)


@pytest.mark.parametrize("key", guide.KEYS)
def test_both_languages_have_the_same_build(key: str) -> None:
    def build(code: str) -> list[str]:
        """Headings, lists, steps, tables and links in their order; the sentences may differ."""
        lines = (guide.folder(code) / f"{key}.md").read_text(encoding="utf-8").splitlines()
        starts = [re.match(r"#+|-|\d+\.|\||\{\{\w+", line) for line in lines]
        return [found.group() for found in starts if found] + sorted(re.findall(r"\]\((.*?)\)", "\n".join(lines)))

    assert build("sv") == build("en")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("key", guide.KEYS)
def test_every_link_leads_to_a_page(key: str, code: str) -> None:
    text = (guide.folder(code) / f"{key}.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\((.*?)\)", text):
        assert (guide.folder(code) / target).is_file(), target


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("key", guide.KEYS)
def test_what_stands_in_bold_is_what_the_program_says(key: str, code: str) -> None:
    text = (guide.folder(code) / f"{key}.md").read_text(encoding="utf-8")
    known = texts_of_the_program(code)
    missing = [name for name in re.findall(r"\*\*(.+?)\*\*", text) if shortcuts.plain(name) not in known]
    assert not missing


@pytest.mark.parametrize("code", CODES)
def test_the_page_of_a_page_has_its_name(code: str) -> None:
    known = pages(code)
    with i18n.speaking(code):
        assert [known[page.key].title for page in PAGES] == [_(page.title) for page in PAGES]


@pytest.mark.parametrize("code", CODES)
def test_every_command_with_a_shortcut_stands_on_the_keyboard_page(code: str) -> None:
    text = pages(code)["keyboard"].text
    with i18n.speaking(code):
        for command in COMMANDS:
            if command.shortcut:
                assert f"| `{command.shortcut}` | {shortcuts.plain(_(command.text))} |" in text


@pytest.mark.parametrize("code", CODES)
def test_every_figure_stands_on_its_page(code: str) -> None:
    text = pages(code)["figures"].text
    with i18n.speaking(code):
        for definition in figures.DEFINITIONS.values():
            assert f"| {_(definition.label)} | {_(definition.text)} |" in text


@pytest.mark.parametrize("code", CODES)
def test_every_document_stands_on_its_page_under_its_shelf(code: str) -> None:
    text = pages(code)["documents"].text
    with i18n.speaking(code):
        for shelf in SHELVES:
            below = text.partition(f"### {_(shelf.title)}\n")[2].partition("\n#")[0]
            assert re.findall(r"^- \*\*(.+?)\*\*", below, re.MULTILINE) == [_(report.title) for report in shelf.reports]


@pytest.mark.parametrize("code", CODES)
def test_the_letters_that_are_taught_are_those_that_work(code: str) -> None:
    known = pages(code)
    with i18n.speaking(code):
        (grid,) = [group for group in shortcuts.groups() if group.title == _("Meetings")]
    taught = re.findall(r"^\| `(\w)` \| \*\*(.+?)\*\* \|$", known["meetings"].text, re.MULTILINE)
    assert taught == [(key, words) for words, key in grid.keys[: len(taught)]]
    assert len(taught) == 5
    for letter in LETTERS[code]:
        assert f"`{letter}`" in known["activities"].text


# -- the window -----------------------------------------------------------------------------------------------


def test_f1_opens_the_page_about_the_page_in_view(window: MainWindow, qtbot: QtBot) -> None:
    for page in PAGES:
        window.show_page(page.key)
        qtbot.keyClick(window, Qt.Key.Key_F1)
        assert window.guide is not None
        assert window.guide.isVisible()
        assert window.guide.current_key() == page.key


def test_f1_without_a_file_tells_how_a_round_goes(window: MainWindow, qtbot: QtBot) -> None:
    window.close_file()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.guide is not None
    assert window.guide.current_key() == guide.INDEX


def test_f1_in_a_dialog_opens_the_guide_which_is_read_beside_it(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    window.session.perform("A round", a.a_round)
    window.show_page("people")

    def read(dialog: QWidget) -> None:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
        assert window.guide is not None
        assert window.guide.isVisible()
        assert window.guide.current_key() == "settings"
        activate(qtbot, window.guide)
        qtbot.keyClicks(window.guide.search, "pause")
        assert "Pairs" in titles(window.guide)
        assert dialog.isVisible()

    in_dialog(qtbot, read)
    window.new_round()
    assert window.guide is not None
    assert window.guide.isVisible(), "it stays when the dialog has gone"


def test_help_in_the_rail_opens_it_and_stays_on_the_page(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    window.show_page("pairs")
    qtbot.mouseClick(window.workspace.rail.item("help.guide"), Qt.MouseButton.LeftButton)
    assert window.guide is not None
    assert window.guide.current_key() == "pairs"
    assert window.workspace.current_key() == "pairs"


def test_the_arrows_pass_over_help_without_opening_it(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    rail = window.workspace.rail
    rail.item("settings").setFocus()
    qtbot.keyClick(rail.item("settings"), Qt.Key.Key_Down)
    assert rail.focusWidget() is rail.item("help.guide")
    assert window.guide is None


def test_it_closes_with_the_program_and_comes_back_as_large(window: MainWindow, settings: Settings) -> None:
    window.show_guide()
    opened = window.guide
    assert opened is not None
    opened.resize(700, 500)
    window.close()
    assert not opened.isVisible()
    assert settings.data(Key.HELP_GEOMETRY)
    again = HelpWindow(settings)
    assert (again.width(), again.height()) == (700, 500)
    again.deleteLater()


def test_links_lead_on_and_the_way_back_is_kept(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.follow("pairs.md")
    help_window.follow("people.md")
    assert help_window.list.currentItem().text() == "People"
    qtbot.keyClick(help_window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert help_window.current_key() == "pairs"
    help_window.back_button.click()
    assert help_window.current_key() == "index"
    assert not help_window.back_button.isEnabled()
    help_window.forward_button.click()
    assert help_window.current_key() == "pairs"
    help_window.follow("safety.md")
    assert not help_window.forward_button.isEnabled()


def test_a_link_is_followed_from_the_keyboard(help_window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(help_window.reader, Qt.Key.Key_Tab)
    qtbot.keyClick(help_window.reader, Qt.Key.Key_Return)
    assert help_window.current_key() == "settings"


def test_what_leads_out_of_the_guide_is_not_followed(help_window: HelpWindow) -> None:
    for address in ("https://example.com", "file:///etc/passwd", "../en/pairs.md", ""):
        help_window.follow(address)
    assert help_window.current_key() == "index"


def test_search_finds_pages_and_marks_the_word(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.search.setText("bitlocker")
    assert titles(help_window) == ["Safety"]
    qtbot.keyClick(help_window.search, Qt.Key.Key_Return)
    assert help_window.current_key() == "safety"
    assert [mark.cursor.selectedText() for mark in help_window.reader.extraSelections()] == ["BitLocker"]
    help_window.search.clear()
    assert titles(help_window) == [page.title for page in pages("en").values()]
    assert help_window.list.currentItem().text() == "Safety"


def test_search_wants_every_word_and_ignores_accents(help_window: HelpWindow, app: QApplication) -> None:
    help_window.search.setText("backup zebra")
    assert titles(help_window) == []
    assert help_window.nothing.isVisible()
    language.speak(app, "sv")
    help_window.search.setText("sakerhetskopior disk")
    assert titles(help_window)[0] == "Säkerhet"
    assert not help_window.nothing.isVisible()


def test_a_page_named_by_the_word_comes_first() -> None:
    hits = guide.search(list(pages("en").values()), "meetings")
    assert hits[0].page.key == "meetings"
    assert len(hits) > 3
    assert guide.search(list(pages("en").values()), "  ") == []


def test_the_language_is_followed_at_once(help_window: HelpWindow, app: QApplication) -> None:
    help_window.follow("pairs.md")
    language.speak(app, "sv")
    assert help_window.reader.toPlainText().startswith("Par\n")
    assert titles(help_window)[2] == "Personer"


def test_theme_and_text_size_are_followed_at_once(help_window: HelpWindow, app: QApplication) -> None:
    def look() -> tuple[str, float]:
        first = QTextCursor(help_window.reader.document())
        first.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return first.charFormat().foreground().color().name().upper(), first.charFormat().fontPointSize()

    assert look() == (theme.LIGHT.text.upper(), 17.0)
    theme.apply(app, "dark", 130)
    assert look() == (theme.DARK.text.upper(), 22.1)


def test_the_text_size_changes_from_the_keyboard(help_window: HelpWindow, settings: Settings, qtbot: QtBot) -> None:
    qtbot.keyClick(help_window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert settings.number(Key.TEXT_PERCENT) == 115
    qtbot.keyClick(help_window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme.current().scale == 1.0
    qtbot.keyClick(help_window, Qt.Key.Key_Escape)
    assert not help_window.isVisible()


# -- about ----------------------------------------------------------------------------------------------------


def test_error_information_is_copied_and_names_nobody(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(crash.log, "handlers", [])
    crash.start_log(tmp_path)
    try:
        raise ValueError("Anna Andersson")
    except ValueError as error:
        crash.log.error(crash.where(error))

    def press(dialog: QWidget) -> None:
        (button,) = [each for each in dialog.findChildren(QPushButton) if each.text() == "Copy error information"]
        button.click()
        assert any(each.text().startswith("Copied.") for each in dialog.findChildren(QLabel))

    in_dialog(qtbot, press)
    about.show_about(parent)
    crash.log.handlers[0].close()
    copied = QGuiApplication.clipboard().text()
    told = ("MentorDesk ", "Python 3.", "Qt 6.", "PySide6 6.", "SQLite 3.", "SQLCipher 4.", "ValueError at test_help.py:")
    for word in told:
        assert word in copied
    assert "Andersson" not in copied
    assert str(Path.home()) not in copied
    assert str(tmp_path) not in copied
