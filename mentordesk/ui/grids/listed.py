"""The month grid as it is seen, turned into what an export writes: a letter per month, and the sums as numbers."""

from mentordesk.i18n import _
from mentordesk.ui.grids import words
from mentordesk.ui.grids.model import MonthGridModel
from mentordesk.ui.tables.listed import Listed


def of_grid(title: str, model: MonthGridModel) -> Listed:
    """The pairs shown, in their order. Months are written out, so that a column says its year."""
    months = [f"{month.long[:1].upper()}{month.long[1:]}" for month in model.grid.months]
    headings = [_("Mentor"), _("Mentee"), *months, _("Meetings held"), _("Meetings in the plan")]
    rows = [
        (row.mentor, row.mentee, *(words.letters(cell) or None for cell in row.cells), row.held, row.plan)
        for row in model.rows()
    ]
    return Listed(title, headings, rows)
