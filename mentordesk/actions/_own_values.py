"""Writes what people have in fields of the organisation's own: what the actions share. Not actions themselves."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mentordesk.actions import _many
from mentordesk.domain.own_fields import OwnFieldKind, Row
from mentordesk.queries import many, own_fields, records
from mentordesk.storage.tables.own_fields import OwnValueTable


class _Kept(NamedTuple):
    """A row that lies in the file."""

    id: int
    person_id: int
    row: Row


def write(person_ids: Iterable[int], own_field_id: int, wanted: Sequence[Row]) -> None:
    """Let all these people have just these rows in the field; who has them already is not touched."""
    ids = list(dict.fromkeys(person_ids))
    known = _kept(ids, own_field_id)
    spare: list[int] = []
    """Rows that hold something else; a field with one answer takes such a row over rather than making another."""
    missing: list[tuple[int, Row]] = []
    gone: list[int] = []
    for person_id in ids:
        mine = known[person_id]
        there = {kept.row for kept in mine}
        lacking = [row for row in wanted if row not in there]
        superfluous = [kept.id for kept in mine if kept.row not in wanted]
        if len(wanted) == 1 and lacking and superfluous:
            spare.append(superfluous.pop())
        else:
            missing += [(person_id, row) for row in lacking]
        gone += superfluous
    delete(gone)
    if spare:
        ((text, option_id),) = wanted
        _many.update(OwnValueTable, spare, text=text, own_option_id=option_id)
    insert(own_field_id, missing)


def insert(own_field_id: int, missing: Sequence[tuple[int, Row]]) -> None:
    """Write a new row for each of these people."""
    made = [
        {"person_id": person_id, "own_field_id": own_field_id, "text": text, "own_option_id": option_id}
        for person_id, (text, option_id) in missing
    ]
    _many.insert(OwnValueTable, made)


def delete(ids: Iterable[int]) -> None:
    """Delete these rows."""
    _many.delete(OwnValueTable, ids)


def all_of(own_field_id: int) -> list[tuple[int, int, Row]]:
    """Every row of a field: its id, whose it is, and what it holds."""
    value = OwnValueTable
    rows = value.select(value.id, value.person_id, value.text, value.own_option_id).where(value.own_field_id == own_field_id)
    return [(row_id, person_id, (text, option)) for row_id, person_id, text, option in records.rows(rows.order_by(value.id))]


def have(person_ids: Iterable[int], own_option_id: int) -> set[int]:
    """Who of these people has chosen the option."""
    value, found = OwnValueTable, set()
    for part in many.parts(person_ids):
        mine = value.select(value.person_id).where(value.own_option_id == own_option_id, value.person_id.in_(part))
        found |= {person_id for (person_id,) in records.rows(mine)}
    return found


def merge_people(kept_id: int, other_id: int) -> None:
    """One of two entries goes: the kept one takes over the fields it lacks, and of several choices those it lacks."""
    value = OwnValueTable
    for field in own_fields.listing():
        mine = {row for one in _kept([kept_id], field.id)[kept_id] for row in (one.row,)}
        for one in _kept([other_id], field.id)[other_id]:
            adds = one.row not in mine if field.kind is OwnFieldKind.CHOICES else not mine
            if adds:
                value.update(person_id=kept_id).where(value.id == one.id).execute()
    value.delete().where(value.person_id == other_id).execute()


def _kept(person_ids: Iterable[int], own_field_id: int) -> dict[int, list[_Kept]]:
    """What lies in the file for the field, by person."""
    value = OwnValueTable
    found: dict[int, list[_Kept]] = defaultdict(list)
    for part in many.parts(person_ids):
        rows = value.select(value.id, value.person_id, value.text, value.own_option_id)
        mine = rows.where(value.own_field_id == own_field_id, value.person_id.in_(part)).order_by(value.id)
        for row_id, person_id, text, option_id in records.rows(mine):
            found[person_id].append(_Kept(row_id, person_id, (text, option_id)))
    return found
