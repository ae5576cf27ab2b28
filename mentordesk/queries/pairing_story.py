"""Tells the story of a pair as a timeline: one continuous story for the mentee, whoever was the mentor."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from mentordesk.domain.certificates import Certificate
from mentordesk.domain.choices import Choice
from mentordesk.domain.follow_ups import CheckIn, Goal
from mentordesk.domain.meetings import Meeting, MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.domain.notes import Note
from mentordesk.domain.outcomes import OutcomeRecord
from mentordesk.domain.pairings import STARTED, EndReason, Pairing, Pause
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import outcomes, pairings, records
from mentordesk.queries.pairings import PairRow
from mentordesk.storage.tables.base import Table
from mentordesk.storage.tables.certificates import CertificateTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.notes import NoteTable
from mentordesk.storage.tables.pairings import CheckInTable, GoalTable, PauseTable

R = TypeVar("R")


class EventKind(Choice):
    """What an event of a story is, for its icon and for leaving some out."""

    DRAFT = "draft", N_("Draft")
    STARTED = "started", N_("Started")
    MEETINGS = "meetings", N_("Meetings")
    PAUSED = "paused", N_("Paused")
    RESUMED = "resumed", N_("Resumed")
    REPLACED = "replaced", N_("Mentor replaced")
    ENDED = "ended", N_("Ended")
    GOAL = "goal", N_("Goal")
    CHECK_IN = "check_in", N_("Check-in")
    NOTE = "note", N_("Note")
    OUTCOME = "outcome", N_("Outcome")
    CERTIFICATE = "certificate", N_("Certificate")


class StoryEvent(NamedTuple):
    """One event: its day, what it is, a sentence, and what was written about it. `pairing_id` says with which mentor."""

    on: date
    kind: EventKind
    text: str
    detail: str
    pairing_id: int | None


def story(pairing_id: int, on: date) -> list[StoryEvent]:
    """The whole story of the mentee of a pairing in its round, in the order of time; what is planned is told too.

    Always the same number of questions to the file, however long the chain is.
    """
    mentee_id = pairings.get(pairing_id).mentee_id
    chain = pairings.of_enrolment(mentee_id, on)
    ends = {pairing.id: pairing for pairing in pairings.chain(pairing_id)}
    ids = [pair.id for pair in chain]
    events = [
        *_beginnings_and_ends(chain, ends),
        *_meetings(_all(Meeting, MeetingTable, ids)),
        *_pauses(_all(Pause, PauseTable, ids), ends),
        *_goals(_all(Goal, GoalTable, ids)),
        *_check_ins(_all(CheckIn, CheckInTable, ids)),
        *_notes(_all(Note, NoteTable, ids)),
        *_outcomes(outcomes.of_enrolment(mentee_id), hidden=any(pair.protected for pair in chain)),
        *_certificates(chain),
    ]
    order = list(EventKind)
    return sorted(events, key=lambda event: (event.on, order.index(event.kind)))


def _all(record: type[R], table: type[Table], pairing_ids: Iterable[int]) -> list[R]:
    return records.all_as(record, table.select().where(table.pairing_id.in_(list(pairing_ids))).order_by(table.id))


def _beginnings_and_ends(chain: Iterable[PairRow], ends: dict[int, Pairing]) -> Iterator[StoryEvent]:
    for pair in chain:
        names = {"mentor": pair.mentor, "mentee": pair.mentee}
        if pair.status not in STARTED:
            text = _("{mentor} and {mentee} are proposed as a pair.").format(**names)
            yield StoryEvent(pair.starts_on, EventKind.DRAFT, text, pair.status.label, pair.id)
            continue
        if pair.follows_id is None:
            text = _("{mentor} and {mentee} became a pair.").format(**names)
        else:
            text = _("{mentor} took over as mentor of {mentee}.").format(**names)
        yield StoryEvent(pair.starts_on, EventKind.STARTED, text, pair.mentor_type.label, pair.id)
        if pair.ends_on is not None:
            yield _end(pair, ends[pair.id], pair.ends_on)


def _end(pair: PairRow, end: Pairing, ends_on: date) -> StoryEvent:
    reason = end.end_reason.label if end.end_reason else ""
    if pair.followed and end.end_reason is EndReason.REPLACED:
        kind, text = EventKind.REPLACED, _("{mentor} was replaced.").format(mentor=pair.mentor)
    elif pair.followed:
        kind, text = EventKind.REPLACED, _("{mentor} was replaced: {reason}.").format(mentor=pair.mentor, reason=reason)
    elif pair.early:
        kind, text = EventKind.ENDED, _("Ended before time: {reason}.").format(reason=reason)
    else:
        kind, text = EventKind.ENDED, _("Ended as planned.")
    said = []
    if end.end_initiator is not None:
        said.append(_("On the initiative of: {who}.").format(who=end.end_initiator.label))
    if end.farewell is not None:
        said.append(_("With a formal farewell.") if end.farewell else _("Without a formal farewell."))
    return StoryEvent(ends_on, kind, text, " ".join([*said, end.end_note]).strip(), pair.id)


def _meetings(met: Iterable[Meeting]) -> Iterator[StoryEvent]:
    """One event for each month, on the day of its last meeting."""
    months: dict[tuple[int, Month], list[Meeting]] = defaultdict(list)
    for meeting in sorted(met, key=lambda meeting: (meeting.on, meeting.id)):
        months[meeting.pairing_id, Month.of(meeting.on)].append(meeting)
    for (pairing_id, month), inside in months.items():
        counts = Counter(meeting.status for meeting in inside)
        words = ", ".join(_meetings_text(status, counts[status]) for status in MeetingStatus if counts[status])
        text = _("{month}: {what}.").format(month=month.long, what=words)
        notes = " ".join(meeting.note for meeting in inside if meeting.note)
        yield StoryEvent(inside[-1].on, EventKind.MEETINGS, text, notes, pairing_id)


def _meetings_text(status: MeetingStatus, count: int) -> str:
    if status is MeetingStatus.HELD:
        text = ngettext("{count} meeting held", "{count} meetings held", count)
    elif status is MeetingStatus.PLANNED:
        text = ngettext("{count} meeting planned", "{count} meetings planned", count)
    elif status is MeetingStatus.CANCELLED:
        text = ngettext("{count} meeting cancelled", "{count} meetings cancelled", count)
    elif status is MeetingStatus.RESCHEDULED:
        text = ngettext("{count} meeting moved", "{count} meetings moved", count)
    else:
        text = ngettext("{count} no-show", "{count} no-shows", count)
    return text.format(count=count)


def _pauses(pauses: Iterable[Pause], ends: dict[int, Pairing]) -> Iterator[StoryEvent]:
    for pause in pauses:
        yield StoryEvent(pause.from_on, EventKind.PAUSED, _("A pause began."), pause.reason, pause.pairing_id)
        if pause.to_on is not None and pause.to_on != ends[pause.pairing_id].ends_on:
            again = pause.to_on + timedelta(days=1)
            yield StoryEvent(again, EventKind.RESUMED, _("The pause was over."), "", pause.pairing_id)


def _goals(goals: Iterable[Goal]) -> Iterator[StoryEvent]:
    for goal in goals:
        text = _("Goal: {text}").format(text=goal.text)
        yield StoryEvent(goal.set_on, EventKind.GOAL, text, goal.reached.label if goal.reached else "", goal.pairing_id)


def _check_ins(calls: Iterable[CheckIn]) -> Iterator[StoryEvent]:
    for call in calls:
        text = _("Check-in planned.") if call.done_on is None else _("Check-in done.")
        yield StoryEvent(call.done_on or call.due_on, EventKind.CHECK_IN, text, call.note, call.pairing_id)


def _notes(notes: Iterable[Note]) -> Iterator[StoryEvent]:
    for note in notes:
        yield StoryEvent(note.on, EventKind.NOTE, note.text, "", note.pairing_id)


def _outcomes(known: Iterable[OutcomeRecord], *, hidden: bool) -> Iterator[StoryEvent]:
    """What became of the mentee; where, only if nobody's identity is protected."""
    for outcome in known:
        text = _("{point}: {outcome}.").format(point=outcome.point.label, outcome=outcome.outcome.label)
        detail = "" if hidden else " ".join(filter(None, (outcome.employer, outcome.note)))
        yield StoryEvent(outcome.on, EventKind.OUTCOME, text, detail, None)


def _certificates(chain: list[PairRow]) -> Iterator[StoryEvent]:
    """The certificates of the mentee and of everyone who was the mentor; void ones are told of too."""
    names = {pair.mentor_id: pair.mentor for pair in chain} | {pair.mentee_id: pair.mentee for pair in chain}
    table = CertificateTable
    lines = table.select().where(table.enrolment_id.in_(list(names))).order_by(table.serial)
    for line in records.all_as(Certificate, lines):
        text = _("{name} got {kind} {number}.")
        text = text.format(name=names[line.enrolment_id], kind=line.kind.label.lower(), number=line.number)
        void = "" if line.void_on is None else _("Void.")
        yield StoryEvent(line.issued_on, EventKind.CERTIFICATE, text, void, None)
