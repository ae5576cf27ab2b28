"""Completes what is typed from earlier entries, within the line as a spreadsheet does, and lists them on Alt+Down."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

from mentordesk.ui.tables.search import fold
from mentordesk.ui.widgets.popups import open_below

_MOST, _LINES = 50, 10
"""How many entries the list holds, and how many are seen at once."""
_TAKES_AWAY = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class Completing(QObject):
    """Watches a line. The rest of the most used entry that begins so stands selected behind what is typed.

    Leaving takes it, Delete takes it away, typing goes on over it. Accents and capitals need not be typed. The entries
    are asked for when the line is entered, because others may have been written meanwhile.
    """

    def __init__(self, line: QLineEdit, offers: Callable[[], Sequence[str]]) -> None:
        super().__init__(line)
        self._line, self._ask = line, offers
        self._offers: Sequence[str] | None = None
        self._offered = ""
        self._taking_away = self._at_work = False
        line.installEventFilter(self)
        line.textEdited.connect(self._on_edited)

    def text(self) -> str:
        """What stands in the line, in the spelling of the entry that completed it."""
        text = self._line.text()
        return self._offered if self._offered and fold(self._offered) == fold(text) else text

    def open_list(self) -> None:
        """Show the entries that contain what is typed; all where one of them stands there whole, or none contains it."""
        typed = fold(self._typed().strip())
        every = list(self._known())
        same = next((place for place, offer in enumerate(every) if fold(offer) == typed), None)
        found = every if same is not None else [offer for offer in every if typed in fold(offer)] or every
        if found and not self._line.isReadOnly():
            shown = _Offers(self._line, found[:_MOST])
            shown.setCurrentRow(same if same is not None and same < _MOST else 0)
            shown.itemActivated.connect(lambda item: self._on_picked(shown, item.text()))
            shown.itemClicked.connect(lambda item: self._on_picked(shown, item.text()))
            open_below(shown, self._line)

    def _known(self) -> Sequence[str]:
        if self._offers is None:
            self._offers = self._ask()
        return self._offers

    def _typed(self) -> str:
        """The text without the part that only completes it."""
        text, start = self._line.text(), self._line.selectionStart()
        completed = start >= 0 and self._line.selectionEnd() == len(text) and self._offered
        return text[:start] if completed else text

    def _on_edited(self, text: str) -> None:
        if self._at_work:
            return
        self._offered = ""
        line = self._line
        if self._taking_away or not text.strip() or line.cursorPosition() != len(text) or line.hasSelectedText():
            return
        typed = fold(text)
        for offer in self._known():
            if len(offer) > len(text) and fold(offer[: len(text)]) == typed:
                self._complete(text, offer)
                return
            if fold(offer) == typed:
                self._offered = offer
                return

    def _complete(self, text: str, offer: str) -> None:
        self._at_work = True
        self._line.insert(offer[len(text) :])
        self._line.setSelection(len(self._line.text()), len(text) - len(self._line.text()))
        self._at_work = False
        self._offered = offer

    def _on_picked(self, shown: "_Offers", text: str) -> None:
        shown.close()
        self._at_work = True
        self._line.selectAll()
        self._line.insert(text)
        self._at_work = False
        self._offered = text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._offers = None
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._taking_away = event.key() in _TAKES_AWAY
            if event.key() == Qt.Key.Key_Down:
                self.open_list()
                return True
        return super().eventFilter(watched, event)


class _Offers(QListWidget):
    """The list below the line. Enter or a click takes an entry; a letter closes it and goes to the line."""

    def __init__(self, line: QLineEdit, offers: Sequence[str]) -> None:
        super().__init__(line)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(line.accessibleName())
        self._line = line
        self.addItems(list(offers))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frame = 2 * self.frameWidth() + 10
        self.setFixedWidth(max(line.width(), min(self.sizeHintForColumn(0) + frame, 2 * line.width())))
        self.setFixedHeight(min(self.count(), _LINES) * self.sizeHintForRow(0) + frame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        elif (event.text().isprintable() and event.text()) or event.key() == Qt.Key.Key_Backspace:
            self.close()
            QApplication.sendEvent(self._line, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        else:
            super().keyPressEvent(event)
