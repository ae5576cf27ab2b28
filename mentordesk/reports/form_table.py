"""Draws tables to be filled in by hand: rows of an even height with text, boxes to write in and lines to sign on."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from mentordesk.reports import text
from mentordesk.reports.frame import Paper
from mentordesk.reports.sheet import BORDER, INK, SECOND
from mentordesk.reports.tables import HEAD
from mentordesk.reports.text import Style

NAME = Style(size=10, weight="bold", colour=INK)
PLAIN = Style(size=9, colour=INK)
SMALL = Style(size=8, colour=SECOND)
_GAP = 8.0

Kind = Literal["text", "box", "line"]


class Field(NamedTuple):
    """A column: its head, its share of the width, and whether it is read, or filled in: in a box, or on a line."""

    title: str
    share: float
    kind: Kind = "text"


Lines = Sequence[tuple[str, Style]]
"""One or two lines of a cell, each with its style; none in a cell to fill in."""


class FormTable:
    """A table under way on a paper; the head is repeated on every page."""

    def __init__(self, paper: Paper, fields: Sequence[Field], height: float) -> None:
        self._paper = paper
        self._fields = fields
        self._height = height
        whole = sum(field.share for field in fields)
        edges = [paper.left]
        for field in fields:
            edges.append(edges[-1] + paper.width * field.share / whole)
        self._edges = edges

    def head(self) -> None:
        """The names of the columns."""
        paper = self._paper
        mark = paper.canvas.tags.row(["TH"] * len(self._fields))
        for i, field in enumerate(self._fields):
            paper.canvas.raw(f"/TH <</MCID {mark + i}>> BDC")
            room = self._edges[i + 1] - self._edges[i] - _GAP / 2
            text.draw(paper.canvas, self._edges[i], paper.y - HEAD.size - 3, field.title, HEAD, max_width=room, min_size=6)
            paper.canvas.raw("EMC")
        paper.y -= HEAD.line + 6
        self._rule(paper.left, paper.left + paper.width, paper.y, SECOND, 0.8)

    def row(self, cells: Sequence[Lines]) -> None:
        """One row; on a new page below a new head."""
        paper = self._paper
        if paper.y - self._height < paper.bottom:
            paper.new_page()
            self.head()
        said = ["".join(words for words, _style in lines if text.has_rtl(words)) for lines in cells]
        mark = paper.canvas.tags.row(["TD"] * len(cells), said)
        for i, lines in enumerate(cells):
            paper.canvas.raw(f"/TD <</MCID {mark + i}>> BDC")
            self._write(i, lines)
            paper.canvas.raw("EMC")
        bottom = paper.y - self._height
        for i, field in enumerate(self._fields):
            if field.kind == "box":
                self._box(self._edges[i], self._edges[i + 1] - _GAP, bottom)
        paper.y = bottom
        self._rule(paper.left, paper.left + paper.width, bottom, BORDER, 0.5)
        for i, field in enumerate(self._fields):
            if field.kind == "line":
                self._rule(self._edges[i], self._edges[i + 1], bottom, INK, 0.6)

    def _write(self, place: int, lines: Lines) -> None:
        shown = [line for line in lines if line[0]] or [("", SMALL)]
        middle = self._paper.y - self._height / 2
        x, room = self._edges[place], self._edges[place + 1] - self._edges[place] - _GAP
        if self._fields[place].kind == "box":
            x, room = x + 3, room - 6
        upper, lower = shown[0][1].size, shown[-1][1].size
        baselines = (
            [middle - upper * 0.35] if len(shown) == 1 else [middle + upper * 0.2, middle + upper * 0.2 - lower * 1.38]
        )
        for (words, style), y in zip(shown, baselines, strict=False):
            gap = " " if len(shown) > 1 else ""
            text.draw(self._paper.canvas, x, y, words + gap, style, max_width=room, min_size=6)

    def _box(self, left: float, right: float, bottom: float) -> None:
        canvas = self._paper.canvas
        with canvas.tags.artifact():
            canvas.setStrokeColor(text.colour("#868F9B"))
            canvas.setLineWidth(0.6)
            canvas.roundRect(left, bottom + 4, right - left, self._height - 8, 2)

    def _rule(self, left: float, right: float, y: float, shade: str, thick: float) -> None:
        with self._paper.canvas.tags.artifact():
            self._paper.canvas.setStrokeColor(text.colour(shade))
            self._paper.canvas.setLineWidth(thick)
            self._paper.canvas.line(left, y, right, y)
