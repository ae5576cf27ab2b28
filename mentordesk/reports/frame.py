"""What reports are made of: headings, paragraphs, key figures, facts, tables, pictures, signatures, definitions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mentordesk.i18n import _
from mentordesk.reports import tables, text
from mentordesk.reports.paging import Pages
from mentordesk.reports.sheet import BORDER, INK, MM, SheetCanvas
from mentordesk.reports.styles import BODY, FIGURE, LABEL, MEANING, SECTION, SMALL, SUBSECTION, TERM, TITLE
from mentordesk.reports.tables import Column, Row
from mentordesk.reports.text import Style

_HEADINGS = {1: TITLE, 2: SECTION, 3: SUBSECTION}


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that matters, what it counts, and a line of comparison."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the name and title printed below the line; both may be empty for a blank form."""

    name: str = ""
    title: str = ""


class Paper(Pages):
    """A report under way; each method draws one thing below the last and goes on to the next page by itself.

    with Paper(out, title=…, subtitle=…, owner=…, data_date=…) as paper:
        paper.heading(…)
        paper.table(columns, rows)
    """

    def heading(self, words: str, level: int = 2, follow: float = 48) -> None:
        """A heading (2: section, 3: sub-section) with a bookmark; `follow` points of what comes next stay with it."""
        style = _HEADINGS[level]
        lines = text.wrap(words, style, self.width)
        self.space(14 if level == 2 else 8)
        self.need(len(lines) * style.line + follow)
        self.bookmark(text.one_line(words), level - 1)
        self.depth = min(level, self.depth + 1)  # whoever walks from heading to heading misses no level
        with self.canvas.tags.mark(f"H{self.depth}", said=_said(words)):
            self.lines(lines, style, words)
        self.y -= 4

    def paragraph(self, words: str, style: Style = BODY, after: float = 6, indent: float = 0) -> None:
        """A paragraph in any script, wrapped; it goes on over the page in lines."""
        lines = text.wrap(words, style, self.width - indent)
        number: int | None = None
        while lines:
            fits = int((self.y - self.bottom) / style.line)
            if fits < min(2, len(lines)):
                self.new_page()
                continue
            with self.canvas.tags.mark("P", said=_said(words), again=number) as number:
                self.lines(lines[:fits], style, words, indent)
            lines = lines[fits:]
        self.space(after)

    def bullets(self, points: Iterable[str], style: Style = BODY) -> None:
        """A list of points."""
        for words in points:
            self.need(min(2, len(text.wrap(words, style, self.width - 12))) * style.line)
            with self.canvas.tags.artifact():
                text.draw(self.canvas, self.left + 2, self.y - style.size, "•", style)
            self.paragraph(words, style, after=2, indent=12)
        self.space(4)

    def key_figures(self, figures: Sequence[KeyFigure], across: int = 4) -> None:
        """Numbers in frames, up to `across` in a row."""
        gap, height = 8.0, 66.0
        wide = (self.width - gap * (across - 1)) / across
        for start in range(0, len(figures), across):
            self.need(height + gap)
            for i, figure in enumerate(figures[start : start + across]):
                self._key_figure(figure, self.left + i * (wide + gap), wide, height)
            self.y -= height + gap
        self.space(2)

    def facts(self, pairs: Iterable[tuple[str, str]], label_width: float = 120, across: int = 1) -> None:
        """Labels with their values, one below the other or two beside each other, as on a sheet about one person."""
        gap = 16.0
        wide = (self.width - gap * (across - 1)) / across
        told = list(pairs)
        for start in range(0, len(told), across):
            row = [
                (text.wrap(label, LABEL, label_width - 8), text.wrap(value, BODY, wide - label_width))
                for label, value in told[start : start + across]
            ]
            self.need(max(max(len(names), len(lines)) for names, lines in row) * BODY.line)
            top = lowest = self.y
            for i, ((label, value), (names, lines)) in enumerate(zip(told[start:], row, strict=False)):
                indent = i * (wide + gap)
                with self.canvas.tags.mark("P", said=_said(f"{label}: {value}")):
                    self.y = top
                    self.lines(names, LABEL, label, indent, beside=bool(i))
                    lowest, self.y = min(lowest, self.y), top
                    self.lines(lines, BODY, value, indent + label_width, beside=len(lines) == 1 or across > 1)
                lowest = min(lowest, self.y)
            self.y = lowest - 1
        self.space(6)

    def table(self, columns: Sequence[Column], rows: Iterable[Row], after: float = 8) -> None:
        """A table over as many pages as it needs; see `tables.draw_table`."""
        tables.draw_table(self, columns, rows)
        self.space(after)

    def beside(self, first: Callable[[], None], second: Callable[[], None], gap: float = 24) -> None:
        """Two things in columns beside each other; both must fit on what is left of the page."""
        left, width, top = self.left, self.width, self.y
        self.width = (width - gap) / 2
        try:
            first()
            below, self.y = self.y, top
            self.left = left + self.width + gap
            second()
        finally:
            self.left, self.width = left, width
        self.y = min(self.y, below)

    def picture(
        self,
        height: float,
        alt: str,
        paint: Callable[[SheetCanvas, float, float, float, float], None],
        after: float = 8,
    ) -> None:
        """A picture over the whole width: `paint(canvas, x, y, width, height)` draws it, `y` its lower edge.

        `alt` says in words what it shows, for those who do not see it.
        """
        self.need(height)
        self.y -= height
        with self.canvas.tags.mark("Figure", alt=text.one_line(alt)):
            self.canvas.saveState()
            paint(self.canvas, self.left, self.y, self.width, height)
            self.canvas.restoreState()
        self.space(after)

    def signatures(self, who: Sequence[Signature], above: float = 34, *, dated: bool = False) -> None:
        """Lines to sign on, side by side, with name and title below; `dated` has a line for place and date above each."""
        wide = min((72 if dated else 64) * MM, (self.width - 16 * (len(who) - 1)) / max(1, len(who)))
        step = (self.width - wide) / (len(who) - 1) if len(who) > 1 else 0.0
        self.need(above + 30 + (above + 12 if dated else 0))
        self.y -= above
        if dated:
            for i in range(len(who)):
                x = self.left + i * step
                self._line_to_write_on(x, wide)
                with self.canvas.tags.mark("P"):
                    text.draw(self.canvas, x, self.y - 11, _("Place and date"), SMALL)
            self.y -= above + 12
        for i, signature in enumerate(who):
            x = self.left + i * step
            self._line_to_write_on(x, wide)
            with self.canvas.tags.mark("P"):
                text.draw(self.canvas, x, self.y - 12, signature.name + " ", BODY, max_width=wide, min_size=7)
                text.draw(self.canvas, x, self.y - 24, signature.title, SMALL, max_width=wide, min_size=7)
        self.y -= 34

    def blank_lines(self, title: str, count: int, height: float = 24) -> None:
        """Lines over the whole width to write on by hand, below a small heading if there is one."""
        self.need((LABEL.line + 10 if title else 0) + count * height)
        if title:
            self.space(10)
            with self.canvas.tags.mark("P", said=_said(title)):
                self.lines(text.wrap(title, LABEL, self.width), LABEL, title)
        for _line in range(count):
            self.y -= height
            self._line_to_write_on(self.left, self.width, BORDER)
        self.space(8)

    def _line_to_write_on(self, x: float, wide: float, shade: str = INK) -> None:
        with self.canvas.tags.artifact():
            self.canvas.setStrokeColor(text.colour(shade))
            self.canvas.setLineWidth(0.5)
            self.canvas.line(x, self.y, x + wide, self.y)

    def definitions(self, terms: Iterable[tuple[str, str]], before: str = "") -> None:
        """The block at the end that says how things were counted, in two columns read line by line; `before` goes first."""
        self.heading(_("Definitions"))
        if before:
            self.paragraph(before, SMALL)
        gap = 18.0
        room = (self.width - gap) / 2
        entries = list(terms)
        for start in range(0, len(entries), 2):
            row = entries[start : start + 2]
            wrapped = [(text.wrap(term, TERM, room), text.wrap(meaning, MEANING, room)) for term, meaning in row]
            self.need(max(len(names) * TERM.line + len(lines) * MEANING.line for names, lines in wrapped))
            top, lowest = self.y, self.y
            for i, ((term, meaning), (names, lines)) in enumerate(zip(row, wrapped, strict=True)):
                self.y = top
                with self.canvas.tags.mark("P", said=_said(f"{term}: {meaning}")):
                    self.lines(names, TERM, term, i * (room + gap), beside=True)
                    self.lines(lines, MEANING, meaning, i * (room + gap), beside=True)
                lowest = min(lowest, self.y)
            self.y = lowest - 4

    def _key_figure(self, figure: KeyFigure, x: float, wide: float, height: float) -> None:
        canvas, room = self.canvas, wide - 18
        with canvas.tags.artifact():
            canvas.setStrokeColor(text.colour(BORDER))
            canvas.setLineWidth(0.8)
            canvas.roundRect(x, self.y - height, wide, height, 5)
        with canvas.tags.mark("P"):
            text.draw(canvas, x + 9, self.y - 16, figure.label + " ", LABEL, max_width=room, min_size=6.5)
            text.draw(canvas, x + 9, self.y - 41, figure.value + " ", FIGURE, max_width=room, min_size=10)
            text.draw(canvas, x + 9, self.y - 56, figure.note, SMALL, max_width=room, min_size=6)


def _said(words: str) -> str:
    """The text for a screen reader, where the page holds it in the order it is seen."""
    return text.one_line(words) if text.has_rtl(words) else ""
