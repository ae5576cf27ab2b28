"""Our operators put each glyph where reportlab's own, which are longer, put it."""

import io
import re

import pytest

from mentordesk.reports import fonts, glyphs, shaping, sheet, text

KERNED = text.Style(size=34, weight="bold", family="serif", kern=True)


def steps(operators: str) -> float:
    """How far the numbers between the glyphs move to the left in all."""
    outside = re.sub(r"\((?:\\.|[^\\)])*\)", " ", operators)
    lists = re.findall(r"\[(.*?)\] TJ", outside)
    return sum(float(number) for each in lists for number in each.split())


def letters(operators: str) -> str:
    return "".join(re.findall(r"\(((?:\\.|[^\\)])*)\)", operators))


@pytest.mark.parametrize("words", ["AVATAR To. (Yes)", "Åsa Öberg-Wåhlin", "فاطمة رحيمي", "ሰናይት ኃይለ", "Olena Коваленко"])
def test_the_same_glyphs_and_steps_as_reportlab(words: str) -> None:
    canvas = sheet.open_canvas(io.BytesIO(), title="Glyphs")
    for piece in shaping.layout(words, KERNED).pieces:
        own = canvas.beginText()
        own.setFont(piece.font, KERNED.size)
        theirs = own._formatText(piece.text)
        ours = glyphs.show(canvas, piece.font, KERNED.size, piece.text)
        assert letters(ours) == letters(theirs)
        assert steps(ours) == pytest.approx(steps(theirs), abs=0.1)
        assert len(ours) <= len(theirs)


def test_kerned_words_are_one_list() -> None:
    canvas = sheet.open_canvas(io.BytesIO(), title="Glyphs")
    (piece,) = shaping.layout("AVATAR", KERNED).pieces
    assert glyphs.show(canvas, piece.font, 34, piece.text).count("TJ") == 1
    assert piece.font == fonts.base_font("bold", "serif")
