"""A chart on a card with its sentence; beside it the same figures as a table that can be copied and exported."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.charts.primitives import Chart
from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.ui.widgets.buttons import link_button
from mentordesk.ui.widgets.cards import Card
from mentordesk.ui.widgets.chart import Builder, ChartView
from mentordesk.ui.widgets.labels import label

if TYPE_CHECKING:
    from mentordesk.ui.tables.listed import Listed

tables = Later("ui.widgets.chart_table")

Action = tuple[str, Callable[[], object]]


class ChartCard(Card):
    """A chart, or what is missing for one. `opened` carries the link of a mark or of a line of the table."""

    opened = Signal(str)
    tabled = Signal(bool)
    """It now shows its table, or its picture again."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.name = title
        self.title.setWordWrap(True)
        self.view = ChartView(title)
        self.view.opened.connect(self.opened)
        self.table: Any = None
        self.toggle = link_button("", self.toggle_table)
        self.head.addWidget(self.toggle)
        self.sentence = label("", "second", wrap=True)
        self.missing = _Missing()
        self.add(self.view, 1)
        self.add(self.missing, 1)
        self.add(self.sentence)
        self._chart: Chart | None = None
        self._tabled = False
        self._show()

    def show_chart(self, build: Builder, high: Callable[[float], float] | None = None) -> None:
        """Show a chart, and the table of it where the user had asked for that."""
        self._chart = self.view.set_builder(build, high)
        self.sentence.setText(self._chart.sentence)
        if self.table is not None:
            self.table.show_chart(self._chart)
        self._show()

    def show_missing(self, line: str, why: str = "", action: Action | None = None) -> None:
        """Say what is missing for this chart, and what to do."""
        self._chart = None
        self.missing.say(line, why, action)
        self._show()

    def chart(self) -> Chart | None:
        """The chart, as far as there is anything to draw."""
        return self._chart

    def is_table(self) -> bool:
        """Does it show its table?"""
        return self._tabled and self._chart is not None

    def listed(self) -> "Listed":
        """The figures for a file: as the table shows them, where there is one."""
        assert self._chart is not None
        if self.table is not None and self.is_table():
            shown: Listed = self.table.listed()
            return shown
        listed: Listed = tables.listed(self.name, self._chart.head, list(self._chart.lines))
        return listed

    def toggle_table(self) -> None:
        """Show the table instead of the picture, or the picture again."""
        self._tabled = not self._tabled
        if self.table is None and self._chart is not None:
            self.table = tables.ChartTable(self.name)
            self.table.opened.connect(self.opened)
            self.body.insertWidget(0, self.table, 1)
            self.table.show_chart(self._chart)
        self._show()
        self.tabled.emit(self._tabled)

    def main(self) -> QWidget:
        """The part that takes the keyboard."""
        if self._chart is None:
            return self.missing.button if self.missing.button.isVisibleTo(self) else self.view
        return self.table if self._tabled else self.view

    def _show(self) -> None:
        drawn = self._chart is not None
        words = _("Show as chart") if self._tabled else _("Show as table")
        self.toggle.setText(words)
        self.toggle.setAccessibleName(f"{words}: {self.name}")
        self.toggle.setVisible(drawn)
        self.sentence.setVisible(drawn)
        self.missing.setVisible(not drawn and self.missing.says_something())
        self.view.setVisible(not self._tabled if drawn else not self.missing.says_something())
        if self.table is not None:
            self.table.setVisible(drawn and self._tabled)


class _Missing(QWidget):
    """What is missing, why it matters, and one way on; smaller than the empty state of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.why = label("", "strong", wrap=True), label("", "second", wrap=True)
        self.button = link_button("", self._on_pressed, flush=True)
        self._action: Callable[[], object] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.why)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def say(self, line: str, why: str, action: Action | None) -> None:
        """Say it."""
        self.line.setText(line)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self._action = action[1] if action is not None else None
        self.button.setText(action[0] if action is not None else "")
        self.button.setVisible(action is not None)

    def says_something(self) -> bool:
        """Was anything said?"""
        return bool(self.line.text())

    def _on_pressed(self) -> None:
        if self._action is not None:
            self._action()
