"""The list in which a table of people is looked at before it is taken in: its cells as they stand, and put right there."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk import phones
from mentordesk.domain.intake import Meanings
from mentordesk.domain.intake_filling import Already, Kind
from mentordesk.domain.intake_values import LONGEST, Target, label
from mentordesk.domain.intake_words import Meaning
from mentordesk.domain.own_fields import FieldWithOptions
from mentordesk.domain.people import doubtful_email
from mentordesk.i18n import N_, _
from mentordesk.queries import intake_preview as preview
from mentordesk.queries.intake_preview import Line
from mentordesk.ui.dialogs.intake_state import Looked
from mentordesk.ui.forms.fields import ChoiceField, TextField
from mentordesk.ui.session import Session
from mentordesk.ui.tables.blocks import Blocks
from mentordesk.ui.tables.columns import Column, Edit
from mentordesk.ui.tables.entry import CellEntry
from mentordesk.ui.tables.marks import Mark, Marks
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.tables.writing import CellChange, CellWriter, Refusal
from mentordesk.ui.widgets.labels import label as words
from mentordesk.ui.widgets.messages import MessageBar

_CELL = "cell_"
_TOLD_OF_PROTECTED = frozenset(
    {Meaning.ROLE, Meaning.TYPES, Meaning.STATUS, Meaning.SINCE, Meaning.GENDER, Meaning.BIRTH_YEAR, Meaning.LANGUAGES,
     Meaning.MOTHER_TONGUE, Meaning.PROTECTED, Meaning.CODE_NAME, Meaning.IN_SWEDEN_SINCE, Meaning.SFI_LEVEL}
)  # fmt: skip
"""What is shown of a line whose person is protected."""
_WIDTHS = {Meaning.NAME: 180, Meaning.EMAIL: 230, Meaning.NOTE: 200, Meaning.WISH: 200, Meaning.LANGUAGES: 180,
           Meaning.PROTECTED: 225, Meaning.NAME_NATIVE: 180, Meaning.IN_SWEDEN_SINCE: 150}  # fmt: skip
_DOUBTS: dict[Meaning, Callable[[Line], str]] = {
    Meaning.EMAIL: lambda line: doubtful_email(line.one.record.email),
    Meaning.PHONE: lambda line: phones.doubt(line.one.record.phone),
}
"""What looks odd and is taken in all the same."""
_TONES = {Kind.NEW: "ok", Kind.ADDS: "warn", Kind.THERE: "warn", Kind.WRONG: "bad"}


class Corrections(NamedTuple):
    """How the table is changed: a cell by line and place, what is done with a line; `done` comes after them."""

    cell: Callable[[int, int, str], object]
    decide: Callable[[int, Already], object]
    done: Callable[[], object]


def columns(meanings: Meanings, fields: Mapping[int, FieldWithOptions], corrections: Corrections) -> list[Column]:
    """What becomes of each line, and the cells of the columns that are used."""

    def details(line: Line) -> str:
        return preview.details(line, meanings, fields)

    deciding = Edit(
        field=ChoiceField(key="does", label="", choices=[(each, each.text) for each in Already]),
        value=lambda line: line.does,
        change=lambda line, does: partial(corrections.decide, line.id, does),
        locked=_undecided,
    )
    return [
        Column("taken", N_("Take in"), lambda line: "✓" if line.taken else "", sort=lambda line: not line.taken, width=72,
               align="center"),
        Column("line", N_("Line"), lambda line: str(line.id), sort=lambda line: line.id, width=58, kind="number",
               second=True),
        Column("state", N_("State"), preview.state, width=180, kind="pill", tone=_tone, tooltip=details,
               editing=lambda: deciding),
        *(_cell(place, target, corrections) for place, target in enumerate(meanings) if target is not None),
        Column("details", N_("Details"), details, width=330, second=True, tooltip=details),
    ]  # fmt: skip


def _cell(place: int, target: Target, corrections: Corrections) -> Column:
    hidden = not isinstance(target, Meaning) or target not in _TOLD_OF_PROTECTED

    def text(line: Line) -> str:
        shown = place < len(line.cells) and not (hidden and line.one.person.get("protected"))
        return " ".join(line.cells[place].split()) if shown else ""

    def locked(line: Line) -> str:
        if hidden and line.one.person.get("protected"):
            return _("Protected identity: this is not shown here, and not changed either.")
        return ""

    edit = Edit(
        field=TextField(key=f"{_CELL}{place}", label="", max_length=LONGEST),
        value=text,
        change=lambda line, new: partial(corrections.cell, line.id, place, new),
        locked=locked,
    )
    title = target.text if isinstance(target, Meaning) else label(target)
    width = _WIDTHS.get(target, 130) if isinstance(target, Meaning) else 130
    names = target in (Meaning.NAME, Meaning.GIVEN_NAME, Meaning.FAMILY_NAME)
    doubt = _DOUBTS.get(target) if isinstance(target, Meaning) else None
    return Column(f"{_CELL}{place}", title, text, width=width, strong=names, editing=lambda: edit, doubt=doubt)


def _undecided(line: Line) -> str:
    if line.same is None or line.one.problem:
        return _("Space takes the line in, or leaves it out.")
    return ""


def _tone(line: Line) -> str:
    if line.does is Already.FILL:
        return "info"
    return _TONES[line.kind] if line.taken or line.kind is not Kind.NEW else "neutral"


class Reasons(Marks):
    """Marks the cells that cannot be read, as their lines say: a corrected one loses its mark by itself."""

    def __init__(self, model: ListModel) -> None:
        super().__init__(lambda row, column: (row, str(column)), model.text_at, lambda _row, _column: None)
        self._model = model

    def put(self, row: int, column: int, typed: str, message: str) -> None:
        """Nothing is refused here: each text is taken, and marked where it cannot be read."""

    def at(self, row: int, column: int) -> Mark | None:
        """Why the cell does not fit, if it does not."""
        key = self._model.columns[column].key
        if not key.startswith(_CELL):
            return None
        line: Line = self._model.record_at(row)
        problem = line.one.wrong.get(int(key.removeprefix(_CELL)))
        if problem is None and line.one.problem and self._model.columns[column].strong:
            problem = line.one.problem
        text = self._model.text_at(row, column)
        return Mark(text, problem, text) if problem is not None else None


class _Writer(CellWriter):
    """Writes into the table that is looked at; nothing of it comes into the file yet."""

    def __init__(self, session: Session, model: ListModel, message: MessageBar, corrections: Corrections) -> None:
        super().__init__(session, model, message, lambda line: _("line {number}").format(number=line.id))
        self._corrections = corrections

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:  # noqa: ARG002 - as its base has it
        for change in changes:
            if change.column.edit is not None:
                change.column.edit.change(change.record, change.value)()
        self._corrections.done()
        return []


class _Blocks(Blocks):
    """The same for ranges; what does not fit is seen in its cells."""

    def _write(self, changes: Sequence[CellChange], label: str, told: Collection[str]) -> None:  # type: ignore[override]
        self._writer.write(changes, label)
        self._table.say_at_cell()
        if told:
            self._writer.message.show_message("\n".join(list(told)[:4]), "warn")


class Entry(CellEntry):
    """The hand that puts cells of the table right."""

    def __init__(self, table: RecordTable, session: Session, message: MessageBar, corrections: Corrections) -> None:
        super().__init__(table, session, message, lambda line: str(line.id))
        self.writer = _Writer(session, table.list_model(), message, corrections)

    def blocks(self) -> Any:
        """What can be done with the whole range."""
        return _Blocks(self._table, self.writer)


def make(session: Session, message: MessageBar, corrections: Corrections, parent: QWidget) -> RecordTable:
    """The list, without lines yet."""
    model = ListModel(columns((), {}, corrections), parent=parent)
    model.marks = Reasons(model)
    table = RecordTable(model, frozen=2)
    table.setAccessibleName(_("People to be added"))
    table.selectionModel().currentChanged.connect(lambda _now, _before: table.say_at_cell())
    Entry(table, session, message, corrections)
    return table


def with_line_below(table: RecordTable, looked: Looked, fields: Mapping[int, FieldWithOptions]) -> QVBoxLayout:
    """The list, and below it what becomes of the current line and why: the column that says it may be out of view."""
    model, said = table.list_model(), words("", "second", wrap=True)

    def say(*_what: object) -> None:
        text, index = "", table.currentIndex()
        if index.isValid():
            line: Line = model.record_at(index.row())
            number = _("line {number}").format(number=line.id).capitalize()
            details = preview.details(line, looked.known.meanings, fields)
            text = " · ".join(filter(None, (number, preview.state(line), details)))
        said.setText(text)
        table.setAccessibleDescription(text)

    table.selectionModel().currentChanged.connect(say)
    for changed in (model.dataChanged, model.modelReset, model.layoutChanged):
        changed.connect(say)
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(table, 1)
    column.addWidget(said)
    return column
