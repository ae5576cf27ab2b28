"""Table of what was typed into unfinished forms."""

from mentordesk.storage.fields import Text
from mentordesk.storage.tables.base import Table


class DraftTable(Table):
    """Unfinished forms: outside undo and outside the history."""

    key = Text(unique=True)
    content = Text()
    at = Text()

    class Meta:
        table_name = "draft"
