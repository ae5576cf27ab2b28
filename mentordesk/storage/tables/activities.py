"""Tables of group events and who came."""

from typing import ClassVar

from peewee import Check

from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.storage.fields import Chosen, Day, Int, Text, Tick, is_day, is_tick, one_of, refers_to
from mentordesk.storage.tables.base import Table


class ActivityTable(Table):
    """Group events."""

    round_id = refers_to("round")
    kind = Chosen(ActivityKind)
    title = Text()
    on = Day()
    minutes = Int()
    place = Text(default="")
    paid = Tick(default=False)
    note = Text(default="")

    class Meta:
        table_name = "activity"
        constraints: ClassVar = [
            one_of("kind", ActivityKind),
            is_day("on"),
            is_tick("paid"),
            Check("minutes BETWEEN 0 AND 1440"),
            Check("title <> ''"),
        ]


class AttendanceTable(Table):
    """Who came to group events."""

    activity_id = refers_to("activity")
    enrolment_id = refers_to("enrolment")
    status = Chosen(AttendanceStatus)
    note = Text(default="")

    class Meta:
        table_name = "attendance"
        constraints: ClassVar = [one_of("status", AttendanceStatus)]
        indexes = ((("activity_id", "enrolment_id"), True),)
