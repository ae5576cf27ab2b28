"""Dialogs about what people are in a round: enrol them, and move them from status to status."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.actions import enrolments as actions
from mentordesk.domain.enrolments import MOST_PLACES, NEEDS_REASON, NEXT, EnrolmentStatus, MentorType, Role
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _, ngettext
from mentordesk.queries import earlier, enrolments, many, people
from mentordesk.queries.many import Refusal
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import ChoiceField, DateField, Field, IntegerField, MultiChoiceField, TextField
from mentordesk.ui.panes.several import told
from mentordesk.ui.session import Session

AT_FIRST = (EnrolmentStatus.APPLIED, EnrolmentStatus.INTERVIEWED, EnrolmentStatus.ACCEPTED, EnrolmentStatus.WAITING)
"""The statuses with which somebody comes into a round."""


def round_fields(session: Session, *, role_needed: bool = True) -> list[Field]:
    """The fields that say what somebody is in a round; `values_of_round` reads them."""
    title = _("In this round")
    return [
        ChoiceField(key="role", label=_("&Role"), section="" if role_needed else title, required=role_needed,
                    choices=[(role, role.label) for role in Role],
                    empty=_("Choose") if role_needed else _("Not enrolled now")),
        MultiChoiceField(key="types", label=_("T&ype of mentor"), choices=[(kind, kind.label) for kind in MentorType],
                         help=_("What a mentor offers, or a mentee needs.")),
        ChoiceField(key="status", label=_("&Status"), choices=[(status, status.label) for status in AT_FIRST]),
        DateField(key="on", label=_("Si&nce"), required=True, span=session.round_so_far),
        IntegerField(key="capacity", label=_("Mentees at &once"), minimum=1, maximum=MOST_PLACES,
                     help=_("For mentors; a mentee has one mentor at a time.")),
        TextField(key="wish", label=_("&Wish"), max_length=2000),
    ]  # fmt: skip


def round_values(session: Session) -> dict[str, Any]:
    """What the fields of `round_fields` start with; the role is that of whoever came last, for people come in rows."""
    role = enrolments.latest_role(session.round_id) if session.round_id is not None else None
    return {"role": role, "types": (), "status": EnrolmentStatus.APPLIED, "on": session.today, "capacity": 1, "wish": ""}


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
        round_fields(session),
        verb=_("Enrol"),
        perform=perform,
        values=round_values(session),
        text=_("In {round}. The date is the day from which the status counts.").format(round=current.title),
        today=lambda: session.today,
        draft=drafts.at(session, "person.enrol", current.id, *person_ids),
        guide="people",
        parent=parent,
    ).ask()


@dataclass(frozen=True, slots=True)
class Moved:
    """What a change of status came to: how many moved, and who was left as they are, and why."""

    status: EnrolmentStatus
    count: int
    refused: list[Refusal]


class StatusDialog(FormDialog):
    """Asks for a status, its day and its reason; of several it says beforehand who is left out.

    `result_value` is what came of it.
    """

    def __init__(self, session: Session, parent: QWidget, enrolment_ids: Sequence[int]) -> None:
        self._session, self._ids = session, list(enrolment_ids)
        self._known = many.enrolments(self._ids)
        one, count = self._known[0], len(self._ids)
        following = set[EnrolmentStatus]().union(*(NEXT[each.status] - {each.status} for each in self._known))
        now = _("Now: {status} since {day}.").format(status=one.status.label, day=one.status_on.isoformat())
        same = _("Whoever has the status already, or may not have it, stays as they are.")
        title = ngettext("Change status for {name}", "Change status for {count} people", count)
        super().__init__(
            title.format(name=many.names([one.id])[one.id], count=count),
            _status_fields(session, [status for status in EnrolmentStatus if status in following]),
            verb=_("Change status"),
            perform=self._change,
            values={"status": None, "on": session.today, "reason": ""},
            text=now if count == 1 else same,
            today=lambda: session.today,
            draft=drafts.at(session, "enrolment.status", *self._ids),
            guide="people",
            parent=parent,
        )
        self.form.field_committed.connect(lambda _key, _value: self._foretell())

    def _foretell(self) -> None:
        """Of several, name those who will stay as they are; the reason is asked for when it comes to it."""
        given = self.form.values()
        if len(self._ids) == 1 or given.get("status") is None or given.get("on") is None:
            return
        refused = many.refused_status(self._ids, given["status"], on=given["on"], reason="-")
        if refused:
            count = len(refused)
            text = ngettext("{count} person stays as they are:", "{count} people stay as they are:", count)
            self.message.show_message(f"{text.format(count=count)}\n{told(refused)}", tone="warn")
            self._grow()
        else:
            self.message.clear()

    def _change(self, given: dict[str, Any]) -> Moved:
        status, on, reason = given["status"], given["on"], given["reason"]
        moving = [each.id for each in self._known if each.status is not status]
        refused: list[Refusal] = []
        if len(self._ids) > 1:
            if status in NEEDS_REASON and not reason.strip():
                raise RuleBroken.at("reason", _("Give a reason."))
            refused = many.refused_status(moving, status, on=on, reason=reason)
            left_out = {each.id for each in refused}
            moving = [each for each in moving if each not in left_out]
            if not moving:
                raise RuleBroken.at("status", told(refused) or _("Everybody has this status already."))
        label = ngettext("Change status for {name}", "Change status for {count} people", len(moving))
        words = label.format(name=many.names(moving[:1])[moving[0]], count=len(moving))
        self._session.perform(words, actions.set_status_of_many, moving, status, on=on, reason=reason)
        return Moved(status, len(moving), refused)


def change_status(session: Session, parent: QWidget, enrolment_ids: Sequence[int]) -> Moved | None:
    """Move one or several enrolments to a status as one step: whom the rules allow to; None when it was given up."""
    moved: Moved | None = StatusDialog(session, parent, enrolment_ids).ask() if enrolment_ids else None
    return moved


def _status_fields(session: Session, offered: Sequence[EnrolmentStatus]) -> list[Field]:
    return [
        ChoiceField(key="status", label=_("New &status"), required=True, empty=_("Choose"),
                    choices=[(status, status.label) for status in offered]),
        DateField(key="on", label=_("Si&nce"), required=True, span=session.round_so_far),
        TextField(key="reason", label=_("&Reason"), max_length=2000, completions=earlier.status_reasons,
                  help=_("Needed for declined, withdrawn, paused and left early.")),
    ]  # fmt: skip
