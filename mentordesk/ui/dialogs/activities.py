"""Dialogs about group events: a new one, and what is known about one."""

from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.actions import activities as actions
from mentordesk.domain.activities import USUAL, ActivityKind
from mentordesk.i18n import N_, _
from mentordesk.queries import activities as queries
from mentordesk.queries import earlier
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import BooleanField, ChoiceField, DateField, DurationField, Field, MultilineField, TextField
from mentordesk.ui.session import Session


def _fields(session: Session) -> list[Field]:
    return [
        ChoiceField(key="kind", label=N_("&Kind"), choices=[(kind, kind.label) for kind in ActivityKind]),
        DateField(key="on", label=N_("&Date"), required=True, week=True, span=session.round_span),
        TextField(key="title", label=N_("&Title"), required=True, wide=True, completions=earlier.activity_titles),
        DurationField(key="minutes", label=N_("&Length"), minimum=1, required=True),
        TextField(key="place", label=N_("&Place"), completions=earlier.activity_places),
        BooleanField(key="paid", label=N_("Paid &working time for mentors"), wide=True),
        MultilineField(key="note", label=N_("&Note"), lines=2, wide=True),
    ]


def add(session: Session, parent: QWidget) -> int | None:
    """Ask for a new event; the usual length and pay follow the kind until they are changed. Returns its id."""
    round_id = session.round_id
    if round_id is None:
        return None

    def perform(given: dict[str, Any]) -> int:
        words = _("New activity {activity}").format(activity=given["title"])
        return session.perform(words, actions.add, round_id, **given)

    kind = _usual_next(round_id)
    values = {"kind": kind, "title": kind.label, "on": session.today, **USUAL[kind]._asdict()}
    draft = drafts.at(session, "activity.new", round_id)
    dialog = _dialog(session, parent, _("New activity"), _("Add"), perform, values, draft)
    dialog.form.field_committed.connect(lambda key, value: _follow_kind(dialog, values, key, value))
    made: int | None = dialog.ask()
    return made


def _usual_next(round_id: int) -> ActivityKind:
    """Training comes first in a round; after it come network meetings."""
    trained = any(event.kind is ActivityKind.TRAINING for event in queries.of_round(round_id))
    return ActivityKind.NETWORK if trained else ActivityKind.TRAINING


def edit(session: Session, activity_id: int, parent: QWidget) -> int | None:
    """Change what is known about an event."""
    activity = queries.get(activity_id)

    def perform(given: dict[str, Any]) -> int:
        words = _("Change {activity}").format(activity=activity.title)
        session.perform(words, actions.update, activity_id, **given)
        return activity_id

    values = {field.key: getattr(activity, field.key) for field in _fields(session)}
    draft = drafts.at(session, "activity.edit", activity_id)
    changed: int | None = _dialog(session, parent, activity.title, _("Change"), perform, values, draft).ask()
    return changed


def _dialog(
    session: Session, parent: QWidget, title: str, verb: str, perform: Any, values: dict[str, Any], draft: drafts.Place
) -> FormDialog:
    return FormDialog(
        title, _fields(session), verb=verb, perform=perform, values=values, columns=2, today=lambda: session.today,
        draft=draft, guide="activities", parent=parent,
    )  # fmt: skip


def _follow_kind(dialog: FormDialog, suggested: dict[str, Any], key: str, value: Any) -> None:
    """Another kind brings its usual title, length and pay, but never over what the user wrote."""
    if key != "kind":
        return
    kind = ActivityKind(value)
    fresh = {"title": kind.label, **USUAL[kind]._asdict()}
    written = dialog.form.values()
    dialog.form.set_values({name: new for name, new in fresh.items() if written.get(name) in (suggested[name], "", None)})
    suggested.update(fresh)
