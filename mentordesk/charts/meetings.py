"""The chart of meetings per month: what was held, against the plan."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mentordesk.charts.primitives import Chart, Line, Picture, Rect, Role, Shape, Text
from mentordesk.domain.figures import number_text, percent_text, share
from mentordesk.domain.months import Month
from mentordesk.i18n import _, ngettext, pgettext


class MonthOfMeetings(NamedTuple):
    """A month: meetings planned and held, and pairs that were to meet and those of them that did.

    `begun` tells that the month has begun on the day of the figures; there is nothing to say yet of the others. `over`
    tells that it has ended: only such months are compared.
    """

    month: Month
    planned: int
    held: int
    pairs: int
    pairs_met: int
    begun: bool
    over: bool

    @property
    def coverage(self) -> float | None:
        """The part of the pairs that met; None where none was to meet, or the month has not begun."""
        return share(self.pairs_met, self.pairs) if self.begun else None


_MOST_LABELS = 18
"""With more months than this only every other, or every third, is written below the axis."""
_STEPS = (1, 2, 5)


def build(months: Sequence[MonthOfMeetings], width: float, height: float, text_size: float = 9) -> Chart:
    """The chart in a size; the link of each month is its `Month.iso`. Rectangles cover whole columns to be hit easily."""
    shapes = tuple(_shapes(months, width, height, text_size))
    return Chart(
        picture=Picture(width=width, height=height, shapes=shapes),
        sentence=_sentence(months),
        head=(_("Month"), pgettext("meetings", "Planned"), pgettext("meetings", "Held"), _("Pairs that met"), _("Coverage")),
        rows=tuple(_row(month) for month in months),
    )


def _shapes(months: Sequence[MonthOfMeetings], width: float, height: float, size: float) -> Iterator[Shape]:
    most = max((max(each.planned, each.held) for each in months), default=0)
    step = _step(most)
    top = step * max(1, -(-most // step))
    left, upper, lower = len(number_text(top)) * size * 0.62 + size * 0.8, size * 2.9, height - size * 1.9
    yield from _legend(left, size)
    scale = (lower - upper) / top
    for value in range(0, top + 1, step):
        y = lower - value * scale
        yield Line(x1=left, y1=y, x2=width, y2=y, role=Role.GRID if value else Role.AXIS)
        below = y + size * 0.35
        yield Text(x=left - size * 0.6, y=below, text=number_text(value), size=size, role=Role.QUIET, align="right")
    room = (width - left) / max(1, len(months))
    every = -(-len(months) // _MOST_LABELS)
    for place, each in enumerate(months):
        x = left + place * room
        yield from _column(each, x, room, lower, scale, size)
        if place % max(1, every) == 0:
            middle = x + room / 2
            yield Text(x=middle, y=lower + size * 1.5, text=each.month.short, size=size, align="center")
        tip = _tooltip(each)
        yield Rect(x=x, y=upper, width=room, height=lower - upper, role=Role.SPOT, tooltip=tip, link=each.month.iso)


def _legend(left: float, size: float) -> Iterator[Shape]:
    """What is what, above the columns."""
    y, box, x = size * 0.2, size * 0.9, left
    for role, words in ((Role.VALUE, pgettext("meetings", "Held")), (Role.PLAN, pgettext("meetings", "Planned"))):
        yield Rect(x=x, y=y, width=box, height=box, role=role, radius=size * 0.15)
        yield Text(x=x + box + size * 0.5, y=y + size * 0.82, text=words, size=size)
        x += box + size * (2.2 + len(words) * 0.62)


def _column(each: MonthOfMeetings, x: float, room: float, lower: float, scale: float, size: float) -> Iterator[Shape]:
    """The plan as an outline, the meetings held as a bar within it, and their number above."""
    wide, middle = min(room * 0.62, size * 5), x + room / 2
    planned, held = each.planned * scale, each.held * scale
    if planned:
        yield Rect(x=middle - wide / 2, y=lower - planned, width=wide, height=planned, role=Role.PLAN, radius=size * 0.25)
    if held:
        inner = wide * 0.74
        yield Rect(x=middle - inner / 2, y=lower - held, width=inner, height=held, role=Role.VALUE, radius=size * 0.25)
    if each.begun and (planned or held) and wide > size * 1.2:
        y = lower - max(planned, held) - size * 0.4
        yield Text(x=middle, y=y, text=number_text(each.held), size=size, align="center", bold=True)


def _step(most: int) -> int:
    """A round distance between the lines of the scale, so that there are at most five."""
    distance, power = 1, 1
    while most > distance * 4:
        following = _STEPS.index(distance // power) + 1
        power, place = (power, following) if following < len(_STEPS) else (power * 10, 0)
        distance = _STEPS[place] * power
    return distance


def _tooltip(each: MonthOfMeetings) -> str:
    if not each.begun:
        return _("{month}: {planned} planned").format(month=each.month.long, planned=number_text(each.planned))
    words = _("{month}: {held} held of {planned} planned, coverage {coverage}")
    return words.format(
        month=each.month.long,
        held=number_text(each.held),
        planned=number_text(each.planned),
        coverage=percent_text(each.coverage),
    )


def _sentence(months: Sequence[MonthOfMeetings]) -> str:
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


def _row(each: MonthOfMeetings) -> tuple[str, ...]:
    met = _("{part} of {whole}").format(part=number_text(each.pairs_met), whole=number_text(each.pairs))
    told = (number_text(each.held), met if each.pairs else "–", percent_text(each.coverage)) if each.begun else ("–",) * 3
    return (each.month.long, number_text(each.planned), *told)
