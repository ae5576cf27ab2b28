"""Tabs as quiet words with a line under the one shown."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from mentordesk.ui import icons, theme

_PICTURE = 16
_BARE = _PICTURE + 16
"""Width of a tab that is only its picture."""


class TabBar(QTabBar):
    """The row of words. Where it is too narrow for all of them, the last give their words up for their icons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setIconSize(QSize(_PICTURE, _PICTURE))
        self._titles: list[str] = []
        self._pictures: list[str] = []
        self._fitting = False
        theme.keeper().changed.connect(self.fit)

    def add(self, title: str, picture: str) -> None:
        """One more tab; without a picture it keeps its words whatever happens."""
        self._titles.append(title)
        self._pictures.append(picture)
        self.addTab(title)
        self.setAccessibleTabName(len(self._titles) - 1, title)
        self.fit()

    def rename(self, place: int, title: str) -> None:
        """Give a tab other words."""
        self._titles[place] = title
        self.setAccessibleTabName(place, title)
        self.fit()

    def fit(self) -> None:
        """Words for as many tabs as there is room for; a tab without words says them in its tip."""
        if self._fitting:
            return
        self._fitting = True
        drawn = [place for place, name in enumerate(self._pictures) if name and self.isTabVisible(place)]
        for bare in range(len(drawn) + 1):
            self._dress(set(drawn[len(drawn) - bare :]))
            if not self.isVisible() or self.sizeHint().width() <= self.width():
                break
        self._fitting = False

    def _dress(self, bare: set[int]) -> None:
        for place, title in enumerate(self._titles):
            self.setTabText(place, "" if place in bare else title)
            self.setTabIcon(place, icons.icon(self._pictures[place], size=_PICTURE) if place in bare else QIcon())
            self.setTabToolTip(place, title if place in bare else "")

    def tabSizeHint(self, place: int) -> QSize:
        wanted = super().tabSizeHint(place)
        return QSize(_BARE, wanted.height()) if not self.tabText(place) else wanted

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()


class Tabs(QWidget):
    """A row of words and one page below; `shown` says which was chosen. Ctrl+Tab goes round from anywhere inside."""

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._missed, self._moving = "", False
        """The tab that was shown when it was offered no more; are tabs changed without anybody choosing one?"""
        self.bar = TabBar()
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._on_changed)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, partial(self._step, step))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def add(self, key: str, title: str, page: QWidget, *, picture: str = "") -> None:
        """One more tab; where the row is too narrow for its words the picture stands for it."""
        self._keys.append(key)
        self.stack.addWidget(page)
        self.bar.add(title, picture)

    def show_tab(self, key: str) -> None:
        """Go to a tab."""
        if key in self._keys:
            self.bar.setCurrentIndex(self._keys.index(key))

    def current(self) -> str:
        """The key of the tab shown, "" without tabs."""
        place = self.bar.currentIndex()
        return self._keys[place] if 0 <= place < len(self._keys) else ""

    def set_title(self, key: str, title: str) -> None:
        """Rename a tab, as to add a count."""
        self.bar.rename(self._keys.index(key), title)

    def set_offered(self, key: str, offered: bool) -> None:
        """Offer a tab or not; the one shown gives way to the first, and is shown again when it comes back."""
        missed, self._moving = self._missed, True
        if not offered and self.current() == key:
            missed = key
            self.bar.setCurrentIndex(0)
        self.bar.setTabVisible(self._keys.index(key), offered)
        if offered and missed == key:
            missed = ""
            self.show_tab(key)
        self._missed, self._moving = missed, False
        self.bar.fit()

    def _step(self, step: int) -> None:
        offered = [place for place in range(self.bar.count()) if self.bar.isTabVisible(place)]
        if self.bar.currentIndex() in offered:
            self.bar.setCurrentIndex(offered[(offered.index(self.bar.currentIndex()) + step) % len(offered)])

    def _on_changed(self, place: int) -> None:
        if not self._moving:
            self._missed = ""  # another one was chosen since
        self.stack.setCurrentIndex(place)
        self.shown.emit(self._keys[place])
