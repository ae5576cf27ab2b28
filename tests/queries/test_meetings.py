"""The grid of months and the meetings of its cells."""

from datetime import date

import pytest

from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import PairingStatus
from mentordesk.queries import meetings, pairings
from mentordesk.queries.meetings import Cell, MonthGrid
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
    grid = meetings.month_grid(round_id, MAY_DAY)
    assert [month.iso for month in grid.months] == [f"2027-{month:02d}" for month in range(2, 10)]
    assert [row.pairing_id for row in grid.rows] == [begun, ended]


def test_a_cell_tells_what_became_of_the_month() -> None:
    pairing_id = a.a_pairing(starts_on=date(2027, 3, 1))
    round_id = pairings.get(pairing_id).round_id
    held = a.a_meeting(pairing_id, date(2027, 3, 8), minutes=90)
    moved = a.a_meeting(pairing_id, date(2027, 3, 22), status=MeetingStatus.RESCHEDULED, minutes=60)
    a.a_meeting(pairing_id, date(2027, 5, 4), status=MeetingStatus.NO_SHOW)
    grid = meetings.month_grid(round_id, MAY_DAY)
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
    grid = meetings.month_grid(round_id, MAY_DAY)
    march = grid.sums[1]
    assert (march.month, march.held, march.minutes) == (MARCH, 3, 180)
    assert (march.pairs_met, march.pairs_expected) == (1, 2), "the late pair met without having to"
    assert [(row.held, row.minutes, row.plan) for row in grid.rows] == [(2, 120, 8), (0, 0, 8), (1, 60, 6)]


def test_a_meeting_outside_the_months_of_the_round_gets_a_column_of_its_own() -> None:
    pairing_id = a.a_pairing(starts_on=date(2027, 1, 11))
    a.a_meeting(pairing_id, date(2027, 1, 25))
    grid = meetings.month_grid(pairings.get(pairing_id).round_id, MAY_DAY)
    assert grid.months[0] == Month(2027, 1)
    january = cell(grid, pairing_id, Month(2027, 1))
    assert (january.expected, january.open, january.held) == (False, True, 1)


def test_a_paused_month_is_open_and_not_expected() -> None:
    pairing_id = a.a_pairing()
    a.a_pause(pairing_id, from_on=date(2027, 4, 1), to_on=date(2027, 4, 30))
    april = cell(meetings.month_grid(pairings.get(pairing_id).round_id, MAY_DAY), pairing_id, APRIL)
    assert (april.expected, april.open, april.missing) == (False, True, False)


def test_the_meetings_of_a_cell_stand_by_day() -> None:
    pairing_id = a.a_pairing()
    late, early = a.a_meeting(pairing_id, date(2027, 3, 31)), a.a_meeting(pairing_id, date(2027, 3, 1))
    a.a_meeting(pairing_id, date(2027, 4, 1))
    assert [meeting.id for meeting in meetings.in_cell(pairing_id, MARCH)] == [early, late]
    assert len(meetings.of_pairing(pairing_id)) == 3


def test_counts_go_up_to_the_day() -> None:
    pairing_id = a.a_pairing()
    a.a_meeting(pairing_id, MAY_DAY)
    a.a_meeting(pairing_id, date(2027, 5, 12))
    a.a_meeting(pairing_id, date(2027, 4, 12), status=MeetingStatus.CANCELLED)
    counts = meetings.counts(pairings.get(pairing_id).round_id, MAY_DAY)
    assert (counts[MeetingStatus.HELD], counts[MeetingStatus.CANCELLED], counts[MeetingStatus.NO_SHOW]) == (1, 1, 0)
