"""Dialogs that change several people at once: the unit they belong to, and what they have in own fields."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.actions import own_fields as own_actions
from mentordesk.actions import people as actions
from mentordesk.actions.together import change_all
from mentordesk.domain.own_fields import FieldWithOptions, OwnFieldKind
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _, ngettext
from mentordesk.queries import many, units
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import ChoiceField, Field, MultiChoiceField
from mentordesk.ui.forms.own_fields import form_field
from mentordesk.ui.panes.several import Done, told
from mentordesk.ui.session import Session


def set_unit(session: Session, parent: QWidget, person_ids: Sequence[int]) -> Done | None:
    """Ask for a unit and put these people into it, but nobody with a protected identity; None when it was given up."""

    def perform(given: dict[str, Any]) -> Done:
        unit_id = given["unit_id"]
        known = many.people(person_ids)
        refused = many.refused_unit(known) if unit_id is not None else []
        left_out = {one.id for one in refused}
        changing = [one.id for one in known if one.id not in left_out]
        if not changing:
            raise RuleBroken.at("unit_id", told(refused))
        name = next((unit.name for unit in units.listing() if unit.id == unit_id), "")
        into = ngettext("Put {count} person into {unit}", "Put {count} people into {unit}", len(changing))
        out = ngettext("Take {count} person out of the unit", "Take {count} people out of their units", len(changing))
        label = (into if unit_id is not None else out).format(count=len(changing), unit=name)
        session.perform(label, actions.set_unit_of_many, changing, unit_id)
        return Done(len(changing), refused)

    count = len(person_ids)
    field = ChoiceField(
        key="unit_id", label=_("&Unit"), empty=_("None"), choices=[(unit.id, unit.name) for unit in units.listing()]
    )
    done: Done | None = FormDialog(
        ngettext("Unit of {count} person", "Unit of {count} people", count).format(count=count),
        [field],
        verb=_("Change the unit"),
        perform=perform,
        values={"unit_id": None},
        text=_("Units are made in Settings. A protected identity has none."),
        today=lambda: session.today,
        guide="people",
        parent=parent,
    ).ask()
    return done


def fill_in(session: Session, parent: QWidget, person_ids: Sequence[int], field: FieldWithOptions) -> bool:
    """Ask what these people are to have in a field of the organisation's own; False when it was given up.

    Of several choices some are given and some taken away, and the others stay as they are.
    """
    several, count = field.kind is OwnFieldKind.CHOICES, len(person_ids)
    label = ngettext("Change {field} for {count} person", "Change {field} for {count} people", count)
    label = label.format(field=field.name, count=count)

    def perform(given: dict[str, Any]) -> bool:
        if not several:
            session.perform(label, own_actions.set_for_many, person_ids, field.id, given[field.key])
            return True
        both = set(given["give"]) & set(given["take"])
        if both:
            names = ", ".join(option.name for option in field.options if option.id in both)
            raise RuleBroken.at("take", _("Either give or take away: {names}.").format(names=names))
        changes = {f"give {each}": partial(own_actions.add_option_for_many, person_ids, each) for each in given["give"]}
        changes |= {f"take {each}": partial(own_actions.remove_option_for_many, person_ids, each) for each in given["take"]}
        session.perform(label, change_all, changes)
        return True

    asked: list[Field] = [form_field(field)]
    if several:
        options = [(option.id, option.name) for option in field.options]
        asked = [
            MultiChoiceField(key="give", label=_("&Give them"), choices=options),
            MultiChoiceField(key="take", label=_("&Take from them"), choices=options),
        ]
    stay = _("What else they have stays.") if several else _("It replaces what they have. Left empty, it is taken away.")
    done = FormDialog(
        label, asked, verb=_("Change"), perform=perform, text=stay, today=lambda: session.today, guide="people",
        parent=parent,
    ).ask()  # fmt: skip
    return bool(done)
