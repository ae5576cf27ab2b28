"""Draws the attendance matrix: rows of tinted boxes that are told apart in grey too, with heads on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mentordesk.domain.months import Month
from mentordesk.i18n import _, pgettext
from mentordesk.reports import text
from mentordesk.reports.frame import Paper
from mentordesk.reports.report import Tick
from mentordesk.reports.sheet import BORDER, INK, SECOND
from mentordesk.reports.tables import HEAD
from mentordesk.reports.text import Style

COMFORTABLE = 14.0
"""Height of a row where there is more than one page anyway."""
LEAST = 8.2
"""The lowest row that can be read: forty pairs then fit on one page."""
_NAMES = 122.0
_TOTAL = 52.0
_MOST_BOX = 52.0


class Mark(NamedTuple):
    """What stands in a box: its kind (a key of `LOOKS`) and the letter."""

    kind: str
    letter: str


class _Look(NamedTuple):
    """Ground, letter and edge of a box; `dashed` edges tell what is open."""

    ground: str | None
    ink: str
    edge: str | None
    dashed: bool = False


LOOKS = {
    "held": _Look("#D3EADC", "#14532F", None),
    "cancelled": _Look("#FCEFD8", "#6B4000", "#C98A2B"),
    "rescheduled": _Look("#E3EEF9", "#174A80", "#6E9BCB"),
    "no_show": _Look("#F7CFCB", "#7A120B", "#B3261E"),
    "planned": _Look(None, "#174A80", "#6E9BCB"),
    "missed": _Look(None, "#7A120B", "#B3261E"),
    "due": _Look(None, SECOND, "#B4BBC4", dashed=True),
    "outside": _Look(None, SECOND, None),
}
"""Colours of the light theme; the letters alone say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A pair: names, the marks of its months, and its sum. `takes_over` sets it in below the pairing it continues."""

    mentor: str
    mentee: str
    takes_over: bool
    marks: tuple[Mark, ...]
    total: str


class Sums(NamedTuple):
    """The rows below the pairs: what they say, a text for each month, and one for all."""

    rows: Sequence[tuple[str, Sequence[str], str]]


class _Grid:
    """Where things stand across the page, and how high a row is."""

    def __init__(self, paper: Paper, months: Sequence[Month], height: float) -> None:
        self.paper = paper
        self.months = months
        self.height = height
        self.size = min(9.0, height * 0.77)
        spare = paper.width - 2 * _NAMES - _TOTAL
        self.box = min(_MOST_BOX, spare / max(1, len(months)))
        self.names = (paper.width - _TOTAL - self.box * len(months)) / 2
        self.mentor, self.mentee = paper.left, paper.left + self.names
        self.first = self.mentee + self.names
        self.right = paper.left + paper.width

    def middle(self, place: int) -> float:
        """The middle of a month's column."""
        return self.first + (place + 0.5) * self.box


def draw(
    paper: Paper, months: Sequence[Month], lines: Sequence[Line], sums: Sums, legend: list[tuple[Mark, str]], tick: Tick
) -> None:
    """Draw head, rows, sums and legend from the paper's present height on."""
    grid = _Grid(paper, months, _row_height(paper, len(lines), len(sums.rows)))
    with paper.canvas.tags.group("Table"):
        _head(grid)
        for done, line in enumerate(lines):
            if paper.y - grid.height < paper.bottom:
                tick(done, len(lines))
                paper.new_page()
                _head(grid)
            _row(grid, line)
        if paper.y - len(sums.rows) * 13 < paper.bottom:
            paper.new_page()
            _head(grid)
        for place, (title, cells, whole) in enumerate(sums.rows):
            _sum(grid, title, cells, whole, first=not place)
    _legend(paper, legend)


def _row_height(paper: Paper, count: int, sums: int) -> float:
    """As high as is pleasant; lower when all pairs then fit on one page with their sums and legend."""
    room = paper.y - paper.bottom - (HEAD.line + 8) - sums * 13 - 26
    fitting = room / max(1, count)
    return COMFORTABLE if fitting < LEAST else min(17.0, fitting)


def _head(grid: _Grid) -> None:
    paper, canvas = grid.paper, grid.paper.canvas
    several = len({month.year for month in grid.months}) > 1
    y = paper.y - HEAD.size - 2
    titles = [(grid.mentor + 4, _("Mentor"), "left"), (grid.mentee + 4, _("Mentee"), "left")]
    titles += [(grid.middle(i), _month(month, several, i, grid), "center") for i, month in enumerate(grid.months)]
    titles.append((grid.right - 4, pgettext("meetings", "Held"), "right"))
    mark = canvas.tags.row(["TH"] * len(titles))
    for number, (x, words, align) in enumerate(titles, mark):
        canvas.raw(f"/TH <</MCID {number}>> BDC")
        text.draw(canvas, x, y, words, HEAD, align, max_width=None if align != "center" else grid.box, min_size=5)
        canvas.raw("EMC")
    paper.y -= HEAD.line + 6
    _rule(grid, paper.y, SECOND, 0.8)
    paper.y -= 2


def _month(month: Month, several: bool, place: int, grid: _Grid) -> str:
    """Three letters; with two years in sight the first month of each says which."""
    if several and (place == 0 or month.month == 1 or grid.months[place - 1].year != month.year):
        return f"{month.short} {month.year % 100:02d}"
    return month.short


def _row(grid: _Grid, line: Line) -> None:
    """The two names, the boxes, the sum; one stroke of tags, so that it is read as a row of a table."""
    paper, canvas = grid.paper, grid.paper.canvas
    y = paper.y - grid.height * 0.5 - grid.size * 0.36
    style = Style(size=grid.size, colour=INK)
    said = [name if text.has_rtl(name) else "" for name in (line.mentor, line.mentee)]
    mark = canvas.tags.row(["TD"] * (len(line.marks) + 3), said)
    indent = 9.0 if line.takes_over else 0.0
    if line.takes_over:
        _elbow(grid)
    room = grid.names - 8
    cells = [(grid.mentor + 4 + indent, line.mentor, room - indent), (grid.mentee + 4, line.mentee, room)]
    for number, (x, name, wide) in enumerate(cells, mark):
        canvas.raw(f"/TD <</MCID {number}>> BDC")
        text.draw(canvas, x, y, name, style, max_width=wide, min_size=max(5.0, grid.size - 2))
        canvas.raw("EMC")
    for place, each in enumerate(line.marks):
        _box(grid, grid.middle(place), each, paper.y - grid.height / 2, mark + 2 + place)
    canvas.raw(f"/TD <</MCID {mark + 2 + len(line.marks)}>> BDC")
    text.draw(canvas, grid.right - 4, y, line.total, style, "right", max_width=_TOTAL - 4, min_size=5)
    canvas.raw("EMC")
    paper.y -= grid.height
    _rule(grid, paper.y, BORDER, 0.4)


def _elbow(grid: _Grid) -> None:
    """The little corner that leads from the mentor above to the one who took over."""
    canvas, x, top = grid.paper.canvas, grid.mentor + 5.0, grid.paper.y
    with canvas.tags.artifact():
        canvas.setStrokeColor(text.colour(SECOND))
        canvas.setLineWidth(0.7)
        middle = top - grid.height * 0.52
        canvas.lines([(x, top - 1, x, middle), (x, middle, x + 5, middle)])


def _box(grid: _Grid, middle: float, mark: Mark, centre: float, number: int) -> None:
    """A tinted box with its letter; `number` is the mark of its cell, none in the legend."""
    canvas, look = grid.paper.canvas, LOOKS[mark.kind]
    wide, high = grid.box - 4, grid.height - max(1.2, grid.height * 0.16)
    if look.ground or look.edge:
        with canvas.tags.artifact():
            canvas.setLineWidth(0.5)
            canvas.setDash([2, 1.5] if look.dashed else [])
            canvas.setStrokeColor(text.colour(look.edge or BORDER))
            canvas.setFillColor(text.colour(look.ground or "#FFFFFF"))
            box = (middle - wide / 2, centre - high / 2, wide, high, min(2.5, high / 4))
            canvas.roundRect(*box, stroke=int(look.edge is not None), fill=int(look.ground is not None))
            canvas.setDash([])
    if number >= 0:
        canvas.raw(f"/TD <</MCID {number}>> BDC")
    style = Style(size=grid.size, weight="bold", colour=look.ink)
    text.draw(canvas, middle, centre - grid.size * 0.36, mark.letter + (" " if number >= 0 else ""), style, "center")
    if number >= 0:
        canvas.raw("EMC")


def _sum(grid: _Grid, title: str, cells: Sequence[str], whole: str, *, first: bool) -> None:
    """A row of sums; a strong line above the first."""
    paper, canvas = grid.paper, grid.paper.canvas
    if first:
        paper.y -= 1
        _rule(grid, paper.y, SECOND, 0.8)
    style = Style(size=8, weight="bold", colour=INK) if first else Style(size=8, colour=SECOND)
    y = paper.y - 9.5
    mark = canvas.tags.row(["TD"] * (len(cells) + 2))
    wide = grid.first - grid.mentor - 8
    places = [(grid.mentor + 4, title, "left", wide)]
    places += [(grid.middle(i), words, "center", grid.box - 2) for i, words in enumerate(cells)]
    places.append((grid.right - 4, whole, "right", _TOTAL - 4))
    for number, (x, words, align, room) in enumerate(places, mark):
        canvas.raw(f"/TD <</MCID {number}>> BDC")
        text.draw(canvas, x, y, words, style, align, max_width=room, min_size=5)
        canvas.raw("EMC")
    paper.y -= 13


def _legend(paper: Paper, legend: list[tuple[Mark, str]]) -> None:
    """What the boxes mean, in one line (more when the words are long)."""
    small = _Grid(paper, [], 12)
    small.box, small.size = 20.0, 8.0
    style = Style(size=8, colour=SECOND)
    paper.space(6)
    paper.need(14)
    x = paper.left
    with paper.canvas.tags.mark("P"):
        for mark, words in legend:
            long = text.width(words, style)
            if x + 24 + long > paper.left + paper.width:
                x = paper.left
                paper.y -= 14
            _box(small, x + 8, mark, paper.y - 7, -1)
            text.draw(paper.canvas, x + 21, paper.y - 10, words + " ", style)
            x += 21 + long + 14
    paper.y -= 16


def _rule(grid: _Grid, y: float, shade: str, thick: float) -> None:
    with grid.paper.canvas.tags.artifact():
        grid.paper.canvas.setStrokeColor(text.colour(shade))
        grid.paper.canvas.setLineWidth(thick)
        grid.paper.canvas.line(grid.paper.left, y, grid.right, y)
