"""Reads a shipped font's tables whole: reportlab reads them number by number, which took a tenth of printing a batch."""

from functools import cached_property
from struct import unpack, unpack_from

from reportlab.pdfbase import ttfonts

_WINDOWS, _SEGMENTS = 3, 4
_SPACE, _NO_BREAK = 0x20, 0xA0


class PaperFace(ttfonts.TTFontFace):
    """What reportlab knows of a font, to the letter, from fonts whose table of characters is of the usual kind."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803 - reportlab's names
        """The font's names and measures as reportlab reads them, then its characters, widths and outlines."""
        super().extractInfo(charInfo=0)
        if charInfo:
            self._read_metrics()
            self._read_characters()
            wide = "L" if unpack(">H", self._bytes("head")[50:52])[0] else "H"
            places = unpack(f">{self.numGlyphs + 1}{wide}", self._bytes("loca"))
            self.glyphPos = list(places) if wide == "L" else [place << 1 for place in places]

    @cached_property
    def glyphToChar(self) -> dict[int, list[int]]:  # noqa: N802 - reportlab's name
        """The characters of each glyph; only shaping asks, so a font of running text never makes it."""
        found: dict[int, list[int]] = {}
        for code, glyph in self._own:
            found.setdefault(glyph, []).append(code)
        return found

    def _bytes(self, tag: str) -> bytes:
        found: bytes = self.get_table(tag)
        return found

    def _read_metrics(self) -> None:
        """Width and left bearing of each glyph; the last ones share a width and have a bearing only."""
        count = unpack(">H", self._bytes("hhea")[34:36])[0]
        numbers = unpack(f">{count + self.numGlyphs}H", self._bytes("hmtx"))
        self.hmetrics = list(zip(numbers[: 2 * count : 2], numbers[1 : 2 * count : 2], strict=True))
        last = self._pdfScale(numbers[2 * count - 2])
        self.hmetrics += [(last, bearing) for bearing in numbers[2 * count :]]
        self.defaultWidth = self._pdfScale(numbers[0])

    def _read_characters(self) -> None:
        """The glyph of each character and its width."""
        table = self._bytes("cmap")
        kinds = [unpack_from(">HHL", table, 4 + 8 * place) for place in range(unpack_from(">H", table, 2)[0])]
        start = next(where for platform, _encoding, where in reversed(kinds) if platform == _WINDOWS)
        kind, length = unpack_from(">HH", table, start)
        if kind != _SEGMENTS:
            raise ttfonts.TTFError(f"{self.filename}: no table of segments")
        glyphs = self.charToGlyph = _segments(table[start : start + length])
        self._own = list(glyphs.items())
        scale = self._pdfScale
        widths = [scale(width) for width, _bearing in self.hmetrics]
        self.charWidths = {code: widths[glyph] for code, glyph in self._own}
        glyphs[_NO_BREAK], self.charWidths[_NO_BREAK] = glyphs[_SPACE], self.charWidths[_SPACE]


def _segments(table: bytes) -> dict[int, int]:
    """The glyph of each character, from ranges of them that have glyphs in a row, or a list of their own."""
    count = unpack_from(">H", table, 6)[0] // 2
    ends = unpack_from(f">{count}H", table, 14)
    starts = unpack_from(f">{count}H", table, 16 + 2 * count)
    steps = unpack_from(f">{count}H", table, 16 + 4 * count)
    offsets = unpack_from(f">{count}H", table, 16 + 6 * count)
    found: dict[int, int] = {}
    for place, (first, last, step, offset) in enumerate(zip(starts, ends, steps, offsets, strict=True)):
        codes = range(first, last + 1)
        if not offset:
            found.update((code, (code + step) & 0xFFFF) for code in codes)
            continue
        listed = unpack_from(f">{len(codes)}H", table, 16 + 6 * count + 2 * place + offset)
        found.update((code, (glyph + step) & 0xFFFF if glyph else 0) for code, glyph in zip(codes, listed, strict=True))
    return found
