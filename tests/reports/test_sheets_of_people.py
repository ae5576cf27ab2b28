"""Sheets about pairs and participants, the quality checklist and the account of the round: what the file says, no more."""

from datetime import date

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus
from mentordesk.domain.follow_ups import GoalReached
from mentordesk.domain.meetings import Absent, MeetingForm, MeetingStatus
from mentordesk.domain.pairings import EndReason, Initiator
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import course, quality, slices
from mentordesk.reports import pair_sheet, participant, time_account_round
from mentordesk.reports import quality as checklist
from mentordesk.reports.quality_questions import EMCC, MENTOR
from mentordesk.reports.report import Request
from tests import builders as a
from tests.reports.printing import pages

ON = date(2027, 10, 15)


def asked(round_id: int, on: date = ON, **given: object) -> Request:
    return Request(round_id=round_id, on=on, language="en", **given)  # type: ignore[arg-type]


@pytest.fixture
def story(desk: Desk) -> int:
    """Mehdi had Anna until 31 May and Bo from 1 June; with goals, check-ins, notes, meetings and a certificate."""
    round_id = a.a_round(signatory_one_id=a.a_signatory(), aim="Work")
    anna = a.a_mentor(round_id, person_id=a.a_person("Anna", "Berg", unit_id=a.a_unit(name="Kundcenter")))
    bo = a.a_mentor(round_id, person_id=a.a_person("Bo", "Ek"))
    mehdi = a.a_mentee(round_id, person_id=a.a_person("Mehdi", "Azizi"), status=EnrolmentStatus.COMPLETED)
    ended = {"ends_on": date(2027, 5, 31), "early": True, "end_reason": EndReason.NO_TIME}
    first = a.a_pairing(round_id, mentor_id=anna, mentee_id=mehdi, end_initiator=Initiator.MENTOR, farewell=True, **ended)
    second = a.a_pairing(round_id, mentor_id=bo, mentee_id=mehdi, starts_on=date(2027, 6, 1), follows_id=first)
    a.a_meeting(first, date(2027, 2, 9), place="Biblioteket", note="CV")
    a.a_meeting(first, date(2027, 3, 9), status=MeetingStatus.NO_SHOW, absent=Absent.MENTEE)
    a.a_meeting(second, date(2027, 6, 8), minutes=90, form=MeetingForm.VIDEO)
    a.a_goal(first, text="Write a CV", set_on=date(2027, 2, 9), due_on=date(2027, 4, 1), reached=GoalReached.YES)
    a.a_check_in(first, due_on=date(2027, 2, 20), done_on=date(2027, 2, 21), note="Works well")
    a.a_note(pairing_id=second, text="Meets at noon", on=date(2027, 6, 2))
    a.an_outcome(mehdi, employer="Snickeriet")
    a.an_attendance(a.an_activity(round_id, title="Training day"), anna)
    a.an_agreement(bo, signed_on=date(2027, 5, 20))
    a.a_certificate(anna, issued_on=date(2027, 10, 7))
    return round_id


# -- the pair sheet -------------------------------------------------------------------------------------------


def test_a_pair_sheet_tells_the_whole_story(story: int) -> None:
    found = " ".join(pages(pair_sheet.REPORT, asked(story)))
    for words in (
        "Bo Ek – Mehdi Azizi Pair sheet",
        "Mentor Anna Berg, Kundcenter · 2027-02-01 to 2027-05-31 · 1/4",
        "Mentor Bo Ek · 2027-06-01 to now · 1/4",
        "Agreement signed",
        "Meetings held 2 of 8 planned",
        "Time together 2 h 30 min",
        "Write a CV 2027-02-09 2027-04-01 Reached",
        "2027-02-09 Anna Berg Held 1 h In person Biblioteket · CV",
        "2027-03-09 Anna Berg No-show (mentee) – –",
        "2027-06-08 Bo Ek Held 1 h 30 min Video",
        "2027-02-20 2027-02-21 Works well",
        "Anna Berg was replaced: lack of time",
        "2027-09-30 At exit: Employment. Snickeriet",
    ):
        assert words.lower() in found.lower(), words
    assert "Meets at noon" not in found
    assert "Meets at noon" in " ".join(pages(pair_sheet.REPORT, asked(story, chosen=(("notes", "yes"),))))


def test_a_pair_sheet_is_found_by_either_mentor_and_by_the_mentee(story: int) -> None:
    whole = pair_sheet.collect(asked(story)).sheets
    for pair in whole[0].pairs:
        for enrolment in (pair.mentor_id, pair.mentee_id):
            assert pair_sheet.collect(asked(story, enrolment_ids=(enrolment,))).sheets == whole
    ((mentee, who),) = slices.whole(pair_sheet.people(asked(story))).items()
    assert mentee == whole[0].pairs[0].mentee_id
    assert who.about == "Bo Ek · 2 of 8 meetings"


def test_a_pair_sheet_is_that_of_the_day(story: int) -> None:
    found = " ".join(pages(pair_sheet.REPORT, asked(story, date(2027, 2, 28))))
    assert "Anna Berg – Mehdi Azizi" in found
    for words in ("Bo Ek", "2027-06-08", "Snickeriet"):
        assert words not in found
    with pytest.raises(RuleBroken, match="No pair has started"):
        pair_sheet.collect(asked(story, date(2027, 1, 20)))


# -- the participant's summary --------------------------------------------------------------------------------


def test_a_participant_reads_what_was_done(story: int) -> None:
    anna, bo, mehdi = pages(participant.REPORT, asked(story))
    for words in (
        "Anna Berg Participant's summary",
        "Mentee Mehdi Azizi · February–May 2027",
        "Certificate A-2027-001",
        "Meetings held 1 of 4 planned",
        "1 9 February 2027 In person 1 h",
        "21 January 2027 Training day Training 7 h",
    ):
        assert words in anna, words
    assert "Write a CV" not in anna, "the goals are the mentee's"
    assert "Mentee Mehdi Azizi · since June 2027" in bo
    assert "Total 2 h 30 min" in mehdi
    assert "Write a CV Reached" in mehdi
    assert "With" in mehdi
    for sheet in (anna, bo, mehdi):
        assert "Works well" not in sheet, "what was noted of them is not theirs to take along"
        assert "Biblioteket" not in sheet


# -- the quality checklist ------------------------------------------------------------------------------------


def test_each_set_has_six_standards_and_each_answer_a_question(story: int) -> None:
    assert len(EMCC) == len(MENTOR) == 6
    keys = {question.key for standard in (*EMCC, *MENTOR) for question in standard.questions if question.key}
    assert keys == set(quality.of_round(story, ON)), "every answer is asked for, and every question it stands at answered"


def test_the_answers_are_counted_from_the_records(story: int) -> None:
    known = {key: tuple(answer) for key, answer in quality.of_round(story, ON).items()}
    told = {
        "aim": (1, 1), "contact": (0, 1), "responsible": (1, 1), "interviewed": (0, 3), "agreements": (1, 2),
        "confidentiality": (0, 3), "trained": (1, 2), "trained_before": (1, 2), "supported": (0, 2), "goals": (1, 2),
        "met_soon": (2, 2), "called_soon": (1, 2), "called": (1, 2), "reasons": (1, 1), "farewells": (1, 1),
        "replaced": (1, 1), "outcomes": (1, 1), "not_waiting_long": (0, 0), "consent": (0, 0),
    }  # fmt: skip
    assert {key: known[key] for key in told} == told


def test_the_checklist_ticks_what_is_known_and_leaves_lines_for_the_rest(story: int) -> None:
    found = pages(checklist.REPORT, asked(story))
    assert len(found) == 2
    assert "1. Clarity of purpose" in found[0]
    assert "Have the pairs set a goal of their own? 1 of 2 (50.0%)" in found[0]
    assert "Is it said how the co-ordinator is reached? no" in found[0]
    assert "6. Closure" in found[1]
    assert "it is no assessment by either" in found[1]
    one_set = " ".join(pages(checklist.REPORT, asked(story, chosen=(("standards", "mentor"),))))
    assert "Standards of MENTOR" in one_set
    assert "EMCC Global for" not in one_set


# -- how a round went -----------------------------------------------------------------------------------------


def test_the_course_of_a_round(story: int) -> None:
    found = course.of_round(story, ON)
    assert tuple(found.spread) == (1, 2, 2, 2), "a mentee whose mentor was replaced is one pair"
    assert dict(found.forms) == {MeetingForm.IN_PERSON: 1, MeetingForm.VIDEO: 1}
    assert found.individual_minutes == 150
    assert dict(found.goals) == {GoalReached.YES: 1}
    assert (found.check_ins, found.pairs_checked, found.trained) == (1, 1, 1)
    assert dict(found.ends) == {Initiator.MENTOR: 1}


def test_group_time_of_mentees_is_counted_for_each_of_them(desk: Desk) -> None:
    round_id = a.a_round()
    group = a.an_activity(round_id, ActivityKind.GROUP, minutes=90)
    for _number in range(3):
        a.an_attendance(group, a.a_mentee(round_id))
    a.an_attendance(group, a.a_mentor(round_id))
    found = course.of_round(round_id, ON)
    assert (found.group_minutes, found.individual_minutes) == (270, 0)


# -- the account of the round ---------------------------------------------------------------------------------


def test_the_account_of_the_round_adds_up(story: int) -> None:
    found = " ".join(pages(time_account_round.REPORT, asked(story)))
    for words in (
        "Time account of the round",
        "Planned 15:00",
        "Used 9:00",
        "Own time 0:30",
        "January 2027 – – – 7:00 7:00 7:00 –",
        "June 2027 1:30 1:00 0:30 – 1:00 1:00 –",
        "Total 2:30 2:00 0:30 7:00 9:00 15:00 6:00",
        "Kundcenter 1 11:00 8:00 3:00 0:00",
        "Without a unit 1 4:00 1:00 3:00 0:30",
        "Anna Berg Kundcenter 11:00 8:00 3:00 0:00",
        "Whole round 2 15:00 9:00 6:00 0:30",
    ):
        assert words in found, words


def test_an_agreement_of_another_kind_is_no_answer(story: int) -> None:
    before = quality.of_round(story, ON)["confidentiality"]
    mentee = pair_sheet.collect(asked(story)).sheets[0].pairs[0].mentee_id
    a.an_agreement(mentee, kind=AgreementKind.CONFIDENTIALITY, signed_on=date(2027, 2, 1))
    assert quality.of_round(story, ON)["confidentiality"] == (before.part + 1, before.whole)
