"""What the list of pairs can be narrowed down to: status, type, unit, silence, unsigned, and some that wait under More."""

from mentordesk.domain.enrolments import MentorType
from mentordesk.domain.pairings import PairingStatus
from mentordesk.i18n import _
from mentordesk.queries.pairings import PairRow
from mentordesk.ui.pages.pairings_list import unsigned
from mentordesk.ui.pages.people_filters import of_unit, unit_choices
from mentordesk.ui.pages.people_list import TYPE_WORDS
from mentordesk.ui.widgets.facets import ON, Facet, one_of, when

QUIET, UNSIGNED = {"quiet": ON}, {"unsigned": ON}
"""Criteria other pages link here with: `Criteria.of(**QUIET)`."""


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
