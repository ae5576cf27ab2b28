"""Which pages go to the printer, and how it is set up next time."""

from typing import cast

import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from mentordesk.ui import printing
from mentordesk.ui.settings import Key, Settings


@pytest.fixture
def printer(qtbot: QtBot) -> QPrinter:
    return QPrinter(QPrinter.PrinterMode.HighResolution)


@pytest.mark.parametrize(
    ("chosen", "pages"),
    [("", [0, 1, 2, 3, 4]), ("2", [1]), ("2-4", [1, 2, 3]), ("1,3-4", [0, 2, 3]), ("4-9", [3, 4]), ("8", [])],
)
def test_the_pages_chosen_are_printed(chosen: str, pages: list[int], printer: QPrinter) -> None:
    if chosen:
        printer.setPageRanges(QPageRanges.fromString(chosen))
    assert printing.pages_of(printer, 5) == pages


class Recorded:
    """Takes what a real printer takes, which this computer may not have."""

    def __init__(self) -> None:
        self.name, self.sides, self.colours = "", QPrinter.DuplexMode.DuplexNone, QPrinter.ColorMode.Color

    def printerName(self) -> str:
        return self.name

    def setPrinterName(self, name: str) -> None:
        self.name = name

    def duplex(self) -> QPrinter.DuplexMode:
        return self.sides

    def setDuplex(self, sides: QPrinter.DuplexMode) -> None:
        self.sides = sides

    def colorMode(self) -> QPrinter.ColorMode:
        return self.colours

    def setColorMode(self, colours: QPrinter.ColorMode) -> None:
        self.colours = colours


def test_the_last_choices_come_back(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Korridoren"])
    first, second = Recorded(), Recorded()
    first.name, first.sides = "Korridoren", QPrinter.DuplexMode.DuplexLongSide
    first.colours = QPrinter.ColorMode.GrayScale
    printing.keep(cast(QPrinter, first), settings)
    printing.recall(cast(QPrinter, second), settings)
    assert vars(second) == vars(first)


def test_what_this_computer_no_longer_has_is_left_alone(printer: QPrinter, settings: Settings) -> None:
    before = printer.printerName(), printer.duplex()
    settings.set(Key.DOCUMENT_CHOICES, {"name": "Gone", "sides": "Both", "colours": 3}, "printer")
    printing.recall(printer, settings)
    assert (printer.printerName(), printer.duplex()) == before
