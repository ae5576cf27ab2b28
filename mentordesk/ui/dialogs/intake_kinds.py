"""The row above a table that is taken in: how many lines there are of each kind, and what is done with who is there."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QWidget

from mentordesk.domain.intake_filling import Already, Kind
from mentordesk.i18n import _, number_text
from mentordesk.ui.widgets.filters import FilterChip
from mentordesk.ui.widgets.flow import FlowLayout
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.lines import calm_wheel

_AROUND = 30
"""Pixels left and right of the words of a chip."""


def _room(chip: FilterChip) -> int:
    """What a chip takes when it is chosen, and bold."""
    bold = QFont(chip.font())
    bold.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(bold).horizontalAdvance(chip.text()) + _AROUND


class KindsRow(QWidget):
    """Chips that narrow the list to one kind (`narrowed`), and the choice for all who are there already (`decided`)."""

    narrowed = Signal(object)
    decided = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[Kind | None, FilterChip] = {}
        group = QButtonGroup(self)
        chips = QWidget()
        flow = FlowLayout(chips)
        for kind in (None, *Kind):
            chip = self.chips[kind] = FilterChip("")
            group.addButton(chip)
            flow.addWidget(chip)
            chip.clicked.connect(lambda _on, kind=kind: self.narrowed.emit(kind))
        self.chips[None].setChecked(True)
        self.already = QComboBox()
        for each in Already:
            self.already.addItem(each.label, each)
        calm_wheel(self.already)
        self.already.activated.connect(lambda _place: self.decided.emit())
        words = label(_("&Who is there already"), "label")
        words.setBuddy(self.already)
        self.choice = QWidget()
        beside = QHBoxLayout(self.choice)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(words)
        beside.addWidget(self.already)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(chips, 1)
        row.addWidget(self.choice)

    def show_counts(self, counts: Mapping[Kind, int]) -> None:
        """Say how many there are; a kind that nobody is of is not offered, unless the list is narrowed to it."""
        for kind, chip in self.chips.items():
            count = counts.get(kind, 0) if kind is not None else sum(counts.values())
            text = kind.label if kind is not None else _("All")
            chip.setText(_("{kind} ({count})").format(kind=text, count=number_text(count)))
            chip.setMinimumWidth(_room(chip))
            chip.setVisible(kind is None or count > 0 or chip.isChecked())
        self.choice.setVisible(bool(counts.get(Kind.ADDS) or counts.get(Kind.THERE)))

    def show_all(self) -> None:
        """Narrow nothing any more."""
        self.chips[None].setChecked(True)
        self.narrowed.emit(None)

    def value(self) -> Already:
        """What is done with those who are there already, unless it is said otherwise."""
        return Already(self.already.currentData())
