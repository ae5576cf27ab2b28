"""The window of the user guide: a list of its pages with a search over all of them, and the page to read."""

from PySide6.QtCore import QByteArray, QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QStyledItemDelegate, QVBoxLayout, QWidget

from mentordesk import i18n
from mentordesk.i18n import _
from mentordesk.ui import guide, look, theme
from mentordesk.ui.panes.documents.chooser import calm_list
from mentordesk.ui.settings import Key, Settings
from mentordesk.ui.shortcuts import native
from mentordesk.ui.tables.model import RECORD
from mentordesk.ui.widgets.buttons import icon_button
from mentordesk.ui.widgets.filters import SearchBox
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.reader import Reader

WIDTH = 236
"""Pixels of the list of pages at the usual size of text."""
_KEY = Qt.ItemDataRole.UserRole + 17


class HelpWindow(QWidget):
    """A window of its own, to be read beside the work. `open_page` shows it at a page; Esc closes it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._language = ""
        self._pages: dict[str, guide.GuidePage] = {}
        self._visited: list[str] = []
        self._at = -1
        self.search = SearchBox("", self)
        self.search.listen_in(self)
        self.list = calm_list("")
        self._titles_with_lines, self._titles = self.list.itemDelegate(), QStyledItemDelegate(self.list)
        self.nothing = label("", "second", wrap=True)
        self.reader = Reader()
        self.back_button = icon_button("arrow-left", "", self.back)
        self.forward_button = icon_button("arrow-right", "", self.forward)
        self._lay_out()
        self._connect()
        self.resize(1000, 700)
        self.restoreGeometry(QByteArray(settings.data(Key.HELP_GEOMETRY)))
        self._fit()
        self.fill()

    # -- building ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setMinimumSize(640, 420)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.forward_button)
        buttons.addStretch(1)
        self.side = QWidget()
        left = QVBoxLayout(self.side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self.search)
        left.addWidget(self.nothing)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(buttons)
        right.addWidget(self.reader, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.side)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        self.search.left_downwards.connect(self.list.setFocus)
        self.search.returnPressed.connect(self._read_first)
        self.list.currentItemChanged.connect(lambda item, _before: self._on_item(item))
        self.list.itemActivated.connect(lambda _item: self.reader.setFocus())
        self.reader.followed.connect(self.follow)
        theme.keeper().changed.connect(self._fit)
        keys = QKeySequence.StandardKey
        for sequence, call in (
            (QKeySequence(keys.Back), self.back),
            (QKeySequence(keys.Forward), self.forward),
            (QKeySequence(Qt.Key.Key_Escape), self.close),
            (QKeySequence("Ctrl+W"), self.close),
            (QKeySequence("Ctrl++"), lambda: look.change_text_size(self._settings, 1)),
            (QKeySequence("Ctrl+-"), lambda: look.change_text_size(self._settings, -1)),
            (QKeySequence("Ctrl+0"), lambda: look.change_text_size(self._settings, 0)),
        ):
            QShortcut(sequence, self).activated.connect(call)

    def fill(self) -> None:
        """Read the pages in the language in force and show the same page again."""
        self._language = i18n.language()
        self._pages = {page.key: page for page in guide.pages()}
        self.setWindowTitle(_("User guide – MentorDesk"))
        words = _("Search the guide")
        self.search.setPlaceholderText(f"{words}   {native('Ctrl+F')}")
        self.search.setAccessibleName(words)
        self.nothing.setText(_("No page of the guide says anything of it. Try another word."))
        self.list.setAccessibleName(_("Pages of the guide"))
        self.reader.setAccessibleName(_("User guide"))
        for button, tip in ((self.back_button, _("Back (Alt+Left)")), (self.forward_button, _("Forward (Alt+Right)"))):
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self._on_searched(self.search.text())
        if self._at >= 0:
            self._show()

    # -- going about ------------------------------------------------------------------------------------------

    def open_page(self, key: str) -> None:
        """Show the window, at this page; one the guide does not have is its first."""
        self.search.clear()
        self.go(key if key in self._pages else guide.INDEX)
        self.show()
        self.raise_()
        self.activateWindow()
        self.reader.setFocus()

    def go(self, key: str) -> None:
        """Go to a page; the way back leads to the one before."""
        if key != self.current_key():
            del self._visited[self._at + 1 :]
            self._visited.append(key)
            self._at += 1
        self._show()

    def follow(self, address: str) -> None:
        """Go where a link in a page leads; only pages of the guide are linked."""
        key = address.removesuffix(".md")
        if key in self._pages:
            self.go(key)

    def back(self) -> None:
        """To the page before."""
        if self._at > 0:
            self._at -= 1
            self._show()

    def forward(self) -> None:
        """Where one came back from."""
        if self._at + 1 < len(self._visited):
            self._at += 1
            self._show()

    def current_key(self) -> str:
        """The page being read, or ""."""
        return self._visited[self._at] if self._at >= 0 else ""

    def _show(self) -> None:
        page = self._pages[self.current_key()]
        self.reader.show_text(page.text, self.search.text().split())
        self.back_button.setEnabled(self._at > 0)
        self.forward_button.setEnabled(self._at + 1 < len(self._visited))
        with QSignalBlocker(self.list):
            shown = [place for place in range(self.list.count()) if self.list.item(place).data(_KEY) == page.key]
            self.list.setCurrentRow(shown[0] if shown else -1)

    # -- searching --------------------------------------------------------------------------------------------

    def _on_searched(self, text: str) -> None:
        """The pages that say something of it with their best line; without a question all pages."""
        asked = bool(text.strip())
        pages = list(self._pages.values())
        shown = [(hit.page, hit.line) for hit in guide.search(pages, text)] if asked else [(page, "") for page in pages]
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.setItemDelegate(self._titles_with_lines if asked else self._titles)
            for page, line in shown:
                item = QListWidgetItem(page.title)
                item.setData(RECORD, line if len(line) < 120 else f"{line[:118]}…")
                item.setData(_KEY, page.key)
                self.list.addItem(item)
                if page.key == self.current_key():
                    self.list.setCurrentItem(item)
        self.nothing.setVisible(not shown)
        self.reader.mark(text.split())

    def _read_first(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(0)
            self.go(self.list.item(0).data(_KEY))
            self.reader.setFocus()

    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.go(item.data(_KEY))

    # -- events -----------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        self.side.setFixedWidth(theme.current().px(WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._language != i18n.language():
            self.fill()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.set(Key.HELP_GEOMETRY, bytes(self.saveGeometry().data()))
        super().closeEvent(event)
