"""Turns text of any shipped script into glyphs in the order they are seen: cleans, itemises, shapes and measures."""

import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

import uharfbuzz
from reportlab.pdfbase import ttfonts

from mentordesk.reports import bidi, fonts
from mentordesk.reports.fonts import Family, Weight

REPLACEMENT = "□"
"""What is drawn for a character that no shipped font has; `missing` names it."""

_FEATURES = {"kern": True, "liga": True}  # Not dlig: it turns the name محمد into an honorific ligature.
_NEWLINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
JOINERS = "\u200c\u200d"
_INVISIBLE = re.compile("[\ufe00-\ufe0f\U000e0000-\U000e01ef\U0001f3fb-\U0001f3ff\u200c\u200d]")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks. Sizes in points; `tracking` is extra space between letters (never in joined scripts)."""

    size: float = 9.5
    weight: Weight = "regular"
    family: Family = "sans"
    colour: str = "#1A222C"
    leading: float = 0.0
    tracking: float = 0.0
    kern: bool = False
    """Pair kerning for Latin text: for titles and names; running text does without and is drawn quicker."""

    @property
    def line(self) -> float:
        """The distance from one line to the next."""
        return self.leading or self.size * 1.36

    def sized(self, size: float) -> "Style":
        """The same at another size, the leading in proportion."""
        return replace(self, size=size, leading=self.leading * size / self.size)


class Run(NamedTuple):
    """A piece of text in one font and one direction, in logical order."""

    text: str
    script: str
    font: str
    level: int


class Piece(NamedTuple):
    """A shaped run: what reportlab draws, and its width in thousandths of the size."""

    font: str
    text: str
    width: float
    plain: bool


class Layout(NamedTuple):
    """A line ready to be drawn: its pieces from left to right."""

    pieces: tuple[Piece, ...]
    width: float
    missing: frozenset[str]


@lru_cache(maxsize=2048)
def clean(text: str) -> str:
    """The text as it can be printed: NFC, newlines as \\n, without control, direction and other unseen characters.

    U+200C and U+200D stay: Persian and Indic scripts need them.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    text = _NEWLINES.sub("\n", text).replace("\t", " ")
    kept = (char for char in text if char in JOINERS or char == "\n" or _stays(char))
    return unicodedata.normalize("NFC", "".join(kept))


def _stays(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind not in ("Cc", "Cs") and (kind != "Cf" or char in "\u0600\u0601\u0602\u0603\u06dd")


def one_line(text: str) -> str:
    """The clean text with newlines and runs of spaces as single spaces."""
    return " ".join(clean(text).split()) if "\n" in text or "\r" in text or "  " in text else clean(text)


class _Known:
    """The characters of a font that a question is true of, as they are met: few of three thousand ever are."""

    def __init__(self, font: str, scripts: Container[str]) -> None:
        self._font, self._scripts = font, scripts
        self._known: set[str] = set()
        self.has_all = self._known.issuperset

    def of(self, text: str) -> bool:
        """Is it true of the whole text?"""
        return self.has_all(text) or self._learn(text)

    def _learn(self, text: str) -> bool:
        new = {char for char in set(text) - self._known if self._asked(char)}
        self._known |= new
        return self.has_all(text)

    def _asked(self, char: str) -> bool:
        return (
            fonts.has(self._font, char)
            and fonts.script_of(char) in self._scripts
            and unicodedata.category(char)[0] in "LNPSZ"
        )


@cache
def _plain(font: str) -> _Known:
    """Characters drawn as they are, one glyph each, without shaping."""
    return _Known(font, ("latin", "greek", "cyrillic"))


@cache
def _latin(font: str) -> _Known:
    """Plain characters of one script."""
    return _Known(font, ("latin",))


def itemize(text: str, weight: Weight = "regular", family: Family = "sans", rtl: bool | None = None) -> list[Run]:
    """Cut one line into runs of one script, font and direction, in logical order.

    Spaces, digits and signs stay with the run before when its font has them. A character that no font has becomes
    `REPLACEMENT`; the pieces of one joined sign (an emoji family) become one.
    """
    rtl = bidi.is_rtl(text) if rtl is None else rtl
    base = fonts.base_font(weight, family)
    if not rtl and text and _latin(base).of(text):
        return [Run(text, "latin", base, 0)]
    found = bidi.levels(text, rtl) if rtl or bidi.has_rtl(text) else [0] * len(text)
    runs: list[Run] = []
    lost = joined = False
    for char, level in zip(text, found, strict=True):
        before = runs[-1] if runs else None
        unseen = _INVISIBLE.match(char) is not None
        if lost and unseen:
            joined = char == "\u200d"
            continue
        font = _font(char, before, weight, family, base)
        if font is None:
            if unseen or (lost and joined):
                joined = False
                continue
            lost, joined, char, font = True, False, REPLACEMENT, fonts.SYMBOLS[1]
        else:
            lost = False
        script = before.script if before and before.font == font and _common(char) else fonts.script_of(char)
        if before and (before.font, before.level, before.script) == (font, level, script):
            runs[-1] = before._replace(text=before.text + char)
        else:
            runs.append(Run(char, script, font, level))
    return runs


@cache
def _common(char: str) -> bool:
    """Has this character no script of its own (signs, digits, spaces, marks)?"""
    return unicodedata.category(char)[0] in "MNPSZC"


def _font(char: str, before: Run | None, weight: Weight, family: Family, base: str) -> str | None:
    """The font that draws a character after this run; None when there is none."""
    script = fonts.script_of(char)
    if before and char in JOINERS and before.font not in fonts.SYMBOLS:
        return before.font
    if before and script == "latin" and _common(char) and fonts.has(before.font, char):
        return before.font
    own = fonts.font_for(script, weight, family)
    return next((name for name in (own, base, *fonts.SYMBOLS) if fonts.has(name, char)), None)


def shape(run: Run) -> Piece:
    """The run as reportlab draws it, in visual order, with its width."""
    text = run.text
    rtl_script = run.script in ("arabic", "hebrew")
    if run.level % 2 and not (rtl_script and bidi.has_strong_rtl(text)):
        text = "".join(bidi.MIRROR.get(char, char) for char in reversed(text))
        return _unshaped(run.font, text)
    if rtl_script and not run.level % 2:
        return _unshaped(run.font, text)  # Digits in an Arabic line: harfbuzz would turn them round.
    return _shaped(run.font, text)


def _unshaped(font: str, text: str) -> Piece:
    return Piece(font, text, fonts.font(font).stringWidth(text, 1000), plain=True)


@lru_cache(maxsize=1024)
def _shaped(font: str, text: str) -> Piece:
    """Glyphs with their steps, by characters that stand for the letters of their cluster: copied text needs it.

    Of several glyphs in one cluster the first stands for all its letters, the others for none.
    """
    face = fonts.font(font)
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(face.shaper, buffer, _FEATURES)
    clusters = [info.cluster for info in buffer.glyph_infos]
    chars: list[str] = []
    steps: list[ttfonts.ShapeData] = []
    for info, place, meant in zip(buffer.glyph_infos, buffer.glyph_positions, _meanings(text, clusters), strict=True):
        glyph, position = info.codepoint, place.position
        char, step = face.drawn.get((glyph, position)) or face.drawn_by(glyph, position, meant)
        chars.append(char if char == meant else face.standing_for(char, meant))
        steps.append(step)
    across = sum([step.x_advance for step in steps])
    return Piece(font, ttfonts.ShapedStr("".join(chars), shapeData=steps), across, plain=False)


def _meanings(text: str, clusters: list[int]) -> Iterable[str]:
    """What each glyph stands for, by the place where its cluster begins: mostly a letter each, in order."""
    if clusters == list(range(len(text))):
        return text
    starts = sorted(set(clusters))
    meanings = {start: text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)}
    return [meanings.pop(cluster, "") for cluster in clusters]


def layout(text: str, style: Style, rtl: bool | None = None) -> Layout:
    """One line of clean text, shaped and in visual order; kept for the next time. Widths are in thousandths."""
    return _layout(text, style.weight, style.family, style.kern, rtl)


@lru_cache(maxsize=4096)
def _layout(text: str, weight: Weight, family: Family, kern: bool, rtl: bool | None) -> Layout:
    base = fonts.base_font(weight, family)
    if not rtl and not kern and _plain(base).of(text):
        piece = _unshaped(base, text)
        return Layout((piece,), piece.width, frozenset())
    runs = itemize(text, weight, family, rtl)
    pieces = [_piece(run, kern) for run in runs]
    order = bidi.visual([run.level for run in runs])
    lost = frozenset(missing(text)) if any(REPLACEMENT in run.text for run in runs) else frozenset()
    return Layout(tuple(pieces[i] for i in order), sum(p.width for p in pieces), lost)


def _piece(run: Run, kern: bool) -> Piece:
    if not kern and not run.level and _plain(run.font).of(run.text):
        return _unshaped(run.font, run.text)
    return shape(run)


def is_plain(text: str, style: Style) -> bool:
    """Can clean text be drawn in this style as it is, one glyph a character, in one font?"""
    return not style.kern and _plain(fonts.base_font(style.weight, style.family)).of(text)


def plain_font(style: Style) -> ttfonts.TTFont:
    """The font of plain text in this style."""
    return fonts.font(fonts.base_font(style.weight, style.family))


def width(text: str, style: Style) -> float:
    """The width of one line in points."""
    return length(layout(one_line(text), style), style)


def length(line: Layout, style: Style) -> float:
    """The width of a line in a style, in points."""
    tracked = style.tracking * sum(len(p.text) for p in line.pieces if p.plain) if style.tracking else 0.0
    return line.width * style.size / 1000 + tracked


def missing(text: str) -> set[str]:
    """The characters of a text that no shipped font has (emoji, Chinese, private signs …)."""
    clean_text = one_line(text)
    if _plain(fonts.base_font()).of(clean_text):
        return set()
    return {
        char
        for char in set(clean_text)
        if not _INVISIBLE.match(char) and _font(char, None, "regular", "sans", fonts.base_font()) is None
    }
