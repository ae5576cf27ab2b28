"""Answers who of a table of people is probably in the file already, and what the table names that is not."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mentordesk.domain.intake import Candidate
from mentordesk.domain.people import Person, folded, marks
from mentordesk.queries import records, units
from mentordesk.storage.tables.people import PersonTable


class Same(NamedTuple):
    """Who a line of the table probably is: a person of the file, or the person of an earlier line.

    `name` is "" for a protected identity, of whom nobody learns here who it is. `by` is what is the same: name, mail,
    phone or born (name and year of birth).
    """

    person_id: int | None
    line: int | None
    name: str
    by: str
    binned: bool


class Known:
    """Everybody in the file by what they are recognised by, read once while a table is looked at."""

    def __init__(self) -> None:
        self._people: dict[str, Same] = {}
        table = PersonTable
        query = table.select(
            table.id, table.given_name, table.family_name, table.email, table.phone, table.birth_year, table.protected,
            table.binned_on,
        ).order_by(table.id)  # fmt: skip
        for line in records.rows(query):
            person = Person(
                id=line[0], given_name=line[1], family_name=line[2], email=line[3], phone=line[4], birth_year=line[5],
                protected=bool(line[6]), code_name="",
            )  # fmt: skip
            for mark in marks(person):
                self._people.setdefault(mark, Same(line[0], None, person.name, mark.split(" ")[0], bool(line[7])))

    def same(self, candidates: Iterable[Candidate]) -> dict[int, Same]:
        """Of each line that is probably somebody of the file or of an earlier line: who. By the line's number."""
        found: dict[int, Same] = {}
        earlier: dict[str, Same] = {}
        for one in candidates:
            if one.problem:
                continue
            person = one.record
            mine = marks(person)
            alike = [within[mark] for within in (self._people, earlier) for mark in mine if mark in within]
            if alike:
                found[one.id] = alike[0]
            for mark in mine:
                earlier.setdefault(mark, Same(None, one.id, person.name, mark.split(" ")[0], False))
        return found


def new_units(candidates: Sequence[Candidate]) -> list[str]:
    """The units that are named and not in the file, as they are first written."""
    known = {folded(unit.name) for unit in units.listing()}
    named = {folded(one.unit): one.unit for one in reversed(candidates) if one.unit and not one.problem}
    return sorted((name for key, name in named.items() if key not in known), key=folded)
