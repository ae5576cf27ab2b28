"""Months, weeks and dates as a programme counts them, and as they are written in the language in force."""

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from mentordesk import i18n

# Written forms of dates are data of a language and not texts to translate, so they stand here for every language.
_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december",
    ),
}  # fmt: skip
_DATE = {"en": "{day} {month} {year}", "sv": "den {day} {month} {year}"}
_WEEK = {"en": "Week {week}", "sv": "Vecka {week}"}
_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
}


class Month(NamedTuple):
    """A month of a year; months sort by time."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """From `2027-03`, or from an ISO date in that month."""
        return cls(int(text[:4]), int(text[5:7]))

    @property
    def first_day(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last day."""
        return date(self.year, self.month, self.days)

    @property
    def days(self) -> int:
        """How many days it has."""
        return monthrange(self.year, self.month)[1]

    @property
    def next(self) -> "Month":
        """The month after."""
        return self.plus(1)

    def plus(self, count: int) -> "Month":
        """The month so many months later (earlier when negative)."""
        year, month = divmod(self.year * 12 + self.month - 1 + count, 12)
        return Month(year, month + 1)

    @property
    def iso(self) -> str:
        """As stored and sorted: 2027-03."""
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def name(self) -> str:
        """The whole name without the year: March, mars."""
        return _MONTHS[i18n.language()][self.month - 1]

    @property
    def short(self) -> str:
        """Three letters for narrow columns: Mar, mar."""
        return self.name[:3]

    @property
    def label(self) -> str:
        """Three letters and the year: Mar 2027, mar 2027."""
        return f"{self.short} {self.year}"

    @property
    def long(self) -> str:
        """The whole name and the year: March 2027, mars 2027."""
        return f"{self.name} {self.year}"


@lru_cache(maxsize=256)
def months_between(from_on: date, to_on: date) -> tuple[Month, ...]:
    """Every month from that of the first date to that of the second, both included; none when they are reversed."""
    first, last = Month.of(from_on), Month.of(to_on)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(first.plus(step) for step in range(count))


def plus_months(day: date, count: int) -> date:
    """The same day so many months later, or that month's last day when it is shorter (31 Dec + 6 is 30 June)."""
    month = Month.of(day).plus(count)
    return date(month.year, month.month, min(day.day, month.days))


def iso_week(day: date) -> tuple[int, int]:
    """The ISO year and week: 1 January 2027 lies in week 53 of 2026."""
    year, week, _weekday = day.isocalendar()
    return year, week


def week_label(day: date) -> str:
    """The week as people say it: Week 12, Vecka 12."""
    return _WEEK[i18n.language()].format(week=iso_week(day)[1])


def weekday_name(day: date) -> str:
    """Monday, måndag."""
    return _WEEKDAYS[i18n.language()][day.weekday()]


def long_date(day: date) -> str:
    """As it stands on a certificate: 22 November 2026, den 22 november 2026."""
    return _DATE[i18n.language()].format(day=day.day, month=Month.of(day).name, year=day.year)


def period_text(from_on: date, to_on: date) -> str:
    """The months from one date to another: March 2027, February–September 2027, November 2026–March 2027."""
    first, last = Month.of(from_on), Month.of(to_on)
    if first == last:
        return first.long
    return f"{first.name if first.year == last.year else first.long}–{last.long}"
