"""The list in the Go to box: groups of places under headings, one line each, painted in one go."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mentordesk.i18n import _, number_text
from mentordesk.ui import icons, theme
from mentordesk.ui.places import Group, Place

Index = QModelIndex | QPersistentModelIndex
LINE, HEADING = 34, 28
PLACE = int(Qt.ItemDataRole.UserRole)
"""The role that answers with the place of a line, None for a heading."""
_DISPLAY, _ACCESSIBLE = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE = QModelIndex()
_GAP = 12


class PlacesModel(QAbstractListModel):
    """Headings and places, one below the other; only places can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[str, Place | None]] = []

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._lines = []
        for group in groups:
            shown = len(group.places)
            total = number_text(group.total)
            more = _("{heading} – {shown} of {total}").format(heading=group.heading, shown=shown, total=total)
            self._lines.append((more if shown < group.total else group.heading, None))
            self._lines += [(place.title, place) for place in group.places]
        self.endResetModel()

    def places(self) -> list[int]:
        """The rows that can be chosen."""
        return [row for row, (_text, place) in enumerate(self._lines) if place is not None]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._lines[index.row()][1] is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        text, place = self._lines[index.row()]
        if role == _DISPLAY:
            return text
        if role == PLACE:
            return place
        if role == _ACCESSIBLE and place is not None:
            kind = place.kind.heading
            return ", ".join(part for part in (place.title, place.detail, kind, place.hint) if part)
        return text if role == _ACCESSIBLE else None


class PlaceDelegate(QStyledItemDelegate):
    """Paints a heading, or an icon, a name, a fact and a shortcut."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, theme.current().px(HEADING if index.data(PLACE) is None else LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: Place | None = index.data(PLACE)
        rect: QRect = option.rect
        if place is None:
            self._heading(painter, rect, index.data(), option.font)
        else:
            self._line(painter, rect, place, option.font, option.state)

    def _heading(self, painter: QPainter, rect: QRect, text: str, font: QFont) -> None:
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        small.setWeight(QFont.Weight.DemiBold)
        painter.setFont(small)
        painter.setPen(theme.current().color("text_2"))
        inside = rect.adjusted(_GAP, 0, -_GAP, -4)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), text)

    def _line(self, painter: QPainter, rect: QRect, place: Place, font: QFont, state: QStyle.StateFlag) -> None:
        look = theme.current()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.color("selection" if chosen else "hover"))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), look.color("accent"))
        ink, second = look.color("on_selection" if chosen else "text"), look.color("on_selection" if chosen else "text_2")
        picture = icons.pixmap(place.icon, "on_selection" if chosen else "text_2", 16)
        painter.drawPixmap(rect.left() + _GAP, rect.center().y() - 7, picture)
        inside = rect.adjusted(_GAP + 16 + 10, 0, -_GAP, 0)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        if place.hint:
            painter.setPen(second)
            painter.drawText(inside, middle | int(Qt.AlignmentFlag.AlignRight), place.hint)
            inside.setRight(inside.right() - metrics.horizontalAdvance(place.hint) - _GAP)
        title = metrics.elidedText(place.title, Qt.TextElideMode.ElideRight, inside.width())
        painter.setPen(ink)
        painter.drawText(inside, middle | int(Qt.AlignmentFlag.AlignLeft), title)
        inside.setLeft(inside.left() + metrics.horizontalAdvance(title) + _GAP)
        if place.detail and inside.width() > 3 * _GAP:
            painter.setPen(second)
            detail = metrics.elidedText(place.detail, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, middle | int(Qt.AlignmentFlag.AlignLeft), detail)


class PlacesList(QListView):
    """The list; the keyboard stays in the line above, which moves the choice here."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = PlacesModel()
        self.setModel(self.lines)
        self.setItemDelegate(PlaceDelegate(self))
        self.setProperty("kind", "places")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Places found"))

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these and choose the first."""
        self.lines.show_groups(groups)
        rows = self.lines.places()
        if rows:
            self.setCurrentIndex(self.lines.index(rows[0]))
        self.scrollToTop()

    def place(self) -> Place | None:
        """The chosen place."""
        index = self.currentIndex()
        return index.data(PLACE) if index.isValid() else None

    def step(self, lines: int, *, wrap: bool = False) -> None:
        """Choose another place, some lines down or up."""
        rows = self.lines.places()
        if not rows:
            return
        at = rows.index(self.currentIndex().row()) if self.currentIndex().row() in rows else -lines
        to = (at + lines) % len(rows) if wrap else max(0, min(at + lines, len(rows) - 1))
        self.setCurrentIndex(self.lines.index(rows[to]))
        if to == 0:
            self.scrollToTop()  # so that its heading is seen

    def wanted_height(self) -> int:
        """The height that shows every line."""
        look = theme.current()
        places = len(self.lines.places())
        headings = self.lines.rowCount() - places
        return places * look.px(LINE) + headings * look.px(HEADING) + 2 * self.frameWidth() + 8
