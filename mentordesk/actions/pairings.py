"""Changes pairings: from draft to running pair, pauses, another mentor, the end, and taking back the end."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from mentordesk.actions import _many, _pairs, _records
from mentordesk.domain import pairings as rules
from mentordesk.domain.enrolments import MentorType
from mentordesk.domain.pairings import EndReason, Initiator, Pairing, PairingStatus, Pause
from mentordesk.domain.problems import Problem, RuleBroken, demand
from mentordesk.i18n import _
from mentordesk.queries import enrolments, many, pairings, programmes
from mentordesk.storage.tables.notes import NoteTable
from mentordesk.storage.tables.pairings import CheckInTable, GoalTable, PairingTable, PauseTable

ONE_DAY = timedelta(days=1)
UPDATED = frozenset(
    {"mentor_type", "starts_on", "locked", "ends_on", "early", "end_reason", "end_initiator", "farewell", "end_note"}
)
"""What `update` can change; everything else has an action of its own."""


def pair(
    mentor_id: int,
    mentee_id: int,
    *,
    starts_on: date,
    mentor_type: MentorType | None = None,
    status: PairingStatus = PairingStatus.RUNNING,
) -> int:
    """Make a pair of two enrolments, running from its first day unless it is a draft or only approved.

    Without a type it is the first that the mentor offers and the mentee needs. Returns the new pairing's id.
    """
    if status not in {PairingStatus.DRAFT, PairingStatus.APPROVED, PairingStatus.RUNNING}:
        raise ValueError(f"a new pairing cannot be {status}")
    mentor, mentee = enrolments.get(mentor_id), enrolments.get(mentee_id)
    problems = rules.problems_of_new(
        programmes.get(mentee.round_id),
        mentor,
        mentee,
        starts_on,
        mentor_open=pairings.open_count(mentor_id=mentor_id),
        mentee_open=pairings.open_count(mentee_id=mentee_id),
    )
    if not problems:  # an open pairing has been told of by now
        problems += filter(None, [_pairs.problem_of_overlap("starts_on", mentee_id, starts_on)])
    demand(*problems, *_pairs.problems_of_bin(mentor_id, mentee_id))
    new = Pairing(
        id=0,
        round_id=mentee.round_id,
        mentor_id=mentor_id,
        mentee_id=mentee_id,
        mentor_type=mentor_type or _pairs.common_type(mentor, mentee),
        status=status,
        starts_on=starts_on,
    )
    if status is PairingStatus.RUNNING:
        _pairs.both_become_matched(new)
    return _records.insert(PairingTable, new)


def approve(pairing_id: int) -> None:
    """Approve a draft."""
    approve_many([pairing_id])


def approve_many(pairing_ids: Iterable[int]) -> None:
    """Approve several drafts."""
    known = many.pairings(pairing_ids)
    for pairing in known:
        _may_become(pairing, PairingStatus.APPROVED)
    _many.update(PairingTable, (pairing.id for pairing in known), status=PairingStatus.APPROVED)


def start(pairing_id: int, *, on: date | None = None) -> None:
    """Let a draft or approved pair begin, on its planned day or on another."""
    start_many([pairing_id], on=on)


def start_many(pairing_ids: Iterable[int], *, on: date | None = None) -> None:
    """Let several drafts or approved pairs begin, each on its planned day or all on another; both people are matched."""
    for pairing_id in pairing_ids:
        before = pairings.get(pairing_id)
        if before.status in rules.STARTED:
            raise RuleBroken.at("", _("The pairing has started already."))
        after = replace(before, starts_on=on or before.starts_on)
        demand(
            *rules.problems_of_start("on", after.starts_on, programmes.get(before.round_id)),
            _pairs.problem_of_overlap("on", before.mentee_id, after.starts_on, but=pairing_id),
            *_pairs.problems_of_two_people(before),
        )
        _move(before, PairingStatus.RUNNING, starts_on=after.starts_on)
        _pairs.both_become_matched(after)


def update(pairing_id: int, **changes: Any) -> None:
    """Correct what is known about a pairing: its type, lock and dates, and how it ended (keywords of `UPDATED`)."""
    unknown = changes.keys() - UPDATED
    if unknown:
        raise TypeError(f"pairings.update() does not change {', '.join(sorted(unknown))}")
    before = pairings.get(pairing_id)
    after = replace(before, **changes)
    demand(*_pairs.problems_of_correction(before, after))
    _records.update(PairingTable, before, after)


def pause(pairing_id: int, *, from_on: date, reason: str = "") -> int:
    """Pause a running pair from a day on; it is not expected to meet until it resumes. Returns the pause's id."""
    pairing = pairings.get(pairing_id)
    demand(*rules.problems_of_pause(pairing, from_on, None, pairings.pauses(pairing_id)))
    _move(pairing, PairingStatus.PAUSED)
    return _records.insert(PauseTable, Pause(id=0, pairing_id=pairing_id, from_on=from_on, reason=reason))


def resume(pairing_id: int, *, on: date) -> None:
    """Let a paused pair go on; the day before is the last of the pause."""
    pairing = pairings.get(pairing_id)
    lasting = [pause for pause in pairings.pauses(pairing_id) if pause.to_on is None]
    if not lasting:
        raise RuleBroken.at("", _("The pairing is not paused."))
    demand(*rules.problems_of_resume(pairing, lasting[-1], on))
    _records.update(PauseTable, lasting[-1], replace(lasting[-1], to_on=on - ONE_DAY))
    _move(pairing, PairingStatus.RUNNING)


def end(
    pairing_id: int,
    *,
    on: date,
    reason: EndReason = EndReason.PROGRAMME_OVER,
    early: bool | None = None,
    initiator: Initiator | None = None,
    farewell: bool | None = None,
    note: str = "",
) -> None:
    """End a pair after its last day; before time, unless said otherwise, when the reason is not the programme's end.

    Both people move along: completed when it ended as planned, free or waiting again when it did not.
    """
    before = pairings.get(pairing_id)
    early = reason is not EndReason.PROGRAMME_OVER if early is None else early
    demand(*rules.problems_of_end(before, on, early=early, reason=reason, last_held=pairings.last_held(pairing_id)))
    after = _close(before, on, early=early, end_reason=reason, end_initiator=initiator, farewell=farewell, end_note=note)
    _pairs.both_move_on(after)


def end_all_running(round_id: int, *, on: date) -> int:
    """End all running and paused pairs of a round as planned on one day. Returns how many there were."""
    going = [pair.id for pair in pairings.of_round(round_id) if pair.status in _pairs.GOING]
    end_many_as_planned(going, on=on)
    return len(going)


def end_many_as_planned(pairing_ids: Iterable[int], *, on: date) -> None:
    """End several pairs as planned on one day: all of them, or none when the rules stand against one."""
    known = many.pairings(pairing_ids)
    demand(*many.named_together(many.refused_end((pair.id for pair in known), on=on)))
    how = {"early": False, "end_reason": EndReason.PROGRAMME_OVER}
    _many.update(PairingTable, (pair.id for pair in known), status=PairingStatus.ENDED, ends_on=on, **how)
    for part in many.parts(pair.id for pair in known):
        _pairs.end_pauses(part, on)
        _pairs.call_off_meetings(part, after=on)
    _pairs.all_are_completed(known, on)


def replace_mentor(
    pairing_id: int,
    *,
    new_mentor_id: int,
    on: date,
    reason: EndReason = EndReason.REPLACED,
    initiator: Initiator | None = None,
    farewell: bool | None = None,
    note: str = "",
) -> int:
    """Let another mentor take over from a day on: the old pairing ends the day before and the new one follows it.

    The mentee stays matched, the old mentor is free again. Returns the id of the new pairing.
    """
    before, mentor = pairings.get(pairing_id), enrolments.get(new_mentor_id)
    problems = rules.problems_of_replacement(
        before,
        programmes.get(before.round_id),
        mentor,
        on,
        mentor_open=pairings.open_count(mentor_id=new_mentor_id),
        last_held=pairings.last_held(pairing_id),
    )
    demand(*problems, *_pairs.problems_of_bin(new_mentor_id))
    last_day = on - ONE_DAY
    old = _close(before, last_day, early=True, end_reason=reason, end_initiator=initiator, farewell=farewell, end_note=note)
    _pairs.moves_on(old, old.mentor_id)
    new = Pairing(
        id=0,
        round_id=old.round_id,
        mentor_id=new_mentor_id,
        mentee_id=old.mentee_id,
        mentor_type=_pairs.type_after(old, mentor),
        status=PairingStatus.RUNNING,
        starts_on=on,
        follows_id=old.id,
    )
    _pairs.both_become_matched(new)
    return _records.insert(PairingTable, new)


def reopen(pairing_id: int) -> None:
    """Take back the end of a pairing: it runs again, and both people are matched again.

    A pause that ended with it stays ended, and meetings that were called off stay so.
    """
    before = pairings.get(pairing_id)
    problems = rules.problems_of_reopen(
        before,
        programmes.get(before.round_id),
        enrolments.get(before.mentor_id),
        enrolments.get(before.mentee_id),
        followed=pairings.successor(pairing_id) is not None,
        mentor_open=pairings.open_count(mentor_id=before.mentor_id),
        mentee_open=pairings.open_count(mentee_id=before.mentee_id),
    )
    if not problems:  # an open pairing has been told of by now
        problems += filter(None, [_pairs.problem_of_overlap("", before.mentee_id, before.starts_on, but=pairing_id)])
    demand(*problems, *_pairs.problems_of_bin(before.mentor_id, before.mentee_id))
    after = replace(
        before,
        status=PairingStatus.RUNNING,
        ends_on=None,
        early=None,
        end_reason=None,
        end_initiator=None,
        farewell=None,
        end_note="",
    )
    _records.update(PairingTable, before, after)
    _pairs.both_become_matched(after)


def discard(pairing_id: int) -> None:
    """Remove a pairing that has not begun; what began is ended and stays."""
    discard_many([pairing_id])


def discard_many(pairing_ids: Iterable[int]) -> None:
    """Remove several pairings that have not begun."""
    for pairing_id in pairing_ids:
        pairing = pairings.get(pairing_id)
        demand(Problem("", _("The pairing has begun; end it instead.")) if pairing.status in rules.STARTED else None)
        for table in (PauseTable, GoalTable, CheckInTable, NoteTable):
            table.delete().where(table.pairing_id == pairing_id).execute()
        PairingTable.delete().where(PairingTable.id == pairing_id).execute()


def _move(pairing: Pairing, status: PairingStatus, **changes: Any) -> None:
    """Write a status that may follow the present one."""
    _may_become(pairing, status)
    _records.update(PairingTable, pairing, replace(pairing, status=status, **changes))


def _may_become(pairing: Pairing, status: PairingStatus) -> None:
    if status not in rules.NEXT[pairing.status]:
        text = _("A pairing cannot become “{new}” while it is “{current}”.")
        raise RuleBroken.at("status", text.format(new=status.label, current=pairing.status.label))


def _close(pairing: Pairing, on: date, **how: Any) -> Pairing:
    """Write the end of a pairing: a pause that lasts ends with it, meetings planned for later are called off."""
    after = replace(pairing, status=PairingStatus.ENDED, ends_on=on, **how)
    _records.update(PairingTable, pairing, after)
    _pairs.end_pauses([pairing.id], on)
    _pairs.call_off_meetings([pairing.id], after=on)
    return after
