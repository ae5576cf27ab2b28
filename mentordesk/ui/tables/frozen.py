"""Columns that stay in view: a second view on the same model that keeps in step with the one beside or below it."""

from itertools import islice

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from mentordesk.ui.tables.rows import fill_ground

_MOUSE = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseMove}
)


class SideView(QTableView):
    """Some columns of the model of another view, scrolled up and down with it. It takes no keyboard."""

    def __init__(self, lead: QTableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(lead.model())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        mine, theirs = self.verticalScrollBar(), lead.verticalScrollBar()
        theirs.valueChanged.connect(mine.setValue)
        mine.valueChanged.connect(theirs.setValue)


class FrozenColumns(SideView):
    """The first columns of a list, laid over it while it is scrolled sideways.

    What the mouse does here is done to the list below; its heading sorts, chooses and widens like the list's own.
    """

    def __init__(self, lead: QTableView, count: int) -> None:
        super().__init__(lead, lead)
        self._lead, self._count = lead, count
        self.setProperty("kind", "frozen")
        self.setSelectionModel(lead.selectionModel())
        self.setItemDelegate(lead.itemDelegate())
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        head, theirs = self.horizontalHeader(), lead.horizontalHeader()
        head.setHighlightSections(False)
        head.setSelectionModel(QItemSelectionModel(lead.model(), head))  # as that of the list: see `calm.quiet_heading`
        head.setSectionsClickable(True)
        head.setDefaultAlignment(theirs.defaultAlignment())
        head.setMinimumSectionSize(theirs.minimumSectionSize())
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(theirs.customContextMenuRequested)
        head.sectionClicked.connect(theirs.sectionClicked)
        head.sectionResized.connect(lambda column, _before, now: theirs.resizeSection(column, now) if now else None)

    def columns(self) -> list[int]:
        """The columns that stay: the first in view, whichever they are."""
        head = self._lead.horizontalHeader()
        order = (head.logicalIndex(visual) for visual in range(head.count()))
        return list(islice((column for column in order if not head.isSectionHidden(column)), self._count))

    def fit(self) -> None:
        """Lie over the same columns of the list, as wide and as high as they are, while these are scrolled away."""
        lead, head, theirs = self._lead, self.horizontalHeader(), self._lead.horizontalHeader()
        staying = self.columns()
        wide = sum(theirs.sectionSize(column) for column in staying)
        shown = lead.horizontalScrollBar().value() > 0 and 2 * wide < lead.viewport().width()
        if not shown:
            self.hide()
            return
        blocked = head.blockSignals(True)
        for column in range(head.count()):
            self.setColumnHidden(column, column not in staying)
        for place, column in enumerate(staying):
            head.moveSection(head.visualIndex(column), place)
            self.setColumnWidth(column, theirs.sectionSize(column))
        head.setSortIndicatorShown(theirs.isSortIndicatorShown())
        head.setSortIndicator(theirs.sortIndicatorSection(), theirs.sortIndicatorOrder())
        head.blockSignals(blocked)
        head.setFixedHeight(theirs.height())
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(lead.verticalHeader().minimumSectionSize())
        rows.setDefaultSectionSize(lead.verticalHeader().defaultSectionSize())
        left, top = lead.viewport().x(), lead.viewport().y() - theirs.height()
        self.setGeometry(left, top, wide + 1, theirs.height() + lead.viewport().height())
        self.verticalScrollBar().setValue(lead.verticalScrollBar().value())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """On ground of its own, as the list below."""
        fill_ground(self, event)
        super().paintEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Hand what the mouse does to the list below, at the same place of the screen."""
        below = self._lead.viewport()
        if isinstance(event, QMouseEvent) and event.type() in _MOUSE:
            place = QPointF(below.mapFromGlobal(event.globalPosition().toPoint()))
            handed = QMouseEvent(
                event.type(), place, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
            )
            return QApplication.sendEvent(below, handed)
        if isinstance(event, QContextMenuEvent):
            there: QPoint = below.mapFromGlobal(event.globalPos())
            return QApplication.sendEvent(below, QContextMenuEvent(event.reason(), there, event.globalPos()))
        if event.type() in (QEvent.Type.Wheel, QEvent.Type.Leave):
            return QApplication.sendEvent(below, event)
        return super().viewportEvent(event)
