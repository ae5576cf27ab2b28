"""Phone numbers are read in any style, shown in one, doubted in words and never refused or changed in meaning."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mentordesk import phones


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0701234567", "070-123 45 67"), ("070-1234567", "070-123 45 67"), ("070 123 45 67", "070-123 45 67"),
        ("070.123.45.67", "070-123 45 67"), ("070–123 45 67", "070-123 45 67"), ("+46701234567", "070-123 45 67"),
        ("+46 (0)70-123 45 67", "070-123 45 67"), ("0046 70 123 45 67", "070-123 45 67"),
        ("  070  1234567 ", "070-123 45 67"), ("tel: 0701234567", "070-123 45 67"), ("٠٧٠١٢٣٤٥٦٧", "070-123 45 67"),
        ("08/123 456 78", "08-123 456 78"), ("031123456", "031-12 34 56"), ("0771567567", "0771-567 567"),
        ("+4722123456", "+47 22 12 34 56"), ("004722123456", "+47 22 12 34 56"), ("+1 (212) 555-0123", "+1 212-555-0123"),
        ("0701234567 ankn 12", "070-123 45 67 ankn 12"), ("0701234567 (hem)", "070-123 45 67 (hem)"),
        ("0701234567, 081234567", "070-123 45 67, 08-123 45 67"), ("0701234567 / 081234567", "070-123 45 67, 08-123 45 67"),
        ("", ""),
    ],
)  # fmt: skip
def test_every_style_is_read(typed: str, shown: str) -> None:
    assert phones.tidy(typed) == shown
    assert phones.tidy(shown) == shown
    assert phones.doubt(typed) == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0701", "too short"), ("070-123 45 67 89 10 11 12", "too long"), ("ask Maria", "does not look like"),
        ("+999 123456", "does not look like"), ("070-12345678", "check the digits"),
        ("070-123 45 67, 12", "“12” is too short"),
    ],
)  # fmt: skip
def test_a_doubtful_number_is_kept_and_said(typed: str, said: str) -> None:
    assert phones.tidy(typed).endswith(typed.split(", ")[-1])
    assert said in phones.doubt(typed)


@given(some.text(max_size=40))
def test_nothing_typed_is_lost_and_twice_is_as_once(typed: str) -> None:
    once = phones.tidy(typed)
    assert phones.tidy(once) == once
    phones.doubt(typed)
    letters = [sign for sign in typed if sign.isalpha()]
    assert [sign for sign in once if sign.isalpha()] == letters or "tel" in typed.casefold()


def test_the_tables_of_numbers_wait_for_the_first_number() -> None:
    script = "import sys, mentordesk.phones, mentordesk.actions.people; print('phonenumbers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout.split() == [b"False"]
