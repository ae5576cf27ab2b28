"""Tables of the permanent history: what was done, and what it changed."""

from typing import ClassVar

from mentordesk.domain.history import ChangeKind
from mentordesk.storage.fields import Chosen, Int, Text, one_of, refers_to
from mentordesk.storage.tables.base import Table


class HistoryTable(Table):
    """The permanent history of the file: outside undo, lines are only added."""

    at = Text()
    who = Text()
    label = Text()
    tables = Text(default="")

    class Meta:
        table_name = "history"


class HistoryChangeTable(Table):
    """The records that a line of the history changed."""

    history_id = refers_to("history")
    record_table = Text()
    record_id = Int()
    kind = Chosen(ChangeKind)
    old = Text()
    new = Text()

    class Meta:
        table_name = "history_change"
        constraints: ClassVar = [one_of("kind", ChangeKind)]
        indexes = ((("record_table", "record_id"), False),)
