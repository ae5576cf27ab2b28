"""The filters of a list as chips: each opens its choices, says what was chosen, and is taken away by itself."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from mentordesk.i18n import _, pgettext
from mentordesk.later import Later
from mentordesk.ui import icons, theme
from mentordesk.ui.widgets.buttons import set_kind

facet_choices = Later("ui.widgets.facet_choices")

Passes = Callable[[Any], bool]
ON = "on"
"""The stored key of a filter that is only on or off."""
_CROSS = 26
"""Pixels at the right of a chip that take it away."""
_MOST_NAMED = 2
"""How many chosen values a chip names; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One filter of a list, as data.

    `choices` gives (stored key, label) pairs, asked for whenever they are needed; a filter that is only on or off has
    none. `keeps` makes the test of a record from the chosen keys. One that is not `always` in the row waits under
    "More filters". `titled` puts the title before the chosen values, where these alone would not say what they mean.
    """

    key: str
    title: str
    keeps: Callable[[Collection[str]], Passes]
    choices: Callable[[], Sequence[tuple[str, str]]] | None = None
    always: bool = True
    titled: bool = False

    def pairs(self) -> list[tuple[str, str]]:
        """The choices of now; of a switch its one."""
        return [(ON, self.title)] if self.choices is None else list(self.choices())

    def words(self, chosen: Collection[str]) -> str:
        """What is chosen: "Mentee", "Role: 3"; "" where nothing is."""
        if not chosen:
            return ""  # nothing is asked of the file for a filter that rests
        labels = [label for key, label in self.pairs() if key in chosen]
        if not labels or self.choices is None:
            return ", ".join(labels)
        if len(labels) > _MOST_NAMED:
            return _("{filter}: {value}").format(filter=self.title, value=len(labels))
        told = ", ".join(labels)
        return _("{filter}: {value}").format(filter=self.title, value=told) if self.titled else told


def one_of(value: Callable[[Any], str | None]) -> Callable[[Collection[str]], Passes]:
    """The test of a filter whose record has one value: it must be among the chosen."""

    def keeps(chosen: Collection[str]) -> Passes:
        wanted = frozenset(chosen)
        return lambda record: value(record) in wanted

    return keeps


def any_of(values: Callable[[Any], Collection[str]]) -> Callable[[Collection[str]], Passes]:
    """The test of a filter whose record has several values: one of the chosen must be among them."""

    def keeps(chosen: Collection[str]) -> Passes:
        wanted = frozenset(chosen)
        return lambda record: not wanted.isdisjoint(values(record))

    return keeps


def when(test: Passes) -> Callable[[Collection[str]], Passes]:
    """The test of a filter that is on or off."""
    return lambda _chosen: test


class Chip(QPushButton):
    """A pill with words and a small picture at its right; the cross takes it away, as Delete and Backspace do."""

    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")
        self.setProperty("facet", True)
        self._at: QPoint | None = None
        self.clicked.connect(self._on_clicked)
        theme.keeper().changed.connect(self.update)

    def picture(self) -> str:
        """The name of the icon at the right."""
        return "x" if self.is_on() else "chevron-down"

    def is_on(self) -> bool:
        """Does it filter?"""
        return self.property("filtering") == "true"

    def show_on(self, on: bool) -> None:
        """Look as one that filters, or not."""
        set_kind(self, "filtering", "true" if on else "false")
        self.setToolTip(_("Delete takes this filter away") if on else "")

    def open(self) -> None:
        """What a press beside the cross does."""
        self.removed.emit()

    def _on_clicked(self) -> None:
        at, self._at = self._at, None
        if self.is_on() and at is not None and at.x() > self.width() - _CROSS:
            self.removed.emit()
        else:
            self.open()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._at = event.position().toPoint()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._at = None
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.is_on():
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), theme.current().px(300)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        role = "on_selection" if self.is_on() else "text_2"
        painter.drawPixmap(self.width() - 24, self.height() // 2 - 7, icons.pixmap(self.picture(), role, 14))


class FacetChip(Chip):
    """The chip of a facet. `changed` comes when the user chose otherwise, never from `set_values`."""

    changed = Signal()

    def __init__(self, facet: Facet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self._values: tuple[str, ...] = ()
        self._told = ""
        self.removed.connect(lambda: self.choose(()))
        self._tell()

    def picture(self) -> str:
        return "" if self.facet.choices is None and not self.is_on() else super().picture()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.picture():
            super().paintEvent(event)
        else:
            QPushButton.paintEvent(self, event)

    def values(self) -> tuple[str, ...]:
        """The chosen keys, in the order of the choices."""
        return self._values

    def offered(self, values: Iterable[str]) -> tuple[str, ...]:
        """Those of these keys that can be chosen, in the order of the choices."""
        wanted = frozenset(values)
        return tuple(key for key, _label in self.facet.pairs() if key in wanted)

    def set_values(self, values: Iterable[str]) -> list[str]:
        """Choose these; gives back those that are not offered, which are left out."""
        wanted = list(values)
        if not wanted and not self._values:
            return []
        self._values = self.offered(wanted)
        self._tell()
        return [key for key in wanted if key not in self._values]

    def choose(self, values: Iterable[str]) -> None:
        """What the user does."""
        before = self._values
        self.set_values(values)
        if self._values != before:
            self.changed.emit()

    def refresh(self) -> bool:
        """Ask for the choices again; True when what is chosen has another name now, or is gone and so let go of."""
        before = self._told
        if self._values:
            self.set_values(self._values)
        return self._told != before

    def words(self) -> str:
        """What is chosen; the title where nothing is."""
        return self.facet.words(self._values) or self.facet.title

    def _tell(self) -> None:
        on = bool(self._values)
        self.setText(self.words().replace("&", "&&"))
        set_kind(self, "plain", "true" if self.facet.choices is None and not on else "false")
        self.show_on(on)
        self._told = (
            ", ".join(label for key, label in self.facet.pairs() if key in self._values)
            if on
            else pgettext("filters", "all")
        )
        if self.facet.choices is None:
            self._told = pgettext("filters", "on") if on else pgettext("filters", "off")
        self.setAccessibleName(_("Filter {filter}: {value}").format(filter=self.facet.title, value=self._told))
        self.updateGeometry()

    def open(self) -> None:
        """Show the choices below, or switch on and off."""
        if self.facet.choices is None:
            self.choose(() if self._values else (ON,))
            return
        facet_choices.open_for(self)
