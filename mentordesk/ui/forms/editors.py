"""The widgets behind the fields: each knows its value, says when it is committed and keeps what was typed wrongly."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from mentordesk import phones
from mentordesk.domain.meetings import minutes_text
from mentordesk.i18n import _
from mentordesk.ui.forms import fields
from mentordesk.ui.forms.completing import Completing
from mentordesk.ui.forms.reading import duration, whole_number
from mentordesk.ui.widgets.lines import LineEdit, TextArea, calm_wheel

_QUARTER = 15
"""Minutes by which the arrows step."""


class Editor(QWidget):
    """One field's widget: `committed` carries the value when the field is left or changed for good, not while typing."""

    committed = Signal(object)
    problem_found = Signal(str)
    """What was typed cannot be read (the sentence says why), or "" when it can again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: Any = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)

    def _put(self, widget: QWidget) -> None:
        self._row.addWidget(widget, 1)
        self.setFocusProxy(widget)

    def main(self) -> QWidget:
        """The widget that takes the keyboard: label buddy, accessible name, red border."""
        return self.focusProxy() or self

    def read(self) -> Any:
        """The value as it stands; raises ValueError with a sentence where it cannot be read."""
        raise NotImplementedError

    def write(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        self.main().setEnabled(not read_only)

    def set_value(self, value: Any) -> None:
        """Show a value; this is no commit."""
        self._last = value
        self.write(value)

    def set_committed(self, value: Any) -> None:
        """What is kept in the file, whatever the field shows."""
        self._last = value

    def typed(self) -> Any:
        """What stands in the field, whether it can be read or not: for `put_back`."""
        return self.read()

    def put_back(self, typed: Any) -> None:
        """Show again what `typed` gave; it counts as not committed."""
        self.write(typed)

    def is_changed(self) -> bool:
        """Does the field hold something that was not committed yet?"""
        try:
            return bool(self.read() != self._last)
        except ValueError:
            return True

    def commit(self) -> bool:
        """Commit now if something changed; False where what was typed cannot be read."""
        try:
            value = self.read()
        except ValueError as problem:
            self.problem_found.emit(str(problem))
            return False
        self.problem_found.emit("")
        if value != self._last:
            self._last = value
            self.committed.emit(value)
        return True

    def _on_left(self) -> None:
        self.commit()


class LineEditor(Editor):
    """A value written in one line, `line`."""

    line: LineEdit

    def typed(self) -> str:
        return self.line.text()

    def put_back(self, typed: str) -> None:
        self.line.setText(typed)

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)


class TextEditor(LineEditor):
    """One line of text."""

    def __init__(self, field: fields.TextField | fields.PasswordField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._completing: Completing | None = None
        self.line = LineEdit()
        self._put(self.line)
        self.line.left.connect(self._on_left)
        if isinstance(field, fields.PasswordField):
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
            return
        self.line.setMaxLength(field.max_length)
        self.line.setPlaceholderText(_(field.placeholder) if field.placeholder else "")
        self._completing = Completing(self.line, field.completions) if field.completions is not None else None

    def read(self) -> str:
        if self._completing is not None:
            return self._completing.text().strip()
        return self.line.text().strip() if self.line.echoMode() == QLineEdit.EchoMode.Normal else self.line.text()

    def commit(self) -> bool:
        if self._completing is not None:
            self.write(self.read())  # in the spelling of the entry that completed it
        return super().commit()

    def write(self, value: Any) -> None:
        text = "" if value is None else str(value)
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)


class PhoneEditor(TextEditor):
    """A phone number, put into its one form when it is left."""

    def read(self) -> str:
        text = super().read()
        return text if text == self._last else phones.tidy(text)  # what nobody touched stays as it is in the file

    def commit(self) -> bool:
        self.write(self.read())
        return super().commit()


class MultilineEditor(Editor):
    """Several lines of text."""

    def __init__(self, field: fields.MultilineField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = TextArea(field.lines)
        self.area.setPlaceholderText(_(field.placeholder) if field.placeholder else "")
        self._put(self.area)
        self.area.left.connect(self._on_left)

    def read(self) -> str:
        return self.area.toPlainText().strip()

    def write(self, value: Any) -> None:
        text = "" if value is None else str(value)
        if self.area.toPlainText() != text:
            self.area.setPlainText(text)

    def set_read_only(self, read_only: bool) -> None:
        self.area.setReadOnly(read_only)


class ChoiceEditor(Editor):
    """One of several values."""

    def __init__(self, field: fields.ChoiceField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._values: list[Any] = []
        self.combo = QComboBox()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        self.combo.setMaxVisibleItems(16)
        if field.required:
            self.combo.setPlaceholderText(_("Choose"))
        calm_wheel(self.combo)
        self._put(self.combo)
        self.refill()
        self.combo.activated.connect(lambda _place: self.commit())

    def refill(self) -> None:
        """Ask for the choices again; the value stays."""
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self._values.clear()
            if self._field.empty is not None:
                self._offer(_(self._field.empty) if self._field.empty else "", None)
            for value, label in fields.resolve_choices(self._field.choices):
                self._offer(_(label) if label else "", value)
            self.write(self._last)

    def _offer(self, label: str, value: Any) -> None:
        """The values are kept here, because Qt's items turn a member of an enumeration into its bare text."""
        self.combo.addItem(label, value)
        self._values.append(value)

    def read(self) -> Any:
        place = self.combo.currentIndex()
        return self._values[place] if place >= 0 else None

    def write(self, value: Any) -> None:
        place = next((n for n, known in enumerate(self._values) if known == value), -1)
        if place < 0 and value is not None:
            self._offer(str(value), value)  # a value no longer offered is shown all the same
            place = self.combo.count() - 1
        self.combo.setCurrentIndex(place)


class IntegerEditor(LineEditor):
    """A whole number with its unit; arrows up and down step."""

    def __init__(self, field: fields.IntegerField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.line = LineEdit()
        self.line.setMaximumWidth(120)
        self._put(self.line)
        if field.suffix:
            suffix = QLabel(_(field.suffix))
            suffix.setProperty("kind", "second")
            self._row.addWidget(suffix)
        self._row.addStretch(1)
        self.line.left.connect(self._on_left)
        self.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if step is not None and not self.line.isReadOnly():
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        try:
            number = self.read()
        except ValueError:
            return
        start = self._field.minimum - step if number is None else number
        self.write(max(self._field.minimum, min(start + step, self._field.maximum)))

    def read(self) -> int | None:
        return whole_number(self._field, self.line.text())

    def write(self, value: Any) -> None:
        self.line.setText("" if value is None else str(value))


class DurationEditor(LineEditor):
    """How long something takes, typed freely and shown as 1 h 30 min; the arrows step by a quarter of an hour."""

    def __init__(self, field: fields.DurationField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.line = LineEdit()
        self._put(self.line)
        self.line.left.connect(self._on_left)
        self.line.installEventFilter(self)

    def read(self) -> int | None:
        return duration(self._field, self.line.text())

    def write(self, value: Any) -> None:
        text = "" if value is None else minutes_text(int(value))
        if self.line.text() != text:
            self.line.setText(text)

    def commit(self) -> bool:
        with suppress(ValueError):  # which the commit explains
            self.write(self.read())
        return super().commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self.line.isReadOnly():
            step = {Qt.Key.Key_Up: _QUARTER, Qt.Key.Key_Down: -_QUARTER}.get(Qt.Key(event.key()))
            if step is not None:
                with suppress(ValueError):
                    self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        """To the next whole quarter up or down."""
        now = self.read() or 0
        to = (now + step) // _QUARTER * _QUARTER if step > 0 else -(-(now + step) // _QUARTER) * _QUARTER
        self.write(max(self._field.minimum, min(to, self._field.maximum)))


class BooleanEditor(Editor):
    """A tick with its label beside it."""

    def __init__(self, field: fields.BooleanField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(_(field.label))
        self._put(self.box)
        self.box.clicked.connect(lambda _on: self.commit())

    def read(self) -> bool:
        return self.box.isChecked()

    def write(self, value: Any) -> None:
        self.box.setChecked(bool(value))


Today = Callable[[], date]
