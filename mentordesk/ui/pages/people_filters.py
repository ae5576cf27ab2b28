"""What the list of people can be narrowed down to: role, type, status, pair, unit, and some that wait under More."""

from collections.abc import Callable, Iterable, Sequence

from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.people import Gender
from mentordesk.domain.sorting import swedish_key
from mentordesk.i18n import _, pgettext
from mentordesk.later import Later
from mentordesk.queries import people
from mentordesk.queries.people import PersonRow
from mentordesk.ui.pages.people_list import TYPE_WORDS
from mentordesk.ui.widgets.facets import Facet, any_of, one_of

units = Later("queries.units")

NOT_HERE = "none"
"""The choice of the role filter for people who are not in the round."""
WITHOUT, PAIRED, ROOM = "without", "paired", "room"
"""The choices of the pair filter."""


def facets() -> list[Facet]:
    """The filters of the list of people, in the language in force."""
    return [
        Facet(key="role", title=_("Role"), choices=_roles, keeps=one_of(lambda row: row.role or NOT_HERE)),
        Facet(key="type", title=_("Type"), choices=_types, keeps=any_of(lambda row: row.types.split(","))),
        Facet(key="status", title=_("Status"), choices=_statuses, keeps=one_of(lambda row: row.status)),
        Facet(key="pairing", title=pgettext("filters", "Pair"), choices=_pairings, keeps=any_of(_standing)),
        Facet(key="unit", title=_("Unit"), choices=unit_choices, keeps=of_unit),
        Facet(key="gender", title=_("Gender"), choices=_genders, keeps=one_of(lambda row: row.gender), always=False,
              titled=True),
        Facet(key="language", title=_("Language"), choices=_earlier("language"), always=False, titled=True,
              keeps=any_of(lambda row: row.languages.split(","))),
        Facet(key="district", title=_("District"), choices=_earlier("district"), always=False, titled=True,
              keeps=one_of(lambda row: row.district)),
        Facet(key="occupation", title=_("Occupation"), choices=_earlier("occupation"), always=False, titled=True,
              keeps=one_of(lambda row: row.occupation)),
    ]  # fmt: skip


def expected_role(chosen: Sequence[str]) -> Role | None:
    """The role that a new person probably has, because only this one is shown."""
    return Role(chosen[0]) if len(chosen) == 1 and chosen[0] != NOT_HERE else None


def unit_choices() -> list[tuple[str, str]]:
    """The units by their ids, so that one that is renamed is still the same."""
    return [(str(unit.id), unit.name) for unit in units.listing()]


def of_unit(chosen: Iterable[str]) -> Callable[[PersonRow], bool]:
    """Is a line of a list, which names its unit, of one of the chosen units?"""
    names = dict(unit_choices())
    return one_of(lambda row: row.unit)([names[key] for key in chosen if key in names])


def _roles() -> list[tuple[str, str]]:
    return [*((role.value, role.label) for role in Role), (NOT_HERE, _("Not in the round"))]


def _types() -> list[tuple[str, str]]:
    return [(kind.value, _(TYPE_WORDS[kind])) for kind in MentorType]


def _statuses() -> list[tuple[str, str]]:
    return [(status.value, status.label) for status in EnrolmentStatus]


def _pairings() -> list[tuple[str, str]]:
    return [(WITHOUT, _("Without a pair")), (PAIRED, _("In a pair")), (ROOM, _("Has room for one more"))]


def _standing(row: PersonRow) -> tuple[str, ...]:
    """How somebody in the round stands; of a mentor with one mentee of two, both choices are true."""
    if row.role is None:
        return ()
    room = row.role == Role.MENTOR and row.open_pairings < (row.capacity or 1)
    return (PAIRED if row.open_pairings else WITHOUT, ROOM if room else "")


def _genders() -> list[tuple[str, str]]:
    return [(gender.value, gender.label) for gender in Gender]


def _earlier(column: str) -> Callable[[], list[tuple[str, str]]]:
    """What was entered in a column so far, in Swedish order."""
    return lambda: [(text, text) for text in sorted(people.completions(column), key=swedish_key)]
