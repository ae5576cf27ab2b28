"""Paints the cells of a record table: text, pills (dot and word) and meeting boxes, the row's state behind them."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from mentordesk.ui import crash, theme
from mentordesk.ui.tables.cells import Cells, Edges
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.model import RECORD, ListModel

PADDING = 12
BOX, BOX_GAP = 9, 2
NARROWEST = 5
"""How wide a box with its gap is at least, where the column has little room."""
_END, _MIDDLE = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
ALL_ROUND = Edges(True, True, True, True)


class Pens:
    """The colours and fonts of one theme, made once and not per cell."""

    def __init__(self, view: QTableView) -> None:
        look = theme.current()
        self.look = look
        self.selection, self.hover = look.color("selection"), look.color("hover")
        self.line, self.accent, self.ring = look.color("sunken"), look.color("accent"), look.color("accent")
        self.text, self.second, self.on_selection = look.color("text"), look.color("text_2"), look.color("on_selection")
        self.surface = self.empty_chosen = look.color("surface")
        self.empty_box = look.color("border")
        self.plain = look.name == theme.HIGH_CONTRAST
        self.tones = {tone: look.tone(tone) for tone in ("ok", "warn", "bad", "info", "accent", "neutral")}
        self.font = QFont(view.font())
        self.strong = QFont(self.font)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self.small = QFont(self.font)
        self.small.setPointSizeF(self.font.pointSizeF() * 0.95)
        self.metrics, self.strong_metrics = QFontMetrics(self.font), QFontMetrics(self.strong)
        self.small_metrics = QFontMetrics(self.small)
        self.smooth, self.no_pen = QPainter.RenderHint.Antialiasing, Qt.PenStyle.NoPen
        self.left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._sides: dict[tuple[str, str], int] = {}
        self._pictures: dict[Hashable, QPixmap] = {}
        self._ratio = view.devicePixelRatioF()
        self._view = view

    def side(self, column: Column) -> int:
        """Where a column's words stand; flags are dear to join for each cell."""
        known = self._sides.get((column.align, column.kind))
        if known is None:
            known = self._sides[column.align, column.kind] = int(column.side() | Qt.AlignmentFlag.AlignVCenter)
        return known

    def picture(self, key: Hashable, size: QSize, draw: Callable[[QPainter], None]) -> QPixmap:
        """A small picture that stands in many cells, drawn once: round edges take more time than all the rest of a cell."""
        if self._ratio != self._view.devicePixelRatioF():  # the window went to another screen
            self._ratio = self._view.devicePixelRatioF()
            self._pictures.clear()
        known = self._pictures.get(key)
        if known is None:
            known = self._pictures[key] = QPixmap(size * self._ratio)
            known.setDevicePixelRatio(self._ratio)
            known.fill(Qt.GlobalColor.transparent)
            painter = QPainter(known)
            painter.setRenderHint(self.smooth, True)
            draw(painter)
            painter.end()
        return known

    def inks(self, column: Column, selected: bool) -> QColor:
        """The colour of a column's words."""
        return self.on_selection if selected else self.second if column.second else self.text

    def pill(self, tone: str, selected: bool) -> tuple[QColor, QColor]:
        """The ink and the ground of a pill; one as the chosen line itself would not be seen on it."""
        ink, ground = self.tones.get(tone, self.tones["neutral"])
        return (self.text, self.surface) if selected and ground == self.selection else (ink, ground)

    def boxes(self, selected: bool) -> tuple[QColor, QColor]:
        """The grounds of a full box and of an empty one, which has a line around it where there are few colours."""
        if not self.plain:
            return self.accent, self.empty_chosen if selected else self.empty_box
        return (self.on_selection, self.selection) if selected else (self.text, self.empty_chosen)


class RecordDelegate(QStyledItemDelegate):
    """Paints every cell itself: one question to the model per cell where Qt's own way asks seven."""

    def __init__(self, view: QTableView, model: ListModel, cells: Cells) -> None:
        super().__init__(view)
        self._view, self._model, self._cells = view, model, cells
        self._pens: Pens | None = None
        self.hovered_row = -1

    def forget_pens(self) -> None:
        """The theme or the font changed."""
        self._pens = None

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self.wanted_width(index), 36)

    def wanted_width(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """The width that shows the whole cell."""
        pens = self._pens or self._make_pens()
        width = pens.strong_metrics.horizontalAdvance(str(index.data())) + 2 * PADDING
        column = self._model.columns[index.column()]
        if column.kind == "pill":
            return width + 24
        if column.kind == "progress" and column.progress is not None:
            return width + min(column.progress(index.data(RECORD))[1], 12) * (BOX + BOX_GAP) + 10
        return width + 2

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        try:
            self._paint(painter, option, index)
        except Exception:  # noqa: BLE001 - an outer wall: the record may just have been read from a file that is gone
            crash.tell()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        pens = self._pens or self._make_pens()
        rect: QRect = option.rect
        selected = self._view.selectionModel().isSelected(index)  # `option.state` has all names of styles made
        model, row, place = self._model, index.row(), index.column()
        self._ground(painter, rect, row, place, selected, pens)
        column = model.columns[place]
        text = model.data(index)
        mark = model.marks.at(row, place)
        if mark is not None:
            self._refused(painter, rect, column, mark.typed, pens)
        elif column.kind == "pill" and text and (tone := column.tone(model.record_at(row)) if column.tone else "neutral"):
            self._pill(painter, rect, tone, text, selected, pens)
        elif column.kind == "progress" and column.progress is not None:
            self._boxes(painter, rect, column.progress(model.record_at(row)), text, selected, pens)
        elif text:
            self._words(painter, rect, column, text, pens.inks(column, selected), pens)

    def _make_pens(self) -> Pens:
        self._pens = Pens(self._view)
        return self._pens

    def _ground(self, painter: QPainter, rect: QRect, row: int, column: int, selected: bool, pens: Pens) -> None:
        if selected:
            painter.fillRect(rect, pens.selection)
        elif row == self.hovered_row:
            painter.fillRect(rect, pens.hover)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, pens.line)
        view = self._view
        if selected and view.columnViewportPosition(column) + view.horizontalHeader().offset() <= 0:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), pens.accent)
        edges = self._cells.edges(row, column) if selected else None
        if edges is not None:
            self._outline(painter, rect, edges, 1, pens.accent)
        current = view.currentIndex()
        if row == current.row() and column == current.column() and view.hasFocus():
            self._outline(painter, rect, ALL_ROUND, 2, pens.on_selection if selected and pens.plain else pens.ring)

    @staticmethod
    def _outline(painter: QPainter, rect: QRect, edges: Edges, width: int, colour: QColor) -> None:
        """The ring of the current cell, or a cell's share of the outline of the range."""
        if edges.top:
            painter.fillRect(rect.left(), rect.top(), rect.width(), width, colour)
        if edges.bottom:
            painter.fillRect(rect.left(), rect.bottom() + 1 - width, rect.width(), width, colour)
        if edges.left:
            painter.fillRect(rect.left(), rect.top(), width, rect.height(), colour)
        if edges.right:
            painter.fillRect(rect.right() + 1 - width, rect.top(), width, rect.height(), colour)

    def _refused(self, painter: QPainter, rect: QRect, column: Column, typed: str, pens: Pens) -> None:
        """What could not be kept: red, with a corner that tells it apart without colour."""
        ink, ground = pens.tones["bad"]
        painter.fillRect(rect.adjusted(2, 2, -2, -3), ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        right, top = rect.right() - 1, rect.top() + 2
        painter.drawPolygon([QPoint(right - 9, top), QPoint(right, top), QPoint(right, top + 9)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._words(painter, rect, column, typed, ink, pens)

    def _words(self, painter: QPainter, rect: QRect, column: Column, text: str, ink: QColor, pens: Pens) -> None:
        metrics = pens.strong_metrics if column.strong else pens.metrics
        painter.setFont(pens.strong if column.strong else pens.font)
        painter.setPen(ink)
        inner = rect.adjusted(PADDING, 0, -PADDING, -1)
        if metrics.horizontalAdvance(text) > inner.width():
            text = metrics.elidedText(text, _MIDDLE if column.from_both_ends else _END, inner.width())
        painter.drawText(inner, pens.side(column), text)

    def _pill(self, painter: QPainter, rect: QRect, tone: str, text: str, selected: bool, pens: Pens) -> None:
        ink, ground = pens.pill(tone, selected)
        height = pens.small_metrics.height() + 5
        room = rect.width() - PADDING - 4
        width = min(pens.small_metrics.horizontalAdvance(text) + 28, room)
        shape = QRectF(rect.left() + PADDING - 5, rect.center().y() - height / 2 + 0.5, width, height)
        below = shape.top() % 1

        def draw(on: QPainter) -> None:
            on.setPen(pens.no_pen)
            on.setBrush(ground)
            on.drawRoundedRect(QRectF(0, below, width, height), height / 2, height / 2)
            on.setBrush(ink)
            on.drawEllipse(QPointF(11.5, below + height / 2), 3, 3)

        picture = pens.picture((tone, selected, width, below), QSize(width, height + 1), draw)
        painter.drawPixmap(rect.left() + PADDING - 5, int(shape.top() - below), picture)
        painter.setFont(pens.small)
        painter.setPen(ink)
        words = shape.adjusted(19, -0.5, -6, -0.5)
        shown = pens.small_metrics.elidedText(text, _END, int(words.width()) + 1)
        painter.drawText(words, pens.left, shown)

    def _boxes(
        self, painter: QPainter, rect: QRect, progress: tuple[int, int], text: str, selected: bool, pens: Pens
    ) -> None:
        held, expected = progress
        boxes = min(expected, 12)
        filled = held if expected <= 12 else round(held * 12 / expected)
        words = pens.metrics.horizontalAdvance(text) + 8
        room = (rect.width() - PADDING - words - 4) // boxes if boxes else 0
        step = min(BOX + BOX_GAP, max(room, NARROWEST))  # the number stands beside them in any case
        width = step - BOX_GAP
        left, top = rect.left() + PADDING, rect.center().y() - BOX // 2

        def draw(on: QPainter) -> None:
            full, empty = pens.boxes(selected)
            on.setPen(full if pens.plain else pens.no_pen)
            for place in range(boxes):
                if place in (0, filled):
                    on.setBrush(full if place < filled else empty)
                on.drawRoundedRect(QRectF(1 + place * step, 1, width, BOX), 2, 2)

        if boxes:  # with room for a line around them
            picture = pens.picture((boxes, filled, step, selected), QSize(boxes * step + 2, BOX + 2), draw)
            painter.drawPixmap(left - 1, top - 1, picture)
        painter.setFont(pens.font)
        painter.setPen(QPen(pens.on_selection if selected else pens.second))
        beside = rect.adjusted(PADDING + boxes * step + (8 if boxes else 0), 0, -4, -1)
        painter.drawText(beside, pens.left, text)
