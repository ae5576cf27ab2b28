"""Answers which filters were given a name."""

import re
from dataclasses import replace

from mentordesk.domain import filters
from mentordesk.domain.saved_filters import FilterPage, SavedFilter
from mentordesk.queries import kept_searches, records
from mentordesk.storage.tables.saved_filters import SavedFilterTable


def listing() -> list[SavedFilter]:
    """All of them in the order in which they stand, those of people first.

    Who is protected by now stands in what is searched for, and in a name made of it, by the code name.
    """
    pages = list(FilterPage)
    table = SavedFilterTable
    known = records.all_as(SavedFilter, table.select().order_by(table.place, table.id))
    if not known:
        return []
    masks = kept_searches.masks()
    shown = known if masks is None else [_masked(each, masks) for each in known]
    return sorted(shown, key=lambda each: pages.index(each.page))


def _masked(kept: SavedFilter, masks: kept_searches.Masks) -> SavedFilter:
    """The filter as it may be told; its name may be what it looks for."""
    searched = filters.read(kept.criteria)[0].search
    told, name = masks.search(searched), masks.name(kept.name)
    if searched and told != searched:
        name = re.sub(re.escape(searched), lambda _found: told, name, flags=re.IGNORECASE)
    return replace(kept, name=name, criteria=filters.retold(kept.criteria, masks.search, masks.name))


def of_page(page: FilterPage) -> list[SavedFilter]:
    """Those of one list, in their order."""
    return [each for each in listing() if each.page is page]


def get(filter_id: int) -> SavedFilter:
    """One of them."""
    return records.get(SavedFilter, SavedFilterTable, filter_id)
