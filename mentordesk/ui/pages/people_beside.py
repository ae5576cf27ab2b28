"""Who is in the file beside the people of the round: how many, and one click that leaves them out of the list."""

from mentordesk.domain.enrolments import Role
from mentordesk.i18n import _, ngettext
from mentordesk.queries.people import Counts
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.widgets.buttons import link_button
from mentordesk.ui.widgets.narrowing import ListFilters


def summary(round_id: int | None, counts: Counts) -> str:
    """How many there are, under the title of the page."""
    if round_id is None:
        text = ngettext("{count} person in the file", "{count} people in the file", counts.people)
        return text.format(count=counts.people)
    mentors = ngettext("{count} mentor", "{count} mentors", counts.mentors).format(count=counts.mentors)
    mentees = ngettext("{count} mentee", "{count} mentees", counts.mentees).format(count=counts.mentees)
    text = _("{mentors} and {mentees} in the round").format(mentors=mentors, mentees=mentees)
    others = counts.people - counts.mentors - counts.mentees
    more = ngettext("{count} more in the file", "{count} more in the file", others).format(count=others)
    return f"{text} · {more}" if others else text


class OnlyTheRound:
    """A link at the right of the filters while others stand among the people of the round; the next start remembers it."""

    def __init__(self, filters: ListFilters, table: RecordTable) -> None:
        self._filters, self._table, self._mixed = filters, table, False
        self.link = link_button(_("Only the round"), self.show)
        self.link.setToolTip(_("Leave out those who are in the file and not in the round"))
        filters.row.add(self.link)
        filters.changed.connect(lambda _criteria: self._offer())
        self._offer()

    def count(self, counts: Counts) -> None:
        """So many there are now."""
        self._mixed = 0 < counts.mentors + counts.mentees < counts.people
        self._offer()

    def show(self) -> None:
        """Leave the others out; the keyboard goes on in the list."""
        self._filters.set_value("role", *Role)
        self._table.setFocus()

    def _offer(self) -> None:
        self.link.setVisible(self._mixed and self._filters.criteria().is_empty())
