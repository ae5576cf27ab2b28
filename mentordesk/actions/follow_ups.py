"""Changes what a pair works towards and when the co-ordinator calls: goals and check-ins."""

from dataclasses import replace
from datetime import date

from mentordesk.actions import _records
from mentordesk.domain import follow_ups as rules
from mentordesk.domain.follow_ups import CheckIn, Goal, GoalReached
from mentordesk.domain.problems import demand
from mentordesk.queries import pairings, records
from mentordesk.storage.tables.pairings import CheckInTable, GoalTable


def add_goal(pairing_id: int, *, text: str, set_on: date, due_on: date | None = None) -> int:
    """Set a goal of a pairing. Returns its id."""
    goal = Goal(id=0, pairing_id=pairings.get(pairing_id).id, text=text, set_on=set_on, due_on=due_on)
    demand(*rules.problems(goal))
    return _records.insert(GoalTable, goal)


def update_goal(goal_id: int, *, text: str, due_on: date | None) -> None:
    """Change the words of a goal and when it is to be reached."""
    before = records.get(Goal, GoalTable, goal_id)
    after = replace(before, text=text, due_on=due_on)
    demand(*rules.problems(after))
    _records.update(GoalTable, before, after)


def judge_goal(goal_id: int, *, reached: GoalReached | None) -> None:
    """Say how far a goal was reached; None when it is still open."""
    before = records.get(Goal, GoalTable, goal_id)
    _records.update(GoalTable, before, replace(before, reached=reached))


def remove_goal(goal_id: int) -> None:
    """Take a goal away."""
    records.get(Goal, GoalTable, goal_id)
    GoalTable.delete().where(GoalTable.id == goal_id).execute()


def plan_check_in(pairing_id: int, *, due_on: date, note: str = "") -> int:
    """Plan a follow-up call with a pair. Returns its id."""
    pairings.get(pairing_id)
    return _records.insert(CheckInTable, CheckIn(id=0, pairing_id=pairing_id, due_on=due_on, note=note))


def do_check_in(check_in_id: int, *, done_on: date | None, note: str | None = None) -> None:
    """Say that a follow-up call took place (None: not yet), with what came up; without a note the old one stays."""
    before = records.get(CheckIn, CheckInTable, check_in_id)
    after = replace(before, done_on=done_on, note=before.note if note is None else note)
    _records.update(CheckInTable, before, after)


def postpone_check_in(check_in_id: int, *, due_on: date) -> None:
    """Move a follow-up call to another day."""
    before = records.get(CheckIn, CheckInTable, check_in_id)
    _records.update(CheckInTable, before, replace(before, due_on=due_on))


def remove_check_in(check_in_id: int) -> None:
    """Take a follow-up call away."""
    records.get(CheckIn, CheckInTable, check_in_id)
    CheckInTable.delete().where(CheckInTable.id == check_in_id).execute()
