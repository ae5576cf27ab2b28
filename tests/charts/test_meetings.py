"""The chart of meetings per month: its shapes lie within the picture, and its words and figures say the same."""

import io
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from mentordesk.charts import paper, screen
from mentordesk.charts.meetings import MonthOfMeetings, build
from mentordesk.charts.primitives import Line, Rect, Role, Text
from mentordesk.domain.months import Month


def month(number: int, held: int, planned: int = 27, over: bool = True, begun: bool = True) -> MonthOfMeetings:
    met = min(held, planned)
    return MonthOfMeetings(Month(2027, 1).plus(number), planned, held, planned, met, begun, over)


YEAR = [
    month(1, 27),
    month(2, 24),
    month(3, 20),
    month(4, 1, over=False),
    month(5, 0, over=False, begun=False),
]


def rects(months: Sequence[MonthOfMeetings], role: Role, height: float = 150) -> list[Rect]:
    shapes = build(months, 480, height).picture.shapes
    return [shape for shape in shapes if isinstance(shape, Rect) and shape.role is role]


@pytest.mark.parametrize(
    "months",
    [[], [month(1, 0, 0)], YEAR, [month(i, i % 9, 8) for i in range(60)], [month(1, 98_765, 100_000)], [month(1, 9, 3)]],
    ids=["nothing", "an empty month", "a year", "five years", "many", "more than planned"],
)
def test_every_shape_lies_within_the_picture(months: list[MonthOfMeetings]) -> None:
    picture = build(months, 480, 150).picture
    for shape in picture.shapes:
        match shape:
            case Rect():
                assert shape.width >= 0
                assert shape.height >= 0
                corners = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
            case Line():
                corners = [(shape.x1, shape.y1), (shape.x2, shape.y2)]
            case Text():
                corners = [(shape.x, shape.y)]
        assert all(-0.01 <= x <= 480.01 and -0.01 <= y <= 150.01 for x, y in corners), shape


def test_bars_are_as_high_as_their_counts() -> None:
    first, second, third, _fourth = rects(YEAR, Role.VALUE)[1:]
    assert second.height / first.height == pytest.approx(24 / 27)
    assert third.height / first.height == pytest.approx(20 / 27)
    outline = rects(YEAR, Role.PLAN)[1]
    assert outline.height == pytest.approx(first.height)
    assert outline.width > first.width


def test_a_month_that_has_not_begun_has_a_plan_and_no_number() -> None:
    numbers = [shape.text for shape in build(YEAR, 480, 150).picture.shapes if isinstance(shape, Text) and shape.bold]
    assert numbers == ["27", "24", "20", "1"]
    assert len(rects(YEAR, Role.PLAN)) == 1 + 5  # the first is the legend's


def test_pointing_at_a_column_says_what_it_stands_for_and_leads_there() -> None:
    picture = build(YEAR, 480, 150).picture
    spot = rects(YEAR, Role.SPOT)[1]
    found = picture.at(spot.x + 1, spot.y + spot.height - 1)
    assert found is not None
    assert found.link == "2027-03"
    assert found.tooltip == "March 2027: 24 held of 27 planned, coverage 88.9%"
    assert rects(YEAR, Role.SPOT)[4].tooltip == "June 2027: 27 planned"
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
def test_the_sentence_of_a_round_at_its_beginning(months: list[MonthOfMeetings], sentence: str) -> None:
    assert build(months, 480, 150).sentence == sentence


def test_the_table_says_the_same() -> None:
    chart = build(YEAR, 480, 150)
    assert chart.head == ("Month", "Planned", "Held", "Pairs that met", "Coverage")
    assert chart.rows[1] == ("March 2027", "27", "24", "24 of 27", "88.9%")
    assert chart.rows[4] == ("June 2027", "27", "–", "–", "–")


@pytest.mark.parametrize(("most", "lines"), [(1, 2), (4, 5), (5, 4), (27, 4), (216, 4), (100_000, 3)])
def test_the_scale_goes_in_round_steps(most: int, lines: int) -> None:
    shapes = build([month(1, most, most)], 480, 150).picture.shapes
    scale = [int(shape.text.replace(",", "")) for shape in shapes if isinstance(shape, Text) and shape.role is Role.QUIET]
    assert len(scale) == lines
    assert scale[-1] >= most
    assert all(str(value).strip("0") in ("", "1", "2", "3", "4", "5", "6", "8", "15") for value in scale)


def test_the_screen_shows_the_plan_and_what_was_held(qapp: object) -> None:
    picture = build(YEAR, 480, 150, text_size=11).picture
    image = QImage(480, 150, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    screen.paint(painter, picture, {role: QColor("#14646E" if role is Role.VALUE else "#868F9B") for role in Role})
    painter.end()
    bar = [shape for shape in picture.shapes if isinstance(shape, Rect) and shape.role is Role.VALUE][1]
    spot = [shape for shape in picture.shapes if isinstance(shape, Rect) and shape.role is Role.SPOT][4]
    middle = round(bar.x + bar.width / 2), round(bar.y + bar.height / 2)
    assert image.pixelColor(*middle).name() == "#14646e"
    assert image.pixelColor(round(spot.x + spot.width / 2), round(spot.y + spot.height / 2)).name() == "#ffffff"


def test_the_paper_gets_every_text_upright_and_in_place() -> None:
    written: list[tuple[float, float, str]] = []

    def write(x: float, y: float, text: str, /, **_look: object) -> None:
        written.append((x, y, text))

    picture = build(YEAR, 480, 150).picture
    paper.paint(Canvas(io.BytesIO()), picture, 50, 100, write)
    texts = [shape for shape in picture.shapes if isinstance(shape, Text)]
    assert written == [(50 + shape.x, 250 - shape.y, shape.text) for shape in texts]
