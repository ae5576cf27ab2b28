"""Finds the few texts of many thousand in which a word stands, without a look at the texts themselves."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

_COMMON = 50
"""A word that stands in so many texts is kept whole, with its places."""
_STEP = 250
"""So many texts are taken in with one step."""

Places = dict[str, list[int]]


class TextIndex:
    """The places of the texts in which something stands, in their order, for all that a searched word can be.

    Of all texts each letter and each pair of letters is known. Of longer words there are two kinds. The *common* ones
    (names, towns, the end of an e-mail address) stand in many texts and are few: they are looked through one by one.
    What is left of a text without them is *rare*: there each three letters are known, and what is longer is looked for
    in the few texts that have its most seldom three. So a word that nearly every text has is found as quickly as one
    that hardly any has. A searched word has no blanks in it.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._pairs: Places = {}
        self._common: Places = {}
        self._rare: list[str] = []
        self._threes: Places = {}

    def fill(self, texts: Sequence[str]) -> Iterator[None]:
        """Take in the texts, a little with each step; nothing may be asked before it is done."""
        self._texts = list(texts)
        met: Counter[str] = Counter()
        for place, text in enumerate(texts):
            met.update(_words(text))
            if place % _STEP == 0:
                yield
        self._common = {word: [] for word, count in met.items() if count >= _COMMON}
        for place, text in enumerate(texts):
            _note(self._pairs, _letters_and_pairs(text), place)
            common, rare = self._parted(text)
            _note(self._common, common, place)
            _note(self._threes, _threes(rare), place)
            self._rare.append(rare)
            if place % _STEP == 0:
                yield

    def change(self, place: int, now: str) -> None:
        """Another text stands at a place."""
        before, self._texts[place] = self._texts[place], now
        _move(self._pairs, _letters_and_pairs(before), _letters_and_pairs(now), place)
        common, _rare = self._parted(before)
        still_common, rare = self._parted(now)
        _move(self._common, common, still_common, place)
        _move(self._threes, _threes(self._rare[place]), _threes(rare), place)
        self._rare[place] = rare

    def places(self, word: str) -> Sequence[int]:
        """Where a word stands, as a whole or as a part of what stands there."""
        if len(word) < 3:
            return self._pairs.get(word, ())
        if word.find("@") > 0:  # texts are parted there
            return [place for place in _fewest(self._pairs, _letters_and_pairs(word)) if word in self._texts[place]]
        found: list[Sequence[int]] = [places for common, places in self._common.items() if word in common]
        found.append(_fewest(self._threes, _threes(word)))
        if len(word) > 3:
            rare = self._rare
            found[-1] = [place for place in found[-1] if word in rare[place]]
        found = [places for places in found if places]
        return found[0] if len(found) == 1 else sorted(set().union(*found))

    def _parted(self, text: str) -> tuple[set[str], str]:
        """The common words of a text, and what is left of it."""
        words, known = _words(text), self._common
        common = {word for word in words if word in known}
        return common, " ".join(words - common)


def _words(text: str) -> set[str]:
    """The words of a text; of an e-mail address what stands before the sign, and the rest with it."""
    words = set(text.split())
    for word in [each for each in words if "@" in each]:
        if (at := word.find("@")) > 0:
            words.remove(word)
            words |= {word[:at], word[at:]}
    return words


def _letters_and_pairs(text: str) -> set[str]:
    return {*text, *map(str.__add__, text, text[1:])}


def _threes(text: str) -> set[str]:
    return {text[first : first + 3] for first in range(len(text) - 2)}


def _note(known: Places, parts: Iterable[str], place: int) -> None:
    """Note the last of the places so far."""
    for part in parts:
        places = known.get(part)
        if places is None:
            known[part] = [place]
        else:
            places.append(place)


def _move(known: Places, before: set[str], now: set[str], place: int) -> None:
    for part in before - now:
        places = known[part]
        del places[bisect_left(places, place)]
    for part in now - before:
        insort(known.setdefault(part, []), place)


def _fewest(known: Places, parts: set[str]) -> Sequence[int]:
    """The fewest places of which all can be that have these parts."""
    return min((known.get(part, ()) for part in parts), key=len)
