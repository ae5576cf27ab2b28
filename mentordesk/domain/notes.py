"""Notes of the co-ordinator about a person, a pairing or a round."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A dated note about exactly one thing."""

    id: int
    on: date
    text: str
    person_id: int | None = None
    pairing_id: int | None = None
    round_id: int | None = None
