"""The chart of the mentors' working time: hours used against those planned, in all and by month."""

from collections.abc import Sequence

from mentordesk.charts import columns, measures
from mentordesk.charts.columns import Area, Column
from mentordesk.charts.primitives import Chart, Look, Mark, Picture, Rect, Role, Row, Shape, Text
from mentordesk.domain.breakdowns import MonthOfHours
from mentordesk.domain.figures import hours_number, hours_text, percent_text, share
from mentordesk.domain.working_time import Minutes
from mentordesk.i18n import _, number_text, pgettext

TOTAL = "total"
"""The link of the bar above the months."""


def height(_months: Sequence[MonthOfHours], size: float) -> float:
    """How high the chart is best, in sizes of its text."""
    return size * 22


def build(months: Sequence[MonthOfHours], width: float, height: float, text_size: float = 9) -> Chart:
    """The chart in a size; the link of each month is its `Month.iso`, that of the sum is `TOTAL`."""
    total = sum((each.minutes for each in months), Minutes())
    entries = [
        ((measures.box(Role.VALUE, text_size),), pgettext("hours", "Used")),
        ((measures.box(Role.PLAN, text_size, Look.OUTLINE),), pgettext("hours", "Planned")),
    ]
    shapes, mark = _total(total, width, text_size)
    area = Area(top=mark.height + text_size * 1.2, width=width, bottom=height, size=text_size)
    drawn = columns.draw([_column(each) for each in months], area, entries, number_text, row=1)
    return Chart(
        picture=Picture(width=width, height=height, shapes=(*shapes, *drawn.shapes), marks=(mark, *drawn.marks)),
        sentence=_sentence(total),
        head=(_("Month"), pgettext("hours", "Planned"), pgettext("hours", "Used"), pgettext("hours", "Left"), _("Own time")),
        lines=(*(_line(each.month.long, each.minutes, each.month.iso) for each in months), _line(_("Total"), total, TOTAL)),
    )


def _total(total: Minutes, width: float, size: float) -> tuple[list[Shape], Mark]:
    """One bar for the whole round: used within planned, with its words above."""
    words = _("{used} of {planned} used").format(used=hours_text(total.paid), planned=hours_text(total.planned))
    part = share(total.paid, total.planned)
    top, high, radius = size * 1.5, size * 0.9, size * 0.45
    shapes: list[Shape] = [Text(x=0, y=size, text=words, size=size, bold=True)]
    if part is not None:
        shapes.append(Text(x=width, y=size, text=percent_text(part), size=size, align="right"))
        used = width * min(part, 1)
        shapes.append(Rect(x=0, y=top, width=width, height=high, role=Role.PLAN, look=Look.OUTLINE, radius=radius))
        shapes.append(Rect(x=0, y=top, width=used, height=high, role=Role.VALUE, radius=radius))
    name, value = _("The whole round"), _words(total)
    return shapes, Mark(row=0, column=0, x=0, y=0, width=width, height=top + high, name=name, value=value, link=TOTAL)


def _column(each: MonthOfHours) -> Column:
    minutes = each.minutes
    above = hours_number(minutes.paid) if each.begun and (minutes.planned or minutes.paid) else ""
    told = _words(minutes) if each.begun else _("{planned} planned").format(planned=hours_text(minutes.planned))
    month = each.month
    return Column(month.short, minutes.planned / 60, minutes.paid / 60, above, month.long, told, month.iso)


def _words(minutes: Minutes) -> str:
    told = _("{used} used of {planned} planned").format(used=hours_text(minutes.paid), planned=hours_text(minutes.planned))
    return _("{used}, own time {own}").format(used=told, own=hours_text(minutes.own)) if minutes.own else told


def _sentence(total: Minutes) -> str:
    if not total.planned and not total.paid:
        return _("No paid working time is planned.")
    used, planned = hours_text(total.paid), hours_text(total.planned)
    if total.left < 0:
        words = _("{used} have been used, {more} more than the {planned} planned.")
        return words.format(used=used, planned=planned, more=hours_text(-total.left))
    words = _("{used} of {planned} have been used; {left} are left.")
    return words.format(used=used, planned=planned, left=hours_text(total.left))


def _line(name: str, minutes: Minutes, link: str) -> Row:
    told = (minutes.planned, minutes.paid, minutes.left, minutes.own)
    return Row((name, *map(hours_text, told)), (name, *(round(each / 60, 2) for each in told)), link)
