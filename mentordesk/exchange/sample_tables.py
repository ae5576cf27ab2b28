"""Reads the tables of the sample programmes: CSV files with keys in place of ids, small enough to check by hand."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, get_type_hints

from mentordesk import paths
from mentordesk.domain.choices import Choice
from mentordesk.domain.meetings import Absent, MeetingForm, MeetingStatus
from mentordesk.domain.months import Month

Row = dict[str, str]
"""A line of a table; an empty text means that nothing is said."""


def folder() -> Path:
    """Where the tables and the logo of the samples lie."""
    return paths.resources() / "samples"


def rows(name: str) -> list[Row]:
    """The lines of a table; none when the sample has no such table."""
    path = folder() / f"{name}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def column(name: str, key: str) -> Row:
    """A table that stands upright: the column of one sample, by the names of the first column."""
    return {row["field"]: row[key] for row in rows(name)}


def day(text: str) -> date | None:
    """A day, or None where the cell is empty."""
    return date.fromisoformat(text) if text else None


def typed(record: type, row: Row) -> dict[str, Any]:
    """Those cells of a line that are fields of a record and not empty, in the types of the record."""
    hints = get_type_hints(record)
    return {name: _value(hints[name], text) for name, text in row.items() if name in hints and text}


def _value(hint: Any, text: str) -> Any:
    if hint is bool:
        return text == "yes"
    if hint in (int, int | None):
        return int(text)
    if hint in (date, date | None):
        return date.fromisoformat(text)
    if isinstance(hint, type) and issubclass(hint, Choice):
        return hint(text)
    return text


def meetings_in(month: Month, cell: str) -> list[dict[str, Any]]:
    """The meetings in one cell of a month sheet, each as `actions.meetings.record` takes it.

    Such a cell is `9`, `9 phone`, `10 90`, `17 no_show mentee` or `9 rescheduled; 22`: a day of the month, followed
    in any order by minutes, what became of the meeting (held unless it is said), its form, and who stayed away.
    """
    return [_meeting(month, entry.split()) for entry in cell.split(";") if entry.strip()]


def _meeting(month: Month, words: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"on": date(month.year, month.month, int(words[0]))}
    choices: dict[str, type[Choice]] = {"status": MeetingStatus, "form": MeetingForm, "absent": Absent}
    for word in words[1:]:
        name = next((name for name, choice in choices.items() if word in tuple(choice)), "minutes")
        found[name] = choices[name](word) if name in choices else int(word)
    return found


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done at the desk on one day of the year."""

    on: date
    label: str
    do: Callable[[], object]


@dataclass(slots=True)
class Sample:
    """A sample while it is being made: its tables, and the ids that their keys have got so far."""

    key: str
    round_id: int = 0
    units: dict[str, int] = field(default_factory=dict)
    enrolments: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    pairings: dict[str, int] = field(default_factory=dict)
    activities: dict[str, int] = field(default_factory=dict)
    goals: dict[str, int] = field(default_factory=dict)
    check_ins: dict[str, int] = field(default_factory=dict)

    def rows(self, name: str) -> list[Row]:
        """The lines of one of its tables."""
        return rows(f"{self.key}_{name}")

    def rules(self) -> Row:
        """Its column of the table of rounds."""
        return column("rounds", self.key)


def by_day(rows: list[Row], column: str) -> Iterator[tuple[date, list[Row]]]:
    """The lines that have a day in the column, together by day."""
    dated = sorted((row for row in rows if row[column]), key=itemgetter(column))
    for text, group in groupby(dated, key=itemgetter(column)):
        yield date.fromisoformat(text), list(group)


def by_month(rows: list[Row], column: str) -> Iterator[tuple[date, list[Row]]]:
    """The lines that have a day in the column, together by month, with the last day of each group."""
    for _month, days in groupby(by_day(rows, column), key=lambda dated: Month.of(dated[0])):
        group = list(days)
        yield group[-1][0], [row for _on, rows in group for row in rows]
