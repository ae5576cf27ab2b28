"""Writes shaped text as PDF operators: one list of glyphs and the steps between them for each line."""

import re
from collections.abc import Sequence

from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

_SPECIAL = re.compile(r"[^ -'*-\[\]-~]")
_ESCAPES = {chr(code): f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {sign: f"\\{sign}" for sign in "()\\"}
_UNSEEN = 0.01
"""Thousandths of the size: a step smaller than this is not written."""


def show(canvas: Canvas, font: str, size: float, words: str) -> str:
    """The operators that show a piece of text; reportlab's own write the size and a list anew for each letter."""
    data = getattr(words, "__shapeData__", None)
    if data is not None and any(each.y_offset for each in data):  # marks above and below letters
        piece = canvas.beginText()
        piece.setFont(font, size)
        return str(piece._formatText(words))
    face, document = pdfmetrics.getFont(font), canvas._doc
    shown: list[str] = []
    at = 0
    for subset, codes in face.splitString(words, document):
        shown.append(f"{face.getSubsetInternalName(subset, document)} {size:g} Tf")
        shown.append(f"({_escaped(codes)}) Tj" if data is None else _placed(codes, data[at : at + len(codes)]))
        at += len(codes)
    return " ".join(shown)


def _escaped(codes: bytes) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], codes.decode("latin-1"))


def _placed(codes: bytes, data: Sequence[ttfonts.ShapeData]) -> str:
    """Glyphs with the steps that shaping wants beyond their widths, in thousandths to the left."""
    parts: list[str] = []
    begun, step = 0, 0.0
    for place, (_cluster, across, _up, right, _above, usual) in enumerate(data):
        step -= right
        if not -_UNSEEN < step < _UNSEEN:
            parts += (f"({_escaped(codes[begun:place])})", f"{step:g}") if place > begun else (f"{step:g}",)
            begun = place
        step = usual - across + right
    parts += [f"({_escaped(codes[begun:])})"] if codes[begun:] else []
    parts += [] if -_UNSEEN < step < _UNSEEN else [f"{step:g}"]
    return f"[{' '.join(parts)}] TJ"
