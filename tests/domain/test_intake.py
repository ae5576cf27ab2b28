"""What a table of people from elsewhere is taken to mean, with and without headings, in both languages."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.intake import Candidate, candidates, divided, understood
from mentordesk.domain.intake_filling import There, filling
from mentordesk.domain.intake_values import Target, read
from mentordesk.domain.intake_words import Meaning, of_heading
from mentordesk.domain.own_fields import FieldWithOptions, OwnField, OwnFieldKind
from mentordesk.domain.people import Gender, LanguageLevel, Person

TODAY = date(2027, 5, 1)
SIZE = FieldWithOptions(field=OwnField(id=7, name="Skostorlek", kind=OwnFieldKind.TEXT, place=1))
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
        pytest.param("Ali Nur|811218-9876\nEva Ek|19640823-3234", (NAME, None), False, id="personal numbers"),
        pytest.param("a@b.se|Ali Nur", (MAIL, NAME), False, id="the name stands second"),
        pytest.param("Ali Nur", (NAME,), False, id="names only"),
        pytest.param("12\n13", (None,), False, id="no people at all"),
        pytest.param("||\n\n", (), False, id="nothing"),
    ],
)
def test_columns_are_understood(rows: str, meanings: tuple[Meaning | None, ...], headed: bool) -> None:
    found = understood(table(rows) if rows.strip("|\n") else [[""], []])
    assert tuple(found) == (meanings, headed)
    assert found.names == bool({NAME, GIVEN, FAMILY} & set(meanings))


def test_titles_may_stand_above_the_headings_and_own_fields_are_known_by_their_names() -> None:
    rows = table("Anmälningar 2027|||\n|Kontakt||\nNamn|E-post|skostorlek|Datum\nAli Nur|a@b.se|42|31/02")
    known = understood(rows, [SIZE])
    assert tuple(known) == ((NAME, MAIL, SIZE, Meaning.SINCE), 3)
    (one,) = candidates(rows, known, TODAY)
    assert (one.id, one.own, one.wrong) == (4, {7: "42"}, {3: "February 2027 has 28 days."})
    bare = table("Ali Nur|Roll\nEva Ek|Namn|E-post\nBo Ek|Stad")
    assert understood(bare).above in (0, 2), "a line of people is a heading only where it says more than one"


ARABIC, ENGLISH = ("Arabiska", LanguageLevel.CONVERSATION), ("Engelska", LanguageLevel.FLUENT)


@pytest.mark.parametrize(
    ("target", "text", "value"),
    [
        (Meaning.PHONE, "701740605", "0701740605"),
        (Meaning.PHONE, "46701740605", "+46701740605"),
        (Meaning.PHONE, "070-174 06 05", "070-174 06 05"),
        (Meaning.PHONE, "4722121212", "4722121212"),
        (Meaning.BIRTH_YEAR, "1985", 1985),
        (Meaning.BIRTH_YEAR, "15/6 1985", 1985),
        (Meaning.BIRTH_YEAR, "31/02/1985", "February 1985 has 28 days."),
        (Meaning.BIRTH_YEAR, "811218-9876", "This looks like a personal identity number; these are not kept here."),
        (Meaning.SINCE, "2027-01-02 10:30", date(2027, 1, 2)),
        (Meaning.SINCE, "snart", "“snart” is not a date we understand. Try 2026-11-22, 22/11 or “today”."),
        (Meaning.STATUS, "I kö", EnrolmentStatus.WAITING),
        (Meaning.STATUS, "Intresseanmäld", EnrolmentStatus.APPLIED),
        (Meaning.STATUS, "Matchad", "“Matchad” is not a status with which somebody comes into a round."),
        (Meaning.LANGUAGES, "arabiska, Engelska (flytande)", (ARABIC, ENGLISH)),
        (Meaning.LANGUAGES, "arabiska och engelska: flytande", (ARABIC, ENGLISH)),
        (Meaning.LANGUAGES, "arabiska (nja)", "“nja” is not understood."),
        (Meaning.MOTHER_TONGUE, "tigrinska", (("Tigrinska", LanguageLevel.NATIVE),)),
        (Meaning.PROTECTED, "Sekretess", True),
        (Meaning.PROTECTED, "nej", False),
        (Meaning.PROTECTED, "kanske", "Write yes or no."),
        (Meaning.NOTE, "#REFERENS!", "The cell holds an error: #REFERENS!"),
        (Meaning.NOTE, "x" * 501, "This is longer than 500 characters."),
        (SIZE, "  42", "  42"),
        (replace(SIZE, field=replace(SIZE.field, kind=OwnFieldKind.DATE)), "2/1 2027", date(2027, 1, 2)),
        (replace(SIZE, field=replace(SIZE.field, kind=OwnFieldKind.YES_NO)), "ja", True),
        (replace(SIZE, field=replace(SIZE.field, kind=OwnFieldKind.CHOICES)), "Barn; Körkort, Barn", ("Barn", "Körkort")),
        (replace(SIZE, field=replace(SIZE.field, kind=OwnFieldKind.CHOICE)), "y" * 61, "This is longer than 60 characters."),
    ],
)
def test_a_cell_is_read_or_refused_in_a_sentence(target: Target, text: str, value: object) -> None:
    try:
        found = read(target, text, TODAY)
    except ValueError as problem:
        found = str(problem)
    assert found == value


def test_a_phone_that_is_read_otherwise_is_told() -> None:
    (one,) = people("Namn|Telefon\nAli|701740605")
    assert one.noted == ("Phone: “701740605” is read as 0701740605.",)


THERE = There(
    person=Person(id=1, given_name="Åsa", family_name="Ek", phone="08-1", unit_id=3),
    languages=("Svenska",), own={7: ("",), 8: ("Barn",)}, enrolled=True,
)  # fmt: skip
LABELS = replace(SIZE, field=replace(SIZE.field, id=8, kind=OwnFieldKind.CHOICES))
WORDS = {"phone": "08-2", "city": "Lund", "given_name": "Asa", "gender": Gender.UNSTATED}


@pytest.mark.parametrize(
    ("line", "there", "added"),
    [
        pytest.param({"person": WORDS}, THERE, ["City"], id="what is filled in stays"),
        pytest.param({"unit": "Drift"}, THERE, [], id="has a unit"),
        pytest.param({"unit": "Drift"}, replace(THERE, person=replace(THERE.person, unit_id=None)), ["Unit"], id="unit"),
        pytest.param({"languages": (("svenska", LanguageLevel.FLUENT),)}, THERE, [], id="speaks it"),
        pytest.param(
            {"languages": (ARABIC, ("svenska", LanguageLevel.FLUENT))}, THERE, ["Languages"], id="another language"
        ),
        pytest.param({"own": {7: "42", 8: ("barn",)}}, THERE, [], id="has it in the own fields"),
        pytest.param({"own": {8: ("barn", "Körkort")}}, THERE, ["Labels"], id="one more label"),
        pytest.param({"wish": "Kvällar"}, THERE, ["Wish"], id="a wish in the round"),
        pytest.param({"wish": "Kvällar"}, replace(THERE, enrolled=False), ["Role in the round"], id="not in the round yet"),
        pytest.param(
            {"person": {"protected": True, "city": "Lund"}}, THERE, ["Protected identity"], id="is to be protected"
        ),
        pytest.param({"person": WORDS}, replace(THERE, person=replace(THERE.person, protected=True)), [], id="protected"),
    ],
)
def test_what_a_line_adds_to_somebody(line: dict[str, Any], there: There, added: list[str]) -> None:
    fields = {7: SIZE, 8: replace(LABELS, field=replace(LABELS.field, name="Labels"))}
    found = filling(Candidate(id=1, **line), there, fields, enrols=True)
    assert (found.words(fields), bool(found)) == (added, bool(added))


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


def test_what_no_file_keeps_names_nobody_and_nothing() -> None:
    one, nobody = people("Namn|Enhet\nAn\0na Ek|\0\n\ud800|Drift")
    assert (one.person["given_name"], one.unit, one.problem) == ("Anna", "", "")
    assert nobody.problem


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
