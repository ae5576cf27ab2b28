"""Everywhere people and pairs stand in one order: by family name, then given name; a protected identity by its code name."""

from datetime import date

import pytest

from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.queries import (
    activities,
    attendance,
    certificates,
    contacts,
    enrolments,
    month_grid,
    outcomes,
    pairings,
    people,
    working_time,
)
from tests import builders as a

ON = date(2027, 6, 1)
NAMES = (("Åke", "Berg"), ("Anna", "Öst"), ("Zara", "Berg"), ("Eva", "Å"), ("Bo", "von Alm"), ("Ali", "Nur"))
ORDER = ["Zara Berg", "Åke Berg", "Linden", "Ali Nur", "Bo von Alm", "Eva Å", "Anna Öst"]

pytestmark = pytest.mark.usefixtures("desk")


@pytest.fixture
def round_id() -> int:
    """Each of them mentor of a pair and mentee of the next, and one who is protected."""
    this = a.a_round()
    known = [a.a_person(*name) for name in NAMES]
    known.append(a.a_person("Carl", "Abel", protected=True, code_name="Linden"))
    others = [a.a_person(*name) for name in NAMES]
    others.append(a.a_person("Carl", "Abel", protected=True, code_name="Linden"))
    matched = EnrolmentStatus.MATCHED
    for mentor, mentee in zip(known, others, strict=True):
        a.a_pairing(
            this,
            mentor_id=a.a_mentor(this, person_id=mentor, status=matched),
            mentee_id=a.a_mentee(this, person_id=mentee, status=matched),
        )
    for one in enrolments.participants(this, role=Role.MENTEE):
        a.an_outcome(one.enrolment_id)
    return this


def test_pairs_stand_by_the_family_name_of_the_mentor_wherever_they_are_listed(round_id: int) -> None:
    rows = pairings.listing(round_id, ON)
    assert [row.mentor for row in rows] == ORDER
    assert [row.mentor for row in sorted(rows, key=lambda row: row.mentor_order)] == ORDER, "as a click on the heading sorts"
    assert [row.mentee for row in sorted(rows, key=lambda row: row.mentee_order)] == ORDER
    assert pairings.ids(round_id) == [row.id for row in rows]
    assert [row.mentor for row in month_grid.read(round_id, ON).rows] == ORDER
    assert [pair.mentor for pair in attendance.named(attendance.of_round(round_id, ON).pairs)] == ORDER


def test_people_stand_by_family_name_wherever_they_are_listed(round_id: int) -> None:
    mentors = Role.MENTOR
    assert [row.name for row in people.listing(round_id, ON) if row.role == mentors] == ORDER
    assert [one.name for one in enrolments.participants(round_id, role=mentors)] == ORDER
    assert [row.name for row in certificates.verdicts(round_id, ON) if row.role is mentors] == ORDER
    assert [one.name for one in contacts.of_round(round_id) if one.role is mentors] == ORDER
    assert [row.name for row in activities.roster(a.an_activity(round_id)) if row.role is mentors] == ORDER
    assert [row.name for row in outcomes.of_round(round_id)] == ORDER
    assert [one.name for one in working_time.of_round(round_id, ON).mentors] == ORDER
