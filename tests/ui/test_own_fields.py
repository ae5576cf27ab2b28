"""Own fields as they are used: made in Settings, filled in beside a person, seen in the list, undone like everything."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mentordesk import i18n
from mentordesk.actions import own_fields as actions
from mentordesk.actions import people as people_actions
from mentordesk.desk import Desk
from mentordesk.domain.own_fields import OwnFieldKind, key_of
from mentordesk.queries import own_fields
from mentordesk.ui.dialogs.own_fields import AddField
from mentordesk.ui.dialogs.people import AddPerson
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.pickers import MultiChoiceEditor
from mentordesk.ui.pages.people import PeoplePage
from mentordesk.ui.pages.settings import SettingsPage
from mentordesk.ui.panes.people.own_fields import OwnFieldsForm
from mentordesk.ui.panes.settings.own_fields import OwnFieldsCard
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.ordered_list import OrderedList
from tests import builders as a
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate, choose, in_dialog, replace_text

TEXT, CHOICE, CHOICES, DATE, YES_NO = OwnFieldKind
JUNE = date(2027, 6, 8)
ALT = Qt.KeyboardModifier.AltModifier


class Office:
    """A page on what the test has put into the file."""

    def __init__(self, qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> None:
        self.qtbot, self.session = qtbot, Session(desk, clock=lambda: JUNE)
        self.tools = Tools(ask, settings)

    def _shown(self, page: Any) -> Any:
        self.qtbot.addWidget(page)
        page.resize(1366, 768)
        page.show()
        activate(self.qtbot, page)
        return page

    def card(self) -> OwnFieldsCard:
        page = self._shown(SettingsPage(self.session, self.tools))
        found = page.sections["own_fields"]
        assert isinstance(found, OwnFieldsCard)
        return found

    def people(self) -> PeoplePage:
        page = self._shown(PeoplePage(self.session, self.tools))
        assert isinstance(page, PeoplePage)
        return page

    def perform(self, action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.session.perform("Change", action, *args, **kwargs)


@pytest.fixture
def office(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> Office:
    return Office(qtbot, desk, ask, settings)


def names() -> list[str]:
    return [field.name for field in own_fields.listing()]


def options() -> list[str]:
    return [option.name for option in own_fields.listing()[0].options]


def lines(shown: OrderedList) -> list[str]:
    return [shown.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(shown.count())]


def write_anew(qtbot: QtBot, shown: OrderedList, text: str) -> None:
    """F2, type over the name, Enter."""
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_F2)
    line = shown.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes the text over a moment after the key


# -- made in Settings -------------------------------------------------------------------------------------------------


def test_a_suggestion_is_made_with_one_click_and_ready_for_its_choices(office: Office, qtbot: QtBot) -> None:
    card = office.card()
    qtbot.mouseClick(card.suggestions["Labels"], Qt.MouseButton.LeftButton)
    assert [(field.name, field.kind) for field in own_fields.listing()] == [("Labels", CHOICES)]
    assert QApplication.focusWidget() is card.options.line
    for name in ("Driver", "Speaker"):
        qtbot.keyClicks(card.options.line, name)
        qtbot.keyClick(card.options.line, Qt.Key.Key_Return)
    assert options() == ["Driver", "Speaker"]
    assert lines(card.options.options) == ["Driver", "Speaker"]
    assert card.suggestions["Labels"].isHidden()
    assert not card.suggestions["Area"].isHidden()
    office.session.undo()
    office.session.undo()
    office.session.undo()
    assert names() == []
    assert not card.suggestions["Labels"].isHidden()


def test_what_is_suggested_may_be_called_so_in_both_languages(office: Office) -> None:
    for code in ("en", "sv"):
        i18n.use(code)
        card = OwnFieldsCard(office.session)
        office.qtbot.addWidget(card)
        for button in card.suggestions.values():
            button.click()
        assert names() == list(card.suggestions)
        for field in own_fields.listing():
            office.perform(actions.remove, field.id)


def test_a_field_is_asked_for_with_its_list(office: Office, qtbot: QtBot) -> None:
    card = office.card()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, AddField)
        kind, typed = dialog.form.editor("kind").main(), dialog.form.editor("options").main()
        assert isinstance(kind, QComboBox)
        assert isinstance(typed, QPlainTextEdit)
        choose(qtbot, kind, "Date")
        assert not typed.isVisible()
        choose(qtbot, kind, "One choice")
        qtbot.keyClicks(dialog.form.editor("name").main(), "Area")
        typed.setPlainText("North\n\nSouth\nnorth\n")
        dialog.try_it()

    in_dialog(qtbot, fill)
    card.add_one()
    assert (names(), options()) == (["Area"], ["North", "South"])
    assert card.list.chosen_id() == own_fields.listing()[0].id


@pytest.mark.parametrize(
    ("name", "told"), [("", "This is needed."), ("E-mail", "Every person has a field with this name already.")]
)
def test_a_name_that_cannot_be_is_explained_in_the_dialog(office: Office, qtbot: QtBot, name: str, told: str) -> None:
    card, heard = office.card(), list[str]()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, AddField)
        qtbot.keyClicks(dialog.form.editor("name").main(), name)
        dialog.try_it()
        heard.append(dialog.form.problem("name"))

    in_dialog(qtbot, fill)
    card.add_one()
    assert heard == [told]
    assert names() == []


def test_fields_are_renamed_and_ordered_by_keyboard(office: Office, qtbot: QtBot) -> None:
    for name in ("One", "Two", "Three"):
        a.an_own_field(name)
    card = office.card()
    write_anew(qtbot, card.list, "First")
    qtbot.keyClick(card.list, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(card.list, Qt.Key.Key_Up)
    assert names() == ["Two", "First", "Three"]
    assert card.list.currentRow() == 0
    qtbot.mouseClick(card.down_button, Qt.MouseButton.LeftButton)
    assert names() == ["First", "Two", "Three"]
    assert lines(card.list) == ["First, text", "Two, text", "Three, text"]
    office.session.undo()
    assert lines(card.list) == ["Two, text", "First, text", "Three, text"]


def test_nothing_moves_beyond_the_ends(office: Office, qtbot: QtBot, desk: Desk) -> None:
    a.an_own_field("Only")
    card = office.card()
    card.list.setFocus()
    qtbot.keyClick(card.list, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(card.list, Qt.Key.Key_Up, ALT)
    assert not desk.undo_steps
    assert not card.up_button.isEnabled()
    assert not card.down_button.isEnabled()


def test_a_name_that_is_taken_is_refused_in_place(office: Office, qtbot: QtBot) -> None:
    a.an_own_field("Labels", CHOICE, "Old", "New")
    a.an_own_field("Size")
    card = office.card()
    write_anew(qtbot, card.list, "Size")
    assert card.message.text.text() == "There is already a field with this name."
    assert lines(card.list) == ["Labels, one choice", "Size, text"]
    write_anew(qtbot, card.options.options, "new")
    assert card.message.text.text() == "This is in the list already."
    assert lines(card.options.options) == ["Old", "New"]


def test_choices_are_renamed_ordered_and_removed_by_keyboard(office: Office, qtbot: QtBot) -> None:
    a.an_own_field("Labels", CHOICES, "Old", "New", "Blue")
    shown = office.card().options.options
    write_anew(qtbot, shown, "Former")
    qtbot.keyClick(shown, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Delete)
    assert options() == ["New", "Former"]
    assert shown.chosen_id() is not None
    for _step in range(3):
        office.session.undo()
    assert lines(shown) == ["Old", "New", "Blue"]


def test_a_pasted_column_becomes_choices_in_one_step(office: Office, qtbot: QtBot, desk: Desk) -> None:
    a.an_own_field("Area", CHOICE, "North")
    card = office.card()
    QApplication.clipboard().setText("North\t12\r\nSouth\t7\r\nEast\t1\r\n")
    card.options.line.setFocus()
    qtbot.keyClick(card.options.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert options() == ["North", "South", "East"]
    assert card.message.text.text() == "2 choices were added."
    assert len(desk.undo_steps) == 1


def test_what_is_removed_says_how_many_people_had_it_and_comes_back(office: Office, qtbot: QtBot) -> None:
    field, chosen, people = a.a_used_list()
    a.an_own_value(people[1], field, own_option_id=chosen[0])
    card = office.card()
    assert lines(card.options.options) == ["Speaker, 2 people", "New", "Driver"]
    assert card.options.remove_button.text() == "Remove (2 people)"
    qtbot.mouseClick(card.options.remove_button, Qt.MouseButton.LeftButton)
    assert card.message.text.text() == "“Speaker” was removed; 2 people had it."
    qtbot.mouseClick(card.message.action_button, Qt.MouseButton.LeftButton)
    assert own_fields.usage().options == {chosen[0]: 2}
    assert card.remove_button.text() == "Remove (2 people)"
    card.list.setFocus()
    qtbot.keyClick(card.list, Qt.Key.Key_Delete)
    assert card.message.text.text() == "“Labels” was removed; 2 people had it."
    assert names() == []
    qtbot.mouseClick(card.message.action_button, Qt.MouseButton.LeftButton)
    assert own_fields.usage().fields == {field: 2}
    assert not card.message.isVisible()


def test_two_choices_become_one(office: Office, qtbot: QtBot) -> None:
    field, chosen, people = a.a_used_list()
    card = office.card()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        combo = dialog.form.editor("kept").main()
        assert isinstance(combo, QComboBox)
        assert [combo.itemText(place) for place in range(combo.count())] == ["New", "Driver"]
        choose(qtbot, combo, "Driver")
        dialog.try_it()

    in_dialog(qtbot, fill)
    card.options.merge()
    assert options() == ["New", "Driver"]
    assert own_fields.of_person(people[0]) == {field: (chosen[2],)}


def test_a_field_that_nobody_has_filled_in_says_so(office: Office) -> None:
    a.an_own_field("Area")
    assert office.card().options.about.text().endswith("Nobody has it filled in.")


def test_texts_become_a_list_in_settings(office: Office, qtbot: QtBot) -> None:
    person, field = a.a_person(), a.an_own_field("Area")
    a.an_own_value(person, field, text="North")
    card, heard = office.card(), list[str]()
    assert card.options.about.text().endswith("1 person has it filled in.")
    assert not card.options.options.isVisible()

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        combo = dialog.form.editor("kind").main()
        assert isinstance(combo, QComboBox)
        choose(qtbot, combo, "Date")
        dialog.try_it()
        heard.append(dialog.form.problem("kind"))
        choose(qtbot, combo, "One choice")
        dialog.try_it()

    in_dialog(qtbot, fill)
    card.options.kind_button.click()
    assert heard == ["1 person has it filled in, and that cannot become “Date”."]
    assert lines(card.options.options) == ["North, 1 person"]
    assert card.options.options.isVisible()


# -- filled in beside a person ----------------------------------------------------------------------------------------


def own_form(page: PeoplePage, person_id: int) -> OwnFieldsForm:
    page.go_to(person_id)
    page.pane.show_tab("details")
    found = page.pane.details.own
    assert isinstance(found, OwnFieldsForm)
    return found


def line_of(own: OwnFieldsForm, field_id: int) -> QLineEdit:
    assert own.form is not None
    found = own.form.editor(key_of(field_id)).main()
    assert isinstance(found, QLineEdit)
    return found


def test_each_field_is_saved_when_it_is_left(office: Office, qtbot: QtBot) -> None:
    person = a.a_person("Åsa", "Öberg")
    size, day, ready = a.an_own_field("Size"), a.an_own_field("Day", DATE), a.an_own_field("Ready", YES_NO)
    area = a.an_own_field("Area", CHOICE, "North", "South")
    own = own_form(office.people(), person)
    assert own.form is not None
    replace_text(qtbot, line_of(own, size), "44")
    replace_text(qtbot, line_of(own, day), "today")
    for field_id, text in ((ready, "No"), (area, "South")):
        combo = own.form.editor(key_of(field_id)).main()
        assert isinstance(combo, QComboBox)
        choose(qtbot, combo, text)
    south = own_fields.get(area).options[1].id
    assert own_fields.of_person(person) == {size: "44", day: JUNE, ready: False, area: south}
    assert office.session.undo_text() == "Change Area for Åsa Öberg"
    office.session.undo()
    assert own_fields.of_person(person)[area] is None
    combo = own.form.editor(key_of(area)).main()
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "None chosen"


def test_several_choices_are_ticked(office: Office, qtbot: QtBot) -> None:
    field, chosen, (person, _other) = a.a_used_list()
    own = own_form(office.people(), person)
    assert own.form is not None
    editor = own.form.editor(key_of(field))
    assert isinstance(editor, MultiChoiceEditor)
    assert editor.button.words == "Speaker"
    editor.write(chosen[1:])
    editor.commit()
    assert own_fields.of_person(person)[field] == tuple(chosen[1:])
    assert editor.button.words == "New, Driver"


def test_a_long_list_of_ticks_stays_on_the_screen_and_is_used_by_keyboard(office: Office, qtbot: QtBot) -> None:
    person, field = a.a_person(), a.an_own_field("Labels", CHOICES, *(f"Label {number:02d} & more" for number in range(60)))
    own = own_form(office.people(), person)
    assert own.form is not None
    editor = own.form.editor(key_of(field))
    assert isinstance(editor, MultiChoiceEditor)
    popup = editor.open_list()
    screen = popup.screen().availableGeometry()
    assert screen.contains(popup.geometry())
    assert popup.height() < 400
    assert popup.boxes[0].hasFocus()
    for _step in range(58):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(popup.boxes[58], Qt.Key.Key_Space)
    assert popup.boxes[58].visibleRegion().boundingRect().height() > 10, "the list follows the keyboard"
    qtbot.keyClick(popup.boxes[58], Qt.Key.Key_Return)
    assert own_fields.of_person(person)[field] == (own_fields.get(field).options[58].id,)


def test_an_empty_list_of_ticks_says_so(office: Office, qtbot: QtBot) -> None:
    person, field = a.a_person(), a.an_own_field("Labels", CHOICES)
    own = own_form(office.people(), person)
    assert own.form is not None
    editor = own.form.editor(key_of(field))
    assert isinstance(editor, MultiChoiceEditor)
    popup = editor.open_list()
    assert [each.text() for each in popup.findChildren(QLabel)] == ["There is nothing to choose from yet."]
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_what_is_refused_stays_in_its_field(office: Office, qtbot: QtBot) -> None:
    person, other, size = a.a_person(), a.a_person(), a.an_own_field("Size")
    page = office.people()
    own = own_form(page, person)
    replace_text(qtbot, line_of(own, size), "19811228-9874")
    assert own.form is not None
    assert "personal identity number" in own.form.problem(key_of(size))
    own_form(page, other)
    assert line_of(own, size).text() == ""
    own_form(page, person)
    assert line_of(own, size).text() == "19811228-9874"
    assert own.form.unsaved() == ["Size"]
    assert own.restore()
    assert own_fields.usage().fields == {}


def test_the_form_follows_the_fields(office: Office) -> None:
    person = a.a_person()
    own = own_form(office.people(), person)
    assert own.isHidden()
    size = office.perform(actions.add, name="Size & width", kind=TEXT)
    assert line_of(own, size).accessibleName() == "Size & width"
    office.perform(actions.rename, size, "Size")
    assert line_of(own, size).accessibleName() == "Size"
    office.perform(actions.remove, size)
    assert own.isHidden()
    office.session.undo()
    assert line_of(own, size).isVisible()


def test_earlier_texts_are_offered(office: Office, qtbot: QtBot) -> None:
    person, size = a.a_person(), a.an_own_field("Size")
    a.an_own_value(a.a_person(), size, text="Forty-four")
    line = line_of(own_form(office.people(), person), size)
    line.setFocus()
    qtbot.keyClicks(line, "fort")
    assert line.text() == "forty-four"
    line.clear()


def test_of_a_protected_identity_the_fields_stand_only_there(office: Office) -> None:
    person, size = a.a_person(protected=True, code_name="Linden"), a.an_own_field("Size")
    a.an_own_value(person, size, text="44")
    own = own_form(office.people(), person)
    assert line_of(own, size).text() == "44"
    assert own._apart.isVisible()


def test_going_from_a_field_to_a_protected_identity_saves_nothing_there(office: Office, qtbot: QtBot, desk: Desk) -> None:
    """The form of the former person is emptied and hidden while the keyboard stands in it."""
    person, hidden = a.a_person(education="Welder"), a.a_person(protected=True, code_name="Linden", education="Cook")
    page = office.people()
    page.go_to(person)
    page.open_pane()
    line = page.pane.details.form.editor("education").main()
    line.setFocus()
    page.go_to(hidden)
    page.search.setFocus()
    assert not desk.undo_steps


def test_a_new_person_is_asked_for_them_too(office: Office, qtbot: QtBot, desk: Desk) -> None:
    area, size = a.an_own_field("Area", CHOICE, "North", "South"), a.an_own_field("Size")
    heard: list[str] = []

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, AddPerson)
        qtbot.keyClicks(dialog.form.editor("given_name").main(), "Selam")
        combo, line = (dialog.form.editor(key_of(field)).main() for field in (area, size))
        assert isinstance(combo, QComboBox)
        assert isinstance(line, QLineEdit)
        choose(qtbot, combo, "South")
        line.setText("19811228-9874")
        dialog.try_it()
        heard.append(dialog.form.problem(key_of(size)))
        line.setText("44")
        dialog.try_it()

    page = office.people()
    in_dialog(qtbot, fill)
    page.commands.add()
    (person,) = page.model.records()
    assert "personal identity number" in heard[0]
    assert own_fields.of_person(person.person_id) == {area: own_fields.get(area).options[1].id, size: "44"}
    assert len(desk.undo_steps) == 1


def test_several_people_get_labels_in_one_step(office: Office, qtbot: QtBot, desk: Desk) -> None:
    field, (old, new, _blue), people = a.a_used_list()
    page = office.people()
    page.table.selectAll()
    heard: list[str] = []

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.editor("give").write((old, new))
        dialog.form.editor("take").write((old,))
        dialog.try_it()
        heard.append(dialog.form.problem("take"))
        dialog.form.editor("give").write((new,))
        dialog.try_it()

    ((name, run),) = page.commands.own_fields(page.table.selected_records())
    in_dialog(qtbot, fill)
    run()
    assert (name, heard) == ("Labels", ["Either give or take away: Speaker."])
    assert [own_fields.of_person(person)[field] for person in people] == [(new,), (new,)]
    assert page.message.text.text() == "Labels is changed for 2 people."
    assert office.session.undo_text() == "Change Labels for 2 people"
    office.session.undo()
    assert [own_fields.of_person(person)[field] for person in people] == [(old,), ()]


def test_several_people_get_the_same_value(office: Office, qtbot: QtBot) -> None:
    day, people = a.an_own_field("Day", DATE), [a.a_person(), a.a_person()]
    page = office.people()
    page.table.selectAll()
    assert "own" in page.pane.bulk.buttons

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        line = dialog.form.editor(key_of(day)).main()
        assert isinstance(line, QLineEdit)
        qtbot.keyClicks(line, "today")
        dialog.try_it()

    in_dialog(qtbot, fill)
    page.commands.fill_in(page.table.selected_records(), own_fields.get(day))
    assert [own_fields.of_person(person)[day] for person in people] == [JUNE, JUNE]


# -- in the list ------------------------------------------------------------------------------------------------------


def column(page: PeoplePage, field_id: int) -> list[str]:
    """The words of a field's column, from top to bottom."""
    place = page.model.column_of(key_of(field_id))
    return [page.model.text_at(row, place) for row in range(page.model.rowCount())]


def shown(page: PeoplePage) -> list[str]:
    return [row.name for row in page.model.records()]


def some_people() -> tuple[int, list[int]]:
    """A list of areas, and four people: in the north, in the south, nowhere, and hidden in the north."""
    area = a.an_own_field("Area", CHOICE, "South", "North")
    south, north = (option.id for option in own_fields.get(area).options)
    people = [a.a_person(family_name=name) for name in ("Ek", "Alm", "Björk")]
    people.append(a.a_person(family_name="Hemlig", protected=True, code_name="Yew"))
    for person, option in ((people[0], north), (people[1], south), (people[3], north)):
        a.an_own_value(person, area, own_option_id=option)
    return area, people


def test_a_field_is_a_column_sorted_in_the_order_of_its_list(office: Office) -> None:
    area, _people = some_people()
    page = office.people()
    assert key_of(area) in page.table.shown_columns()
    page.table.header.sort_by(key_of(area))
    assert column(page, area) == ["South", "North", "", ""], "of a protected identity nothing is seen"
    office.perform(actions.move_option, own_fields.get(area).options[1].id, 0)
    assert column(page, area) == ["North", "South", "", ""]


def test_columns_come_and_go_with_the_fields_and_only_the_first_are_seen_at_once(office: Office) -> None:
    _area, people = some_people()
    page = office.people()
    usual = len(page.model.columns) - 1
    added = [office.perform(actions.add, name=name, kind=TEXT) for name in ("Size", "Club")]
    assert [each.key for each in page.model.columns][usual + 1 :] == [key_of(field) for field in added]
    assert key_of(added[0]) in page.table.shown_columns()
    assert key_of(added[1]) not in page.table.shown_columns()
    office.perform(actions.set_for_many, people, added[0], "44")
    assert column(page, added[0]).count("44") == 3
    office.session.undo()
    office.perform(actions.remove, added[0])
    assert page.model.column_of(key_of(added[0])) < 0


def test_a_field_is_changed_in_its_column(office: Office, qtbot: QtBot) -> None:
    area, people = some_people()
    size = a.an_own_field("Size")
    page = office.people()
    for field_id, text in ((area, "south"), (size, "44")):
        page.table.select_id(people[0])
        page.table.setCurrentIndex(page.model.index(page.model.row_of(people[0]), page.model.column_of(key_of(field_id))))
        QApplication.clipboard().setText(text)
        qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert own_fields.of_person(people[0]) == {area: own_fields.get(area).options[0].id, size: "44"}
    page.table.setCurrentIndex(page.model.index(page.model.row_of(people[3]), page.model.column_of(key_of(size))))
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert own_fields.of_person(people[3])[size] == ""


def test_the_list_is_narrowed_by_a_field(office: Office) -> None:
    area, _people = some_people()
    page = office.people()
    south, north = (str(option.id) for option in own_fields.get(area).options)
    for chosen, names_ in (((south,), ["Alm"]), ((north, south), ["Alm", "Ek"]), (("none",), ["Björk", "Yew"])):
        page.filters.set_value(key_of(area), *chosen)
        assert [name.removeprefix("Person ") for name in shown(page)] == names_
    page.filters.set_value(key_of(area), south)
    office.perform(actions.remove, area)
    assert len(shown(page)) == 4, "a filter goes with its field"
    assert page.filters.criteria().is_empty()


def test_a_saved_filter_outlives_its_field_and_says_so(office: Office) -> None:
    area, _people = some_people()
    page = office.people()
    page.filters.set_value(key_of(area), str(own_fields.get(area).options[0].id))
    kept = page.filters.criteria()
    office.perform(actions.remove, area)
    page.go_to(kept)
    assert "a field that was removed" in page.message.text.text()
    assert len(shown(page)) == 4
    office.session.undo()
    page.go_to(kept)
    assert shown(page) == ["Person Alm"]


@pytest.mark.parametrize(
    ("kind", "value", "labels"),
    [
        (YES_NO, True, ["Yes", "No", "Not stated"]),
        (CHOICES, None, ["One", "Two", "Nothing chosen"]),
        (TEXT, "none", ["none", "Not filled in"]),
        (DATE, JUNE, ["Filled in", "Not filled in"]),
    ],
)
def test_fields_of_every_kind_narrow_the_list(office: Office, kind: OwnFieldKind, value: Any, labels: list[str]) -> None:
    field = a.an_own_field("Field", kind, *(["One", "Two"] if kind is CHOICES else []))
    ids = tuple(option.id for option in own_fields.get(field).options)
    people = [a.a_person(family_name=name) for name in ("Ek", "Alm")]
    office.perform(actions.set_value, people[0], field, value or ids)
    page = office.people()
    choices = page.filters.chips[key_of(field)].facet.choices
    assert choices is not None
    pairs = choices()
    assert [label for _key, label in pairs] == labels
    page.filters.set_value(key_of(field), pairs[0][0])
    assert shown(page) == ["Person Ek"]
    page.filters.set_value(key_of(field), pairs[-1][0])
    assert shown(page) == ["Person Alm"]


def test_who_becomes_protected_has_nothing_in_the_columns_any_more(office: Office) -> None:
    area, people = some_people()
    page = office.people()
    office.perform(people_actions.update, people[0], given_name="", family_name="Yew tree")
    assert column(page, area).count("North") == 1
    office.perform(people_actions.protect, people[0], "Yew tree")
    assert column(page, area).count("North") == 0
    office.session.undo()
    assert column(page, area).count("North") == 1


def test_the_words_of_a_field_are_searched(office: Office) -> None:
    area, _people = some_people()
    page = office.people()
    page.model.set_filter("nort")
    assert shown(page) == ["Person Ek"], "and not the protected identity"
    office.perform(actions.rename_option, own_fields.get(area).options[0].id, "Åkern")
    page.model.set_filter("akern")
    assert shown(page) == ["Person Alm"]


def test_a_list_that_is_written_out_holds_the_column(office: Office) -> None:
    _area, people = some_people()
    day = a.an_own_field("Day", DATE)
    office.perform(actions.set_value, people[0], day, JUNE)
    listed = office.people().exported_list()
    assert listed is not None
    places = [list(listed.headings).index(name) for name in ("Area", "Day")]
    assert {tuple(row[place] for place in places) for row in listed.rows} == {("North", JUNE), ("South", None), (None, None)}
