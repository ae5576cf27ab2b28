"""Address labels, three by eight on an A4 sheet of labels; a sheet that was begun can be used up."""

from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from mentordesk import i18n
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import contacts
from mentordesk.queries.contacts import Contact
from mentordesk.queries.slices import Slices
from mentordesk.reports import letterhead, text
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.options import OneOf, Value
from mentordesk.reports.report import Asks, Missing, Report, Request, Tick, Who
from mentordesk.reports.sheet import INK, MM, PORTRAIT, SheetCanvas, open_canvas
from mentordesk.reports.text import Style

ACROSS, DOWN = 3, 8
PER_SHEET = ACROSS * DOWN
NAME = Style(size=11, weight="bold", leading=14, colour=INK)
LINE = Style(size=10.5, leading=13.5, colour=INK)


class Format(NamedTuple):
    """A sheet of labels in millimetres: the first label's corner, the distance of the labels, and their size."""

    left: float
    top: float
    across: float
    down: float
    width: float
    height: float
    inner: float


FORMATS = {
    "70x37": Format(0, 0.5, 70, 37, 70, 37, 7),
    "63x34": Format(7.2, 12.9, 66, 33.9, 63.5, 33.9, 5),
}
FORMAT = OneOf(
    key="format",
    label=N_("Sheet of labels"),
    offers=lambda _request: (
        Value("70x37", _("70 × 37 mm, without margins")),
        Value("63x34", _("63.5 × 33.9 mm, with margins")),
    ),
)
FIRST = OneOf(
    key="first",
    label=N_("First label"),
    lasting=False,
    offers=lambda _request: [Value(str(number), str(number)) for number in range(1, PER_SHEET + 1)],
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The labels: the lines of each, and where the first one lies (0 is the upper left of the sheet)."""

    head: Letterhead
    format: str
    first: int
    labels: tuple[tuple[str, ...], ...]


def people(request: Request) -> Slices[dict[int, Who]]:
    """Those who take part and have an address."""
    town = _("{street}, {town}")
    return {
        one.enrolment_id: Who(town.format(street=one.address[0], town=one.address[1]))
        for one in (yield from contacts.read(request.round_id))
        if one.address
    }


def _chosen(request: Request) -> list[Contact]:
    known = contacts.of_round(request.round_id, enrolment_ids=request.enrolment_ids)
    return [one for one in known if request.includes(one.enrolment_id, one.protected)]


def collect(request: Request) -> Data:
    """The labels of those chosen who have an address."""
    labels = tuple((one.name, *one.address) for one in _chosen(request) if one.address)
    if not labels:
        raise RuleBroken.at("", _("Nobody has an address: street and town are needed for a label."))
    return Data(
        head=letterhead.of_round(request), format=FORMAT.of(request), first=int(FIRST.of(request)) - 1, labels=labels
    )


def missing(request: Request) -> list[Missing]:
    """Those to whom no letter would come."""
    found = []
    hidden = 0
    for one in contacts.of_round(request.round_id):
        chosen = request.includes(one.enrolment_id, one.protected)
        hidden += one.protected
        if chosen and not one.address and not one.protected:
            words = _("{name} has no address.").format(name=one.name)
            found.append(Missing(message=words, page="people", record_id=one.person_id, field="street"))
    if hidden:
        words = ngettext(
            "{count} person with protected identity is left out.",
            "{count} people with protected identity are left out.",
            hidden,
        )
        found.insert(0, Missing(message=words.format(count=hidden), page="people"))
    return found


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw the sheets; nothing but the labels stands on them."""
    with i18n.speaking(data.head.language):
        title = f"{_(REPORT.title)} {data.head.round_title}".strip()
        canvas = open_canvas(
            out, title=title, author=data.head.owner, language=data.head.language, subject=data.head.round_title
        )
        place = data.first
        for done, lines in enumerate(data.labels):
            if place == PER_SHEET:
                canvas.showPage()
                place = 0
            if not done or not place:
                canvas.name_page(lines[0])
            tick(done, len(data.labels))
            _label(canvas, FORMATS[data.format], place, lines)
            place += 1
        canvas.save()
        tick(len(data.labels), len(data.labels))


def _label(canvas: SheetCanvas, sheet: Format, place: int, lines: tuple[str, ...]) -> None:
    row, column = divmod(place, ACROSS)
    x = (sheet.left + column * sheet.across + sheet.inner) * MM
    middle = PORTRAIT[1] - (sheet.top + row * sheet.down + sheet.height / 2) * MM
    room = (sheet.width - 2 * sheet.inner) * MM
    names, style = text.fit(lines[0], NAME, room, 9, 7)
    shown = [(name, style) for name in names] + [(line, LINE) for line in lines[1:]]
    y = middle + sum(each.line for _words, each in shown) / 2
    said = " ".join(lines) if any(map(text.has_rtl, lines)) else ""
    with canvas.tags.mark("P", said=said):
        for words, each in shown:
            text.draw(canvas, x, y - each.size, words + " ", each, max_width=room, min_size=7)
            y -= each.line


REPORT = Report(
    key="labels",
    title=N_("Address labels"),
    description=N_("Names and addresses for sheets of 24 labels; a sheet that was begun can be used up."),
    asks=frozenset({Asks.PEOPLE}),
    options=(FORMAT, FIRST),
    collect=collect,
    render=render,
    missing=missing,
    people=people,
)
