"""Months, weeks and written dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.months import (
    Month,
    iso_week,
    long_date,
    months_between,
    period_text,
    plus_months,
    week_label,
    weekday_name,
)

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        pytest.param(date(2026, 12, 31), 6, date(2027, 6, 30), id="last of December and six"),
        pytest.param(date(2027, 8, 31), 6, date(2028, 2, 29), id="into a leap February"),
        pytest.param(date(2028, 2, 29), 12, date(2029, 2, 28), id="a leap day a year later"),
        pytest.param(date(2027, 1, 15), 1, date(2027, 2, 15), id="one month"),
        pytest.param(date(2027, 1, 15), -1, date(2026, 12, 15), id="back over the new year"),
        pytest.param(date(2027, 1, 15), 0, date(2027, 1, 15), id="none"),
    ],
)
def test_plus_months(day: date, count: int, later: date) -> None:
    assert plus_months(day, count) == later


@pytest.mark.parametrize(
    ("from_on", "to_on", "first", "last", "count"),
    [
        pytest.param(date(2027, 2, 1), date(2027, 9, 30), "2027-02", "2027-09", 8, id="February to September"),
        pytest.param(date(2026, 11, 30), date(2027, 1, 1), "2026-11", "2027-01", 3, id="over the new year"),
        pytest.param(date(2027, 3, 31), date(2027, 3, 1), "2027-03", "2027-03", 1, id="one month"),
    ],
)
def test_months_between(from_on: date, to_on: date, first: str, last: str, count: int) -> None:
    months = months_between(from_on, to_on)
    assert (months[0].iso, months[-1].iso, len(months)) == (first, last, count)
    assert list(months) == sorted(set(months))


def test_no_months_when_reversed() -> None:
    assert months_between(date(2027, 4, 1), date(2027, 3, 31)) == ()


@given(DAYS)
def test_a_month_holds_its_days(day: date) -> None:
    month = Month.of(day)
    assert month.first_day <= day <= month.last_day
    assert (month.last_day - month.first_day).days + 1 == month.days
    assert month.next.plus(-1) == month < month.next
    assert Month.parse(day.isoformat()) == Month.parse(month.iso) == month


@pytest.mark.parametrize(
    ("day", "week"),
    [(date(2027, 1, 1), (2026, 53)), (date(2027, 1, 4), (2027, 1)), (date(2024, 12, 30), (2025, 1))],
    ids=str,
)
def test_weeks_are_iso_weeks(day: date, week: tuple[int, int]) -> None:
    assert iso_week(day) == week


@given(DAYS)
def test_weeks_begin_on_monday(day: date) -> None:
    monday = day - timedelta(days=day.weekday())
    assert iso_week(monday) == iso_week(monday + timedelta(days=6)) == iso_week(day)


def test_english_dates() -> None:
    month = Month(2027, 3)
    assert (month.short, month.label, month.long) == ("Mar", "Mar 2027", "March 2027")
    assert long_date(date(2026, 11, 22)) == "22 November 2026"
    assert week_label(date(2027, 3, 25)) == "Week 12"
    assert weekday_name(date(2027, 3, 25)) == "Thursday"


@pytest.mark.usefixtures("swedish")
def test_swedish_dates() -> None:
    month = Month(2027, 3)
    assert (month.short, month.label, month.long) == ("mar", "mar 2027", "mars 2027")
    assert long_date(date(2026, 11, 22)) == "den 22 november 2026"
    assert week_label(date(2027, 3, 25)) == "Vecka 12"
    assert weekday_name(date(2027, 3, 25)) == "torsdag"


@pytest.mark.usefixtures("swedish")
@pytest.mark.parametrize(
    ("from_on", "to_on", "text"),
    [
        (date(2027, 2, 1), date(2027, 9, 30), "februari–september 2027"),
        (date(2026, 11, 1), date(2027, 3, 31), "november 2026–mars 2027"),
        (date(2027, 3, 1), date(2027, 3, 31), "mars 2027"),
    ],
    ids=["within a year", "over the new year", "one month"],
)
def test_periods(from_on: date, to_on: date, text: str) -> None:
    assert period_text(from_on, to_on) == text
