"""Filters of a list that were given a name to be found again."""

from collections.abc import Iterable
from dataclasses import dataclass

from mentordesk.domain.choices import Choice
from mentordesk.domain.problems import Problem
from mentordesk.i18n import N_, _


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


LONGEST_NAME = 60
"""Characters of a name; more would not be read in the rail."""


def problems(wanted: SavedFilter, others: Iterable[SavedFilter]) -> list[Problem]:
    """What stands against keeping a filter like this beside the others of its list."""
    if not wanted.name:
        return [Problem("name", _("Give the filter a name."))]
    if len(wanted.name) > LONGEST_NAME:
        return [Problem("name", _("At most {count} characters.").format(count=LONGEST_NAME))]
    if any(each.id != wanted.id and each.name.casefold() == wanted.name.casefold() for each in others):
        return [Problem("name", _("There is already a filter with this name."))]
    return []
