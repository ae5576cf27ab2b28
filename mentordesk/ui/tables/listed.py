"""A list as it is seen (columns, order, filter, choice), as words, real dates and real numbers for an export."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mentordesk.i18n import _
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.view import RecordTable

Value = str | float | date | None


@dataclass(frozen=True, slots=True)
class Listed:
    """What is to be written. `chosen` tells that it is only what was selected."""

    title: str
    headings: Sequence[str]
    rows: Sequence[tuple[Value, ...]]
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
            value
            for column, place in zip(columns, places, strict=True)
            for value in _values(column, model.record_at(row), model.text_at(row, place))
        )
        for row in (selected if several else range(model.rowCount()))
    ]
    return Listed(title, [heading for column in columns for heading in _headings(column)], rows, several)


def _headings(column: Column) -> tuple[str, ...]:
    title = _(column.title)
    if column.kind == "progress" and column.progress is not None:
        return _("{title}: held").format(title=title), _("{title}: in the plan").format(title=title)
    return (title,)


def _values(column: Column, record: Any, text: str) -> tuple[Value, ...]:
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


def _day(text: str) -> Value:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text or None
