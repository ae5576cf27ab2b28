"""Prints a text on trial: the real document of a real person with words that are not kept yet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.designs import BOTH
from mentordesk.domain.enrolments import Role
from mentordesk.domain.problems import RuleBroken
from mentordesk.domain.programmes import Round
from mentordesk.domain.texts import StandardText
from mentordesk.i18n import _
from mentordesk.queries import activities, certificates, enrolments, programmes, slices
from mentordesk.reports import certificate, registry
from mentordesk.reports.options import OneOf
from mentordesk.reports.report import Asks, Report, Request
from mentordesk.ui.panes.documents.press import Paper

Person = tuple[int, str]
"""An enrolment, and the name."""


def report_of(text: StandardText) -> Report[object] | None:
    """The document the text stands on; None while there is no such document."""
    return next((report for report in registry.REPORTS if report.key == text.document), None)


def people(round_: Round, text: StandardText, on: date) -> Sequence[Person]:
    """Who can be shown with the text, in the order of lists; nobody where the document is about the whole round.

    Protected identities are left out.
    """
    report = report_of(text)
    if report is None or Asks.PEOPLE not in report.asks:
        return ()
    if report.key == certificate.REPORT.key:
        roles = [role for role in Role if text.key.endswith(f".{role}")] or list(Role)
        rows = [row for row in certificates.verdicts(round_.id, on) if row.role in roles]
        return [(row.enrolment_id, row.name) for row in rows if not row.protected]
    known = slices.whole(report.people(Request(round_id=round_.id, on=on))) if report.people is not None else None
    enrolled = [each for role in Role for each in enrolments.participants(round_.id, role=role) if not each.protected]
    return [(each.enrolment_id, each.name) for each in enrolled if known is None or each.enrolment_id in known]


def paper(round_: Round, text: StandardText, language: str, words: str, person: int | None, on: date) -> Paper:
    """The document with these words. Raises `RuleBroken` where there is nothing to print."""
    report = report_of(text)
    if report is None:
        raise RuleBroken.at("", _("There is no document with this text yet."))
    request = _request(report, round_, text, language, person, on)
    with programmes.trying(words, key=text.key, language=language):
        if report.key == certificate.REPORT.key:
            participation = CertificateKind.PARTICIPATION in text.key
            data: object = certificate.on_trial(
                request, CertificateKind.PARTICIPATION if participation else CertificateKind.DIPLOMA
            )
        else:
            data = report.collect(request)
    return Paper(report=report, data=data, stem="")


def _request(
    report: Report[object], round_: Round, text: StandardText, language: str, person: int | None, on: date
) -> Request:
    """What would be chosen to see the text: in both languages at once where the round's certificates are so."""
    both = report.bilingual and round_.cert_language == BOTH
    events = activities.listing(round_.id) if Asks.ACTIVITY in report.asks else []
    request = Request(
        round_id=round_.id,
        on=on,
        language=BOTH if both else language,
        enrolment_ids=() if person is None else (person,),
        activity_id=events[0].id if events else None,
    )
    chosen = tuple(
        (option.key, text.key)
        for option in report.options
        if isinstance(option, OneOf) and text.key in {value.key for value in option.values(request)}
    )
    return replace(request, chosen=chosen)
