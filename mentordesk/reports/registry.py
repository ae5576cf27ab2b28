"""The list of all documents. Menus, dialogs, the command line and the test over all reports follow from it."""

from typing import Any

from mentordesk.reports import (
    attendance_matrix,
    badges,
    certificate,
    certificate_register,
    confidentiality,
    contact_list,
    labels,
    letters,
    mentor_agreement,
    month_list,
    pair_sheet,
    participant,
    quality,
    sign_in_list,
    summary,
    time_account,
    time_account_round,
    waiting_list,
)
from mentordesk.reports.report import Report

REPORTS: tuple[Report[Any], ...] = (
    certificate.REPORT,
    certificate_register.REPORT,
    summary.REPORT,
    attendance_matrix.REPORT,
    time_account.REPORT,
    time_account.UNIT_REPORT,
    time_account_round.REPORT,
    mentor_agreement.REPORT,
    confidentiality.REPORT,
    pair_sheet.REPORT,
    participant.REPORT,
    month_list.REPORT,
    sign_in_list.REPORT,
    badges.REPORT,
    waiting_list.REPORT,
    contact_list.REPORT,
    letters.REPORT,
    labels.REPORT,
    quality.REPORT,
)
"""Every document, in the order in which menus show them."""


def by_key(key: str) -> Report[Any]:
    """The document with this key; raises KeyError."""
    return {report.key: report for report in REPORTS}[key]
