"""Tables of roles in rounds and the papers that go with them."""

from typing import ClassVar

from peewee import Check

from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, MentorType, Role
from mentordesk.storage.fields import Chosen, Day, Int, Keys, Text, is_day, one_of, refers_to
from mentordesk.storage.tables.base import Table


class EnrolmentTable(Table):
    """Roles of people in rounds."""

    person_id = refers_to("person")
    round_id = refers_to("round")
    role = Chosen(Role)
    status = Chosen(EnrolmentStatus)
    status_on = Day()
    capacity = Int(default=1)
    types = Keys(MentorType, default="")
    wish = Text(default="")

    class Meta:
        table_name = "enrolment"
        constraints: ClassVar = [
            one_of("role", Role),
            one_of("status", EnrolmentStatus),
            is_day("status_on"),
            Check("capacity BETWEEN 1 AND 20"),
        ]
        indexes = ((("person_id", "round_id"), True), (("round_id", "role", "status"), False))


class StatusChangeTable(Table):
    """The dated steps of enrolments."""

    enrolment_id = refers_to("enrolment")
    status = Chosen(EnrolmentStatus)
    on = Day()
    reason = Text(default="")

    class Meta:
        table_name = "status_change"
        constraints: ClassVar = [one_of("status", EnrolmentStatus), is_day("on")]


class AgreementTable(Table):
    """Agreements of enrolments."""

    enrolment_id = refers_to("enrolment")
    kind = Chosen(AgreementKind)
    printed_on = Day(null=True)
    signed_on = Day(null=True)

    class Meta:
        table_name = "agreement"
        constraints: ClassVar = [one_of("kind", AgreementKind), is_day("printed_on"), is_day("signed_on")]
        indexes = ((("enrolment_id", "kind"), True),)
