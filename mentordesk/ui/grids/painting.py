"""Paints the month grid: letters in tinted boxes, dashed boxes where a meeting is expected, names with their silence."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from mentordesk.domain.pairings import PairingStatus
from mentordesk.queries.month_grid import Cell
from mentordesk.ui import crash, icons, theme
from mentordesk.ui.grids import words
from mentordesk.ui.grids.model import MENTOR, MonthGridModel

PADDING = 12
_SELECTED = QStyle.StateFlag.State_Selected
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class _Colours:
    """The colours and fonts of one theme, made once and not per cell."""

    def __init__(self, view: QTableView) -> None:
        look = theme.current()
        self.line, self.selection, self.hover = look.color("sunken"), look.color("selection"), look.color("hover")
        self.text, self.second, self.accent = look.color("text"), look.color("text_2"), look.color("accent")
        self.sunken, self.surface = look.color("sunken"), look.color("surface")
        self.due = QPen(look.color("border"), 1, Qt.PenStyle.DashLine)
        self.missing = QPen(look.color("outline"), 1, Qt.PenStyle.DashLine)
        for pen in (self.due, self.missing):
            pen.setDashPattern([3, 3])
        self.ring = QPen(self.accent, 2)
        self.tones = {status: look.tone(tone) for status, tone in words.TONES.items()}
        self.font = QFont(view.font())


class MonthDelegate(QStyledItemDelegate):
    """Paints names, months and sums. `lead` is the view with the focused cell, whose row is tinted in both halves."""

    def __init__(self, view: QTableView, lead: QTableView, model: MonthGridModel) -> None:
        super().__init__(view)
        self._view, self._lead, self._model = view, lead, model
        self._colours: _Colours | None = None

    def forget_colours(self) -> None:
        """The theme or the font changed."""
        self._colours = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        try:
            self._paint(painter, option, index)
        except Exception:  # noqa: BLE001 - an outer wall: the pair may just have been read from a file that is gone
            crash.tell()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        colours = self._colours or self._make_colours()
        rect: QRect = option.rect
        current = self._lead.currentIndex()
        cell = self._model.cell_at(index.row(), index.column())
        if cell is None and index.row() == current.row():
            painter.fillRect(rect, colours.hover)
        elif option.state & _SELECTED:
            painter.fillRect(rect, colours.selection)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours.line)
        if cell is None:
            self._words(painter, rect, index, colours)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        box = _box_in(rect)
        self._cell(painter, box, cell, colours)
        if index.row() == current.row() and index.column() == current.column():
            self._ring(painter, box, colours)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _make_colours(self) -> _Colours:
        self._colours = _Colours(self._view)
        return self._colours

    def _cell(self, painter: QPainter, box: QRectF, cell: Cell, colours: _Colours) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if cell.status is not None:
            ink, ground = colours.tones[cell.status]
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 4, 4)
            if cell.held and len(cell.ids) > cell.held:  # something besides the held meetings: open it to see
                painter.setBrush(ink)
                painter.drawEllipse(QPointF(box.right() - 6, box.top() + 6), 2, 2)
            painter.setPen(ink)
            painter.setFont(colours.font)
            painter.drawText(box, _CENTER, words.letters(cell))
        elif cell.expected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colours.missing if cell.over else colours.due)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        elif not cell.open:
            painter.setBrush(colours.sunken)
            painter.drawRoundedRect(box, 4, 4)

    def _ring(self, painter: QPainter, box: QRectF, colours: _Colours) -> None:
        """Two pixels of accent while the grid has the keyboard, one when it is elsewhere."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colours.ring if self._lead.hasFocus() else QPen(colours.accent, 1))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6)

    def _words(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, colours: _Colours) -> None:
        row = self._model.row_at(index.row())
        painter.setFont(colours.font)
        painter.setPen(colours.second if row.status is PairingStatus.ENDED else colours.text)
        inner = rect.adjusted(PADDING, 0, -PADDING // 2, -1)
        if index.column() == MENTOR and row.quiet:
            painter.drawPixmap(QPointF(inner.right() - 14, rect.center().y() - 7), icons.pixmap("hourglass", "warn", 14))
            inner.adjust(0, 0, -18, 0)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _LEFT, text)


def _box_in(rect: QRect) -> QRectF:
    """The box of a letter within its cell."""
    return QRectF(rect).adjusted(6, 5, -6, -6)
