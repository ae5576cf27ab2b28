"""Makes texts safe in other people's spreadsheets: never a formula, never a character that breaks the file."""

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula, or leads to one, when a spreadsheet opens CSV (OWASP's list)."""
_UNWRITABLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
"""NUL ends a text in some programs; surrogates and the two non-characters cannot be written as XML."""
LONGEST = 32_767
"""The most characters that a cell of a workbook holds."""


def without_formula(text: str) -> str:
    """The text for CSV, with an apostrophe before what a spreadsheet would take for a formula, as in `'=1+1`.

    A phone number that begins with + gets it too: the file cannot say that it is text, a workbook can.
    """
    clean = writable(text)
    return f"'{clean}" if begins_formula(clean) else clean


def begins_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula, as =1+1 or +46 70; blanks before it do not help."""
    return text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)


def fitting(text: str) -> str:
    """The text for a cell of a workbook, cut with an ellipsis where it is longer than a cell holds."""
    clean = writable(text)
    return clean if len(clean) <= LONGEST else clean[: LONGEST - 1] + "…"


def writable(text: str) -> str:
    """The text with a replacement mark for each character that no file can hold."""
    return _UNWRITABLE.sub("\ufffd", text)
