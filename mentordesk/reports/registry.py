"""The list of all documents. Menus, dialogs, the command line and the test over all reports follow from it."""

from typing import Any, NamedTuple

from mentordesk.i18n import N_
from mentordesk.reports import (
    attendance_matrix,
    badges,
    certificate,
    certificate_register,
    confidentiality,
    contact_list,
    final_report,
    half_time,
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


class Shelf(NamedTuple):
    """Documents that belong together, under a name to translate."""

    title: str
    reports: tuple[Report[Any], ...]


SHELVES: tuple[Shelf, ...] = (
    Shelf(N_("Certificates"), (certificate.REPORT, certificate_register.REPORT)),
    Shelf(N_("Reports"), (summary.REPORT, half_time.REPORT, final_report.REPORT, quality.REPORT)),
    Shelf(
        N_("Attendance and time"),
        (
            attendance_matrix.REPORT,
            month_list.REPORT,
            time_account.REPORT,
            time_account.UNIT_REPORT,
            time_account_round.REPORT,
        ),
    ),
    Shelf(
        N_("Pairs and participants"),
        (mentor_agreement.REPORT, confidentiality.REPORT, pair_sheet.REPORT, participant.REPORT),
    ),
    Shelf(N_("Events and lists"), (sign_in_list.REPORT, badges.REPORT, contact_list.REPORT, waiting_list.REPORT)),
    Shelf(N_("Letters and labels"), (letters.REPORT, labels.REPORT)),
)
"""Every document, as menus show them."""

REPORTS: tuple[Report[Any], ...] = tuple(report for shelf in SHELVES for report in shelf.reports)
"""The same in one row."""


def by_key(key: str) -> Report[Any]:
    """The document with this key; raises KeyError."""
    return {report.key: report for report in REPORTS}[key]
