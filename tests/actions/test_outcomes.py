"""Saying what became of mentees, and keeping their stories."""

from datetime import date

import pytest

from mentordesk.actions import outcomes
from mentordesk.domain.outcomes import Outcome, OutcomePoint
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import outcomes as known
from tests import builders as a

EXIT, LATER = OutcomePoint
DECEMBER = date(2027, 12, 31)

pytestmark = pytest.mark.usefixtures("desk")


def test_an_answer_replaces_the_one_before_and_each_point_has_its_own() -> None:
    mentee_id = a.a_mentee()
    first = outcomes.set_outcome(mentee_id, point=EXIT, outcome=Outcome.SEEKING, on=DECEMBER)
    again = outcomes.set_outcome(mentee_id, point=EXIT, outcome=Outcome.EMPLOYMENT, on=DECEMBER, employer=" Kommunen ")
    outcomes.set_outcome(mentee_id, point=LATER, outcome=Outcome.STUDIES, on=date(2028, 6, 30))
    assert first == again
    answers = [(one.point, one.outcome, one.employer) for one in known.of_enrolment(mentee_id)]
    assert answers == [(EXIT, Outcome.EMPLOYMENT, "Kommunen"), (LATER, Outcome.STUDIES, "")]
    outcomes.clear_outcome(mentee_id, point=EXIT)
    assert [one.point for one in known.of_enrolment(mentee_id)] == [LATER]


def test_only_mentees_have_outcomes_and_stories() -> None:
    mentor_id = a.a_mentor()
    with pytest.raises(RuleBroken):
        outcomes.set_outcome(mentor_id, point=EXIT, outcome=Outcome.STUDIES, on=DECEMBER)
    with pytest.raises(RuleBroken):
        outcomes.add_story(mentor_id, text="It went well.")


def test_consent_has_a_day_and_goes_with_it() -> None:
    mentee_id = a.a_mentee()
    with pytest.raises(RuleBroken) as broken:
        outcomes.add_story(mentee_id, text=" ", consent=True)
    assert [problem.field for problem in broken.value.problems] == ["text", "consent_on"]
    story_id = outcomes.add_story(mentee_id, text=" It went well. ", consent=True, consent_on=DECEMBER)
    (story,) = known.stories_of(mentee_id)
    assert (story.text, story.consent, story.consent_on) == ("It went well.", True, DECEMBER)
    outcomes.update_story(story_id, text="It went very well.")
    outcomes.update_story(story_id, consent=False)
    (story,) = known.stories_of(mentee_id)
    assert (story.text, story.consent, story.consent_on) == ("It went very well.", False, None)
    outcomes.remove_story(story_id)
    assert known.stories_of(mentee_id) == []
