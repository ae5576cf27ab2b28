"""The list of pairs with its attendance, who is quiet, and what belongs together."""

from datetime import date
from typing import Any

import pytest

from mentordesk.domain.enrolments import Role
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.pairings import EndReason, PairingStatus
from mentordesk.domain.problems import RuleBroken
from mentordesk.queries import attendance, month_grid, pairings, working_time
from tests import builders as a

FEBRUARY, MAY, JUNE = date(2027, 2, 1), date(2027, 5, 20), date(2027, 6, 1)
LAST = date(2027, 9, 30)

pytestmark = pytest.mark.usefixtures("desk")


def a_named(role: Role, given_name: str, family_name: str, round_id: int, **person: object) -> int:
    return a.an_enrolment(round_id, role, person_id=a.a_person(given_name, family_name, **person))


def test_a_row_says_what_the_list_shows() -> None:
    round_id = a.a_round()
    mentor_id = a_named(Role.MENTOR, "Åsa", "Öberg", round_id, unit_id=a.a_unit(name="Kundcenter"))
    pairing_id = a.a_pairing(mentor_id=mentor_id, mentee_id=a_named(Role.MENTEE, "Yonas", "Tesfay", round_id))
    a.an_agreement(mentor_id, signed_on=FEBRUARY)
    for day in (date(2027, 2, 10), date(2027, 3, 10), date(2027, 6, 10)):
        a.a_meeting(pairing_id, day)
    a.a_meeting(pairing_id, date(2027, 4, 10), status=MeetingStatus.CANCELLED)
    (row,) = pairings.listing(round_id, MAY)
    assert (row.mentor, row.mentee, row.unit, row.pair) == (
        "Åsa Öberg",
        "Yonas Tesfay",
        "Kundcenter",
        "Åsa Öberg – Yonas Tesfay",
    )
    assert (row.held, row.plan, row.expected, row.progress, row.attendance) == (2, 8, 3, "2/8", 2 / 3)
    assert (row.last_held_on, row.silent, row.quiet, row.signed) == (date(2027, 3, 10), 71, True, True)
    assert (row.followed, row.early, row.ends_on, row.protected) == (False, False, None, False)
    assert pairings.row(pairing_id, MAY) == row
    assert pairings.row(pairing_id, date(2027, 1, 31)).attendance is None, "nothing is expected yet"


def test_pairs_stand_in_swedish_order_of_their_mentors() -> None:
    round_id = a.a_round()
    for given in ("Östen", "Åke", "Ärla", "Zeta", "Émile", "Eva"):
        a.a_pairing(mentor_id=a_named(Role.MENTOR, given, "Ek", round_id))
    firsts = [row.mentor.split()[0] for row in pairings.listing(round_id, MAY)]
    assert firsts == ["Émile", "Eva", "Zeta", "Åke", "Ärla", "Östen"]


def test_a_replaced_mentor_and_the_successor_share_the_eight() -> None:
    old = a.a_pairing(ends_on=MAY, early=True, end_reason=EndReason.REPLACED)
    mentee_id = pairings.get(old).mentee_id
    new = a.a_pairing(mentee_id=mentee_id, starts_on=date(2027, 5, 21), follows_id=old)
    rows = {row.id: row for row in pairings.of_enrolment(mentee_id, LAST)}
    assert list(rows) == [old, new]
    assert (rows[old].plan, rows[new].plan) == (4, 4)
    assert (rows[old].expected, rows[new].expected) == (4, 4)
    assert (rows[old].followed, rows[new].follows_id, rows[old].early) == (True, old, True)
    successor = pairings.successor(old)
    assert successor is not None
    assert successor.id == new
    assert [pairing.id for pairing in pairings.chain(old)] == [old, new]


def test_a_month_with_two_changes_of_mentor_is_expected_of_one_wherever_it_is_counted() -> None:
    """April has three mentors: ten days, eleven and nine. The one in the middle is to meet in it."""
    round_id = a.a_round()
    changed: dict[str, Any] = {"early": True, "end_reason": EndReason.REPLACED}
    first = a.a_pairing(round_id, ends_on=date(2027, 4, 10), **changed)
    same: dict[str, Any] = {"mentee_id": pairings.get(first).mentee_id, "round_id": round_id}
    second = a.a_pairing(starts_on=date(2027, 4, 11), ends_on=date(2027, 4, 21), follows_id=first, **same, **changed)
    third = a.a_pairing(starts_on=date(2027, 4, 22), follows_id=second, **same)
    a.a_pairing(round_id)
    plans = {first: 2, second: 1, third: 5}
    listed = {row.id: row for row in pairings.listing(round_id, LAST)}
    assert {one: (listed[one].plan, listed[one].expected) for one in plans} == {one: (n, n) for one, n in plans.items()}
    for one in plans:
        assert pairings.row(one, LAST) == listed[one]
        assert pairings.some(round_id, LAST, [one]) == [listed[one]]
    met = {pair.id: len(pair.planned) for pair in attendance.of_round(round_id, LAST).pairs}
    grid = {row.id: sum(cell.expected for cell in row.cells) for row in month_grid.read(round_id, LAST).rows}
    assert {one: met[one] for one in plans} == {one: grid[one] for one in plans} == plans
    planned = [working_time.of_mentor(pairings.get(one).mentor_id, LAST) for one in plans]
    assert [sum(minutes.planned > 0 for minutes in each.values()) for each in planned] == [2, 1, 5]


def test_paused_months_are_not_expected_and_a_paused_pair_is_never_quiet() -> None:
    pairing_id = a.a_pairing(status=PairingStatus.PAUSED)
    a.a_pause(pairing_id, from_on=date(2027, 4, 10), to_on=None)
    row = pairings.row(pairing_id, LAST)
    assert (row.plan, row.expected, row.quiet, row.silent) == (2, 2, False, None)


def test_drafts_are_listed_and_count_for_nothing() -> None:
    pairing_id = a.a_pairing(status=PairingStatus.DRAFT)
    row = pairings.row(pairing_id, LAST)
    assert (row.plan, row.expected, row.quiet) == (0, 0, False)


def test_a_pair_is_quiet_when_it_has_not_met_for_long() -> None:
    round_id = a.a_round()
    fresh, silent, silenter = (a.a_pairing(round_id) for _each in range(3))
    a.a_meeting(fresh, date(2027, 5, 10))
    a.a_meeting(silent, date(2027, 3, 1))
    assert {row.id: row.silent for row in pairings.listing(round_id, MAY) if row.quiet} == {silent: 80, silenter: 108}


def test_a_protected_identity_is_a_code_name_without_a_place() -> None:
    round_id = a.a_round()
    hidden = {"protected": True, "code_name": "Linden", "unit_id": a.a_unit(name="Kundcenter")}
    a.a_pairing(
        mentor_id=a_named(Role.MENTOR, "Selam", "Hagos", round_id, **hidden),
        mentee_id=a_named(Role.MENTEE, "Yonas", "Tesfay", round_id),
    )
    (row,) = pairings.listing(round_id, MAY)
    assert (row.mentor, row.unit, row.protected) == ("Linden", "", True)
    assert not {"Selam", "Hagos", "Kundcenter"} & set(" ".join(map(str, row)).split())


def test_what_is_gone_is_said_in_words() -> None:
    with pytest.raises(RuleBroken):
        pairings.row(99, MAY)
    assert pairings.of_enrolment(99, MAY) == []
    assert pairings.last_held(99) is None
