"""Answers which filters were given a name."""

from dataclasses import replace

from mentordesk.domain.saved_filters import FilterPage, SavedFilter
from mentordesk.queries import people, records
from mentordesk.storage.tables.saved_filters import SavedFilterTable


def listing() -> list[SavedFilter]:
    """All of them in the order in which they stand, those of people first.

    A name may be what was searched for: somebody who is protected by now stands in it by the code name.
    """
    pages = list(FilterPage)
    table = SavedFilterTable
    known = records.all_as(SavedFilter, table.select().order_by(table.place, table.id))
    if not known:
        return []
    names = people.unnamed(each.name for each in known)
    shown = [replace(each, name=name) for each, name in zip(known, names, strict=True)]
    return sorted(shown, key=lambda each: pages.index(each.page))


def of_page(page: FilterPage) -> list[SavedFilter]:
    """Those of one list, in their order."""
    return [each for each in listing() if each.page is page]


def get(filter_id: int) -> SavedFilter:
    """One of them."""
    return records.get(SavedFilter, SavedFilterTable, filter_id)
