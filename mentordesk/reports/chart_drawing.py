"""Puts a chart on paper with its sentence and its figures beneath."""

from collections.abc import Sequence

from mentordesk.charts import paper as chart_on_paper
from mentordesk.charts.primitives import Align, Chart
from mentordesk.reports import text
from mentordesk.reports.frame import Paper
from mentordesk.reports.sheet import SheetCanvas
from mentordesk.reports.tables import Column, Row
from mentordesk.reports.text import Style

SIZE = 8.0
"""The size of the text in charts."""


_MOST = 600.0


def height(chart: Chart, lines: int | None = None) -> float:
    """How high the chart is with its sentence and its table, so that they stay together if a page can hold them."""
    table = (len(chart.lines) if lines is None else lines) + 1
    whole = chart.picture.height + 30 + table * 18.5
    return whole if whole < _MOST else chart.picture.height + 20


def draw(paper: Paper, chart: Chart) -> None:
    """The picture, over the whole width, and its sentence."""
    high = chart.picture.height
    paper.picture(high, chart.sentence, lambda canvas, x, y, _wide, _high: paint(canvas, chart, x, y))
    paper.paragraph(chart.sentence)


def table(paper: Paper, chart: Chart, more: Sequence[Row] = (), wide: float = 86) -> None:
    """The figures of the chart, the names at the left."""
    columns = [Column(chart.head[0]), *(Column(title, align="right", width=wide) for title in chart.head[1:])]
    paper.table(columns, [*chart.rows, *more])


def paint(canvas: SheetCanvas, chart: Chart, x: float, y: float) -> None:
    """Draw the shapes in the fonts of the paper."""

    def write(
        x: float, y: float, words: str, /, *, size: float, bold: bool, colour: str, align: Align, room: float | None
    ) -> None:
        style = Style(size=size, weight="bold" if bold else "regular", colour=colour)
        text.draw(canvas, x, y, words, style, align, max_width=room)

    chart_on_paper.paint(canvas, chart.picture, x, y, write)
