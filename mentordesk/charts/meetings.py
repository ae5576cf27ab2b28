"""The chart of meetings per month: what was held, against the plan."""

from collections.abc import Sequence

from mentordesk.charts import columns, measures
from mentordesk.charts.columns import Area, Column
from mentordesk.charts.primitives import Chart, Look, Picture, Role, Row
from mentordesk.domain.breakdowns import MonthOfRound
from mentordesk.domain.figures import percent_text
from mentordesk.i18n import _, ngettext, number_text, pgettext


def height(_months: Sequence[MonthOfRound], size: float) -> float:
    """How high the chart is best, in sizes of its text."""
    return size * 21


def build(months: Sequence[MonthOfRound], width: float, height: float, text_size: float = 9) -> Chart:
    """The chart in a size; the link of each month is its `Month.iso`. The marks cover whole columns to be hit easily."""
    entries = [
        ((measures.box(Role.VALUE, text_size),), pgettext("meetings", "Held")),
        ((measures.box(Role.PLAN, text_size, Look.OUTLINE),), pgettext("meetings", "Planned")),
    ]
    area = Area(top=0, width=width, bottom=height, size=text_size)
    drawn = columns.draw([_column(each) for each in months], area, entries, number_text)
    return Chart(
        picture=Picture(width=width, height=height, shapes=tuple(drawn.shapes), marks=tuple(drawn.marks)),
        sentence=_sentence(months),
        head=(_("Month"), pgettext("meetings", "Planned"), pgettext("meetings", "Held"), _("Pairs that met"), _("Coverage")),
        lines=tuple(_line(each) for each in months),
    )


def _column(each: MonthOfRound) -> Column:
    above = number_text(each.held) if each.begun and (each.planned or each.held) else ""
    return Column(each.month.short, each.planned, each.held, above, each.month.long, _words(each), each.month.iso)


def _words(each: MonthOfRound) -> str:
    if not each.begun:
        return _("{planned} planned").format(planned=number_text(each.planned))
    words = _("{held} held of {planned} planned, coverage {coverage}")
    return words.format(held=number_text(each.held), planned=number_text(each.planned), coverage=percent_text(each.coverage))


def _sentence(months: Sequence[MonthOfRound]) -> str:
    begun = [each for each in months if each.begun]
    held = sum(each.held for each in begun)
    if not begun:
        return _("No month of meetings has begun yet.")
    count = ngettext("{count} meeting has been held", "{count} meetings have been held", held)
    first = count.format(count=number_text(held))
    covered = [(each.coverage, each) for each in begun if each.over and each.coverage is not None]
    if len(covered) < 2:
        return first + "."
    best, least = max(covered, key=lambda pair: pair[0]), min(covered, key=lambda pair: pair[0])
    if best[0] == least[0]:
        words = _("{meetings}; coverage is {share} in every month that is over.")
        return words.format(meetings=first, share=percent_text(best[0]))
    words = _("{meetings}; coverage is lowest in {low} ({least}) and highest in {high} ({most}).")
    return words.format(
        meetings=first,
        low=least[1].month.name,
        least=percent_text(least[0]),
        high=best[1].month.name,
        most=percent_text(best[0]),
    )


def _line(each: MonthOfRound) -> Row:
    month, planned = each.month.long, number_text(each.planned)
    if not each.begun:
        return Row((month, planned, "–", "–", "–"), (month, each.planned, "", "", ""), each.month.iso)
    met = _("{part} of {whole}").format(part=number_text(each.pairs_met), whole=number_text(each.pairs))
    parts = (met if each.pairs else "–", percent_text(each.coverage))
    shown = (month, planned, number_text(each.held), *parts)
    return Row(shown, (month, each.planned, each.held, *(part if each.pairs else "" for part in parts)), each.month.iso)
