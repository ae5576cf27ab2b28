"""Who is what in a round, who is free, who waits."""

from datetime import date

import pytest

from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.domain.pairings import PairingStatus
from mentordesk.queries import enrolments, slices
from mentordesk.storage.tables.enrolments import EnrolmentTable
from tests import builders as a

pytestmark = pytest.mark.usefixtures("desk")


def of(participants: list[enrolments.Participant]) -> list[int]:
    return [one.enrolment_id for one in participants]


def test_a_persons_rounds_come_the_latest_first() -> None:
    person_id = a.a_person()
    earlier = a.a_mentee(a.a_round(name="2025", starts_on=date(2025, 1, 7)), person_id=person_id)
    later = a.a_mentor(a.a_round(), person_id=person_id)
    a.a_mentor()
    assert [(one.id, one.role) for one in enrolments.of_person(person_id)] == [
        (later, Role.MENTOR),
        (earlier, Role.MENTEE),
    ]


def test_names_stand_in_swedish_order_and_protected_ones_by_their_code_name() -> None:
    round_id = a.a_round()
    for given, family in (("Eva", "Öst"), ("Eva", "Äng"), ("Eva", "Ås"), ("Eva", "Zorn")):
        a.a_mentee(round_id, person_id=a.a_person(given, family))
    a.a_mentee(round_id, person_id=a.a_person("Adam", "Aa", protected=True, code_name="Linden"))
    expected = ["Linden", "Eva Zorn", "Eva Ås", "Eva Äng", "Eva Öst"]
    assert [one.name for one in enrolments.participants(round_id)] == expected
    assert [one.name for one in enrolments.names(round_id)] == expected


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_participants_are_the_same_in_slices_mentors_first(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "SIZE", size)
    round_id = a.a_round()
    for make in (a.a_mentee, a.a_mentor):
        for name in ("Öberg", "Ek", "Åberg"):
            make(round_id, person_id=a.a_person("Per", name))
    apart = [enrolments.participants(round_id, role=role) for role in Role]
    assert slices.whole(enrolments.read_participants(round_id)) == [*apart[0], *apart[1]]


def test_participants_can_be_narrowed_by_role_and_status() -> None:
    round_id = a.a_round()
    mentor = a.a_mentor(round_id, status=EnrolmentStatus.APPLIED)
    a.a_mentor(round_id)
    a.a_mentee(round_id, status=EnrolmentStatus.APPLIED)
    assert of(enrolments.participants(round_id, role=Role.MENTOR, statuses=[EnrolmentStatus.APPLIED])) == [mentor]


def test_a_mentor_is_available_while_a_place_is_free() -> None:
    round_id = a.a_round()
    free, full, one_left = a.a_mentor(round_id), a.a_mentor(round_id), a.a_mentor(round_id, capacity=2)
    a.a_pairing(round_id, mentor_id=full, status=PairingStatus.DRAFT)
    a.a_pairing(round_id, mentor_id=one_left)
    a.a_pairing(round_id, mentor_id=free, ends_on=date(2027, 3, 1))
    a.a_mentor(round_id, status=EnrolmentStatus.PAUSED)
    a.a_mentor(round_id, status=EnrolmentStatus.APPLIED)
    available = {one.enrolment_id: (one.taken, one.free) for one in enrolments.mentors_available(round_id)}
    # the mentees that came with the pairings are not mentors, however free
    assert available == {free: (0, 1), one_left: (1, 1)}


def test_a_mentee_is_without_mentor_until_a_pairing_is_open() -> None:
    round_id = a.a_round()
    left_alone, drafted, waiting = (
        a.a_mentee(round_id),
        a.a_mentee(round_id),
        a.a_mentee(round_id, status=EnrolmentStatus.WAITING),
    )
    a.a_pairing(round_id, mentee_id=left_alone, ends_on=date(2027, 3, 1))
    a.a_pairing(round_id, mentee_id=drafted, status=PairingStatus.DRAFT)
    a.a_mentee(round_id, status=EnrolmentStatus.COMPLETED)
    a.a_mentee(round_id, status=EnrolmentStatus.DECLINED)
    assert sorted(of(enrolments.mentees_without_mentor(round_id))) == sorted([left_alone, waiting])


def test_the_waiting_list_has_the_longest_wait_first() -> None:
    round_id = a.a_round(waiting_days=30)
    short = a.a_mentee(round_id, status=EnrolmentStatus.WAITING, on=date(2027, 3, 2))
    long = a.a_mentee(round_id, status=EnrolmentStatus.WAITING, on=date(2027, 3, 1))
    a.a_mentor(round_id, status=EnrolmentStatus.WAITING)
    a.a_mentee(round_id)
    lines = enrolments.waiting(round_id, date(2027, 4, 1))
    assert [(one.participant.enrolment_id, one.days, one.too_long) for one in lines] == [
        (long, 31, True),
        (short, 30, False),
    ]


def test_people_in_the_bin_take_no_part() -> None:
    round_id = a.a_round()
    a.a_mentor(round_id, person_id=a.a_person(binned_on=date(2027, 4, 1)))
    assert enrolments.participants(round_id) == []
    assert len(enrolments.names(round_id)) == 1


def test_the_history_of_an_enrolment_is_told_in_order() -> None:
    enrolment_id = a.a_mentee_with_papers()
    steps = enrolments.status_history(enrolment_id)
    assert [(step.status, step.on) for step in steps] == [
        (EnrolmentStatus.ACCEPTED, date(2027, 1, 15)),
        (EnrolmentStatus.WAITING, date(2027, 1, 20)),
    ]


def test_open_pairings_are_counted_for_both_sides() -> None:
    pairing_id = a.a_pairing()
    assert pairing_id
    assert [enrolments.open_pairings(row.id) for row in EnrolmentTable.select()] == [1, 1]
