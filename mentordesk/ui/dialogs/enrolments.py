"""Dialogs about what people are in a round: enrol them, and move them from status to status."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.actions import enrolments as actions
from mentordesk.domain.enrolments import MOST_PLACES, NEXT, EnrolmentStatus, MentorType, Role
from mentordesk.i18n import _, ngettext
from mentordesk.queries import enrolments as queries
from mentordesk.queries import people
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import ChoiceField, DateField, Field, IntegerField, MultiChoiceField, TextField
from mentordesk.ui.session import Session

AT_FIRST = (EnrolmentStatus.APPLIED, EnrolmentStatus.INTERVIEWED, EnrolmentStatus.ACCEPTED, EnrolmentStatus.WAITING)
"""The statuses with which somebody comes into a round."""


def round_fields(*, role_needed: bool = True) -> list[Field]:
    """The fields that say what somebody is in a round; `values_of_round` reads them."""
    title = _("In this round")
    return [
        ChoiceField(key="role", label=_("&Role"), section="" if role_needed else title, required=role_needed,
                    choices=[(role, role.label) for role in Role],
                    empty=_("Choose") if role_needed else _("Not enrolled now")),
        MultiChoiceField(key="types", label=_("T&ype of mentor"), choices=[(kind, kind.label) for kind in MentorType],
                         help=_("What a mentor offers, or a mentee needs.")),
        ChoiceField(key="status", label=_("&Status"), choices=[(status, status.label) for status in AT_FIRST]),
        DateField(key="on", label=_("Si&nce"), required=True),
        IntegerField(key="capacity", label=_("Mentees at &once"), minimum=1, maximum=MOST_PLACES,
                     help=_("For mentors; a mentee has one mentor at a time.")),
        TextField(key="wish", label=_("&Wish"), max_length=2000),
    ]  # fmt: skip


def round_values(session: Session) -> dict[str, Any]:
    """What the fields of `round_fields` start with."""
    return {"role": None, "types": (), "status": EnrolmentStatus.APPLIED, "on": session.today, "capacity": 1, "wish": ""}


def enrolment_of(given: dict[str, Any]) -> dict[str, Any]:
    """The values of `round_fields` as `enrolments.enrol` takes them."""
    keys = ("role", "types", "status", "on", "wish")
    return {key: given[key] for key in keys} | {"capacity": given["capacity"] or 1}


def enrol(session: Session, parent: QWidget, person_ids: Sequence[int]) -> None:
    """Ask what these people are to be in the round looked at, and enrol them as one step."""
    current = session.round
    if current is None or not person_ids:
        return

    def perform(given: dict[str, Any]) -> None:
        label = ngettext("Enrol {name} in {round}", "Enrol {count} people in {round}", len(person_ids)).format(
            name=people.get(person_ids[0]).name, count=len(person_ids), round=current.title
        )
        session.perform(label, actions.enrol_many, person_ids, round_id=current.id, **enrolment_of(given))

    title = ngettext("Enrol {name}", "Enrol {count} people", len(person_ids))
    FormDialog(
        title.format(name=people.get(person_ids[0]).name, count=len(person_ids)),
        round_fields(),
        verb=_("Enrol"),
        perform=perform,
        values=round_values(session),
        text=_("In {round}. The date is the day from which the status counts.").format(round=current.title),
        today=lambda: session.today,
        parent=parent,
    ).ask()


def change_status(session: Session, parent: QWidget, enrolment_ids: Sequence[int]) -> None:
    """Ask for a status, its day and its reason, and move one or several enrolments there as one step."""
    if not enrolment_ids:
        return
    known = [queries.get(enrolment_id) for enrolment_id in enrolment_ids]
    name, count = queries.name(enrolment_ids[0]), len(enrolment_ids)

    def perform(given: dict[str, Any]) -> None:
        label = ngettext("Change status for {name}", "Change status for {count} people", count)
        session.perform(
            label.format(name=name, count=count),
            actions.set_status_of_many,
            enrolment_ids,
            given["status"],
            on=given["on"],
            reason=given["reason"],
        )

    offered = [status for status in EnrolmentStatus if any(status in NEXT[one.status] - {one.status} for one in known)]
    text = _("Now: {status} since {day}.").format(status=known[0].status.label, day=known[0].status_on.isoformat())
    FormDialog(
        ngettext("Change status for {name}", "Change status for {count} people", count).format(name=name, count=count),
        _status_fields(offered),
        verb=_("Change status"),
        perform=perform,
        values={"status": None, "on": session.today, "reason": ""},
        text=text if count == 1 else _("Whoever has the status already stays as they are."),
        today=lambda: session.today,
        parent=parent,
    ).ask()


def _status_fields(offered: Sequence[EnrolmentStatus]) -> list[Field]:
    return [
        ChoiceField(key="status", label=_("New &status"), required=True, empty=_("Choose"),
                    choices=[(status, status.label) for status in offered]),
        DateField(key="on", label=_("Si&nce"), required=True),
        TextField(key="reason", label=_("&Reason"), max_length=2000,
                  help=_("Needed for declined, withdrawn, paused and left early.")),
    ]  # fmt: skip
