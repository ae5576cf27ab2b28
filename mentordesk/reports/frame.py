"""The page that all reports share: title, running head, page x of y, headings, paragraphs, figures, definitions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import BinaryIO, Self

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from mentordesk.i18n import _, language
from mentordesk.reports import tables, text
from mentordesk.reports.sheet import (
    ACCENT,
    BORDER,
    FAINT,
    INK,
    MM,
    PORTRAIT,
    SECOND,
    WARNING,
    fit_picture,
    open_canvas,
)
from mentordesk.reports.tables import Column, Row
from mentordesk.reports.text import Style

TITLE = Style(size=20, weight="bold", kern=True, leading=25, colour=INK)
SUBTITLE = Style(size=11, colour=SECOND, leading=15)
SECTION = Style(size=13, weight="bold", kern=True, leading=17, colour=INK)
SUBSECTION = Style(size=10.5, weight="bold", leading=14, colour=INK)
BODY = Style(size=9.5, leading=13.5, colour=INK)
BOLD = Style(size=9.5, leading=13.5, weight="bold", colour=INK)
LABEL = Style(size=8.5, leading=11.5, weight="bold", colour=SECOND)
SMALL = Style(size=8, leading=11, colour=SECOND)
FIGURE = Style(size=20, weight="bold", kern=True, leading=24, colour=ACCENT)
WARN = Style(size=8.5, leading=11.5, colour=WARNING)
MARGIN = 18 * MM
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


class Paper:
    """A report under way: everything is drawn from `y` downwards and goes on to the next page by itself.

    Use it in a `with`; leaving it without an error writes the document to `out`. All coordinates are points, `y` counts
    from the bottom of the page. `missing` holds the characters that no font has; the report ends with a notice of them.
    """

    def __init__(
        self,
        out: BinaryIO,
        *,
        title: str,
        subtitle: str = "",
        owner: str = "",
        data_date: date | None = None,
        page_size: tuple[float, float] = PORTRAIT,
        logo: ImageReader | None = None,
        subject: str = "",
    ) -> None:
        self.canvas = open_canvas(
            out,
            title=title,
            author=owner,
            language=language(),
            subject=subject or subtitle,
            page_size=page_size,
        )
        self.title, self.subtitle, self.owner = (
            text.one_line(title),
            text.one_line(subtitle),
            text.one_line(owner),
        )
        self.left = MARGIN
        self.width = page_size[0] - 2 * MARGIN
        self.bottom = MARGIN + 14
        self.top = page_size[1] - MARGIN
        self.y = self._fresh = self.top
        self._bookmarks, self._depth = 0, -1
        self._header(data_date, logo)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self.finish()

    @property
    def missing(self) -> set[str]:
        """Characters met so far that no shipped font has."""
        return self.canvas.missing

    @property
    def page(self) -> int:
        """The number of the present page, from 1."""
        number: int = self.canvas.getPageNumber()
        return number

    def finish(self) -> None:
        """Write the notice of unprintable characters and all page numbers, and give the document to `out`."""
        if self.missing:
            self.space(8)
            self.paragraph(text.missing_notice(self.missing), WARN)
        self.canvas.showPage()
        self._number_pages()
        self.canvas.save()

    def space(self, points: float) -> None:
        """Leave some room; nothing at the top of a page."""
        if self.y < self._fresh:
            self.y -= points

    def need(self, height: float) -> None:
        """Begin a new page unless this height is left on the present one."""
        if self.y - height < self.bottom:
            self.new_page()

    def new_page(self) -> None:
        """Close the page and begin the next with the running head."""
        self.canvas.showPage()
        self.y = self.top
        with self.canvas.tags.artifact():
            half = self.width / 2 - 6
            text.draw(self.canvas, self.left, self.top, self.title, LABEL, max_width=half)
            right = self.left + self.width
            text.draw(self.canvas, right, self.top, self.subtitle, SMALL, "right", max_width=half)
            self._line(self.top - 6)
        self.y = self.top - 18
        self._fresh = self.y

    def heading(self, words: str, level: int = 2, follow: float = 48) -> None:
        """A heading (2: section, 3: sub-section) with a bookmark; `follow` points of what comes next stay with it."""
        style = _HEADINGS[level]
        lines = text.wrap(words, style, self.width)
        self.space(14 if level == 2 else 8)
        self.need(len(lines) * style.line + follow)
        self._bookmark(text.one_line(words), level - 1)
        with self.canvas.tags.mark(f"H{level}", said=_said(words)):
            self._lines(lines, style, words)
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
                self._lines(lines[:fits], style, words, indent)
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

    def facts(self, pairs: Iterable[tuple[str, str]], label_width: float = 120) -> None:
        """Labels with their values, one below the other, as on a sheet about one person."""
        room = self.width - label_width
        for label, value in pairs:
            lines = text.wrap(value, BODY, room)
            names = text.wrap(label, LABEL, label_width - 8)
            self.need(max(len(lines), len(names)) * BODY.line)
            top = self.y
            with self.canvas.tags.mark("P", said=_said(f"{label}: {value}")):
                self._lines(names, LABEL, label)
                below, self.y = self.y, top
                self._lines(lines, BODY, value, label_width, beside=len(lines) == 1)
            self.y = min(self.y, below) - 1
        self.space(6)

    def table(self, columns: Sequence[Column], rows: Iterable[Row], after: float = 8) -> None:
        """A table over as many pages as it needs; see `tables.draw_table`."""
        tables.draw_table(self, columns, rows)
        self.space(after)

    def picture(
        self,
        height: float,
        alt: str,
        paint: Callable[[Canvas, float, float, float, float], None],
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

    def signatures(self, who: Sequence[Signature], above: float = 34) -> None:
        """Lines to sign on, side by side, with name and title below."""
        wide = min(64 * MM, (self.width - 16 * (len(who) - 1)) / max(1, len(who)))
        step = (self.width - wide) / (len(who) - 1) if len(who) > 1 else 0.0
        self.need(above + 30)
        self.y -= above
        for i, signature in enumerate(who):
            x = self.left + i * step
            with self.canvas.tags.artifact():
                self.canvas.setStrokeColor(text.colour(INK))
                self.canvas.setLineWidth(0.5)
                self.canvas.line(x, self.y, x + wide, self.y)
            with self.canvas.tags.mark("P"):
                text.draw(self.canvas, x, self.y - 12, signature.name + " ", BODY, max_width=wide, min_size=7)
                text.draw(self.canvas, x, self.y - 24, signature.title, SMALL, max_width=wide, min_size=7)
        self.y -= 34

    def definitions(self, terms: Iterable[tuple[str, str]]) -> None:
        """The block at the end that says how things were counted."""
        self.heading(_("Definitions"))
        for term, meaning in terms:
            self.need(SUBSECTION.line + SMALL.line)
            self.paragraph(term, LABEL, after=0)
            self.paragraph(meaning, SMALL, after=4)

    def _header(self, data_date: date | None, logo: ImageReader | None) -> None:
        room = self.width
        if logo is not None:
            wide, high = fit_picture(logo, 60 * MM, 16 * MM)
            room -= wide + 12
            with self.canvas.tags.mark("Figure", alt=self.owner or _("Logo")):
                self.canvas.drawImage(logo, self.left + self.width - wide, self.top - high, wide, high)
        with self.canvas.tags.mark("H1"):
            self._lines(text.wrap(self.title, TITLE, room), TITLE, self.title)
        self._bookmark(self.title, 0)
        if self.subtitle:
            with self.canvas.tags.mark("P"):
                self._lines(text.wrap(self.subtitle, SUBTITLE, room), SUBTITLE, self.subtitle)
        dated = _("Data as of {date}").format(date=data_date.isoformat()) if data_date else ""
        line = " · ".join(part for part in (self.owner, dated) if part)
        if line:
            with self.canvas.tags.mark("P"):
                self._lines(text.wrap(line, SMALL, room), SMALL, line)
        self.y -= 6
        with self.canvas.tags.artifact():
            self._line(self.y)
        self.y -= 12

    def _line(self, y: float) -> None:
        self.canvas.setStrokeColor(text.colour(BORDER))
        self.canvas.setLineWidth(0.6)
        self.canvas.line(self.left, y, self.left + self.width, y)

    def _lines(self, lines: Sequence[str], style: Style, words: str, indent: float = 0, beside: bool = False) -> None:
        """Draw lines from `y` down; those of a right-to-left text stand at the right, unless `beside` a label."""
        rtl = text.is_rtl(words)
        x, align = (self.left + indent, "left") if beside or not rtl else (self.left + self.width, "right")
        gap = " " if align == "left" else ""  # Between the words of two lines, for who listens or copies.
        for line in lines:
            text.draw(self.canvas, x, self.y - style.size, line + gap, style, align, rtl=rtl)
            self.y -= style.line

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

    def _bookmark(self, words: str, level: int) -> None:
        self._bookmarks += 1
        key = f"part-{self._bookmarks}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=self.y + 8)
        self._depth = min(level, self._depth + 1)
        self.canvas.addOutlineEntry(words, key, self._depth, closed=False)

    def _number_pages(self) -> None:
        """Add the foot to every page, now that their number is known."""
        pages = self.canvas._doc.Pages.pages
        foot = " · ".join(part for part in (self.owner, self.subtitle) if part)
        small = Style(size=7.5, colour=FAINT)
        for number, page in enumerate(pages, 1):
            with self.canvas.tags.artifact():
                text.draw(self.canvas, self.left, MARGIN - 4, foot, small, max_width=self.width - 90)
                count = _("Page {page} of {pages}").format(page=number, pages=len(pages))
                text.draw(self.canvas, self.left + self.width, MARGIN - 4, count, small, "right")
            page.stream += "\n".join(self.canvas._code) + "\n"
            self.canvas._code.clear()


def _said(words: str) -> str:
    """The text for a screen reader, where the page holds it in the order it is seen."""
    return text.one_line(words) if text.has_rtl(words) else ""
