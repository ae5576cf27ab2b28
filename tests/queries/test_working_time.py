"""The account of the mentors' paid time."""

from datetime import date

import pytest

from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.months import Month
from mentordesk.domain.working_time import Minutes
from mentordesk.queries import working_time
from tests import builders as a

APRIL, OCTOBER = date(2027, 4, 30), date(2027, 10, 31)
INVITED, PRESENT, ABSENT, EXCUSED = AttendanceStatus

pytestmark = pytest.mark.usefixtures("desk")


def a_mentor(round_id: int, unit_id: int | None = None, given_name: str = "Åsa", **person: object) -> int:
    return a.a_mentor(round_id, person_id=a.a_person(given_name, "Öberg", unit_id=unit_id, **person))


def test_a_mentors_year() -> None:
    round_id = a.a_round()
    mentor_id = a_mentor(round_id)
    pairing_id = a.a_pairing(mentor_id=mentor_id)
    a.an_attendance(a.an_activity(round_id), mentor_id)
    for on in (date(2027, 4, 15), date(2027, 8, 26)):
        a.an_attendance(a.an_activity(round_id, ActivityKind.NETWORK, on=on, minutes=120), mentor_id, status=INVITED)
    a.an_attendance(a.an_activity(round_id, ActivityKind.CLOSING, on=date(2027, 10, 7), paid=False), mentor_id)
    a.a_meeting(pairing_id, date(2027, 2, 10), minutes=90)
    a.a_meeting(pairing_id, date(2027, 3, 10), minutes=30)
    a.a_meeting(pairing_id, date(2027, 3, 24), minutes=40)
    account = working_time.of_round(round_id, OCTOBER)
    (mentor,) = account.mentors
    assert mentor.minutes == Minutes(planned=19 * 60, paid=7 * 60 + 60 + 60, own=30 + 10)
    assert mentor.minutes.left == 19 * 60 - 540
    assert mentor.months[Month(2027, 3)] == Minutes(planned=60, paid=60, own=10)
    assert mentor.months[Month(2027, 4)] == Minutes(planned=60 + 120)
    assert account.total == mentor.minutes
    assert account.months == mentor.months == working_time.of_mentor(mentor_id, OCTOBER)


def test_what_lies_after_the_day_is_planned_and_not_used() -> None:
    round_id = a.a_round()
    mentor_id = a_mentor(round_id)
    pairing_id = a.a_pairing(mentor_id=mentor_id)
    a.an_attendance(a.an_activity(round_id, ActivityKind.NETWORK, on=date(2027, 8, 26), minutes=120), mentor_id)
    a.a_meeting(pairing_id, date(2027, 5, 10))
    assert working_time.of_round(round_id, APRIL).total == Minutes(planned=10 * 60)


def test_who_is_excused_was_not_planned_and_who_was_absent_was() -> None:
    round_id = a.a_round()
    activity_id = a.an_activity(round_id)
    for status in AttendanceStatus:
        a.an_attendance(activity_id, a_mentor(round_id), status=status)
    assert working_time.of_round(round_id, OCTOBER).total == Minutes(planned=3 * 420, paid=420)


def test_mentees_have_no_account() -> None:
    round_id = a.a_round()
    a.an_attendance(a.an_activity(round_id), a.a_mentee(round_id))
    account = working_time.of_round(round_id, OCTOBER)
    assert (account.mentors, account.total) == ((), Minutes())


def test_units_sum_up_their_mentors_and_who_has_none_stands_last() -> None:
    round_id = a.a_round()
    activity_id, west = a.an_activity(round_id), a.a_unit(name="Väst", manager="Ulla Lind")
    north = a.a_unit(name="Norr")
    for unit_id, person in (
        (west, {}),
        (west, {"given_name": "Bo"}),
        (north, {}),
        (None, {}),
        (west, {"protected": True, "code_name": "Linden"}),
    ):
        a.an_attendance(activity_id, a_mentor(round_id, unit_id, **person))
    account = working_time.of_round(round_id, OCTOBER)
    assert [(unit.unit, unit.manager, unit.mentors, unit.minutes.paid) for unit in account.units] == [
        ("Norr", "", 1, 420),
        ("Väst", "Ulla Lind", 2, 840),
        ("", "", 2, 840),
    ]
    assert [(one.name, one.unit) for one in account.mentors if one.protected] == [("Linden", "")]


def test_attended_minutes_by_kind_are_those_of_paid_activities() -> None:
    round_id = a.a_round()
    mentor_id = a_mentor(round_id)
    a.an_attendance(a.an_activity(round_id), mentor_id)
    a.an_attendance(a.an_activity(round_id, ActivityKind.GROUP, paid=False), mentor_id)
    attended = working_time.attended_by_kind(round_id, OCTOBER)
    assert (attended[ActivityKind.TRAINING], attended[ActivityKind.GROUP]) == (420, 0)
