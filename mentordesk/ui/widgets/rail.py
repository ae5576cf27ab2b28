"""The rail at the left: the pages as icons and words, saved filters below them, narrow when there is little room."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from mentordesk.later import Later
from mentordesk.ui import icons, theme

if TYPE_CHECKING:
    from mentordesk.ui.widgets.rail_filters import RailFilters

rail_filters = Later("ui.widgets.rail_filters")

WIDE, NARROW = 208, 56


class NavItem(QAbstractButton):
    """One place to go to."""

    def __init__(self, key: str, text: str, icon: str, hint: str = "", *, place: bool = True) -> None:
        super().__init__()
        self.key, self._icon, self._hint = key, icon, hint
        self.narrow = False
        self.setText(text)
        self.setCheckable(place)
        self.setAutoExclusive(place)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({hint})" if hint else text)
        theme.keeper().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(40 if self.narrow else 180, theme.current().px(39))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the rail goes from item to item; Qt's own way stops at the gap
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, on = theme.current(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shape = QRectF(self.rect()).adjusted(0, 0.5, 0, -0.5)
        if on or self.underMouse():
            painter.setBrush(look.color("selection" if on else "sunken"))
            painter.drawRoundedRect(shape, 5, 5)
        ink = "on_selection" if on else "text_2"
        left = (self.width() - 18) / 2 if self.narrow else 14.0
        picture = icons.pixmap(self._icon, ink, 18)
        painter.drawPixmap(round(left), round(self.height() / 2 - 9), picture)
        if not self.narrow:
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold if on else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(look.color(ink))
            words = self.rect().adjusted(41, 0, -10, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text().replace("&", ""))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setColor(look.color("accent"))
            pen.setWidth(2)
            pen.setStyle(Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 5, 5)


class NavRail(QFrame):
    """The rail. `chosen(key)` comes when the user goes somewhere; `select` only shows where one is."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self._items: dict[str, NavItem] = {}
        self._filters: dict[str, RailFilters] = {}
        self._collapsed = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 14, 12, 12)
        self._column.setSpacing(4)
        self._head_box = QWidget()
        self.head = QVBoxLayout(self._head_box)
        self.head.setContentsMargins(0, 0, 0, 8)
        self.head.setSpacing(8)
        self._narrow_box = QWidget()
        self.narrow_head = QVBoxLayout(self._narrow_box)
        self.narrow_head.setContentsMargins(0, 0, 0, 4)
        self._top, self._bottom = QVBoxLayout(), QVBoxLayout()
        for group in (self._top, self._bottom):
            group.setSpacing(4)
        self._column.addWidget(self._head_box)
        self._column.addWidget(self._narrow_box, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addLayout(self._top)
        self._column.addStretch(1)
        self._column.addLayout(self._bottom)
        self.set_collapsed(False)
        theme.keeper().changed.connect(self._on_theme_changed)

    def add_item(
        self, key: str, text: str, icon: str, *, hint: str = "", bottom: bool = False, place: bool = True
    ) -> NavItem:
        """One more place; `hint` is its shortcut, shown in the tooltip.

        With `place` False it is something to do: one is never there, and the arrows only pass over it.
        """
        item = NavItem(key, text, icon, hint, place=place)
        item.clicked.connect(lambda: self.chosen.emit(key))
        (self._bottom if bottom else self._top).addWidget(item)
        self._items[key] = item
        return item

    def filters_below(self, key: str) -> "RailFilters":
        """The part below a page that shows its saved filters, made when it is first asked for."""
        if key not in self._filters:
            part: RailFilters = rail_filters.RailFilters()
            self._top.insertWidget(self._top.indexOf(self._items[key]) + 1, part)
            self._filters[key] = part
        return self._filters[key]

    def share_room(self) -> None:
        """Give the saved filters the lines that are left when every page has its own; none in the narrow rail."""
        if not self._filters:
            return
        margins = self._column.contentsMargins()
        taken = margins.top() + margins.bottom() + self._head_box.sizeHint().height()
        taken += sum(item.sizeHint().height() + 4 for item in self._items.values())
        room = 0 if self._collapsed else max(0, (self.height() - taken - 12) // theme.current().px(rail_filters.LINE))
        parts = list(self._filters.values())
        for place, part in enumerate(parts):
            others = sum(other.wanted() for other in parts[place + 1 :])
            given = min(part.wanted(), max(room - others, -(-room // (len(parts) - place))))
            part.give_room(given)
            room -= given

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_room()

    def item(self, key: str) -> NavItem:
        """One of the items."""
        return self._items[key]

    def select(self, key: str) -> None:
        """Show where one is; a key without an item marks none."""
        for item in self._items.values():
            item.setAutoExclusive(False)
            item.setChecked(item.key == key)
            item.setAutoExclusive(item.isCheckable())

    def selected(self) -> str:
        """Where one is, or ""."""
        return next((key for key, item in self._items.items() if item.isChecked()), "")

    def is_collapsed(self) -> bool:
        """Icons only?"""
        return self._collapsed

    def set_collapsed(self, collapsed: bool) -> None:
        """Icons only, or icons and words."""
        self._collapsed = collapsed
        wide = (WIDE + theme.current().px(WIDE)) // 2  # large text takes some room, not all of it
        self.setFixedWidth(NARROW if collapsed else wide)
        self._head_box.setVisible(not collapsed)
        self._narrow_box.setVisible(collapsed)
        side = 8 if collapsed else 12
        self._column.setContentsMargins(side, 14, side, 12)
        for item in self._items.values():
            item.narrow = collapsed
            item.updateGeometry()
            item.update()
        self.share_room()

    def _on_theme_changed(self) -> None:
        self.set_collapsed(self._collapsed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        items = self._in_order()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        at = next((place for place, item in enumerate(items) if item is focused), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        to = items[max(0, min(at + step, len(items) - 1))]
        to.setFocus(Qt.FocusReason.TabFocusReason)
        if to.isCheckable():
            to.click()

    def _in_order(self) -> list[QAbstractButton]:
        """What the arrows visit: the pages, and below each its saved filters."""
        found: list[QAbstractButton] = []
        for key, item in self._items.items():
            found += [item] if item.isVisible() else []
            found += self._filters[key].items() if key in self._filters else []
        return found
