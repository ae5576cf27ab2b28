"""What every report on a round begins with: which programme it is, its introduction, and the numbers that matter most."""

from mentordesk.domain.figures import NOTHING
from mentordesk.i18n import _, number_text
from mentordesk.reports import prose
from mentordesk.reports.frame import KeyFigure, Paper
from mentordesk.reports.round_data import Data
from mentordesk.reports.small_counts import HIDDEN
from mentordesk.reports.styles import SMALL


def opening(paper: Paper, data: Data) -> None:
    """The facts, the introduction in the round's own words, and the key figures."""
    named = ((_("Programme owner"), data.head.owner), (_("Host organisation"), data.head.host), (_("Aim"), data.aim))
    paper.facts([*((label, value) for label, value in named if value.strip()), (_("Period"), data.period)])
    prose.draw(paper, data.introduction)
    paper.space(4)
    paper.key_figures(_key_figures(data))
    if data.told.note:
        paper.paragraph(data.told.note, SMALL)


def _key_figures(data: Data) -> list[KeyFigure]:
    """Two rows of four: who, how often, and what came of it."""
    figure, told = data.figures, data.told
    held, aim = figure["attendance"], figure["aim_all"]

    def shown(key: str, note: str) -> KeyFigure:
        return KeyFigure(figure[key].label, told.figure(figure[key]), note)

    accepted = _("of {count} accepted")
    meetings = _("{part} of {whole} meetings")
    reached = NOTHING if not figure["outcomes"].value else number_text(aim.numerator or 0)
    if told.figure(aim) == HIDDEN:  # also where few did not reach it
        reached = HIDDEN
    known = _("of {count} with a known result").format(count=told.figure(figure["outcomes"]))
    last = shown("activities", _("{count} group meetings").format(count=figure["group_meetings"].text))
    if data.paid:
        hours = _("{used} of {planned}")
        words = hours.format(used=data.time("used_minutes"), planned=figure["planned_minutes"].text)
        last = KeyFigure(figure["used_share"].label, data.time("used_share"), words)
    return [
        shown("mentees_matched", accepted.format(count=told.figure(figure["mentees_accepted"]))),
        shown("mentors_matched", accepted.format(count=told.figure(figure["mentors_accepted"]))),
        shown("pairs_started", _("{count} open on the day").format(count=told.figure(figure["pairs_open"]))),
        shown("meetings_held", _("of {count} expected by the day").format(count=figure["meetings_expected"].text)),
        shown(
            "attendance", meetings.format(part=number_text(held.numerator or 0), whole=number_text(held.denominator or 0))
        ),
        KeyFigure(aim.label, reached, known),
        shown("certificates_diploma", _("issued: {count}").format(count=told.figure(figure["certificates_issued"]))),
        last,
    ]
