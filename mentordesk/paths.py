"""Knows where the program's own resources lie: beside the package in a checkout, inside it when installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder with fonts, icons, catalogues and samples.

    An installed wheel carries it inside the package; a checkout (also an editable install) has it at the top.
    """
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"
