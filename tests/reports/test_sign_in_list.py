"""The sign-in list: the right activity, the right people, room for guests."""

from datetime import date

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.activities import AttendanceStatus
from mentordesk.domain.problems import RuleBroken
from mentordesk.reports.report import Request
from mentordesk.reports.sign_in_list import REPORT
from tests import builders as a
from tests.reports.printing import pages

DAYS = (date(2027, 1, 21), date(2027, 4, 15), date(2027, 8, 26))


@pytest.fixture
def round_id(desk: Desk) -> int:
    """A round with three activities and two mentors, of whom one is excused from the second."""
    round_id = a.a_round()
    events = [a.an_activity(round_id, title=f"Event {i}", on=day, place="Hall") for i, day in enumerate(DAYS, 1)]
    unit = a.a_unit(name="Customer centre")
    anna = a.a_mentor(round_id, person_id=a.a_person("Anna", "Berg", unit_id=unit))
    bo = a.a_mentee(round_id, person_id=a.a_person("Bo", "Ek"))
    a.a_mentee(round_id, person_id=a.a_person("Cia", "Uncalled"))
    for event in events:
        a.an_attendance(event, anna, status=AttendanceStatus.INVITED)
        excused = AttendanceStatus.EXCUSED if event == events[1] else AttendanceStatus.INVITED
        a.an_attendance(event, bo, status=excused)
    return round_id


def asked(round_id: int, on: date, activity_id: int | None = None) -> Request:
    return Request(round_id=round_id, on=on, language="en", activity_id=activity_id)


@pytest.mark.parametrize(
    ("on", "titles"),
    [
        (date(2027, 1, 1), ["Event 1"]),
        (DAYS[0], ["Event 1"]),
        (date(2027, 1, 22), ["Event 2"]),
        (date(2027, 12, 1), ["Event 1", "Event 2", "Event 3"]),
    ],
)
def test_without_a_choice_it_is_the_next_or_every_one(on: date, titles: list[str], round_id: int) -> None:
    found = pages(REPORT, asked(round_id, on))
    assert [page[:7] for page in found] == titles
    assert all(page.endswith("Page 1 of 1") for page in found)


def test_the_chosen_one_is_printed_with_date_place_and_people(round_id: int) -> None:
    (page,) = pages(REPORT, asked(round_id, date(2027, 1, 1), activity_id=3))
    for words in (
        "Event 3",
        "Sign-in list · Bostadsmentor 2027",
        "Date Thursday 26 August 2027",
        "Place Hall",
        "Length 7 h",
        "1 Anna Berg Mentor Customer centre",
        "2 Bo Ek Mentee",
        "Called 2 people",
    ):
        assert words in page
    assert "Uncalled" not in page


def test_who_is_excused_is_counted_and_not_named(round_id: int) -> None:
    (page,) = pages(REPORT, asked(round_id, date(2027, 1, 1), activity_id=2))
    assert "Called 1 person; 1 has said no" in page
    assert "Bo Ek" not in page


def test_a_round_without_activities_has_none_to_print(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="no activities yet"):
        REPORT.collect(asked(a.a_round(), DAYS[0]))


def test_nobody_called_and_no_place_are_said_beforehand(desk: Desk) -> None:
    event = a.an_activity(title="Kick-off")
    found = {one.message: one for one in REPORT.missing(asked(1, DAYS[0]))}
    assert found["Nobody is called to “Kick-off” yet."].record_id == event
    assert found["“Kick-off” has no place."].field == "place"


def test_long_lists_repeat_their_head_and_count_their_own_pages(desk: Desk) -> None:
    round_id = a.a_round()
    for title, day in (("First", DAYS[0]), ("Second", DAYS[1])):
        event = a.an_activity(round_id, title=title, on=day)
        for i in range(30):
            a.an_attendance(event, a.a_mentor(round_id, person_id=a.a_person(f"{title}{i:02d}", "X")))
    found = pages(REPORT, asked(round_id, date(2027, 12, 1)))
    assert [page.rpartition("Page ")[2] for page in found] == ["1 of 2", "2 of 2"] * 2
    assert all("Name Role and unit Signature" in page for page in found)
