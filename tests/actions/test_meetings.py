"""Writing down meetings, one by one and by letters in the grid."""

from collections.abc import Callable
from datetime import date

import pytest

from mentordesk.actions import meetings
from mentordesk.domain.meetings import Absent, MeetingForm, MeetingStatus, cell_key
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import PairingStatus
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import meetings as known
from tests import builders as a

HELD, CANCELLED, NO_SHOW, PLANNED = (
    MeetingStatus.HELD,
    MeetingStatus.CANCELLED,
    MeetingStatus.NO_SHOW,
    MeetingStatus.PLANNED,
)
MARCH, APRIL, MAY, JULY = Month(2027, 3), Month(2027, 4), Month(2027, 5), Month(2027, 7)
TODAY = date(2027, 5, 11)

pytestmark = pytest.mark.usefixtures("desk")


def refused(what: Callable[[], object]) -> list[str]:
    """The fields at which the action says no; what it says is words."""
    with pytest.raises(RuleBroken) as broken:
        what()
    assert all(problem.message for problem in broken.value.problems)
    return [problem.field for problem in broken.value.problems]


def cells(pairing_id: int) -> list[tuple[date, MeetingStatus]]:
    return [(meeting.on, meeting.status) for meeting in known.of_pairing(pairing_id)]


def test_a_meeting_is_as_long_as_the_round_says() -> None:
    pairing_id = a.a_pairing(a.a_round(meeting_minutes=45))
    meeting = known.get(meetings.record(pairing_id, on=TODAY, form=MeetingForm.VIDEO, note=" Went well "))
    assert (meeting.status, meeting.minutes, meeting.form, meeting.note) == (HELD, 45, MeetingForm.VIDEO, "Went well")


def test_what_cannot_be_is_refused() -> None:
    pairing_id = a.a_pairing(ends_on=date(2027, 6, 30))
    assert refused(lambda: meetings.record(pairing_id, on=date(2027, 1, 31))) == ["on"]
    assert refused(lambda: meetings.record(pairing_id, on=date(2027, 7, 1))) == ["on"]
    assert refused(lambda: meetings.record(pairing_id, on=date(2027, 5, 12), today=TODAY)) == ["on"]
    assert refused(lambda: meetings.record(pairing_id, on=TODAY, minutes=1441)) == ["minutes"]
    assert refused(lambda: meetings.record(pairing_id, on=TODAY, absent=Absent.BOTH)) == ["absent"]
    assert refused(lambda: meetings.record(a.a_pairing(status=PairingStatus.DRAFT), on=TODAY)) == [""]
    assert known.of_pairing(pairing_id) == []


def test_who_stayed_away_goes_with_another_status() -> None:
    meeting_id = a.a_meeting(a.a_pairing(), status=NO_SHOW, absent=Absent.MENTEE)
    meetings.update(meeting_id, status=HELD, minutes=90)
    meeting = known.get(meeting_id)
    assert (meeting.status, meeting.absent, meeting.minutes) == (HELD, None, 90)


def test_the_place_of_a_protected_identity_is_neither_kept_nor_shown() -> None:
    person_id = a.a_person("Selam", "Hagos", protected=True, code_name="Linden")
    pairing_id = a.a_pairing(mentee_id=a.a_mentee(person_id=person_id))
    assert refused(lambda: meetings.record(pairing_id, on=TODAY, place="Library")) == ["place"]
    a.a_meeting(pairing_id, place="Library, from before the mark")
    assert [meeting.place for meeting in known.of_pairing(pairing_id)] == [""]


@pytest.mark.parametrize(
    ("month", "status", "starts_on", "ends_on", "day"),
    [
        pytest.param(MAY, HELD, None, None, TODAY, id="today in the running month"),
        pytest.param(MARCH, HELD, None, None, date(2027, 3, 15), id="the middle of another"),
        pytest.param(Month(2027, 8), PLANNED, None, None, date(2027, 8, 16), id="no Sunday"),
        pytest.param(MARCH, HELD, date(2027, 3, 22), None, date(2027, 3, 22), id="not before the start"),
        pytest.param(MARCH, HELD, None, date(2027, 3, 10), date(2027, 3, 10), id="not after the end"),
        pytest.param(MAY, HELD, None, date(2027, 5, 5), date(2027, 5, 5), id="the end, before today"),
        pytest.param(MAY, HELD, date(2027, 5, 9), date(2027, 5, 9), date(2027, 5, 9), id="a Sunday if it must be"),
        pytest.param(JULY, PLANNED, None, None, date(2027, 7, 15), id="planned in the future"),
        pytest.param(JULY, CANCELLED, None, None, date(2027, 7, 15), id="cancelled in the future"),
    ],
)
def test_a_letter_means_a_sensible_day(
    month: Month, status: MeetingStatus, starts_on: date | None, ends_on: date | None, day: date
) -> None:
    pairing_id = a.a_pairing(starts_on=starts_on or date(2027, 2, 1), ends_on=ends_on)
    meetings.set_month(pairing_id, month=month, status=status, today=TODAY)
    assert cells(pairing_id) == [(day, status)]


def test_a_letter_lands_outside_a_pause_if_there_is_a_day() -> None:
    pairing_id = a.a_pairing()
    a.a_pause(pairing_id, from_on=date(2027, 3, 1), to_on=date(2027, 3, 25))
    meetings.set_month(pairing_id, month=MARCH, status=HELD, today=TODAY)
    assert cells(pairing_id) == [(date(2027, 3, 26), HELD)]


def test_another_letter_changes_the_meeting_and_none_clears_it() -> None:
    pairing_id = a.a_pairing()
    meeting_id = a.a_meeting(
        pairing_id, date(2027, 3, 4), minutes=90, note="Library card", status=NO_SHOW, absent=Absent.BOTH
    )
    meetings.set_month(pairing_id, month=MARCH, status=HELD, today=TODAY)
    meeting = known.get(meeting_id)
    assert (meeting.on, meeting.status, meeting.absent, meeting.minutes) == (date(2027, 3, 4), HELD, None, 90)
    meetings.update(meeting_id, status=CANCELLED, minutes=0)
    meetings.set_month(pairing_id, month=MARCH, status=HELD, today=TODAY)
    assert known.get(meeting_id).minutes == 60, "nobody meets for no time"
    meetings.set_month(pairing_id, month=MARCH, status=None, today=TODAY)
    assert known.of_pairing(pairing_id) == []
    meetings.set_month(pairing_id, month=MARCH, status=None, today=TODAY)


def test_what_was_planned_for_later_and_is_held_now_moves_to_today() -> None:
    pairing_id = a.a_pairing()
    a.a_meeting(pairing_id, date(2027, 5, 28), status=PLANNED)
    meetings.set_month(pairing_id, month=MAY, status=HELD, today=TODAY)
    assert cells(pairing_id) == [(TODAY, HELD)]


@pytest.mark.parametrize(
    ("month", "status"),
    [
        pytest.param(Month(2027, 1), HELD, id="before they were a pair"),
        pytest.param(Month(2027, 9), HELD, id="after they were a pair"),
        pytest.param(JULY, HELD, id="held in a month that has not come"),
        pytest.param(JULY, NO_SHOW, id="a no-show in a month that has not come"),
        pytest.param(APRIL, CANCELLED, id="several meetings in the month"),
        pytest.param(APRIL, None, id="several meetings to clear"),
    ],
)
def test_a_letter_that_makes_no_sense_is_refused(month: Month, status: MeetingStatus | None) -> None:
    pairing_id = a.a_pairing(ends_on=date(2027, 8, 31))
    for day in (2, 20):
        a.a_meeting(pairing_id, date(2027, 4, day))
    before = cells(pairing_id)
    at_fields = refused(lambda: meetings.set_month(pairing_id, month=month, status=status, today=TODAY))
    assert at_fields == [cell_key(pairing_id, month)]
    assert cells(pairing_id) == before


def test_many_letters_are_all_or_none() -> None:
    first, second = a.a_pairing(), a.a_pairing(starts_on=date(2027, 4, 1))
    fits = [(first, MARCH, HELD), (first, APRIL, CANCELLED), (second, APRIL, HELD)]
    assert len(refused(lambda: meetings.set_cells([*fits, (second, MARCH, HELD)], today=TODAY))) == 1
    assert cells(first) == cells(second) == []
    assert meetings.set_cells(fits, today=TODAY) == 3
    assert meetings.set_cells(fits, today=TODAY) == 0, "nothing is left to change"
    assert cells(first) == [(date(2027, 3, 15), HELD), (date(2027, 4, 15), CANCELLED)]


def test_the_last_of_two_letters_for_one_cell_counts() -> None:
    pairing_id = a.a_pairing()
    meetings.set_cells([(pairing_id, MARCH, HELD), (pairing_id, MARCH, NO_SHOW)], today=TODAY)
    assert cells(pairing_id) == [(date(2027, 3, 15), NO_SHOW)]
