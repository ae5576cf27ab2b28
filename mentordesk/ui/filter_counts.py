"""Counts what saved filters find, for lists short enough that nobody waits for it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from mentordesk.domain import filters
from mentordesk.domain.filters import Criteria
from mentordesk.domain.saved_filters import FilterPage, SavedFilter
from mentordesk.queries import pairings, people
from mentordesk.queries.people import PersonRow
from mentordesk.ui.pages import pairings_filters, people_filters
from mentordesk.ui.session import Session
from mentordesk.ui.tables.search import searchable, terms
from mentordesk.ui.widgets.facets import Facet
from mentordesk.ui.widgets.narrowing import passing

MOST = 3_000
"""People in the file above which nothing is counted."""


def counts(session: Session, saved: Iterable[SavedFilter]) -> dict[int, int]:
    """How many people or pairs of the round each filter finds; nothing in a big file."""
    round_id = session.round_id
    if people.counts(round_id).people > MOST:
        return {}
    found: dict[int, int] = {}
    of_people = [each for each in saved if each.page is FilterPage.PEOPLE]
    of_pairs = [each for each in saved if each.page is FilterPage.PAIRINGS]
    if of_people:
        rows = people.listing(round_id, session.today)
        found |= _counted(of_people, people_filters.facets(), rows, PersonRow.searched)
    if of_pairs and round_id is not None:
        pairs = pairings.listing(round_id, session.as_of)
        texts = pairings_filters.PairTexts()
        texts.look_at(round_id)
        found |= _counted(of_pairs, pairings_filters.facets(), pairs, texts.of)
    return found


def _counted(
    saved: Iterable[SavedFilter], facets: Sequence[Facet], rows: Sequence[Any], searched: Callable[[Any], Iterable[str]]
) -> dict[int, int]:
    return {each.id: _matching(filters.read(each.criteria)[0], facets, rows, searched) for each in saved}


def _matching(
    criteria: Criteria, facets: Sequence[Facet], rows: Sequence[Any], searched: Callable[[Any], Iterable[str]]
) -> int:
    passes = passing(facets, criteria, lambda row: row.id)
    left = [row for row in rows if passes is None or passes(row)]
    words = terms(criteria.search)
    if words:
        texts = [searchable(searched(row)) for row in left]
        return sum(all(word in text for word in words) for text in texts)
    return len(left)
