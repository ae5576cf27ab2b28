"""Making pairs, pausing, replacing the mentor, ending and taking the end back; the people move along."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from mentordesk.actions import pairings
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.pairings import SETTLED, EndReason, Initiator, PairingStatus
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import enrolments
from mentordesk.queries import meetings as met
from mentordesk.queries import pairings as known
from tests import builders as a

FEBRUARY, APRIL, MAY, JUNE = date(2027, 2, 1), date(2027, 4, 10), date(2027, 5, 20), date(2027, 6, 1)
SEPTEMBER = date(2027, 9, 30)
MATCHED, ACCEPTED, WAITING = EnrolmentStatus.MATCHED, EnrolmentStatus.ACCEPTED, EnrolmentStatus.WAITING
COMPLETED = EnrolmentStatus.COMPLETED

pytestmark = pytest.mark.usefixtures("desk")


def status(enrolment_id: int) -> EnrolmentStatus:
    return enrolments.get(enrolment_id).status


def statuses(pairing_id: int) -> tuple[EnrolmentStatus, EnrolmentStatus]:
    pairing = known.get(pairing_id)
    return status(pairing.mentor_id), status(pairing.mentee_id)


def refused(what: Callable[[], object]) -> list[str]:
    """The fields at which the action says no; what it says is words."""
    with pytest.raises(RuleBroken) as broken:
        what()
    assert all(problem.message for problem in broken.value.problems)
    return [problem.field for problem in broken.value.problems]


def test_a_pair_runs_from_its_first_day_and_both_are_matched() -> None:
    round_id = a.a_round()
    mentor_id, mentee_id = a.a_mentor(round_id), a.a_mentee(round_id, status=WAITING)
    pairing = known.get(pairings.pair(mentor_id, mentee_id, starts_on=FEBRUARY))
    assert (pairing.status, pairing.starts_on, pairing.round_id) == (PairingStatus.RUNNING, FEBRUARY, round_id)
    assert statuses(pairing.id) == (MATCHED, MATCHED)
    assert [step.on for step in enrolments.status_history(mentee_id)] == [date(2027, 1, 15), FEBRUARY]


def test_a_draft_matches_nobody_until_it_starts() -> None:
    round_id = a.a_round()
    draft = pairings.pair(a.a_mentor(round_id), a.a_mentee(round_id), starts_on=FEBRUARY, status=PairingStatus.DRAFT)
    assert statuses(draft) == (ACCEPTED, ACCEPTED)
    pairings.approve(draft)
    pairings.start(draft, on=APRIL)
    assert (known.get(draft).status, known.get(draft).starts_on) == (PairingStatus.RUNNING, APRIL)
    assert statuses(draft) == (MATCHED, MATCHED)


def test_what_has_started_does_not_start_again() -> None:
    for pairing_id in (a.a_pairing(), a.a_pairing(status=PairingStatus.PAUSED), a.a_pairing(ends_on=MAY)):
        before = known.get(pairing_id)
        assert refused(partial(pairings.start, pairing_id)) == [""]
        assert known.get(pairing_id) == before


def test_a_draft_does_not_start_with_somebody_who_has_left_meanwhile() -> None:
    round_id = a.a_round()
    gone = a.a_mentor(round_id, status=EnrolmentStatus.WITHDRAWN)
    draft = a.a_pairing(mentor_id=gone, mentee_id=a.a_mentee(round_id), status=PairingStatus.DRAFT)
    assert refused(lambda: pairings.start(draft)) == ["mentor_id"]


@pytest.mark.parametrize(
    ("offered", "needed", "chosen"),
    [
        pytest.param((MentorType.LANGUAGE, MentorType.YOUTH), (MentorType.YOUTH,), MentorType.YOUTH, id="what both say"),
        pytest.param((MentorType.LANGUAGE,), (MentorType.YOUTH,), MentorType.LANGUAGE, id="what the mentor offers"),
        pytest.param((), (MentorType.YOUTH,), MentorType.YOUTH, id="what the mentee needs"),
    ],
)
def test_the_type_of_a_pair(offered: tuple[MentorType, ...], needed: tuple[MentorType, ...], chosen: MentorType) -> None:
    round_id = a.a_round()
    new = pairings.pair(a.a_mentor(round_id, types=offered), a.a_mentee(round_id, types=needed), starts_on=FEBRUARY)
    assert known.get(new).mentor_type is chosen


def test_a_mentee_has_one_mentor_and_a_mentor_keeps_to_capacity() -> None:
    pairing_id = a.a_pairing()
    pairing = known.get(pairing_id)
    round_id = pairing.round_id
    assert refused(lambda: pairings.pair(a.a_mentor(round_id), pairing.mentee_id, starts_on=MAY)) == ["mentee_id"]
    assert refused(lambda: pairings.pair(pairing.mentor_id, a.a_mentee(round_id), starts_on=MAY)) == ["mentor_id"]
    roomy = a.a_mentor(round_id, capacity=2)
    pairings.pair(roomy, a.a_mentee(round_id), starts_on=MAY)
    pairings.pair(roomy, a.a_mentee(round_id), starts_on=MAY)
    assert known.open_count(mentor_id=roomy) == 2


def test_a_mentee_has_no_day_with_two_mentors() -> None:
    pairing_id = a.a_pairing(ends_on=MAY)
    pairing = known.get(pairing_id)
    other = a.a_mentor(pairing.round_id)
    assert refused(lambda: pairings.pair(other, pairing.mentee_id, starts_on=MAY)) == ["starts_on"]
    assert known.get(pairings.pair(other, pairing.mentee_id, starts_on=date(2027, 5, 21))).follows_id is None


def test_a_pause_lasts_until_the_day_before_the_pair_goes_on() -> None:
    pairing_id = a.a_pairing()
    pairings.pause(pairing_id, from_on=APRIL, reason="Parental leave")
    assert known.get(pairing_id).status is PairingStatus.PAUSED
    assert refused(lambda: pairings.resume(pairing_id, on=APRIL)) == ["on"]
    pairings.resume(pairing_id, on=JUNE)
    (pause,) = known.pauses(pairing_id)
    assert (pause.from_on, pause.to_on, pause.reason) == (APRIL, date(2027, 5, 31), "Parental leave")
    assert known.get(pairing_id).status is PairingStatus.RUNNING
    assert refused(lambda: pairings.resume(pairing_id, on=JUNE)) == [""]
    assert refused(lambda: pairings.pause(pairing_id, from_on=MAY)) == ["from_on"]


def test_a_pair_that_ends_as_planned_is_completed_by_both() -> None:
    pairing_id = a.a_pairing()
    pairings.end(pairing_id, on=SEPTEMBER)
    pairing = known.get(pairing_id)
    assert (pairing.status, pairing.ends_on, pairing.early) == (PairingStatus.ENDED, SEPTEMBER, False)
    assert statuses(pairing_id) == (COMPLETED, COMPLETED)
    assert refused(lambda: pairings.end(pairing_id, on=SEPTEMBER)) == [""]


@pytest.mark.parametrize(
    ("reason", "mentee"),
    [
        pytest.param(EndReason.NO_TIME, WAITING, id="waits for another"),
        pytest.param(EndReason.EMPLOYMENT, COMPLETED, id="found work"),
        pytest.param(EndReason.MOVED, EnrolmentStatus.LEFT_EARLY, id="moved away"),
    ],
)
def test_who_ends_early_is_free_again(reason: EndReason, mentee: EnrolmentStatus) -> None:
    pairing_id = a.a_pairing()
    pairings.end(pairing_id, on=MAY, reason=reason, initiator=Initiator.MENTOR, farewell=True, note="Said goodbye")
    pairing = known.get(pairing_id)
    assert (pairing.early, pairing.end_initiator, pairing.farewell) == (True, Initiator.MENTOR, True)
    assert pairing.end_note == "Said goodbye"
    assert statuses(pairing_id) == (ACCEPTED, mentee)
    assert enrolments.status_history(pairing.mentee_id)[-1].reason == reason.label
    of_mentor = enrolments.status_history(pairing.mentor_id)[-1].reason
    assert of_mentor == ("" if reason in SETTLED else reason.label), "what became of the mentee is not the mentor's story"


def test_a_mentor_with_another_pair_stays_matched() -> None:
    round_id = a.a_round()
    mentor_id = a.a_mentor(round_id, capacity=2, status=MATCHED)
    first, _second = a.a_pairing(mentor_id=mentor_id), a.a_pairing(mentor_id=mentor_id)
    pairings.end(first, on=MAY, reason=EndReason.NO_FIT)
    assert statuses(first) == (MATCHED, WAITING)


def test_the_end_cannot_lie_before_the_start_or_a_held_meeting() -> None:
    pairing_id = a.a_pairing()
    a.a_meeting(pairing_id, APRIL)
    assert refused(lambda: pairings.end(pairing_id, on=date(2027, 1, 31))) == ["ends_on"]
    assert refused(lambda: pairings.end(pairing_id, on=date(2027, 4, 9))) == ["ends_on"]
    pairings.end(pairing_id, on=APRIL)


def test_with_the_pair_its_pause_ends_and_what_was_planned_is_called_off() -> None:
    pairing_id = a.a_pairing(status=PairingStatus.PAUSED)
    a.a_pause(pairing_id, from_on=APRIL, to_on=None)
    before = a.a_meeting(pairing_id, MAY, status=MeetingStatus.PLANNED)
    after = a.a_meeting(pairing_id, SEPTEMBER, status=MeetingStatus.PLANNED)
    pairings.end(pairing_id, on=JUNE, reason=EndReason.NO_TIME)
    assert [pause.to_on for pause in known.pauses(pairing_id)] == [JUNE]
    assert met.get(before).status is MeetingStatus.PLANNED
    assert met.get(after).status is MeetingStatus.CANCELLED


def test_all_running_pairs_of_a_round_end_at_once() -> None:
    round_id = a.a_round()
    running, paused = a.a_pairing(round_id), a.a_pairing(round_id, status=PairingStatus.PAUSED)
    draft, elsewhere = a.a_pairing(round_id, status=PairingStatus.DRAFT), a.a_pairing()
    assert pairings.end_all_running(round_id, on=SEPTEMBER) == 2
    assert [known.get(one).status for one in (running, paused, draft, elsewhere)] == [
        PairingStatus.ENDED,
        PairingStatus.ENDED,
        PairingStatus.DRAFT,
        PairingStatus.RUNNING,
    ]
    assert statuses(running) == (COMPLETED, COMPLETED)


def test_no_pair_of_the_round_ends_when_one_of_them_cannot_and_its_names_are_said() -> None:
    round_id = a.a_round()
    first = a.a_pairing(round_id)
    mentor_id = a.a_mentor(round_id, person_id=a.a_person("Åsa", "Öberg"))
    a.a_meeting(a.a_pairing(mentor_id=mentor_id), SEPTEMBER)
    with pytest.raises(RuleBroken, match="Åsa Öberg and Person"):
        pairings.end_all_running(round_id, on=MAY)
    assert known.get(first).status is PairingStatus.RUNNING


def test_another_mentor_takes_over_without_gap_or_overlap() -> None:
    old = a.a_pairing()
    before = known.get(old)
    new_mentor = a.a_mentor(before.round_id, types=(MentorType.YOUTH,))
    new = known.get(pairings.replace_mentor(old, new_mentor_id=new_mentor, on=date(2027, 9, 1), farewell=False))
    ended = known.get(old)
    assert (ended.ends_on, ended.early, ended.end_reason) == (date(2027, 8, 31), True, EndReason.REPLACED)
    assert (new.starts_on, new.follows_id, new.mentee_id) == (date(2027, 9, 1), old, before.mentee_id)
    assert new.mentor_type is MentorType.YOUTH
    assert status(before.mentor_id) is ACCEPTED
    assert statuses(new.id) == (MATCHED, MATCHED)
    assert len(enrolments.status_history(before.mentee_id)) == 1, "the mentee was matched all the time"
    assert [pairing.id for pairing in known.chain(new.id)] == [old, new.id]


def test_who_is_full_or_the_same_cannot_take_over() -> None:
    old = a.a_pairing()
    pairing = known.get(old)
    full = known.get(a.a_pairing(pairing.round_id)).mentor_id
    assert refused(lambda: pairings.replace_mentor(old, new_mentor_id=full, on=MAY)) == ["mentor_id"]
    assert "mentor_id" in refused(lambda: pairings.replace_mentor(old, new_mentor_id=pairing.mentor_id, on=MAY))
    other = a.a_mentor(pairing.round_id)
    assert refused(lambda: pairings.replace_mentor(old, new_mentor_id=other, on=FEBRUARY)) == ["on"]


def test_a_pair_can_be_reopened() -> None:
    pairing_id = a.a_pairing()
    pairings.end(pairing_id, on=MAY, reason=EndReason.NO_TIME, initiator=Initiator.BOTH, farewell=True, note="Bye")
    pairings.reopen(pairing_id)
    pairing = known.get(pairing_id)
    assert (pairing.status, pairing.ends_on, pairing.early, pairing.end_reason) == (PairingStatus.RUNNING, None, None, None)
    assert (pairing.end_initiator, pairing.farewell, pairing.end_note) == (None, None, "")
    assert statuses(pairing_id) == (MATCHED, MATCHED)
    assert [step.status for step in enrolments.status_history(pairing.mentee_id)] == [MATCHED, WAITING, MATCHED]


def test_no_pair_is_reopened_when_others_have_taken_its_place() -> None:
    old = a.a_pairing()
    pairing = known.get(old)
    pairings.replace_mentor(old, new_mentor_id=a.a_mentor(pairing.round_id), on=MAY)
    assert refused(lambda: pairings.reopen(old)) == [""]
    ended = a.a_pairing(ends_on=MAY)
    a.a_pairing(mentor_id=known.get(ended).mentor_id, starts_on=JUNE)
    assert refused(lambda: pairings.reopen(ended)) == [""]


def test_only_what_has_not_begun_is_discarded() -> None:
    draft = a.a_pairing(status=PairingStatus.DRAFT)
    a.a_goal(draft)
    pairings.discard(draft)
    with pytest.raises(RuleBroken):
        known.get(draft)
    assert refused(lambda: pairings.discard(a.a_pairing())) == [""]
    assert refused(lambda: pairings.discard(a.a_pairing(ends_on=MAY))) == [""]


def test_dates_are_corrected_only_where_the_story_stays_true() -> None:
    pairing_id = a.a_pairing(ends_on=JUNE)
    a.a_meeting(pairing_id, APRIL)
    pairings.update(pairing_id, starts_on=APRIL, ends_on=MAY, farewell=True)
    corrected = known.get(pairing_id)
    assert (corrected.starts_on, corrected.ends_on, corrected.farewell) == (APRIL, MAY, True)
    assert refused(lambda: pairings.update(pairing_id, starts_on=date(2027, 4, 11))) == ["starts_on"]
    assert refused(lambda: pairings.update(pairing_id, ends_on=date(2027, 4, 9))) == ["ends_on", "ends_on"]
    assert refused(lambda: pairings.update(pairing_id, starts_on=JUNE)) == ["ends_on", "starts_on"]
    assert refused(lambda: pairings.update(pairing_id, ends_on=None)) == ["ends_on"]
    assert refused(lambda: pairings.update(pairing_id, starts_on=date(2026, 12, 1))) == ["starts_on"]
    with pytest.raises(TypeError, match="status"):
        pairings.update(pairing_id, status=PairingStatus.RUNNING)


def test_a_correction_gives_no_day_to_two_mentors_and_may_touch_the_earlier_of_two_pairings() -> None:
    first = a.a_pairing(ends_on=APRIL)
    pairing = known.get(first)
    second = pairings.pair(a.a_mentor(pairing.round_id), pairing.mentee_id, starts_on=JUNE)
    pairings.end(second, on=SEPTEMBER)
    pairings.update(first, starts_on=date(2027, 2, 3), ends_on=MAY)
    assert refused(lambda: pairings.update(first, ends_on=JUNE)) == ["ends_on"]
    assert refused(lambda: pairings.update(second, starts_on=MAY)) == ["starts_on"]
    assert refused(lambda: pairings.reopen(first)) == [""]


def test_a_draft_starts_within_its_round_and_nothing_begins_in_a_closed_one() -> None:
    draft = a.a_pairing(status=PairingStatus.DRAFT)
    assert refused(lambda: pairings.start(draft, on=date(2035, 1, 1))) == ["on"]
    closed = a.a_round(closed_on=SEPTEMBER)
    mentor_id, mentee_id = a.a_mentor(closed), a.a_mentee(closed)
    assert refused(lambda: pairings.pair(mentor_id, mentee_id, starts_on=FEBRUARY)) == [""]
    assert refused(lambda: pairings.reopen(a.a_pairing(closed, ends_on=MAY))) == [""]


def test_nobody_in_the_bin_is_matched() -> None:
    round_id = a.a_round()
    mentor_id = a.a_mentor(round_id, person_id=a.a_person("Åsa", "Öberg", binned_on=APRIL))
    with pytest.raises(RuleBroken, match="Åsa Öberg is in the bin"):
        pairings.pair(mentor_id, a.a_mentee(round_id), starts_on=MAY)
    assert refused(lambda: pairings.replace_mentor(a.a_pairing(round_id), new_mentor_id=mentor_id, on=MAY)) == [""]
    assert refused(lambda: pairings.reopen(a.a_pairing(mentor_id=mentor_id, ends_on=MAY))) == [""]


def test_the_seam_of_a_replacement_stays_closed() -> None:
    old = a.a_pairing()
    new = pairings.replace_mentor(old, new_mentor_id=a.a_mentor(known.get(old).round_id), on=JUNE)
    assert refused(lambda: pairings.update(old, ends_on=MAY)) == ["ends_on"]
    assert refused(lambda: pairings.update(new, starts_on=MAY)) == ["starts_on"]
