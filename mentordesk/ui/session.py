"""The open desk as the window sees it: performs changes, undoes them, names the steps, and says what changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from mentordesk.desk import Change, Desk, Step, StoredFileError, write_down
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.programmes import Round
from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.queries import people, programmes

erasure = Later("erasure")
sample_rounds = Later("queries.sample_rounds")

P = ParamSpec("P")
T = TypeVar("T")


class Session(QObject):
    """What every page shares: the desk, the round looked at, today, and the news of changes.

    Signals: `changed(frozenset of table names)` after every change, undo and redo; `round_changed()` when another
    round is looked at; `saved()` after everything that was written; `failed(title)` when the file could not be written;
    `lost(StoredFileError)` when it had to be closed.
    """

    changed = Signal(object)
    round_changed = Signal()
    saved = Signal()
    failed = Signal(str)
    lost = Signal(object)

    def __init__(self, desk: Desk, clock: Callable[[], date] = date.today, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._clock = clock
        self._stop_listening = desk.listen(self._on_desk_changed)
        self._round_id: int | None = None
        self._round: Round | None = None
        """Its record, until the rounds change: every page asks for it again and again."""
        self._over = False
        self._sample_day = date.min
        """Until when the round looked at has been lived, if it is a sample; else long ago."""
        self.change: Change | None = None
        """The change that `changed` told of last, with the rows it touched."""
        self._choose_a_round()

    @property
    def is_over(self) -> bool:
        """Is the file about to be closed, or closed? Then nothing is asked or written any more."""
        return self._over

    @property
    def today(self) -> date:
        """The day on which things are entered; in a sample whose year is not over yet, the last day it tells of."""
        return max(self._clock(), self._sample_day)

    @property
    def round_id(self) -> int | None:
        """The round looked at; None while the file has none."""
        return self._round_id

    @property
    def round(self) -> Round | None:
        """The record of the round looked at."""
        if self._round is None and self._round_id is not None:
            self._round = programmes.get(self._round_id)
        return self._round

    @property
    def as_of(self) -> date:
        """The day figures are shown for: today, but within the round once it is over (its last day)."""
        current = self.round
        if current is None:
            return self.today
        return min(self.today, current.ends_on) if self.today > current.ends_on else self.today

    def round_span(self) -> tuple[date, date] | None:
        """The first and the last day of the round: a date typed without a year is meant to lie in it."""
        current = self.round
        return (current.starts_on, current.ends_on) if current is not None else None

    def round_so_far(self) -> tuple[date, date] | None:
        """The same up to today, for days on which something became so."""
        span = self.round_span()
        return (span[0], min(span[1], self.today)) if span is not None else None

    def look_at(self, round_id: int) -> None:
        """Look at another round."""
        if round_id != self._round_id:
            self._turn_to(round_id)

    def perform(self, label: str, action: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do one thing as one undoable step. Raises `RuleBroken` and the desk's file errors; nothing is half done."""
        if self._over:
            raise RuleBroken.at("", _("The file is closed."))
        with self._telling():
            return self.desk.perform(label, action, *args, **kwargs)

    def write_down(self, label: str) -> None:
        """Write a line of history about what changes nothing in the file. Raises as `perform`."""
        if self._over:
            raise RuleBroken.at("", _("The file is closed."))
        with self._telling():
            write_down(self.desk, label)

    def erase(self, person_id: int, also: Iterable[tuple[str, int]] = ()) -> None:
        """Erase a person for good, with every step that could be undone; `also` as in `erasure`. Raises as `perform`."""
        if self._over:
            raise RuleBroken.at("", _("The file is closed."))
        with self._telling():
            erasure.erase(self.desk, person_id, also)

    def undo(self) -> None:
        """Take back the last step. Raises `RuleBroken` and the desk's file errors; then it is still the last step."""
        with self._telling():
            self.desk.undo()

    def redo(self) -> None:
        """Do the last undone step again. Raises as `undo`."""
        with self._telling():
            self.desk.redo()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Whoever asked says at its place what could not be written; the window says it too, until something is again."""
        try:
            yield
        except StoredFileError as error:
            self.failed.emit(error.title)
            raise

    def undo_text(self) -> str:
        """The name of the step that `undo` would take back, or ""; who is protected by now stands by the code name."""
        return _name_of_last(self.desk.undo_steps)

    def redo_text(self) -> str:
        """The name of the step that `redo` would do again, or ""."""
        return _name_of_last(self.desk.redo_steps)

    def leave(self) -> None:
        """Nothing more is written from now on: the window is about to let go of its pages, or of the file."""
        self._over = True

    def close(self) -> None:
        """Let go of the desk and close the file."""
        self.leave()
        self._stop_listening()
        self.desk.close()

    def _on_desk_changed(self, change: Change) -> None:
        if "round" in change.tables:
            self._round = None
            self._choose_a_round()
        self.change = change
        self.saved.emit()
        self.changed.emit(change.tables)

    def _choose_a_round(self) -> None:
        """The latest of those that are going on today, or else the latest: next year's may be prepared already."""
        known = programmes.rounds()
        if self._round_id not in [each.id for each in known]:
            today = self._clock()
            going_on = [each for each in known if each.starts_on <= today <= each.ends_on]
            self._turn_to((going_on or known)[-1].id if known else None)

    def _turn_to(self, round_id: int | None) -> None:
        self._round_id, self._round = round_id, None
        current = self.round
        lived = sample_rounds.lived_until(current.id) if current is not None and current.sample else None
        self._sample_day = lived or date.min
        self.round_changed.emit()


def _name_of_last(steps: Sequence[Step]) -> str:
    return people.unnamed([steps[-1].label])[0] if steps else ""
