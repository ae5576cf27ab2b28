"""How the cells of the list of people are changed in place: what is asked, which action writes it, and for whom not."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from mentordesk.domain.enrolments import MOST_PLACES, NEEDS_REASON, EnrolmentStatus, MentorType, Role
from mentordesk.domain.people import EARLIEST_YEAR, LATEST_YEAR, Gender, divided_name, doubtful_email
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import N_, _
from mentordesk.later import Later
from mentordesk.queries import people, units
from mentordesk.queries.people import PersonRow
from mentordesk.ui.forms.fields import ChoiceField, Field, IntegerField, MultiChoiceField, PhoneField, TextField
from mentordesk.ui.tables.columns import Edit

actions = Later("actions.people")
enrolment_actions = Later("actions.enrolments")

_TEXTS = ("given_name", "family_name", "name_native", "phone", "email", "street", "postcode", "city", "district",
          "workplace", "occupation")  # fmt: skip
"""Columns of the list that are texts of the person."""


def edits(today: Callable[[], date], types: Mapping[MentorType, str]) -> dict[str, Edit]:
    """How each column is changed that can be, by the key of the column.

    A new status counts from `today`; `types` are the words for the types in the list.
    """
    return {
        "name": Edit(field=_asked("name"), value=lambda row: row.name, change=_rename, locked=_hidden),
        **{key: _text(key) for key in _TEXTS},
        "gender": _of_person("gender", ChoiceField(key="gender", label="", choices=[(each, each.text) for each in Gender]),
                             value=lambda row: Gender(row.gender), locked=lambda _row: ""),
        "birth_year": _of_person("birth_year", IntegerField(key="birth_year", label="", minimum=EARLIEST_YEAR,
                                                            maximum=LATEST_YEAR), value=lambda row: row.birth_year),
        "unit": _unit(),
        **_of_enrolment(today, types),
    }  # fmt: skip


def _asked(key: str) -> Field:
    """One line; what was entered before is offered again where that helps."""
    if key == "phone":
        return PhoneField(key=key, label="")
    if key == "email":
        return TextField(key=key, label="", hint=doubtful_email)
    return TextField(key=key, label="", completions=partial(people.completions, key) if key in people.COMPLETED else None)


def _text(key: str) -> Edit:
    return _of_person(key, _asked(key), value=lambda row: getattr(row, key))


def _of_person(
    column: str, field: Field, *, value: Callable[[PersonRow], Any], locked: Callable[[PersonRow], str] | None = None
) -> Edit:
    """A plain field of the person; hidden, and so locked, where the identity is protected, unless said otherwise."""

    def change(row: PersonRow, new: Any) -> Callable[[], object]:
        return partial(actions.update, row.person_id, **{column: new})

    return Edit(field=field, value=value, change=change, locked=locked or _hidden)


def _rename(row: PersonRow, name: str) -> Callable[[], object]:
    given, family = divided_name(name, row.given_name, row.family_name)
    return partial(actions.update, row.person_id, given_name=given, family_name=family)


def _unit() -> Edit:
    def known() -> list[tuple[str, str]]:
        return [(unit.name, unit.name) for unit in units.listing()]

    def change(row: PersonRow, name: str | None) -> Callable[[], object]:
        unit_id = next((unit.id for unit in units.listing() if unit.name == name), None)
        return partial(actions.update, row.person_id, unit_id=unit_id)

    field = ChoiceField(key="unit", label="", choices=known, empty=N_("None"))
    return Edit(field=field, value=lambda row: row.unit or None, change=change, locked=_hidden)


def _of_enrolment(today: Callable[[], date], types: Mapping[MentorType, str]) -> dict[str, Edit]:
    def kinds(row: PersonRow) -> tuple[MentorType, ...]:
        return tuple(MentorType(key) for key in row.types.split(",") if key)

    def set_role(row: PersonRow, role: Role) -> Callable[[], object]:
        return partial(enrolment_actions.change_role, row.enrolment_id, role)

    def set_types(row: PersonRow, chosen: tuple[MentorType, ...]) -> Callable[[], object]:
        return partial(enrolment_actions.update, row.enrolment_id, types=chosen)

    def set_status(row: PersonRow, status: EnrolmentStatus) -> Callable[[], object]:
        return partial(_move, row.enrolment_id or 0, status, today())

    def set_capacity(row: PersonRow, capacity: int) -> Callable[[], object]:
        return partial(enrolment_actions.update, row.enrolment_id, capacity=capacity)

    offered = MultiChoiceField(key="type", label="", choices=list(types.items()))
    statuses = ChoiceField(key="status", label="", choices=[(status, status.text) for status in EnrolmentStatus])
    places = IntegerField(key="capacity", label="", minimum=1, maximum=MOST_PLACES, required=True)
    roles = ChoiceField(key="role", label="", choices=[(role, role.text) for role in Role])
    return {
        "role": Edit(field=roles, value=lambda row: Role(row.role) if row.role else None, change=set_role,
                     locked=_outside),
        "type": Edit(field=offered, value=kinds, change=set_types, locked=_outside),
        "status": Edit(field=statuses, value=lambda row: EnrolmentStatus(row.status) if row.status else None,
                       change=set_status, locked=_outside),
        "capacity": Edit(field=places, value=lambda row: row.capacity, change=set_capacity, locked=_no_mentor),
    }  # fmt: skip


def _move(enrolment_id: int, status: EnrolmentStatus, on: date) -> None:
    if status in NEEDS_REASON:
        text = _("“{status}” needs a reason: choose “Change status…” instead.")
        raise RuleBroken.at("status", text.format(status=status.label))
    enrolment_actions.set_status(enrolment_id, status, on=on)


def _hidden(row: PersonRow) -> str:
    return _("Protected identity: this is not shown here, and not changed either.") if row.protected else ""


def _outside(row: PersonRow) -> str:
    return "" if row.enrolment_id is not None else _("Not in this round.")


def _no_mentor(row: PersonRow) -> str:
    return _outside(row) or ("" if row.role == Role.MENTOR else _("A mentee has one mentor at a time."))
