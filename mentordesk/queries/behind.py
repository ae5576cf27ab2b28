"""Who stands behind a figure: the pairs or the people that were counted, for the list that a number opens."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from mentordesk.domain.breakdowns import PairMonths
from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.domain.months import Month
from mentordesk.queries import balance, figures, hours, outcomes, records, slices
from mentordesk.queries.attendance import Attendance
from mentordesk.queries.balance import Taking
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.people import PersonTable


class People(NamedTuple):
    """Persons by their ids, and how many of them lie in the bin, where a list does not show them."""

    ids: frozenset[int]
    binned: int


_PAIRS: dict[str, Callable[[PairMonths, Attendance], bool]] = {
    "pairs_open": lambda pair, known: pair.has_started(known.on) and not pair.has_ended(known.on),
    "pairs_started": lambda pair, known: pair.has_started(known.on),
    "pairs_always_met": lambda pair, _known: bool(pair.due) and not pair.missed,
    "pairs_missed": lambda pair, _known: pair.missed > 0,
    "meetings_held": lambda pair, _known: bool(pair.held),
    "meetings_planned": lambda pair, _known: bool(pair.planned),
    "attendance": lambda pair, _known: bool(pair.due),
}
"""Of figures that count pairs, those pairs; of those that count meetings, the pairs that have such meetings."""


def pairs(key: str, known: Attendance) -> frozenset[int]:
    """The pairings behind a figure that is read from the attendance."""
    counts = _PAIRS[key]
    return frozenset(pair.id for pair in known.pairs if counts(pair, known))


def pairs_of_month(month: Month, known: Attendance) -> frozenset[int]:
    """The pairings that were to meet in a month."""
    return frozenset(pair.id for pair in known.pairs if month in pair.planned)


def pairs_with_meetings(month: Month, known: Attendance) -> frozenset[int]:
    """The pairings that were to meet in a month, and those that met in it without having to."""
    return frozenset(pair.id for pair in known.pairs if month in pair.planned or month in pair.held)


def on_the_way(key: str, round_id: int, known: Attendance) -> frozenset[int]:
    """The enrolments behind a step of the mentees from application to outcome."""
    if key == "mentees_matched":
        return frozenset(pair.mentee_id for pair in known.pairs if pair.has_started(known.on))
    if key in ("outcomes", "aim_reached"):
        return frozenset(outcomes.known(round_id, known.on, reached=key == "aim_reached"))
    steps = [step for step in figures.steps(round_id, known.on) if step.role is Role.MENTEE]
    return frozenset(step.enrolment_id for step in steps if key == "mentees" or step.taken_in)


_TAKING: dict[str, Callable[[Taking], bool]] = {
    "mentors_taken_in": lambda one: one.role is Role.MENTOR,
    "places_free": lambda one: one.free > 0,
    "mentees_taken_in": lambda one: one.role is Role.MENTEE,
    "mentees_looking": lambda one: one.looking,
}


def of_type(key: str, kind: MentorType | None, round_id: int) -> frozenset[int]:
    """The enrolments behind a figure of supply and need, of one type; None is those without any."""
    counts = _TAKING[key]
    return frozenset(one.enrolment_id for one in slices.whole(balance.read(round_id)) if counts(one) and one.has(kind))


def with_hours(round_id: int, known: Attendance, month: Month | None = None) -> frozenset[int]:
    """The mentors in whose account of working time something stands, in a month or at all."""
    return frozenset(hours.mentors(round_id, known, month))


def people(enrolment_ids: Iterable[int]) -> People:
    """The persons behind enrolments."""
    ids, binned = set(), 0
    wanted = sorted(enrolment_ids)
    for first in range(0, len(wanted), slices.SIZE):
        query = (
            EnrolmentTable.select(EnrolmentTable.person_id, PersonTable.binned_on)
            .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
            .where(EnrolmentTable.id.in_(wanted[first : first + slices.SIZE]))
        )
        for person_id, binned_on in records.rows(query):
            ids.add(person_id)
            binned += binned_on is not None
    return People(frozenset(ids), binned)
