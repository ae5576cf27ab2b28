"""What is demanded of a person's entry, and what looks odd."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.people import Person, divided_name, folded, has_personal_number, hints, problems

ASA = Person(id=1, given_name="Åsa", family_name="Lindén Berg", birth_year=1980, email="asa@example.org")


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        pytest.param({}, [], id="all is well"),
        pytest.param({"given_name": ""}, [], id="a family name is enough"),
        pytest.param({"given_name": " ", "family_name": ""}, ["given_name"], id="no name"),
        pytest.param({"birth_year": 1899}, ["birth_year"], id="born too long ago"),
        pytest.param({"birth_year": 2101}, ["birth_year"], id="not born for long"),
        pytest.param({"in_sweden_since": 215}, ["in_sweden_since"], id="a year with a digit missing"),
        pytest.param({"protected": True}, ["code_name"], id="protected without code name"),
        pytest.param({"protected": True, "code_name": "Lark"}, [], id="protected with code name"),
        pytest.param({"note": "Född 640823-3234"}, ["note"], id="a personal number in the note"),
        pytest.param({"email": "nonsense", "phone": "?"}, [], id="odd contact data is no obstacle"),
    ],
)
def test_problems(changes: dict[str, Any], at: list[str]) -> None:
    assert [problem.field for problem in problems(replace(ASA, **changes))] == at


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        pytest.param({}, [], id="nothing odd"),
        pytest.param({"email": ""}, [], id="no e-mail"),
        pytest.param({"email": "asa.example.org"}, ["email"], id="no at sign"),
        pytest.param({"email": "asa@example"}, ["email"], id="no domain"),
        pytest.param({"email": "åsa@exämple.se"}, [], id="letters of our own"),
        pytest.param({"in_sweden_since": 1979}, ["in_sweden_since"], id="came before being born"),
        pytest.param({"protected": True, "code_name": "Linden 4"}, ["code_name"], id="a code name that tells"),
        pytest.param({"protected": True, "code_name": "Lark 4"}, [], id="a code name that does not"),
    ],
)
def test_hints(changes: dict[str, Any], at: list[str]) -> None:
    assert [problem.field for problem in hints(replace(ASA, **changes))] == at


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("640823-3234", True, id="with dash"),
        pytest.param("född 19640823-3234.", True, id="with century"),
        pytest.param("196408233234", True, id="twelve digits"),
        pytest.param("640883-3231", True, id="co-ordination number"),
        pytest.param("640823+3234", True, id="over a hundred"),
        pytest.param("640823-3235", False, id="wrong check digit"),
        pytest.param("641323-3234", False, id="no such month"),
        pytest.param("070-123 45 67", False, id="phone"),
        pytest.param("6408233234", False, id="ten digits can be anything"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_personal_numbers_are_noticed(text: str, found: bool) -> None:
    assert has_personal_number(text) is found


@given(st.text())
def test_folding_is_done_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded(f"  {text} ") == folded(text)


def test_only_the_code_name_of_a_protected_identity_is_shown() -> None:
    assert replace(ASA, protected=True, code_name="Lark").name == "Lark"
    assert ASA.name == "Åsa Lindén Berg"


@pytest.mark.parametrize(
    ("name", "divided"),
    [
        ("Anna Öberg", ("Anna", "Öberg")),  # the family name is still there
        ("Anna Karin Öberg", ("Anna Karin", "Öberg")),
        ("Åsa von Essen", ("Åsa", "von Essen")),  # the given name is still there
        ("Öberg", ("", "Öberg")),
        ("Åsa ", ("Åsa", "")),
        ("Ali  Hassan Omar", ("Ali Hassan", "Omar")),  # neither: the last word
        ("von Essen, Anna", ("Anna", "von Essen")),
        ("", ("", "")),
    ],
)
def test_a_name_written_as_one_is_divided(name: str, divided: tuple[str, str]) -> None:
    assert divided_name(name, "Åsa", "Öberg") == divided
