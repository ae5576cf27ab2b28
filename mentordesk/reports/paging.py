"""Turns pages: the head of the first, the running head of the others, page x of y, bookmarks, and where to draw next."""

from collections.abc import Callable, Sequence
from datetime import date
from types import TracebackType
from typing import BinaryIO, Self

from mentordesk.i18n import _, language
from mentordesk.reports import text
from mentordesk.reports.sheet import BORDER, MM, PORTRAIT, SECOND, draw_picture, fit_picture, open_canvas, picture
from mentordesk.reports.styles import LABEL, MARGIN, SMALL, SUBTITLE, TITLE, WARN
from mentordesk.reports.text import Style


class Pages:
    """The pages of a report under way: everything is drawn from `y` downwards.

    Use it in a `with`; pages are written to `out` as they are closed, the rest on leaving it without an error. All
    coordinates are points, `y` counts from the bottom of the page. `missing` holds the characters that no font has;
    the report ends with a notice of them. `name` is the document's name where that is not the title of its first page.
    `on_page` is called with the number of each page but the last when it is full; it may raise to cancel.
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
        logo: bytes | None = None,
        subject: str = "",
        name: str = "",
        on_page: Callable[[int], object] | None = None,
    ) -> None:
        self.canvas = open_canvas(
            out,
            title=name or title,
            author=owner,
            language=language(),
            subject=subject or subtitle,
            page_size=page_size,
        )
        self.owner = text.one_line(owner)
        self._on_page = on_page
        self._data_date, self._logo = data_date, logo
        self.left = MARGIN
        self.width = page_size[0] - 2 * MARGIN
        self.bottom = MARGIN + 14
        self.top = page_size[1] - MARGIN
        self.y = self._fresh = self.top
        self._parts: list[tuple[int, str]] = []
        self._begin_part(title, subtitle)

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
            notice = text.missing_notice(self.missing)
            lines = text.wrap(notice, WARN, self.width)
            self.need(len(lines) * WARN.line)
            with self.canvas.tags.mark("P"):
                self.lines(lines, WARN, notice)
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

    def new_part(self, title: str, subtitle: str = "") -> None:
        """Close the page and begin the next as a paper of its own: with the whole head, its pages counted anew."""
        self._close_page()
        self._begin_part(title, subtitle)

    def new_page(self) -> None:
        """Close the page and begin the next with the running head."""
        self._close_page()
        with self.canvas.tags.artifact():
            half = self.width / 2 - 6
            text.draw(self.canvas, self.left, self.top, self.title, LABEL, max_width=half)
            right = self.left + self.width
            text.draw(self.canvas, right, self.top, self.subtitle, SMALL, "right", max_width=half)
            self.rule(self.top - 6)
        self.y = self.top - 18
        self._fresh = self.y

    def _close_page(self) -> None:
        if self._on_page is not None:
            self._on_page(self.page)
        self.canvas.showPage()
        self.y = self._fresh = self.top

    def _begin_part(self, title: str, subtitle: str) -> None:
        self.title, self.subtitle = text.one_line(title), text.one_line(subtitle)
        foot = " · ".join(part for part in (self.owner, self.subtitle) if part)
        if self._parts and self._parts[-1][1] == foot:
            foot = self._parts[-1][1]
        self._parts.append((self.page, foot))
        self._header(self._data_date, self._logo)

    def _header(self, data_date: date | None, logo: bytes | None) -> None:
        room = self.width
        if logo is not None:
            wide, high = fit_picture(picture(logo), 60 * MM, 16 * MM)
            room -= wide + 12
            with self.canvas.tags.mark("Figure", alt=self.owner or _("Logo")):
                draw_picture(self.canvas, logo, self.left + self.width - wide, self.top - high, wide, high)
        self.depth = 1
        with self.canvas.tags.mark("H1"):
            self.lines(text.wrap(self.title, TITLE, room), TITLE, self.title)
        self.bookmark(self.title, 0)
        if self.subtitle:
            with self.canvas.tags.mark("P"):
                self.lines(text.wrap(self.subtitle, SUBTITLE, room), SUBTITLE, self.subtitle)
        dated = _("Data as of {date}").format(date=data_date.isoformat()) if data_date else ""
        line = " · ".join(part for part in (self.owner, dated) if part)
        if line:
            with self.canvas.tags.mark("P"):
                self.lines(text.wrap(line, SMALL, room), SMALL, line)
        self.y -= 6
        with self.canvas.tags.artifact():
            self.rule(self.y)
        self.y -= 12

    def rule(self, y: float) -> None:
        """A thin line across the page."""
        self.canvas.setStrokeColor(text.colour(BORDER))
        self.canvas.setLineWidth(0.6)
        self.canvas.line(self.left, y, self.left + self.width, y)

    def lines(self, lines: Sequence[str], style: Style, words: str, indent: float = 0, beside: bool = False) -> None:
        """Draw lines from `y` down; those of a right-to-left text stand at the right, unless `beside` a label."""
        rtl = text.is_rtl(words)
        x, align = (self.left + indent, "left") if beside or not rtl else (self.left + self.width, "right")
        gap = " " if align == "left" else ""  # Between the words of two lines, for who listens or copies.
        for line in lines:
            text.draw(self.canvas, x, self.y - style.size, line + gap, style, align, rtl=rtl)
            self.y -= style.line

    def bookmark(self, words: str, level: int) -> None:
        """An entry in the outline that readers show beside the pages; it points to here."""
        self.canvas.name_page(words, level, self.y + 8)

    def _number_pages(self) -> None:
        """Add the foot to every page, now that their number is known."""
        firsts = [first for first, _foot in self._parts] + [self.page]
        small = Style(size=7.5, colour=SECOND)
        for part, (first, foot) in enumerate(self._parts):
            count = firsts[part + 1] - first
            for number in range(1, count + 1):
                with self.canvas.tags.artifact():
                    text.draw(self.canvas, self.left, MARGIN - 4, foot, small, max_width=self.width - 90)
                    words = _("Page {page} of {pages}").format(page=number, pages=count)
                    text.draw(self.canvas, self.left + self.width, MARGIN - 4, words, small, "right")
                self.canvas.add_to_page(first - 2 + number)
