"""Setting up group events, calling people, and ticking off who came."""

from collections.abc import Callable
from datetime import date

import pytest

from mentordesk.actions import activities
from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import activities as known
from tests import builders as a

INVITED, PRESENT, ABSENT, EXCUSED = AttendanceStatus
TRAINING_DAY, DAY_BEFORE = date(2027, 1, 21), date(2027, 1, 20)

pytestmark = pytest.mark.usefixtures("desk")


def refused(what: Callable[[], object]) -> list[str]:
    with pytest.raises(RuleBroken) as broken:
        what()
    return [problem.field for problem in broken.value.problems]


def ticks(activity_id: int) -> dict[int, AttendanceStatus | None]:
    return {row.enrolment_id: row.status for row in known.roster(activity_id)}


def test_an_activity_is_kept_as_given() -> None:
    round_id = a.a_round()
    new = activities.add(round_id, kind=ActivityKind.NETWORK, title=" Spring ", on=date(2027, 4, 15), minutes=120, paid=True)
    activity = known.get(new)
    assert (activity.round_id, activity.title, activity.minutes, activity.paid) == (round_id, "Spring", 120, True)
    activities.update(new, minutes=90, place="Folkets hus")
    assert (known.get(new).minutes, known.get(new).place, known.get(new).title) == (90, "Folkets hus", "Spring")


def test_an_activity_has_a_title_a_length_and_a_day_in_its_round() -> None:
    activity_id = a.an_activity()
    assert refused(lambda: activities.update(activity_id, title=" ")) == ["title"]
    assert refused(lambda: activities.update(activity_id, minutes=0)) == ["minutes"]
    assert refused(lambda: activities.update(activity_id, on=date(2026, 1, 1))) == ["on"]
    with pytest.raises(TypeError):
        activities.update(activity_id, colour="red")


def test_people_are_called_once_and_ticks_stay() -> None:
    round_id = a.a_round()
    activity_id, first, second = a.an_activity(round_id), a.a_mentor(round_id), a.a_mentor(round_id)
    a.an_attendance(activity_id, first, status=EXCUSED)
    assert activities.invite(activity_id, [first, second, second]) == 1
    assert ticks(activity_id) == {first: EXCUSED, second: INVITED}


def test_only_people_of_the_round_are_called() -> None:
    activity_id, stranger = a.an_activity(), a.a_mentor()
    assert refused(lambda: activities.invite(activity_id, [stranger])) == ["enrolment_id"]
    assert refused(lambda: activities.set_attendance(activity_id, stranger, PRESENT)) == ["enrolment_id"]


def test_a_tick_is_set_changed_and_taken_back() -> None:
    round_id = a.a_round()
    activity_id, mentor_id = a.an_activity(round_id), a.a_mentor(round_id)
    for status in (PRESENT, ABSENT, None):
        activities.set_attendance(activity_id, mentor_id, status)
        assert ticks(activity_id) == {mentor_id: status}


def test_nobody_came_before_the_day() -> None:
    round_id = a.a_round()
    activity_id, mentor_id = a.an_activity(round_id, on=TRAINING_DAY), a.a_mentor(round_id)
    assert refused(lambda: activities.set_attendance(activity_id, mentor_id, PRESENT, today=DAY_BEFORE)) == ["status"]
    activities.set_attendance(activity_id, mentor_id, EXCUSED, today=DAY_BEFORE)
    assert refused(lambda: activities.all_came(activity_id, today=DAY_BEFORE)) == ["status"]


def test_all_came_ticks_those_who_are_called_and_not_ticked_yet() -> None:
    round_id = a.a_round()
    activity_id = a.an_activity(round_id)
    called, excused, not_called = a.a_mentor(round_id), a.a_mentor(round_id), a.a_mentor(round_id)
    a.an_attendance(activity_id, called, status=INVITED)
    a.an_attendance(activity_id, excused, status=EXCUSED)
    assert activities.all_came(activity_id, today=TRAINING_DAY) == 1
    assert ticks(activity_id) == {called: PRESENT, excused: EXCUSED, not_called: None}


def test_an_activity_goes_with_its_ticks() -> None:
    round_id = a.a_round()
    activity_id, mentor_id = a.an_activity(round_id), a.a_mentor(round_id)
    a.an_attendance(activity_id, mentor_id)
    activities.remove(activity_id)
    assert known.listing(round_id) == []
    assert known.attendance_of(mentor_id) == []
