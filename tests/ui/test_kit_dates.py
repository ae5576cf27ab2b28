"""Dates are read as people type them."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.domain.dates import parse_date
from mentordesk.ui.forms.fields import DateField
from mentordesk.ui.forms.pickers import DateEditor

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        (" 2026-11-22 ", date(2026, 11, 22)),
        ("2026/1/2", date(2026, 1, 2)),
        ("2026.01.02", date(2026, 1, 2)),
        ("20260102", date(2026, 1, 2)),
        ("221122", date(2022, 11, 22)),
        ("850615", date(1985, 6, 15)),
        ("15/6-85", date(1985, 6, 15)),
        ("22-11-22", date(2022, 11, 22)),
        ("22/11", date(2026, 11, 22)),
        ("22.11", date(2026, 11, 22)),
        ("5/2", date(2027, 2, 5)),
        ("5/6", date(2026, 6, 5)),
        ("5/2/2025", date(2025, 2, 5)),
        ("5/2 25", date(2025, 2, 5)),
        ("5/2-2025", date(2025, 2, 5)),
        ("5 juni", date(2026, 6, 5)),
        ("5 may 2024", date(2024, 5, 5)),
        ("1 december", date(2026, 12, 1)),
        ("today", TODAY),
        ("Idag", TODAY),
        ("i dag", TODAY),
        ("igår", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 23)),
        ("+7", date(2026, 11, 29)),
        ("-1", date(2026, 11, 21)),
        ("+2v", date(2026, 12, 6)),
        ("+2 weeks", date(2026, 12, 6)),
        ("v 47", date(2026, 11, 16)),
        ("v47", date(2026, 11, 16)),
        ("w 47", date(2026, 11, 16)),
        ("vecka 2", date(2027, 1, 11)),
        ("v. 47 ons", date(2026, 11, 18)),
        ("v 47 2025", date(2025, 11, 17)),
        ("2026-W53", date(2026, 12, 28)),
        ("v. 47", date(2026, 11, 16)),
        ("vecka 47", date(2026, 11, 16)),
        ("week 47", date(2026, 11, 16)),
        ("Week 47 Friday", date(2026, 11, 20)),
        ("fre v 47", date(2026, 11, 20)),
        ("v 53", date(2026, 12, 28)),
        ("sön 22/11", date(2026, 11, 22)),
        ("söndag den 22 november", date(2026, 11, 22)),
        ("Sunday, 22 November 2026", date(2026, 11, 22)),
        ("den 22 november 2026", date(2026, 11, 22)),
        ("22nd Nov", date(2026, 11, 22)),
        ("22:e nov", date(2026, 11, 22)),
        ("22/11-26", date(2026, 11, 22)),
        ("46-01-01", date(2046, 1, 1)),
        ("47-01-01", date(1947, 1, 1)),
        ("29/2", date(2028, 2, 29)),
    ],
)
def test_understood(typed: str, meant: date) -> None:
    today = date(2027, 6, 1) if typed == "29/2" else TODAY
    assert parse_date(typed, today) == meant


def test_without_a_year_the_nearest_day_counts() -> None:
    assert parse_date("22/12", date(2027, 1, 10)) == date(2026, 12, 22)
    assert parse_date("10/1", date(2026, 12, 22)) == date(2027, 1, 10)
    assert parse_date("v 1", date(2026, 12, 22)) == date(2027, 1, 4)


ROUND_2026 = (date(2026, 1, 15), date(2026, 12, 15))
OVER_NEW_YEAR = (date(2026, 9, 1), date(2027, 6, 10))


@pytest.mark.parametrize(
    ("typed", "today", "span", "meant"),
    [
        ("21 jan", date(2026, 10, 1), ROUND_2026, date(2026, 1, 21)),
        ("21/1", date(2026, 10, 1), ROUND_2026, date(2026, 1, 21)),
        ("v 4", date(2026, 10, 1), ROUND_2026, date(2026, 1, 19)),
        ("21 jan", date(2026, 10, 1), OVER_NEW_YEAR, date(2027, 1, 21)),
        ("20/12", date(2027, 5, 30), OVER_NEW_YEAR, date(2026, 12, 20)),
        ("21 jan", date(2029, 3, 1), ROUND_2026, date(2026, 1, 21)),
        ("5/1", date(2026, 10, 1), ROUND_2026, date(2027, 1, 5)),  # not in the round: the nearest
        ("21 jan", date(2026, 10, 1), None, date(2027, 1, 21)),
        ("3/3", date(2026, 10, 1), (date(2026, 1, 1), date(2027, 12, 31)), date(2027, 3, 3)),  # twice: the nearest
        ("21 jan 2028", date(2026, 10, 1), ROUND_2026, date(2028, 1, 21)),
        ("today", date(2027, 10, 1), ROUND_2026, date(2027, 10, 1)),
        ("+7", date(2027, 10, 1), ROUND_2026, date(2027, 10, 8)),
    ],
)
def test_without_a_year_a_day_of_the_round_goes_before(
    typed: str, today: date, span: tuple[date, date] | None, meant: date
) -> None:
    assert parse_date(typed, today, span) == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/2", "February 2026 has 28 days"),
        ("2026-13-01", "no month 13"),
        ("11/22/2026", "no month 22"),
        ("2025-02-29", "February 2025 has 28 days"),
        ("31 april", "April 2026 has 30 days"),
        ("0/5", "no such day"),
        ("991399", "no month 13"),
        ("v 54", "no week 54"),
        ("v 53 2025", "no week 53 in 2025"),
        ("5 foo", "not a month"),
        ("v 5 xyz", "not a weekday"),
        ("+3 years", "weeks"),
        ("soon", "not a date"),
        ("5", "not a date"),
        ("", "not a date"),
        ("5/6/7/8", "not a date"),
    ],
)
def test_not_understood_is_said_in_words(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_date(typed, TODAY)


def test_the_field_of_a_form_knows_the_days_of_its_round(qtbot: QtBot) -> None:
    editor = DateEditor(DateField(key="on", label="", span=lambda: ROUND_2026), lambda: date(2026, 10, 1))
    qtbot.addWidget(editor)
    editor.line.setText("21 jan")
    editor.commit()
    assert (editor.read(), editor.line.text()) == (date(2026, 1, 21), "2026-01-21")
