"""The hand that writes in a list: types into a cell in place, goes on to the next, and leaves blocks to `blocks`."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.ui.session import Session
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.tables.writing import CellChange, CellWriter
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.words import in_sentence

blocks = Later("ui.tables.blocks")
forms = Later("ui.forms.form")
in_place = Later("ui.tables.in_place")

_KEY = Qt.Key
_ENTER, _TABS = (_KEY.Key_Return, _KEY.Key_Enter), (_KEY.Key_Tab, _KEY.Key_Backtab)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_AHEAD = 40
"""Milliseconds of rest on a cell before what may be typed into it is prepared."""
_PLAIN = (Qt.KeyboardModifier.NoModifier, _SHIFT, Qt.KeyboardModifier.KeypadModifier)


class CellEntry(QObject):
    """Enters what is typed into the cells of a list, as Excel has taught it: each time one transaction and one step.

    Typing replaces the current cell, F2 or a double click changes it in place, Esc restores it. Enter goes down, Tab to
    the next cell that can be changed and on to the next row; after a run of Tabs Enter goes back to where the run began.
    Outside such a run Enter opens the details, as everywhere. What cannot be kept stays in its cell, marked and
    explained beside it, and everything else goes on. `named` says what a record is called in the name of a step, `adding`
    how a new one is made, to whoever pastes more rows than there are.
    """

    def __init__(
        self, table: RecordTable, session: Session, message: MessageBar, named: Callable[[Any], str], adding: str = ""
    ) -> None:
        super().__init__(table)
        self._table, self._model, self._cells = table, table.list_model(), table.cells
        self.writer = CellWriter(session, self._model, message, named, adding)
        self._asked: Any = None
        self._where: tuple[Any, str] = None, ""
        self._running, self._began = False, -1
        self._ahead = QTimer(self, singleShot=True, interval=_AHEAD)
        self._ahead.timeout.connect(self._ask_ahead)
        table.selectionModel().currentChanged.connect(lambda *_cells: self._ahead.start())
        table.hand = self

    # Keys

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; False for keys that mean nothing here."""
        key, plain = Qt.Key(event.key()), event.modifiers() in _PLAIN
        if plain and key in _ENTER and self._running:
            self._go_down(-1 if event.modifiers() & _SHIFT else 1)
        elif plain and key in _TABS:
            return self.walk(1 if key == _KEY.Key_Tab else -1)
        elif key == _KEY.Key_Escape:
            return self._restore()
        elif plain and (key == _KEY.Key_Backspace or (event.text().strip() and event.text().isprintable())):
            self.begin(event)
        elif (command := self._command(event, key, plain)) is not None:
            command()
        else:
            if key not in (_KEY.Key_Shift, _KEY.Key_Control, _KEY.Key_Alt):
                self.rest()
            return False
        return True

    def _command(self, event: QKeyEvent, key: Qt.Key, plain: bool) -> Callable[[], object] | None:
        keys = QKeySequence.StandardKey
        if plain:
            return {_KEY.Key_F2: self.begin, _KEY.Key_Delete: lambda: self.blocks().clear()}.get(key)
        if event.matches(keys.Paste):
            return self.blocks().paste
        if event.matches(keys.Cut):
            return self.blocks().cut
        ctrl_d = key == _KEY.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return self.blocks().fill_down if ctrl_d else None

    def blocks(self) -> Any:
        """What can be done with the whole range: `paste`, `clear`, `cut`, `fill_down`."""
        return blocks.Blocks(self._table, self.writer)

    def takes_tab(self) -> bool:
        """Does Tab walk through the cells here? Where only one column is changed it leaves the list as usual."""
        return len(self._changeable()) > 1

    def _changeable(self) -> list[int]:
        return [column for column in self._cells.shown() if self._model.columns[column].editing is not None]

    # One cell

    def can_begin(self) -> bool:
        """Can the current cell be changed?"""
        index = self._table.currentIndex()
        return index.isValid() and not self.writer.locked(
            self._model.columns[index.column()], self._model.record_at(index.row())
        )

    def begin(self, key: QKeyEvent | None = None) -> None:
        """Ask for the current cell in place; a pressed key replaces what stands there."""
        index = self._table.currentIndex()
        if not index.isValid() or self._asked is not None:  # a letter that its editor has no use for comes back to the list
            return
        record, asked = self._model.record_at(index.row()), self._model.columns[index.column()]
        problem = self.writer.locked(asked, record)
        if problem or asked.edit is None:
            self._table.say_at_cell(problem)
            return
        self._table.scrollTo(index)
        self._where = self._model.record_id(record), asked.key
        editor = forms.make_editor(asked.edit.field, lambda: self.writer.session.today)
        name = _("{column} of {name}").format(column=_(asked.title), name=self.writer.named(record))
        self._asked = in_place.CellEditor(self._table.canvas(index.column()), asked.edit.field, editor, name)
        self._asked.left.connect(self._on_left)
        mark = self._model.marks.at(index.row(), index.column()) if key is None else None
        self._table.say_at_cell(mark.message if mark is not None else "")
        self._asked.begin(self._rect(), asked.edit.value(record), mark.typed if mark is not None else None, key)

    def _ask_ahead(self) -> None:
        """Once cells are being entered, have the earlier entries of a column ready before the first letter asks for them."""
        index = self._table.currentIndex()
        if index.isValid() and self._where[1] and not self.writer.session.is_over:
            edit = self._model.columns[index.column()].edit
            offers = getattr(edit.field, "completions", None) if edit is not None else None
            if offers is not None:
                offers()

    def is_busy(self) -> bool:
        """Is somebody entering one cell after the other? What is slow can wait until the hand rests."""
        return self._running or self.writer.is_writing

    def is_asking(self) -> bool:
        """Is a cell being changed in place?"""
        return self._asked is not None

    def commit(self) -> None:
        """Enter what is being typed, as before the page is left."""
        if self._asked is not None:
            self._asked.finish(in_place.Step.AWAY)

    def place(self) -> None:
        """The cells have moved: the editor goes with its own; with the record gone it goes too."""
        if self._asked is not None and self._row() < 0:
            self._close()
        elif self._asked is not None:
            self._asked.place(self._rect())

    def _row(self) -> int:
        return self._model.row_of(self._where[0])

    def _rect(self) -> QRect:
        return self._table.visualRect(self._model.index(self._row(), self._model.column_of(self._where[1])))

    def _close(self) -> Any:
        asked, self._asked = self._asked, None
        asked.close()
        return asked

    def _on_left(self, step: Any) -> None:
        steps = in_place.Step
        if step is not steps.AWAY or QGuiApplication.focusObject() is None:
            self._table.take_back_focus()  # without another the program itself took it away, to have everything saved
        asked, row = self._close(), self._row()  # only now: hidden with the keyboard it would give it to something else
        if row < 0 or step is steps.GIVEN_UP:
            self._table.say_at_cell()
        elif step is steps.FILL:
            self.blocks().fill(asked.text())
        else:
            self._running = self._running or step is not steps.AWAY
            if self._enter(row, self._model.column_of(self._where[1]), asked):
                self._go_on(step)

    def _enter(self, row: int, column: int, asked: Any) -> bool:
        """Write one cell; False where it cannot be kept, which its mark and the note beside it say."""
        record, entered = self._model.record_at(row), self._model.columns[column]
        try:
            change = CellChange(record, entered, asked.value(), asked.text())
        except ValueError as problem:
            self._model.marks.put(row, column, asked.text(), str(problem))
            self._table.say_at_cell()
            return False
        if not change.is_needed():
            self._model.marks.take(row, column)
            self._table.say_at_cell()
            return True
        label = _("Change {field} for {name}")
        label = label.format(field=in_sentence(_(entered.title)), name=self.writer.named(record))
        refused = self.writer.write([change], label)
        self._table.say_at_cell()
        return not refused

    def _restore(self) -> bool:
        """Esc in a cell: what was refused there goes, and the run of entries ends."""
        self.rest()
        index = self._table.currentIndex()
        if not index.isValid() or not self._model.marks.take(index.row(), index.column()):
            return False
        self._table.say_at_cell()
        return True

    # Going on

    def _go_on(self, step: Any) -> None:
        steps = in_place.Step
        if step in (steps.DOWN, steps.UP):
            self._go_down(1 if step is steps.DOWN else -1)
        elif step in (steps.FORWARD, steps.BACK) and not self.walk(1 if step is steps.FORWARD else -1):
            self._table.leave(step is steps.FORWARD)

    def _go_down(self, step: int) -> None:
        """One row on, in the column where the run of Tabs began."""
        began, self._began = self._began, -1
        self._cells.go(self._table.currentIndex().row() + step, began if began in self._cells.shown() else None)

    def walk(self, step: int) -> bool:
        """To the next cell that can be changed, from the end of a row to the next one; False at the end of the list."""
        shown, column, row = self._cells.shown(), self._cells.column(), self._table.currentIndex().row()
        changeable = self._changeable()
        if len(changeable) < 2:
            return False
        self._began = column if self._began < 0 else self._began
        self._running = True
        further = [each for each in changeable if (shown.index(each) - shown.index(column)) * step > 0]
        if not further:
            row += step
        if not 0 <= row < self._model.rowCount():
            return False
        self._cells.go(row, (further or changeable)[0 if step > 0 else -1])
        return True

    def rest(self) -> None:
        """The mouse or another key took over: the run of entries is over."""
        self._running, self._began = False, -1
