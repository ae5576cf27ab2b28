"""The chart of supply against need: the places mentors of each type offer, beside the mentees who need that type."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mentordesk.charts import measures
from mentordesk.charts.measures import Entry
from mentordesk.charts.primitives import Chart, Line, Look, Mark, Picture, Rect, Role, Row, Shape, Text
from mentordesk.domain.breakdowns import Balance, TypeBalance
from mentordesk.domain.enrolments import MentorType
from mentordesk.i18n import _, ngettext, number_text


class Part(NamedTuple):
    """What a link says: a figure, and the key of a type ("" for who has none)."""

    figure: str
    type: str

    @classmethod
    def parse(cls, link: str) -> "Part":
        """From the link of a mark."""
        figure, _slash, kind = link.partition("/")
        return cls(figure, kind)


def height(balance: Balance, size: float) -> float:
    """How high the chart is best, in sizes of its text."""
    return size * (4 + 4.6 * len(_shown(balance)))


def build(balance: Balance, width: float, height: float, text_size: float = 9) -> Chart:
    """The chart in a size; a link is the key of a figure and of a type, as `places_free/language`."""
    types = _shown(balance)
    shapes, top = measures.legend(_legend(text_size), 0, 0, width, text_size)
    top += text_size * 0.8
    room = (height - top) / max(1, len(types))
    labels = [_label(each) for each in types]
    left = min(max((measures.wide(label, text_size) for label in labels), default=0) + text_size, width * 0.36)
    ends = [words for each in types for words in (_supply(each), _need(each))]
    reach = width - left - max((measures.wide(words, text_size) for words in ends), default=0) - text_size
    most = max((max(each.places, each.mentees) for each in types), default=0)
    frame = _Frame(left, max(reach, 1) / (most or 1), min(room * 0.36, text_size * 1.5), text_size)
    marks: list[Mark] = []
    for place, each in enumerate(types):
        middle = top + place * room + room / 2
        y = middle + text_size * 0.35
        shapes.append(Text(x=0, y=y, text=_label(each), size=text_size, room=left - text_size * 0.5))
        for bar in _bars(each, middle, frame):
            shapes += _drawn(bar, frame)
            marks += _marks(bar, place, frame, width)
    shapes.append(Line(x1=left, y1=top, x2=left, y2=height, role=Role.AXIS))
    return Chart(
        picture=Picture(width=width, height=height, shapes=tuple(shapes), marks=tuple(marks)),
        sentence=_sentence(types, balance.total),
        head=(_("Type"), _("Mentors"), _("Places"), _("Free places"), _("Mentees"), _("Without a mentor")),
        lines=(*(_line(_label(each), each) for each in types), _line(_("Total"), balance.total)),
    )


class _Frame(NamedTuple):
    """Where the bars begin, how long one is, how thick, and the size of the text."""

    left: float
    unit: float
    thick: float
    size: float


class _Bar(NamedTuple):
    """Two counts in one bar, the second open: places taken and free, mentees with a mentor and without."""

    y: float
    role: Role
    look: Look
    first: int
    second: int
    words: str
    column: int
    names: tuple[str, str]
    values: tuple[str, str]
    links: tuple[str, str]


def _shown(balance: Balance) -> list[TypeBalance]:
    """Those without a type only where there is somebody."""
    return [each for each in balance.types if each.type is not None or each.mentors or each.mentees]


def type_name(kind: MentorType | None) -> str:
    """What a type is called, or that there is none."""
    return kind.label if kind is not None else _("Without type")


def _label(each: TypeBalance) -> str:
    return type_name(each.type)


def _legend(size: float) -> list[Entry]:
    return [
        ((measures.box(Role.VALUE, size),), _("Places taken")),
        ((measures.box(Role.VALUE, size, Look.OUTLINE),), _("Free places")),
        ((measures.box(Role.OTHER, size),), _("Mentees with a mentor")),
        ((measures.box(Role.OTHER, size, Look.HATCHED),), _("Without a mentor")),
    ]


def _supply(each: TypeBalance) -> str:
    words = ngettext("{count} place, {free} free", "{count} places, {free} free", each.places)
    return words.format(count=number_text(each.places), free=number_text(each.free))


def _need(each: TypeBalance) -> str:
    words = ngettext("{count} mentee, {looking} without", "{count} mentees, {looking} without", each.mentees)
    return words.format(count=number_text(each.mentees), looking=number_text(each.looking))


def _bars(each: TypeBalance, middle: float, frame: _Frame) -> Iterator[_Bar]:
    """The upper bar is what there is, the lower what is needed."""
    kind, name, gap = each.type.value if each.type is not None else "", _label(each), frame.size * 0.15
    mentors = ngettext("{count} mentor", "{count} mentors", each.mentors).format(count=number_text(each.mentors))
    yield _Bar(
        middle - frame.thick - gap, Role.VALUE, Look.OUTLINE, each.places - each.free, each.free, _supply(each), 0,
        (_("{type}, mentors").format(type=name), _("{type}, free places").format(type=name)),
        (f"{mentors}, {_supply(each)}", number_text(each.free)),
        (f"mentors_taken_in/{kind}", f"places_free/{kind}"),
    )  # fmt: skip
    yield _Bar(
        middle + gap, Role.OTHER, Look.HATCHED, each.mentees - each.looking, each.looking, _need(each), 2,
        (_("{type}, mentees").format(type=name), _("{type}, mentees without a mentor").format(type=name)),
        (_need(each), number_text(each.looking)),
        (f"mentees_taken_in/{kind}", f"mentees_looking/{kind}"),
    )  # fmt: skip


def _drawn(bar: _Bar, frame: _Frame) -> Iterator[Shape]:
    first, second = bar.first * frame.unit, bar.second * frame.unit
    if first:
        yield Rect(x=frame.left, y=bar.y, width=first, height=frame.thick, role=bar.role)
    if second:
        x, inner = frame.left + first, max(second - 0.5, 0.5)
        yield Rect(x=x, y=bar.y + 0.5, width=inner, height=frame.thick - 1, role=bar.role, look=bar.look)
    x, y = frame.left + first + second + frame.size * 0.6, bar.y + frame.thick / 2 + frame.size * 0.35
    yield Text(x=x, y=y, text=bar.words, size=frame.size)


def _marks(bar: _Bar, row: int, frame: _Frame, width: float) -> Iterator[Mark]:
    """The words after the bar belong to its second part, where there is one; else to the whole."""
    first = bar.first * frame.unit
    border = frame.left + first if bar.second else width
    for place, (x, end) in enumerate(((0.0, border), (border, width))):
        if place == 0 or bar.second:
            yield Mark(
                row=row, column=bar.column + place, x=x, y=bar.y, width=end - x, height=frame.thick,
                name=bar.names[place], value=bar.values[place], link=bar.links[place],
            )  # fmt: skip


def _sentence(types: Sequence[TypeBalance], total: TypeBalance) -> str:
    if not total.mentors and not total.mentees:
        return _("Nobody has been taken in yet.")
    free = ngettext("{count} place is free", "{count} places are free", total.free)
    looking = ngettext("{count} mentee has no mentor", "{count} mentees have no mentor", total.looking)
    told = f"{free.format(count=number_text(total.free))}, {looking.format(count=number_text(total.looking))}"
    short = [(each.looking - each.free, each) for each in types if each.looking > each.free]
    if not short:
        return told + "."
    most, each = max(short, key=lambda pair: pair[0])
    words = ngettext("{told}; {type}: {count} place is lacking.", "{told}; {type}: {count} places are lacking.", most)
    return words.format(told=told, type=_label(each), count=number_text(most))


def _line(name: str, each: TypeBalance) -> Row:
    counts = (each.mentors, each.places, each.free, each.mentees, each.looking)
    return Row((name, *map(number_text, counts)), (name, *counts))
