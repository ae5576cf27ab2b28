"""Adds up how the pairs of a round have met: by pair and month, from the index of the meetings alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from peewee import fn

from mentordesk.domain import pairings as rules
from mentordesk.domain.breakdowns import Band, MonthOfRound, NamedPair, PairMonths, band_of
from mentordesk.domain.chains import Share
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import Month, months_between
from mentordesk.domain.pairings import STARTED, PairingStatus, Span
from mentordesk.domain.programmes import Round
from mentordesk.queries import chains, pairings, programmes, records, slices
from mentordesk.queries.slices import Slices
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """The pairs of a round as of a day, drafts too, and the months: the round's and any others in which pairs met.

    `held`, `planned` and `expected` are meetings; `held_in_time` are those held in months that are over and were
    expected, which is what the attendance is made of.
    """

    on: date
    pairs: tuple[PairMonths, ...]
    months: tuple[MonthOfRound, ...]
    held: int
    held_in_time: int
    planned: int
    expected: int


def of_round(round_id: int, on: date) -> Attendance:
    """The attendance of a round as of a day."""
    return slices.whole(read(round_id, on))


def read(round_id: int, on: date) -> Slices[Attendance]:
    """The same in slices."""
    round_ = programmes.get(round_id)
    paused = pairings.pauses_of_round(round_id)
    beside = chains.of_round(round_id, paused)
    yield
    pairs: list[PairMonths] = []
    for lines in slices.rows(lambda last, size: _query(round_id, on, last, size)):
        pairs += [_pair(line, round_, on, paused.get(line[0], ()), beside.get(line[0], ())) for line in lines]
        yield
    sums = _Sums()
    for first in range(0, len(pairs), slices.SIZE):
        sums.add(pairs[first : first + slices.SIZE])
        yield
    planned, expected = sums.pairs.total() * round_.cadence, sums.due * round_.cadence
    return Attendance(
        on=on,
        pairs=tuple(pairs),
        months=_months(round_, on, sums),
        held=sums.held.total(),
        held_in_time=sums.held_in_time,
        planned=planned,
        expected=expected,
    )


def named(pairs: Iterable[PairMonths]) -> list[NamedPair]:
    """The pairs with their names, by the mentor's family name; for as many as can be drawn, not for thousands."""
    known = list(pairs)
    ids = {one for pair in known for one in (pair.mentor_id, pair.mentee_id)}
    query = (
        EnrolmentTable.select(EnrolmentTable.id, *records.NAME)
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(EnrolmentTable.id.in_(sorted(ids)))
    )
    rows = {row[0]: row for row in records.rows(query)}
    names = {enrolment_id: records.name_of(row, 1) for enrolment_id, row in rows.items()}
    known.sort(key=lambda pair: (records.order_of(rows[pair.mentor_id], 1), pair.starts_on, pair.id))
    return [NamedPair(pair, names[pair.mentor_id], names[pair.mentee_id]) for pair in known]


def bands(pairs: Iterable[PairMonths]) -> Slices[tuple[Band, ...]]:
    """The pairs that have a plan, by how many months they have missed, the most first; in slices."""
    counts: Counter[int | None] = Counter()
    planned: defaultdict[int | None, Counter[Month]] = defaultdict(Counter)
    met: defaultdict[int | None, Counter[Month]] = defaultdict(Counter)
    for place, pair in enumerate(pairs, start=1):
        if pair.planned:
            band = band_of(pair)
            counts[band] += 1
            planned[band].update(pair.planned)
            met[band].update(month for month in pair.planned if month in pair.held)
        if not place % slices.SIZE:
            yield
    order = sorted(counts, key=lambda missed: -1 if missed is None else missed, reverse=True)
    return tuple(
        Band(band, counts[band], {month: (count, met[band][month]) for month, count in sorted(planned[band].items())})
        for band in order
    )


def _query(round_id: int, on: date, last: int, size: int) -> Any:
    """The months of the held meetings come as one text: a tenth of the time of a row for each meeting."""
    pairing, meeting = PairingTable, MeetingTable
    held = meeting.select(fn.GROUP_CONCAT(fn.SUBSTR(meeting.on, 1, 7))).where(
        meeting.pairing_id == pairing.id, meeting.status == MeetingStatus.HELD, meeting.on <= on
    )
    return (
        pairing.select(
            pairing.id, pairing.mentor_id, pairing.mentee_id, pairing.status, pairing.starts_on, pairing.ends_on,
            held,
        )
        .where(pairing.round_id == round_id, pairing.id > last)
        .order_by(pairing.id)
        .limit(size)
    )  # fmt: skip


def _pair(line: Any, round_: Round, on: date, paused: tuple[Span, ...], beside: tuple[Share, ...]) -> PairMonths:
    status, starts_on, ends_on = PairingStatus(line[3]), date.fromisoformat(line[4]), records.day(line[5])
    planned: tuple[Month, ...] = ()
    due: tuple[Month, ...] = ()
    if status in STARTED:
        time = (starts_on, ends_on, months_between(round_.meetings_from, round_.meetings_to))
        planned = rules.months_expected(*time, beside, paused)
        due = rules.months_due(*time, on, beside, paused)
    return PairMonths(line[0], line[1], line[2], status, starts_on, ends_on, _counted(line[6] or ""), planned, due)


@lru_cache(maxsize=32_768)
def _counted(months: str) -> Mapping[Month, int]:
    """How often each month stands in the text; cached, because many pairs met in the same months."""
    return MappingProxyType(Counter(map(Month.parse, months.split(","))) if months else {})


class _Sums:
    """What the pairs add up to."""

    def __init__(self) -> None:
        self.held: Counter[Month] = Counter()
        self.pairs: Counter[Month] = Counter()
        self.met: Counter[Month] = Counter()
        self.due = self.held_in_time = 0

    def add(self, pairs: list[PairMonths]) -> None:
        """Pairs with the same plan and the same meetings are counted together."""
        alike: dict[tuple[int, int, int], int] = defaultdict(int)
        first: dict[tuple[int, int, int], PairMonths] = {}
        for pair in pairs:
            key = (id(pair.held), id(pair.planned), id(pair.due))
            alike[key] += 1
            first.setdefault(key, pair)
        for key, count in alike.items():
            self._add(first[key], count)

    def _add(self, pair: PairMonths, count: int) -> None:
        for month, held in pair.held.items():
            self.held[month] += held * count
        for month in pair.planned:
            self.pairs[month] += count
            self.met[month] += count * (month in pair.held)
        self.due += len(pair.due) * count
        self.held_in_time += sum(pair.held.get(month, 0) for month in pair.due) * count


def _months(round_: Round, on: date, sums: _Sums) -> tuple[MonthOfRound, ...]:
    return tuple(
        MonthOfRound(
            month=month,
            planned=sums.pairs[month] * round_.cadence,
            held=sums.held[month],
            pairs=sums.pairs[month],
            pairs_met=sums.met[month],
            begun=month.first_day <= on,
            over=month.last_day <= on,
        )
        for month in sorted({*months_between(round_.meetings_from, round_.meetings_to), *sums.held})
    )
