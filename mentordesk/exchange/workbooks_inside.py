"""Looks into a workbook before it is read: is there room for it, and which of its cells hold the error of a formula?"""

import re
import zipfile
import zlib
from io import BytesIO
from struct import unpack
from xml.etree import ElementTree

from mentordesk.i18n import _, number_text

MOST_ROWS = 200_000
MOST_CELLS = 20_000_000
"""Between the first and the last cell. What reads a sheet makes room for all of them, and a program without room dies."""
_LARGEST_INSIDE = 600_000_000
"""Bytes of a workbook that is unpacked."""

_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']([A-Za-z]+)\d+["']""")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br\s*=\s*["'](\d+)["']""")
_ERROR = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)(\d+)"[^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)'
)
_REPEATED = re.compile(rb'number-rows-repeated="(\d+)"')
_SIZE_OF_XLSB = re.compile(rb"\x94\x01\x10(.{16})", re.DOTALL)
_BEGINNING = 500
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError)
"""What is raised for a file whose bytes are not as they were packed."""

Cells = dict[tuple[int, int], str]
"""Row and column from 0, with the words of the error there (#REF!)."""


class TooLarge(Exception):
    """There is no room for the table; the text says what is too much."""

    def told(self, name: str) -> str:
        """The sentence for the user."""
        text = _("{name} is too large to be taken in ({what}). Save the part with the people in a file of its own.")
        return text.format(name=name, what=self)


def errors_in(content: bytes) -> dict[str, Cells]:
    """By sheet, the cells with errors: what reads workbooks gives them as empty. Raises `TooLarge` and ValueError."""
    if not content.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _LARGEST_INSIDE:
                raise TooLarge(_("unpacked"))
            names = set(archive.namelist())
            if "content.xml" in names:
                _demand_room_in_ods(archive.read("content.xml"))
            for part in names:
                if part.startswith("xl/worksheets/") and part.endswith(".bin"):
                    _demand_room_in_xlsb(archive.read(part))
            return {title: _looked_through(archive.read(part)) for title, part in _parts(archive, names)}
    except (*_BROKEN, ElementTree.ParseError, KeyError, NotImplementedError, RuntimeError) as error:
        raise ValueError from error


def _parts(archive: zipfile.ZipFile, names: set[str]) -> list[tuple[str, str]]:
    """The sheets of an XLSX file by name, each with the part that holds it."""
    if "xl/workbook.xml" not in names:
        return []
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    sheets = ElementTree.fromstring(archive.read("xl/workbook.xml")).iter()
    found = [(each.get("name", ""), targets.get(each.get(_RELATION), "")) for each in sheets if each.tag.endswith("}sheet")]
    inside = [(title, target.lstrip("/") if target.startswith("/") else f"xl/{target}") for title, target in found]
    return [(title, part) for title, part in inside if part in names]


def _looked_through(sheet: bytes) -> Cells:
    columns = max(map(_number, set(_CELL.findall(sheet))), default=0)
    rows = max(map(int, _ROW.findall(sheet)), default=0)
    _demand_room(rows, columns)
    if b't="e"' not in sheet:
        return {}
    return {
        (int(row) - 1, _number(column) - 1): text.decode("utf-8", "replace") for column, row, text in _ERROR.findall(sheet)
    }


def _number(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _demand_room(rows: int, columns: int) -> None:
    if rows * columns > MOST_CELLS:
        raise TooLarge(_("row {row}, column {column}").format(row=rows, column=columns))


def _demand_room_in_xlsb(sheet: bytes) -> None:
    """A binary sheet says near its beginning down to where and how far to the right it goes."""
    if (told := _SIZE_OF_XLSB.search(sheet, 0, _BEGINNING)) is not None:
        _first_row, row, _first_column, column = unpack("<4I", told[1])
        _demand_room(row + 1, column + 1)


def _demand_room_in_ods(content: bytes) -> None:
    """Empty rows are written once with their count; those before the last value take room."""
    before = content[: content.rfind(b"office:value-type")]
    if sum(map(int, _REPEATED.findall(before))) > MOST_ROWS:
        raise TooLarge(_("more than {count} rows").format(count=number_text(MOST_ROWS)))
