"""Where a line of the to-do list leads: the page, and the list or record it opens there."""

from mentordesk.queries import enrolments
from mentordesk.queries.todo import TodoItem, TodoKind
from mentordesk.ui.pages.page import Shortlist
from mentordesk.ui.pages.people_list import PeopleFilter


def of_todo(item: TodoItem) -> tuple[str, object]:
    """The page's key, and what its `go_to` takes."""
    if item.kind is TodoKind.CERTIFICATES:
        return item.page, ("certificate", item.ids)
    if item.page == "people":
        people = frozenset(enrolments.get(enrolment_id).person_id for enrolment_id in item.ids)
        return item.page, PeopleFilter(ids=people, title=item.kind.label)
    return item.page, Shortlist(frozenset(item.ids), item.kind.label)
