"""Answers how far a sample programme has been lived: its year is written down, whatever year it is at the desk."""

from datetime import date

from peewee import fn

from mentordesk.domain.meetings import MeetingStatus
from mentordesk.storage.tables.certificates import CertificateTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.pairings import PairingTable


def lived_until(round_id: int) -> date | None:
    """The last day of which a round tells: a meeting held or a certificate issued."""
    pairs = PairingTable.select(PairingTable.id).where(PairingTable.round_id == round_id)
    held = (MeetingTable.pairing_id.in_(pairs), MeetingTable.status == MeetingStatus.HELD)
    days: tuple[date | None, ...] = (
        MeetingTable.select(fn.MAX(MeetingTable.on)).where(*held).scalar(),
        CertificateTable.select(fn.MAX(CertificateTable.issued_on)).where(CertificateTable.round_id == round_id).scalar(),
    )
    return max((day for day in days if day is not None), default=None)
