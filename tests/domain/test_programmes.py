"""What a round may be, its number prefix, and the round of next year."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mentordesk.domain.programmes import number_prefix_of, problems, year_later
from tests.domain.examples import ROUND


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        pytest.param({}, [], id="all is well"),
        pytest.param({"programme": " "}, ["programme"], id="no name"),
        pytest.param({"ends_on": date(2026, 12, 31)}, ["ends_on"], id="ends before it begins"),
        pytest.param({"meetings_to": date(2027, 1, 31)}, ["meetings_to"], id="meetings end before they begin"),
        pytest.param({"meetings_from": date(2026, 12, 31)}, ["meetings_from"], id="meetings before the round"),
        pytest.param({"meetings_to": date(2027, 11, 1)}, ["meetings_to"], id="meetings after the round"),
        pytest.param({"starts_on": date(2027, 2, 10)}, [], id="meetings from the month in which the round begins"),
        pytest.param(
            {"meetings_to": date(2207, 9, 30), "ends_on": date(2207, 9, 30)}, ["meetings_to"], id="a slip of the pen"
        ),
        pytest.param({"cadence": 0}, ["cadence"], id="no meetings a month"),
        pytest.param({"cadence": 11}, ["cadence"], id="too many meetings a month"),
        pytest.param({"places": -1}, ["places"], id="places below zero"),
        pytest.param({"allowance_minutes": 0}, [], id="unpaid"),
        pytest.param({"allowance_minutes": 1441}, ["allowance_minutes"], id="paid more than a day"),
        pytest.param({"meeting_minutes": 0}, ["meeting_minutes"], id="meetings of no time"),
        pytest.param({"quiet_days": 0, "waiting_days": 0}, ["quiet_days", "waiting_days"], id="no days"),
        pytest.param({"cert_percent": 101, "cert_network": -1}, ["cert_percent", "cert_network"], id="certificates"),
        pytest.param({"aim_outcomes": ("employment", "fame")}, ["aim_outcomes"], id="an aim that is no outcome"),
        pytest.param({"aim_outcomes": ()}, [], id="no aim"),
        pytest.param({"language": "fi"}, ["language"], id="a language we do not have"),
    ],
)
def test_problems(changes: dict[str, Any], at: list[str]) -> None:
    assert [problem.field for problem in problems(replace(ROUND, **changes))] == at


@pytest.mark.parametrize(
    ("programme", "taken", "prefix"),
    [
        pytest.param("Bostadsmentor", set(), "B-2027", id="the first letter"),
        pytest.param("Bostadsmentor", {"B-2027"}, "BO-2027", id="two when one is taken"),
        pytest.param("Bo", {"B-2027", "BO-2027"}, "BO2-2027", id="a number when all are taken"),
        pytest.param("åäö 1", set(), "Å-2027", id="letters of our own"),
        pytest.param("– –", set(), "M-2027", id="no letter at all"),
    ],
)
def test_number_prefix(programme: str, taken: set[str], prefix: str) -> None:
    assert number_prefix_of(programme, 2027, taken) == prefix


def test_the_round_of_next_year() -> None:
    following = year_later(replace(ROUND, closed_on=date(2027, 11, 5), sample=True, cert_percent=80))
    assert following == replace(
        ROUND,
        id=0,
        name="2028",
        starts_on=date(2028, 1, 1),
        ends_on=date(2028, 10, 31),
        meetings_from=date(2028, 2, 1),
        meetings_to=date(2028, 9, 30),
        number_prefix="A-2028",
        cert_percent=80,
    )
    assert problems(following) == []


def test_the_last_month_stays_whole_in_a_leap_year() -> None:
    assert year_later(replace(ROUND, meetings_to=date(2027, 2, 28))).meetings_to == date(2028, 2, 29)


def test_the_prefix_of_next_year_is_its_own() -> None:
    assert year_later(ROUND, {"A-2028"}).number_prefix == "B-2028"
    assert year_later(replace(ROUND, number_prefix="X")).number_prefix == "B-2028"
