"""The organisation's own fields in the list of people: as columns, filters and searched words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from mentordesk.domain.sorting import swedish_key
from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.queries import records
from mentordesk.queries.people import PersonRow
from mentordesk.ui.tables.columns import Column, Edit
from mentordesk.ui.widgets.facets import Facet, any_of

if TYPE_CHECKING:
    from mentordesk.domain.own_fields import FieldWithOptions, Value

actions = Later("actions.own_fields")
kinds = Later("domain.own_fields")
own_fields = Later("queries.own_fields")
forms = Later("ui.forms.own_fields")

FEW = 2
"""So many fields are seen in the list at once; the others are chosen by a right click on the headings."""
NOTHING, SOMETHING = "none", "some"
"""The choices of a filter for people who have nothing in the field, and who have."""
_TEXT = "="
"""What the stored key of a text begins with, so that the text “none” is not the choice of nothing."""
_WIDTHS = {"choices": 180, "choice": 150, "text": 150}
"""By the key of the kind of field."""


class OwnOfPeople:
    """What people have in the fields there are. Each field is asked for when it is first seen, searched or filtered."""

    def __init__(self) -> None:
        self.fields: Sequence[FieldWithOptions] = []
        self._values: dict[int, dict[int, Value]] = {}
        self._words: dict[int, dict[Value, str]] = {}
        self._searched: dict[int, list[str]] | None = None

    def refresh(self) -> bool:
        """Forget what is known; True when the fields themselves are others than before."""
        # what fields take is loaded when there are any: most files have none, and each start waits for this
        before, self.fields = self.fields, own_fields.listing() if records.has_rows("own_field") else []
        self._values.clear()
        self._words.clear()
        self._searched = None
        return before != self.fields

    def refill(self, rows: Iterable[PersonRow]) -> None:
        """Ask again what a few people have."""
        for row in rows:
            mine = {} if row.protected else own_fields.of_person(row.person_id)
            for field_id, known in self._values.items():
                known.pop(row.person_id, None)
                if mine.get(field_id) not in (None, "", ()):
                    known[row.person_id] = mine[field_id]
            if self._searched is not None:
                self._searched[row.person_id] = [self.words(field, row) for field in self._told()]

    def value(self, field: FieldWithOptions, row: PersonRow) -> Value:
        """What somebody has in a field; None where there is nothing, or nothing that may be shown."""
        return self._of_everybody(field).get(row.person_id)

    def words(self, field: FieldWithOptions, row: PersonRow) -> str:
        """The same as it is shown."""
        value = self.value(field, row)
        return "" if value is None else self._in_words(field, value)

    def searched(self, row: PersonRow) -> Sequence[str]:
        """The words a search looks through: yes and no are not among them, of which everybody has some."""
        if self._searched is None:
            self._searched = {}
            for field in self._told():
                for person_id, value in self._of_everybody(field).items():
                    self._searched.setdefault(person_id, []).append(self._in_words(field, value))
        return self._searched.get(row.person_id, ())

    def _told(self) -> list[FieldWithOptions]:
        return [field for field in self.fields if field.kind is not kinds.OwnFieldKind.YES_NO]

    def _of_everybody(self, field: FieldWithOptions) -> dict[int, Value]:
        known = self._values.get(field.id)
        if known is None:
            known = self._values[field.id] = own_fields.of_everybody(field)
        return known

    def _in_words(self, field: FieldWithOptions, value: Value) -> str:
        if isinstance(value, str):
            return value
        known = self._words.setdefault(field.id, {})
        words = known.get(value)
        if words is None:
            words = known[value] = field.words(value)
        return words

    # -- columns ----------------------------------------------------------------------------------------------

    def columns(self) -> list[Column]:
        """A column for each field; the first few are seen at once."""
        return [self._column(field, hidden=place >= FEW) for place, field in enumerate(self.fields)]

    def _column(self, field: FieldWithOptions, *, hidden: bool) -> Column:
        return Column(
            field.key,
            field.name,
            partial(self.words, field),
            sort=self._sort(field),
            width=_WIDTHS.get(field.kind, 110),
            kind="date" if field.kind is kinds.OwnFieldKind.DATE else "text",
            second=field.kind is kinds.OwnFieldKind.DATE,
            hidden=hidden,
            editing=partial(self._edit, field),
        )

    def _sort(self, field: FieldWithOptions) -> Callable[[PersonRow], Any] | None:
        """Dates by day, choices in the order of their list, everything else as words."""
        if field.kind is kinds.OwnFieldKind.DATE:
            return partial(self.value, field)
        if field.kind is kinds.OwnFieldKind.CHOICE:
            places: dict[Value, int] = {option.id: place for place, option in enumerate(field.options)}
            return lambda row: places.get(self.value(field, row))
        return None

    def _edit(self, field: FieldWithOptions) -> Edit:
        empty: Value = (
            "" if field.kind is kinds.OwnFieldKind.TEXT else () if field.kind is kinds.OwnFieldKind.CHOICES else None
        )

        def now(row: PersonRow) -> Value:
            value = self.value(field, row)
            return empty if value is None else value

        def change(row: PersonRow, new: Value) -> Callable[[], object]:
            return partial(actions.set_value, row.person_id, field.id, new)

        return Edit(field=forms.form_field(field), value=now, change=change, locked=_locked)

    # -- filters ----------------------------------------------------------------------------------------------

    def facets(self) -> list[Facet]:
        """A filter for each field; they wait under More."""
        return [
            Facet(key=field.key, title=field.name, choices=partial(_choices, field), keeps=self._keeps(field),
                  always=False, titled=True)
            for field in self.fields
        ]  # fmt: skip

    def _keeps(self, field: FieldWithOptions) -> Callable[[Collection[str]], Callable[[Any], bool]]:
        return any_of(lambda row: _keys(self.value(field, row)))


def _keys(value: Value) -> tuple[str, ...]:
    """The stored keys of the choices of a filter that a value answers to."""
    if value is None or value in ("", ()):
        return (NOTHING,)
    if isinstance(value, tuple):
        return tuple(map(str, value))
    if isinstance(value, str):
        return (_TEXT + value,)
    return (str(int(value)) if isinstance(value, int) else SOMETHING,)


def _choices(field: FieldWithOptions) -> list[tuple[str, str]]:
    match field.kind:
        case kinds.OwnFieldKind.YES_NO:
            return [("1", _("Yes")), ("0", _("No")), (NOTHING, _("Not stated"))]
        case kinds.OwnFieldKind.DATE:
            return [(SOMETHING, _("Filled in")), (NOTHING, _("Not filled in"))]
        case kinds.OwnFieldKind.TEXT:
            known = sorted(own_fields.texts(field.id), key=swedish_key)
            return [*((_TEXT + text, text) for text in known), (NOTHING, _("Not filled in"))]
    return [*((str(option.id), option.name) for option in field.options), (NOTHING, _("Nothing chosen"))]


def _locked(row: PersonRow) -> str:
    return _("Protected identity: this is not shown here, and not changed either.") if row.protected else ""
