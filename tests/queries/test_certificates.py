"""Who gets which certificate as of a day, and why."""

from datetime import date

import pytest

from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.queries import certificates, pairings
from mentordesk.queries.certificates import CertificateRow
from tests import builders as a

MAY, OCTOBER = date(2027, 5, 1), date(2027, 10, 7)
DIPLOMA, PARTICIPATION = CertificateKind

pytestmark = pytest.mark.usefixtures("desk")


def a_pair(round_id: int, *, held: int) -> tuple[int, int]:
    """The mentor and the mentee of a pair that held so many meetings, one a month from February."""
    pairing_id = a.a_pairing(round_id)
    for month in range(2, 2 + held):
        a.a_meeting(pairing_id, date(2027, month, 10))
    pairing = pairings.get(pairing_id)
    return pairing.mentor_id, pairing.mentee_id


def attends(round_id: int, enrolment_id: int, kind: ActivityKind, on: date = date(2027, 4, 15)) -> None:
    a.an_attendance(a.an_activity(round_id, kind, on=on), enrolment_id)


def verdict_of(round_id: int, enrolment_id: int, on: date = OCTOBER) -> CertificateRow:
    (row,) = (row for row in certificates.verdicts(round_id, on) if row.enrolment_id == enrolment_id)
    return row


@pytest.mark.parametrize(
    ("held", "training", "network", "kind"),
    [
        pytest.param(6, True, True, DIPLOMA, id="everything"),
        pytest.param(5, True, True, PARTICIPATION, id="one meeting too few"),
        pytest.param(8, False, True, PARTICIPATION, id="no training"),
        pytest.param(8, True, False, PARTICIPATION, id="no network meeting"),
        pytest.param(0, True, False, PARTICIPATION, id="only the training"),
        pytest.param(0, False, False, None, id="nothing"),
    ],
)
def test_what_a_mentor_gets(held: int, training: bool, network: bool, kind: CertificateKind | None) -> None:
    round_id = a.a_round()
    mentor_id, _mentee_id = a_pair(round_id, held=held)
    if training:
        attends(round_id, mentor_id, ActivityKind.TRAINING)
    if network:
        attends(round_id, mentor_id, ActivityKind.NETWORK)
    row = verdict_of(round_id, mentor_id)
    assert row.verdict.kind is kind
    assert (row.facts.held, row.facts.expected) == (held, 8)
    assert (row.role, row.ready) == (Role.MENTOR, kind is not None)


def test_a_mentee_is_asked_for_meetings_only() -> None:
    round_id = a.a_round()
    _mentor_id, mentee_id = a_pair(round_id, held=6)
    assert verdict_of(round_id, mentee_id).verdict.kind is DIPLOMA


def test_the_verdict_is_that_of_the_day() -> None:
    round_id = a.a_round()
    mentor_id, mentee_id = a_pair(round_id, held=8)
    attends(round_id, mentor_id, ActivityKind.NETWORK, on=date(2027, 8, 26))
    row = verdict_of(round_id, mentee_id, MAY)
    assert (row.facts.held, row.facts.expected) == (3, 3)
    assert verdict_of(round_id, mentor_id, MAY).facts.network == 0


def test_meetings_are_summed_over_all_pairings_of_a_person() -> None:
    round_id = a.a_round()
    old = a.a_pairing(round_id, ends_on=date(2027, 5, 20), early=True)
    mentee_id = pairings.get(old).mentee_id
    new = a.a_pairing(mentee_id=mentee_id, starts_on=date(2027, 5, 21), follows_id=old)
    for pairing_id, month in ((old, 2), (old, 3), (old, 4), (new, 6), (new, 7), (new, 8)):
        a.a_meeting(pairing_id, date(2027, month, 10))
    assert (verdict_of(round_id, mentee_id).facts.held, verdict_of(round_id, mentee_id).facts.expected) == (6, 8)
    mentors = [verdict_of(round_id, pairings.get(one).mentor_id).facts for one in (old, new)]
    assert [(facts.held, facts.expected) for facts in mentors] == [(3, 4), (3, 4)]


def test_absence_is_not_attendance() -> None:
    round_id = a.a_round()
    mentor_id = a.a_mentor(round_id)
    for status in (AttendanceStatus.INVITED, AttendanceStatus.ABSENT, AttendanceStatus.EXCUSED):
        a.an_attendance(a.an_activity(round_id), mentor_id, status=status)
    attends(round_id, mentor_id, ActivityKind.CLOSING)
    facts = verdict_of(round_id, mentor_id).facts
    assert (facts.training, facts.other) == (0, 1)


def test_an_exception_decides_and_its_reason_is_not_said() -> None:
    round_id = a.a_round()
    mentor_id, _mentee_id = a_pair(round_id, held=1)
    a.a_certificate_exception(mentor_id, kind=None, reason="Wants none")
    row = verdict_of(round_id, mentor_id)
    assert (row.verdict.kind, row.verdict.exceptional, row.ready) == (None, True, False)
    assert "Wants none" not in row.verdict.why
    assert row.exception is not None
    assert row.exception.reason == "Wants none"


def test_everyone_who_took_part_is_listed_mentors_first_by_name() -> None:
    round_id = a.a_round()
    adam = a.a_mentee(round_id, person_id=a.a_person("Adam", "Ek"))
    osten, ake = (a.a_mentor(round_id, person_id=a.a_person(given, "Ek")) for given in ("Östen", "Åke"))
    applied, withdrew = (
        a.a_mentor(round_id, status=EnrolmentStatus.APPLIED),
        a.a_mentor(round_id, person_id=a.a_person("Bo", "Ek"), status=EnrolmentStatus.WITHDRAWN),
    )
    attends(round_id, withdrew, ActivityKind.TRAINING)
    listed = [row.enrolment_id for row in certificates.verdicts(round_id, OCTOBER)]
    assert listed == [withdrew, ake, osten, adam]
    assert applied not in listed


def test_the_number_of_the_valid_certificate_stands_beside_the_verdict() -> None:
    round_id = a.a_round()
    mentor_id, _mentee_id = a_pair(round_id, held=8)
    wrong = a.a_certificate(mentor_id, void_on=OCTOBER, void_reason="Misspelt")
    right = a.a_certificate(mentor_id, replaces_id=wrong)
    row = verdict_of(round_id, mentor_id)
    assert (row.certificate_id, row.number, row.ready) == (right, "A-2027-002", False)
    first, second = certificates.register(round_id)
    assert (first.number, first.replaced_by, first.void_on, first.void_reason) == (
        "A-2027-001",
        "A-2027-002",
        OCTOBER,
        "Misspelt",
    )
    assert (second.replaces, second.replaced_by, second.void_on, second.role) == ("A-2027-001", "", None, Role.MENTOR)


def test_a_protected_identity_is_listed_by_its_code_name() -> None:
    round_id = a.a_round()
    a.a_mentor(round_id, person_id=a.a_person("Selam", "Hagos", protected=True, code_name="Linden"))
    (row,) = certificates.verdicts(round_id, OCTOBER)
    assert (row.name, row.protected) == ("Linden", True)
