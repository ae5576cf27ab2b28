"""Shows a chart in the window: a number on pointing, a way on by click or Enter, and its sentence for screen readers."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mentordesk.charts import screen
from mentordesk.charts.primitives import Chart, Rect, Role
from mentordesk.ui import theme
from mentordesk.ui.theme import Theme

Builder = Callable[[float, float, float], Chart]
"""Makes the chart for a width, a height and a size of text, all in pixels."""


def colours(look: Theme) -> Mapping[Role, QColor]:
    """What the shapes of a chart are painted with in a theme."""
    return {
        Role.VALUE: QColor(look.chart[0]),
        Role.PLAN: look.color("outline"),
        Role.GRID: look.color("border"),
        Role.AXIS: look.color("outline"),
        Role.LABEL: look.color("text"),
        Role.QUIET: look.color("text_2"),
    }


class ChartView(QWidget):
    """A chart that fills its room. `opened` carries the link of the place that was clicked.

    By keyboard the arrows go from place to place, which is read aloud, and Enter opens.
    """

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build: Builder | None = None
        self._made: tuple[tuple[float, float, float], Chart] | None = None
        self._place: Rect | None = None
        self._name = name
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.keeper().changed.connect(self._on_theme_changed)

    def set_builder(self, build: Builder) -> str:
        """Show another chart; gives back what it says in a sentence."""
        self._build, self._made, self._place = build, None, None
        sentence = self.chart().sentence
        self.setAccessibleDescription(sentence)
        self.update()
        return sentence

    def chart(self) -> Chart:
        """The chart for the size there is now."""
        assert self._build is not None
        size = (float(self.width()), float(self.height()), 12 * theme.current().scale)
        if self._made is None or self._made[0] != size:
            self._made = (size, self._build(*size))
            self._place = None
        return self._made[1]

    def places(self) -> list[Rect]:
        """What can be pointed at, from left to right."""
        found = (shape for shape in self.chart().picture.shapes if isinstance(shape, Rect) and shape.tooltip)
        return sorted(found, key=lambda shape: shape.x)

    def sizeHint(self) -> QSize:
        return QSize(480, theme.current().px(250))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, theme.current().px(190))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._build is None:
            return
        look, chart = theme.current(), self.chart()
        painter = QPainter(self)
        if self._place is not None:
            painter.fillRect(_frame(self._place), look.color("hover"))
        screen.paint(painter, chart.picture, colours(look))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color("accent"), 2))
            shape = QRectF(self.rect()) if self._place is None else _frame(self._place)
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 4, 4)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._at(event.pos())
            words, area = (place.tooltip, _area(place)) if place else ("", self.rect())
            QToolTip.showText(event.globalPos(), words, self, area)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().toPoint())
        if place is not self._place and not self.hasFocus():
            self._place = place
            self.update()
        linked = place is not None and bool(place.link)
        self.setCursor(Qt.CursorShape.PointingHandCursor if linked else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._place = None
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place is not None and place.link:
            self.opened.emit(place.link)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._place is not None:
            self.opened.emit(self._place.link)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        places = self.places()
        if not places:
            return
        at = places.index(self._place) + step if self._place in places else 0
        self._place = places[max(0, min(at, len(places) - 1))]
        self.setAccessibleName(f"{self._name}. {self._place.tooltip}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        spot = _area(self._place)
        QToolTip.showText(self.mapToGlobal(QPoint(spot.center().x(), spot.top())), self._place.tooltip, self, spot)
        self.update()

    def _at(self, point: QPoint) -> Rect | None:
        return self.chart().picture.at(point.x(), point.y()) if self._build is not None else None

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _frame(place: Rect) -> QRectF:
    return QRectF(place.x, place.y, place.width, place.height)


def _area(place: Rect) -> QRect:
    return _frame(place).toAlignedRect()
