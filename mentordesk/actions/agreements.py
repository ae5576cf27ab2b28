"""Ticks off agreements: printed, and signed."""

from collections.abc import Iterable
from datetime import date

from mentordesk.domain.enrolments import AgreementKind
from mentordesk.queries import enrolments
from mentordesk.storage.tables import AgreementTable


def set_signed(enrolment_id: int, kind: AgreementKind, on: date | None) -> None:
    """Tick an agreement as signed on a day, or take the tick away (None)."""
    _set(enrolment_id, kind, signed_on=on)


def set_printed(enrolment_ids: Iterable[int], kind: AgreementKind, on: date | None) -> None:
    """Tick agreements of one batch as printed on a day, or take the tick away (None)."""
    for enrolment_id in enrolment_ids:
        _set(enrolment_id, kind, printed_on=on)


def _set(enrolment_id: int, kind: AgreementKind, **day: date | None) -> None:
    """Write one day of an agreement; an agreement that is neither printed nor signed has no row."""
    enrolments.get(enrolment_id)
    this = (AgreementTable.enrolment_id == enrolment_id) & (AgreementTable.kind == kind)
    if AgreementTable.select().where(this).exists():
        AgreementTable.update(**day).where(this).execute()
        empty = AgreementTable.printed_on.is_null() & AgreementTable.signed_on.is_null()
        AgreementTable.delete().where(this & empty).execute()
    elif any(day.values()):
        AgreementTable.insert(enrolment_id=enrolment_id, kind=kind, **day).execute()
