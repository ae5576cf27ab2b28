"""Own fields: what they hold, how it is shown, and what they may be called."""

from datetime import date

import pytest

from mentordesk import i18n
from mentordesk.domain.own_fields import (
    FieldWithOptions,
    OwnField,
    OwnFieldKind,
    OwnOption,
    Row,
    Value,
    moved,
    problems_of_field,
    problems_of_option,
    problems_of_value,
)

TEXT, CHOICE, CHOICES, DATE, YES_NO = OwnFieldKind
DAY = date(2027, 4, 1)


def field(kind: OwnFieldKind) -> FieldWithOptions:
    """A field; its list stands in another order than it was made."""
    names = {3: "Blue", 1: "Red", 2: "Green"}
    options = tuple(
        OwnOption(id=id_, own_field_id=9, name=name, place=place) for place, (id_, name) in enumerate(names.items())
    )
    return FieldWithOptions(field=OwnField(id=9, name="Colour", kind=kind, place=1), options=options)


@pytest.mark.parametrize(
    ("kind", "value", "rows", "words"),
    [
        (TEXT, "Forty-four", [("Forty-four", None)], "Forty-four"),
        (TEXT, "  Forty-four ", [("Forty-four", None)], "  Forty-four "),
        (TEXT, "", [], ""),
        (TEXT, "   ", [], "   "),
        (CHOICE, 1, [("", 1)], "Red"),
        (CHOICE, None, [], ""),
        (CHOICES, (2, 3), [("", 2), ("", 3)], "Blue, Green"),
        (CHOICES, (2, 2), [("", 2)], "Green"),
        (CHOICES, (), [], ""),
        (DATE, DAY, [("2027-04-01", None)], "2027-04-01"),
        (DATE, None, [], ""),
        (YES_NO, True, [("1", None)], "Yes"),
        (YES_NO, False, [("0", None)], "No"),
        (YES_NO, None, [], ""),
    ],
)
def test_a_value_becomes_rows_and_words(kind: OwnFieldKind, value: Value, rows: list[Row], words: str) -> None:
    assert field(kind).rows_of(value) == rows
    assert field(kind).words(value) == words
    assert problems_of_value(field(kind), value) == []


@pytest.mark.parametrize(
    ("kind", "rows", "value"),
    [
        (TEXT, [("Forty-four", None)], "Forty-four"),
        (TEXT, [], ""),
        (CHOICE, [("", 1)], 1),
        (CHOICE, [], None),
        (CHOICES, [("", 2), ("", 3)], (3, 2)),
        (CHOICES, [("", 77)], ()),
        (CHOICES, [], ()),
        (DATE, [("2027-04-01", None)], DAY),
        (DATE, [("spring", None)], None),
        (DATE, [], None),
        (YES_NO, [("1", None)], True),
        (YES_NO, [("0", None)], False),
        (YES_NO, [], None),
    ],
)
def test_rows_become_a_value(kind: OwnFieldKind, rows: list[Row], value: Value) -> None:
    found = field(kind).value_of(rows)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (TEXT, DAY),
        (TEXT, "x" * 501),
        (TEXT, "born 811228-9874"),
        (CHOICE, 77),
        (CHOICE, True),
        (CHOICE, "Red"),
        (CHOICES, (1, 77)),
        (CHOICES, 1),
        (DATE, "2027-04-01"),
        (YES_NO, "yes"),
        (YES_NO, 1),
    ],
)
def test_what_does_not_fit_is_refused(kind: OwnFieldKind, value: Value) -> None:
    (problem,) = problems_of_value(field(kind), value)
    assert problem.field == field(kind).key == "own_9"


def test_yes_and_no_speak_the_language_in_force() -> None:
    i18n.use("sv")
    assert [field(YES_NO).words(value) for value in (True, False)] == ["Ja", "Nej"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Driving licence", ""),
        ("", "Give a name."),
        ("  ", "Give a name."),
        ("x" * 61, "This is longer than 60 characters."),
        ("labels", "There is already a field with this name."),
        (" LABELS ", "There is already a field with this name."),
        ("Phone", "Every person has a field with this name already."),
        ("telefon", "Every person has a field with this name already."),
        ("Status", "Every person has a field with this name already."),
        ("Roll", "Every person has a field with this name already."),
    ],
)
def test_a_field_needs_a_name_of_its_own(name: str, told: str) -> None:
    found = problems_of_field(name, ["Labels", "Shoe size"])
    assert [problem.message for problem in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("name", "told"),
    [("Green", ""), ("Phone", ""), (" ", "Give a name."), ("bLUE", "This is in the list already.")],
)
def test_an_option_needs_a_name_of_its_own(name: str, told: str) -> None:
    found = problems_of_option(name, ["Red", "Blue"])
    assert [problem.message for problem in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("one", "place", "order"),
    [(3, 0, [3, 1, 2]), (1, 1, [2, 1, 3]), (1, 99, [2, 3, 1]), (2, -5, [2, 1, 3]), (2, 1, [1, 2, 3])],
)
def test_one_moves_among_others(one: int, place: int, order: list[int]) -> None:
    assert moved([1, 2, 3], one, place) == order
