"""Statements that are written once answer as the queries they were written from."""

from datetime import date
from itertools import product
from typing import Any

from mentordesk.actions import people
from mentordesk.desk import Desk
from mentordesk.queries import records
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonTable
from tests import builders


def _pairs(on: date, round_id: int | None, ids: list[int], column: Any) -> Any:
    """A question with everything that may be given: a day in two places, a number or none, a list, a column."""
    pairing = PairingTable
    mine = pairing.round_id == round_id if round_id is not None else pairing.round_id.is_null(False)
    open_on = (pairing.starts_on <= on) & (pairing.ends_on.is_null() | (pairing.ends_on >= on))
    return pairing.select(column, pairing.id).where(mine, open_on, pairing.id.in_(ids), pairing.status != "draft")


def test_a_statement_written_once_answers_as_its_query(desk: Desk) -> None:
    with desk._transaction():
        round_id = builders.a_round()
        for _pair in range(3):
            builders.a_pairing(round_id)
    for on, within, ids, column in product(
        (date(2027, 6, 1), date(2020, 1, 1), date.max),
        (None, round_id, round_id + 1),
        ([], [1], [2], [1, 2], [3, 1, 2], list(range(1, 400))),
        (PairingTable.mentor_id, PairingTable.mentee_id),
    ):
        asked = list(records.quick(_pairs, on, within, ids, column))
        assert asked == list(records.rows(_pairs(on, within, ids, column)))


def test_what_was_kept_is_asked_again_after_a_change(desk: Desk) -> None:
    people_there: list[str] = []

    @records.until_a_change
    def cities(column: str) -> list[str]:
        people_there.append(column)
        return [row[0] for row in records.rows(PersonTable.select(getattr(PersonTable, column)).order_by(PersonTable.id))]

    desk.perform("Add", people.add, given_name="Åsa", city="Täby")
    assert cities("city") == cities("city") == ["Täby"]
    assert cities("given_name") == ["Åsa"]
    assert people_there == ["city", "given_name"]
    desk.undo()
    assert cities("city") == []
    other = Desk.in_memory()
    assert cities("city") == []
    other.close()
    assert people_there == ["city", "given_name", "city", "city"]
