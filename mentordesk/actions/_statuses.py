"""Moves enrolments from status to status, for every action that does so. Not an action itself."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from mentordesk.actions import _many
from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.storage.tables.enrolments import EnrolmentTable, StatusChangeTable


def move(enrolment_id: int, status: EnrolmentStatus, on: date, reason: str = "") -> None:
    """Write a dated status and repeat the latest one in the enrolment. The caller has asked the rules."""
    StatusChangeTable.insert(enrolment_id=enrolment_id, status=status, on=on, reason=reason.strip()).execute()
    repeat_latest(enrolment_id)


def move_many(steps: Sequence[tuple[int, date]], status: EnrolmentStatus, reason: str = "") -> None:
    """Give each enrolment a dated status, none earlier than the one it has; the caller has asked the rules."""
    same = {"status": status, "reason": reason.strip()}
    _many.insert(StatusChangeTable, [{"enrolment_id": enrolment_id, "on": on, **same} for enrolment_id, on in steps])
    for on, those in groupby(sorted(steps, key=lambda step: step[1]), key=lambda step: step[1]):
        _many.update(EnrolmentTable, (enrolment_id for enrolment_id, _on in those), status=status, status_on=on)


def repeat_latest(enrolment_id: int) -> None:
    """Copy the latest dated status into the enrolment, where lists read it."""
    steps = StatusChangeTable.select().where(StatusChangeTable.enrolment_id == enrolment_id)
    latest = steps.order_by(StatusChangeTable.on.desc(), StatusChangeTable.id.desc()).get()
    EnrolmentTable.update(status=latest.status, status_on=latest.on).where(EnrolmentTable.id == enrolment_id).execute()
