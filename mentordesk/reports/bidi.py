"""Puts mixed right-to-left and left-to-right text in the order it is seen: Unicode's UAX 9 without explicit marks.

The marks that embed and override (U+202A–E, U+2066–9) never come this far: `text.clean` drops them.
"""

import re
from unicodedata import bidirectional

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_STRONG = {"L": "L", "R": "R", "AL": "R"}
_NUMBERS = ("EN", "AN")
_NEUTRAL = ("B", "S", "WS", "ON")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
MIRROR = dict(zip("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤", strict=True))
"""Characters that are turned round where they stand in right-to-left text."""


def has_rtl(text: str) -> bool:
    """Does any letter of this text run from right to left?"""
    return _RTL.search(text) is not None


def has_strong_rtl(text: str) -> bool:
    """Does the text hold a right-to-left letter, and not only signs and digits of such a script?"""
    return any(bidirectional(char) in ("R", "AL") for char in text)


def is_rtl(text: str) -> bool:
    """Does the text as a whole run from right to left? Its first strong letter decides."""
    return next((kind != "L" for kind in map(bidirectional, text) if kind in _STRONG), False)


def levels(text: str, rtl: bool) -> list[int]:
    """The level of each character: even runs left to right, odd right to left; `rtl` is the base direction."""
    base = "R" if rtl else "L"
    kinds = _weak([bidirectional(char) or "L" for char in text], base)
    _brackets(text, kinds, base)
    _neutrals(kinds, base)
    around = int(rtl)
    found = [_level(kind, around) for kind in kinds]
    for i in range(len(text) - 1, -1, -1):  # Rule L1: spaces at the end belong to the base.
        if not text[i].isspace():
            break
        found[i] = around
    return found


def visual(order: list[int]) -> list[int]:
    """Rule L2: the indexes of runs with these levels, from the left to the right of the line."""
    indexes = list(range(len(order)))
    for level in range(max(order, default=0), 0, -1):
        i = 0
        while i < len(indexes):
            j = i
            while j < len(indexes) and order[indexes[j]] >= level:
                j += 1
            indexes[i:j] = reversed(indexes[i:j])
            i = j + 1
    return indexes


def _level(kind: str, around: int) -> int:
    if kind in _NUMBERS:
        return 2
    return around + (kind == "L") if around else int(kind == "R")


def _weak(kinds: list[str], base: str) -> list[str]:
    """Rules W1 to W7: numbers, their signs and separators, and marks that stand on letters."""
    found: list[str] = []
    strong = base
    for kind in kinds:
        now = kind
        if kind in ("NSM", "BN"):
            now = found[-1] if found else base
        if kind in _STRONG:
            strong = kind
            now = _STRONG[kind]
        elif kind == "EN" and strong == "AL":
            now = "AN"
        found.append(now)
    for i in range(1, len(found) - 1):
        before, after = found[i - 1], found[i + 1]
        if before == after and ((found[i] == "ES" and before == "EN") or (found[i] == "CS" and before in _NUMBERS)):
            found[i] = before
    _terminators(found)
    strong = base
    for i, kind in enumerate(found):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            found[i] = "L"
        elif kind in ("ES", "ET", "CS"):
            found[i] = "ON"
    return found


def _terminators(kinds: list[str]) -> None:
    """Rule W5: signs such as % and + next to a European number belong to it."""
    i = 0
    while i < len(kinds):
        j = i
        while j < len(kinds) and kinds[j] == "ET":
            j += 1
        beside = (i > 0 and kinds[i - 1] == "EN") or (j < len(kinds) and kinds[j] == "EN")
        if j > i and beside:
            kinds[i:j] = ["EN"] * (j - i)
        i = j + 1


def _side(kind: str) -> str:
    return "R" if kind in _NUMBERS else kind


def _brackets(text: str, kinds: list[str], base: str) -> None:
    """Rule N0: both brackets of a pair take the same direction."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for i, char in enumerate(text):
        if kinds[i] != "ON":
            continue
        if char in _PAIRS:
            waiting.append((_PAIRS[char], i))
            continue
        match = next((k for k in range(len(waiting) - 1, -1, -1) if waiting[k][0] == char), None)
        if match is not None:
            pairs.append((waiting[match][1], i))
            del waiting[match:]
    for start, end in sorted(pairs):
        inside = {_side(kind) for kind in kinds[start + 1 : end]} & {"L", "R"}
        if not inside:
            continue
        if base in inside:
            side = base
        else:
            before = next((_side(k) for k in reversed(kinds[:start]) if _side(k) in ("L", "R")), base)
            side = before if before in inside else base
        kinds[start] = kinds[end] = side


def _neutrals(kinds: list[str], base: str) -> None:
    """Rules N1 and N2: spaces and signs between two texts of one direction take it, others take the base."""
    i = 0
    while i < len(kinds):
        j = i
        while j < len(kinds) and kinds[j] in _NEUTRAL:
            j += 1
        if j > i:
            before = _side(kinds[i - 1]) if i else base
            after = _side(kinds[j]) if j < len(kinds) else base
            kinds[i:j] = [before if before == after else base] * (j - i)
        i = j + 1
