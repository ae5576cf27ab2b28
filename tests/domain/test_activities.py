"""What an activity may be and who can be ticked off when."""

from dataclasses import replace
from datetime import date

import pytest

from mentordesk.domain.activities import (
    USUAL,
    Activity,
    ActivityKind,
    AttendanceStatus,
    problems,
    problems_of_attendance,
)
from tests.domain.examples import ROUND

TRAINING = Activity(id=1, round_id=1, kind=ActivityKind.TRAINING, title="Training", on=date(2027, 1, 21), minutes=420)


@pytest.mark.parametrize(
    ("activity", "at"),
    [
        pytest.param(TRAINING, [], id="all is well"),
        pytest.param(replace(TRAINING, title=" "), ["title"], id="no title"),
        pytest.param(replace(TRAINING, minutes=0), ["minutes"], id="no time"),
        pytest.param(replace(TRAINING, minutes=1441), ["minutes"], id="more than a day"),
        pytest.param(replace(TRAINING, on=date(2026, 12, 31)), ["on"], id="before the round"),
        pytest.param(replace(TRAINING, on=date(2027, 10, 31)), [], id="on the last day of the round"),
        pytest.param(replace(TRAINING, on=date(2072, 1, 21)), ["on"], id="a slip of the pen"),
    ],
)
def test_problems(activity: Activity, at: list[str]) -> None:
    assert [problem.field for problem in problems(activity, ROUND)] == at


def test_every_kind_has_what_is_usual() -> None:
    assert set(USUAL) == set(ActivityKind)
    assert {kind for kind, usual in USUAL.items() if usual.paid} == {ActivityKind.TRAINING, ActivityKind.NETWORK}
    assert (USUAL[ActivityKind.TRAINING].minutes, USUAL[ActivityKind.NETWORK].minutes) == (420, 120)


@pytest.mark.parametrize("status", AttendanceStatus)
@pytest.mark.parametrize("today", [date(2027, 1, 20), date(2027, 1, 21)], ids=["the day before", "the day"])
def test_nobody_was_there_before_the_day(status: AttendanceStatus, today: date) -> None:
    too_early = today < TRAINING.on and status in {AttendanceStatus.PRESENT, AttendanceStatus.ABSENT}
    assert bool(problems_of_attendance(TRAINING, status, today)) is too_early
