"""Filters of a list that were given a name to be found again."""

from dataclasses import dataclass

from mentordesk.domain.choices import Choice
from mentordesk.i18n import N_


class FilterPage(Choice):
    """The lists whose filters can be kept."""

    PEOPLE = "people", N_("People")
    PAIRINGS = "pairings", N_("Pairs")


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A named filter; `criteria` is JSON that the list understands, `place` its order among the others."""

    id: int
    page: FilterPage
    name: str
    criteria: str
    place: int
