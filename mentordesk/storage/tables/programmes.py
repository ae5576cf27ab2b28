"""Tables of the organisation and its rounds."""

from typing import ClassVar

from peewee import Check

from mentordesk.domain.designs import Design
from mentordesk.storage.fields import Bytes, Chosen, Day, Int, Keys, Text, Tick, is_day, is_tick, one_of, refers_to
from mentordesk.storage.tables.base import Table


class OrganisationTable(Table):
    """The organisation that runs the desk: exactly one row."""

    name = Text(default="")
    contact = Text(default="")
    logo = Bytes(null=True)

    class Meta:
        table_name = "organisation"
        constraints: ClassVar = [Check("id = 1")]


class SignatoryTable(Table):
    """People who sign."""

    name = Text()
    title = Text(default="")
    signature = Bytes(null=True)

    class Meta:
        table_name = "signatory"
        constraints: ClassVar = [Check("name <> ''")]


class RoundTable(Table):
    """Rounds of programmes, with their rules."""

    programme = Text()
    name = Text(default="")
    owner = Text(default="")
    host = Text(default="")
    aim = Text(default="")
    starts_on = Day()
    ends_on = Day()
    meetings_from = Day()
    meetings_to = Day()
    cadence = Int(default=1)
    places = Int(default=0)
    meeting_minutes = Int(default=60)
    allowance_minutes = Int(default=60)
    quiet_days = Int(default=45)
    waiting_days = Int(default=30)
    aim_outcomes = Keys(default="employment,internship")
    cert_training = Tick(default=True)
    cert_percent = Int(default=75)
    cert_network = Int(default=1)
    number_prefix = Text(default="")
    language = Text(default="sv")
    cert_language = Text(default="sv")
    design = Chosen(Design, default=Design.CLASSIC)
    place = Text(default="")
    signatory_one_id = refers_to("signatory", null=True)
    signatory_two_id = refers_to("signatory", null=True)
    sample = Tick(default=False)
    closed_on = Day(null=True)

    class Meta:
        table_name = "round"
        constraints: ClassVar = [
            Check("programme <> ''"),
            *(is_day(day) for day in ("starts_on", "ends_on", "meetings_from", "meetings_to", "closed_on")),
            is_tick("cert_training"),
            is_tick("sample"),
            Check("starts_on <= ends_on"),
            Check("meetings_from <= meetings_to"),
            Check("cadence BETWEEN 1 AND 10"),
            Check("places >= 0"),
            Check("meeting_minutes BETWEEN 1 AND 1440"),
            Check("allowance_minutes BETWEEN 0 AND 1440"),
            Check("quiet_days > 0"),
            Check("waiting_days > 0"),
            Check("cert_percent BETWEEN 0 AND 100"),
            Check("cert_network >= 0"),
            Check("language IN ('sv', 'en')"),
            Check("cert_language IN ('sv', 'en', 'both')"),
            one_of("design", Design),
        ]
        indexes = ((("programme", "name"), True),)


class RoundTextTable(Table):
    """Texts of a round that replace the standard ones."""

    round_id = refers_to("round")
    key = Text()
    language = Text()
    text = Text()

    class Meta:
        table_name = "round_text"
        constraints: ClassVar = [Check("language IN ('sv', 'en')")]
        indexes = ((("round_id", "key", "language"), True),)
