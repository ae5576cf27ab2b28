"""What a table of people from elsewhere is taken to mean, with and without headings, in both languages."""

from datetime import date

import pytest

from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.domain.intake import Candidate, candidates, divided, understood
from mentordesk.domain.intake_words import Meaning, of_heading
from mentordesk.domain.people import Gender

TODAY = date(2027, 5, 1)
NAME, GIVEN, FAMILY, MAIL, PHONE = Meaning.NAME, Meaning.GIVEN_NAME, Meaning.FAMILY_NAME, Meaning.EMAIL, Meaning.PHONE


def table(text: str) -> list[list[str]]:
    """Lines of cells, which stand between bars."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def people(text: str) -> list[Candidate]:
    rows = table(text)
    return candidates(rows, understood(rows), TODAY)


@pytest.mark.parametrize(
    ("rows", "meanings", "headed"),
    [
        pytest.param("Förnamn|Efternamn|E-post|Telefon\nAli|Nur|a@b.se|070", (GIVEN, FAMILY, MAIL, PHONE), True, id="sv"),
        pytest.param("First name|Last name|Email|Mobile\nAli|Nur|a@b.se|070", (GIVEN, FAMILY, MAIL, PHONE), True, id="en"),
        pytest.param("NAMN *|E-postadress:|Tel. nr\nAli Nur||", (NAME, MAIL, PHONE), True, id="adorned headings"),
        pytest.param("Name|T-shirt\nAli Nur|Large", (NAME, None), True, id="an unknown heading is not guessed"),
        pytest.param("Namn|Telefon|Mobil|Mejl|E-post\nAli|1|2|3|4", (NAME, PHONE, PHONE, MAIL, None), True, id="twice"),
        pytest.param(
            "Ali|Nur|a@b.se|070-123 45 67\nEva|Ek|e@b.se|08-12 34 56", (GIVEN, FAMILY, MAIL, PHONE), False, id="bare"
        ),
        pytest.param("Ali Nur|Adept|Man\nEva Ek|Mentor|Kvinna", (NAME, Meaning.ROLE, Meaning.GENDER), False, id="words"),
        pytest.param("Ali Nur|1985|123 45", (NAME, Meaning.BIRTH_YEAR, Meaning.POSTCODE), False, id="numbers"),
        pytest.param("a@b.se|Ali Nur", (MAIL, NAME), False, id="the name stands second"),
        pytest.param("Ali Nur", (NAME,), False, id="names only"),
        pytest.param("12\n13", (None,), False, id="no people at all"),
        pytest.param("||\n\n", (), False, id="nothing"),
    ],
)
def test_columns_are_understood(rows: str, meanings: tuple[Meaning | None, ...], headed: bool) -> None:
    found = understood(table(rows) if rows.strip("|\n") else [[""], []])
    assert found == (meanings, headed)
    assert found.names == bool({NAME, GIVEN, FAMILY} & set(meanings))


@pytest.mark.parametrize("meaning", Meaning)
def test_what_the_program_itself_calls_a_column_is_understood(meaning: Meaning) -> None:
    assert of_heading(meaning.text) is meaning


def test_a_line_becomes_a_person_with_a_place_in_the_round() -> None:
    (one,) = people(
        "Förnamn|Efternamn|E-post|Telefon|Roll|Enhet|Född|Kön|Önskemål\n"
        "Åsa|von Essen|mailto:asa@example.org|070-1|Språkmentor|Drift|1985-06-15|K|Kvällar"
    )
    assert one.person == {
        "given_name": "Åsa", "family_name": "von Essen", "email": "asa@example.org", "phone": "070-1",
        "birth_year": 1985, "gender": Gender.WOMAN,
    }  # fmt: skip
    assert (one.id, one.role, one.types) == (2, Role.MENTOR, (MentorType.LANGUAGE,))
    assert (one.unit, one.wish, one.fits) == ("Drift", "Kvällar", True)


def test_what_does_not_fit_is_told_at_its_cell() -> None:
    rows = table(
        "Namn|Roll|Kön|Födelseår|Typ|Yrke\n"
        "Ali Nur|chef|?|snart|tomte|Kock\n"
        "|Mentor|||||\n"
        "Eva Ek|adept|||yrke, språk|811218-9876"
    )
    known = understood(rows)
    first, second, third = candidates(rows, known, TODAY)
    assert first.person == {"given_name": "Ali", "family_name": "Nur", "occupation": "Kock"}
    assert (first.role, first.types, first.problem) == (None, (), "")
    assert first.wrong[1] == "“chef” is not understood."
    assert first.reasons(known.meanings) == [
        "Role: “chef” is not understood.",
        "Gender: “?” is not understood.",
        "Year of birth: “snart” is no year.",
        "Type of mentor: “tomte” is not understood.",
    ]
    assert (second.problem, second.id) == ("Give a name.", 3)
    assert third.types == (MentorType.VOCATIONAL, MentorType.LANGUAGE)
    assert third.reasons(known.meanings) == [
        "Occupation: This looks like a personal identity number; these are not kept here."
    ]
    assert "811218" not in repr(third)


def test_empty_lines_are_passed_over_and_lines_keep_their_numbers() -> None:
    assert [one.id for one in people("Namn|E-post\nAli|a@b.se\n|\nEva|e@b.se")] == [2, 4]


def test_several_phones_come_together() -> None:
    (one,) = people("Namn|Telefon|Mobil\nAli|08-1|070-2")
    assert one.person["phone"] == "08-1, 070-2"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ali Nur", ("Ali", "Nur")),
        ("Anna Karin Ek", ("Anna Karin", "Ek")),
        ("Åsa von Essen", ("Åsa", "von Essen")),
        ("Ana de la Cruz", ("Ana", "de la Cruz")),
        ("Ek, Anna Karin", ("Anna Karin", "Ek")),
        ("Madonna", ("", "Madonna")),
    ],
)
def test_a_whole_name_is_divided(name: str, parts: tuple[str, str]) -> None:
    assert divided(name) == parts
