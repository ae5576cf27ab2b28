"""Table of the people who look like one and are two."""

from typing import ClassVar

from peewee import Check

from mentordesk.storage.fields import refers_to
from mentordesk.storage.tables.base import Table


class NotSameTable(Table):
    """People who look like one and are two, each such pair once."""

    person_id = refers_to("person", index=False)
    other_id = refers_to("person")

    class Meta:
        table_name = "not_same"
        constraints: ClassVar = [Check("person_id < other_id")]
        indexes = ((("person_id", "other_id"), True),)
