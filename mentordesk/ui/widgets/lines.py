"""What lines and drop-downs do better than Qt's own, in forms and above lists."""

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class _CalmWheel(QObject):
    """An event filter: the wheel scrolls the page and not the field, unless the field has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def calm_wheel(field: QWidget) -> None:
    """Keep the wheel from changing a drop-down that is only scrolled past."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # as it is made, a drop-down takes the focus by the wheel itself
    field.installEventFilter(_CalmWheel(field))


def is_for_program(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Is this Ctrl+Z or Ctrl+Y, with nothing of the field's own to take back (`undo`) or to do again (`redo`)?"""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return (event.matches(keys.Undo) and not undo) or (event.matches(keys.Redo) and not redo)


class LineEdit(QLineEdit):
    """A line that lets Ctrl+Z through to the program when it has nothing of its own to take back.

    `left` comes whenever the focus goes, or with Enter; Qt's `editingFinished` only after another edit, so that what
    was refused would not be tried again.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.returnPressed.connect(self.left)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        _say_left(self, event)

    def event(self, event: QEvent) -> bool:
        if is_for_program(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)


class TextArea(QPlainTextEdit):
    """Several lines that let Ctrl+Z through as `LineEdit` does; Tab leaves. `left` comes when the focus goes."""

    left = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._follow_script)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 22)

    def event(self, event: QEvent) -> bool:
        own = self.document()
        if is_for_program(event, undo=own.isUndoAvailable(), redo=own.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        _say_left(self, event)

    def _follow_script(self) -> None:
        """Right to left where the text begins so, as `QLineEdit` does by itself."""
        document, rtl = self.document(), begins_right_to_left(self.toPlainText())
        option = document.defaultTextOption()
        wanted = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        if option.alignment() != wanted:
            directions = Qt.LayoutDirection
            option.setTextDirection(directions.RightToLeft if rtl else directions.LayoutDirectionAuto)
            option.setAlignment(wanted)
            document.setDefaultTextOption(option)


def begins_right_to_left(text: str) -> bool:
    """Is the first letter of a text one of a script that is written from right to left?"""
    kinds = map(unicodedata.bidirectional, text[:200])
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def _say_left(field: LineEdit | TextArea, event: QFocusEvent) -> None:
    """A menu or list that opens over the field does not count as leaving it."""
    if event.reason() != Qt.FocusReason.PopupFocusReason:
        field.left.emit()
