"""The chart of meetings per month: bars as high as their counts, and words that compare the months."""

import pytest

from mentordesk.charts.meetings import build
from mentordesk.charts.primitives import Look, Rect, Role, Text
from mentordesk.domain.breakdowns import MonthOfRound
from mentordesk.domain.months import Month


def month(number: int, held: int, planned: int = 27, over: bool = True, begun: bool = True) -> MonthOfRound:
    met = min(held, planned)
    return MonthOfRound(Month(2027, 1).plus(number), planned, held, planned, met, begun, over)


YEAR = [
    month(1, 27),
    month(2, 24),
    month(3, 20),
    month(4, 1, over=False),
    month(5, 0, over=False, begun=False),
]


def rects(months: list[MonthOfRound], role: Role, height: float = 150) -> list[Rect]:
    """The rectangles of a role; the first is the legend's."""
    shapes = build(months, 480, height).picture.shapes
    return [shape for shape in shapes if isinstance(shape, Rect) and shape.role is role]


def test_bars_are_as_high_as_their_counts() -> None:
    first, second, third, _fourth = rects(YEAR, Role.VALUE)[1:]
    assert second.height / first.height == pytest.approx(24 / 27)
    assert third.height / first.height == pytest.approx(20 / 27)
    outline = rects(YEAR, Role.PLAN)[1]
    assert outline.look is Look.OUTLINE
    assert outline.height == pytest.approx(first.height)
    assert outline.width > first.width


def test_a_month_that_has_not_begun_has_a_plan_and_no_number() -> None:
    numbers = [shape.text for shape in build(YEAR, 480, 150).picture.shapes if isinstance(shape, Text) and shape.bold]
    assert numbers == ["27", "24", "20", "1"]
    assert len(rects(YEAR, Role.PLAN)) == 1 + 5


def test_pointing_at_a_column_says_what_it_stands_for_and_leads_there() -> None:
    picture = build(YEAR, 480, 150).picture
    mark = picture.marks[1]
    found = picture.at(mark.x + 1, mark.y + mark.height - 1)
    assert found is mark
    assert found.link == "2027-03"
    assert found.words == "March 2027: 24 held of 27 planned, coverage 88.9%"
    assert picture.marks[4].words == "June 2027: 27 planned"
    assert picture.at(0, 0) is None


def test_the_sentence_compares_the_months_that_are_over() -> None:
    expected = "72 meetings have been held; coverage is lowest in April (74.1%) and highest in February (100.0%)."
    assert build(YEAR, 480, 150).sentence == expected


@pytest.mark.parametrize(
    ("months", "sentence"),
    [
        ([], "No month of meetings has begun yet."),
        (YEAR[4:], "No month of meetings has begun yet."),
        (YEAR[:1], "27 meetings have been held."),
        ([month(1, 1, 2, over=False)], "1 meeting has been held."),
        ([month(1, 9, 9), month(2, 9, 9)], "18 meetings have been held; coverage is 100.0% in every month that is over."),
    ],
)
def test_the_sentence_of_a_round_at_its_beginning(months: list[MonthOfRound], sentence: str) -> None:
    assert build(months, 480, 150).sentence == sentence


def test_the_table_says_the_same() -> None:
    chart = build(YEAR, 480, 150)
    assert chart.head == ("Month", "Planned", "Held", "Pairs that met", "Coverage")
    assert chart.rows[1] == ("March 2027", "27", "24", "24 of 27", "88.9%")
    assert chart.rows[4] == ("June 2027", "27", "–", "–", "–")
    assert chart.lines[1].values[:3] == ("March 2027", 27, 24)


@pytest.mark.parametrize(("most", "lines"), [(1, 2), (4, 5), (5, 4), (27, 4), (216, 4), (100_000, 3)])
def test_the_scale_goes_in_round_steps(most: int, lines: int) -> None:
    shapes = build([month(1, most, most)], 480, 150).picture.shapes
    scale = [int(shape.text.replace(",", "")) for shape in shapes if isinstance(shape, Text) and shape.role is Role.QUIET]
    assert len(scale) == lines
    assert scale[-1] >= most
    assert all(str(value).strip("0") in ("", "1", "2", "3", "4", "5", "6", "8", "15") for value in scale)


@pytest.mark.parametrize(("count", "named"), [(8, 8), (18, 18), (19, 10), (60, 15)])
def test_of_many_months_only_some_are_named(count: int, named: int) -> None:
    months = [month(number, number % 9, 8) for number in range(count)]
    names = {each.month.short for each in months}
    shown = [shape for shape in build(months, 480, 150).picture.shapes if isinstance(shape, Text) and shape.text in names]
    assert len(shown) == named
