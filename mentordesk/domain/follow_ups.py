"""Follow-up of a pair: what the mentee works towards, and when the co-ordinator calls."""

from dataclasses import dataclass
from datetime import date

from mentordesk.domain.choices import Choice
from mentordesk.domain.problems import Problem
from mentordesk.i18n import N_, _


class GoalReached(Choice):
    """How far a goal was reached."""

    YES = "yes", N_("Reached")
    MOSTLY = "mostly", N_("Mostly reached")
    PARTLY = "partly", N_("Partly reached")
    NO = "no", N_("Not reached")


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal the mentee works towards in a pairing; `reached` once it is judged."""

    id: int
    pairing_id: int
    text: str
    set_on: date
    due_on: date | None = None
    reached: GoalReached | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """A follow-up call of the co-ordinator with a pair: due on a day, done on a day."""

    id: int
    pairing_id: int
    due_on: date
    done_on: date | None = None
    note: str = ""


def problems(goal: Goal) -> list[Problem]:
    """What stands against the goal."""
    found = []
    if not goal.text.strip():
        found.append(Problem("text", _("Write the goal first.")))
    if goal.due_on is not None and goal.due_on < goal.set_on:
        found.append(Problem("due_on", _("The goal would be due before it is set.")))
    return found
