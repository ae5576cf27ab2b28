"""Prepares texts for searching, so that a keystroke over many thousand rows stays within one frame."""

import re
from collections.abc import Iterable
from functools import lru_cache

from mentordesk.domain.sorting import without_accents

_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_NUMBER = re.compile(r"\d+")
_DIGITS_ONLY = re.compile(r"[\d\s()+./-]*\d[\d\s()+./-]*\Z")
_RUN = re.compile(r"[+\d(][\d\s()./-]*\d")
_WHOLE_NUMBER = 8
"""So many digits that begin with 00 are a number as it is dialled from abroad."""


@lru_cache(maxsize=16384)  # towns, units and first names come again and again
def fold(text: str) -> str:
    """Without case and accents: "Åkerlund" and "akerlund" become the same, so either finds the other."""
    text = text.casefold()
    return text if text.isascii() else without_accents(text.translate(_PLAIN))


def _bare(number: str) -> str:
    """The bare digits of a phone number or date; of +46 70 also those that are dialled within Sweden: 4670 070."""
    digits = "".join(_NUMBER.findall(number))
    return f"{digits} 0{digits[2:]}" if digits.startswith("46") and number.startswith("+") else digits


def searchable(parts: Iterable[str]) -> str:
    """One folded text of all parts, with phone numbers also as bare digits, several of them and with remarks too."""
    kept = [part for part in parts if part]
    numbers = [_bare(run) for part in kept if part[0] in "+(0123456789" for run in _RUN.findall(part)]
    return "\n".join(map(fold, [*kept, *numbers]))


def terms(query: str) -> tuple[str, ...]:
    """The folded words of a query; every one must be found. Digits with blanks between are one number."""
    query = query.strip()
    if _DIGITS_ONLY.match(query) and not query.startswith(("-", "/", ".")):
        digits = _bare(query)
        if len(digits) >= _WHOLE_NUMBER and digits.startswith("00"):  # shorter it may be the end of a number
            digits = f"0{digits[4:]}" if digits.startswith("0046") else digits[2:]
        if len(digits) > 2:
            return (digits.split()[-1],)
    return tuple(fold(query).split())
