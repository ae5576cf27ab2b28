"""Answers which agreements are signed and which are not."""

from peewee import fn

from mentordesk.domain.enrolments import Agreement, AgreementKind, EnrolmentStatus, Role
from mentordesk.queries import records, slices
from mentordesk.queries.slices import Slices
from mentordesk.storage.tables.enrolments import AgreementTable, EnrolmentTable
from mentordesk.storage.tables.people import PersonTable

TAKES_PART = (EnrolmentStatus.ACCEPTED, EnrolmentStatus.WAITING, EnrolmentStatus.MATCHED, EnrolmentStatus.PAUSED)
"""States of those who should have signed."""


def of(enrolment_id: int) -> list[Agreement]:
    """The agreements of an enrolment, printed or signed."""
    known = AgreementTable.select().where(AgreementTable.enrolment_id == enrolment_id)
    return records.all_as(Agreement, known.order_by(AgreementTable.kind))


def of_round(round_id: int) -> dict[tuple[int, AgreementKind], Agreement]:
    """The agreements of a round, printed or signed, by enrolment and kind."""
    return slices.whole(read(round_id))


def read(round_id: int) -> Slices[dict[tuple[int, AgreementKind], Agreement]]:
    """The same in slices."""
    in_round = EnrolmentTable.select(EnrolmentTable.id).where(EnrolmentTable.round_id == round_id)
    mine = AgreementTable.enrolment_id.in_(in_round)
    found: dict[tuple[int, AgreementKind], Agreement] = {}
    for low, high in slices.ranges(AgreementTable, mine):
        some = AgreementTable.select().where(mine, AgreementTable.id.between(low, high))
        found |= {(one.enrolment_id, one.kind): one for one in records.all_as(Agreement, some)}
        yield
    return found


def unsigned(round_id: int) -> list[int]:
    """The enrolments of those who take part and are still to sign something.

    Of every mentor the mentor agreement is wanted; any other once it has been printed.
    """
    of_mentor, printed = AgreementTable.alias(), AgreementTable.alias()
    signed = of_mentor.select(of_mentor.id).where(
        of_mentor.enrolment_id == EnrolmentTable.id,
        of_mentor.kind == AgreementKind.MENTOR,
        of_mentor.signed_on.is_null(False),
    )
    only_printed = printed.select(printed.id).where(printed.enrolment_id == EnrolmentTable.id, printed.signed_on.is_null())
    query = (
        EnrolmentTable.select(EnrolmentTable.id)
        .join(PersonTable, on=(PersonTable.id == EnrolmentTable.person_id))
        .where(
            EnrolmentTable.round_id == round_id,
            EnrolmentTable.status.in_(TAKES_PART),
            PersonTable.binned_on.is_null(),
            ((EnrolmentTable.role == Role.MENTOR) & ~fn.EXISTS(signed)) | fn.EXISTS(only_printed),
        )
        .order_by(EnrolmentTable.id)
    )
    return [enrolment_id for (enrolment_id,) in records.rows(query)]
