"""Looks for words in the previewed document and goes from one place to the next."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentordesk.i18n import _, number_text
from mentordesk.ui import icons
from mentordesk.ui.widgets.buttons import icon_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.lines import LineEdit

_NOWHERE = QModelIndex()


class SearchBar(QWidget):
    """A line to type in, how many places there are, and the way through them. `closed()` when it goes."""

    closed = Signal()

    def __init__(self, view: QPdfView, document: QPdfDocument) -> None:
        super().__init__()
        self._view = view
        self.found = QPdfSearchModel(self)
        self.found.setDocument(document)
        view.setSearchModel(self.found)
        self.line = LineEdit()
        self.line.setPlaceholderText(_("Find in the document"))
        self.line.setAccessibleName(_("Find in the document"))
        self.line.setClearButtonEnabled(True)
        icons.put(self.line.addAction(icons.icon("search"), LineEdit.ActionPosition.LeadingPosition), "search")
        self.count = label("", "second")
        self.before_button = icon_button("arrow-up", _("Place before (Shift+F3)"), lambda: self.step(-1))
        self.next_button = icon_button("arrow-down", _("Next place (F3)"), lambda: self.step(1))
        self.close_button = icon_button("x", _("Close the search"), self.close_search)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        for part in (self.count, self.before_button, self.next_button, self.close_button):
            row.addWidget(part)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_words)
        self.found.countChanged.connect(self._on_found)
        self._say()

    def places(self) -> int:
        """How many places are found so far."""
        return self.found.rowCount(_NOWHERE)

    def step(self, by: int) -> None:
        """Go to the next place, or to the one before; after the last comes the first."""
        places = self.places()
        if places:
            now = self._view.currentSearchResultIndex()
            self._go((now + by) % places if now >= 0 else 0)

    def renew(self) -> None:
        """The document is another one: look for the same words in it."""
        words = self.line.text() if self.isVisible() else ""
        self.found.setSearchString("")
        self.found.setSearchString(words)
        self._say()

    def open_search(self) -> None:
        """Come into view."""
        self.show()
        self.found.setSearchString(self.line.text())
        self.line.setFocus()
        self.line.selectAll()

    def close_search(self) -> None:
        """Go, with the marks on the pages."""
        self.hide()
        self.found.setSearchString("")
        self.closed.emit()

    def _on_words(self, words: str) -> None:
        self._view.setCurrentSearchResultIndex(-1)
        self.found.setSearchString(words)
        self._say()

    def _on_found(self) -> None:
        if self.places() and self._view.currentSearchResultIndex() < 0:
            self._go(0)
        self._say()

    def _go(self, place: int) -> None:
        self._view.setCurrentSearchResultIndex(place)
        result = self.found.resultAtIndex(place)
        self._view.pageNavigator().jump(result.page(), result.location(), self._view.pageNavigator().currentZoom())
        self._say()

    def _say(self) -> None:
        places, now = self.places(), self._view.currentSearchResultIndex() + 1
        if not self.line.text():
            words = ""
        elif not places:
            words = _("Not found")
        else:
            words = _("{place} of {count}").format(place=number_text(max(now, 1)), count=number_text(places))
        self.count.setText(words)
        for button in (self.before_button, self.next_button):
            button.setEnabled(places > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
