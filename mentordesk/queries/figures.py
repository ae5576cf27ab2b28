"""Works out every figure of a round from its rows: the same numbers on screen, at the command line and on paper."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

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
    attendance,
    balance,
    certificates,
    enrolments,
    hours,
    meetings,
    outcomes,
    pairings,
    programmes,
    records,
    slices,
    working_time,
)
from mentordesk.queries.attendance import Attendance
from mentordesk.queries.month_grid import MonthGrid
from mentordesk.queries.pairings import PairRow
from mentordesk.queries.slices import Slices
from mentordesk.storage.tables.enrolments import EnrolmentTable, StatusChangeTable
from mentordesk.storage.tables.people import PersonTable

TAKEN_IN = frozenset({EnrolmentStatus.ACCEPTED, EnrolmentStatus.MATCHED, EnrolmentStatus.COMPLETED})
"""States that nobody has without having been accepted; who is kept for the next round waits without it."""


def of_round(round_id: int, on: date) -> list[Figure]:
    """Every figure of a round as of a day, in the order in which a reader asks: people, pairs, meetings, time, results.

    `coverage` is that of the month of the day (or the last before it); `coverage_2027-03` and so on follow for each
    month that has begun.
    """
    known = attendance.of_round(round_id, on)
    return [
        *_of_people(steps(round_id, on), known, programmes.get(round_id)),
        *_of_places(round_id),
        *_of_pairs(pairings.listing(round_id, on), known),
        *_of_meetings(meetings.counts(round_id, on), known),
        *_of_coverage(known),
        *_of_activities(round_id),
        *_of_time(round_id, known),
        *_of_certificates(round_id, on),
        *of_outcomes(round_id, on),
        figure("follow_ups_due", len(outcomes.follow_ups_due(round_id, on))),
    ]


def of_attendance(known: Attendance) -> list[Figure]:
    """The figures of pairs and meetings that are read from the attendance alone, `coverage` and its months too."""
    started = [pair for pair in known.pairs if pair.has_started(known.on)]
    met_in_time = [pair.missed for pair in known.pairs if pair.due]
    return [
        figure("pairs_open", len(started) - sum(pair.has_ended(known.on) for pair in started)),
        figure("pairs_started", len(started)),
        figure("pairs_always_met", met_in_time.count(0)),
        figure("pairs_missed", len(met_in_time) - met_in_time.count(0)),
        figure("meetings_held", known.held),
        figure("meetings_expected", known.expected),
        figure("meetings_planned", known.planned),
        share_figure("attendance", known.held_in_time, known.expected),
        *_of_coverage(known),
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
    return slices.whole(read_steps(round_id, on))


def read_steps(round_id: int, on: date) -> Slices[list[Step]]:
    """The same in slices."""
    standing: dict[int, Step] = {}
    for low, high in slices.ranges(EnrolmentTable, EnrolmentTable.round_id == round_id):
        for enrolment_id, role, key, day in records.rows(_changes(round_id, on, low, high)):
            status = EnrolmentStatus(key)
            before = standing.get(enrolment_id)
            taken_in = status in TAKEN_IN or (before is not None and before.taken_in)
            standing[enrolment_id] = Step(enrolment_id, Role(role), status, date.fromisoformat(day), taken_in)
        yield
    return list(standing.values())


def _changes(round_id: int, on: date, low: int, high: int) -> Any:
    """The dated statuses of enrolments, in the order of time."""
    return (
        StatusChangeTable.select(EnrolmentTable.id, EnrolmentTable.role, StatusChangeTable.status, StatusChangeTable.on)
        .join(EnrolmentTable, on=(EnrolmentTable.id == StatusChangeTable.enrolment_id))
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(
            EnrolmentTable.round_id == round_id,
            EnrolmentTable.id.between(low, high),
            StatusChangeTable.on <= on,
            enrolments.counted(),
        )
        .order_by(StatusChangeTable.on, StatusChangeTable.id)
    )


def way_on(standing: list[Step], known: Attendance, results: list[Figure]) -> list[Figure]:
    """The mentees from application to outcome, a figure for each step; `results` are those of `of_outcomes`."""
    people = by_key(list(_counted(standing, known)))
    came = by_key(results)
    return [people["mentees"], people["mentees_accepted"], people["mentees_matched"], came["outcomes"], came["aim_reached"]]


def _of_people(standing: list[Step], known: Attendance, round_: Round) -> Iterator[Figure]:
    yield from _counted(standing, known)
    waiting = [step for step in standing if step.role is Role.MENTEE and step.status is EnrolmentStatus.WAITING]
    limit = round_.waiting_days
    yield figure("mentees_waiting", len(waiting))
    long = (enrolment_rules.waits_too_long(step.status, step.since, known.on, limit) for step in waiting)
    yield figure("mentees_waiting_long", sum(long))


def _counted(standing: list[Step], known: Attendance) -> Iterator[Figure]:
    """Mentors and mentees by how far they have come."""
    started = [pair for pair in known.pairs if pair.has_started(known.on)]
    matched = {Role.MENTOR: {pair.mentor_id for pair in started}, Role.MENTEE: {pair.mentee_id for pair in started}}
    for key, role in (("mentors", Role.MENTOR), ("mentees", Role.MENTEE)):
        yield figure(key, sum(step.role is role for step in standing))
        yield figure(f"{key}_accepted", sum(step.role is role and step.taken_in for step in standing))
        yield figure(f"{key}_matched", len(matched[role]))
        completed = (step.role is role and step.status is EnrolmentStatus.COMPLETED for step in standing)
        yield figure(f"{key}_completed", sum(completed))


def _of_places(round_id: int) -> Iterator[Figure]:
    total = balance.of_round(round_id).total
    yield figure("mentors_taken_in", total.mentors)
    yield figure("places", total.places)
    yield figure("places_free", total.free)
    yield figure("mentees_taken_in", total.mentees)
    yield figure("mentees_looking", total.looking)


def _of_pairs(pairs: list[PairRow], known: Attendance) -> Iterator[Figure]:
    """A pair that has its last day today has ended by today: so those open and those ended make those started."""
    read = by_key(of_attendance(known))
    ended_ids = {pair.id for pair in known.pairs if pair.has_ended(known.on)}
    ended = [pair for pair in pairs if pair.id in ended_ids]
    yield read["pairs_open"]
    yield figure("pairs_draft", sum(pair.status not in STARTED for pair in pairs))
    yield read["pairs_started"]
    yield figure("pairs_ended", len(ended))
    yield figure("pairs_ended_early", sum(pair.early for pair in ended))
    yield figure("pairs_replaced", sum(pair.followed for pair in ended))
    yield figure("pairs_quiet", sum(pair.quiet for pair in pairs))
    yield read["pairs_always_met"]
    yield read["pairs_missed"]


def _of_meetings(counts: dict[MeetingStatus, int], known: Attendance) -> Iterator[Figure]:
    read = by_key(of_attendance(known))
    yield read["meetings_held"]
    yield read["meetings_expected"]
    yield read["meetings_planned"]
    yield figure("meetings_cancelled", counts[MeetingStatus.CANCELLED])
    yield figure("meetings_rescheduled", counts[MeetingStatus.RESCHEDULED])
    yield figure("meetings_no_show", counts[MeetingStatus.NO_SHOW])
    yield read["attendance"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCoverage:
    """A month with its coverage."""

    month: Month
    figure: Figure


def coverage(grid: MonthGrid, on: date) -> list[MonthCoverage]:
    """The coverage of each month that has begun by the day and in which pairs were to meet."""
    return [
        _coverage(column.month, column.pairs_met, column.pairs_expected)
        for column in grid.sums
        if column.pairs_expected and column.month.first_day <= on
    ]


def _coverage(month: Month, met: int, expected: int) -> MonthCoverage:
    made = share_figure("coverage", met, expected)
    label = _("{figure}, {month}").format(figure=made.label, month=month.long)
    return MonthCoverage(month=month, figure=replace(made, key=f"coverage_{month.iso}", label=label))


def _of_coverage(known: Attendance) -> Iterator[Figure]:
    months = [_coverage(each.month, each.pairs_met, each.pairs) for each in known.months if each.pairs and each.begun]
    yield replace(months[-1].figure, key="coverage") if months else share_figure("coverage", 0, 0)
    yield from (month.figure for month in months)


def _of_activities(round_id: int) -> Iterator[Figure]:
    events = activities.of_round(round_id)
    yield figure("activities", len(events))
    yield figure("group_meetings", sum(event.kind is ActivityKind.GROUP for event in events))


def _of_time(round_id: int, known: Attendance) -> Iterator[Figure]:
    attended = working_time.attended_by_kind(round_id, known.on)
    in_all, total = sum(attended.values()), slices.whole(hours.read(round_id, known)).total
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


def of_outcomes(round_id: int, on: date) -> list[Figure]:
    """What became of the mentees by the day: outcomes, and how many reached the aim."""
    return list(_of_outcomes(round_id, on))


def _of_outcomes(round_id: int, on: date) -> Iterator[Figure]:
    groups = {result.group: result for result in outcomes.by_gender(round_id, on)}
    everybody = groups[Group.ALL]
    yield figure("outcomes", everybody.total)
    yield figure("aim_reached", everybody.reached)
    for outcome in Outcome:
        yield figure(f"outcome_{outcome.value}", everybody.count(outcome))
    for group in Group:
        result = groups.get(group)
        yield share_figure(f"aim_{group.value}", result.reached if result else 0, result.total if result else 0)
