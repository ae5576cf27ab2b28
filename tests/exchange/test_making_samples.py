"""The samples are made the same way every time, as far as a day if that is wanted, from tables that are easy to read."""

from datetime import date

import pytest

from mentordesk import i18n
from mentordesk.desk import Desk
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.pairings import PairingStatus
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.programmes import Round
from mentordesk.exchange import sample_tables, samples
from mentordesk.queries import history, meetings, pairings
from tests.exchange.conftest import round_called

MARCH = Month(2027, 3)


def test_the_same_sample_comes_out_every_time_and_up_to_a_day(desk: Desk) -> None:
    samples.make(desk, until=date(2027, 3, 31))
    a, again = round_called("Bostadsmentor 2027"), desk.dump()
    assert meetings.counts(a, date(2027, 10, 15))[MeetingStatus.HELD] == 27 + 24
    assert {pair.status for pair in pairings.listing(a, date(2027, 3, 31))} == {PairingStatus.RUNNING}
    other = Desk.in_memory()
    try:
        samples.make(other, until=date(2027, 3, 31))
        there = other.dump()
    finally:
        other.close()
    del again["history"], there["history"]  # the time on the wall stands there
    assert there == again


def test_a_sample_is_not_made_twice_in_a_file(desk: Desk) -> None:
    samples.make(desk, until=date(2026, 1, 31))
    with pytest.raises(RuleBroken):
        samples.make(desk)


@pytest.mark.parametrize(
    ("today", "going_on"),
    [
        (date(2026, 3, 31), False),
        (date(2026, 4, 1), True),
        (date(2026, 11, 22), True),
        (date(2027, 10, 15), True),
        (date(2027, 10, 16), False),
    ],
)
def test_a_sample_to_try_shows_a_year_under_way_where_the_calendar_allows(today: date, going_on: bool) -> None:
    assert samples.is_going_on(today) is going_on


def test_a_swedish_desk_has_a_swedish_history_of_the_same_year(desk: Desk) -> None:
    i18n.use("sv")
    samples.make(desk, until=date(2026, 3, 31))
    assert any("mars 2026" in line.label for line in history.lines())


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", []),
        ("9", [{"on": date(2027, 3, 9)}]),
        ("10 90", [{"on": date(2027, 3, 10), "minutes": 90}]),
        ("17 no_show mentee", [{"on": date(2027, 3, 17), "status": "no_show", "absent": "mentee"}]),
        (
            "9 rescheduled; 22 video",
            [{"on": date(2027, 3, 9), "status": "rescheduled"}, {"on": date(2027, 3, 22), "form": "video"}],
        ),
    ],
)
def test_a_cell_of_the_month_sheet(cell: str, expected: list[dict[str, object]]) -> None:
    assert sample_tables.meetings_in(MARCH, cell) == expected


def test_a_cell_that_says_something_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="huddled"):
        sample_tables.meetings_in(MARCH, "9 huddled")


def test_cells_get_the_types_of_the_record() -> None:
    row = {
        "programme": "P",
        "name": "2027",
        "starts_on": "2027-01-11",
        "places": "27",
        "cert_training": "no",
        "other": "x",
        "aim": "",
    }
    assert sample_tables.typed(Round, row) == {
        "programme": "P",
        "name": "2027",
        "starts_on": date(2027, 1, 11),
        "places": 27,
        "cert_training": False,
    }
