"""Answers which filters were given a name."""

from mentordesk.domain.saved_filters import FilterPage, SavedFilter
from mentordesk.queries import records
from mentordesk.storage.tables.saved_filters import SavedFilterTable


def listing() -> list[SavedFilter]:
    """All of them in the order in which they stand, those of people first."""
    pages = list(FilterPage)
    table = SavedFilterTable
    known = records.all_as(SavedFilter, table.select().order_by(table.place, table.id))
    return sorted(known, key=lambda each: pages.index(each.page))


def of_page(page: FilterPage) -> list[SavedFilter]:
    """Those of one list, in their order."""
    return [each for each in listing() if each.page is page]


def get(filter_id: int) -> SavedFilter:
    """One of them."""
    return records.get(SavedFilter, SavedFilterTable, filter_id)
