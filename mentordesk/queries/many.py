"""Answers questions about many people or pairs at once: for whom the rules allow what is asked of all of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from peewee import fn

from mentordesk.domain import enrolments as enrolment_rules
from mentordesk.domain import pairings as pairing_rules
from mentordesk.domain.enrolments import Enrolment, EnrolmentStatus
from mentordesk.domain.meetings import MeetingStatus
from mentordesk.domain.pairings import OPEN, EndReason, Pairing, PairingStatus
from mentordesk.domain.people import Person
from mentordesk.domain.problems import Problem
from mentordesk.i18n import _, ngettext
from mentordesk.queries import records
from mentordesk.storage.tables.base import Table
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.meetings import MeetingTable
from mentordesk.storage.tables.pairings import PairingTable
from mentordesk.storage.tables.people import PersonTable

PART = 2000
"""So many ids go into one question: SQLite takes no more than some thirty thousand values at a time."""

Value = TypeVar("Value")


class Refusal(NamedTuple):
    """One of many for whom the rules stand against it: the id that was asked about, the name to show, and why."""

    id: int
    name: str
    problems: tuple[Problem, ...]

    @property
    def why(self) -> str:
        """The reasons as sentences."""
        return " ".join(problem.message for problem in self.problems)

    def named(self) -> tuple[Problem, ...]:
        """The problems with the name in front."""
        text = _("{name}: {problem}")
        return tuple(Problem(one.field, text.format(name=self.name, problem=one.message)) for one in self.problems)


MOST_NAMED = 5
"""So many are named; of more there is the count."""


def named_together(refused: Iterable[Refusal]) -> list[Problem]:
    """What stands against it, each reason once, with the names of those it is about in front."""
    names: dict[Problem, list[str]] = {}
    for one in refused:
        for problem in one.problems:
            names.setdefault(problem, []).append(one.name)
    text = _("{name}: {problem}")
    return [
        Problem(problem.field, text.format(name=some_of(mine), problem=problem.message)) for problem, mine in names.items()
    ]


def some_of(names: Sequence[str]) -> str:
    """Some names in a sentence; the rest are counted."""
    more = len(names) - MOST_NAMED
    if more <= 0:
        return ", ".join(names)
    text = ngettext("{names} and {count} more", "{names} and {count} more", more)
    return text.format(names=", ".join(names[:MOST_NAMED]), count=more)


def parts(values: Iterable[Value], size: int = PART) -> Iterator[list[Value]]:
    """The values in handfuls that fit into one statement, each once."""
    known = list(dict.fromkeys(values))
    for first in range(0, len(known), size):
        yield known[first : first + size]


def by_id(record: type[Value], table: type[Table], ids: Iterable[int]) -> dict[int, Value]:
    """The records with these ids, in their order. Raises `RuleBroken` when one is no longer in the file."""
    wanted = list(dict.fromkeys(ids))
    found: dict[int, Value] = {}
    for part in parts(wanted):
        rows = table.select().where(table.id.in_(part))
        found |= {one.id: one for one in records.all_as(record, rows)}  # type: ignore[attr-defined]
    return {one: found[one] if one in found else records.get(record, table, one) for one in wanted}


def enrolments(enrolment_ids: Iterable[int]) -> list[Enrolment]:
    """These enrolments."""
    return list(by_id(Enrolment, EnrolmentTable, enrolment_ids).values())


def people(person_ids: Iterable[int]) -> list[Person]:
    """These people."""
    return list(by_id(Person, PersonTable, person_ids).values())


def pairings(pairing_ids: Iterable[int]) -> list[Pairing]:
    """These pairs."""
    return list(by_id(Pairing, PairingTable, pairing_ids).values())


def enrolled(person_ids: Iterable[int], round_id: int) -> dict[int, int]:
    """Who of these people is in the round: person and enrolment."""
    table = EnrolmentTable
    found: dict[int, int] = {}
    for part in parts(person_ids):
        here = table.select(table.person_id, table.id).where(table.round_id == round_id, table.person_id.in_(part))
        found |= dict(records.rows(here))
    return found


def names(enrolment_ids: Iterable[int]) -> dict[int, str]:
    """The names that may be shown of the people behind enrolments."""
    table = EnrolmentTable
    found: dict[int, str] = {}
    for part in parts(enrolment_ids):
        named = table.select(table.id, *records.NAME).join(PersonTable, on=(PersonTable.id == table.person_id))
        found |= {row[0]: records.name_of(row, 1) for row in records.rows(named.where(table.id.in_(part)))}
    return found


def pair_names(pairs: Sequence[Pairing]) -> dict[int, str]:
    """Both names of each of these pairs."""
    known = names(one for pair in pairs for one in (pair.mentor_id, pair.mentee_id))
    text = _("{mentor} and {mentee}")
    return {pair.id: text.format(mentor=known[pair.mentor_id], mentee=known[pair.mentee_id]) for pair in pairs}


def standing(enrolment_ids: Iterable[int], statuses: Iterable[PairingStatus] = OPEN) -> Counter[int]:
    """In how many pairs of these statuses each enrolment stands; open ones unless others are given."""
    counted: Counter[int] = Counter()
    wanted, states = list(dict.fromkeys(enrolment_ids)), sorted(statuses)
    for side in (PairingTable.mentor_id, PairingTable.mentee_id):
        for part in parts(wanted):
            query = PairingTable.select(side, fn.COUNT(PairingTable.id)).where(side.in_(part))
            counted.update(dict(records.rows(query.where(PairingTable.status.in_(states)).group_by(side))))
    return counted


def last_held(pairing_ids: Iterable[int]) -> dict[int, date]:
    """The day on which each pair last met; pairs that never did are left out."""
    table = MeetingTable
    found: dict[int, date] = {}
    for part in parts(pairing_ids):
        held = table.select(table.pairing_id, fn.MAX(table.on)).where(
            table.pairing_id.in_(part), table.status == MeetingStatus.HELD
        )
        found |= {row[0]: date.fromisoformat(row[1]) for row in records.rows(held.group_by(table.pairing_id))}
    return found


# -- for whom it is not allowed ---------------------------------------------------------------------------------------


def refused_status(enrolment_ids: Iterable[int], status: EnrolmentStatus, *, on: date, reason: str = "") -> list[Refusal]:
    """Who cannot move to this status that day. Who has it already stays as they are, which is nothing to refuse."""
    moving = [one for one in enrolments(enrolment_ids) if one.status is not status]
    taken = standing(one.id for one in moving)
    found: list[tuple[int, list[Problem]]] = []
    for one in moving:
        problems = enrolment_rules.problems_of_status_change(
            one.status, one.status_on, status, on, reason=reason, open_pairings=taken[one.id]
        )
        if problems:
            found.append((one.id, problems))
    known = names(enrolment_id for enrolment_id, _problems in found)
    return [Refusal(one, known[one], tuple(problems)) for one, problems in found]


def refused_unit(known: Sequence[Person]) -> list[Refusal]:
    """Who of these people has no unit, because the identity is protected and a unit tells of a place."""
    problem = Problem("unit_id", _("A protected identity has no unit, because a unit tells where a person is."))
    return [Refusal(one.id, one.name, (problem,)) for one in known if one.protected]


def refused_bin(person_ids: Iterable[int]) -> list[Refusal]:
    """Who cannot go into the bin, because they stand in an open pair."""
    ids = list(dict.fromkeys(person_ids))
    standing: set[int] = set()
    for side in (PairingTable.mentor_id, PairingTable.mentee_id):
        for part in parts(ids):
            query: Any = PairingTable.select(EnrolmentTable.person_id).join(EnrolmentTable, on=(EnrolmentTable.id == side))
            query = query.where(EnrolmentTable.person_id.in_(part), PairingTable.status.in_(sorted(OPEN)))
            standing.update(person_id for (person_id,) in records.rows(query))
    problem = Problem("", _("There is an open pairing; end it or remove it first."))
    return [Refusal(person.id, person.name, (problem,)) for person in people(one for one in ids if one in standing)]


def refused_end(pairing_ids: Iterable[int], *, on: date) -> list[Refusal]:
    """Which pairs cannot end as planned that day."""
    known = pairings(pairing_ids)
    last = last_held(pair.id for pair in known)
    found = []
    for pair in known:
        problems = pairing_rules.problems_of_end(
            pair, on, early=False, reason=EndReason.PROGRAMME_OVER, last_held=last.get(pair.id)
        )
        if problems:
            found.append((pair, problems))
    named = pair_names([pair for pair, _problems in found])
    return [Refusal(pair.id, named[pair.id], tuple(problems)) for pair, problems in found]
