"""Reads a shipped font's tables whole: reportlab reads them number by number, which took a tenth of printing a batch."""

from functools import cached_property
from struct import unpack, unpack_from

from reportlab.pdfbase import ttfonts

_WINDOWS, _SEGMENTS = 3, 4
_USUAL = 1000
"""Units to the size, in most fonts; a PDF's own."""
_SPACE, _NO_BREAK = 0x20, 0xA0


class PaperFace(ttfonts.TTFontFace):
    """What reportlab knows of a font, to the letter, from fonts whose table of characters is of the usual kind.

    What only shaping asks, or embedding, is read when it is asked: few of the fonts that are measured are drawn.
    """

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803 - reportlab's names
        """The font's names and measures as reportlab reads them, then its characters and their widths."""
        super().extractInfo(charInfo=0)
        if charInfo:
            self._read_characters()

    @cached_property
    def glyphToChar(self) -> dict[int, list[int]]:  # noqa: N802 - reportlab's name
        """The characters of each glyph."""
        found: dict[int, list[int]] = {}
        for code, glyph in self.own.items():
            found.setdefault(glyph, []).append(code)
        return found

    @cached_property
    def hmetrics(self) -> list[tuple[float, int]]:
        """Width and left bearing of each glyph; the last ones share a width and have a bearing only."""
        count, numbers = self._metrics()
        full = list(zip(numbers[: 2 * count : 2], numbers[1 : 2 * count : 2], strict=True))
        last = self._pdfScale(numbers[2 * count - 2])
        return [*full, *((last, bearing) for bearing in numbers[2 * count :])]

    @cached_property
    def glyphPos(self) -> list[int]:  # noqa: N802 - reportlab's name
        """Where the outline of each glyph begins, and the last one ends."""
        count = self.numGlyphs + 1
        if unpack_from(">H", self._bytes("head"), 50)[0]:
            return list(unpack(f">{count}L", self._bytes("loca")))
        return [place << 1 for place in unpack(f">{count}H", self._bytes("loca"))]

    def _bytes(self, tag: str) -> bytes:
        found: bytes = self.get_table(tag)
        return found

    def _metrics(self) -> tuple[int, tuple[int, ...]]:
        """How many glyphs have a width, and the table of widths and bearings."""
        count: int = unpack_from(">H", self._bytes("hhea"), 34)[0]
        return count, unpack(f">{count + self.numGlyphs}H", self._bytes("hmtx"))

    def _read_characters(self) -> None:
        """The glyph of each character and its width."""
        table = self._bytes("cmap")
        kinds = [unpack_from(">HHL", table, 4 + 8 * place) for place in range(unpack_from(">H", table, 2)[0])]
        start = next(where for platform, _encoding, where in reversed(kinds) if platform == _WINDOWS)
        kind, length = unpack_from(">HH", table, start)
        if kind != _SEGMENTS:
            raise ttfonts.TTFError(f"{self.filename}: no table of segments")
        self.own = _segments(table[start : start + length])
        count, numbers = self._metrics()
        scaled = list(numbers[: 2 * count : 2])
        if self.unitsPerEm != _USUAL:
            scaled = list(map(self._pdfScale, scaled))
        widths = scaled + scaled[-1:] * (self.numGlyphs - count)
        self.defaultWidth = widths[0]
        self.charWidths = {code: widths[glyph] for code, glyph in self.own.items()}
        self.charToGlyph = self.own.copy()  # shaping adds private characters
        for known in (self.charToGlyph, self.charWidths):
            known[_NO_BREAK] = known[_SPACE]


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
        if offset:
            listed = unpack_from(f">{len(codes)}H", table, 16 + 6 * count + 2 * place + offset)
            found.update(zip(codes, [(glyph + step) & 0xFFFF if glyph else 0 for glyph in listed], strict=True))
        else:
            found.update(zip(codes, [(code + step) & 0xFFFF for code in codes], strict=True))
    return found
