"""Taking people into rounds and moving them from status to status."""

from collections.abc import Callable
from datetime import date

import pytest

from mentordesk.actions import enrolments
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import enrolments as known
from mentordesk.storage.tables.enrolments import AgreementTable, EnrolmentTable, StatusChangeTable
from tests import builders as a

JANUARY, APRIL, MAY = date(2027, 1, 15), date(2027, 4, 1), date(2027, 5, 1)
pytestmark = pytest.mark.usefixtures("desk")


def fields_of(broken: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [problem.field for problem in broken.value.problems]


def test_an_enrolment_starts_with_a_dated_status() -> None:
    enrolment_id = enrolments.enrol(
        person_id=a.a_person(),
        round_id=a.a_round(),
        role=Role.MENTOR,
        on=APRIL,
        types=[MentorType.YOUTH, MentorType.VOCATIONAL, MentorType.YOUTH],
        wish=" Afternoons ",
    )
    enrolment = known.get(enrolment_id)
    assert (enrolment.status, enrolment.status_on, enrolment.wish) == (EnrolmentStatus.APPLIED, APRIL, "Afternoons")
    assert enrolment.types == (MentorType.VOCATIONAL, MentorType.YOUTH)
    assert [(step.status, step.on) for step in known.status_history(enrolment_id)] == [(EnrolmentStatus.APPLIED, APRIL)]


def test_a_person_is_in_a_round_once() -> None:
    round_id, person_id = a.a_round(), a.a_person()
    a.a_mentor(round_id, person_id=person_id)
    with pytest.raises(RuleBroken) as broken:
        enrolments.enrol(person_id=person_id, round_id=round_id, role=Role.MENTEE, on=APRIL)
    assert fields_of(broken) == ["person_id"]


def test_nobody_starts_as_matched_or_declined_without_a_reason() -> None:
    for status, field in ((EnrolmentStatus.MATCHED, "status"), (EnrolmentStatus.DECLINED, "reason")):
        with pytest.raises(RuleBroken) as broken:
            enrolments.enrol(person_id=a.a_person(), round_id=a.a_round(), role=Role.MENTEE, on=APRIL, status=status)
        assert fields_of(broken) == [field]


def test_the_latest_status_is_repeated_in_the_enrolment() -> None:
    enrolment_id = a.a_mentee()
    enrolments.set_status(enrolment_id, EnrolmentStatus.PAUSED, on=APRIL, reason=" On leave ")
    enrolment = known.get(enrolment_id)
    assert (enrolment.status, enrolment.status_on) == (EnrolmentStatus.PAUSED, APRIL)
    assert [step.reason for step in known.status_history(enrolment_id)] == ["", "On leave"]


def test_a_status_that_rules_out_an_open_pairing_waits_for_its_end() -> None:
    round_id = a.a_round()
    mentee = a.a_mentee(round_id, status=EnrolmentStatus.MATCHED)
    a.a_pairing(round_id, mentee_id=mentee)
    with pytest.raises(RuleBroken, match="open pairing"):
        enrolments.set_status(mentee, EnrolmentStatus.WITHDRAWN, on=APRIL, reason="Moves away")


def test_many_move_at_once_and_those_already_there_stay() -> None:
    round_id = a.a_round()
    waiting, accepted = a.a_mentee(round_id, status=EnrolmentStatus.WAITING), a.a_mentee(round_id)
    enrolments.set_status_of_many([waiting, accepted], EnrolmentStatus.WAITING, on=APRIL)
    assert [known.get(one).status_on for one in (waiting, accepted)] == [JANUARY, APRIL]
    assert len(known.status_history(waiting)) == 1


def test_many_move_all_or_none_and_the_message_names_who_cannot() -> None:
    round_id = a.a_round()
    fine = a.a_mentee(round_id)
    hidden = a.a_person("Karin", "Ström", protected=True, code_name="Linden")
    late = a.a_mentee(round_id, person_id=hidden, on=MAY)
    with pytest.raises(RuleBroken, match="Linden: ") as broken:
        enrolments.set_status_of_many([fine, late], EnrolmentStatus.WAITING, on=APRIL)
    assert fields_of(broken) == ["on"]
    assert "Karin" not in str(broken.value)
    assert known.get(fine).status is EnrolmentStatus.ACCEPTED


def test_a_mentor_keeps_room_for_the_mentees_there_are() -> None:
    round_id = a.a_round()
    mentor = a.a_mentor(round_id, capacity=2)
    a.a_pairing(round_id, mentor_id=mentor)
    a.a_pairing(round_id, mentor_id=mentor)
    with pytest.raises(RuleBroken) as broken:
        enrolments.update(mentor, capacity=1)
    assert fields_of(broken) == ["capacity"]
    enrolments.update(mentor, capacity=3, wish="Mornings")
    assert (known.get(mentor).capacity, known.get(mentor).types) == (3, (MentorType.VOCATIONAL,))


def test_a_mistaken_enrolment_goes_with_its_statuses_and_papers() -> None:
    enrolments.remove(a.a_mentee_with_papers())
    assert [table.select().count() for table in (EnrolmentTable, StatusChangeTable, AgreementTable)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("lean", "what"),
    [
        (lambda one: a.a_pairing(mentee_id=one), "1 pairing"),
        (lambda one: a.a_pairing(mentee_id=one, ends_on=MAY), "1 pairing"),
        (lambda one: a.an_attendance(a.an_activity(), one), "1 activity"),
        (lambda one: a.an_agreement(one, signed_on=APRIL), "a signed agreement"),
        (a.an_outcome, "an outcome"),
        (a.a_story, "a story"),
        (a.a_certificate_exception, "an exception for the certificate"),
        (a.a_certificate, "1 certificate"),
    ],
)
def test_an_enrolment_on_which_something_leans_stays(lean: Callable[[int], int], what: str) -> None:
    enrolment_id = a.a_mentee()
    lean(enrolment_id)
    with pytest.raises(RuleBroken, match=what):
        enrolments.remove(enrolment_id)
    assert known.get(enrolment_id).id == enrolment_id


def test_a_role_that_was_a_mistake_is_changed_while_nothing_leans_on_it() -> None:
    enrolment_id = a.a_mentor(capacity=3, types=(MentorType.YOUTH,))
    a.an_agreement(enrolment_id, printed_on=APRIL)
    enrolments.change_role(enrolment_id, Role.MENTEE)
    changed = known.get(enrolment_id)
    assert (changed.role, changed.capacity, changed.types) == (Role.MENTEE, 1, (MentorType.YOUTH,))
    assert not AgreementTable.select().count(), "the mentor's agreement was never signed"
    enrolments.change_role(enrolment_id, Role.MENTEE)
    enrolments.change_role(enrolment_id, Role.MENTOR)
    assert known.get(enrolment_id).role is Role.MENTOR


@pytest.mark.parametrize("leaning", [
    lambda mentor_id: a.a_pairing(mentor_id=mentor_id),
    lambda mentor_id: a.an_agreement(mentor_id, signed_on=APRIL),
    lambda mentor_id: a.a_certificate(mentor_id),
])  # fmt: skip
def test_a_role_stays_once_something_leans_on_it(leaning: Callable[[int], object]) -> None:
    mentor_id = a.a_mentor()
    leaning(mentor_id)
    with pytest.raises(RuleBroken) as broken:
        enrolments.change_role(mentor_id, Role.MENTEE)
    assert fields_of(broken) == ["role"]
    assert known.get(mentor_id).role is Role.MENTOR
