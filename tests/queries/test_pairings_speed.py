"""The attendance of twenty thousand pairs over four hundred thousand meetings costs what its SQL costs."""

from collections.abc import Callable, Iterable
from datetime import date
from statistics import median
from time import process_time
from typing import Any

import pytest

from mentordesk.queries import pairings, records
from mentordesk.storage.tables.base import Table, database
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonTable
from tests import builders as a

PAIRS, MEETINGS = 20_000, 400_000
ON = date(2027, 6, 1)
BY_HAND = """
    SELECT id,
        (SELECT COUNT(*) FROM meeting WHERE pairing_id = pairing.id AND status = 'held' AND "on" <= '2027-06-01'),
        (SELECT MAX("on") FROM meeting WHERE pairing_id = pairing.id AND status = 'held' AND "on" <= '2027-06-01')
    FROM pairing WHERE round_id = 1
"""

pytestmark = pytest.mark.usefixtures("desk")


def copies(table: type[Table], columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """Many rows like the first one of the table, but for some columns."""
    name = table._meta.table_name
    same = ", ".join(f'"{column}"' for column in table._meta.columns if column not in (*columns, "id"))
    other = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {name} ({other}, {same}) SELECT {marks}, {same} FROM {name} WHERE id = 1"
    with database.atomic():
        database.connection().executemany(sql, rows)


def a_big_round() -> int:
    round_id = a.a_round()
    a.a_meeting(a.a_pairing(round_id))
    copies(PersonTable, ("family_name",), ((f"Family {n * 7919 % 5000}",) for n in range(2 * PAIRS)))
    roles = ((n, "mentor" if n % 2 else "mentee") for n in range(3, 2 * PAIRS + 3))
    copies(EnrolmentTable, ("person_id", "role"), roles)
    copies(PairingTable, ("mentor_id", "mentee_id"), ((2 * n + 1, 2 * n + 2) for n in range(1, PAIRS)))
    days = ((1 + n % PAIRS, f"2027-{2 + n // PAIRS % 8:02d}-{1 + n % 28:02d}") for n in range(MEETINGS))
    copies(MeetingTable, ("pairing_id", "on"), days)
    return round_id


def seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


@pytest.mark.benchmark
def test_attendance_costs_what_its_sql_costs() -> None:
    round_id = a_big_round()
    table = PairingTable
    asked = table.select(table.id, *pairings.attendance_columns(ON)).where(table.round_id == round_id)
    assert list(records.rows(asked)) == database.execute_sql(BY_HAND).fetchall()
    pairs = [
        (
            seconds(lambda: database.execute_sql(BY_HAND).fetchall()),
            seconds(lambda: list(records.rows(asked))),
        )
        for _each in range(7)
    ]
    ratio = median(ours / by_hand for by_hand, ours in pairs)
    whole = seconds(lambda: pairings.listing(round_id, ON))
    print(f"attendance of {PAIRS} pairs: {ratio:.2f} times its SQL; the whole list takes {whole:.2f} s")
    assert len(pairings.listing(round_id, ON)) == PAIRS
    assert ratio <= 1.1
