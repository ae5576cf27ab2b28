"""How a certificate looks and which languages it speaks: what a round chooses and each certificate keeps."""

from mentordesk.domain.choices import Choice
from mentordesk.i18n import LANGUAGES, N_


class Design(Choice):
    """The designs of a certificate."""

    CLASSIC = "classic", N_("Classic")
    MODERN = "modern", N_("Modern")
    PORTRAIT = "portrait", N_("Portrait")


BOTH = "both"
"""The language of a certificate in Swedish and English on one sheet."""

CERTIFICATE_LANGUAGES = (*LANGUAGES, BOTH)
"""What a certificate can be written in."""
