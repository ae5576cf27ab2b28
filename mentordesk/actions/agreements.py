"""Ticks off agreements: printed, and signed."""

from collections.abc import Iterable
from datetime import date

from mentordesk.actions import _many
from mentordesk.domain.enrolments import AgreementKind
from mentordesk.queries import many
from mentordesk.storage.tables.enrolments import AgreementTable


def set_signed(enrolment_id: int, kind: AgreementKind, on: date | None) -> None:
    """Tick an agreement as signed on a day, or take the tick away (None)."""
    _set([enrolment_id], kind, signed_on=on)


def set_signed_of_many(enrolment_ids: Iterable[int], kind: AgreementKind, on: date | None) -> None:
    """Tick the agreements of several as signed on a day, or take the ticks away (None)."""
    _set(enrolment_ids, kind, signed_on=on)


def set_printed(enrolment_ids: Iterable[int], kind: AgreementKind, on: date | None) -> None:
    """Tick agreements of one batch as printed on a day, or take the tick away (None)."""
    _set(enrolment_ids, kind, printed_on=on)


def _set(enrolment_ids: Iterable[int], kind: AgreementKind, **day: date | None) -> None:
    """Write one day of agreements; an agreement that is neither printed nor signed has no row."""
    table = AgreementTable
    for part in many.parts(one.id for one in many.enrolments(enrolment_ids)):
        these = table.enrolment_id.in_(part) & (table.kind == kind)
        known = {enrolment_id for (enrolment_id,) in table.select(table.enrolment_id).where(these).tuples()}
        table.update(**day).where(these).execute()
        if any(day.values()):
            new = [{"enrolment_id": one, "kind": kind, **day} for one in part if one not in known]
            _many.insert(table, new)
        else:
            table.delete().where(these & table.printed_on.is_null() & table.signed_on.is_null()).execute()
