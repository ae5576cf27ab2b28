"""Several changes in one step: all of them, or none and a word about each that cannot be."""

from functools import partial

import pytest

from mentordesk.actions import people, together
from mentordesk.desk import Desk
from mentordesk.domain.problems import Problem, RuleBroken
from mentordesk.queries import people as queries
from tests import builders as a


def test_all_of_them_are_one_step(desk: Desk) -> None:
    one, other = a.a_person("Åsa", "Öberg"), a.a_person("Ali", "Omar")
    changes = {"a": partial(people.update, one, city="Umeå"), "b": partial(people.update, other, city="Lund")}
    assert desk.perform("Cities", together.change_all, changes) == 2
    assert [queries.get(each).city for each in (one, other)] == ["Umeå", "Lund"]
    desk.undo()
    assert [queries.get(each).city for each in (one, other)] == ["", ""]


def test_none_of_them_when_the_rules_stand_against_some_and_each_is_named(desk: Desk) -> None:
    one, other = a.a_person("Åsa", "Öberg"), a.a_person("Ali", "Omar")
    changes = {
        "good": partial(people.update, one, city="Umeå"),
        "nameless": partial(people.update, other, given_name="", family_name=""),
        "early": partial(people.update, one, birth_year=1066),
    }
    with pytest.raises(RuleBroken) as refused:
        desk.perform("Mixed", together.change_all, changes)
    years = Problem("early", "A year between 1900 and 2100.")
    assert refused.value.problems == (Problem("nameless", "Give a name."), years)
    assert queries.get(one).city == ""
    assert not desk.undo_steps
