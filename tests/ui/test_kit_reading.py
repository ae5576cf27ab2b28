"""What stands in a pasted cell is read as the form's field would take it, or refused in a sentence."""

import re
from datetime import date
from typing import Any

import pytest

from mentordesk import i18n
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType
from mentordesk.i18n import N_
from mentordesk.ui.forms.fields import (
    BooleanField,
    ChoiceField,
    DateField,
    Field,
    IntegerField,
    MultiChoiceField,
    MultilineField,
    TextField,
)
from mentordesk.ui.forms.reading import read_text

TODAY = date(2027, 6, 8)
STATUS = ChoiceField(key="s", label="", choices=[(status, status.text) for status in EnrolmentStatus])
UNIT = ChoiceField(key="u", label="", empty=N_("None"), choices=lambda: [(7, "Kundcenter"), (8, "Drift")])
TYPES = MultiChoiceField(key="t", label="", choices=[(MentorType.LANGUAGE, "Language"), (MentorType.YOUTH, "Youth")])
NUMBER = IntegerField(key="n", label="", minimum=1900, maximum=2100)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (TextField(key="x", label=""), "  Åsa ", "Åsa"),
        (MultilineField(key="x", label=""), "a\nb", "a\nb"),
        (STATUS, "Waiting", EnrolmentStatus.WAITING),
        (STATUS, "left_early", EnrolmentStatus.LEFT_EARLY),
        (UNIT, "kundcenter", 7),
        (UNIT, "None", None),
        (UNIT, "", None),
        (TYPES, "youth; language", (MentorType.LANGUAGE, MentorType.YOUTH)),
        (TYPES, "Youth mentor", (MentorType.YOUTH,)),
        (TYPES, "", ()),
        (DateField(key="d", label=""), "8/6", TODAY),
        (DateField(key="d", label=""), "", None),
        (NUMBER, "1 985", 1985),
        (NUMBER, "", None),
        (BooleanField(key="b", label=""), "Ja", True),
        (BooleanField(key="b", label=""), "", False),
    ],
)
def test_reading(field: Field, text: str, value: Any) -> None:
    assert read_text(field, text, TODAY) == value


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (TextField(key="x", label="", max_length=3), "four", "This is longer than 3 characters."),
        (STATUS, "gone", "“gone” is not in the list."),
        (STATUS, "", "This cannot be empty."),
        (UNIT, "Garage", "“Garage” is none of: Kundcenter, Drift."),
        (TYPES, "Youth, nurse", "“nurse” is none of: Language, Youth."),
        (DateField(key="d", label=""), "soon", "“soon” is not a date we understand. Try 2026-11-22, 22/11 or “today”."),
        (NUMBER, "66", "The number must be between 1900 and 2100."),
        (NUMBER, "x", "Write a whole number."),
        (BooleanField(key="b", label=""), "perhaps", "Write yes or no."),
    ],
)
def test_what_cannot_be_read_is_explained(field: Field, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        read_text(field, text, TODAY)


def test_labels_are_understood_in_the_language_in_force() -> None:
    i18n.use("sv")
    assert read_text(STATUS, "väntar", TODAY) is EnrolmentStatus.WAITING
