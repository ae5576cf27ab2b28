"""Prepares texts for searching, so that a keystroke over many thousand rows stays within one frame."""

import re
from collections.abc import Iterable
from functools import lru_cache

from mentordesk.domain.sorting import without_accents

_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_NUMBER = re.compile(r"\d+")
_DIGITS_ONLY = re.compile(r"[\d\s()+./-]*\d[\d\s()+./-]*\Z")


@lru_cache(maxsize=16384)  # towns, units and first names come again and again
def fold(text: str) -> str:
    """Without case and accents: "Åkerlund" and "akerlund" become the same, so either finds the other."""
    text = text.casefold()
    return text if text.isascii() else without_accents(text.translate(_PLAIN))


def _digits(text: str) -> str:
    """The bare digits of a phone number or date, in the Swedish way of writing (`+46 70` is `070`); else nothing."""
    if not _DIGITS_ONLY.match(text):
        return ""
    digits = "".join(_NUMBER.findall(text))
    return f"{digits} 0{digits[2:]}" if digits.startswith("46") and text.lstrip().startswith("+") else digits


def searchable(parts: Iterable[str]) -> str:
    """One folded text of all parts, with phone numbers also as bare digits."""
    kept = [part for part in parts if part]
    numbers = [digits for part in kept if part[0] in "+(0123456789" and (digits := _digits(part)) and digits != part]
    return "\n".join(map(fold, [*kept, *numbers]))


def terms(query: str) -> tuple[str, ...]:
    """The folded words of a query; every one must be found. Digits with blanks between are one number."""
    query = query.strip()
    digits = _digits(query)
    if digits and len(digits) > 2 and not query.startswith(("-", "/", ".")):
        return (digits.split()[-1],)
    return tuple(fold(query).split())
