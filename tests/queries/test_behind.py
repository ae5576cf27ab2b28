"""Whoever is counted by a figure can be named: for every figure as many as it says."""

from datetime import date

import pytest

from mentordesk.domain.activities import AttendanceStatus
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType
from mentordesk.domain.months import Month
from mentordesk.domain.outcomes import Outcome
from mentordesk.domain.pairings import PairingStatus
from mentordesk.queries import attendance, balance, behind, figures, pairings, slices
from mentordesk.storage.tables.enrolments import EnrolmentTable
from tests import builders as a

ON = date(2027, 6, 8)

pytestmark = pytest.mark.usefixtures("desk")


def a_round_of_all_sorts() -> int:
    round_id = a.a_round()
    for number in range(5):
        pairing_id = a.a_pairing(round_id, ends_on=date(2027, 5, 20) if number == 4 else None, early=number == 4)
        for month in range(2, 6 if number < 2 else 4):
            a.a_meeting(pairing_id, date(2027, month, 9))
    a.a_pairing(round_id, status=PairingStatus.DRAFT)
    a.a_pairing(round_id, starts_on=date(2027, 8, 2))
    a.a_meeting(a.a_pairing(), date(2027, 3, 3))
    for outcome in Outcome:
        a.an_outcome(a.a_mentee(round_id), outcome=outcome, on=date(2027, 6, 1))
    a.a_mentee(round_id, status=EnrolmentStatus.APPLIED)
    a.a_mentee(round_id, status=EnrolmentStatus.WAITING)
    a.a_mentor(round_id, capacity=3)
    return round_id


@pytest.mark.parametrize("on", [date(2027, 1, 1), date(2027, 3, 31), ON, date(2027, 12, 31)])
def test_as_many_stand_behind_a_figure_as_it_says(on: date) -> None:
    round_id = a_round_of_all_sorts()
    known, told = attendance.of_round(round_id, on), figures.by_key(figures.of_round(round_id, on))
    for key in ("pairs_open", "pairs_started", "pairs_always_met", "pairs_missed"):
        assert len(behind.pairs(key, known)) == told[key].value, key
    for key in ("mentees", "mentees_accepted", "mentees_matched", "outcomes", "aim_reached"):
        assert len(behind.on_the_way(key, round_id, known)) == told[key].value, key
    rows = {row.id: row for row in pairings.listing(round_id, on)}
    assert sum(rows[pair].held for pair in behind.pairs("meetings_held", known)) == told["meetings_held"].value
    assert sum(rows[pair].plan for pair in behind.pairs("meetings_planned", known)) == told["meetings_planned"].value
    assert sum(rows[pair].expected for pair in behind.pairs("attendance", known)) == told["attendance"].denominator
    for month in known.months:
        assert len(behind.pairs_of_month(month.month, known)) == month.pairs


def test_as_many_stand_behind_the_figures_of_a_type_as_it_says() -> None:
    round_id = a_round_of_all_sorts()
    a.a_mentor(round_id, types=(MentorType.LANGUAGE, MentorType.VOCATIONAL))
    a.a_mentee(round_id, types=())
    for each in balance.of_round(round_id).types:
        assert len(behind.of_type("mentors_taken_in", each.type, round_id)) == each.mentors
        assert len(behind.of_type("mentees_taken_in", each.type, round_id)) == each.mentees
        assert len(behind.of_type("mentees_looking", each.type, round_id)) == each.looking
        free = behind.of_type("places_free", each.type, round_id)
        assert (len(free) > 0) is (each.free > 0)


def test_a_month_outside_the_plan_has_those_who_met_in_it() -> None:
    early = a.a_pairing(a.a_round(), starts_on=date(2027, 1, 20))
    a.a_meeting(early, date(2027, 1, 28))
    known = attendance.of_round(1, ON)
    assert behind.pairs_of_month(Month(2027, 1), known) == frozenset()
    assert behind.pairs_with_meetings(Month(2027, 1), known) == {early}


def test_hours_stand_for_pairs_that_meet_and_for_mentors_called_to_paid_activities() -> None:
    round_id = a.a_round()
    pair = pairings.get(a.a_pairing(round_id, ends_on=date(2027, 3, 31), early=False))
    called, excused, unpaid = (a.a_mentor(round_id) for _mentor in range(3))
    training = a.an_activity(round_id, on=date(2027, 4, 8))
    a.an_attendance(training, called, status=AttendanceStatus.ABSENT)
    a.an_attendance(training, excused, status=AttendanceStatus.EXCUSED)
    a.an_attendance(a.an_activity(round_id, on=date(2027, 4, 9), paid=False), unpaid)
    known = attendance.of_round(round_id, ON)
    assert behind.with_hours(round_id, known) == {pair.mentor_id, called}
    assert behind.with_hours(round_id, known, Month(2027, 3)) == {pair.mentor_id}
    assert behind.with_hours(round_id, known, Month(2027, 4)) == {called}


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_people_are_given_with_how_many_lie_in_the_bin(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "SIZE", size)
    round_id = a.a_round()
    ids = [a.a_mentee(round_id) for _mentee in range(3)]
    ids.append(a.a_mentee(round_id, person_id=a.a_person(binned_on=ON)))
    found = behind.people(ids)
    persons = frozenset(row.person_id for row in EnrolmentTable.select().where(EnrolmentTable.id.in_(ids)))
    assert (found.ids, found.binned) == (persons, 1)
    assert behind.people([]) == (frozenset(), 0)
