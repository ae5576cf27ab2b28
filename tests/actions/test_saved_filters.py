"""Filters are kept, named, ordered and removed, each list for itself."""

import json

import pytest

from mentordesk.actions import people, saved_filters
from mentordesk.desk import Desk
from mentordesk.domain import filters
from mentordesk.domain.filters import Criteria
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.saved_filters import LONGEST_NAME, FilterPage
from mentordesk.queries import history, history_words
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


def looked_for(page: FilterPage = FilterPage.PEOPLE) -> list[str]:
    return [filters.read(each.criteria)[0].search for each in queries.of_page(page)]


@pytest.mark.parametrize(
    ("search", "name", "shown"),
    [
        ("Karin Ström", "Karin Ström", ("Linden", "Linden")),
        ("karin ström", "karin ström", ("Linden", "Linden")),
        ("STRO", "“STRO”", ("Linden", "“Linden”")),
        ("stro", "Who is STRO", ("Linden", "Who is Linden")),
        ("str", "Mentee, “ström”", ("Linden", "Mentee, “Linden”")),
        ("ström malmö", "Ström i Malmö", ("Linden", "Linden i Malmö")),
        ("karin", "karin", ("karin", "karin")),  # another one is called that, too
        ("k", "k", ("k", "k")),
        ("malmö", "Malmö", ("malmö", "Malmö")),
        ("Кaрин", "Кaрин", ("Linden", "Linden")),
        ("ann-sofie", "ann-sofie", ("ann-sofie", "ann-sofie")),
    ],
)
def test_what_was_searched_for_tells_of_nobody_who_is_protected_by_now(
    search: str, name: str, shown: tuple[str, str]
) -> None:
    person_id = a.a_person("Karin", "Ström", name_native="Кaрин Стрём")
    a.a_person("Karin", "Åkesson")
    a.a_person("Ann-Sofie", "Kask")
    filter_id = saved_filters.add(FilterPage.PEOPLE, name=name, criteria=Criteria.of(search=search, status="waiting"))
    assert (looked_for(), names(FilterPage.PEOPLE)) == ([search], [name])
    people.protect(person_id, "Linden")
    assert (*looked_for(), *names(FilterPage.PEOPLE)) == shown
    assert filters.read(queries.listing()[0].criteria)[0].values == {"status": ("waiting",)}
    assert filters.read(queries.get(filter_id).criteria)[0].search == search, "it is told otherwise, and not rewritten"
    people.unprotect(person_id)
    assert (looked_for(), names(FilterPage.PEOPLE)) == ([search], [name])


def test_a_fixed_choice_is_not_told_of_by_name_either() -> None:
    person_id = a.a_person("Karin", "Ström")
    chosen = Criteria.of(ids=[1, 2], title="Meetings of Karin Ström", meaning="All that Ström had.")
    saved_filters.add(FilterPage.PAIRINGS, name="Kept", criteria=chosen)
    people.protect(person_id, "Linden")
    told, unknown = filters.read(queries.listing()[0].criteria)
    assert (told.ids, told.title, told.meaning, unknown) == (
        frozenset({1, 2}),
        "Meetings of Linden",
        "All that Linden had.",
        [],
    )


def test_what_cannot_be_read_or_was_written_later_stays_as_it_is() -> None:
    for text in ("[1]", '{"version": 9, "later": {"name": "x"}, "search": 7}'):
        assert json.loads(filters.retold(text, str.upper, str.upper)) == json.loads(text)
    assert filters.retold("no JSON", str.upper, str.upper) == "no JSON"
    assert json.loads(filters.retold('{"later": {"x": 1}, "search": "a"}', str.upper, str.upper)) == {
        "later": {"x": 1},
        "search": "A",
    }


def test_the_history_of_filters_tells_of_nobody_either(desk: Desk) -> None:
    person_id = a.a_person("Karin", "Ström")
    words = "Save the filter ström"
    filter_id = desk.perform(words, saved_filters.add, FilterPage.PEOPLE, name="ström", criteria=Criteria.of(search="ström"))
    desk.perform("Rename", saved_filters.update, filter_id, name="about Karin S")
    desk.perform("Correct", people.update, person_id, family_name="Berg")  # what she was called is hidden too
    desk.perform("Protect", people.protect, person_id, "Linden")
    lines = history.lines()
    told = [
        text for line in lines for one in history_words.step(line.id).records for text in (one.title, *map(str, one.values))
    ]
    said = "\n".join([*(line.label for line in lines), *told])
    assert "Save the filter Linden" in said
    assert "about Linden S" in said
    assert not [name for name in ("ström", "Ström", "Karin", "Berg") if name in said]


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
