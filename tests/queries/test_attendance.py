"""The quick sums over all pairs are those of the grid of months, the list of pairs and the accounts of time."""

import random
from datetime import date, timedelta

import pytest

from mentordesk.domain.activities import AttendanceStatus
from mentordesk.domain.breakdowns import MonthState
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import EndReason, PairingStatus
from mentordesk.domain.working_time import Minutes
from mentordesk.queries import attendance, hours, month_grid, pairings, slices, working_time
from mentordesk.storage.tables.pairings import PairingTable
from tests import builders as a

ON = date(2027, 6, 14)

pytestmark = pytest.mark.usefixtures("desk")


@pytest.fixture(params=[1, 3, 1000], ids=lambda size: f"{size} at once")
def _sliced(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "SIZE", request.param)


def a_lively_round(seed: int) -> int:
    """Twelve pairs that begin, pause, end, are replaced and meet (or not) as chance has it; another round beside it."""
    chance = random.Random(seed)
    round_id, other = a.a_round(cadence=chance.choice((1, 2))), a.a_round(number_prefix="B-2027")
    training = a.an_activity(round_id, on=date(2027, chance.choice((1, 6, 7)), 21))
    for number in range(12):
        starts_on = date(2027, 1, 20) + timedelta(days=chance.randrange(120))
        ends_on = starts_on + timedelta(days=chance.randrange(20, 150)) if chance.random() < 0.4 else None
        reason = EndReason.REPLACED if ends_on else None
        pairing_id = a.a_pairing(
            other if number == 5 else round_id, starts_on=starts_on, ends_on=ends_on, early=bool(ends_on), end_reason=reason
        )
        pair = pairings.get(pairing_id)
        a.an_attendance(training, pair.mentor_id, status=chance.choice(list(AttendanceStatus)))
        if ends_on is not None and chance.random() < 0.5:
            a.a_pairing(mentee_id=pair.mentee_id, starts_on=ends_on + timedelta(days=1), follows_id=pairing_id)
        if chance.random() < 0.3:
            a.a_pause(pairing_id, from_on=starts_on + timedelta(days=10), to_on=starts_on + timedelta(days=55))
        for _meeting in range(chance.randrange(9)):
            a.a_meeting(
                pairing_id,
                starts_on + timedelta(days=chance.randrange(260)),
                status=chance.choice([MeetingStatus.HELD, MeetingStatus.HELD, MeetingStatus.CANCELLED]),
                minutes=chance.choice([30, 60, 90]),
            )
    a.a_pairing(round_id, status=PairingStatus.DRAFT)
    return round_id


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.usefixtures("_sliced")
def test_the_sums_are_those_of_the_grid(seed: int) -> None:
    round_id = a_lively_round(seed)
    found, grid = attendance.of_round(round_id, ON), month_grid.read(round_id, ON, until=ON)
    rows = pairings.listing(round_id, ON)
    assert {month.month: month[2:5] for month in found.months} == {
        column.month: (column.held, column.pairs_expected, column.pairs_met)
        for column in grid.sums
        if column.held or column.pairs_expected or column.month in [month.month for month in found.months]
    }
    assert found.held == sum(row.held for row in rows)
    assert found.planned == sum(row.plan for row in rows) == sum(month.planned for month in found.months)
    assert found.expected == sum(row.expected for row in rows)
    assert found.held_in_time == sum(cell.held for row in grid.rows for cell in row.cells if cell.over)
    assert [pair.id for pair in found.pairs] == sorted(row.id for row in rows)


@pytest.mark.parametrize("seed", range(4))
def test_each_pair_has_the_months_of_its_row_in_the_grid(seed: int) -> None:
    round_id = a_lively_round(seed)
    known = {pair.id: pair for pair in attendance.of_round(round_id, ON).pairs}
    for row in month_grid.read(round_id, ON, until=ON).rows:
        for cell in row.cells:
            pair = known[row.pairing_id]
            assert pair.held.get(cell.month, 0) == cell.held
            state = MonthState.HELD if cell.held else MonthState.MISSED if cell.missing else MonthState.DUE
            assert pair.state(cell.month) is (state if cell.expected or cell.held else MonthState.OUT)
        assert pair.missed == sum(cell.missing for cell in row.cells)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.usefixtures("_sliced")
def test_the_hours_are_those_of_the_accounts(seed: int) -> None:
    round_id = a_lively_round(seed)
    found, accounts = hours.of_round(round_id, ON), working_time.of_round(round_id, ON)
    assert found.months == accounts.months
    assert found.total == accounts.total
    assert list(found.months) == sorted(found.months)


def test_an_empty_round_has_its_months_and_nothing_in_them() -> None:
    found = attendance.of_round(a.a_round(), ON)
    assert [month.month for month in found.months] == [Month(2027, number) for number in range(2, 10)]
    assert (found.pairs, found.held, found.planned, found.expected) == ((), 0, 0, 0)
    assert hours.of_round(1, ON) == ({}, Minutes())


def test_pairs_are_named_as_they_may_be_and_sorted_by_the_mentor() -> None:
    round_id = a.a_round()
    hidden = a.a_mentor(round_id, person_id=a.a_person("Astrid", "Dold", protected=True, code_name="M-7"))
    a.a_pairing(mentor_id=hidden, mentee_id=a.a_mentee(round_id, person_id=a.a_person("Samira", "Nouri")))
    a.a_pairing(round_id, mentor_id=a.a_mentor(round_id, person_id=a.a_person("Åsa", "Öberg")))
    a.a_pairing(round_id, mentor_id=a.a_mentor(round_id, person_id=a.a_person("Zahra", "Ek")))
    names = [pair.name for pair in attendance.named(attendance.of_round(round_id, ON).pairs)]
    assert names == ["Zahra Ek – Person 6", "M-7 – Samira Nouri", "Åsa Öberg – Person 4"]


@pytest.mark.parametrize("pairs", [1, 30])
def test_many_pairs_take_no_more_questions_than_one(pairs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    round_id = a.a_round()
    for _pair in range(pairs):
        a.a_meeting(a.a_pairing(round_id))
    asked: list[str] = []
    database = PairingTable._meta.database.obj
    execute = database.execute_sql

    def noting(sql: str, *given: object) -> object:
        asked.append(sql)
        return execute(sql, *given)

    monkeypatch.setattr(database, "execute_sql", noting)
    found = attendance.of_round(round_id, ON)
    assert found.held == pairs
    assert len(asked) == 4, "the round, its pauses, its changes of mentor, its pairs with their meetings"
