"""The charts of steps, of supply and need, and of hours: lengths as their counts, words that say what follows from them."""

import pytest

from mentordesk.charts import balance, funnel, hours
from mentordesk.charts.balance import Part
from mentordesk.charts.primitives import Chart, Look, Rect, Role
from mentordesk.domain.breakdowns import Balance, MonthOfHours, TypeBalance
from mentordesk.domain.enrolments import MentorType
from mentordesk.domain.figures import figure
from mentordesk.domain.months import Month
from mentordesk.domain.working_time import Minutes
from tests.charts.worlds import STEPS

LANGUAGE, VOCATIONAL = MentorType.LANGUAGE, MentorType.VOCATIONAL


def rects(chart: Chart, role: Role, look: Look = Look.FILLED) -> list[Rect]:
    return [s for s in chart.picture.shapes if isinstance(s, Rect) and s.role is role and s.look is look]


def words(chart: Chart) -> list[str]:
    return [mark.words for mark in chart.picture.marks]


# -- steps --------------------------------------------------------------------------------------------------------


def way(*counts: int) -> Chart:
    return funnel.build([figure(key, count) for key, count in zip(STEPS, counts, strict=True)], 480, 200, 12)


def test_each_step_is_as_long_as_its_count_and_leads_to_its_figure() -> None:
    chart = way(40, 30, 20, 10, 0)
    lengths = [rect.width for rect in rects(chart, Role.VALUE)]
    assert [length / lengths[0] for length in lengths] == pytest.approx([1, 0.75, 0.5, 0.25])
    assert [mark.link for mark in chart.picture.marks] == list(STEPS)
    assert words(chart)[1:3] == ["Accepted: 30, 75.0% of those who applied", "Matched: 20, 50.0% of those who applied"]


def test_the_way_is_told_of_the_whole_and_of_the_step_before() -> None:
    chart = way(40, 30, 20, 10, 4)
    assert chart.rows[2] == ("Matched", "20", "50.0%", "66.7%")
    assert chart.sentence == "Of 40 mentees who applied, 20 have been matched and 4 have reached the aim."
    assert way(0, 0, 0, 0, 0).sentence == "No mentee has applied yet."


def test_more_outcomes_than_matches_are_drawn_as_they_are() -> None:
    chart = way(4, 3, 1, 2, 2)
    assert [round(rect.width / rects(chart, Role.VALUE)[0].width, 2) for rect in rects(chart, Role.VALUE)] == [
        1,
        0.75,
        0.25,
        0.5,
        0.5,
    ]


# -- supply and need ----------------------------------------------------------------------------------------------


def of_types(*types: TypeBalance) -> Chart:
    sums = [sum(each[place] or 0 for each in types) for place in range(1, 6)]  # type: ignore[misc]
    return balance.build(Balance(types, TypeBalance(None, *sums)), 480, 240, 12)


def test_free_places_and_mentees_without_a_mentor_differ_in_form_too() -> None:
    chart = of_types(TypeBalance(LANGUAGE, 3, 4, 1, 6, 3))
    taken, free = rects(chart, Role.VALUE)[-1], rects(chart, Role.VALUE, Look.OUTLINE)[-1]
    paired, looking = rects(chart, Role.OTHER)[-1], rects(chart, Role.OTHER, Look.HATCHED)[-1]
    assert (free.width + 0.5) / taken.width == pytest.approx(1 / 3)
    assert (looking.width + 0.5) / paired.width == pytest.approx(1)
    assert taken.y < paired.y


def test_every_part_of_a_bar_speaks_and_leads_to_its_people() -> None:
    chart = of_types(TypeBalance(LANGUAGE, 3, 4, 1, 6, 3), TypeBalance(None, 1, 1, 0, 0, 0))
    assert words(chart) == [
        "Language mentor, mentors: 3 mentors, 4 places, 1 free",
        "Language mentor, free places: 1",
        "Language mentor, mentees: 6 mentees, 3 without",
        "Language mentor, mentees without a mentor: 3",
        "Without type, mentors: 1 mentor, 1 place, 0 free",
        "Without type, mentees: 0 mentees, 0 without",
    ]
    assert [Part.parse(mark.link) for mark in chart.picture.marks[1:4:2]] == [
        Part("places_free", "language"), Part("mentees_looking", "language")
    ]  # fmt: skip
    assert Part.parse(chart.picture.marks[4].link).type == ""


@pytest.mark.parametrize(
    ("types", "sentence"),
    [
        ([TypeBalance(LANGUAGE)], "Nobody has been taken in yet."),
        ([TypeBalance(LANGUAGE, 2, 2, 2, 1, 1)], "2 places are free, 1 mentee has no mentor."),
        (
            [TypeBalance(LANGUAGE, 2, 2, 1, 4, 3), TypeBalance(VOCATIONAL, 1, 1, 0, 3, 3)],
            "1 place is free, 6 mentees have no mentor; Vocational mentor: 3 places are lacking.",
        ),
    ],
)
def test_the_sentence_names_the_type_that_lacks_most(types: list[TypeBalance], sentence: str) -> None:
    assert of_types(*types).sentence == sentence


# -- hours --------------------------------------------------------------------------------------------------------


def of_months(*minutes: Minutes) -> Chart:
    months = [MonthOfHours(Month(2027, 2 + place), each, place < 2) for place, each in enumerate(minutes)]
    return hours.build(months, 480, 260, 12)


def test_the_bar_above_the_months_is_their_sum() -> None:
    chart = of_months(Minutes(600, 540, 30), Minutes(600, 60), Minutes(600))
    used, planned = rects(chart, Role.VALUE)[0], rects(chart, Role.PLAN, Look.OUTLINE)[0]
    assert used.width / planned.width == pytest.approx(600 / 1800)
    assert words(chart) == [
        "The whole round: 10.0 h used of 30.0 h planned, own time 0.5 h",
        "February 2027: 9.0 h used of 10.0 h planned, own time 0.5 h",
        "March 2027: 1.0 h used of 10.0 h planned",
        "April 2027: 10.0 h planned",
    ]
    assert [mark.link for mark in chart.picture.marks] == ["total", "2027-02", "2027-03", "2027-04"]
    assert chart.rows[-1] == ("Total", "30.0 h", "10.0 h", "20.0 h", "0.5 h")
    assert chart.lines[0].values == ("February 2027", 10.0, 9.0, 1.0, 0.5)


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        ([], "No paid working time is planned."),
        ([Minutes(600, 540)], "9.0 h of 10.0 h have been used; 1.0 h are left."),
        ([Minutes(600, 690)], "11.5 h have been used, 1.5 h more than the 10.0 h planned."),
    ],
)
def test_the_sentence_says_what_is_left(minutes: list[Minutes], sentence: str) -> None:
    assert of_months(*minutes).sentence == sentence


def test_more_used_than_planned_stays_within_the_picture() -> None:
    chart = of_months(Minutes(60, 600))
    assert rects(chart, Role.VALUE)[0].width == 480
