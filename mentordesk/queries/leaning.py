"""Answers what would be lost with an enrolment: what leans on it."""

from mentordesk.domain.activities import AttendanceStatus
from mentordesk.i18n import _, ngettext
from mentordesk.storage.tables.activities import AttendanceTable
from mentordesk.storage.tables.certificates import CertificateExceptionTable, CertificateTable
from mentordesk.storage.tables.enrolments import AgreementTable
from mentordesk.storage.tables.outcomes import OutcomeTable, StoryTable
from mentordesk.storage.tables.pairings import PairingTable


def words(enrolment_id: int, *, invitations: bool = True) -> list[str]:
    """What leans on an enrolment, in words; `invitations` to activities nobody came to yet count unless told otherwise."""
    pairing, attendance, agreement = PairingTable, AttendanceTable, AgreementTable
    pairings = pairing.select().where((pairing.mentor_id == enrolment_id) | (pairing.mentee_id == enrolment_id)).count()
    called = attendance.select().where(attendance.enrolment_id == enrolment_id)
    attended = (called if invitations else called.where(attendance.status != AttendanceStatus.INVITED)).count()
    signed = agreement.select().where(agreement.enrolment_id == enrolment_id, agreement.signed_on.is_null(False))
    outcomes = OutcomeTable.select().where(OutcomeTable.enrolment_id == enrolment_id)
    stories = StoryTable.select().where(StoryTable.enrolment_id == enrolment_id)
    exceptions = CertificateExceptionTable.select().where(CertificateExceptionTable.enrolment_id == enrolment_id)
    certificates = CertificateTable.select().where(CertificateTable.enrolment_id == enrolment_id).count()
    said = [
        (pairings, ngettext("{count} pairing", "{count} pairings", pairings)),
        (attended, ngettext("{count} activity", "{count} activities", attended)),
        (signed.exists(), _("a signed agreement")),
        (outcomes.exists(), _("an outcome")),
        (stories.exists(), _("a story")),
        (exceptions.exists(), _("an exception for the certificate")),
        (certificates, ngettext("{count} certificate", "{count} certificates", certificates)),
    ]
    return [text.format(count=count) for count, text in said if count]
