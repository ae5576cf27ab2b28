"""Records the tests of the rules start from: the round of the housing company, a mentor, a mentee, their pairing."""

from dataclasses import replace
from datetime import date
from typing import Any

from mentordesk.domain.enrolments import Enrolment, EnrolmentStatus, MentorType, Role
from mentordesk.domain.pairings import Pairing, PairingStatus
from mentordesk.domain.programmes import Round

ROUND = Round(
    id=1,
    programme="Bostadsmentor",
    name="2027",
    starts_on=date(2027, 1, 1),
    ends_on=date(2027, 10, 31),
    meetings_from=date(2027, 2, 1),
    meetings_to=date(2027, 9, 30),
    places=27,
    number_prefix="A-2027",
)
MENTOR = Enrolment(
    id=11, person_id=101, round_id=1, role=Role.MENTOR, status=EnrolmentStatus.ACCEPTED, status_on=date(2027, 1, 10)
)
MENTEE = Enrolment(
    id=12, person_id=102, round_id=1, role=Role.MENTEE, status=EnrolmentStatus.WAITING, status_on=date(2027, 1, 10)
)


def pairing(starts_on: date = date(2027, 2, 1), ends_on: date | None = None, **changes: Any) -> Pairing:
    """The mentor and the mentee as a pair: running, or ended when an end is given."""
    status = PairingStatus.RUNNING if ends_on is None else PairingStatus.ENDED
    made = Pairing(
        id=21,
        round_id=1,
        mentor_id=MENTOR.id,
        mentee_id=MENTEE.id,
        mentor_type=MentorType.LANGUAGE,
        status=status,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    return replace(made, **changes)
