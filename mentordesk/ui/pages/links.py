"""Where a number or a line of the Overview leads: the page, and the list or record it opens there."""

from datetime import date

from mentordesk.domain.enrolments import Role
from mentordesk.domain.filters import Criteria
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import STARTED
from mentordesk.i18n import _
from mentordesk.queries import enrolments, pairings
from mentordesk.queries.todo import TodoItem, TodoKind

Link = tuple[str, object]
"""The page's key, and what its `go_to` takes."""


def of_todo(item: TodoItem) -> Link:
    """The list of those whom a line is about."""
    if not item.ids:
        return item.page, None
    if item.kind is TodoKind.CERTIFICATES:
        return item.page, ("certificate", item.ids)
    if item.page == "people":
        people = frozenset(enrolments.get(enrolment_id).person_id for enrolment_id in item.ids)
        return item.page, Criteria.of(ids=people, title=item.kind.label)
    if item.page == "pairs":
        return item.page, Criteria.of(ids=item.ids, title=item.kind.label)
    return item.page, frozenset(item.ids)


def of_open_pairs(round_id: int, on: date) -> Link:
    """The pairs that have started and not ended on a day."""
    ids = frozenset(
        pair.id
        for pair in pairings.listing(round_id, on)
        if pair.status in STARTED and pair.starts_on <= on and (pair.ends_on is None or pair.ends_on > on)
    )
    return "pairs", Criteria.of(ids=ids, title=_("Open pairs"))


def of_month(month: Month) -> Link:
    """A month of the grid of meetings."""
    return "meetings", month


def of_mentees() -> Link:
    """The mentees of the round, each with their result in the pane."""
    return "people", Criteria.of(role=Role.MENTEE)
