"""Certificates: who gets which one and why, and the register with numbers without gaps."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.choices import Choice
from mentordesk.i18n import N_


class CertificateKind(Choice):
    """What is handed out."""

    DIPLOMA = "diploma", N_("Diploma")
    PARTICIPATION = "participation", N_("Certificate of participation")


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateException:
    """A decision against the rule; the reason is logged and never printed. `kind` None: no certificate."""

    id: int
    enrolment_id: int
    kind: CertificateKind | None
    reason: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A line of the register. Texts and figures are frozen in `content` (JSON) on the day of issue.

    `replaces_id` is the certificate this one corrects; that one is void. `serial` runs without gaps in its round.
    """

    id: int
    round_id: int
    enrolment_id: int
    serial: int
    number: str
    kind: CertificateKind
    issued_on: date
    language: str
    name: str
    content: str
    replaces_id: int | None = None
    void_on: date | None = None
    void_reason: str = ""
    handed_out_on: date | None = None
