"""What stands on a certificate: frozen on the day of issue, kept as JSON, and read back for every later print."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from mentordesk.domain.activities import ActivityKind
from mentordesk.domain.enrolments import MentorType, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """An activity the participant attended."""

    kind: ActivityKind
    title: str
    on: date
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Who signs; the picture of the signature is looked up by the id."""

    signatory_id: int
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is printed, and what it counts: 8, meetings."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """All that a certificate says in one language: texts by key, what their placeholders stand for, figures, dates.

    `attended` are the days of training and of network meetings; `dated` says place and day, `numbered` the number and
    what it replaces.
    """

    language: str
    texts: dict[str, str]
    values: dict[str, str]
    figures: tuple[Figure, ...] = ()
    attended: tuple[Figure, ...] = ()
    dated: str = ""
    numbered: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateContent:
    """Names, figures and words of one certificate, these in one language or in two.

    `from_on` and `to_on` are the participant's own time in the round, `months` how many months of it, of the round's
    `round_months`. `expected` are the meetings of that time, `meeting_minutes` the time of the held ones; time in
    activities is never mixed with it. `partners` is how many mentees a mentor, or mentors a mentee, met in them.
    `code_name` is that of a protected identity; `named` says that the name itself is printed although it is protected.
    Certificates of the first version of the file have no `wordings` but the `texts` of the round, in their language.
    """

    name: str
    name_native: str = ""
    code_name: str = ""
    named: bool = False
    role: Role
    types: tuple[MentorType, ...] = ()
    programme: str
    round_name: str = ""
    owner: str = ""
    host: str = ""
    from_on: date
    to_on: date
    months: int = 0
    round_months: int = 0
    held: int = 0
    partners: int = 1
    expected: int = 0
    meeting_minutes: int = 0
    attended: tuple[Attended, ...] = ()
    organisation: str = ""
    place: str = ""
    signatories: tuple[Signs, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    wordings: tuple[Wording, ...] = ()
    replaces: str = ""

    @property
    def training(self) -> tuple[Attended, ...]:
        """The training that was attended."""
        return self.attended_of(ActivityKind.TRAINING)

    @property
    def network(self) -> tuple[Attended, ...]:
        """The network meetings that were attended."""
        return self.attended_of(ActivityKind.NETWORK)

    def attended_of(self, kind: ActivityKind) -> tuple[Attended, ...]:
        """The activities of a kind that were attended, by day."""
        return tuple(one for one in self.attended if one.kind is kind)

    def to_json(self) -> str:
        """As it is kept in the register; the same content gives the same text."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=date.isoformat)

    @classmethod
    def from_json(cls, text: str) -> "CertificateContent":
        """Read back from the register."""
        kept: dict[str, Any] = json.loads(text)
        kept["role"] = Role(kept["role"])
        kept["types"] = tuple(map(MentorType, kept["types"]))
        kept["from_on"], kept["to_on"] = date.fromisoformat(kept["from_on"]), date.fromisoformat(kept["to_on"])
        kept["attended"] = tuple(_attended(**one) for one in kept["attended"])
        kept["signatories"] = tuple(_signs(**one) for one in kept["signatories"])
        for wording in kept.get("wordings", ()):
            for key in ("figures", "attended"):
                wording[key] = tuple(_figure(**each) for each in wording[key])
        kept["wordings"] = tuple(Wording(**each) for each in kept.get("wordings", ()))
        return cls(**kept)


# what many certificates of a round share is made once


@lru_cache(maxsize=256)
def _attended(*, kind: str, title: str, on: str, minutes: int) -> Attended:
    return Attended(kind=ActivityKind(kind), title=title, on=date.fromisoformat(on), minutes=minutes)


_signs, _figure = lru_cache(maxsize=64)(Signs), lru_cache(maxsize=512)(Figure)
