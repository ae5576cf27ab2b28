"""Prints a finished PDF on the printer the user chooses, exactly as it is previewed."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from mentordesk.i18n import _
from mentordesk.reports.report import Tick

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
"""Sharp for text and signatures; twice that takes 140 MB a page and cannot be told from it."""
_BAND = 120
"""Pixels drawn at a time, so that the window goes on answering."""
_OVERLAP = 2


def choose_printer(parent: QWidget, content: bytes) -> "QPrinter | None":
    """The system's dialog for a document, turned as its first page is; None when the user thinks better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # loads the printers: only now

    document = _open(content)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setPageLayout(_layout(document.pagePointSize(0)))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    dialog.setMinMax(1, document.pageCount())
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_pages(content: bytes, printer: "QPrinter", tick: Tick) -> int:
    """Draw the pages chosen in the dialog and return how many; may run in a worker. Raises OSError when it fails."""
    document = _open(content)
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
    pages = [page for page in range(first - 1, last) if page < document.pageCount()]
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
