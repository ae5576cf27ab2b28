"""Changes the filters that were given a name."""

from dataclasses import replace

from mentordesk.actions import _records
from mentordesk.domain import filters
from mentordesk.domain.filters import Criteria
from mentordesk.domain.problems import demand
from mentordesk.domain.saved_filters import FilterPage, SavedFilter, problems
from mentordesk.queries import saved_filters
from mentordesk.storage.tables.saved_filters import SavedFilterTable


def add(page: FilterPage, *, name: str, criteria: Criteria) -> int:
    """Keep criteria of a list by name, after the others of that list, and return the id."""
    others = saved_filters.of_page(page)
    last = max((each.place for each in others), default=-1)
    made = SavedFilter(id=0, page=page, name=name.strip(), criteria=filters.written(criteria), place=last + 1)
    demand(*problems(made, others))
    return _records.insert(SavedFilterTable, made)


def update(filter_id: int, *, name: str | None = None, criteria: Criteria | None = None) -> None:
    """Give a filter another name or other criteria; what is None stays."""
    before = saved_filters.get(filter_id)
    after = replace(
        before,
        name=before.name if name is None else name.strip(),
        criteria=before.criteria if criteria is None else filters.written(criteria),
    )
    demand(*problems(after, saved_filters.of_page(before.page)))
    _records.update(SavedFilterTable, before, after)


def move(filter_id: int, steps: int) -> None:
    """Move a filter up (-1) or down (1) among those of its list; at the end it stays."""
    moved = saved_filters.get(filter_id)
    order = saved_filters.of_page(moved.page)
    at = next(place for place, each in enumerate(order) if each.id == filter_id)
    order.insert(max(0, min(at + steps, len(order) - 1)), order.pop(at))
    for place, each in enumerate(order):
        _records.update(SavedFilterTable, each, replace(each, place=place))


def remove(filter_id: int) -> None:
    """Remove a filter; the people or pairs it shows stay."""
    saved_filters.get(filter_id)  # this says in words that it is gone
    SavedFilterTable.delete().where(SavedFilterTable.id == filter_id).execute()
