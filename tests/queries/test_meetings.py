"""The meetings of a pair, of a cell of the month grid, and how many there are of each kind."""

from datetime import date

import pytest

from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.queries import meetings, pairings
from tests import builders as a

MARCH = Month(2027, 3)
MAY_DAY = date(2027, 5, 11)

pytestmark = pytest.mark.usefixtures("desk")


def test_the_meetings_of_a_cell_stand_by_day() -> None:
    pairing_id = a.a_pairing()
    late, early = a.a_meeting(pairing_id, date(2027, 3, 31)), a.a_meeting(pairing_id, date(2027, 3, 1))
    a.a_meeting(pairing_id, date(2027, 4, 1))
    assert [meeting.id for meeting in meetings.in_cell(pairing_id, MARCH)] == [early, late]
    assert len(meetings.of_pairing(pairing_id)) == 3


def test_counts_go_up_to_the_day() -> None:
    pairing_id = a.a_pairing()
    a.a_meeting(pairing_id, MAY_DAY)
    a.a_meeting(pairing_id, date(2027, 5, 12))
    a.a_meeting(pairing_id, date(2027, 4, 12), status=MeetingStatus.CANCELLED)
    counts = meetings.counts(pairings.get(pairing_id).round_id, MAY_DAY)
    assert (counts[MeetingStatus.HELD], counts[MeetingStatus.CANCELLED], counts[MeetingStatus.NO_SHOW]) == (1, 1, 0)
