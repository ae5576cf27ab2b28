"""The list of all documents. Menus, dialogs, the command line and the test over all reports follow from it."""

from typing import Any

from mentordesk.reports import attendance_matrix, certificate, sign_in_list, summary, time_account, time_account_round
from mentordesk.reports.report import Report

REPORTS: tuple[Report[Any], ...] = (
    certificate.REPORT,
    summary.REPORT,
    attendance_matrix.REPORT,
    time_account.REPORT,
    time_account.UNIT_REPORT,
    time_account_round.REPORT,
    sign_in_list.REPORT,
)
"""Every document, in the order in which menus show them."""


def by_key(key: str) -> Report[Any]:
    """The document with this key; raises KeyError."""
    return {report.key: report for report in REPORTS}[key]
