"""Tabs as quiet words with a line under the one shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget


class Tabs(QWidget):
    """A row of words and one page below; `shown` says which was chosen. Ctrl+Tab goes round as usual."""

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._on_changed)

    def add(self, key: str, title: str, page: QWidget) -> None:
        """One more tab."""
        self._keys.append(key)
        self.stack.addWidget(page)
        self.bar.addTab(title)

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
        self.bar.setTabText(self._keys.index(key), title)

    def set_offered(self, key: str, offered: bool) -> None:
        """Offer a tab or not; the one shown gives way to its neighbour."""
        self.bar.setTabVisible(self._keys.index(key), offered)

    def _on_changed(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self.shown.emit(self._keys[place])
