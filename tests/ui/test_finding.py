"""Finding as it is done: by letters and digits, chips that come and go by keyboard and mouse, filters kept by name."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.actions import people
from mentordesk.actions import saved_filters as actions
from mentordesk.desk import Desk
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.domain.filters import Criteria
from mentordesk.domain.saved_filters import FilterPage
from mentordesk.queries import saved_filters
from mentordesk.ui.dialogs.saved_filters import SavedFiltersDialog
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.pages.searched import FilteredPage
from mentordesk.ui.palette import Palette
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.rail_filters import FilterItem, RailFilters
from tests import builders as a
from tests import kept
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate, in_dialog, open_window, replace_text

JUNE = date(2027, 6, 8)
WAITING = Criteria.of(role=Role.MENTEE, status=EnrolmentStatus.WAITING)


def a_pair_and_those_without_one() -> None:
    this = a.a_round()
    unit = a.a_unit(name="Kundcenter")
    mentor = a.a_mentor(this, person_id=a.a_person("Åsa", "Öberg", phone="070-174 06 05", unit_id=unit))
    a.a_mentor(this, person_id=a.a_person("Mia", "Ek", phone="08-123 456 78"))
    a.a_mentee(this, person_id=a.a_person("Wim", "Waiting"), status=EnrolmentStatus.WAITING)
    a.a_mentee(this, person_id=a.a_person("Ali", "Accepted"))
    a.a_pairing(mentor_id=mentor, mentee_id=a.a_mentee(this, person_id=a.a_person("Sara", "Nur")))
    a.a_person("Out", "Side")


@pytest.fixture
def desk() -> Desk:
    return kept.a_desk(a_pair_and_those_without_one)


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, settings: Settings, desk: Desk) -> Iterator[MainWindow]:
    made = open_window(qtbot, Tools(ask, settings), JUNE, desk)
    activate(qtbot, made)
    QApplication.processEvents()
    yield made
    made.close()


def page_of(window: MainWindow, key: str = "people") -> Any:
    """A page with a list that can be narrowed, in view."""
    window.show_page(key)
    QApplication.processEvents()
    assert window.workspace is not None
    page = window.workspace.page(key)
    assert isinstance(page, FilteredPage)
    return page


def names(page: Any) -> list[str]:
    return sorted(row.name for row in page.model.records())


def rail_of(window: MainWindow, key: str = "people") -> RailFilters:
    assert window.workspace is not None
    return window.workspace.rail.filters_below(key)


def lines(window: MainWindow, key: str = "people") -> list[str]:
    return [item.text() for item in rail_of(window, key).items()]


def press(qtbot: QtBot, *keys: Qt.Key, ctrl: bool = False) -> None:
    """Press keys where the keyboard is."""
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for key in keys:
        popup = QApplication.activePopupWidget()
        where = (popup.focusWidget() or popup) if popup is not None else QApplication.focusWidget()
        assert where is not None
        qtbot.keyClick(where, key, held)


def write(qtbot: QtBot, text: str) -> None:
    where = QApplication.focusWidget()
    assert where is not None
    qtbot.keyClicks(where, text)


def keep(window: MainWindow, name: str, criteria: Criteria = WAITING, page: FilterPage = FilterPage.PEOPLE) -> int:
    assert window.session is not None
    made: int = window.session.perform(f"Save {name}", actions.add, page, name=name, criteria=criteria)
    QApplication.processEvents()
    return made


# -- by keyboard alone ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["asa ob", "ober", "0605"])
def test_a_person_is_found_by_four_letters_without_accents_and_by_the_last_four_digits(
    window: MainWindow, qtbot: QtBot, typed: str
) -> None:
    window.menus.run("page.people")
    window.menus.run("edit.find")
    write(qtbot, typed)
    press(qtbot, Qt.Key.Key_Return)
    page = page_of(window)
    assert page.table.hasFocus()
    assert page.table.current_record().name == "Åsa Öberg"
    press(qtbot, Qt.Key.Key_Escape)
    assert page.search.text() == "", "Esc takes the search away first"
    assert page.table.selected_records()
    press(qtbot, Qt.Key.Key_Escape)
    assert not page.table.selected_records(), "and then the choice"


@pytest.mark.parametrize("typed", ["ober", "0605"])
def test_go_to_finds_the_same(window: MainWindow, qtbot: QtBot, typed: str) -> None:
    window.menus.run("go.palette")
    write(qtbot, typed)
    press(qtbot, Qt.Key.Key_Return)
    assert page_of(window).table.current_record().name == "Åsa Öberg"


def test_chips_are_set_and_taken_away_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    role = page.filters.chips["role"]
    role.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)  # All, Mentor, Mentee
    assert names(page) == ["Ali Accepted", "Sara Nur", "Wim Waiting"]
    assert (role.text(), role.accessibleName()) == ("Mentee", "Filter Role: Mentee")
    assert page.filters.row.count.text() == "3 of 6 shown"
    assert role.hasFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert len(names(page)) == 6
    assert (role.text(), page.filters.row.clear_button.isVisible()) == ("Role", False)


def test_tab_leaves_the_choices_of_a_chip_and_goes_on_to_the_next(window: MainWindow, qtbot: QtBot) -> None:
    chips = page_of(window).filters.chips
    chips["role"].setFocus()
    press(qtbot, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Tab)
    assert QApplication.activePopupWidget() is None
    assert chips["role"].values() == (Role.MENTOR,)
    assert chips["type"].hasFocus()


def test_tab_goes_through_the_chips_as_they_stand(window: MainWindow) -> None:
    filters = page_of(window).filters
    filters.set_facets(filters.facets())
    now, seen = filters.save_link, []
    for _step in range(len(filters.chips) + 2):
        now = now.nextInFocusChain()
        seen.append(now)
    assert seen == [*filters.chips.values(), filters.fixed, filters.more]


def test_what_is_found_is_shown_from_its_beginning(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    for number in range(40):
        desk.perform("Add", people.add, given_name=f"Person {number}")
    page = page_of(window)
    assert page.table.select_id(next(page.model.record_id(row) for row in page.model.records() if row.name == "Person 39"))
    page.search.setFocus()
    write(qtbot, "pers")
    assert page.table.verticalScrollBar().value() > 0, "who was chosen is still there"
    write(qtbot, "on 1")
    assert page.table.verticalScrollBar().value() == 0


def test_space_ticks_several_values_at_once_in_force(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.filters.chips["status"].setFocus()
    press(qtbot, Qt.Key.Key_Space)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    choices = popup.findChild(QListWidget)
    assert isinstance(choices, QListWidget)
    for label in ("Accepted", "Waiting"):
        choices.setCurrentItem(choices.findItems(label, Qt.MatchFlag.MatchExactly)[0])
        qtbot.keyClick(choices, Qt.Key.Key_Space)
    assert set(names(page)) >= {"Ali Accepted", "Wim Waiting"}
    assert page.filters.value("status") == ("accepted", "waiting")
    assert page.filters.chips["status"].text() == "Accepted, Waiting"
    qtbot.keyClick(choices, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert page.filters.value("status") == ("accepted", "waiting")


def test_the_cross_of_a_chip_takes_it_away_and_its_words_open_it(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.filters.set_value("role", Role.MENTEE)
    chip = page.filters.chips["role"]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, 10))
    assert page.filters.criteria().is_empty()


def test_more_filters_bring_their_chip_and_it_goes_when_it_is_taken_away(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    gender = page.filters.chips["gender"]
    assert not gender.isVisible()
    page.go_to(Criteria.of(gender="woman"))
    assert gender.isVisible()
    assert gender.text() == "Gender: Woman"
    gender.setFocus()
    press(qtbot, Qt.Key.Key_Backspace)
    assert not gender.isVisible()
    assert QApplication.focusWidget() is page.filters.more


def test_a_switch_is_one_press(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "pairs")
    chip = page.filters.chips["unsigned"]
    chip.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert (page.filters.value("unsigned"), page.model.rowCount()) == (("on",), 1)
    assert page.filters.row.clear_button.isVisible(), "a filter is on, although it leaves nothing out"
    press(qtbot, Qt.Key.Key_Space)
    assert page.filters.criteria().is_empty()


def test_the_people_behind_a_number_stand_under_a_removable_chip_even_when_there_is_nobody(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = page_of(window)
    page.go_to(Criteria.of(ids=[], title="Waiting too long"))
    assert page.model.rowCount() == 0
    page.filters.fixed.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert page.model.rowCount() == 6


def test_pairs_without_a_mentor_are_a_choice(window: MainWindow) -> None:
    page = page_of(window)
    page.go_to(Criteria.of(role=Role.MENTEE, pairing="without"))
    assert names(page) == ["Ali Accepted", "Wim Waiting"]
    page.go_to(Criteria.of(pairing="room"))
    assert names(page) == ["Mia Ek"]


# -- filters kept by name -------------------------------------------------------------------------------------


def test_what_is_looked_for_is_saved_by_name_and_stands_in_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    assert lines(window) == []
    assert not page.filters.save_link.isVisible()
    page.go_to(WAITING)

    def name_it(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        assert dialog.form.values() == {"name": "Mentee, Waiting"}
        replace_text(qtbot, dialog.form.editor("name").main(), "In the queue")  # type: ignore[arg-type]
        dialog.try_it()

    in_dialog(qtbot, name_it)
    page.filters.save_link.click()
    assert lines(window) == ["In the queue"]
    assert rail_of(window).items()[0].current
    assert not page.filters.save_link.isVisible(), "it is kept already"
    window.menus.run("edit.undo")
    assert lines(window) == []
    assert page.filters.save_link.isVisible()
    assert names(page) == ["Wim Waiting"]


def test_a_saved_filter_is_opened_from_the_rail_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    keep(window, "In the queue")
    window.show_page("overview")
    assert window.workspace is not None
    window.workspace.rail.item("people").setFocus()
    press(qtbot, Qt.Key.Key_Down)
    item = QApplication.focusWidget()
    assert isinstance(item, FilterItem)
    assert window.workspace.current_key() == "overview", "passing over a filter opens nothing"
    press(qtbot, Qt.Key.Key_Return)
    assert window.workspace.current_key() == "people"
    assert names(page_of(window)) == ["Wim Waiting"]
    item.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is window.workspace.rail.item("pairs")


def test_saved_filters_are_renamed_moved_and_removed_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    keep(window, "One")
    keep(window, "Two", Criteria.of(role=Role.MENTOR))
    page = page_of(window)
    first = rail_of(window).items()[0]
    first.setFocus()
    in_dialog(qtbot, lambda dialog: rename(dialog, qtbot, "First"))
    press(qtbot, Qt.Key.Key_F2)
    assert lines(window) == ["First", "Two"]
    activate(qtbot, window)
    qtbot.keyClick(rail_of(window).items()[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert lines(window) == ["Two", "First"]
    moved = QApplication.focusWidget()
    assert isinstance(moved, FilterItem)
    assert moved.text() == "First"
    press(qtbot, Qt.Key.Key_Delete)
    assert lines(window) == ["Two"]
    assert "First" in page.message.text.text()
    page.message.action_button.click()
    assert lines(window) == ["Two", "First"]


def rename(dialog: QWidget, qtbot: QtBot, name: str) -> None:
    assert isinstance(dialog, FormDialog)
    replace_text(qtbot, dialog.form.editor("name").main(), name)  # type: ignore[arg-type]
    dialog.try_it()


def test_the_menu_of_a_filter_changes_it_to_what_is_shown_now(window: MainWindow, qtbot: QtBot) -> None:
    saved = keep(window, "In the queue")
    page = page_of(window)
    page.go_to(Criteria.of(role=Role.MENTOR))
    rail_of(window).items()[0].menu_asked.emit(window.mapToGlobal(QPoint(50, 50)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Show", "Change to what is shown now", "Rename…", "Move up", "Move down", "Remove"]
    menu.actions()[2].trigger()
    menu.close()
    page.filters.clear()
    page.go_to(saved_filters.get(saved))
    assert names(page) == ["Mia Ek", "Åsa Öberg"]


def test_go_to_opens_a_saved_filter(window: MainWindow, qtbot: QtBot) -> None:
    keep(window, "Quiet ones", Criteria.of(quiet="on"), FilterPage.PAIRINGS)
    window.menus.run("go.palette")
    assert window.workspace is not None
    box = window.workspace.findChild(Palette)
    assert isinstance(box, Palette)
    write(qtbot, "quiet o")
    place = box.list.place()
    assert place is not None
    assert (place.title, place.detail) == ("Quiet ones", "Pairs")
    press(qtbot, Qt.Key.Key_Return)
    assert page_of(window, "pairs").filters.value("quiet") == ("on",)


def test_a_filter_with_the_name_of_somebody_who_is_protected_shows_the_code_name_everywhere(
    window: MainWindow, qtbot: QtBot
) -> None:
    keep(window, "öberg", Criteria.of(search="öberg"))
    keep(window, "“öb”", Criteria.of(search="öb"), FilterPage.PAIRINGS)
    assert (lines(window), lines(window, "pairs")) == (["öberg"], ["“öb”"])
    assert window.session is not None
    window.session.perform("Protect", people.protect, 1, "Linden")
    QApplication.processEvents()
    assert (lines(window), lines(window, "pairs")) == (["Linden"], ["“Linden”"]), "the rail, at once"
    for key in ("people", "pairs"):
        page = page_of(window, key)
        page.show_saved(rail_filter(window, key))
        QApplication.processEvents()
        assert page.search.text() == "Linden", "what is applied"
        assert page.filters.words() == "“Linden”"
        assert page.model.rowCount() == 1, "and it still finds who was looked for"
    dialog = SavedFiltersDialog(window.session, window)
    qtbot.addWidget(dialog)
    shown = [column.text(row) for row in dialog.model.records() for column in dialog.model.columns]
    assert not [text for text in shown if "öb" in text.casefold()]
    dialog.done(0)


def rail_filter(window: MainWindow, key: str) -> Any:
    entry = rail_of(window, key).items()[0].entry
    assert entry is not None
    return next(each for each in saved_filters.listing() if each.id == entry.id)


def test_how_many_each_finds_stands_beside_it(window: MainWindow, qtbot: QtBot) -> None:
    keep(window, "In the queue")
    keep(window, "By phone", Criteria.of(search="0605"))
    keep(window, "All pairs", Criteria.of(status="running"), FilterPage.PAIRINGS)
    qtbot.waitUntil(lambda: all(item.entry and item.entry.found is not None for item in rail_of(window).items()))
    found = [item.entry.found for key in ("people", "pairs") for item in rail_of(window, key).items() if item.entry]
    assert found == [1, 1, 1]
    assert rail_of(window).items()[0].accessibleName() == "Saved filter In the queue, 1"


def test_the_rail_stays_calm_with_many_and_folds_with_the_window(window: MainWindow, qtbot: QtBot) -> None:
    for place in range(12):
        keep(window, f"Filter {place}", Criteria.of(search=f"word{place}"))
    window.resize(1100, 700)
    QApplication.processEvents()
    shown = lines(window)
    assert 1 < len(shown) < 12
    assert shown[-1] == f"{12 - len(shown) + 1} more…"
    assert window.workspace is not None
    rail = window.workspace.rail
    bottom = max(rail.item(key).geometry().bottom() for key in ("settings", "help.guide"))
    assert bottom <= rail.height(), "nothing is pushed out"
    page = page_of(window)
    page.show_saved(saved_filters.of_page(FilterPage.PEOPLE)[11])
    assert "Filter 11" in lines(window), "what the list shows is always told"
    rail_of(window).more.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len([action for action in menu.actions() if action.text().startswith("Filter")]) == 12
    menu.close()
    window.menus.run("view.rail")
    QApplication.processEvents()
    assert lines(window) == []
    page.filters.saved.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Filter 3").trigger()
    menu.close()
    assert page.search.text() == "word3"


def test_what_is_no_longer_known_of_a_filter_is_told_and_left_out(window: MainWindow) -> None:
    saved = keep(window, "Old", Criteria.of(role=Role.MENTEE, unit="99", shoe_size="44"))
    page = page_of(window)
    page.go_to(saved_filters.get(saved))
    assert names(page) == ["Ali Accepted", "Sara Nur", "Wim Waiting"]
    assert page.message.text.text() == "Left out of the filter, because it is not known any more: shoe_size, Unit."
    assert rail_of(window).items()[0].current


def test_the_dialog_orders_renames_and_removes(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    for name in ("One", "Two", "Three"):
        keep(window, name, Criteria.of(search=name))
    dialog = SavedFiltersDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.show()
    activate(qtbot, dialog)
    dialog.table.select_row(2)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lines(window) == ["One", "Three", "Two"]
    assert dialog.table.current_record().name == "Three"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert lines(window) == ["One", "Two"]
    assert dialog.table.current_record().name == "Two"
    in_dialog(qtbot, lambda asked: rename(asked, qtbot, "Last"))
    qtbot.keyClick(dialog.table, Qt.Key.Key_F2)
    assert lines(window) == ["One", "Last"]
    dialog.accept()


def test_a_file_that_is_only_read_offers_no_saving(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(window, "In the queue")
    page = page_of(window)
    monkeypatch.setattr(Desk, "read_only", True)
    page.go_to(Criteria.of(role=Role.MENTOR))
    assert not page.filters.save_link.isVisible()
    page.filters.saved.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Save this filter…" not in [action.text() for action in menu.actions()]
    menu.close()
