"""Turns what was entered in cells into changes, and writes them as one step: whatever fits, and a word about the rest."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from mentordesk.desk import StoredFileError
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.ui.session import Session
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.words import in_sentence

together = Later("actions.together")


class CellChange(NamedTuple):
    """A new value for the cell of a record, and what was typed for it."""

    record: Any
    column: Column
    value: Any
    typed: str

    def is_needed(self) -> bool:
        """Does something else stand there now?"""
        edit = self.column.edit
        return edit is not None and bool(edit.value(self.record) != self.value)


class Refusal(NamedTuple):
    """A change that cannot be, and why."""

    change: CellChange
    message: str


class CellWriter:
    """Writes changes of a list's cells; what is refused is marked there.

    `named` says what a record is called, `adding` how a new one is made. `newcomers` is offered what is pasted, and tells
    whether it took it as new records.
    """

    newcomers: Callable[[str], bool] = staticmethod(lambda _text: False)

    def __init__(
        self, session: Session, model: ListModel, message: MessageBar, named: Callable[[Any], str], adding: str = ""
    ) -> None:
        self.session, self._model, self.message, self.named, self.adding = session, model, message, named, adding
        self.is_writing = False
        """Is a change on its way? Then the rows of the list hold still."""

    def locked(self, column: Column, record: Any) -> str:
        """Why the cell of a record cannot be changed in place, or ""."""
        if self.session.desk.read_only:
            return _("The file is open for reading only.")
        if column.edit is None:
            return _("“{column}” is not changed in the list.").format(column=_(column.title))
        return column.edit.locked(record)

    def about(self, record: Any, column: Column, problem: str) -> str:
        """A problem with the cell it is about."""
        cell = _("{name}, {column}").format(name=self.named(record), column=in_sentence(_(column.title)))
        return _("{cell}: {problem}").format(cell=cell, problem=problem)

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        """Write as one step; gives back what was refused. A file that cannot be written is told loudly."""
        self.is_writing = True
        try:
            refused = self._written(list(changes), label)
        finally:
            self.is_writing = False
        against = {(self._model.record_id(each.change.record), each.change.column.key): each for each in refused}
        for change in changes:
            record_id, key = self._model.record_id(change.record), change.column.key
            row, column = self._model.row_of(record_id), self._model.column_of(key)
            if row < 0:
                continue
            if (record_id, key) in against:
                self._model.marks.put(row, column, change.typed, against[record_id, key].message)
            else:
                self._model.marks.take(row, column)
        return refused

    def _written(self, left: list[CellChange], label: str) -> list[Refusal]:
        refused: list[Refusal] = []
        while left:
            try:
                self.session.perform(label, together.change_all, _parts(left))
                break
            except StoredFileError as error:
                self.message.show_message(str(error), "bad")
                return [*refused, *(Refusal(change, str(error)) for change in left)]
            except RuleBroken as broken:
                said = {problem.field: problem.message for problem in broken.problems}
                against = [Refusal(change, said.get(str(place), "")) for place, change in enumerate(left)]
                if not any(each.message for each in against):  # it stands against all of them, as a closed file
                    return [*refused, *(Refusal(change, str(broken)) for change in left)]
                refused += [each for each in against if each.message]
                left = [each.change for each in against if not each.message]
        return refused


def _parts(changes: Sequence[CellChange]) -> dict[str, Callable[[], object]]:
    return {
        str(place): change.column.edit.change(change.record, change.value)
        for place, change in enumerate(changes)
        if change.column.edit is not None
    }
