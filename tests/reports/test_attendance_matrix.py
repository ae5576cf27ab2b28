"""The attendance matrix: letters, sums, and who took over from whom."""

from datetime import date

import pytest

from mentordesk import paths
from mentordesk.desk import Desk
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.problems import RuleBroken
from mentordesk.reports.attendance_matrix import REPORT, Data
from mentordesk.reports.report import Request
from tests import builders as a
from tests.reports.printing import pages, pages_of
from tests.reports.worlds import ON, a_world


def collected(round_id: int, on: date = ON, language: str = "en") -> Data:
    return REPORT.collect(Request(round_id=round_id, on=on, language=language))


def letters(data: Data, line: int = 0) -> str:
    return " ".join(mark.letter or "." for mark in data.lines[line].marks)


def a_pair_with(*met: tuple[date, MeetingStatus]) -> int:
    round_id = a.a_round()
    pairing = a.a_pairing(round_id)
    for day, status in met:
        a.a_meeting(pairing, day, status=status)
    return round_id


YEAR = (
    (date(2027, 2, 3), MeetingStatus.HELD),
    (date(2027, 3, 3), MeetingStatus.CANCELLED),
    (date(2027, 4, 3), MeetingStatus.NO_SHOW),
    (date(2027, 5, 3), MeetingStatus.RESCHEDULED),
    (date(2027, 5, 9), MeetingStatus.HELD),
    (date(2027, 5, 20), MeetingStatus.HELD),
    (date(2027, 7, 3), MeetingStatus.PLANNED),
)


@pytest.mark.parametrize(
    ("on", "language", "expected", "total"),
    [
        (ON, "en", "H C N H2 – P – –", "3 of 8"),
        (date(2027, 7, 4), "en", "H C N H2 – P . .", "3 of 8"),
        (date(2027, 5, 9), "en", "H C N H . . . .", "2 of 8"),
    ],
)
def test_each_month_has_its_letter_as_of_the_day(on: date, language: str, expected: str, total: str, desk: Desk) -> None:
    data = collected(a_pair_with(*YEAR), on, language)
    assert letters(data) == expected
    assert data.lines[0].total == total


def test_letters_are_those_of_the_language(desk: Desk) -> None:
    assert letters(collected(a_pair_with(*YEAR), language="sv")) == "G I U G2 – P – –"


def test_months_in_which_there_is_no_pair_are_left_blank(desk: Desk) -> None:
    round_id = a.a_round()
    a.a_pairing(round_id, starts_on=date(2027, 6, 1))
    kinds = [mark.kind for mark in collected(round_id).lines[0].marks]
    assert kinds == ["outside"] * 4 + ["missed"] * 4


def test_who_takes_over_stands_below_the_mentor_before(desk: Desk) -> None:
    round_id = a.a_round()
    bo, eva, ada = (a.a_mentor(round_id, person_id=a.a_person(name, "X")) for name in ("Bo", "Eva", "Ada"))
    mentee = a.a_mentee(round_id)
    first = a.a_pairing(round_id, mentor_id=bo, mentee_id=mentee, ends_on=date(2027, 4, 30))
    second = a.a_pairing(
        round_id, mentor_id=ada, mentee_id=mentee, starts_on=date(2027, 5, 1), ends_on=date(2027, 6, 30), follows_id=first
    )
    a.a_pairing(round_id, mentor_id=eva, mentee_id=mentee, starts_on=date(2027, 7, 1), follows_id=second)
    a.a_pairing(round_id, mentor_id=a.a_mentor(round_id, person_id=a.a_person("Cia", "X")))
    lines = collected(round_id).lines
    assert [line.mentor for line in lines] == ["Bo X", "Ada X", "Eva X", "Cia X"]
    assert [line.takes_over for line in lines] == [False, True, True, False]


def test_months_and_the_whole_have_their_sums(desk: Desk) -> None:
    whole = pages(REPORT, Request(round_id=a_world(8).round_id, on=ON, language="en"))[0]
    assert "Meetings held of planned 6/8 6/8 6/8 6/8 6/8 6/8 6/8 6/8 48 of 64" in whole
    assert "75.0% 75.0%" in whole


@pytest.mark.parametrize(("pairs", "count"), [(40, 1), (42, 2), (95, 4)])
def test_forty_pairs_fit_on_one_page_and_heads_are_repeated(pairs: int, count: int, desk: Desk) -> None:
    found = pages(REPORT, Request(round_id=a_world(pairs).round_id, on=ON, language="en"))
    assert len(found) == count
    assert all("Mentor Mentee Feb Mar Apr" in page for page in found if "Mentor0" in page)
    assert f"Mentor{pairs:03d}" in "".join(found)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("pairs", [41, 40])
def test_one_sheet_holds_forty_pairs_below_the_tallest_head_too(pairs: int, language: str, desk: Desk) -> None:
    programme, owner = "Mentorprogrammet för nyanlända i " + "Västerby " * 9, "Arbetsmarknadsförvaltningen i " + "Väst " * 40
    world = a_world(pairs, programme=programme, owner=owner)
    a.an_organisation(logo=(paths.resources() / "samples" / "logo.png").read_bytes())
    found = pages(REPORT, Request(round_id=world.round_id, on=ON, language=language))
    assert len(found) == (2 if pairs > 40 else 1)
    last = "Sida {0} av {0}" if language == "sv" else "Page {0} of {0}"
    assert last.format(len(found)) in found[-1]


def test_a_round_over_new_year_says_which_year(desk: Desk) -> None:
    round_id = a.a_round(
        starts_on=date(2027, 11, 1),
        ends_on=date(2028, 2, 28),
        meetings_from=date(2027, 11, 1),
        meetings_to=date(2028, 2, 28),
    )
    a.a_pairing(round_id, starts_on=date(2027, 11, 1))
    assert "Nov 27 Dec Jan 28 Feb" in pages(REPORT, Request(round_id=round_id, on=date(2028, 3, 1), language="en"))[0]


def test_drafts_and_pairs_of_later_are_left_out(desk: Desk) -> None:
    round_id = a.a_round()
    a.a_pairing(round_id, status="draft")
    a.a_pairing(round_id, starts_on=date(2027, 6, 1))
    with pytest.raises(RuleBroken, match="No pair has started yet"):
        collected(round_id, date(2027, 5, 1))
    assert len(collected(round_id).lines) == 1


def test_five_years_of_months_are_squeezed_but_printed(desk: Desk) -> None:
    round_id = a.a_round(ends_on=date(2031, 12, 31), meetings_to=date(2031, 12, 31))
    a.a_pairing(round_id)
    data = collected(round_id)
    assert len(data.months) == 59
    assert len(pages_of(REPORT, data)) == 1
