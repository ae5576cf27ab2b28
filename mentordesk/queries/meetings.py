"""Answers questions about meetings: those of one pair, of one cell of the month grid, and of a round."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import cache

from mentordesk.domain.meetings import Meeting, MeetingStatus
from mentordesk.domain.months import Month
from mentordesk.queries import pairings, records
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.pairings import PairingTable


def get(meeting_id: int) -> Meeting:
    """One meeting."""
    return records.get(Meeting, MeetingTable, meeting_id)


def of_pairing(pairing_id: int) -> list[Meeting]:
    """The meetings of a pair, by day."""
    found = records.of_some(Meeting, MeetingTable.pairing_id, [pairing_id])
    return _shown(pairing_id, sorted(found, key=lambda one: (one.on, one.id)))


def in_cell(pairing_id: int, month: Month) -> list[Meeting]:
    """The meetings of a pair in one month, by day."""
    found = [one for one in records.of_some(Meeting, MeetingTable.pairing_id, [pairing_id]) if Month.of(one.on) == month]
    return _shown(pairing_id, sorted(found, key=lambda one: (one.on, one.id)))


def _shown(pairing_id: int, found: list[Meeting]) -> list[Meeting]:
    if not any(meeting.place for meeting in found) or not pairings.is_protected(pairing_id):
        return found
    return [replace(meeting, place="") for meeting in found]


def held_minutes(round_id: int, on: date, pairing_ids: Collection[int] | None = None) -> list[tuple[int, int, Month, int]]:
    """(mentor, pairing, month, minutes) of every meeting of the round, or of some of its pairs, held up to the day."""
    month_of = cache(Month.parse)  # hundreds of thousands of meetings lie on a few hundred days
    query = (
        MeetingTable.select(PairingTable.mentor_id, PairingTable.id, MeetingTable.on, MeetingTable.minutes)
        .join(PairingTable, on=(PairingTable.id == MeetingTable.pairing_id))
        .where(
            PairingTable.round_id == round_id if pairing_ids is None else pairings.among(round_id, pairing_ids),
            MeetingTable.status == MeetingStatus.HELD,
            MeetingTable.on <= on,
        )
    )
    return [(mentor, pairing, month_of(day), minutes) for mentor, pairing, day, minutes in records.rows(query)]


def counts(round_id: int, on: date) -> dict[MeetingStatus, int]:
    """How many meetings of the round, up to the day, have each status."""
    query = (
        MeetingTable.select(MeetingTable.status)
        .join(PairingTable, on=(PairingTable.id == MeetingTable.pairing_id))
        .where(PairingTable.round_id == round_id, MeetingTable.on <= on)
    )
    found = Counter(MeetingStatus(status) for (status,) in records.rows(query))
    return {status: found[status] for status in MeetingStatus}
