"""Reads of a shipped font's tables what is asked for: reportlab reads them whole, which took a tenth of printing a batch."""

from bisect import bisect_left
from collections.abc import Callable
from struct import unpack_from
from typing import Any

from reportlab.pdfbase import ttfonts

_WINDOWS, _SEGMENTS = 3, 4
_SPACE, _NO_BREAK = 0x20, 0xA0


class Asked(dict[int, Any]):
    """What a font says of characters or glyphs, read when one is first asked for: few of three thousand ever are."""

    def __init__(self, read: Callable[[int], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, number: int) -> Any:
        found = self._read(number)
        if found is None:
            raise KeyError(number)
        self[number] = found
        return found

    def __contains__(self, number: object) -> bool:
        return self.get(number) is not None  # type: ignore[arg-type] # reportlab asks for numbers only

    def get(self, number: int, usual: Any = None) -> Any:
        """What is said of it, or the usual answer."""
        try:
            return self[number]
        except KeyError:
            return usual


class PaperFace(ttfonts.TTFontFace):
    """What reportlab knows of a font, to the letter, from fonts of a thousand units whose characters lie in segments."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803 - reportlab's names
        """The font's names and measures as reportlab reads them, then where its characters and glyphs are told of."""
        super().extractInfo(charInfo=0)
        if charInfo:
            self._find_glyphs()
            self._find_characters()

    def _find_glyphs(self) -> None:
        """Width and left bearing of each glyph, and where its outline begins; the last ones share a width."""
        measures, places = self.get_table("hmtx"), self.get_table("loca")
        full: int = unpack_from(">H", self.get_table("hhea"), 34)[0]
        far = unpack_from(">H", self.get_table("head"), 50)[0]

        def measures_of(glyph: int) -> tuple[int, int]:
            width = unpack_from(">H", measures, 4 * min(glyph, full - 1))[0]
            return width, unpack_from(">H", measures, 4 * glyph + 2 if glyph < full else 2 * (full + glyph))[0]

        self.hmetrics = Asked(measures_of)
        self.glyphPos = Asked(
            lambda glyph: unpack_from(">L", places, 4 * glyph)[0] if far else unpack_from(">H", places, 2 * glyph)[0] << 1
        )
        self.defaultWidth = self.hmetrics[0][0]

    def _find_characters(self) -> None:
        """The glyph of each character and its width, and the characters of each glyph."""
        table: bytes = self.get_table("cmap")
        kinds = [unpack_from(">HHL", table, 4 + 8 * place) for place in range(unpack_from(">H", table, 2)[0])]
        start = next(where for platform, _encoding, where in reversed(kinds) if platform == _WINDOWS)
        kind, length = unpack_from(">HH", table, start)
        if kind != _SEGMENTS:
            raise ttfonts.TTFError(f"{self.filename}: no table of segments")
        segments = _Segments(table[start : start + length])
        self.own, self.charToGlyph = Asked(segments.glyph_of), Asked(segments.glyph_of)  # shaping adds private characters
        self.glyphToChar = Asked(lambda glyph: segments.characters_of(glyph) or None)
        self.charWidths = Asked(self._width_of)
        for known in (self.charToGlyph, self.charWidths):
            known[_NO_BREAK] = known[_SPACE]

    def _width_of(self, code: int) -> int | None:
        glyph = self.own.get(code)
        return None if glyph is None else self.hmetrics[glyph][0]


class _Segments:
    """The table of characters: ranges of them that have glyphs in a row, or a list of their own."""

    def __init__(self, table: bytes) -> None:
        count = unpack_from(">H", table, 6)[0] // 2
        self._table, lists = table, 16 + 6 * count
        self._ends = unpack_from(f">{count}H", table, 14)
        self._starts = unpack_from(f">{count}H", table, 16 + 2 * count)
        self._steps = unpack_from(f">{count}H", table, 16 + 4 * count)
        offsets = enumerate(unpack_from(f">{count}H", table, lists))
        self._lists = [lists + 2 * place + offset if offset else 0 for place, offset in offsets]

    def glyph_of(self, code: int) -> int | None:
        """The glyph of a character; None where the font does not speak of it."""
        place = bisect_left(self._ends, code)
        if place == len(self._ends) or code < self._starts[place]:
            return None
        return self._glyph(place, code)

    def _glyph(self, place: int, code: int) -> int:
        listed, step = self._lists[place], self._steps[place]
        if not listed:
            return int(code + step) & 0xFFFF
        glyph: int = unpack_from(">H", self._table, listed + 2 * (code - self._starts[place]))[0]
        return (glyph + step) & 0xFFFF if glyph else 0

    def characters_of(self, glyph: int) -> list[int]:
        """The characters that have this glyph."""
        found: list[int] = []
        for place, (first, last, step) in enumerate(zip(self._starts, self._ends, self._steps, strict=True)):
            if self._lists[place]:
                found += [code for code in range(first, last + 1) if self._glyph(place, code) == glyph]
            elif first <= (code := (glyph - step) & 0xFFFF) <= last:
                found.append(code)
        return found
