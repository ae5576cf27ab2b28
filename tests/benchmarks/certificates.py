"""A thousand certificates, and the same content drawn line by line on a plain reportlab canvas."""

import io
from dataclasses import replace
from datetime import date

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from mentordesk import i18n, paths
from mentordesk.domain import certificate_words, texts
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.certificate_content import Attended, CertificateContent, Signs
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.reports import certificate, fonts
from mentordesk.reports.certificate_sheet import Printed
from mentordesk.reports.sheet import LANDSCAPE, MM

COUNT = 1_000
WIDTH, HEIGHT = LANDSCAPE
MIDDLE = WIDTH / 2
FONTS = {"sans": "NotoSans-Regular", "bold": "NotoSans-Bold", "serif": "NotoSerif-Regular",
         "serif bold": "NotoSerif-Bold", "serif italic": "NotoSerif-Italic"}  # fmt: skip


LOGO = paths.resources() / "samples" / "logo.png"


def content(number: int) -> CertificateContent:
    """What one certificate says; the figures are the same on all, as most of them are in life."""
    days = ((ActivityKind.TRAINING, 21, 420), (ActivityKind.NETWORK, 22, 120), (ActivityKind.NETWORK, 23, 120))
    return CertificateContent(
        name=f"Åsa Öberg-Andersson {number}",
        role=Role.MENTOR,
        types=(MentorType.VOCATIONAL,),
        programme="Bostadsmentor",
        round_name="2027",
        owner="Arbetsmarknadsförvaltningen",
        host="Exempelbostäder",
        from_on=date(2027, 2, 1),
        to_on=date(2027, 9, 30),
        months=8,
        round_months=8,
        held=8,
        expected=8,
        meeting_minutes=480,
        attended=tuple(Attended(kind=kind, on=date(2027, 1, day), minutes=minutes, title="") for kind, day, minutes in days),
        organisation="Exempelbostäder",
        place="Exempelstad",
        signatories=(
            Signs(signatory_id=1, name="Birgitta Dahl", title="Bostadschef"),
            Signs(signatory_id=2, name="Yusuf Rahimi", title="Projektledare"),
        ),
    )


def data() -> certificate.Data:
    """A thousand issued diplomas, as they are read from the register."""
    logo = LOGO.read_bytes()
    return certificate.Data(certificates=tuple(_issued(number, logo) for number in range(1, COUNT + 1)))


def _issued(serial: int, logo: bytes) -> Printed:
    number, day, kind, known = f"A-2027-{serial:03d}", date(2027, 10, 7), CertificateKind.DIPLOMA, content(serial)
    frozen = replace(known, wordings=(certificate_words.wording(known, "sv", {}),))
    words = certificate_words.in_words(frozen, kind, "sv")
    foot = certificate_words.foot(certificate_words.dated(frozen, number, day), "sv", number, day)
    return Printed(kind=kind, content=frozen, words=words, foot=foot, number=number, logo=logo)


def ours(given: certificate.Data) -> bytes:
    """The certificates as the program prints them."""
    written = io.BytesIO()
    certificate.render(given, written, lambda done, total: None)
    return written.getvalue()


def plain() -> bytes:
    """The reference: reportlab as it comes, each line drawn where it stands, the running text wrapped once for all."""
    before, rl_config.useA85 = rl_config.useA85, 1
    try:
        for name, file in FONTS.items():
            fonts.font(file)  # ours first: reportlab keeps the first font of a face for all names
            pdfmetrics.registerFont(TTFont(f"plain {name}", str(paths.resources() / "fonts" / f"{file}.ttf")))
        first = content(1)
        with i18n.speaking("sv"):
            facts = certificate_words.values(first)
            words, thanks = (texts.fill(texts.standard(key), facts) for key in ("diploma.mentor", "thanks"))
        lines = simpleSplit(words, "plain serif", 12.5, 158 * MM)
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=LANDSCAPE, pageCompression=1)
        for number in range(1, COUNT + 1):
            _plain_page(canvas, content(number), number, lines, thanks)
            canvas.showPage()
        canvas.save()
        return out.getvalue()
    finally:
        rl_config.useA85 = before


def _plain_page(canvas: Canvas, who: CertificateContent, number: int, lines: list[str], thanks: str) -> None:
    canvas.setStrokeColor(HexColor("#14646E"))
    for inset, thickness in ((11 * MM, 1.3), (13 * MM, 0.4)):
        canvas.setLineWidth(thickness)
        canvas.rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset)
    canvas.drawImage(str(LOGO), MIDDLE - 27 * MM, 170 * MM, 54 * MM, 19 * MM, mask="auto", preserveAspectRatio=True)
    _centred(canvas, "bold", 10.5, "#14646E", 155 * MM, who.owner.upper())
    _centred(canvas, "serif bold", 36, "#1A222C", 140 * MM, "Diplom")
    _centred(canvas, "serif italic", 12.5, "#515C69", 130 * MM, "tilldelas")
    _centred(canvas, "serif bold", 34, "#14646E", 115 * MM, who.name)
    canvas.setStrokeColor(HexColor("#C8A24B"))
    canvas.line(MIDDLE - 30 * MM, 110 * MM, MIDDLE + 30 * MM, 110 * MM)
    for place, line in enumerate(lines):
        _centred(canvas, "serif", 12.5, "#1A222C", 100 * MM - 19.5 * place, line)
    _centred(canvas, "serif italic", 12, "#515C69", 62 * MM, thanks)
    days = ", ".join(each.on.isoformat() for each in who.attended)
    _centred(canvas, "sans", 9, "#515C69", 55 * MM, f"Utbildning {days}")
    for x, signs in zip((MIDDLE - 62 * MM, MIDDLE + 62 * MM), who.signatories, strict=True):
        canvas.setStrokeColor(HexColor("#1A222C"))
        canvas.line(x - 32 * MM, 37 * MM, x + 32 * MM, 37 * MM)
        _centred(canvas, "sans", 10, "#1A222C", 37 * MM - 13, signs.name, x)
        _centred(canvas, "sans", 8.5, "#515C69", 37 * MM - 25, signs.title, x)
    _centred(canvas, "sans", 8.5, "#515C69", 18 * MM, f"{who.place}, 7 oktober 2027  ·  Nr A-2027-{number:03d}")


def _centred(canvas: Canvas, font: str, size: float, colour: str, y: float, words: str, x: float = MIDDLE) -> None:
    canvas.setFont(f"plain {font}", size)
    canvas.setFillColor(HexColor(colour))
    canvas.drawCentredString(x, y, words)
