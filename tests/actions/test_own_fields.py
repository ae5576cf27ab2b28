"""Own fields: made, named, put in order, merged and removed, and filled in for one or many people."""

from datetime import date
from typing import Any

import pytest

from mentordesk.actions import merging, people, programmes
from mentordesk.actions import own_fields as actions
from mentordesk.desk import Desk
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import own_fields
from mentordesk.storage.tables import every as tables
from tests import builders as a

TEXT, CHOICE, CHOICES, DATE, YES_NO = OwnFieldKind
APRIL = date(2027, 4, 1)


def names() -> list[str]:
    return [field.name for field in own_fields.listing()]


def options(own_field_id: int) -> list[str]:
    return [option.name for option in own_fields.get(own_field_id).options]


def value(person_id: int, own_field_id: int) -> Any:
    return own_fields.of_person(person_id)[own_field_id]


def changed(desk: Desk) -> list[tuple[str, str]]:
    """Which rows the last step changed, and how."""
    return sorted((change.table, change.kind) for change in desk.undo_steps[-1].changes)


def test_a_field_is_made_with_its_list(desk: Desk) -> None:
    labels = desk.perform("Add", actions.add, name=" Labels ", kind=CHOICES, options=["New", "Old"])
    size = desk.perform("Add", actions.add, name="Size", kind=TEXT)
    assert [(field.id, field.name, field.kind) for field in own_fields.listing()] == [
        (labels, "Labels", CHOICES),
        (size, "Size", TEXT),
    ]
    assert options(labels) == ["New", "Old"]


def test_fields_and_options_get_other_names_and_places(desk: Desk) -> None:
    ids = [actions.add(name=name, kind=CHOICE, options=["A", "B", "C"]) for name in ("One", "Two", "Three")]
    actions.rename(ids[0], " First ")
    actions.rename(ids[0], "FIRST")
    actions.move(ids[2], 1)
    assert names() == ["FIRST", "Three", "Two"]
    c = own_fields.get(ids[0]).options[2].id
    actions.move_option(c, 0)
    actions.rename_option(c, "Cc")
    assert options(ids[0]) == ["Cc", "A", "B"]
    assert options(ids[1]) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda one, _other: actions.add(name="one", kind=TEXT), "already a field"),
        (lambda one, _other: actions.add(name="", kind=TEXT), "Give a name"),
        (lambda one, _other: actions.add(name="E-mail", kind=TEXT), "Every person"),
        (lambda one, _other: actions.add(name="New", kind=TEXT, options=["A"]), "no list"),
        (lambda one, other: actions.rename(other, "One"), "already a field"),
        (lambda one, _other: actions.add_option(one, "a"), "in the list already"),
        (lambda one, other: actions.add_option(other, "A"), "no list"),
        (lambda one, _other: actions.rename_option(own_fields.get(one).options[1].id, "A"), "in the list already"),
        (lambda one, _other: actions.merge_options(*[own_fields.get(one).options[0].id] * 2), "two different"),
    ],
)
def test_names_are_taken_once(desk: Desk, call: Any, told: str) -> None:
    one, other = actions.add(name="One", kind=CHOICE, options=["A", "B"]), actions.add(name="Other", kind=TEXT)
    before = desk.dump()
    with pytest.raises(RuleBroken, match=told):
        desk.perform("Refused", call, one, other)
    assert desk.dump() == before


def test_a_pasted_column_is_added_without_what_is_there_already(desk: Desk) -> None:
    field = actions.add(name="Area", kind=CHOICE, options=["North", "South", "north"])
    assert actions.add_options(field, ["", " East ", "SOUTH", "East", "West\t"]) == 2
    assert options(field) == ["North", "South", "East", "West"]


def test_texts_become_a_list_and_choices_texts(desk: Desk) -> None:
    field, people_ = a.an_own_field("Area"), [a.a_person() for _each in range(4)]
    for person, text in zip(people_, ("North, South", "south", " Åby ", "North"), strict=True):
        a.an_own_value(person, field, text=text)
    before = desk.dump()["own_value"]
    desk.perform("Change", actions.change_kind, field, CHOICES)
    assert options(field) == ["North", "South", "Åby"]
    north, south, _third = (option.id for option in own_fields.get(field).options)
    assert [value(person, field) for person in people_[:2]] == [(north, south), (south,)]
    desk.undo()
    assert desk.dump()["own_value"] == before
    actions.change_kind(field, CHOICE)
    assert options(field) == ["North", "North, South", "south", "Åby"]
    actions.change_kind(field, CHOICES)
    actions.change_kind(field, TEXT)
    assert [value(person, field) for person in people_] == ["North, South", "south", "Åby", "North"]
    assert own_fields.get(field).options == ()


def test_a_kind_that_does_not_fit_what_people_have_is_refused(desk: Desk) -> None:
    field, (old, new, _blue), (first, _second) = a.a_used_list()
    actions.add_option_for_many([first], new)
    with pytest.raises(RuleBroken, match="1 person has several choices"):
        desk.perform("Change", actions.change_kind, field, CHOICE)
    with pytest.raises(RuleBroken, match="1 person has it filled in"):
        desk.perform("Change", actions.change_kind, field, DATE)
    actions.remove_option_for_many([first], new)
    actions.change_kind(field, CHOICE)
    assert value(first, field) == old
    actions.remove_option_for_many([first], old)
    actions.change_kind(field, YES_NO)
    assert options(field) == []


def test_texts_too_long_for_a_choice_are_not_cut(desk: Desk) -> None:
    field, people_ = a.an_own_field("Area"), [a.a_person() for _each in range(3)]
    for person, text in zip(people_, ("x" * 60, "x" * 61, f"North, {'x' * 61}"), strict=True):
        a.an_own_value(person, field, text=text)
    before = desk.dump()
    for kind in (CHOICE, CHOICES):
        with pytest.raises(RuleBroken, match="2 people have texts of more than 60 characters"):
            desk.perform("Change", actions.change_kind, field, kind)
    assert desk.dump() == before
    with pytest.raises(RuleBroken, match="This is longer than 60 characters"):
        actions.add_options(a.an_own_field("List", CHOICE), ["North", "x" * 61])


def test_a_long_list_is_added_with_few_statements(desk: Desk) -> None:
    field = actions.add(name="Area", kind=CHOICE, options=["First"])
    asked: list[Any] = []
    tables.database.query_hooks.append(asked.append)
    assert actions.add_options(field, [f"Area {number}" for number in range(2000)]) == 2000
    tables.database.query_hooks.clear()
    assert len(asked) < 20
    assert (options(field)[:2], options(field)[-1]) == (["First", "Area 0"], "Area 1999")


def test_a_field_in_use_goes_with_all_that_people_have_and_comes_back(desk: Desk) -> None:
    field, chosen, people_ = a.a_used_list()
    before = desk.dump()
    desk.perform("Remove", actions.remove, field)
    assert own_fields.listing() == []
    assert tables.OwnValueTable.select().count() == 0
    desk.undo()
    assert {**desk.dump(), "history": []} | {"history_change": []} == {**before, "history": []} | {"history_change": []}
    assert value(people_[0], field) == (chosen[0],)


def test_an_option_in_use_is_taken_from_those_who_have_it(desk: Desk) -> None:
    field, chosen, (first, second) = a.a_used_list()
    actions.add_option_for_many([first, second], chosen[2])
    actions.remove_option(chosen[0])
    assert options(field) == ["New", "Driver"]
    assert value(first, field) == value(second, field) == (chosen[2],)


def test_two_options_become_one_and_nobody_has_it_twice(desk: Desk) -> None:
    field, (kept, other, _third), (first, second) = a.a_used_list()
    actions.add_option_for_many([first, second], other)
    actions.merge_options(kept, other)
    assert options(field) == ["Speaker", "Driver"]
    assert value(first, field) == value(second, field) == (kept,)


def test_options_of_two_lists_do_not_merge(desk: Desk) -> None:
    one, other = (actions.add(name=name, kind=CHOICE, options=["A"]) for name in ("One", "Two"))
    with pytest.raises(RuleBroken, match="two different options of one list"):
        actions.merge_options(own_fields.get(one).options[0].id, own_fields.get(other).options[0].id)


@pytest.mark.parametrize(
    ("kind", "first", "then", "empty"),
    [(TEXT, "44", "38", ""), (DATE, APRIL, date(2027, 5, 1), None), (YES_NO, True, False, None)],
)
def test_a_value_is_set_changed_and_emptied(desk: Desk, kind: OwnFieldKind, first: Any, then: Any, empty: Any) -> None:
    person, field = a.a_person(), a.an_own_field("Field", kind)
    for given in (first, then, empty):
        desk.perform("Set", actions.set_value, person, field, given)
        assert value(person, field) == given
    assert tables.OwnValueTable.select().count() == 0
    assert [step.changes[0].kind for step in desk.undo_steps] == ["inserted", "updated", "deleted"]


def test_the_same_value_again_is_no_step(desk: Desk) -> None:
    person, field = a.a_person(), a.an_own_field()
    desk.perform("Set", actions.set_value, person, field, "44")
    desk.perform("Set", actions.set_value, person, field, " 44 ")
    assert len(desk.undo_steps) == 1


def test_several_choices_keep_the_rows_that_stay(desk: Desk) -> None:
    field, (old, new, blue), (first, _second) = a.a_used_list()
    desk.perform("Set", actions.set_value, first, field, (old, new))
    assert changed(desk) == [("own_value", "inserted")]
    desk.perform("Set", actions.set_value, first, field, (blue, new))
    assert changed(desk) == [("own_value", "deleted"), ("own_value", "inserted")]
    assert value(first, field) == (new, blue)


def test_many_get_the_same_and_only_who_lacks_it_is_touched(desk: Desk) -> None:
    field, (old, new, _blue), (first, second) = a.a_used_list(CHOICE)
    desk.perform("Set", actions.set_for_many, [first, second, first], field, old)
    assert changed(desk) == [("own_value", "inserted")]
    desk.perform("Set", actions.set_for_many, [first, second], field, new)
    assert changed(desk) == [("own_value", "updated")] * 2
    assert [value(one, field) for one in (first, second)] == [new, new]
    desk.undo()
    assert [value(one, field) for one in (first, second)] == [old, old]


def test_an_option_is_added_beside_others_or_instead_of_another(desk: Desk) -> None:
    field, (old, new, _blue), (first, second) = a.a_used_list()
    actions.add_option_for_many([first, second], new)
    assert [value(one, field) for one in (first, second)] == [(old, new), (new,)]
    actions.remove_option_for_many([first, second], old)
    assert [value(one, field) for one in (first, second)] == [(new,), (new,)]
    single = actions.add(name="Area", kind=CHOICE, options=["North", "South"])
    north, south = (option.id for option in own_fields.get(single).options)
    for option in (north, south):
        actions.add_option_for_many([first, second], option)
    assert [value(one, single) for one in (first, second)] == [south, south]


def test_nobody_gets_it_when_somebody_is_gone(desk: Desk) -> None:
    field, (_old, new, _blue), (first, _second) = a.a_used_list()
    before = desk.dump()
    for action, what in ((actions.add_option_for_many, (new,)), (actions.set_for_many, (field, (new,)))):
        with pytest.raises(RuleBroken, match="no longer in the file"):
            desk.perform("Set", action, [first, 999], *what)
    assert desk.dump() == before


def test_a_new_person_has_them_at_once_or_is_not_added(desk: Desk) -> None:
    field, (old, new, _blue), _people = a.a_used_list()
    size = a.an_own_field("Size")
    person = desk.perform("Add", people.add, given_name="Åsa", own={field: (new, old), size: ""})
    assert own_fields.of_person(person) == {field: (old, new), size: ""}
    desk.undo()
    before = desk.dump()
    with pytest.raises(RuleBroken) as broken:
        desk.perform("Add", people.add, given_name="Åsa", own={size: "19811228-9874"})
    assert [problem.field for problem in broken.value.problems] == [own_fields.get(size).key]
    assert desk.dump() == before


def test_what_does_not_fit_is_refused(desk: Desk) -> None:
    person, field = a.a_person(), a.an_own_field("Size")
    with pytest.raises(RuleBroken, match="personal identity number"):
        desk.perform("Set", actions.set_value, person, field, "19811228-9874")
    assert value(person, field) == ""


def test_more_than_a_thousand_are_filled_in_with_few_statements(desk: Desk) -> None:
    rows = [{"given_name": "P", "family_name": str(number)} for number in range(1200)]
    tables.PersonTable.insert_many(rows).execute()
    ids = [row[0] for row in tables.PersonTable.select(tables.PersonTable.id).tuples()]
    _field, (_old, new, _blue), _people = a.a_used_list()
    asked: list[Any] = []
    tables.database.query_hooks.append(asked.append)
    desk.perform("Set", actions.add_option_for_many, ids, new)
    tables.database.query_hooks.clear()
    assert own_fields.usage().options[new] == 1200
    assert len([event for event in asked if "own_value" in event.sql and not event.sql.startswith("CREATE")]) < 30
    desk.undo()
    assert new not in own_fields.usage().options


def test_merged_people_keep_what_one_of_them_had(desk: Desk) -> None:
    field, (old, _new, blue), (kept, other) = a.a_used_list()
    size, shoe = a.an_own_field("Size"), a.an_own_field("Shoe")
    a.an_own_value(kept, size, text="44")
    for own_field, text in ((size, "38"), (shoe, "7")):
        a.an_own_value(other, own_field, text=text)
    for option in (old, blue):
        a.an_own_value(other, field, own_option_id=option)
    merging.merge(kept, other)
    assert own_fields.of_person(kept) == {field: (old, blue), size: "44", shoe: "7"}
    assert own_fields.usage().options == {old: 1, blue: 1}


def test_people_of_a_sample_go_with_what_they_have(desk: Desk) -> None:
    round_id = a.a_sample_round()
    person = tables.EnrolmentTable.get().person_id
    a.an_own_value(person, a.an_own_field("Size"), text="44")
    programmes.remove_round(round_id)
    assert own_fields.usage().fields == {}
    assert desk.check() == []
