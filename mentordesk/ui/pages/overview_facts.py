"""What the Overview asks of the file: each thing once, in slices, and again only when its tables have changed."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from mentordesk.domain.breakdowns import Balance, Band, MonthOfHours, NamedPair
from mentordesk.domain.figures import Figure
from mentordesk.queries import attendance, balance, figures, hours, slices
from mentordesk.queries.attendance import Attendance
from mentordesk.queries.slices import Slices
from mentordesk.ui.session import Session

Known = TypeVar("Known")

MEETINGS = frozenset({"round", "pairing", "pause", "meeting"})
PEOPLE = frozenset({"person", "enrolment", "status_change", "pairing", "attendance"})
"""Who counts at all hangs on the bin, on pairs and on attended activities too."""
TABLES: dict[str, frozenset[str]] = {
    "attendance": MEETINGS,
    "names": MEETINGS | {"person", "enrolment"},
    "bands": MEETINGS,
    "steps": PEOPLE,
    "outcomes": PEOPLE | {"outcome", "round"},
    "balance": frozenset({"person", "enrolment", "pairing"}),
    "hours": MEETINGS | {"activity", "attendance", "enrolment"},
}
"""The tables each thing is read from."""


class OverviewFacts:
    """Remembers what was read of the round looked at, as of the day looked at."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, Any] = {}
        self._about: tuple[int | None, date, date] = (None, date.min, date.min)

    def forget(self, tables: frozenset[str]) -> None:
        """Some tables have changed."""
        for key, read_from in TABLES.items():
            if read_from & tables:
                self._known.pop(key, None)

    def is_about_another_day(self) -> bool:
        """Is another round looked at than what is known, or is it another day? Then everything is forgotten."""
        about = (self._session.round_id, self._session.as_of, self._session.today)
        if about == self._about:
            return False
        self._about, self._known = about, {}
        return True

    @property
    def round_id(self) -> int:
        """The round looked at; the Overview asks for nothing without one."""
        assert self._session.round_id is not None
        return self._session.round_id

    @property
    def on(self) -> date:
        """The day of the figures."""
        return self._session.as_of

    def _once(self, key: str, read: Callable[[], Slices[Known]]) -> Slices[Known]:
        if key not in self._known:
            self._known[key] = yield from read()
        found: Known = self._known[key]
        return found

    def attendance(self) -> Slices[Attendance]:
        """How the pairs have met."""
        return self._once("attendance", lambda: attendance.read(self.round_id, self.on))

    def attendance_now(self) -> Attendance:
        """The same without a break, for a click."""
        return slices.whole(self.attendance())

    def names(self) -> Slices[list[NamedPair]]:
        """The pairs with their names, where there are few of them."""

        def read() -> Slices[list[NamedPair]]:
            known = yield from self.attendance()
            return attendance.named(known.pairs)

        return self._once("names", read)

    def bands(self) -> Slices[tuple[Band, ...]]:
        """The pairs by how many months they have missed, where there are many of them."""

        def read() -> Slices[tuple[Band, ...]]:
            known = yield from self.attendance()
            return (yield from attendance.bands(known.pairs))

        return self._once("bands", read)

    def outcomes(self) -> Slices[list[Figure]]:
        """What became of the mentees."""

        def read() -> Slices[list[Figure]]:
            yield
            return figures.of_outcomes(self.round_id, self.on)

        return self._once("outcomes", read)

    def way_on(self) -> Slices[list[Figure]]:
        """The mentees from application to outcome."""
        known = yield from self.attendance()
        results = yield from self.outcomes()
        standing = yield from self._once("steps", lambda: figures.read_steps(self.round_id, self.on))
        return figures.way_on(standing, known, results)

    def balance(self) -> Slices[Balance]:
        """Places of mentors against mentees without one."""

        def read() -> Slices[Balance]:
            everybody = yield from balance.read(self.round_id)
            return (yield from balance.summed(everybody))

        return self._once("balance", read)

    def hours(self) -> Slices[list[MonthOfHours]]:
        """The working time by month."""

        def read() -> Slices[list[MonthOfHours]]:
            known = yield from self.attendance()
            found = yield from hours.read(self.round_id, known)
            return [MonthOfHours(month, minutes, month.first_day <= self.on) for month, minutes in found.months.items()]

        return self._once("hours", read)
