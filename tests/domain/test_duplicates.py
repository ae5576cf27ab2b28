"""Who is probably entered twice, and by what; and who is not."""

from dataclasses import replace
from typing import Any

import pytest

from mentordesk.domain.duplicates import FEW, Crowd, Entry, Sign, alike, entry, entry_of, words
from mentordesk.domain.people import Gender, Person

BORN, EMAIL, PHONE, NAME, NEARLY = Sign
ASA = Person(
    id=1, given_name="Åsa", family_name="Lindén Berg", birth_year=1980, email="asa@example.org", phone="070-1234567"
)
BARE: dict[str, Any] = {"birth_year": None, "email": "", "phone": ""}
EVA: dict[str, Any] = {"given_name": "Eva", "family_name": "Ek"}


@pytest.mark.parametrize(
    ("changes", "by"),
    [
        pytest.param({}, (BORN, EMAIL, PHONE), id="all alike"),
        pytest.param(BARE, (NAME,), id="nothing but the name"),
        pytest.param(BARE | {"given_name": "asa", "family_name": "LINDEN-BERG"}, (NAME,), id="typed without marks"),
        pytest.param(BARE | {"given_name": "Lindén Berg", "family_name": "Åsa"}, (NAME,), id="names swapped"),
        pytest.param(BARE | {"birth_year": 1980}, (BORN,), id="name and year"),
        pytest.param(BARE | {"birth_year": 1981}, (), id="the name, another year"),
        pytest.param(BARE | {"birth_year": 1981, "email": "ASA@EXAMPLE.ORG "}, (EMAIL, NAME), id="year mistyped"),
        pytest.param(BARE | {"family_name": "Linden Bergh"}, (), id="a slip in a short word"),
        pytest.param(BARE | {"family_name": "Lindéen Berg"}, (NEARLY,), id="a letter more"),
        pytest.param(BARE | {"family_name": "Lindn Berg"}, (NEARLY,), id="a letter less"),
        pytest.param(BARE | {"family_name": "Lindan Berg"}, (NEARLY,), id="another letter"),
        pytest.param(BARE | {"family_name": "Lidnen Berg"}, (NEARLY,), id="two changed places"),
        pytest.param(BARE | {"family_name": "Zinden Berg"}, (NEARLY,), id="the first letter, which sorts elsewhere"),
        pytest.param(BARE | {"family_name": "Lindson Berg"}, (), id="two slips"),
        pytest.param(BARE | {"family_name": "Lindan Berg", "gender": Gender.MAN}, (), id="nearly, and of another gender"),
        pytest.param(BARE | {"family_name": "Lindan Berg", "birth_year": 1981}, (), id="nearly, born in another year"),
        pytest.param(BARE | EVA, (), id="another name"),
        pytest.param(EVA, (EMAIL, PHONE), id="another name, the same address and number"),
        pytest.param(EVA | BARE | {"phone": "+46 (0)70 123 45 67"}, (PHONE,), id="a phone number as dialled from abroad"),
        pytest.param(EVA | BARE | {"phone": "08-1, 00 46 70-1234567 ankn 2"}, (PHONE,), id="one of several, with a remark"),
        pytest.param(EVA | {"birth_year": 2003}, (), id="a child with the number of a parent"),
        pytest.param(EVA | {"gender": Gender.MAN}, (), id="a couple with one address"),
        pytest.param(BARE | {"protected": True}, (), id="protected: the name alone tells nothing"),
        pytest.param({"protected": True}, (BORN,), id="protected: name and year"),
        pytest.param({"protected": True, **EVA}, (), id="protected: not by address or number"),
    ],
)
def test_by_what_two_entries_are_one_person(changes: dict[str, Any], by: tuple[Sign, ...]) -> None:
    one = entry_of(replace(ASA, gender=Gender.WOMAN))
    other = entry_of(replace(ASA, id=2, **changes))
    assert alike(one, other) == alike(other, one) == by
    assert [found.signs for found in Crowd([one, other]).like(one)] == ([by] if by else []), "found without a walk too"


def test_a_single_word_is_no_name_to_know_somebody_by() -> None:
    assert alike(entry(1, "Ali", ""), entry(2, "", "Ali")) == ()
    assert alike(entry(1, "Ali", "", birth_year=1990), entry(2, "", "Ali", birth_year=1990)) == (BORN,)
    assert alike(entry(1, "", ""), entry(2, "", "")) == ()


def a_row_of(count: int, **same: Any) -> list[Entry]:
    return [
        entry(number, **{"given_name": f"Given{'x' * 2 * number}", "family_name": "Ek", **same}) for number in range(count)
    ]


def test_what_many_have_in_common_tells_nothing_alone() -> None:
    for shared in ({"phone": "090-710 00 00"}, {"given_name": "Anna"}, {"email": "info@example.org"}):
        few, many = a_row_of(FEW, **shared), a_row_of(FEW + 1, **shared)
        assert len(Crowd(few).like(few[0])) == FEW - 1
        assert Crowd(many).like(many[0]) == []


def test_among_many_of_a_name_the_same_person_is_found_by_what_else_is_the_same() -> None:
    crowd = [*a_row_of(40, given_name="Anna"), entry(50, "Anna", "Ek", "anna@example.org", birth_year=1980)]
    found = Crowd(crowd).like(entry(60, "Ek", "Anna", "anna@example.org", birth_year=1980))
    assert [(one.id, one.signs) for one in found] == [(50, (BORN, EMAIL))]


def test_the_surest_comes_first() -> None:
    crowd = Crowd([entry(1, "Åsa", "Lindberg"), entry(2, "Åsa", "Lindburg"), entry(3, "Åsa", "Lindberg", "a@example.org")])
    assert [one.id for one in crowd.like(entry(4, "Åsa", "Lindberg", "a@example.org"))] == [3, 1, 2]
    assert words((BORN, EMAIL)) == "the same name and year of birth, the same e-mail address"
