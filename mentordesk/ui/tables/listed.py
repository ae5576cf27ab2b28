"""A list as it is seen (columns, order, filter, choice), turned into what an export writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from mentordesk.exchange.export_tables import Cell, Form, Sheet
from mentordesk.i18n import _
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.view import RecordTable


@dataclass(frozen=True, slots=True)
class Listed:
    """What is to be written, and whether it is only what was selected."""

    sheet: Sheet
    chosen: bool = False


def of_table(title: str, table: RecordTable) -> Listed:
    """The rows in view with the columns in view; only the selected ones where several are selected."""
    model = table.list_model()
    selected = table.selected_rows()
    several = len(selected) > 1
    places = [model.column_of(key) for key in table.shown_columns()]
    columns = [model.columns[place] for place in places]
    rows = [
        tuple(
            cell
            for column, place in zip(columns, places, strict=True)
            for cell in _cells(column, model.record_at(row), model.text_at(row, place))
        )
        for row in (selected if several else range(model.rowCount()))
    ]
    return Listed(as_sheet(title, [heading for column in columns for heading in _headings(column)], rows), several)


def as_sheet(title: str, headings: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> Sheet:
    """A sheet of these, each column in the form of what stands in it."""
    heads, lines = tuple(headings), tuple(rows)
    forms = tuple(_form([line[place] for line in lines]) for place in range(len(heads)))
    return Sheet(key="list", title=title, headings=heads, forms=forms, rows=lines)


def _headings(column: Column) -> tuple[str, ...]:
    title = _(column.title)
    if column.kind == "progress" and column.progress is not None:
        return _("{title}: held").format(title=title), _("{title}: in the plan").format(title=title)
    return (title,)


def _cells(column: Column, record: Any, text: str) -> tuple[Cell, ...]:
    """The words of a cell; a real date or number where the column knows it and it says the same.

    Boxes such as 3/8 become two numbers: a spreadsheet would read them as a day in August.
    """
    if column.kind == "progress" and column.progress is not None:
        return column.progress(record) if text else (None, None)
    value = column.sort(record) if column.sort is not None else None
    if isinstance(value, date):
        return (value,)
    if column.kind == "date":
        return (_day(text),)
    same = isinstance(value, int | float) and not isinstance(value, bool) and str(value) == text
    return (value if same else text or None,)


def _day(text: str) -> Cell:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text or None


def _form(cells: list[Cell]) -> Form:
    if any(isinstance(cell, date) for cell in cells):
        return Form.DAY
    if any(isinstance(cell, float) for cell in cells):
        return Form.NUMBER
    return Form.WHOLE if any(isinstance(cell, int) for cell in cells) else Form.TEXT
