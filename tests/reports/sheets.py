"""Certificates for the tests of their drawing: contents, words in one language or both, logos and signatures."""

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from PIL import Image, ImageDraw

from mentordesk.domain import certificate_words
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.certificate_content import Attended, CertificateContent, Signs
from mentordesk.domain.certificates import CertificateKind, Design
from mentordesk.domain.designs import languages
from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.reports.certificate_sheet import Printed

ISSUED = date(2027, 10, 7)
EVENTS = (
    (ActivityKind.TRAINING, date(2027, 1, 21), 420),
    (ActivityKind.NETWORK, date(2027, 4, 15), 120),
    (ActivityKind.NETWORK, date(2027, 8, 26), 120),
)


def content(**given: object) -> CertificateContent:
    """A mentor who did everything."""
    usual = CertificateContent(
        name="Selamawit Gebremedhin",
        name_native="ሰላማዊት ገብረመድህን",
        role=Role.MENTOR,
        types=(MentorType.VOCATIONAL,),
        programme="Bostadsmentor",
        round_name="2027",
        owner="Västerby kommun, arbetsmarknadsförvaltningen",
        host="Västerby Bostäder AB",
        from_on=date(2027, 2, 1),
        to_on=date(2027, 9, 30),
        months=8,
        round_months=8,
        held=8,
        expected=8,
        meeting_minutes=480,
        attended=tuple(Attended(kind=kind, on=on, minutes=minutes, title="") for kind, on, minutes in EVENTS),
        organisation="Västerby kommun",
        place="Västerby",
        signatories=(
            Signs(signatory_id=1, name="Gunilla Söderblom", title="Styrelseordförande, Västerby Bostäder AB"),
            Signs(signatory_id=2, name="Ingrid Dahlberg", title="Arbetsmarknadschef, Västerby kommun"),
        ),
    )
    return replace(usual, **given)  # type: ignore[arg-type]


def printed(
    known: CertificateContent,
    *,
    kind: CertificateKind = CertificateKind.DIPLOMA,
    language: str = "sv",
    design: Design = Design.CLASSIC,
    number: str = "A-2027-014",
    own: dict[str, str] | None = None,
    logo: bytes | None = None,
    signatures: Iterable[bytes | None] = (),
) -> Printed:
    """The certificate as it is printed; with texts of the round's own in every language."""
    words = tuple(certificate_words.wording(known, code, own or {}) for code in languages(language))
    frozen = certificate_words.dated(replace(known, wordings=words), number, ISSUED)
    return Printed(
        kind=kind,
        content=frozen,
        words=certificate_words.in_words(frozen, kind, language),
        foot=certificate_words.foot(frozen, language, number, ISSUED) if number else (),
        design=design,
        number=number,
        logo=logo,
        signatures=tuple(signatures),
    )


@cache
def png(wide: int, high: int, colour: str = "#1D5C9E") -> bytes:
    """A picture of this size with an ellipse in it."""
    image = Image.new("RGB", (wide, high), "white")
    ImageDraw.Draw(image).ellipse((2, 2, wide - 3, high - 3), fill=colour)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
