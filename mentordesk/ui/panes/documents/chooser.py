"""Which document: a list with a line about each; where there is little room, a drop-down."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
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
from mentordesk.reports.report import Report
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
        words = str(index.data(RECORD))
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
        strong.setWeight(QFont.Weight.DemiBold)
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
    """The documents of a list of reports. `chosen(key)` comes when the user takes one."""

    chosen = Signal(str)

    def __init__(self, reports: Sequence[Report[Any]]) -> None:
        super().__init__()
        self.heading = label(_("Document"), "section")
        self.heading.setMinimumHeight(HEADING)
        self.list = calm_list(_("Document"))
        self.combo = QComboBox()
        self.combo.setAccessibleName(_("Document"))
        calm_wheel(self.combo)
        self._keys = [report.key for report in reports]
        for report in reports:
            item = QListWidgetItem(_(report.title))
            item.setData(RECORD, _(report.description))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, _(report.description))
            self.list.addItem(item)
            self.combo.addItem(_(report.title))
        self.list.currentRowChanged.connect(self._on_row)
        self.combo.currentIndexChanged.connect(self._on_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(self.combo)
        self.set_narrow(False)

    def key(self) -> str:
        """The document chosen, or ""."""
        row = self.list.currentRow()
        return self._keys[row] if 0 <= row < len(self._keys) else ""

    def show_key(self, key: str) -> None:
        """Mark a document as the chosen one, as if it were clicked; unknown keys are left alone."""
        if key in self._keys:
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
        with QSignalBlocker(self.combo), QSignalBlocker(self.list):
            self.combo.setCurrentIndex(row)
            self.list.setCurrentRow(row)
        self.list.viewport().update()
        if row >= 0:
            self.chosen.emit(self._keys[row])
