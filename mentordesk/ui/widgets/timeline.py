"""The story of something: dated events one under the other, the line between them drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.ui import icons, theme
from mentordesk.ui.widgets.buttons import link_button
from mentordesk.ui.widgets.labels import label

_DOT = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened: when (as shown), what, more about it, and a way to it."""

    when: str
    text: str
    detail: str = ""
    icon: str = "clock"
    tone: str = "neutral"
    action: tuple[str, Callable[[], object]] | None = None


class _Row(QWidget):
    """One event; it draws its circle and its part of the line."""

    def __init__(self, event: Event, first: bool, last: bool) -> None:
        super().__init__()
        self._event, self._first, self._last = event, first, last
        row = QHBoxLayout(self)
        row.setContentsMargins(_DOT + 12, 3, 0, 11)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(event.text, wrap=True))
        if event.detail:
            words.addWidget(label(event.detail, "second", wrap=True))
        words.addWidget(label(event.when, "caption"))
        row.addLayout(words, 1)
        if event.action is not None:
            row.addWidget(link_button(event.action[0], event.action[1]), 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(". ".join(part for part in (event.when, event.text, event.detail) if part))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        ink, ground = look.tone(self._event.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(_DOT / 2, _DOT / 2 + 2)
        painter.setPen(QPen(look.color("border"), 2))
        if not self._first:
            painter.drawLine(QPointF(centre.x(), 0), QPointF(centre.x(), 2))
        if not self._last:
            painter.drawLine(QPointF(centre.x(), centre.y() + _DOT / 2), QPointF(centre.x(), self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(QRectF(0, 2, _DOT, _DOT))
        painter.drawPixmap(QPointF(centre.x() - 7, centre.y() - 7), icons.pixmap(self._event.icon, ink.name(), 14))


class Timeline(QWidget):
    """Events from top to bottom in the order given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        theme.keeper().changed.connect(self.update)

    def set_events(self, events: Sequence[Event]) -> None:
        """Show these events instead of the former."""
        while self._column.count():
            item = self._column.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, event in enumerate(events):
            self._column.addWidget(_Row(event, place == 0, place == len(events) - 1))
        self._column.addStretch(1)
