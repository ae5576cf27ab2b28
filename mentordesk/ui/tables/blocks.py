"""Pastes, fills and clears many cells of a list at once: one step, with a count and a word about what did not fit."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QGuiApplication

from mentordesk.i18n import _, ngettext
from mentordesk.ui.forms.reading import read_text
from mentordesk.ui.tables import clipboard
from mentordesk.ui.tables.columns import Edit
from mentordesk.ui.tables.telling import tell
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.tables.writing import CellChange, CellWriter

Cell = tuple[int, int, str]
"""Row, column and what is entered there."""


class Blocks:
    """What concerns the whole range of a list."""

    def __init__(self, table: RecordTable, writer: CellWriter) -> None:
        self._table, self._model, self._cells, self._writer = table, table.list_model(), table.cells, writer

    def paste(self) -> None:
        """A block from the clipboard, from the range's first cell on; what does not fit is told and marked.

        A block with more rows than are left changes nothing: whoever brings it means new ones, not these. Where the
        page takes new ones in, it is asked first.
        """
        text, rows, shown = QGuiApplication.clipboard().text(), self._cells.rows(), self._cells.shown()
        if (text and self._writer.newcomers(text)) or not text or not rows:
            return
        placed = clipboard.laid(clipboard.read(text), rows, [shown.index(column) for column in self._cells.columns()])
        count = self._model.rowCount()
        below = [row for row, _place, value in placed if row >= count and value.strip()]
        if below:
            self._refuse_rows(max(below) + 1 - rows[0], count - rows[0])
            return
        inside = [(row, shown[place], value) for row, place, value in placed if row < count and place < len(shown)]
        beyond = [value.strip() for _row, place, value in placed if place >= len(shown)]
        outside = [_("“{value}” lies outside the list").format(value=value) for value in beyond if value]
        self._enter(inside, _("Paste"), outside)

    def _refuse_rows(self, copied: int, left: int) -> None:
        self._table.say_at_cell()
        text = ngettext(
            "Nothing was changed. {copied} rows were copied, but from the chosen row down there is only {left}. "
            "Pasting changes rows that are in the list and adds none.",
            "Nothing was changed. {copied} rows were copied, but from the chosen row down there are only {left}. "
            "Pasting changes rows that are in the list and adds none.",
            left,
        )
        said = [text.format(copied=copied, left=left), self._writer.adding]
        self._writer.message.show_message(" ".join(filter(None, said)), "warn")

    def clear(self) -> None:
        """Empty the cells of the range."""
        self._enter([(row, column, "") for row, column in self._range()], _("Clear"))

    def cut(self) -> None:
        """Copy the range, then empty it."""
        self._table.copy()
        self.clear()

    def fill(self, text: str) -> None:
        """The same into every cell of the range."""
        self._enter([(row, column, text) for row, column in self._range()], _("Fill"))

    def fill_down(self) -> None:
        """The uppermost cell of the range for all below it; for one row what stands above."""
        rows, changes, refused = self._cells.rows(), list[CellChange](), list[str]()
        first = (rows[0] if len(rows) > 1 else rows[0] - 1) if rows else -1
        if first < 0:
            return
        source = self._model.record_at(first)
        for column in self._cells.columns():
            edit = self._model.columns[column].edit
            if edit is not None and not edit.locked(source):
                text, value = self._model.text_at(first, column), edit.value(source)
                below = [(row, column, text) for row in rows if row != first]
                self._plan(below, changes, refused, partial(_always, value))
        self._write(changes, _("Fill down"), refused)

    def _range(self) -> list[tuple[int, int]]:
        return [(row, column) for row in self._cells.rows() for column in self._cells.columns()]

    def _enter(self, cells: Sequence[Cell], label: str, wrong: Iterable[str] = ()) -> None:
        changes, refused = list[CellChange](), list(wrong)
        today = self._writer.session.today
        self._plan(cells, changes, refused, lambda edit, text: _read(edit, text, today))
        self._write(changes, label, refused)

    def _plan(
        self,
        cells: Iterable[Cell],
        changes: list[CellChange],
        refused: list[str],
        read: Callable[[Edit, str], Any],
    ) -> None:
        """Find out what entering these texts comes to; what cannot be read is marked and told."""
        for row, column, text in cells:
            record, asked, text = self._model.record_at(row), self._model.columns[column], text.strip()
            if text == self._model.text_at(row, column):
                self._model.marks.take(row, column)
                continue
            problem = self._writer.locked(asked, record)
            if not problem and asked.edit is not None:
                try:
                    change = CellChange(record, asked, read(asked.edit, text), text)
                except ValueError as error:
                    self._model.marks.put(row, column, text, problem := str(error))
                else:
                    changes += [change] if change.is_needed() else []
            if problem:
                refused.append(self._writer.about(record, asked, problem))

    def _write(self, changes: Sequence[CellChange], label: str, told: Iterable[str]) -> None:
        refused = self._writer.write(changes, label) if changes else []
        wrong = [*told, *(self._writer.about(each.change.record, each.change.column, each.message) for each in refused)]
        count = len(changes) - len(refused)
        self._table.say_at_cell()
        done = self._new_name(changes) if count == 1 and not wrong else ""
        if done or wrong or count > 1:
            done = done or ngettext("{count} cell was changed.", "{count} cells were changed.", count).format(count=count)
            tell(self._writer.message, self._writer.session, done, wrong, changed=bool(count))

    def _new_name(self, changes: Sequence[CellChange]) -> str:
        """That somebody has another name now, which may have been meant as somebody new; else ""."""
        before, named = changes[0].record, self._writer.named
        now = self._model.record_of(self._model.record_id(before))
        if now is None or named(now) == named(before):
            return ""
        return _("{before} is now called {name}.").format(before=named(before), name=named(now))


def _read(edit: Edit, text: str, today: date) -> Any:
    return edit.read(text) if edit.read is not None else read_text(edit.field, text, today)


def _always(value: Any, _edit: Edit, _text: str) -> Any:
    return value
