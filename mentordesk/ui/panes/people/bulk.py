"""What stands in the pane while several people are chosen: who they are, and what can be done with all of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.i18n import _, ngettext
from mentordesk.queries.people import PersonRow
from mentordesk.ui.pages.people_commands import PeopleCommands
from mentordesk.ui.widgets.buttons import danger_button, secondary_button
from mentordesk.ui.widgets.labels import label

_NAMED = 8
"""So many are named; the rest are counted."""


class BulkPane(QWidget):
    """Bulk actions; each is one step that one undo takes back."""

    def __init__(self, commands: PeopleCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PersonRow] = []
        self.title = label("", "section")
        self.names = label("", "second", wrap=True)
        self.status_button = secondary_button("", "flag", lambda: commands.change_status(self._rows))
        self.enrol_button = secondary_button("", "user-plus", lambda: commands.enrol(self._rows))
        self.mail_button = secondary_button(_("Copy e-mail addresses"), "mail", lambda: commands.copy_addresses(self._rows))
        self.bin_button = danger_button(_("Put in the bin"), "trash-2", lambda: commands.bin(self._rows))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.names)
        column.addSpacing(6)
        for button in (self.status_button, self.enrol_button, self.mail_button):
            column.addWidget(button)
        column.addSpacing(12)
        column.addWidget(self.bin_button)
        column.addStretch(1)

    def show_people(self, rows: Sequence[PersonRow], in_round: bool) -> None:
        """Show these people; `in_round` tells that there is a round to enrol in."""
        self._rows = list(rows)
        count = len(rows)
        self.title.setText(ngettext("{count} person chosen", "{count} people chosen", count).format(count=count))
        names = "\n".join(row.name for row in rows[:_NAMED])
        more = count - _NAMED
        if more > 0:
            names += "\n" + ngettext("and {count} more", "and {count} more", more).format(count=more)
        self.names.setText(names)
        inside = sum(row.enrolment_id is not None for row in rows)
        text = ngettext("Change status for {count}…", "Change status for {count}…", inside)
        self.status_button.setText(text.format(count=inside))
        self.status_button.setVisible(inside > 0)
        outside = count - inside
        self.enrol_button.setText(ngettext("Enrol {count}…", "Enrol {count}…", outside).format(count=outside))
        self.enrol_button.setVisible(in_round and outside > 0)
        self.mail_button.setVisible(any(row.email for row in rows))
