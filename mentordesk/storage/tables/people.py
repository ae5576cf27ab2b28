"""Tables of people, their languages and their units."""

from typing import ClassVar

from peewee import Check

from mentordesk.domain.people import Gender, LanguageLevel
from mentordesk.storage.fields import Chosen, Day, Int, Text, Tick, is_day, is_tick, one_of, refers_to
from mentordesk.storage.tables.base import Table


class UnitTable(Table):
    """Units of the host organisation."""

    name = Text(unique=True)
    manager = Text(default="")

    class Meta:
        table_name = "unit"
        constraints: ClassVar = [Check("name <> ''")]


class PersonTable(Table):
    """People, each once."""

    given_name = Text(default="")
    family_name = Text(default="")
    name_native = Text(default="")
    name_on_certificate = Text(default="")
    gender = Chosen(Gender, default=Gender.UNSTATED)
    birth_year = Int(null=True)
    email = Text(default="")
    phone = Text(default="")
    street = Text(default="")
    postcode = Text(default="")
    city = Text(default="")
    district = Text(default="")
    unit_id = refers_to("unit", null=True)
    workplace = Text(default="")
    occupation = Text(default="")
    education = Text(default="")
    in_sweden_since = Int(null=True)
    sfi_level = Text(default="")
    availability = Text(default="")
    note = Text(default="")
    protected = Tick(default=False)
    code_name = Text(default="")
    binned_on = Day(null=True)

    class Meta:
        table_name = "person"
        constraints: ClassVar = [
            one_of("gender", Gender),
            is_tick("protected"),
            is_day("binned_on"),
            Check("given_name <> '' OR family_name <> ''"),
            Check("protected = 0 OR code_name <> ''"),
            Check("birth_year IS NULL OR birth_year BETWEEN 1900 AND 2100"),
            Check("in_sweden_since IS NULL OR in_sweden_since BETWEEN 1900 AND 2100"),
        ]
        indexes = ((("family_name", "given_name"), False),)


class PersonLanguageTable(Table):
    """Languages people speak."""

    person_id = refers_to("person")
    language = Text()
    level = Chosen(LanguageLevel)

    class Meta:
        table_name = "person_language"
        constraints: ClassVar = [one_of("level", LanguageLevel), Check("language <> ''")]
        indexes = ((("person_id", "language"), True),)
