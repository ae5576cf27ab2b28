"""Group events with their counts, the roster, and the events of one person."""

from datetime import date

import pytest

from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.queries import activities
from tests import builders as a

INVITED, PRESENT, ABSENT, EXCUSED = AttendanceStatus

pytestmark = pytest.mark.usefixtures("desk")


def test_events_stand_by_day_with_their_counts() -> None:
    round_id = a.a_round()
    network = a.an_activity(round_id, ActivityKind.NETWORK, on=date(2027, 4, 15))
    training = a.an_activity(round_id)
    a.an_activity()
    for status in (PRESENT, PRESENT, ABSENT, EXCUSED, INVITED):
        a.an_attendance(training, a.a_mentor(round_id), status=status)
    first, second = activities.listing(round_id)
    assert (first.id, first.called, first.present, first.absent, first.excused) == (training, 5, 2, 1, 1)
    assert (second.id, second.called, second.present) == (network, 0, 0)
    assert (first.kind, first.on, first.paid, first.minutes) == (ActivityKind.TRAINING, date(2027, 1, 21), True, 420)
    assert [event.id for event in activities.of_round(round_id)] == [training, network]


def test_the_roster_has_everyone_who_can_be_called_or_was() -> None:
    round_id = a.a_round()
    activity_id = a.an_activity(round_id)
    mentee = a.a_mentee(round_id, person_id=a.a_person("Adam", "Ek"))
    late = a.a_mentor(round_id, person_id=a.a_person("Östen", "Ek"))
    early = a.a_mentor(round_id, person_id=a.a_person("Åke", "Ek"))
    a.a_mentor(round_id, status=EnrolmentStatus.DECLINED)
    left = a.a_mentor(round_id, person_id=a.a_person("Bo", "Ek"), status=EnrolmentStatus.WITHDRAWN)
    a.a_mentor(round_id, person_id=a.a_person(binned_on=date(2027, 1, 1)))
    a.a_mentor()
    a.an_attendance(activity_id, left, status=ABSENT, note="Did not say why")
    rows = activities.roster(activity_id)
    assert [row.enrolment_id for row in rows] == [left, early, late, mentee]
    assert [(row.status, row.note) for row in rows][:2] == [(ABSENT, "Did not say why"), (None, "")]


def test_the_roster_hides_a_protected_identity() -> None:
    round_id, unit_id = a.a_round(), a.a_unit(name="Kundcenter")
    for protected in (True, False):
        a.a_mentor(
            round_id, person_id=a.a_person("Selam", "Hagos", protected=protected, code_name="Linden", unit_id=unit_id)
        )
    rows = activities.roster(a.an_activity(round_id))
    assert [(row.name, row.unit, row.protected) for row in rows] == [
        ("Selam Hagos", "Kundcenter", False),
        ("Linden", "", True),
    ]


def test_the_events_of_one_person() -> None:
    round_id = a.a_round()
    mentor_id = a.a_mentor(round_id)
    a.an_attendance(a.an_activity(round_id, ActivityKind.NETWORK, on=date(2027, 4, 15)), mentor_id, status=EXCUSED)
    a.an_attendance(a.an_activity(round_id), mentor_id)
    events = [(event.kind, event.status) for event in activities.attendance_of(mentor_id)]
    assert events == [(ActivityKind.TRAINING, PRESENT), (ActivityKind.NETWORK, EXCUSED)]
