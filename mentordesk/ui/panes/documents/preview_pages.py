"""The pages of the previewed document as small pictures, to see the whole and go to one of them."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QListView, QWidget

from mentordesk.i18n import _
from mentordesk.ui import theme
from mentordesk.ui.tables.model import Index

WIDTH = 116
"""Width of the list in pixels at the usual size of text."""
_ACROSS, _DOWN = 82, 92
"""Pixels a page may take."""
_NOWHERE = QModelIndex()


class PagesModel(QAbstractListModel):
    """A row for each page. Pictures are made one by one, those that are looked at first, while nothing else is done."""

    def __init__(self, document: QPdfDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._pictures: dict[int, QPixmap] = {}
        self._wanted: list[int] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._make_one)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else max(self._document.pageCount(), 0)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        page = index.row()
        if role == int(Qt.ItemDataRole.DisplayRole):
            return str(page + 1)
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return _("Page {page}").format(page=page + 1)
        if role == int(Qt.ItemDataRole.DecorationRole):
            shown = QIcon(self._picture(page))
            shown.addPixmap(self._picture(page), QIcon.Mode.Selected)  # else Qt veils the page that is chosen
            return shown
        return None

    def renew(self) -> None:
        """Another document, or none."""
        self.beginResetModel()
        self._pictures.clear()
        self._wanted.clear()
        self._timer.stop()
        self.endResetModel()

    def _picture(self, page: int) -> QPixmap:
        if page not in self._pictures:
            self._pictures[page] = self._framed(QImage(), self._size(page), 1.0)
            self._wanted.append(page)
            self._timer.start()
        return self._pictures[page]

    def _make_one(self) -> None:
        if not self._wanted or self._document.status() is not QPdfDocument.Status.Ready:
            self._timer.stop()
            return
        page = self._wanted.pop()  # the one asked for last is in view for certain
        size = self._size(page)
        ratio = max(screen.devicePixelRatio() for screen in self._screens())
        image = self._document.render(page, size * ratio)
        self._pictures[page] = self._framed(image, size, ratio)
        place = self.index(page)
        self.dataChanged.emit(place, place, [int(Qt.ItemDataRole.DecorationRole)])

    def _screens(self) -> list[Any]:
        parent = self.parent()
        return [parent.screen()] if isinstance(parent, QWidget) else []

    def _size(self, page: int) -> QSize:
        points = self._document.pagePointSize(page)
        box = QSize(theme.current().px(_ACROSS), theme.current().px(_DOWN))
        return points.toSize().scaled(box, Qt.AspectRatioMode.KeepAspectRatio) if not points.isEmpty() else box

    def _framed(self, image: QImage, size: QSize, ratio: float) -> QPixmap:
        """The page on white with a fine line around it."""
        made = QPixmap(size * ratio)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        if not image.isNull():
            painter.drawImage(0, 0, image)
        painter.setPen(theme.current().color("border"))
        painter.drawRect(made.rect().adjusted(0, 0, -1, -1))
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made


class PagesList(QListView):
    """The small pictures below each other. `wanted(page)` comes when the user goes to one."""

    wanted = Signal(int)

    def __init__(self, document: QPdfDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self.pages = PagesModel(document, self)
        self.setModel(self.pages)
        self.setAccessibleName(_("Pages"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setSpacing(4)
        self._following = False
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.keeper().changed.connect(self._fit)
        self._fit()

    def renew(self) -> None:
        """Another document, or none."""
        self.pages.renew()

    def follow(self, page: int) -> None:
        """Mark the page that is in view."""
        if page != self.currentIndex().row() and 0 <= page < self.pages.rowCount():
            self._following = True
            self.setCurrentIndex(self.pages.index(page))
            self._following = False

    def _on_current(self, now: Index, _before: Index) -> None:
        if now.isValid() and not self._following:
            self.wanted.emit(now.row())

    def _fit(self) -> None:
        look = theme.current()
        self.setFixedWidth(look.px(WIDTH))
        self.setIconSize(QSize(look.px(_ACROSS), look.px(_DOWN)))
        self.pages.renew()
