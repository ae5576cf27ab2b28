"""Prints a finished PDF on the printer the user chooses, exactly as it is previewed."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from mentordesk.i18n import _
from mentordesk.reports.report import Tick
from mentordesk.ui.settings import Key, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
"""Sharp for text and signatures; twice that takes 140 MB a page and cannot be told from it."""
_BAND = 120
"""Pixels drawn at a time, so that the window goes on answering."""
_OVERLAP = 2
_PRINTER = "printer"
"""The part of the choices about documents that is about printers."""


def choose_printer(parent: QWidget, content: bytes, settings: Settings, page: int) -> "QPrinter | None":
    """The system's dialog for a document, turned as its first page is; None when the user thinks better of it.

    It begins with the printer, the sides and the colours chosen last time; `page` (from 0) is what it calls the current one.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # loads the printers: only now

    document = _open(content)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    recall(printer, settings)
    printer.setResolution(DPI)
    printer.setPageLayout(_layout(document.pagePointSize(0)))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    dialog.setMinMax(1, document.pageCount())
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        printer.setFromTo(page + 1, page + 1)
    keep(printer, settings)
    return printer


def recall(printer: "QPrinter", settings: Settings) -> None:
    """Set a printer up as the last one was; what this computer no longer has is left as it is."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # loads the printers: only now

    kept = settings.mapping(Key.DOCUMENT_CHOICES, _PRINTER)
    name, sides, colours = (str(kept.get(each, "")) for each in ("name", "sides", "colours"))
    if name in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(name)
    if sides in QPrinter.DuplexMode.__members__:
        printer.setDuplex(QPrinter.DuplexMode[sides])
    if colours in QPrinter.ColorMode.__members__:
        printer.setColorMode(QPrinter.ColorMode[colours])


def keep(printer: "QPrinter", settings: Settings) -> None:
    """Begin with this printer next time."""
    chosen = {
        "name": printer.printerName(), "sides": printer.duplex().name, "colours": printer.colorMode().name
    }  # fmt: skip
    settings.set(Key.DOCUMENT_CHOICES, chosen, _PRINTER)


def pages_of(printer: "QPrinter", count: int) -> list[int]:
    """The pages chosen in the dialog, from 0, out of so many: single ones and ranges, or one range, or all."""
    ranges = [(each.from_, each.to) for each in printer.pageRanges().toRangeList()]
    ranges = ranges or [(printer.fromPage() or 1, printer.toPage() or count)]
    return [page - 1 for first, last in ranges for page in range(first, last + 1) if 1 <= page <= count]


def print_pages(content: bytes, printer: "QPrinter", tick: Tick) -> int:
    """Draw the pages chosen in the dialog and return how many; may run in a worker. Raises OSError when it fails."""
    document = _open(content)
    pages = pages_of(printer, document.pageCount())
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    wanted = pages * copies
    painter: QPainter | None = None
    try:
        for done, page in enumerate(wanted):
            tick(done, len(wanted))
            printer.setPageLayout(_layout(document.pagePointSize(page)))
            if painter is None:
                painter = QPainter()
                if not painter.begin(printer):
                    raise OSError(_("The printer does not answer."))
            elif not printer.newPage():
                raise OSError(_("The printer does not answer."))
            _draw(document, page, painter, printer)
        tick(len(wanted), len(wanted))
    except BaseException:
        printer.abort()  # what the printer has not begun is not printed
        raise
    finally:
        if painter is not None:
            painter.end()
    return len(wanted)


def open_path(path: "Path") -> bool:
    """Open a file or folder with the program the computer has for it; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _open(content: bytes) -> "QPdfDocument":
    from PySide6.QtPdf import QPdfDocument  # heavy, and only wanted when something is printed

    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document


def _layout(points: QSizeF) -> QPageLayout:
    """The page of the PDF without margins of its own: the PDF brings them."""
    landscape = points.width() > points.height()
    upright = QSizeF(min(points.width(), points.height()), max(points.width(), points.height()))
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(size, orientation, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _draw(document: "QPdfDocument", page: int, painter: QPainter, printer: "QPrinter") -> None:
    """One page in bands, which overlap a little so that no seam can show."""
    from PySide6.QtPdf import QPdfDocumentRenderOptions

    paper = printer.pageLayout().fullRectPixels(printer.resolution()).size()
    for top in range(0, paper.height(), _BAND):
        band = QRect(0, top, paper.width(), min(_BAND + _OVERLAP, paper.height() - top))
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(paper)
        options.setScaledClipRect(band)
        painter.drawImage(band.topLeft(), _opaque(document.render(page, band.size(), options), band.size()))
        time.sleep(0)  # lets the window in


def _opaque(band: QImage, size: QSize) -> QImage:
    """On white: printers want no transparency, and overlapping bands must not darken each other."""
    white = QImage(size, QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    painter = QPainter(white)
    painter.drawImage(0, 0, band)
    painter.end()
    return white
