"""Makes a file as big as a whole country's programme: 50,000 people, 20,000 pairs, 400,000 meetings."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from mentordesk.desk import Desk
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.pairings import PairingStatus
from mentordesk.storage.tables.base import Table, database
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonTable
from mentordesk.storage.tables.programmes import RoundTable

PEOPLE, PAIRS, MEETINGS_EACH = 50_000, 20_000, 20
ON = date(2027, 9, 15)
"""The day on which the file is looked at: all its meetings are held by then, or were not."""

_FIRST = date(2026, 1, 1)
_GIVEN = ("Åsa", "Karin", "Yusuf", "Senait", "Olena", "Ahmad", "Björn", "Fatima", "Lars", "Zahra")
_FAMILY = ("Öberg", "Andersson", "Haile", "Rahimi", "Kovalenko", "Dahl", "Warsame", "Lindqvist", "Åkesson")


def make(path: Path) -> Path:
    """Write the file straight into the tables; their constraints hold."""
    desk = Desk.create(path)
    try:
        with database.atomic():
            round_id = RoundTable.insert(
                programme="Landsmentor", name="2026–2027", starts_on=_FIRST, ends_on=date(2027, 12, 31),
                meetings_from=_FIRST, meetings_to=date(2027, 8, 31), places=PAIRS, number_prefix="L",
            ).execute()  # fmt: skip
            _fill(PersonTable, ("given_name", "family_name", "email", "phone", "city", "birth_year"), _people())
            _fill(EnrolmentTable, ("round_id", "person_id", "role", "status", "status_on"), _enrolments(round_id))
            pairs = ("round_id", "mentor_id", "mentee_id", "mentor_type", "status", "starts_on")
            _fill(PairingTable, pairs, _pairs(round_id))
            _fill(MeetingTable, ("pairing_id", "on", "status", "minutes"), _meetings())
    finally:
        desk.close()
    return path


def _fill(table: type[Table], given: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows of some columns; the others get what the table says."""
    others = [field for name, field in table._meta.fields.items() if name not in (*given, "id")]
    usual = tuple(field.db_value(field.default() if callable(field.default) else field.default) for field in others)
    columns = ", ".join(f'"{name}"' for name in (*given, *(field.name for field in others)))
    marks = ", ".join("?" * (len(given) + len(others)))
    database.connection().executemany(
        f'INSERT INTO "{table._meta.table_name}" ({columns}) VALUES ({marks})', (row + usual for row in rows)
    )


def _people() -> Iterator[tuple[Any, ...]]:
    for n in range(PEOPLE):
        given, family = _GIVEN[n % len(_GIVEN)], f"{_FAMILY[n * 7919 % len(_FAMILY)]} {n * 31 % 997}"
        phone = f"07{n % 5 * 2}-{n * 7_919 % 10_000_000:07d}"
        yield given, family, f"p{n}@example.org", phone, "Exempelstad", 1950 + n % 55


def _enrolments(round_id: int) -> Iterator[tuple[Any, ...]]:
    """The first 20,000 are mentors, the next 20,000 their mentees."""
    for n in range(2 * PAIRS):
        yield round_id, n + 1, str(Role.MENTOR if n < PAIRS else Role.MENTEE), str(EnrolmentStatus.MATCHED), "2026-01-01"


def _pairs(round_id: int) -> Iterator[tuple[Any, ...]]:
    for n in range(1, PAIRS + 1):
        yield round_id, n, n + PAIRS, str(MentorType.VOCATIONAL), str(PairingStatus.RUNNING), "2026-01-01"


def _meetings() -> Iterator[tuple[Any, ...]]:
    """One a month for each pair, nine of ten held, in the order of time as they were entered."""
    for month in range(MEETINGS_EACH):
        year, number = 2026 + month // 12, month % 12 + 1
        for pair in range(1, PAIRS + 1):
            status = MeetingStatus.HELD if (pair + month) % 10 else MeetingStatus.CANCELLED
            yield pair, f"{year}-{number:02d}-{pair % 28 + 1:02d}", str(status), 60
