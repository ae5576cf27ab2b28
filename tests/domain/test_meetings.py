"""What a meeting may be, and its letters in the month grid."""

from dataclasses import replace
from datetime import date

import pytest

from mentordesk.domain.meetings import (
    Absent,
    Meeting,
    MeetingStatus,
    letter,
    minutes_text,
    problems,
    status_of_letter,
)
from mentordesk.domain.pairings import Pairing, PairingStatus
from tests.domain.examples import pairing

TODAY = date(2027, 3, 31)
HELD = Meeting(id=1, pairing_id=21, on=date(2027, 3, 10), status=MeetingStatus.HELD)
PLANNED = replace(HELD, status=MeetingStatus.PLANNED)
NO_SHOW = replace(HELD, status=MeetingStatus.NO_SHOW)


@pytest.mark.parametrize(
    ("meeting", "at"),
    [
        pytest.param(HELD, [], id="held"),
        pytest.param(replace(HELD, on=TODAY), [], id="held today"),
        pytest.param(replace(HELD, on=date(2027, 4, 1)), ["on"], id="held tomorrow"),
        pytest.param(replace(PLANNED, on=date(2027, 4, 1)), [], id="planned tomorrow"),
        pytest.param(replace(NO_SHOW, on=date(2027, 4, 1)), ["on"], id="nobody came tomorrow"),
        pytest.param(replace(HELD, on=date(2027, 1, 31)), ["on"], id="before the pairing"),
        pytest.param(replace(PLANNED, on=date(2027, 1, 31)), ["on"], id="planned before the pairing"),
        pytest.param(replace(HELD, minutes=0), ["minutes"], id="held for no time"),
        pytest.param(replace(HELD, minutes=1), [], id="held for a minute"),
        pytest.param(replace(HELD, minutes=1440), [], id="held for a day"),
        pytest.param(replace(HELD, minutes=1441), ["minutes"], id="held for more than a day"),
        pytest.param(replace(NO_SHOW, minutes=0), [], id="no-show of no time"),
        pytest.param(replace(NO_SHOW, minutes=-1), ["minutes"], id="less than no time"),
        pytest.param(replace(NO_SHOW, absent=Absent.MENTEE), [], id="the mentee stayed away"),
        pytest.param(replace(HELD, absent=Absent.MENTEE), ["absent"], id="held, though somebody stayed away"),
    ],
)
def test_problems(meeting: Meeting, at: list[str]) -> None:
    assert [problem.field for problem in problems(meeting, pairing(), TODAY)] == at


@pytest.mark.parametrize(
    ("one", "at"),
    [
        (pairing(status=PairingStatus.DRAFT), [""]),
        (pairing(status=PairingStatus.PAUSED), []),
        (pairing(ends_on=date(2027, 3, 10)), []),
        (pairing(ends_on=date(2027, 3, 9)), ["on"]),
    ],
    ids=["draft", "paused", "on the last day", "after the last day"],
)
def test_the_pairing_must_be_open(one: Pairing, at: list[str]) -> None:
    assert [problem.field for problem in problems(HELD, one, TODAY)] == at


def test_english_letters() -> None:
    assert "".join(letter(status) for status in MeetingStatus) == "PHCMN"


@pytest.mark.usefixtures("swedish")
def test_swedish_letters() -> None:
    assert "".join(letter(status) for status in MeetingStatus) == "PGIOU"
    assert status_of_letter("g") is MeetingStatus.HELD
    assert status_of_letter("H") is None


@pytest.mark.parametrize("text", ["h", "H", " h "])
def test_letters_are_read_small_and_capital(text: str) -> None:
    assert status_of_letter(text) is MeetingStatus.HELD


@pytest.mark.parametrize("text", ["", "x", "HH"])
def test_other_text_is_no_status(text: str) -> None:
    assert status_of_letter(text) is None


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (90, "1 h 30 min"), (1440, "24 h")]
)
def test_minutes_text(minutes: int, text: str) -> None:
    assert minutes_text(minutes) == text
