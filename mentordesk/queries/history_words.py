"""Tells what a step of the history changed in words a person understands: fields, names and labels, no keys and no ids."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from mentordesk.domain import texts
from mentordesk.domain.choices import Choice
from mentordesk.domain.field_names import RECORDS
from mentordesk.domain.history import HIDDEN, ChangeKind, can_restore_value
from mentordesk.domain.meetings import minutes_text
from mentordesk.domain.own_fields import OwnFieldKind
from mentordesk.domain.people import shown_name
from mentordesk.i18n import _
from mentordesk.queries import history
from mentordesk.queries.history import Noted, Records

NOTHING = "–"
"""Stands for a value that is not there."""
MOST_RECORDS = 200
"""So many changed records of a step are told one by one; of more there is the count."""
LONGEST = 300
"""Longer texts are cut in words; restoring gives them back whole."""

OWNERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("person_language", "own_value", "enrolment"), ("person_id",)),
    **dict.fromkeys(history.OF_ENROLMENT, ("enrolment_id",)),
    **dict.fromkeys(("pause", "goal", "check_in", "meeting"), ("pairing_id",)),
    "pairing": ("mentor_id", "mentee_id"),
    "round_text": ("round_id",),
    **dict.fromkeys(("not_same", "merged"), ("person_id",)),
    "note": ("person_id", "pairing_id", "round_id"),
}
"""The columns that say whose a record is; of a note only one is filled in."""
DETAIL = {
    "person_language": "language",
    "own_value": "own_field_id",
    "enrolment": "round_id",
    "attendance": "activity_id",
    "agreement": "kind",
    "outcome": "point",
    "meeting": "on",
    "check_in": "due_on",
    "note": "on",
    "not_same": "other_id",
    "merged": "former_id",
    "round_text": "key",
    "certificate": "number",
}
"""The column that tells a record from others of the same owner."""
NAMED_BY = {
    **dict.fromkeys(("organisation", "signatory", "unit", "own_field", "own_option", "saved_filter"), "name"),
    "activity": "title",
    "certificate": "number",
}
"""The column that is the name of a record, where it has one of its own."""
REFERS_TO = {
    "person_id": "person",
    "other_id": "person",
    "former_id": "person",
    "unit_id": "unit",
    "round_id": "round",
    "enrolment_id": "enrolment",
    "mentor_id": "enrolment",
    "mentee_id": "enrolment",
    "pairing_id": "pairing",
    "follows_id": "pairing",
    "activity_id": "activity",
    "signatory_one_id": "signatory",
    "signatory_two_id": "signatory",
    "own_field_id": "own_field",
    "own_option_id": "own_option",
    "replaces_id": "certificate",
}
"""Which table a column of ids leads to."""
DURATIONS = frozenset({"minutes", "meeting_minutes", "allowance_minutes"})
"""Columns of minutes, told as people say them."""
UNTOLD = {"saved_filter": frozenset({"criteria"}), "certificate": frozenset({"logo", "signature_one", "signature_two"})}
"""Columns whose values say nothing to a person: only that they changed is told."""
OF_ITS_MAKING = {
    "saved_filter": frozenset({"criteria", "place"}),
    **dict.fromkeys(("own_field", "own_option"), frozenset({"place"})),
}
"""Columns that every such record has: they are told of when they change, and not when the record comes or goes."""


class ValueTold(NamedTuple):
    """One changed value in words. `column` is its key for restoring, when `restorable`."""

    column: str
    name: str
    old: str
    new: str
    text: str
    restorable: bool


class RecordTold(NamedTuple):
    """One changed record in words: what became of it, which it is, and its values."""

    change_id: int
    kind: ChangeKind
    title: str
    values: tuple[ValueTold, ...]


class StepTold(NamedTuple):
    """What a line changed: the records told, how many others changed too, and whether it can be asked to be restored."""

    records: tuple[RecordTold, ...]
    others: int
    restorable: bool


def step(history_id: int, about: Records | None = None) -> StepTold:
    """What a line of the history changed, all of it or only in the records of one person or pair."""
    names = Names()
    noted = history.noted(history_id, about, limit=MOST_RECORDS)
    others = history.count_noted(history_id) - len(noted)
    told = [(change.table, names.told(change)) for change in noted]
    left = [(table, one) for table, one in told if one.values or one.kind is not ChangeKind.UPDATED]
    searches = all(table == "saved_filter" for table, _one in left)  # they change in steps of their own
    shown = _unnamed([one for _table, one in left], history.unnamed_searches if searches else history.unnamed)
    return StepTold(shown, others, history.can_be_restored(history_id))


def _unnamed(told: list[RecordTold], unnamed: Callable[[Iterable[str]], list[str]]) -> tuple[RecordTold, ...]:
    """The same with the code name wherever the name of a protected identity was written into a text."""
    said = iter(unnamed(text for one in told for text in (one.title, *(t for v in one.values for t in v[1:5]))))
    return tuple(
        one._replace(
            title=next(said),
            values=tuple(
                value._replace(name=next(said), old=next(said), new=next(said), text=next(said)) for value in one.values
            ),
        )
        for one in told
    )


class Names:
    """What records are called, each looked up once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], dict[str, Any] | None] = {}

    def told(self, change: Noted) -> RecordTold:
        """A changed record in words."""
        values = [
            self._value(change, column)
            for column in RECORDS[change.table].fields
            if (column in change.old or column in change.new) and self._is_told(change, column)
        ]
        return RecordTold(change.id, change.kind, self.title(change), tuple(value for value in values if value is not None))

    def title(self, change: Noted) -> str:
        """Which record it is: Meeting · 2027-03-09 · Åsa Öberg – Ali Omar."""
        row = self._row_of(change)
        if change.table == "not_same" and self.is_protected(row["person_id"], row["other_id"]):
            return _(RECORDS[change.table].record)  # they look alike: the one name would tell the other
        detail = DETAIL.get(change.table)
        parts = [
            _(RECORDS[change.table].record),
            self.words(change.table, detail, row.get(detail)) if detail else "",
            self._subject(change, row),
        ]
        return " · ".join(filter(None, parts))

    def field(self, table: str, column: str) -> str:
        """What a field is called."""
        return _(RECORDS[table].fields[column])

    def words(self, table: str, column: str, value: Any) -> str:
        """A bare value as a person reads it; "" for nothing."""
        if value is None or value == "":
            return ""
        if column in REFERS_TO:
            return self.name(REFERS_TO[column], value)
        if (table, column) == ("round_text", "key"):
            with suppress(KeyError):
                return _(texts.known(value).label)
            return str(value)
        if column in DURATIONS:
            return minutes_text(value)
        with suppress(ValueError):  # of an older file, whose choice there is no more
            value = history.BY_NAME[table]._meta.columns[column].python_value(value)
        return _plain(value)

    def name(self, table: str, record_id: int) -> str:
        """What a record is called; of a protected identity the code name."""
        row = self._row(table, record_id)
        if row is None:
            return _("no longer in the file")
        if table == "person":
            return shown_name(row["given_name"], row["family_name"], bool(row["protected"]), row["code_name"])
        if table == "enrolment":
            return self.name("person", row["person_id"])
        if table == "pairing":
            return f"{self.name('enrolment', row['mentor_id'])} – {self.name('enrolment', row['mentee_id'])}"
        if table == "round":
            return f"{row['programme']} {row['name']}".strip()
        return str(row[NAMED_BY[table]])

    def is_protected(self, *person_ids: int) -> bool:
        """Is one of them a protected identity?"""
        return any(row["protected"] for one in person_ids if (row := self._row("person", one)) is not None)

    def _subject(self, change: Noted, row: dict[str, Any]) -> str:
        """Whose the record is, or its own name."""
        table = change.table
        if table in ("person", "pairing", "round"):
            return self.name(table, change.record_id)
        if table in OWNERS:
            return next((self.name(REFERS_TO[owner], row[owner]) for owner in OWNERS[table] if row.get(owner)), "")
        return str(row.get(NAMED_BY[table], ""))

    def _is_told(self, change: Noted, column: str) -> bool:
        """Not what stands in the title, and nothing that leads to a protected identity."""
        table = change.table
        known = (*OWNERS.get(table, ()), DETAIL.get(table), *OF_ITS_MAKING.get(table, ()))
        if change.kind is not ChangeKind.UPDATED and column in known:
            return False
        if table == "person":
            return column not in HIDDEN or not self._row_of(change)["protected"]
        if table == "own_value":
            person = self._row("person", self._row_of(change)["person_id"])
            return not (person and person["protected"])
        return True

    def _value(self, change: Noted, column: str) -> ValueTold | None:
        table, updated = change.table, change.kind is ChangeKind.UPDATED
        name = _(RECORDS[table].fields[column])
        before, after = change.old.get(column), change.new.get(column)
        if isinstance(before, dict) or isinstance(after, dict) or column in UNTOLD.get(table, ()):
            said = _("{field}: changed") if updated else _("{field}: there")
            return ValueTold(column, name, "", "", said.format(field=name), restorable=False) if before or after else None
        old, new = (_short(self._value_words(change, column, value)) for value in (before, after))
        if updated:
            text = _("{field}: {old} → {new}").format(field=name, old=old or NOTHING, new=new or NOTHING)
            return ValueTold(column, name, old, new, text, can_restore_value(table, column, before))
        text = _("{field}: {value}").format(field=name, value=old or new)
        says_something = (old or new) not in ("", _("no"))  # a tick that was never set is no news
        return ValueTold(column, name, old, new, text, restorable=False) if says_something else None

    def _value_words(self, change: Noted, column: str, value: Any) -> str:
        if (change.table, column) == ("own_value", "text") and value:
            field = self._row("own_field", self._row_of(change)["own_field_id"])
            if field and field["kind"] == OwnFieldKind.YES_NO:
                return _plain(value == "1")
        return self.words(change.table, column, value)

    def _row_of(self, change: Noted) -> dict[str, Any]:
        """The record as it is, or as it was when it was removed."""
        return self._row(change.table, change.record_id) or {**change.old, **change.new}

    def _row(self, table: str, record_id: int) -> dict[str, Any] | None:
        key = table, record_id
        if key not in self._known:
            self._known[key] = history.last_row(table, record_id)
        return self._known[key]


def _plain(value: Any) -> str:
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return ", ".join(_plain(one) for one in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
