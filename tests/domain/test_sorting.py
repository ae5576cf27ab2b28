"""Names stand in the order of a Swedish list, on every computer."""

import random

import pytest

from mentordesk.domain.sorting import swedish_key, without_accents

ORDERED = [
    ["Adam", "Zara", "Åsa", "Ängla", "Örjan"],
    ["Ek", "Éva", "Evert"],  # é is e
    ["Oskar", "Zlatan", "Öberg"],
    ["łucja", "Lund", "Łysenko"],
    ["Æbeltoft", "Øster"],  # as ä and ö
    ["Sal 2", "Sal 10", "Sal 100"],
    ["2", "10", "A"],
    ["anna Ek", "Anna Öberg", "ANNA Östlund"],
    ["Bo Ek", "Bodil Ek"],
    ["Yılmaz", "Zeynep"],
]


@pytest.mark.parametrize("names", ORDERED, ids=lambda names: names[0])
def test_names_in_order(names: list[str]) -> None:
    mixed = random.sample(names, len(names))
    assert sorted(mixed, key=swedish_key) == names


def test_two_ways_to_write_a_letter_are_one() -> None:
    assert swedish_key("A\u030asa") == swedish_key("Åsa"), "the ring as a sign of its own"
    assert swedish_key("ÅSA") == swedish_key("åsa")
    assert swedish_key("André") == swedish_key("andre")


@pytest.mark.parametrize(
    ("text", "plain"), [("Åsa Öberg", "Asa Oberg"), ("Éva", "Eva"), ("Łucja", "Łucja"), ("Ωμέγα", "Ωμεγα"), ("", "")]
)
def test_accents_are_taken_off(text: str, plain: str) -> None:
    assert without_accents(text) == plain
