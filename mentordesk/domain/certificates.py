"""Certificates: who gets which one and why, and the register with numbers without gaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mentordesk.domain.choices import Choice
from mentordesk.domain.designs import CERTIFICATE_LANGUAGES as CERTIFICATE_LANGUAGES
from mentordesk.domain.designs import Design as Design
from mentordesk.domain.enrolments import Role
from mentordesk.domain.months import Month
from mentordesk.domain.problems import Problem
from mentordesk.domain.programmes import Round
from mentordesk.i18n import N_, _, ngettext


class CertificateKind(Choice):
    """What is handed out."""

    DIPLOMA = "diploma", N_("Diploma")
    PARTICIPATION = "participation", N_("Certificate of participation")


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateException:
    """A decision against the rule; the reason is logged and never printed. `kind` None: no certificate."""

    id: int
    enrolment_id: int
    kind: CertificateKind | None
    reason: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A line of the register. Texts and figures are frozen in `content` (JSON) on the day of issue.

    So are the logo and the signatures: each is the digest of a `Picture`, or empty. `replaces_id` is the certificate
    this one corrects; that one is void. `serial` runs without gaps in its round.
    """

    id: int
    round_id: int
    enrolment_id: int
    serial: int
    number: str
    kind: CertificateKind
    issued_on: date
    language: str
    design: Design = Design.CLASSIC
    name: str
    content: str
    logo: str = ""
    signature_one: str = ""
    signature_two: str = ""
    replaces_id: int | None = None
    void_on: date | None = None
    void_reason: str = ""
    handed_out_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A logo or signature as it was on the day of issue; `digest` is the SHA-256 of `content` in hexadecimal."""

    id: int
    digest: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRule:
    """What a diploma takes: the training, a part of the expected meetings in per cent, so many network meetings."""

    training: bool = True
    percent: int = 75
    network: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """What a participant has done: meetings held and expected in all pairings of the round, activities attended.

    `training` and `network` count the attended activities of that kind, `other` those of every other kind.
    """

    role: Role
    held: int = 0
    expected: int = 0
    training: int = 0
    network: int = 0
    other: int = 0

    @property
    def anything(self) -> bool:
        """Whether the participant has taken part in anything at all."""
        return any((self.held, self.training, self.network, self.other))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Which certificate somebody gets (None: none) and why.

    `reasons` is a sentence for each part of the rule, `missing` those of the parts that are not met. `exceptional`
    tells that a decision stands against the rule; its own reason is not said here, because it is never printed.
    """

    kind: CertificateKind | None
    reasons: tuple[str, ...]
    missing: tuple[str, ...]
    facts: CertificateFacts
    exceptional: bool = False

    @property
    def label(self) -> str:
        """What is handed out."""
        return self.kind.label if self.kind else _("No certificate")

    @property
    def why(self) -> str:
        """The sentences that explain the verdict: what is missing, or else everything that is met."""
        decided = (_("Decided as an exception."),) if self.exceptional else ()
        return " ".join(decided + (self.missing or self.reasons))


def rule_of(round_: Round) -> CertificateRule:
    """The certificate rule of a round."""
    return CertificateRule(training=round_.cert_training, percent=round_.cert_percent, network=round_.cert_network)


def needed(percent: int, expected: int) -> int:
    """How many of the expected meetings must be held, rounded up: 75 % of 8 are 6, 75 % of 5 are 4.

    Whoever was to meet nobody has not met enough: unless the rule asks for none, at least one meeting is needed.
    """
    return max(-(-percent * expected // 100), 1) if percent else 0


def verdict(facts: CertificateFacts, rule: CertificateRule, exception: CertificateException | None = None) -> Verdict:
    """The certificate somebody gets by the rule, or by an exception to it. Mentees are asked for meetings only."""
    parts = [_meetings(facts, rule)]
    if facts.role is Role.MENTOR:
        parts = [*_training(facts, rule), *parts, *_network(facts, rule)]
    missing = tuple(text for met, text in parts if not met)
    kind = None if not facts.anything else CertificateKind.PARTICIPATION if missing else CertificateKind.DIPLOMA
    return Verdict(
        kind=exception.kind if exception else kind,
        reasons=tuple(text for _met, text in parts),
        missing=missing,
        facts=facts,
        exceptional=exception is not None,
    )


def _meetings(facts: CertificateFacts, rule: CertificateRule) -> tuple[bool, str]:
    least = needed(rule.percent, facts.expected)
    if not facts.expected and not facts.held:
        if not least:
            return True, _("Was in no pair that was to meet; no meeting is needed.")
        return False, _("Was in no pair that was to meet; at least one meeting held is needed.")
    text = ngettext(
        "{held} of {expected} meetings held; {needed} is needed.",
        "{held} of {expected} meetings held; {needed} are needed.",
        least,
    )
    return facts.held >= least, text.format(held=facts.held, expected=facts.expected, needed=least)


def _training(facts: CertificateFacts, rule: CertificateRule) -> list[tuple[bool, str]]:
    if not rule.training:
        return []
    if facts.training:
        return [(True, _("The training was attended."))]
    return [(False, _("The training is missing."))]


def _network(facts: CertificateFacts, rule: CertificateRule) -> list[tuple[bool, str]]:
    if not rule.network:
        return []
    if rule.network == 1:
        met = facts.network > 0
        return [(met, _("A network meeting was attended.") if met else _("The network meeting is missing."))]
    text = _("{attended} network meetings attended; {needed} are needed.")
    return [(facts.network >= rule.network, text.format(attended=facts.network, needed=rule.network))]


def own_time(done: Iterable[Month], round_: Round) -> tuple[date, date]:
    """The participant's own time in the round: from the first to the last month that counts.

    A month counts when a pair was to meet in it (it was open on more than half of the days) or did meet in it. Without
    any month, as for those who only came to activities, it is the time of the round's meetings.
    """
    months = sorted(set(done))
    if not months:
        return round_.meetings_from, round_.meetings_to
    return months[0].first_day, months[-1].last_day


def number(prefix: str, serial: int) -> str:
    """The number of a certificate: A-2027-001."""
    return f"{prefix}-{serial:03d}"


def next_serial(serials: Iterable[int]) -> int:
    """The serial after those of the round's register, void ones included."""
    return max(serials, default=0) + 1


def problems_of_issue(
    kind: CertificateKind | None, round_: Round, name: str, issued_on: date, *, has_valid: bool
) -> list[Problem]:
    """What stands against issuing a certificate; `has_valid` tells that the participant has one that is not void."""
    found = []
    if kind is None:
        found.append(Problem("", _("The rule gives no certificate; make an exception first.")))
    if has_valid:
        found.append(Problem("", _("There is a certificate already; correct it instead.")))
    if not name.strip():
        found.append(Problem("name", _("The certificate needs a name.")))
    if not round_.number_prefix.strip():
        found.append(Problem("number_prefix", _("Give the round a prefix for its certificate numbers.")))
    if issued_on < round_.starts_on:
        found.append(Problem("issued_on", _("The round had not begun on this day.")))
    return found


def problems_of_protected(code_names: Sequence[str], reason: str) -> list[Problem]:
    """What stands against a named document of people whose identity is protected: it takes a reason, which is logged."""
    if not code_names or reason.strip():
        return []
    words = _("{names}: the identity is protected. Say why the document is made; the reason is kept in the history.")
    return [Problem("reason", words.format(names=", ".join(code_names)))]


def problems_of_void(certificate: Certificate, on: date, reason: str) -> list[Problem]:
    """What stands against making a certificate void without a new one."""
    found = _problems_of_validity(certificate)
    if on < certificate.issued_on:
        found.append(Problem("on", _("The certificate was not issued yet on this day.")))
    if not reason.strip():
        found.append(Problem("reason", _("Give a reason.")))
    return found


def problems_of_correction(certificate: Certificate, issued_on: date, reason: str) -> list[Problem]:
    """What stands against replacing a certificate by a corrected one with the next number."""
    found = _problems_of_validity(certificate)
    if issued_on < certificate.issued_on:
        found.append(Problem("issued_on", _("The correction cannot be older than the certificate.")))
    if not reason.strip():
        found.append(Problem("reason", _("Say what is corrected.")))
    return found


def _problems_of_validity(certificate: Certificate) -> list[Problem]:
    if certificate.void_on is None:
        return []
    return [Problem("", _("Certificate {number} is void already.").format(number=certificate.number))]


def problems_of_exception(reason: str) -> list[Problem]:
    """What stands against a decision against the rule."""
    return [] if reason.strip() else [Problem("reason", _("Give a reason; it is kept and never printed."))]
