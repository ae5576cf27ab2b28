"""A workbook of applications in the dialog: looked at, put right, taken in, undone; what does not fit comes back."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.intake_filling import Already, Kind
from mentordesk.domain.intake_words import Meaning
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.exchange import workbooks
from mentordesk.exchange.workbooks import Table
from mentordesk.queries import own_fields, people
from mentordesk.storage.errors import DiskFull
from mentordesk.ui.dialogs.intake import TakeIn
from mentordesk.ui.dialogs.intake_source import NOTHING, Source
from mentordesk.ui.forms.editors import ChoiceEditor
from mentordesk.ui.session import Session
from mentordesk.ui.settings import Key as SettingsKey
from mentordesk.ui.settings import Settings
from mentordesk.ui.tools import Tools
from tests import builders as a
from tests.exchange.applications import HEADING_ROW, IMPOSSIBLE, MAY, PROTECTED, UNREADABLE, applications
from tests.ui.scripted_ask import ScriptedAsk
from tests.ui.using import activate, choose, untold

KEY = Qt.Key
Shown = Callable[[Source], TakeIn]


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, ask: ScriptedAsk, settings: Settings) -> Iterator[Shown]:
    """Opens the dialog on a source."""
    sessions: list[Session] = []

    def made(source: Source) -> TakeIn:
        sessions.append(Session(desk, clock=lambda: MAY))
        dialog = TakeIn(sessions[-1], Tools(ask, settings), None, source)
        qtbot.addWidget(dialog)
        dialog.show()
        activate(qtbot, dialog)
        return dialog

    yield made
    for session in sessions:
        session.close()


@pytest.fixture
def workbook(tmp_path: Path) -> Source:
    return Source("Intresse.xlsx", workbooks.read(applications(tmp_path / "Intresse.xlsx")))


def table(text: str) -> Source:
    """A file with one sheet, whose cells stand between bars."""
    return Source("Lista.csv", [Table("Lista", [line.split("|") for line in text.strip().splitlines()])])


def go(dialog: TakeIn, line: int, column: str) -> None:
    """Stand in a cell, by the number of the line and the heading."""
    headings = [dialog.model.headerData(place, Qt.Orientation.Horizontal) for place in range(dialog.model.columnCount())]
    dialog.table.cells.go(dialog.model.row_of(line), headings.index(column))
    dialog.table.setFocus()


def enter(qtbot: QtBot, dialog: TakeIn, text: str) -> None:
    """Type into the current cell."""
    qtbot.keyClicks(dialog.table, text[0])
    editor = dialog.table.viewport().focusWidget() or dialog.focusWidget()
    assert editor is not None
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, KEY.Key_Return)


def chips(dialog: TakeIn) -> dict[str, int]:
    kinds = {kind.label if kind else "All": chip for kind, chip in dialog.kinds.chips.items() if not chip.isHidden()}
    return {name: int(chip.text().rpartition("(")[2].rstrip(")")) for name, chip in kinds.items()}


def test_the_applications_are_looked_at_put_right_taken_in_and_undone(
    shown: Shown, workbook: Source, qtbot: QtBot, desk: Desk
) -> None:
    a.a_round()
    before, dialog = desk.dump(), shown(workbook)
    assert dialog.form is not None
    assert dialog.form.role() == "mentee", "the sheet is called so"
    assert dialog.summary.text() == "31 people are added · 1 is probably there already · 2 do not fit"
    assert chips(dialog) == {"All": 34, "New": 31, "Can be filled in": 1, "Does not fit": 2}
    assert untold(desk.dump()) == untold(before), "nothing is written yet"
    dialog.kinds.chips[Kind.WRONG].click()
    assert [line.id - HEADING_ROW for line in dialog.model.records()] == [IMPOSSIBLE, UNREADABLE]
    go(dialog, HEADING_ROW + IMPOSSIBLE, "Status since")
    assert dialog.table._note.text() == "February 2027 has 28 days."
    enter(qtbot, dialog, "2027-02-28")
    for column in dialog.model.columns:
        if column.key.startswith("cell_"):
            go(dialog, HEADING_ROW + UNREADABLE, column.title)
            qtbot.keyClick(dialog.table, KEY.Key_Delete)
    go(dialog, HEADING_ROW + UNREADABLE, "Whole name")
    enter(qtbot, dialog, "Ahmed Ali")
    assert dialog.add_button.text() == "Add 33 people"
    dialog.kinds.already.setCurrentIndex(list(Already).index(Already.FILL))
    dialog.kinds.already.activated.emit(1)
    assert dialog.add_button.text() == "Add 33 and fill in 1"
    dialog.add_button.click()
    assert (len(dialog.taken.added), len(dialog.taken.filled)) == (33, 1)
    assert [step.label for step in desk.undo_steps] == ["Add 33 and fill in 1"]
    rows = people.listing(1, MAY)
    assert sum(row.role == "mentee" for row in rows) == 33
    assert [row.email for row in rows if row.protected] == [""]
    desk.undo()
    assert untold(desk.dump()) == untold(before)
    desk.redo()
    assert len(people.listing(1, MAY)) == 33


def test_of_who_is_protected_only_what_tells_nobody_is_shown(shown: Shown, workbook: Source) -> None:
    dialog = shown(workbook)
    row = dialog.model.row_of(HEADING_ROW + PROTECTED)
    texts = [dialog.model.text_at(row, place) for place in range(dialog.model.columnCount())]
    cells = workbook.tables[0].rows[HEADING_ROW + PROTECTED - 1]
    assert not {cells[0], cells[1], cells[2]} & set(texts)
    assert "Ja" in texts


def test_a_line_of_somebody_who_is_there_can_be_decided_by_itself(shown: Shown, qtbot: QtBot) -> None:
    a.a_person("Åsa", "Ek", phone="070-174 06 05")
    dialog = shown(table("Namn|E-post\nÅsa Ek|asa@example.org\nAli Nur|"))
    assert [(line.kind, line.does) for line in dialog.lines()] == [(Kind.ADDS, Already.LEAVE), (Kind.NEW, Already.ADD)]
    go(dialog, 2, "State")
    qtbot.keyClick(dialog.table, KEY.Key_Space)
    assert dialog.lines()[0].does is Already.FILL, "what it adds is the nearest"
    qtbot.keyClick(dialog.table, KEY.Key_Space)
    assert dialog.lines()[0].does is Already.LEAVE
    qtbot.keyClick(dialog.table, KEY.Key_F2)
    editor = dialog.table.findChild(ChoiceEditor)
    assert editor is not None
    choose(qtbot, editor.combo, "Add as somebody new")
    qtbot.waitUntil(lambda: not dialog.table.hand.is_asking())  # type: ignore[union-attr] # the list has a hand
    assert (dialog.lines()[0].does, dialog.add_button.text()) == (Already.ADD, "Add 2 people")
    dialog.kinds.decided.emit()
    assert dialog.lines()[0].does is Already.LEAVE, "the choice for all goes over what was said of one"
    go(dialog, 3, "State")
    qtbot.keyClick(dialog.table, KEY.Key_F2)
    assert dialog.table._note.text() == "Space takes the line in, or leaves it out."


def test_tab_goes_through_the_columns_to_the_list(shown: Shown, qtbot: QtBot, workbook: Source) -> None:
    dialog = shown(workbook)
    dialog.columns.headed.click()  # the columns are made anew
    dialog.columns.headed.setFocus()
    for part in (*dialog.columns.choices, dialog.table):
        qtbot.keyClick(dialog.focusWidget(), KEY.Key_Tab)
        assert part.hasFocus()


def test_columns_are_fields_of_ones_own_and_are_remembered(shown: Shown, settings: Settings) -> None:
    size = a.an_own_field("Skostorlek")
    labels = a.an_own_field("Etiketter", OwnFieldKind.CHOICES, "Körkort")
    source = table("Deltagare|Fotmått|Etiketter\nÅsa Ek|38|Körkort, Barn\n")
    dialog = shown(source)
    assert [choice.currentText() for choice in dialog.columns.choices] == ["Whole name", "Not used", "Etiketter"]
    choice = dialog.columns.choices[1]
    choice.setCurrentIndex(choice.findText("Skostorlek"))
    choice.activated.emit(choice.currentIndex())
    assert dialog.lists.text() == "1 choice is new and made: Barn."
    dialog.add()
    values = own_fields.of_person(dialog.taken.added[0])
    assert (values[size], len(values[labels])) == ("38", 2)  # type: ignore[arg-type]
    again = shown(table("deltagare|FOTMÅTT:|Etiketter\nAli Nur|42|\n"))
    assert again.columns.choices[1].currentText() == "Skostorlek"
    assert "fotmatt" not in str(settings.mapping(SettingsKey.INTAKE_COLUMNS)), "nobody learns what the headings were"


def test_what_does_not_fit_is_saved_with_the_reason_and_comes_in_again(
    shown: Shown, workbook: Source, ask: ScriptedAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(workbook)
    ask.will("save_file", tmp_path / "Kvar.xlsx")
    dialog.rest_button.click()
    qtbot.waitUntil(lambda: dialog.message.isVisible() and "2 rows were saved" in dialog.message.text.text())
    (sheet,) = workbooks.read(tmp_path / "Kvar.xlsx")
    assert sheet.rows[0][-1] == "Why it does not fit"
    assert sheet.rows[1][-1] == "Status since: February 2027 has 28 days."
    again = shown(Source("Kvar.xlsx", [sheet]))
    assert [line.kind for line in again.lines()] == [Kind.WRONG, Kind.WRONG]
    assert again.columns.choices[-1].currentText() == "Not used"


def test_before_what_was_put_right_is_lost_it_is_asked(shown: Shown, ask: ScriptedAsk, qtbot: QtBot) -> None:
    dialog = shown(table("Namn|E-post|Roll\nÅsa Ek||chef\nAnna Borg||"))
    go(dialog, 2, "Role")
    enter(qtbot, dialog, "adept")
    assert dialog.lines()[0].one.fits
    ask.will("confirm", False)
    dialog.cancel_button.click()
    assert dialog.isVisible()
    ask.will("confirm", True)
    dialog.cancel_button.click()
    assert not dialog.isVisible()
    ask.finished()


def test_to_somebody_who_may_be_another_nothing_is_added_unless_it_is_said_of_the_line(shown: Shown) -> None:
    a.a_person("Annika", "Bergström", phone="070-174 06 05")
    lines = "Annika Bergstrom||\nAnnica Bergström|annica@example.org|\nAli Nur|ali@example.org|0701740605"
    dialog = shown(table(f"Namn|E-post|Telefon\n{lines}"))
    dialog.kinds.already.setCurrentIndex(list(Already).index(Already.FILL))
    dialog.kinds.decided.emit()
    assert [(line.kind, line.does) for line in dialog.lines()] == [
        (Kind.THERE, Already.LEAVE), (Kind.ADDS, Already.LEAVE), (Kind.ADDS, Already.LEAVE),
    ]  # fmt: skip


def test_what_looks_odd_is_said_at_its_cell_and_taken_in(shown: Shown, qtbot: QtBot) -> None:
    dialog = shown(table("Namn|E-post|Telefon\nÅsa Ek|saknas|12"))
    go(dialog, 2, "E-mail")
    assert dialog.table._note.text() == "This does not look like an e-mail address."
    go(dialog, 2, "Phone")
    assert "too short for a phone number" in dialog.table._note.text()
    assert dialog.lines()[0].kind is Kind.NEW


def test_another_sheet_and_a_title_above_the_headings(shown: Shown, workbook: Source) -> None:
    notes = Table("Läs mig", [["Fyll i bladet Mentorer."], ["12"]])
    dialog = shown(workbook._replace(tables=[notes, *workbook.tables]))
    assert dialog.columns.sheets.currentText() == "Sheet: Adepter", "the first with people"
    assert dialog.columns.headed.text() == "Line 3 holds the &headings"
    dialog.columns.sheet_chosen.emit(0)
    assert len(dialog.lines()) == 2
    assert dialog.columns.choices[0].currentText() != Meaning.EMAIL.label


def test_a_backup_is_made_before_a_file_comes_in_and_what_prevents_it_is_said(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def back_up(desk: Desk) -> None:
        made.append("tried")
        if len(made) == 1:
            raise DiskFull(tmp_path)

    monkeypatch.setattr(Desk, "back_up_now", back_up)
    dialog = shown(table("Namn\nÅsa Ek"))
    dialog.add()
    assert "No backup could be made, so nothing was taken in." in dialog.message.text.text()
    assert people.listing(None, MAY) == []
    dialog.message.action_button.click()
    assert (made, len(people.listing(None, MAY))) == (["tried"], 1)


def test_the_template_is_saved_and_understood_in_every_column(
    shown: Shown, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    field = a.an_own_field("Etiketter", OwnFieldKind.CHOICES, "Körkort")
    ask.will("save_file", tmp_path / "Mall.xlsx")
    dialog = shown(NOTHING)
    dialog.template_button.click()
    assert dialog.message.text.text() == "Mall.xlsx was saved. Fill it in, and take it in here."
    dialog.show_source(Source("Mall.xlsx", workbooks.read(tmp_path / "Mall.xlsx")))
    with zipfile.ZipFile(tmp_path / "Mall.xlsx") as archive:
        sheet, notes = archive.read("xl/worksheets/sheet1.xml"), archive.read("xl/comments1.xml")
    assert sheet.count(b'<dataValidation type="list"') == 6, "role, type, status, gender, protected, and the own field"
    assert b"Write over this row" in notes
    known = dialog.columns.understood()
    assert (None in known.meanings, known.meanings[-1]) == (False, own_fields.get(field))
    (line,) = dialog.lines()
    assert (line.kind, line.one.record.given_name, line.one.since) == (Kind.NEW, "Example", MAY)
    ask.finished()


def test_a_file_that_cannot_be_read_is_told_in_the_dialog(
    shown: Shown, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "Intresse.xlsx").write_bytes(b"PK\x03\x04 cut")
    dialog = shown(NOTHING)
    ask.will("open_file", tmp_path / "Intresse.xlsx")
    dialog.choose_file()
    qtbot.waitUntil(dialog.message.isVisible)
    assert dialog.message.text.text().startswith("Intresse.xlsx cannot be read as a table: it is damaged")
    assert dialog.lines() == []
