"""The long lists of a big file, beside their bare rows."""

from collections.abc import Callable
from typing import Any

from mentordesk.actions import people as people_actions
from mentordesk.desk import Desk
from mentordesk.queries import pairings, people, records
from mentordesk.storage.tables.base import database
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonTable
from tests.benchmarks import big_file, measure

ROUND = 1


def bare(query: Any) -> Callable[[], object]:
    """The same statement through the driver alone."""
    sql, parameters = query.sql()
    return lambda: database.connection().execute(sql, parameters).fetchall()


def statement_of(ask: Callable[[], object]) -> Any:
    """The long query that a question puts to the file."""
    asked: list[Any] = []
    plain = records.rows

    def noting(query: Any) -> Any:
        asked.append(query)
        return plain(query)

    records.rows = noting
    try:
        ask()
    finally:
        records.rows = plain
    return max(asked, key=lambda query: len(query.sql()[0]))


def list_of_people() -> measure.Result:
    def ask() -> object:
        return people.listing(ROUND, big_file.ON)

    return measure.beside("list of 50,000 people / its bare rows", bare(statement_of(ask)), ask, times=7, most=1.3)


def attendance() -> measure.Result:
    """Held meetings and the last of them for each pair, with everything the list of pairs asks of the file."""
    query = pairings._query(big_file.ON, PairingTable.round_id == ROUND)

    def ask() -> object:
        return list(records.rows(pairings._query(big_file.ON, PairingTable.round_id == ROUND)))

    goal = "attendance of 20,000 pairs, 400,000 meetings / its SQL"
    return measure.beside(goal, bare(query), ask, times=5, most=1.1)


def list_of_pairs() -> measure.Result:
    """The whole list of pairs, with the counting of months that SQL does not do."""
    query = pairings._query(big_file.ON, PairingTable.round_id == ROUND)
    goal = "whole list of 20,000 pairs / its SQL"
    return measure.beside(goal, bare(query), lambda: pairings.listing(ROUND, big_file.ON), times=5)


def one_edit(desk: Desk) -> measure.Result:
    """One field of one person, with history and undo, beside a bare committed update."""
    cities = iter(range(1_000_000))

    def plain() -> None:
        PersonTable.update(city=f"Ort {next(cities)}").where(PersonTable.id == 7).execute()

    def edit() -> None:
        desk.perform("City", people_actions.update, 7, city=f"Ort {next(cities)}")

    return measure.beside("one edit / a bare committed update", plain, edit, times=15)
