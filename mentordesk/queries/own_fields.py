"""Answers questions about the organisation's own fields: which there are, what people have in them, and how many do."""

from collections import defaultdict
from typing import NamedTuple

from peewee import fn

from mentordesk.domain.own_fields import CHOOSING, FieldWithOptions, OwnField, OwnFieldKind, OwnOption, Row, Value
from mentordesk.queries import records
from mentordesk.storage.tables.own_fields import OwnFieldTable, OwnOptionTable, OwnValueTable
from mentordesk.storage.tables.people import PersonTable


def listing() -> list[FieldWithOptions]:
    """All fields with their lists, both in the order the organisation gave them."""
    fields = records.all_as(OwnField, OwnFieldTable.select().order_by(OwnFieldTable.place, OwnFieldTable.id))
    if not fields:
        return []
    options = defaultdict(list)
    for option in records.all_as(OwnOption, OwnOptionTable.select().order_by(OwnOptionTable.place, OwnOptionTable.id)):
        options[option.own_field_id].append(option)
    return [FieldWithOptions(field=field, options=tuple(options[field.id])) for field in fields]


def get(own_field_id: int) -> FieldWithOptions:
    """One field with its list."""
    field = records.get(OwnField, OwnFieldTable, own_field_id)
    mine = OwnOptionTable.select().where(OwnOptionTable.own_field_id == own_field_id)
    options = records.all_as(OwnOption, mine.order_by(OwnOptionTable.place, OwnOptionTable.id))
    return FieldWithOptions(field=field, options=tuple(options))


def option(own_option_id: int) -> OwnOption:
    """One option of a list."""
    return records.get(OwnOption, OwnOptionTable, own_option_id)


def of_person(person_id: int) -> dict[int, Value]:
    """What a person has in every field there is, by the field's id."""
    rows: dict[int, list[Row]] = defaultdict(list)
    mine = OwnValueTable.select(OwnValueTable.own_field_id, OwnValueTable.text, OwnValueTable.own_option_id)
    for field_id, text, option_id in records.rows(mine.where(OwnValueTable.person_id == person_id)):
        rows[field_id].append((text, option_id))
    return {field.id: field.value_of(rows[field.id]) for field in listing()}


def of_everybody(field: FieldWithOptions) -> dict[int, Value]:
    """What all people have in a field, by person: one question for lists of many thousands.

    Who has nothing is left out, and so are protected identities: in lists and exports nothing may lead to the person.
    """
    value, person = OwnValueTable, PersonTable
    protected = person.select(person.id).where(person.protected == True)  # noqa: E712 - SQL
    of_field = (value.own_field_id == field.id) & value.person_id.not_in(protected)
    if field.kind in CHOOSING:
        chosen = value.select(value.person_id, value.own_option_id).where(of_field, value.own_option_id.is_null(False))
        if field.kind is OwnFieldKind.CHOICE:
            return dict(records.rows(chosen))
        several: dict[int, list[int]] = defaultdict(list)
        for person_id, option_id in records.rows(chosen):
            several[person_id].append(option_id)
        return field.in_order(several)
    texts = dict(records.rows(value.select(value.person_id, value.text).where(of_field)))
    if field.kind is OwnFieldKind.TEXT:
        return texts
    return {person_id: field.value_of([(text, None)]) for person_id, text in texts.items()}


def texts(own_field_id: int) -> list[str]:
    """Earlier texts of a field, the most used first, to be offered while typing; nothing of protected people."""
    value = OwnValueTable
    query = value.select(value.text).join(PersonTable, on=(PersonTable.id == value.person_id))
    query = query.where(value.own_field_id == own_field_id, PersonTable.protected == False)  # noqa: E712 - SQL
    return [text for (text,) in records.rows(query.group_by(value.text).order_by(fn.COUNT("*").desc(), value.text))]


def with_several(own_field_id: int) -> int:
    """How many people have more than one choice in a field."""
    value = OwnValueTable
    mine = value.select(value.person_id).where(value.own_field_id == own_field_id)
    return int(mine.group_by(value.person_id).having(fn.COUNT(value.id) > 1).count())


class Usage(NamedTuple):
    """How many people have something in each field, and have chosen each option; who is not named, nobody has."""

    fields: dict[int, int]
    options: dict[int, int]


def usage() -> Usage:
    """How many people have each field and option, those in the bin too."""
    value = OwnValueTable
    fields = value.select(value.own_field_id, fn.COUNT(value.person_id.distinct())).group_by(value.own_field_id)
    options = value.select(value.own_option_id, fn.COUNT(value.id)).where(value.own_option_id.is_null(False))
    return Usage(dict(records.rows(fields)), dict(records.rows(options.group_by(value.own_option_id))))
