"""Writes shaped text as PDF operators: one list of glyphs and the steps between them for each line."""

from collections.abc import Sequence

from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {ord(sign): f"\\{sign}" for sign in "()\\"}
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
    return codes.decode("latin-1").translate(_ESCAPES)


def _placed(codes: bytes, data: Sequence[ttfonts.ShapeData]) -> str:
    """Glyphs with the steps that shaping wants beyond their widths, in thousandths to the left."""
    parts: list[str] = []
    together, step = bytearray(), 0.0
    for code, item in zip(codes, data, strict=True):
        _step(parts, together, step - item.x_offset)
        together.append(code)
        step = item.width - item.x_advance + item.x_offset
    _step(parts, together, step)
    parts += [f"({_escaped(bytes(together))})"] if together else []
    return f"[{' '.join(parts)}] TJ"


def _step(parts: list[str], together: bytearray, step: float) -> None:
    if abs(step) < _UNSEEN:
        return
    if together:
        parts.append(f"({_escaped(bytes(together))})")
        together.clear()
    parts.append(f"{step:g}")
