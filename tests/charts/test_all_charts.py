"""Every chart in rounds of every size: its shapes lie within the picture, its marks speak, both painters draw it."""

import io

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from mentordesk.charts import paper, screen
from mentordesk.charts.primitives import Chart, Line, Rect, Role, Shape, Text
from mentordesk.ui import theme
from mentordesk.ui.widgets.chart import colours
from tests.charts.worlds import CHARTS, WORLDS

SIZES = [(600.0, 12.0), (240.0, 12.0), (500.0, 16.0), (480.0, 8.0)]
"""Widths and sizes of text: a card, the narrowest, the largest text, paper."""

every_chart = pytest.mark.parametrize("name", CHARTS)
every_world = pytest.mark.parametrize("world", WORLDS)


def made(name: str, world: str, width: float = 600, size: float = 12) -> Chart:
    drawing = CHARTS[name](WORLDS[world]())
    return drawing.build(width, drawing.height(size), size)


def corners(shape: Shape) -> list[tuple[float, float]]:
    match shape:
        case Rect():
            return [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        case Line():
            return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
        case Text():
            return [(shape.x, shape.y)]


@every_chart
@every_world
@pytest.mark.parametrize(("width", "size"), SIZES)
def test_every_shape_and_every_mark_lies_within_the_picture(name: str, world: str, width: float, size: float) -> None:
    picture = made(name, world, width, size).picture
    for shape in picture.shapes:
        assert all(-0.5 <= x <= width + 0.5 and -0.5 <= y <= picture.height + 0.5 for x, y in corners(shape)), shape
        if isinstance(shape, Rect):
            assert shape.width >= 0, shape
            assert shape.height >= 0, shape
            assert 0 <= shape.strength <= 1
    for mark in picture.marks:
        assert mark.width > 0, mark
        assert mark.height > 0, mark
        assert -0.5 <= mark.x <= mark.x + mark.width <= width + 0.5, mark
        assert -0.5 <= mark.y <= mark.y + mark.height <= picture.height + 0.5, mark


@every_chart
@every_world
def test_every_mark_has_a_place_of_its_own_words_and_a_link(name: str, world: str) -> None:
    picture = made(name, world).picture
    marks = picture.marks
    places = [(mark.row, mark.column) for mark in marks]
    assert len(set(places)) == len(places)
    for mark in marks:
        assert mark.words.strip()
        assert mark.link
        assert picture.at(mark.x + mark.width / 2, mark.y + mark.height / 2) in marks


@every_chart
@every_world
def test_the_table_says_the_same_in_words_and_in_numbers(name: str, world: str) -> None:
    chart = made(name, world)
    for line in chart.lines:
        assert len(line.texts) == len(line.values) == len(chart.head)
        for text, value in zip(line.texts, line.values, strict=True):
            if isinstance(value, int):
                assert text.replace(",", "") in (str(value), f"{value}.0 h"), "numbers are those that are read"
    assert chart.sentence.endswith(".")
    assert all(title.strip() for title in chart.head)


@every_chart
@every_world
def test_the_screen_and_the_paper_draw_it(name: str, world: str, qapp: object) -> None:
    picture = made(name, world).picture
    for look in (theme.LIGHT, theme.DARK):
        image = QImage(round(picture.width), max(1, round(picture.height)), QImage.Format.Format_RGB32)
        image.fill(look.color("surface"))
        painter = QPainter(image)
        screen.paint(painter, picture, colours(look))
        painter.end()
        empty = QImage(image.size(), image.format())
        empty.fill(look.color("surface"))
        assert image != empty
    written: list[tuple[str, float | None]] = []

    def write(_x: float, _y: float, text: str, /, *, room: float | None, **_look: object) -> None:
        written.append((text, room))

    out = io.BytesIO()
    canvas = Canvas(out)
    paper.paint(canvas, picture, 50, 100, write)
    canvas.save()
    assert out.getvalue().startswith(b"%PDF")
    assert written == [(shape.text, shape.room) for shape in picture.shapes if isinstance(shape, Text)]


@pytest.mark.parametrize("name", ["heat"])
def test_long_names_are_cut_to_their_room(name: str, qapp: object) -> None:
    picture = made(name, "nasty names").picture
    names = [shape for shape in picture.shapes if isinstance(shape, Text) and shape.room is not None]
    assert names
    assert all(shape.room is not None and shape.x + shape.room <= picture.width * 0.4 for shape in names)


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "heat"])
@pytest.mark.parametrize("world", ["one pair", "27 pairs", "400 pairs"])
def test_words_do_not_run_over_each_other(name: str, world: str, qapp: object) -> None:
    """The builders only estimate how wide words are; with the real font no text may lie on another, nor beyond the edge."""
    picture = made(name, world, 480).picture
    font = QFont("Noto Sans")
    areas: list[tuple[float, float, float, float, str]] = []
    for shape in picture.shapes:
        if isinstance(shape, Text):
            font.setPixelSize(round(shape.size))
            font.setBold(shape.bold)
            wide = QFontMetricsF(font).horizontalAdvance(shape.text)
            left = shape.x - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[shape.align]
            right = left + min(wide, shape.room or wide)
            assert -1 <= left <= right <= picture.width + 1, shape
            areas.append((left, right, shape.y - shape.size * 0.7, shape.y, shape.text))
    for place, (left, right, top, bottom, text) in enumerate(areas):
        for other in areas[place + 1 :]:
            apart = right <= other[0] + 0.5 or other[1] <= left + 0.5 or bottom <= other[2] or other[3] <= top
            assert apart, f"“{text}” lies on “{other[4]}”"


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def on(ground: QColor, colour: QColor, strength: float = 1) -> QColor:
    """A colour that lets some of the ground through."""
    part = colour.alphaF() * strength
    mixed = [
        part * above + (1 - part) * below
        for above, below in zip((colour.redF(), colour.greenF(), colour.blueF()),
                                (ground.redF(), ground.greenF(), ground.blueF()), strict=True)
    ]  # fmt: skip
    return QColor.fromRgbF(*mixed)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_everything_can_be_told_from_its_ground(look: theme.Theme) -> None:
    """Text 4.5 to 1, also on a value and on the strongest share; bars, outlines and crosses 3 to 1."""
    used, ground = colours(look), look.color("surface")
    for text in (Role.LABEL, Role.QUIET):
        assert contrast(used[text], ground) >= 4.5
    assert contrast(used[Role.ON_VALUE], used[Role.VALUE]) >= 4.5
    for strength in (0.12, 0.5, 1.0):
        assert contrast(used[Role.LABEL], on(ground, used[Role.HEAT], strength)) >= 4.5
    assert contrast(used[Role.CROSS], used[Role.MISSED]) >= 3
    for role in (Role.VALUE, Role.OTHER, Role.PLAN, Role.AXIS):
        assert contrast(on(ground, used[role]), ground) >= 3, role
    assert contrast(on(ground, used[Role.VALUE], 0.7), ground) >= 3, "a month that was held"


def test_in_high_contrast_a_share_is_told_by_its_number_alone() -> None:
    look = theme.from_palette(theme.palette(theme.DARK))
    used = colours(look)
    assert used[Role.HEAT].alpha() == 0
    assert contrast(used[Role.ON_VALUE], used[Role.VALUE]) >= 4.5
