"""Answers who of a table of people is probably in the file already, and what the table names that is not."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mentordesk.domain import duplicates as rules
from mentordesk.domain.duplicates import Crowd, Sign
from mentordesk.domain.intake import Candidate
from mentordesk.domain.people import folded
from mentordesk.queries import duplicates, units


class Same(NamedTuple):
    """Who a line of the table probably is: a person of the file, or the person of an earlier line.

    `name` is "" for a protected identity, of whom nobody learns here who it is. `by` is the surest of what is the same.
    """

    person_id: int | None
    line: int | None
    name: str
    by: Sign
    binned: bool


class Known:
    """Everybody in the file by what they are recognised by, read once while a table is looked at."""

    def __init__(self) -> None:
        self._people = {one.entry.id: one for one in duplicates.known()}
        self._crowd = Crowd(one.entry for one in self._people.values())

    def same(self, candidates: Iterable[Candidate]) -> dict[int, Same]:
        """Of each line that is probably somebody of the file or of an earlier line: who. By the line's number."""
        lines = {one.id: one.record for one in candidates if not one.problem}
        entries = [rules.entry_of(record)._replace(id=line) for line, record in lines.items()]
        table, found = Crowd(entries), dict[int, Same]()
        for entry in entries:
            if there := self._crowd.like(entry._replace(id=0)):
                known = self._people[there[0].id]
                name = "" if known.protected else known.name
                found[entry.id] = Same(there[0].id, None, name, there[0].signs[0], known.binned)
            elif earlier := [one for one in table.like(entry) if one.id < entry.id]:
                line = earlier[0].id
                found[entry.id] = Same(None, line, lines[line].name, earlier[0].signs[0], False)
        return found


def new_units(candidates: Sequence[Candidate]) -> list[str]:
    """The units that are named and not in the file, as they are first written."""
    known = {folded(unit.name) for unit in units.listing()}
    named = {folded(one.unit): one.unit for one in reversed(candidates) if one.unit and not one.problem}
    return sorted((name for key, name in named.items() if key not in known), key=folded)
