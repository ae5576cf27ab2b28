"""Rounds of a programme: their dates, their rules, and who stands behind them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of a programme, with every rule that its figures and certificates follow.

    `meetings_from` and `meetings_to` are the first day of the first and the last day of the last month in
    which pairs are expected to meet, `cadence` times a month. `allowance_minutes` is the paid working time a
    mentor has for each pairing and month (0: mentoring is unpaid). `quiet_days` after the last held meeting a
    pair is quiet; after `waiting_days` a mentee has waited too long. `aim_outcomes` are the keys of the
    outcomes that reach the aim. `cert_*` is the certificate rule. `number_prefix` starts each certificate
    number (A-2027 gives A-2027-001). `language` is the language of the round's paper.
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
