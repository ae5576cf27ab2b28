"""Answers what was written earlier in a field, so that it need not be typed again: the most used first.

What tells of a protected identity is left out, as where such a pair meets.
"""

from typing import Any

from peewee import fn

from mentordesk.queries import records
from mentordesk.storage.tables.activities import ActivityTable
from mentordesk.storage.tables.enrolments import EnrolmentTable, StatusChangeTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.outcomes import OutcomeTable
from mentordesk.storage.tables.pairings import PairingTable, PauseTable
from mentordesk.storage.tables.people import PersonTable, UnitTable
from mentordesk.storage.tables.programmes import RoundTable


def meeting_places() -> list[str]:
    """Where pairs met."""
    table = MeetingTable
    return _most_used(table.place, table.select(table.place).where(table.pairing_id.not_in(_protected_pairs())))


def activity_places() -> list[str]:
    """Where group events were held."""
    return _most_used(ActivityTable.place, ActivityTable.select(ActivityTable.place))


def activity_titles() -> list[str]:
    """What group events were called."""
    return _most_used(ActivityTable.title, ActivityTable.select(ActivityTable.title))


def status_reasons() -> list[str]:
    """Why a status changed."""
    table = StatusChangeTable
    return _most_used(table.reason, table.select(table.reason).where(table.enrolment_id.not_in(_protected())))


def pause_reasons() -> list[str]:
    """Why a pair paused."""
    table = PauseTable
    return _most_used(table.reason, table.select(table.reason).where(table.pairing_id.not_in(_protected_pairs())))


def employers() -> list[str]:
    """Where mentees found work, an internship or a place to study."""
    table = OutcomeTable
    return _most_used(table.employer, table.select(table.employer).where(table.enrolment_id.not_in(_protected())))


def managers() -> list[str]:
    """Who leads a unit."""
    return _most_used(UnitTable.manager, UnitTable.select(UnitTable.manager))


def organisations(column: str) -> list[str]:
    """The programme owners or host organisations of the rounds (`column` is owner or host)."""
    value = getattr(RoundTable, column)
    return _most_used(value, RoundTable.select(value))


def _most_used(value: Any, query: Any) -> list[str]:
    found = query.where(value != "").group_by(value).order_by(fn.COUNT("*").desc(), value)
    return [text for (text,) in records.rows(found)]


def _protected() -> Any:
    """The enrolments of protected identities."""
    person = EnrolmentTable.select(EnrolmentTable.id).join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
    return person.where(PersonTable.protected == True)  # noqa: E712 - SQL


def _protected_pairs() -> Any:
    mine = PairingTable.mentor_id.in_(_protected()) | PairingTable.mentee_id.in_(_protected())
    return PairingTable.select(PairingTable.id).where(mine)
