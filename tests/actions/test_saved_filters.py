"""Filters are kept, named, ordered and removed, each list for itself."""

import pytest

from mentordesk.actions import people, saved_filters
from mentordesk.domain import filters
from mentordesk.domain.filters import Criteria
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.saved_filters import LONGEST_NAME, FilterPage
from mentordesk.queries import saved_filters as queries
from tests import builders as a

pytestmark = pytest.mark.usefixtures("desk")
WAITING = Criteria.of(role="mentee", status="waiting")


def names(page: FilterPage) -> list[str]:
    return [each.name for each in queries.of_page(page)]


def test_a_filter_is_kept_after_the_others_of_its_list() -> None:
    for name in ("Waiting", "Mentors"):
        saved_filters.add(FilterPage.PEOPLE, name=f" {name} ", criteria=WAITING)
    pairs = saved_filters.add(FilterPage.PAIRINGS, name="Waiting", criteria=Criteria.of(quiet="on"))
    assert names(FilterPage.PEOPLE) == ["Waiting", "Mentors"]
    assert [each.id for each in queries.listing()][-1] == pairs, "people come first"
    assert filters.read(queries.listing()[0].criteria) == (WAITING, [])


def test_a_name_tells_of_nobody_who_is_protected_by_now() -> None:
    person_id = a.a_person("Karin", "Ström")
    filter_id = saved_filters.add(FilterPage.PEOPLE, name="Pairs of Karin Ström", criteria=WAITING)
    people.protect(person_id, "Linden")
    assert names(FilterPage.PEOPLE) == ["Pairs of Linden"]
    saved_filters.add(FilterPage.PEOPLE, name="Mentors", criteria=WAITING)
    saved_filters.move(filter_id, 1)
    people.unprotect(person_id)
    assert names(FilterPage.PEOPLE) == ["Mentors", "Pairs of Karin Ström"]


def test_filters_change_places() -> None:
    ids = [saved_filters.add(FilterPage.PEOPLE, name=name, criteria=WAITING) for name in "ABC"]
    other = saved_filters.add(FilterPage.PAIRINGS, name="Z", criteria=WAITING)
    saved_filters.move(ids[2], -1)
    assert names(FilterPage.PEOPLE) == ["A", "C", "B"]
    saved_filters.move(ids[0], -1)
    saved_filters.move(ids[1], 5)
    assert names(FilterPage.PEOPLE) == ["A", "C", "B"], "the ends are the ends"
    saved_filters.remove(ids[2])
    saved_filters.move(ids[0], 1)
    assert names(FilterPage.PEOPLE) == ["B", "A"]
    assert queries.get(other).place == 0


def test_names_are_needed_and_told_apart() -> None:
    one = saved_filters.add(FilterPage.PEOPLE, name="Waiting", criteria=WAITING)
    two = saved_filters.add(FilterPage.PEOPLE, name="Mentors", criteria=WAITING)
    for wrong in ("", "  ", "WAITING", "x" * (LONGEST_NAME + 1)):
        with pytest.raises(RuleBroken) as broken:
            saved_filters.update(two, name=wrong)
        assert [problem.field for problem in broken.value.problems] == ["name"]
    with pytest.raises(RuleBroken):
        saved_filters.add(FilterPage.PEOPLE, name="waiting", criteria=WAITING)
    saved_filters.update(one, name="waiting")
    saved_filters.update(one, criteria=Criteria.of(search="ali"))
    assert (queries.get(one).name, filters.read(queries.get(one).criteria)[0].search) == ("waiting", "ali")


def test_what_is_gone_is_said_in_words() -> None:
    gone = saved_filters.add(FilterPage.PEOPLE, name="Waiting", criteria=WAITING)
    saved_filters.remove(gone)
    for do in (lambda: saved_filters.remove(gone), lambda: saved_filters.move(gone, 1)):
        with pytest.raises(RuleBroken, match="no longer"):
            do()
