"""The dated way of a participant through a round."""

from datetime import date
from itertools import pairwise

import pytest

from mentordesk.domain.enrolments import (
    NEEDS_REASON,
    NEXT,
    EnrolmentStatus,
    Role,
    problems_of_capacity,
    problems_of_new,
    problems_of_status_change,
    waits_too_long,
)

DAY = date(2027, 1, 10)
S = EnrolmentStatus


@pytest.mark.parametrize(
    "way",
    [
        pytest.param([S.APPLIED, S.INTERVIEWED, S.ACCEPTED, S.WAITING, S.MATCHED, S.COMPLETED], id="the whole way"),
        pytest.param([S.APPLIED, S.ACCEPTED, S.MATCHED, S.ACCEPTED], id="a mentor whose pairing ended early"),
        pytest.param([S.WAITING, S.MATCHED, S.WAITING, S.MATCHED, S.LEFT_EARLY], id="a mentee who moves"),
        pytest.param([S.APPLIED, S.DECLINED, S.APPLIED], id="declined by mistake"),
        pytest.param([S.MATCHED, S.PAUSED, S.MATCHED, S.COMPLETED, S.MATCHED], id="paused, completed, reopened"),
    ],
)
def test_ways_that_are_open(way: list[EnrolmentStatus]) -> None:
    for current, new in pairwise(way):
        assert problems_of_status_change(current, DAY, new, DAY, reason="Moved") == []


@pytest.mark.parametrize(
    ("current", "new"),
    [(S.APPLIED, S.MATCHED), (S.APPLIED, S.COMPLETED), (S.DECLINED, S.MATCHED), (S.COMPLETED, S.APPLIED)],
    ids=str,
)
def test_ways_that_are_closed(current: EnrolmentStatus, new: EnrolmentStatus) -> None:
    problems = problems_of_status_change(current, DAY, new, DAY)
    assert [problem.field for problem in problems] == ["status"]


def test_every_state_has_its_next_ones() -> None:
    assert set(NEXT) == set(EnrolmentStatus)
    assert all(after - {state} for state, after in NEXT.items())


@pytest.mark.parametrize("status", sorted(NEEDS_REASON))
def test_some_states_need_a_reason(status: EnrolmentStatus) -> None:
    problems = problems_of_status_change(S.ACCEPTED, DAY, status, DAY, reason="  ")
    assert [problem.field for problem in problems] == ["reason"]


def test_time_runs_forwards() -> None:
    problems = problems_of_status_change(S.APPLIED, DAY, S.ACCEPTED, date(2027, 1, 9))
    assert [problem.field for problem in problems] == ["on"]
    assert "“Applied” dates from 10 January 2027" in problems[0].message


def test_the_same_status_is_no_change() -> None:
    assert [problem.field for problem in problems_of_status_change(S.APPLIED, DAY, S.APPLIED, DAY)] == ["status"]


@pytest.mark.parametrize(
    ("current", "new", "open_pairings", "count"),
    [
        pytest.param(S.MATCHED, S.COMPLETED, 1, 1, id="completed while paired"),
        pytest.param(S.MATCHED, S.WAITING, 1, 1, id="waiting while paired"),
        pytest.param(S.MATCHED, S.COMPLETED, 0, 0, id="completed afterwards"),
        pytest.param(S.MATCHED, S.PAUSED, 1, 0, id="paused while paired"),
        pytest.param(S.ACCEPTED, S.WAITING, 1, 0, id="waiting with a draft"),
        pytest.param(S.WAITING, S.WITHDRAWN, 1, 1, id="withdrawn with a draft"),
        pytest.param(S.WAITING, S.MATCHED, 0, 1, id="matched with nobody"),
        pytest.param(S.WAITING, S.MATCHED, 1, 0, id="matched with somebody"),
        pytest.param(S.WAITING, S.MATCHED, None, 0, id="not looked at"),
    ],
)
def test_status_and_pairings(current: EnrolmentStatus, new: EnrolmentStatus, open_pairings: int | None, count: int) -> None:
    problems = problems_of_status_change(current, DAY, new, DAY, reason="Why", open_pairings=open_pairings)
    assert [problem.field for problem in problems] == ["status"] * count


@pytest.mark.parametrize(
    ("role", "capacity", "open_pairings", "right"),
    [
        (Role.MENTOR, 1, 0, True),
        (Role.MENTOR, 20, 2, True),
        (Role.MENTOR, 0, 0, False),
        (Role.MENTOR, 21, 0, False),
        (Role.MENTOR, 1, 2, False),
        (Role.MENTEE, 1, 1, True),
        (Role.MENTEE, 2, 0, False),
    ],
)
def test_capacity(role: Role, capacity: int, open_pairings: int, right: bool) -> None:
    assert (problems_of_capacity(role, capacity, open_pairings) == []) is right


def test_once_in_a_round() -> None:
    assert problems_of_new(Role.MENTOR, enrolled=False, capacity=2) == []
    assert [problem.field for problem in problems_of_new(Role.MENTOR, enrolled=True)] == ["person_id"]


@pytest.mark.parametrize(
    ("status", "days", "long"),
    [(S.WAITING, 30, False), (S.WAITING, 31, True), (S.ACCEPTED, 90, False)],
)
def test_waits_too_long(status: EnrolmentStatus, days: int, long: bool) -> None:
    assert waits_too_long(status, DAY, date.fromordinal(DAY.toordinal() + days), 30) is long
