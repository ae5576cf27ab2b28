"""Tables: complete, in order, with repeated heads, over any number of pages, and quick."""

import io
import shutil
import subprocess
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from mentordesk.reports import fonts, tables
from mentordesk.reports.frame import Paper
from mentordesk.reports.tables import Column, Group, Row, Total
from tests.nasty import NASTY

COLUMNS = [Column("Mentor", weight=2), Column("Mentee", weight=2), Column("Held", width=60, align="right")]


def printed(rows: Sequence[Row], columns: Sequence[Column] = COLUMNS) -> PdfReader:
    out = io.BytesIO()
    with Paper(out, title="Pairs") as paper:
        paper.table(columns, rows)
    return PdfReader(out)


def words(reader: PdfReader) -> list[str]:
    return " ".join(page.extract_text() for page in reader.pages).split()


def test_every_row_is_printed_once_and_in_order() -> None:
    reader = printed([[f"m{i}", f"n{i}", str(i)] for i in range(200)])
    found = [word for word in words(reader) if word[0] == "m" and word[1:].isdigit()]
    assert found == [f"m{i}" for i in range(200)]


def test_the_head_stands_on_every_page() -> None:
    reader = printed([[f"m{i}", "n", "1"] for i in range(120)])
    assert len(reader.pages) > 2
    assert all("Mentor Mentee Held" in " ".join(page.extract_text().split()) for page in reader.pages)


def test_wrapped_cells_keep_every_word() -> None:
    long = " ".join(f"word{i}" for i in range(400))
    found = words(printed([["Anna", long, "1"], ["Bo", "short", "2"]]))
    assert [word for word in found if word.startswith("word")] == long.split()


def test_a_cell_longer_than_a_page_goes_on() -> None:
    long = " ".join(f"word{i}" for i in range(2000))
    reader = printed([["Anna", long, "1"]])
    assert len(reader.pages) > 1
    assert [word for word in words(reader) if word.startswith("word")] == long.split()


@pytest.mark.parametrize("rows_before", range(28, 44))
def test_a_group_is_never_left_alone_at_the_foot(rows_before: int) -> None:
    rows: list[Row] = [["a", "b", "c"]] * rows_before
    reader = printed([*rows, Group("Language mentors"), ["first-of-group", "b", "c"]])
    assert all(
        ("Language mentors" in page.extract_text()) == ("first-of-group" in page.extract_text()) for page in reader.pages
    )


def test_totals_are_printed_bold() -> None:
    out = io.BytesIO()
    with Paper(out, title="Pairs") as paper:
        paper.table(COLUMNS, [["a", "b", "1"], Total(["Sum", "", "184"])])
    font_of: dict[str, str] = {}

    def visit(found: str, _ctm: list[float], _matrix: list[float], font: dict[str, str] | None, _size: float) -> None:
        if font:
            font_of[found.strip()] = font["/BaseFont"]

    PdfReader(out).pages[0].extract_text(visitor_text=visit)
    bold = " ".join(found for found, font in font_of.items() if "Bold" in font)
    other = " ".join(found for found, font in font_of.items() if "Bold" not in font)
    assert "184" in bold
    assert "184" not in other


def test_fast_and_slow_cells_read_the_same() -> None:
    """Letters beyond the first 255 of a font are in a second subset; signs of PDF's own syntax are escaped."""
    cell = "(a) \\ [b] åäö ÅÄÖ ŁŻĘ Олена Αθήνα ấ"
    assert cell in " ".join(words(printed([[cell, "b", "c"]], [Column("A", weight=9), Column("B"), Column("C")])))


def test_a_column_of_every_letter_is_printed_right() -> None:
    letters = [chr(code) for code in range(0xA1, 0x530) if fonts.has(fonts.base_font(), chr(code))]
    plain = [char for char in letters if char.isalpha()]
    found = words(printed([[char * 3, "b", "c"] for char in plain]))
    missing = [char for char in plain if unicodedata.normalize("NFC", char) * 3 not in found]
    assert missing == []


def test_nasty_cells_are_printed() -> None:
    out = io.BytesIO()
    with Paper(out, title="Nasty") as paper:
        paper.table(COLUMNS, [[raw, raw, raw[:20]] for raw in NASTY])
    assert "</para>" in words(PdfReader(out))


def test_texts_stay_within_their_columns() -> None:
    places: list[tuple[float, float]] = []
    out = io.BytesIO()
    with Paper(out, title="T") as paper:
        right = paper.left + paper.width
        paper.table([Column("A", width=50), Column("B", align="right")], [["one two three", "42"]])

    def visit(found: str, _ctm: list[float], matrix: list[float], _font: object, _size: float) -> None:
        if "42" in found:
            places.append((matrix[4], matrix[5]))

    PdfReader(out).pages[0].extract_text(visitor_text=visit)
    assert right - 20 < places[0][0] < right


def test_no_rows_give_a_head_alone() -> None:
    assert "Mentor" in words(printed([]))


def sample(count: int) -> list[list[str]]:
    return [
        [f"Anna Öhrström {i}", f"Selam Gebre {i * 7 % count}", "Language", f"2026-03-{i % 28 + 1:02d}", "Held", str(i % 9)]
        for i in range(count)
    ]


def ours(count: int) -> int:
    out = io.BytesIO()
    columns = [Column("A", weight=2), Column("B", weight=2), Column("C"), Column("D"), Column("E"), Column("F")]
    with Paper(out, title="T") as paper:
        paper.table(columns, sample(count))
    return paper.page - 1


def by_hand(count: int, to_a_page: int) -> None:
    canvas = Canvas(io.BytesIO(), initialFontName=fonts.base_font(), pageCompression=1)
    rows = sample(count)
    for start in range(0, count, to_a_page):
        part = rows[start : start + to_a_page]
        for column, x in enumerate((40, 160, 280, 350, 420, 490)):
            cells = canvas.beginText(x, 790)
            cells.setFont(fonts.base_font(), 9, 17)
            for row in part:
                cells.textLine(row[column])
            canvas.drawText(cells)
        canvas.lines([(40, 786 - 17 * i, 555, 786 - 17 * i) for i in range(len(part))])
        canvas.showPage()
    canvas.save()


def least(times: int, *works: Callable[[], object]) -> list[float]:
    """The least processor time of each work, taken in turn so that a busy moment meets them all."""
    found = [float("inf")] * len(works)
    for _ in range(times):
        for number, work in enumerate(works):
            start = time.process_time()
            work()
            found[number] = min(found[number], time.process_time() - start)
    return found


@pytest.mark.benchmark
def test_a_hundred_pages_cost_at_most_one_and_a_half_times_a_bare_canvas() -> None:
    rows = 3700
    pages = ours(rows)
    assert 95 <= pages <= 105
    mine, bare = least(5, lambda: ours(rows), lambda: by_hand(rows, rows // pages + 1))
    print(f"table of {pages} pages: {mine:.3f} s, bare canvas {bare:.3f} s, {mine / bare:.2f} times")
    assert mine <= 1.5 * bare


@pytest.mark.benchmark
def test_four_times_the_rows_take_four_times_the_time() -> None:
    small, large = least(5, lambda: ours(4000), lambda: ours(16000))
    print(f"4 times the rows: {large / small:.2f} times the time")
    assert large <= 4.2 * small


def test_long_tables_are_tagged_by_the_page_and_short_ones_by_the_cell() -> None:
    few, many = printed([["a", "b", "c"]]), printed([["a", "b", "c"]] * 1001)
    assert tables._TAGGED_CELLS < 1001 * 3
    assert last_kind(few) == "/Table"
    assert last_kind(many) == "/Div"


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
def test_the_lines_of_a_cell_do_not_run_together_for_who_listens(tmp_path: Path) -> None:
    file = tmp_path / "table.pdf"
    names = " ".join(f"Name{i}" for i in range(30))
    columns = [Column("Mentor"), Column("Mentee", align="right"), Column("Held", width=60, align="center")]
    with file.open("wb") as out, Paper(out, title="Pairs") as paper:
        paper.table(columns, [[names, "late " * 30, "1"]])
    told = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, check=True, encoding="utf-8").stdout
    assert f'"{names}"' in told
    root: Any = PdfReader(file).trailer["/Root"]
    cell = root["/StructTreeRoot"]["/K"][0]["/K"][-1]["/K"][-1]["/K"][1]
    assert cell["/ActualText"] == " ".join(["late"] * 30), "a blank would move these lines"


def last_kind(reader: PdfReader) -> str:
    root: Any = reader.trailer["/Root"]
    return str(root["/StructTreeRoot"]["/K"][0]["/K"][-1]["/S"])
