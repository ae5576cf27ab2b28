"""The figures of a chart as a real table: sorted by its heads, copied, exported; Enter opens what a line stands for."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mentordesk.charts.primitives import Chart, Row
from mentordesk.ui import theme
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.listed import Listed
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable

MOST_ROWS = 12
"""So many lines are in view; the others are reached by scrolling."""
_MOST_LINES = 3
"""So many lines a heading breaks into."""
_NAME = 180
"""Pixels that names take at least where the other columns need the room; else they take what is left."""
_AROUND = 28
"""Pixels beside the words of a cell."""


class ChartTable(QWidget):
    """Holds a table and makes it anew when the chart has other columns. `opened` carries the link of a line."""

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._head: tuple[str, ...] = ()
        self.table: RecordTable | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_chart(self, chart: Chart) -> None:
        """Show these figures."""
        if self.table is None or chart.head != self._head:
            self._make(chart)
        assert self.table is not None
        self.table.list_model().set_records(chart.lines)
        lines = min(len(chart.lines), MOST_ROWS)
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(self.table.horizontalHeader().height() + lines * row + theme.current().px(14))

    def listed(self) -> Listed:
        """What is seen, for an export: the selected lines where several are."""
        assert self.table is not None
        selected = self.table.selected_records()
        several = len(selected) > 1
        lines = selected if several else self.table.list_model().records()
        return listed(self._name, self._head, lines, several)

    def _make(self, chart: Chart) -> None:
        if self.table is not None:
            self.table.deleteLater()
        self._head = chart.head
        model = _Figures(_columns(chart), record_id=lambda line: line.texts[0], parent=self)
        self.table = RecordTable(model)
        self.table.setAccessibleName(self._name)
        self.table.record_activated.connect(self._on_activated)
        self._column.addWidget(self.table)
        self.setFocusProxy(self.table)
        self._make_room()

    def _make_room(self) -> None:
        """The headings are as high as the longest of them takes, one word below the other where there is no more room."""
        assert self.table is not None
        header = self.table.horizontalHeader()
        words = max((len(title.split()) for title in self._head[1:]), default=1)
        lines = min(words, _MOST_LINES)
        header.setFixedHeight(header.fontMetrics().lineSpacing() * lines + theme.current().px(14))

    def _on_activated(self, line: Row) -> None:
        if line.link:
            self.opened.emit(line.link)


class _Figures(ListModel):
    """The lines of a chart, under headings that may break."""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        found = super().headerData(section, orientation, role)
        if role == Qt.ItemDataRole.TextAlignmentRole and found is not None:
            return int(found) | int(Qt.TextFlag.TextWordWrap)
        return found


def listed(title: str, head: tuple[str, ...], lines: list[Row], chosen: bool = False) -> Listed:
    """Lines of a chart for a file, with real numbers."""
    return Listed(title, head, [tuple(None if value == "" else value for value in line.values) for line in lines], chosen)


def _columns(chart: Chart) -> list[Column]:
    made = []
    for place, title in enumerate(chart.head):
        numbers = any(not isinstance(line.values[place], str) for line in chart.lines)
        made.append(
            Column(
                str(place),
                title,
                _text(place),
                sort=_value(place) if numbers else None,
                width=_width((*title.split(), *(line.texts[place] for line in chart.lines)), strong=place == 0),
                tooltip=_text(place) if place == 0 else None,
                kind="number" if place else "text",
                stretch=place == 0,
                strong=place == 0,
            )
        )
    return made


def _width(texts: Iterable[str], *, strong: bool) -> int:
    """The width that the longest of them takes at the usual size of text, with what is around it."""
    font = QApplication.font()
    font.setBold(strong)
    wide = QFontMetrics(font).horizontalAdvance(max(texts, key=len))
    wanted = round(wide / max(theme.current().scale, 1)) + _AROUND
    return min(wanted, _NAME) if strong else wanted


def _text(place: int) -> Callable[[Row], str]:
    return lambda line: line.texts[place]


def _value(place: int) -> Callable[[Row], Any]:
    return lambda line: None if line.values[place] == "" else line.values[place]
