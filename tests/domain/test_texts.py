"""Texts on paper: known placeholders are filled, everything else is left letter for letter."""

import pytest

from mentordesk.domain import texts


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("has been {role}", "has been vocational mentor"),
        ("{unknown} {role}", "{unknown} vocational mentor"),
        ("no braces", "no braces"),
        ("{role", "{role"),
        ("{{role}}", "{vocational mentor}"),
        ("{name.__class__}", "{name.__class__}"),
        ("{hours}", "{hours}"),
    ],
)
def test_fill(text: str, filled: str) -> None:
    assert texts.fill(text, {"role": "vocational mentor", "unknown": "never"}) == filled


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ask us anything: {contact}.", "Ask us anything."),
        ("Fråga oss gärna: {kontakt}.\nHej", "Fråga oss gärna.\nHej"),
        ("Contact: {contact}", "Contact: {contact}"),
        ("Write to {contact}.", "Write to {contact}."),
    ],
)
def test_a_contact_that_ends_a_sentence_goes_where_there_is_none(text: str, left: str) -> None:
    assert texts.without_contact(text) == left


def test_values_are_not_filled_again() -> None:
    assert texts.fill("{name}", {"name": "{role}", "role": "x"}) == "{role}"


def test_unknown_placeholders_are_named_in_order() -> None:
    assert [each.name for each in texts.unknown("{nam} is {role} in {programm}")] == ["nam", "programm"]


@pytest.mark.parametrize("each", texts.STANDARD, ids=lambda each: each.key)
def test_standard_texts_use_only_known_placeholders(each: texts.StandardText) -> None:
    assert list(texts.unknown(each.text)) == []
    assert texts.standard(each.key) == each.text
