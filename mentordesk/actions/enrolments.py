"""Changes enrolments: takes people into rounds and moves them from status to status."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from mentordesk.actions import _many, _records, _statuses
from mentordesk.domain import enrolments as rules
from mentordesk.domain.enrolments import AgreementKind, Enrolment, EnrolmentStatus, MentorType, Role
from mentordesk.domain.problems import RuleBroken, demand
from mentordesk.i18n import _
from mentordesk.queries import enrolments, leaning, many, programmes
from mentordesk.storage.tables.enrolments import AgreementTable, EnrolmentTable, StatusChangeTable


def enrol(
    *,
    person_id: int,
    round_id: int,
    role: Role,
    on: date,
    status: EnrolmentStatus = EnrolmentStatus.APPLIED,
    reason: str = "",
    types: Iterable[MentorType] = (),
    capacity: int = 1,
    wish: str = "",
) -> int:
    """Take a person into a round as mentor or mentee, from the day of the first status; returns the enrolment's id."""
    enrol_many(
        [person_id], round_id=round_id, role=role, on=on, status=status, reason=reason, types=types, capacity=capacity,
        wish=wish,
    )  # fmt: skip
    return many.enrolled([person_id], round_id)[person_id]


def enrol_many(
    person_ids: Iterable[int],
    *,
    round_id: int,
    role: Role,
    on: date,
    status: EnrolmentStatus = EnrolmentStatus.APPLIED,
    reason: str = "",
    types: Iterable[MentorType] = (),
    capacity: int = 1,
    wish: str = "",
) -> None:
    """Take several people into a round in the same way: all of them or nobody."""
    wanted = [person.id for person in many.people(person_ids)]  # these say in words that something is gone
    programmes.get(round_id)
    problems = rules.problems_of_new(role, enrolled=bool(many.enrolled(wanted, round_id)), capacity=capacity)
    if status is not EnrolmentStatus.APPLIED:
        problems += rules.problems_of_status_change(EnrolmentStatus.APPLIED, on, status, on, reason=reason)
    demand(*problems)
    enrolment = Enrolment(
        id=0,
        person_id=0,
        round_id=round_id,
        role=role,
        status=status,
        status_on=on,
        capacity=capacity,
        types=_in_order(types),
        wish=wish,
    )
    same = _records.values(enrolment)
    _many.insert(EnrolmentTable, [same | {"person_id": person_id} for person_id in wanted])
    made = many.enrolled(wanted, round_id)
    _statuses.move_many([(made[person_id], on) for person_id in wanted], status, reason)


def update(
    enrolment_id: int,
    *,
    capacity: int | None = None,
    types: Iterable[MentorType] | None = None,
    wish: str | None = None,
) -> None:
    """Change what a participant offers, needs or wishes; what is None stays."""
    before = enrolments.get(enrolment_id)
    after = replace(
        before,
        capacity=before.capacity if capacity is None else capacity,
        types=before.types if types is None else _in_order(types),
        wish=before.wish if wish is None else wish.strip(),
    )
    demand(*rules.problems_of_capacity(after.role, after.capacity, enrolments.open_pairings(enrolment_id)))
    _records.update(EnrolmentTable, before, after)


def change_role(enrolment_id: int, role: Role) -> None:
    """Make a mentor a mentee or the other way round, where the role was a mistake: only while nothing leans on it."""
    before = enrolments.get(enrolment_id)
    if role is before.role:
        return
    if leant := leaning.words(enrolment_id):
        text = _("The role cannot be changed any more, because there is more about it: {what}.")
        raise RuleBroken.at("role", text.format(what=", ".join(leant)))
    agreement = AgreementTable
    agreement.delete().where(agreement.enrolment_id == enrolment_id, agreement.kind == AgreementKind.MENTOR).execute()
    _records.update(EnrolmentTable, before, replace(before, role=role, capacity=1))


def set_status(enrolment_id: int, status: EnrolmentStatus, *, on: date, reason: str = "") -> None:
    """Move an enrolment to a status from a day on."""
    set_status_of_many([enrolment_id], status, on=on, reason=reason)


def set_status_of_many(enrolment_ids: Iterable[int], status: EnrolmentStatus, *, on: date, reason: str = "") -> None:
    """Move several enrolments to a status from a day on; those that have it already stay as they are.

    All or none: when the rules stand against one of them, nobody is moved and the message says who it is.
    """
    wanted = list(enrolment_ids)
    refused = many.refused_status(wanted, status, on=on, reason=reason)
    if refused:
        demand(*(refused[0].problems if len(wanted) == 1 else many.named_together(refused)))
    moving = [one.id for one in many.enrolments(wanted) if one.status is not status]
    _statuses.move_many([(enrolment_id, on) for enrolment_id in moving], status, reason)


def remove(enrolment_id: int) -> None:
    """Remove an enrolment that was a mistake: only while nothing leans on it. Otherwise the status says that it ended."""
    enrolments.get(enrolment_id)
    if leant := leaning.words(enrolment_id):
        text = _("This enrolment cannot be removed, because there is more about it: {what}. Change the status instead.")
        raise RuleBroken.at("", text.format(what=", ".join(leant)))
    for table in (StatusChangeTable, AgreementTable):
        table.delete().where(table.enrolment_id == enrolment_id).execute()
    EnrolmentTable.delete().where(EnrolmentTable.id == enrolment_id).execute()


def _in_order(types: Iterable[MentorType]) -> tuple[MentorType, ...]:
    """Each type once, in the order of the list, so that the same choice is always stored the same way."""
    chosen = set(types)
    return tuple(kind for kind in MentorType if kind in chosen)
