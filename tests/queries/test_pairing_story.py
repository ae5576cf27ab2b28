"""The story of a pair: one timeline, whoever was the mentor."""

from datetime import date

import pytest

from mentordesk.actions import pairings as actions
from mentordesk.domain.enrolments import Role
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.outcomes import Outcome
from mentordesk.domain.pairings import EndReason, Initiator, PairingStatus
from mentordesk.queries import pairing_story
from mentordesk.queries.pairing_story import EventKind, StoryEvent
from tests import builders as a

NEW_YEAR = date(2027, 12, 31)

pytestmark = pytest.mark.usefixtures("desk")


def a_named(role: Role, name: str, round_id: int, **person: object) -> int:
    given, family = name.split()
    return a.an_enrolment(round_id, role, person_id=a.a_person(given, family, **person))


def told(events: list[StoryEvent]) -> list[tuple[str, EventKind, str]]:
    return [(event.on.isoformat(), event.kind, event.text) for event in events]


def a_long_story() -> tuple[int, int]:
    """Åsa is replaced by Bo from September on; between lie meetings, a pause, a goal, a call, a note and what came of it."""
    round_id = a.a_round(ends_on=NEW_YEAR)
    mentee_id = a_named(Role.MENTEE, "Yonas Tesfay", round_id)
    old = a.a_pairing(mentor_id=a_named(Role.MENTOR, "Åsa Öberg", round_id), mentee_id=mentee_id)
    for day in (3, 17):
        a.a_meeting(old, date(2027, 3, day), note="Wrote a CV." if day == 3 else "")
    a.a_meeting(old, date(2027, 3, 31), status=MeetingStatus.NO_SHOW)
    a.a_pause(old, from_on=date(2027, 4, 1), to_on=date(2027, 4, 30), reason="Ramadan")
    a.a_goal(old, reached="partly")
    a.a_check_in(old, done_on=date(2027, 3, 2), note="All is well")
    a.a_note(pairing_id=old, on=date(2027, 6, 1), text="Wants to drive a bus")
    bo = a_named(Role.MENTOR, "Bo Ek", round_id)
    new = actions.replace_mentor(
        old, new_mentor_id=bo, on=date(2027, 9, 1), initiator=Initiator.MENTOR, farewell=True, note="New job"
    )
    actions.end(new, on=date(2027, 9, 30))
    a.an_outcome(mentee_id, on=date(2027, 10, 1), employer="Bussbolaget")
    a.a_certificate(bo, issued_on=date(2027, 10, 7))
    return old, new


def test_the_whole_story_from_whichever_pairing_it_is_asked() -> None:
    old, new = a_long_story()
    events = pairing_story.story(new, NEW_YEAR)
    assert events == pairing_story.story(old, NEW_YEAR)
    assert told(events) == [
        ("2027-02-01", EventKind.STARTED, "Åsa Öberg and Yonas Tesfay became a pair."),
        ("2027-02-10", EventKind.GOAL, "Goal: Write a CV"),
        ("2027-03-02", EventKind.CHECK_IN, "Check-in done."),
        ("2027-03-31", EventKind.MEETINGS, "March 2027: 2 meetings held, 1 no-show."),
        ("2027-04-01", EventKind.PAUSED, "A pause began."),
        ("2027-05-01", EventKind.RESUMED, "The pause was over."),
        ("2027-06-01", EventKind.NOTE, "Wants to drive a bus"),
        ("2027-08-31", EventKind.REPLACED, "Åsa Öberg was replaced."),
        ("2027-09-01", EventKind.STARTED, "Bo Ek took over as mentor of Yonas Tesfay."),
        ("2027-09-30", EventKind.ENDED, "Ended as planned."),
        ("2027-10-01", EventKind.OUTCOME, "At exit: Employment."),
        ("2027-10-07", EventKind.CERTIFICATE, "Bo Ek got diploma A-2027-001."),
    ]
    details = {event.kind: event.detail for event in events}
    assert details[EventKind.MEETINGS] == "Wrote a CV."
    assert details[EventKind.REPLACED] == "On the initiative of: Mentor. With a formal farewell. New job"
    assert (details[EventKind.GOAL], details[EventKind.PAUSED]) == ("Partly reached", "Ramadan")
    assert details[EventKind.OUTCOME] == "Bussbolaget"
    assert {event.pairing_id for event in events} == {old, new, None}


def test_an_early_end_says_why() -> None:
    pairing_id = a.a_pairing()
    actions.end(pairing_id, on=date(2027, 5, 1), reason=EndReason.NO_TIME)
    assert pairing_story.story(pairing_id, NEW_YEAR)[-1].text == "Ended before time: Lack of time."


def test_a_draft_is_a_proposal() -> None:
    (event,) = pairing_story.story(a.a_pairing(status=PairingStatus.DRAFT), NEW_YEAR)
    assert (event.kind, event.detail) == (EventKind.DRAFT, "Draft")


def test_a_pause_that_ended_with_the_pair_is_not_resumed() -> None:
    pairing_id = a.a_pairing()
    actions.pause(pairing_id, from_on=date(2027, 4, 1))
    actions.end(pairing_id, on=date(2027, 5, 1), reason=EndReason.MOVED)
    kinds = [event.kind for event in pairing_story.story(pairing_id, NEW_YEAR)]
    assert kinds == [EventKind.STARTED, EventKind.PAUSED, EventKind.ENDED]


def test_a_protected_identity_has_no_name_and_no_employer_in_the_story() -> None:
    round_id = a.a_round()
    mentee_id = a_named(Role.MENTEE, "Selam Hagos", round_id, protected=True, code_name="Linden")
    pairing_id = a.a_pairing(mentee_id=mentee_id)
    a.an_outcome(mentee_id, outcome=Outcome.EMPLOYMENT, employer="Kommunen")
    words = " ".join(f"{event.text} {event.detail}" for event in pairing_story.story(pairing_id, NEW_YEAR))
    assert "Linden" in words
    assert not {"Selam", "Hagos", "Kommunen"} & set(words.replace(".", " ").split())
