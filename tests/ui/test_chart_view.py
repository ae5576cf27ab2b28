"""A chart in the window: pointed at, walked through by keyboard, found mark by mark by a screen reader, opened."""

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.charts import funnel, heat, meetings
from mentordesk.ui import theme
from mentordesk.ui.widgets.chart import ChartView
from tests.charts.worlds import WORLDS, a_pair, of
from tests.ui.using import activate


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    """The attendance of three pairs, one of which missed April."""
    world = of([a_pair(0), a_pair(1), a_pair(2)])
    made = ChartView("Attendance by pair and month")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.set_builder(partial(heat.of_pairs, world.pairs, world.months), partial(heat.height, 3))
    made.show()
    activate(qtbot, made)
    return made


def press(qtbot: QtBot, view: ChartView, *keys: Qt.Key) -> str:
    """Press keys one after the other; gives back the words of the mark that is current then."""
    for key in keys:
        qtbot.keyClick(view, key)
    mark = view.current()
    assert mark is not None
    return mark.words


def centre(view: ChartView, words: str) -> QPoint:
    mark = next(each for each in view.marks.marks() if each.words.startswith(words))
    return view.visualRect(view.marks.index(mark.row, mark.column)).center()


RIGHT, LEFT, UP, DOWN = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down


def test_the_arrows_go_from_mark_to_mark_and_stop_at_the_edges(view: ChartView, qtbot: QtBot) -> None:
    view.setFocus()
    assert press(qtbot, view, RIGHT) == "February 2027: 3 of 3 pairs met"
    assert press(qtbot, view, RIGHT, RIGHT) == "April 2027: 2 of 3 pairs met"
    assert press(qtbot, view, DOWN) == "Mentor 2 – Mentee 2, April 2027: no meeting held"
    assert press(qtbot, view, LEFT, LEFT, LEFT, LEFT) == "Mentor 2 – Mentee 2: 3 of 4 months met"
    assert press(qtbot, view, UP) == "February 2027: 3 of 3 pairs met"
    assert press(qtbot, view, DOWN, DOWN, DOWN, DOWN, DOWN) == "Mentor 1 – Mentee 1, February 2027: 1 meeting held"
    assert press(qtbot, view, Qt.Key.Key_Home).startswith("February 2027")
    assert press(qtbot, view, Qt.Key.Key_End) == "Mentor 1 – Mentee 1, September 2027: to come"


def test_in_one_row_up_and_down_go_on_too(qtbot: QtBot) -> None:
    world, view = WORLDS["27 pairs"](), ChartView("Steps")
    qtbot.addWidget(view)
    view.set_builder(partial(funnel.build, world.steps))
    assert press(qtbot, view, DOWN, RIGHT).startswith("Accepted")
    assert press(qtbot, view, LEFT, LEFT).startswith("Applied")


def test_enter_and_space_open_the_current_mark_and_nothing_without_one(view: ChartView, qtbot: QtBot) -> None:
    opened: list[str] = []
    view.opened.connect(opened.append)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == []
    press(qtbot, view, RIGHT, DOWN, Qt.Key.Key_Return, RIGHT, Qt.Key.Key_Space)
    assert opened == ["2/2027-02", "2/2027-03"]


def test_the_words_of_a_mark_are_shown_when_the_arrows_come_to_it(view: ChartView, qtbot: QtBot) -> None:
    view.setFocus()
    words = press(qtbot, view, RIGHT, DOWN)
    assert QToolTip.text() == words


def test_pointing_tells_the_number(view: ChartView, qtbot: QtBot) -> None:
    at = centre(view, "Mentor 2 – Mentee 2, April")
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    qtbot.waitUntil(lambda: QToolTip.text() == "Mentor 2 – Mentee 2, April 2027: no meeting held")
    qtbot.mouseMove(view.viewport(), at)
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(view.viewport(), QPoint(view.width() - 2, 2))
    assert view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_nothing_of_a_table_covers_the_picture(view: ChartView) -> None:
    assert [part for part in view.findChildren(QWidget) if part.isVisible() and part is not view.viewport()] == []


def test_a_click_opens_the_mark_and_beside_the_marks_nothing(view: ChartView, qtbot: QtBot) -> None:
    opened: list[str] = []
    view.opened.connect(opened.append)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, "Mentor 2 – Mentee 2, April"))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=centre(view, "March 2027"))
    assert opened == ["2/2027-04"]


def test_a_screen_reader_finds_every_mark_with_its_words_and_its_place(view: ChartView) -> None:
    reader = QAccessible.queryAccessibleInterface(view)
    assert reader.role() == QAccessible.Role.Table
    assert reader.text(QAccessible.Text.Name) == "Attendance by pair and month"
    assert reader.text(QAccessible.Text.Description) == view.chart().sentence
    cells = [reader.child(place) for place in range(reader.childCount())]
    told = {cell.text(QAccessible.Text.Name): cell for cell in cells if cell.role() == QAccessible.Role.Cell}
    for mark in view.marks.marks():
        cell = told[mark.words]
        assert cell.text(QAccessible.Text.Description) == "Enter opens the list behind it"
        middle = view.viewport().mapToGlobal(QPoint(round(mark.x + mark.width / 2), round(mark.y + mark.height / 2)))
        assert cell.rect().contains(middle)
    heads = {cell.text(QAccessible.Text.Name) for cell in cells if cell.role() == QAccessible.Role.ColumnHeader}
    assert {"February 2027", "September 2027"} <= heads


def test_a_screen_reader_hears_of_the_mark_the_arrows_come_to(view: ChartView, qtbot: QtBot) -> None:
    view.setFocus()
    words = press(qtbot, view, RIGHT, DOWN)
    reader = QAccessible.queryAccessibleInterface(view)
    focused = reader.focusChild()
    assert focused is not None
    assert focused.text(QAccessible.Text.Name) == words
    assert focused.state().focused


def test_the_current_mark_stays_when_the_numbers_change(view: ChartView, qtbot: QtBot) -> None:
    view.setFocus()
    assert press(qtbot, view, RIGHT, DOWN, RIGHT).startswith("Mentor 2 – Mentee 2, March 2027: 1")
    twice = a_pair(2)
    held = {**twice.months.held, next(iter(twice.months.planned[1:])): 2}
    world = of([a_pair(0), a_pair(1), twice._replace(months=twice.months._replace(held=held))])
    view.set_builder(partial(heat.of_pairs, world.pairs, world.months))
    mark = view.current()
    assert mark is not None
    assert mark.words == "Mentor 2 – Mentee 2, March 2027: 2 meetings held"


def test_it_takes_the_colours_of_the_theme_at_once(qtbot: QtBot, qapp: Any) -> None:
    world, view = WORLDS["27 pairs"](), ChartView("Meetings")
    qtbot.addWidget(view)
    view.resize(500, 260)
    view.set_builder(partial(meetings.build, world.months))
    view.show()

    def colour_of_a_bar() -> str:
        mark = view.marks.marks()[0]
        x, y = mark.x + mark.width / 2, mark.y + mark.height - 4
        return str(view.grab().toImage().pixelColor(round(x), round(y)).name())

    assert colour_of_a_bar() == theme.LIGHT.chart[0].lower()
    theme.apply(qapp, "dark")
    assert colour_of_a_bar() == theme.DARK.chart[0].lower()


def test_it_grows_with_the_text(view: ChartView, qapp: Any) -> None:
    small = view.best_height()
    theme.apply(qapp, "light", 130)
    assert view.best_height() == pytest.approx(small * 1.3, abs=2)


def test_the_wheel_is_left_to_the_page(view: ChartView) -> None:
    at = QPointF(100, 100)
    turned = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turned)
    assert not turned.isAccepted()
    assert view.verticalScrollBar().maximum() == view.horizontalScrollBar().maximum() == 0


def test_a_name_is_never_taken_for_markup(qtbot: QtBot) -> None:
    world, view = of([a_pair(0, '<img src="file:///etc/passwd"/>', "<b>bold")]), ChartView("Attendance")
    qtbot.addWidget(view)
    view.resize(600, 200)
    view.set_builder(partial(heat.of_pairs, world.pairs, world.months))
    view.show()
    mark = next(each for each in view.marks.marks() if each.column == 0)
    tip = view.marks.data(view.marks.index(mark.row, mark.column), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=" in tip
    assert "<img" not in tip
    assert view.marks.data(view.marks.index(mark.row, mark.column)).startswith("<img src=")
