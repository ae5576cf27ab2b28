"""Draws names on a certificate and makes small grey pictures of them: `python -m tests.reports.golden_names` keeps them.

Run it only when the drawing was changed on purpose, and look at every picture before it is kept.
"""

import io
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before the first Qt import

from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPdf import QPdfDocument

from mentordesk.domain.certificates import CertificateKind
from mentordesk.reports import certificate, text
from mentordesk.reports.certificate_designs import LOOKS
from mentordesk.reports.certificate_sheet import Printed, placed
from mentordesk.reports.report import no_tick
from tests.reports import sheets

FOLDER = Path(__file__).parent / "golden"
SCALE = 2.0
"""Pixels a point."""


class Name(NamedTuple):
    """A name in Latin letters, and in its own script."""

    key: str
    latin: str
    native: str


NAMES = (
    Name("arabic", "Mohammed Al-Ahmad", "محمد الأحمد"),
    Name("persian", "Farhad Rahimi", "فرهاد رحیمی‌نژاد"),
    Name("sorani", "Aram Karîm", "ئارام کەریم"),
    Name("pashto", "Zarghuna Zadran", "زرغونه ځدراڼ"),
    Name("tigrinya", "Selamawit Gebremedhin", "ሰላማዊት ገብረመድህን"),
    Name("hebrew", "Naama Levi", "נעמה לוי"),
    Name("thai", "Somying Phromphet", "สมหญิง พรหมเพ็ชร์"),
    Name("devanagari", "Priya Sharma", "प्रिया शर्मा"),
    Name("cyrillic", "Oksana Kovalchuk", "Оксана Ковальчук"),
    Name("greek", "Eleni Papadopoulou", "Ελένη Παπαδοπούλου"),
    Name("armenian", "Armen Petrosjan", "Արմեն Պետրոսյան"),
    Name("georgian", "Nino Beridze", "ნინო ბერიძე"),
    Name("vietnamese", "Nguyễn Thị Hường", ""),
    Name("polish", "Łucja Żółć-Święcicka", ""),
    Name("turkish", "Şeyma Yıldız Iğdır", ""),
)


def sheet(name: Name) -> Printed:
    """A certificate with the name."""
    content = replace(sheets.content(), name=name.latin, name_native=name.native)
    return sheets.printed(content, kind=CertificateKind.DIPLOMA)


def picture(printed: Printed) -> Image.Image:
    """The line in the name's own script (else the name itself), in grey, as QtPdf paints it."""
    out = io.BytesIO()
    certificate.render(certificate.Data(certificates=(printed,)), out, no_tick)
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(out.getvalue()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    wide, high = LOOKS[printed.design].page
    image = document.render(0, QSize(round(wide * SCALE), round(high * SCALE)))
    document.close()
    sheet_of = placed(printed)
    line = (sheet_of.native.lines or sheet_of.name.lines)[0]
    top, bottom = high - line.y - line.style.size * 1.1, high - line.y + line.style.size * 0.45
    grey = image.convertToFormat(QImage.Format.Format_RGBA8888)
    whole = Image.frombytes("RGBA", (grey.width(), grey.height()), bytes(grey.constBits()))
    flat = Image.new("RGBA", whole.size, "white")
    flat.alpha_composite(whole)
    half = text.width(line.words, line.style) / 2 + 4
    box = (wide / 2 - half, top, wide / 2 + half, bottom)
    return flat.crop(tuple(round(each * SCALE) for each in box)).convert("L")  # type: ignore[arg-type]


def difference(first: Image.Image, second: Image.Image) -> float:
    """How much two pictures differ where either has ink: 0 for the same, about 1 for two different names.

    Both are made smaller first, so that another way of smoothing the edges of letters does not count.
    """
    if first.size != second.size:
        return 1.0
    small = (first.width // 2, first.height // 2)
    one, other = (each.resize(small, Image.Resampling.BOX) for each in (first, second))
    ink = ImageStat.Stat(ImageChops.invert(ImageChops.darker(one, other))).sum[0]
    return float(ImageStat.Stat(ImageChops.difference(one, other)).sum[0] / max(ink, 1))


def main() -> int:
    """Keep every picture anew."""
    app = QGuiApplication(sys.argv[:1])
    FOLDER.mkdir(exist_ok=True)
    for name in NAMES:
        picture(sheet(name)).quantize(16).save(FOLDER / f"{name.key}.png", optimize=True)
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
