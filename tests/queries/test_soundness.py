"""What an examination of the records finds that no action leaves behind, each in a sentence; the samples are clean."""

from datetime import date
from typing import Any

import pytest

from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.pairings import EndReason, PairingStatus
from mentordesk.domain.soundness import Finding, gaps
from mentordesk.queries import soundness
from tests import builders as a
from tests import kept

MAY = date(2027, 5, 20)

pytestmark = pytest.mark.usefixtures("desk")


def findings() -> list[Finding]:
    """What is found, wherever it is looked at."""
    return [Finding(one.sentence, one.wrong) for one in soundness.findings()]


@pytest.mark.parametrize("until", [None, date(2027, 3, 31), date(2027, 5, 25)])
def test_the_samples_are_clean(until: date | None) -> None:
    desk = kept.the_samples(until)
    assert findings() == []
    desk.close()


@pytest.mark.parametrize(
    ("serials", "missing"),
    [
        ([], []),
        ([1, 2, 3], []),
        ([3, 1, 2], []),
        ([2], [(1, 1)]),
        ([1, 3], [(2, 2)]),
        ([1, 5, 6, 8], [(2, 4), (7, 7)]),
        ([1_000_000_000], [(1, 999_999_999)]),
    ],
)
def test_gaps_in_running_numbers(serials: list[int], missing: list[tuple[int, int]]) -> None:
    assert gaps(serials) == missing


def test_certificates_that_are_missing_are_named_in_their_round() -> None:
    round_id = a.a_round(name="2027")
    for serial in (1, 3, 7):
        a.a_certificate(a.a_mentor(round_id), serial=serial, void_on=date(2027, 10, 8) if serial == 3 else None)
    a.a_certificate(a.a_mentor(a.a_round(name="2028", number_prefix="A-2028")))
    assert findings() == [
        Finding("Bostadsmentor 2027: certificate A-2027-002 is missing from the register."),
        Finding("Bostadsmentor 2027: certificates A-2027-004 to A-2027-006 are missing from the register."),
    ]


def test_a_mentee_with_two_open_pairings() -> None:
    round_id = a.a_round(name="2027")
    mentee_id = a.a_mentee(round_id, person_id=a.a_person("Åsa", "Öberg"), status=EnrolmentStatus.MATCHED)
    before = a.a_mentor(round_id)
    a.a_pairing(round_id, mentor_id=before, mentee_id=mentee_id, ends_on=MAY, end_reason=EndReason.NO_TIME)
    a.a_pairing(round_id, mentee_id=mentee_id)
    assert findings() == [], "one after the other"
    a.a_pairing(round_id, mentee_id=mentee_id, status=PairingStatus.PAUSED)
    words = "Bostadsmentor 2027: Åsa Öberg has 2 open pairings at once. A mentee has one at most."
    assert findings() == [Finding(words)]


def test_a_mentor_may_have_several() -> None:
    round_id = a.a_round()
    mentor_id = a.a_mentor(round_id, capacity=2, status=EnrolmentStatus.MATCHED)
    for _each in range(2):
        a.a_pairing(round_id, mentor_id=mentor_id)
    assert findings() == []


def test_a_meeting_outside_of_the_days_of_its_pair() -> None:
    round_id = a.a_round()
    mentor_id = a.a_mentor(round_id, person_id=a.a_person("Bo", "Ek"))
    hidden = a.a_person("Hidden", "Name", protected=True, code_name="Linden")
    first, last = date(2027, 2, 10), date(2027, 5, 20)
    pair = a.a_pairing(round_id, mentor_id=mentor_id, mentee_id=a.a_mentee(round_id, person_id=hidden), starts_on=first,
                       ends_on=last, end_reason=EndReason.NO_TIME)  # fmt: skip
    for day in (first, last):
        a.a_meeting(pair, day)
    assert findings() == []
    a.a_meeting(pair, date(2027, 2, 9))
    a.a_meeting(pair, date(2027, 5, 21), status=MeetingStatus.CANCELLED)
    a.a_meeting(pair, date(2027, 5, 22), status=MeetingStatus.NO_SHOW)
    before = "Bo Ek – Linden: there is a meeting on 9 February 2027, but the pairing began on 10 February 2027."
    after = "Bo Ek – Linden: there is a meeting on {day} May 2027, but the pairing ended on 20 May 2027."
    assert findings() == [Finding(before), Finding(after.format(day=22)), Finding(after.format(day=21), wrong=False)]


@pytest.mark.parametrize("status", list(PairingStatus))
def test_somebody_matched_without_an_open_pairing_is_a_notice(status: PairingStatus) -> None:
    round_id = a.a_round(name="2027")
    mentor_id = a.a_mentor(round_id, person_id=a.a_person("Bo", "Ek"), status=EnrolmentStatus.MATCHED)
    ended: dict[str, Any] = {"ends_on": MAY, "end_reason": EndReason.NO_TIME} if status is PairingStatus.ENDED else {}
    a.a_pairing(round_id, mentor_id=mentor_id, mentee_id=a.a_mentee(round_id), status=status, **ended)
    words = "Bostadsmentor 2027: the status of Bo Ek is “Matched”, but no pairing is going on."
    going = status in (PairingStatus.RUNNING, PairingStatus.PAUSED)
    assert findings() == ([] if going else [Finding(words, wrong=False)])
