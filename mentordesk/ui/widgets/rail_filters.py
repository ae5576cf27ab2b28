"""The saved filters below a page in the rail: as many as there is room for, and one line that leads to the others."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from mentordesk.i18n import _, ngettext, number_text
from mentordesk.ui import theme
from mentordesk.ui.words import as_it_is

LINE = 28
"""Height of a line at the usual size of text."""
_INDENT, _END = 41, 10


class FilterEntry(NamedTuple):
    """A saved filter as the rail shows it. `found` is how many it finds, None where it is not known."""

    id: int
    name: str
    found: int | None = None


class FilterItem(QAbstractButton):
    """One line. `asked` says what is wanted of it: rename, remove, up or down; `menu_asked` where its menu opens."""

    asked = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, entry: FilterEntry | None = None) -> None:
        super().__init__()
        self.entry = entry
        self.current = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.keeper().changed.connect(self.updateGeometry)

    def show_entry(self, entry: FilterEntry, *, current: bool) -> None:
        """Tell of this filter; `current` when the list shows it now."""
        self.entry, self.current = entry, current
        self.setText(entry.name)
        known = entry.found is not None
        spoken = _("Saved filter {name}, {count}") if known else _("Saved filter {name}")
        self.setAccessibleName(spoken.format(name=entry.name, count=number_text(entry.found or 0)))
        self.setToolTip(as_it_is(entry.name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(180, theme.current().px(LINE))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        wanted = {Qt.Key.Key_F2: "rename", Qt.Key.Key_Delete: "remove"}.get(Qt.Key(event.key()))
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            wanted = "up" if event.key() == Qt.Key.Key_Up else "down"
        if wanted is not None and self.entry is not None:
            self.asked.emit(wanted)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the rail goes from line to line
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shape = QRectF(self.rect()).adjusted(0, 0.5, 0, -0.5)
        if self.underMouse():
            painter.setBrush(look.color("sunken"))
            painter.drawRoundedRect(shape, 5, 5)
        if self.current:
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(QRectF(20.5, self.height() / 2 - 2.5, 5, 5))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self.current else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(look.color("on_selection" if self.current else "text_2"))
        self._write(painter, QFontMetrics(font))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setColor(look.color("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 5, 5)

    def _write(self, painter: QPainter, metrics: QFontMetrics) -> None:
        """The name, cut where there is no room, and the count at the right."""
        room = self.rect().adjusted(_INDENT, 0, -_END, 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        if self.entry is not None and self.entry.found is not None:
            count = number_text(self.entry.found)
            painter.drawText(room, middle | int(Qt.AlignmentFlag.AlignRight), count)
            room.setRight(room.right() - metrics.horizontalAdvance(count) - 8)
        painter.drawText(room, middle, metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width()))


class RailFilters(QWidget):
    """The lines below one page. Signals carry the id of a filter; `all_asked` wants the menu of all, opened there."""

    chosen = Signal(int)
    asked = Signal(int, str)
    menu_asked = Signal(int, QPoint)
    all_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[FilterEntry] = []
        self._current: int | None = None
        self._room = 0
        self._items: list[FilterItem] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.more = FilterItem()
        self.more.clicked.connect(self._on_more)
        self._column.addWidget(self.more)
        self.hide()

    def show_entries(self, entries: Sequence[FilterEntry], current: int | None) -> None:
        """Show these; `current` is the one that the list shows now."""
        self._entries, self._current = list(entries), current
        self._fill()

    def wanted(self) -> int:
        """How many lines would show all."""
        return len(self._entries)

    def give_room(self, lines: int) -> None:
        """There is room for so many lines."""
        if lines != self._room:
            self._room = lines
            self._fill()

    def items(self) -> list[FilterItem]:
        """The lines in view, from the top."""
        return [item for item in (*self._items, self.more) if item.isVisible()]

    def item_of(self, filter_id: int) -> FilterItem | None:
        """The line of a filter, where there is room for it."""
        found = (item for item in self._items if item.isVisible() and item.entry and item.entry.id == filter_id)
        return next(found, None)

    def _fill(self) -> None:
        whole = len(self._entries) <= self._room
        shown = list(self._entries if whole else self._entries[: max(0, self._room - 1)])
        current = next((entry for entry in self._entries if entry.id == self._current), None)
        if shown and current is not None and current not in shown:
            shown[-1] = current  # what the list shows is always told
        while len(self._items) < len(shown):
            self._add_item()
        for place, item in enumerate(self._items):
            if place < len(shown):
                item.show_entry(shown[place], current=shown[place].id == self._current)
            item.setVisible(place < len(shown))
        rest = len(self._entries) - len(shown)
        self.more.setText(ngettext("{count} more…", "{count} more…", rest).format(count=rest))
        self.more.setAccessibleName(_("More saved filters: {count}").format(count=rest))
        self.more.setVisible(not whole and self._room > 0)
        self.setVisible(bool(self._entries) and self._room > 0)

    def _add_item(self) -> None:
        item = FilterItem()
        item.clicked.connect(lambda: self.chosen.emit(_id(item)))
        item.asked.connect(lambda what: self.asked.emit(_id(item), what))
        item.menu_asked.connect(lambda at: self.menu_asked.emit(_id(item), at))
        self._column.insertWidget(len(self._items), item)
        self._items.append(item)

    def _on_more(self) -> None:
        self.all_asked.emit(self.more.mapToGlobal(QPoint(self.more.width(), 0)))


def _id(item: FilterItem) -> int:
    return item.entry.id if item.entry is not None else 0
