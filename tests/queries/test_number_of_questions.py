"""A list asks the file the same number of questions, whether it has one line or many."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mentordesk.domain.pairings import PairingStatus
from mentordesk.queries import (
    activities,
    certificates,
    figures,
    month_grid,
    outcomes,
    pairing_story,
    pairings,
    todo,
    working_time,
)
from mentordesk.storage.tables.people import PersonTable
from tests import builders as a

ON = date(2027, 5, 20)
Question = Callable[[int], Any]

pytestmark = pytest.mark.usefixtures("desk")

MOST: dict[str, tuple[Question, int]] = {
    "pairs": (lambda round_id: pairings.listing(round_id, ON), 3),
    "month grid": (lambda round_id: list(month_grid.read(round_id, ON).rows), 10),
    "activities": (activities.listing, 1),
    "outcomes": (outcomes.of_round, 1),
    "verdicts": (lambda round_id: certificates.verdicts(round_id, ON), 10),
    "register": (certificates.register, 1),
    "working time": (lambda round_id: working_time.of_round(round_id, ON), 7),
    "figures": (lambda round_id: figures.of_round(round_id, ON), 35),
    "to do": (lambda round_id: todo.items(round_id, ON), 25),
    "story": (lambda round_id: pairing_story.story(pairings.of_round(round_id)[0].id, ON), 15),
}


def fill(round_id: int, pairs: int) -> None:
    """Pairs with everything that can belong to them."""
    training = a.an_activity(round_id)
    for _each in range(pairs):
        mentor_id, mentee_id = a.a_mentor(round_id), a.a_mentee(round_id)
        pairing_id = a.a_pairing(mentor_id=mentor_id, mentee_id=mentee_id, status=PairingStatus.RUNNING)
        for month in (2, 3, 4):
            a.a_meeting(pairing_id, date(2027, month, 10))
        for more in (a.a_pause, a.a_goal, a.a_check_in):
            more(pairing_id)
        a.a_note(pairing_id=pairing_id)
        a.an_attendance(training, mentor_id)
        a.an_outcome(mentee_id, on=date(2026, 10, 1))
        a.a_certificate_exception(mentor_id)
        a.a_certificate(mentor_id)


def asked(question: Question, round_id: int, monkeypatch: pytest.MonkeyPatch) -> int:
    statements = []
    database = PersonTable._meta.database.obj
    execute = database.execute_sql

    def noting(sql: str, *parameters: object) -> object:
        statements.append(sql)
        return execute(sql, *parameters)

    with monkeypatch.context() as patch:
        patch.setattr(database, "execute_sql", noting)
        assert question(round_id), "the list has something in it"
    return len(statements)


@pytest.mark.parametrize("name", MOST)
def test_a_list_asks_no_more_when_it_is_longer(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    question, most = MOST[name]
    short, long = a.a_round(), a.a_round(number_prefix="B-2027")
    fill(short, 1)
    fill(long, 6)
    few, many = asked(question, short, monkeypatch), asked(question, long, monkeypatch)
    assert few == many
    assert many <= most
