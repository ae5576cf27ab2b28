"""What each column of a table of people is: a line for each, with its heading, its first values and a choice."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from mentordesk.domain.intake import SEVERAL, Rows, Understood
from mentordesk.domain.intake_words import Meaning
from mentordesk.i18n import _
from mentordesk.ui.widgets.elided import ElidedLabel
from mentordesk.ui.widgets.lines import calm_wheel
from mentordesk.ui.widgets.scroll import Scroll

_SHOWN = 4
"""So many values of a column are shown."""


class ColumnsPane(QWidget):
    """The columns. `changed()` tells that one of them was said to be something else."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.headed = QCheckBox(_("The first line holds &headings"))
        self.choices: list[QComboBox] = []
        self._rows: Rows = ()
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 12, 0)
        self._lines.setSpacing(4)
        inside = QWidget()
        inside.setLayout(self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.headed)
        column.addWidget(Scroll(inside), 1)
        self.headed.toggled.connect(self._on_headed)

    def show_table(self, rows: Rows, known: Understood) -> None:
        """Show the columns of a table as they are understood."""
        while (old := self._lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows, self.choices = rows, []
        self.headed.blockSignals(True)
        self.headed.setChecked(known.headed)
        self.headed.blockSignals(False)
        for place, meaning in enumerate(known.meanings):
            self._add(place, meaning)
        self._lines.addStretch(1)

    def understood(self) -> Understood:
        """What the columns are, as it is chosen now."""
        return Understood(tuple(map(_chosen, self.choices)), self.headed.isChecked())

    def _add(self, place: int, meaning: Meaning | None) -> None:
        title, values = self._told(place)
        heading, sample = ElidedLabel(title, "label"), ElidedLabel(values, "caption")
        choice = QComboBox()
        choice.addItems([_("Not used"), *(each.label for each in Meaning)])
        choice.setCurrentIndex(list(Meaning).index(meaning) + 1 if meaning is not None else 0)
        choice.setAccessibleName(_("{column} is").format(column=title))
        choice.setAccessibleDescription(values)
        calm_wheel(choice)
        choice.activated.connect(lambda _row: self._on_chosen(choice))
        self.choices.append(choice)
        for part in (heading, sample, choice):
            self._lines.addWidget(part)
        self._lines.addSpacing(8)

    def _told(self, place: int) -> tuple[str, str]:
        """The heading of a column, and the first values in it."""
        cells = [line[place].strip() for line in self._rows if place < len(line)]
        heading = cells[0] if self.headed.isChecked() and cells else ""
        values = [cell for cell in cells[self.headed.isChecked() :] if cell][:_SHOWN]
        return heading or _("Column {number}").format(number=place + 1), ", ".join(values)

    def _on_headed(self, _on: bool) -> None:
        self.show_table(self._rows, self.understood())
        self.changed.emit()

    def _on_chosen(self, chosen: QComboBox) -> None:
        """What one column is now no other can be, except what several may give."""
        meaning = _chosen(chosen)
        for other in self.choices:
            if other is not chosen and meaning is not None and meaning not in SEVERAL and _chosen(other) is meaning:
                other.setCurrentIndex(0)
        self.changed.emit()

    def widgets(self) -> Sequence[QWidget]:
        """What can have the keyboard here, from above."""
        return [self.headed, *self.choices]


def _chosen(choice: QComboBox) -> Meaning | None:
    """What a column is; the first line of its choice says that it is not used."""
    return list(Meaning)[choice.currentIndex() - 1] if choice.currentIndex() > 0 else None
