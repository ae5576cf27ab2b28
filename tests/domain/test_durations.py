"""Lengths are read as people write them, in both languages, and shown so that they are read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mentordesk import i18n
from mentordesk.domain.durations import parse_minutes
from mentordesk.domain.meetings import minutes_text


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90", 90), (" 90 min ", 90), ("90m", 90), ("90 minuter", 90), ("0", 0),
        ("7 h", 420), ("7h", 420), ("7 tim", 420), ("7 tim.", 420), ("7 timmar", 420), ("1 timme", 60), ("2 hours", 120),
        ("1,5 h", 90), ("1.5 h", 90), ("1,5", 90), ("1.5", 90), ("0,25 tim", 15), ("1,25", 75), ("1,33 h", 80),
        ("1:30", 90), ("0:05", 5), ("12:00", 720), ("1:30 h", 90),
        ("1 h 30 min", 90), ("1h30", 90), ("1 tim 30", 90), ("1 timme och 30 minuter", 90), ("2 h, 5 min", 125),
        ("½ h", 30), ("1½ tim", 90), ("1 ¾ h", 105), ("7 TIM", 420),
    ],
)  # fmt: skip
def test_understood(typed: str, minutes: int) -> None:
    assert parse_minutes(typed) == minutes


@pytest.mark.parametrize("typed", ["", "h", "-5", "1:75", "1:5", "1.30", "1,333", "soon", "1 h 30 x", "7 h 8 h", "1e3"])
def test_not_understood_is_said_with_examples(typed: str) -> None:
    with pytest.raises(ValueError, match="1:30"):
        parse_minutes(typed)


@given(some.integers(min_value=0, max_value=1440))
@pytest.mark.parametrize("language", list(i18n.LANGUAGES))
def test_what_is_shown_is_read_again(language: str, minutes: int) -> None:
    with i18n.speaking(language):
        assert parse_minutes(minutes_text(minutes)) == minutes
