"""Blocks of cells come from Excel and go there as they are."""

import pytest
from PySide6.QtWidgets import QApplication

from mentordesk.ui.tables.clipboard import Block, laid, mime, read


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a", [["a"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\t\n\tb", [["a", ""], ["", "b"]]),
        ("a\n\nb\n", [["a"], [""], ["b"]]),
        ('"two\nlines"\tb', [["two\nlines", "b"]]),
        ('"tab\there ""quoted"""\n', [['tab\there "quoted"']]),
        ('"Kalle" Berg\t"x"', [['"Kalle" Berg', '"x"']]),
        ('"never ends\tb', [['"never ends', "b"]]),
    ],
)
def test_reading_what_excel_copies(text: str, block: Block) -> None:
    assert read(text) == block


def test_one_value_fills_all_chosen_cells() -> None:
    assert laid([["x"]], [2, 5], [0, 1]) == [(2, 0, "x"), (2, 1, "x"), (5, 0, "x"), (5, 1, "x")]


def test_a_block_is_laid_once_from_the_first_cell_on() -> None:
    assert laid([["a", "b"], ["c"]], [3], [1]) == [(3, 1, "a"), (3, 2, "b"), (4, 1, "c"), (4, 2, "")]
    assert laid([["a"], ["b"]], [0, 1, 2], [4]) == [(0, 4, "a"), (1, 4, "b")], "three are no multiple of two"


def test_a_block_is_repeated_over_a_multiple() -> None:
    assert [value for _row, _column, value in laid([["a"], ["b"]], [0, 1, 2, 3], [0])] == ["a", "b", "a", "b"]
    assert laid([["a", "b"]], [0, 7], [2]) == [(0, 2, "a"), (0, 3, "b"), (7, 2, "a"), (7, 3, "b")]


def test_a_block_goes_out_as_text_and_as_a_table(qapp: QApplication) -> None:
    data = mime([["Åsa <1>", "two\nlines"]], ["Name", "Note"])
    assert data.text() == "Name\tNote\nÅsa <1>\ttwo lines"
    assert "<tr><th>Name</th><th>Note</th></tr><tr><td>Åsa &lt;1&gt;</td><td>two lines</td></tr>" in data.html()
    assert read(data.text())[1] == ["Åsa <1>", "two lines"]


@pytest.mark.parametrize("cell", ["=1+1", "+46 70 174 06 67", "@SUM(A1)", "-2+3", '=HYPERLINK("http://x")'])
def test_excel_takes_no_text_for_a_formula(qapp: QApplication, cell: str) -> None:
    data = mime([[cell, "Åsa"]])
    assert data.html().count(r"""<td style="mso-number-format:'\@'">""") == 1
    assert read(data.text()) == [[cell, "Åsa"]], "what comes back here is as it was"


@pytest.mark.parametrize("cell", ["-2", "-1.5", "-1,5", "12", "2027-03-01", "–", ""])
def test_numbers_and_dates_stay_what_they_are(qapp: QApplication, cell: str) -> None:
    assert f"<td>{cell}</td>" in mime([[cell]]).html()
