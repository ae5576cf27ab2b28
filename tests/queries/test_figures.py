"""Every figure of a round, counted once by the program and once by hand."""

from datetime import date
from typing import Any

import pytest

from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.domain.figures import DEFINITIONS
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.outcomes import Outcome
from mentordesk.domain.pairings import EndReason, PairingStatus
from mentordesk.domain.people import Gender
from mentordesk.queries import figures, month_grid, pairings
from mentordesk.storage.tables.enrolments import StatusChangeTable
from tests import builders as a

APRIL, OCTOBER = date(2027, 4, 20), date(2027, 10, 31)

pytestmark = pytest.mark.usefixtures("desk")


def values(round_id: int, on: date) -> dict[str, float | None]:
    return {one.key: one.value for one in figures.of_round(round_id, on)}


def test_every_figure_of_an_empty_round_is_defined_and_nothing() -> None:
    found = values(a.a_round(), OCTOBER)
    assert list(found) == [*dict.fromkeys(found)], "no figure comes twice"
    assert set(found) == set(DEFINITIONS)
    assert not any(found.values())


def march_of_programme_a() -> int:
    """27 pairs in March: 24 meetings held, 21 of an hour and 3 of an hour and a half, 2 cancelled, 1 no-show."""
    round_id = a.a_round()
    for number in range(27):
        pairing_id = a.a_pairing(round_id)
        on = date(2027, 3, 10)
        if number < 24:
            a.a_meeting(pairing_id, on, minutes=60 if number < 21 else 90)
        else:
            a.a_meeting(pairing_id, on, status=MeetingStatus.CANCELLED if number < 26 else MeetingStatus.NO_SHOW)
    return round_id


def test_march_of_programme_a() -> None:
    found = figures.by_key(figures.of_round(march_of_programme_a(), date(2027, 3, 31)))
    assert (found["meetings_held"].value, found["meetings_cancelled"].value, found["meetings_no_show"].value) == (24, 2, 1)
    assert (found["meeting_minutes_paid"].text, found["own_minutes"].text) == ("24.0 h", "1.5 h")
    assert (found["coverage"].text, found["coverage"].of) == ("88.9%", "24/27")
    assert found["coverage"].label == found["coverage_2027-03"].label == "Coverage, March 2027"
    assert found["coverage_2027-02"].of == "0/27"
    assert "coverage_2027-04" not in found, "April has not begun"
    assert (found["meetings_expected"].value, found["attendance"].of) == (54, "24/54")
    assert (found["meetings_planned"].value, found["planned_minutes"].text) == (216, "216.0 h")


def test_people_are_counted_by_their_dated_statuses() -> None:
    round_id = a.a_round()
    for status in (EnrolmentStatus.APPLIED, EnrolmentStatus.ACCEPTED, EnrolmentStatus.WITHDRAWN):
        a.a_mentor(round_id, status=status)
    for on in (date(2027, 3, 20), APRIL):
        a.a_mentee(round_id, status=EnrolmentStatus.WAITING, on=on)
    accepted_and_gone = a.a_mentee(round_id)
    a.a_mentee(round_id, status=EnrolmentStatus.APPLIED, on=date(2027, 5, 1))
    StatusChangeTable.insert(
        enrolment_id=accepted_and_gone, status=EnrolmentStatus.LEFT_EARLY, on=date(2027, 3, 1), reason="Moved"
    ).execute()
    found = values(round_id, APRIL)
    assert (found["mentors"], found["mentors_accepted"], found["mentors_matched"]) == (3, 1, 0)
    assert (found["mentees"], found["mentees_accepted"]) == (3, 1), "one has not applied yet"
    assert (found["mentees_waiting"], found["mentees_waiting_long"]) == (2, 1)
    assert values(round_id, date(2027, 4, 19))["mentees_waiting"] == 1


def test_pairs_open_and_ended_make_those_started() -> None:
    round_id = a.a_round()
    a.a_pairing(round_id, status=PairingStatus.DRAFT)
    a.a_pairing(round_id, starts_on=date(2027, 5, 1))
    running = a.a_pairing(round_id)
    replaced = a.a_pairing(round_id, ends_on=date(2027, 4, 1), early=True, end_reason=EndReason.REPLACED)
    a.a_pairing(mentee_id=pairings.get(replaced).mentee_id, starts_on=date(2027, 4, 2), follows_id=replaced)
    a.a_pairing(round_id, ends_on=APRIL, early=False)
    a.a_pairing(round_id, ends_on=date(2027, 4, 21), early=True, end_reason=EndReason.NO_FIT)
    a.a_meeting(running, APRIL)
    found = values(round_id, APRIL)
    assert (found["pairs_started"], found["pairs_open"], found["pairs_ended"]) == (5, 3, 2)
    assert (found["pairs_ended_early"], found["pairs_replaced"], found["pairs_draft"]) == (1, 1, 1)
    assert (found["mentors_matched"], found["mentees_matched"]) == (5, 4)
    assert found["pairs_quiet"] == 0


def test_hours_by_kind_make_those_used() -> None:
    round_id = a.a_round()
    mentor_id = a.a_mentor(round_id)
    pairing_id = a.a_pairing(mentor_id=mentor_id)
    for kind, minutes, paid in (
        (ActivityKind.TRAINING, 420, True),
        (ActivityKind.NETWORK, 120, True),
        (ActivityKind.OTHER, 60, True),
        (ActivityKind.GROUP, 90, False),
    ):
        a.an_attendance(a.an_activity(round_id, kind, minutes=minutes, paid=paid), mentor_id)
    a.an_attendance(a.an_activity(round_id), mentor_id, status=AttendanceStatus.ABSENT)
    a.a_meeting(pairing_id, date(2027, 2, 10), minutes=75)
    found = values(round_id, APRIL)
    assert (found["activities"], found["group_meetings"]) == (5, 1)
    assert (found["training_minutes"], found["network_minutes"], found["activity_minutes_other"]) == (420, 120, 60)
    assert (found["meeting_minutes_paid"], found["own_minutes"], found["used_minutes"]) == (60, 15, 660)
    assert (found["planned_minutes"], found["left_minutes"]) == (420 + 120 + 60 + 420 + 8 * 60, 840)
    assert found["used_share"] == 660 / 1500


def test_certificates_and_outcomes() -> None:
    round_id = a.a_round()
    pair = pairings.get(a.a_pairing(round_id))
    for month in range(2, 10):
        a.a_meeting(pair.id, date(2027, month, 10))
    a.a_mentor(round_id)
    for gender, outcome in (
        (Gender.WOMAN, Outcome.EMPLOYMENT),
        (Gender.WOMAN, Outcome.SEEKING),
        (Gender.MAN, Outcome.MOVED),
    ):
        a.an_outcome(a.a_mentee(round_id, person_id=a.a_person(gender=gender)), outcome=outcome, on=date(2027, 4, 1))
    wrong = a.a_certificate(pair.mentee_id, void_on=OCTOBER)
    a.a_certificate(pair.mentee_id, replaces_id=wrong, issued_on=OCTOBER)
    issued = [values(round_id, date(2027, 10, day))["certificates_issued"] for day in (6, 7)]
    assert issued == [0, 1], "not void yet on the day of issue"
    found = values(round_id, OCTOBER)
    kinds = ("certificates_diploma", "certificates_participation", "certificates_none", "certificates_issued")
    assert [found[key] for key in kinds] == [1, 1, 0, 1], "a mentee's diploma, a mentor without training"
    assert (found["outcomes"], found["outcome_employment"], found["outcome_seeking"], found["outcome_moved"]) == (3, 1, 1, 1)
    assert [found[f"aim_{group}"] for group in ("all", "women", "men", "other")] == [1 / 3, 1 / 2, 0, None]
    assert found["follow_ups_due"] == 2


def test_who_lies_in_the_bin_is_counted_only_after_having_taken_part() -> None:
    round_id = a.a_round()
    in_the_bin: dict[str, Any] = {"binned_on": APRIL}
    mentor_id = a.a_mentor(round_id, person_id=a.a_person(**in_the_bin))
    pairing_id = a.a_pairing(mentor_id=mentor_id, ends_on=date(2027, 3, 31))
    a.a_meeting(pairing_id, date(2027, 3, 10))
    a.an_outcome(pairings.get(pairing_id).mentee_id, on=APRIL)
    a.a_mentor(round_id, person_id=a.a_person(**in_the_bin))
    entered_twice = a.a_mentee(round_id, person_id=a.a_person(**in_the_bin), status=EnrolmentStatus.WAITING)
    a.an_outcome(entered_twice, on=APRIL)
    found = values(round_id, OCTOBER)
    keys = ("mentors", "mentees", "mentees_waiting", "outcomes", "certificates_participation")
    assert [found[key] for key in keys] == [1, 1, 0, 1, 2], "the two who met"
    assert found["certificates_diploma"] == 0


def test_coverage_can_be_drawn_by_month() -> None:
    round_id = march_of_programme_a()
    months = figures.coverage(month_grid.read(round_id, date(2027, 3, 31)), date(2027, 3, 31))
    assert [(one.month, one.figure.of) for one in months] == [(Month(2027, 2), "0/27"), (Month(2027, 3), "24/27")]
