"""The sample programmes have exactly the figures that they were made to have, and their people are a plausible lot."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, MentorType, Role
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.outcomes import Group, Outcome
from mentordesk.domain.pairings import EndReason, Initiator, PairingStatus
from mentordesk.domain.people import Gender, LanguageLevel
from mentordesk.exchange import sample_tables, samples
from mentordesk.queries import (
    activities,
    agreements,
    certificates,
    enrolments,
    figures,
    history,
    meetings,
    month_grid,
    outcomes,
    pairings,
    people,
    programmes,
    working_time,
)
from tests.exchange.conftest import round_called

END_A, END_B, LATER = date(2027, 10, 15), date(2026, 12, 31), date(2027, 6, 30)
MARCH = Month(2027, 3)
HOUR = 60


def of_role(round_id: int, role: Role, **where: Any) -> list[enrolments.Participant]:
    return enrolments.participants(round_id, role=role, **where)


def ever(round_id: int, role: Role, status: EnrolmentStatus) -> list[enrolments.Participant]:
    """Who has had a status at some time."""
    return [
        one
        for one in of_role(round_id, role)
        if any(step.status is status for step in enrolments.status_history(one.enrolment_id))
    ]


def accepted_of_type(round_id: int, kind: MentorType) -> int:
    return sum(kind in mentor.types for mentor in ever(round_id, Role.MENTOR, EnrolmentStatus.ACCEPTED))


def came(round_id: int, on: date, status: AttendanceStatus = AttendanceStatus.PRESENT) -> int:
    """How many mentors have this tick at the event of a day."""
    event = next(one for one in activities.of_round(round_id) if one.on == on)
    return sum(one.role is Role.MENTOR and one.status is status for one in activities.roster(event.id))


def march(round_id: int) -> month_grid.MonthSum:
    return next(each for each in month_grid.read(round_id, END_A).sums if each.month == MARCH)


def in_march(round_id: int) -> list[Any]:
    grid = month_grid.read(round_id, END_A)
    return [meeting for row in grid.rows for meeting in meetings.in_cell(row.pairing_id, MARCH)]


def verdicts(round_id: int, kind: CertificateKind | None) -> list[certificates.CertificateRow]:
    """The mentors who took part and get this."""
    rows = certificates.verdicts(round_id, END_A)
    return [row for row in rows if row.role is Role.MENTOR and row.facts.anything and row.verdict.kind is kind]


def total(round_id: int) -> Any:
    return working_time.of_round(round_id, END_A).total


def paid_in(round_id: int, kind: ActivityKind) -> int:
    return working_time.attended_by_kind(round_id, END_A)[kind]


def result(round_id: int, group: Group) -> Any:
    return next(one for one in outcomes.by_gender(round_id, END_B) if one.group is group)


def ended_early(round_id: int) -> list[pairings.PairRow]:
    return [pair for pair in pairings.listing(round_id, END_A) if pair.early]


def percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


A: dict[str, tuple[Callable[[int], Any], Any]] = {
    "mentors who apply": (lambda r: len(of_role(r, Role.MENTOR)), 31),
    "mentors accepted": (lambda r: len(ever(r, Role.MENTOR, EnrolmentStatus.ACCEPTED)), 27),
    "vocational mentors": (lambda r: accepted_of_type(r, MentorType.VOCATIONAL), 13),
    "language mentors": (lambda r: accepted_of_type(r, MentorType.LANGUAGE), 9),
    "youth mentors": (lambda r: accepted_of_type(r, MentorType.YOUTH), 5),
    "mentors kept for next year": (lambda r: len(of_role(r, Role.MENTOR, statuses=[EnrolmentStatus.WAITING])), 3),
    "mentors who withdraw": (lambda r: len(of_role(r, Role.MENTOR, statuses=[EnrolmentStatus.WITHDRAWN])), 1),
    "mentees": (lambda r: len(of_role(r, Role.MENTEE)), 33),
    "places": (lambda r: programmes.get(r).places, 27),
    "mentees without a place": (lambda r: len(enrolments.waiting(r, END_A)), 6),
    "protected identities": (lambda r: sum(one.protected for one in enrolments.participants(r)), 1),
    "training, came": (lambda r: came(r, date(2027, 1, 21)), 25),
    "training, excused": (lambda r: came(r, date(2027, 1, 21), AttendanceStatus.EXCUSED), 2),
    "training, caught up": (lambda r: came(r, date(2027, 2, 4)), 2),
    "first network meeting": (lambda r: came(r, date(2027, 4, 15)), 24),
    "first network meeting, absent": (lambda r: came(r, date(2027, 4, 15), AttendanceStatus.ABSENT), 3),
    "second network meeting": (lambda r: came(r, date(2027, 8, 26)), 21),
    "second network meeting, absent": (lambda r: came(r, date(2027, 8, 26), AttendanceStatus.ABSENT), 6),
    "pairings": (lambda r: len(pairings.listing(r, END_A)), 28),
    "pairings ended early": (lambda r: [pair.ends_on for pair in ended_early(r)], [date(2027, 5, 20)]),
    "pairings locked by wish": (lambda r: sum(pair.locked for pair in pairings.listing(r, END_A)), 2),
    "meetings expected": (lambda r: sum(pair.expected for pair in pairings.listing(r, END_A)), 216),
    "meetings in the plan": (lambda r: sum(pair.plan for pair in pairings.listing(r, END_A)), 216),
    "meetings held": (lambda r: meetings.counts(r, END_A)[MeetingStatus.HELD], 198),
    "March, held": (lambda r: march(r).held, 24),
    "March, pairs that met": (lambda r: (march(r).pairs_met, march(r).pairs_expected), (24, 27)),
    "March, coverage": (lambda r: percent(march(r).pairs_met / march(r).pairs_expected), 88.9),
    "March, statuses": (
        lambda r: Counter(meeting.status for meeting in in_march(r)),
        {MeetingStatus.HELD: 24, MeetingStatus.CANCELLED: 2, MeetingStatus.NO_SHOW: 1},
    ),
    "March, minutes": (
        lambda r: Counter(meeting.minutes for meeting in in_march(r) if meeting.status is MeetingStatus.HELD),
        {60: 21, 90: 3},
    ),
    "March, who stayed away": (lambda r: [one.absent.value for one in in_march(r) if one.absent], ["mentee"]),
    "March, paid": (lambda r: working_time.of_round(r, END_A).months[MARCH].paid, 24 * HOUR),
    "March, own time": (lambda r: working_time.of_round(r, END_A).months[MARCH].own, 90),
    "planned hours": (lambda r: total(r).planned, 513 * HOUR),
    "used hours": (lambda r: total(r).paid, 477 * HOUR),
    "used, in per cent": (lambda r: percent(total(r).paid / total(r).planned), 93.0),
    "own time": (lambda r: total(r).own, 90),
    "training hours": (lambda r: paid_in(r, ActivityKind.TRAINING), 189 * HOUR),
    "network meeting hours": (lambda r: paid_in(r, ActivityKind.NETWORK), (48 + 42) * HOUR),
    "closing meeting is not paid": (lambda r: paid_in(r, ActivityKind.CLOSING), 0),
    "meeting hours paid": (
        lambda r: total(r).paid - sum(working_time.attended_by_kind(r, END_A).values()),
        198 * HOUR,
    ),
    "diplomas": (lambda r: len(verdicts(r, CertificateKind.DIPLOMA)), 23),
    "certificates of participation": (lambda r: len(verdicts(r, CertificateKind.PARTICIPATION)), 3),
    "mentors who took part and get none": (lambda r: len(verdicts(r, None)), 1),
    "numbers": (
        lambda r: [line.number for line in certificates.register(r)],
        [f"A-2027-{serial:03d}" for serial in range(1, 28)],
    ),
    "void": (lambda r: [line.number for line in certificates.register(r) if line.void_on], ["A-2027-014"]),
    "replaced": (
        lambda r: [(line.number, line.replaces) for line in certificates.register(r) if line.replaces],
        [("A-2027-027", "A-2027-014")],
    ),
}

B: dict[str, tuple[Callable[[int], Any], Any]] = {
    "places": (lambda r: programmes.get(r).places, 7),
    "mentors": (lambda r: len(of_role(r, Role.MENTOR)), 8),
    "mentees": (lambda r: len(of_role(r, Role.MENTEE)), 12),
    "women": (lambda r: result(r, Group.WOMEN).total, 7),
    "men": (lambda r: result(r, Group.MEN).total, 5),
    "begins": (lambda r: min(pair.starts_on for pair in pairings.listing(r, END_B)), date(2026, 3, 2)),
    "ends": (lambda r: max(pair.ends_on for pair in pairings.of_round(r) if pair.ends_on), date(2026, 12, 31)),
    "mentors replaced": (
        lambda r: [pair.starts_on for pair in pairings.listing(r, END_B) if pair.follows_id],
        [date(2026, 8, 31)],
    ),
    "unpaid": (lambda r: working_time.of_round(r, END_B).total.paid, 0),
    "group meetings": (
        lambda r: sum(event.kind is ActivityKind.GROUP for event in activities.of_round(r)),
        6,
    ),
    "agreements signed": (
        lambda r: sum(
            agreement.kind is AgreementKind.MENTOR and agreement.signed_on is not None
            for mentor in of_role(r, Role.MENTOR)
            for agreement in agreements.of(mentor.enrolment_id)
        ),
        7,
    ),
    "employed": (lambda r: gendered(r, Outcome.EMPLOYMENT), (3, 1, 2)),
    "internships": (lambda r: gendered(r, Outcome.INTERNSHIP), (4, 3, 1)),
    "studying": (lambda r: gendered(r, Outcome.STUDIES), (2, 1, 1)),
    "seeking": (lambda r: gendered(r, Outcome.SEEKING), (2, 2, 0)),
    "moved": (lambda r: gendered(r, Outcome.MOVED), (1, 0, 1)),
    "aim reached": (lambda r: (result(r, Group.ALL).reached, result(r, Group.ALL).total), (7, 12)),
    "aim reached, per cent": (
        lambda r: [percent(result(r, group).share) for group in (Group.ALL, Group.WOMEN, Group.MEN)],
        [58.3, 57.1, 60.0],
    ),
    "stories": (
        lambda r: sum(len(outcomes.stories_of(one.enrolment_id)) for one in of_role(r, Role.MENTEE)),
        2,
    ),
    "stories to print": (lambda r: len(outcomes.printable_stories(r)), 1),
    "follow-ups due the day before": (lambda r: len(outcomes.follow_ups_due(r, date(2027, 6, 29))), 0),
    "follow-ups due": (lambda r: len(outcomes.follow_ups_due(r, LATER)), 11),
    "certificates": (lambda r: len(certificates.register(r)), 20),
}


def gendered(round_id: int, outcome: Outcome) -> tuple[int, int, int]:
    """How many have the outcome: all, women, men."""
    everybody, women, men = (result(round_id, group).count(outcome) for group in (Group.ALL, Group.WOMEN, Group.MEN))
    return everybody, women, men


@pytest.mark.parametrize(("ask", "answer"), A.values(), ids=A.keys())
def test_figures_of_the_housing_companys_programme(a: int, ask: Callable[[int], Any], answer: object) -> None:
    assert ask(a) == answer


@pytest.mark.parametrize(("ask", "answer"), B.values(), ids=B.keys())
def test_figures_of_the_municipalitys_programme(b: int, ask: Callable[[int], Any], answer: object) -> None:
    assert ask(b) == answer


FIGURES_A: dict[str, float] = {
    "mentors": 31,
    "mentors_accepted": 27,
    "mentors_matched": 27,
    "mentees": 33,
    "mentees_matched": 27,
    "mentees_waiting": 6,
    "pairs_started": 28,
    "pairs_ended_early": 1,
    "meetings_held": 198,
    "meetings_expected": 216,
    "meetings_planned": 216,
    "attendance": 198 / 216,
    "certificates_diploma_mentors": 23,
    "certificates_participation_mentors": 3,
    "certificates_none_mentors": 1,
    "coverage_2027-03": 24 / 27,
    "training_minutes": 189 * HOUR,
    "network_minutes": 90 * HOUR,
    "meeting_minutes_paid": 198 * HOUR,
    "own_minutes": 90,
    "planned_minutes": 513 * HOUR,
    "used_minutes": 477 * HOUR,
    "left_minutes": 36 * HOUR,
    "used_share": 477 / 513,
    "certificates_issued": 26,
}
FIGURES_B: dict[str, float] = {
    "mentors": 8,
    "mentees": 12,
    "pairs_started": 13,
    "pairs_replaced": 1,
    "group_meetings": 6,
    "used_minutes": 0,
    "outcomes": 12,
    "outcome_employment": 3,
    "outcome_internship": 4,
    "outcome_studies": 2,
    "outcome_seeking": 2,
    "outcome_moved": 1,
    "aim_all": 7 / 12,
    "aim_women": 4 / 7,
    "aim_men": 3 / 5,
    "follow_ups_due": 0,
}


def test_the_list_of_figures_says_the_same(a: int, b: int) -> None:
    for round_id, on, wanted in ((a, END_A, FIGURES_A), (b, END_B, FIGURES_B)):
        found = figures.by_key(figures.of_round(round_id, on))
        assert {key: found[key].value for key in wanted} == pytest.approx(wanted)


def test_the_follow_ups_are_due_half_a_year_later(b: int) -> None:
    assert figures.by_key(figures.of_round(b, LATER))["follow_ups_due"].value == 11


def test_each_mentor_has_nineteen_hours_but_for_the_two_who_share_a_mentee(a: int) -> None:
    planned = Counter(mentor.minutes.planned // HOUR for mentor in working_time.of_round(a, END_A).mentors)
    assert planned == {19: 25, 15: 1, 23: 1}


def test_before_the_second_training_twenty_five_mentors_are_trained_and_paired(a: int) -> None:
    by_start = Counter(pair.starts_on for pair in pairings.listing(a, END_A))
    assert by_start == {date(2027, 2, 1): 25, date(2027, 2, 8): 2, date(2027, 6, 1): 1}


def test_the_mentee_of_the_mentor_who_left_gets_one_with_room_for_two(a: int) -> None:
    early = ended_early(a)[0]
    chain = pairings.chain(early.id)
    assert [pairing.starts_on for pairing in chain] == [date(2027, 2, 1), date(2027, 6, 1)]
    assert enrolments.get(chain[1].mentor_id).capacity == 2
    assert enrolments.get(chain[0].mentor_id).status is EnrolmentStatus.LEFT_EARLY
    exception = certificates.exception_of(chain[0].mentor_id)
    assert exception is not None
    assert exception.kind is None


def test_the_corrected_certificate_carries_the_right_name(a: int) -> None:
    wrong, right = certificates.register(a)[13], certificates.register(a)[26]
    assert (wrong.name, right.name) == ("Jonas Lindqvist", "Jonas Lindquist")
    assert certificates.content(right.id).replaces == wrong.number


def test_the_replaced_mentor_and_the_successor_share_the_ten_months(b: int) -> None:
    successor = next(pair for pair in pairings.listing(b, END_B) if pair.follows_id)
    before, after = (pairings.row(pairing.id, END_B) for pairing in pairings.chain(successor.id))
    assert (before.ends_on, after.starts_on) == (date(2026, 8, 30), date(2026, 8, 31))
    assert (before.plan, after.plan) == (6, 4)
    ended = pairings.get(before.id)
    assert (ended.end_reason, ended.end_initiator) == (EndReason.NO_TIME, Initiator.MENTOR)


@pytest.mark.parametrize("title", ["Bostadsmentor 2027", "Nätverksmentor 2026"])
class TestBoth:
    """What holds for both programmes."""

    def test_the_round_is_marked_as_a_sample(self, sample_desk: Desk, title: str) -> None:
        assert programmes.get(round_called(title)).sample

    def test_mentor_and_mentee_share_a_language_and_the_kind_of_mentorship(self, sample_desk: Desk, title: str) -> None:
        for pair in pairings.listing(round_called(title), END_A):
            spoken = [
                {one.language for one in people.languages_of(person_id) if one.level is not LanguageLevel.SOME}
                for person_id in (pair.mentor_person_id, pair.mentee_person_id)
            ]
            assert spoken[0] & spoken[1], pair.pair
            for enrolment_id in (pair.mentor_id, pair.mentee_id):
                assert pair.mentor_type in enrolments.get(enrolment_id).types, pair.pair

    def test_every_pairing_has_ended(self, sample_desk: Desk, title: str) -> None:
        assert {pair.status for pair in pairings.listing(round_called(title), END_A)} == {PairingStatus.ENDED}

    def test_meetings_lie_in_the_time_of_their_pair_and_on_working_days(self, sample_desk: Desk, title: str) -> None:
        for pairing in pairings.of_round(round_called(title)):
            for meeting in meetings.of_pairing(pairing.id):
                assert pairing.starts_on <= meeting.on <= (pairing.ends_on or date.max)
                assert meeting.on.weekday() < 5


def everybody() -> list[dict[str, str]]:
    return [row for key in samples.KEYS for row in sample_tables.rows(f"{key}_people")]


def test_phone_numbers_and_addresses_are_reserved_for_invented_people() -> None:
    for row in everybody():
        assert re.fullmatch(r"(070-174 06 (0[5-9]|[1-9]\d))?", row["phone"]), row["key"]
        assert re.fullmatch(r"([a-z]+\.[a-z]+@example\.(org|com))?", row["email"]), row["key"]


def test_nobody_is_in_the_tables_twice() -> None:
    for column in ("phone", "email"):
        given = [row[column] for row in everybody() if row[column]]
        assert len(given) == len(set(given))
    names = [(row["given_name"], row["family_name"]) for row in everybody()]
    assert len(names) == len(set(names))


def test_names_are_written_in_many_scripts() -> None:
    found = {char for row in everybody() for char in row["name_native"]}
    for script, one_of in {"Arabic": "ا", "Ethiopic": "ተ", "Cyrillic": "к", "Georgian": "ე", "Thai": "ร"}.items():
        assert one_of in found, script


def test_the_protected_person_has_nothing_that_leads_there(a: int) -> None:
    person = next(one for one in people.listing(a, END_A) if one.protected)
    stored = people.get(person.person_id)
    assert person.name == stored.code_name == "Adept 17"
    assert not any((stored.phone, stored.email, stored.street, stored.city, stored.district, stored.unit_id))


def test_men_and_women_take_part_in_both_roles(a: int) -> None:
    for role in Role:
        genders = {people.get(one.person_id).gender for one in of_role(a, role)}
        assert genders >= {Gender.WOMAN, Gender.MAN}


def test_the_history_tells_the_year_and_never_a_protected_name(sample_desk: Desk) -> None:
    labels = [line.label for line in history.lines()]
    assert labels[-1] == "Say who runs the desk"
    assert "Tick off the meetings of March 2027" in labels
    assert not any("Habib" in label for label in labels)
    assert not sample_desk.undo_steps


def test_the_file_is_sound(sample_desk: Desk) -> None:
    assert sample_desk.check() == []
