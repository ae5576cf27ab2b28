"""The choices of a filter, which open below its chip."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from mentordesk.i18n import _
from mentordesk.ui import theme
from mentordesk.ui.widgets.facets import FacetChip
from mentordesk.ui.widgets.popups import open_below

_MOST_LINES = 12


def open_for(chip: FacetChip) -> None:
    """Show the choices of a chip, with the keyboard in them."""
    popup = ChoicesPopup(chip)
    open_below(popup, chip)
    popup.list.setFocus()


class ChoicesPopup(QFrame):
    """The choices of a chip. Enter or a click takes one alone; Space or the box ticks several, at once in force."""

    def __init__(self, chip: FacetChip) -> None:
        super().__init__(chip, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self._chip = chip
        self.list = _TickList()
        self.list.setProperty("kind", "places")
        self.list.setAccessibleName(chip.facet.title)
        self._fill()
        hint = QLabel(_("Space or the box: several"))
        hint.setProperty("kind", "caption")
        hint.setContentsMargins(10, 2, 10, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(2)
        column.addWidget(self.list)
        column.addWidget(hint)
        self.list.itemChanged.connect(lambda _item: self._on_ticked())
        self.list.alone.connect(self._on_alone)
        look = theme.current()
        width = self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth() + 24
        self.list.setMinimumWidth(max(look.px(180), chip.width() - 10, min(width, look.px(420))))
        lines = min(self.list.count(), _MOST_LINES)
        self.list.setFixedHeight(lines * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() + 2)

    def _fill(self) -> None:
        chosen = self._chip.values()
        every = QListWidgetItem(_("All"), self.list)
        every.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        at = 0
        for place, (key, label) in enumerate(self._chip.facet.pairs(), start=1):
            item = QListWidgetItem(label, self.list)
            item.setData(int(Qt.ItemDataRole.UserRole), key)
            item.setFlags(every.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in chosen else Qt.CheckState.Unchecked)
            at = place if key in chosen and not at else at
        self.list.setCurrentRow(at)

    def _on_ticked(self) -> None:
        items = [self.list.item(row) for row in range(1, self.list.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        self._chip.choose(item.data(int(Qt.ItemDataRole.UserRole)) for item in ticked)

    def _on_alone(self, item: QListWidgetItem) -> None:
        key = item.data(int(Qt.ItemDataRole.UserRole))
        chip = self._chip
        self.close()
        chip.choose(() if key is None else (key,))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            chip = self._chip
            self.close()
            chip.choose(())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab leaves the choices and goes on from the chip."""
        chip = self._chip
        self.close()
        return bool(chip.focusNextPrevChild(forwards))


class _TickList(QListWidget):
    """A list that tells a click on the words from one on the box; letters go to the line that begins with them."""

    alone = Signal(object)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return
        box = item.data(int(Qt.ItemDataRole.UserRole)) is not None and event.position().x() < theme.current().px(30)
        if not box:
            self.alone.emit(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.alone.emit(self.currentItem())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Escape):
            event.ignore()  # the popup's
        else:
            super().keyPressEvent(event)
