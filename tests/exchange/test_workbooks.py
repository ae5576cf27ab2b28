"""Tables in files: workbooks with what stands in real ones, text files of every kind, and files that are none."""

import codecs
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from mentordesk.exchange.workbooks import Unreadable, read
from mentordesk.exchange.workbooks_text import rows

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le")

Fill = Callable[[Any, Any], object]


def a_workbook(path: Path, **sheets: Fill) -> Path:
    """A workbook with these sheets; each is filled by a function of the sheet and the book."""
    book = xlsxwriter.Workbook(path)
    for name, fill in sheets.items():
        fill(book.add_worksheet(name), book)
    book.close()
    return path


def test_cells_become_what_a_person_would_write(tmp_path: Path) -> None:
    def fill(sheet: Any, book: Any) -> None:
        sheet.merge_range("A2:D2", "Intresseanmälan 2027")
        sheet.write_row(3, 0, ["Namn", "Mobil", "Född", "Anmäld", "Tid", "Timmar", "Ja", "Fel", "Mer"])
        sheet.write_row(5, 0, ["Åsa Ek", 701740605])
        sheet.write_datetime(5, 2, date(1985, 6, 15), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_datetime(5, 3, datetime(2027, 1, 2, 10, 30), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
        sheet.write_datetime(5, 4, time(17, 30), book.add_format({"num_format": "hh:mm"}))
        sheet.write_number(5, 5, 1.5)
        sheet.write_boolean(5, 6, True)
        sheet.write_formula(5, 7, "=1/0", None, "#DIV/0!")
        sheet.write_formula(5, 8, '="a"&"b"', None, "ab")

    (sheet,) = read(a_workbook(tmp_path / "a.xlsx", People=fill, Empty=lambda _sheet, _book: None))
    assert sheet.name == "People"
    assert sheet.rows[1][0] == "Intresseanmälan 2027"
    assert [any(row) for row in sheet.rows] == [False, True, False, True, False, True], "each row at its place"
    assert sheet.rows[5] == [
        "Åsa Ek", "701740605", "1985-06-15", "2027-01-02 10:30", "17:30", "1.5", "Yes", "#DIV/0!", "ab",
    ]  # fmt: skip


def test_several_sheets_come_in_order_without_hidden_and_empty_ones(tmp_path: Path) -> None:
    path = a_workbook(
        tmp_path / "a.xlsx",
        Mentorer=lambda sheet, _book: sheet.write(0, 0, "Namn"),
        Dold=lambda sheet, _book: (sheet.write(0, 0, "Namn"), sheet.hide()),
        Adepter=lambda sheet, _book: sheet.write(0, 0, "Namn"),
        Tom=lambda _sheet, _book: None,
    )
    assert [sheet.name for sheet in read(path)] == ["Mentorer", "Adepter"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("Namn;Timmar\nÅsa;1,5\n".encode("cp1252"), [["Namn", "Timmar"], ["Åsa", "1,5"]], id="cp1252"),
        pytest.param("\ufeffNamn,Ort\r\nÅsa,Lund\r\n".encode(), [["Namn", "Ort"], ["Åsa", "Lund"]], id="utf-8-sig"),
        pytest.param("Namn\tOrt\r\nÅsa\tLund".encode("utf-16"), [["Namn", "Ort"], ["Åsa", "Lund"]], id="utf-16"),
        pytest.param("N;O\n".encode("utf-16-le"), [["N", "O"]], id="utf-16 without its mark"),
        pytest.param(b"sep=,\nA,B;C", [[], ["A", "B;C"]], id="Excel says what is between"),
        pytest.param(b'"Ek; A",x\n"say ""hi""",y\n', [["Ek; A", "x"], ['say "hi"', "y"]], id="quotes"),
        pytest.param(b'A;"x\ny"\nB;z', [["A", "x\ny"], [], ["B", "z"]], id="rows stay at their lines"),
        pytest.param("Namn\nÅsa\n\n\n".encode(), [["Namn"], ["Åsa"]], id="one column"),
    ],
)
def test_text_files_are_read_whatever_wrote_them(content: bytes, expected: list[list[str]]) -> None:
    assert rows(content) == expected


PAGE = b"<html><table><tr><th>Namn<th>Ort</tr><tr><td>Eva<td>Lund</tr></table></html>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.xls", PAGE),
        ("marked.xls", codecs.BOM_UTF8 + PAGE.replace(b"<table>", b"<![if x]><![x[ ]]><table>")),
        ("text.xls", b"Namn\tOrt\nEva\tLund\n"),
        ("book.csv", None),
    ],
)
def test_what_a_file_is_counts_and_not_its_name(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tmp_path / name
    if content is None:
        a_workbook(
            path, A=lambda sheet, _book: (sheet.write_row(0, 0, ["Namn", "Ort"]), sheet.write_row(1, 0, ["Eva", "Lund"]))
        )
    else:
        path.write_bytes(content)
    assert read(path)[0].rows == [["Namn", "Ort"], ["Eva", "Lund"]]


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Adepter">
<table:table-row><table:table-cell office:value-type="string"><text:p>Anmäld</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="date" office:date-value="2027-01-02"/></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>
<!-- further down --></table:table></office:spreadsheet></office:body></office:document-content>"""
FAR = '<table:table-row><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row>'
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def test_the_sheets_of_libreoffice_are_read_and_what_is_far_away_is_refused(tmp_path: Path) -> None:
    for name, more in (("near.ods", ""), ("far.ods", FAR)):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("META-INF/manifest.xml", MANIFEST)
            archive.writestr("content.xml", ODS.replace("<!-- further down -->", more))
    assert read(tmp_path / "near.ods") == [("Adepter", [["Anmäld"], ["2027-01-02"]])]
    with pytest.raises(Unreadable, match="more than 200,000 rows"):
        read(tmp_path / "far.ods")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.xlsx", b"PK\x03\x04" + bytes(200), "damaged, or something else"),
        ("noise.xlsx", bytes(range(256)), "damaged, or something else"),
        ("noise.xls", OLE, "damaged, or something else"),
        ("picture.csv", b"a;b\x00\x01\xff", "damaged, or something else"),
        ("quote.csv", b'A;"' + b"x" * 200_000, "damaged, or something else"),
        ("secret.xlsx", ENCRYPTED, "is protected with a password"),
        ("empty.csv", b"\xef\xbb\xbf \n", "is empty"),
        ("long.csv", b"A;B\n" * 200_001, "too large to be taken in"),
        ("wide.csv", b"A;" * 301 + b"B\n", "too large to be taken in (more than 300 columns)"),
        ("gone.xlsx", None, "is not there any more"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        read(path)
    assert str(refused.value).startswith(name)
    assert said in str(refused.value)


def test_one_stray_cell_at_the_end_of_a_sheet_does_not_take_all_memory(tmp_path: Path) -> None:
    def fill(sheet: Any, _book: Any) -> None:
        sheet.write(0, 0, "Namn")
        sheet.write(1_048_575, 16_383, "x")

    path, other = a_workbook(tmp_path / "stray.xlsx", A=fill), tmp_path / "other.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
        for part in source.namelist():
            target.writestr(part, source.read(part).replace(b'r="XFD1048576"', b"r = 'xfd1048576'"))
    for each in (path, other):
        with pytest.raises(Unreadable, match=r"row 1048576, column 16384"):
            read(each)


def test_an_error_stands_in_its_cell_where_the_table_begins_further_to_the_right(tmp_path: Path) -> None:
    def fill(sheet: Any, _book: Any) -> None:
        sheet.write_row("F10", ["Namn", "Ort", "Fel"])
        sheet.write("F11", "Åsa")
        sheet.write_formula("H11", "=NA()", None, "#N/A")

    assert read(a_workbook(tmp_path / "a.xlsx", A=fill))[0].rows[9:] == [["Namn", "Ort", "Fel"], ["Åsa", "", "#N/A"]]


def test_a_workbook_whose_bytes_were_changed_on_the_way_is_damaged(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", A=lambda sheet, _book: sheet.write_column(0, 0, [f"Åsa {n}" for n in range(99)]))
    with zipfile.ZipFile(path) as archive:
        packed = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 60
    content = bytearray(path.read_bytes())
    content[packed : packed + 8] = b"\xff" * 8
    path.write_bytes(content)
    with pytest.raises(Unreadable, match="damaged"):
        read(path)


def test_a_file_that_another_program_holds_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "open.xlsx").write_bytes(b"PK")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(Unreadable, match=r"open\.xlsx may not be read now\. Close it in the other program"):
        read(tmp_path / "open.xlsx")


def test_nor_does_one_in_a_binary_workbook(tmp_path: Path) -> None:
    path, reaches = tmp_path / "stray.xlsb", struct.pack("<4I", 0, 1_048_575, 0, 16_383)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.bin", b"\x81\x01\x00\x94\x01\x10" + reaches)
    with pytest.raises(Unreadable, match=r"row 1048576, column 16384"):
        read(path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"is a folder\. Choose a file in it"):
        read(tmp_path)
