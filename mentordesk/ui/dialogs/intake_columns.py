"""What each column of a table of people is: a line for each, with its heading, its first values and a choice."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from mentordesk.domain.intake import SEVERAL, Rows, Understood
from mentordesk.domain.intake_values import Target, label
from mentordesk.domain.intake_words import Meaning
from mentordesk.domain.own_fields import FieldWithOptions
from mentordesk.i18n import _
from mentordesk.ui.widgets.elided import ElidedLabel
from mentordesk.ui.widgets.entrance import reach_here
from mentordesk.ui.widgets.lines import calm_wheel
from mentordesk.ui.widgets.scroll import Scroll

_SHOWN = 4
"""So many values of a column are shown."""


class ColumnsPane(QWidget):
    """The sheet and its columns. `changed()` tells that a column is something else now, `sheet_chosen(place)` the sheet."""

    changed = Signal()
    sheet_chosen = Signal(int)

    def __init__(self, own: Iterable[FieldWithOptions] = ()) -> None:
        super().__init__()
        self.targets: list[Target] = [*Meaning, *own]
        self.sheets = QComboBox()
        self.sheets.setAccessibleName(_("Sheet"))
        calm_wheel(self.sheets)
        self.sheets.activated.connect(self.sheet_chosen)
        self.headed = QCheckBox()
        self.choices: list[QComboBox] = []
        self._lines_of: list[Sequence[str]] = []
        self._numbers: list[int] = []
        self._above = 0
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 12, 0)
        self._lines.setSpacing(4)
        inside = QWidget()
        inside.setLayout(self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.sheets)
        column.addWidget(self.headed)
        column.addWidget(Scroll(inside), 1)
        self.headed.toggled.connect(self._on_headed)

    def offer_sheets(self, names: Sequence[str], place: int) -> None:
        """Let another sheet be chosen, where there are several."""
        self.sheets.clear()
        self.sheets.addItems([_("Sheet: {name}").format(name=name) for name in names])
        self.sheets.setCurrentIndex(place)
        self.sheets.setVisible(len(names) > 1)

    def show_table(self, rows: Rows, known: Understood) -> None:
        """Show the columns of a table as they are understood."""
        self._numbers = [number for number, line in enumerate(rows, start=1) if any(cell.strip() for cell in line)]
        self._lines_of = [rows[number - 1] for number in self._numbers]
        self._above = known.above or 1
        first = self._numbers[self._above - 1] if len(self._numbers) >= self._above else 1
        told = _("The first line holds &headings") if self._above == 1 else _("Line {number} holds the &headings")
        self.headed.setText(told.format(number=first))
        self._show(known)

    def understood(self) -> Understood:
        """What the columns are, as it is chosen now."""
        return Understood(tuple(map(self._chosen, self.choices)), self._above if self.headed.isChecked() else 0)

    def _show(self, known: Understood) -> None:
        while (old := self._lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.choices = []
        self.headed.blockSignals(True)
        self.headed.setChecked(known.headed)
        self.headed.blockSignals(False)
        for place, target in enumerate(known.meanings):
            self._add(place, target)
        self._lines.addStretch(1)
        reach_here(self.headed, self.choices)

    def _add(self, place: int, target: Target | None) -> None:
        title, values = self._told(place)
        heading, sample = ElidedLabel(title, "label"), ElidedLabel(values, "caption")
        choice = QComboBox()
        choice.addItems([_("Not used"), *map(label, self.targets)])
        choice.setMaxVisibleItems(16)
        choice.setCurrentIndex(self.targets.index(target) + 1 if target in self.targets else 0)
        choice.setAccessibleName(_("{column} is").format(column=title))
        choice.setAccessibleDescription(values)
        calm_wheel(choice)
        choice.activated.connect(lambda _row: self._on_chosen(choice))
        self.choices.append(choice)
        for part in (heading, sample, choice):
            self._lines.addWidget(part)
            part.setVisible(bool(values) or target is not None)  # in a column without a word nothing is to be chosen
        self._lines.addSpacing(8 if values else 0)

    def _told(self, place: int) -> tuple[str, str]:
        """The heading of a column, and the first values in it."""
        above = self._above if self.headed.isChecked() else 0
        line = self._lines_of[above - 1] if above else []
        heading = line[place].strip() if place < len(line) else ""
        values: list[str] = []
        for each in self._lines_of[above:]:
            if place < len(each) and (value := each[place].strip()):
                values.append(value)
            if len(values) == _SHOWN:
                break
        return heading or _("Column {number}").format(number=place + 1), ", ".join(values)

    def _on_headed(self, _on: bool) -> None:
        self._show(self.understood())
        self.changed.emit()

    def _on_chosen(self, chosen: QComboBox) -> None:
        """What one column is now no other can be, except what several may give."""
        target = self._chosen(chosen)
        for other in self.choices:
            if other is not chosen and target is not None and target not in SEVERAL and self._chosen(other) is target:
                other.setCurrentIndex(0)
        self.changed.emit()

    def _chosen(self, choice: QComboBox) -> Target | None:
        """What a column is; the first line of its choice says that it is not used."""
        return self.targets[choice.currentIndex() - 1] if choice.currentIndex() > 0 else None
