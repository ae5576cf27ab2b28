"""Two entries side by side: what differs, with a choice of what stays, and what goes over as it is."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from mentordesk.i18n import _
from mentordesk.queries.merging import BOTH, Comparison, Field
from mentordesk.ui.widgets.buttons import set_kind
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.scroll import padded

_LABEL, _FIRST = 0, 1
"""Columns: what a field is called, and what stands in it of the first entry."""


class Offer(QWidget):
    """One of the values that can stay: a button with as many lines of text beside it as it takes."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__()
        self.button = QRadioButton()
        self.button.setAccessibleName(f"{field}: {words}")
        self.words = _value(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        self.button.toggled.connect(self._on_toggled)
        self._on_toggled(False)

    def _on_toggled(self, on: bool) -> None:
        """Tab stops at what is chosen; the arrows go to the others."""
        set_kind(self.words, "kind", "strong" if on else "second")
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.button.setChecked(True)
        self.button.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()


class ComparisonPane(QWidget):
    """Shows two entries that may become one. `chosen` says what stays where they differ; `changed` that it is another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.groups: dict[str, QButtonGroup] = {}
        self.why, self.told = label("", "strong", wrap=True), label("", "second", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self._grid: QGridLayout
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.why, self.problem, self.told):
            column.addWidget(part)
        self._lines = QVBoxLayout()
        column.addLayout(self._lines, 1)
        self.show_entries(None)

    def show_entries(self, comparison: Comparison | None, why: str = "") -> None:
        """Show two entries, and by what they are alike; or none."""
        self.comparison, self.groups = comparison, {}
        while (old := self._lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.problem.setText(comparison.problem if comparison is not None else "")
        self.told.setText("\n".join(comparison.told) if comparison is not None else "")
        self.why.setText(why if comparison is not None else "")
        for part in (self.why, self.problem, self.told):
            part.setVisible(bool(part.text()))
        if comparison is not None:
            filled = padded(self._filled(comparison))
            self._lines.addWidget(filled)
            filled.show()  # at once: what is hidden takes no focus

    def chosen(self) -> dict[str, Any]:
        """What stays of the fields in which the two differ, by key."""
        fields = self.comparison.fields if self.comparison is not None else ()
        return {each.key: each.values[self.groups[each.key].checkedId()] for each in fields if each.key in self.groups}

    def take_focus(self) -> bool:
        """To the first choice there is to make; False where there is none."""
        first = next((group.checkedButton() for group in self.groups.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        return first is not None

    # -- building ---------------------------------------------------------------------------------------------

    def _filled(self, comparison: Comparison) -> QWidget:
        inside = QWidget()
        self._grid = grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        for column, share in ((_LABEL, 3), (_FIRST, 5), (_FIRST + 1, 5)):
            grid.setColumnStretch(column, share)
        self._put(0, "", comparison.names, "headline")
        differing = [field for field in comparison.fields if field.differs]
        alike = [field for field in comparison.fields if any(field.words) and not field.differs]
        if differing:
            self._heading(_("What differs: choose what stays"))
            for field in differing:
                self._offer(field)
        if alike or any(comparison.rounds):
            self._heading(_("What stays as it is"))
        for field in alike:
            self._put(grid.rowCount(), field.label, field.words)
        if any(comparison.rounds):
            self._put(grid.rowCount(), _("Takes part in"), comparison.rounds)
        grid.setRowStretch(grid.rowCount(), 1)
        return inside

    def _heading(self, text: str) -> None:
        heading = label(text, "label", wrap=True)
        heading.setContentsMargins(0, 8, 0, 0)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 3)

    def _put(self, row: int, name: str, words: Sequence[str], kind: str = "") -> None:
        self._grid.addWidget(_caption(name), row, _LABEL, Qt.AlignmentFlag.AlignTop)
        for column, each in enumerate(words, start=_FIRST):
            self._grid.addWidget(_value(each, kind), row, column, Qt.AlignmentFlag.AlignTop)

    def _offer(self, field: Field) -> None:
        """A line with a button for each value; where both can stand together that is offered below."""
        row, group = self._grid.rowCount(), QButtonGroup(self._grid.parentWidget())
        self._grid.addWidget(_caption(field.label), row, _LABEL, Qt.AlignmentFlag.AlignTop)
        words = [*field.words, *([_("Both")] if len(field.values) > BOTH else [])]
        for which, said in enumerate(words):
            offer = Offer(field.label, said)
            group.addButton(offer.button, which)
            place = (row + 1, _FIRST, 1, 2) if which == BOTH else (row, _FIRST + which, 1, 1)
            self._grid.addWidget(offer, *place)
        group.button(field.usual).setChecked(True)
        group.idToggled.connect(lambda _which, _on: self.changed.emit())
        self.groups[field.key] = group


def _caption(text: str) -> QLabel:
    return _value(text, "second")


def _value(text: str, kind: str = "") -> QLabel:
    """A text whose first line stands beside a button as it would beside none."""
    made = label(text, kind, wrap=True)
    made.setContentsMargins(0, 5, 0, 5)
    return made
