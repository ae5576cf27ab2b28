"""Draws and wraps text in any shipped script and drops no character in silence: the one module others need for text."""

import re
import unicodedata
from functools import cache

from reportlab.lib.colors import Color, HexColor

from mentordesk.i18n import ngettext
from mentordesk.reports.bidi import has_rtl, is_rtl
from mentordesk.reports.fonts import Family, Weight, font_for
from mentordesk.reports.shaping import (
    JOINERS,
    REPLACEMENT,
    Layout,
    Run,
    Style,
    clean,
    is_plain,
    itemize,
    layout,
    length,
    missing,
    one_line,
    plain_font,
    shape,
    width,
)
from mentordesk.reports.sheet import SheetCanvas

__all__ = [
    "REPLACEMENT", "Family", "Layout", "Run", "Style", "Weight", "clean", "colour", "draw", "ellipsis", "fit",
    "font_for", "has_rtl", "is_plain", "is_rtl", "itemize", "layout", "missing", "missing_notice", "one_line",
    "plain_font", "shape", "width", "wrap",
]  # fmt: skip


@cache
def _paint(code: str) -> str:
    """The operator that sets the colour of text."""
    return "{:.4g} {:.4g} {:.4g} rg".format(*colour(code).rgb())


@cache
def colour(code: str) -> Color:
    """The colour of a code such as #14646E."""
    return HexColor(code)


def draw(
    canvas: SheetCanvas,
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
    drawn as `REPLACEMENT` and added to `canvas.missing`.
    """
    text = one_line(text)
    line = layout(text, style, rtl)
    long = length(line, style)
    if max_width is not None and long > max_width:
        style = _shrunk(line, style, max_width, min_size or style.size)
        line = layout(ellipsis(text, style, max_width), style, rtl)
        long = length(line, style)
    if line.missing:
        canvas.missing.update(line.missing)
    left = x - long * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    shown = [canvas.show(piece.font, style.size, piece.text, piece.plain) for piece in line.pieces]
    if style.tracking:
        spaces = (style.tracking if piece.plain else 0 for piece in line.pieces)
        shown = [f"{space} Tc {operators}" for space, operators in zip(spaces, shown, strict=True)] + ["0 Tc"]
    canvas.raw(f"BT {_paint(style.colour)} 1 0 0 1 {left:.3f} {y:.3f} Tm {' '.join(shown)} ET")
    return long


def _shrunk(line: Layout, style: Style, room: float, least: float) -> Style:
    while style.size > least and length(line, style) > room:
        style = style.sized(max(least, style.size - 0.5))
    return style


def ellipsis(text: str, style: Style, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than the room."""
    if width(text, style) <= room:
        return text
    cuts = _cuts(text[: _most(style, room)])
    low, high = 0, len(cuts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[: cuts[middle]].rstrip() + "…", style) <= room:
            low = middle
        else:
            high = middle - 1
    return text[: cuts[low]].rstrip() + "…"


def fit(text: str, style: Style, room: float, break_below: float, least: float) -> tuple[list[str], Style]:
    """A long name made to fit: shrink to `break_below`, then two lines shrinking to `least`, then an ellipsis.

    Returns the lines and the style to draw them in.
    """
    text = one_line(text)
    line = layout(text, style)
    small = _shrunk(line, style, room, break_below)
    if length(line, small) <= room:
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


_WORDS = re.compile(r"[ \t]*(?:[^ \t\-–—/]+(?:[\-–—/]+(?=[^ \t]))?|[\-–—/]+)")  # a no-break space holds together


def _wrapped(text: str, style: Style, room: float) -> list[str]:
    room += 0.01
    if len(text) <= _most(style, room) and _measure(text, style) <= room:
        return [text]
    lines: list[str] = []
    line, used = "", 0.0
    for word in _WORDS.findall(text):
        long = _measure(word, style) if len(word) <= _most(style, room) else room + 1
        if used + long <= room:
            line, used = line + word, used + long
            continue
        if line:
            lines.append(line)
        word = word.lstrip()
        while len(word) > _most(style, room) or _measure(word, style) > room:
            cut = _longest(word, style, room)
            lines.append(word[:cut])
            word = word[cut:]
        line, used = word, _measure(word, style)
    return [*lines, line] if line else lines


def _measure(text: str, style: Style) -> float:
    return length(layout(text, style), style)


def _longest(word: str, style: Style, room: float) -> int:
    """How many characters of a word fit in the room: at least one cluster, if possible up to a sign such as @ or _."""
    cuts = _cuts(word[: _most(style, room)])[1:]
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


def _most(style: Style, room: float) -> int:
    """More characters than this are never tried on one line: keeps a word of a million letters from taking minutes."""
    return int(room / style.size * 12) + 40


def _cuts(text: str) -> list[int]:
    """The places between letters where a text may be cut: not before a mark, not beside a joiner."""
    inside = (i for i in range(1, len(text)) if not _joined(text[i - 1], text[i]))
    return [0, *inside, len(text)]


def _joined(before: str, after: str) -> bool:
    if before in JOINERS or after in JOINERS:
        return True
    return unicodedata.category(after)[0] == "M" or after == "\u0e33" or "\u0e40" <= before <= "\u0e44"


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
