"""The applications to programme A: 34 rows, with an impossible date, an unreadable one, one twice, one protected."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

MAY = date(2027, 5, 1)
"""The day on which they are taken in."""

HEADINGS = ("Namn", "E-post", "Mobil", "Anmäld", "Kön", "Födelseår", "Modersmål", "Skyddade personuppgifter", "Önskemål")
GIVEN = ("Amira", "Yonas", "Fatima", "Olena", "Reza", "Hodan", "Selam", "Mustafa", "Iryna", "Leila", "Abdi", "Nadia")
FAMILY = ("Haddad", "Tesfay", "Noor", "Kovalenko", "Karimi", "Warsame", "Gebre", "Aziz", "Bondar", "Rahimi", "Farah", "Ali")
LANGUAGES = ("Arabiska", "Tigrinska", "Dari", "Ukrainska", "Persiska", "Somaliska")
HEADING_ROW = 3
IMPOSSIBLE, UNREADABLE, FIRST_OF_TWO, TWICE, PROTECTED = 9, 20, 12, 34, 27
"""Of the mentees, counted from 1: who they are. The row of a mentee in the sheet is `HEADING_ROW` further down."""


def mentee(number: int) -> list[Any]:
    """One of them, as the cells of a row."""
    given, family = GIVEN[number % 12], FAMILY[(number * 5 + number // 12) % 12]
    mail = f"{given}.{family}{number}@example.org".lower()
    applied = date(2026, 11, 2) + timedelta(days=number)
    gender = "Kvinna" if number % 2 else "Man"
    language = LANGUAGES[number % 6]
    return [f"{given} {family}", mail, f"070-174 {number:04d}", applied, gender, 1970 + number, language, "Nej", ""]


def applications(path: Path) -> Path:
    """Write the workbook, with a title above the headings as people make them."""
    book = xlsxwriter.Workbook(path)
    sheet, day = book.add_worksheet("Adepter"), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.merge_range(0, 0, 0, 5, "Intresseanmälningar till Bostadsmentor 2027")
    sheet.write_row(HEADING_ROW - 1, 0, HEADINGS)
    for number in range(1, 35):
        cells = mentee(FIRST_OF_TWO if number == TWICE else number)
        if number == IMPOSSIBLE:
            cells[3] = "31/02"
        elif number == TWICE:
            cells[2], cells[8] = "", "Kvällar"
        elif number == PROTECTED:
            cells[7] = "Ja"
        for place, cell in enumerate(cells):
            row = HEADING_ROW - 1 + number
            if number == UNREADABLE:
                sheet.write_formula(row, place, "=VLOOKUP(A1,Z:Z,1,0)", None, "#N/A")
            elif isinstance(cell, date):
                sheet.write_datetime(row, place, cell, day)
            else:
                sheet.write(row, place, cell)
    book.close()
    return path
