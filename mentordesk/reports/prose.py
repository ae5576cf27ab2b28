"""Draws a text of the round's own: each line a paragraph, a line that begins with a dash a point of a list."""

import re
from collections.abc import Mapping

from mentordesk.domain import texts
from mentordesk.queries import programmes
from mentordesk.reports import text
from mentordesk.reports.frame import Paper
from mentordesk.reports.report import Request
from mentordesk.reports.styles import BODY
from mentordesk.reports.text import Style

_POINT = re.compile(r"\s*[-–—•*]\s+")


def own_or_standard(request: Request, key: str) -> str:
    """The round's own wording of a text, else the standard one, in the language of the paper; placeholders stand."""
    return texts.wording(programmes.texts(request.round_id, request.language), key)


def is_own(request: Request, key: str) -> bool:
    """Whether the round has worded this text itself."""
    return bool(programmes.texts(request.round_id, request.language).get(key, "").strip())


def wording(request: Request, key: str, values: Mapping[str, str]) -> str:
    """The same with facts in place of the placeholders."""
    return texts.fill(own_or_standard(request, key), values)


def draw(paper: Paper, words: str, style: Style = BODY, after: float = 4) -> None:
    """Draw the text from the paper's present height on, `after` points below each paragraph; empty lines are left out."""
    points: list[str] = []
    for line in words.splitlines():
        found = _POINT.match(line)
        if found is not None:
            points.append(line[found.end() :])
            continue
        _flush(paper, points, style)
        if line.strip():
            paper.paragraph(line, style, after=after)
    _flush(paper, points, style)


def height(paper: Paper, words: str, style: Style = BODY, after: float = 4) -> float:
    """About how high the text will be."""
    lines = [line for line in words.splitlines() if line.strip()]
    return sum(len(text.wrap(line, style, paper.width)) * style.line + after for line in lines)


def _flush(paper: Paper, points: list[str], style: Style) -> None:
    if points:
        paper.bullets(points, style)
        points.clear()
