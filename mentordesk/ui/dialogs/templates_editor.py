"""The field in which a text on paper is worded: placeholders are marked and offered while typing, wrong ones underlined."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from mentordesk.domain import texts
from mentordesk.domain.texts import Unknown
from mentordesk.i18n import _
from mentordesk.ui import theme
from mentordesk.ui.widgets.lines import TextArea

_LONGEST = 40
"""Letters after a brace that may still become a placeholder."""
_BETWEEN = "  –  "
"""Stands between a placeholder and its meaning where they are offered."""


class _Marks(QSyntaxHighlighter):
    """Colours what stands in braces: known placeholders, and those that mean nothing."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.allowed: Sequence[str] = ()
        theme.keeper().changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        look = theme.current()
        known, wrong = QTextCharFormat(), QTextCharFormat()
        known.setForeground(look.color("accent"))
        known.setFontWeight(QFont.Weight.DemiBold)
        wrong.setForeground(look.color("bad"))
        wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wrong.setUnderlineColor(look.color("bad"))
        for start, end in texts.places(text):
            self.setFormat(start, end - start, known)
        for each in texts.unknown(text, self.allowed):
            self.setFormat(each.start, each.end - each.start, wrong)


class TextEdit(TextArea):
    """Edits one text. The placeholders it may hold are offered after "{"; `worded()` comes with every change.

    What is shown has the placeholders in the language of the window; `wording` gives them as they are kept in the file.
    """

    worded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(5, parent)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 4 + 22)
        self.setMaximumHeight(16_777_215)
        self.setAccessibleName(_("Text"))
        self._marks = _Marks(self.document())
        self._offers = QStringListModel(self)
        self.completer = QCompleter(self._offers, self)
        self.completer.setWidget(self)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.popup = QListView()
        self.completer.setPopup(self.popup)
        self.popup.setProperty("kind", "popup")
        self.popup.setAccessibleName(_("Placeholders"))
        self.completer.activated[str].connect(self._on_chosen)  # type: ignore[index]
        self.textChanged.connect(self.worded)

    def show_text(self, key: str, wording: str) -> None:
        """Edit another text."""
        self._marks.allowed = texts.known(key).placeholders
        names = sorted(self._marks.allowed, key=texts.shown_name)
        self._offers.setStringList(
            [texts.shown_name(each) + _BETWEEN + _(texts.PLACEHOLDERS[each].meaning) for each in names]
        )
        self.setPlainText(texts.shown(wording))
        self.moveCursor(QTextCursor.MoveOperation.End)

    def replace_wording(self, wording: str) -> None:
        """Another wording of the same text, which can be taken back here."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(texts.shown(wording))

    def wording(self) -> str:
        """What stands here, as it is kept in the file."""
        return texts.kept(self.toPlainText().strip())

    def problems(self) -> list[Unknown]:
        """What stands in braces and means nothing."""
        return list(texts.unknown(self.toPlainText(), self._marks.allowed))

    def correct(self, problem: Unknown) -> None:
        """Put what was meant in its place."""
        cursor = self.textCursor()
        cursor.setPosition(problem.start)
        cursor.setPosition(problem.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"{{{problem.meant}}}")

    def insert_placeholder(self, key: str) -> None:
        """Put a placeholder where the keyboard is."""
        self.textCursor().insertText(f"{{{texts.shown_name(key)}}}")
        self.setFocus()

    # -- offering placeholders --------------------------------------------------------------------------------

    def _begun(self) -> str | None:
        """What is typed after an open brace, up to the cursor; None outside of braces."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        start = before.rfind("{")
        begun = before[start + 1 :]
        return begun if start >= 0 and "}" not in begun and len(begun) <= _LONGEST else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offered = self.popup.isVisible()
        if offered and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._on_chosen(str(self.popup.currentIndex().data() or self.completer.currentCompletion()))
            self.popup.hide()
            return
        if offered and event.key() == Qt.Key.Key_Escape:
            self.popup.hide()
            return
        super().keyPressEvent(event)
        if event.text() or offered:
            self._offer()

    def _offer(self) -> None:
        begun = self._begun()
        if begun is not None:
            self.completer.setCompletionPrefix(begun)
        if begun is None or not self.completer.completionCount():
            self.popup.hide()
            return
        place = self.cursorRect()
        place.setWidth(min(self.popup.sizeHintForColumn(0) + 40, max(self.width() - place.left(), 260)))
        self.completer.complete(place)
        self.popup.setCurrentIndex(self.completer.completionModel().index(0, 0))

    def _on_chosen(self, offer: str) -> None:
        """Finish what was begun, with the brace behind it."""
        begun, name = self._begun(), offer.partition(_BETWEEN)[0]
        if begun is None or not name:
            return
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(begun))
        cursor.insertText(name)
        rest = cursor.block().text()[cursor.positionInBlock() :]
        if not rest.startswith("}"):
            cursor.insertText("}")
        else:
            cursor.movePosition(QTextCursor.MoveOperation.Right)
        self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.popup.hide()
        super().focusOutEvent(event)
