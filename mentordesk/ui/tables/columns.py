"""Describes a column of a list as data: what it says, how it sorts, how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "pill", "progress", "date", "number"]
Tone = Literal["ok", "warn", "bad", "info", "accent", "neutral"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. The words of `text` are what is shown, copied and read aloud, whatever the kind paints.

    `sort` gives the native value (a number, a date); without it the text sorts in Swedish order. None is always
    last. A pill whose `tone` is "" is written as plain text. `progress` gives (held, expected). One column of a
    table may stretch over what is left.
    """

    key: str
    title: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    width: int = 120
    align: Literal["left", "right", "center"] = "left"
    kind: Kind = "text"
    tone: Callable[[Any], str] | None = None
    progress: Callable[[Any], tuple[int, int]] | None = None
    tooltip: Callable[[Any], str] | None = None
    strong: bool = False
    second: bool = False
    hidden: bool = False
    stretch: bool = False
