"""Changes meetings of pairs: one by one, or by letters in the grid of months."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from mentordesk.actions import _pairs, _records
from mentordesk.domain import meetings as rules
from mentordesk.domain.meetings import Absent, Meeting, MeetingForm, MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import STARTED, Pairing, Pause
from mentordesk.domain.problems import Problem, demand
from mentordesk.i18n import _
from mentordesk.queries import meetings, pairings, programmes
from mentordesk.queries import records as fetch
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.pairings import PairingTable, PauseTable

HAPPENED = frozenset({MeetingStatus.HELD, MeetingStatus.NO_SHOW})
"""What cannot lie in the future."""
MIDDLE = 15
"""The day of a month that a letter in the grid means when nobody says more."""

CellChange = tuple[int, Month, MeetingStatus | None]
"""A pairing, a month, and what became of the meeting (None: there was none)."""


def record(
    pairing_id: int,
    *,
    on: date,
    status: MeetingStatus = MeetingStatus.HELD,
    minutes: int | None = None,
    form: MeetingForm = MeetingForm.IN_PERSON,
    absent: Absent | None = None,
    place: str = "",
    note: str = "",
    today: date | None = None,
) -> int:
    """Write down a meeting of a pair, as long as the round's meetings are unless said otherwise.

    With `today` a meeting cannot have been held after that day. Returns the meeting's id.
    """
    pairing = pairings.get(pairing_id)
    usual = programmes.get(pairing.round_id).meeting_minutes
    meeting = Meeting(
        id=0,
        pairing_id=pairing_id,
        on=on,
        status=status,
        minutes=usual if minutes is None else minutes,
        form=form,
        absent=absent,
        place=place,
        note=note,
    )
    demand(*_problems(meeting, pairing, today))
    return _records.insert(MeetingTable, meeting)


def update(meeting_id: int, *, today: date | None = None, **changes: Any) -> None:
    """Change what is known about a meeting (keywords as in `record`); who stayed away goes with another status."""
    before = meetings.get(meeting_id)
    after = replace(before, **changes, id=before.id, pairing_id=before.pairing_id)
    if "status" in changes and "absent" not in changes and after.status is not MeetingStatus.NO_SHOW:
        after = replace(after, absent=None)
    demand(*_problems(after, pairings.get(before.pairing_id), today))
    _records.update(MeetingTable, before, after)


def remove(meeting_id: int) -> None:
    """Remove a meeting that was written down by mistake; one that did not take place is cancelled."""
    meetings.get(meeting_id)
    MeetingTable.delete().where(MeetingTable.id == meeting_id).execute()


def set_month(pairing_id: int, *, month: Month, status: MeetingStatus | None, today: date) -> None:
    """What one letter in the grid does: sets or changes the one meeting of a pair's month, or clears it (None)."""
    set_cells([(pairing_id, month, status)], today=today)


def set_cells(changes: Iterable[CellChange], *, today: date) -> int:
    """Many letters in the grid at once: all or none. Returns how many cells changed.

    A new meeting gets today's date in the running month and the middle of any other, moved into the days on which
    the pair is open. Months with several meetings are left to the dialog, because a letter cannot say which is meant.
    """
    wanted = list(changes)
    sheet = _Sheet.of({pairing_id for pairing_id, _month, _status in wanted})
    demand(*(problem for cell in wanted for problem in sheet.problems(cell, today)))
    return sum(sheet.write(cell, today) for cell in wanted)


def _problems(meeting: Meeting, pairing: Pairing, today: date | None) -> list[Problem]:
    problems = rules.problems(meeting, pairing, today or date.max)
    if meeting.place.strip() and pairings.is_protected(pairing.id):
        problems.append(Problem("place", _("Where a person with protected identity is met is not kept.")))
    return problems


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the grid's letters need to know of some pairings, read once for all cells."""

    pairs: dict[int, Pairing]
    pauses: dict[int, list[Pause]]
    met: dict[tuple[int, Month], list[Meeting]]
    minutes: dict[int, int]

    @classmethod
    def of(cls, pairing_ids: set[int]) -> "_Sheet":
        pairs = fetch.of_some(Pairing, PairingTable.id, pairing_ids)
        pauses: dict[int, list[Pause]] = {}
        for pause in fetch.of_some(Pause, PauseTable.pairing_id, pairing_ids):
            pauses.setdefault(pause.pairing_id, []).append(pause)
        met: dict[tuple[int, Month], list[Meeting]] = {}
        for meeting in fetch.of_some(Meeting, MeetingTable.pairing_id, pairing_ids):
            met.setdefault((meeting.pairing_id, Month.of(meeting.on)), []).append(meeting)
        rounds = {pair.round_id for pair in pairs}
        minutes = {round_id: programmes.get(round_id).meeting_minutes for round_id in rounds}
        return cls({pair.id: pair for pair in pairs}, pauses, met, minutes)

    def problems(self, cell: CellChange, today: date) -> Sequence[Problem]:
        """What stands against one letter, with the names of the pair; the field is the `cell_key`."""
        pairing_id, month, status = cell
        pair = self.pairs.get(pairing_id)
        if pair is None:
            pairings.get(pairing_id)  # says in words that it is gone
            return ()
        there = self.met.get((pairing_id, month), [])
        message = None
        if len(there) > 1:
            message = _("{month} has {count} meetings; open them to change one.")
            message = message.format(month=month.long, count=len(there))
        elif status is None:
            return ()
        elif pair.status not in STARTED:
            message = _("The pairing has not started yet.")
        elif not self._days(pair, month):
            message = _("They were not a pair in {month}.").format(month=month.long)
        elif status in HAPPENED and self._days(pair, month)[0] > today:
            message = _("{month} has not come yet; a meeting can be planned.").format(month=month.long)
        return _pairs.named(pair, [Problem(rules.cell_key(pairing_id, month), message)]) if message else ()

    def write(self, cell: CellChange, today: date) -> bool:
        """Make the change; False when it is so already."""
        pairing_id, month, status = cell
        there = self.met.get((pairing_id, month), [])
        if status is None:
            MeetingTable.delete().where(MeetingTable.id.in_([meeting.id for meeting in there])).execute()
            self.met[pairing_id, month] = []
            return bool(there)
        if there and there[0].status is status:
            return False
        pair = self.pairs[pairing_id]
        before = there[0] if there else None
        meeting = before or Meeting(
            id=0, pairing_id=pairing_id, on=today, status=status, minutes=self.minutes[pair.round_id]
        )
        if before is None or (status in HAPPENED and before.on > today):
            meeting = replace(meeting, on=self._day(pair, month, status, today))
        absent = meeting.absent if status is MeetingStatus.NO_SHOW else None
        minutes = meeting.minutes
        if status is MeetingStatus.HELD and not minutes:  # as a cancelled one may have had none
            minutes = self.minutes[pair.round_id]
        after = replace(meeting, status=status, absent=absent, minutes=minutes)
        if before is None:
            after = replace(after, id=_records.insert(MeetingTable, after))
        else:
            _records.update(MeetingTable, before, after)
        self.met[pairing_id, month] = [after]
        return True

    def _days(self, pair: Pairing, month: Month) -> list[date]:
        """The days of the month on which the pair is open; those without a pause if there are any."""
        first, last = max(pair.starts_on, month.first_day), min(pair.ends_on or date.max, month.last_day)
        days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
        paused = self.pauses.get(pair.id, [])
        free = [day for day in days if not any(p.from_on <= day <= (p.to_on or date.max) for p in paused)]
        return free or days

    def _day(self, pair: Pairing, month: Month, status: MeetingStatus, today: date) -> date:
        """A sensible day: today in the running month, else a working day in the middle; not after today if it happened."""
        days = self._days(pair, month)
        if status in HAPPENED:
            days = [day for day in days if day <= today]
        wanted = today if Month.of(today) == month else date(month.year, month.month, MIDDLE)
        working = [day for day in days if day.weekday() < 5 or day == today] or days
        return min(working, key=lambda day: (abs((day - wanted).days), day))
