"""The list of fifty thousand people costs little more than fetching its bare rows, and its beginning costs nothing."""

from collections.abc import Callable
from datetime import date
from statistics import median
from time import process_time
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.queries import people, records
from mentordesk.storage.tables.base import database
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonTable
from tests import builders as a

APRIL = date(2027, 4, 1)
MANY, FEW = 50_000, 500


def fill(count: int) -> int:
    """A round in which every other person is a mentor and the one after the mentee; written straight, to be quick."""
    round_id = a.a_round()
    person, enrolment, pairing = PersonTable, EnrolmentTable, PairingTable
    a.a_pairing(round_id)
    rows = [(f"Given {n % 900}", f"Family {n * 7919 % 5000}", f"p{n}@example.org") for n in range(count)]
    with database.atomic():
        insert = "INSERT INTO {} ({}, {}) SELECT {}, {} FROM {} WHERE id = 1"
        for table, keys, values in (
            (person, ("given_name", "family_name", "email"), rows),
            (enrolment, ("person_id", "round_id", "role"), _roles(round_id, count)),
            (pairing, ("mentor_id", "mentee_id"), [(n, n + 1) for n in range(3, count, 2)]),
        ):
            copied = [f'"{column}"' for column in table._meta.columns if column not in (*keys, "id")]
            marks = ", ".join("?" * len(keys))
            sql = insert.format(
                table._meta.table_name, ", ".join(keys), ", ".join(copied), marks, ", ".join(copied), table._meta.table_name
            )
            database.connection().executemany(sql, values)
    return round_id


def _roles(round_id: int, count: int) -> list[tuple[int, int, str]]:
    return [(n, round_id, "mentor" if n % 2 else "mentee") for n in range(3, count + 3)]


def seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


@pytest.mark.benchmark
def test_the_list_costs_little_more_than_its_bare_rows(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    round_id = fill(MANY)
    asked = []
    plain = records.rows

    def noting(query: Any) -> Any:
        asked.append(query.sql())
        return plain(query)

    monkeypatch.setattr(records, "rows", noting)
    assert len(people.listing(round_id, APRIL)) == MANY + 2
    (sql, parameters) = asked[0]
    pairs = [
        (
            seconds(lambda: database.execute_sql(sql, parameters).fetchall()),
            seconds(lambda: people.listing(round_id, APRIL)),
        )
        for _each in range(5)
    ]
    ratio = median(listed / bare for bare, listed in pairs)
    print(f"list of {MANY} people: {ratio:.2f} times its bare rows")
    assert ratio <= 1.3


@pytest.mark.benchmark
def test_the_first_rows_do_not_feel_the_size_of_the_file() -> None:
    took = {}
    for count in (FEW, MANY):
        desk = Desk.in_memory()
        round_id = fill(count)
        took[count] = median(seconds(lambda: people.first_rows(round_id, APRIL)) for _each in range(15))  # noqa: B023
        desk.close()
    print(f"first rows of {MANY} people: {took[MANY] / took[FEW]:.2f} times those of {FEW}")
    assert took[MANY] <= 3 * took[FEW], "a hundred times the people"
