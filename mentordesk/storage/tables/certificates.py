"""Tables of the certificates: decisions against the rule, the register and its pictures."""

from typing import ClassVar

from peewee import Check

from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.designs import Design
from mentordesk.storage.fields import Bytes, Chosen, Day, Int, Text, is_day, one_of, refers_to
from mentordesk.storage.tables.base import Table


class CertificateExceptionTable(Table):
    """Decisions against the certificate rule."""

    enrolment_id = refers_to("enrolment", unique=True)
    kind = Chosen(CertificateKind, null=True)
    reason = Text()
    on = Day()

    class Meta:
        table_name = "certificate_exception"
        constraints: ClassVar = [
            one_of("kind", CertificateKind, null=True),
            is_day("on"),
            Check("reason <> ''"),
        ]


class CertificateTable(Table):
    """The register of certificates: outside undo, lines are never deleted."""

    round_id = refers_to("round")
    enrolment_id = refers_to("enrolment")
    serial = Int()
    number = Text()
    kind = Chosen(CertificateKind)
    issued_on = Day()
    language = Text()
    design = Chosen(Design, default=Design.CLASSIC)
    name = Text()
    content = Text()
    logo = Text(default="")
    signature_one = Text(default="")
    signature_two = Text(default="")
    replaces_id = refers_to("certificate", null=True, unique=True)
    void_on = Day(null=True)
    void_reason = Text(default="")
    handed_out_on = Day(null=True)

    class Meta:
        table_name = "certificate"
        constraints: ClassVar = [
            one_of("kind", CertificateKind),
            *(is_day(day) for day in ("issued_on", "void_on", "handed_out_on")),
            one_of("design", Design),
            Check("serial > 0"),
        ]
        indexes = ((("round_id", "serial"), True),)


class PictureTable(Table):
    """Logos and signatures as they were when certificates were issued: outside undo, each picture once."""

    digest = Text(unique=True)
    content = Bytes()

    class Meta:
        table_name = "picture"
        constraints: ClassVar = [Check("digest <> ''")]
