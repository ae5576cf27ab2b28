"""Takes back what a line of the history did, the whole step or a single value, long after undo has forgotten it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from peewee import IntegrityError

from mentordesk.actions import _many
from mentordesk.actions._soundness import Around
from mentordesk.domain.history import ChangeKind, can_restore_value
from mentordesk.domain.problems import Problem, RuleBroken, demand
from mentordesk.i18n import _, ngettext
from mentordesk.queries import certificates, history
from mentordesk.queries.history import BY_NAME, Noted
from mentordesk.queries.history_words import Names
from mentordesk.storage.tables.base import database
from mentordesk.storage.tables.every import UNDOABLE

STAGES = 4
"""Parts of restoring a step that take about as long as each other: reading twice, writing, asking the rules."""
MOST_PROBLEMS = 5
"""More reasons than these are counted and not named."""

_ORDER = {str(table._meta.table_name): place for place, table in enumerate(UNDOABLE)}
"""Parents before children."""

Values = dict[str, Any]
Tick = Callable[[int, int], object]
Late = Callable[[], Problem]
"""A problem that is put into words only when it is told: with thousands of records that takes long."""


@dataclass(frozen=True, slots=True)
class _Way:
    """The way of one record back: its bare values as they are now and as they are to be (None: not in the file)."""

    change: Noted
    now: Values | None
    then: Values | None


def restore(history_id: int, tick: Tick = lambda _done, _total: None) -> None:
    """Take back what a line did to its records; `tick` hears how far that is.

    Refused when one of them was changed since in the same fields, when something newer rests on it, when the rules
    would be broken, and for the register of certificates, which stays as it was written.
    """
    if not history.can_be_restored(history_id):
        _demand_noted(history_id)
    noted = [one for one in history.noted(history_id) if one.kind is not ChangeKind.UPDATED or one.old]
    if not noted:
        raise RuleBroken.at("", _("Nothing that was noted of this step is left to be restored."))
    tick(1, STAGES)
    names, there = Names(), _there(noted)
    tick(2, STAGES)
    _demand(_changed_since(noted, there, names))
    _go([_way_back(one, there[one.table].get(one.record_id)) for one in noted], names, tick)


def restore_value(change_id: int, column: str) -> None:
    """Put one old value back into its field, whatever stands there now; refused when the rules would be broken."""
    change, names = history.one_noted(change_id), Names()
    old = change.old.get(column)
    known = change.kind is ChangeKind.UPDATED and column in change.old
    if not known or not can_restore_value(change.table, column, old):
        raise RuleBroken.at("", _("This value cannot be restored by itself."))
    if _is_picture(old):
        raise RuleBroken(_without_pictures(column))
    now = history.row(change.table, change.record_id)
    if now is None:
        raise RuleBroken.at("", _("{record} is no longer in the file.").format(record=names.title(change)))
    if now[column] == old:
        raise RuleBroken.at(column, _("{field} has this value already.").format(field=names.field(change.table, column)))
    _go([_Way(change, now, now | {column: old})], names, lambda _done, _total: None)


def _demand_noted(history_id: int) -> None:
    """Say why a line cannot be restored at all."""
    history.line(history_id)
    if history.count_noted(history_id):
        raise RuleBroken.at("", _("Certificates stand in the register for ever, so this step cannot be restored."))
    raise RuleBroken.at("", _("What this step changed was not written down."))


def _demand(problems: Iterable[Late]) -> None:
    """Refuse with the first few of the problems, and with how many more there are."""
    found = list(problems)
    shown = list(dict.fromkeys(late() for late in found[:MOST_PROBLEMS]))
    more = len(found) - MOST_PROBLEMS
    if more > 0:
        text = ngettext("There is {count} more reason.", "There are {count} more reasons.", more).format(count=more)
        shown.append(Problem("", text))
    demand(*shown)


def _about(text: str, change: Noted, names: Names, columns: Sequence[str] = ()) -> Late:
    """A problem with a record; its name and its fields are looked up when it is told."""

    def told() -> Problem:
        fields = ", ".join(names.field(change.table, column) for column in columns)
        return Problem("", text.format(record=names.title(change), fields=fields))

    return told


def _without_pictures(field: str = "") -> Problem:
    return Problem(field, _("Pictures are not kept in the history; choose the picture again."))


# -- has it changed since? --------------------------------------------------------------------------------------------


def _there(noted: Iterable[Noted]) -> dict[str, dict[int, Values]]:
    """The records of these changes that are in the file, as they are now, by table and id."""
    by_table: dict[str, list[int]] = {}
    for one in noted:
        by_table.setdefault(one.table, []).append(one.record_id)
    return {table: history.rows(table, ids) for table, ids in by_table.items()}


def _changed_since(noted: Sequence[Noted], there: dict[str, dict[int, Values]], names: Names) -> Iterator[Late]:
    """What stands against taking these changes back, because the records are not as the step left them."""
    for one in noted:
        now = there[one.table].get(one.record_id)
        if one.kind is ChangeKind.DELETED:
            if now is not None:
                yield _about(_("{record} is in the file again."), one, names)
            elif one.table == "person" and names.is_protected(one.record_id) and not one.old["protected"]:
                yield _about(_("{record} has been protected since."), one, names)
        elif now is None:
            yield _about(_("{record} is no longer in the file."), one, names)
        elif newer := [column for column, value in one.new.items() if not _same(now[column], value)]:
            yield _about(_("{record} has been changed since ({fields})."), one, names, newer)
        if any(_is_picture(value) for value in one.old.values()):
            yield _without_pictures


def _is_picture(value: Any) -> bool:
    return isinstance(value, dict)


def _same(now: Any, noted: Any) -> bool:
    return len(now) == noted["bytes"] if isinstance(now, bytes) and _is_picture(noted) else bool(now == noted)


# -- going back -------------------------------------------------------------------------------------------------------


def _way_back(change: Noted, now: Values | None) -> _Way:
    if change.kind is ChangeKind.INSERTED:
        return _Way(change, change.new, None)
    if change.kind is ChangeKind.DELETED:
        return _Way(change, None, change.old)
    return _Way(change, now, (now or {}) | change.old)


def _go(ways: list[_Way], names: Names, tick: Tick) -> None:
    """Write the records as they were, and refuse when that makes something wrong that was not wrong before."""
    around = Around()
    for way in ways:
        for row in (way.now, way.then):
            if row is not None:
                around.add(way.change.table, way.change.record_id, row)
    demand(*_problems_of_prefixes(ways))
    with database.atomic() as point:
        _write(ways, names)
        tick(3, STAGES)
        after = around.wrong()
        tick(4, STAGES)
        if not after:
            return
        point.rollback()  # hardly ever: something is wrong now, so it is asked whether it was so before
    found = sorted(after - around.wrong(), key=lambda wrong: (wrong.table, wrong.record_id, wrong.problem.message))
    _write(ways, names)
    then = Names()
    _demand(partial(wrong.named, then) for wrong in found)


def _write(ways: Iterable[_Way], names: Names) -> None:
    """Write them in an order that the keys of the file allow: what is refused now is tried again after the others."""
    left = sorted(ways, key=_turn)
    while left:
        refused = [way for _what, alike in groupby(left, key=_what_to_write) for way in _refused(list(alike))]
        if len(refused) == len(left):
            _demand(_stuck(way, names) for way in refused)
        left = refused


def _turn(way: _Way) -> tuple[int, int, int]:
    """First what goes, children first; then what comes back, parents first; then what changes."""
    place, record_id = _ORDER[way.change.table], way.change.record_id
    if way.then is None:
        return 0, -place, -record_id
    return (1 if way.now is None else 2), place, record_id


def _what_to_write(way: _Way) -> tuple[str, str, Values]:
    """The table, what is done, and the values that change: what is the same for many is written at once."""
    if way.then is None:
        return way.change.table, "goes", {}
    if way.now is None:
        return way.change.table, "comes", {}
    now = way.now
    return way.change.table, "changes", {column: value for column, value in way.then.items() if value != now[column]}


def _refused(alike: list[_Way]) -> list[_Way]:
    """Write records of which the same is to be written; gives back those that the keys of the file refuse as yet."""
    name, what, values = _what_to_write(alike[0])
    table, ids = BY_NAME[name], [way.change.record_id for way in alike]
    try:
        with database.atomic():  # all of them or none
            if what == "goes":
                _many.delete(table, ids)
            elif what == "comes":
                _many.insert(table, [{"id": way.change.record_id, **(way.then or {})} for way in alike])
            else:
                _many.update(table, ids, **values)
    except IntegrityError:
        return alike if len(alike) == 1 else [one for way in alike for one in _refused([way])]
    return []


def _stuck(way: _Way, names: Names) -> Late:
    if way.then is None:
        return _about(_("{record} cannot be taken away: something newer rests on it."), way.change, names)
    text = _("{record} cannot come back: what it belongs to is gone, or something else has its place.")
    return _about(text, way.change, names)


def _problems_of_prefixes(ways: Iterable[_Way]) -> Iterator[Problem]:
    """Numbers that were given out keep their prefix."""
    for way in ways:
        if way.change.table == "round" and way.now is not None and way.then is not None:
            same = way.now["number_prefix"] == way.then["number_prefix"]
            if not same and certificates.issued_in(way.change.record_id):
                yield Problem("number_prefix", _("Numbers with the old prefix have been given out; it stays."))
