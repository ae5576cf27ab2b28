"""Tables of the people who look like one and are two, and of the entries that became one with another."""

from typing import ClassVar

from peewee import Check

from mentordesk.storage.fields import Int, refers_to
from mentordesk.storage.tables.base import Table


class NotSameTable(Table):
    """People who look like one and are two, each such pair once."""

    person_id = refers_to("person", index=False)
    other_id = refers_to("person")

    class Meta:
        table_name = "not_same"
        constraints: ClassVar = [Check("person_id < other_id")]
        indexes = ((("person_id", "other_id"), True),)


class MergedTable(Table):
    """Entries that became one with another: which it was, by the id that it had."""

    person_id = refers_to("person")
    former_id = Int(unique=True)

    class Meta:
        table_name = "merged"
