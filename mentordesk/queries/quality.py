"""Answers the questions of the quality checklist that the records can answer: how many of how many."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, Role
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.outcomes import Outcome
from mentordesk.domain.pairings import SETTLED, STARTED, Pairing
from mentordesk.queries import agreements, certificates, figures, outcomes, pairings, programmes, records
from mentordesk.queries.figures import Step
from mentordesk.storage.tables.activities import ActivityTable, AttendanceTable
from mentordesk.storage.tables.enrolments import EnrolmentTable, StatusChangeTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.outcomes import StoryTable
from mentordesk.storage.tables.pairings import CheckInTable, GoalTable, PairingTable

TRAINED = 120
"""Minutes of training before the first meeting that a mentor should have."""
SOON = timedelta(days=31)
"""How soon after its start a pair should meet, and be called."""


class Answer(NamedTuple):
    """How many of how many fulfil something; `whole` 0: there is nobody of whom it could be asked."""

    part: int
    whole: int

    @property
    def share(self) -> float | None:
        """From 0 to 1."""
        return self.part / self.whole if self.whole else None


def of_round(round_id: int, on: date) -> dict[str, Answer]:
    """The answers as of a day, by the key of the question."""
    standing = figures.steps(round_id, on)
    started = [pair for pair in pairings.of_round(round_id) if pair.status in STARTED and pair.starts_on <= on]
    known = _Known(round_id, on)
    return {
        **dict(_settings(round_id)),
        **dict(_people(standing, known, round_id, on)),
        **dict(_mentors(started, known)),
        **dict(_pairs(started, known)),
        **dict(_ends(started, on)),
        **dict(_results(round_id, on)),
    }


def _yes(true: bool) -> Answer:
    return Answer(int(true), 1)


def _settings(round_id: int) -> Iterator[tuple[str, Answer]]:
    round_, organisation = programmes.get(round_id), programmes.organisation()
    yield "aim", _yes(bool(round_.aim.strip()))
    yield "aim_outcomes", _yes(bool(round_.aim_outcomes))
    yield "contact", _yes(bool(organisation.contact.strip()))
    yield "responsible", _yes(round_.signatory_one_id is not None)


class _Known:
    """What several answers need, asked for once."""

    def __init__(self, round_id: int, on: date) -> None:
        self._of_pairs = PairingTable.select(PairingTable.id).where(PairingTable.round_id == round_id)
        self._of_round = EnrolmentTable.select(EnrolmentTable.id).where(EnrolmentTable.round_id == round_id)
        self.on = on
        self.agreements = agreements.of_round(round_id)
        self.interviewed = {
            enrolment_id
            for (enrolment_id,) in records.rows(
                StatusChangeTable.select(StatusChangeTable.enrolment_id).where(
                    StatusChangeTable.enrolment_id.in_(self._of_round),
                    StatusChangeTable.status == EnrolmentStatus.INTERVIEWED,
                    StatusChangeTable.on <= on,
                )
            )
        }
        self.wishes = {row[0] for row in records.rows(self._of_round.where(EnrolmentTable.wish != ""))}
        self.goals = self._days(GoalTable, GoalTable.set_on)
        self.calls = self._days(CheckInTable, CheckInTable.done_on)
        self.meetings = self._days(MeetingTable, MeetingTable.on, MeetingTable.status == MeetingStatus.HELD)
        self.came = self._came()

    def _days(self, table: Any, column: Any, *conditions: Any) -> dict[int, date]:
        """The first day of something, by pairing."""
        mine = table.pairing_id.in_(self._of_pairs), column <= self.on, *conditions
        query = table.select(table.pairing_id, column).where(*mine)
        found: dict[int, date] = {}
        for pairing_id, stored in records.rows(query):
            day = date.fromisoformat(stored)
            found[pairing_id] = min(found.get(pairing_id, day), day)
        return found

    def _came(self) -> list[tuple[int, ActivityKind, date, int]]:
        """(enrolment, kind, day, minutes) of every activity somebody attended."""
        query = (
            AttendanceTable.select(AttendanceTable.enrolment_id, ActivityTable.kind, ActivityTable.on, ActivityTable.minutes)
            .join(ActivityTable, on=(ActivityTable.id == AttendanceTable.activity_id))
            .where(
                AttendanceTable.enrolment_id.in_(self._of_round),
                AttendanceTable.status == AttendanceStatus.PRESENT,
                ActivityTable.on <= self.on,
            )
        )
        return [
            (enrolment_id, ActivityKind(kind), date.fromisoformat(on), minutes)
            for enrolment_id, kind, on, minutes in records.rows(query)
        ]


def _people(standing: list[Step], known: _Known, round_id: int, on: date) -> Iterator[tuple[str, Answer]]:
    accepted = [step for step in standing if step.taken_in]
    mentors = {step.enrolment_id for step in accepted if step.role is Role.MENTOR}
    everybody = {step.enrolment_id for step in accepted}
    waiting = [step for step in standing if step.role is Role.MENTEE and step.status is EnrolmentStatus.WAITING]
    limit = timedelta(days=programmes.get(round_id).waiting_days)
    yield "interviewed", Answer(len(everybody & known.interviewed), len(everybody))
    yield "wishes", Answer(len(everybody & known.wishes), len(everybody))
    yield "not_waiting_long", Answer(sum(on - step.since <= limit for step in waiting), len(waiting))
    yield "agreements", Answer(_signed(mentors, AgreementKind.MENTOR, known), len(mentors))
    yield "confidentiality", Answer(_signed(everybody, AgreementKind.CONFIDENTIALITY, known), len(everybody))


def _signed(enrolment_ids: set[int], kind: AgreementKind, known: _Known) -> int:
    found = (known.agreements.get((enrolment_id, kind)) for enrolment_id in enrolment_ids)
    return sum(one is not None and one.signed_on is not None and one.signed_on <= known.on for one in found)


def _mentors(started: list[Pairing], known: _Known) -> Iterator[tuple[str, Answer]]:
    first: dict[int, date] = {}
    for pair in started:
        first[pair.mentor_id] = min(first.get(pair.mentor_id, pair.starts_on), pair.starts_on)
    before = {mentor: _minutes(mentor, known, until=day) for mentor, day in first.items()}
    supported = {one for one, kind, _on, _minutes in known.came if kind is ActivityKind.NETWORK}
    yield "trained", Answer(sum(_minutes(mentor, known, until=known.on) > 0 for mentor in first), len(first))
    yield "trained_before", Answer(sum(minutes >= TRAINED for minutes in before.values()), len(first))
    yield "supported", Answer(len(supported & set(first)), len(first))


def _minutes(mentor_id: int, known: _Known, *, until: date) -> int:
    return sum(
        minutes
        for one, kind, on, minutes in known.came
        if one == mentor_id and kind is ActivityKind.TRAINING and on <= until
    )


def _pairs(started: list[Pairing], known: _Known) -> Iterator[tuple[str, Answer]]:
    """Of pairs that have had the time: who began within the last month is not asked of yet."""
    count, settled = len(started), [pair for pair in started if pair.starts_on + SOON <= known.on]
    yield "goals", Answer(sum(pair.id in known.goals for pair in started), count)
    yield "met_soon", Answer(sum(_soon(pair, known.meetings) for pair in settled), len(settled))
    yield "called_soon", Answer(sum(_soon(pair, known.calls) for pair in settled), len(settled))
    yield "called", Answer(sum(pair.id in known.calls for pair in settled), len(settled))


def _soon(pair: Pairing, days: dict[int, date]) -> bool:
    return pair.id in days and days[pair.id] <= pair.starts_on + SOON


def _ends(started: list[Pairing], on: date) -> Iterator[tuple[str, Answer]]:
    ended = [pair for pair in started if pair.ends_on is not None and pair.ends_on <= on]
    early = [pair for pair in ended if pair.early]
    left = [pair for pair in early if pair.end_reason not in SETTLED]
    latest: dict[int, date] = {}
    for pair in started:
        latest[pair.mentee_id] = max(latest.get(pair.mentee_id, pair.starts_on), pair.starts_on)
    yield "reasons", Answer(sum(pair.end_reason is not None for pair in early), len(early))
    yield "farewells", Answer(sum(bool(pair.farewell) for pair in ended), len(ended))
    yield "replaced", Answer(sum(latest[pair.mentee_id] > pair.starts_on for pair in left), len(left))


def _results(round_id: int, on: date) -> Iterator[tuple[str, Answer]]:
    rows = outcomes.of_round(round_id)
    closed = [row for row in rows if row.status in (EnrolmentStatus.COMPLETED, EnrolmentStatus.LEFT_EARLY)]
    told = [row for row in closed if row.exit_on is not None and row.exit_on <= on and row.exit is not Outcome.UNKNOWN]
    yield "outcomes", Answer(len(told), len(closed))
    asked = [row for row in rows if row.later is not None and row.later_on is not None and row.later_on <= on]
    yield "follow_ups", Answer(len(asked), len(asked) + len(outcomes.follow_ups_due(round_id, on)))
    everybody = certificates.verdicts(round_id, on)
    verdicts = [row for row in everybody if row.role is Role.MENTOR and row.verdict.kind is not None]
    issued = [row for row in verdicts if row.issued_on is not None and row.issued_on <= on]
    yield "certificates", Answer(len(issued), len(verdicts))
    stories = list(
        records.rows(
            StoryTable.select(StoryTable.consent)
            .join(EnrolmentTable, on=(EnrolmentTable.id == StoryTable.enrolment_id))
            .where(EnrolmentTable.round_id == round_id)
        )
    )
    yield "consent", Answer(sum(bool(consent) for (consent,) in stories), len(stories))
