"""What stands in the pane while several people are chosen: who they are, and what can be done with all of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mentordesk.i18n import _, ngettext
from mentordesk.queries.people import PersonRow
from mentordesk.ui.pages.people_commands import PeopleCommands
from mentordesk.ui.panes.several import SeveralPane


class BulkPane(SeveralPane):
    """Bulk actions; each is one step that one undo takes back."""

    def __init__(self, commands: PeopleCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands

    def show_people(self, rows: Sequence[PersonRow], in_round: bool) -> None:
        """Show these people; `in_round` tells that there is a round they may be in."""
        count, inside = len(rows), sum(row.enrolment_id is not None for row in rows)
        title = ngettext("{count} person chosen", "{count} people chosen", count).format(count=count)
        about = ""
        if in_round and inside < count:
            text = ngettext("{inside} of them is in the round.", "{inside} of them are in the round.", inside)
            about = text.format(inside=inside) if inside else _("None of them is in the round.")
        offers = [*self._commands.offered(rows), self._commands.bin_offer(rows)]
        self.show_several(title, about, (row.name for row in rows), count, offers)
