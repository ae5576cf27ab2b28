"""Breaks the figures of a round down: participants by gender and type, early ends by reason, meetings by month."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from mentordesk.domain.breakdowns import MonthOfRound as MonthOfRound
from mentordesk.domain.enrolments import MentorType, Role
from mentordesk.domain.pairings import STARTED, EndReason
from mentordesk.domain.people import Gender
from mentordesk.queries import attendance, figures, pairings
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.people import PersonTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """Those accepted at any time until the day, counted by gender and by type; who has two types is in both."""

    genders: dict[Role, Counter[Gender]]
    types: dict[Role, Counter[MentorType]]


def participants(round_id: int, on: date) -> Participants:
    """Mentors and mentees accepted by the day: the same people as the figures “Mentors accepted”, “Mentees accepted”."""
    accepted = {step.enrolment_id for step in figures.steps(round_id, on) if step.taken_in}
    query = (
        EnrolmentTable.select(EnrolmentTable.id, EnrolmentTable.role, EnrolmentTable.types, PersonTable.gender)
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(EnrolmentTable.round_id == round_id)
    )
    genders: dict[Role, Counter[Gender]] = {role: Counter() for role in Role}
    types: dict[Role, Counter[MentorType]] = {role: Counter() for role in Role}
    for enrolment_id, role, kinds, gender in query.tuples():
        if enrolment_id in accepted:
            genders[role][gender] += 1
            types[role].update(kinds)
    return Participants(genders=genders, types=types)


def early_ends(round_id: int, on: date) -> dict[EndReason, int]:
    """The pairings that ended before plan by the day, by reason, the commonest first; replaced ones included."""
    found = Counter(
        pair.end_reason or EndReason.OTHER
        for pair in pairings.listing(round_id, on)
        if pair.early and pair.status in STARTED and pair.ends_on is not None and pair.ends_on <= on
    )
    order = list(EndReason)
    return dict(sorted(found.items(), key=lambda item: (-item[1], order.index(item[0]))))


def months(round_id: int, on: date) -> list[MonthOfRound]:
    """Each month of the round, and others in which pairs have met by the day.

    Together they have as many meetings as the figures “Meetings in the plan” and “Meetings held” say.
    """
    return list(attendance.of_round(round_id, on).months)
