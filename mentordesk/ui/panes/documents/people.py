"""Whom a document is about: a list of participants to tick, with what each of them gets and why."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import Role
from mentordesk.i18n import _
from mentordesk.queries import certificates, enrolments, slices
from mentordesk.queries.certificates import CertificateRow, RegisterRow
from mentordesk.queries.enrolments import Participant
from mentordesk.queries.slices import Slices
from mentordesk.ui import icons, theme
from mentordesk.ui.tables.model import RECORD, Index
from mentordesk.ui.tables.search import searchable, terms

_NOWHERE = QModelIndex()
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_BOX, _LEFT, _PADDING = 16, 12, 38
"""Pixels: the box to tick, where it begins, and where the words begin."""
_ROW, _IN_VIEW = 48, 3
"""How high a person is, and how many are in view at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosable:
    """A participant who can be ticked; `id` is the enrolment. `state` and `tone` make the pill, `why` the second line.

    `ready` says that a certificate can be issued, `printable` that there is something to print at all, `first` that
    the document is about them unless somebody says otherwise, `sheets` how many of theirs are printed.
    """

    id: int
    person_id: int
    name: str
    role: Role
    protected: bool = False
    state: str = ""
    tone: str = "neutral"
    why: str = ""
    ready: bool = False
    issued: bool = False
    printable: bool = True
    first: bool = True
    exceptional: bool = False
    sheets: int = 1


def who_gets_certificates(round_id: int, on: date) -> Slices[list[Choosable]]:
    """Everybody who took part, with the certificate of the day or the number of the one that was issued; in slices."""
    rows, found = (yield from certificates.read_in_order(round_id, on)), list[Choosable]()
    for first in range(0, len(rows), slices.SIZE):
        found += map(_certified, rows[first : first + slices.SIZE])
        yield
    return found


def _certified(row: CertificateRow) -> Choosable:
    kind = row.verdict.kind
    state, tone = _("No certificate"), "warn"
    why = row.verdict.why
    if row.certificate_id is not None and row.issued_on is not None:
        state, tone = row.number, "accent"
        why = _("Issued {date}. {reasons}").format(date=row.issued_on.isoformat(), reasons=why)
    elif kind is not None:
        diploma = kind is CertificateKind.DIPLOMA
        state, tone = (_("Diploma"), "ok") if diploma else (_("Participation"), "info")
    return Choosable(
        id=row.enrolment_id, person_id=row.person_id, name=row.name, role=row.role, protected=row.protected,
        state=state, tone=tone, why=why, ready=row.ready, issued=row.certificate_id is not None,
        printable=kind is not None or row.certificate_id is not None, exceptional=row.verdict.exceptional,
    )  # fmt: skip


def who_has_void_ones(round_id: int, rows: Iterable[Choosable]) -> list[Choosable]:
    """Those of them who have had a certificate that is void, with the numbers."""
    void: dict[int, list[RegisterRow]] = {}
    for line in certificates.register(round_id):
        if line.void_on is not None:
            void.setdefault(line.enrolment_id, []).append(line)
    return [_with_void(row, void[row.id]) for row in rows if row.id in void]


def _with_void(row: Choosable, lines: Sequence[RegisterRow]) -> Choosable:
    days = ", ".join(dict.fromkeys(line.void_on.isoformat() for line in lines if line.void_on is not None))
    return replace(
        row, state=", ".join(line.number for line in lines), tone="bad", why=_("Void since {date}.").format(date=days),
        ready=False, issued=True, printable=True, sheets=len(lines),
    )  # fmt: skip


def who_is_enrolled(round_id: int) -> Slices[list[Choosable]]:
    """Everybody in the round, mentors first, in the order of the paper; in slices."""
    rows, found = (yield from enrolments.read_participants(round_id)), list[Choosable]()
    for first in range(0, len(rows), slices.SIZE):
        found += map(_enrolled, rows[first : first + slices.SIZE])
        yield
    return found


def _enrolled(row: Participant) -> Choosable:
    return Choosable(
        id=row.enrolment_id, person_id=row.person_id, name=row.name, role=row.role, protected=row.protected,
        why=f"{row.role.label} · {row.status.label}",
    )  # fmt: skip


class PeopleModel(QAbstractListModel):
    """Rows to tick, narrowed by words and by a filter. Ticks stay with the people while rows come and go."""

    ticked_changed = Signal()

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._all: list[Choosable] = []
        self._rows: list[Choosable] = []
        self._folded: dict[int, str] = {}
        self._words, self._keep = "", lambda _row: True
        self._ticked: set[int] = set()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self._rows[index.row()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return row.name
        if role == RECORD:
            return row
        if role == _CHECK:
            return Qt.CheckState.Checked if row.id in self._ticked else Qt.CheckState.Unchecked
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return row.why
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join(part for part in (row.name, row.state, row.why) if part)
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != _CHECK:
            return False
        self.tick([self._rows[index.row()].id], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    # What it holds

    def set_rows(self, rows: Sequence[Choosable], ticked: Iterable[int]) -> None:
        """Show these people; of `ticked` those who are among them."""
        self._all = list(rows)
        self._folded = {}
        self._ticked = {row.id for row in rows} & set(ticked)
        self._narrow()

    def narrow(self, words: str, keep: Callable[[Choosable], bool]) -> None:
        """Show only those in whom every word is found and whom the filter keeps."""
        self._words, self._keep = words, keep
        self._narrow()

    def _narrow(self) -> None:
        wanted = terms(self._words)
        if wanted and not self._folded:
            self._folded = {row.id: searchable((row.name, row.state)) for row in self._all}
        self.beginResetModel()
        self._rows = [row for row in self._all if self._keep(row) and all(term in self._folded[row.id] for term in wanted)]
        self.endResetModel()

    def shown(self) -> list[Choosable]:
        """Those in view."""
        return list(self._rows)

    def total(self) -> int:
        """How many there are, in view or not."""
        return len(self._all)

    def ticked(self) -> list[Choosable]:
        """Those who are ticked, in view or not, in the order of the list."""
        return [row for row in self._all if row.id in self._ticked]

    def tick(self, ids: Iterable[int], on: bool) -> None:
        """Tick, or take the ticks away."""
        before = set(self._ticked)
        self._ticked = before | set(ids) if on else before - set(ids)
        if before != self._ticked:
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [_CHECK])
            self.ticked_changed.emit()

    def place_of(self, enrolment_id: int) -> int:
        """The row in view, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.id == enrolment_id), -1)


class PeopleDelegate(QStyledItemDelegate):
    """Paints a box, the name with its pill, and the reason below."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, theme.current().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = theme.current(), index.data(RECORD)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.color("selection" if selected else "hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("sunken"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        self._box(painter, rect, index.data(_CHECK) == Qt.CheckState.Checked)
        ink = look.color("on_selection" if selected else "text")
        second = ink if selected else look.color("text_2")
        self._words(painter, rect, row, option.font, (ink, second))

    def _box(self, painter: QPainter, rect: QRect, ticked: bool) -> None:
        look = theme.current()
        box = QRectF(rect.left() + _LEFT + 0.5, rect.center().y() - _BOX / 2 + 0.5, _BOX, _BOX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(look.color("accent" if ticked else "outline"), 1))
        painter.setBrush(look.color("accent" if ticked else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            painter.drawPixmap(box.center() - QPointF(6, 6), icons.pixmap("check", "on_accent", 12))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _words(self, painter: QPainter, rect: QRect, row: Choosable, usual: QFont, inks: tuple[QColor, QColor]) -> None:
        strong, small = QFont(usual), QFont(usual)
        strong.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(usual.pointSizeF() * 0.9)
        half = rect.height() // 2
        right = rect.right() - 10 - (self._pill(painter, rect, row, small) if row.state else 0)
        upper = QRect(rect.left() + _PADDING, rect.top() + 5, right - rect.left() - _PADDING, half - 5)
        lower = QRect(upper.left(), rect.top() + half, rect.right() - 10 - upper.left(), half - 6)
        for font, ink, box, words in ((strong, inks[0], upper, row.name), (small, inks[1], lower, row.why)):
            painter.setFont(font)
            painter.setPen(ink)
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _pill(self, painter: QPainter, rect: QRect, row: Choosable, font: QFont) -> int:
        """Paints the pill at the right of the upper line and says how much room it took: half of it is for the name."""
        ink, ground = theme.current().tone(row.tone)
        metrics = QFontMetrics(font)
        words = metrics.elidedText(row.state, Qt.TextElideMode.ElideRight, (rect.width() - _PADDING) // 2)
        width, height = metrics.horizontalAdvance(words) + 26, metrics.height() + 3
        shape = QRectF(rect.right() - 8 - width, rect.top() + rect.height() / 4 - height / 2 + 3, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(shape, height / 2, height / 2)
        painter.setBrush(ink)
        painter.drawEllipse(QRectF(shape.left() + 8, shape.center().y() - 3, 6, 6))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(shape.adjusted(18, 0, 0, -1), int(Qt.AlignmentFlag.AlignVCenter), words)
        return width + 6

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the box ticks; Space is the view's own, because it ticks every selected row."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            rect: QRect = option.rect
            if rect.left() <= event.position().x() < rect.left() + _PADDING - 2:
                ticked = index.data(_CHECK) == Qt.CheckState.Checked
                return model.setData(index, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, _CHECK)
        return False


class PeopleList(QListView):
    """The list. Space ticks all selected rows or takes their ticks away; `chosen` tells who has the focus now."""

    chosen = Signal(object)

    def __init__(self, model: PeopleModel) -> None:
        super().__init__()
        self._people = model
        self.setModel(model)
        self.setItemDelegate(PeopleDelegate(self))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().currentChanged.connect(lambda *_indexes: self.chosen.emit(self.current()))
        theme.keeper().changed.connect(self.scheduleDelayedItemsLayout)

    def minimumSizeHint(self) -> QSize:
        """Some people are in view however small the window and large the text; what stands below scrolls instead."""
        return QSize(super().minimumSizeHint().width(), theme.current().px(_ROW) * _IN_VIEW + 2)

    def current(self) -> Choosable | None:
        """The row with the focus."""
        index = self.currentIndex()
        return index.data(RECORD) if index.isValid() else None

    def select(self, enrolment_id: int) -> bool:
        """Go to somebody; False where they are not in view."""
        place = self._people.place_of(enrolment_id)
        if place >= 0:
            self.setCurrentIndex(self._people.index(place))
        return place >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        rows = [index.data(RECORD).id for index in self.selectedIndexes()]
        ticked = {row.id for row in self._people.ticked()}
        self._people.tick(rows, not all(row in ticked for row in rows))
