"""Works out every figure of a round from its rows: the same numbers on screen, at the command line and on paper."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from mentordesk.domain import enrolments as enrolment_rules
from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import EnrolmentStatus, Role
from mentordesk.domain.figures import Figure, figure, share_figure
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.outcomes import Group, Outcome
from mentordesk.domain.pairings import STARTED
from mentordesk.domain.programmes import Round
from mentordesk.i18n import _
from mentordesk.queries import (
    activities,
    certificates,
    enrolments,
    meetings,
    outcomes,
    pairings,
    programmes,
    records,
    working_time,
)
from mentordesk.queries.meetings import MonthGrid, MonthSum
from mentordesk.queries.pairings import PairRow
from mentordesk.storage.tables import EnrolmentTable, PersonTable, StatusChangeTable

TAKEN_IN = frozenset({EnrolmentStatus.ACCEPTED, EnrolmentStatus.MATCHED, EnrolmentStatus.COMPLETED})
"""States that nobody has without having been accepted; who is kept for the next round waits without it."""


def of_round(round_id: int, on: date) -> list[Figure]:
    """Every figure of a round as of a day, in the order in which a reader asks: people, pairs, meetings, time, results.

    `coverage` is that of the month of the day (or the last before it); `coverage_2027-03` and so on follow for each
    month that has begun.
    """
    round_ = programmes.get(round_id)
    pairs = pairings.listing(round_id, on)
    grid = meetings.month_grid(round_id, on, until=on)
    return [
        *_of_people(steps(round_id, on), pairs, round_, on),
        *_of_pairs(pairs, on),
        *_of_meetings(pairs, meetings.counts(round_id, on), grid),
        *_of_coverage(grid, on),
        *_of_activities(round_id),
        *_of_time(round_id, on),
        *_of_certificates(round_id, on),
        *_of_outcomes(round_id, on),
    ]


def by_key(figures: list[Figure]) -> dict[str, Figure]:
    """The figures by their keys."""
    return {one.key: one for one in figures}


class Step(NamedTuple):
    """Where somebody stands on a day: role, status and since when, and whether accepted at any time until then."""

    enrolment_id: int
    role: Role
    status: EnrolmentStatus
    since: date
    taken_in: bool


def steps(round_id: int, on: date) -> list[Step]:
    """Everybody who has applied by the day; who is in the bin only after having taken part."""
    query = (
        StatusChangeTable.select(EnrolmentTable.id, EnrolmentTable.role, StatusChangeTable.status, StatusChangeTable.on)
        .join(EnrolmentTable, on=(EnrolmentTable.id == StatusChangeTable.enrolment_id))
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(EnrolmentTable.round_id == round_id, StatusChangeTable.on <= on, enrolments.counted())
        .order_by(StatusChangeTable.on, StatusChangeTable.id)
    )
    standing: dict[int, Step] = {}
    for enrolment_id, role, key, day in records.rows(query):
        status = EnrolmentStatus(key)
        before = standing.get(enrolment_id)
        taken_in = status in TAKEN_IN or (before is not None and before.taken_in)
        standing[enrolment_id] = Step(enrolment_id, Role(role), status, date.fromisoformat(day), taken_in)
    return list(standing.values())


def _of_people(standing: list[Step], pairs: list[PairRow], round_: Round, on: date) -> Iterator[Figure]:
    started = [pair for pair in pairs if _has_started(pair, on)]
    matched = {Role.MENTOR: {pair.mentor_id for pair in started}, Role.MENTEE: {pair.mentee_id for pair in started}}
    for key, role in (("mentors", Role.MENTOR), ("mentees", Role.MENTEE)):
        yield figure(key, sum(step.role is role for step in standing))
        yield figure(f"{key}_accepted", sum(step.role is role and step.taken_in for step in standing))
        yield figure(f"{key}_matched", len(matched[role]))
        completed = (step.role is role and step.status is EnrolmentStatus.COMPLETED for step in standing)
        yield figure(f"{key}_completed", sum(completed))
    waiting = [step for step in standing if step.role is Role.MENTEE and step.status is EnrolmentStatus.WAITING]
    limit = round_.waiting_days
    yield figure("mentees_waiting", len(waiting))
    long = (enrolment_rules.waits_too_long(step.status, step.since, on, limit) for step in waiting)
    yield figure("mentees_waiting_long", sum(long))


def _has_started(pair: PairRow, on: date) -> bool:
    return pair.status in STARTED and pair.starts_on <= on


def _of_pairs(pairs: list[PairRow], on: date) -> Iterator[Figure]:
    """A pair that has its last day today has ended by today: so those open and those ended make those started."""
    started = [pair for pair in pairs if _has_started(pair, on)]
    ended = [pair for pair in started if pair.ends_on is not None and pair.ends_on <= on]
    yield figure("pairs_open", len(started) - len(ended))
    yield figure("pairs_draft", sum(pair.status not in STARTED for pair in pairs))
    yield figure("pairs_started", len(started))
    yield figure("pairs_ended", len(ended))
    yield figure("pairs_ended_early", sum(pair.early for pair in ended))
    yield figure("pairs_replaced", sum(pair.followed for pair in ended))
    yield figure("pairs_quiet", sum(pair.quiet for pair in pairs))


def _of_meetings(pairs: list[PairRow], counts: dict[MeetingStatus, int], grid: MonthGrid) -> Iterator[Figure]:
    expected = sum(pair.expected for pair in pairs)
    held_so_far = sum(cell.held for row in grid.rows for cell in row.cells if cell.over)
    yield figure("meetings_held", counts[MeetingStatus.HELD])
    yield figure("meetings_expected", expected)
    yield figure("meetings_planned", sum(pair.plan for pair in pairs))
    yield figure("meetings_cancelled", counts[MeetingStatus.CANCELLED])
    yield figure("meetings_rescheduled", counts[MeetingStatus.RESCHEDULED])
    yield figure("meetings_no_show", counts[MeetingStatus.NO_SHOW])
    yield share_figure("attendance", held_so_far, expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCoverage:
    """A month with its coverage."""

    month: Month
    figure: Figure


def coverage(grid: MonthGrid, on: date) -> list[MonthCoverage]:
    """The coverage of each month that has begun by the day and in which pairs were to meet."""
    return [
        MonthCoverage(month=column.month, figure=_coverage(column, f"coverage_{column.month.iso}"))
        for column in grid.sums
        if column.pairs_expected and column.month.first_day <= on
    ]


def _coverage(column: MonthSum, key: str) -> Figure:
    made = share_figure("coverage", column.pairs_met, column.pairs_expected)
    label = _("{figure}, {month}").format(figure=made.label, month=column.month.long)
    return replace(made, key=key, label=label)


def _of_coverage(grid: MonthGrid, on: date) -> Iterator[Figure]:
    months = coverage(grid, on)
    yield replace(months[-1].figure, key="coverage") if months else share_figure("coverage", 0, 0)
    yield from (month.figure for month in months)


def _of_activities(round_id: int) -> Iterator[Figure]:
    events = activities.of_round(round_id)
    yield figure("activities", len(events))
    yield figure("group_meetings", sum(event.kind is ActivityKind.GROUP for event in events))


def _of_time(round_id: int, on: date) -> Iterator[Figure]:
    attended = working_time.attended_by_kind(round_id, on)
    in_all, total = sum(attended.values()), working_time.of_round(round_id, on).total
    training, network = attended[ActivityKind.TRAINING], attended[ActivityKind.NETWORK]
    yield figure("training_minutes", training)
    yield figure("network_minutes", network)
    yield figure("activity_minutes_other", in_all - training - network)
    yield figure("meeting_minutes_paid", total.paid - in_all)
    yield figure("own_minutes", total.own)
    yield figure("planned_minutes", total.planned)
    yield figure("used_minutes", total.paid)
    yield figure("left_minutes", total.left)
    yield share_figure("used_share", total.paid, total.planned)


def _of_certificates(round_id: int, on: date) -> Iterator[Figure]:
    verdicts = certificates.verdicts(round_id, on)
    took_part = [row for row in verdicts if row.facts.anything]
    for suffix, roles in (("", set(Role)), ("_mentors", {Role.MENTOR})):
        kinds = [row.verdict.kind for row in took_part if row.role in roles]
        yield figure(f"certificates_diploma{suffix}", kinds.count(CertificateKind.DIPLOMA))
        yield figure(f"certificates_participation{suffix}", kinds.count(CertificateKind.PARTICIPATION))
        yield figure(f"certificates_none{suffix}", kinds.count(None))
    lines = [line for line in certificates.register(round_id) if line.issued_on <= on]
    yield figure("certificates_issued", sum(line.void_on is None or line.void_on > on for line in lines))


def _of_outcomes(round_id: int, on: date) -> Iterator[Figure]:
    groups = {result.group: result for result in outcomes.by_gender(round_id, on)}
    everybody = groups[Group.ALL]
    yield figure("outcomes", everybody.total)
    for outcome in Outcome:
        yield figure(f"outcome_{outcome.value}", everybody.count(outcome))
    for group in Group:
        result = groups.get(group)
        yield share_figure(f"aim_{group.value}", result.reached if result else 0, result.total if result else 0)
    yield figure("follow_ups_due", len(outcomes.follow_ups_due(round_id, on)))
