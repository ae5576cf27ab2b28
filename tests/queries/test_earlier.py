"""Earlier entries are offered the most used first, and nothing that tells of a protected identity."""

from datetime import date

import pytest

from mentordesk.queries import earlier
from tests import builders as a

pytestmark = pytest.mark.usefixtures("desk")


def test_the_most_used_stands_first_and_empty_ones_are_left_out() -> None:
    pairing = a.a_pairing()
    for place, count in (("Library", 1), ("Café", 3), ("", 2), ("Town hall", 2)):
        for day in range(count):
            a.a_meeting(pairing, on=date(2027, 3, len(place) + day + 1), place=place)
    assert earlier.meeting_places() == ["Café", "Town hall", "Library"]


def test_of_a_protected_identity_nothing_is_offered() -> None:
    this = a.a_round()
    hidden = a.a_mentee(this, person_id=a.a_person(protected=True, code_name="Linden"), reason="Moves to Umeå")
    a.a_meeting(a.a_pairing(mentor_id=a.a_mentor(this), mentee_id=hidden), on=date(2027, 3, 1), place="Her home")
    a.an_outcome(hidden, employer="Bakery")
    assert (earlier.meeting_places(), earlier.employers()) == ([], [])
    assert "Moves to Umeå" not in earlier.status_reasons()


def test_every_field_has_its_own() -> None:
    mentee = a.a_mentee(reason="Waits for SFI")
    a.an_outcome(mentee, employer="Bakery")
    a.an_activity(title="Kick-off", place="Town hall")
    a.a_unit(manager="Ulla Lind")
    assert earlier.status_reasons() == ["Waits for SFI"]
    assert earlier.employers() == ["Bakery"]
    assert (earlier.activity_titles(), earlier.activity_places()) == (["Kick-off"], ["Town hall"])
    assert earlier.managers() == ["Ulla Lind"]
    assert earlier.pause_reasons() == []
    a.a_round(owner="Umeå kommun", host="")
    assert "Umeå kommun" in earlier.organisations("owner")
    assert "" not in earlier.organisations("host")
