"""Answers which pairings share a month after a change of mentor, and when pairs were paused: what their months hang on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from mentordesk.domain import chains as rules
from mentordesk.domain.chains import Share
from mentordesk.domain.pairings import Span
from mentordesk.queries import records
from mentordesk.storage.tables.pairings import PairingTable, PauseTable

Paused = dict[int, tuple[Span, ...]]
"""Pauses by pairing, as the counting of months takes them."""
Beside = dict[int, tuple[Share, ...]]
"""By pairing the others of its chain that share a month with it."""


class Link(NamedTuple):
    """A pairing in its chain; `followed_by` is the one that continues it, where that is known."""

    id: int
    mentee_id: int
    follows_id: int | None
    followed_by: int | None
    starts_on: date
    ends_on: date | None

    @property
    def neighbours(self) -> set[int]:
        """The pairings before and after it."""
        return {one for one in (self.follows_id, self.followed_by) if one is not None}


def paused(condition: Any) -> Paused:
    """The pauses of some pairings."""
    return _spans(records.rows(_pauses(condition)))


def paused_of(pairing_ids: Collection[int]) -> Paused:
    """The same for a few, by their ids."""
    return _spans(records.quick(_pauses_of, sorted(pairing_ids)))


def _pauses(condition: Any) -> Any:
    return (
        PauseTable.select(PauseTable.pairing_id, PauseTable.from_on, PauseTable.to_on)
        .join(PairingTable, on=(PairingTable.id == PauseTable.pairing_id))
        .where(condition)
        .order_by(PauseTable.from_on)
    )


def _pauses_of(pairing_ids: list[int]) -> Any:
    return _pauses(PairingTable.id.in_(pairing_ids))


def _spans(rows: Iterable[Any]) -> Paused:
    found: dict[int, list[Span]] = defaultdict(list)
    for pairing_id, from_on, to_on in rows:
        found[pairing_id].append((date.fromisoformat(from_on), records.day(to_on)))
    return {pairing_id: tuple(spans) for pairing_id, spans in found.items()}


def of_round(round_id: int, known: Paused) -> Beside:
    """Those of a round, with its pauses."""
    pairing = PairingTable
    changed = pairing.select(pairing.mentee_id).where(pairing.round_id == round_id, pairing.follows_id.is_null(False))
    return rules.beside(_links(pairing.mentee_id.in_(changed)), known)


def of_some(links: Sequence[Link], known: Paused) -> Beside:
    """Those of some pairings, with their pauses; what of a chain is not among them is asked for."""
    linked = [link for link in links if link.neighbours]
    here = {link.id for link in linked}
    if all(link.neighbours <= here for link in linked):
        return rules.beside(linked, known)
    mine = PairingTable.mentee_id.in_(sorted({link.mentee_id for link in linked}))
    return rules.beside(_links(mine), paused(mine))


def _links(condition: Any) -> list[Link]:
    pairing = PairingTable
    columns = (pairing.id, pairing.mentee_id, pairing.follows_id, pairing.starts_on, pairing.ends_on)
    return [
        Link(pairing_id, mentee_id, follows_id, None, date.fromisoformat(starts_on), records.day(ends_on))
        for pairing_id, mentee_id, follows_id, starts_on, ends_on in records.rows(pairing.select(*columns).where(condition))
    ]
