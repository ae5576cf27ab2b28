"""Notes of the co-ordinator about a person, a pairing or a round, and the permanent history of the file."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that was done: when (local time, ISO), by whom, what in words, in which tables."""

    id: int
    at: str
    who: str
    label: str
    tables: str
