"""The chart of the way from application to outcome: how many mentees came how far."""

from collections.abc import Sequence

from mentordesk.charts import measures
from mentordesk.charts.primitives import Chart, Line, Mark, Picture, Rect, Role, Row, Shape, Text
from mentordesk.domain.figures import Figure, percent_text, share
from mentordesk.i18n import _, pgettext


def height(steps: Sequence[Figure], size: float) -> float:
    """How high the chart is best, in sizes of its text."""
    return size * 3.2 * max(1, len(steps))


def build(steps: Sequence[Figure], width: float, height: float, text_size: float = 9) -> Chart:
    """The chart in a size, a bar for each step; the link of each is the key of its figure."""
    shapes: list[Shape] = []
    marks: list[Mark] = []
    whole = _count(steps[0]) if steps else 0
    most = max((_count(each) for each in steps), default=0)
    left = min(max((measures.wide(_name(each), text_size) for each in steps), default=0) + text_size, width * 0.42)
    reach = width - left - max((measures.wide(_told(each, whole), text_size) for each in steps), default=0) - text_size
    room = height / max(1, len(steps))
    bar = min(room * 0.62, text_size * 2.4)
    for place, each in enumerate(steps):
        y = place * room
        middle, long = y + room / 2, max(reach, 1) * (_count(each) / most if most else 0)
        label = Text(x=0, y=middle + text_size * 0.35, text=_name(each), size=text_size, room=left - text_size * 0.5)
        shapes.append(label)
        if long:
            shapes.append(Rect(x=left, y=middle - bar / 2, width=long, height=bar, role=Role.VALUE, radius=text_size * 0.25))
        shapes += _number(each, whole, left + long + text_size * 0.6, middle + text_size * 0.35, text_size)
        value = _words(each, whole)
        marks.append(
            Mark(row=place, column=0, x=0, y=y, width=width, height=room, name=_name(each), value=value, link=each.key)
        )
    shapes.append(Line(x1=left, y1=0, x2=left, y2=height, role=Role.AXIS))
    return Chart(
        picture=Picture(width=width, height=height, shapes=tuple(shapes), marks=tuple(marks)),
        sentence=_sentence(steps, whole),
        head=(_("Step"), _("Mentees"), _("Of those who applied"), _("Of the step before")),
        lines=tuple(_lines(steps, whole)),
    )


_STEPS = {
    "mentees": lambda: _("Applied"),
    "mentees_accepted": lambda: pgettext("people", "Accepted"),
    "mentees_matched": lambda: pgettext("people", "Matched"),
}


def _name(figure: Figure) -> str:
    """What the step is called in a row of steps, where the label of its figure would say too much."""
    named = _STEPS.get(figure.key)
    return named() if named is not None else figure.label


def _count(figure: Figure) -> int:
    return round(figure.value or 0)


def _told(figure: Figure, whole: int) -> str:
    return f"{figure.text}  {percent_text(share(_count(figure), whole))}"


def _number(figure: Figure, whole: int, x: float, y: float, size: float) -> list[Shape]:
    """The count, and quietly what part it is of those who applied."""
    after = x + measures.wide(figure.text, size) + size * 0.6
    shapes: list[Shape] = [Text(x=x, y=y, text=figure.text, size=size, bold=True)]
    if whole:
        shapes.append(Text(x=after, y=y, text=percent_text(share(_count(figure), whole)), size=size, role=Role.QUIET))
    return shapes


def _words(figure: Figure, whole: int) -> str:
    part = percent_text(share(_count(figure), whole))
    return _("{count}, {share} of those who applied").format(count=figure.text, share=part)


def _sentence(steps: Sequence[Figure], whole: int) -> str:
    if not whole:
        return _("No mentee has applied yet.")
    last = steps[-1]
    words = _("Of {whole} mentees who applied, {matched} have been matched and {reached} have reached the aim.")
    return words.format(whole=steps[0].text, matched=steps[2].text, reached=last.text)


def _lines(steps: Sequence[Figure], whole: int) -> list[Row]:
    lines = []
    before = whole
    for each in steps:
        parts = percent_text(share(_count(each), whole)), percent_text(share(_count(each), before))
        lines.append(Row((_name(each), each.text, *parts), (_name(each), _count(each), *parts), each.key))
        before = _count(each)
    return lines
