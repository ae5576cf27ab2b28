"""What the pages with a search above their list have in common: Ctrl+F, Esc, and a message that the next change ends."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from mentordesk.ui.pages.page import Page
from mentordesk.ui.widgets.filters import SearchBox
from mentordesk.ui.widgets.messages import MessageBar


class SearchedPage(Page):
    """A page with a `search` and a `message`, both made by the page itself."""

    search: SearchBox
    message: MessageBar

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _on_changed(self, tables: frozenset[str]) -> None:
        self.message.clear()
        super()._on_changed(tables)
