"""Criteria are the same after they were written and read, and what is not understood is told and left out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.domain.filters import VERSION, Criteria, read, written

_keys = some.text(min_size=1, max_size=20)
_criteria = some.builds(
    Criteria,
    search=some.text(max_size=40),
    values=some.dictionaries(_keys, some.lists(some.text(), min_size=1, max_size=4).map(tuple), max_size=4),
)


@given(_criteria, some.none() | some.frozensets(some.integers(min_value=1)))
def test_what_is_written_is_read_again(criteria: Criteria, ids: frozenset[int] | None) -> None:
    whole = Criteria(search=criteria.search, values=criteria.values, ids=ids, title="" if ids is None else "Chosen")
    assert read(written(whole)) == (whole, [])


def test_criteria_are_written_as_one_thinks_of_them() -> None:
    wanted = Criteria.of(role=Role.MENTEE, status=[EnrolmentStatus.ACCEPTED, EnrolmentStatus.WAITING], unit="", type=())
    assert wanted.values == {"role": ("mentee",), "status": ("accepted", "waiting")}
    assert json.loads(written(wanted)) == {
        "version": VERSION, "values": {"role": ["mentee"], "status": ["accepted", "waiting"]}
    }  # fmt: skip
    assert not wanted.is_empty()
    assert Criteria.of().is_empty()


def test_a_choice_of_nobody_is_not_a_choice_of_all() -> None:
    nobody = Criteria.of(ids=[], title="Waiting too long")
    assert not nobody.is_empty()
    assert read(written(nobody))[0].ids == frozenset()


def test_what_a_later_program_wrote_is_read_as_far_as_it_is_understood() -> None:
    later = {"version": 9, "search": "ali", "sort": "name", "values": {"role": ["mentor"], "age": {"from": 20}}}
    criteria, unknown = read(json.dumps(later))
    assert criteria == Criteria.of(search="ali", role="mentor")
    assert unknown == ["sort", "age"]


@pytest.mark.parametrize("damaged", ["", "{", "[]", "null", '{"values": 3}', '{"ids": ["a", true]}', '{"search": 7}'])
def test_damaged_criteria_narrow_nothing(damaged: str) -> None:
    criteria, unknown = read(damaged)
    assert criteria.is_empty()
    assert unknown or damaged == '{"search": 7}'


def test_the_meaning_of_a_number_is_told_and_is_no_difference() -> None:
    wanted = Criteria.of(ids=[4, 9], title="Quiet pairs", meaning="Pairs that have not met.")
    assert wanted == Criteria.of(ids=[4, 9], title="Quiet pairs")
    assert read(written(wanted))[0].meaning == "Pairs that have not met."
    assert "meaning" not in json.loads(written(Criteria.of(ids=[4], title="Some")))
