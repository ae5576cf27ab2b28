"""When a pair is to meet, when it has gone quiet, and what may be done with it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.chains import Share, beside
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.domain.months import Month, months_between
from mentordesk.domain.pairings import (
    NEXT,
    OPEN,
    EndReason,
    Pairing,
    PairingStatus,
    Pause,
    Span,
    expected,
    months_due,
    months_expected,
    open_days,
    plan,
    problems_of_end,
    problems_of_new,
    problems_of_pause,
    problems_of_reopen,
    problems_of_replacement,
    problems_of_resume,
    progress,
    quiet,
    spans,
    status_after_end,
)
from mentordesk.domain.problems import Problem
from tests.domain.examples import MENTEE, MENTOR, ROUND, pairing

MONTHS = months_between(ROUND.meetings_from, ROUND.meetings_to)
DAYS = st.dates(date(2026, 12, 1), date(2027, 11, 30))
SPANS = st.lists(
    st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 90))).map(
        lambda pair: (pair[0], None if pair[1] is None else pair[0] + timedelta(days=pair[1]))
    ),
    max_size=3,
).map(tuple)


def fields(problems: list[Problem]) -> list[str]:
    return [problem.field for problem in problems]


def numbers(months: tuple[Month, ...]) -> list[int]:
    return [month.month for month in months]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "beside", "pauses", "months"),
    [
        pytest.param(date(2027, 1, 25), None, (), (), [2, 3, 4, 5, 6, 7, 8, 9], id="the whole round"),
        pytest.param(date(2027, 6, 1), None, (), (), [6, 7, 8, 9], id="a start in June leaves four"),
        pytest.param(date(2027, 6, 15), None, (), (), [6, 7, 8, 9], id="sixteen days of thirty are more than half"),
        pytest.param(date(2027, 6, 16), None, (), (), [7, 8, 9], id="an exact half does not count for a late start"),
        pytest.param(date(2027, 2, 1), date(2027, 5, 20), (), (), [2, 3, 4, 5], id="mentor leaves on 20 May"),
        pytest.param(date(2027, 2, 1), date(2027, 4, 15), (), (), [2, 3], id="an exact half without a successor"),
        pytest.param(
            date(2027, 2, 1),
            None,
            (),
            ((date(2027, 4, 1), date(2027, 5, 20)),),
            [2, 3, 6, 7, 8, 9],
            id="paused in April and most of May",
        ),
        pytest.param(date(2027, 2, 1), None, (), ((date(2027, 7, 10), None),), [2, 3, 4, 5, 6], id="pause that lasts"),
        pytest.param(date(2027, 10, 1), None, (), (), [], id="started after the meetings"),
        pytest.param(date(2027, 3, 5), date(2027, 3, 5), (), (), [], id="one day"),
    ],
)
def test_months_expected(
    starts_on: date, ends_on: date | None, beside: tuple[Share, ...], pauses: tuple[Span, ...], months: list[int]
) -> None:
    assert numbers(months_expected(starts_on, ends_on, MONTHS, beside, pauses)) == months


Days = list[tuple[int, int]]


@pytest.mark.parametrize(
    ("changes", "pauses", "whose"),
    [
        pytest.param([15], [], "A", id="exact halves are the earlier one's"),
        pytest.param([14], [], "B", id="the later one has more days"),
        pytest.param([16], [], "A", id="the earlier one has more days"),
        pytest.param([10, 20], [], "A", id="three exact thirds are the first one's"),
        pytest.param([10, 21], [], "B", id="three parts, none above half: who has most"),
        pytest.param([9, 18], [], "C", id="three parts, the last has most"),
        pytest.param([7, 14, 21], [], "D", id="four parts"),
        pytest.param([7, 15, 23], [], "B", id="four parts, two have eight days: the earlier of them"),
        pytest.param([12], [(20, 30)], "A", id="a pause of the later one, and the month is still above half"),
        pytest.param([20], [(1, 5)], "A", id="half a month after a pause, then followed"),
        pytest.param([15], [(16, 30)], "", id="a chain that was not open on more than half of the days"),
        pytest.param([10, 20], [(3, 28)], "", id="three mentors and a long pause"),
    ],
)
def test_a_month_of_a_chain_is_expected_of_exactly_one(changes: list[int], pauses: Days, whose: str) -> None:
    """April is split after these days, among mentors A, B, C …; the pauses are days of April."""
    ends = [*(date(2027, 4, day) for day in changes), None]
    starts = [date(2027, 2, 1), *(date(2027, 4, day + 1) for day in changes)]
    off = [(date(2027, 4, first), date(2027, 4, last)) for first, last in pauses]
    chain = [Share(start, end, _within(off, start, end)) for start, end in zip(starts, ends, strict=True)]
    april = Month(2027, 4)
    expected_of = [
        letter
        for letter, one in zip("ABCDEF", chain, strict=False)
        if april in months_expected(one.starts_on, one.ends_on, MONTHS, tuple(o for o in chain if o != one), one.pauses)
    ]
    assert "".join(expected_of) == whose


def _within(pauses: list[tuple[date, date]], start: date, end: date | None) -> tuple[Span, ...]:
    """Each pairing's own part of the pauses: a pause ends with the pairing it belongs to."""
    cut = [(max(first, start), min(last, end or last)) for first, last in pauses]
    return tuple((first, last) for first, last in cut if first <= last)


def test_a_chain_that_begins_late_is_counted_as_a_whole() -> None:
    first, second = Share(date(2027, 4, 5), date(2027, 4, 15)), Share(date(2027, 4, 16), None)
    assert numbers(months_expected(first.starts_on, first.ends_on, MONTHS, (second,))) == []
    assert numbers(months_expected(second.starts_on, second.ends_on, MONTHS, (first,))) == [4, 5, 6, 7, 8, 9]
    assert numbers(months_expected(second.starts_on, second.ends_on, MONTHS)) == [5, 6, 7, 8, 9], "alone it has just half"


def test_only_who_shares_a_month_stands_beside() -> None:
    links = [
        pairing(date(2027, 2, 1), ends_on=date(2027, 4, 10), id=1),
        pairing(date(2027, 4, 11), ends_on=date(2027, 4, 20), id=2, follows_id=1),
        pairing(date(2027, 4, 21), ends_on=date(2027, 5, 31), id=3, follows_id=2),
        pairing(date(2027, 6, 1), id=4, follows_id=3),
        pairing(date(2027, 4, 1), id=5),
    ]
    pause = (date(2027, 4, 12), date(2027, 4, 13))
    one, two, three = (Share(each.starts_on, each.ends_on, (pause,) if each.id == 2 else ()) for each in links[:3])
    assert beside(links, {2: (pause,)}) == {1: (two, three), 2: (one, three), 3: (one, two)}


@pytest.mark.parametrize(
    ("one", "on", "due"),
    [
        pytest.param(pairing(), date(2027, 2, 27), 0, id="February is due, not missed"),
        pytest.param(pairing(), date(2027, 2, 28), 1, id="February is over"),
        pytest.param(pairing(), date(2027, 9, 30), 8, id="all"),
        pytest.param(pairing(), date(2028, 1, 1), 8, id="long after"),
        pytest.param(pairing(ends_on=date(2027, 5, 20)), date(2027, 5, 19), 3, id="the day before an end in May"),
        pytest.param(pairing(ends_on=date(2027, 5, 20)), date(2027, 5, 20), 4, id="the day of an end in May"),
        pytest.param(pairing(status=PairingStatus.DRAFT), date(2027, 9, 30), 0, id="a draft"),
        pytest.param(pairing(status=PairingStatus.APPROVED), date(2027, 9, 30), 0, id="approved, not started"),
        pytest.param(pairing(status=PairingStatus.PAUSED), date(2027, 3, 31), 2, id="paused later"),
    ],
)
def test_expected_as_of_a_day(one: Pairing, on: date, due: int) -> None:
    assert expected(one, ROUND, on) == due


def test_plan_and_progress() -> None:
    assert plan(pairing(), ROUND) == 8
    assert plan(pairing(date(2027, 6, 1)), ROUND) == 4
    assert plan(pairing(), replace(ROUND, cadence=2)) == 16
    assert plan(pairing(status=PairingStatus.DRAFT), ROUND) == 0
    pause = Pause(id=1, pairing_id=21, from_on=date(2027, 7, 1), to_on=date(2027, 7, 31))
    assert plan(pairing(), ROUND, pauses=spans([pause])) == 7
    assert progress(6, 8) == "6/8"


def test_replaced_mentor_and_successor_share_the_eight() -> None:
    first = pairing(ends_on=date(2027, 8, 31))
    assert plan(first, ROUND) + plan(pairing(date(2027, 9, 1)), ROUND) == 8


@given(DAYS, st.lists(st.integers(1, 40), min_size=1, max_size=9), SPANS)
def test_a_chain_counts_every_month_of_it_once(start: date, lengths: list[int], pauses: tuple[Span, ...]) -> None:
    links, begins = [], start
    for place, length in enumerate(lengths, start=1):
        ends = begins + timedelta(days=length - 1) if place < len(lengths) else None
        links.append(pairing(begins, ends_on=ends, id=place, follows_id=place - 1 or None))
        begins += timedelta(days=length)
    paused = {link.id: _own(pauses, link.starts_on, link.ends_on) for link in links}
    others = beside(links, paused)
    counted = [
        month
        for link in links
        for month in months_expected(link.starts_on, link.ends_on, MONTHS, others.get(link.id, ()), paused[link.id])
    ]
    whole = months_expected(start, None, MONTHS, (), tuple(span for mine in paused.values() for span in mine))
    assert sorted(counted) == list(whole)


def _own(pauses: tuple[Span, ...], start: date, end: date | None) -> tuple[Span, ...]:
    return _within([(first, last or date.max) for first, last in pauses], start, end or date.max)


@given(DAYS, st.one_of(st.none(), st.integers(0, 300)), st.booleans(), SPANS, DAYS)
def test_due_is_within_the_plan_and_the_plan_within_the_round(
    start: date, length: int | None, followed: bool, pauses: tuple[Span, ...], on: date
) -> None:
    end = None if length is None else start + timedelta(days=length)
    others = (Share(end + timedelta(days=1), None),) if followed and end is not None else ()
    planned = months_expected(start, end, MONTHS, others, pauses)
    due = months_due(start, end, MONTHS, on, others, pauses)
    assert set(due) <= set(planned) <= set(MONTHS)
    assert set(due) <= set(months_due(start, end, MONTHS, on + timedelta(days=40), others, pauses))


@given(DAYS, st.one_of(st.none(), st.integers(0, 300)), SPANS, st.sampled_from(MONTHS))
def test_open_days_are_the_days_one_can_count(
    start: date, length: int | None, pauses: tuple[Span, ...], month: Month
) -> None:
    end = None if length is None else start + timedelta(days=length)
    days = [month.first_day + timedelta(days=step) for step in range(month.days)]
    running = [day for day in days if start <= day <= (end or date.max)]
    counted = [day for day in running if not any(one <= day <= (other or date.max) for one, other in pauses)]
    assert open_days(start, end, month, pauses) == len(counted)


@pytest.mark.parametrize(
    ("status", "last_held", "days", "is_quiet"),
    [
        pytest.param(PairingStatus.RUNNING, None, 45, False, id="45 days after the start"),
        pytest.param(PairingStatus.RUNNING, None, 46, True, id="46 days after the start"),
        pytest.param(PairingStatus.RUNNING, date(2027, 2, 11), 55, False, id="45 days after the last meeting"),
        pytest.param(PairingStatus.RUNNING, date(2027, 2, 11), 56, True, id="46 days after the last meeting"),
        pytest.param(PairingStatus.PAUSED, None, 200, False, id="paused"),
        pytest.param(PairingStatus.DRAFT, None, 200, False, id="draft"),
        pytest.param(PairingStatus.APPROVED, None, 200, False, id="approved"),
        pytest.param(PairingStatus.ENDED, None, 200, False, id="ended"),
    ],
)
def test_quiet(status: PairingStatus, last_held: date | None, days: int, is_quiet: bool) -> None:
    start = date(2027, 2, 1)
    assert quiet(status, start, last_held, start + timedelta(days=days), 45) is is_quiet


def test_every_state_has_its_next_ones() -> None:
    assert set(NEXT) == set(PairingStatus)
    assert set(PairingStatus) - OPEN == {PairingStatus.ENDED}
    assert all(state not in after for state, after in NEXT.items())


NEW: dict[str, Any] = {
    "round_": ROUND,
    "mentor": MENTOR,
    "mentee": MENTEE,
    "starts_on": date(2027, 2, 1),
    "mentor_open": 0,
    "mentee_open": 0,
}


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        pytest.param({}, [], id="all is well"),
        pytest.param({"mentee_open": 1}, ["mentee_id"], id="mentee has a mentor"),
        pytest.param({"mentor_open": 1}, ["mentor_id"], id="mentor is full"),
        pytest.param({"mentor_open": 1, "mentor": replace(MENTOR, capacity=2)}, [], id="mentor has room for two"),
        pytest.param({"mentor": replace(MENTOR, round_id=2)}, ["mentor_id"], id="mentor of another round"),
        pytest.param({"mentee": replace(MENTEE, round_id=2)}, ["mentee_id"], id="mentee of another round"),
        pytest.param({"mentor": replace(MENTEE, person_id=9)}, ["mentor_id"], id="two mentees"),
        pytest.param({"mentee": replace(MENTOR, person_id=9)}, ["mentee_id"], id="two mentors"),
        pytest.param({"mentee": replace(MENTEE, person_id=101)}, ["mentee_id"], id="oneself"),
        pytest.param({"starts_on": date(2026, 12, 31)}, ["starts_on"], id="before the round"),
        pytest.param({"starts_on": date(2027, 11, 1)}, ["starts_on"], id="after the round"),
        pytest.param(
            {"mentor": replace(MENTOR, status=EnrolmentStatus.APPLIED)}, ["mentor_id"], id="mentor not accepted yet"
        ),
        pytest.param(
            {"mentee": replace(MENTEE, status=EnrolmentStatus.WITHDRAWN)}, ["mentee_id"], id="mentee has withdrawn"
        ),
        pytest.param({"mentor": replace(MENTOR, status=EnrolmentStatus.COMPLETED)}, [], id="mentor is through with another"),
    ],
)
def test_problems_of_new(changes: dict[str, Any], at: list[str]) -> None:
    assert fields(problems_of_new(**NEW | changes)) == at


@pytest.mark.parametrize(
    ("one", "ends_on", "early", "reason", "last_held", "at"),
    [
        pytest.param(pairing(), date(2027, 9, 30), False, None, date(2027, 9, 30), [], id="as planned"),
        pytest.param(pairing(), date(2027, 5, 20), True, EndReason.NO_TIME, None, [], id="early"),
        pytest.param(pairing(), date(2027, 2, 1), True, EndReason.NO_FIT, None, [], id="on its first day"),
        pytest.param(pairing(), date(2027, 5, 20), True, None, None, ["end_reason"], id="early without reason"),
        pytest.param(pairing(), date(2027, 1, 31), False, None, None, ["ends_on"], id="before it began"),
        pytest.param(pairing(), date(2027, 5, 20), False, None, date(2027, 5, 21), ["ends_on"], id="before a meeting"),
        pytest.param(pairing(status=PairingStatus.PAUSED), date(2027, 5, 20), False, None, None, [], id="paused"),
        pytest.param(pairing(status=PairingStatus.DRAFT), date(2027, 5, 20), False, None, None, [""], id="draft"),
        pytest.param(pairing(ends_on=date(2027, 5, 1)), date(2027, 5, 20), False, None, None, [""], id="ended"),
    ],
)
def test_problems_of_end(
    one: Pairing, ends_on: date, early: bool, reason: EndReason | None, last_held: date | None, at: list[str]
) -> None:
    assert fields(problems_of_end(one, ends_on, early=early, reason=reason, last_held=last_held)) == at


SUCCESSOR = replace(MENTOR, id=13, person_id=103)


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        pytest.param({}, [], id="all is well"),
        pytest.param({"mentor": MENTOR}, ["mentor_id"], id="the same mentor"),
        pytest.param({"mentor_open": 1}, ["mentor_id"], id="the new mentor is full"),
        pytest.param({"on": date(2027, 2, 1)}, ["on"], id="on the first day nothing is left for the old one"),
        pytest.param({"on": date(2027, 2, 2)}, [], id="on the second day"),
        pytest.param({"on": date(2027, 11, 1)}, ["on"], id="after the round"),
        pytest.param({"last_held": date(2027, 9, 1)}, ["on"], id="the old pair met on that day"),
        pytest.param({"last_held": date(2027, 8, 31)}, [], id="the old pair met the day before"),
        pytest.param({"pairing": pairing(status=PairingStatus.PAUSED)}, [], id="paused"),
        pytest.param({"pairing": pairing(ends_on=date(2027, 5, 1))}, [""], id="ended"),
        pytest.param({"pairing": pairing(status=PairingStatus.APPROVED)}, [""], id="not started"),
    ],
)
def test_problems_of_replacement(changes: dict[str, Any], at: list[str]) -> None:
    given_: dict[str, Any] = {
        "pairing": pairing(),
        "round_": ROUND,
        "mentor": SUCCESSOR,
        "on": date(2027, 9, 1),
        "mentor_open": 0,
    }
    assert fields(problems_of_replacement(**given_ | changes)) == at


@pytest.mark.parametrize(
    ("one", "followed", "mentor_open", "mentee_open", "count"),
    [
        pytest.param(pairing(ends_on=date(2027, 5, 20)), False, 0, 0, 0, id="all is well"),
        pytest.param(pairing(), False, 0, 0, 1, id="not ended"),
        pytest.param(pairing(ends_on=date(2027, 5, 20)), True, 0, 1, 1, id="taken over"),
        pytest.param(pairing(ends_on=date(2027, 5, 20)), False, 0, 1, 1, id="mentee has another"),
        pytest.param(pairing(ends_on=date(2027, 5, 20)), False, 1, 0, 1, id="mentor is full"),
        pytest.param(pairing(ends_on=date(2027, 5, 20)), False, 1, 1, 2, id="both"),
    ],
)
def test_problems_of_reopen(one: Pairing, followed: bool, mentor_open: int, mentee_open: int, count: int) -> None:
    standing: dict[str, Any] = {"followed": followed, "mentor_open": mentor_open, "mentee_open": mentee_open}
    assert len(problems_of_reopen(one, ROUND, MENTOR, MENTEE, **standing)) == count


def test_nobody_is_matched_again_who_has_withdrawn_nor_in_a_closed_round() -> None:
    one = pairing(ends_on=date(2027, 5, 20))
    free: dict[str, Any] = {"followed": False, "mentor_open": 0, "mentee_open": 0}
    left, withdrawn = (replace(MENTEE, status=status) for status in (EnrolmentStatus.LEFT_EARLY, EnrolmentStatus.WITHDRAWN))
    assert not problems_of_reopen(one, ROUND, MENTOR, left, **free), "left because of the end that is taken back"
    assert len(problems_of_reopen(one, ROUND, MENTOR, withdrawn, **free)) == 1
    assert len(problems_of_reopen(one, replace(ROUND, closed_on=date(2027, 10, 31)), MENTOR, MENTEE, **free)) == 1


JULY = Pause(id=1, pairing_id=21, from_on=date(2027, 7, 1), to_on=date(2027, 7, 31))
LASTING = Pause(id=2, pairing_id=21, from_on=date(2027, 7, 1))


@pytest.mark.parametrize(
    ("one", "from_on", "to_on", "pauses", "at"),
    [
        pytest.param(pairing(), date(2027, 6, 1), None, [], [], id="until further notice"),
        pytest.param(pairing(), date(2027, 8, 1), None, [JULY], [], id="the day after another"),
        pytest.param(pairing(), date(2027, 7, 31), None, [JULY], ["from_on"], id="within another"),
        pytest.param(pairing(), date(2027, 9, 1), None, [LASTING], ["from_on"], id="in one that lasts"),
        pytest.param(pairing(), date(2027, 6, 1), None, [JULY], ["from_on"], id="runs into another"),
        pytest.param(pairing(), date(2027, 6, 1), date(2027, 6, 30), [JULY], [], id="until another"),
        pytest.param(pairing(), date(2027, 6, 2), date(2027, 6, 1), [], ["to_on"], id="backwards"),
        pytest.param(pairing(), date(2027, 1, 31), None, [], ["from_on"], id="before it began"),
        pytest.param(pairing(status=PairingStatus.DRAFT), date(2027, 6, 1), None, [], [""], id="draft"),
    ],
)
def test_problems_of_pause(one: Pairing, from_on: date, to_on: date | None, pauses: list[Pause], at: list[str]) -> None:
    assert fields(problems_of_pause(one, from_on, to_on, pauses)) == at


@pytest.mark.parametrize(
    ("status", "on", "at"),
    [
        (PairingStatus.PAUSED, date(2027, 7, 2), []),
        (PairingStatus.PAUSED, date(2027, 7, 1), ["on"]),
        (PairingStatus.RUNNING, date(2027, 7, 2), [""]),
    ],
    ids=["after one day", "the same day", "not paused"],
)
def test_problems_of_resume(status: PairingStatus, on: date, at: list[str]) -> None:
    assert fields(problems_of_resume(pairing(status=status), LASTING, on)) == at


@pytest.mark.parametrize(
    ("role", "early", "reason", "still_open", "status"),
    [
        pytest.param(Role.MENTEE, False, None, 0, EnrolmentStatus.COMPLETED, id="as planned"),
        pytest.param(Role.MENTOR, False, None, 1, None, id="mentor of two"),
        pytest.param(Role.MENTOR, True, EndReason.NO_TIME, 0, EnrolmentStatus.ACCEPTED, id="mentor, early"),
        pytest.param(Role.MENTEE, True, EndReason.NO_FIT, 0, EnrolmentStatus.WAITING, id="mentee, early"),
        pytest.param(Role.MENTEE, True, EndReason.MOVED, 0, EnrolmentStatus.LEFT_EARLY, id="mentee has moved"),
        pytest.param(Role.MENTEE, True, EndReason.EMPLOYMENT, 0, EnrolmentStatus.COMPLETED, id="mentee has found work"),
    ],
)
def test_status_after_end(
    role: Role, early: bool, reason: EndReason | None, still_open: int, status: EnrolmentStatus | None
) -> None:
    assert status_after_end(role, early, reason, still_open) is status
