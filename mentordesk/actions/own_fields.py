"""Changes the organisation's own fields and their lists, and what people have in them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mentordesk.actions import _many, _own_values
from mentordesk.domain import own_fields as rules
from mentordesk.domain.own_fields import CHOOSING, FieldWithOptions, OwnFieldKind, Row, Value
from mentordesk.domain.problems import RuleBroken, demand
from mentordesk.domain.sorting import swedish_key
from mentordesk.i18n import _
from mentordesk.queries import many, own_fields
from mentordesk.storage.tables.base import Table
from mentordesk.storage.tables.own_fields import OwnFieldTable, OwnOptionTable, OwnValueTable

# -- the fields -------------------------------------------------------------------------------------------------------


def add(*, name: str, kind: OwnFieldKind, options: Iterable[str] = ()) -> int:
    """Add a field after the others, with the list it chooses from (see `add_options`); returns its id."""
    known = own_fields.listing()
    demand(*rules.problems_of_field(name, (field.name for field in known)))
    place = max((field.field.place for field in known), default=0) + 1
    field_id = int(OwnFieldTable.insert(name=name.strip(), kind=kind, place=place).execute())
    wanted = list(options)
    if wanted:
        add_options(field_id, wanted)
    return field_id


def rename(own_field_id: int, name: str) -> None:
    """Give a field another name."""
    field = own_fields.get(own_field_id)
    demand(*rules.problems_of_field(name, (one.name for one in own_fields.listing() if one.id != field.id)))
    if name.strip() != field.name:
        OwnFieldTable.update(name=name.strip()).where(OwnFieldTable.id == own_field_id).execute()


def change_kind(own_field_id: int, kind: OwnFieldKind) -> None:
    """Let a field hold something else: texts become choices, choices become texts, and one choice becomes several."""
    field = own_fields.get(own_field_id)
    used, several = own_fields.usage().fields.get(own_field_id, 0), own_fields.with_several(own_field_id)
    kept = _own_values.all_of(own_field_id) if (field.kind in CHOOSING) != (kind in CHOOSING) else []
    long = rules.too_long((text for _row_id, _person_id, (text, _option_id) in kept), kind)
    demand(*rules.problems_of_kind(field, kind, used=used, several=several, long=long))
    if kind is field.kind:
        return
    if kept:
        _own_values.delete(row_id for row_id, _person_id, _row in kept)
    if kind not in CHOOSING:
        OwnOptionTable.delete().where(OwnOptionTable.own_field_id == own_field_id).execute()
    OwnFieldTable.update(kind=kind).where(OwnFieldTable.id == own_field_id).execute()
    if not kept:
        return
    rows: dict[int, list[Row]] = defaultdict(list)
    for _row_id, person_id, row in kept:
        rows[person_id].append(row)
    words = {person_id: field.words(field.value_of(mine)) for person_id, mine in rows.items()}
    _own_values.insert(own_field_id, list(_in_kind(own_field_id, kind, words)))


def _in_kind(own_field_id: int, kind: OwnFieldKind, words: Mapping[int, str]) -> Iterator[tuple[int, Row]]:
    """The rows that keep what people had, in a field of another kind; a list is made of the words."""
    if kind not in CHOOSING:
        yield from ((person_id, (text, None)) for person_id, text in words.items())
        return
    named = {person_id: rules.parts_of(text, kind) for person_id, text in words.items()}
    add_options(own_field_id, sorted((name for names in named.values() for name in names), key=swedish_key))
    options = {rules.same(option.name): option.id for option in own_fields.get(own_field_id).options}
    for person_id, names in named.items():
        yield from ((person_id, ("", option_id)) for option_id in {options[rules.same(name)] for name in names})


def move(own_field_id: int, place: int) -> None:
    """Put a field at a place among the others, counted from 0."""
    own_fields.get(own_field_id)
    _put_in_order(OwnFieldTable, rules.moved([field.id for field in own_fields.listing()], own_field_id, place))


def remove(own_field_id: int) -> None:
    """Remove a field with its list and with what people have in it."""
    own_fields.get(own_field_id)
    for table in (OwnValueTable, OwnOptionTable):
        table.delete().where(table.own_field_id == own_field_id).execute()
    OwnFieldTable.delete().where(OwnFieldTable.id == own_field_id).execute()


# -- their lists ------------------------------------------------------------------------------------------------------


def add_option(own_field_id: int, name: str) -> int:
    """Add an option at the end of a field's list; returns its id."""
    field = _choosing(own_field_id)
    demand(*rules.problems_of_option(name, (option.name for option in field.options)))
    place = max((option.place for option in field.options), default=0) + 1
    return int(OwnOptionTable.insert(own_field_id=own_field_id, name=name.strip(), place=place).execute())


def add_options(own_field_id: int, names: Iterable[str]) -> int:
    """Add several options, as of a pasted column; empty ones and those in the list already are left out.

    Returns how many there were to add.
    """
    known = _choosing(own_field_id).options
    wanted = rules.new_options(names, (option.name for option in known))
    demand(*dict.fromkeys(problem for name in wanted for problem in rules.problems_of_option(name, ())))
    first = max((option.place for option in known), default=0) + 1
    rows = [{"own_field_id": own_field_id, "name": name, "place": place} for place, name in enumerate(wanted, first)]
    _many.insert(OwnOptionTable, rows)
    return len(wanted)


def rename_option(own_option_id: int, name: str) -> None:
    """Give an option another name, for everybody who has it."""
    option = own_fields.option(own_option_id)
    others = (one.name for one in own_fields.get(option.own_field_id).options if one.id != own_option_id)
    demand(*rules.problems_of_option(name, others))
    if name.strip() != option.name:
        OwnOptionTable.update(name=name.strip()).where(OwnOptionTable.id == own_option_id).execute()


def move_option(own_option_id: int, place: int) -> None:
    """Put an option at a place of its list, counted from 0."""
    field = own_fields.get(own_fields.option(own_option_id).own_field_id)
    _put_in_order(OwnOptionTable, rules.moved([option.id for option in field.options], own_option_id, place))


def remove_option(own_option_id: int) -> None:
    """Remove an option from its list, and from everybody who has it."""
    own_fields.option(own_option_id)
    OwnValueTable.delete().where(OwnValueTable.own_option_id == own_option_id).execute()
    OwnOptionTable.delete().where(OwnOptionTable.id == own_option_id).execute()


def merge_options(kept_id: int, other_id: int) -> None:
    """Make one option of two in the same list: who has the other has the kept one from now on."""
    kept, other = own_fields.option(kept_id), own_fields.option(other_id)
    if kept.id == other.id or kept.own_field_id != other.own_field_id:
        raise RuleBroken.at("", _("Choose two different options of one list."))
    value = OwnValueTable
    have_both = value.select(value.person_id).where(value.own_option_id == kept_id)
    value.delete().where(value.own_option_id == other_id, value.person_id.in_(have_both)).execute()
    value.update(own_option_id=kept_id).where(value.own_option_id == other_id).execute()
    OwnOptionTable.delete().where(OwnOptionTable.id == other_id).execute()


# -- what people have in them -----------------------------------------------------------------------------------------


def set_value(person_id: int, own_field_id: int, value: Value) -> None:
    """Let a person have this in a field; None, "" and () empty it."""
    set_for_many([person_id], own_field_id, value)


def set_for_many(person_ids: Iterable[int], own_field_id: int, value: Value) -> None:
    """Let several people have the same in a field; None, "" and () empty it."""
    field = own_fields.get(own_field_id)
    demand(*rules.problems_of_value(field, value))
    _own_values.write(_people(person_ids), own_field_id, field.rows_of(value))


def add_option_for_many(person_ids: Iterable[int], own_option_id: int) -> None:
    """Let several people have an option: beside the others they have, or instead where the field takes one choice."""
    option = own_fields.option(own_option_id)
    ids = _people(person_ids)
    if own_fields.get(option.own_field_id).kind is OwnFieldKind.CHOICE:
        _own_values.write(ids, option.own_field_id, [("", own_option_id)])
        return
    have = _own_values.have(ids, own_option_id)
    _own_values.insert(option.own_field_id, [(one, ("", own_option_id)) for one in ids if one not in have])


def remove_option_for_many(person_ids: Iterable[int], own_option_id: int) -> None:
    """Take an option from several people; what else they have in the field stays."""
    own_fields.option(own_option_id)
    value = OwnValueTable
    for part in many.parts(_people(person_ids)):
        value.delete().where(value.own_option_id == own_option_id, value.person_id.in_(part)).execute()


def _people(person_ids: Iterable[int]) -> list[int]:
    """The ids, each once. Raises `RuleBroken` when somebody is no longer in the file."""
    return [person.id for person in many.people(person_ids)]


def _choosing(own_field_id: int) -> FieldWithOptions:
    """The field, if its answers are taken from a list."""
    field = own_fields.get(own_field_id)
    if field.kind not in CHOOSING:
        raise RuleBroken.at("", _("“{field}” has no list to choose from.").format(field=field.name))
    return field


def _put_in_order(table: type[Table], ids: Sequence[int]) -> None:
    for place, record_id in enumerate(ids, start=1):
        table.update(place=place).where(table.id == record_id).execute()
