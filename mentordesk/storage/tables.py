"""The tables of the file, one for each thing the programme keeps. Called tables because "model" belongs to Qt here."""

from typing import ClassVar

from peewee import Check, DatabaseProxy, Model

from mentordesk.domain.activities import ActivityKind, AttendanceStatus
from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import AgreementKind, EnrolmentStatus, MentorType, Role
from mentordesk.domain.meetings import Absent, MeetingForm, MeetingStatus
from mentordesk.domain.outcomes import Outcome, OutcomePoint
from mentordesk.domain.pairings import EndReason, Initiator, PairingStatus
from mentordesk.domain.people import Gender, LanguageLevel
from mentordesk.storage.fields import (
    Bytes,
    Chosen,
    Day,
    Id,
    Int,
    Keys,
    Text,
    Tick,
    is_day,
    is_tick,
    one_of,
    refers_to,
)

database = DatabaseProxy()
"""The open file. One process has one file open; `storage.database` sets it at open and nobody else touches it."""


class Table(Model):
    """What all tables share."""

    id = Id()

    class Meta:
        """peewee's options."""

        database = database
        strict_tables = True
        legacy_table_names = False


class OrganisationTable(Table):
    """The organisation that runs the desk: exactly one row."""

    name = Text(default="")
    contact = Text(default="")
    logo = Bytes(null=True)

    class Meta:
        table_name = "organisation"
        constraints: ClassVar = [Check("id = 1")]


class SignatoryTable(Table):
    """People who sign."""

    name = Text()
    title = Text(default="")
    signature = Bytes(null=True)

    class Meta:
        table_name = "signatory"
        constraints: ClassVar = [Check("name <> ''")]


class UnitTable(Table):
    """Units of the host organisation."""

    name = Text(unique=True)
    manager = Text(default="")

    class Meta:
        table_name = "unit"
        constraints: ClassVar = [Check("name <> ''")]


class PersonTable(Table):
    """People, each once."""

    given_name = Text(default="")
    family_name = Text(default="")
    name_native = Text(default="")
    name_on_certificate = Text(default="")
    gender = Chosen(Gender, default=Gender.UNSTATED)
    birth_year = Int(null=True)
    email = Text(default="")
    phone = Text(default="")
    street = Text(default="")
    postcode = Text(default="")
    city = Text(default="")
    district = Text(default="")
    unit_id = refers_to("unit", null=True)
    workplace = Text(default="")
    occupation = Text(default="")
    education = Text(default="")
    in_sweden_since = Int(null=True)
    sfi_level = Text(default="")
    availability = Text(default="")
    note = Text(default="")
    protected = Tick(default=False)
    code_name = Text(default="")
    binned_on = Day(null=True)

    class Meta:
        table_name = "person"
        constraints: ClassVar = [
            one_of("gender", Gender),
            is_tick("protected"),
            is_day("binned_on"),
            Check("given_name <> '' OR family_name <> ''"),
            Check("protected = 0 OR code_name <> ''"),
            Check("birth_year IS NULL OR birth_year BETWEEN 1900 AND 2100"),
            Check("in_sweden_since IS NULL OR in_sweden_since BETWEEN 1900 AND 2100"),
        ]
        indexes = ((("family_name", "given_name"), False),)


class PersonLanguageTable(Table):
    """Languages people speak."""

    person_id = refers_to("person")
    language = Text()
    level = Chosen(LanguageLevel)

    class Meta:
        table_name = "person_language"
        constraints: ClassVar = [one_of("level", LanguageLevel), Check("language <> ''")]
        indexes = ((("person_id", "language"), True),)


class RoundTable(Table):
    """Rounds of programmes, with their rules."""

    programme = Text()
    name = Text(default="")
    owner = Text(default="")
    host = Text(default="")
    aim = Text(default="")
    starts_on = Day()
    ends_on = Day()
    meetings_from = Day()
    meetings_to = Day()
    cadence = Int(default=1)
    places = Int(default=0)
    meeting_minutes = Int(default=60)
    allowance_minutes = Int(default=60)
    quiet_days = Int(default=45)
    waiting_days = Int(default=30)
    aim_outcomes = Keys(default="employment,internship")
    cert_training = Tick(default=True)
    cert_percent = Int(default=75)
    cert_network = Int(default=1)
    number_prefix = Text(default="")
    language = Text(default="sv")
    place = Text(default="")
    signatory_one_id = refers_to("signatory", null=True)
    signatory_two_id = refers_to("signatory", null=True)
    sample = Tick(default=False)
    closed_on = Day(null=True)

    class Meta:
        table_name = "round"
        constraints: ClassVar = [
            Check("programme <> ''"),
            *(is_day(day) for day in ("starts_on", "ends_on", "meetings_from", "meetings_to", "closed_on")),
            is_tick("cert_training"),
            is_tick("sample"),
            Check("starts_on <= ends_on"),
            Check("meetings_from <= meetings_to"),
            Check("cadence BETWEEN 1 AND 10"),
            Check("places >= 0"),
            Check("meeting_minutes BETWEEN 1 AND 1440"),
            Check("allowance_minutes BETWEEN 0 AND 1440"),
            Check("quiet_days > 0"),
            Check("waiting_days > 0"),
            Check("cert_percent BETWEEN 0 AND 100"),
            Check("cert_network >= 0"),
            Check("language IN ('sv', 'en')"),
        ]
        indexes = ((("programme", "name"), True),)


class RoundTextTable(Table):
    """Texts of a round that replace the standard ones."""

    round_id = refers_to("round")
    key = Text()
    language = Text()
    text = Text()

    class Meta:
        table_name = "round_text"
        constraints: ClassVar = [Check("language IN ('sv', 'en')")]
        indexes = ((("round_id", "key", "language"), True),)


class EnrolmentTable(Table):
    """Roles of people in rounds."""

    person_id = refers_to("person")
    round_id = refers_to("round")
    role = Chosen(Role)
    status = Chosen(EnrolmentStatus)
    status_on = Day()
    capacity = Int(default=1)
    types = Keys(MentorType, default="")
    wish = Text(default="")

    class Meta:
        table_name = "enrolment"
        constraints: ClassVar = [
            one_of("role", Role),
            one_of("status", EnrolmentStatus),
            is_day("status_on"),
            Check("capacity BETWEEN 1 AND 20"),
        ]
        indexes = ((("person_id", "round_id"), True), (("round_id", "role", "status"), False))


class StatusChangeTable(Table):
    """The dated steps of enrolments."""

    enrolment_id = refers_to("enrolment")
    status = Chosen(EnrolmentStatus)
    on = Day()
    reason = Text(default="")

    class Meta:
        table_name = "status_change"
        constraints: ClassVar = [one_of("status", EnrolmentStatus), is_day("on")]


class AgreementTable(Table):
    """Agreements of enrolments."""

    enrolment_id = refers_to("enrolment")
    kind = Chosen(AgreementKind)
    printed_on = Day(null=True)
    signed_on = Day(null=True)

    class Meta:
        table_name = "agreement"
        constraints: ClassVar = [one_of("kind", AgreementKind), is_day("printed_on"), is_day("signed_on")]
        indexes = ((("enrolment_id", "kind"), True),)


class PairingTable(Table):
    """Pairings."""

    round_id = refers_to("round")
    mentor_id = refers_to("enrolment")
    mentee_id = refers_to("enrolment")
    mentor_type = Chosen(MentorType)
    status = Chosen(PairingStatus)
    starts_on = Day()
    ends_on = Day(null=True)
    follows_id = refers_to("pairing", null=True, unique=True)
    locked = Tick(default=False)
    early = Tick(null=True)
    end_reason = Chosen(EndReason, null=True)
    end_initiator = Chosen(Initiator, null=True)
    farewell = Tick(null=True)
    end_note = Text(default="")

    class Meta:
        table_name = "pairing"
        constraints: ClassVar = [
            one_of("mentor_type", MentorType),
            one_of("status", PairingStatus),
            one_of("end_reason", EndReason, null=True),
            one_of("end_initiator", Initiator, null=True),
            is_day("starts_on"),
            is_day("ends_on"),
            is_tick("locked"),
            is_tick("early"),
            is_tick("farewell"),
            Check("mentor_id <> mentee_id"),
            Check("ends_on IS NULL OR starts_on <= ends_on"),
            Check("(status = 'ended') = (ends_on IS NOT NULL)"),
        ]
        indexes = ((("round_id", "status"), False),)


class PauseTable(Table):
    """Pauses of pairings."""

    pairing_id = refers_to("pairing")
    from_on = Day()
    to_on = Day(null=True)
    reason = Text(default="")

    class Meta:
        table_name = "pause"
        constraints: ClassVar = [
            is_day("from_on"),
            is_day("to_on"),
            Check("to_on IS NULL OR from_on <= to_on"),
        ]


class GoalTable(Table):
    """Goals of mentees."""

    pairing_id = refers_to("pairing")
    text = Text()
    set_on = Day()
    due_on = Day(null=True)
    reached = Text(null=True)

    class Meta:
        table_name = "goal"
        constraints: ClassVar = [
            is_day("set_on"),
            is_day("due_on"),
            Check("reached IS NULL OR reached IN ('yes', 'mostly', 'partly', 'no')"),
        ]


class CheckInTable(Table):
    """Follow-up calls with pairs."""

    pairing_id = refers_to("pairing")
    due_on = Day()
    done_on = Day(null=True)
    note = Text(default="")

    class Meta:
        table_name = "check_in"
        constraints: ClassVar = [is_day("due_on"), is_day("done_on")]


class MeetingTable(Table):
    """Meetings of pairs."""

    pairing_id = refers_to("pairing", index=False)
    on = Day()
    status = Chosen(MeetingStatus)
    minutes = Int(default=60)
    form = Chosen(MeetingForm, default=MeetingForm.IN_PERSON)
    absent = Chosen(Absent, null=True)
    place = Text(default="")
    note = Text(default="")

    class Meta:
        table_name = "meeting"
        constraints: ClassVar = [
            one_of("status", MeetingStatus),
            one_of("form", MeetingForm),
            one_of("absent", Absent, null=True),
            is_day("on"),
            Check("minutes BETWEEN 0 AND 1440"),
            Check("absent IS NULL OR status = 'no_show'"),
        ]
        # covers the attendance figures: they are answered from the index alone
        indexes = ((("pairing_id", "status", "on", "minutes"), False),)


class ActivityTable(Table):
    """Group events."""

    round_id = refers_to("round")
    kind = Chosen(ActivityKind)
    title = Text()
    on = Day()
    minutes = Int()
    place = Text(default="")
    paid = Tick(default=False)
    note = Text(default="")

    class Meta:
        table_name = "activity"
        constraints: ClassVar = [
            one_of("kind", ActivityKind),
            is_day("on"),
            is_tick("paid"),
            Check("minutes BETWEEN 0 AND 1440"),
            Check("title <> ''"),
        ]


class AttendanceTable(Table):
    """Who came to group events."""

    activity_id = refers_to("activity")
    enrolment_id = refers_to("enrolment")
    status = Chosen(AttendanceStatus)
    note = Text(default="")

    class Meta:
        table_name = "attendance"
        constraints: ClassVar = [one_of("status", AttendanceStatus)]
        indexes = ((("activity_id", "enrolment_id"), True),)


class OutcomeTable(Table):
    """Outcomes of mentees."""

    enrolment_id = refers_to("enrolment")
    point = Chosen(OutcomePoint)
    outcome = Chosen(Outcome)
    on = Day()
    employer = Text(default="")
    note = Text(default="")

    class Meta:
        table_name = "outcome"
        constraints: ClassVar = [one_of("point", OutcomePoint), one_of("outcome", Outcome), is_day("on")]
        indexes = ((("enrolment_id", "point"), True),)


class StoryTable(Table):
    """Stories of mentees."""

    enrolment_id = refers_to("enrolment")
    text = Text()
    consent = Tick(default=False)
    consent_on = Day(null=True)

    class Meta:
        table_name = "story"
        constraints: ClassVar = [is_tick("consent"), is_day("consent_on")]


class CertificateExceptionTable(Table):
    """Decisions against the certificate rule."""

    enrolment_id = refers_to("enrolment", unique=True)
    kind = Chosen(CertificateKind, null=True)
    reason = Text()
    on = Day()

    class Meta:
        table_name = "certificate_exception"
        constraints: ClassVar = [
            one_of("kind", CertificateKind, null=True),
            is_day("on"),
            Check("reason <> ''"),
        ]


class NoteTable(Table):
    """Notes."""

    on = Day()
    text = Text()
    person_id = refers_to("person", null=True)
    pairing_id = refers_to("pairing", null=True)
    round_id = refers_to("round", null=True)

    class Meta:
        table_name = "note"
        constraints: ClassVar = [
            is_day("on"),
            Check("(person_id IS NOT NULL) + (pairing_id IS NOT NULL) + (round_id IS NOT NULL) = 1"),
        ]


class CertificateTable(Table):
    """The register of certificates: outside undo, lines are never deleted."""

    round_id = refers_to("round")
    enrolment_id = refers_to("enrolment")
    serial = Int()
    number = Text()
    kind = Chosen(CertificateKind)
    issued_on = Day()
    language = Text()
    name = Text()
    content = Text()
    replaces_id = refers_to("certificate", null=True, unique=True)
    void_on = Day(null=True)
    void_reason = Text(default="")
    handed_out_on = Day(null=True)

    class Meta:
        table_name = "certificate"
        constraints: ClassVar = [
            one_of("kind", CertificateKind),
            *(is_day(day) for day in ("issued_on", "void_on", "handed_out_on")),
            Check("serial > 0"),
        ]
        indexes = ((("round_id", "serial"), True),)


class HistoryTable(Table):
    """The permanent history of the file: outside undo, lines are only added."""

    at = Text()
    who = Text()
    label = Text()
    tables = Text(default="")

    class Meta:
        table_name = "history"


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
