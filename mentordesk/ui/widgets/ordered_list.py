"""A list of names in an order of one's own: written anew in place, moved and removed by keyboard."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mentordesk.ui import theme

_ID, _BESIDE = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
_LEAST, _MOST = 4, 9
"""So many lines are in view at least and at most; more are scrolled to."""


class Line(NamedTuple):
    """A name, and quiet words at its right."""

    id: int
    name: str
    beside: str = ""


class OrderedList(QListWidget):
    """F2, Enter or a double click writes a name anew, Alt+Up and Alt+Down move it, Delete removes it.

    The list itself changes nothing: it says what was asked for, and `show_lines` shows what came of it. `renamed` may
    come with any text; `moved` carries the place wished, counted from 0.
    """

    renamed = Signal(int, str)
    moved = Signal(int, int)
    removed = Signal(int)
    chosen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_TwoWords(self))
        triggers = QListWidget.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._names: dict[int, str] = {}
        self.itemChanged.connect(self._on_changed)
        self.currentRowChanged.connect(lambda _row: self.chosen.emit())
        theme.keeper().changed.connect(self._fit)
        self._fit()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these. What is chosen stays chosen; where it is gone, the line that took its place is."""
        ids = [line.id for line in lines]
        chosen, row = self.chosen_id(), self.currentRow()
        with QSignalBlocker(self):
            if ids != [self._id_at(place) for place in range(self.count())]:
                self.clear()
                for line in lines:
                    item = QListWidgetItem(self)
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                    item.setData(_ID, line.id)
                self.setCurrentRow(ids.index(chosen) if chosen in ids else max(0, min(row, len(ids) - 1)))
            for place, line in enumerate(lines):
                item = self.item(place)
                item.setText(line.name)
                item.setData(_BESIDE, line.beside)
                spoken = f"{line.name}, {line.beside}" if line.beside else line.name
                item.setData(int(Qt.ItemDataRole.AccessibleTextRole), spoken)
        self._names = {line.id: line.name for line in lines}
        self._fit()
        if self.chosen_id() != chosen:
            self.chosen.emit()

    def chosen_id(self) -> int | None:
        """The id of the line the keyboard is at; None in an empty list."""
        return self._id_at(self.currentRow()) if self.currentItem() is not None else None

    def choose(self, line_id: int) -> None:
        """Go to a line."""
        for row in range(self.count()):
            if self._id_at(row) == line_id:
                self.setCurrentRow(row)

    def rename(self) -> None:
        """Write the chosen name anew."""
        if self.currentItem() is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.editItem(self.currentItem())

    def move_by(self, steps: int) -> None:
        """Ask for the chosen line to be moved up (-1) or down (1); at the end of the list there is nowhere to go."""
        place, chosen = self.currentRow() + steps, self.chosen_id()
        if chosen is not None and 0 <= place < self.count():
            self.moved.emit(chosen, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        chosen = self.chosen_id()
        if steps is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_by(steps)
        elif event.key() == Qt.Key.Key_Delete and chosen is not None:
            self.removed.emit(chosen)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != QListWidget.State.EditingState:
            self.rename()
        else:
            super().keyPressEvent(event)

    def _id_at(self, row: int) -> int:
        return int(self.item(row).data(_ID))

    def _on_changed(self, item: QListWidgetItem) -> None:
        line_id, text = int(item.data(_ID)), item.text()
        if text != self._names.get(line_id):
            self.renamed.emit(line_id, text)

    def _fit(self) -> None:
        """As high as its lines, within bounds."""
        line = self.sizeHintForRow(0) if self.count() else theme.current().px(28)
        self.setFixedHeight(line * max(_LEAST, min(self.count(), _MOST)) + 2 * self.frameWidth() + 2)


class _TwoWords(QStyledItemDelegate):
    """Paints the name left and the quiet words right; the name gives way where there is no room for both."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        self.initStyleOption(option, index)
        name, option.text = option.text, ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        look, beside = theme.current(), str(index.data(_BESIDE) or "")
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        room = option.rect.adjusted(10, 0, -10, 0)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(look.color("on_selection" if selected else "text_2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, beside)
        room.setRight(room.right() - option.fontMetrics.horizontalAdvance(beside) - (12 if beside else 0))
        painter.setPen(look.color("on_selection" if selected else "text"))
        shown = option.fontMetrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
