"""Moves enrolments from status to status, for every action that does so. Not an action itself."""

from datetime import date

from mentordesk.domain.enrolments import EnrolmentStatus
from mentordesk.storage.tables import EnrolmentTable, StatusChangeTable


def move(enrolment_id: int, status: EnrolmentStatus, on: date, reason: str = "") -> None:
    """Write a dated status and repeat the latest one in the enrolment. The caller has asked the rules."""
    StatusChangeTable.insert(enrolment_id=enrolment_id, status=status, on=on, reason=reason.strip()).execute()
    repeat_latest(enrolment_id)


def repeat_latest(enrolment_id: int) -> None:
    """Copy the latest dated status into the enrolment, where lists read it."""
    steps = StatusChangeTable.select().where(StatusChangeTable.enrolment_id == enrolment_id)
    latest = steps.order_by(StatusChangeTable.on.desc(), StatusChangeTable.id.desc()).get()
    EnrolmentTable.update(status=latest.status, status_on=latest.on).where(EnrolmentTable.id == enrolment_id).execute()
