"""A list with its pane beside it, as wide as the user drew it; in a narrow window the pane lies over the list."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from mentordesk.ui import theme
from mentordesk.ui.settings import Key, Settings

FOLD_BELOW = 1200
"""Width of the window in px, at the usual size of text, under which the pane is folded away."""


class KeptSizes(QObject):
    """The parts of a splitter are as wide as the user drew them, also at the next start."""

    def __init__(self, splitter: QSplitter, settings: Settings) -> None:
        super().__init__(splitter)
        self._splitter, self._settings, self._name = splitter, settings, ""
        splitter.splitterMoved.connect(lambda *_place: self._keep())

    def use(self, name: str, usual: Sequence[int]) -> None:
        """Give the parts the sizes kept under this name, or the usual ones."""
        self._name = name
        kept = [int(size) for size in self._settings.items(Key.SPLITTER, name) if size.isdigit()]
        self._splitter.setSizes(kept if len(kept) == len(usual) else list(usual))

    def _keep(self) -> None:
        self._settings.set(Key.SPLITTER, [str(size) for size in self._splitter.sizes()], self._name)


class ListWithPane(QWidget):
    """`floating_changed(bool)` tells the pane whether it needs a cross to close. Its width is kept under `name`."""

    floating_changed = Signal(bool)

    def __init__(
        self, left: QWidget, pane: QWidget, width: int, *, name: str, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._settings = name, settings
        self.pane, self._usual, self.floating, self._offered = pane, width, False, True
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)  # what it holds is moved once
        self.splitter.setHandleWidth(5)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([2000, self._drawn()])
        self.splitter.splitterMoved.connect(lambda *_place: self._keep())
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        theme.keeper().changed.connect(self._fit)

    @property
    def _width(self) -> int:
        return theme.current().px(self._usual)

    def _drawn(self) -> int:
        """The width that the user gave the pane, or the usual one."""
        kept = self._settings.items(Key.SPLITTER, self._name)
        return int(kept[0]) if kept and kept[0].isdigit() else self._width

    def _keep(self) -> None:
        if not self.floating:
            self._settings.set(Key.SPLITTER, [str(self.pane.width())], self._name)

    def offer_pane(self, offered: bool) -> None:
        """Beside a list in which there is nothing at all there is no pane."""
        if offered == self._offered:
            return
        self._offered = offered
        if not self.floating:
            self.pane.setVisible(offered)
            self._share()

    def open_pane(self) -> None:
        """Bring the pane into view."""
        if self.floating:
            self._place()
            self.pane.show()
            self.pane.raise_()

    def close_pane(self) -> None:
        """Put it away again, where it lies over the list."""
        if self.floating:
            self.pane.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fold = self.window().width() < theme.current().px(FOLD_BELOW)
        if fold != self.floating:
            self._fold(fold)
        if fold:
            self._place()

    def _fold(self, fold: bool) -> None:
        self.floating = fold
        self.pane.setParent(self if fold else None)
        if not fold:
            self.splitter.addWidget(self.pane)
            self._share()
        self.pane.setVisible(self._offered and not fold)
        self.floating_changed.emit(fold)

    def _share(self) -> None:
        self.splitter.setSizes([max(self.width() - self._drawn(), 1), self._drawn()])

    def _place(self) -> None:
        self.pane.setGeometry(self.width() - self._width, 0, self._width, self.height())
