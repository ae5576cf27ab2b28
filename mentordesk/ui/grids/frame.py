"""The month grid as one frame: frozen names left, months right, sums below, kept in step."""

from heapq import nlargest

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHeaderView, QScrollBar, QTableView, QWidget

from mentordesk.domain.months import Month
from mentordesk.i18n import _
from mentordesk.queries import slices
from mentordesk.queries.month_grid import GridSums, MonthGrid
from mentordesk.ui import theme
from mentordesk.ui.grids.headers import MonthSums
from mentordesk.ui.grids.model import FIRST, MENTEE, MENTOR, MonthGridModel, Order
from mentordesk.ui.grids.painting import PADDING, MonthDelegate
from mentordesk.ui.grids.view import MonthView
from mentordesk.ui.tables.frozen import SideView
from mentordesk.ui.tables.rows import fill_ground, repaint_row

ROW, COMPACT_ROW = 36, 28
_NAME = (104, 210)
_MONTH = (44, 74)
_SUM = 92
_MEASURED = 40
"""So many of the longest names are measured for the width of their column: the widest is among them. Where there are very
many of them one is as wide as the column may be, and the picture need not wait for them all.
"""


class NamesView(SideView):
    """The mentors and mentees. It takes no keyboard; clicking a name goes to that row's focused month."""

    def __init__(self, lead: MonthView, model: MonthGridModel) -> None:
        super().__init__(lead)
        self._lead, self._cells = lead, model
        self.setAccessibleName(_("Pairs"))
        self.setProperty("kind", "grid")
        self.delegate = MonthDelegate(self, lead, model)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(20)
        self.clicked.connect(self._on_clicked)
        model.modelReset.connect(self._hide_months)
        lead.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def _on_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        for row in (previous.row(), current.row()):
            repaint_row(self, row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """On ground of its own: what is scrolled is moved as a picture, and only what comes in is painted."""
        fill_ground(self, event)
        super().paintEvent(event)

    def _on_clicked(self) -> None:
        self._lead.go(self.currentIndex().row(), self._lead.currentIndex().column())
        self._lead.setFocus()

    def _hide_months(self) -> None:
        for column in range(FIRST, self._cells.columnCount()):
            self.setColumnHidden(column, True)


class MonthGridFrame(QFrame):
    """Give it a grid by `show_grid`; ask its `view` for cells. `sort_wanted` comes from a click on a heading."""

    sort_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "table")
        self.model = MonthGridModel(self)
        self.view = MonthView(self.model)
        self.names = NamesView(self.view, self.model)
        self.sums = MonthSums(self.view, self.model)
        self.across = QScrollBar(Qt.Orientation.Horizontal)
        self._row_height = ROW
        self._empty: QWidget | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        grid.addWidget(self.names, 0, 0)
        grid.addWidget(self.view, 0, 1)
        grid.addWidget(self.sums, 1, 0, 1, 2)
        grid.addWidget(self.across, 2, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self.view)
        self._connect()
        self._on_theme_changed()

    def _connect(self) -> None:
        inner = self.view.horizontalScrollBar()
        inner.rangeChanged.connect(self._on_range_changed)
        inner.valueChanged.connect(self.across.setValue)
        inner.valueChanged.connect(lambda _value: self.sums.update())
        self.across.valueChanged.connect(inner.setValue)
        self.names.horizontalHeader().sectionClicked.connect(
            lambda column: self.sort_wanted.emit(Order.MENTOR if column == MENTOR else Order.MENTEE)
        )
        self.model.modelReset.connect(self.fit)
        theme.keeper().changed.connect(self._on_theme_changed)

    def show_grid(self, grid: MonthGrid, today: Month) -> None:
        """Show another state; cell, selection and scroll stay as far as the pairs and months do."""
        self.view.header.today = today
        self.model.set_grid(grid)
        self._place_empty()

    def show_sums(self, sums: GridSums | None) -> None:
        """Show what the pairs add up to, at the foot; nothing while it is being counted."""
        self.model.sums = sums
        self.sums.refill()
        if self.sums.widest() > self.view.columnWidth(self.model.sum_column):
            self.fit()

    def set_compact(self, compact: bool) -> None:
        """Low rows or the usual ones."""
        wanted = COMPACT_ROW if compact else ROW
        if wanted != self._row_height:
            self._row_height = wanted
            self._on_theme_changed()

    def set_empty(self, empty: QWidget | None) -> None:
        """What stands here when no pair is shown; None while some are."""
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
        self._empty = empty
        if empty is not None:
            empty.setParent(self)
        self._place_empty()

    def _place_empty(self) -> None:
        shown = self._empty is not None and self.model.rowCount() == 0
        self.sums.setVisible(not shown)
        self.across.setVisible(not shown and self.across.maximum() > 0)
        if self._empty is not None:
            self._empty.setGeometry(self.rect().adjusted(1, theme.current().px(ROW), -1, -1))
            self._empty.setVisible(shown)

    # Widths

    def fit(self) -> None:
        """Share the width: names as wide as they need, months as wide as there is room, within limits."""
        look, months = theme.current(), len(self.model.grid.months)
        mentor, mentee = self._wanted(MENTOR), self._wanted(MENTEE)
        total = max(look.px(_SUM), self.sums.widest())
        most = max(self.width() - total - months * look.px(_MONTH[0]) - 14, 2 * look.px(_NAME[0]))
        if mentor + mentee > most:  # the longer ones give way
            mentor, mentee = max(min(mentor, most // 2), most - mentee), max(min(mentee, most // 2), most - mentor)
        self.names.setFixedWidth(mentor + mentee)
        self.names.setColumnWidth(MENTOR, mentor)
        self.names.setColumnWidth(MENTEE, mentee)
        room = (self.width() - mentor - mentee - total - 14) // max(months, 1)
        width = max(look.px(_MONTH[0]), min(room, look.px(_MONTH[1])))
        for column in range(FIRST, self.model.sum_column):
            self.view.setColumnWidth(column, width)
        self.view.setColumnWidth(self.model.sum_column, total)
        self.sums.update()

    def _wanted(self, column: int) -> int:
        metrics, look = QFontMetrics(self.font()), theme.current()
        pairs = self.model.grid.names
        if len(pairs) > slices.SIZE:
            return look.px(_NAME[1])
        names = nlargest(_MEASURED, [pair.mentor if column == MENTOR else pair.mentee for pair in pairs], key=len)
        mark = 20 if column == MENTOR else 0  # room for what tells of a quiet pair
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0) + mark + 2 * PADDING
        return max(look.px(_NAME[0]), min(widest, look.px(_NAME[1])))

    # Events

    def _on_range_changed(self, low: int, high: int) -> None:
        self.across.setRange(low, high)
        self.across.setPageStep(self.view.horizontalScrollBar().pageStep())
        self.across.setVisible(high > low)

    def _on_theme_changed(self) -> None:
        look = theme.current()
        for view in (self.view, self.names):
            view.delegate.forget_colours()
            view.verticalHeader().setMinimumSectionSize(look.px(self._row_height))
            view.verticalHeader().setDefaultSectionSize(look.px(self._row_height))
            view.horizontalHeader().setFixedHeight(look.px(ROW))
            view.viewport().update()
        self.view.verticalScrollBar().setSingleStep(look.px(self._row_height))
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self._place_empty()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "names"):
            self._on_theme_changed()
