"""Reads a table from a text file, whatever program wrote it: finds its encoding and what stands between its columns."""

import codecs
import csv
from collections import Counter

from mentordesk.exchange.pasted import Block

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BETWEEN = (";", "\t", ",", "|")
"""What may stand between columns; in Sweden the comma belongs to numbers, so Excel writes semicolons."""
_TRIED = 50
"""So many lines are looked at to find out."""


def rows(content: bytes) -> Block:
    """The cells of a text file, each row at its line. Raises ValueError for what is no text."""
    text = decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    said, _end, rest = text.partition("\n")
    if said.casefold().startswith("sep=") and len(said) == 5:  # Excel's own way to say it
        return [[], *_read(rest.split("\n"), said[4])]
    lines = text.split("\n")
    return _read(lines, _between(lines[:_TRIED]))


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16, and what is neither is the Windows of Western Europe. Raises ValueError."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding)
    if b"\x00" in content[:2]:
        return content.decode("utf-16-be" if content[:1] == b"\x00" else "utf-16-le")
    if b"\x00" in content:
        raise ValueError("no text")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _between(lines: list[str]) -> str:
    """The sign that makes the most lines alike, and more than one column of them."""

    def fits(sign: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in _read(lines, sign) if any(row))
        width, often = max(widths.items(), key=lambda each: (each[0] > 1, each[1]), default=(1, 0))
        return (often, width) if width > 1 else (0, 0)

    return max(_BETWEEN, key=fits)


def _read(lines: list[str], sign: str) -> Block:
    """The cells; a row that goes over several lines is followed by empty ones, so that each stands at its line."""
    found: Block = []
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=sign)
    try:
        for row in reader:
            start = len(found)
            found.append(row)
            found += [[] for _line in range(reader.line_num - start - 1)]
    except csv.Error as error:
        raise ValueError(str(error)) from error
    while found and not any(found[-1]):
        found.pop()
    return found
