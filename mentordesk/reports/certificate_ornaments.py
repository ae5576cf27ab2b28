"""Ornaments of certificates, woven of fine curves as on bank notes: bands, rosettes, the seal, the sign of the pair."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from math import cos, pi, sin
from typing import NamedTuple

from mentordesk.reports import text

Point = tuple[float, float]
Curve = Callable[[float], tuple[float, float, float, float]]
"""A curve by its parameter: the place, and the slope there."""


class Piece(NamedTuple):
    """What is drawn about a point of its own, and the points of the sheet where it stands: made once for all of them."""

    operators: list[str]
    at: tuple[Point, ...] = ((0.0, 0.0),)


def tint(code: str, strength: float) -> str:
    """A colour made paler, as a code: 0 is white, 1 the colour itself."""
    return "#" + "".join(f"{round(255 * (1 - (1 - part) * strength)):02X}" for part in text.colour(code).rgb())


def _smooth(curve: Curve, end: float, steps: int, *, closed: bool = False) -> str:
    """A curve as operators: pieces of the third degree that have its place and its slope at their ends."""
    third = end / steps / 3
    points = [curve(end * step / steps) for step in range(steps + 1)]
    numbers = list(points[0][:2])
    for (x, y, dx, dy), (u, v, du, dv) in pairwise(points):
        numbers += x + dx * third, y + dy * third, u - du * third, v - dv * third, u, v
    return ("%.2f %.2f m" + " %.2f %.2f %.2f %.2f %.2f %.2f c" * steps) % tuple(numbers) + (" h" if closed else "")


@cache
def pen(code: str, width: float) -> str:
    """The operators that choose colour and width of lines."""
    return "{:.3g} {:.3g} {:.3g} RG ".format(*text.colour(code).rgb()) + f"{width:g} w"


@cache
def fill(code: str) -> str:
    """The operator that chooses the colour of areas."""
    return "{:.3g} {:.3g} {:.3g} rg".format(*text.colour(code).rgb())


def box(x: float, y: float, wide: float, high: float, do: str = "S") -> str:
    """A rectangle, stroked (S), filled (f) or both (B)."""
    return f"{x:.2f} {y:.2f} {wide:.2f} {high:.2f} re {do}"


def line(x: float, y: float, u: float, v: float) -> str:
    """A stroke from one point to another."""
    return f"{x:.2f} {y:.2f} m {u:.2f} {v:.2f} l S"


def circle(x: float, y: float, radius: float, do: str = "S") -> str:
    """A circle, stroked, filled or both."""
    return rosette(x, y, radius, 0, 1, 1, 8) + f" {do}"


@cache
def rosette(x: float, y: float, radius: float, depth: float, lobes: int, threads: int, steps: int = 0) -> str:
    """A path of closed threads that swing `lobes` times between the radius and (1 - 2 * depth) of it."""

    def thread(turn: float) -> str:
        def curve(angle: float) -> tuple[float, float, float, float]:
            far = radius * (1 - depth + depth * sin(lobes * angle + turn))
            change = radius * depth * lobes * cos(lobes * angle + turn)
            across, up = cos(angle), sin(angle)
            return x + far * across, y + far * up, change * across - far * up, change * up + far * across

        return _smooth(curve, 2 * pi, steps or 4 * lobes, closed=True)

    return " ".join(thread(2 * pi * number / threads) for number in range(threads))


@cache
def band(x: float, y: float, length: float, swing: float, waves: int, threads: int, *, upright: bool = False) -> str:
    """A path of threads that weave about a line from a point to the right, or upwards."""

    def thread(turn: float) -> str:
        pace = 2 * pi * waves / length

        def curve(way: float) -> tuple[float, float, float, float]:
            off, slope = swing * sin(pace * way + turn), swing * pace * cos(pace * way + turn)
            return (x + off, y + way, slope, 1.0) if upright else (x + way, y + off, 1.0, slope)

        return _smooth(curve, length, 4 * waves)

    return " ".join(thread(2 * pi * number / threads) for number in range(threads))


def pair(x: float, y: float, radius: float) -> Iterator[str]:
    """The sign of the pair: two circles that share a part, mentor and mentee."""
    for side in (-1, 1):
        yield circle(x + side * radius * 0.56, y, radius)


def seal(x: float, y: float, radius: float, metal: str, ink: str) -> list[str]:
    """A seal of woven threads with the sign of the pair in its middle."""
    return [
        pen(metal, 0.3),
        rosette(x, y, radius, 0.1, 24, 5) + " S",
        rosette(x, y, radius * 0.76, 0.16, 12, 6) + " S",
        pen(metal, 0.7),
        circle(x, y, radius * 0.5),
        pen(metal, 0.3),
        circle(x, y, radius * 0.455),
        pen(ink, 0.9),
        *pair(x, y, radius * 0.19),
    ]
