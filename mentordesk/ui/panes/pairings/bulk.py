"""What stands in the pane while several pairs are chosen: which they are, and what can be done with all of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mentordesk.i18n import ngettext
from mentordesk.queries.pairings import PairRow
from mentordesk.ui.pages import pairings_list
from mentordesk.ui.pages.pairings_commands import PairingCommands
from mentordesk.ui.panes.several import SeveralPane


class BulkPane(SeveralPane):
    """Bulk actions; each is one step that one undo takes back."""

    def __init__(self, commands: PairingCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands

    def show_pairs(self, rows: Sequence[PairRow]) -> None:
        """Show these pairs."""
        count = len(rows)
        title = ngettext("{count} pair is chosen", "{count} pairs are chosen", count).format(count=count)
        self.show_several(
            title, pairings_list.summary(rows), (row.pair for row in rows), count, self._commands.offered(rows)
        )
