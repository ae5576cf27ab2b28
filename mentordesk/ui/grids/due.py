"""Finds the first cell of the month grid that waits for an answer."""

from datetime import date

from mentordesk.queries import lazily, slices
from mentordesk.ui.grids.model import FIRST, MonthGridModel


def first(model: MonthGridModel, on: date) -> tuple[int, int]:
    """Row and column of the first empty expected cell of the latest month that has ended, else of the running one.

    Where nothing waits, the uppermost cell of the running month. Of a long list only what comes into view is looked at.
    """
    months, rows = model.grid.months, model.rowCount() if model.total() <= slices.SIZE else lazily.PAGE
    begun = [place for place, month in enumerate(months) if month.first_day <= on]
    ended = [place for place in begun if months[place].last_day <= on]
    for place in dict.fromkeys((*ended[-1:], *begun[-1:])):
        for row in range(min(rows, model.rowCount())):
            if model.row_at(row).is_open_in(place):
                return row, FIRST + place
    return 0, FIRST + (begun[-1] if begun else 0)
