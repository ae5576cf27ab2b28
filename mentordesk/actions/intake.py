"""Takes a table of people into the file in one go: the people, what they name that is not there, their place in a round."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from mentordesk.actions import _many, _own_values, enrolments, own_fields, people, units
from mentordesk.domain.enrolments import EnrolmentStatus, MentorType, Role
from mentordesk.domain.intake import Candidate
from mentordesk.domain.intake_filling import PLACE, Filling, filling
from mentordesk.domain.intake_values import OwnCell
from mentordesk.domain.own_fields import FieldWithOptions, Value, same
from mentordesk.domain.people import LanguageLevel, folded
from mentordesk.domain.problems import Problem, RuleBroken, demand
from mentordesk.i18n import _
from mentordesk.queries import intake, many
from mentordesk.queries import own_fields as known_fields
from mentordesk.queries import people as known_people
from mentordesk.queries import units as known_units
from mentordesk.queries.intake import Same
from mentordesk.storage.tables.enrolments import EnrolmentTable
from mentordesk.storage.tables.people import PersonLanguageTable

Tick = Callable[[int, int], object]
"""Told how far it is: done, of so many."""
_PART = 500
"""So many are written before it is said how far it is."""


class Taken(NamedTuple):
    """Who was added, and to whom something was added, each in the order of the lines."""

    added: list[int]
    filled: list[int]


class InRound(NamedTuple):
    """What those are to be in a round whose line does not say it; in none where there is no role either."""

    round_id: int
    on: date
    role: Role | None = None
    status: EnrolmentStatus = EnrolmentStatus.APPLIED


def take_in(
    candidates: Sequence[Candidate],
    *,
    into: Mapping[int, Same] | None = None,
    place: InRound | None = None,
    tick: Tick = lambda _done, _total: None,
) -> Taken:
    """Add the people of a table, with the units and choices they name that are not there, enrolled where there is a place.

    A line whose number is in `into` adds to that person, who may be the one of an earlier line, only what they lack.
    All of them or nobody: each problem names its line.
    """
    lines = {one.id for one in candidates}
    targets = {line: like for line, like in (into or {}).items() if like.line is None or like.line in lines}
    new = [one for one in candidates if one.id not in targets]
    _make_lists(candidates)
    ids = dict(zip((one.id for one in new), _add(new, tick), strict=True))
    if place is not None:
        _enrol({ids[one.id]: one for one in new}, place)
    of_lines, fills = dict(ids), list[tuple[int, Candidate]]()
    for one in candidates:
        if one.id in targets:
            person_id = of_lines[one.id] = targets[one.id].person_id or of_lines[targets[one.id].line or 0]
            fills.append((person_id, one))
    return Taken(list(ids.values()), _fill(fills, place))


def _make_lists(candidates: Sequence[Candidate]) -> None:
    for name in intake.new_units(candidates):
        units.add(name=name)
    for field_id, names in intake.new_options_of(candidates).items():
        own_fields.add_options(field_id, names)


# -- new people -------------------------------------------------------------------------------------------------------


def _add(new: Sequence[Candidate], tick: Tick) -> list[int]:
    """Add those who are not there yet, with their languages and own fields; their ids in order."""
    unit_ids, ids = _unit_ids(), list[int]()
    sound = [one for one in new if not one.problem]
    problems = [_of_line(one, one.problem) for one in new if one.problem]
    for first in range(0, len(sound), _PART):
        tick(first, 2 * len(sound))  # to enrol them and to write it all down takes as long again
        part = sound[first : first + _PART]
        try:
            ids += people.add_many([_given(one, unit_ids) for one in part])
        except RuleBroken as broken:
            problems = [_of_line(part[int(each.field)], each.message) for each in broken.problems] + problems
    demand(*problems)
    for person_id, one in zip(ids, new, strict=True):
        if one.person.get("protected"):
            people.protect(person_id, one.person.get("code_name", ""))
    spoken = [
        {"person_id": person_id, "language": name, "level": level}
        for person_id, one in zip(ids, new, strict=True)
        for name, level in one.languages
    ]
    _many.insert(PersonLanguageTable, spoken)
    _set_own([(person_id, one.own) for person_id, one in zip(ids, new, strict=True)])
    return ids


def _of_line(one: Candidate, problem: str) -> Problem:
    return Problem("", _("Line {number}: {problem}").format(number=one.id, problem=problem))


def _given(one: Candidate, unit_ids: Mapping[str, int]) -> dict[str, Any]:
    """The fields of the person; who is to be protected is added without what leads to them, and protected then."""
    if one.person.get("protected"):
        return {name: value for name, value in one.person.items() if name not in PLACE | {"protected", "code_name"}}
    return dict(one.person) | ({"unit_id": unit_ids[folded(one.unit)]} if one.unit else {})


def _unit_ids() -> dict[str, int]:
    return {folded(unit.name): unit.id for unit in known_units.listing()}


def _set_own(values: Sequence[tuple[int, Mapping[int, OwnCell]]]) -> None:
    """Write what people who have nothing in these fields are to have in them."""
    for field in known_fields.listing() if any(own for _person_id, own in values) else []:
        kept = [(person_id, _value(own[field.id], field)) for person_id, own in values if field.id in own]
        _own_values.insert(field.id, [(person_id, row) for person_id, value in kept for row in field.rows_of(value)])


def _value(cell: OwnCell, field: FieldWithOptions) -> Value:
    """What a cell says, as the field keeps it: options by their ids."""
    if not isinstance(cell, tuple):
        return cell
    by_name = {same(option.name): option.id for option in field.options}
    return tuple(by_name[same(name)] for name in cell)


# -- people who are there ---------------------------------------------------------------------------------------------


def _fill(fills: Sequence[tuple[int, Candidate]], place: InRound | None) -> list[int]:
    """Add to people what they lack, and enrol who is not in the round; whom something was added to."""
    fields = {field.id: field for field in known_fields.listing()}
    unit_ids, filled, enrolling = _unit_ids(), dict[int, None](), dict[int, Candidate]()
    round_id = place.round_id if place is not None else None
    for first in range(0, len(fills), _PART):
        part = fills[first : first + _PART]
        known = intake.there((person_id for person_id, _one in part), round_id, fields.values())
        for person_id, one in part:
            if person_id in filled:  # an earlier line has added something, too
                known |= intake.there([person_id], round_id, fields.values())
            in_role = place is not None and (one.role or place.role) is not None
            lacking = filling(one, known[person_id], fields, enrols=in_role and person_id not in enrolling)
            if lacking:
                filled[person_id] = None
                _add_to(person_id, one, lacking, unit_ids, fields)
                _add_to_enrolment(person_id, lacking, place)
            if lacking.enrols:
                enrolling[person_id] = one
            elif (first_one := enrolling.get(person_id)) is not None:  # two lines of one person
                types, wish = first_one.types or one.types, first_one.wish or one.wish
                enrolling[person_id] = replace(first_one, types=types, wish=wish)
    if place is not None:
        _enrol(enrolling, place)
    return list(filled)


def _add_to(
    person_id: int,
    one: Candidate,
    lacking: Filling,
    unit_ids: Mapping[str, int],
    fields: Mapping[int, FieldWithOptions],
) -> None:
    """Write what somebody lacked."""
    changes = dict(lacking.person) | ({"unit_id": unit_ids[folded(one.unit)]} if lacking.unit else {})
    try:
        if changes:
            people.update(person_id, **changes)
        if lacking.protects:
            people.protect(person_id, one.person.get("code_name", ""))
    except RuleBroken as broken:
        demand(*(_of_line(one, each.message) for each in broken.problems))
    if lacking.languages:
        spoken: list[tuple[str, LanguageLevel]] = [
            (each.language, each.level) for each in known_people.languages_of(person_id)
        ]
        people.set_languages(person_id, [*spoken, *lacking.languages])
    for field_id, cell in lacking.own.items():
        field = fields[field_id]
        _own_values.insert(field_id, [(person_id, row) for row in field.rows_of(_value(cell, field))])


def _add_to_enrolment(person_id: int, lacking: Filling, place: InRound | None) -> None:
    if place is not None and (lacking.wish or lacking.types):
        enrolment_id = many.enrolled([person_id], place.round_id)[person_id]
        enrolments.update(enrolment_id, wish=lacking.wish or None, types=lacking.types or None)


# -- in the round -----------------------------------------------------------------------------------------------------


def _enrol(enrolling: Mapping[int, Candidate], place: InRound) -> None:
    """Enrol who has a role, all alike together: few statements for many people. A wish is everybody's own."""
    alike: dict[tuple[Role, tuple[MentorType, ...], EnrolmentStatus, date], list[int]] = {}
    for person_id, one in enrolling.items():
        role = one.role or place.role
        if role is not None:
            alike.setdefault((role, one.types, one.status or place.status, one.since or place.on), []).append(person_id)
    for (role, types, status, since), ids in alike.items():
        enrolments.enrol_many(ids, round_id=place.round_id, role=role, on=since, status=status, types=types)
        for person_id in ids:
            if wish := enrolling[person_id].wish:
                mine = (EnrolmentTable.person_id == person_id) & (EnrolmentTable.round_id == place.round_id)
                EnrolmentTable.update(wish=wish).where(mine).execute()
