"""The certificates of the sample programmes, from the reasons to the paper: what the register says is what is printed."""

import io
from collections import Counter
from datetime import date

import pytest
from pypdf import PdfReader

from mentordesk.domain.certificates import CertificateKind
from mentordesk.domain.enrolments import Role
from mentordesk.queries import certificates
from mentordesk.reports import certificate, certificate_register
from mentordesk.reports.report import Report, Request, no_tick
from tests.exchange.conftest import round_called

END_A, END_B = date(2027, 10, 15), date(2026, 12, 31)
DIPLOMA, PARTICIPATION = CertificateKind


def paper(report: Report, request: Request) -> str:  # type: ignore[type-arg]
    out = io.BytesIO()
    report.render(report.collect(request), out, no_tick)
    pages = PdfReader(out).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u00a0", " ").split())


def test_everybody_gets_what_the_rule_says_with_the_reason(a: int) -> None:
    rows = [row for row in certificates.verdicts(a, END_A) if row.role is Role.MENTOR and row.facts.anything]
    assert Counter(row.verdict.kind for row in rows) == {DIPLOMA: 23, PARTICIPATION: 3, None: 1}
    lacking = {row.name: row.verdict.missing for row in rows if row.verdict.kind is PARTICIPATION}
    assert lacking == {
        "Andrzej Kowalczyk": ("The network meeting is missing.",),
        "Emil Holmgren": ("4 of 8 meetings held; 6 are needed.",),
        "Rebwar Ahmed": ("5 of 8 meetings held; 6 are needed.",),
    }
    (nothing,) = (row for row in rows if row.verdict.kind is None)
    assert nothing.verdict.exceptional
    assert nothing.exception is not None
    assert nothing.exception.reason.startswith("Slutade den 20 maj")


def test_the_register_is_printed_with_the_corrected_number(a: int) -> None:
    request = Request(round_id=a, on=END_A, language="en")
    found = paper(certificate_register.REPORT, request)
    assert all(f"A-2027-{serial:03d}" in found for serial in range(1, 28))
    assert "Jonas Lindqvist" in found
    assert "Jonas Lindquist" in found
    assert "Replaces A-2027-014" in found
    assert "Replaced by A-2027-027" in found


def test_the_certificate_that_replaces_another_says_so_on_paper(a: int) -> None:
    line = certificates.register(a)[26]
    request = Request(round_id=a, on=END_A, enrolment_ids=(line.enrolment_id,))
    found = paper(certificate.REPORT, request)
    assert "Jonas Lindquist" in found
    assert "Nr A-2027-027 · ersätter nr A-2027-014" in found


@pytest.mark.parametrize("title", ["Bostadsmentor 2027", "Nätverksmentor 2026"])
def test_nobody_signs_a_certificate_of_their_own(title: str, a: int, b: int) -> None:
    for line in certificates.valid(round_called(title)).values():
        content = certificates.content(line.id)
        assert content.signatories
        assert line.name not in {each.name for each in content.signatories}


def test_a_replaced_mentor_and_the_successor_each_get_their_part(b: int) -> None:
    parts = {
        certificates.content(line.id).name: certificates.content(line.id).wordings[0]
        for line in certificates.valid(b).values()
        if certificates.content(line.id).role is Role.MENTOR and certificates.content(line.id).months <= 6
    }
    periods = sorted(words.values["period"] for words in parts.values())
    assert periods == ["mars–augusti 2026", "september–december 2026"]
    months = sorted((words.figures[0].value, words.figures[0].label) for words in parts.values())
    assert months == [("4", "av 10 månader"), ("6", "av 10 månader")]
