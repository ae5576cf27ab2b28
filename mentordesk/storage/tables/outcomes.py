"""Tables of outcomes and stories."""

from typing import ClassVar

from mentordesk.domain.outcomes import Outcome, OutcomePoint
from mentordesk.storage.fields import Chosen, Day, Text, Tick, is_day, is_tick, one_of, refers_to
from mentordesk.storage.tables.base import Table


class OutcomeTable(Table):
    """Outcomes of mentees."""

    enrolment_id = refers_to("enrolment")
    point = Chosen(OutcomePoint)
    outcome = Chosen(Outcome)
    on = Day()
    employer = Text(default="")
    note = Text(default="")

    class Meta:
        table_name = "outcome"
        constraints: ClassVar = [one_of("point", OutcomePoint), one_of("outcome", Outcome), is_day("on")]
        indexes = ((("enrolment_id", "point"), True),)


class StoryTable(Table):
    """Stories of mentees."""

    enrolment_id = refers_to("enrolment")
    text = Text()
    consent = Tick(default=False)
    consent_on = Day(null=True)

    class Meta:
        table_name = "story"
        constraints: ClassVar = [is_tick("consent"), is_day("consent_on")]
