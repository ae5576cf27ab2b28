"""What stands above and below the month grid: the months, today's marked, and how many pairs met in each."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from mentordesk.domain.figures import percent
from mentordesk.domain.months import Month
from mentordesk.i18n import _, number_text
from mentordesk.queries.month_grid import MonthSum
from mentordesk.ui import theme
from mentordesk.ui.grids.model import FIRST, MonthGridModel
from mentordesk.ui.grids.painting import PADDING

_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _label_font(base: QFont, strong: bool = True) -> QFont:
    font = QFont(base)
    font.setPointSizeF(theme.current().pt(8.75))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


class MonthHeader(QHeaderView):
    """The months. The one of today has a line below, the one with the focus is darker."""

    def __init__(self, view: QTableView, model: MonthGridModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._table, self._grid = view, model
        self.today = Month(1, 1)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(20)
        self.setStretchLastSection(True)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look, month = theme.current(), self._grid.month_at(section)
        focused = section == self._table.currentIndex().column()
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("border"))
        painter.setFont(_label_font(self.font()))
        today = month is not None and month == self.today
        painter.setPen(look.color("accent" if today else "text" if focused else "text_2"))
        inner = rect.adjusted(PADDING, 0, 0, 0) if month is None else rect
        text = str(self._grid.headerData(section, Qt.Orientation.Horizontal))
        painter.drawText(inner, _LEFT if month is None else _CENTER, text)
        if today:
            painter.fillRect(rect.left() + 6, rect.bottom() - 2, rect.width() - 12, 3, look.color("accent"))
        painter.restore()


class MonthSums(QWidget):
    """The foot of the grid: the pairs that met, of those that were to meet, month by month and in all."""

    def __init__(self, view: QTableView, model: MonthGridModel) -> None:
        super().__init__()
        self._table, self._grid = view, model
        self._told: list[MonthSum] = []
        self.setAccessibleName(_("Pairs that met"))

    def refill(self) -> None:
        """Say the sums anew; painted are those that have changed."""
        before, self._told = self._told, self._sums()
        lines = [
            _("{month}: {met} of {expected}").format(
                month=one.month.long, met=number_text(one.pairs_met), expected=number_text(one.pairs_expected)
            )
            for one in self._told
        ]
        self.setAccessibleDescription(". ".join(lines))
        if [one.month for one in before] != [one.month for one in self._told]:
            self.update()
            return
        changed = [place for place, one in enumerate(self._told) if one != before[place]]
        for column in (*(FIRST + place for place in changed), self._grid.sum_column):
            self.update(self._place(column))

    def _sums(self) -> list[MonthSum]:
        """The foot of each month; none while they are being counted."""
        sums = self._grid.sums
        return [sums.of(month) for month in self._grid.grid.months] if sums is not None else []

    def _total(self) -> str:
        """What all pairs have held of what is planned; nothing while it is being counted."""
        sums = self._grid.sums
        if sums is None:
            return ""
        return _("{held} of {plan}").format(held=number_text(sums.held.total()), plan=number_text(sums.plan))

    def widest(self) -> int:
        """The width that the total needs at the foot of its column."""
        return QFontMetrics(_label_font(self.font())).horizontalAdvance(self._total()) + 2 * PADDING

    def sizeHint(self) -> QSize:
        return QSize(200, theme.current().px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.current().px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, sums = theme.current(), self._grid.sums
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, look.color("border"))
        left = self._left()
        painter.setFont(_label_font(self.font()))
        painter.setPen(look.color("text_2"))
        painter.drawText(self.rect().adjusted(PADDING, 0, left - self.width() - 4, 0), _LEFT, _("Pairs that met"))
        painter.setClipRect(left, 0, self._table.viewport().width(), self.height())
        for place, one in enumerate(self._sums()):
            room = self._place(FIRST + place)
            if not (one.pairs_expected or one.held) or not event.region().intersects(room):
                continue
            done = 0 < one.pairs_expected <= one.pairs_met
            painter.setPen(look.color("ok" if done else "text" if one.held else "text_2"))
            text = f"{number_text(one.pairs_met)}/{number_text(one.pairs_expected)}"
            if painter.fontMetrics().horizontalAdvance(text) > room.width() - 4 and one.pairs_expected:
                text = percent(100 * one.pairs_met // one.pairs_expected)
            painter.drawText(room, _CENTER, text)
        if sums is not None:
            painter.setPen(look.color("text"))
            painter.drawText(self._place(self._grid.sum_column).adjusted(PADDING, 0, 0, 0), _LEFT, self._total())

    def _place(self, column: int) -> QRect:
        x = self._left() + self._table.columnViewportPosition(column)
        return QRect(x, 0, self._table.columnWidth(column), self.height())

    def _left(self) -> int:
        """Where the months begin."""
        return self._table.viewport().mapTo(self.window(), QPoint(0, 0)).x() - self.mapTo(self.window(), QPoint(0, 0)).x()
