"""Answers who of a table of people is probably in the file already, and what the table names that is not."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from mentordesk.domain import duplicates as rules
from mentordesk.domain.duplicates import Crowd, Sign
from mentordesk.domain.enrolments import Role
from mentordesk.domain.intake import Candidate
from mentordesk.domain.intake_filling import Filling, There, filling
from mentordesk.domain.own_fields import CHOOSING, FieldWithOptions, new_options
from mentordesk.domain.people import folded
from mentordesk.queries import duplicates, many, own_fields, records, units
from mentordesk.storage.tables.own_fields import OwnValueTable
from mentordesk.storage.tables.people import PersonLanguageTable


class Same(NamedTuple):
    """Who a line of the table probably is: a person of the file, or the person of an earlier line.

    `name` is "" for a protected identity, of whom nobody learns here who it is. `by` is the surest of what is the same,
    `certain` whether something may be added to them without a question.
    """

    person_id: int | None
    line: int | None
    name: str
    by: Sign
    binned: bool
    certain: bool = True


_EVERY = 500
"""After so many lines it is said how far it is."""


class Known:
    """Everybody in the file by what they are recognised by, read once while a table is looked at."""

    def __init__(self) -> None:
        self._people = {one.entry.id: one for one in duplicates.known()}
        self._crowd = Crowd(one.entry for one in self._people.values())

    def same(self, candidates: Iterable[Candidate], tick: Callable[[int], object] = lambda _done: None) -> dict[int, Same]:
        """Of each line that is probably somebody of the file or of an earlier line: who. By the line's number."""
        with records.collector_at_rest():
            lines = {one.id: one.record for one in candidates if not one.problem}
            entries = [rules.entry_of(record)._replace(id=line) for line, record in lines.items()]
            table, found, years = Crowd(entries), dict[int, Same](), dict[int, int]()
            for done, entry in enumerate(entries):
                if done % _EVERY == 0:
                    tick(done)
                if there := self._crowd.like(entry._replace(id=0)):
                    (person_id, signs), known = there[0], self._people[there[0].id]
                    name = "" if known.protected else known.name
                    born = entry.birth_year
                    alone = born is None or years.setdefault(person_id, born) == born  # no earlier line has another year
                    found[entry.id] = Same(person_id, None, name, signs[0], known.binned, alone and rules.certain(signs))
                elif earlier := [one for one in table.like(entry) if one.id < entry.id]:
                    line, signs = earlier[0]
                    name = "" if lines[line].protected else lines[line].name
                    found[entry.id] = Same(None, line, name, signs[0], False, rules.certain(signs))
        return found


def new_units(candidates: Sequence[Candidate]) -> list[str]:
    """The units that are named and not in the file, as they are first written."""
    known = {folded(unit.name) for unit in units.listing()}
    named = {folded(one.unit): one.unit for one in reversed(candidates) if one.unit and not one.problem}
    return sorted((name for key, name in named.items() if key not in known), key=folded)


def new_options_of(candidates: Sequence[Candidate]) -> dict[int, list[str]]:
    """The choices that are named and not in the list of their field, by field."""
    found = {}
    for field in own_fields.listing() if any(one.own for one in candidates) else []:
        named = [one.own[field.id] for one in candidates if field.id in one.own and not one.problem]
        names = [name for value in named if isinstance(value, tuple) for name in value]
        if new := new_options(names, (option.name for option in field.options)):
            found[field.id] = new
    return found


def there(person_ids: Iterable[int], round_id: int | None, fields: Iterable[FieldWithOptions]) -> dict[int, There]:
    """What is known of these people, as far as a line of a table could add to it."""
    ids = list(dict.fromkeys(person_ids))
    languages, own = defaultdict[int, list[str]](list), defaultdict[int, dict[int, list[str]]](dict)
    spoken, value = PersonLanguageTable, OwnValueTable
    names = {option.id: option.name for field in fields if field.field.kind in CHOOSING for option in field.options}
    for part in many.parts(ids):
        known = spoken.select(spoken.person_id, spoken.language).where(spoken.person_id.in_(part))
        for person_id, language in records.rows(known):
            languages[person_id].append(language)
        held = value.select(value.person_id, value.own_field_id, value.own_option_id).where(value.person_id.in_(part))
        for person_id, field_id, option_id in records.rows(held):
            own[person_id].setdefault(field_id, []).append(names.get(option_id, ""))
    round_ids = many.enrolled(ids, round_id) if round_id is not None else {}
    enrolled = {one.person_id: one for one in many.enrolments(round_ids.values())}
    found = {}
    for one in many.people(ids):
        there = There(person=one, languages=languages[one.id], own=own[one.id])
        here = enrolled.get(one.id)
        found[one.id] = there if here is None else replace(there, enrolled=True, wish=here.wish, types=here.types)
    return found


def fillings(
    candidates: Sequence[Candidate], same: Mapping[int, Same], round_id: int | None, role: Role | None
) -> dict[int, Filling]:
    """What each line adds to the person it is like, who may be that of an earlier line; nothing to who lies in the bin."""
    by_id = {field.id: field for field in own_fields.listing()}
    known = there((one.person_id for one in same.values() if one.person_id is not None), round_id, by_id.values())
    lines = {one.id: one for one in candidates}
    found = {}
    for one in candidates:
        like = same.get(one.id)
        if like is None:
            continue
        enrols = round_id is not None and (one.role or role) is not None
        earlier = lines.get(like.line or 0)
        if earlier is not None:
            target: There | None = There.of(earlier, enrolled=round_id is not None and (earlier.role or role) is not None)
        else:
            target = known.get(like.person_id or 0)
        found[one.id] = Filling() if target is None or like.binned else filling(one, target, by_id, enrols=enrols)
    return found
