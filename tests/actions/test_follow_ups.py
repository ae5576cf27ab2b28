"""Goals of pairs and calls of the co-ordinator."""

from datetime import date

import pytest

from mentordesk.actions import follow_ups, pairings
from mentordesk.domain.follow_ups import GoalReached
from mentordesk.domain.pairings import EndReason
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import pairings as known
from tests import builders as a

MARCH, MAY = date(2027, 3, 1), date(2027, 5, 1)

pytestmark = pytest.mark.usefixtures("desk")


def test_a_goal_is_set_changed_judged_and_removed() -> None:
    pairing_id = a.a_pairing()
    goal_id = follow_ups.add_goal(pairing_id, text=" Write a CV ", set_on=MARCH, due_on=MAY)
    follow_ups.update_goal(goal_id, text="Write a CV in Swedish", due_on=None)
    follow_ups.judge_goal(goal_id, reached=GoalReached.PARTLY)
    (goal,) = known.goals(pairing_id)
    assert (goal.text, goal.set_on, goal.due_on, goal.reached) == ("Write a CV in Swedish", MARCH, None, "partly")
    follow_ups.remove_goal(goal_id)
    assert known.goals(pairing_id) == []


def test_a_goal_says_something_and_is_due_after_it_is_set() -> None:
    with pytest.raises(RuleBroken) as broken:
        follow_ups.add_goal(a.a_pairing(), text=" ", set_on=MAY, due_on=MARCH)
    assert [problem.field for problem in broken.value.problems] == ["text", "due_on"]
    with pytest.raises(ValueError, match="perhaps"):
        follow_ups.judge_goal(a.a_goal(a.a_pairing()), reached="perhaps")  # type: ignore[arg-type]


def test_a_call_is_due_until_it_is_done_or_the_pair_has_ended() -> None:
    round_id = a.a_round()
    first, second = a.a_pairing(round_id), a.a_pairing(round_id)
    call_id = follow_ups.plan_check_in(first, due_on=MARCH, note="Ask about June")
    other = follow_ups.plan_check_in(second, due_on=MARCH)
    assert [call.id for call in known.check_ins_due(round_id, MARCH)] == [call_id, other]
    follow_ups.postpone_check_in(call_id, due_on=MAY)
    assert [call.id for call in known.check_ins_due(round_id, MARCH)] == [other]
    pairings.end(second, on=MAY, reason=EndReason.NO_FIT)
    assert [call.id for call in known.check_ins_due(round_id, MAY)] == [call_id]
    follow_ups.do_check_in(call_id, done_on=MAY)
    assert known.check_ins_due(round_id, MAY) == []
    (call,) = known.check_ins(first)
    assert (call.done_on, call.note) == (MAY, "Ask about June")
    follow_ups.remove_check_in(call_id)
    assert known.check_ins(first) == []
