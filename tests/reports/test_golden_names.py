"""Names in fifteen scripts and alphabets look as they did when somebody who knows them looked at the pictures."""

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from mentordesk.reports import shaping
from mentordesk.reports.shaping import Layout, Style
from tests.reports.golden_names import FOLDER, NAMES, Name, difference, picture, sheet

MOST = 0.08
"""The part of the ink that may lie elsewhere: another version of QtPdf smooths edges in another way."""


def kept(name: Name) -> Image.Image:
    with Image.open(FOLDER / f"{name.key}.png") as image:
        return image.convert("L")


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name.key)
def test_a_name_looks_as_it_should(name: Name, qapp: QGuiApplication) -> None:
    assert difference(picture(sheet(name)), kept(name)) < MOST


def test_every_picture_belongs_to_a_name() -> None:
    assert sorted(each.stem for each in FOLDER.glob("*.png")) == sorted(name.key for name in NAMES)


@pytest.mark.parametrize("key", ["arabic", "persian", "sorani", "devanagari", "thai"])
def test_letters_that_are_not_shaped_would_be_seen(key: str, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test can fail: the same letters side by side, as reportlab draws them by itself, are far from the picture."""
    name = next(each for each in NAMES if each.key == key)
    good = kept(name)

    def unshaped(text: str, style: Style, rtl: bool | None = None) -> Layout:
        pieces = [shaping._unshaped(run.font, run.text) for run in shaping.itemize(text, style.weight, style.family)]
        return Layout(tuple(pieces), sum(piece.width for piece in pieces), frozenset())

    monkeypatch.setattr("mentordesk.reports.text.layout", unshaped)
    assert difference(picture(sheet(name)).resize(good.size), good) > 1.5 * MOST


def test_another_name_would_be_seen(qapp: QGuiApplication) -> None:
    tigrinya = next(each for each in NAMES if each.key == "tigrinya")
    other = picture(sheet(replace_native(tigrinya, "ሰላማዊት ገብረመድሀን")))
    assert difference(other.resize(kept(tigrinya).size), kept(tigrinya)) > 0.02


def replace_native(name: Name, native: str) -> Name:
    return name._replace(native=native)
