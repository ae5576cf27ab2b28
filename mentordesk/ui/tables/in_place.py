"""A form's editor laid over a cell of a list, and the note that explains beside a cell why its value cannot be kept."""

from enum import Enum
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from mentordesk.ui import theme
from mentordesk.ui.forms.editors import ChoiceEditor, Editor, LineEditor
from mentordesk.ui.forms.fields import Field
from mentordesk.ui.forms.pickers import DateEditor, MultiChoiceEditor
from mentordesk.ui.forms.reading import demanded
from mentordesk.ui.widgets.buttons import set_kind

_KEY = Qt.Key
_ALT = Qt.KeyboardModifier.AltModifier
"""With Down it opens the calendar, the choices or the list of earlier entries."""
_NARROWEST = 120
_NARROWEST_DATE = 168

_NOTE = (26, 14)
"""What the frame of a note takes, in width and height."""


class Step(Enum):
    """Where it goes on when a cell was entered."""

    STAY = "stay"
    DOWN = "down"
    UP = "up"
    FORWARD = "forward"
    BACK = "back"
    FILL = "fill"
    """All chosen cells get the same."""
    AWAY = "away"
    """The keyboard went elsewhere by itself."""
    GIVEN_UP = "given up"


_STEPS = {_KEY.Key_Tab: Step.FORWARD, _KEY.Key_Backtab: Step.BACK, _KEY.Key_Escape: Step.GIVEN_UP}
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)


class CellEditor(QObject):
    """Asks for the value of one cell. `left` tells once that it is over, and where to go on."""

    left = Signal(object)

    def __init__(self, viewport: QWidget, field: Field, editor: Editor, name: str) -> None:
        super().__init__(viewport)
        self._field, self.editor = field, editor
        self._typed_over = self._open = self._popped = False
        self._list: QWidget | None = None
        main = editor.main()
        main.setProperty("kind", "cell")
        main.setAccessibleName(name)
        editor.setParent(viewport)
        editor.setAutoFillBackground(True)
        main.installEventFilter(self)
        if isinstance(editor, ChoiceEditor):
            editor.combo.view().installEventFilter(self)
            editor.combo.activated.connect(lambda _place: self._on_picked())

    def begin(self, rect: QRect, value: Any, typed: str | None, key: QKeyEvent | None) -> None:
        """Show the stored value, or what was typed and refused (`typed`); a pressed `key` replaces it."""
        self.editor.set_value(value)
        if typed is not None and isinstance(self.editor, LineEditor):
            self.editor.put_back(typed)
        self.place(rect)
        self.editor.show()
        self._leave_list()
        main = self.editor.main()
        main.setFocus(Qt.FocusReason.OtherFocusReason)
        self._open = True
        if key is not None:
            self._replace(main, key)
        elif isinstance(main, QLineEdit):
            main.deselect()
            main.end(False)
        if isinstance(self.editor, ChoiceEditor) and key is None:
            self.editor.combo.showPopup()
        elif isinstance(self.editor, MultiChoiceEditor):
            self._list = self.editor.open_list()
            self._list.installEventFilter(self)

    def _replace(self, main: QWidget, key: QKeyEvent) -> None:
        if isinstance(main, QLineEdit):
            self._typed_over = True
            main.clear()
        if key.text().strip() and key.text().isprintable():  # Backspace has a text too
            press = QKeyEvent(QEvent.Type.KeyPress, key.key(), key.modifiers(), key.text())
            QApplication.sendEvent(main, press)

    def place(self, rect: QRect) -> None:
        """Lie over the cell, no narrower than what is asked for needs."""
        look, viewport = theme.current(), self.editor.parentWidget()
        least = look.px(_NARROWEST_DATE if isinstance(self.editor, DateEditor) else _NARROWEST)
        place = QRect(rect.left(), rect.top(), max(rect.width(), least), rect.height())
        if viewport is not None:
            place.moveLeft(max(0, min(place.left(), viewport.width() - place.width())))
        self.editor.setGeometry(place)
        self.editor.main().setFixedHeight(place.height())

    def value(self) -> Any:
        """What was entered; raises ValueError with a sentence."""
        return demanded(self._field, self.editor.read())

    def text(self) -> str:
        """What was entered, in words."""
        main = self.editor.main()
        if isinstance(self.editor, ChoiceEditor):
            return self.editor.combo.currentText()
        return main.text() if isinstance(main, QLineEdit) else main.toolTip()

    def finish(self, step: Step) -> None:
        """It is over; tell it once."""
        if self._open:
            self._open = False
            self.left.emit(step)

    def close(self) -> None:
        """Take the editor away."""
        self._open = False
        self.editor.hide()
        self._leave_list()
        self.editor.deleteLater()
        self.deleteLater()

    def _leave_list(self) -> None:
        """Keep the list from being laid out and painted anew, all of it, because something lies over one of its cells."""
        asked = int(QEvent.Type.LayoutRequest)
        QCoreApplication.sendPostedEvents(self.editor, asked)
        if (viewport := self.editor.parentWidget()) is not None:
            QCoreApplication.removePostedEvents(viewport, asked)

    def _on_picked(self) -> None:
        if self._popped:
            self.finish(Step.STAY)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._open:
            return False
        try:
            main = self.editor.main()
        except RuntimeError:  # Qt deletes the editor with its window, and its line loses the keyboard on the way
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        if watched is self._list:
            if event.type() == QEvent.Type.Hide:
                self.finish(Step.STAY)
        elif watched is not main:
            self._popped = self._popped or event.type() == QEvent.Type.Show
        elif event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            over = event.reason() == Qt.FocusReason.PopupFocusReason or QApplication.activePopupWidget() is not None
            if not over:
                self.finish(Step.AWAY)
        return False

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        key, main = Qt.Key(event.key()), self.editor.main()
        if watched is not main and (watched is not self._list or key not in (*_ENTER, _KEY.Key_Escape)):
            return False
        if isinstance(self.editor, ChoiceEditor) and key in (_KEY.Key_Up, _KEY.Key_Down):
            self._popped = False  # walking through the choices picks none yet
        step = _STEPS.get(key)
        if key in _ENTER:
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = Step.FILL if ctrl else Step.UP if shift else Step.DOWN
        elif self._typed_over and key in (_KEY.Key_Up, _KEY.Key_Down) and not event.modifiers() & _ALT:
            step = Step.UP if key == _KEY.Key_Up else Step.DOWN
        if step is None:
            return False
        self.finish(step)
        if self._list is not None:
            self._list.close()
        return True


class CellNote(QLabel):
    """The sentence beside a cell whose value could not be kept, or looks odd."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self.setProperty("kind", "cell-note")
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The note goes with the keyboard; a menu, another window and the field in the cell leave it where it is."""
        for_a_while = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in for_a_while:
            table, focused = self.parentWidget(), QApplication.focusWidget()
            if table is not None and (focused is None or not table.isAncestorOf(focused)):
                self.hide()
        return super().eventFilter(watched, event)

    def say(self, text: str, cell: QRect, tone: str) -> None:
        """Stand below the cell, or above it where there is no room; "" takes the note away."""
        if not text or not cell.isValid():
            self.hide()
            return
        table = self.parentWidget()
        assert table is not None
        new = text != self.text() or not self.isVisible()
        self.setText(text)
        set_kind(self, "tone", tone)
        self.setAccessibleName(text)
        widest = min(theme.current().px(340), table.width() - 8)
        self.ensurePolished()
        words = self.fontMetrics().boundingRect(0, 0, widest - _NOTE[0], 1000, Qt.TextFlag.TextWordWrap, text)
        self.setFixedSize(words.width() + _NOTE[0], words.height() + _NOTE[1])
        top = cell.bottom() + 3 if cell.bottom() + 3 + self.height() <= table.height() else cell.top() - self.height() - 3
        self.move(QPoint(max(4, min(cell.left(), table.width() - self.width() - 4)), max(0, top)))
        self.show()
        self.raise_()
        if new:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
