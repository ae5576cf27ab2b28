"""Dialogs that change several people at once: the unit they belong to."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.actions import people as actions
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _, ngettext
from mentordesk.queries import many, units
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import ChoiceField
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
        parent=parent,
    ).ask()
    return done
