"""Reads the tables in files of other programs: workbooks of Excel and LibreOffice, and text with semicolons or tabs."""

import errno
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from mentordesk.exchange import workbooks_inside, workbooks_text
from mentordesk.exchange.pasted import Block, of_html
from mentordesk.exchange.workbooks_inside import MOST_ROWS, TooLarge
from mentordesk.i18n import _, number_text

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
SUFFIXES = (*WORKBOOKS, *TEXTS)
"""Files that can hold a table of people."""
LARGEST = 60_000_000
"""Bytes of a file; fifty thousand people take some five million."""

MOST_COLUMNS = 300
"""For each column there is a choice of what it is."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What stands in a workbook that Excel has encrypted."""
_EVERY = 500
"""After so many rows the work says how far it is."""

Tick = Callable[[int, int], object]
"""Told how far the reading is: done, of so many."""


class Unreadable(Exception):
    """The file cannot be read as a table; the text says why, and what to do."""


class Table(NamedTuple):
    """One sheet of a file: the cells as texts, each row at its place (row 1 of the sheet is the first)."""

    name: str
    rows: Block


def read(path: Path, tick: Tick = lambda _done, _total: None) -> list[Table]:
    """The sheets of a file in which something stands, the hidden ones left out; a text file is one. Raises `Unreadable`."""
    try:
        found = _sheets(path, tick)
    except OSError as error:
        raise Unreadable(_why_not_opened(error, path)) from error
    except TooLarge as error:
        raise Unreadable(error.told(path.name)) from error
    if not found:
        raise Unreadable(_("{name} is empty: there is nothing in it to take in.").format(name=path.name))
    return found


def _sheets(path: Path, tick: Tick) -> list[Table]:
    if (size := path.stat().st_size) > LARGEST:
        raise TooLarge(_("{size} MB").format(size=size // 1_000_000))
    content = path.read_bytes()
    try:  # many systems call a page with a table, or plain text, a workbook
        if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            tables = _of_workbook(path.name, content, tick)
        elif (page := workbooks_text.decoded(content)).lstrip().startswith("<") and (found := of_html(page)):
            tables = [Table(path.stem, found)]
        else:
            tables = [Table(path.stem, workbooks_text.rows(content))]
    except ValueError as error:
        raise _damaged(path.name) from error
    if any(len(table.rows) > MOST_ROWS for table in tables):
        raise TooLarge(_("more than {count} rows").format(count=number_text(MOST_ROWS)))
    if any(_width(table.rows) > MOST_COLUMNS for table in tables):
        raise TooLarge(_("more than {count} columns").format(count=MOST_COLUMNS))
    return [table for table in tables if _width(table.rows)]


def _width(rows: Block) -> int:
    """How many columns there are up to the last in which something stands."""
    return max((place for row in rows for place, cell in enumerate(row, start=1) if cell.strip()), default=0)


def _of_workbook(name: str, content: bytes, tick: Tick) -> list[Table]:
    import python_calamine as calamine  # heavy: only who takes a workbook in pays for it

    if _ENCRYPTED in content:
        raise _protected(name)
    try:
        errors = workbooks_inside.errors_in(content)  # before anything is read: one stray cell far away takes all memory
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        visible = [each.name for each in book.sheets_metadata if each.visible == calamine.SheetVisibleEnum.Visible]
        return [_table(book.get_sheet_by_name(each), errors.get(each, {}), tick) for each in visible]
    except calamine.PasswordError as error:
        raise _protected(name) from error
    except TooLarge:
        raise
    except BaseException as error:  # its mistakes in damaged files come as panics, which are no Exceptions
        if isinstance(error, calamine.CalamineError | ValueError) or type(error).__name__ == "PanicException":
            raise _damaged(name) from error
        raise


def _table(sheet: Any, errors: dict[tuple[int, int], str], tick: Tick) -> Table:
    rows: Block = []
    total, (_row, left) = sheet.total_height, sheet.start or (0, 0)  # empty rows at the top are given, empty columns not
    for place, cells in enumerate(sheet.iter_rows()):
        placed = enumerate(cells, start=left)
        rows.append([errors.get((place, column), "") if cell == "" else _text(cell) for column, cell in placed])
        if place % _EVERY == 0:
            tick(place, total)
    return Table(sheet.name, rows)


def _text(cell: object) -> str:
    """A cell as a person would write it: whole numbers without a point, days in ISO, yes and no in words."""
    match cell:
        case str():
            return cell
        case bool():
            return _("Yes") if cell else _("No")
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case time():
            return cell.isoformat("minutes")
        case timedelta():
            return str(cell)
    return str(cell)


def _protected(name: str) -> Unreadable:
    text = _("{name} is protected with a password. Save a copy without a password in Excel, and take that one in.")
    return Unreadable(text.format(name=name))


def _damaged(name: str) -> Unreadable:
    text = _("{name} cannot be read as a table: it is damaged, or something else. Open it in Excel and save it anew.")
    return Unreadable(text.format(name=name))


def _why_not_opened(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("{name} is not there any more.").format(name=path.name)
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return _("{name} is a folder. Choose a file in it.").format(name=path.name)
    if isinstance(error, PermissionError) or error.errno == errno.EBUSY:
        text = _("{name} may not be read now. Close it in the other program, or save a copy and take that one in.")
        return text.format(name=path.name)
    return _("{name} could not be read: {reason}").format(name=path.name, reason=error.strerror or str(error))
