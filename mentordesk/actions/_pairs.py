"""What moves along with a pairing: the two people, a lasting pause, planned meetings. Not actions themselves."""

from collections.abc import Iterable, Sequence
from datetime import date

from mentordesk.actions import _statuses
from mentordesk.domain import pairings as rules
from mentordesk.domain.enrolments import PAIRABLE, Enrolment, EnrolmentStatus, MentorType, Role
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.months import long_date
from mentordesk.domain.pairings import SETTLED, EndReason, Pairing, PairingStatus
from mentordesk.domain.problems import Problem
from mentordesk.domain.programmes import problems_of_day
from mentordesk.i18n import _
from mentordesk.queries import enrolments, many, pairings, programmes
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.pairings import PairingTable, PauseTable
from mentordesk.storage.tables.people import PersonTable

GOING = frozenset({PairingStatus.RUNNING, PairingStatus.PAUSED})
"""States of pairs that have begun and not ended."""


def both_become_matched(pairing: Pairing) -> None:
    """Mentor and mentee are matched from the pairing's first day (or from today's status on, if that is later)."""
    for enrolment_id in (pairing.mentor_id, pairing.mentee_id):
        _become(enrolment_id, EnrolmentStatus.MATCHED, pairing.starts_on)


def both_move_on(pairing: Pairing) -> None:
    """Mentor and mentee get the status that follows from the pairing's end."""
    for enrolment_id in (pairing.mentor_id, pairing.mentee_id):
        moves_on(pairing, enrolment_id)


def moves_on(pairing: Pairing, enrolment_id: int) -> None:
    """One of the two gets the status that follows from the pairing's end; who is in another pair stays matched."""
    mine = (PairingTable.mentor_id == enrolment_id) | (PairingTable.mentee_id == enrolment_id)
    others = PairingTable.select().where(mine, PairingTable.status.in_(sorted(GOING)), PairingTable.id != pairing.id)
    role = enrolments.get(enrolment_id).role
    status = rules.status_after_end(role, bool(pairing.early), pairing.end_reason, others.count())
    if status is not None and pairing.ends_on is not None:
        of_mentee = role is Role.MENTOR and pairing.end_reason in SETTLED  # work, studies, a move: not the mentor's story
        why = pairing.end_reason.label if pairing.end_reason and not of_mentee else ""
        _become(enrolment_id, status, pairing.ends_on, why)


def _become(enrolment_id: int, status: EnrolmentStatus, on: date, reason: str = "") -> None:
    before = enrolments.get(enrolment_id)
    if before.status is not status:
        _statuses.move(enrolment_id, status, max(on, before.status_on), reason)


def all_are_completed(ended: Iterable[Pairing], on: date) -> None:
    """The people of pairs that ended as planned get the status that follows; who is in another pair stays matched."""
    involved = list(dict.fromkeys(one for pair in ended for one in (pair.mentor_id, pair.mentee_id)))
    still = many.standing(involved, GOING)
    status = EnrolmentStatus.COMPLETED
    steps = [
        (one.id, max(on, one.status_on))
        for one in many.enrolments(involved)
        if one.status is not status and rules.status_after_end(one.role, False, None, still[one.id]) is status
    ]
    _statuses.move_many(steps, status, EndReason.PROGRAMME_OVER.label)


def end_pauses(pairing_ids: Sequence[int], on: date) -> None:
    """A pause that lasts ends with its pairing; one that would begin later never was."""
    lasting = PauseTable.pairing_id.in_(pairing_ids) & PauseTable.to_on.is_null()
    PauseTable.delete().where(lasting, PauseTable.from_on > on).execute()
    PauseTable.update(to_on=on).where(lasting).execute()


def call_off_meetings(pairing_ids: Sequence[int], *, after: date) -> None:
    """Meetings planned for after the pairings' last day are cancelled."""
    planned = MeetingTable.pairing_id.in_(pairing_ids) & (MeetingTable.status == MeetingStatus.PLANNED)
    MeetingTable.update(status=MeetingStatus.CANCELLED).where(planned, MeetingTable.on > after).execute()


def common_type(mentor: Enrolment, mentee: Enrolment) -> MentorType:
    """The first type the mentor offers and the mentee needs; else what the mentor offers, else what the mentee needs."""
    common = [kind for kind in mentor.types if kind in mentee.types]
    return next(iter((*common, *mentor.types, *mentee.types)), MentorType.VOCATIONAL)


def type_after(old: Pairing, mentor: Enrolment) -> MentorType:
    """The type of the pairing that continues another: the same if the new mentor offers it (or says nothing)."""
    return old.mentor_type if old.mentor_type in mentor.types or not mentor.types else mentor.types[0]


def named(pairing: Pairing, problems: Iterable[Problem]) -> list[Problem]:
    """The problems with the names of the pair in front, for actions on many pairs."""
    problems = tuple(problems)
    return list(many.Refusal(pairing.id, many.pair_names([pairing])[pairing.id], problems).named()) if problems else []


def problem_of_overlap(
    field: str, mentee_id: int, starts_on: date, ends_on: date | None = None, *, but: int = 0
) -> Problem | None:
    """Another pairing of the mentee, not the pairing `but`, in the same days; the mentee's story has no day twice."""
    table = PairingTable
    others = table.select(table.starts_on, table.ends_on).where(table.mentee_id == mentee_id, table.id != but)
    for first, last in others.order_by(table.starts_on).tuples():
        if first <= (ends_on or date.max) and starts_on <= (last or date.max):
            if last is None:
                return Problem(field, _("The mentee has another mentor from {day}.").format(day=long_date(first)))
            text = _("The mentee has another mentor from {first} to {last}.")
            return Problem(field, text.format(first=long_date(first), last=long_date(last)))
    return None


def problems_of_bin(*enrolment_ids: int) -> list[Problem]:
    """Nobody is matched who is in the bin."""
    binned = (
        EnrolmentTable.select(EnrolmentTable.id)
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(EnrolmentTable.id.in_(enrolment_ids), PersonTable.binned_on.is_null(False))
    )
    text = _("{name} is in the bin. Take the person out of it first.")
    return [Problem("", text.format(name=enrolments.name(enrolment_id))) for (enrolment_id,) in binned.tuples()]


def problems_of_two_people(pairing: Pairing) -> list[Problem]:
    """What stands, by now, against a pair that was made earlier: one of the two may have left or paused since."""
    problems = []
    for field, enrolment_id in (("mentor_id", pairing.mentor_id), ("mentee_id", pairing.mentee_id)):
        enrolment = enrolments.get(enrolment_id)
        if enrolment.status not in PAIRABLE:
            text = _("{name} cannot be matched now; the status is “{status}”.")
            name = enrolments.name(enrolment_id)
            problems.append(Problem(field, text.format(name=name, status=enrolment.status.label)))
    return problems


def problems_of_correction(before: Pairing, after: Pairing) -> list[Problem]:
    """What stands against correcting a pairing's dates or how it ended."""
    problems: list[Problem] = []
    if (after.ends_on is None) is (before.status is PairingStatus.ENDED):
        problems.append(Problem("ends_on", _("A pairing that has ended has a last day, and no other has.")))
    if after.ends_on is not None and after.ends_on < after.starts_on:
        problems.append(Problem("ends_on", _("The pairing ends before it begins.")))
    if after.starts_on != before.starts_on:
        problems += _problems_of_first_day(before, after)
    if after.ends_on is not None and after.ends_on != before.ends_on:
        problems += _problems_of_last_day(before, after)
    return problems


def _problems_of_first_day(before: Pairing, after: Pairing) -> list[Problem]:
    if before.follows_id is not None:
        return [Problem("starts_on", _("The pairing begins on the day after the one it continues."))]
    first = (
        MeetingTable.select(MeetingTable.on)
        .where(MeetingTable.pairing_id == before.id, MeetingTable.status == MeetingStatus.HELD)
        .order_by(MeetingTable.on)
        .first()
    )
    problems = problems_of_day("starts_on", after.starts_on, programmes.get(before.round_id))
    if first is not None and first.on < after.starts_on:
        problems.append(Problem("starts_on", _("The pair met on {day}.").format(day=long_date(first.on))))
    overlap = problem_of_overlap("starts_on", before.mentee_id, after.starts_on, after.ends_on, but=before.id)
    return [*problems, overlap] if overlap else problems


def _problems_of_last_day(before: Pairing, after: Pairing) -> list[Problem]:
    if pairings.successor(before.id) is not None:
        return [Problem("ends_on", _("Another mentor took over on the next day, so this last day stays."))]
    last = pairings.last_held(before.id)
    if last is not None and after.ends_on is not None and last > after.ends_on:
        return [Problem("ends_on", _("The pair met on {day}.").format(day=long_date(last)))]
    overlap = problem_of_overlap("ends_on", before.mentee_id, after.starts_on, after.ends_on, but=before.id)
    return [overlap] if overlap else []
