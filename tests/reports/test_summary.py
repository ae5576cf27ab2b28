"""The summary says of the two sample programmes exactly what they were made to have, and no more than it may."""

from collections.abc import Iterator
from datetime import date

import pytest

from mentordesk import i18n
from mentordesk.desk import Desk
from mentordesk.queries import figures, outcomes, programmes
from mentordesk.reports.report import Request
from mentordesk.reports.summary import REPORT
from tests import builders as a
from tests import kept
from tests.reports.printing import pages
from tests.reports.worlds import ON, a_world

END_A, END_B = date(2027, 10, 15), date(2026, 12, 31)


@pytest.fixture(scope="module")
def printed() -> Iterator[dict[str, list[str]]]:
    """The pages of both samples in English."""
    i18n.use("en")
    desk = kept.the_samples()
    rounds = {one.title: one.id for one in programmes.rounds()}
    yield {
        "a": pages(REPORT, Request(round_id=rounds["Bostadsmentor 2027"], on=END_A, language="en")),
        "b": pages(REPORT, Request(round_id=rounds["Nätverksmentor 2026"], on=END_B, language="en")),
        "stories": [told.story.text for told in outcomes.printable_stories(rounds["Nätverksmentor 2026"])],
        "names": [row.name for row in outcomes.of_round(rounds["Nätverksmentor 2026"])],
    }
    desk.close()


@pytest.mark.parametrize(
    "words",
    [
        "Programme summary",
        "Data as of 2027-10-15",
        "Meetings held 198 of 216 expected",
        "Attendance 91.7% 198 of 216",
        "Part of the hours used 93.0% 477.0 h of 513.0 h",
        "Mentors 31 27 27",
        "Mentees 33 33 27",
        "March 2027 27 24 24 of 27 88.9%",
        "Total 216 198",
        "Training hours 189.0 h",
        "Meeting hours, paid 198.0 h",
        "Own time 1.5 h",
        "All figures are as of 15 October 2027.",
    ],
)
def test_the_housing_company_reads_its_figures(words: str, printed: dict[str, list[str]]) -> None:
    assert words in " ".join(printed["a"])


@pytest.mark.parametrize(
    "words",
    [
        "Employment 3 1 2",
        "Internship 4 3 1",
        "Studies 2 1 1",
        "Seeking work 2 2 0",
        "Moved away 1 0 1",
        "7 of 12 = 58.3%",
        "4 of 7 = 57.1%",
        "3 of 5 = 60.0%",
        "The aim is reached by: employment, internship.",
        "Mentors replaced",
    ],
)
def test_the_municipality_reads_its_results(words: str, printed: dict[str, list[str]]) -> None:
    assert words in " ".join(printed["b"])


def test_it_has_two_to_four_pages(printed: dict[str, list[str]]) -> None:
    assert 2 <= len(printed["a"]) <= 4
    assert 2 <= len(printed["b"]) <= 4


def test_only_the_story_with_consent_is_printed_and_nobody_is_named(printed: dict[str, list[str]]) -> None:
    whole = " ".join(printed["b"])
    assert len(printed["stories"]) == 1
    assert printed["stories"][0][:40] in whole
    assert not [name for name in printed["names"] if name in whole]


def test_unpaid_mentoring_has_no_working_time(printed: dict[str, list[str]]) -> None:
    assert "Mentors' working time" in " ".join(printed["a"])
    assert "working time" not in " ".join(printed["b"])


def test_every_figure_that_is_shown_is_defined(printed: dict[str, list[str]]) -> None:
    whole = " ".join(printed["a"])
    _before, definitions = whole.split("Definitions", 1)
    for words in (
        "Pairs with a held meeting in the month, of the pairs that",
        "All paid working time: attended paid activities",
        "Mentees with the status waiting on the day.",
        "of the women with an outcome at exit",
        "Those present, of all who were called",
    ):
        assert words in definitions


def test_figures_are_those_of_the_screen(desk: Desk) -> None:
    world = a_world(5)
    data = REPORT.collect(Request(round_id=world.round_id, on=ON, language="en"))
    assert list(data.figures.values()) == figures.of_round(world.round_id, ON)


def test_the_introduction_is_the_rounds_own_with_its_facts(desk: Desk) -> None:
    round_id = a.a_round(owner="Västerby kommun")
    own = "About {programme} for {owner} in {period}, {unknown}."
    a.a_round_text(round_id, key="summary.introduction", language="en", text=own)
    first = pages(REPORT, Request(round_id=round_id, on=ON, language="en"))[0]
    assert "About Bostadsmentor 2027 for Västerby kommun in January–October 2027, {unknown}." in first
    assert "This summary covers Bostadsmentor" not in first


def test_what_lies_after_the_day_is_to_come(desk: Desk) -> None:
    round_id = a.a_round()
    pairing = a.a_pairing(round_id)
    a.a_meeting(pairing, date(2027, 2, 10))
    a.a_meeting(pairing, date(2027, 6, 10))
    a.an_activity(round_id, title="Later on", on=date(2027, 8, 26))
    whole = " ".join(pages(REPORT, Request(round_id=round_id, on=date(2027, 4, 30), language="en")))
    assert "Total 8 1" in whole
    assert "June 2027 1 – – –" in whole
    assert "Later on Training 7.0 h to come" in whole


def test_early_ends_are_told_with_their_reasons(desk: Desk) -> None:
    round_id = a.a_round()
    for reason in ("moved", "employment", "moved"):
        a.a_pairing(round_id, ends_on=date(2027, 5, 1), early=True, end_reason=reason)
    whole = " ".join(pages(REPORT, Request(round_id=round_id, on=ON, language="en")))
    assert "Why pairs ended early: Moved away 2; Found work 1." in whole


def test_swedish_dates_and_numbers_in_swedish(desk: Desk) -> None:
    world = a_world(3)
    whole = " ".join(pages(REPORT, Request(round_id=world.round_id, on=ON, language="sv")))
    assert "februari 2027" in whole
    assert "75,0 %" in whole
