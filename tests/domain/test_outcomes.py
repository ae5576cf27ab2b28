"""Whether the aim is reached, by gender, and when to ask again: the numbers of the network programme."""

from datetime import date

import pytest

from mentordesk.domain.figures import percent_text
from mentordesk.domain.outcomes import Group, Outcome, aim_reached, by_gender, follow_up_due
from mentordesk.domain.people import Gender

AIM = ("employment", "internship")
W, M = Gender.WOMAN, Gender.MAN
TWELVE = [
    *[(W, Outcome.EMPLOYMENT), (M, Outcome.EMPLOYMENT), (M, Outcome.EMPLOYMENT)],
    *[(W, Outcome.INTERNSHIP)] * 3,
    *[(M, Outcome.INTERNSHIP), (W, Outcome.STUDIES), (M, Outcome.STUDIES)],
    *[(W, Outcome.SEEKING)] * 2,
    (M, Outcome.MOVED),
]


@pytest.mark.parametrize(
    ("group", "reached", "total", "share"),
    [(Group.ALL, 7, 12, "58.3%"), (Group.WOMEN, 4, 7, "57.1%"), (Group.MEN, 3, 5, "60.0%")],
)
def test_aim_reached_of_the_twelve(group: Group, reached: int, total: int, share: str) -> None:
    result = next(result for result in by_gender(TWELVE, AIM) if result.group is group)
    assert (result.reached, result.total, percent_text(result.share)) == (reached, total, share)


def test_counts_are_complete_and_in_order() -> None:
    everybody, women, men = by_gender(TWELVE, AIM)
    assert [count for _outcome, count in everybody.counts] == [3, 4, 2, 2, 1, 0, 0]
    assert everybody.count(Outcome.SEEKING) == women.count(Outcome.SEEKING) == 2
    assert men.count(Outcome.SEEKING) == 0


def test_others_are_shown_when_there_are_any() -> None:
    results = by_gender([(Gender.UNSTATED, Outcome.STUDIES), (Gender.OTHER, Outcome.EMPLOYMENT)], AIM)
    assert [(result.group, result.total) for result in results] == [
        (Group.ALL, 2),
        (Group.WOMEN, 0),
        (Group.MEN, 0),
        (Group.OTHER, 2),
    ]
    assert [result.share for result in results] == [0.5, None, None, 0.5]


@pytest.mark.parametrize("outcome", Outcome)
def test_aim(outcome: Outcome) -> None:
    assert aim_reached(outcome, AIM) is (outcome in {Outcome.EMPLOYMENT, Outcome.INTERNSHIP})
    assert not aim_reached(outcome, ())


@pytest.mark.parametrize(
    ("exit_on", "outcome", "answered", "due"),
    [
        pytest.param(date(2026, 12, 31), Outcome.EMPLOYMENT, False, date(2027, 6, 30), id="last of December"),
        pytest.param(date(2026, 8, 31), Outcome.UNKNOWN, False, date(2027, 2, 28), id="last of August"),
        pytest.param(date(2026, 12, 31), Outcome.MOVED, False, None, id="moved"),
        pytest.param(date(2026, 12, 31), Outcome.STUDIES, True, None, id="answered"),
    ],
)
def test_follow_up(exit_on: date, outcome: Outcome, answered: bool, due: date | None) -> None:
    assert follow_up_due(exit_on, outcome, answered=answered) == due


def test_eleven_of_the_twelve_are_asked_again() -> None:
    due = [follow_up_due(date(2026, 12, 31), outcome) for _gender, outcome in TWELVE]
    assert due.count(date(2027, 6, 30)) == 11
