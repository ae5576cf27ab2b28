"""Reads dates as people type them: 2026-11-22, 22/11, 221122, today, +7, v 47."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from mentordesk.domain.months import Month
from mentordesk.i18n import _, ngettext

_WORDS = {
    "today": 0, "idag": 0, "i dag": 0,
    "yesterday": -1, "igår": -1, "i går": -1, "igar": -1,
    "tomorrow": 1, "imorgon": 1, "i morgon": 1, "imorron": 1,
}  # fmt: skip
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WEEKDAYS = {
    "mån": 1, "mon": 1, "tis": 2, "tue": 2, "ons": 3, "wed": 3, "tor": 4, "thu": 4, "fre": 5, "fri": 5,
    "lör": 6, "sat": 6, "sön": 7, "sun": 7,
}  # fmt: skip


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text + r"\Z", re.VERBOSE)


_YEAR_FIRST = _pattern(r"(?P<y>\d{4}) ([-/.\s]) (?P<m>\d{1,2}) \2 (?P<d>\d{1,2})")
_EIGHT = _pattern(r"(?P<y>\d{4}) (?P<m>\d{2}) (?P<d>\d{2})")
_SIX = _pattern(r"(?P<y>\d{2}) -? (?P<m>\d{2}) -? (?P<d>\d{2})")
_DAY_FIRST = _pattern(r"(?P<d>\d{1,2}) \s*[-/.\s]\s* (?P<m>\d{1,2}) (?: \s*[-/.\s]\s* (?P<y>\d{4}|\d{2}) )? \.?")
_NAMED = _pattern(r"(?P<d>\d{1,2}) (?:\.|st|nd|rd|th|:e)?\s* (?P<name>[a-zåäö]{3,9}) \.?,? (?: \s* (?P<y>\d{4}|\d{2}) )?")
_RELATIVE = _pattern(r"(?P<sign>[+-]) \s* (?P<n>\d{1,4}) \s* (?P<unit>[a-zåäö]*)")
_WEEK = _pattern(
    r"(?: (?P<y0>\d{4}) [-\s]? )? (?:vecka|week|v|w) \.?\s* (?P<w>\d{1,2})"
    r"(?: [\s/-]+ (?P<y>\d{4}) )? (?: \s+ (?P<day>[a-zåäö]{3,9}) )?"
)
_LEADING = re.compile(r"(?P<day>[a-zåäö]{3,9})\.?,? (?:den |the )?(?P<rest>\S.*)\Z")


class _When(NamedTuple):
    """What a date without a year is seen from: today, and the days among which it is most likely meant."""

    today: date
    span: tuple[date, date] | None

    @property
    def years(self) -> list[int]:
        """The years that may be meant."""
        years = {self.today.year - 1, self.today.year, self.today.year + 1}
        if self.span is not None:
            years.update(range(self.span[0].year, self.span[1].year + 1))
        return sorted(years)

    def nearest(self, days: list[date]) -> date:
        """The day in the span that is nearest to today; the nearest at all where none lies in it."""
        inside = [day for day in days if self.span is not None and self.span[0] <= day <= self.span[1]]
        return min(inside or days, key=lambda day: abs((day - self.today).days))


def parse_date(text: str, today: date, span: tuple[date, date] | None = None) -> date:
    """The date meant by what was typed.

    Without a year the nearest such day counts, so that 22/12 typed in January is last December; with a span (the first
    and the last day of a round) one that lies in it goes before. Six digits are year, month, day, as Swedes write them.
    A week means its Monday. Raises ValueError with a sentence for the user.
    """
    when = _When(today, span)
    typed = " ".join(text.casefold().split())
    if typed in _WORDS:
        return today + timedelta(days=_WORDS[typed])
    typed = _without_weekday(typed)
    for pattern, read in _READERS:
        found = pattern.match(typed)
        if found is not None:
            return read(found, when)
    message = _("“{text}” is not a date we understand. Try 2026-11-22, 22/11 or “today”.")
    raise ValueError(message.format(text=text.strip()))


def _without_weekday(typed: str) -> str:
    """A date written with its weekday ("sön 22/11", "Sunday, 22 November", "fre v 47"): the date says more.

    Only a week needs the day, which then goes behind it.
    """
    typed = typed.removeprefix("den ")
    found = _LEADING.match(typed)
    if found is None or _WEEKDAYS.get(found["day"][:3]) is None:
        return typed
    rest = found["rest"]
    return f"{rest} {found['day']}" if _WEEK.match(rest) else rest


def _make(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_why_not(year, month, day)) from None


def _why_not(year: int, month: int, day: int) -> str:
    """What is wrong with a day that does not exist."""
    if not 1 <= month <= 12:
        return _("There is no month {number}.").format(number=month)
    if day < 1 or year < 1:
        return _("There is no such day in the calendar.")
    meant = Month(year, month)
    return ngettext("{month} has {days} day.", "{month} has {days} days.", meant.days).format(
        month=f"{meant.long[:1].upper()}{meant.long[1:]}", days=meant.days
    )


def _century(year: str, today: date) -> int:
    """Two digits mean this century up to twenty years ahead, else the one before: 850615 is a date of birth."""
    if len(year) == 4:
        return int(year)
    guessed = today.year // 100 * 100 + int(year)
    return guessed if guessed <= today.year + 20 else guessed - 100


def _with_year(found: re.Match[str], when: _When) -> date:
    return _make(_century(found["y"], when.today), int(found["m"]), int(found["d"]))


def _maybe_year(day: int, month: int, year: str | None, when: _When) -> date:
    if year is not None:
        return _make(_century(year, when.today), month, day)
    there = [found for year_no in when.years if (found := _try(year_no, month, day))]
    if not there:
        raise ValueError(_why_not(when.today.year, month, day))
    return when.nearest(there)


def _try(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_first(found: re.Match[str], when: _When) -> date:
    return _maybe_year(int(found["d"]), int(found["m"]), found["y"], when)


def _named(found: re.Match[str], when: _When) -> date:
    month = _MONTHS.get(found["name"][:3])
    if month is None:
        raise ValueError(_("“{text}” is not a month.").format(text=found["name"]))
    return _maybe_year(int(found["d"]), month, found["y"], when)


def _relative(found: re.Match[str], when: _When) -> date:
    number = int(found["n"]) * (-1 if found["sign"] == "-" else 1)
    unit = found["unit"]
    if unit in ("v", "w", "vecka", "veckor", "week", "weeks"):
        return when.today + timedelta(weeks=number)
    if unit in ("", "d", "dag", "dagar", "day", "days"):
        return when.today + timedelta(days=number)
    raise ValueError(_("After the number write nothing or d for days, or w for weeks."))


def _week(found: re.Match[str], when: _When) -> date:
    weekday = _WEEKDAYS.get((found["day"] or "mon")[:3])
    if weekday is None:
        raise ValueError(_("“{text}” is not a weekday.").format(text=found["day"]))
    year = found["y"] or found["y0"]
    years = [int(year)] if year else when.years
    days = []
    for candidate in years:
        try:
            days.append(date.fromisocalendar(candidate, int(found["w"]), weekday))
        except ValueError:
            continue
    if not days:
        raise ValueError(_no_week(int(found["w"]), int(year) if year else None))
    return when.nearest(days)


def _no_week(week: int, year: int | None) -> str:
    if year is None or not 1 <= week <= 53:
        return _("There is no week {week}.").format(week=week)
    return _("There is no week {week} in {year}.").format(week=week, year=year)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _When], date]], ...] = (
    (_YEAR_FIRST, _with_year),
    (_EIGHT, _with_year),
    (_SIX, _with_year),
    (_RELATIVE, _relative),
    (_WEEK, _week),
    (_DAY_FIRST, _day_first),
    (_NAMED, _named),
)
