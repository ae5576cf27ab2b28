"""Collects what the summary of a round says: every figure as on the screen, and what breaks the figures down."""

from collections.abc import Mapping
from dataclasses import dataclass

from mentordesk import i18n
from mentordesk.domain import texts
from mentordesk.domain.figures import Figure
from mentordesk.domain.months import period_text
from mentordesk.domain.outcomes import GroupResult, Outcome, OutcomePoint
from mentordesk.domain.pairings import EndReason
from mentordesk.domain.programmes import Round
from mentordesk.i18n import _
from mentordesk.queries import activities, breakdowns, figures, outcomes, programmes
from mentordesk.queries.activities import ActivityRow
from mentordesk.queries.breakdowns import MonthOfRound, Participants
from mentordesk.reports import letterhead
from mentordesk.reports.frame import Signature
from mentordesk.reports.letterhead import Letterhead
from mentordesk.reports.report import Missing, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """All that a summary says. `figures` are those of the screen, by key; `stories` are those with consent only."""

    head: Letterhead
    period: str
    aim: str
    introduction: str
    paid: bool
    aim_outcomes: tuple[Outcome, ...]
    figures: Mapping[str, Figure]
    participants: Participants
    early: Mapping[EndReason, int]
    months: tuple[MonthOfRound, ...]
    events: tuple[ActivityRow, ...]
    at_exit: tuple[GroupResult, ...]
    later: tuple[GroupResult, ...]
    stories: tuple[str, ...]
    signatures: tuple[Signature, ...]


def collect(request: Request) -> Data:
    """Everything about the round as of the day."""
    round_ = programmes.get(request.round_id)
    with i18n.speaking(request.language):
        known = figures.by_key(figures.of_round(round_.id, request.on))
        period = period_text(round_.starts_on, round_.ends_on)
        head = letterhead.of_round(request)
        introduction = _introduction(round_, head, period)
    events = activities.listing(round_.id)
    return Data(
        head=head,
        period=period,
        aim=round_.aim,
        introduction=introduction,
        paid=round_.allowance_minutes > 0 or any(event.paid for event in events),
        aim_outcomes=tuple(outcome for outcome in Outcome if outcome.value in round_.aim_outcomes),
        figures=known,
        participants=breakdowns.participants(round_.id, request.on),
        early=breakdowns.early_ends(round_.id, request.on),
        months=tuple(breakdowns.months(round_.id, request.on)),
        events=tuple(events),
        at_exit=outcomes.by_gender(round_.id, request.on),
        later=outcomes.by_gender(round_.id, request.on, OutcomePoint.SIX_MONTHS),
        stories=tuple(told.story.text for told in outcomes.printable_stories(round_.id)),
        signatures=letterhead.signatures(round_),
    )


def _introduction(round_: Round, head: Letterhead, period: str) -> str:
    own = programmes.texts(round_.id, head.language).get("summary.introduction", "")
    values = {"programme": round_.title, "period": period, "owner": head.owner, "host": head.host}
    return texts.fill(own or texts.standard("summary.introduction"), values)


def missing(request: Request) -> list[Missing]:
    """What the summary of this round would lack."""
    round_ = programmes.get(request.round_id)
    found = letterhead.missing(request)
    if round_.signatory_one_id is None:
        found.append(Missing(message=_("Nobody is chosen to sign."), page="settings", field="signatory_one_id"))
    if not round_.aim:
        found.append(Missing(message=_("The aim of the programme is missing."), page="settings", field="aim"))
    return found
