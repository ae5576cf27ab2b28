"""Draws text in any shipped script: cleans, itemises, shapes, measures, wraps, and never drops a character in silence."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from reportlab.lib.abag import ABag
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import ttfonts
from reportlab.pdfgen.canvas import Canvas

from mentordesk.i18n import ngettext
from mentordesk.reports import bidi, fonts
from mentordesk.reports.fonts import Family, Weight, font_for

__all__ = [
    "Run", "Style", "clean", "colour", "draw", "ellipsis", "fit", "font_for", "is_rtl", "itemize",
    "layout", "missing", "missing_notice", "one_line", "shape", "width", "wrap",
]  # fmt: skip

REPLACEMENT = "□"
"""What is drawn for a character that no shipped font has; `missing` names it."""

_FEATURES = {"kern": True, "liga": True}  # Not dlig: it turns the name محمد into an honorific ligature.
_NEWLINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"
_INVISIBLE = re.compile("[\ufe00-\ufe0f\U000e0000-\U000e01ef\U0001f3fb-\U0001f3ff\u200c\u200d]")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks. Sizes in points; `tracking` is extra space between letters in points (never in joined scripts)."""

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
    letters: int
    missing: frozenset[str]


is_rtl = bidi.is_rtl


@cache
def colour(code: str) -> Color:
    """The colour of a code such as #14646E."""
    return HexColor(code)


def clean(text: str) -> str:
    """The text as it can be printed: NFC, newlines as \\n, without control, direction and other unseen characters.

    U+200C and U+200D stay: Persian and Indic scripts need them.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    text = _NEWLINES.sub("\n", text).replace("\t", " ")
    kept = (char for char in text if char in _JOINERS or char == "\n" or _stays(char))
    return unicodedata.normalize("NFC", "".join(kept))


def _stays(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind not in ("Cc", "Cs") and (kind != "Cf" or char in "\u0600\u0601\u0602\u0603\u06dd")


def one_line(text: str) -> str:
    """The clean text with newlines and runs of spaces as single spaces."""
    return " ".join(clean(text).split()) if "\n" in text or "\r" in text or "  " in text else clean(text)


@cache
def _plain(font: str) -> frozenset[str]:
    """Characters drawn as they are, one glyph each, without shaping."""
    return frozenset(
        char
        for char in fonts.characters(font)
        if fonts.script_of(char) in ("latin", "greek", "cyrillic")
        and unicodedata.category(char)[0] in "LNPSZ"
    )


def itemize(
    text: str, weight: Weight = "regular", family: Family = "sans", rtl: bool | None = None
) -> list[Run]:
    """Cut one line into runs of one script, font and direction, in logical order.

    Spaces, digits and signs stay with the run before when its font has them. A character that no font has becomes
    `REPLACEMENT`; the pieces of one joined sign (an emoji family) become one.
    """
    rtl = bidi.is_rtl(text) if rtl is None else rtl
    found = bidi.levels(text, rtl) if rtl or bidi.has_rtl(text) else [0] * len(text)
    base = fonts.base_font(weight, family)
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
    if before and char in _JOINERS and before.font not in fonts.SYMBOLS:
        return before.font
    if before and script == "latin" and _common(char) and char in fonts.characters(before.font):
        return before.font
    own = fonts.font_for(script, weight, family)
    return next((name for name in (own, base, *fonts.SYMBOLS) if char in fonts.characters(name)), None)


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


@lru_cache(maxsize=4096)
def _shaped(font: str, text: str) -> Piece:
    style = ABag(fontName=font, fontSize=1000)
    word = ttfonts.shapeFragWord([0, (style, text)], features=_FEATURES, force=True)
    drawn = word[1][1]
    data = getattr(drawn, "__shapeData__", None)
    if data is None:
        return _unshaped(font, drawn)
    _remember(font, text, drawn, data)
    return Piece(font, drawn, sum(item.x_advance for item in data), plain=False)


def _remember(font: str, text: str, drawn: str, data: list[ttfonts.ShapeData]) -> None:
    """Tell the font what its glyphs stand for, where one glyph draws one letter or cluster: copied text needs it."""
    count = Counter(item.cluster for item in data)
    starts = sorted(count)
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    meanings = fonts.font(font).meanings
    for char, item in zip(str(drawn), data, strict=True):
        meant = text[item.cluster : ends[item.cluster]]
        if count[item.cluster] == 1 and char != meant and char != " ":
            meanings.setdefault(ord(char), meant)


def layout(text: str, style: Style, rtl: bool | None = None) -> Layout:
    """One line of clean text, shaped and in visual order; kept for the next time. Widths are in thousandths."""
    return _layout(text, style.weight, style.family, style.kern, rtl)


@lru_cache(maxsize=8192)
def _layout(text: str, weight: Weight, family: Family, kern: bool, rtl: bool | None) -> Layout:
    base = fonts.base_font(weight, family)
    if not rtl and not kern and _plain(base).issuperset(text):
        piece = _unshaped(base, text)
        return Layout((piece,), piece.width, len(text), frozenset())
    runs = itemize(text, weight, family, rtl)
    pieces = [_piece(run, kern) for run in runs]
    order = bidi.visual([run.level for run in runs])
    lost = frozenset(missing(text)) if any(REPLACEMENT in run.text for run in runs) else frozenset()
    return Layout(tuple(pieces[i] for i in order), sum(p.width for p in pieces), len(text), lost)


def _piece(run: Run, kern: bool) -> Piece:
    if not kern and not run.level and _plain(run.font).issuperset(run.text):
        return _unshaped(run.font, run.text)
    return shape(run)


def is_plain(text: str, style: Style) -> bool:
    """Can clean text be drawn in this style as it is, one glyph a character, in one font?"""
    return not style.kern and _plain(fonts.base_font(style.weight, style.family)).issuperset(text)


def plain_font(style: Style) -> ttfonts.TTFont:
    """The font of plain text in this style."""
    return fonts.font(fonts.base_font(style.weight, style.family))


def width(text: str, style: Style) -> float:
    """The width of one line in points."""
    line = layout(one_line(text), style)
    return line.width * style.size / 1000 + _tracking(line, style)


def _tracking(line: Layout, style: Style) -> float:
    return style.tracking * sum(len(p.text) for p in line.pieces if p.plain) if style.tracking else 0.0


def draw(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    style: Style,
    align: str = "left",
    max_width: float | None = None,
    min_size: float | None = None,
    rtl: bool | None = None,
) -> float:
    """Draw one line with its baseline at `y`; `x` is its left edge, middle or right edge by `align`. Returns its width.

    Over `max_width` the text shrinks in half points down to `min_size`, then ends in an ellipsis. What no font has is
    drawn as `REPLACEMENT` and added to `canvas.missing` where the canvas has such a set (`frame.open_canvas`).
    """
    text = one_line(text)
    if max_width is not None and width(text, style) > max_width:
        style = _shrunk(text, style, max_width, min_size or style.size)
        text = ellipsis(text, style, max_width)
    line = layout(text, style, rtl)
    if line.missing:
        getattr(canvas, "missing", set()).update(line.missing)
    long = line.width * style.size / 1000 + _tracking(line, style)
    left = x - long * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    canvas.setFillColor(colour(style.colour))
    out = canvas.beginText(left, y)
    for piece in line.pieces:
        out.setFont(piece.font, style.size)
        if style.tracking:
            out.setCharSpace(style.tracking if piece.plain else 0)
        out.textOut(piece.text)
    if style.tracking:
        out.setCharSpace(0)
    canvas.drawText(out)
    return long


def _shrunk(text: str, style: Style, room: float, least: float) -> Style:
    while style.size > least and width(text, style) > room:
        style = style.sized(max(least, style.size - 0.5))
    return style


def ellipsis(text: str, style: Style, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than the room."""
    if width(text, style) <= room:
        return text
    cuts = _cuts(text)
    low, high = 0, len(cuts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[: cuts[middle]].rstrip() + "…", style) <= room:
            low = middle
        else:
            high = middle - 1
    return text[: cuts[low]].rstrip() + "…"


def fit(text: str, style: Style, room: float, break_below: float, least: float) -> tuple[list[str], Style]:
    """A long name made to fit: shrink to `break_below`, then break into two lines and shrink to `least`, then an ellipsis.

    Returns the lines and the style to draw them in.
    """
    text = one_line(text)
    small = _shrunk(text, style, room, break_below)
    if width(text, small) <= room:
        return [text], small
    small = style.sized(break_below)
    while len(lines := wrap(text, small, room)) > 2 and small.size > least:
        small = small.sized(max(least, small.size - 0.5))
    if len(lines) == 2:
        return _balanced(text, lines, small, room), small
    return [lines[0], ellipsis(" ".join(lines[1:]), small, room)], small


def _balanced(text: str, lines: list[str], style: Style, room: float) -> list[str]:
    """Two lines of about the same length, when some space allows it."""
    best, least = lines, max(width(line, style) for line in lines)
    for match in re.finditer(" ", text):
        pair = [text[: match.start()], text[match.end() :]]
        longest = max(width(line, style) for line in pair)
        if longest < least and longest <= room:
            best, least = pair, longest
    return best


def wrap(text: str, style: Style, room: float) -> list[str]:
    """The text in lines no wider than the room, broken at spaces and hyphens, over-long words anywhere between letters.

    Lines are in logical order; draw those of a right-to-left text with `rtl=is_rtl(text)`.
    """
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        lines += _wrapped(paragraph.rstrip(), style, room)
    return lines


_WORDS = re.compile(r"\s*(?:[^\s\-–—/]+(?:[\-–—/]+(?=\S))?|[\-–—/]+)")


def _wrapped(text: str, style: Style, room: float) -> list[str]:
    room += 0.01
    if _measure(text, style) <= room:
        return [text]
    lines: list[str] = []
    line, used = "", 0.0
    for word in _WORDS.findall(text):
        long = _measure(word, style)
        if used + long <= room:
            line, used = line + word, used + long
            continue
        if line:
            lines.append(line)
        word = word.lstrip()
        while (long := _measure(word, style)) > room:
            cut = _longest(word, style, room)
            lines.append(word[:cut])
            word = word[cut:]
        line, used = word, long
    return [*lines, line] if line else lines


def _measure(text: str, style: Style) -> float:
    line = _layout(text, style.weight, style.family, style.kern, None)
    return line.width * style.size / 1000 + _tracking(line, style)


def _longest(word: str, style: Style, room: float) -> int:
    """How many characters of a word fit in the room: at least one cluster, if possible up to a sign such as @ or _."""
    cuts = _cuts(word)[1:]
    low, high = 0, len(cuts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if _measure(word[: cuts[middle]], style) <= room:
            low = middle
        else:
            high = middle - 1
    end = cuts[low]
    sign = max(word.rfind(char, end // 2, end) for char in "@._,;:&=?")
    return sign + 1 if sign > 0 and cuts[low] < len(word) else end


def _cuts(text: str) -> list[int]:
    """The places between letters where a text may be cut: not before a mark, not beside a joiner."""
    inside = (i for i in range(1, len(text)) if not _joined(text[i - 1], text[i]))
    return [0, *inside, len(text)]


def _joined(before: str, after: str) -> bool:
    if before in _JOINERS or after in _JOINERS:
        return True
    return unicodedata.category(after)[0] == "M" or after == "\u0e33" or "\u0e40" <= before <= "\u0e44"


def missing(text: str) -> set[str]:
    """The characters of a text that no shipped font has (emoji, Chinese, private signs …)."""
    chars = set(one_line(text)) - _plain(fonts.base_font())
    return {
        char
        for char in chars
        if not _INVISIBLE.match(char) and _font(char, None, "regular", "sans", fonts.base_font()) is None
    }


def missing_notice(chars: set[str]) -> str:
    """One sentence that names the characters drawn as `REPLACEMENT`; empty when there are none."""
    if not chars:
        return ""
    names = [f"{unicodedata.name(char, '?').capitalize()} (U+{ord(char):04X})" for char in sorted(chars)]
    shown = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
    return ngettext(
        "{count} character cannot be printed and is shown as □: {names}.",
        "{count} characters cannot be printed and are shown as □: {names}.",
        len(names),
    ).format(count=len(names), names=shown)
