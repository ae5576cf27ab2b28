"""Makes a table of what other programs put on the clipboard where their plain text is none: HTML, lists with semicolons."""

import csv
import re
from collections.abc import Sequence
from html.parser import HTMLParser

Block = list[list[str]]

_ADDRESS = re.compile(r"(\"[^\"\n]*\"|[^\"<>;,\t\n]*?)\s*<([^<>\s]+@[^<>\s]+)>")
_AFTER_ADDRESS = re.compile(r"(?<=>)[\s;,]*")
_LONGEST = 500
"""Characters of an address with its name; to look for one in what is longer takes minutes."""


def table(block: Sequence[Sequence[str]], text: str, html: str = "") -> Block:
    """The table that was copied: `block` is the text as Excel means it, where that has several columns.

    Else an HTML table, lines with semicolons, or a list of addresses as letters have them (Ali Nur <ali@example.org>).
    """
    if max(map(len, block), default=0) > 1:
        return [list(line) for line in block]
    if max(map(len, found := of_html(html)), default=0) > 1:
        return found
    parts = list(filter(None, _AFTER_ADDRESS.split(text.strip())))
    matches = [_ADDRESS.fullmatch(part) for part in parts if len(part) <= _LONGEST]
    addresses = [one for one in matches if one is not None]
    if addresses and len(addresses) == len(parts):
        return [[one[1].strip('" '), one[2]] for one in addresses]
    try:
        lines = list(csv.reader(text.splitlines(), delimiter=";"))
    except csv.Error:  # what is too long for a cell is no list
        lines = []
    if len(lines) > 1 and len({len(line) for line in lines if line}) == 1 and len(lines[0]) > 1:
        return lines
    return [list(line) for line in block]


def of_html(html: str) -> Block:
    """The rows of the tables in a page; none where it has no table."""
    reader = _Reader()
    if "<table" in html.casefold():
        reader.feed(html.replace("<![", "<! "))  # it stumbles over marks of this kind that it does not know
        reader.close()
    return reader.rows


class _Reader(HTMLParser):
    """The cells of the tables in a text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Block = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as its base has it
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end()
            self._cell = []
        elif tag in ("br", "p") and self._cell:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._end()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end(self) -> None:
        if self._cell is not None and self.rows:
            self.rows[-1].append(" ".join("".join(self._cell).split()))
        self._cell = None
