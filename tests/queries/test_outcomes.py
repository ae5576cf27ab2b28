"""What became of the mentees of a round, who is to be asked again, and what may be printed."""

from datetime import date

import pytest

from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.domain.outcomes import Group, Outcome, OutcomePoint
from mentordesk.domain.people import Gender
from mentordesk.queries import outcomes
from tests import builders as a

NEW_YEAR = date(2026, 12, 31)
JUNE = date(2027, 6, 30)
AT_THE_END = {
    Gender.WOMAN: "employment internship internship internship studies seeking seeking",
    Gender.MAN: "employment employment internship studies moved",
}
"""Programme B: twelve mentees, seven women and five men, and what they did on the last day."""

pytestmark = pytest.mark.usefixtures("desk")


def programme_b() -> int:
    round_id = a.a_round(programme="Nätverksmentor", starts_on=date(2026, 3, 2), ends_on=NEW_YEAR)
    for gender, known in AT_THE_END.items():
        for outcome in known.split():
            mentee_id = a.a_mentee(round_id, person_id=a.a_person(gender=gender))
            a.an_outcome(mentee_id, outcome=Outcome(outcome), on=NEW_YEAR)
    return round_id


def test_the_aim_of_programme_b_is_reached_by_seven_of_twelve() -> None:
    everybody, women, men = outcomes.by_gender(programme_b(), NEW_YEAR)
    assert (everybody.group, everybody.reached, everybody.total) == (Group.ALL, 7, 12)
    assert (women.group, women.reached, women.total) == (Group.WOMEN, 4, 7)
    assert (men.group, men.reached, men.total) == (Group.MEN, 3, 5)
    assert (everybody.count(Outcome.EMPLOYMENT), everybody.count(Outcome.INTERNSHIP), everybody.count(Outcome.MOVED)) == (
        3,
        4,
        1,
    )


def test_what_is_known_later_is_not_known_yet() -> None:
    (everybody, *_others) = outcomes.by_gender(programme_b(), date(2026, 12, 30))
    assert (everybody.total, everybody.share) == (0, None)


def test_eleven_of_them_are_to_be_asked_again_on_the_last_of_june() -> None:
    round_id = programme_b()
    assert outcomes.follow_ups_due(round_id, date(2027, 6, 29)) == []
    due = outcomes.follow_ups_due(round_id, JUNE)
    assert len(due) == 11
    assert {row.follow_up_due for row in due} == {JUNE}
    a.an_outcome(due[0].enrolment_id, point=OutcomePoint.SIX_MONTHS, on=JUNE)
    assert len(outcomes.follow_ups_due(round_id, JUNE)) == 10


def test_the_list_has_all_mentees_who_began_and_all_with_an_outcome() -> None:
    round_id = a.a_round()
    matched = a.a_mentee(round_id, person_id=a.a_person("Östen", "Ek"), status=EnrolmentStatus.MATCHED)
    withdrawn = a.a_mentee(round_id, person_id=a.a_person("Åke", "Ek"), status=EnrolmentStatus.WITHDRAWN)
    a.a_mentee(round_id, status=EnrolmentStatus.APPLIED)
    a.a_mentor(round_id)
    a.an_outcome(withdrawn, outcome=Outcome.STUDIES, employer="Komvux", note="From August")
    a.an_outcome(withdrawn, point=OutcomePoint.SIX_MONTHS, outcome=Outcome.EMPLOYMENT, on=JUNE)
    first, second = outcomes.of_round(round_id)
    assert (first.enrolment_id, first.exit, first.exit_employer) == (withdrawn, Outcome.STUDIES, "Komvux")
    assert (first.later, first.later_on) == (Outcome.EMPLOYMENT, JUNE)
    assert (second.enrolment_id, second.exit, second.exit_on, second.follow_up_due) == (matched, None, None, None)


def test_where_a_protected_identity_works_is_not_listed() -> None:
    round_id = a.a_round()
    person_id = a.a_person("Selam", "Hagos", protected=True, code_name="Linden")
    a.an_outcome(a.a_mentee(round_id, person_id=person_id), employer="Kommunen", note="In Umeå")
    (row,) = outcomes.of_round(round_id)
    assert (row.name, row.exit, row.exit_employer) == ("Linden", Outcome.EMPLOYMENT, "")


def test_only_stories_with_consent_and_without_protection_are_printed() -> None:
    round_id = a.a_round()
    told = a.a_mentee(round_id, person_id=a.a_person("Yonas", "Tesfay"))
    hidden = a.a_mentee(round_id, person_id=a.a_person("Selam", "Hagos", protected=True, code_name="Linden"))
    a.a_story(told, text="For the drawer.")
    for mentee_id in (told, hidden):
        a.a_story(mentee_id, text="For everybody.", consent=True, consent_on=NEW_YEAR)
    (printed,) = outcomes.printable_stories(round_id)
    assert (printed.name, printed.story.text, printed.story.enrolment_id) == ("Yonas Tesfay", "For everybody.", told)
