"""Lists sort as Swedes do, find what is typed, keep their selection, and copy what is seen."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mentordesk.ui import theme
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.search import fold, searchable, terms
from mentordesk.ui.tables.view import RecordTable


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    name: str
    phone: str = ""
    met: int = 0
    born: date | None = None


COLUMNS = [
    Column("name", "Name", lambda row: row.name, stretch=True),
    Column("phone", "Phone", lambda row: row.phone),
    Column("met", "Meetings", lambda row: f"{row.met}/8", sort=lambda row: row.met, kind="progress",
           progress=lambda row: (row.met, 8)),
    Column("state", "Status", lambda row: "Active" if row.met else "Waiting", kind="pill",
           tone=lambda row: "ok" if row.met else "warn"),
    Column("born", "Born", lambda row: row.born.isoformat() if row.born else "", sort=lambda row: row.born),
]  # fmt: skip
ROWS = [
    Row(1, "Östen Ek", "070-174 06 05", 6, date(1980, 1, 2)),
    Row(2, "Zara Ali", "+46 73 555 11 22", 0, None),
    Row(3, "Åsa Berg", "", 12, date(1970, 5, 5)),
    Row(4, "André Ärlig", "0501-123 45", 3, date(1999, 9, 9)),
]


@pytest.fixture
def model(qapp: QApplication) -> ListModel:
    made = ListModel(COLUMNS)
    made.set_records(ROWS)
    return made


@pytest.fixture
def table(model: ListModel, settings: Settings, qtbot: QtBot) -> RecordTable:
    made = RecordTable(model, name="rows", settings=settings)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    return made


def names(model: ListModel) -> list[str]:
    return [row.name.split()[0] for row in model.records()]


def test_model_obeys_qt(model: ListModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.set_filter("a")
    model.sort_by(0)
    qtmodeltester.check(model)
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.index(0, 0) != QModelIndex()


def test_sorting_is_swedish_and_has_three_states(model: ListModel) -> None:
    model.sort_by(0)
    assert names(model) == ["André", "Zara", "Åsa", "Östen"]
    model.sort_by(0, descending=True)
    assert names(model) == ["Östen", "Åsa", "Zara", "André"]
    model.sort_by(None)
    assert names(model) == ["Östen", "Zara", "Åsa", "André"]


def test_sorting_by_native_value_with_the_missing_last_both_ways(model: ListModel) -> None:
    model.sort_by(2)
    assert [row.met for row in model.records()] == [0, 3, 6, 12]
    model.sort_by(4)
    assert names(model) == ["Åsa", "Östen", "André", "Zara"]
    model.sort_by(4, descending=True)
    assert names(model) == ["André", "Östen", "Åsa", "Zara"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Östen", "Zara", "Åsa", "André"]),
        ("OSTEN", ["Östen"]),
        ("åsa", ["Åsa"]),
        ("andre arlig", ["André"]),
        ("berg å", ["Åsa"]),
        ("0701740605", ["Östen"]),
        ("070-174", ["Östen"]),
        ("0735551122", ["Zara"]),
        ("waiting", ["Zara"]),
        ("nobody", []),
    ],
)
def test_searching(model: ListModel, typed: str, found: list[str]) -> None:
    model.set_filter(typed)
    assert names(model) == found
    model.set_filter("")
    for length in range(len(typed) + 1):  # typed letter by letter the result narrows to the same
        model.set_filter(typed[:length])
    assert names(model) == found


def test_filter_sort_and_predicate_work_together(model: ListModel) -> None:
    model.sort_by(0)
    model.set_filter("r")
    model.set_predicate(lambda row: row.met > 0)
    assert names(model) == ["André", "Åsa"]
    model.set_records([*ROWS, Row(5, "Adam Borg", met=1)])
    assert names(model) == ["Adam", "André", "Åsa"]
    model.set_predicate(None)
    model.set_filter("")
    assert model.rowCount() == model.total() == 5


def test_what_a_filter_leaves_follows_a_change_and_another_order(model: ListModel) -> None:
    model.set_predicate(lambda row: row.met > 0)
    model.set_filter("e")
    model.set_filter("")
    assert [row.id for row in model.records()] == [1, 3, 4]
    model.change_records([replace(ROWS[1], met=1), replace(ROWS[2], met=0)])
    assert [row.id for row in model.records()] == [1, 2, 4]
    model.sort_by(2)
    model.set_filter("a")
    model.set_filter("")
    assert [row.id for row in model.records()] == [2, 4, 1]
    model.change_records([replace(ROWS[0], met=0), replace(ROWS[2], met=5)], still=True)
    model.set_filter("r")
    model.set_filter("")
    assert [row.id for row in model.records()] == [2, 4, 3]


def test_a_change_that_moves_no_line_leaves_all_where_they_are(model: ListModel, qtbot: QtBot) -> None:
    model.set_predicate(lambda row: row.met > 0)
    model.sort_by(model.column_of("name"))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.change_records([replace(ROWS[0], met=ROWS[0].met + 1)])
    for moved in (replace(ROWS[0], met=0), replace(ROWS[0], met=1), replace(ROWS[0], met=1, name="Örjan")):
        with qtbot.waitSignal(model.modelReset):
            model.change_records([moved])
    model.change_records([replace(ROWS[0], met=1, name="Aina")], still=True)
    with qtbot.waitSignal(model.modelReset):  # it still stands where it did not belong
        model.change_records([replace(ROWS[0], met=2, name="Aina")])
    assert model.record_at(0).name == "Aina"


def test_own_search_texts_are_searched_instead_of_the_columns(qapp: QApplication) -> None:
    model = ListModel(COLUMNS[:1], search=lambda row: (row.name, "hidden note"))
    model.set_records(ROWS)
    model.set_filter("hidden")
    assert model.rowCount() == 4


@pytest.mark.parametrize(
    ("text", "folded"), [("Åkerlund", "akerlund"), ("SØREN", "soren"), ("Straße", "strasse"), ("Łukasz", "lukasz")]
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_digits_are_found_however_they_are_written() -> None:
    assert "0701740605" in searchable(["+46 70-174 06 05"])
    assert terms("070 174 06") == ("07017406",)
    assert terms("Anna  Berg") == ("anna", "berg")
    assert terms("2 B") == ("2", "b")


def test_painted_cells_answer_with_words(model: ListModel) -> None:
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        assert model.data(model.index(0, 2), role) == "6/8"
        assert model.data(model.index(0, 3), role) == "Active"


def test_selection_stays_with_the_record(table: RecordTable, model: ListModel, qtbot: QtBot) -> None:
    table.select_id(3)
    told: list[object] = []
    table.record_selected.connect(told.append)
    model.sort_by(0)
    model.set_filter("å")
    model.set_records(list(reversed(ROWS)))
    assert table.current_record() == ROWS[2]
    assert told == []  # nothing about the selection changed
    changed = replace(ROWS[2], name="Åsa Dal")
    model.set_records([changed])
    assert told == [changed]
    model.set_records([])
    assert told == [changed, None]


def test_several_selected_are_told_as_a_list(table: RecordTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.selection_changed) as told:
        table.selectAll()
    assert told.args == [ROWS]
    assert table.current_record() is None


def test_enter_activates_and_escape_lets_go(table: RecordTable, qtbot: QtBot) -> None:
    table.select_id(2)
    with qtbot.waitSignal(table.record_activated) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [ROWS[1]]
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert table.selected_records() == []


def test_escape_in_the_list_of_a_dialog_closes_it(table: RecordTable, qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    table.setParent(dialog)
    dialog.show()
    table.select_id(2)
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert table.current_record() == ROWS[1]
    table.setParent(None)  # the fixture closes it


def test_header_click_goes_up_down_and_back(table: RecordTable, model: ListModel, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    seen = []
    for _click in range(3):
        header.sectionClicked.emit(0)
        seen.append(names(model)[0])
    assert seen == ["André", "Östen", "Östen"]
    assert model.sorting() is None


def test_copied_rows_are_text_and_a_table_of_what_is_shown(table: RecordTable, qtbot: QtBot) -> None:
    table.horizontalHeader().setSectionHidden(1, True)
    table.horizontalHeader().moveSection(3, 0)
    table.select_id(1)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Status\tName\tMeetings\tBorn\nActive\tÖsten Ek\t6/8\t1980-01-02"
    assert "<td>Östen Ek</td>" in data.html()


def test_columns_are_remembered(table: RecordTable, settings: Settings, qtbot: QtBot) -> None:
    header = table.header
    header.moveSection(4, 0)
    header.resizeSection(1, 222)
    next(action for action in table.columns_menu().actions() if action.text() == "Meetings").setChecked(False)
    header.sort_by("name", descending=True)
    header.save()
    model = ListModel(COLUMNS)
    model.set_records(ROWS)
    again = RecordTable(model, name="rows", settings=settings)
    qtbot.addWidget(again)
    assert again.shown_columns() == ["born", "name", "phone", "state"]
    assert again.columnWidth(1) == 222
    assert names(model)[0] == "Östen"
    again.header.reset_columns()
    assert again.shown_columns() == ["name", "phone", "met", "state", "born"]


def test_a_column_that_comes_into_view_has_room_for_its_title(settings: Settings, qtbot: QtBot) -> None:
    title = "What was agreed upon and signed by all of them"
    made = ListModel([COLUMNS[0], Column("signed", title, lambda row: "", width=60, hidden=True)])
    table = RecordTable(made, name="wide", settings=settings)
    qtbot.addWidget(table)
    table.show()
    table.header.menu().actions()[1].trigger()
    assert table.header.sectionSize(1) > table.header.fontMetrics().horizontalAdvance(title)
    table.header.resizeSection(1, 80)
    for _time in range(2):
        table.header.menu().actions()[1].trigger()
    assert table.header.sectionSize(1) == 80, "somebody wanted it narrow"


def test_widths_follow_the_size_of_the_text_there_and_back(
    table: RecordTable, model: ListModel, settings: Settings, qtbot: QtBot, qapp: QApplication
) -> None:
    table.header.resizeSection(1, 222)
    table.header.resizeSection(3, 90)
    table.header.setSectionHidden(3, True)
    theme.apply(qapp, "light", 130)
    assert table.columnWidth(1) == round(222 * 1.3)
    table.header.save()
    again = RecordTable(model, name="rows", settings=settings)
    qtbot.addWidget(again)
    assert again.columnWidth(1) == round(222 * 1.3), "remembered once, not scaled twice"
    theme.apply(qapp, "light", 100)
    table.header.setSectionHidden(3, False)
    for shown in (table, again):
        assert shown.columnWidth(1) == 222
    assert table.columnWidth(3) == 90, "one that was put away meanwhile too"
    later = RecordTable(model, name="rows", settings=settings)
    qtbot.addWidget(later)
    assert later.columnWidth(1) == 222


def test_damaged_memory_of_columns_is_ignored(model: ListModel, settings: Settings, qtbot: QtBot) -> None:
    settings.set(
        Key.COLUMNS,
        {"order": ["gone", 7], "widths": {"name": "wide", "met": 99999}, "hidden": 3, "sort": ["gone", True]},
        "rows",
    )
    made = RecordTable(model, name="rows", settings=settings)
    qtbot.addWidget(made)
    assert made.shown_columns() == ["name", "phone", "met", "state", "born"]
    assert made.columnWidth(2) <= 1200


def test_empty_list_and_empty_result_say_different_things(table: RecordTable, model: ListModel) -> None:
    nothing, not_found = QLabel("Nobody yet"), QLabel("Nothing found")
    table.set_empty(nothing, not_found)
    assert not nothing.isVisible()
    model.set_filter("xyz")
    assert not_found.isVisible()
    assert not nothing.isVisible()
    model.set_records([])
    assert nothing.isVisible()


def test_rows_are_painted_in_both_themes(table: RecordTable, qapp: QApplication) -> None:
    table.select_id(1)
    light = table.viewport().grab().toImage()
    theme.apply(qapp, "dark")
    dark = table.viewport().grab().toImage()
    edge = table.rowViewportPosition(0) + 10
    assert light.pixelColor(1, edge).name().upper() == theme.LIGHT.accent  # the bar at the selected row
    assert dark.pixelColor(1, edge).name().upper() == theme.DARK.accent
    colours = {light.pixelColor(x, edge + 8).name().upper() for x in range(light.width())}
    assert {theme.LIGHT.selection, theme.LIGHT.accent, theme.LIGHT.surface} <= colours  # ground, filled and empty boxes


@pytest.mark.parametrize("width", [200, 134, 120])
def test_the_number_beside_twelve_boxes_is_whole(qtbot: QtBot, settings: Settings, width: int) -> None:
    """The boxes are narrower where the column is."""
    met = Column("met", "Meetings", lambda _row: "12/12", width=width, kind="progress", progress=lambda _row: (7, 12))
    model = ListModel([met, COLUMNS[0]])
    model.set_records(ROWS[:1])
    made = RecordTable(model, name="few", settings=settings)
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    picture = made.viewport().grab(QRect(0, 0, width, 34)).toImage()

    def grey(seen: QColor) -> bool:
        return seen.lightness() < 200 and abs(seen.red() - seen.blue()) < 40  # neither ground nor box

    ink = [x for x in range(width) if any(grey(picture.pixelColor(x, y)) for y in range(10, 26))]
    words = QFontMetrics(made.font()).tightBoundingRect("12/12").width()
    assert ink[-1] - ink[0] >= words - 4
    assert ink[-1] < width - 2


def test_a_list_that_was_scrolled_looks_as_if_painted_anew(table: RecordTable, model: ListModel) -> None:
    model.set_records(Row(n, f"Name {n}", f"070-{n}", n % 9) for n in range(200))
    QApplication.processEvents()
    table.cells.go(3)
    for place in (36, 41, 700, 120):
        table.verticalScrollBar().setValue(place)
        QApplication.processEvents()
        scrolled = table.screen().grabWindow(table.winId()).toImage()
        table.viewport().update()
        QApplication.processEvents()
        assert scrolled == table.screen().grabWindow(table.winId()).toImage()
    for query in ("name 19", "nobody"):  # below few lines, and below none, there is ground too
        model.set_filter(query)
        QApplication.processEvents()
        picture = table.screen().grabWindow(table.winId()).toImage()
        assert picture.pixelColor(table.viewport().geometry().bottomLeft() + QPoint(20, -30)) == theme.current().color(
            "surface"
        )
