"""Which document: a list on shelves; where there is little room, a drop-down."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QStandardItemModel, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from mentordesk.i18n import _
from mentordesk.reports.registry import Shelf
from mentordesk.ui import theme
from mentordesk.ui.tables.model import RECORD, Index
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.lines import calm_wheel

WIDTH = 212
HEADING = 30
"""Pixels: the least height of the heading above each of the three parts, so that they begin on one line."""
_SIDE, _BAR = 12, 12
"""Pixels beside the words, and those of the scroll bar: the lines stay the same when it comes."""


class TitleDelegate(QStyledItemDelegate):
    """Paints a title with its description (`RECORD`) wrapped below, as wide as its list."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def _lines(self, option: QStyleOptionViewItem, index: Index) -> tuple[QFont, list[tuple[str, float]]]:
        """The font of the description and its lines with their heights."""
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        words = str(index.data(RECORD) or "")
        if not words:
            return font, []
        layout = QTextLayout(words, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(self._view.width() - _BAR - 2 * _SIDE, 60))
            lines.append((words[line.textStart() : line.textStart() + line.textLength()], line.height()))
        layout.endLayout()
        return font, lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        _font, lines = self._lines(option, index)
        return QSize(100, round(11 + option.fontMetrics.height() + sum(height for _words, height in lines)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.current()
        rect: QRect = option.rect
        if not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self._heading(painter, rect, option.font, str(index.data()))
            return
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.color("selection" if selected else "hover"))
        if selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), look.color("accent"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold if index.data(RECORD) else QFont.Weight.Normal)
        line = QRect(rect.left() + _SIDE, rect.top() + 5, rect.width() - 2 * _SIDE, option.fontMetrics.height())
        at_left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        title = QFontMetrics(strong).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, line.width())
        painter.setFont(strong)
        painter.setPen(look.color("on_selection" if selected else "text"))
        painter.drawText(line, at_left, title)
        font, lines = self._lines(option, index)
        painter.setFont(font)
        painter.setPen(look.color("on_selection" if selected else "text_2"))
        y = line.bottom() + 2.0
        for words, height in lines:
            painter.drawText(line.left(), round(y), line.width() + _SIDE, round(height), at_left, words)
            y += height

    def _heading(self, painter: QPainter, rect: QRect, usual: QFont, words: str) -> None:
        """The name of what belongs together, small above it."""
        small = QFont(usual)
        small.setPointSizeF(usual.pointSizeF() * 0.9)
        small.setWeight(QFont.Weight.DemiBold)
        painter.setFont(small)
        painter.setPen(theme.current().color("text_2"))
        line = rect.adjusted(_SIDE, 0, -_SIDE, -3)
        at_foot = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        painter.drawText(line, at_foot, QFontMetrics(small).elidedText(words, Qt.TextElideMode.ElideRight, line.width()))


def calm_list(name: str) -> QListWidget:
    """A list of titles with descriptions."""
    made = QListWidget()
    made.setAccessibleName(name)
    made.setItemDelegate(TitleDelegate(made))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    made.setResizeMode(QListWidget.ResizeMode.Adjust)
    made.setMouseTracking(True)
    return made


class DocumentChooser(QWidget):
    """The documents, under the names of their shelves. `chosen(key)` comes when the user takes one."""

    chosen = Signal(str)

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        super().__init__()
        self.heading = label(_("Document"), "section")
        self.heading.setMinimumHeight(HEADING)
        self.list = calm_list(_("Document"))
        self.combo = QComboBox()
        self.combo.setAccessibleName(_("Document"))
        self.combo.setMaxVisibleItems(30)
        calm_wheel(self.combo)
        self._keys: list[str] = []
        self._row = -1
        for shelf in shelves:
            self._add_shelf(shelf)
        self.list.currentRowChanged.connect(self._on_row)
        self.combo.currentIndexChanged.connect(self._on_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(self.combo)
        self.set_narrow(False)

    def _add_shelf(self, shelf: Shelf) -> None:
        """Its name, which cannot be chosen, and its documents."""
        heading = QListWidgetItem(_(shelf.title))
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(heading)
        self.combo.addItem(_(shelf.title))
        inside = self.combo.model()
        if isinstance(inside, QStandardItemModel):
            inside.item(self.combo.count() - 1).setFlags(Qt.ItemFlag.NoItemFlags)
        self._keys.append("")
        for report in shelf.reports:
            item = QListWidgetItem(_(report.title))
            item.setToolTip(_(report.description))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, _(report.description))
            self.list.addItem(item)
            self.combo.addItem(_(report.title))
            self._keys.append(report.key)

    def key(self) -> str:
        """The document chosen, or ""."""
        row = self.list.currentRow()
        return self._keys[row] if 0 <= row < len(self._keys) else ""

    def show_key(self, key: str) -> None:
        """Mark a document as the chosen one, as if it were clicked; unknown keys are left alone."""
        if key and key in self._keys:
            self.list.setCurrentRow(self._keys.index(key))

    def set_narrow(self, narrow: bool) -> None:
        """A drop-down, or the list."""
        self.heading.setVisible(not narrow)
        self.list.setVisible(not narrow)
        self.combo.setVisible(narrow)
        self.setFocusProxy(self.combo if narrow else self.list)
        self.setMinimumWidth(0 if narrow else WIDTH)
        self.setMaximumWidth(16_777_215 if narrow else WIDTH)

    def _on_row(self, row: int) -> None:
        """Both show the same; the name of a shelf is no document, so what was chosen stays."""
        taken = 0 <= row < len(self._keys) and bool(self._keys[row])
        with QSignalBlocker(self.combo), QSignalBlocker(self.list):
            self.combo.setCurrentIndex(row if taken else self._row)
            self.list.setCurrentRow(row if taken else self._row)
        self.list.viewport().update()
        if taken:
            self._row = row
            self.chosen.emit(self._keys[row])
