"""Shows a text written in Markdown in the colours and sizes of the theme, and again when the theme changes."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from mentordesk.ui import theme

MARGIN = 28
WIDEST = 760
"""Pixels at the usual size of text beyond which a line is hard to follow."""
_HEADINGS = {1: 17.0, 2: 12.0, 3: 10.5}
_LINE_HEIGHT = 128
_FIRST = 36
"""In per cent: the lines, and the first of two columns."""


class Reader(QTextBrowser):
    """A page to read. `followed(address)` comes when a link is chosen; the reader itself never opens anything."""

    followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text: str = ""
        self._words: Sequence[str] = ()
        self.setProperty("kind", "card")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(MARGIN)
        self.document().setIndentWidth(26)
        self.anchorClicked.connect(self._on_link)
        theme.keeper().changed.connect(self._on_theme_changed)

    def show_text(self, markdown: str, words: Sequence[str] = ()) -> None:
        """Show this text from its beginning, or from the first of the words to be marked in it."""
        self._text, self._words = markdown, words
        self._make()
        marks = self.extraSelections()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if marks:
            place = QTextCursor(marks[0].cursor)
            place.clearSelection()
            self.setTextCursor(place)
            self.ensureCursorVisible()

    def mark(self, words: Sequence[str]) -> None:
        """Mark every place of these words, and nothing else."""
        self._words = words
        self.setExtraSelections([self._marked(cursor) for word in words for cursor in self._places(word)])

    def _make(self) -> None:
        self.document().setDefaultFont(self.font())
        self.document().setMarkdown(self._text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        dress(self.document())
        self.mark(self._words)

    def _places(self, word: str) -> Iterator[QTextCursor]:
        found = self.document().find(word)
        while not found.isNull():
            yield found
            found = self.document().find(word, found)

    def _marked(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        look = theme.current()
        made = QTextEdit.ExtraSelection()
        made.cursor = cursor
        made.format.setBackground(look.color("warn_ground"))
        made.format.setForeground(look.color("warn"))
        return made

    def _on_link(self, url: QUrl) -> None:
        self.followed.emit(url.toString())

    def _on_theme_changed(self) -> None:
        place = self.verticalScrollBar().value() / max(self.verticalScrollBar().maximum(), 1)
        self._make()
        self._fit()
        self.verticalScrollBar().setValue(round(place * self.verticalScrollBar().maximum()))

    def _fit(self) -> None:
        """Keep the lines short in a wide window."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        self.setViewportMargins(0, 0, max(0, room - theme.current().px(WIDEST)), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)


def dress(document: QTextDocument) -> None:
    """Give a document made from Markdown the sizes, colours and distances of the theme."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)
    block = document.begin()
    while block.isValid():
        _dress_block(block)
        pieces = [(each.position(), each.length(), each.charFormat()) for each in _fragments(block)]
        for start, length, now in pieces:
            _select(document, start, length).setCharFormat(_dressed(now, block))
        block = block.next()


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found, at = [], block.begin()
    while not at.atEnd():
        found.append(at.fragment())
        at += 1
    return found


def _select(document: QTextDocument, start: int, length: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _dressed(now: QTextCharFormat, block: QTextBlock) -> QTextCharFormat:
    """How a piece of text is to look: headings, links, keys and the names of buttons stand out."""
    look, made = theme.current(), QTextCharFormat(now)
    level = block.blockFormat().headingLevel()
    made.setForeground(look.color("text"))
    if level:
        made.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        made.setFontPointSize(look.pt(_HEADINGS.get(level, _HEADINGS[3])))
        made.setFontWeight(QFont.Weight.DemiBold)
    if now.isAnchor():
        made.setForeground(look.color("accent"))
        made.setFontUnderline(True)
    elif now.fontFixedPitch():
        made.clearProperty(QTextFormat.Property.FontFixedPitch)
        made.clearProperty(QTextFormat.Property.FontFamilies)
        made.setBackground(look.color("sunken"))
        made.setFontWeight(QFont.Weight.DemiBold)
    elif now.fontWeight() > QFont.Weight.Medium and not level:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made


def _dress_block(block: QTextBlock) -> None:
    look, made = theme.current(), QTextBlockFormat(block.blockFormat())
    level = made.headingLevel()
    in_table, in_list = QTextCursor(block).currentTable() is not None, block.textList() is not None
    made.setTopMargin({0: 0, 1: 0}.get(level, look.px(14)))
    inside = level > 1 or (in_list and block.next().textList() is not None)
    made.setBottomMargin(0 if in_table else look.px(4 if inside else 9))
    made.setLineHeight(100 if level else _LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    QTextCursor(block).setBlockFormat(made)


def _dress_table(table: QTextTable) -> None:
    """No grid: a line under each row, a quiet heading."""
    look, made = theme.current(), table.format()
    made.setBorder(0)
    made.setCellSpacing(0)
    made.setCellPadding(look.px(6))
    made.setTopMargin(look.px(4))
    made.setBottomMargin(look.px(10))
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    share = [_FIRST, 100 - _FIRST] if table.columns() == 2 else [100 / table.columns()] * table.columns()
    made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, each) for each in share])
    table.setFormat(made)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            lined = cell.format().toTableCellFormat()
            lined.setBottomBorder(1)
            lined.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            lined.setBottomBorderBrush(look.color("border" if row else "outline"))
            cell.setFormat(lined)
