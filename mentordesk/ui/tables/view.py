"""The table every list is shown in: calm rows, Excel's habits, its columns remembered."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QItemSelection, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.ui.settings import Settings
from mentordesk.ui.tables.calm import CalmTable
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.idle import Idle
from mentordesk.ui.tables.keeping import Kept
from mentordesk.ui.tables.model import Index, ListModel

cell_menu = Later("ui.tables.cell_menu")
clipboard = Later("ui.tables.clipboard")
in_place = Later("ui.tables.in_place")

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_MANY = 5_000
"""Records from which on searching and sorting are prepared ahead."""
_COPY_ROWS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Hand(Protocol):
    """What writes in a list (`entry.CellEntry`), as far as the list itself knows it."""

    def take_key(self, event: QKeyEvent) -> bool: ...
    def takes_tab(self) -> bool: ...
    def can_begin(self) -> bool: ...
    def begin(self) -> None: ...
    def is_asking(self) -> bool: ...
    def commit(self) -> None: ...
    def place(self) -> None: ...
    def rest(self) -> None: ...
    def blocks(self) -> Any: ...


class RecordTable(CalmTable):
    """A table of records. Selection and place stay with the records when the list is filled anew.

    How the current cell, the chosen rows and the range belong together is said by `cells.Cells`. A list is changed in
    place where a page gives it a hand (`entry.CellEntry`) and columns say how.
    """

    record_selected = Signal(object)
    """The record the selection now rests on, or None for none or several."""
    record_activated = Signal(object)
    """Enter or double click on a record."""
    selection_changed = Signal(object)
    """All selected records, as a list. (Qt would copy a `Signal(list)` of 50,000 record by record.)"""

    hand: Hand | None = None
    """What writes in the list, where it can be changed in place."""
    _note: Any = None
    _refilling = True  # Qt tells of a selection already while the table is made

    def __init__(
        self,
        model: ListModel,
        *,
        name: str = "",
        settings: Settings | None = None,
        frozen: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what its columns are remembered under; the first `frozen` columns stay when it is scrolled sideways."""
        super().__init__(model, name, settings, frozen, parent)
        self._told: list[Any] = []
        self._kept = Kept(self, model, self.cells)
        model.modelAboutToBeReset.connect(self._on_about_to_refill)
        model.modelReset.connect(self._on_refilled)
        self._idle = Idle(self, lambda: model.preparing(self.cells.shown()))
        model.dataChanged.connect(self._prepare)
        self._refilling = False

    # Asking and choosing

    def selected_records(self) -> list[Any]:
        """The selected records, in the order shown."""
        return self._list.records(self.selected_rows())

    def selected_rows(self) -> list[int]:
        """The places of the selected records."""
        return self.cells.chosen()

    def current_record(self) -> Any:
        """The one selected record, or None."""
        found = self.selected_records()
        return found[0] if len(found) == 1 else None

    def select_id(self, record_id: Any) -> bool:
        """Select a record and bring it into view; False where it is not shown."""
        row = self._list.row_of(record_id)
        if row >= 0:
            self.select_row(row)
        return row >= 0

    def select_row(self, row: int) -> None:
        """Select a row, or the nearest there is, and bring it into view."""
        self.cells.go(row)

    def enter(self) -> None:
        """Take the keyboard, as from the search above; somebody is selected then."""
        if self._list.rowCount() and not self.selectionModel().hasSelection():
            self.select_row(0)
        self.setFocus()

    def selectAll(self) -> None:
        super().selectAll()
        self.cells.widen()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns; those that were there keep their place, width and choice."""
        self.header.save()
        self._list.set_columns(columns)
        self.header.arrange()

    # Changing in place, copying, and the menu

    def leave(self, forwards: bool) -> None:
        """The keyboard goes on to the next part of the window, or the one before."""
        self.focusNextPrevChild(forwards)

    def commit(self) -> None:
        """Enter what is being typed in a cell."""
        if self.hand is not None:
            self.hand.commit()

    def unsaved(self) -> list[str]:
        """The columns in which something typed stands that could not be saved."""
        keys = self._list.marks.keys()
        return [_(column.title) for column in self._list.columns if column.key in keys]

    def say_at_cell(self, text: str | None = None) -> None:
        """Explain something beside the current cell; without a text what was refused there, or what looks odd."""
        index, tone = self.currentIndex(), "bad"
        if text is None:
            mark = self._list.marks.at(index.row(), index.column()) if index.isValid() else None
            text, tone = (self._doubt(index), "warn") if mark is None else (mark.message, tone)
        if self._note is None and text:
            self._note = in_place.CellNote(self)
        if self._note is not None:
            self._note.say(text, self.visualRect(index).translated(self.viewport().pos()), tone)

    def _doubt(self, index: Index) -> str:
        """What looks odd about the value of a cell, in a list that is changed in place."""
        doubt = self._list.columns[index.column()].doubt if index.isValid() and self.hand is not None else None
        return doubt(self._list.record_at(index.row())) if doubt is not None else ""

    def copy(self) -> None:
        """Put the range on the clipboard as text and as a table: Excel and Word both take it."""
        self._copy(self.cells.rows(), self.cells.columns(), headings=False)

    def copy_rows(self) -> None:
        """Put the chosen rows on the clipboard, with all columns in view and their headings."""
        self._copy(self.cells.rows(), self.cells.shown(), headings=True)

    def _copy(self, rows: list[int], columns: list[int], *, headings: bool) -> None:
        if rows and columns:
            titles = [_(self._list.columns[column].title) for column in columns] if headings else []
            block = [[self._list.text_at(row, column) for column in columns] for row in rows]
            QGuiApplication.clipboard().setMimeData(clipboard.mime(block, titles))

    def show_menu(self, menu: QMenu, at: QPoint) -> None:
        """Open a context menu where it was asked for, with what can be done with cells below; it goes when closed."""
        cell_menu.add_to(menu, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(at))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.show_menu(QMenu(self), self.viewport().mapFromGlobal(event.globalPos()))

    # Refilling

    def _on_about_to_refill(self) -> None:
        self._kept.note()
        self._refilling = True

    def _on_refilled(self) -> None:
        self.delegate.hovered_row = -1
        self._kept.put_back()
        self._refilling = False
        self.place_overlays()
        self._on_moved()
        self._prepare()
        self._tell()

    def _prepare(self) -> None:
        """A long list gets ready to be searched and sorted while nobody touches it."""
        if self._list.total() >= _MANY:
            self._idle.restart()

    def _on_moved(self) -> None:
        super()._on_moved()
        if self.hand is not None:
            self.hand.place()
        if self._note is not None:
            self.say_at_cell()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.cells.forget()
        if not self._refilling:
            self._tell()

    def _tell(self) -> None:
        """Say what is selected, once per real change."""
        now = self.selected_records()
        if now == self._told:
            return
        self._told = now
        self.selection_changed.emit(now)
        self.record_selected.emit(now[0] if len(now) == 1 else None)

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.hand is not None:
            self.hand.rest()
        index = self.indexAt(event.position().toPoint())
        modifiers, button = event.modifiers(), event.button()
        if index.isValid() and button == Qt.MouseButton.LeftButton and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.cells.go(index.row(), index.column(), extend=True)
        elif not (button == Qt.MouseButton.RightButton and self.cells.has(index.row(), index.column())):
            super().mousePressEvent(event)
            self.cells.follow()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        self.cells.go(index.row(), index.column())
        edit = self._list.columns[index.column()].edit
        if self.hand is not None and self.hand.can_begin() and edit is not None and edit.by_mouse:
            self.hand.begin()
        else:
            self.record_activated.emit(self._list.record_at(index.row()))

    def event(self, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and pressed and event.key() in _TABS and self.hand and self.hand.takes_tab():
            if not self.hand.take_key(event):  # before Qt takes it to leave
                self.leave(event.key() == Qt.Key.Key_Tab)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.hand is not None and self.hand.take_key(event):
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_C and event.modifiers() == _COPY_ROWS:
            self.copy_rows()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.record_activated.emit(self._list.record_at(self.currentIndex().row()))
        elif event.key() == Qt.Key.Key_Escape and (self._list.is_searched() or self.window().inherits("QDialog")):
            event.ignore()  # the page takes the search away first; a dialog closes
        elif event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
        elif not self.cells.take_key(event):
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.cells.forget()
        if self.isVisible():
            self.repaint_row(previous.row())
            self.repaint_row(current.row())
        if self._note is not None or self._doubt(current):
            self.say_at_cell()
