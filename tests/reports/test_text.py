"""Text on paper: every script is shaped, measured, wrapped and read back; nothing is lost in silence."""

import io
import unicodedata

import pytest
import uharfbuzz
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from mentordesk import paths
from mentordesk.reports import bidi, fonts, text
from mentordesk.reports.sheet import SheetCanvas, open_canvas
from mentordesk.reports.text import Style
from tests.nasty import NASTY, SCRIPTS

BODY = Style(size=10)


def page(*lines: str, style: Style = BODY) -> tuple[SheetCanvas, str]:
    """A page with these lines, and the text that a reader finds on it."""
    out = io.BytesIO()
    canvas = open_canvas(out, title="Test")
    for number, line in enumerate(lines):
        text.draw(canvas, 40, 800 - 20 * number, line, style)
    canvas.save()
    return canvas, PdfReader(out).pages[0].extract_text()


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("nul\x00inside", "nulinside"),
        ("e\u0301", "é"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\u202egpj.exe\u2069\u200f", "gpj.exe"),
        ("می\u200cروند", "می\u200cروند"),
        ("\ud800x\udfff", "x"),
        ("a\tb", "a b"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
    ],
)
def test_clean_drops_what_is_unseen_and_keeps_what_scripts_need(raw: str, clean: str) -> None:
    assert text.clean(raw) == clean


@given(st.text())
@settings(max_examples=60, deadline=None)
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    once = text.clean(raw)
    assert text.clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


GOLDEN = {
    "sv": ("Åsa Öberg Toft", "NotoSans-Regular", [135, 86, 68, 3, 152, 69, 72, 85, 74, 3, 55, 82, 73, 87], 6973),
    "vi": ("Nguyễn Łucja", "NotoSans-Regular", [49, 74, 88, 92, 798, 81, 3, 258, 88, 70, 77, 68], 6386),
    "uk": ("Олена Їжак", "NotoSans-Regular", [439, 468, 462, 470, 457, 3, 417, 463, 457, 467], 5550),
    "ti": ("ሰላማዊት ገብረ", "NotoSansEthiopic-Regular", [372, 248, 257, 508, 427, 407, 146, 16, 361], 5419),
    "ar": (
        "محمد الحسيني",
        "NotoNaskhArabic-Regular",
        [575, 489, 576, 249, 139, 449, 3, 1364, 182, 484, 139, 485],
        5348,
    ),
    "fa": ("فاطمه رضایی", "NotoNaskhArabic-Regular", [596, 598, 4, 286, 211, 1364, 510, 484, 294, 4, 326], 4874),
    "ckb": (
        "ئاراس هەڵەبجە",
        "NotoNaskhArabic-Regular",
        [510, 115, 38, 510, 455, 510, 512, 1364, 247, 3, 211, 4, 581],
        5403,
    ),
    "ps": ("ګلالۍ څرخي", "NotoNaskhArabic-Regular", [575, 164, 212, 156, 1364, 620, 449, 1565, 448, 418], 4643),
}
"""Name, font, glyph numbers from left to right and width in thousandths: reportlab's shaping is no public interface."""


def glyphs(name: str) -> list[int]:
    """The glyph numbers from left to right, whatever characters stand for them."""
    pieces = text.layout(name, Style(kern=True)).pieces
    return [fonts.font(piece.font).face.charToGlyph[ord(char)] for piece in pieces for char in piece.text]


@pytest.mark.parametrize("language", GOLDEN)
def test_names_are_shaped_as_they_were(language: str) -> None:
    name, font, expected, wide = GOLDEN[language]
    assert [piece.font for piece in text.layout(name, Style(kern=True)).pieces] == [font]
    assert glyphs(name) == expected
    assert text.width(name, Style(size=1000, kern=True)) == pytest.approx(wide)


@pytest.mark.parametrize("language", GOLDEN)
def test_shaping_agrees_with_harfbuzz_itself(language: str) -> None:
    name, font, expected, wide = GOLDEN[language]
    blob = uharfbuzz.Blob.from_file_path(str(paths.resources() / "fonts" / f"{font}.ttf"))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(name)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(blob)), buffer, {"kern": True, "liga": True})
    assert [info.codepoint for info in buffer.glyph_infos] == expected
    assert sum(position.x_advance for position in buffer.glyph_positions) == wide


READ_BACK = [name for name in (*(entry[0] for entry in GOLDEN.values()), *SCRIPTS) if not set(name) & set("(۱0")]
"""Without numbers and brackets: readers do not put those in order in right-to-left lines."""


@pytest.mark.parametrize("name", READ_BACK)
def test_names_can_be_copied_from_the_page_letter_for_letter(name: str) -> None:
    assert page(name)[1].strip() == name


def test_a_name_is_no_honorific_ligature() -> None:
    assert len(glyphs("محمد")) >= 4


def test_titles_are_kerned_and_running_text_is_not() -> None:
    assert text.width("AVATAR", Style(kern=True)) < text.width("AVATAR", Style())


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("abc", "abc"),
        ("אבג", "גבא"),
        ("abc אבג def", "abc גבא def"),
        ("אבג abc דהו", "והד abc גבא"),
        ("אבג 123", "123 גבא"),
        ("abc (אבג) def", "abc (גבא) def"),
        ("אבג (abc)", "(abc) גבא"),
        ("a (ב) ב", "a (ב) ב"),
        ("אבג 12.5%", "12.5% גבא"),
    ],
)
def test_mixed_directions_are_seen_in_the_right_order(raw: str, seen: str) -> None:
    assert "".join(piece.text for piece in text.layout(raw, BODY).pieces) == seen


def test_digits_of_an_arabic_line_are_not_turned_round() -> None:
    pieces = text.layout("می ۱۲۳", BODY).pieces
    assert pieces[0].text == "۱۲۳"


@given(st.text(alphabet="abאבعب12۱٢ .,-+%()[]‌́", max_size=20), st.booleans())
@settings(max_examples=80, deadline=None)
def test_every_character_keeps_a_place(raw: str, rtl: bool) -> None:
    levels = bidi.levels(raw, rtl)
    assert len(levels) == len(raw)
    assert sorted(bidi.visual(levels)) == list(range(len(raw)))
    assert all(0 <= level <= 2 for level in levels)


def test_characters_without_a_glyph_are_shown_and_named() -> None:
    canvas, read = page("Ali 😀 中")
    assert read.strip() == "Ali □ □"
    assert canvas.missing == {"😀", "中"}
    assert text.missing("Ali 😀 中") == {"😀", "中"}
    assert text.missing_notice(canvas.missing) == (
        "2 characters cannot be printed and are shown as □: Cjk unified ideograph-4e2d (U+4E2D), Grinning face (U+1F600)."
    )
    assert text.missing_notice(set()) == ""


def test_an_emoji_family_is_one_sign() -> None:
    assert page("a👩‍👩‍👧‍👦b")[1].strip() == "a□b"


def test_private_characters_never_show_a_glyph_made_by_shaping() -> None:
    text.layout("محمد ګلالۍ", BODY)
    canvas, read = page("")
    assert read.strip() == "□□"
    assert canvas.missing == {"", ""}


@pytest.mark.parametrize("raw", NASTY, ids=ascii)
def test_nasty_texts_can_be_drawn_measured_and_wrapped(raw: str) -> None:
    page(raw)
    lines = text.wrap(raw, BODY, 120)
    assert all(text.width(line, BODY) <= 120.5 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.clean(raw).split())
    assert text.width(text.ellipsis(text.one_line(raw), BODY, 120), BODY) <= 120.5


def test_long_texts_wrap_in_a_moment() -> None:
    assert len(text.wrap("x" * 100_000, BODY, 100)) > 1000


def test_a_long_name_shrinks_then_breaks_then_ends() -> None:
    big = Style(size=34, weight="bold", family="serif", kern=True)
    assert text.fit("Ali", big, 400, 20, 16) == (["Ali"], big)
    lines, small = text.fit("Selamawit Gebremedhin Tesfay", big, 400, 20, 16)
    assert len(lines) == 1
    assert 20 <= small.size < 34
    name = "Maria Fernanda de la Concepción Rodríguez y Fernández de Córdoba"
    lines, small = text.fit(name, big, 400, 20, 16)
    assert " ".join(lines) == name
    assert len(lines) == 2
    name = "Maria Fernanda de la Concepción Rodríguez y Ek"
    lines, small = text.fit(name, big, 400, 20, 16)
    greedy = text.wrap(name, small, 400)
    assert max(text.width(line, small) for line in lines) < max(text.width(line, small) for line in greedy), "even lines"
    lines, small = text.fit(name * 3, big, 400, 20, 16)
    assert small.size == 16
    assert lines[1].endswith("…")
    assert all(text.width(line, small) <= 400.5 for line in lines)


@pytest.mark.parametrize(("align", "left"), [("left", 300), ("center", 280), ("right", 260)])
def test_text_stands_where_it_is_aligned(align: str, left: float) -> None:
    out = io.BytesIO()
    canvas = open_canvas(out, title="T")
    style = BODY.sized(10 * 40 / text.width("Åsa", BODY))
    assert text.draw(canvas, 300, 500, "Åsa", style, align) == pytest.approx(40)
    canvas.save()
    found: list[float] = []

    def visit(words: str, _ctm: list[float], matrix: list[float], _font: object, _size: float) -> None:
        if words.strip():
            found.append(matrix[4])

    PdfReader(out).pages[0].extract_text(visitor_text=visit)
    assert found == [pytest.approx(left, abs=0.1)]


def test_text_too_wide_shrinks_to_the_floor_and_then_is_cut() -> None:
    canvas = open_canvas(io.BytesIO(), title="T")
    assert text.draw(canvas, 0, 0, "word " * 40, BODY, max_width=100, min_size=8) <= 100


def test_every_font_has_its_licence_and_is_used() -> None:
    folder = paths.resources() / "fonts"
    assert (folder / "OFL.txt").read_text(encoding="utf-8").count("SIL OPEN FONT LICENSE") == 1
    shipped = {file.stem for file in folder.glob("*.ttf")}
    assert shipped == {*fonts.BASE.values(), *fonts.SCRIPTS.values(), *fonts.BOLD_SCRIPTS.values(), *fonts.SYMBOLS}
