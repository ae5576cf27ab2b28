"""Shows a chart in the window: pointing tells the number, the arrows go from mark to mark, a click or Enter opens."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QSizePolicy, QTableView, QToolTip, QWidget

from mentordesk.charts import screen
from mentordesk.charts.primitives import Chart, Mark, Role
from mentordesk.i18n import _
from mentordesk.ui import theme
from mentordesk.ui.theme import Theme
from mentordesk.ui.words import as_it_is

Index = QModelIndex | QPersistentModelIndex
Builder = Callable[[float, float, float], Chart]
"""Makes the chart for a width, a height and a size of text, all in pixels."""
TEXT = 12
"""The size of the text of charts in pixels, at 100 %."""
_NOWHERE = QModelIndex()
_WORDS = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_DESCRIPTION = int(Qt.ItemDataRole.AccessibleDescriptionRole)


def colours(look: Theme) -> Mapping[Role, QColor]:
    """What the shapes of a chart are painted with in a theme; in high contrast a share has no ground, only its number."""
    heat = look.color(look.chart[0])
    heat.setAlphaF(0.0 if look.name == "high contrast" else 0.45)
    return {
        Role.VALUE: look.color(look.chart[0]),
        Role.OTHER: look.color(look.chart[1]),
        Role.HEAT: heat,
        Role.MISSED: look.color("bad_ground"),
        Role.CROSS: look.color("bad"),
        Role.PLAN: look.color("outline"),
        Role.GRID: look.color("border"),
        Role.AXIS: look.color("outline"),
        Role.LABEL: look.color("text"),
        Role.QUIET: look.color("text_2"),
        Role.ON_VALUE: look.color("surface"),
    }


class MarksModel(QAbstractTableModel):
    """The marks of a chart in their rows and columns, for the keyboard and for screen readers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[tuple[int, int], Mark] = {}
        self._size = (0, 0)

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show these; where the rows and columns are the same, the current one stays."""
        known = {(mark.row, mark.column): mark for mark in marks}
        size = (max((row for row, _c in known), default=-1) + 1, max((column for _r, column in known), default=-1) + 1)
        if size == self._size and known.keys() == self._marks.keys():
            self._marks = known
            return
        self.beginResetModel()
        self._marks, self._size = known, size
        self.endResetModel()

    def at(self, index: Index) -> Mark | None:
        """The mark of a place, if there is one."""
        return self._marks.get((index.row(), index.column())) if index.isValid() else None

    def marks(self) -> list[Mark]:
        """All of them, row by row."""
        return [self._marks[place] for place in sorted(self._marks)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._size[1]

    def data(self, index: Index, role: int = _WORDS[0]) -> Any:
        mark = self.at(index)
        if mark is None:
            return None
        if role == _DESCRIPTION and mark.link:
            return _("Enter opens the list behind it")
        if role == _TIP:
            return as_it_is(mark.words)
        return mark.words if role in _WORDS else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _WORDS[0]) -> Any:
        """The names of the marks at the edges, where a chart has such: a pair at the left, a month above."""
        across = orientation == Qt.Orientation.Horizontal
        edge = self._marks.get((0, section) if across else (section, 0))
        return edge.name if edge is not None and role in _WORDS else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return shown if self.at(index) is not None else Qt.ItemFlag.NoItemFlags


class ChartView(QTableView):
    """A chart that fills its room; `opened` carries the link of the mark that was clicked or entered.

    To Qt it is a table whose cells are the marks: so a screen reader finds every mark with its words and its place,
    and hears of the one the arrows go to. What is seen is painted from the chart's shapes.
    """

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build: Builder | None = None
        self._high: Callable[[float], float] = lambda size: size * 20
        self._made: tuple[tuple[float, float, float], Chart] | None = None
        self._pointed: Mark | None = None
        self.marks = MarksModel(self)
        self.setModel(self.marks)
        self.setProperty("kind", "grid")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        for corner in self.findChildren(QAbstractButton):
            corner.hide()  # Qt's own button over the upper left of a table
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.keeper().changed.connect(self._on_theme_changed)

    def set_builder(self, build: Builder, high: Callable[[float], float] | None = None) -> Chart:
        """Show another chart; `high` tells from the size of its text how high it is best."""
        self._build, self._made, self._pointed = build, None, None
        self._high = high or self._high
        self.updateGeometry()
        self.viewport().update()
        chart = self.chart()
        self.setAccessibleDescription(chart.sentence)
        return chart

    def chart(self) -> Chart:
        """The chart for the size there is now."""
        assert self._build is not None
        size = (float(self.width()), float(self.height()), TEXT * theme.current().scale)
        if self._made is None or self._made[0] != size:
            self._made = (size, self._build(*size))
            self._pointed = None
            self.marks.set_marks(self._made[1].picture.marks)
        return self._made[1]

    def current(self) -> Mark | None:
        """The mark the arrows have gone to."""
        return self.marks.at(self.currentIndex())

    # -- room -------------------------------------------------------------------------------------------------

    def best_height(self) -> int:
        """How high the chart is best."""
        return round(self._high(TEXT * theme.current().scale))

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(400), self.best_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.best_height())

    def visualRect(self, index: Index) -> QRect:
        mark = self.marks.at(index)
        return _area(mark) if mark is not None else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        mark = self._at(point)
        return self.marks.index(mark.row, mark.column) if mark is not None else QModelIndex()

    def scrollTo(self, index: Index, hint: Any = None) -> None:
        """All of it is in view."""

    def updateGeometries(self) -> None:
        """No headings and nothing to scroll."""

    def visualRegionForSelection(self, _selection: Any) -> QRegion:
        return QRegion()

    # -- looks ------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._build is None:
            return
        look, chart = theme.current(), self.chart()
        painter = QPainter(self.viewport())
        shown = self.current() if self.hasFocus() else self._pointed
        if shown is not None:
            painter.fillRect(_frame(shown), look.color("hover"))
        screen.paint(painter, chart.picture, colours(look))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color("accent"), 2))
            shape = QRectF(self.viewport().rect()) if shown is None else _frame(shown)
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 4, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        self._made = None
        self.updateGeometry()
        self.update()

    # -- pointing ---------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a mark opens when the button is let go of on it

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        mark = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and mark is not None and mark.link:
            self.opened.emit(mark.link)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def _point_at(self, mark: Mark | None) -> None:
        if mark is not self._pointed:
            self._pointed = mark
            self.viewport().update()
        linked = mark is not None and bool(mark.link)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if linked else Qt.CursorShape.ArrowCursor)

    def _at(self, point: QPoint) -> Mark | None:
        return self.chart().picture.at(point.x(), point.y()) if self._build is not None else None

    # -- keys -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
        }  # fmt: skip
        step, mark = steps.get(Qt.Key(event.key())), self.current()
        if step is not None:
            self._step(*step)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            marks = self.marks.marks()
            if marks:
                self._go(marks[0 if event.key() == Qt.Key.Key_Home else -1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if mark is not None and mark.link:
                self.opened.emit(mark.link)
        else:
            event.ignore()

    def _step(self, down: int, right: int) -> None:
        """The next mark that way; in a picture of one row or one column the other arrows go on too."""
        marks, now = self.marks.marks(), self.current()
        if not marks:
            return
        if now is None:
            self._go(marks[0])
            return
        onward = [mark for mark in marks if _beyond(mark, now, down, right)]
        if onward:
            self._go(min(onward, key=lambda mark: _distance(mark, now, down)))
        elif len({mark.row for mark in marks}) == 1 or len({mark.column for mark in marks}) == 1:
            at = marks.index(now) + down + right
            self._go(marks[max(0, min(at, len(marks) - 1))])

    def _go(self, mark: Mark) -> None:
        """Make it the current one, which is read aloud, and show its words."""
        self.setCurrentIndex(self.marks.index(mark.row, mark.column))
        area = _area(mark)
        QToolTip.showText(
            self.viewport().mapToGlobal(QPoint(area.center().x(), area.top())), as_it_is(mark.words), self, area
        )
        self.viewport().update()


def _beyond(mark: Mark, now: Mark, down: int, right: int) -> bool:
    """Whether it lies that way: sideways in the same row, upwards and downwards in any column."""
    if right:
        return mark.row == now.row and (mark.column - now.column) * right > 0
    return (mark.row - now.row) * down > 0


def _distance(mark: Mark, now: Mark, down: int) -> tuple[int, int]:
    rows, columns = abs(mark.row - now.row), abs(mark.column - now.column)
    return (rows, columns) if down else (columns, rows)


def _frame(mark: Mark) -> QRectF:
    return QRectF(mark.x, mark.y, mark.width, mark.height)


def _area(mark: Mark) -> QRect:
    return _frame(mark).toAlignedRect()
