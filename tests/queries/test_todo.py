"""What is to be done today, each kind of thing in one sentence."""

from datetime import date, timedelta

import pytest

from mentordesk.actions import pairings as pair_actions
from mentordesk.actions import programmes as programmes_of
from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.domain.outcomes import Outcome
from mentordesk.domain.pairings import EndReason, PairingStatus
from mentordesk.queries import pairings, programmes, todo
from mentordesk.queries.todo import TodoItem, TodoKind
from tests import builders as a

FEBRUARY, MAY, OCTOBER = date(2027, 2, 20), date(2027, 5, 20), date(2027, 10, 7)

pytestmark = pytest.mark.usefixtures("desk")


def the(kind: TodoKind, round_id: int, on: date) -> TodoItem | None:
    return next((item for item in todo.items(round_id, on) if item.kind is kind), None)


def sure(item: TodoItem | None) -> TodoItem:
    assert item is not None
    return item


def test_an_empty_round_asks_for_people_and_then_for_pairs() -> None:
    round_id = a.a_round()
    assert [(item.kind, item.page) for item in todo.items(round_id, FEBRUARY)] == [(TodoKind.FIRST_PEOPLE, "people")]
    a.a_mentor(round_id)
    assert the(TodoKind.FIRST_PEOPLE, round_id, FEBRUARY) is None
    assert the(TodoKind.FIRST_PAIRS, round_id, FEBRUARY) is None
    a.a_mentee(round_id)
    assert sure(the(TodoKind.FIRST_PAIRS, round_id, FEBRUARY)).page == "pairs"
    a.a_pairing(round_id)
    assert the(TodoKind.FIRST_PAIRS, round_id, FEBRUARY) is None


def test_quiet_pairs_the_most_silent_first() -> None:
    round_id = a.a_round()
    silent, silenter = a.a_pairing(round_id), a.a_pairing(round_id)
    a.a_meeting(silent)
    item = sure(the(TodoKind.QUIET, round_id, MAY))
    assert item.sentence == "2 pairs have not met for more than 45 days."
    assert (item.ids, item.number, item.page) == ((silenter, silent), 2, "pairs")
    assert the(TodoKind.QUIET, round_id, FEBRUARY) is None


def test_pairs_whose_pause_lasts_too_long_the_longest_first() -> None:
    round_id = a.a_round(quiet_days=30)
    status = PairingStatus.PAUSED
    long, longer, short = (a.a_pairing(round_id, status=status) for _each in range(3))
    a.a_pause(long, from_on=MAY - timedelta(days=31), to_on=None)
    a.a_pause(longer, from_on=MAY - timedelta(days=60), to_on=None)
    a.a_pause(short, from_on=FEBRUARY, to_on=FEBRUARY)
    a.a_pause(short, from_on=MAY - timedelta(days=30), to_on=None)
    a.a_pause(a.a_pairing(round_id), from_on=FEBRUARY, to_on=MAY)
    item = sure(the(TodoKind.PAUSED, round_id, MAY))
    assert (item.ids, item.number, item.page) == ((longer, long), 2, "pairs")
    assert item.sentence == "2 pairs have been paused for more than 30 days."
    assert sure(the(TodoKind.PAUSED, round_id, MAY + timedelta(days=1))).number == 3
    assert the(TodoKind.PAUSED, round_id, MAY - timedelta(days=30)) is None
    pair_actions.resume(long, on=MAY)
    assert sure(the(TodoKind.PAUSED, round_id, MAY)).sentence == "1 pair has been paused for more than 30 days."


def test_mentees_who_wait_too_long() -> None:
    round_id = a.a_round()
    long = a.a_mentee(round_id, status=EnrolmentStatus.WAITING, on=date(2027, 4, 1))
    a.a_mentee(round_id, status=EnrolmentStatus.WAITING, on=MAY)
    item = sure(the(TodoKind.WAITING, round_id, MAY))
    assert (item.ids, item.sentence) == ((long,), "1 mentee has waited for a mentor for more than 30 days.")


def test_the_meetings_of_the_running_month() -> None:
    round_id = a.a_round()
    met, missing = a.a_pairing(round_id), a.a_pairing(round_id)
    a.a_pairing(round_id, starts_on=MAY)
    a.a_meeting(met, date(2027, 5, 4))
    item = sure(the(TodoKind.MEETINGS, round_id, MAY))
    assert (item.ids, item.sentence) == ((missing,), "1 pair has no meeting in May yet.")
    assert the(TodoKind.MEETINGS, round_id, OCTOBER) is None


def test_unsigned_agreements_are_counted_by_person() -> None:
    round_id = a.a_round()
    signed, unsigned = a.a_mentor(round_id), a.a_mentor(round_id)
    a.an_agreement(signed, signed_on=FEBRUARY)
    a.an_agreement(unsigned, printed_on=FEBRUARY)
    a.an_agreement(unsigned, kind="confidentiality", printed_on=FEBRUARY)
    item = sure(the(TodoKind.AGREEMENTS, round_id, MAY))
    assert item.ids == (unsigned,)


def test_calls_that_are_due_are_counted_by_pair() -> None:
    round_id = a.a_round()
    pairing_id = a.a_pairing(round_id)
    a.a_check_in(pairing_id)
    a.a_check_in(pairing_id, due_on=date(2027, 3, 2))
    a.a_check_in(a.a_pairing(round_id), done_on=FEBRUARY)
    item = sure(the(TodoKind.CHECK_INS, round_id, MAY))
    assert (item.ids, item.sentence) == ((pairing_id,), "1 pair is to be called.")


def test_a_mentor_who_leaves_on_a_day_that_is_set_already() -> None:
    round_id = a.a_round()
    leaving = a.a_pairing(round_id, ends_on=date(2027, 8, 31), early=True, end_reason=EndReason.NO_TIME)
    a.a_pairing(round_id, ends_on=MAY, early=True, end_reason=EndReason.EMPLOYMENT)
    a.a_pairing(round_id, ends_on=MAY, early=False, end_reason=EndReason.PROGRAMME_OVER)
    item = sure(the(TodoKind.MENTOR_LEAVES, round_id, MAY))
    assert (item.ids, item.number, item.page) == ((leaving,), 1, "pairs")
    a.a_pairing(mentee_id=pairings.get(leaving).mentee_id, starts_on=date(2027, 9, 1), follows_id=leaving)
    assert the(TodoKind.MENTOR_LEAVES, round_id, MAY) is None


def test_pairs_that_nobody_has_ended_are_asked_for_after_the_last_day_of_meetings() -> None:
    round_id = a.a_round()
    last = programmes.get(round_id).meetings_to
    running, paused = a.a_pairing(round_id), a.a_pairing(round_id, status=PairingStatus.PAUSED)
    a.a_pairing(round_id, ends_on=MAY, end_reason=EndReason.PROGRAMME_OVER)
    a.a_pairing(round_id, status=PairingStatus.DRAFT)
    assert the(TodoKind.STILL_OPEN, round_id, last) is None
    item = sure(the(TodoKind.STILL_OPEN, round_id, last + timedelta(days=1)))
    assert (sorted(item.ids), item.page) == ([running, paused], "pairs")
    assert item.sentence == "2 pairs are not ended, though the time for meetings is over."


def test_mentees_who_have_finished_and_whose_result_is_not_entered() -> None:
    round_id = a.a_round()
    done, gone = (a.a_mentee(round_id, status=each) for each in (EnrolmentStatus.COMPLETED, EnrolmentStatus.LEFT_EARLY))
    a.a_mentee(round_id, status=EnrolmentStatus.MATCHED)
    a.a_mentor(round_id, status=EnrolmentStatus.COMPLETED)
    assert sorted(sure(the(TodoKind.OUTCOMES, round_id, MAY)).ids) == [done, gone]
    a.an_outcome(done)
    item = sure(the(TodoKind.OUTCOMES, round_id, MAY))
    assert (item.ids, item.sentence) == ((gone,), "1 mentee has finished, but the result is not entered.")
    programmes_of.close_round(round_id, on=OCTOBER)
    assert sure(the(TodoKind.OUTCOMES, round_id, OCTOBER)).ids == (gone,), "asked for in a closed round too"
    a.an_outcome(gone, outcome=Outcome.MOVED)
    assert the(TodoKind.OUTCOMES, round_id, MAY) is None


def test_certificates_are_ready_when_the_meetings_or_ones_own_time_is_over() -> None:
    round_id = a.a_round()
    training = a.an_activity(round_id)
    running, finished = a.a_mentor(round_id), a.a_mentor(round_id, status=EnrolmentStatus.COMPLETED)
    for mentor_id in (running, finished):
        a.an_attendance(training, mentor_id)
    assert sure(the(TodoKind.CERTIFICATES, round_id, MAY)).ids == (finished,)
    assert sorted(sure(the(TodoKind.CERTIFICATES, round_id, OCTOBER)).ids) == [running, finished]
    a.a_certificate(running)
    assert sure(the(TodoKind.CERTIFICATES, round_id, OCTOBER)).ids == (finished,)


def test_a_closed_round_asks_only_for_follow_ups() -> None:
    round_id = a.a_round(closed_on=MAY)
    a.a_pairing(round_id)
    a.an_outcome(a.a_mentee(round_id), on=date(2027, 3, 31))
    a.an_outcome(a.a_mentee(round_id), on=date(2027, 3, 31), outcome=Outcome.MOVED)
    assert todo.items(round_id, date(2027, 9, 29)) == []
    (item,) = todo.items(round_id, date(2027, 9, 30))
    assert (item.kind, item.sentence) == (TodoKind.FOLLOW_UPS, "1 mentee is to be asked again, six months after.")
