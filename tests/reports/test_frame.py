"""The page that all reports share: numbered, tagged, titled, embedded, complete."""

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from mentordesk import i18n
from mentordesk.reports import sheet
from mentordesk.reports.frame import KeyFigure, Paper, Signature
from mentordesk.reports.sheet import PictureRefused, open_canvas, picture
from mentordesk.reports.tables import Column
from tests.nasty import NASTY

needs_poppler = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")


def png(width: int, height: int, mode: str = "RGBA") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), (20, 100, 110, 128)[: len(mode)]).save(out, "PNG")
    return out.getvalue()


def full() -> io.BytesIO:
    """A report with a bit of everything."""
    out = io.BytesIO()
    logo = png(900, 300)
    with Paper(
        out, title="Summary", subtitle="Round 2026", owner="Västerby kommun", data_date=date(2026, 11, 22), logo=logo
    ) as paper:
        paper.key_figures([KeyFigure("Pairs", "27", "3 more"), KeyFigure("Held", "184 of 216")])
        paper.heading("Meetings")
        paper.paragraph("A sentence of some length that will be wrapped. " * 20)
        paper.bullets(["First point", "Second point"])
        paper.table([Column("Mentor"), Column("Name")], [["Anna", "محمد عبد"], ["Bo", "Åke"]])
        paper.facts([("Name", "Selamawit"), ("Own script", "ሰላማዊት")])
        paper.picture(60, "A bar of 9", lambda canvas, x, y, wide, high: canvas.rect(x, y, wide / 2, high))
        paper.heading("Details", level=3)
        paper.paragraph("السيد محمد عبد الرحمن الحسيني")
        paper.signatures([Signature("Karin Ström", "Programme manager"), Signature()])
        for _ in range(80):
            paper.paragraph("One line.")
        paper.definitions([("Held", "A meeting that took place.")])
    return out


def root(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def tree(reader: PdfReader) -> list[tuple[str, Any]]:
    """Kinds and nested kinds of the structure tree."""

    def walk(element: Any) -> tuple[str, Any]:
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        found = [kid.get_object() for kid in kids if not isinstance(kid, int)]
        return element["/S"], [walk(kid) for kid in found if "/S" in kid]

    return walk(root(reader)["/StructTreeRoot"]["/K"][0].get_object())[1]


def test_pages_are_numbered_of_all() -> None:
    reader = PdfReader(full())
    count = len(reader.pages)
    assert count > 1
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number} of {count}" in page.extract_text()


def test_the_first_page_says_what_whose_and_when() -> None:
    found = PdfReader(full()).pages[0].extract_text()
    assert all(words in found for words in ("Summary", "Round 2026", "Västerby kommun", "Data as of 2026-11-22"))


def test_the_document_carries_title_author_language_and_bookmarks() -> None:
    with i18n.speaking("en"):
        reader = PdfReader(full())
    catalogue = root(reader)
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Summary", "Västerby kommun")
    assert catalogue["/Lang"] == "en-GB"
    assert bool(catalogue["/ViewerPreferences"]["/DisplayDocTitle"]) is True


def titles(outline: Any) -> list[Any]:
    return [titles(entry) if isinstance(entry, list) else entry["/Title"] for entry in outline]


def test_headings_are_bookmarks() -> None:
    with i18n.speaking("en"):
        reader = PdfReader(full())
    assert titles(reader.outline) == ["Summary", ["Meetings", ["Details"], "Definitions"]]


def test_a_sub_section_may_come_first() -> None:
    out = io.BytesIO()
    with Paper(out, title="T") as paper:
        paper.heading("Sub", level=3)
        paper.heading("Section")
    assert titles(PdfReader(out).outline) == ["T", ["Sub", "Section"]]


def test_every_font_is_embedded() -> None:
    names: dict[str, bool] = {}
    for page in PdfReader(full()).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            entry = font.get_object()
            names[entry["/BaseFont"]] = "/FontFile2" in entry.get("/FontDescriptor", {})
    assert names
    assert all(names.values()), names


def test_the_structure_is_a_tree_in_reading_order() -> None:
    reader = PdfReader(full())
    kinds = [kind for kind, _ in tree(reader)]
    assert kinds[:3] == ["/Figure", "/H1", "/P"]
    assert kinds.index("/H2") < kinds.index("/Table") < kinds.index("/H3")
    table = next(kids for kind, kids in tree(reader) if kind == "/Table")
    assert table[0] == ("/TR", [("/TH", []), ("/TH", [])])
    assert table[1] == ("/TR", [("/TD", []), ("/TD", [])])
    assert root(reader)["/MarkInfo"]["/Marked"]


def test_every_mark_on_a_page_belongs_to_an_element() -> None:
    reader = PdfReader(full())
    numbers = root(reader)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for index, page in enumerate(reader.pages):
        content = page.get_contents()
        assert content is not None
        stream = content.get_data().decode("latin-1")
        assert page.get("/StructParents") == index
        owners = numbers[2 * index + 1]
        assert stream.count("/MCID") == len(owners.get_object())
        assert stream.count(" BDC") + stream.count(" BMC") == stream.count("EMC")


def test_pictures_say_what_they_show() -> None:
    reader = PdfReader(full())
    document = root(reader)["/StructTreeRoot"]["/K"][0].get_object()
    figures = [kid.get_object() for kid in document["/K"] if kid.get_object()["/S"] == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == ["Västerby kommun", "A bar of 9"]


@needs_poppler
def test_another_program_finds_the_document_tagged_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "full.pdf"
    path.write_bytes(full().getvalue())
    info = subprocess.run(["pdfinfo", path], capture_output=True, check=True, encoding="utf-8").stdout
    assert "Tagged:          yes" in info
    found = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True, encoding="utf-8")
    assert found.stderr == ""
    order = [found.stdout.index(words) for words in ('"Summary', '"Meetings', '"First point', '"Anna', '"Details')]
    assert order == sorted(order)


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    out = io.BytesIO()
    with Paper(out, title="T") as paper:
        paper.paragraph("word " * 3000)
    reader = PdfReader(out)
    assert len(reader.pages) > 1
    assert [kind for kind, _ in tree(reader)] == ["/H1", "/P"]
    assert sum(page.extract_text().count("word") for page in reader.pages) == 3000


def test_what_cannot_be_printed_is_named_at_the_end() -> None:
    out = io.BytesIO()
    with Paper(out, title="T") as paper:
        paper.paragraph("Well done 😀")
        assert paper.missing == {"😀"}
    assert "Grinning face" in PdfReader(out).pages[0].extract_text()


def test_headings_stay_with_what_follows() -> None:
    out = io.BytesIO()
    with Paper(out, title="T") as paper:
        paper.y = paper.bottom + 40
        paper.heading("Later")
        assert paper.page == 2
        paper.paragraph("Text")
    assert "Later" not in PdfReader(out).pages[0].extract_text()


def test_an_error_leaves_no_document() -> None:
    out = io.BytesIO()

    def fail() -> None:
        with Paper(out, title="T") as paper:
            paper.paragraph("x")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert b"%%EOF" not in out.getvalue()


def test_nasty_texts_are_printed_everywhere() -> None:
    out = io.BytesIO()
    with Paper(out, title=NASTY[0], subtitle=NASTY[5], owner=NASTY[1]) as paper:
        for raw in NASTY:
            paper.heading(raw)
            paper.facts([(raw, raw)])
            paper.key_figures([KeyFigure(raw, raw, raw)])
            paper.signatures([Signature(raw, raw)])
        paper.bullets(NASTY)
    reader = PdfReader(out)
    assert reader.metadata is not None
    assert reader.metadata.title == NASTY[0]
    assert "</para>" in " ".join(page.extract_text() for page in reader.pages)


def test_a_long_report_can_be_cancelled_at_each_page() -> None:
    pages: list[int] = []

    class CancelledError(Exception):
        pass

    def tick(number: int) -> None:
        pages.append(number)
        if number == 3:
            raise CancelledError

    out = io.BytesIO()

    def render() -> None:
        with Paper(out, title="T", on_page=tick) as paper:
            paper.table([Column("A")], [["x"]] * 1000)

    with pytest.raises(CancelledError):
        render()
    assert pages == [1, 2, 3]
    assert b"%%EOF" not in out.getvalue()


def test_a_stamp_is_kept_once() -> None:
    out = io.BytesIO()
    canvas = open_canvas(out, title="T")
    painted: list[int] = []

    def paint(on: Any) -> None:
        painted.append(1)
        on.drawImage(picture(png(300, 100)), 0, 0, 30, 10)

    for _ in range(5):
        canvas.stamp("border", paint)
        canvas.showPage()
    canvas.save()
    assert painted == [1]
    assert len(PdfReader(out).pages) == 5


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "L"])
def test_logos_are_scaled_down_once(mode: str) -> None:
    data = png(4000, 1000, mode)
    assert picture(data) is picture(data)
    assert picture(data).getSize() == (1000, 250)
    assert sheet.fit_picture(picture(data), 85, 28) == pytest.approx((85, 21.25))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"not a picture", "PNG or JPEG"),
        (b"", "PNG or JPEG"),
        (b"x" * 5_000_001, "5 MB"),
        (png(6000, 5000, "L"), "25 million"),
        (png(50, 50)[:60], "PNG or JPEG"),
    ],
)
def test_bad_pictures_are_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(PictureRefused, match=words):
        picture(data)
