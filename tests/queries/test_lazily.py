"""A list whose records are read when they are looked at: with their neighbours, all at once, or in slices."""

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from mentordesk.queries import lazily, slices
from mentordesk.queries.lazily import LazyList


class Line(NamedTuple):
    """A record."""

    id: int
    word: str = "read"


class Shelf:
    """Gives lines and notes which were asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def read(self, ids: Sequence[int]) -> list[Line]:
        self.asked.append(list(ids))
        return [Line(one) for one in reversed(ids)]


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(lazily, "PAGE", 3)
    monkeypatch.setattr(lazily, "SLICE", 4)
    return Shelf()


def numbers(lines: Sequence[Line]) -> list[int]:
    return [line.id for line in lines]


IDS = [50, 10, 40, 20, 30, 70, 60]


def test_one_is_read_with_its_neighbours_and_only_once(shelf: Shelf) -> None:
    lines = LazyList(IDS, shelf.read)
    assert (len(lines), shelf.asked) == (7, [])
    assert lines[4].id == 30
    assert lines[3].id == 20
    assert lines[-1].id == 60
    assert shelf.asked == [[20, 30, 70], [60]]


def test_who_walks_through_it_gets_all_with_one_question_for_what_is_left(shelf: Shelf) -> None:
    lines = LazyList(IDS, shelf.read)
    assert numbers(lines[1:3]) == [10, 40]
    assert numbers(list(lines)) == IDS
    assert shelf.asked == [[10, 40], [50, 20, 30, 70, 60]]
    assert lines.is_whole()


def test_it_is_read_in_slices_without_what_is_there(shelf: Shelf) -> None:
    lines = LazyList(IDS, shelf.read)
    lines.need([0, 1])
    shelf.asked.clear()
    reading = lines.reading()
    next(reading)
    assert shelf.asked == [[20, 30, 40, 60]], "by their ids"
    assert (lines.known(2), lines.known(5)) == (Line(40), None)
    slices.whole(reading)
    assert shelf.asked == [[20, 30, 40, 60], [70]]
    assert lines.is_whole()


def test_what_is_put_is_not_read_and_what_is_read_is_kept(shelf: Shelf) -> None:
    lines = LazyList(IDS[:3], shelf.read)
    lines[1] = Line(10, "put")
    assert [line.word for line in lines] == ["read", "put", "read"]
    lines[0] = Line(50, "put")
    assert [line.word for line in lines] == ["put", "put", "read"]
    assert shelf.asked == [[50, 40]]


def test_more_may_be_given_than_was_asked_for() -> None:
    lines = LazyList([1, 2], lambda _ids: [Line(3), Line(2), Line(1)])
    assert lines[0] == Line(1)
    assert numbers(lines) == [1, 2]
