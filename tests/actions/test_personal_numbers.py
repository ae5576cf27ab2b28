"""Personal identity numbers are kept nowhere: whatever free text they are typed into is refused at its field."""

from collections.abc import Callable
from datetime import date

import pytest

from mentordesk.actions import (
    activities,
    certificates,
    enrolments,
    follow_ups,
    meetings,
    notes,
    outcomes,
    pairings,
    people,
)
from mentordesk.desk import Desk
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.outcomes import Outcome, OutcomePoint
from mentordesk.domain.pairings import EndReason
from mentordesk.domain.problems import RuleBroken
from tests import builders as a
from tests.builders import Call, call

SECRET = "Call 811228-9874 first"
APRIL = date(2027, 4, 1)
EXIT, WORK = OutcomePoint.EXIT, Outcome.EMPLOYMENT

TYPED: dict[str, tuple[Callable[..., object], Callable[[], Call], str]] = {
    "the name of a person": (people.add, lambda: call(given_name="Åsa", family_name="Ek 19811228-9874"), "family_name"),
    "the note of a person": (people.update, lambda: call(a.a_person(), note=SECRET), "note"),
    "a note": (notes.add, lambda: call(on=APRIL, text=SECRET, person_id=a.a_person()), "text"),
    "a changed note": (notes.update, lambda: call(a.a_note(person_id=a.a_person()), text=SECRET), "text"),
    "a wish": (enrolments.update, lambda: call(a.a_mentee(), wish=SECRET), "wish"),
    "the reason of a status": (
        enrolments.set_status,
        lambda: call(a.a_mentee(), EnrolmentStatus.WITHDRAWN, on=APRIL, reason=SECRET),
        "reason",
    ),
    "the note of a meeting": (
        meetings.record,
        lambda: call(a.a_pairing(), on=APRIL, status=MeetingStatus.HELD, note=SECRET),
        "note",
    ),
    "the end of a pairing": (
        pairings.end,
        lambda: call(a.a_pairing(), on=APRIL, early=True, reason=EndReason.OTHER, note=SECRET),
        "end_note",
    ),
    "a goal": (follow_ups.add_goal, lambda: call(a.a_pairing(), text=SECRET, set_on=APRIL), "text"),
    "the employer": (
        outcomes.set_outcome,
        lambda: call(a.a_mentee(), point=EXIT, outcome=WORK, on=APRIL, employer=SECRET),
        "employer",
    ),
    "the note of an outcome": (
        outcomes.set_outcome,
        lambda: call(a.a_mentee(), point=EXIT, outcome=WORK, on=APRIL, note=SECRET),
        "note",
    ),
    "a story": (outcomes.add_story, lambda: call(a.a_mentee(), text=SECRET), "text"),
    "an activity": (
        activities.add,
        lambda: call(a.a_round(), kind=ActivityKind.TRAINING, title="Day", on=APRIL, minutes=60, note=SECRET),
        "note",
    ),
    "the reason of an exception": (
        certificates.decide_exception,
        lambda: call(a.a_mentor(), kind=None, reason=SECRET, on=APRIL),
        "reason",
    ),
}
"""What is done, with what, and the field at which it is refused. The number belongs to nobody: it is an official example."""


@pytest.mark.parametrize("where", TYPED)
def test_a_personal_number_is_refused_at_its_field(where: str, desk: Desk) -> None:
    action, example, field = TYPED[where]
    args, kwargs = example()
    before = desk.dump()
    with pytest.raises(RuleBroken, match="personal identity number") as refused:
        desk.perform("Something", action, *args, **kwargs)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert desk.dump() == before


def test_other_numbers_are_kept(desk: Desk) -> None:
    for text in ("070-174 06 05", "2027-04-01", "811228-9875", "diary no. 2027-0401-1234"):
        desk.perform("Add a note", notes.add, on=APRIL, text=text, person_id=a.a_person())
    assert len(desk.dump()["note"]) == 4


def test_a_text_that_holds_one_already_hinders_no_other_change(desk: Desk) -> None:
    meeting = a.a_meeting(a.a_pairing(), note=SECRET)
    desk.perform("Change the minutes", meetings.update, meeting, minutes=45)
    assert len(desk.undo_steps) == 1
