"""Long tables, files one by one and the memory of long documents: beside a plain canvas, or against a limit a page."""

import io
import tempfile
import tracemalloc
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from mentordesk import paths
from mentordesk.domain.months import Month
from mentordesk.domain.working_time import Minutes
from mentordesk.queries.working_time import MentorTime
from mentordesk.reports import fonts, time_account
from mentordesk.reports.frame import Paper
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.report import no_tick
from mentordesk.reports.sheet import MM, PORTRAIT
from mentordesk.reports.tables import Column
from mentordesk.reports.time_account import MentorAccount
from tests.benchmarks import measure
from tests.benchmarks.certificates import LOGO

ROWS_A_PAGE, PAGES = 39, 100
WIDTHS = (40.0, 140.0, 120.0, 70.0, 60.0, 63.0)
HEADS = ("No.", "Mentor", "Mentee", "Date", "Minutes", "Hours")
EACH = 0.010
"""Seconds that a file of its own may take."""
KILOBYTES = 10
"""What a page of a long document may take while it is made."""


def rows(count: int) -> list[list[str]]:
    """Rows as a list of meetings has them: no two alike, with letters beyond ASCII."""
    return [_row(number) for number in range(1, count + 1)]


def _row(n: int) -> list[str]:
    day = f"2027-{1 + n % 12:02d}-{1 + n % 28:02d}"
    return [str(n), f"Åsa Öberg-Andersson {n}", f"Mehdi Azizi {n}", day, str(30 + n % 90), f"{n % 8}:30"]


def ours(given: list[list[str]]) -> bytes:
    """The table as the reports draw it: wrapped where needed, tagged, with running heads and page x of y."""
    out = io.BytesIO()
    _draw(out, given)
    return out.getvalue()


def _draw(out: BinaryIO, given: list[list[str]]) -> None:
    heads = zip(HEADS, WIDTHS, strict=True)
    columns = [Column(head, width=wide, align="right" if i > 3 else "left") for i, (head, wide) in enumerate(heads)]
    named = {"title": "Meetings", "subtitle": "Bostadsmentor 2027", "owner": "Västerby kommun"}
    with Paper(out, data_date=date(2027, 9, 15), **named) as paper:  # type: ignore[arg-type]
        paper.table(columns, given)


def by_hand(given: list[list[str]]) -> bytes:
    """The reference: every text and line drawn where it stands on a bare reportlab canvas, with heads and numbers."""
    for name, file in (("plain table", "NotoSans-Regular"), ("plain table bold", "NotoSans-Bold")):
        fonts.font(file)  # ours first: reportlab keeps the first font of a face for all names
        pdfmetrics.registerFont(TTFont(name, str(paths.resources() / "fonts" / f"{file}.ttf")))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=PORTRAIT, pageCompression=1)
    count = -(-len(given) // ROWS_A_PAGE)
    for page in range(count):
        canvas.setFont("plain table bold", 8.5)
        canvas.setFillColor(HexColor("#515C69"))
        canvas.drawString(18 * MM, PORTRAIT[1] - 18 * MM, "Meetings")
        canvas.drawRightString(PORTRAIT[0] - 18 * MM, 14 * MM, f"Page {page + 1} of {count}")
        _line(canvas, HEADS, PORTRAIT[1] - 26 * MM)
        canvas.setFont("plain table", 9)
        canvas.setFillColor(HexColor("#1A222C"))
        for place, row in enumerate(given[page * ROWS_A_PAGE : (page + 1) * ROWS_A_PAGE]):
            y = PORTRAIT[1] - 32 * MM - place * 18
            _line(canvas, row, y)
            canvas.setStrokeColor(HexColor("#DCE0E6"))
            canvas.line(18 * MM, y - 6, PORTRAIT[0] - 18 * MM, y - 6)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _line(canvas: Canvas, cells: tuple[str, ...] | list[str], y: float) -> None:
    x = 18 * MM
    for place, (cell, wide) in enumerate(zip(cells, WIDTHS, strict=True)):
        if place > 3:
            canvas.drawRightString(x + wide - 5, y, cell)
        else:
            canvas.drawString(x + 5, y, cell)
        x += wide


def table() -> measure.Result:
    """A table over a hundred pages."""
    given = rows(ROWS_A_PAGE * PAGES)
    goal = f"a table over {PAGES} pages / drawn by hand on a plain canvas"
    return measure.beside(goal, partial(by_hand, given), partial(ours, given), times=5, most=1.5)


def four_times() -> measure.Result:
    """Four times the rows."""
    few, many = rows(ROWS_A_PAGE * PAGES // 2), rows(ROWS_A_PAGE * PAGES * 2)
    return measure.beside("four times the rows / once", partial(ours, few), partial(ours, many), times=5, most=4.2)


def one_file_each() -> measure.Result:
    """What an account of working time in a file of its own takes, written to the disk; the best of a few rounds."""
    parts = time_account.split(accounts(25))
    with tempfile.TemporaryDirectory() as name:

        def write_all() -> None:
            for place, (_stem, part) in enumerate(parts):
                with (Path(name) / f"{place}.pdf").open("wb") as out:
                    time_account.render(part, out, no_tick)

        write_all()  # fonts and the logo are made ready with the first
        each = min(measure.seconds(write_all) for _round in range(8)) / len(parts)
    goal = "one account in a file of its own / 10 ms"
    return measure.Result(goal=goal, base=EACH, measured=each, ratio=each / EACH, most=1.0)


def accounts(count: int) -> time_account.Data:
    """Accounts of so many mentors over eight months."""
    known = {Month(2027, n): Minutes(planned=60, paid=60) for n in range(2, 10)}
    mentors = (
        MentorTime(n, f"Åsa Öberg-Andersson {n}", "Kundcenter", "Maria Öberg", False, sum(known.values(), Minutes()), known)
        for n in range(count)
    )
    head = Letterhead(
        round_title="Bostadsmentor 2027",
        owner="Västerby kommun",
        host="Västerby Bostäder",
        on=date(2027, 9, 30),
        language="sv",
        logo=LOGO.read_bytes(),
    )
    return time_account.Data(head=head, allowance=60, mentors=tuple(MentorAccount(time=one, events=()) for one in mentors))


def memory() -> measure.Result:
    """What each page of a long document takes at most while it is written into a file; kilobytes in the columns of times."""
    given, many = rows(ROWS_A_PAGE * PAGES * 5), accounts(PAGES * 5)
    _draw(io.BytesIO(), given[:1])  # fonts stay, however short the document
    time_account.render(accounts(1), io.BytesIO(), no_tick)
    works = (
        lambda out: _draw(out, given),
        lambda out: time_account.render(many, out, no_tick),
    )
    worst = max(_peak(work) for work in works) / (PAGES * 5) / 1000
    goal = "memory of a page of a long table, and of accounts / 10 kB"
    return measure.Result(goal=goal, base=KILOBYTES / 1000, measured=worst / 1000, ratio=worst / KILOBYTES, most=1.0)


def _peak(work: Callable[[BinaryIO], object]) -> int:
    """The most memory in use at once, in bytes, beyond what was there before."""
    with tempfile.TemporaryFile() as out:
        tracemalloc.start()
        work(out)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return peak
