"""The half-time and the final report: the figures of the screen, by gender, age and language, small counts hidden."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

import pytest

from mentordesk import i18n
from mentordesk.desk import Desk
from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.domain.outcomes import Outcome, OutcomePoint
from mentordesk.domain.people import Gender
from mentordesk.queries import enrolments, figures, month_grid, outcomes, profiles, programmes
from mentordesk.queries.month_grid import GridRow
from mentordesk.reports import final_report, half_time, summary
from mentordesk.reports.report import Report, Request
from tests import builders as a
from tests import kept
from tests.reports.printing import pages, pages_of
from tests.reports.worlds import ON, a_world

END_A, END_B, HALF_A = date(2027, 10, 15), date(2026, 12, 31), date(2027, 5, 31)


def asked(round_id: int, on: date = ON, **given: object) -> Request:
    return Request(round_id=round_id, on=on, language="en", **given)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def printed() -> Iterator[dict[str, str]]:
    """The text of the reports of both samples."""
    i18n.use("en")
    desk = kept.the_samples()
    rounds = {one.programme[0]: one.id for one in programmes.rounds()}
    hide = (("hide", "yes"),)
    yield {
        "a": " ".join(pages(final_report.REPORT, asked(rounds["B"], END_A))),
        "a hidden": " ".join(pages(final_report.REPORT, asked(rounds["B"], END_A, chosen=hide))),
        "a half": " ".join(pages(half_time.REPORT, asked(rounds["B"], HALF_A))),
        "b": " ".join(pages(final_report.REPORT, asked(rounds["N"], END_B, chosen=(("appendix", "yes"),)))),
        "b hidden": " ".join(pages(final_report.REPORT, asked(rounds["N"], END_B, chosen=(*hide, ("appendix", "yes"))))),
        "names": "|".join(row.name for one in rounds.values() for row in outcomes.of_round(one)),
        "stories": "|".join(told.story.text for told in outcomes.printable_stories(rounds["N"])),
    }
    desk.close()


@pytest.mark.parametrize(
    "words",
    [
        "Final report Bostadsmentor 2027",
        "This is the final report on Bostadsmentor 2027.",
        "Applied 33 100.0% 100.0%",
        "Matched 27 81.8% 81.8%",
        "Applied Accepted Matched Completed Left early Withdrew Declined Mentors 31 27 27 26 1 1 0",
        "Gender Women 15 19 Men 12 14",
        "Vocational mentor 13 16",
        "arabiska 4 8",
        "Meetings of the pair that met least 4",
        "Meetings held: in person 166",
        "Months missed",
        "Training hours 189.0 h",
        "February 2027 41.0 h 41.0 h 0.0 h 0.0 h",
        "Goals of the pairs How far Goals Reached 8",
        "Lessons and the next round",
        "All figures are as of 15 October 2027.",
        "Everybody who has applied as a mentor in the round.",
    ],
)
def test_the_final_report_of_the_housing_company(words: str, printed: dict[str, str]) -> None:
    assert words in printed["a"], words


@pytest.mark.parametrize(
    "words",
    [
        "Employment 3 1 2",
        "7 of 12 = 58.3% 4 of 7 = 57.1% 3 of 5 = 60.0%",
        "Hours of meetings, once for each pair 107.0 h",
        "Hours of mentees in group meetings 82.5 h",
        "On whose initiative: Mentor 1; Mentee 1.",
        "The records behind the figures",
    ],
)
def test_the_final_report_of_the_municipality(words: str, printed: dict[str, str]) -> None:
    assert words in printed["b"], words


def test_nobody_is_named_and_only_the_story_with_consent_is_told(printed: dict[str, str]) -> None:
    for name in printed["names"].split("|"):
        assert name not in printed["a"] + printed["b"]
    (story,) = printed["stories"].split("|")
    assert story[:40] in printed["b"]


COUNTED = {
    # what is told in the report, and how the definitions call it
    "Left early": "Left early, withdrew, declined",
    "Mentors who attended training:": "Mentors who attended training",
    "pair in the middle": "Meetings of the pair in the middle",
    "Hours of meetings, once for each pair": "Hours of meetings, once for each pair",
    "Hours of mentees in group meetings": "Hours of mentees in group meetings",
    "Check-ins with pairs:": "Check-ins with pairs",
}


@pytest.mark.parametrize("report", ["a", "b", "a half"])
def test_everything_counted_is_defined_and_nothing_else(report: str, printed: dict[str, str]) -> None:
    told, definitions = printed[report].rsplit("Definitions", 1)
    assert "Check-ins with pairs" in told
    for words, term in COUNTED.items():
        assert (words in told) == (term in definitions), term


def test_small_counts_are_hidden_when_asked(printed: dict[str, str]) -> None:
    hidden = printed["b hidden"]
    for words in ("Employment 3 1 2", "Moved away 1", "4 of 7", "3 of 5", "The records behind the figures"):
        assert words not in hidden
    assert "Employment .. .. .." in hidden
    assert ".. hides a count of fewer than five people" in hidden
    assert "Gender Women .. 7 Men .. 5" in hidden
    assert "Meetings held 106" in hidden, "meetings tell of nobody"
    assert "Arabiska" not in printed["a hidden"]
    assert "arabiska .. 8" in printed["a hidden"]


def test_a_hidden_count_cannot_be_worked_out_from_what_stands_beside_it(printed: dict[str, str]) -> None:
    told = printed["a hidden"]
    assert "Mentors 31 27 27 .. .. .. 0" in told, "one of the 27 matched left: 26 completed would tell of it"
    assert "Aim reached 16 of 27 = 59.3% .. .." in told, "the women's 8 and the men's 8 of 12 come to 16"
    assert "Aim reached 16 of 27 = 59.3% 8 of 15 = 53.3% 8 of 12 = 66.7%" in printed["a"]
    assert "Mentors 31 27 27 26 1 1 0" in printed["a"]


def activities_told(text: str) -> list[tuple[str, str]]:
    """Of each activity in a report, how many came and how many were called, as printed."""
    part = text.split("Activities Date Activity", 1)[1].split("Mentors' working time", 1)[0]
    return re.findall(r"h ([\d.]+) of ([\d.]+)", part)


def test_how_few_stayed_away_from_an_activity_is_hidden_too(printed: dict[str, str]) -> None:
    assert ("25", "27") in activities_told(printed["a"])
    for part, whole in activities_told(printed["a hidden"]):
        if part != "..":
            away = int(whole) - int(part)
            assert away == 0 or away >= 5, f"{part} of {whole} came"
    assert ("24", "27") in activities_told(printed["a"])
    assert ("21", "27") in activities_told(printed["a hidden"]), "six are not few"


def a_training_of_twenty(away: int) -> int:
    """A round in which so many mentors stayed away from their training of 7 hours."""
    round_id = a.a_round(allowance_minutes=60)
    training, network = a.an_activity(round_id), a.an_activity(round_id, ActivityKind.NETWORK, minutes=120)
    for place in range(20):
        mentor_id = a.a_mentor(round_id)
        a.a_meeting(a.a_pairing(round_id, mentor_id=mentor_id))
        status = AttendanceStatus.ABSENT if place < away else AttendanceStatus.PRESENT
        a.an_attendance(training, mentor_id, status=status)
        a.an_attendance(network, mentor_id)
    return round_id


AWAY = {away: partial(a_training_of_twenty, away) for away in (0, 2, 6)}


@pytest.mark.parametrize("report", [final_report.REPORT, half_time.REPORT, summary.REPORT], ids=lambda report: report.key)
@pytest.mark.parametrize("away", AWAY)
def test_hours_do_not_tell_how_few_stayed_away(report: Report[Any], away: int) -> None:
    """No number of the hidden report, by itself or less another, is who came."""
    desk, round_id = kept.a_desk(AWAY[away]), kept.told(AWAY[away])
    told, hidden = (" ".join(pages(report, asked(round_id, END_A, chosen=chosen))) for chosen in ((), (("hide", "yes"),)))
    desk.close()
    trained, used = (20 - away) * 7, (20 - away) * 7 + 20 * 2 + 20
    assert f"{used}.0 h" in told or report is half_time.REPORT
    hours = {float(number) for number in re.findall(r"(\d+\.\d) h", hidden)}
    if away == 2:
        assert f"{20 - away} of 20" not in hidden
        assert not {trained, used} & hours
        assert not {trained, used} & {abs(one - other) for one in hours for other in hours}
        assert "Mentors who attended training: 18" not in hidden
        assert "Working time month by month" not in hidden
    else:
        assert f"{20 - away} of 20" in hidden
        assert hours == {float(number) for number in re.findall(r"(\d+\.\d) h", told)}


def test_that_nearly_everybody_reached_the_aim_is_not_told_when_small_counts_are_hidden(desk: Desk) -> None:
    round_id = a.a_round()
    for place in range(12):
        mentee_id = a.a_mentee(round_id=round_id)
        a.a_pairing(round_id, mentee_id=mentee_id)
        a.an_outcome(mentee_id, outcome=Outcome.SEEKING if place == 0 else Outcome.EMPLOYMENT)
    told, hidden = (
        " ".join(pages(final_report.REPORT, asked(round_id, END_A, chosen=chosen))) for chosen in ((), (("hide", "yes"),))
    )
    assert "Aim reached 11 of 12" in told
    assert "11 of 12" not in hidden
    assert "Aim reached .. of 12 with a known result" in hidden
    assert "Of 12 mentees who applied" not in hidden, "the chart would show it"


@pytest.mark.parametrize(
    "words",
    [
        "Half-time report Bostadsmentor 2027",
        "Meetings held 102 of 108 expected by the day",
        "What is to be done",
        "Meetings left of the plan: 114.",
        "Hours left of the plan: 174.0 h.",
        "June 2027 27 – – –",
        "to come",
        "Places and need",
        "All figures are as of 31 May 2027.",
    ],
)
def test_the_half_time_report(words: str, printed: dict[str, str]) -> None:
    assert words in printed["a half"], words


def test_the_figures_are_those_of_the_screen(desk: Desk) -> None:
    world = a_world(6)
    known = figures.of_round(world.round_id, ON)
    assert list(final_report.collect(asked(world.round_id)).round.figures.values()) == known
    assert list(half_time.collect(asked(world.round_id)).round.figures.values()) == known


def test_results_six_months_after_are_split_by_gender(desk: Desk) -> None:
    round_id = a.a_round()
    for gender, later in ((Gender.WOMAN, Outcome.STUDIES), (Gender.MAN, Outcome.EMPLOYMENT)):
        mentee = a.a_mentee(round_id, person_id=a.a_person(gender=gender))
        a.an_outcome(mentee, outcome=Outcome.SEEKING, on=date(2027, 9, 30))
        a.an_outcome(mentee, point=OutcomePoint.SIX_MONTHS, outcome=later, on=date(2028, 3, 31))
    found = " ".join(pages(final_report.REPORT, asked(round_id, date(2028, 4, 1))))
    _at_exit, later_on = found.split("Six months after", 1)
    assert "Employment 1 0 1" in later_on
    assert "Studies 1 1 0" in later_on
    assert "1 of 2 = 50.0% 0 of 1 = 0.0% 1 of 1 = 100.0%" in later_on
    assert "Six months after" not in " ".join(pages(final_report.REPORT, asked(round_id, date(2027, 12, 1))))


def test_levels_of_swedish_stand_in_their_own_order(desk: Desk) -> None:
    round_id = a.a_round()
    for level in ("C", "A", "B", "B", "D"):
        a.a_mentee(round_id, person_id=a.a_person(sfi_level=level), status=EnrolmentStatus.ACCEPTED)
    (levels,) = (each for each in profiles.of_round(round_id, ON) if each.key == "sfi")
    assert [(share.name, share.mentees) for share in levels.shares] == [("A", 1), ("B", 2), ("C", 1), ("D", 1)]


def test_the_lessons_are_the_rounds_own_or_lines_to_write_on(desk: Desk) -> None:
    world = a_world(2)
    lacking = [one.field for one in final_report.REPORT.missing(asked(world.round_id))]
    assert "en:final.lessons" in lacking
    a.a_round_text(world.round_id, key="final.lessons", language="en", text="We begin earlier.\n- with {programme}")
    data = final_report.collect(asked(world.round_id))
    assert data.lessons_written
    assert "Lessons and the next round We begin earlier. • with Programme001" in " ".join(
        pages_of(final_report.REPORT, data)
    ).replace(" 2027", "")
    assert "en:final.lessons" not in [one.field for one in final_report.REPORT.missing(asked(world.round_id))]


def test_before_a_final_report_open_pairs_and_unknown_results_are_named(desk: Desk) -> None:
    round_id = a.a_round()
    pair, mentee = a.a_pairing(round_id), a.a_mentee(round_id, status=EnrolmentStatus.COMPLETED)
    found = {one.message: one.record_id for one in final_report.REPORT.missing(asked(round_id))}
    assert found["1 pair is not ended."] == pair
    assert found["1 mentee lacks a result at exit."] == enrolments.get(mentee).person_id
    a.an_outcome(mentee)
    assert not any("lacks a result" in one.message for one in final_report.REPORT.missing(asked(round_id)))


def test_the_records_have_a_line_for_each_pair_without_names(desk: Desk) -> None:
    world = a_world(3)
    data = final_report.collect(asked(world.round_id, chosen=(("appendix", "yes"),)))
    assert [(one.held, one.plan) for one in data.records] == [
        (sum(cell.held for cell in row.cells), row.plan) for row in _grid(world.round_id)
    ]
    assert "Mentor001" not in " ".join(pages_of(final_report.REPORT, data))
    assert not final_report.collect(asked(world.round_id)).records


def _grid(round_id: int) -> list[GridRow]:
    return sorted(month_grid.read(round_id, ON, until=ON).rows, key=lambda row: (row.starts_on, row.pairing_id))


def test_who_was_accepted_is_told_in_groups(desk: Desk) -> None:
    round_id = a.a_round()
    older = a.a_person(gender=Gender.WOMAN, birth_year=1960, in_sweden_since=2026, sfi_level="C", district="Hamnen")
    a.a_language(older, language="dari", level="fluent")
    a.a_mentee(round_id, person_id=older, status=EnrolmentStatus.MATCHED)
    a.a_mentor(round_id, person_id=a.a_person(birth_year=2005, unit_id=a.a_unit(name="Kundcenter")))
    a.a_mentee(round_id, status=EnrolmentStatus.APPLIED)
    hidden = a.a_person(protected=True, code_name="Adept 7", district="Gömd")
    a.a_mentee(round_id, person_id=hidden)
    ways = {way.key: way for way in profiles.of_round(round_id, ON)}
    told = {key: [(share.name, share.mentors, share.mentees) for share in way.shares] for key, way in ways.items()}
    assert told["gender"] == [("Women", 0, 1), ("Other or not stated", 1, 1)]
    assert told["age"] == [("Under 25", 1, 0), ("65 or older", 0, 1), ("Not stated", 0, 1)]
    assert told["language"] == [("dari", 0, 1)]
    assert told["here"] == [("0–2 years", 0, 1), ("Not stated", 0, 1)]
    assert told["sfi"] == [("C", 0, 1)]
    assert told["district"] == [("Hamnen", 0, 1)], "that of a protected identity is not told"
    assert told["unit"] == [("Kundcenter", 1, 0)]
    assert ways["unit"].roles == (Role.MENTOR,)


def test_many_languages_are_told_as_the_commonest_and_the_rest(desk: Desk) -> None:
    round_id = a.a_round()
    for number in range(20):
        person = a.a_person()
        a.a_language(person, language=f"language {number:02d}", level="native")
        a.a_mentee(round_id, person_id=person)
    (language,) = [way for way in profiles.of_round(round_id, ON) if way.key == "language"]
    assert len(language.shares) == profiles.MOST
    assert language.shares[-1] == ("Others", 0, 9)


@pytest.mark.parametrize("report", [summary.REPORT, half_time.REPORT, final_report.REPORT], ids=lambda one: one.key)
def test_a_round_without_anything_is_reported(report: object, desk: Desk) -> None:
    round_id = a.a_round(allowance_minutes=0)
    found = " ".join(pages(report, asked(round_id)))  # type: ignore[arg-type]
    assert "Data as of 2027-10-15" in found
    assert "Mentors' working time" not in found
