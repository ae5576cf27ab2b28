"""Dialogs that set up a round: new, or like the one before."""

from collections.abc import Callable, Collection
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk import i18n
from mentordesk.actions import programmes as actions
from mentordesk.domain.programmes import Round, number_prefix_of
from mentordesk.i18n import N_, _
from mentordesk.queries import earlier
from mentordesk.queries import programmes as queries
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import DateField, DurationField, Field, IntegerField, TextField
from mentordesk.ui.session import Session


def _fields() -> list[Field]:
    return [
        TextField(key="programme", label=N_("&Programme"), required=True, placeholder=_("Such as Bostadsmentor"),
                  completions=lambda: sorted({each.programme for each in queries.rounds()})),
        TextField(key="name", label=N_("&Round"), placeholder=_("Such as 2027")),
        TextField(key="owner", label=N_("Programme &owner"), placeholder=_("Such as the municipality"),
                  completions=partial(earlier.organisations, "owner")),
        TextField(key="host", label=N_("&Host organisation"), placeholder=_("Where the mentors work"),
                  completions=partial(earlier.organisations, "host")),
        DateField(key="starts_on", label=N_("&Starts"), required=True, section=N_("Dates")),
        DateField(key="ends_on", label=N_("&Ends"), required=True),
        DateField(key="meetings_from", label=N_("Pairs meet &from"), required=True,
                  help=N_("The first month in which pairs are expected to meet.")),
        DateField(key="meetings_to", label=N_("Pairs meet &until"), required=True),
        IntegerField(key="places", label=N_("P&laces"), maximum=10_000, section=N_("Places, time and numbers")),
        DurationField(key="allowance_minutes", label=N_("Paid time a &month and pair"),
                     help=N_("0 when mentoring is not paid working time.")),
        TextField(key="number_prefix", label=N_("Certificate &numbers begin with"), placeholder=N_("For example A-2027"),
                  help=N_("Left empty it is made from the name of the programme and the year.")),
    ]  # fmt: skip


def _suggestion(today: date, taken: Collection[str]) -> dict[str, Any]:
    """The usual dates in the first year that no round of the programme is named after."""
    year = today.year if today.month < 9 else today.year + 1
    while str(year) in taken:
        year += 1
    return {
        "name": str(year),
        "starts_on": date(year, 1, 15),
        "ends_on": date(year, 10, 31),
        "meetings_from": date(year, 2, 1),
        "meetings_to": date(year, 9, 30),
        "allowance_minutes": 60,
        "places": 0,
    }


def _languages(last: Round | None) -> dict[str, str]:
    """The languages of the new round's paper: those of the round before, or that of the window where it is the first."""
    if last is None or last.sample:
        return {"language": i18n.language()}
    return {"language": last.language, "cert_language": last.cert_language}


def add(session: Session, parent: QWidget) -> int | None:
    """Ask for a new round and make it; returns its id, or None. The rest of its rules stand in Settings."""
    last = session.round
    taken = {each.name for each in queries.rounds() if last is not None and each.programme == last.programme}
    values = _suggestion(session.today, taken)
    if last is not None:
        values |= {"programme": last.programme, "owner": last.owner, "host": last.host}

    def perform(given: dict[str, Any]) -> int:
        label = _("New round {round}").format(round=f"{given['programme']} {given['name']}".strip())
        filled: dict[str, Any] = {key: given[key] or 0 for key in ("places", "allowance_minutes")}
        filled |= _languages(last)
        if not given["number_prefix"]:  # without one no certificate can be issued, which would be found out in autumn
            prefixes = {each.number_prefix for each in queries.rounds()}
            filled["number_prefix"] = number_prefix_of(given["programme"], given["starts_on"].year, prefixes)
        return session.perform(label, actions.add_round, **{**given, **filled})

    text = _("Everything can be changed later in Settings; the other rules start with the usual values.")
    draft = drafts.at(session, "round.new")
    return _run(session, parent, _("New round"), _fields(), perform, values, _("Make the round"), text, draft)


def copy(session: Session, parent: QWidget) -> int | None:
    """Ask for a name and copy the round looked at: rules, texts and activities a year later, no people."""
    source = session.round
    if source is None:
        return None
    fields: list[Field] = [
        TextField(key="name", label=N_("&Name of the new round"), required=True),
        IntegerField(key="years", label=N_("&Years later"), minimum=0, maximum=10),
    ]
    name = str(int(source.name) + 1) if source.name.isdigit() else ""

    def perform(given: dict[str, Any]) -> int:
        label = _("Copy {round} to {name}").format(round=source.title, name=given["name"])
        years = given["years"] or 0
        return session.perform(label, actions.copy_round, source.id, name=given["name"], years=years)

    text = _("Rules, texts and activities come along, so many years later; people do not.")
    draft, values = drafts.at(session, "round.copy", source.id), {"name": name, "years": 1}
    return _run(session, parent, _("Copy this round"), fields, perform, values, _("Copy"), text, draft)


def _run(
    session: Session,
    parent: QWidget,
    title: str,
    fields: list[Field],
    perform: Callable[[dict[str, Any]], int],
    values: dict[str, Any],
    verb: str,
    text: str,
    draft: drafts.Place,
) -> int | None:
    columns = 2 if len(fields) > 4 else 1
    made: int | None = FormDialog(
        title, fields, verb=verb, perform=perform, values=values, text=text, columns=columns,
        today=lambda: session.today, draft=draft, guide="settings", parent=parent,
    ).ask()  # fmt: skip
    if made is not None:
        session.look_at(made)
    return made
