"""The open desk as the window sees it: performs changes, mirrors undo for the menu, and says what changed."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from mentordesk.desk import Change, Desk, StoredFileError
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.programmes import Round
from mentordesk.i18n import _
from mentordesk.queries import people, programmes

P = ParamSpec("P")
T = TypeVar("T")


class _Step(QUndoCommand):
    """One step of the desk in Qt's stack, which moves on whatever happens; so `play` keeps what went wrong."""

    def __init__(self, label: str, play: Callable[[Callable[[Desk], object]], None]) -> None:
        super().__init__(label)
        self._play = play
        self._pushed = False

    def redo(self) -> None:
        """QUndoStack.push calls this at once, when the step is already done."""
        if self._pushed:
            self._play(Desk.redo)
        self._pushed = True

    def undo(self) -> None:
        self._play(Desk.undo)


class Session(QObject):
    """What every page shares: the desk, the round looked at, today, and the news of changes.

    Signals: `changed(frozenset of table names)` after every change, undo and redo; `round_changed()` when another
    round is looked at; `saved()` after everything that was written.
    """

    changed = Signal(object)
    round_changed = Signal()
    saved = Signal()

    def __init__(self, desk: Desk, clock: Callable[[], date] = date.today, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(100)
        self._clock = clock
        self._stop_listening = desk.listen(self._on_desk_changed)
        self._round_id: int | None = None
        self._failed: RuleBroken | StoredFileError | None = None
        self._going_back = False
        self._over = False
        self._choose_a_round()

    @property
    def today(self) -> date:
        """The day on which things are entered."""
        return self._clock()

    @property
    def round_id(self) -> int | None:
        """The round looked at; None while the file has none."""
        return self._round_id

    @property
    def round(self) -> Round | None:
        """The record of the round looked at."""
        return programmes.get(self._round_id) if self._round_id is not None else None

    @property
    def as_of(self) -> date:
        """The day figures are shown for: today, but within the round once it is over (its last day)."""
        current = self.round
        if current is None:
            return self.today
        return min(self.today, current.ends_on) if self.today > current.ends_on else self.today

    def look_at(self, round_id: int) -> None:
        """Look at another round."""
        if round_id != self._round_id:
            self._round_id = round_id
            self.round_changed.emit()

    def perform(self, label: str, action: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do one thing as one undoable step. Raises `RuleBroken` and the desk's file errors; nothing is half done."""
        if self._over:
            raise RuleBroken.at("", _("The file is closed."))
        return self.desk.perform(label, action, *args, **kwargs)

    def undo(self) -> None:
        """Take back the last step. Raises `RuleBroken` and the desk's file errors; then it is still the last step."""
        self._go(self.undo_stack.index() - 1)

    def redo(self) -> None:
        """Do the last undone step again. Raises as `undo`."""
        self._go(self.undo_stack.index() + 1)

    def _go(self, to: int) -> None:
        before, self._failed = self.undo_stack.index(), None
        if 0 <= to <= self.undo_stack.count():
            self.undo_stack.setIndex(to)
        if self._failed is not None:
            self._going_back = True
            self.undo_stack.setIndex(before)
            self._going_back = False
            raise self._failed

    def _play(self, play: Callable[[Desk], object]) -> None:
        if self._going_back:
            return
        try:
            play(self.desk)
        except (RuleBroken, StoredFileError) as error:
            self._failed = error

    def leave(self) -> None:
        """Nothing more is written from now on: the window is about to let go of its pages, or of the file."""
        self._over = True

    def close(self) -> None:
        """Let go of the desk and close the file."""
        self.leave()
        self._stop_listening()
        self.undo_stack.clear()
        self.desk.close()

    def __del__(self) -> None:
        """Empty the stack while its steps are alive.

        Python's garbage collector deletes steps and stack in any order, but the stack deletes its steps too: a session
        that was never closed would crash the program.
        """
        with suppress(RuntimeError):  # Qt has deleted it already
            self.undo_stack.clear()

    def _on_desk_changed(self, change: Change) -> None:
        if change.kind == "performed" and change.step is not None:
            self.undo_stack.push(_Step(change.step.label, self._play))
        if "person" in change.tables:
            self._hide_protected_names()
        if change.kind == "forgotten":
            self.undo_stack.clear()
        if "round" in change.tables:
            self._choose_a_round()
        self.saved.emit()
        self.changed.emit(change.tables)

    def _hide_protected_names(self) -> None:
        """The names of earlier steps say only the code name of whoever is protected by now."""
        steps = [self.undo_stack.command(place) for place in range(self.undo_stack.count())]
        for step, text in zip(steps, people.unnamed(step.text() for step in steps), strict=True):
            step.setText(text)

    def _choose_a_round(self) -> None:
        ids = [each.id for each in programmes.rounds()]
        if self._round_id not in ids:
            self._round_id = ids[-1] if ids else None
            self.round_changed.emit()
