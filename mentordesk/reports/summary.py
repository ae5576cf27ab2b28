"""The summary of a round for the programme owner: people, pairs, meetings, time and results, and how all is counted."""

from typing import BinaryIO

from mentordesk import i18n
from mentordesk.domain.figures import NOTHING, Figure
from mentordesk.domain.months import long_date
from mentordesk.domain.outcomes import Group, Outcome
from mentordesk.i18n import N_, _, ngettext
from mentordesk.reports import letterhead, summary_parts
from mentordesk.reports.frame import KeyFigure, Paper
from mentordesk.reports.report import Report, Tick
from mentordesk.reports.summary_data import Data, collect, missing


def render(data: Data, out: BinaryIO, tick: Tick) -> None:
    """Draw the summary: a few pages."""
    sections = (
        _opening,
        summary_parts.people,
        summary_parts.pairs,
        summary_parts.meetings,
        summary_parts.events,
        summary_parts.time,
        summary_parts.results,
        summary_parts.stories,
        _closing,
    )
    with i18n.speaking(data.head.language), letterhead.paper(out, data.head, title=_(REPORT.title)) as paper:
        for done, section in enumerate(sections):
            tick(done, len(sections))
            section(paper, data)
        tick(len(sections), len(sections))
    # The paper is written only now, so that a cancel leaves nothing behind.


def _opening(paper: Paper, data: Data) -> None:
    """What programme this is, in words, and the numbers that matter most."""
    named = ((_("Programme owner"), data.head.owner), (_("Host organisation"), data.head.host))
    said = [(label, value) for label, value in (*named, (_("Aim"), data.aim)) if value.strip()]
    paper.facts([*said, (_("Period"), data.period)])
    if data.introduction.strip():
        paper.paragraph(data.introduction, after=10)
    paper.key_figures(_key_figures(data))


def _key_figures(data: Data) -> list[KeyFigure]:
    """Two rows of four: who, how often, and what came of it."""
    figure = data.figures
    held, aim = figure["attendance"], figure["aim_all"]
    of_expected = _("of {count} expected by the day").format(count=figure["meetings_expected"].text)
    of_all = _("of {count} with a known result").format(count=figure["outcomes"].text)
    reached = str(aim.numerator) if figure["outcomes"].value else NOTHING
    issued = figure["certificates_issued"]
    of_issued = ngettext("{count} certificate issued", "{count} certificates issued", int(issued.value or 0))
    last = (
        "used_share",
        _("{used} of {planned}").format(used=figure["used_minutes"].text, planned=figure["planned_minutes"].text),
    )
    if not data.paid:
        last = ("activities", _("{count} group meetings").format(count=figure["group_meetings"].text))
    return [
        _compared(figure["mentees_matched"], _("of {count} accepted").format(count=figure["mentees_accepted"].text)),
        _compared(figure["mentors_matched"], _("of {count} accepted").format(count=figure["mentors_accepted"].text)),
        _compared(figure["pairs_started"], _("{count} open on the day").format(count=figure["pairs_open"].text)),
        _compared(figure["meetings_held"], of_expected),
        _compared(held, _("{part} of {whole} meetings").format(part=held.numerator, whole=held.denominator)),
        KeyFigure(aim.label, reached, of_all),
        _compared(figure["certificates_diploma"], of_issued.format(count=issued.text)),
        _compared(figure[last[0]], last[1]),
    ]


def _compared(figure: Figure, note: str) -> KeyFigure:
    return KeyFigure(figure.label, figure.text, note)


USED = (
    "mentors", "mentees", "mentors_accepted", "mentees_accepted", "mentors_matched", "mentees_matched",
    "mentors_completed", "mentees_completed", "mentees_waiting", "pairs_started", "pairs_open", "pairs_ended",
    "pairs_ended_early", "pairs_replaced", "meetings_held", "meetings_expected", "meetings_planned",
    "meetings_cancelled", "meetings_rescheduled", "meetings_no_show", "attendance", "coverage",
)  # fmt: skip
"""The figures that every summary shows, in the order of their definitions."""
USED_WHEN_PAID = (
    "training_minutes", "network_minutes", "activity_minutes_other", "meeting_minutes_paid", "own_minutes",
    "planned_minutes", "used_minutes", "left_minutes", "used_share",
)  # fmt: skip
USED_AT_THE_END = ("certificates_diploma", "certificates_participation", "certificates_issued", "outcomes", "aim_all")


def _closing(paper: Paper, data: Data) -> None:
    """How it was counted, as of when, and who signs."""
    paper.definitions(_terms(data))
    paper.space(6)
    paper.paragraph(_("All figures are as of {date}.").format(date=long_date(data.head.on)), after=0)
    paper.signatures(data.signatures, above=40)


def _terms(data: Data) -> list[tuple[str, str]]:
    """Every figure of this summary with its definition; a count of a table has the label it has there."""
    labels = {"coverage": _("Coverage"), "pairs_open": _("Open on the day")}
    outcomes = [f"outcome_{outcome.value}" for outcome in Outcome if data.figures[f"outcome_{outcome.value}"].value]
    groups = [f"aim_{group.value}" for group in Group if group is not Group.ALL]
    split = [key for key in (*outcomes, *groups, "follow_ups_due") if data.figures[key].value]
    time = [key for key in USED_WHEN_PAID if key != "activity_minutes_other" or data.figures[key].value]
    keys = (*USED, *(time if data.paid else ("group_meetings",)), *USED_AT_THE_END, *split)
    terms = [(labels.get(key, data.figures[key].label), data.figures[key].definition) for key in keys]
    planned = (_("Ended as planned"), _("Pairs ended, without those ended early."))
    came = (_("Came"), _("Those present, of all who were called to the activity."))
    place = keys.index("pairs_ended") + 1
    return [*terms[:place], planned, *terms[place:], came]


REPORT = Report(
    key="summary",
    title=N_("Programme summary"),
    description=N_("A few pages for the programme owner: people, pairs, meetings, working time and results."),
    collect=collect,
    render=render,
    missing=missing,
)
