"""What people have in fields of the organisation's own: of one, of everybody, and how many."""

import time
from datetime import date

import pytest

from mentordesk.domain.own_fields import CHOOSING, OwnFieldKind, Value
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import own_fields
from mentordesk.storage.tables import every as tables
from tests import builders as a

TEXT, CHOICE, CHOICES, DATE, YES_NO = OwnFieldKind


def test_fields_and_options_stand_in_their_order(desk: object) -> None:
    last = a.an_own_field("Last", TEXT)
    first = a.an_own_field("First", CHOICE, "B", "A")
    tables.OwnFieldTable.update(place=0).where(tables.OwnFieldTable.id == first).execute()
    tables.OwnOptionTable.update(place=0).where(tables.OwnOptionTable.name == "A").execute()
    found = own_fields.listing()
    assert [(field.id, field.name) for field in found] == [(first, "First"), (last, "Last")]
    assert [[option.name for option in field.options] for field in found] == [["A", "B"], []]
    assert own_fields.get(first) == found[0]


def test_there_may_be_none(desk: object) -> None:
    assert own_fields.listing() == []
    assert own_fields.of_person(a.a_person()) == {}
    assert own_fields.usage() == ({}, {})


def test_what_is_gone_is_told_in_words(desk: object) -> None:
    for ask in (own_fields.get, own_fields.option):
        with pytest.raises(RuleBroken, match="no longer in the file"):
            ask(77)


def test_the_values_of_one_person(desk: object) -> None:
    person, other = a.a_person(), a.a_person()
    size, day, ready = a.an_own_field("Size"), a.an_own_field("Day", DATE), a.an_own_field("Ready", YES_NO)
    labels = a.an_own_field("Labels", CHOICES, "Old", "New", "Blue")
    old, _new, blue = (option.id for option in own_fields.get(labels).options)
    a.an_own_value(person, size, text="44")
    a.an_own_value(person, day, text="2027-04-01")
    a.an_own_value(person, labels, own_option_id=blue)
    a.an_own_value(person, labels, own_option_id=old)
    a.an_own_value(other, size, text="38")
    assert own_fields.of_person(person) == {size: "44", day: date(2027, 4, 1), ready: None, labels: (old, blue)}


def test_the_values_of_everybody_but_not_of_protected_identities(desk: object) -> None:
    person, hidden = a.a_person(), a.a_person(protected=True, code_name="Linden")
    size, labels = a.an_own_field("Size"), a.an_own_field("Labels", CHOICES, "Old", "New")
    old, new = (option.id for option in own_fields.get(labels).options)
    for one in (person, hidden):
        a.an_own_value(one, size, text=f"Size of {one}")
        a.an_own_value(one, labels, own_option_id=old)
    a.an_own_value(person, labels, own_option_id=new)
    found = {field.id: own_fields.of_everybody(field) for field in own_fields.listing()}
    assert found == {size: {person: f"Size of {person}"}, labels: {person: (old, new)}}
    assert own_fields.texts(size) == [f"Size of {person}"]
    assert own_fields.of_person(hidden)[size] == f"Size of {hidden}", "who opens the person sees it"


def test_the_values_of_everybody_are_what_each_has(desk: object) -> None:
    values: dict[OwnFieldKind, Value] = {TEXT: "44", CHOICE: 2, CHOICES: (6, 4), DATE: date(2027, 4, 1), YES_NO: False}
    person, _nobody = a.a_person(), a.a_person()
    for kind, value in values.items():
        field_id = a.an_own_field(kind.label, kind, "A", "B", "C") if kind in CHOOSING else a.an_own_field(kind.label, kind)
        if kind is CHOICES:
            tables.OwnOptionTable.update(place=0).where(tables.OwnOptionTable.id == 6).execute()
        field = own_fields.get(field_id)
        for text, option_id in field.rows_of(value):
            a.an_own_value(person, field_id, text=text, own_option_id=option_id)
        assert own_fields.of_everybody(field) == {person: value} == {person: own_fields.of_person(person)[field_id]}


def test_earlier_texts_are_offered_the_most_used_first(desk: object) -> None:
    size = a.an_own_field("Size")
    for text in ("44", "38", "38"):
        a.an_own_value(a.a_person(), size, text=text)
    assert own_fields.texts(size) == ["38", "44"]


def test_how_many_people_have_something(desk: object) -> None:
    labels, options, people = a.a_used_list()
    a.an_own_value(people[0], labels, own_option_id=options[1])
    a.an_own_value(a.a_person(binned_on=date(2027, 4, 1)), labels, own_option_id=options[1])
    assert own_fields.usage() == ({labels: 2}, {options[0]: 1, options[1]: 2})


@pytest.mark.benchmark
def test_the_values_of_fifty_thousand_people_come_quickly(desk: object) -> None:
    person, value = tables.PersonTable, tables.OwnValueTable
    people = [{"given_name": "P", "family_name": str(number)} for number in range(50_000)]
    for first in range(0, len(people), 5000):
        person.insert_many(people[first : first + 5000]).execute()
    kinds = {CHOICES: "", CHOICE: "", TEXT: "Text", DATE: "2027-04-01", YES_NO: "1"}
    rows = []
    for kind, text in kinds.items():
        field = a.an_own_field(kind.label, kind, *([] if text else ["A"]))
        option = None if text else own_fields.get(field).options[0].id
        rows += [(person_id, field, text, option) for person_id in range(1, 50_001)]
    columns = [value.person_id, value.own_field_id, value.text, value.own_option_id]
    for first in range(0, len(rows), 5000):
        value.insert_many(rows[first : first + 5000], columns).execute()
    started = time.perf_counter()
    bare = tables.database.execute_sql("SELECT person_id, own_field_id, text, own_option_id FROM own_value")
    assert len(bare.fetchall()) == 250_000
    base = time.perf_counter() - started
    started = time.perf_counter()
    assert sum(len(own_fields.of_everybody(field)) for field in own_fields.listing()) == 250_000
    took = time.perf_counter() - started
    print(f"{took * 1000:.0f} ms, the bare rows {base * 1000:.0f} ms")
    assert took < 3 * base
