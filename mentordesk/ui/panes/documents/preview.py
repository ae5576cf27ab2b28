"""Shows the very PDF that is saved and printed: page by page, fitted or enlarged, searched, with its pages as pictures."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.i18n import _, number_text
from mentordesk.ui import theme
from mentordesk.ui.icons import IconLabel
from mentordesk.ui.panes.documents.chooser import HEADING
from mentordesk.ui.panes.documents.preview_pages import PagesList
from mentordesk.ui.panes.documents.preview_search import SearchBar
from mentordesk.ui.widgets.buttons import icon_button
from mentordesk.ui.widgets.entrance import Entrance
from mentordesk.ui.widgets.filters import later
from mentordesk.ui.widgets.labels import label

_LEAST, _MOST, _STEP = 0.2, 4.0, 1.25
"""The zoom factors between which the user can go, and the factor of one step."""
_BUSY_AFTER = 200
"""Milliseconds until the bar shows that a page is being made."""


class _Instead(QWidget):
    """What stands there while there is nothing to show: a picture, what is missing, and why."""

    def __init__(self) -> None:
        super().__init__()
        self.line = label("", "headline", wrap=True)
        self.why = label("", "second", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(2)
        column.addWidget(IconLabel("file-text", "outline", 36), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        for words in (self.line, self.why):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addStretch(3)


class PreviewPane(QWidget):
    """The preview. A `plain` one only shows, turns and zooms.

    Signals: `reader_wanted()` asks for the computer's own PDF reader, `texts_wanted()` for the editor of the texts,
    `pages_shown(bool)` tells that the user wants the pages as pictures, or not.
    """

    reader_wanted = Signal()
    texts_wanted = Signal()
    pages_shown = Signal(bool)

    def __init__(self, *, plain: bool = False) -> None:
        super().__init__()
        self._plain = plain
        self.stack = QStackedWidget()
        self.view = QPdfView()
        self.stack.addWidget(self.view)
        self.document = QPdfDocument(self.stack)  # after the view, so that at the end the view goes first
        self._buffer = QBuffer(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.view.setAccessibleName(_("Preview"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.instead = _Instead()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(_("The preview is being made"))
        self.bar.hide()
        self._busy = later(self, _BUSY_AFTER, self.bar.show)
        self.note = label("", "caption", wrap=True)
        self.note.hide()
        Entrance(self, self.view)
        self.pages = PagesList(self.document, self)
        self.search = SearchBar(self.view, self.document)
        self.search.hide()
        self._make_tools()
        self._lay_out()
        self._make_keys()
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._say_page())
        self.pages.wanted.connect(self.go_to_page)
        self.search.closed.connect(self.view.setFocus)
        theme.keeper().changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._say_page()

    # -- building ---------------------------------------------------------------------------------------------

    def _make_tools(self) -> None:
        self.back_button = icon_button("chevron-left", _("Page before (Ctrl+Page Up)"), lambda: self.turn(-1))
        self.next_button = icon_button("chevron-right", _("Next page (Ctrl+Page Down)"), lambda: self.turn(1))
        self.page_words = label("", "second")
        self.smaller_button = icon_button("zoom-out", _("Smaller (−)"), lambda: self.zoom(1 / _STEP))
        self.fit_button = icon_button("file-text", _("The whole page (0)"), self.fit)
        self.larger_button = icon_button("zoom-in", _("Larger (+)"), lambda: self.zoom(_STEP))
        self.reader_button = icon_button("external-link", _("Open in the PDF reader"), self.reader_wanted.emit)
        self.search_button = icon_button("search", _("Find in the document (F3)"), self.search.open_search)
        self.pages_button = icon_button("layout-dashboard", _("Pages as pictures"))
        self.pages_button.setCheckable(True)
        self.pages_button.toggled.connect(self._on_pages)
        self.texts_button = icon_button("pen-line", _("Edit the texts of this document…"), self.texts_wanted.emit)
        self._tools = (
            self.back_button, self.next_button, self.smaller_button, self.fit_button, self.larger_button,
            self.search_button, self.reader_button,
        )  # fmt: skip

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(4)
        self.heading = label(_("Preview"), "section")
        self.heading.setMinimumHeight(HEADING)
        tools.addWidget(self.heading)
        tools.addStretch(1)
        for part in (self.back_button, self.page_words, self.next_button):
            tools.addWidget(part)
        tools.addSpacing(8)
        for part in (self.smaller_button, self.fit_button, self.larger_button):
            tools.addWidget(part)
        tools.addSpacing(8)
        for part in (self.search_button, self.pages_button, self.texts_button, self.reader_button):
            tools.addWidget(part)
        if self._plain:  # only hidden: what is shown before it lies in the window flashes up as one of its own
            for part in (self.heading, self.search_button, self.pages_button, self.texts_button, self.reader_button):
                part.hide()
        self.stack.addWidget(self.instead)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.pages)
        row.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self.bar)
        column.addWidget(self.search)
        column.addLayout(row, 1)
        column.addWidget(self.note)
        self.pages.hide()

    def _make_keys(self) -> None:
        for keys, call in (
            ("+", self.larger_button.click), ("-", self.smaller_button.click), ("0", self.fit),
            ("Home", lambda: self.go_to_page(0)), ("End", lambda: self.go_to_page(self.page_count() - 1)),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self.view, call, context=Qt.ShortcutContext.WidgetShortcut)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self.turn(step), context=inside)
        for keys, step in (("F3", 1), ("Shift+F3", -1)) if not self._plain else ():
            QShortcut(QKeySequence(keys), self, lambda step=step: self.find_next(step), context=inside)

    # -- showing ----------------------------------------------------------------------------------------------

    def show_content(self, content: bytes, note: str = "", *, keep_place: bool = False) -> None:
        """Show a document; with `keep_place` at the page that was in view."""
        page = self.current_page() if keep_place else 0
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.stack.setCurrentWidget(self.view)
        self._rest(note)
        self.search.renew()
        self.go_to_page(min(page, self.page_count() - 1))

    def show_instead(self, line: str, why: str = "") -> None:
        """Say why there is nothing to see."""
        self.document.close()
        self.instead.line.setText(line)
        self.instead.why.setText(why)
        self.instead.why.setVisible(bool(why))
        self.stack.setCurrentWidget(self.instead)
        self._rest("")

    def show_busy(self) -> None:
        """A new document is being made; what is shown stays until then."""
        self.bar.setRange(0, 0)
        self._busy.start()

    def show_progress(self, done: int, total: int) -> None:
        """How far the new document is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _rest(self, note: str) -> None:
        self._busy.stop()
        self.bar.hide()
        self.pages.renew()
        self._show_pages()
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._say_page()

    # -- pages, and words in them -------------------------------------------------------------------------------

    def want_pages(self, wanted: bool) -> None:
        """Show the pages as pictures wherever there are several, or do not."""
        self.pages_button.setChecked(wanted)

    def find_next(self, step: int) -> None:
        """Open the search, or go to its next place."""
        if self.search.isHidden():
            self.search.open_search()
        else:
            self.search.step(step)

    def _on_pages(self, wanted: bool) -> None:
        self._show_pages()
        self.pages_shown.emit(wanted)

    def _show_pages(self) -> None:
        self.pages.setVisible(self.pages_button.isChecked() and self.page_count() > 1)

    # -- turning and zooming ----------------------------------------------------------------------------------

    def page_count(self) -> int:
        """The pages of the document shown."""
        return max(self.document.pageCount(), 0)

    def current_page(self) -> int:
        """The page in view, from 0."""
        return self.view.pageNavigator().currentPage()

    def turn(self, step: int) -> None:
        """A page on, or back."""
        self.go_to_page(self.current_page() + step)

    def go_to_page(self, page: int) -> None:
        """Bring a page into view, where there is such a page."""
        if 0 <= page < self.page_count():
            self.view.pageNavigator().jump(page, QPointF(), 0)
        self._say_page()

    def fit(self) -> None:
        """The whole page."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)

    def zoom(self, factor: float) -> None:
        """Larger or smaller, beginning at what is seen."""
        fitted = self.view.zoomMode() is QPdfView.ZoomMode.FitInView
        now = self._fitted_factor() if fitted else self.view.zoomFactor()
        page = self.current_page()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(now * factor, _LEAST), _MOST))
        self.go_to_page(page)

    def _fitted_factor(self) -> float:
        size = self.document.pagePointSize(self.current_page())
        if size.isEmpty():
            return 1.0
        dots, room = self.view.logicalDpiX() / 72, self.view.viewport().size()
        return min(room.width() / (size.width() * dots), room.height() / (size.height() * dots))

    def _say_page(self) -> None:
        count, page = self.page_count(), self.current_page() + 1
        words = _("{page} of {count}").format(page=number_text(page), count=number_text(count))
        self.page_words.setText(words if count else "")
        for button in self._tools:
            button.setEnabled(count > 0)
        self.pages_button.setEnabled(count > 1)
        self.pages.follow(page - 1)
        self.back_button.setEnabled(page > 1)
        self.next_button.setEnabled(page < count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The heading goes where the tools need its room."""
        super().resizeEvent(event)
        tools = (*self._tools, self.pages_button, self.texts_button)
        taken = sum(part.sizeHint().width() + 4 for part in tools) + self.fontMetrics().horizontalAdvance("000 / 000") + 24
        self.heading.setVisible(not self._plain and self.width() - taken >= self.heading.sizeHint().width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_theme_changed()  # the style sheet of the window has just reset the colours

    def _on_theme_changed(self) -> None:
        look = theme.current()
        self.view.setStyleSheet(
            f"QPdfView {{ border: 1px solid {look.border}; }} QPdfView:focus {{ border: 2px solid {look.accent}; }}"
        )
        colours = QPalette(self.view.palette())
        colours.setColor(QPalette.ColorRole.Dark, look.color("sunken"))
        for part in (self.view, self.view.viewport()):
            part.setPalette(colours)
