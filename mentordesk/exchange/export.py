"""Gives out what the tables show: as one workbook with a sheet for each, or as one CSV file for each."""

import csv
import io
import re
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Literal

from mentordesk import i18n
from mentordesk.exchange.export_tables import Cell, Form, Sheet, sheets
from mentordesk.exchange.safe_cells import fitting, without_formula, writable
from mentordesk.files import safe_file_name, write_atomically
from mentordesk.queries import programmes

Format = Literal["xlsx", "csv"]

WIDEST, NARROWEST = 48, 6
"""Widths of columns, in characters."""
_NUMBER_FORMATS = {
    Form.WHOLE: "0",
    Form.HOURS: "0.0#",
    Form.SHARE: "0.0 %",
    Form.DAY: "yyyy-mm-dd",
}
_KEPT_BY_EXCEL = frozenset({"history", "historik"})
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_DECIMAL = {"en": ".", "sv": ","}


def export(directory: Path, format: Format = "xlsx", round_id: int | None = None, *, on: date) -> list[Path]:
    """Write the tables of one round, or of all and of everybody, as of a day; returns the files.

    They are in the language in force and named after the round and the day; files of the same name are replaced,
    each whole or not at all. Raises OSError, and RuleBroken when the round is gone.
    """
    rounds = programmes.rounds() if round_id is None else [programmes.get(round_id)]
    made = sheets(rounds, on, everybody=round_id is None)
    name = f"{'MentorDesk' if round_id is None else rounds[0].title} {on.isoformat()}"
    directory.mkdir(parents=True, exist_ok=True)
    if format == "xlsx":
        path = directory / safe_file_name(name, ".xlsx")
        write_atomically(path, partial(write_workbook, made))
        return [path]
    paths = [directory / safe_file_name(f"{name} {sheet.title}", ".csv") for sheet in made]
    for path, sheet in zip(paths, made, strict=True):
        write_atomically(path, partial(write_csv, sheet))
    return paths


def export_list(sheet: Sheet, path: Path) -> Path:
    """Write one list, as CSV where the name ends so and as a workbook otherwise; whole or not at all. Raises OSError."""
    as_csv = path.suffix.lower() == ".csv"
    write_atomically(path, partial(write_csv, sheet) if as_csv else partial(write_workbook, [sheet]))
    return path


def write_csv(sheet: Sheet, out: BinaryIO) -> None:
    """Write a table as Excel in Sweden opens it by double click: UTF-8 with its mark, semicolons, guarded texts."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([without_formula(heading) for heading in sheet.headings])
    writer.writerows([_csv_text(cell) for cell in row] for row in sheet.rows)
    text.detach()  # who opened the file closes it


def _csv_text(cell: Cell) -> str:
    """A cell as text: dates as 2027-03-31, numbers with the decimal mark of the language."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return without_formula(cell)
    if isinstance(cell, float):
        return f"{cell:.6f}".rstrip("0").rstrip(".").replace(".", _DECIMAL[i18n.language()])
    return str(cell)


def write_workbook(tables: list[Sheet], out: BinaryIO) -> None:
    """Write tables as sheets of one workbook; texts stay texts, whatever they begin with."""
    import xlsxwriter  # heavy: start-up must not pay for it

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    formats = {form: book.add_format({"num_format": text}) for form, text in _NUMBER_FORMATS.items()}
    for table in tables:
        _write_sheet(book.add_worksheet(_sheet_name(table.title)), table, heading, formats)
    book.close()


def _sheet_name(title: str) -> str:
    """A name that Excel takes for a sheet: nothing forbidden, not empty, not the one it keeps for itself."""
    name = _NO_SHEET_NAME.sub(" ", writable(title))[:31].strip()
    return f"{name} 1" if name.casefold() in _KEPT_BY_EXCEL else name or "1"


def _write_sheet(sheet: Any, table: Sheet, heading: Any, formats: dict[Form, Any]) -> None:
    sheet.freeze_panes(1, 0)
    for place, (title, form) in enumerate(zip(table.headings, table.forms, strict=True)):
        sheet.set_column(place, place, _width(title, [row[place] for row in table.rows]))
        sheet.write_string(0, place, fitting(title), heading)
        for line, row in enumerate(table.rows, start=1):
            _write_cell(sheet, line, place, row[place], formats.get(form))
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)


def _write_cell(sheet: Any, line: int, place: int, cell: Cell, form: Any) -> None:
    if isinstance(cell, str):
        if cell:
            sheet.write_string(line, place, fitting(cell))
    elif isinstance(cell, date):
        sheet.write_datetime(line, place, datetime(cell.year, cell.month, cell.day), form)  # noqa: DTZ001 - a day
    elif cell is not None:
        sheet.write_number(line, place, cell, form)


def _width(heading: str, cells: list[Cell]) -> int:
    """Wide enough for most texts of the column, within bounds."""
    longest = max((10 if isinstance(cell, date) else len(str(cell or "")) for cell in cells), default=0)
    return min(max(longest, len(heading), NARROWEST) + 2, WIDEST)
