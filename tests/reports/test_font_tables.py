"""What is asked of a font is answered as reportlab does, which reads all of it before."""

from pathlib import Path

import pytest
from reportlab.pdfbase import ttfonts

from mentordesk import paths
from mentordesk.reports import fonts
from mentordesk.reports.font_tables import PaperFace

SHIPPED = sorted((paths.resources() / "fonts").glob("*.ttf"))
TOLD = ("defaultWidth", "numGlyphs", "unitsPerEm", "ascent", "descent", "capHeight", "bbox", "name", "flags", "italicAngle",
        "stemV", "_full_font")  # fmt: skip


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_font_is_known_as_reportlab_knows_it(path: Path) -> None:
    usual, ours = ttfonts.TTFontFace(str(path)), PaperFace(str(path))
    for attribute in TOLD:
        assert getattr(ours, attribute) == getattr(usual, attribute), attribute
    for attribute in ("charToGlyph", "charWidths"):
        told, asked = getattr(usual, attribute), getattr(ours, attribute)
        assert {code: asked.get(code) for code in told} == told, attribute
        assert not [code + 1 for code in told if code + 1 in asked and code + 1 not in told], attribute
    glyphs = sorted(usual.glyphToChar)[:: 1 + len(usual.glyphToChar) // 100]
    assert [ours.glyphToChar.get(glyph) for glyph in glyphs] == [usual.glyphToChar[glyph] for glyph in glyphs]
    assert [ours.hmetrics[glyph] for glyph in range(usual.numGlyphs)] == usual.hmetrics
    assert [ours.glyphPos[glyph] for glyph in range(usual.numGlyphs + 1)] == usual.glyphPos
    assert ours.unitsPerEm == 1000, "widths are taken for thousandths as they are"


def test_a_font_has_what_it_draws_and_not_what_shaping_added() -> None:
    font = fonts.font(fonts.INITIAL)
    assert font.has("Å")
    assert not font.has("\U000f0000")
    private = font.standing_for("A", "Ab")
    assert ord(private) in font.face.charToGlyph
    assert not font.has(private)


def test_a_table_of_another_kind_is_refused(tmp_path: Path) -> None:
    content = bytearray(SHIPPED[0].read_bytes())
    face = PaperFace(str(SHIPPED[0]))
    start, _length = face.get_table_pos("cmap")
    for place in range(int.from_bytes(content[start + 2 : start + 4])):
        entry = start + 4 + 8 * place
        table = start + int.from_bytes(content[entry + 4 : entry + 8])
        content[table : table + 2] = (12).to_bytes(2)
    other = tmp_path / "other.ttf"
    other.write_bytes(content)
    with pytest.raises(ttfonts.TTFError, match="segments"):
        PaperFace(str(other))
