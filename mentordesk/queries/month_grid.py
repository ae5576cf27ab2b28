"""Answers what the month grid shows: pairs down, months across, each pair read when it is first looked at; and its sums."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any, NamedTuple

from peewee import fn

from mentordesk.domain import pairings as rules
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import Month, months_between
from mentordesk.domain.pairings import STARTED, PairingStatus
from mentordesk.queries import chains, pairings, programmes, records, slices
from mentordesk.queries.lazily import LazyList
from mentordesk.queries.pairings import PairName, PairRow
from mentordesk.queries.slices import Slices
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
    """A pair in the grid. Its cells are made when they are asked for, from what was `met`, an entry for each meeting.

    `wanted` are the months in which the pair is to meet, `over` those of them that are over.
    """

    pair: PairRow
    months: tuple[Month, ...]
    met: str
    wanted: tuple[Month, ...]
    over: tuple[Month, ...]

    @property
    def id(self) -> int:
        """The pairing's id, under the name every record has."""
        return self.pair.id

    @property
    def pairing_id(self) -> int:
        """The pairing's id."""
        return self.pair.id

    @property
    def mentor(self) -> str:
        """The mentor's name."""
        return self.pair.mentor

    @property
    def mentee(self) -> str:
        """The mentee's name."""
        return self.pair.mentee

    @property
    def status(self) -> PairingStatus:
        """How far the pair has come."""
        return self.pair.status

    @property
    def starts_on(self) -> date:
        """The pair's first day."""
        return self.pair.starts_on

    @property
    def ends_on(self) -> date | None:
        """The pair's last day; None while it goes on."""
        return self.pair.ends_on

    @property
    def quiet(self) -> bool:
        """Whether the pair has not met for longer than the round allows."""
        return self.pair.quiet

    @property
    def silent(self) -> int | None:
        """How many days the pair has not met; None unless it runs."""
        return self.pair.silent

    @property
    def plan(self) -> int:
        """How many meetings the pair is to have."""
        return self.pair.plan

    @property
    def held(self) -> int:
        """How many meetings were held, in all months of the grid."""
        return self.met.count(_HELD)

    @property
    def minutes(self) -> int:
        """How long the held meetings took."""
        return sum(cell.minutes for cell in self.cells)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The months, each with what became of it."""
        return _cells(self)

    def cell(self, place: int) -> Cell:
        """The month in a place."""
        month = self.months[place]
        return self._cell(month, [entry for entry in self._entries() if entry.startswith(month.iso)])

    def _entries(self) -> list[str]:
        return self.met.split(",") if self.met else []

    def _cell(self, month: Month, entries: list[str]) -> Cell:
        met = [entry.split() for entry in entries]  # day, status, minutes, id
        if len(met) > 1:
            met.sort(key=lambda parts: (parts[0], int(parts[3])))
        held = [int(parts[2]) for parts in met if parts[1] == MeetingStatus.HELD]
        status = MeetingStatus.HELD if held else MeetingStatus(met[-1][1]) if met else None
        return Cell(
            month=month,
            status=status,
            held=len(held),
            minutes=sum(held),
            ids=tuple(int(parts[3]) for parts in met),
            expected=month in self.wanted,
            open=Month.of(self.starts_on) <= month <= Month.of(self.ends_on or date.max),
            over=month in self.over,
        )

    def is_open_in(self, place: int) -> bool:
        """Whether the pair is to meet in a month and has nothing written down."""
        month = self.months[place]
        return month in self.wanted and month.iso not in self.met

    def strays(self, planned: Iterable[Month]) -> bool:
        """Whether the pair met in another month than those planned for the round."""
        return not {entry[:7] for entry in self._entries()} <= {month.iso for month in planned}

    def lacks_something(self) -> bool:
        """Whether a month that is over was to have a meeting and has nothing written down."""
        return any(month.iso not in self.met for month in self.over)


@lru_cache(maxsize=64)
def _cells(row: GridRow) -> tuple[Cell, ...]:
    """Kept for the pairs in view: they are counted, compared and painted again and again while letters are entered."""
    met: dict[str, list[str]] = {}
    for entry in row._entries():
        met.setdefault(entry[:7], []).append(entry)
    return tuple(row._cell(month, met.get(month.iso, [])) for month in row.months)


_HELD = f" {MeetingStatus.HELD} "


class MonthSum(NamedTuple):
    """The foot of a column: meetings held, pairs that were to meet and those of them that did (coverage)."""

    month: Month
    held: int
    pairs_met: int
    pairs_expected: int


class GridSums:
    """What pairs add up to, by month and in all; one that has changed is counted out as it was and in as it is."""

    def __init__(self, rows: Iterable[GridRow] = ()) -> None:
        self.held: Counter[Month] = Counter()
        self.plan = self.due = self.unwritten = 0
        """Meetings in the plan; months that are over and were to have one; those of them with nothing written down."""
        self._expected: Counter[Month] = Counter()
        self._met: Counter[Month] = Counter()
        self._written: Counter[Month] = Counter()
        for row in rows:
            self.count(row)

    def of(self, month: Month) -> MonthSum:
        """The sums of a month."""
        return MonthSum(month, self.held[month], self._met[month], self._expected[month])

    def has_open(self, month: Month) -> bool:
        """Is there a pair that is to meet in the month and has nothing written down?"""
        return self._expected[month] > self._written[month]

    def count(self, row: GridRow, times: int = 1) -> None:
        """Count a pair in, or out with -1."""
        cells = row.cells
        held = {cell.month: cell.held for cell in cells if cell.held}
        self.add(held, {cell.month for cell in cells if cell.ids}, row.wanted, row.over, row.plan, times)

    def add(
        self, held: Mapping[Month, int], written: Collection[Month], wanted: Iterable[Month], over: Sequence[Month],
        plan: int, times: int,
    ) -> None:  # fmt: skip
        """Count pairs that are alike; what each held by month, the months with anything written down, and its plan."""
        self.plan += plan * times
        self.due += len(over) * times
        self.unwritten += sum(month not in written for month in over) * times
        for month, count in held.items():
            self.held[month] += count * times
        for month in wanted:
            self._expected[month] += times
            self._met[month] += times * (month in held)
            self._written[month] += times * (month in written)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthGrid:
    """All pairs of a round that have begun, down, and its months, across; `names` are those of the pairs.

    `planned` are the months of the round, `months` those and any others in which a meeting was written down. The counts
    are those of all meetings in the grid, so a row's sum is the sum of its cells.
    """

    planned: tuple[Month, ...]
    months: tuple[Month, ...]
    names: LazyList[PairName]
    rows: LazyList[GridRow]

    @property
    def sums(self) -> tuple[MonthSum, ...]:
        """The foot of each column."""
        sums = GridSums(self.rows)
        return tuple(sums.of(month) for month in self.months)


def read(
    round_id: int,
    on: date,
    *,
    until: date = date.max,
    beside: Collection[Month] | None = None,
    order: Sequence[int] | None = None,
) -> MonthGrid:
    """The grid of a round as of a day; pairs that have not begun are not in it, nor meetings after the day `until`.

    Its rows are read when they are first looked at. `beside` are the months of `read_months_beside`, and `order` the pairs
    of `order_of`, where they are known.
    """
    planned = _planned(round_id)
    if beside is None:
        beside = slices.whole(read_months_beside(round_id, until))
    months, ids = tuple(sorted({*planned, *beside})), order or order_of(round_id)
    return MonthGrid(
        planned=planned,
        months=months,
        names=LazyList(ids, partial(pairings.names, round_id)),
        rows=LazyList(ids, partial(grid_rows, round_id, on, months, until=until)),
    )


def order_of(round_id: int) -> list[int]:
    """The pairs of the grid of a round, from top to bottom."""
    return pairings.ids(round_id, STARTED)


def _planned(round_id: int) -> tuple[Month, ...]:
    round_ = programmes.get(round_id)
    return months_between(round_.meetings_from, round_.meetings_to)


def read_months_beside(round_id: int, until: date = date.max) -> Slices[frozenset[Month]]:
    """The months in which pairs met, or were to, though they are not planned for the round; in slices."""
    planned, found = _planned(round_id), set[Month]()
    query = (
        MeetingTable.select(fn.SUBSTR(MeetingTable.on, 1, 7))
        .distinct()
        .join(PairingTable, on=(PairingTable.id == MeetingTable.pairing_id))
        .where(
            PairingTable.round_id == round_id,
            PairingTable.status.in_(sorted(STARTED)),
            ~MeetingTable.on.between(planned[0].first_day, planned[-1].last_day),
            MeetingTable.on <= until,
        )
    )
    for low, high in slices.ranges(PairingTable, PairingTable.round_id == round_id):
        found |= {Month.parse(iso) for (iso,) in records.rows(query.where(PairingTable.id.between(low, high)))}
        yield
    return frozenset(found)


def grid_rows(
    round_id: int, on: date, months: tuple[Month, ...], pairing_ids: Collection[int], *, until: date = date.max
) -> list[GridRow]:
    """The rows of the grid of some pairs, as far as they have begun."""
    planned = _planned(round_id)
    if len(pairing_ids) > pairings.QUICK:
        met = dict(records.rows(_met(pairings.among(round_id, pairing_ids), until)))
    else:
        met = dict(records.quick(_met_of, sorted(pairing_ids), until))
    return [
        _grid_row(pair, planned, months, on, met.get(pair.id) or "")
        for pair in pairings.some(round_id, on, pairing_ids)
        if pair.status in STARTED
    ]


def read_sums(round_id: int, on: date) -> Slices[GridSums]:
    """The sums of the grid of a round, in slices, without its rows."""
    round_, planned = programmes.get(round_id), _planned(round_id)
    paused = pairings.pauses_of_round(round_id)
    beside = chains.of_round(round_id, paused)
    sums = GridSums()
    yield
    for lines in slices.rows(lambda last, size: _met_by_month(round_id, last, size)):
        for (starts_on, ends_on, others, pauses, met), times in Counter(
            (line[1], line[2], beside.get(line[0], ()), paused.get(line[0], ()), line[3] or "") for line in lines
        ).items():
            time = (date.fromisoformat(starts_on), records.day(ends_on), planned)
            wanted = rules.months_expected(*time, others, pauses)
            over = rules.months_due(*time, on, others, pauses)
            sums.add(*_held_and_written(met), wanted, over, round_.cadence * len(wanted), times)
        yield
    return sums


def _met_of(pairing_ids: list[int], until: date) -> Any:
    return _met(PairingTable.id.in_(pairing_ids), until)


def _met(condition: Any, until: date) -> Any:
    """The meetings of each pair as one text, an entry for each: a tenth of the time of a row for each."""
    meeting = MeetingTable
    entry = fn.CONCAT_WS(" ", meeting.on, meeting.status, meeting.minutes, meeting.id)
    mine = meeting.select(fn.GROUP_CONCAT(entry)).where(meeting.pairing_id == PairingTable.id, meeting.on <= until)
    return PairingTable.select(PairingTable.id, mine).where(condition)


def _met_by_month(round_id: int, last: int, size: int) -> Any:
    """The months of the meetings of each pair as one text, with a mark for those that were held."""
    pairing, meeting = PairingTable, MeetingTable
    entry = fn.CONCAT_WS(" ", fn.SUBSTR(meeting.on, 1, 7), meeting.status == MeetingStatus.HELD)
    met = meeting.select(fn.GROUP_CONCAT(entry)).where(meeting.pairing_id == pairing.id)
    return (
        pairing.select(pairing.id, pairing.starts_on, pairing.ends_on, met)
        .where(pairing.round_id == round_id, pairing.status.in_(sorted(STARTED)), pairing.id > last)
        .order_by(pairing.id)
        .limit(size)
    )


@lru_cache(maxsize=32_768)
def _held_and_written(met: str) -> tuple[Mapping[Month, int], frozenset[Month]]:
    """How many were held by month, and all months of such a text; cached, because many pairs met in the same months."""
    entries = met.split(",") if met else []
    held = Counter(Month.parse(entry) for entry in entries if entry.endswith(" 1"))
    return MappingProxyType(held), frozenset(map(Month.parse, entries))


def _grid_row(pair: PairRow, planned: tuple[Month, ...], months: tuple[Month, ...], on: date, met: str) -> GridRow:
    time = (pair.starts_on, pair.ends_on, planned)
    return GridRow(
        pair=pair,
        months=months,
        met=met,
        wanted=rules.months_expected(*time, pair.beside, pair.pauses),
        over=rules.months_due(*time, on, pair.beside, pair.pauses),
    )
