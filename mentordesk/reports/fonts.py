"""Knows the shipped fonts: which one draws a character, and registers each with reportlab once, when first needed."""

from contextlib import suppress
from functools import cache, cached_property
from typing import Any, Literal
from weakref import WeakKeyDictionary

import uharfbuzz
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from mentordesk import paths
from mentordesk.reports.font_tables import PaperFace

Family = Literal["sans", "serif"]
Weight = Literal["regular", "bold", "italic"]
Position = tuple[float, float, float, float]
"""How a glyph is moved right and up, and how far it is from there to the next, as harfbuzz tells it."""

rl_config.useA85 = 0  # Page streams as plain bytes: a fifth quicker and 14 % smaller than ASCII.

BASE: dict[tuple[Family, Weight], str] = {
    ("sans", "regular"): "NotoSans-Regular",
    ("sans", "bold"): "NotoSans-Bold",
    ("sans", "italic"): "NotoSans-Italic",
    ("serif", "regular"): "NotoSerif-Regular",
    ("serif", "bold"): "NotoSerif-Bold",
    ("serif", "italic"): "NotoSerif-Italic",
}

SCRIPTS: dict[str, str] = {
    "arabic": "NotoNaskhArabic-Regular",
    "ethiopic": "NotoSansEthiopic-Regular",
    "hebrew": "NotoSansHebrew-Regular",
    "armenian": "NotoSansArmenian-Regular",
    "georgian": "NotoSansGeorgian-Regular",
    "thai": "NotoSansThai-Regular",
    "devanagari": "NotoSansDevanagari-Regular",
}

BOLD_SCRIPTS: dict[tuple[str, Family], str] = {
    ("arabic", "sans"): "NotoNaskhArabic-Bold",
    ("arabic", "serif"): "NotoNaskhArabic-Bold",
    ("ethiopic", "sans"): "NotoSansEthiopic-Bold",
    ("ethiopic", "serif"): "NotoSerifEthiopic-Bold",
}

SYMBOLS = ("NotoSansMath-Selection", "NotoSansSymbols2-Selection")
"""Arrows, operators, geometric shapes and ticks, for what the text fonts lack."""

INITIAL = BASE["sans", "regular"]
"""The font a canvas starts with, so that no unembedded Helvetica is named in the file."""

_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0530, 0x058F, "armenian"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x06FF, "arabic"),
    (0x0750, 0x077F, "arabic"),
    (0x08A0, 0x08FF, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0x0E00, 0x0E7F, "thai"),
    (0x10A0, 0x10FF, "georgian"),
    (0x1200, 0x139F, "ethiopic"),
    (0x1C90, 0x1CBF, "georgian"),
    (0x1CD0, 0x1CFF, "devanagari"),
    (0x1F00, 0x1FFF, "greek"),
    (0x2D00, 0x2D2F, "georgian"),
    (0x2D80, 0x2DDF, "ethiopic"),
    (0x2DE0, 0x2DFF, "cyrillic"),
    (0xA640, 0xA69F, "cyrillic"),
    (0xA8E0, 0xA8FF, "devanagari"),
    (0xAB00, 0xAB2F, "ethiopic"),
    (0xFB13, 0xFB17, "armenian"),
    (0xFB1D, 0xFB4F, "hebrew"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFC, "arabic"),
)


@cache
def script_of(char: str) -> str:
    """The script a character belongs to; Latin and everything without a font of its own is `latin`."""
    code = ord(char)
    return next((script for low, high, script in _RANGES if low <= code <= high), "latin")


@cache
def base_font(weight: Weight = "regular", family: Family = "sans") -> str:
    """The registered font for Latin, Greek and Cyrillic text."""
    name = BASE[family, weight]
    font(name)
    return name


def font_for(script: str, weight: Weight = "regular", family: Family = "sans") -> str:
    """The registered font for a script; where no bold or italic one is shipped, the regular one."""
    if script not in SCRIPTS:
        return base_font(weight, family)
    name = BOLD_SCRIPTS.get((script, family)) if weight == "bold" else None
    name = name or SCRIPTS[script]
    font(name)
    return name


@cache
def font(name: str) -> "PaperFont":
    """The font of this file name, parsed and registered once in the life of the program (about 2 ms)."""
    made = PaperFont(name, str(paths.resources() / "fonts" / f"{name}.ttf"))
    pdfmetrics.registerFont(made)
    return made


def has(name: str, char: str) -> bool:
    """Whether a font has a glyph for a character."""
    return font(name).has(char)


class PaperFont(ttfonts.TTFont):
    """A font that remembers what its private characters stand for, so that copied text keeps its letters.

    reportlab gives a glyph without a code point of its own (a joined letter, a ligature) a private character; we give
    every glyph that is drawn for other letters than its own such a character, one for each meaning.
    """

    def __init__(self, name: str, filename: str) -> None:
        # What `TTFont` does, with a face of ours.
        self.fontName = name
        self.face = PaperFace(filename)
        self.encoding = ttfonts.TTEncoding()
        self.state: WeakKeyDictionary[object, ttfonts.TTFont.State] = WeakKeyDictionary()
        self._asciiReadable = True  # `tables` relies on ASCII standing for itself.
        self.shapable = True
        self.meanings: dict[int, str] = {}
        self.drawn: dict[tuple[int, Position], tuple[str, ttfonts.ShapeData]] = {}
        self._stands: dict[tuple[int, str], str] = {}

    def has(self, char: str) -> bool:
        """Whether the font has a glyph of its own for a character; that of a no-break space is the space's."""
        return self.face.own.get(ord(" " if char == "\u00a0" else char), 0) > 0

    @cached_property
    def shaper(self) -> uharfbuzz.Font:
        """The font as harfbuzz wants it; its measures are the font's own, a thousand to the size."""
        return self.hbFont(1000)

    def drawn_by(self, glyph: int, position: Position, meant: str) -> tuple[str, ttfonts.ShapeData]:
        """A character that has this glyph, what is meant if it does and a private one if none does, and how it is placed.

        The same record for the same place: a name then weighs a tenth.
        """
        right, above, across, up = position
        if len(meant) == 1 and self.face.own.get(ord(meant)) == glyph:
            code = ord(meant)
        elif known := self.face.glyphToChar.get(glyph):
            code = known[0]
        else:
            code = self.hbAddPrivate(self.shaper.glyph_to_string(glyph), glyph, across)
        found = chr(code), ttfonts.ShapeData(0, across, up, right, above, self.face.charWidths[code])
        self.drawn[glyph, position] = found
        return found

    def standing_for(self, char: str, meant: str) -> str:
        """A private character with the glyph of `char` that is read as `meant`."""
        key = self.face.charToGlyph[ord(char)], meant
        if key not in self._stands:
            code = 0xF0000 + len(self._stands)  # A plane that no font of ours and no one's text uses.
            self.face.charToGlyph[code] = key[0]
            self.face.charWidths[code] = self.face.charWidths[ord(char)]
            self.meanings[code] = meant
            self._stands[key] = chr(code)
        return self._stands[key]

    def splitString(self, text: str, doc: object, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802 - theirs
        """The codes of a text by subset; reportlab's own way for what is new to the document or not in its first subset."""
        state = self.state.get(doc)
        if state is not None and text:
            with suppress(KeyError, ValueError):
                return [(0, bytes(map(state.assignments.__getitem__, map(ord, text))))]
        parts: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return parts

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:  # noqa: N802 - theirs
        """The width of a text; reportlab's own way, which is slower, where a character has none."""
        try:
            return 0.001 * size * sum(map(self.face.charWidths.__getitem__, map(ord, text)))
        except KeyError:
            wide: float = super().stringWidth(text, size, encoding)
            return wide

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        """Write the font into the document, its widths in one go, then mend its table from codes to text."""
        state: Any = self.state.get(doc)
        super().addObjects(doc)
        for number, subset in enumerate(state.subsets if state else ()):
            widths = " ".join(f"{self.face.getCharWidth(code):.6g}" for code in subset)
            doc.idToObject["BasicFonts"].dict[f"{state.internalName}+{number}"].Widths = f"[{widths}]"
            if self.meanings.keys() & set(subset):
                self._mend(doc, number, subset)

    def _mend(self, doc: Any, number: int, subset: list[int]) -> None:
        face = self.face.name.decode("ascii") + self.face.subfontNameX.decode("ascii")
        base = f"{ttfonts.SUBSETN(number).decode('ascii')}+{face}"
        stream = doc.idToObject[f"toUnicodeCMap:{base}"]
        for index, code in enumerate(subset):
            if code in self.meanings:
                meant = self.meanings[code].encode("utf-16-be").hex().upper()
                stream.content = stream.content.replace(f"<{index:02X}> <{code:04X}>\n", f"<{index:02X}> <{meant}>\n")
