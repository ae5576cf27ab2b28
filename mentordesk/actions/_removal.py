"""Takes a round, or people, out of the file with everything that leans on them. Not an action itself."""

from collections.abc import Collection
from typing import Any

from mentordesk.storage.tables.activities import ActivityTable, AttendanceTable
from mentordesk.storage.tables.certificates import CertificateExceptionTable, CertificateTable
from mentordesk.storage.tables.duplicates import MergedTable, NotSameTable
from mentordesk.storage.tables.enrolments import AgreementTable, EnrolmentTable, StatusChangeTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.notes import NoteTable
from mentordesk.storage.tables.outcomes import OutcomeTable, StoryTable
from mentordesk.storage.tables.own_fields import OwnValueTable
from mentordesk.storage.tables.pairings import CheckInTable, GoalTable, PairingTable, PauseTable
from mentordesk.storage.tables.people import PersonLanguageTable, PersonTable, UnitTable
from mentordesk.storage.tables.programmes import RoundTable, RoundTextTable, SignatoryTable


def people_only_in(round_id: int) -> list[int]:
    """The people who are enrolled in this round and in no other."""
    enrolment, other = EnrolmentTable, EnrolmentTable.alias()
    elsewhere = other.select(other.person_id).where(other.round_id != round_id)
    here = enrolment.select(enrolment.person_id).where(enrolment.round_id == round_id, enrolment.person_id.not_in(elsewhere))
    return [person_id for (person_id,) in here.tuples()]


def remove_round(round_id: int) -> None:
    """Delete a round and all its records, children before parents because the foreign keys restrict."""
    pairings = PairingTable.select(PairingTable.id).where(PairingTable.round_id == round_id)
    for table in (MeetingTable, PauseTable, GoalTable, CheckInTable, NoteTable):
        table.delete().where(table.pairing_id.in_(pairings)).execute()
    # a chain of replacements is unlinked first: one statement cannot delete it in the right order
    PairingTable.update(follows_id=None).where(_linked(round_id)).execute()
    PairingTable.delete().where(PairingTable.round_id == round_id).execute()

    enrolments = EnrolmentTable.select(EnrolmentTable.id).where(EnrolmentTable.round_id == round_id)
    for table in (
        AttendanceTable,
        OutcomeTable,
        StoryTable,
        CertificateExceptionTable,
        AgreementTable,
        StatusChangeTable,
    ):
        table.delete().where(table.enrolment_id.in_(enrolments)).execute()
    CertificateTable.update(replaces_id=None).where(CertificateTable.round_id == round_id).execute()
    for table in (CertificateTable, EnrolmentTable, ActivityTable, RoundTextTable, NoteTable):
        table.delete().where(table.round_id == round_id).execute()
    RoundTable.delete().where(RoundTable.id == round_id).execute()


def remove_people(person_ids: list[int]) -> None:
    """Delete people who are in no round, with their languages, own fields and notes."""
    for person_id in person_ids:
        for table in (PersonLanguageTable, OwnValueTable, NoteTable, MergedTable):
            table.delete().where(table.person_id == person_id).execute()
        NotSameTable.delete().where((NotSameTable.person_id == person_id) | (NotSameTable.other_id == person_id)).execute()
        PersonTable.delete().where(PersonTable.id == person_id).execute()


def units_in(round_id: int) -> set[int]:
    """The units of the people enrolled in a round."""
    enrolled = EnrolmentTable.select(EnrolmentTable.person_id).where(EnrolmentTable.round_id == round_id)
    units = PersonTable.select(PersonTable.unit_id).where(PersonTable.id.in_(enrolled), PersonTable.unit_id.is_null(False))
    return {unit_id for (unit_id,) in units.tuples()}


def remove_unused_units(unit_ids: Collection[int]) -> None:
    """Delete those of the units to which nobody belongs any more."""
    used = PersonTable.select(PersonTable.unit_id).where(PersonTable.unit_id.is_null(False))
    UnitTable.delete().where(UnitTable.id.in_(sorted(unit_ids)), UnitTable.id.not_in(used)).execute()


def remove_unused_signatories(signatory_ids: Collection[int]) -> None:
    """Delete those of the signatories who sign in no round any more."""
    unused = SignatoryTable.delete().where(SignatoryTable.id.in_(sorted(signatory_ids)))
    for column in (RoundTable.signatory_one_id, RoundTable.signatory_two_id):
        unused = unused.where(SignatoryTable.id.not_in(RoundTable.select(column).where(column.is_null(False))))
    unused.execute()


def _linked(round_id: int) -> Any:
    return (PairingTable.round_id == round_id) & PairingTable.follows_id.is_null(False)
