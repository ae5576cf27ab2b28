"""Paid and own time of mentors: the numbers of the housing company."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.activities import AttendanceStatus
from mentordesk.domain.figures import hours_text
from mentordesk.domain.months import Month, months_between
from mentordesk.domain.working_time import (
    ActivityTime,
    MeetingTime,
    Minutes,
    PlannedMonths,
    accounts,
    by_mentor,
    by_month,
    split,
    total,
)

MARCH = Month(2027, 3)
MONTHS = months_between(date(2027, 2, 1), date(2027, 9, 30))
TRAINING, CATCH_UP = date(2027, 1, 21), date(2027, 2, 4)
NETWORK = (date(2027, 4, 15), date(2027, 8, 26))
S = AttendanceStatus


def test_march_of_the_housing_company() -> None:
    held = [MeetingTime(mentor, mentor, MARCH, 60 if mentor <= 21 else 90) for mentor in range(1, 25)]
    sums = total(accounts([], held, [], 60))
    assert (hours_text(sums.paid), hours_text(sums.own)) == ("24.0 h", "1.5 h")


def test_the_plan_of_the_housing_company() -> None:
    called = [
        ActivityTime(mentor, day, minutes, S.INVITED)
        for mentor in range(1, 28)
        for day, minutes in ((TRAINING, 420), (NETWORK[0], 120), (NETWORK[1], 120))
    ]
    plans = [PlannedMonths(mentor, mentor, MONTHS) for mentor in range(1, 28)]
    found = accounts(called, [], plans, 60)
    assert set(by_mentor(found).values()) == {Minutes(planned=19 * 60)}
    assert total(found) == Minutes(planned=513 * 60)


def test_the_end_of_the_housing_company() -> None:
    everybody = range(1, 28)
    attended = [
        *[ActivityTime(mentor, TRAINING, 420, S.PRESENT if mentor <= 25 else S.EXCUSED) for mentor in everybody],
        *[ActivityTime(mentor, CATCH_UP, 420, S.PRESENT) for mentor in (26, 27)],
        *[ActivityTime(mentor, NETWORK[0], 120, S.PRESENT if mentor <= 24 else S.ABSENT) for mentor in everybody],
        *[ActivityTime(mentor, NETWORK[1], 120, S.PRESENT if mentor <= 21 else S.ABSENT) for mentor in everybody],
    ]
    boxes = [(mentor, month) for month in MONTHS for mentor in everybody][:198]
    held = [MeetingTime(mentor, mentor, month, 60) for mentor, month in boxes]
    plans = [PlannedMonths(mentor, mentor, MONTHS) for mentor in everybody]
    sums = total(accounts(attended, held, plans, 60))
    assert (hours_text(sums.paid), hours_text(sums.planned), hours_text(sums.left)) == ("477.0 h", "513.0 h", "36.0 h")


@pytest.mark.parametrize(
    ("status", "minutes"),
    [
        pytest.param(S.INVITED, Minutes(planned=420), id="invited"),
        pytest.param(S.PRESENT, Minutes(planned=420, paid=420), id="present"),
        pytest.param(S.ABSENT, Minutes(planned=420), id="absent"),
        pytest.param(S.EXCUSED, Minutes(), id="excused"),
    ],
)
def test_activities(status: AttendanceStatus, minutes: Minutes) -> None:
    assert total(accounts([ActivityTime(1, TRAINING, 420, status)], [], [], 60)) == minutes


def test_each_pairing_has_its_own_allowance_in_each_month() -> None:
    held = [
        MeetingTime(1, 1, MARCH, 45),
        MeetingTime(1, 1, MARCH, 45),
        MeetingTime(1, 2, MARCH, 30),
        MeetingTime(1, 1, MARCH.next, 20),
    ]
    found = accounts([], held, [], 60)
    assert by_month(found) == {MARCH: Minutes(paid=90, own=30), MARCH.next: Minutes(paid=20)}


def test_unpaid_mentoring_is_own_time() -> None:
    assert split(60, 0) == Minutes(paid=0, own=60)


MEETINGS = st.lists(
    st.builds(MeetingTime, st.integers(1, 3), st.integers(1, 4), st.sampled_from(MONTHS), st.integers(1, 1440)),
    max_size=40,
)


@given(MEETINGS, st.integers(0, 240))
def test_no_minute_is_lost_and_none_is_paid_above_the_allowance(meetings: list[MeetingTime], allowance: int) -> None:
    sums = total(accounts([], meetings, [], allowance))
    boxes = {(meeting.mentor_id, meeting.pairing_id, meeting.month) for meeting in meetings}
    assert sums.paid + sums.own == sum(meeting.minutes for meeting in meetings)
    assert 0 <= sums.paid <= allowance * len(boxes)
    assert sums.own >= 0


@given(MEETINGS)
def test_sums_agree_however_they_are_made(meetings: list[MeetingTime]) -> None:
    plans = [PlannedMonths(1, 1, MONTHS)]
    found = accounts([], meetings, plans, 60)
    assert list(found) == sorted(found, key=lambda account: (account.mentor_id, account.month))
    for sums in (by_mentor(found), by_month(found)):
        assert sum(sums.values(), Minutes()) == total(found)
