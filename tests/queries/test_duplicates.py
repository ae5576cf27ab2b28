"""Who of the file is probably the same person as one who is being entered."""

from datetime import date

import pytest

from mentordesk.queries import duplicates
from tests import builders as a

pytestmark = pytest.mark.usefixtures("desk")


@pytest.mark.parametrize(
    ("given_name", "family_name", "birth_year", "email", "phone", "found"),
    [
        ("ÅKERLUND", "anna", 1980, "", "", True),
        ("Anna", "Akerlund", None, "", "", True),
        ("Anna", "Åkerlundh", None, "", "", True),
        ("A", "Ny", None, "Anna@Example.org ", "", True),
        ("A", "Ny", None, "", "+46 70 174 06 05", True),
        ("Anna", "Åkerlund", 1981, "other@example.org", "070-174 06 06", False),
        ("Eva", "Åkerlund", 1980, "", "", False),
    ],
)
def test_the_same_person_entered_twice_is_noticed(
    given_name: str, family_name: str, birth_year: int | None, email: str, phone: str, found: bool
) -> None:
    known = a.a_person("Anna", "Åkerlund", birth_year=1980, email="anna@example.org", phone="08-1, 070-1740605")
    a.a_person("Bo", "Dal", birth_year=1980, email="bobo@example.org", phone="070-1740600")
    alike = duplicates.of_new(given_name, family_name, birth_year, email, phone)
    assert [(one.person_id, one.name) for one in alike] == ([(known, "Anna Åkerlund")] if found else [])


def test_who_is_protected_stays_behind_the_code_name_and_who_is_in_the_bin_is_told_so() -> None:
    known = a.a_person("Selamawit", "Gebremedhin", birth_year=1988, protected=True, code_name="Linden")
    binned = a.a_person("Selamawit", "Gebremedhin", birth_year=1988, binned_on=date(2027, 4, 1))
    alike = duplicates.of_new("Selamawit", "Gebremedhin", 1988)
    assert [one[:3] for one in alike] == [(known, "Linden", False), (binned, "Selamawit Gebremedhin", True)]
