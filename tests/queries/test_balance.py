"""Places of mentors against mentees without one, by type."""

from datetime import date
from typing import Any

import pytest

from mentordesk.domain.breakdowns import TypeBalance
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType
from mentordesk.domain.pairings import PairingStatus
from mentordesk.queries import balance, enrolments, figures, slices
from tests import builders as a

LANGUAGE, VOCATIONAL, YOUTH = MentorType.LANGUAGE, MentorType.VOCATIONAL, MentorType.YOUTH

pytestmark = pytest.mark.usefixtures("desk")


def by_type(round_id: int) -> dict[MentorType | None, TypeBalance]:
    return {one.type: one for one in balance.of_round(round_id).types}


def a_round_of_types() -> int:
    """A mentor for two with one mentee, one of two types who is free, one without type; mentees who look for one."""
    round_id = a.a_round()
    busy = a.a_mentor(round_id, types=(LANGUAGE,), capacity=2, status=EnrolmentStatus.MATCHED)
    a.a_pairing(mentor_id=busy, mentee_id=a.a_mentee(round_id, types=(LANGUAGE,), status=EnrolmentStatus.MATCHED))
    a.a_mentor(round_id, types=(LANGUAGE, VOCATIONAL))
    a.a_mentor(round_id, types=())
    for _mentee in range(3):
        a.a_mentee(round_id, types=(VOCATIONAL,), status=EnrolmentStatus.WAITING)
    drafted = a.a_mentee(round_id, types=(YOUTH,))
    a.a_pairing(round_id, mentee_id=drafted, status=PairingStatus.DRAFT)
    return round_id


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_each_type_has_its_places_and_its_mentees(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "SIZE", size)
    found = by_type(a_round_of_types())
    assert found[LANGUAGE] == TypeBalance(LANGUAGE, mentors=2, places=3, free=2, mentees=1, looking=0)
    assert found[VOCATIONAL] == TypeBalance(VOCATIONAL, mentors=2, places=2, free=1, mentees=3, looking=3)
    assert found[YOUTH] == TypeBalance(YOUTH, mentees=1), "a draft takes the mentee up"
    assert found[None] == TypeBalance(None, mentors=1, places=1, free=1)


def test_all_together_count_everybody_once() -> None:
    round_id = a_round_of_types()
    total = balance.of_round(round_id).total
    assert total == TypeBalance(None, mentors=4, places=5, free=3, mentees=5, looking=3)
    assert total.free == sum(mentor.free for mentor in enrolments.mentors_available(round_id))
    assert total.looking == len(enrolments.mentees_without_mentor(round_id))
    known = figures.by_key(figures.of_round(round_id, date(2027, 5, 1)))
    keys = ("mentors_taken_in", "places", "places_free", "mentees_taken_in", "mentees_looking")
    assert tuple(known[key].value for key in keys) == total[1:]


def test_who_is_gone_finished_or_in_the_bin_neither_offers_nor_needs() -> None:
    round_id = a.a_round()
    for status in (EnrolmentStatus.APPLIED, EnrolmentStatus.PAUSED, EnrolmentStatus.COMPLETED, EnrolmentStatus.WITHDRAWN):
        a.a_mentor(round_id, status=status)
        a.a_mentee(round_id, status=status)
    in_the_bin: dict[str, Any] = {"binned_on": date(2027, 3, 1)}
    a.a_mentor(round_id, person_id=a.a_person(**in_the_bin))
    assert balance.of_round(round_id).total == TypeBalance(None)
    assert [one.type for one in balance.of_round(round_id).types] == list(MentorType)
