"""How every list looks: tall calm rows without grid lines, a hover, and what stands there when it is empty."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from mentordesk.ui import theme
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.tables.cells import Cells
from mentordesk.ui.tables.delegates import RecordDelegate
from mentordesk.ui.tables.header import RecordHeader
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.overlays import Overlays

ROW, COMPACT_ROW = 36, 28


class CalmTable(QTableView):
    """The look of a list; what it does is in `view.RecordTable`. Rows are low where the settings say so."""

    def __init__(self, model: ListModel, name: str, settings: Settings | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._list, self._settings = model, settings
        self.setProperty("kind", "records")
        self.cells = Cells(self, model)
        self.setModel(model)
        self.delegate = RecordDelegate(self, model, self.cells)
        self.setItemDelegate(self.delegate)
        self._set_up_rows()
        self.header = RecordHeader(self, model, name=name, settings=settings)
        self.setHorizontalHeader(self.header)
        self.header.set_up()
        self._overlays = Overlays(self, model)
        self.header.arranged.connect(lambda: self._on_moved())
        theme.keeper().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

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
        if self.isVisible():
            self.viewport().update()

    def _on_moved(self) -> None:
        """The cells lie elsewhere, or other columns are in view."""
        self.cells.forget()

    def repaint_row(self, row: int) -> None:
        """Paint a row again, and nothing else."""
        if row >= 0:
            self.viewport().update(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def _hover(self, row: int) -> None:
        before, self.delegate.hovered_row = self.delegate.hovered_row, row
        if before != row:
            self.repaint_row(before)
            self.repaint_row(row)

    def scrollContentsBy(self, across: int, down: int) -> None:
        super().scrollContentsBy(across, down)
        self._on_moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._overlays.place()
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
