"""Name badges, ten on an A4 sheet to be cut out: name, role and type, where from, and the programme."""

from dataclasses import dataclass
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain.enrolments import Role
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _
from mentordesk.queries import contacts
from mentordesk.queries.slices import Slices
from mentordesk.reports import letterhead, mentor_agreement, person_facts, text
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.options import SomeOf, Value
from mentordesk.reports.report import Asks, Missing, Report, Request, Tick, Who
from mentordesk.reports.sheet import ACCENT, BORDER, GOLD, INK, MM, PORTRAIT, SECOND, SheetCanvas, open_canvas
from mentordesk.reports.text import Style

ACROSS, DOWN = 2, 5
WIDTH, HEIGHT = 90 * MM, 54 * MM
LEFT, TOP = (PORTRAIT[0] - ACROSS * WIDTH) / 2, (PORTRAIT[1] - DOWN * HEIGHT) / 2
BAND, INNER = 2.5 * MM, 7 * MM
NAME = Style(size=22, weight="bold", kern=True, leading=25, colour=INK)
NATIVE = Style(size=12, leading=16, colour=SECOND)
ROLE = Style(size=11.5, weight="bold", leading=15, colour=ACCENT)
PLACE = Style(size=9.5, leading=13, colour=SECOND)
PROGRAMME = Style(size=8, weight="bold", leading=11, colour=SECOND, tracking=0.4)
SHOWN = SomeOf(
    key="shown",
    label=N_("On the badge"),
    offers=lambda _request: (
        Value("native", _("Name in its own script")),
        Value("role", _("Role and type")),
        Value("organisation", _("Unit or workplace")),
    ),
    ticked=("native", "role", "organisation"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """One badge."""

    name: str
    native: str
    role: Role
    role_text: str
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The badges in the order of names."""

    head: Letterhead
    badges: tuple[Badge, ...]


def people(request: Request) -> Slices[dict[int, Who]]:
    """Everybody who takes part."""
    return {one.enrolment_id: Who() for one in (yield from contacts.read(request.round_id))}


def collect(request: Request) -> Data:
    """The badges of those chosen, or of all."""
    chosen = [
        one
        for one in contacts.of_round(request.round_id, enrolment_ids=request.enrolment_ids)
        if request.includes(one.enrolment_id, one.protected)
    ]
    if not chosen:
        raise RuleBroken.at("", _("Nobody takes part in the round yet, so there are no badges to print."))
    shown = SHOWN.of(request)
    with i18n.speaking(request.language):
        badges = tuple(_badge(one, shown) for one in chosen)
    return Data(head=letterhead.of_round(request), badges=badges)


def _badge(one: contacts.Contact, shown: tuple[str, ...]) -> Badge:
    role = person_facts.role_text(one.role, one.types)
    return Badge(
        name=one.name,
        native=one.name_native if "native" in shown else "",
        role=one.role,
        role_text=role[:1].upper() + role[1:] if "role" in shown else "",
        organisation=one.organisation if "organisation" in shown else "",
    )


def missing(request: Request) -> list[Missing]:
    """Those of whom only the code name is printed."""
    return mentor_agreement.named_protected(request)


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw the sheets with thin lines to cut along."""
    with i18n.speaking(data.head.language):
        title = f"{_(REPORT.title)} {data.head.round_title}".strip()
        canvas = open_canvas(
            out, title=title, author=data.head.owner, language=data.head.language, subject=data.head.round_title
        )
        for done, badge in enumerate(data.badges):
            place = done % (ACROSS * DOWN)
            if done and not place:
                canvas.showPage()
            if not place:
                canvas.name_page(badge.name)
                canvas.stamp("cuts", _cuts)
            tick(done, len(data.badges))
            row, column = divmod(place, ACROSS)
            _draw(canvas, badge, data, LEFT + column * WIDTH, PORTRAIT[1] - TOP - row * HEIGHT)
        canvas.save()
        tick(len(data.badges), len(data.badges))


def _cuts(canvas: SheetCanvas) -> None:
    """Short marks at the edge of the sheet and thin lines between the badges."""
    canvas.setStrokeColor(text.colour(BORDER))
    canvas.setLineWidth(0.4)
    right, lower = LEFT + ACROSS * WIDTH, PORTRAIT[1] - TOP - DOWN * HEIGHT
    for column in range(ACROSS + 1):
        canvas.line(LEFT + column * WIDTH, PORTRAIT[1] - TOP, LEFT + column * WIDTH, lower)
    for row in range(DOWN + 1):
        canvas.line(LEFT, PORTRAIT[1] - TOP - row * HEIGHT, right, PORTRAIT[1] - TOP - row * HEIGHT)


def _draw(canvas: SheetCanvas, badge: Badge, data: Data, x: float, top: float) -> None:
    """The programme above, the name in the middle, role and place below; the band tells mentors and mentees apart."""
    room, middle = WIDTH - BAND - 2 * INNER, x + (WIDTH + BAND) / 2
    with canvas.tags.artifact():
        canvas.setFillColor(text.colour(ACCENT if badge.role is Role.MENTOR else GOLD))
        canvas.rect(x, top - HEIGHT, BAND, HEIGHT, stroke=0, fill=1)
    names, style = text.fit(badge.name, NAME, room, 15, 9)
    lines = [(name, style) for name in names]
    lines += [(words, style) for words, style in ((badge.native, NATIVE),) if words.strip()]
    lower = [(badge.role_text, ROLE), (badge.organisation, PLACE)]
    foot = [(words, style) for words, style in lower if words.strip()]
    said = " ".join([*names, badge.native, badge.role_text, badge.organisation])
    with canvas.tags.mark("P", said=said if text.has_rtl(said) else ""):
        text.draw(canvas, middle, top - INNER - 4, data.head.round_title + " ", PROGRAMME, "center", room, 6)
        below = top - HEIGHT + INNER + sum(each.line for _words, each in foot)
        space = (top - INNER - 14) - below
        y = below + space / 2 + sum(each.line for _words, each in lines) / 2
        for words, each in lines:
            text.draw(canvas, middle, y - each.size, words + " ", each, "center", room, 8)
            y -= each.line
        for words, each in foot:
            text.draw(canvas, middle, below - each.size, words + " ", each, "center", room, 7)
            below -= each.line


REPORT = Report(
    key="badges",
    title=N_("Name badges"),
    description=N_("Badges with name, role and workplace, ten on a sheet to be cut out."),
    asks=frozenset({Asks.PEOPLE}),
    options=(SHOWN,),
    collect=collect,
    render=render,
    missing=missing,
    people=people,
)
