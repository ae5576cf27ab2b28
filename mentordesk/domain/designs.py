"""How a certificate looks and which languages it speaks: what a round chooses and each certificate keeps."""

from mentordesk import i18n
from mentordesk.domain.choices import Choice
from mentordesk.i18n import LANGUAGES, N_, _


class Design(Choice):
    """The designs of a certificate."""

    CLASSIC = "classic", N_("Classic")
    MODERN = "modern", N_("Modern")
    PORTRAIT = "portrait", N_("Portrait")


BOTH = "both"
"""The language of a certificate in Swedish and English on one sheet."""

CERTIFICATE_LANGUAGES = (*LANGUAGES, BOTH)
"""What a certificate can be written in."""


def languages(code: str) -> tuple[str, ...]:
    """The languages of a sheet in the order in which they stand on it."""
    return tuple(LANGUAGES) if code == BOTH else (code,)


def languages_name(code: str) -> str:
    """What they are called inside a sentence: English; Swedish and English."""
    return _("Swedish and English") if code == BOTH else i18n.language_name(code)


def languages_title(code: str) -> str:
    """How they stand in a list to choose from: Svenska; English; Swedish and English."""
    known = LANGUAGES.get(code)
    if known is not None:
        return known
    words = languages_name(code)
    return words[:1].upper() + words[1:]
