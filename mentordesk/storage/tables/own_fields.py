"""Tables of the organisation's own fields, their lists, and what people have in them."""

from typing import ClassVar

from peewee import Check

from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.storage.fields import Chosen, Int, Text, one_of, refers_to
from mentordesk.storage.tables.base import Table


class OwnFieldTable(Table):
    """Fields of a person that the organisation made itself."""

    name = Text(unique=True)
    kind = Chosen(OwnFieldKind)
    place = Int()

    class Meta:
        table_name = "own_field"
        constraints: ClassVar = [one_of("kind", OwnFieldKind), Check("name <> ''")]


class OwnOptionTable(Table):
    """What can be chosen in such a field."""

    own_field_id = refers_to("own_field", index=False)
    name = Text()
    place = Int()

    class Meta:
        table_name = "own_option"
        constraints: ClassVar = [Check("name <> ''")]
        indexes = ((("own_field_id", "name"), True),)


class OwnValueTable(Table):
    """What people have in such fields: a text, or a chosen option a row."""

    person_id = refers_to("person", index=False)
    own_field_id = refers_to("own_field")
    text = Text(default="")
    own_option_id = refers_to("own_option", null=True)

    class Meta:
        table_name = "own_value"
        constraints: ClassVar = [Check("(own_option_id IS NULL) = (text <> '')")]
        indexes = ((("person_id", "own_field_id", "own_option_id"), True),)
