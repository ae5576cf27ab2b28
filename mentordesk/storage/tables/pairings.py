"""Tables of pairings and what hangs on them."""

from typing import ClassVar

from peewee import Check

from mentordesk.domain.enrolments import MentorType
from mentordesk.domain.follow_ups import GoalReached
from mentordesk.domain.pairings import EndReason, Initiator, PairingStatus
from mentordesk.storage.fields import Chosen, Day, Text, Tick, is_day, is_tick, one_of, refers_to
from mentordesk.storage.tables.base import Table


class PairingTable(Table):
    """Pairings."""

    round_id = refers_to("round")
    mentor_id = refers_to("enrolment")
    mentee_id = refers_to("enrolment")
    mentor_type = Chosen(MentorType)
    status = Chosen(PairingStatus)
    starts_on = Day()
    ends_on = Day(null=True)
    follows_id = refers_to("pairing", null=True, unique=True)
    locked = Tick(default=False)
    early = Tick(null=True)
    end_reason = Chosen(EndReason, null=True)
    end_initiator = Chosen(Initiator, null=True)
    farewell = Tick(null=True)
    end_note = Text(default="")

    class Meta:
        table_name = "pairing"
        constraints: ClassVar = [
            one_of("mentor_type", MentorType),
            one_of("status", PairingStatus),
            one_of("end_reason", EndReason, null=True),
            one_of("end_initiator", Initiator, null=True),
            is_day("starts_on"),
            is_day("ends_on"),
            is_tick("locked"),
            is_tick("early"),
            is_tick("farewell"),
            Check("mentor_id <> mentee_id"),
            Check("ends_on IS NULL OR starts_on <= ends_on"),
            Check("(status = 'ended') = (ends_on IS NOT NULL)"),
        ]
        indexes = ((("round_id", "status"), False),)


class PauseTable(Table):
    """Pauses of pairings."""

    pairing_id = refers_to("pairing")
    from_on = Day()
    to_on = Day(null=True)
    reason = Text(default="")

    class Meta:
        table_name = "pause"
        constraints: ClassVar = [
            is_day("from_on"),
            is_day("to_on"),
            Check("to_on IS NULL OR from_on <= to_on"),
        ]


class GoalTable(Table):
    """Goals of mentees."""

    pairing_id = refers_to("pairing")
    text = Text()
    set_on = Day()
    due_on = Day(null=True)
    reached = Chosen(GoalReached, null=True)

    class Meta:
        table_name = "goal"
        constraints: ClassVar = [
            is_day("set_on"),
            is_day("due_on"),
            Check("reached IS NULL OR reached IN ('yes', 'mostly', 'partly', 'no')"),
        ]


class CheckInTable(Table):
    """Follow-up calls with pairs."""

    pairing_id = refers_to("pairing")
    due_on = Day()
    done_on = Day(null=True)
    note = Text(default="")

    class Meta:
        table_name = "check_in"
        constraints: ClassVar = [is_day("due_on"), is_day("done_on")]
