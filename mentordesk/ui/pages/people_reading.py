"""Reads the list of people: a long one that was not in view in two steps, its beginning at once and all of it in slices."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.filters import Criteria
from mentordesk.later import Later
from mentordesk.queries import people, slices
from mentordesk.ui.first_paint import after_next_paint
from mentordesk.ui.in_slices import InSlices
from mentordesk.ui.pages.people_list import MeetingsByEnrolment
from mentordesk.ui.session import Session

if TYPE_CHECKING:
    from mentordesk.queries import pairings
    from mentordesk.queries.slices import Slices
else:
    pairings = Later("queries.pairings")

FIRST_ROWS = 80
"""What fills the tallest screen."""


class PeopleReading(QObject):
    """Fills `meetings` and tells what was `read`: the lines, and whether they are all."""

    read = Signal(object, bool)  # not `list`: that is copied, line by line

    def __init__(self, session: Session, meetings: MeetingsByEnrolment, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._meetings, self._page = session, meetings, page
        self._begun = False
        self._round_id: int | None = None
        self.work = InSlices(self)
        self.whole = False
        """Has everything been told?"""

    def refill(self) -> None:
        """Read what the file says now."""
        session, before = self._session, self._round_id
        self._round_id = session.round_id
        if self.whole and before == session.round_id:
            self._tell_all(people.listing(session.round_id, session.today))
            return
        rows = people.first_rows(session.round_id, session.today, limit=FIRST_ROWS)
        if len(rows) < FIRST_ROWS:
            self._tell_all(rows)
            return
        self.whole = False
        self.read.emit(rows, False)
        self.work.ask("people", self._read)
        if self._begun:
            self.work.start_later()
        else:
            after_next_paint(self._page, lambda: None if session.is_over else self.work.start())
        self._begun = True

    def finish(self) -> None:
        """Have all of a long list before something is done with all of it."""
        self.work.finish()

    def on_narrowed(self, wanted: Criteria) -> None:
        """Something is looked for: in all of the list."""
        if not wanted.is_empty():
            self.finish()

    def _read(self) -> "Slices[None]":
        round_id, on = self._round_id, self._session.as_of
        rows = yield from people.read(round_id, self._session.today)
        pairs = (yield from pairings.read_rows(round_id, on)) if round_id is not None else []
        yield from self._meetings.fill(pairs)
        yield
        self.whole = True
        self.read.emit(rows, True)

    def _tell_all(self, rows: list[people.PersonRow]) -> None:
        round_id = self._round_id
        pairs = pairings.listing(round_id, self._session.as_of) if round_id is not None else []
        slices.whole(self._meetings.fill(pairs))
        self.whole = True
        self.read.emit(rows, True)
