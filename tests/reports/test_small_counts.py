"""Small counts are hidden, and nothing that is told gives them away."""

import random

import pytest

from mentordesk.domain.figures import figure, share_figure
from mentordesk.reports.small_counts import HIDDEN, Telling

HIDING = Telling(hide=True)


@pytest.mark.parametrize(("count", "told"), [(0, "0"), (1, HIDDEN), (4, HIDDEN), (5, "5"), (27, "27")])
def test_a_count_by_itself(count: int, told: str) -> None:
    assert HIDING.count(count) == told
    assert Telling().count(count) == str(count)


def test_figures_of_people_are_hidden_and_those_of_meetings_are_not() -> None:
    assert HIDING.figure(figure("mentees_waiting", 3)) == HIDDEN
    assert HIDING.figure(figure("meetings_no_show", 3)) == "3"
    assert HIDING.figure(figure("own_minutes", 90)) == "1.5 h"
    assert HIDING.figure(share_figure("aim_men", 3, 5)) == HIDDEN
    assert HIDING.figure(share_figure("aim_all", 11, 12)) == HIDDEN, "one did not reach it"
    assert HIDING.figure(share_figure("aim_all", 7, 12)) == "58.3%"
    assert HIDING.figure(share_figure("aim_all", 0, 0)) == "–"


def test_another_goes_with_the_only_one_that_is_hidden() -> None:
    assert HIDING.grid([[15, 3, 12]]) == [["15", HIDDEN, HIDDEN]]
    assert HIDING.grid([[15, 3, 0]]) == [[HIDDEN, HIDDEN, "0"]]
    assert HIDING.grid([[20], [3], [23]], total_row=True) == [[HIDDEN], [HIDDEN], ["23"]]
    assert HIDING.grid([[10, 20]]) == [["10", "20"]]
    assert HIDING.grid([[8, 3], [9, 7]], across=False) == [["8", HIDDEN], ["9", HIDDEN]]
    assert HIDING.grid([[8, 3], [9, 7]], down=False) == [[HIDDEN, HIDDEN], ["9", "7"]]
    assert Telling().grid([[1, 2]]) == [["1", "2"]]


def test_a_sum_that_is_small_is_hidden_too() -> None:
    assert HIDING.grid([[2, 1, 3]], total_column=True) == [[HIDDEN] * 3]


def test_what_is_hidden_comes_to_five_at_least() -> None:
    assert HIDING.grid([[1, 1, 10]]) == [[HIDDEN] * 3], "two that come to two would be one and one"
    assert HIDING.grid([[2, 2, 8, 20]]) == [[HIDDEN, HIDDEN, HIDDEN, "20"]], "four people would be told of together"
    assert HIDING.grid([[4, 3, 10]]) == [[HIDDEN, HIDDEN, "10"]]


@pytest.mark.parametrize("seed", range(40))
def test_no_hidden_count_can_be_worked_out_from_one_line(seed: int) -> None:
    """In each row and column, whose sums everybody knows, none or at least two are hidden (or the others are nothing)."""
    chance = random.Random(seed)
    rows = [[chance.choice((0, 0, 1, 2, 3, 4, 5, 7, 9, 12, 40)) for _column in range(4)] for _row in range(5)]
    told = HIDING.grid(rows)
    for y, row in enumerate(rows):
        for x, count in enumerate(row):
            assert told[y][x] in (HIDDEN, str(count))
            assert told[y][x] == HIDDEN or count == 0 or count >= 5
    lines = [[(y, x) for x in range(4)] for y in range(5)] + [[(y, x) for y in range(5)] for x in range(4)]
    for line in lines:
        hidden = [(y, x) for y, x in line if told[y][x] == HIDDEN]
        if len(hidden) == 1:
            assert all(rows[y][x] == 0 for y, x in line if (y, x) not in hidden), "nothing else could be hidden"
        if 0 < sum(rows[y][x] for y, x in hidden) < 5:
            assert all(rows[y][x] == 0 for y, x in line if (y, x) not in hidden), "few would be told of together"
