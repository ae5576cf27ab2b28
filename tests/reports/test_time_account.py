"""Time accounts: month by month, by unit and in all, to the minute."""

from datetime import date

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.problems import RuleBroken
from mentordesk.reports.report import Request
from mentordesk.reports.time_account import REPORT, UNIT_REPORT
from mentordesk.reports.time_tables import time_text
from tests import builders as a
from tests.reports.printing import pages, pages_of
from tests.reports.worlds import ON, a_world


def asked(round_id: int, on: date = ON, **given: object) -> Request:
    return Request(round_id=round_id, on=on, language="en", **given)  # type: ignore[arg-type]


@pytest.fixture
def anna(desk: Desk) -> int:
    """A round with one mentor: 90 minutes in February, 50 in March, training attended, a network meeting to come."""
    round_id = a.a_round()
    unit = a.a_unit(name="Customer centre", manager="Maria Öberg")
    mentor = a.a_mentor(round_id, person_id=a.a_person("Anna", "Berg", unit_id=unit))
    pairing = a.a_pairing(round_id, mentor_id=mentor)
    a.a_meeting(pairing, date(2027, 2, 10), minutes=90)
    a.a_meeting(pairing, date(2027, 3, 10), minutes=50)
    a.an_attendance(a.an_activity(round_id, title="Training day"), mentor)
    later = a.an_activity(round_id, ActivityKind.NETWORK, title="Network", on=date(2027, 8, 26), minutes=120)
    a.an_attendance(later, mentor, status=AttendanceStatus.INVITED)
    unpaid = a.an_activity(round_id, ActivityKind.CLOSING, title="Farewell", paid=False)
    a.an_attendance(unpaid, mentor)
    return round_id


def test_a_mentor_reads_month_by_month_what_was_held_paid_used_and_left(anna: int) -> None:
    found = pages(REPORT, asked(anna, date(2027, 4, 30)))
    assert len(found) == 1
    for words in (
        "Anna Berg",
        "Unit Customer centre",
        "Manager Maria Öberg",
        "January 2027 – – – 7:00 7:00 7:00 –",
        "February 2027 1:30 1:00 0:30 – 1:00 1:00 –",
        "March 2027 0:50 0:50 – – 0:50 1:00 0:10",
        "April 2027 – – – – – 1:00 1:00",
        "August 2027 – – – – – 3:00 3:00",
        "Total 2:20 1:50 0:30 7:00 8:50 17:00 8:10",
        "Training day Present 7:00",
        "Network Invited 0:00",
        "Up to 1:00 of held meetings are paid",
    ):
        assert words in found[0]
    assert "Farewell" not in found[0]


def test_the_mentor_and_the_manager_sign(anna: int) -> None:
    words = pages(REPORT, asked(anna))[0]
    assert "Anna Berg Mentor Maria Öberg Manager" in words


def test_only_the_chosen_mentors_are_printed(desk: Desk) -> None:
    world = a_world(4)
    found = pages(REPORT, asked(world.round_id, enrolment_ids=(world.mentors[2],)))
    assert len(found) == 1
    assert "Mentor003 Family003" in found[0]


def test_units_add_up_to_the_round(desk: Desk) -> None:
    found = pages(UNIT_REPORT, asked(a_world(8).round_id))
    *units, whole = found
    assert len(units) == 4
    assert "Unit001 1" in units[0]
    assert "Manager001" in units[0]
    data = UNIT_REPORT.collect(asked(1))
    assert data.total is not None
    assert sum(page.unit.minutes.paid for page in data.units) == data.total.paid
    assert f"Whole round 8 {time_text(data.total.planned)} {time_text(data.total.paid)}" in whole


def test_a_unit_of_a_split_has_nothing_of_the_others(desk: Desk) -> None:
    assert UNIT_REPORT.split is not None
    parts = UNIT_REPORT.split(UNIT_REPORT.collect(asked(a_world(8).round_id)))
    assert [name for name, _data in parts] == [f"Time account Unit00{i} {i}" for i in range(1, 5)]
    words = " ".join(pages_of(UNIT_REPORT, parts[0][1]))
    assert "Unit001" in words
    assert "Unit002" not in words
    assert "Whole round" not in words


def test_mentors_without_a_unit_come_last_and_are_named_as_missing(desk: Desk) -> None:
    round_id = a.a_round()
    for unit in (None, a.a_unit(name="Åkeri", manager="")):
        person = a.a_person("Bo", "Ek", unit_id=unit)
        a.a_pairing(round_id, mentor_id=a.a_mentor(round_id, person_id=person))
    found = pages(UNIT_REPORT, asked(round_id))
    assert found[0].startswith("Åkeri")
    assert found[1].startswith("Without a unit")
    messages = [one.message for one in UNIT_REPORT.missing(asked(round_id))]
    assert "Åkeri has no manager to sign." in messages
    assert "Bo Ek belongs to no unit." in messages


@pytest.mark.parametrize("report", [REPORT, UNIT_REPORT], ids=["mentor", "unit"])
def test_an_unpaid_round_has_no_time_account(report: object, desk: Desk) -> None:
    round_id = a.a_round(allowance_minutes=0)
    a.a_pairing(round_id)
    with pytest.raises(RuleBroken, match="unpaid in this round"):
        report.collect(asked(round_id))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, "0:00"), (5, "0:05"), (60, "1:00"), (1050, "17:30"), (-45, "−0:45"), (60_000, "1000:00")]
)
def test_times_are_exact(minutes: int, shown: str) -> None:
    assert time_text(minutes) == shown
