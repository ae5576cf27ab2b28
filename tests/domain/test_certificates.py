"""Who gets which certificate and why."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.certificates import (
    Certificate,
    CertificateException,
    CertificateFacts,
    CertificateKind,
    CertificateRule,
    needed,
    next_serial,
    number,
    problems_of_correction,
    problems_of_exception,
    problems_of_issue,
    rule_of,
    verdict,
)
from mentordesk.domain.enrolments import Role
from tests.domain.examples import ROUND

RULE = CertificateRule()
FULL = CertificateFacts(role=Role.MENTOR, held=8, expected=8, training=1, network=2)
MENTEE = CertificateFacts(role=Role.MENTEE, held=8, expected=8)
DIPLOMA, PARTICIPATION = CertificateKind.DIPLOMA, CertificateKind.PARTICIPATION


@pytest.mark.parametrize(
    ("percent", "expected", "least"),
    [
        pytest.param(75, 8, 6, id="6 of 8"),
        pytest.param(75, 4, 3, id="a start in June"),
        pytest.param(75, 5, 4, id="rounded up"),
        pytest.param(75, 1, 1, id="one"),
        pytest.param(75, 0, 1, id="who was to meet nobody must have met once"),
        pytest.param(0, 8, 0, id="no meetings asked for"),
        pytest.param(100, 8, 8, id="all"),
        pytest.param(70, 10, 7, id="no error of floating point"),
        pytest.param(55, 100, 55, id="nor here"),
    ],
)
def test_needed(percent: int, expected: int, least: int) -> None:
    assert needed(percent, expected) == least


@given(st.integers(1, 100), st.integers(1, 500))
def test_needed_is_the_exact_share_rounded_up(percent: int, expected: int) -> None:
    assert needed(percent, expected) == ceil(Fraction(percent, 100) * expected) <= expected


@pytest.mark.parametrize(
    ("facts", "kind", "missing"),
    [
        pytest.param(FULL, DIPLOMA, (), id="everything"),
        pytest.param(replace(FULL, held=6, network=1), DIPLOMA, (), id="just enough"),
        pytest.param(replace(FULL, held=5), PARTICIPATION, ("5 of 8 meetings held; 6 are needed.",), id="one meeting short"),
        pytest.param(replace(FULL, training=0), PARTICIPATION, ("The training is missing.",), id="no training"),
        pytest.param(replace(FULL, network=0), PARTICIPATION, ("The network meeting is missing.",), id="no network"),
        pytest.param(
            CertificateFacts(role=Role.MENTOR, held=3, expected=4, training=1, network=1), DIPLOMA, (), id="late start"
        ),
        pytest.param(
            CertificateFacts(role=Role.MENTOR, expected=1, training=1),
            PARTICIPATION,
            ("0 of 1 meetings held; 1 is needed.", "The network meeting is missing."),
            id="only trained",
        ),
        pytest.param(
            CertificateFacts(role=Role.MENTOR, training=1, network=1),
            PARTICIPATION,
            ("Was in no pair that was to meet; at least one meeting held is needed.",),
            id="never matched",
        ),
        pytest.param(
            CertificateFacts(role=Role.MENTOR, expected=8),
            None,
            (
                "The training is missing.",
                "0 of 8 meetings held; 6 are needed.",
                "The network meeting is missing.",
            ),
            id="nothing",
        ),
        pytest.param(MENTEE, DIPLOMA, (), id="mentee: only the meetings count"),
        pytest.param(
            replace(MENTEE, held=5), PARTICIPATION, ("5 of 8 meetings held; 6 are needed.",), id="mentee, one short"
        ),
        pytest.param(
            replace(MENTEE, held=0, other=1),
            PARTICIPATION,
            ("0 of 8 meetings held; 6 are needed.",),
            id="mentee in groups only",
        ),
    ],
)
def test_verdict(facts: CertificateFacts, kind: CertificateKind | None, missing: tuple[str, ...]) -> None:
    found = verdict(facts, RULE)
    assert (found.kind, found.missing, found.facts) == (kind, missing, facts)
    assert set(missing) <= set(found.reasons)
    assert found.why == " ".join(missing or found.reasons)


def test_reasons_of_a_diploma() -> None:
    assert verdict(FULL, RULE).reasons == (
        "The training was attended.",
        "8 of 8 meetings held; 6 are needed.",
        "A network meeting was attended.",
    )


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        pytest.param(CertificateRule(training=False), PARTICIPATION, id="training not asked for"),
        pytest.param(CertificateRule(training=False, network=0), DIPLOMA, id="meetings only"),
        pytest.param(CertificateRule(training=False, network=0, percent=100), PARTICIPATION, id="all the meetings"),
        pytest.param(CertificateRule(training=False, network=0, percent=0), DIPLOMA, id="nothing asked for"),
    ],
)
def test_the_rule_is_the_round_s_own(rule: CertificateRule, kind: CertificateKind) -> None:
    assert verdict(CertificateFacts(role=Role.MENTOR, held=7, expected=8), rule).kind is kind


def test_two_network_meetings() -> None:
    found = verdict(replace(FULL, network=1), CertificateRule(network=2))
    assert (found.kind, found.missing) == (PARTICIPATION, ("1 network meetings attended; 2 are needed.",))


def test_the_rule_of_a_round() -> None:
    assert rule_of(ROUND) == RULE
    assert rule_of(replace(ROUND, cert_percent=50, cert_network=2, cert_training=False)) == CertificateRule(
        training=False, percent=50, network=2
    )


@pytest.mark.parametrize(
    ("kind", "label"),
    [(None, "No certificate"), (DIPLOMA, "Diploma"), (PARTICIPATION, "Certificate of participation")],
    ids=["wants none", "diploma", "participation"],
)
def test_an_exception_overrides_the_rule(kind: CertificateKind | None, label: str) -> None:
    exception = CertificateException(id=1, enrolment_id=11, kind=kind, reason="A private reason", on=date(2027, 10, 1))
    found = verdict(replace(FULL, held=5), RULE, exception)
    assert (found.kind, found.label, found.exceptional) == (kind, label, True)
    assert found.missing == ("5 of 8 meetings held; 6 are needed.",)
    assert found.why.startswith("Decided as an exception.")
    assert "private" not in found.why


@given(st.integers(0, 8), st.integers(0, 2), st.integers(0, 3))
def test_more_never_makes_it_worse(held: int, training: int, network: int) -> None:
    facts = CertificateFacts(role=Role.MENTOR, held=held, expected=8, training=training, network=network)
    more = replace(facts, held=held + 1, training=training + 1, network=network + 1)
    ranks = {None: 0, PARTICIPATION: 1, DIPLOMA: 2}
    assert ranks[verdict(facts, RULE).kind] <= ranks[verdict(more, RULE).kind]


@pytest.mark.parametrize(
    ("serial", "text"), [(1, "A-2027-001"), (26, "A-2027-026"), (999, "A-2027-999"), (1000, "A-2027-1000")]
)
def test_numbers(serial: int, text: str) -> None:
    assert number("A-2027", serial) == text


def test_serials_run_on() -> None:
    assert next_serial([]) == 1
    assert next_serial([1, 3, 2]) == 4


ISSUE: dict[str, Any] = {
    "kind": DIPLOMA,
    "round_": ROUND,
    "name": "Åsa Berg",
    "issued_on": date(2027, 10, 7),
    "has_valid": False,
}


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        pytest.param({}, [], id="all is well"),
        pytest.param({"kind": None}, [""], id="no certificate by the rule"),
        pytest.param({"has_valid": True}, [""], id="there is one already"),
        pytest.param({"name": ""}, ["name"], id="no name"),
        pytest.param({"round_": replace(ROUND, number_prefix="")}, ["number_prefix"], id="no prefix"),
        pytest.param({"issued_on": date(2026, 10, 7)}, ["issued_on"], id="before the round"),
    ],
)
def test_problems_of_issue(changes: dict[str, Any], at: list[str]) -> None:
    assert [problem.field for problem in problems_of_issue(**ISSUE | changes)] == at


FOURTEENTH = Certificate(
    id=14,
    round_id=1,
    enrolment_id=11,
    serial=14,
    number="A-2027-014",
    kind=DIPLOMA,
    issued_on=date(2027, 10, 7),
    language="sv",
    name="Asa Berg",
    content="{}",
)


@pytest.mark.parametrize(
    ("certificate", "on", "reason", "at"),
    [
        pytest.param(FOURTEENTH, date(2027, 10, 8), "The name", [], id="all is well"),
        pytest.param(replace(FOURTEENTH, void_on=date(2027, 10, 8)), date(2027, 10, 8), "The name", [""], id="void"),
        pytest.param(FOURTEENTH, date(2027, 10, 6), "The name", ["issued_on"], id="older than the certificate"),
        pytest.param(FOURTEENTH, date(2027, 10, 8), " ", ["reason"], id="no reason"),
    ],
)
def test_problems_of_correction(certificate: Certificate, on: date, reason: str, at: list[str]) -> None:
    assert [problem.field for problem in problems_of_correction(certificate, on, reason)] == at


def test_an_exception_takes_a_reason() -> None:
    assert [problem.field for problem in problems_of_exception("")] == ["reason"]
    assert problems_of_exception("Was on leave") == []
