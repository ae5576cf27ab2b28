"""Table of the filters that were given a name."""

from typing import ClassVar

from peewee import Check

from mentordesk.domain.saved_filters import FilterPage
from mentordesk.storage.fields import Chosen, Int, Text, one_of
from mentordesk.storage.tables.base import Table


class SavedFilterTable(Table):
    """Named filters of the lists."""

    page = Chosen(FilterPage)
    name = Text()
    criteria = Text()
    place = Int()

    class Meta:
        table_name = "saved_filter"
        constraints: ClassVar = [one_of("page", FilterPage), Check("name <> ''")]
        indexes = ((("page", "name"), True),)
