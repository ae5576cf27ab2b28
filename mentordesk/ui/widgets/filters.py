"""The row above a list: the search box and the filters, visible and removable one by one."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from mentordesk.i18n import _, number_text, pgettext
from mentordesk.ui import icons
from mentordesk.ui.widgets.buttons import link_button, set_kind
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.lines import LineEdit, calm_wheel


class SearchBox(LineEdit):
    """A search line. `searched` follows the typing at once; Esc clears, Down leaves for the list below."""

    searched = Signal(str)
    left_downwards = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None, *, shortcut: bool = True) -> None:
        super().__init__(parent)
        keys = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
        words = placeholder or _("Search")
        self.setPlaceholderText(f"{words}   {keys}" if shortcut else words)
        self.setAccessibleName(words)
        self.setMinimumWidth(180)
        action = QAction(self)
        icons.put(action, "search")
        self.addAction(action, QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        for place, button in enumerate(self.findChildren(QToolButton)):
            button.setAccessibleName(_("Take the search away") if place else words)
        self.textChanged.connect(self.searched)

    def listen_in(self, window: QWidget) -> None:
        """Take Ctrl+F in a window without menus; in the main window it is a command, and two would cancel each other."""
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), window, self.take_focus)

    def take_focus(self) -> None:
        """Go here and select what is written."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class FilterChoice(QComboBox):
    """One filter as a drop-down: the first line means all. It stands out while it filters."""

    chosen = Signal(object)

    def __init__(self, everything: str, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        calm_wheel(self)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName(everything)
        self._everything = everything
        self.set_choices(choices)
        self.currentIndexChanged.connect(self._on_changed)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these values; what was chosen stays if it is still offered, and is let go of otherwise."""
        before = self.value()
        self.blockSignals(True)
        self.clear()
        self.addItem(self._everything, None)
        for value, text in choices:
            self.addItem(text, value)
        self.set_value(before)
        self.blockSignals(False)
        if self.value() != before:
            self._on_changed(self.currentIndex())

    def value(self) -> Any:
        """The chosen value, or None for all."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Choose; a value not offered means all."""
        places = range(self.count())
        self.setCurrentIndex(next((place for place in places if self.itemData(place) == value), 0))

    def _on_changed(self, place: int) -> None:
        set_kind(self, "filtering", "true" if place > 0 else "false")
        self.chosen.emit(self.value())


class FilterChip(QPushButton):
    """A filter that is on or off."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "chip")
        self.setCheckable(True)


class FilterRow(QWidget):
    """Search, filters, and at the right how many of how many are shown with a way back to all."""

    cleared = Signal()

    def __init__(self, parts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._parts = tuple(parts)
        for part in parts:
            row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
            if isinstance(part, QLineEdit):
                part.setMaximumWidth(420)
        row.addStretch(0)
        self.count = label("", "second")
        self.clear_button = link_button(pgettext("filters", "Clear"), self.clear)
        self.clear_button.setToolTip(_("Take every filter away"))
        row.addWidget(self.count)
        row.addWidget(self.clear_button)
        self.show_count(0, 0)

    def add(self, part: QWidget) -> None:
        """Put one more part at the right end."""
        row = self.layout()
        if row is not None:
            row.addWidget(part)

    def show_count(self, shown: int, total: int, *, narrowed: bool = False) -> None:
        """Say "12 of 54 shown" while something is left out, or a filter is on that leaves nothing out (`narrowed`)."""
        self.count.setText(_("{shown} of {total} shown").format(shown=number_text(shown), total=number_text(total)))
        for widget in (self.count, self.clear_button):
            widget.setVisible(narrowed or shown != total)

    def clear(self) -> None:
        """Take every filter away."""
        for part in self._parts:
            if isinstance(part, QLineEdit):
                part.clear()
            elif isinstance(part, QComboBox):
                part.setCurrentIndex(0)
            elif isinstance(part, FilterChip):
                part.setChecked(False)
        self.cleared.emit()


def later(parent: QWidget, milliseconds: int, call: Callable[[], object]) -> QTimer:
    """A timer that calls once, `milliseconds` after its last `start()`; it ends with its parent."""
    timer = QTimer(parent, singleShot=True, interval=milliseconds)
    timer.timeout.connect(call)
    return timer
