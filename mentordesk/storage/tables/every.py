"""Every table of the file, in its groups: what can be undone, what is permanent, and what comes and goes."""

from mentordesk.storage.tables.activities import ActivityTable, AttendanceTable
from mentordesk.storage.tables.base import Table, database
from mentordesk.storage.tables.certificates import CertificateExceptionTable, CertificateTable, PictureTable
from mentordesk.storage.tables.drafts import DraftTable
from mentordesk.storage.tables.duplicates import MergedTable, NotSameTable
from mentordesk.storage.tables.enrolments import AgreementTable, EnrolmentTable, StatusChangeTable
from mentordesk.storage.tables.history import HistoryChangeTable, HistoryTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.notes import NoteTable
from mentordesk.storage.tables.outcomes import OutcomeTable, StoryTable
from mentordesk.storage.tables.own_fields import OwnFieldTable, OwnOptionTable, OwnValueTable
from mentordesk.storage.tables.pairings import CheckInTable, GoalTable, PairingTable, PauseTable
from mentordesk.storage.tables.people import PersonLanguageTable, PersonTable, UnitTable
from mentordesk.storage.tables.programmes import OrganisationTable, RoundTable, RoundTextTable, SignatoryTable
from mentordesk.storage.tables.saved_filters import SavedFilterTable

__all__ = [
    "LOOSE",
    "PERMANENT",
    "TABLES",
    "UNDOABLE",
    "ActivityTable",
    "AgreementTable",
    "AttendanceTable",
    "CertificateExceptionTable",
    "CertificateTable",
    "CheckInTable",
    "DraftTable",
    "EnrolmentTable",
    "GoalTable",
    "HistoryChangeTable",
    "HistoryTable",
    "MeetingTable",
    "MergedTable",
    "NotSameTable",
    "NoteTable",
    "OrganisationTable",
    "OutcomeTable",
    "OwnFieldTable",
    "OwnOptionTable",
    "OwnValueTable",
    "PairingTable",
    "PauseTable",
    "PersonLanguageTable",
    "PersonTable",
    "PictureTable",
    "RoundTable",
    "RoundTextTable",
    "SavedFilterTable",
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
    NotSameTable,
    MergedTable,
    OwnFieldTable,
    OwnOptionTable,
    OwnValueTable,
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
    SavedFilterTable,
)
"""Tables whose every change can be undone, parents before children."""

PERMANENT: tuple[type[Table], ...] = (CertificateTable, PictureTable, HistoryTable, HistoryChangeTable)
"""Tables outside undo: the register with its pictures, and the history."""

LOOSE: tuple[type[Table], ...] = (DraftTable,)
"""Tables outside undo and outside the history: what they hold comes and goes without being a change of the file."""

TABLES = UNDOABLE + PERMANENT + LOOSE
"""Every table, in the order in which they are made."""
