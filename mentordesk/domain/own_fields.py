"""The organisation's own fields of a person, and the lists they choose from."""

from dataclasses import dataclass

from mentordesk.domain.choices import Choice
from mentordesk.i18n import N_


class OwnFieldKind(Choice):
    """What a field of one's own holds."""

    TEXT = "text", N_("Text")
    CHOICE = "choice", N_("One choice")
    CHOICES = "choices", N_("Several choices")
    DATE = "date", N_("Date")
    YES_NO = "yes_no", N_("Yes or no")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnField:
    """A field of a person that the organisation made itself; `place` is its order among the others."""

    id: int
    name: str
    kind: OwnFieldKind
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnOption:
    """One of the answers that a field of the kinds choice and choices can have."""

    id: int
    own_field_id: int
    name: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnValue:
    """What a person has in a field: `text` (a date in ISO, yes as 1, no as 0), or one chosen option a record."""

    id: int
    person_id: int
    own_field_id: int
    text: str = ""
    own_option_id: int | None = None
