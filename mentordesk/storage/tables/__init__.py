"""The tables of the file, one for each thing the programme keeps. Called tables because "model" belongs to Qt here."""

from mentordesk.storage.tables.activities import ActivityTable, AttendanceTable
from mentordesk.storage.tables.base import Table, database
from mentordesk.storage.tables.certificates import CertificateExceptionTable, CertificateTable
from mentordesk.storage.tables.enrolments import AgreementTable, EnrolmentTable, StatusChangeTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.notes import HistoryTable, NoteTable
from mentordesk.storage.tables.outcomes import OutcomeTable, StoryTable
from mentordesk.storage.tables.pairings import CheckInTable, GoalTable, PairingTable, PauseTable
from mentordesk.storage.tables.people import PersonLanguageTable, PersonTable, UnitTable
from mentordesk.storage.tables.programmes import OrganisationTable, RoundTable, RoundTextTable, SignatoryTable

__all__ = [
    "PERMANENT",
    "TABLES",
    "UNDOABLE",
    "ActivityTable",
    "AgreementTable",
    "AttendanceTable",
    "CertificateExceptionTable",
    "CertificateTable",
    "CheckInTable",
    "EnrolmentTable",
    "GoalTable",
    "HistoryTable",
    "MeetingTable",
    "NoteTable",
    "OrganisationTable",
    "OutcomeTable",
    "PairingTable",
    "PauseTable",
    "PersonLanguageTable",
    "PersonTable",
    "RoundTable",
    "RoundTextTable",
    "SignatoryTable",
    "StatusChangeTable",
    "StoryTable",
    "Table",
    "UnitTable",
    "database",
]

UNDOABLE: tuple[type[Table], ...] = (
    OrganisationTable,
    SignatoryTable,
    UnitTable,
    PersonTable,
    PersonLanguageTable,
    RoundTable,
    RoundTextTable,
    EnrolmentTable,
    StatusChangeTable,
    AgreementTable,
    PairingTable,
    PauseTable,
    GoalTable,
    CheckInTable,
    MeetingTable,
    ActivityTable,
    AttendanceTable,
    OutcomeTable,
    StoryTable,
    CertificateExceptionTable,
    NoteTable,
)
"""Tables whose every change can be undone, parents before children."""

PERMANENT: tuple[type[Table], ...] = (CertificateTable, HistoryTable)
"""Tables outside undo: the register and the history."""

TABLES = UNDOABLE + PERMANENT
"""Every table, in the order in which they are made."""
