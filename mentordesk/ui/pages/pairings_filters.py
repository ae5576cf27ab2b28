"""What the list of pairs can be narrowed down to: status, type, unit, silence, unsigned, and some that wait under More."""

from mentordesk.domain.enrolments import MentorType
from mentordesk.domain.pairings import PairingStatus
from mentordesk.i18n import _
from mentordesk.queries import people, slices
from mentordesk.queries.pairings import PairRow
from mentordesk.queries.slices import Slices
from mentordesk.ui.pages.pairings_list import unsigned
from mentordesk.ui.pages.people_filters import of_unit, unit_choices
from mentordesk.ui.pages.people_list import TYPE_WORDS
from mentordesk.ui.widgets.facets import ON, Facet, one_of, when

QUIET, UNSIGNED = {"quiet": ON}, {"unsigned": ON}
"""Criteria other pages link here with: `Criteria.of(**QUIET)`."""


class PairTexts:
    """The texts in which a pair is found: names, unit, and how both are reached, `read` ahead or with the first search."""

    def __init__(self) -> None:
        self._round_id: int | None = None
        self._known: dict[int, tuple[str, ...]] | None = None

    def look_at(self, round_id: int | None) -> None:
        """Ask again, as somebody may have another number by now."""
        self._round_id, self._known = round_id, None

    def read(self) -> Slices[None]:
        """Ask in slices."""
        if self._known is None and self._round_id is not None:
            self._known = yield from people.read_ways_to_reach(self._round_id)

    def of(self, row: PairRow) -> tuple[str, ...]:
        """The texts of a pair."""
        if self._known is None:
            self._known = slices.whole(people.read_ways_to_reach(self._round_id)) if self._round_id is not None else {}
        both = (self._known.get(person, ()) for person in (row.mentor_person_id, row.mentee_person_id))
        return row.mentor, row.mentee, row.unit, *(text for one in both for text in one)


def facets() -> list[Facet]:
    """The filters of the list of pairs, in the language in force."""
    return [
        Facet(key="status", title=_("Status"), choices=_statuses, keeps=one_of(lambda row: row.status)),
        Facet(key="type", title=_("Type"), choices=_types, keeps=one_of(lambda row: row.mentor_type)),
        Facet(key="unit", title=_("Unit"), choices=unit_choices, keeps=of_unit),
        Facet(key="quiet", title=_("Quiet"), keeps=when(lambda row: row.quiet)),
        Facet(key="unsigned", title=_("Unsigned"), keeps=when(unsigned)),
        Facet(key="behind", title=_("Behind the plan"), keeps=when(_behind), always=False),
        Facet(key="early", title=_("Ended early"), keeps=when(lambda row: row.early), always=False),
        Facet(key="followed", title=_("Change of mentor"), keeps=when(_changed_mentor), always=False),
        Facet(key="locked", title=_("Locked"), keeps=when(lambda row: row.locked), always=False),
    ]


def _statuses() -> list[tuple[str, str]]:
    return [(status.value, status.label) for status in PairingStatus]


def _types() -> list[tuple[str, str]]:
    return [(kind.value, _(TYPE_WORDS[kind])) for kind in MentorType]


def _behind(row: PairRow) -> bool:
    return row.held < row.expected


def _changed_mentor(row: PairRow) -> bool:
    return row.followed or row.follows_id is not None
