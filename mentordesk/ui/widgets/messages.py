"""Messages that stand next to their cause, and what stands where there is nothing yet."""

from collections.abc import Callable

from PySide6 import QtGui
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import _
from mentordesk.ui.icons import IconLabel
from mentordesk.ui.widgets.buttons import icon_button, link_button, primary_button, secondary_button, set_kind
from mentordesk.ui.widgets.labels import label

_ICONS = {"ok": "circle-check", "info": "info", "warn": "triangle-alert", "bad": "circle-alert"}
Offered = tuple[str, Callable[[], object]]
"""What a button says and does."""
_SECONDS = 8
_AROUND, _LITTLE = 24, 8
"""Around what stands where there is nothing yet; above and below it where there is little height."""


class MessageBar(QFrame):
    """One sentence, one action, a cross. Good news without an action leaves by itself after eight seconds."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "message")
        self._action: Callable[[], object] | None = None
        self._icon = IconLabel("info", "info", 18)
        self.text = label("", wrap=True)
        self.action_button = link_button("", self._on_action)
        self.close_button = icon_button("x", _("Close message"), self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self.action_button)
        row.addWidget(self.close_button)
        self._timer = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        self.hide()

    def show_message(
        self, text: str, tone: str = "info", action_text: str = "", action: Callable[[], object] | None = None
    ) -> None:
        """Say something; `tone` is ok, info, warn or bad. It replaces what was said before."""
        self.text.setText(text)
        self._icon.set_icon(_ICONS[tone], tone)
        self._action = action
        self.action_button.setText(action_text)
        self.action_button.setVisible(bool(action_text))
        set_kind(self, "tone", tone)
        self.setAccessibleName(text)
        self.show()
        speech = QtGui.QAccessible  # by name here: its long lists are only made when something is said
        speech.updateAccessibility(QtGui.QAccessibleEvent(self, speech.Event.Alert))
        if tone in ("ok", "info") and action is None:
            self._timer.start()
        else:
            self._timer.stop()

    def clear(self) -> None:
        """Say nothing."""
        self._timer.stop()
        if self.isVisibleTo(self.parentWidget() or self):
            self.hide()
            self.closed.emit()

    def _on_action(self) -> None:
        action = self._action
        self.clear()
        if action is not None:
            action()


class EmptyState(QWidget):
    """What is missing, why it would help, and how to begin.

    In a low list the words take the room of the picture, and in one lower still the button that of the reason. Beside a
    filled button of the page the button is a `quiet` one.
    """

    def __init__(
        self,
        icon: str,
        line: str,
        why: str = "",
        *,
        action: Offered | None = None,
        second: Offered | None = None,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        column.setSpacing(6)
        column.addStretch(2)
        self._picture = QWidget()
        around = QVBoxLayout(self._picture)
        around.setContentsMargins(0, 0, 0, 6)
        around.addWidget(IconLabel(icon, "outline", 36), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._picture)
        self.line = label(line, "headline", wrap=True)
        self.why = label(why, "second", wrap=True)
        for words in (self.line, self.why):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        self.why.setVisible(bool(why))
        self.action_button: QPushButton | None = None
        self.second_button: QPushButton | None = None
        column.addSpacing(10)
        column.addLayout(self._buttons(action, second, quiet=quiet))
        column.addStretch(3)

    def _buttons(self, action: Offered | None, second: Offered | None, *, quiet: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        if second is not None:
            self.second_button = secondary_button(second[0], on_click=second[1])
            row.addWidget(self.second_button)
        if action is not None:
            self.action_button = (secondary_button if quiet else primary_button)(action[0], on_click=action[1])
            row.addWidget(self.action_button)
        row.addStretch(1)
        return row

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        super().resizeEvent(event)
        column = self._column
        self.why.setVisible(bool(self.why.text()))
        picture = self._picture.sizeHint().height() + column.spacing()
        words = column.totalHeightForWidth(self.width()) - 2 * column.contentsMargins().top()
        words -= 0 if self._picture.isHidden() else picture
        spare = self.height() - words - 2 * _AROUND
        self._picture.setVisible(spare >= picture)
        side = _AROUND if spare >= 0 else _LITTLE
        column.setContentsMargins(_AROUND, side, _AROUND, side)
        self.why.setVisible(bool(self.why.text()) and spare >= 2 * (_LITTLE - _AROUND))
