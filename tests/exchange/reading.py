"""Reads exported files back, as other programs do."""

import csv
import io
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook


def workbook(path: Path) -> dict[str, list[list[Any]]]:
    """The sheets of a workbook, each as rows from the heading on."""
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def comma_separated(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))


def dictionaries(rows: list[list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
