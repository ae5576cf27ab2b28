"""The sample programmes, exported and read back, add up to the same figures."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mentordesk.exchange.export import export
from mentordesk.exchange.export_tables import TABLES
from tests.exchange.reading import comma_separated, dictionaries, workbook

ON = date(2027, 10, 15)

Sheets = dict[str, list[list[Any]]]
"""Rows by the name of their sheet, from the heading on."""


@pytest.fixture(scope="module")
def sheets(a: int, tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    (path,) = export(tmp_path_factory.mktemp("out"), round_id=a, on=ON)
    assert path.name == "Bostadsmentor 2027 2027-10-15.xlsx"
    return workbook(path)


def test_there_is_a_sheet_for_each_table(sheets: Sheets) -> None:
    assert list(sheets) == [table.title for table in TABLES]


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        ("People", 31 + 33),
        ("Pairs", 28),
        ("Activities", 5),
        ("Outcomes", 33),
        ("Certificates", 27),
    ],
)
def test_each_sheet_has_all_its_rows(sheets: Sheets, sheet: str, rows: int) -> None:
    assert len(sheets[sheet]) - 1 == rows


def test_the_held_meetings_can_be_counted(sheets: Sheets) -> None:
    assert sum(row["Status"] == "Held" for row in dictionaries(sheets["Meetings"])) == 198


def test_the_hours_add_up(sheets: Sheets) -> None:
    rows = dictionaries(sheets["Working time"])
    assert sum(row["Planned hours"] for row in rows) == 513
    assert sum(row["Used hours"] for row in rows) == 477
    assert sum(row["Own time"] for row in rows) == 1.5


def test_the_attendance_lists_can_be_counted(sheets: Sheets) -> None:
    training = [row for row in dictionaries(sheets["Attendance"]) if row["Date"] == date(2027, 1, 21)]
    assert [row["Attendance"] for row in training].count("Present") == 25
    assert [row["Attendance"] for row in training].count("Excused") == 2


def test_figures_come_with_number_definition_and_data_date(sheets: Sheets) -> None:
    figures = {row["Key"]: row for row in dictionaries(sheets["Figures"])}
    march = figures["coverage_2027-03"]
    assert (march["Value"], march["Made of"], march["As of"]) == ("88.9%", "24/27", ON)
    assert march["As a number"] == pytest.approx(24 / 27)
    assert figures["used_minutes"]["As a number"] == 477
    assert all(row["Definition"] for row in figures.values())


def test_dates_are_dates_and_counts_are_numbers(sheets: Sheets) -> None:
    pair = dictionaries(sheets["Pairs"])[0]
    assert pair["First day"] == date(2027, 2, 1)
    assert pair["Meetings in the plan"] == 8
    assert isinstance(pair["Attendance"], float)


def test_names_in_their_own_script_come_through(sheets: Sheets) -> None:
    natives = {row["Name in own script"] for row in dictionaries(sheets["People"])}
    assert {"ዮሴፍ ተስፋይ", "زهرا حسینی", "Олена Коваленко", "Nguyễn Văn Thanh"} <= natives


def test_csv_says_the_same(a: int, sheets: Sheets, tmp_path: Path) -> None:
    paths = export(tmp_path, "csv", a, on=ON)
    assert [path.name for path in paths] == [f"Bostadsmentor 2027 2027-10-15 {table.title}.csv" for table in TABLES]
    for path, rows in zip(paths, sheets.values(), strict=True):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        assert len(comma_separated(path.read_bytes())) == len(rows)


def test_all_rounds_go_into_one_workbook(a: int, b: int, tmp_path: Path) -> None:
    (path,) = export(tmp_path, on=ON)
    rounds = [row["Round"] for row in dictionaries(workbook(path)["Pairs"])]
    assert path.name == "MentorDesk 2027-10-15.xlsx"
    assert (rounds.count("Bostadsmentor 2027"), rounds.count("Nätverksmentor 2026")) == (28, 13)


def test_the_heading_stays_in_sight_and_rows_can_be_filtered(a: int, tmp_path: Path) -> None:
    (path,) = export(tmp_path, round_id=a, on=ON)
    with zipfile.ZipFile(path) as parts:
        first = parts.read("xl/worksheets/sheet1.xml").decode()
    assert 'ySplit="1"' in first
    assert 'state="frozen"' in first
    assert "<autoFilter" in first
