"""What breaks figures down adds up to the figures themselves."""

from datetime import date

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import EndReason
from mentordesk.domain.people import Gender
from mentordesk.queries import breakdowns, figures
from tests import builders as a

ON = date(2027, 5, 10)


def figure(round_id: int, key: str, on: date = ON) -> float | None:
    return figures.by_key(figures.of_round(round_id, on))[key].value


def test_participants_are_those_accepted_by_gender_and_type(desk: Desk) -> None:
    round_id = a.a_round()
    both = (MentorType.VOCATIONAL, MentorType.LANGUAGE)
    a.a_mentor(round_id, person_id=a.a_person(gender=Gender.WOMAN), types=both)
    a.a_mentor(round_id, person_id=a.a_person(gender=Gender.MAN), status=EnrolmentStatus.DECLINED)
    a.a_mentee(round_id, person_id=a.a_person(gender=Gender.OTHER), status=EnrolmentStatus.MATCHED)
    a.a_mentee(round_id, person_id=a.a_person(gender=Gender.MAN), on=date(2027, 6, 1))
    found = breakdowns.participants(round_id, ON)
    assert dict(found.genders[Role.MENTOR]) == {Gender.WOMAN: 1}
    assert dict(found.genders[Role.MENTEE]) == {Gender.OTHER: 1}
    assert dict(found.types[Role.MENTOR]) == {MentorType.VOCATIONAL: 1, MentorType.LANGUAGE: 1}
    assert sum(found.genders[Role.MENTOR].values()) == figure(round_id, "mentors_accepted")
    assert sum(found.genders[Role.MENTEE].values()) == figure(round_id, "mentees_accepted")


def test_early_ends_are_counted_by_reason_the_commonest_first(desk: Desk) -> None:
    round_id = a.a_round()
    ends = [(EndReason.MOVED, date(2027, 4, 1)), (EndReason.EMPLOYMENT, date(2027, 5, 10)), (EndReason.MOVED, ON)]
    for reason, day in [*ends, (EndReason.NO_TIME, date(2027, 5, 11))]:
        a.a_pairing(round_id, ends_on=day, early=True, end_reason=reason)
    a.a_pairing(round_id, ends_on=ON, early=False, end_reason=EndReason.PROGRAMME_OVER)
    found = breakdowns.early_ends(round_id, ON)
    assert list(found.items()) == [(EndReason.MOVED, 2), (EndReason.EMPLOYMENT, 1)]
    assert sum(found.values()) == figure(round_id, "pairs_ended_early")


@pytest.mark.parametrize("on", [date(2027, 1, 20), date(2027, 3, 14), ON, date(2027, 12, 31)])
def test_the_months_add_up_to_the_figures(on: date, desk: Desk) -> None:
    round_id = a.a_round(cadence=2)
    first, second = a.a_pairing(round_id), a.a_pairing(round_id, starts_on=date(2027, 4, 20))
    for day in (date(2027, 2, 3), date(2027, 3, 14), date(2027, 3, 15), date(2027, 5, 10), date(2027, 10, 3)):
        a.a_meeting(first, day)
        a.a_meeting(second, max(day, date(2027, 4, 20)))
    months = breakdowns.months(round_id, on)
    assert sum(month.held for month in months) == figure(round_id, "meetings_held", on)
    assert sum(month.planned for month in months) == figure(round_id, "meetings_planned", on)


def test_a_month_knows_whether_it_has_begun_and_is_over(desk: Desk) -> None:
    pairing = a.a_pairing()
    a.a_meeting(pairing, date(2027, 4, 5))
    a.a_meeting(pairing, date(2027, 5, 20))
    found = {month.month: month for month in breakdowns.months(1, ON)}
    assert found[Month(2027, 4)][1:] == (1, 1, 1, 1, True, True)
    assert found[Month(2027, 5)][1:] == (1, 0, 1, 0, True, False)
    assert found[Month(2027, 6)][1:] == (1, 0, 1, 0, False, False)
