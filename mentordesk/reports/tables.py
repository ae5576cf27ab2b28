"""Draws tables over any number of pages: repeated heads, thin lines, wrapped cells, groups, totals; in linear time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from mentordesk.reports import text
from mentordesk.reports.sheet import BORDER, INK, SECOND, SheetCanvas
from mentordesk.reports.text import Style

Align = Literal["left", "center", "right"]

CELL = Style(size=9, leading=12, colour=INK)
STRONG = Style(size=9, leading=12, weight="bold", colour=INK)
HEAD = Style(size=8.5, leading=11, weight="bold", colour=SECOND)
_PAD = 5.0
_ABOVE = 3.0
_TAGGED_CELLS = 3000
_MOST_KNOWN = 2000
"""Texts remembered at once: what repeats in a table does so soon."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, a fixed width in points or a share (`weight`) of what is left, and its alignment."""

    title: str
    width: float | None = None
    weight: float = 1.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Group:
    """A row that names the rows below it; it is never left alone at the foot of a page."""

    title: str


@dataclass(frozen=True, slots=True)
class Total:
    """A row of sums: bold, with a line above."""

    cells: Sequence[str]


Row = Sequence[str] | Group | Total


class Place(Protocol):
    """Where a table is drawn: a canvas with a running position, as `frame.Paper` is."""

    canvas: SheetCanvas
    left: float
    width: float
    bottom: float
    y: float

    def new_page(self) -> None:
        """Begin the next page; `y` is then its top."""


class _Writer:
    """Turns short plain texts into PDF operators, each text once, and remembers its width."""

    def __init__(self, canvas: SheetCanvas, style: Style) -> None:
        self._document = canvas._doc
        self._escape = canvas._escape
        self._style = style
        self._known: dict[str, tuple[float, str]] = {}
        self.font = text.plain_font(style)
        self.font.splitString("", self._document)
        self._widths = self.font.face.charWidths
        self.name = self.font.getSubsetInternalName(0, self._document)

    def get(self, raw: str) -> tuple[float, str]:
        """Width in points, and the operators that show the text; no operators when it must be shaped or wrapped."""
        found = self._known.get(raw)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = self._known[raw] = self._make(raw)
        return found

    def _make(self, raw: str) -> tuple[float, str]:
        clean = text.clean(raw)
        if "\n" in clean or not text.is_plain(clean, self._style):
            return 0.0, ""
        size = self._style.size
        wide = sum(map(self._widths.__getitem__, map(ord, clean))) * size / 1000
        if clean.isascii():
            return wide, "(" + clean.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ") Tj"
        parts: list[str] = []
        now = 0
        for subset, codes in self.font.splitString(clean, self._document):
            if subset != now:
                parts.append(f"{self.font.getSubsetInternalName(subset, self._document)} {size} Tf")
                now = subset
            parts.append(f"({self._escape(codes)}) Tj")
        if now:
            parts.append(f"{self.name} {size} Tf")
        return wide, " ".join(parts)


class _Table:
    """One table under way on a place."""

    def __init__(self, place: Place, columns: Sequence[Column], tagged: bool) -> None:
        self.place = place
        self.canvas = place.canvas
        self.columns = columns
        self.tagged = tagged
        self.writers = {style: _Writer(self.canvas, style) for style in (CELL, STRONG)}
        widths = _widths(columns, place.width)
        self.edges = [place.left + sum(widths[:i]) for i in range(len(widths) + 1)]
        self.spots = [
            (column.align, self.edges[i] + _PAD, self.edges[i + 1] - _PAD, widths[i] - 2 * _PAD)
            for i, column in enumerate(columns)
        ]
        self.heads = [text.wrap(c.title, HEAD, spot[3]) for c, spot in zip(columns, self.spots, strict=True)]
        self.rules: list[float] = []

    @property
    def head_height(self) -> float:
        return max(len(lines) for lines in self.heads) * HEAD.line + 2 * _ABOVE

    def head(self) -> None:
        """The head of the columns, at the top of the table and of each further page."""
        self.slow(self.heads, HEAD, ["TH"] * len(self.columns), self.head_height)
        self.rule(self.place.y, 0.8, SECOND)

    def body(self, cells: Sequence[str], style: Style) -> None:
        """One row: in one stroke when all its cells are short and plain, else wrapped."""
        get = self.writers[style].get
        parts: list[str] = []
        place = self.place
        height = style.line + 2 * _ABOVE
        first = 0
        if place.y - height >= place.bottom:
            baseline = place.y - _ABOVE - style.size
            for raw, (align, left, right, room) in zip(cells, self.spots, strict=True):
                wide, shown = get(raw)
                if wide > room or not shown:
                    break
                x = left if align == "left" else right - wide if align == "right" else (left + right - wide) / 2
                parts.append(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm {shown}")
            else:
                self.stroke(parts, style)
                place.y -= height
                self.rules.append(place.y)
                return
        lines = [text.wrap(raw, style, spot[3]) for raw, spot in zip(cells, self.spots, strict=True)]
        self.wrapped(lines, style, first)

    def stroke(self, parts: list[str], style: Style) -> None:
        """Draw the ready operators of a row, each cell with its mark."""
        if self.tagged:
            mark = self.canvas.tags.row(["TD"] * len(parts))
            parts = [f"/TD <</MCID {i}>> BDC {part} EMC" for i, part in enumerate(parts, mark)]
        name = self.writers[style].name
        self.canvas.raw(f"BT {name} {style.size} Tf " + "\n".join(parts) + " ET")

    def wrapped(self, lines: list[list[str]], style: Style, done: int) -> None:
        """A row of several lines; one taller than what is left goes on over the page, at least two lines at a time."""
        place = self.place
        count = max(len(cell) for cell in lines)
        while done < count:
            room = int((place.y - place.bottom - 2 * _ABOVE) / style.line)
            if room < min(count - done, 2):
                self.turn()
                room = max(1, int((place.y - place.bottom - 2 * _ABOVE) / style.line))
            part = [cell[done : done + room] for cell in lines]
            rows = min(room, count - done)
            self.slow(part, style, ["TD"] * len(part), rows * style.line + 2 * _ABOVE)
            self.rules.append(place.y)
            done += rows

    def slow(self, lines: list[list[str]], style: Style, kinds: list[str], height: float) -> None:
        """Draw wrapped or shaped cells with `text.draw`."""
        canvas, place = self.canvas, self.place
        whole = [" ".join(cell) for cell in lines]
        apart = [len(cell) > 1 and spot[0] != "left" for cell, spot in zip(lines, self.spots, strict=True)]
        said = [words if several or text.has_rtl(words) else "" for words, several in zip(whole, apart, strict=True)]
        mark = canvas.tags.row(kinds, said) if self.tagged else 0
        for i, (cell, (align, left, right, _room)) in enumerate(zip(lines, self.spots, strict=True)):
            x = {"left": left, "right": right, "center": (left + right) / 2}[align]
            rtl = text.is_rtl(whole[i])
            if rtl and align == "left" and len(cell) > 1:
                x, align = right, "right"
            if self.tagged:
                canvas.raw(f"/{kinds[i]} <</MCID {mark + i}>> BDC")
            gap = " " if align == "left" else ""  # between the words of two lines, for who listens or copies
            for k, line in enumerate(cell, 1):
                y = place.y - _ABOVE - style.size - (k - 1) * style.line
                text.draw(canvas, x, y, line + gap if k < len(cell) else line, style, align, rtl=rtl)
            if self.tagged:
                canvas.raw("EMC")
        place.y -= height

    def rule(self, y: float, thick: float, shade: str) -> None:
        """A line across the table."""
        with self.canvas.tags.artifact():
            self.canvas.setStrokeColor(text.colour(shade))
            self.canvas.setLineWidth(thick)
            self.canvas.line(self.edges[0], y, self.edges[-1], y)

    def flush(self) -> None:
        """Draw the lines below the rows of this page, all at once."""
        with self.canvas.tags.artifact():
            self.canvas.setStrokeColor(text.colour(BORDER))
            self.canvas.setLineWidth(0.5)
            left, right = self.edges[0], self.edges[-1]
            self.canvas.raw(" ".join(f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l" for y in self.rules) + " S")
        self.rules.clear()

    def begin_page(self) -> None:
        """Where cells are not tagged one by one, what follows is one paragraph."""
        if not self.tagged:
            self.canvas.tags.start("P")

    def end_page(self) -> None:
        """Nothing more is drawn on this page."""
        if not self.tagged:
            self.canvas.tags.stop()
        self.flush()

    def turn(self) -> None:
        """Go to the next page and repeat the head."""
        self.end_page()
        self.place.new_page()
        self.begin_page()
        self.canvas.setFillColor(text.colour(INK))
        self.head()
        self.canvas.setFillColor(text.colour(INK))

    def ensure(self, height: float) -> None:
        """Turn the page when less than this height is left."""
        if self.place.y - height < self.place.bottom:
            self.turn()


def _widths(columns: Sequence[Column], whole: float) -> list[float]:
    fixed = sum(column.width or 0.0 for column in columns)
    shares = sum(column.weight for column in columns if column.width is None)
    left = max(0.0, whole - fixed)
    return [column.width if column.width is not None else left * column.weight / shares for column in columns]


def draw_table(place: Place, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """Draw a table from the place's present height on; `place.y` is below it afterwards.

    A row is a sequence of texts as long as `columns`, a `Group` or a `Total`. A table of more than a few thousand cells
    is tagged as one paragraph a page, in reading order, instead of cell by cell: that would double the file.
    """
    rows = list(rows)
    tagged = len(rows) * len(columns) <= _TAGGED_CELLS
    table = _Table(place, columns, tagged)
    if place.y - table.head_height - 2 * (CELL.line + 2 * _ABOVE) < place.bottom:
        place.new_page()
    with place.canvas.tags.group("Table" if tagged else "Div"):
        table.begin_page()
        table.head()
        table.canvas.setFillColor(text.colour(INK))
        for row in rows:
            _draw_row(table, row)
        table.end_page()


def _draw_row(table: _Table, row: Row) -> None:
    line = CELL.line + 2 * _ABOVE
    if isinstance(row, Group):
        table.ensure(2 * line + 4)
        _draw_group(table, row.title)
    elif isinstance(row, Total):
        table.ensure(line)
        table.rule(table.place.y, 0.8, SECOND)
        table.body(row.cells, STRONG)
    else:
        if table.place.y - line < table.place.bottom:
            table.turn()
        table.body(row, CELL)


def _draw_group(table: _Table, title: str) -> None:
    place, canvas = table.place, table.canvas
    place.y -= 4
    mark = canvas.tags.row(["TH"], [title if text.has_rtl(title) else ""], len(table.columns)) if table.tagged else 0
    if table.tagged:
        canvas.raw(f"/TH <</MCID {mark}>> BDC")
    x, room = table.edges[0] + _PAD, table.edges[-1] - table.edges[0] - 2 * _PAD
    text.draw(canvas, x, place.y - _ABOVE - STRONG.size, title, STRONG, max_width=room)
    if table.tagged:
        canvas.raw("EMC")
    place.y -= STRONG.line + 2 * _ABOVE
    table.rules.append(place.y)
