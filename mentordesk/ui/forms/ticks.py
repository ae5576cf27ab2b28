"""The small list of ticks that opens below a field of several choices: as long as there is room, and scrolled beyond."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from mentordesk.i18n import _
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.scroll import Scroll

_MOST = 380
"""So high at most; longer lists are scrolled."""
_GAP = 2
_BORDER = 4
"""The border of a popup is added when it is shown."""


class TickList(QFrame):
    """Space ticks, the arrows go up and down, Enter and Esc close. `closed` comes when it has gone."""

    closed = Signal()

    def __init__(
        self,
        field: QWidget,
        choices: Sequence[tuple[Any, str]],
        chosen: Collection[Any],
        on_ticked: Callable[[Any, bool], object],
    ) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.boxes: list[QCheckBox] = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        for value, words in choices:
            box = QCheckBox(words.replace("&", "&&"))
            box.setAccessibleName(words)
            box.setChecked(value in chosen)
            box.toggled.connect(partial(on_ticked, value))
            column.addWidget(box)
            self.boxes.append(box)
        if not choices:
            column.addWidget(label(_("There is nothing to choose from yet."), "second"))
        self._scroll = Scroll(inside, fit_height=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(self._scroll)

    def open_at(self, button: QWidget) -> None:
        """Show it below a button, or above it where there is more room, with the keyboard at the first tick."""
        top = button.mapToGlobal(QPoint(0, 0))
        screen = button.screen().availableGeometry().adjusted(0, 0, -_BORDER, -_BORDER)
        below = screen.bottom() - (top.y() + button.height() + _GAP)
        above = top.y() - _GAP - screen.top()
        wanted = min(self._scroll.sizeHint().height() + 2, _MOST)
        under = below >= wanted or below >= above
        height = max(60, min(wanted, below if under else above))
        width = max(button.width(), min(self._scroll.sizeHint().width() + 2, screen.width()))
        left = max(screen.left(), min(top.x(), screen.right() + 1 - width))
        upper = top.y() + button.height() + _GAP if under else top.y() - _GAP - height
        self.setFixedSize(width, height)
        self.move(left, max(screen.top(), min(upper, screen.bottom() + 1 - height)))
        self.show()
        if self.boxes:
            self.boxes[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
