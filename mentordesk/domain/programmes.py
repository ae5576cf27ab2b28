"""Rounds of a programme: their dates, their rules, and who stands behind them."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, count

from mentordesk.domain.designs import CERTIFICATE_LANGUAGES, Design
from mentordesk.domain.months import Month, long_date, months_between, plus_months
from mentordesk.domain.outcomes import Outcome
from mentordesk.domain.problems import Problem
from mentordesk.i18n import LANGUAGES, _


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of a programme, with every rule that its figures and certificates follow.

    `meetings_from` and `meetings_to` are the first day of the first and the last day of the last month in
    which pairs are expected to meet, `cadence` times a month. `allowance_minutes` is the paid working time a
    mentor has for each pairing and month (0: mentoring is unpaid). `quiet_days` after the last held meeting a
    pair is quiet; after `waiting_days` a mentee has waited too long. `aim_outcomes` are the keys of the
    outcomes that reach the aim. `cert_*` is the certificate rule. `number_prefix` starts each certificate
    number (A-2027 gives A-2027-001). `language` is the language of the round's paper, `cert_language` that of its
    certificates, which can be in both, and `design` how those look.
    """

    id: int
    programme: str
    name: str
    owner: str = ""
    host: str = ""
    aim: str = ""
    starts_on: date
    ends_on: date
    meetings_from: date
    meetings_to: date
    cadence: int = 1
    places: int = 0
    meeting_minutes: int = 60
    allowance_minutes: int = 60
    quiet_days: int = 45
    waiting_days: int = 30
    aim_outcomes: tuple[str, ...] = ("employment", "internship")
    cert_training: bool = True
    cert_percent: int = 75
    cert_network: int = 1
    number_prefix: str = ""
    language: str = "sv"
    cert_language: str = "sv"
    design: Design = Design.CLASSIC
    place: str = ""
    signatory_one_id: int | None = None
    signatory_two_id: int | None = None
    sample: bool = False
    closed_on: date | None = None

    @property
    def title(self) -> str:
        """Programme and round as people say it: Bostadsmentor 2027."""
        return f"{self.programme} {self.name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Who runs the desk; its name and logo stand on the paper."""

    id: int
    name: str = ""
    contact: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A person who signs certificates and reports; `signature` is a scanned signature (PNG), if there is one."""

    id: int
    name: str
    title: str = ""
    signature: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundText:
    """A text of the round's own that replaces a standard text on paper."""

    id: int
    round_id: int
    key: str
    language: str
    text: str


MOST_MONTHS = 60
"""More months of meetings than this is a slip of the pen in a year."""


def problems(round_: Round) -> list[Problem]:
    """What stands against the round: its name, its dates, its numbers and its rules."""
    found = _problems_of_dates(round_)
    if not round_.programme.strip():
        found.append(Problem("programme", _("Give the programme a name.")))
    for field, value, least, most in (
        ("cadence", round_.cadence, 1, 10),
        ("places", round_.places, 0, 100_000),
        ("meeting_minutes", round_.meeting_minutes, 1, 1440),
        ("allowance_minutes", round_.allowance_minutes, 0, 1440),
        ("quiet_days", round_.quiet_days, 1, 1000),
        ("waiting_days", round_.waiting_days, 1, 1000),
        ("cert_percent", round_.cert_percent, 0, 100),
        ("cert_network", round_.cert_network, 0, 100),
    ):
        if not least <= value <= most:
            found.append(Problem(field, _("Between {least} and {most}.").format(least=least, most=most)))
    if not set(round_.aim_outcomes) <= set(Outcome):
        found.append(Problem("aim_outcomes", _("Choose outcomes from the list.")))
    if round_.language not in LANGUAGES:
        found.append(Problem("language", _("Choose a language from the list.")))
    if round_.cert_language not in CERTIFICATE_LANGUAGES:
        found.append(Problem("cert_language", _("Choose a language from the list.")))
    return found


def problems_of_day(field: str, day: date, round_: Round) -> list[Problem]:
    """What stands against something of the round on this day: it must lie in the round."""
    if round_.starts_on <= day <= round_.ends_on:
        return []
    text = _("The round runs from {first} to {last}.")
    return [Problem(field, text.format(first=long_date(round_.starts_on), last=long_date(round_.ends_on)))]


def _problems_of_dates(round_: Round) -> list[Problem]:
    found = []
    if round_.ends_on < round_.starts_on:
        found.append(Problem("ends_on", _("The round ends before it begins.")))
    if round_.meetings_to < round_.meetings_from:
        found.append(Problem("meetings_to", _("The meetings end before they begin.")))
    elif len(months_between(round_.meetings_from, round_.meetings_to)) > MOST_MONTHS:
        found.append(Problem("meetings_to", _("At most {count} months of meetings.").format(count=MOST_MONTHS)))
    if not found and Month.of(round_.meetings_from) < Month.of(round_.starts_on):
        found.append(Problem("meetings_from", _("The meetings begin before the round.")))
    if not found and Month.of(round_.meetings_to) > Month.of(round_.ends_on):
        found.append(Problem("meetings_to", _("The meetings end after the round.")))
    return found


def number_prefix_of(programme: str, year: int, taken: Container[str] = ()) -> str:
    """A prefix for certificate numbers that no other round has: B-2027, or BO-2027 when that is taken."""
    letters = "".join(sign for sign in programme.upper() if sign.isalnum()) or "M"
    beginnings = chain((letters[:length] for length in range(1, len(letters) + 1)), (f"{letters}{n}" for n in count(2)))
    return next(prefix for beginning in beginnings if (prefix := f"{beginning}-{year}") not in taken)


def year_later(round_: Round, taken: Container[str] = ()) -> Round:
    """The round of next year: the same rules, all dates a year later, the year in the name too; no id yet."""
    this, following = str(round_.starts_on.year), str(round_.starts_on.year + 1)
    prefix = round_.number_prefix.replace(this, following)
    if prefix == round_.number_prefix or prefix in taken:
        prefix = number_prefix_of(round_.programme, round_.starts_on.year + 1, taken)
    return replace(
        round_,
        id=0,
        name=round_.name.replace(this, following),
        starts_on=plus_months(round_.starts_on, 12),
        ends_on=plus_months(round_.ends_on, 12),
        meetings_from=plus_months(round_.meetings_from, 12),
        meetings_to=Month.of(round_.meetings_to).plus(12).last_day,
        number_prefix=prefix,
        sample=False,
        closed_on=None,
    )
