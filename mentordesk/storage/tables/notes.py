"""Table of notes."""

from typing import ClassVar

from peewee import Check

from mentordesk.storage.fields import Day, Text, is_day, refers_to
from mentordesk.storage.tables.base import Table


class NoteTable(Table):
    """Notes."""

    on = Day()
    text = Text()
    person_id = refers_to("person", null=True)
    pairing_id = refers_to("pairing", null=True)
    round_id = refers_to("round", null=True)

    class Meta:
        table_name = "note"
        constraints: ClassVar = [
            is_day("on"),
            Check("(person_id IS NOT NULL) + (pairing_id IS NOT NULL) + (round_id IS NOT NULL) = 1"),
        ]
