"""Blocks of cells on the clipboard: out so that Excel, Word and a plain text editor take them, in as Excel gives them."""

import html
import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from mentordesk.exchange.safe_cells import begins_formula

Block = list[list[str]]
Placed = list[tuple[int, int, str]]
"""(row, column, value) of every cell that a block is laid on; a place may lie outside the list."""

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
_NUMBER = re.compile(r"-\d+(?:[.,]\d+)?")
_AS_TEXT = " style=\"mso-number-format:'\\@'\""
"""The format “Text” of Excel, which reads the table before the plain text."""


def mime(block: Sequence[Sequence[str]], headings: Sequence[str] = ()) -> QMimeData:
    """The cells, with a line of headings where there are some, as tab-separated text and as an HTML table."""
    lines = [[" ".join(cell.split()) for cell in line] for line in ([headings, *block] if headings else block)]
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in lines))
    marks = ["th" if headings and not number else "td" for number in range(len(lines))]
    body = "".join(_as_html(line, mark) for line, mark in zip(lines, marks, strict=True))
    data.setHtml(f"<table>{body}</table>")
    return data


def _as_html(line: Sequence[str], mark: str) -> str:
    return "<tr>" + "".join(f"<{mark}{_style(cell)}>{html.escape(cell)}</{mark}>" for cell in line) + "</tr>"


def _style(cell: str) -> str:
    """Excel is told that a text is text where it would take it for a formula; a number below nothing stays a number."""
    return _AS_TEXT if begins_formula(cell) and not _NUMBER.fullmatch(cell) else ""


def read(text: str) -> Block:
    """A block as Excel copies it: what holds a tab or a line break stands in quotation marks there."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    block: Block = [[]]
    at = 0
    while True:
        quoted = _QUOTED.match(text, at)
        if quoted is not None and ("\t" in quoted[1] or "\n" in quoted[1]):
            block[-1].append(quoted[1].replace('""', '"'))
            at = quoted.end()
        else:
            plain = _PLAIN.match(text, at)
            assert plain is not None  # it takes the empty text too
            block[-1].append(plain[0])
            at = plain.end()
        if at >= len(text):
            return block
        if text[at] == "\n":
            block.append([])
        at += 1


def laid(block: Block, rows: Sequence[int], columns: Sequence[int]) -> Placed:
    """Where the cells of a block go: one value into all chosen cells; a block again and again where the choice is a
    multiple of it; else once, from the first chosen cell on.
    """
    down, across = len(block), max(map(len, block))
    rows = _fitting(rows, down)
    columns = _fitting(columns, across)
    return [
        (row, column, line[place % across] if place % across < len(line) else "")
        for number, row in enumerate(rows)
        for line in (block[number % down],)
        for place, column in enumerate(columns)
    ]


def _fitting(chosen: Sequence[int], count: int) -> Sequence[int]:
    """The chosen places where they are a multiple of the count, else so many from the first on."""
    return chosen if len(chosen) % count == 0 else range(chosen[0], chosen[0] + count)
