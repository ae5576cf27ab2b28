"""A mentee's pairings that follow each other after a change of mentor: which of them share a month."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from mentordesk.domain.months import Month


class Share(NamedTuple):
    """The time in which another mentor of the same chain has the mentee: first and last day, and the pauses in it."""

    starts_on: date
    ends_on: date | None
    pauses: tuple[tuple[date, date | None], ...] = ()

    def meets(self, other: "Share") -> bool:
        """Is there a month of which both have a part?"""
        return self._months_before(other) and other._months_before(self)

    def _months_before(self, other: "Share") -> bool:
        return Month.of(self.starts_on) <= Month.of(other.ends_on or date.max)


class Link(Protocol):
    """A pairing as a link of a chain: a record or a row of a list."""

    @property
    def id(self) -> int:
        """The pairing's id."""

    @property
    def follows_id(self) -> int | None:
        """The pairing that this one continues."""

    @property
    def starts_on(self) -> date:
        """The first day."""

    @property
    def ends_on(self) -> date | None:
        """The last day; None while the pairing is open."""


def beside(
    links: Iterable[Link], paused: Mapping[int, tuple[tuple[date, date | None], ...]]
) -> dict[int, tuple[Share, ...]]:
    """Of each pairing that follows another or is followed, the others of its chain that share a month with it.

    `paused` are the pauses by pairing. Pairings that share no month with another are left out: of thousands of pairs
    there are few chains, and of those few that change mentors in the middle of a month.
    """
    every = list(links)
    followed = {link.follows_id for link in every}
    known = {link.id: link for link in every if link.follows_id is not None or link.id in followed}
    chains: dict[int, dict[int, Share]] = {}
    for link in known.values():
        mine = Share(link.starts_on, link.ends_on, paused.get(link.id, ()))
        chains.setdefault(_first(link, known), {})[link.id] = mine
    found: dict[int, tuple[Share, ...]] = {}
    for chain in chains.values():
        for link_id, mine in chain.items():
            others = [other for other_id, other in chain.items() if other_id != link_id and other.meets(mine)]
            if others:
                found[link_id] = tuple(sorted(others, key=lambda other: other.starts_on))
    return found


def _first(link: Link, known: Mapping[int, Link]) -> int:
    """The id of the pairing with which the chain begins, as far as it is known."""
    while link.follows_id is not None and link.follows_id in known:
        link = known[link.follows_id]
    return link.id
