"""Writes what is entered in the month grid: whatever fits as one step, and a sentence for each cell that does not."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from mentordesk.actions import meetings
from mentordesk.actions.meetings import CellChange
from mentordesk.desk import StoredFileError
from mentordesk.domain.meetings import MeetingStatus, cell_key
from mentordesk.domain.months import Month
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _, ngettext
from mentordesk.ui.grids import clipboard, words
from mentordesk.ui.grids.model import FIRST
from mentordesk.ui.grids.view import MonthView, Place
from mentordesk.ui.session import Session
from mentordesk.ui.tables.telling import tell
from mentordesk.ui.widgets.messages import MessageBar


class Outcome(NamedTuple):
    """How many cells changed, and what stands against the others, in words."""

    changed: int
    refused: list[str]


def changes_to(places: Sequence[Place], status: MeetingStatus | None) -> list[CellChange]:
    """One status for many cells; None clears them."""
    return [(row.pairing_id, cell.month, status) for row, cell in places]


def label_of(places: Sequence[Place], status: MeetingStatus | None) -> str:
    """What the step is called."""
    if len(places) == 1:
        name = words.cell_name(*places[0])
        text = _("{status}: {cell}") if status else _("Clear {cell}")
        return text.format(status=status.label if status else "", cell=name)
    if status is None:
        return ngettext("Clear {count} month", "Clear {count} months", len(places)).format(count=len(places))
    text = ngettext("{status} for {count} pair's month", "{status} for {count} months of pairs", len(places))
    return text.format(status=status.label, count=len(places))


def label_of_fill(month: Month, status: MeetingStatus) -> str:
    """What filling a month is called."""
    return _("Fill {month}: {status}").format(month=month.long, status=words.in_sentence(status.label))


def write(session: Session, label: str, changes: Sequence[CellChange]) -> Outcome:
    """Write the changes as one step. What the rules refuse is left out and told; the rest is done."""
    told: list[str] = []
    while changes:
        try:
            return Outcome(session.perform(label, meetings.set_cells, changes, today=session.today), told)
        except StoredFileError as error:
            return Outcome(0, [str(error)])
        except RuleBroken as broken:
            refused = {problem.field: problem.message for problem in broken.problems}
        told += refused.values()
        fitting = [change for change in changes if cell_key(change[0], change[1]) not in refused]
        if len(fitting) == len(changes):
            break
        changes = fitting
    return Outcome(0, told)


class MonthWriter(QObject):
    """Does what is asked for in the grid. Of one cell its problem is said in the strip, of many in the message bar."""

    def __init__(self, session: Session, view: MonthView, message: MessageBar, say_problem: Callable[[str], object]) -> None:
        super().__init__(view)
        self._session, self._view, self._message, self._say_problem = session, view, message, say_problem
        self.goes_on = False
        """Is a letter being entered, after which the next cell has the focus?"""
        view.typed.connect(self.set_status)
        view.fill_down_wanted.connect(self.fill_down)
        view.copy_wanted.connect(self.copy)
        view.paste_wanted.connect(self.paste)

    def set_status(self, status: MeetingStatus | None) -> None:
        """What a letter does: the focused cell and one step down, or all chosen cells."""
        places = self._view.places()
        self.goes_on = one = len(places) == 1 and status is not None
        try:
            written = self._write(label_of(places, status), changes_to(places, status))
            if written and one and not self._view.step_down():
                self._view.moved.emit()  # the cell is the same, but something else stands there now
        finally:
            self.goes_on = False

    def open_in(self, month: Month) -> list[CellChange]:
        """Held for every pair shown that was to meet in the month and has nothing written down."""
        place = self._view.cells.column_of(month) - FIRST
        return [(row.id, month, MeetingStatus.HELD) for row in self._view.cells.rows() if row.is_open_in(place)]

    def fill_month(self) -> None:
        """Fill the focused month."""
        place = self._view.place()
        if place is not None:
            month = place[1].month
            self._write(label_of_fill(month, MeetingStatus.HELD), self.open_in(month), told=True)
            self._view.setFocus()

    def fill_down(self) -> None:
        """The uppermost of the chosen cells for all below it; for one cell what stands above."""
        model, cells, changes = self._view.cells, self._view.chosen(), list[CellChange]()
        for column in {cell.column() for cell in cells}:
            rows = [cell.row() for cell in cells if cell.column() == column]
            first = rows[0] if len(rows) > 1 else rows[0] - 1
            above = model.cell_at(first, column) if first >= 0 else None
            if above is not None:
                below = [row for row in rows if row != first]
                changes += [(model.row_at(row).pairing_id, above.month, above.status) for row in below]
        self._write(_("Fill down"), changes)

    def copy(self) -> None:
        """The chosen cells, as text and as a table."""
        if cells := self._view.chosen():
            QGuiApplication.clipboard().setMimeData(clipboard.as_mime(self._view.cells, cells))

    def paste(self) -> None:
        """Letters or words from the clipboard, as one step; what does not fit is told."""
        pasted = clipboard.paste(self._view.cells, QGuiApplication.clipboard().text(), self._view.chosen())
        self._write(_("Paste meetings"), pasted.changes, refused=pasted.refused, told=True)

    def _write(self, label: str, changes: Sequence[CellChange], *, refused: Sequence[str] = (), told: bool = False) -> bool:
        """Write, and say at the cause what could not be; True when nothing was refused."""
        outcome = write(self._session, label, changes) if changes else Outcome(0, [])
        wrong = [*refused, *outcome.refused]
        if len(changes) <= 1 and not told:
            self._say_problem(" ".join(wrong))
        elif outcome.changed or wrong:
            statuses = {status for _pair, _month, status in changes}
            self._tell(outcome.changed, wrong, cleared=statuses == {None})
        return not wrong

    def _tell(self, changed: int, wrong: Sequence[str], *, cleared: bool) -> None:
        text = ngettext("{count} month was written down.", "{count} months were written down.", changed)
        if cleared:
            text = ngettext("{count} month was cleared.", "{count} months were cleared.", changed)
        tell(self._message, self._session, text.format(count=changed), wrong, changed=bool(changed))
