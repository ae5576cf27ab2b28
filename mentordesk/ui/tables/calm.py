"""How every list looks: tall calm rows without grid lines, a hover, and what stands there when it is empty."""

from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QMenu, QTableView, QWidget

from mentordesk.later import Later
from mentordesk.ui import theme
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.tables.cells import Cells
from mentordesk.ui.tables.delegates import RecordDelegate
from mentordesk.ui.tables.header import RecordHeader
from mentordesk.ui.tables.model import Index, ListModel
from mentordesk.ui.tables.overlays import Overlays
from mentordesk.ui.tables.rows import fill_ground, repaint_row

frozen = Later("ui.tables.frozen")

ROW, COMPACT_ROW = 36, 28


def quiet_heading(header: QHeaderView) -> None:
    """Let a heading have a selection of its own, as it shows none: else every step from row to row paints it again."""
    header.setSelectionModel(QItemSelectionModel(header.model(), header))


class CalmTable(QTableView):
    """The look of a list; what it does is in `view.RecordTable`. Rows are low where the settings say so."""

    _comes_back = _has_ground = False

    def __init__(self, model: ListModel, name: str, settings: Settings | None, staying: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._put_viewport()
        self._list, self._settings, self._frozen_count = model, settings, staying
        self._frozen: Any = None
        self.setProperty("kind", "records")
        self.cells = Cells(self, model)
        self.setModel(model)
        self.delegate = RecordDelegate(self, model, self.cells)
        self.setItemDelegate(self.delegate)
        self._set_up_rows()
        self.header = RecordHeader(self, model, name=name, settings=settings)
        self.setHorizontalHeader(self.header)
        self.header.set_up()
        quiet_heading(self.header)
        self._overlays = Overlays(self, model)
        self.header.arranged.connect(lambda: self._on_moved())
        if staying:
            self.horizontalScrollBar().valueChanged.connect(lambda _value: self._freeze())
            self.header.arranged.connect(self._freeze)
        theme.keeper().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _put_viewport(self) -> None:
        """A canvas that PySide knows: asked for Qt's own, it makes all classes of widgets to see which it is, at start."""
        canvas = QWidget()
        canvas.setBackgroundRole(QPalette.ColorRole.Base)
        canvas.setAutoFillBackground(True)
        self.setViewport(canvas)

    def _set_up_rows(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCornerButtonEnabled(False)

    def list_model(self) -> ListModel:
        """The model, as what it is."""
        return self._list

    def shown_columns(self) -> list[str]:
        """The keys of the columns in view, from left to right: what an export of this list contains."""
        return self.header.shown()

    def columns_menu(self) -> QMenu:
        """The menu that chooses columns, for a page's own "View" button."""
        return self.header.menu()

    def set_empty(self, empty: QWidget, nothing_found: QWidget | None = None) -> None:
        """What stands in the table when there is no record, and when the filter left none."""
        self._overlays.put(empty, nothing_found)

    @property
    def empty(self) -> QWidget | None:
        """What stands in the table when there is no record."""
        return self._overlays.empty

    def place_overlays(self) -> None:
        """Show what stands there when no record does, or hide it."""
        self._overlays.place()

    def _on_theme_changed(self) -> None:
        look = theme.current()
        self.delegate.forget_pens()
        compact = self._settings is not None and self._settings.flag(Key.COMPACT_ROWS)
        row = look.px(COMPACT_ROW if compact else ROW)
        self.verticalHeader().setMinimumSectionSize(row)
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFixedHeight(look.px(ROW))
        self._freeze()
        if self.isVisible():
            self.viewport().update()

    # Columns that stay

    def _freeze(self) -> None:
        """Let the first columns stay while the others are scrolled sideways."""
        if self._frozen_count and self._frozen is None and self.horizontalScrollBar().value() > 0:
            self._frozen = frozen.FrozenColumns(self, self._frozen_count)
        if self._frozen is not None:
            self._frozen.fit()

    def frozen_view(self) -> QTableView | None:
        """The view of the columns that stay, while it is needed."""
        return self._frozen if self._frozen is not None and self._frozen.isVisible() else None

    def canvas(self, column: int) -> QWidget:
        """Where something can lie over a cell of a column, with the places of `visualRect`."""
        view = self.frozen_view()
        return view.viewport() if view is not None and column in self._frozen.columns() else self.viewport()

    def indexAt(self, point: QPoint) -> QModelIndex:
        view = self.frozen_view()
        return view.indexAt(point) if view is not None and point.x() < view.width() else super().indexAt(point)

    def visualRect(self, index: Index) -> QRect:
        view = self.frozen_view()
        return (
            view.visualRect(index)
            if view is not None and index.column() in self._frozen.columns()
            else (super().visualRect(index))
        )

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        view = self.frozen_view()
        if view is not None and index.column() in self._frozen.columns():
            bar.setValue(before)
        elif view is not None and (hidden := view.width() - super().visualRect(index).left()) > 0:
            bar.setValue(bar.value() - hidden)

    def _on_moved(self) -> None:
        """The cells lie elsewhere, or other columns are in view."""
        self.cells.forget()

    def take_back_focus(self) -> None:
        """The keyboard comes back from an editor that lay over a cell: one row is painted again and not the whole list."""
        self._comes_back = True
        self.setFocus()
        self._comes_back = False
        self.repaint_row(self.currentIndex().row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self._comes_back:  # the base class paints every cell again
            super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        now = QApplication.focusWidget()
        if now is not None and self.isAncestorOf(now):  # an editor over a cell: here, too, the base class paints every cell
            self.repaint_row(self.currentIndex().row())
        else:
            super().focusOutEvent(event)

    def repaint_row(self, row: int) -> None:
        """Paint a row again, and nothing else."""
        repaint_row(self, row)
        if (view := self.frozen_view()) is not None:
            repaint_row(view, row)

    def _hover(self, row: int) -> None:
        before, self.delegate.hovered_row = self.delegate.hovered_row, row
        if before != row:
            self.repaint_row(before)
            self.repaint_row(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint on ground of its own: a list that is scrolled is then moved as a picture, and only what comes in is new."""
        if self._has_ground:
            fill_ground(self, event)
        super().paintEvent(event)
        if not self._has_ground:  # not in the first picture: what it takes is dear to load
            QTimer.singleShot(0, self, self._take_ground)

    def _take_ground(self) -> None:
        self._has_ground = True
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def scrollContentsBy(self, across: int, down: int) -> None:
        super().scrollContentsBy(across, down)
        self._on_moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._overlays.place()
        self._freeze()
        self._on_moved()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "delegate"):
            self.delegate.forget_pens()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)
