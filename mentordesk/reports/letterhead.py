"""What stands at the head of every report: programme and round, owner and host, logo, data date, language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, TypeVar

from mentordesk.domain.programmes import Round
from mentordesk.i18n import _
from mentordesk.queries import programmes
from mentordesk.reports.frame import Paper, Signature
from mentordesk.reports.report import Missing, Request, Tick
from mentordesk.reports.sheet import PORTRAIT

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The head of a report of a round; a report is drawn in its language."""

    round_title: str
    owner: str
    host: str
    on: date
    language: str
    logo: bytes | None = None


def of_round(request: Request) -> Letterhead:
    """The head of a report that was asked for; the organisation stands in for an owner that is not named."""
    round_, organisation = programmes.get(request.round_id), programmes.organisation()
    return Letterhead(
        round_title=round_.title,
        owner=round_.owner or organisation.name,
        host=round_.host,
        on=request.on,
        language=request.language,
        logo=organisation.logo,
    )


def paper(
    out: BinaryIO,
    head: Letterhead,
    *,
    title: str,
    subtitle: str = "",
    name: str = "",
    page_size: tuple[float, float] = PORTRAIT,
    on_page: Callable[[int], object] | None = None,
) -> Paper:
    """A paper with this head; the programme and its round are the subtitle unless another is given."""
    subtitle = subtitle or head.round_title
    return Paper(
        out,
        title=title,
        subtitle=subtitle,
        owner=head.owner,
        data_date=head.on,
        page_size=page_size,
        logo=head.logo,
        subject=head.round_title,
        name=name or " ".join(part for part in (title, head.round_title) if part),
        on_page=on_page,
    )


def one_each(
    out: BinaryIO,
    head: Letterhead,
    kind: str,
    parts: Sequence[Part],
    name: Callable[[Part], str],
    draw: Callable[[Paper, Part], None],
    tick: Tick,
) -> None:
    """A paper of its own for each part, headed by its name above the kind of paper, its pages counted anew."""
    subtitle = " · ".join(filter(None, (kind, head.round_title)))
    only = name(parts[0]) if len(parts) == 1 else ""
    named = " ".join(filter(None, (kind, head.round_title, only)))
    with paper(out, head, title=name(parts[0]), subtitle=subtitle, name=named) as sheet:
        for done, part in enumerate(parts):
            tick(done, len(parts))
            if done:
                sheet.new_part(name(part), subtitle)
            draw(sheet, part)
        tick(len(parts), len(parts))


def missing(request: Request) -> list[Missing]:
    """What the head would lack."""
    round_, organisation = programmes.get(request.round_id), programmes.organisation()
    found = []
    if not (round_.owner or organisation.name):
        found.append(Missing(message=_("The programme owner is missing."), page="settings", field="owner"))
    if organisation.logo is None:
        found.append(Missing(message=_("There is no logo."), page="settings", field="logo"))
    return found


def signatures(round_: Round) -> tuple[Signature, ...]:
    """Those who sign the papers of a round; one empty line when nobody is chosen."""
    chosen = (one for one in (round_.signatory_one_id, round_.signatory_two_id) if one is not None)
    who = tuple(Signature(one.name, one.title) for one in map(programmes.signatory, chosen))
    return who or (Signature(),)
