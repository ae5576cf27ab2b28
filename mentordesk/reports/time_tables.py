"""What the accounts of working time share: how time is written, the figures at the top, the columns of their tables."""

from mentordesk.domain.working_time import Minutes
from mentordesk.i18n import _
from mentordesk.reports.frame import KeyFigure
from mentordesk.reports.tables import Column


def time_text(minutes: int) -> str:
    """Minutes as hours and minutes, exact, so that columns add up: 17:30, −0:45."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'−' if minutes < 0 else ''}{hours}:{rest:02d}"


def key_figures(minutes: Minutes) -> list[KeyFigure]:
    """The account in four numbers."""
    return [
        KeyFigure(_("Planned"), time_text(minutes.planned), _("for the whole time")),
        KeyFigure(_("Used"), time_text(minutes.paid), _("paid working time")),
        KeyFigure(_("Left"), time_text(minutes.left), _("planned minus used")),
        KeyFigure(_("Own time"), time_text(minutes.own), _("unpaid")),
    ]


def month_columns() -> list[Column]:
    """Month by month: what the meetings took, what of it was paid, activities, and the account."""
    titles = (
        (_("Meetings held"), 68),
        (_("Meetings paid"), 62),
        (_("Own time"), 54),
        (_("Activities"), 62),
        (_("Used"), 52),
        (_("Planned"), 56),
        (_("Left"), 54),
    )
    return [Column(_("Month")), *(Column(title, width=width, align="right") for title, width in titles)]


def month_cells(minutes: Minutes, activity: int, *, nothing: str = "") -> list[str]:
    """The cells of a month after its name; `activity` is what paid activities took; `nothing` stands for no time."""
    paid = minutes.paid - activity
    values = (paid + minutes.own, paid, minutes.own, activity, minutes.paid, minutes.planned, minutes.left)
    return [nothing if nothing and not value else time_text(value) for value in values]


def sum_columns(first: str, width: float = 72) -> list[Column]:
    """A column for whose time it is, and four for the account."""
    titles = (_("Planned"), _("Used"), _("Left"), _("Own time"))
    return [Column(first), *(Column(title, width=width, align="right") for title in titles)]


def sum_cells(minutes: Minutes) -> list[str]:
    """The cells of those four."""
    return [time_text(value) for value in (minutes.planned, minutes.paid, minutes.left, minutes.own)]
