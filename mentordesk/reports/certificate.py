"""The certificate: diploma and certificate of participation, for mentors and mentees, on A4 landscape."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain import texts
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.certificate_content import CertificateContent, Signs
from mentordesk.domain.certificates import Certificate, CertificateKind
from mentordesk.domain.enrolments import Role
from mentordesk.domain.months import long_date, period_text
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import certificate_contents, certificates, programmes
from mentordesk.reports import text
from mentordesk.reports.report import Asks, Missing, Report, Request, Tick
from mentordesk.reports.sheet import (
    ACCENT,
    GOLD,
    INK,
    LANDSCAPE,
    MM,
    SECOND,
    WARNING,
    SheetCanvas,
    fit_picture,
    open_canvas,
    picture,
)
from mentordesk.reports.text import Style

WIDTH, HEIGHT = LANDSCAPE
MIDDLE = WIDTH / 2
ROOM = 178 * MM
"""The width of the name; the running text keeps to 65 characters a line."""
TEXT_ROOM = 158 * MM

OWNER = Style(size=10.5, weight="bold", colour=ACCENT, tracking=2.4)
TITLE = Style(size=36, weight="bold", family="serif", colour=INK, kern=True)
LEAD = Style(size=12.5, weight="italic", family="serif", colour=SECOND)
NAME = Style(size=34, weight="bold", family="serif", colour=ACCENT, kern=True, leading=40)
NATIVE = Style(size=17, family="serif", weight="bold", colour=ACCENT)
TEXT = Style(size=12.5, family="serif", colour=INK, leading=19.5)
THANKS = Style(size=12, weight="italic", family="serif", colour=SECOND)
FACTS = Style(size=9, colour=SECOND, leading=13)
SIGNER = Style(size=10, colour=INK)
SIGNER_TITLE = Style(size=8.5, colour=SECOND)
FOOT = Style(size=8.5, colour=SECOND)
DRAFT = Style(size=9, weight="bold", colour=WARNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One certificate as it is printed. Without a number it is a draft that says so."""

    kind: CertificateKind
    content: CertificateContent
    language: str
    number: str = ""
    issued_on: date | None = None
    void: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Certificates in the order of printing, with the pictures they share; signatures by the signatory's id."""

    certificates: tuple[Printed, ...]
    logo: bytes | None = None
    signatures: dict[int, bytes]


def collect(request: Request) -> Data:
    """Certificates of the chosen participants: as issued, or as drafts where none is issued yet."""
    rows = [
        row
        for row in certificates.verdicts(request.round_id, request.on)
        if row.enrolment_id in request.enrolment_ids or (not request.enrolment_ids and row.certificate_id)
    ]
    drafts = {row.enrolment_id: row.facts for row in rows if row.ready}
    contents = certificate_contents.compose(request.round_id, drafts, request.on, request.language)
    lines, frozen = certificates.valid(request.round_id), certificates.contents(request.round_id)
    found = []
    for row in rows:
        if row.certificate_id is not None:
            found.append(_issued(lines[row.certificate_id], frozen[row.certificate_id]))
        elif row.verdict.kind is not None:
            content = contents[row.enrolment_id]
            found.append(Printed(kind=row.verdict.kind, content=content, language=request.language))
    if not found:
        raise RuleBroken.at("", _("No certificate has been issued yet. Choose the people to see drafts of theirs."))
    signatures = {each.id: each.signature for each in programmes.signatories() if each.signature}
    return Data(certificates=tuple(found), logo=programmes.organisation().logo, signatures=signatures)


def _issued(line: Certificate, content: CertificateContent) -> Printed:
    return Printed(
        kind=line.kind, content=content, language=line.language, number=line.number, issued_on=line.issued_on
    )


def missing(request: Request) -> list[Missing]:
    """What certificates of this round would lack, and who of the chosen gets none."""
    round_ = programmes.get(request.round_id)
    organisation = programmes.organisation()
    lacks = {
        "signatory_one_id": (round_.signatory_one_id is None, _("Nobody is chosen to sign.")),
        "number_prefix": (
            not round_.number_prefix.strip(), _("It is not said what certificate numbers begin with.")
        ),
        "place": (not round_.place, _("The place of issue is missing.")),
        "owner": (not (round_.owner or organisation.name), _("The programme owner is missing.")),
        "logo": (organisation.logo is None, _("There is no logo.")),
    }
    found = [Missing(message=words, page="settings", field=key) for key, (so, words) in lacks.items() if so]
    chosen = [
        row for row in certificates.verdicts(request.round_id, request.on) if row.enrolment_id in request.enrolment_ids
    ]
    for row in chosen:
        if row.verdict.kind is None:
            words = _("{name} gets no certificate: {reason}").format(name=row.name, reason=row.verdict.why)
            found.append(Missing(message=words, page="people", record_id=row.person_id))
    contents = certificate_contents.compose(
        request.round_id, {row.enrolment_id: row.facts for row in chosen}, request.on, request.language
    )
    return found + [one for row in chosen for one in _unprintable(row.person_id, contents[row.enrolment_id])]


def _unprintable(person_id: int, content: CertificateContent) -> list[Missing]:
    """Letters of a name that no font has; they would be printed as an empty box."""
    letters = text.missing(content.name + content.name_native)
    if not letters:
        return []
    words = _("{name}: no font has {letters}.").format(name=content.name, letters=" ".join(sorted(letters)))
    return [Missing(message=words, page="people", record_id=person_id)]


def facts(content: CertificateContent) -> dict[str, str]:
    """What the placeholders of the texts stand for, in the language in force."""
    training = sum(each.minutes for each in content.training)
    role = content.types[0].label if content.types else content.role.label
    values = {
        "role": role.lower(),
        "programme": f"{content.programme} {content.round_name}".strip(),
        "meetings": ngettext("{count} meeting", "{count} meetings", content.held).format(count=content.held),
        "hours": _hours(content.meeting_minutes),
        "training": _("{hours} of training").format(hours=_hours(training)),
        "network": _network_meetings(len(content.network)),
    }
    kept_together = {key: value.replace(" ", "\u00a0") for key, value in values.items()}
    period = period_text(content.from_on, content.to_on)
    done = _done(content, kept_together)
    return kept_together | {
        "done": done, "name": content.name, "period": period, "owner": content.owner, "host": content.host
    }  # fmt: skip


def _network_meetings(count: int) -> str:
    return ngettext("{count} network meeting", "{count} network meetings", count).format(count=count)


def _done(content: CertificateContent, values: dict[str, str]) -> str:
    """All that was done, in words; what there was none of is left out, so that no diploma boasts of 0 hours."""
    events = [values["network"]] if content.network else []
    if group := len(content.attended_of(ActivityKind.GROUP)):
        words = ngettext("{count} group meeting", "{count} group meetings", group).format(count=group)
        events.append(words.replace(" ", "\u00a0"))
    deeds = [_("completed {training}").format(training=values["training"])] if content.training else []
    if content.held or not (content.training or events):
        deeds.append(_met(content).format(meetings=values["meetings"]))
    if events:
        together = _("{first} and {second}").format(first=events[0], second=events[1]) if events[1:] else events[0]
        deeds.append(_("taken part in {events}").format(events=together))
    return _("{deeds} and {last}").format(deeds=", ".join(deeds[:-1]), last=deeds[-1]) if deeds[1:] else deeds[0]


def _met(content: CertificateContent) -> str:
    """With whom the meetings were, one or several."""
    if content.role is Role.MENTOR:
        return ngettext("held {meetings} with the mentee", "held {meetings} with the mentees", content.partners)
    return ngettext("held {meetings} with a mentor", "held {meetings} with mentors", content.partners)


def _hours(minutes: int) -> str:
    """Hours in words: 7 hours; 1 hour 30 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [ngettext("{count} hour", "{count} hours", hours).format(count=hours)] if hours or not rest else []
    if rest:
        parts.append(ngettext("{count} minute", "{count} minutes", rest).format(count=rest))
    return " ".join(parts)


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw one page for each certificate, each in its own language."""
    title = N_("Certificate") if len(data.certificates) == 1 else N_("Certificates")
    first = data.certificates[0]
    with i18n.speaking(first.language):
        canvas = open_canvas(
            out,
            title=f"{_(title)} {first.content.programme} {first.content.round_name}".strip(),
            author=first.content.owner or first.content.organisation,
            language=first.language,
            page_size=LANDSCAPE,
        )
    for language, alike in groupby(enumerate(data.certificates), lambda numbered: numbered[1].language):
        with i18n.speaking(language):
            for done, printed in alike:
                tick(done, len(data.certificates))
                _page(canvas, printed, data)
                canvas.showPage()
    canvas.save()
    tick(len(data.certificates), len(data.certificates))


def _page(canvas: SheetCanvas, printed: Printed, data: Data) -> None:
    """Head and signatures are the same on most pages: stamped, they are drawn once and only referred to."""
    content = printed.content
    canvas.name_page(content.name)
    title = _("Diploma") if printed.kind is CertificateKind.DIPLOMA else _("Certificate of participation")
    words = (content.owner or content.organisation, title, _("is awarded to"))
    with canvas.tags.mark("H1", said=", ".join(word for word in words if word)):
        canvas.stamp(("head", words), lambda canvas: _head(canvas, *words, data.logo))
    y = _name(canvas, content, _top(data.logo) - 92)
    _body(canvas, printed, y)
    if who := content.signatories:
        with canvas.tags.mark("P"):
            canvas.stamp(("signatures", who), lambda canvas: _signatures(canvas, who, data.signatures))
    _foot(canvas, printed)


def _top(logo: bytes | None) -> float:
    """Where the owner stands: below the logo."""
    return HEIGHT - 21 * MM - (16 if logo is None else _logo_size(logo)[1] + 17)


def _logo_size(logo: bytes) -> tuple[float, float]:
    return fit_picture(picture(logo), 70 * MM, 19 * MM)


def _head(canvas: SheetCanvas, owner: str, title: str, lead: str, logo: bytes | None) -> None:
    """Border, logo, owner and title; the border is inside what office printers can print."""
    canvas.setStrokeColor(text.colour(ACCENT))
    for inset, thickness in ((11 * MM, 1.3), (13 * MM, 0.4)):
        canvas.setLineWidth(thickness)
        canvas.rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset)
    if logo is not None:
        wide, high = _logo_size(logo)
        canvas.drawImage(picture(logo), MIDDLE - wide / 2, HEIGHT - 21 * MM - high, wide, high)
    y = _top(logo)
    text.draw(canvas, MIDDLE, y, owner.upper(), OWNER, "center", max_width=ROOM, min_size=7)
    text.draw(canvas, MIDDLE, y - 52, title, TITLE, "center", max_width=ROOM, min_size=24)
    text.draw(canvas, MIDDLE, y - 81, lead, LEAD, "center")


def _name(canvas: SheetCanvas, content: CertificateContent, y: float) -> float:
    """The name, large, in one line or two, and in its own script below; returns where the text begins."""
    lines, style = text.fit(content.name, NAME, ROOM, 20, 16)
    with canvas.tags.mark("H2"):
        for line in lines:
            y -= style.line
            text.draw(canvas, MIDDLE, y + style.line * 0.16, line, style, "center")
    if content.name_native:
        y -= 25
        with canvas.tags.mark("P"):
            text.draw(canvas, MIDDLE, y, content.name_native, NATIVE, "center", max_width=ROOM, min_size=9)
    y -= 13
    canvas.stamp(("rule", y), lambda canvas: _rule(canvas, y))
    return y - 14


def _rule(canvas: SheetCanvas, y: float) -> None:
    canvas.setStrokeColor(text.colour(GOLD))
    canvas.setLineWidth(0.8)
    canvas.line(MIDDLE - 30 * MM, y, MIDDLE + 30 * MM, y)


def _body(canvas: SheetCanvas, printed: Printed, y: float) -> None:
    """The wording of the round with the facts put in, shrunk when it is long, and the dates below."""
    content = printed.content
    wording = content.texts.get(f"{printed.kind}.{content.role}") or texts.standard(f"{printed.kind}.{content.role}")
    thanks = content.texts.get("thanks", "") or texts.standard("thanks")
    values = facts(content)
    words = texts.fill(wording, values)
    dates = _dates(content)
    least = 55 * MM + 27 + (21 if dates else 0)
    lines, style = _fitted(words, y - least)
    with canvas.tags.mark("P"):
        for line in lines:
            y -= style.line
            text.draw(canvas, MIDDLE, y, line, style, "center", rtl=text.is_rtl(words))
    with canvas.tags.mark("P"):
        y -= 27
        text.draw(canvas, MIDDLE, y, texts.fill(thanks, values), THANKS, "center", max_width=ROOM, min_size=7)
    if dates:
        with canvas.tags.mark("P"):
            text.draw(canvas, MIDDLE, y - 21, dates, FACTS, "center", max_width=ROOM + 20 * MM, min_size=6.5)


@lru_cache(maxsize=100)
def _fitted(words: str, height: float) -> tuple[list[str], Style]:
    """The running text in lines, and the style in which they keep to the height. Kept: many certificates say the same."""
    style = TEXT
    while len(lines := _even(words, style)) * style.line > height and style.size > 7:
        style = style.sized(style.size - 0.5)
    return lines, style


def _even(words: str, style: Style) -> list[str]:
    """The text in as few lines as it takes, none of them much shorter than the others."""
    lines = text.wrap(words, style, TEXT_ROOM)
    room = TEXT_ROOM
    while len(lines) > 1 and len(narrower := text.wrap(words, style, room - 6 * MM)) == len(lines):
        lines, room = narrower, room - 6 * MM
    return lines


def _dates(content: CertificateContent) -> str:
    """When training and network meetings were, as a quiet line: what an employer may want to know."""
    parts = []
    for title, attended in ((_("Training"), content.training), (_("Network meetings"), content.network)):
        if attended:
            parts.append(f"{title} " + ", ".join(each.on.isoformat() for each in attended))
    return "  ·  ".join(parts)


def _signatures(canvas: SheetCanvas, who: Sequence[Signs], pictures: dict[int, bytes]) -> None:
    """One or two lines to sign on, with the scanned signature above where there is one."""
    wide, y = 64 * MM, 37 * MM
    places = {0: [], 1: [MIDDLE]}.get(len(who), [MIDDLE - 62 * MM, MIDDLE + 62 * MM])
    for x, each in zip(places, who, strict=False):
        canvas.setStrokeColor(text.colour(INK))
        canvas.setLineWidth(0.5)
        canvas.line(x - wide / 2, y, x + wide / 2, y)
        if (scan := pictures.get(each.signatory_id)) is not None:
            image = picture(scan)
            across, high = fit_picture(image, wide * 0.8, 16 * MM)
            canvas.drawImage(image, x - across / 2, y + 1, across, high, mask=[250, 255, 250, 255, 250, 255])
        text.draw(canvas, x, y - 13, each.name, SIGNER, "center", max_width=wide + 20, min_size=7)
        text.draw(canvas, x, y - 25, each.title, SIGNER_TITLE, "center", max_width=wide + 30, min_size=6.5)


def _foot(canvas: SheetCanvas, printed: Printed) -> None:
    """Place, date and number; a draft or a void certificate says loudly what it is."""
    content = printed.content
    parts = []
    if printed.issued_on is not None:
        parts.append(_("{place}, {date}").format(place=content.place, date=long_date(printed.issued_on)).strip(" ,"))
    if printed.number:
        parts.append(_("No. {number}").format(number=printed.number))
    if content.replaces:
        parts.append(_("replaces no. {number}").format(number=content.replaces))
    if parts:
        with canvas.tags.mark("P"):
            text.draw(canvas, MIDDLE, 18 * MM, "  ·  ".join(parts), FOOT, "center", max_width=ROOM, min_size=6)
    notice = _("VOID") if printed.void else "" if printed.number else _("DRAFT – not issued")
    if notice:
        with canvas.tags.mark("P"):
            text.draw(canvas, WIDTH - 18 * MM, HEIGHT - 20 * MM, notice, DRAFT, "right")


def split(data: Data) -> list[tuple[str, Data]]:
    """One certificate a file, with a name that says whose it is."""
    parts = []
    for printed in data.certificates:
        with i18n.speaking(printed.language):
            kind = _("Diploma") if printed.kind is CertificateKind.DIPLOMA else _("Certificate")
        stem = " ".join(part for part in (kind, printed.number, printed.content.name) if part)
        parts.append((stem, replace(data, certificates=(printed,))))
    return parts


REPORT = Report(
    key="certificate",
    title=N_("Certificates"),
    description=N_("Diplomas and certificates of participation, as issued; drafts for those who have none yet."),
    asks=frozenset({Asks.PEOPLE}),
    collect=collect,
    render=render,
    missing=missing,
    split=split,
)
