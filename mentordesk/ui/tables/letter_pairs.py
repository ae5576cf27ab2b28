"""Finds the few texts of many thousand that may contain a word, by the letters and pairs of letters that stand in them."""

from bisect import bisect_left, insort


class LetterPairs:
    """For each letter, and each pair of neighbours, the places of the texts in which it stands, in their order."""

    def __init__(self) -> None:
        self._places: dict[str, list[int]] = {}

    def add(self, place: int, text: str) -> None:
        """Take in the text of the next place."""
        for pair in _pairs(text):
            known = self._places.get(pair)
            if known is None:
                self._places[pair] = [place]
            else:
                known.append(place)

    def change(self, place: int, before: str, now: str) -> None:
        """Another text stands at a place."""
        old, new = _pairs(before), _pairs(now)
        for pair in old - new:
            known = self._places[pair]
            del known[bisect_left(known, place)]
        for pair in new - old:
            insort(self._places.setdefault(pair, []), place)

    def places(self, word: str) -> list[int]:
        """Where a word of one or two letters stands, or where a longer one may stand: it has to be looked for there."""
        return min((self._places.get(pair, []) for pair in _pairs(word)), key=len)


def _pairs(text: str) -> set[str]:
    return {*text, *map(str.__add__, text, text[1:])}
