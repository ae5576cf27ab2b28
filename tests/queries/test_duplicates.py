"""Who of the file is probably entered twice, or is the same person as one who is being entered."""

from datetime import date
from typing import Any

import pytest

from mentordesk.actions import merging
from mentordesk.domain.duplicates import words
from mentordesk.queries import duplicates
from mentordesk.storage.tables import every as tables
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
    alike = duplicates.everybody().like(given_name, family_name, birth_year, email, phone)
    assert [(one.person_id, one.name) for one in alike] == ([(known, "Anna Åkerlund")] if found else [])


def test_who_is_protected_stays_behind_the_code_name_and_who_is_in_the_bin_is_told_so() -> None:
    known = a.a_person("Selamawit", "Gebremedhin", birth_year=1988, protected=True, code_name="Linden")
    binned = a.a_person("Selamawit", "Gebremedhin", birth_year=1988, binned_on=date(2027, 4, 1))
    alike = duplicates.everybody().like("Selamawit", "Gebremedhin", 1988)
    assert [one[:3] for one in alike] == [(known, "Linden", False), (binned, "Selamawit Gebremedhin", True)]


def told() -> list[tuple[tuple[str, str], str]]:
    return [(pair.names, words(pair.signs)) for pair in duplicates.likely()]


def test_who_is_probably_entered_twice_the_surest_first_and_without_the_bin() -> None:
    a.a_person("Åsa", "Ek")
    karin = a.a_person("Karin", "Ström", email="k@example.org")
    a.a_person("Asa", "Ek")
    other = a.a_person("Ström", "Karin", email="K@example.org")
    a.a_person("Asa", "Ek", binned_on=date(2027, 4, 1))
    assert told() == [
        (("Karin Ström", "Ström Karin"), "the same e-mail address, the same name"),
        (("Åsa Ek", "Asa Ek"), "the same name"),
    ]
    merging.keep_apart(other, karin)
    assert [names for names, _why in told()] == [("Åsa Ek", "Asa Ek")]


def test_beside_somebody_else_a_protected_identity_has_not_even_its_code_name() -> None:
    for protected in ({}, {"protected": True, "code_name": "Linden"}, {"protected": True, "code_name": "Oak"}):
        a.a_person("Åsa", "Ek", birth_year=1980, **protected)
    assert [names for names, _why in told()] == [
        ("Åsa Ek", "A protected identity"),
        ("Åsa Ek", "A protected identity"),
        ("Linden", "Oak"),
    ]


def test_among_thousands_they_are_found_in_few_questions_and_many_slices() -> None:
    tables.PersonTable.insert_many({"given_name": f"Given{n}", "family_name": f"Family{n}"} for n in range(2500)).execute()
    a.a_person("Family7", "Given7")
    asked: list[Any] = []
    tables.database.query_hooks.append(asked.append)
    reading, steps = duplicates.read_likely(), 0
    found = list[duplicates.Pair]()
    while not found:
        try:
            next(reading)
            steps += 1
        except StopIteration as ended:
            found = ended.value
    tables.database.query_hooks.clear()
    assert [pair.names for pair in found] == [("Given7 Family7", "Family7 Given7")]
    assert (len(asked), steps >= 5) == (4, True)
