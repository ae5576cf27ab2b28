"""Answers questions about meetings: the grid of months, the meetings of one pair, and those of one cell."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from mentordesk.domain import pairings as rules
from mentordesk.domain.enrolments import MentorType
from mentordesk.domain.meetings import Meeting, MeetingStatus
from mentordesk.domain.months import Month, months_between
from mentordesk.domain.pairings import STARTED, PairingStatus
from mentordesk.domain.programmes import Round
from mentordesk.queries import pairings, programmes, records
from mentordesk.queries.pairings import PairRow
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.pairings import PairingTable


class Cell(NamedTuple):
    """A pair's month: what became of its meeting (held if any was, else the latest), how long they met, which ones.

    `expected` tells that the pair is to meet in the month, `open` that it can, because it is a pair on some day of it.
    `over` tells that the month's meeting is no longer due but missed if it was not held.
    """

    month: Month
    status: MeetingStatus | None
    held: int
    minutes: int
    ids: tuple[int, ...]
    expected: bool
    open: bool
    over: bool

    @property
    def missing(self) -> bool:
        """Whether a meeting that was expected has not been held, and the month is over."""
        return self.expected and self.over and not self.held


class GridRow(NamedTuple):
    """A pair in the grid: its cells and their sums. `minutes` are those of held meetings.

    `silent` is how many days the pair has not met (None unless it runs).
    """

    pairing_id: int
    mentor: str
    mentee: str
    mentor_type: MentorType
    status: PairingStatus
    starts_on: date
    ends_on: date | None
    quiet: bool
    silent: int | None
    protected: bool
    cells: tuple[Cell, ...]
    held: int
    plan: int
    expected: int
    minutes: int

    @property
    def id(self) -> int:
        """The pairing's id, under the name every record has."""
        return self.pairing_id

    @property
    def progress(self) -> str:
        """Held meetings of the plan, as 6/8."""
        return rules.progress(self.held, self.plan)


class MonthSum(NamedTuple):
    """The foot of a column: meetings held, pairs that were to meet and those of them that did (coverage), minutes."""

    month: Month
    held: int
    pairs_met: int
    pairs_expected: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthGrid:
    """All pairs of a round that have begun, down, and its months, across.

    `months` are the round's, and any others in which a meeting was written down. The counts are those of all meetings
    in the grid, so a row's sum is the sum of its cells.
    """

    months: tuple[Month, ...]
    rows: tuple[GridRow, ...]
    sums: tuple[MonthSum, ...]


def get(meeting_id: int) -> Meeting:
    """One meeting."""
    return records.get(Meeting, MeetingTable, meeting_id)


def of_pairing(pairing_id: int) -> list[Meeting]:
    """The meetings of a pair, by day."""
    return _shown(pairing_id, MeetingTable.pairing_id == pairing_id)


def in_cell(pairing_id: int, month: Month) -> list[Meeting]:
    """The meetings of a pair in one month, by day."""
    inside = MeetingTable.on.between(month.first_day, month.last_day)
    return _shown(pairing_id, (MeetingTable.pairing_id == pairing_id) & inside)


def _shown(pairing_id: int, condition: Any) -> list[Meeting]:
    found = records.all_as(Meeting, MeetingTable.select().where(condition).order_by(MeetingTable.on, MeetingTable.id))
    if not any(meeting.place for meeting in found) or not pairings.is_protected(pairing_id):
        return found
    return [replace(meeting, place="") for meeting in found]


class _Met(NamedTuple):
    """A meeting as the grid needs it."""

    id: int
    on: str
    status: MeetingStatus
    minutes: int


def month_grid(round_id: int, on: date, *, until: date = date.max) -> MonthGrid:
    """The grid of a round as of a day; pairs that have not begun are not in it, nor meetings after the day `until`."""
    round_ = programmes.get(round_id)
    met = _met(round_id, until)
    planned = months_between(round_.meetings_from, round_.meetings_to)
    months = tuple(sorted({*planned, *(month for cells in met.values() for month in cells)}))
    spans = tuple((month, month.first_day, month.last_day) for month in months)
    paused = pairings.pauses_of_round(round_id)
    rows = tuple(
        _grid_row(pair, round_, spans, on, met.get(pair.id, {}), paused.get(pair.id, ()))
        for pair in pairings.listing(round_id, on)
        if pair.status in STARTED
    )
    sums = tuple(_month_sum(month, [row.cells[place] for row in rows]) for place, month in enumerate(months))
    return MonthGrid(months=months, rows=rows, sums=sums)


def held_minutes(round_id: int, on: date) -> list[tuple[int, int, Month, int]]:
    """(mentor, pairing, month, minutes) of every meeting of the round that was held up to the day."""
    query = (
        MeetingTable.select(PairingTable.mentor_id, PairingTable.id, MeetingTable.on, MeetingTable.minutes)
        .join(PairingTable, on=(PairingTable.id == MeetingTable.pairing_id))
        .where(
            PairingTable.round_id == round_id,
            MeetingTable.status == MeetingStatus.HELD,
            MeetingTable.on <= on,
        )
    )
    return [(mentor, pairing, Month.parse(day), minutes) for mentor, pairing, day, minutes in records.rows(query)]


def counts(round_id: int, on: date) -> dict[MeetingStatus, int]:
    """How many meetings of the round, up to the day, have each status."""
    query = (
        MeetingTable.select(MeetingTable.status)
        .join(PairingTable, on=(PairingTable.id == MeetingTable.pairing_id))
        .where(PairingTable.round_id == round_id, MeetingTable.on <= on)
    )
    found = Counter(MeetingStatus(status) for (status,) in records.rows(query))
    return {status: found[status] for status in MeetingStatus}


def _met(round_id: int, until: date) -> dict[int, dict[Month, list[_Met]]]:
    query = (
        MeetingTable.select(
            MeetingTable.pairing_id, MeetingTable.id, MeetingTable.on, MeetingTable.status, MeetingTable.minutes
        )
        .join(PairingTable, on=(PairingTable.id == MeetingTable.pairing_id))
        .where(PairingTable.round_id == round_id, MeetingTable.on <= until)
        .order_by(MeetingTable.on, MeetingTable.id)
    )
    found: dict[int, dict[Month, list[_Met]]] = defaultdict(lambda: defaultdict(list))
    statuses = {status.value: status for status in MeetingStatus}
    month_of = cache(Month.parse)  # hundreds of thousands of meetings lie on a few hundred days
    for pairing_id, meeting_id, day, status, minutes in records.rows(query):
        found[pairing_id][month_of(day)].append(_Met(meeting_id, day, statuses[status], minutes))
    return found


def _grid_row(
    pair: PairRow,
    round_: Round,
    months: tuple[tuple[Month, date, date], ...],
    on: date,
    met: dict[Month, list[_Met]],
    paused: tuple[rules.Span, ...],
) -> GridRow:
    time = (pair.starts_on, pair.ends_on, months_between(round_.meetings_from, round_.meetings_to))
    expected = set(rules.months_expected(*time, pair.beside, paused))
    over = set(rules.months_due(*time, on, pair.beside, paused))
    ends_on = pair.ends_on or date.max
    cells = tuple(
        _cell(month, met.get(month, []), month in expected, month in over, pair.starts_on <= last and first <= ends_on)
        for month, first, last in months
    )
    return GridRow(
        pairing_id=pair.id,
        mentor=pair.mentor,
        mentee=pair.mentee,
        mentor_type=pair.mentor_type,
        status=pair.status,
        starts_on=pair.starts_on,
        ends_on=pair.ends_on,
        quiet=pair.quiet,
        silent=pair.silent,
        protected=pair.protected,
        cells=cells,
        held=sum(cell.held for cell in cells),
        plan=pair.plan,
        expected=pair.expected,
        minutes=sum(cell.minutes for cell in cells),
    )


def _cell(month: Month, met: list[_Met], expected: bool, over: bool, is_open: bool) -> Cell:
    held = [meeting for meeting in met if meeting.status is MeetingStatus.HELD]
    latest = met[-1].status if met else None
    return Cell(
        month=month,
        status=MeetingStatus.HELD if held else latest,
        held=len(held),
        minutes=sum(meeting.minutes for meeting in held),
        ids=tuple(meeting.id for meeting in met),
        expected=expected,
        open=is_open,
        over=over,
    )


def _month_sum(month: Month, cells: list[Cell]) -> MonthSum:
    return MonthSum(
        month=month,
        held=sum(cell.held for cell in cells),
        pairs_met=sum(cell.expected and cell.held > 0 for cell in cells),
        pairs_expected=sum(cell.expected for cell in cells),
        minutes=sum(cell.minutes for cell in cells),
    )
