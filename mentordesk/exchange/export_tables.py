"""Says what an export holds: the tables of the program as sheets of headings and rows, with real dates and numbers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from mentordesk.domain.activities import Activity
from mentordesk.domain.choices import Choice
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.figures import Figure, Unit
from mentordesk.domain.meetings import Meeting
from mentordesk.domain.months import Month
from mentordesk.domain.own_fields import FieldWithOptions, OwnFieldKind, Value
from mentordesk.domain.people import Gender
from mentordesk.domain.programmes import Round
from mentordesk.domain.working_time import Minutes
from mentordesk.i18n import N_, _
from mentordesk.queries import (
    activities,
    certificates,
    enrolments,
    figures,
    meetings,
    outcomes,
    own_fields,
    pairings,
    people,
    programmes,
    working_time,
)
from mentordesk.queries.activities import RosterRow
from mentordesk.queries.pairings import PairRow
from mentordesk.queries.people import PersonRow
from mentordesk.queries.working_time import MentorTime


class Form(Enum):
    """How the numbers and dates of a column are written."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    HOURS = "hours"
    SHARE = "share"
    DAY = "day"


Cell = str | float | date | None
"""What a cell holds; None where there is nothing to say."""


class Column(NamedTuple):
    """A column: its heading (translated when a sheet is made), the field or the question that gives its values, a form."""

    heading: str
    value: str | Callable[[Any], object]
    form: Form = Form.TEXT

    def of(self, row: Any) -> Cell:
        """The value of a row as it is written: words for keys, yes or nothing for ticks."""
        return _cell(getattr(row, self.value) if isinstance(self.value, str) else self.value(row))


class Table(NamedTuple):
    """A table of the export: a key for file names and tests, its title, its columns, and its rows for a round and day."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[int, date], Iterable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table as it is to be written, in the language it was made in."""

    key: str
    title: str
    headings: tuple[str, ...]
    forms: tuple[Form, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(rounds: Iterable[Round], on: date, *, everybody: bool = False) -> list[Sheet]:
    """All tables of some rounds as of a day, in the language in force; `everybody` adds people who are in no round.

    They hold what the queries give: of a protected identity the code name and nothing that leads to the person.
    Free notes are left out.
    """
    chosen = list(rounds)
    made = []
    for table in TABLES:
        columns = (*table.columns, *_own_columns()) if table.rows is _people else table.columns
        lines = [(one.title, row) for one in chosen for row in table.rows(one.id, on)]
        if everybody and table.rows is _people:
            lines += [("", row) for row in _outside(on)]
        sheet = Sheet(
            key=table.key,
            title=_(table.title),
            headings=(_("Round"), *(_(column.heading) for column in columns)),
            forms=(Form.TEXT, *(column.form for column in columns)),
            rows=tuple((title, *(column.of(row) for column in columns)) for title, row in lines),
        )
        made.append(sheet)
    return made


def _cell(value: object) -> Cell:
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(value, tuple):
        return ", ".join(str(_cell(one)) for one in value)
    return value if value is None or isinstance(value, str | int | float | date) else str(value)


def _people(round_id: int, on: date) -> Iterator[PersonRow]:
    return (row for row in people.listing(round_id, on) if row.enrolment_id is not None)


def _outside(on: date) -> list[PersonRow]:
    """Those who are in no round of the file."""
    inside = {name.person_id for one in programmes.rounds() for name in enrolments.names(one.id)}
    return [row for row in people.listing(None, on) if row.person_id not in inside]


def _own_columns() -> list[Column]:
    """The organisation's own fields of people, with what everybody has in them."""
    return [_own_column(field, own_fields.of_everybody(field)) for field in own_fields.listing()]


def _own_column(field: FieldWithOptions, values: Mapping[int, Value]) -> Column:
    if field.kind is OwnFieldKind.DATE:
        return Column(field.name, lambda row: values.get(row.person_id), DAY)
    return Column(field.name, lambda row: field.words(values.get(row.person_id)))


class _Met(NamedTuple):
    """A meeting with its pair."""

    pair: PairRow
    meeting: Meeting


def _meetings(round_id: int, on: date) -> Iterator[_Met]:
    for pair in pairings.listing(round_id, on):
        yield from (_Met(pair, meeting) for meeting in meetings.of_pairing(pair.id))


class _Called(NamedTuple):
    """Somebody who was called to an activity."""

    activity: Activity
    one: RosterRow


def _attendance(round_id: int, _on: date) -> Iterator[_Called]:
    for activity in activities.of_round(round_id):
        yield from (_Called(activity, one) for one in activities.roster(activity.id) if one.status is not None)


class _Time(NamedTuple):
    """A mentor's account of one month."""

    mentor: MentorTime
    month: Month
    minutes: Minutes


def _working_time(round_id: int, on: date) -> Iterator[_Time]:
    for mentor in working_time.of_round(round_id, on).mentors:
        yield from (_Time(mentor, month, minutes) for month, minutes in sorted(mentor.months.items()))


class _AsOf(NamedTuple):
    """A figure with its data date."""

    on: date
    figure: Figure


def _figures(round_id: int, on: date) -> Iterator[_AsOf]:
    return (_AsOf(on, one) for one in figures.of_round(round_id, on))


def _number(row: _AsOf) -> float | None:
    """The value as a number: minutes in hours, a share from 0 up."""
    value = row.figure.value
    return value / 60 if value is not None and row.figure.unit is Unit.MINUTES else value


def _stored_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _hours(minutes: int) -> float:
    return minutes / 60


DAY, WHOLE, HOURS, SHARE = Form.DAY, Form.WHOLE, Form.HOURS, Form.SHARE

PEOPLE = (
    Column(N_("Role"), lambda row: Role(row.role) if row.role else None),
    Column(N_("Given name"), "given_name"),
    Column(N_("Family name"), "family_name"),
    Column(N_("Name in own script"), "name_native"),
    Column(N_("Gender"), lambda row: Gender(row.gender)),
    Column(N_("Year of birth"), "birth_year", WHOLE),
    Column(N_("E-mail"), "email"),
    Column(N_("Phone"), "phone"),
    Column(N_("Street"), "street"),
    Column(N_("Postcode"), "postcode"),
    Column(N_("City"), "city"),
    Column(N_("District"), "district"),
    Column(N_("Unit"), "unit"),
    Column(N_("Workplace"), "workplace"),
    Column(N_("Occupation"), "occupation"),
    Column(N_("Languages"), lambda row: row.languages.replace(",", ", ")),
    Column(N_("Kind of mentorship"), lambda row: tuple(MentorType(key) for key in row.types.split(",") if key)),
    Column(N_("Status"), lambda row: EnrolmentStatus(row.status) if row.status else None),
    Column(N_("Status since"), lambda row: _stored_day(row.status_on), DAY),
    Column(N_("Places"), "capacity", WHOLE),
    Column(N_("Pairs"), "pairings", WHOLE),
)
PAIRS = (
    Column(N_("Mentor"), "mentor"),
    Column(N_("Mentee"), "mentee"),
    Column(N_("Kind of mentorship"), "mentor_type"),
    Column(N_("Unit"), "unit"),
    Column(N_("Status"), "status"),
    Column(N_("First day"), "starts_on", DAY),
    Column(N_("Last day"), "ends_on", DAY),
    Column(N_("Ended early"), "early"),
    Column(N_("Reason for the end"), "end_reason"),
    Column(N_("Continues another pair"), lambda row: row.follows_id is not None),
    Column(N_("Agreement signed"), "signed"),
    Column(N_("Meetings held"), "held", WHOLE),
    Column(N_("Meetings expected"), "expected", WHOLE),
    Column(N_("Meetings in the plan"), "plan", WHOLE),
    Column(N_("Attendance"), "attendance", SHARE),
    Column(N_("Last meeting"), "last_held_on", DAY),
)
MEETINGS = (
    Column(N_("Mentor"), lambda row: row.pair.mentor),
    Column(N_("Mentee"), lambda row: row.pair.mentee),
    Column(N_("Date"), lambda row: row.meeting.on, DAY),
    Column(N_("Status"), lambda row: row.meeting.status),
    Column(N_("Minutes"), lambda row: row.meeting.minutes, WHOLE),
    Column(N_("Form"), lambda row: row.meeting.form),
    Column(N_("Who stayed away"), lambda row: row.meeting.absent),
    Column(N_("Place"), lambda row: row.meeting.place),
)
ACTIVITIES = (
    Column(N_("Date"), "on", DAY),
    Column(N_("Kind"), "kind"),
    Column(N_("Title"), "title"),
    Column(N_("Place"), "place"),
    Column(N_("Minutes"), "minutes", WHOLE),
    Column(N_("Paid"), "paid"),
    Column(N_("Called"), "called", WHOLE),
    Column(N_("Present"), "present", WHOLE),
    Column(N_("Absent"), "absent", WHOLE),
    Column(N_("Excused"), "excused", WHOLE),
)
ATTENDANCE = (
    Column(N_("Date"), lambda row: row.activity.on, DAY),
    Column(N_("Activity"), lambda row: row.activity.title),
    Column(N_("Name"), lambda row: row.one.name),
    Column(N_("Role"), lambda row: row.one.role),
    Column(N_("Unit"), lambda row: row.one.unit),
    Column(N_("Attendance"), lambda row: row.one.status),
)
OUTCOMES = (
    Column(N_("Mentee"), "name"),
    Column(N_("Gender"), "gender"),
    Column(N_("Outcome at exit"), "exit"),
    Column(N_("Exit on"), "exit_on", DAY),
    Column(N_("Employer or school"), "exit_employer"),
    Column(N_("Ask again on"), "follow_up_due", DAY),
    Column(N_("Outcome six months after"), "later"),
    Column(N_("Answered on"), "later_on", DAY),
    Column(N_("Employer or school then"), "later_employer"),
)
WORKING_TIME = (
    Column(N_("Mentor"), lambda row: row.mentor.name),
    Column(N_("Unit"), lambda row: row.mentor.unit),
    Column(N_("Manager"), lambda row: row.mentor.manager),
    Column(N_("Month"), lambda row: row.month.iso),
    Column(N_("Planned hours"), lambda row: _hours(row.minutes.planned), HOURS),
    Column(N_("Used hours"), lambda row: _hours(row.minutes.paid), HOURS),
    Column(N_("Hours left"), lambda row: _hours(row.minutes.left), HOURS),
    Column(N_("Own time"), lambda row: _hours(row.minutes.own), HOURS),
)
CERTIFICATES = (
    Column(N_("Number"), "number"),
    Column(N_("Kind"), "kind"),
    Column(N_("Name"), "name"),
    Column(N_("Role"), "role"),
    Column(N_("Issued on"), "issued_on", DAY),
    Column(N_("Replaces"), "replaces"),
    Column(N_("Replaced by"), "replaced_by"),
    Column(N_("Void since"), "void_on", DAY),
    Column(N_("Why void"), "void_reason"),
    Column(N_("Handed out on"), "handed_out_on", DAY),
)
FIGURES = (
    Column(N_("As of"), "on", DAY),
    Column(N_("Figure"), lambda row: row.figure.label),
    Column(N_("Value"), lambda row: row.figure.text),
    Column(N_("As a number"), _number, Form.NUMBER),
    Column(N_("Made of"), lambda row: row.figure.of),
    Column(N_("Definition"), lambda row: row.figure.definition),
    Column(N_("Key"), lambda row: row.figure.key),
)

TABLES = (
    Table("people", N_("People"), PEOPLE, _people),
    Table("pairs", N_("Pairs"), PAIRS, pairings.listing),
    Table("meetings", N_("Meetings"), MEETINGS, _meetings),
    Table("activities", N_("Activities"), ACTIVITIES, lambda round_id, _on: activities.listing(round_id)),
    Table("attendance", N_("Attendance"), ATTENDANCE, _attendance),
    Table("outcomes", N_("Outcomes"), OUTCOMES, lambda round_id, _on: outcomes.of_round(round_id)),
    Table("working_time", N_("Working time"), WORKING_TIME, _working_time),
    Table("certificates", N_("Certificates"), CERTIFICATES, lambda round_id, _on: certificates.register(round_id)),
    Table("figures", N_("Figures"), FIGURES, _figures),
)
"""Every table of an export, in the order of the sheets."""
