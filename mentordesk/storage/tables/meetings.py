"""Table of the meetings of pairs."""

from typing import ClassVar

from peewee import Check

from mentordesk.domain.meetings import Absent, MeetingForm, MeetingStatus
from mentordesk.storage.fields import Chosen, Day, Int, Text, is_day, one_of, refers_to
from mentordesk.storage.tables.base import Table


class MeetingTable(Table):
    """Meetings of pairs."""

    pairing_id = refers_to("pairing", index=False)
    on = Day()
    status = Chosen(MeetingStatus)
    minutes = Int(default=60)
    form = Chosen(MeetingForm, default=MeetingForm.IN_PERSON)
    absent = Chosen(Absent, null=True)
    place = Text(default="")
    note = Text(default="")

    class Meta:
        table_name = "meeting"
        constraints: ClassVar = [
            one_of("status", MeetingStatus),
            one_of("form", MeetingForm),
            one_of("absent", Absent, null=True),
            is_day("on"),
            Check("minutes BETWEEN 0 AND 1440"),
            Check("absent IS NULL OR status = 'no_show'"),
        ]
        # covers the attendance figures: they are answered from the index alone
        indexes = ((("pairing_id", "status", "on", "minutes"), False),)
