"""The month grid: its rows, its cells, its sums, and that it reads no more than is looked at."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import PairingStatus
from mentordesk.queries import lazily, month_grid, pairings, slices
from mentordesk.queries.month_grid import Cell, GridSums, MonthGrid
from tests import builders as a

FEBRUARY, MARCH, APRIL, JUNE = (Month(2027, month) for month in (2, 3, 4, 6))
MAY_DAY = date(2027, 5, 11)

pytestmark = pytest.mark.usefixtures("desk")


def cell(grid: MonthGrid, pairing_id: int, month: Month) -> Cell:
    (row,) = (row for row in grid.rows if row.pairing_id == pairing_id)
    (found,) = (cell for cell in row.cells if cell.month == month)
    return found


def test_the_grid_has_a_row_for_each_pair_that_has_begun_and_a_column_for_each_month() -> None:
    round_id = a.a_round()
    begun, ended = a.a_pairing(round_id), a.a_pairing(round_id, ends_on=date(2027, 4, 30))
    a.a_pairing(round_id, status=PairingStatus.DRAFT)
    grid = month_grid.read(round_id, MAY_DAY)
    assert [month.iso for month in grid.months] == [f"2027-{month:02d}" for month in range(2, 10)]
    assert [row.pairing_id for row in grid.rows] == [begun, ended]


def test_a_cell_tells_what_became_of_the_month() -> None:
    pairing_id = a.a_pairing(starts_on=date(2027, 3, 1))
    round_id = pairings.get(pairing_id).round_id
    held = a.a_meeting(pairing_id, date(2027, 3, 8), minutes=90)
    moved = a.a_meeting(pairing_id, date(2027, 3, 22), status=MeetingStatus.RESCHEDULED, minutes=60)
    a.a_meeting(pairing_id, date(2027, 5, 4), status=MeetingStatus.NO_SHOW)
    grid = month_grid.read(round_id, MAY_DAY)
    before, march, april, may, june = (cell(grid, pairing_id, Month(2027, month)) for month in range(2, 7))
    assert (before.expected, before.open, before.status) == (False, False, None)
    assert (march.status, march.held, march.minutes, march.ids) == (MeetingStatus.HELD, 1, 90, (held, moved))
    assert (april.expected, april.over, april.missing, april.status) == (True, True, True, None)
    assert (may.expected, may.over, may.missing, may.status) == (True, False, False, MeetingStatus.NO_SHOW)
    assert (june.expected, june.open, june.over) == (True, True, False)


def test_the_sums_are_those_of_the_cells() -> None:
    round_id = a.a_round()
    first, second, late = a.a_pairing(round_id), a.a_pairing(round_id), a.a_pairing(round_id, starts_on=date(2027, 3, 20))
    for pairing_id in (first, first, late):
        a.a_meeting(pairing_id, date(2027, 3, 25))
    a.a_meeting(second, date(2027, 3, 25), status=MeetingStatus.CANCELLED)
    grid = month_grid.read(round_id, MAY_DAY)
    march = grid.sums[1]
    assert (march.month, march.held) == (MARCH, 3)
    assert (march.pairs_met, march.pairs_expected) == (1, 2), "the late pair met without having to"
    assert [(row.held, row.minutes, row.plan) for row in grid.rows] == [(2, 120, 8), (0, 0, 8), (1, 60, 6)]


def test_a_meeting_outside_the_months_of_the_round_gets_a_column_of_its_own() -> None:
    pairing_id = a.a_pairing(starts_on=date(2027, 1, 11))
    a.a_meeting(pairing_id, date(2027, 1, 25))
    grid = month_grid.read(pairings.get(pairing_id).round_id, MAY_DAY)
    assert grid.months[0] == Month(2027, 1)
    january = cell(grid, pairing_id, Month(2027, 1))
    assert (january.expected, january.open, january.held) == (False, True, 1)


def test_a_paused_month_is_open_and_not_expected() -> None:
    pairing_id = a.a_pairing()
    a.a_pause(pairing_id, from_on=date(2027, 4, 1), to_on=date(2027, 4, 30))
    april = cell(month_grid.read(pairings.get(pairing_id).round_id, MAY_DAY), pairing_id, APRIL)
    assert (april.expected, april.open, april.missing) == (False, True, False)


def a_motley_round() -> int:
    """Pairs of every kind: met twice in a month, cancelled, paused, replaced in the middle of a month, early, a draft."""
    round_id = a.a_round()
    busy, paused = a.a_pairing(round_id), a.a_pairing(round_id)
    for day in (date(2027, 2, 9), date(2027, 2, 23), date(2027, 4, 6)):
        a.a_meeting(busy, day)
    a.a_meeting(busy, date(2027, 4, 20), status=MeetingStatus.CANCELLED)
    a.a_pause(paused, from_on=date(2027, 3, 1), to_on=date(2027, 4, 30))
    a.a_meeting(paused, date(2027, 5, 3), status=MeetingStatus.PLANNED)
    mentee_id = a.a_mentee(round_id)
    first = a.a_pairing(round_id, mentee_id=mentee_id, ends_on=date(2027, 3, 19))
    a.a_pairing(round_id, mentee_id=mentee_id, starts_on=date(2027, 3, 20), follows_id=first)
    early = a.a_pairing(round_id, starts_on=date(2027, 1, 11))
    a.a_meeting(early, date(2027, 1, 25))
    a.a_pairing(round_id, status=PairingStatus.DRAFT)
    return round_id


def told(sums: GridSums, grid: MonthGrid) -> tuple[object, ...]:
    """Everything that sums say."""
    by_month = [(sums.of(month), sums.has_open(month)) for month in grid.months]
    return by_month, sums.held.total(), sums.plan, sums.due, sums.unwritten


def test_the_sums_read_in_slices_are_those_of_all_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "SIZE", 2)
    round_id = a_motley_round()
    grid = month_grid.read(round_id, MAY_DAY)
    read = slices.whole(month_grid.read_sums(round_id, MAY_DAY))
    assert told(read, grid) == told(GridSums(grid.rows), grid)
    assert (read.held.total(), read.unwritten) == (4, sum(c.missing and not c.ids for row in grid.rows for c in row.cells))


def test_a_pair_is_counted_out_as_it_was_and_in_as_it_is() -> None:
    round_id = a_motley_round()
    before = month_grid.read(round_id, MAY_DAY)
    sums, old = GridSums(before.rows), before.rows[0]
    a.a_meeting(old.id, date(2027, 3, 9))
    (new,) = month_grid.grid_rows(round_id, MAY_DAY, before.months, [old.id])
    sums.count(old, -1)
    sums.count(new)
    assert told(sums, before) == told(GridSums(month_grid.read(round_id, MAY_DAY).rows), before)


def test_an_open_cell_is_one_that_waits_for_a_meeting() -> None:
    round_id = a_motley_round()
    grid = month_grid.read(round_id, MAY_DAY)
    for place in range(len(grid.months)):
        waiting = {row.id for row in grid.rows if row.is_open_in(place)}
        cells = {row.id for row in grid.rows if row.cell(place).expected and not row.cell(place).ids}
        assert waiting == cells
        assert [row.cell(place) for row in grid.rows] == [row.cells[place] for row in grid.rows]
    assert [row.lacks_something() for row in grid.rows] == [any(c.missing and not c.ids for c in r.cells) for r in grid.rows]


def test_only_the_rows_looked_at_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lazily, "PAGE", 2)
    round_id = a.a_round()
    for _each in range(5):
        a.a_pairing(round_id)
    asked: list[int] = []
    plain = month_grid.grid_rows

    def noting(round_id: int, on: date, months: tuple[Month, ...], ids: Sequence[int], **more: Any) -> Any:
        asked.append(len(ids))
        return plain(round_id, on, months, ids, **more)

    monkeypatch.setattr(month_grid, "grid_rows", noting)
    grid = month_grid.read(round_id, MAY_DAY)
    assert asked == [], "the names alone"
    assert grid.rows[3].pair.names == grid.names[3]
    assert asked == [2]
    assert [row.id for row in grid.rows] == [pair.id for pair in grid.names]
    assert asked == [2, 3]
