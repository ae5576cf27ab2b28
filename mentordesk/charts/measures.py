"""How wide words are about, how far apart the lines of a scale, what is what: what the builders share, without any font."""

from collections.abc import Sequence
from dataclasses import replace

from mentordesk.charts.primitives import Line, Look, Rect, Role, Shape, Text

_STEPS = (1, 2, 5)
_WIDE = 0.6
"""The width of a letter in sizes of the text; of the usual ones less, so that there is always room."""

Entry = tuple[tuple[Rect | Line, ...], str]
"""A line of a legend: its sign, drawn at the origin about one size of the text wide and high, and its words."""


def wide(words: str, size: float) -> float:
    """About how wide a text is, rather too wide than too narrow."""
    return len(words) * size * _WIDE


def step(most: float) -> int:
    """A round distance between the lines of a scale, so that there are at most five."""
    distance, power = 1, 1
    while most > distance * 4:
        following = _STEPS.index(distance // power) + 1
        power, place = (power, following) if following < len(_STEPS) else (power * 10, 0)
        distance = _STEPS[place] * power
    return distance


def box(role: Role, size: float, look: Look = Look.FILLED) -> Rect:
    """The usual sign of a legend."""
    return Rect(x=0, y=0, width=size * 0.9, height=size * 0.9, role=role, look=look, radius=size * 0.15)


def legend_width(entries: Sequence[Entry], size: float) -> float:
    """How wide a legend is in one line."""
    return sum(size * 2.6 + wide(words, size) for _signs, words in entries) - size * 1.2


def legend(entries: Sequence[Entry], x: float, y: float, width: float, size: float) -> tuple[list[Shape], float]:
    """What is what, from an upper left corner in as many lines as it takes, and where it ends below."""
    shapes: list[Shape] = []
    left, y = x, y + size * 0.2
    for signs, words in entries:
        long = size * 1.4 + wide(words, size)
        if left > x and left + long > x + width:
            left, y = x, y + size * 1.6
        shapes += [_moved(sign, left, y) for sign in signs]
        shapes.append(Text(x=left + size * 1.4, y=y + size * 0.82, text=words, size=size))
        left += long + size * 1.2
    return shapes, y + size * 1.2


def _moved(sign: Rect | Line, x: float, y: float) -> Shape:
    if isinstance(sign, Rect):
        return replace(sign, x=sign.x + x, y=sign.y + y)
    return replace(sign, x1=sign.x1 + x, x2=sign.x2 + x, y1=sign.y1 + y, y2=sign.y2 + y)
