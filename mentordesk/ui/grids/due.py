"""Finds the first cell of the month grid that waits for an answer."""

from datetime import date

from mentordesk.queries import month_grid, slices
from mentordesk.ui.grids.model import FIRST, MonthGridModel


def first(model: MonthGridModel, round_id: int | None, on: date) -> tuple[int, int]:
    """Row and column of the first empty expected cell of the latest month that has ended, else of the running one.

    Where nothing waits, the uppermost cell of the running month. Of a long list only the beginning is looked at.
    """
    months, first_ids = model.grid.months, model.grid.rows.ids[: slices.SIZE]
    begun = [place for place, month in enumerate(months) if month.first_day <= on]
    ended = [place for place in begun if months[place].last_day <= on]
    for place in dict.fromkeys((*ended[-1:], *begun[-1:])):
        waiting = month_grid.unwritten(round_id, months[place], first_ids) if round_id is not None else ()
        for row in model.rows_of(waiting):
            if model.row_at(row).is_open_in(place):
                return row, FIRST + place
    return 0, FIRST + (begun[-1] if begun else 0)
