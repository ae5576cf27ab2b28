"""The index of a long list finds exactly the texts in which a word stands, whatever the word, and after changes too."""

import random

import pytest

from mentordesk.ui.tables import text_index
from mentordesk.ui.tables.search import searchable
from mentordesk.ui.tables.text_index import TextIndex

GIVEN, FAMILY = ("Åsa", "Karin", "Yusuf", "Senait", "Anna-Karin"), ("Öberg", "Andersson", "Haile", "von Essen", "Dahl")
WORDS = (
    "a", "å", "07", "-", "@", "1@", "070", "0701", "701", "kar", "karin", "arin", "oberg", "ber", "von", "ess", "son",
    "@exa", "@example.org", "example", ".org", "1@example", "p1@", "12@example.org", "a@b@c", "@b@c", "b@c", "@c", "xyz",
    "na-ka", "anna-karin", "1", "11", "111",
)  # fmt: skip


def texts(count: int) -> list[str]:
    chance = random.Random(4)
    made = [
        searchable((
            f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}", f"p{number}@example.org",
            f"07{chance.randrange(10)}-{chance.randrange(10_000_000):07d}",
        ))
        for number in range(count)
    ]  # fmt: skip
    return [*made, "a@b@c", "@b@c d", "", "å"]


def filled(given: list[str]) -> TextIndex:
    index = TextIndex()
    for _step in index.fill(given):
        pass
    return index


@pytest.mark.parametrize("common", [2, 50, 10_000])
def test_a_word_is_found_where_it_stands_and_nowhere_else(common: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_index, "_COMMON", common)
    given = texts(400)
    index = filled(given)
    for word in WORDS:
        assert list(index.places(word)) == [place for place, text in enumerate(given) if word in text], word


def test_what_was_changed_is_found_by_what_it_says_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_index, "_COMMON", 5)
    given = texts(200)
    index = filled(given)
    changed = {3: "karin oberg\nnew@example.org", 7: "", 11: given[12], 12: "070-111\n070111", 201: "@b@c karin"}
    for place, text in changed.items():
        index.change(place, text)
        given[place] = text
    for word in (*WORDS, "new@", "new", "070111"):
        assert list(index.places(word)) == [place for place, text in enumerate(given) if word in text], word


def test_an_index_of_nothing_finds_nothing() -> None:
    assert [list(filled([]).places(word)) for word in ("a", "ab", "abc", "abcd", "a@b")] == [[]] * 5
