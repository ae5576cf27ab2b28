"""Tells, when a file is opened, what was typed in it and never finished, and goes on with it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.domain.months import Month
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _, ngettext
from mentordesk.later import Later
from mentordesk.queries import activities, certificates, enrolments, meetings, notes, pairings, people, programmes
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.drafts import Kept
from mentordesk.ui.widgets.messages import MessageBar
from mentordesk.ui.workspace import Workspace

activity_dialogs = Later("ui.dialogs.activities")
certificate_dialogs = Later("ui.dialogs.certificates")
enrolment_dialogs = Later("ui.dialogs.enrolments")
own_field_dialogs = Later("ui.dialogs.own_fields")
signatory_dialogs = Later("ui.dialogs.signatories")

NAMED = 2
"""So many unfinished things are named; of more there is the count."""

Open = Callable[[Workspace, list[int]], object]
"""Opens the form of a draft again; it gets the ids that its key ends with."""


# -- how each form is opened again ------------------------------------------------------------------------------------


def _person(tab: str) -> Open:
    def go(workspace: Workspace, ids: list[int]) -> None:
        people.get(ids[0])  # says in words when the person is gone
        workspace.show_page("people", ids[0])
        page: Any = workspace.page("people")
        page.pane.show_tab(tab)
        page.open_pane()

    return go


def _enrolment(tab: str) -> Open:
    def go(workspace: Workspace, ids: list[int]) -> None:
        enrolment = enrolments.get(ids[0])
        workspace.session.look_at(enrolment.round_id)
        _person(tab)(workspace, [enrolment.person_id])

    return go


def _note_of_person(workspace: Workspace, ids: list[int]) -> None:
    _person("notes")(workspace, ids)
    page: Any = workspace.page("people")
    page.pane.notes.edit(notes.get(ids[1]))


def _pair(tab: str, do: Callable[[Any, list[int]], object]) -> Open:
    """Show a pair and its tab, then do something with the page."""

    def go(workspace: Workspace, ids: list[int]) -> None:
        workspace.session.look_at(pairings.get(ids[0]).round_id)
        workspace.show_page("pairs", ids[0])
        page: Any = workspace.page("pairs")
        page.pane.tabs.show_tab(tab)
        do(page, ids)

    return go


def _command_of_pair(name: str) -> Open:
    """One of the commands of the page of pairs, with the pair as it stands in the list."""
    return _pair("story", lambda page, ids: getattr(page.commands, name)(pairings.row(ids[0], page.session.as_of)))


def _goal(page: Any, ids: list[int]) -> None:
    page.pane.follow_up.edit_goal(next(goal for goal in pairings.goals(ids[0]) if goal.id == ids[1]))


def _call(page: Any, ids: list[int]) -> None:
    page.pane.follow_up.edit_call(next(call for call in pairings.check_ins(ids[0]) if call.id == ids[1]))


def _in_round(page_key: str, do: Callable[[Any], object]) -> Open:
    """Look at a round on a page, then do something with the page."""

    def go(workspace: Workspace, ids: list[int]) -> None:
        workspace.session.look_at(ids[0])
        workspace.show_page(page_key)
        do(workspace.page(page_key))

    return go


def _new_person(workspace: Workspace, _ids: list[int]) -> None:
    workspace.show_page("people")
    page: Any = workspace.page("people")
    page.commands.add()


def _enrol(workspace: Workspace, ids: list[int]) -> None:
    workspace.session.look_at(ids[0])
    enrolment_dialogs.enrol(workspace.session, workspace, ids[1:])


def _status(workspace: Workspace, ids: list[int]) -> None:
    workspace.session.look_at(enrolments.get(ids[0]).round_id)
    enrolment_dialogs.change_status(workspace.session, workspace, ids)


def _copy_round(workspace: Workspace, ids: list[int]) -> None:
    workspace.session.look_at(ids[0])
    workspace.command.emit("round.copy")


def _activity(workspace: Workspace, ids: list[int]) -> None:
    workspace.session.look_at(activities.get(ids[0]).round_id)
    workspace.show_page("activities", ids[0])
    activity_dialogs.edit(workspace.session, ids[0], workspace)


def _meeting(*, details: bool) -> Open:
    def go(workspace: Workspace, ids: list[int]) -> None:
        meeting = meetings.get(ids[0])
        workspace.session.look_at(pairings.get(meeting.pairing_id).round_id)
        workspace.show_page("meetings", (meeting.pairing_id, Month.of(meeting.on)))
        page: Any = workspace.page("meetings")
        if details:
            page.open_details()

    return go


def _exception(workspace: Workspace, ids: list[int]) -> None:
    enrolment_id = ids[0]
    workspace.session.look_at(enrolments.get(enrolment_id).round_id)
    certificate_dialogs.decide_exception(workspace.session, workspace, enrolment_id, enrolments.name(enrolment_id))


def _of_register(name: str) -> Open:
    """A dialog about a line of the register."""

    def go(workspace: Workspace, ids: list[int]) -> None:
        round_id = certificates.get(ids[0]).round_id
        workspace.session.look_at(round_id)
        line = next(row for row in certificates.register(round_id) if row.id == ids[0])
        getattr(certificate_dialogs, name)(workspace.session, workspace, line)

    return go


def _signatory(workspace: Workspace, ids: list[int]) -> None:
    known = programmes.signatory(ids[0])
    signatory_dialogs.edit(workspace.session, workspace.tools, known, workspace.window())


def _settings(section: str, do: Callable[[Any, list[int]], object] = lambda _card, _ids: None) -> Open:
    def go(workspace: Workspace, ids: list[int]) -> None:
        workspace.show_page("settings", section)
        page: Any = workspace.page("settings")
        do(page.sections[section], ids)

    return go


def _settings_of_round(section: str) -> Open:
    def go(workspace: Workspace, ids: list[int]) -> None:
        workspace.session.look_at(programmes.get(ids[0]).id)
        _settings(section)(workspace, [])

    return go


OPEN: dict[str, Open] = {
    "person.new": _new_person,
    "person.details": _person("details"),
    "person.protected": _person("details"),
    "person.own": _person("details"),
    "person.note": _person("notes"),
    "person.note.edit": _note_of_person,
    "person.enrol": _enrol,
    "enrolment.details": _enrolment("round"),
    "enrolment.result": _enrolment("result"),
    "enrolment.status": _status,
    "round.new": lambda workspace, _ids: workspace.command.emit("round.new"),
    "round.copy": _copy_round,
    "round.rules": _settings_of_round("round"),
    "organisation": _settings("organisation"),
    "pairing.new": _in_round("pairs", lambda page: page.commands.pair_two()),
    "pairing.replace": _command_of_pair("replace"),
    "pairing.pause": _command_of_pair("pause"),
    "pairing.end": _command_of_pair("end"),
    "goal.new": _pair("follow-up", lambda page, _ids: page.pane.follow_up.add_goal()),
    "goal.edit": _pair("follow-up", _goal),
    "call.new": _pair("follow-up", lambda page, _ids: page.pane.follow_up.add_call()),
    "call.edit": _pair("follow-up", _call),
    "pairing.note": _pair("notes", lambda page, _ids: page.pane.notes.add()),
    "pairing.note.edit": _pair("notes", lambda page, ids: page.pane.notes.edit(notes.get(ids[1]))),
    "meeting.details": _meeting(details=True),
    "meeting.strip": _meeting(details=False),
    "activity.new": _in_round("activities", lambda page: page.new_record()),
    "activity.edit": _activity,
    "certificate.exception": _exception,
    "certificate.correct": _of_register("correct"),
    "certificate.void": _of_register("void"),
    "signatory.new": _settings("signatories", lambda card, _ids: card.add_one()),
    "signatory.edit": _signatory,
    "unit.new": _settings("units", lambda card, _ids: card.add_one()),
    "unit.edit": _settings("units", lambda card, ids: card.edit(ids[0])),
    "own_field.new": lambda workspace, _ids: own_field_dialogs.add(workspace.session, workspace),
}
"""How each form is opened again, by the name under which it keeps its draft."""


def go_on(workspace: Workspace, kept: Kept) -> None:
    """Open the form of a draft. Raises RuleBroken when what it is about is gone."""
    form, *ids = kept.key.split(":")
    OPEN[form](workspace, [int(each) for each in ids if each.isdigit()])


# -- the bar ----------------------------------------------------------------------------------------------------------


class UnfinishedBar(MessageBar):
    """Names what is unfinished; its button goes on with the latest, and then the others are named."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._gone_on: set[str] = set()
        workspace.session.changed.connect(self._on_changed)

    def _on_changed(self, tables: frozenset[str]) -> None:
        """Who is protected or erased by now is named no more."""
        if "person" in tables and self.isVisible():
            self.refill()

    def refill(self) -> None:
        """Name what is unfinished now; nothing to name, nothing to see."""
        session = self._workspace.session
        known = (kept for kept in drafts.kept_in(session) if kept.key.split(":")[0] in OPEN)
        left = [kept for kept in known if kept.key not in self._gone_on]
        if not left:
            self.clear()
            return
        names = [f"{kept.title} ({kept.when(session.today)})" for kept in left[:NAMED]]
        if (more := len(left) - NAMED) > 0:
            names.append(ngettext("{count} more", "{count} more", more).format(count=more))
        text = _("You did not finish: {what}.").format(what=", ".join(names))
        self.show_message(text, "info", _("Continue"), lambda: self._go_on(left[0]))

    def _go_on(self, kept: Kept) -> None:
        self._gone_on.add(kept.key)
        try:
            go_on(self._workspace, kept)
        except (RuleBroken, LookupError, StopIteration):
            self._workspace.session.desk.keep_draft(kept.key, "")
            text = _("What this was about is no longer in the file: {what}.").format(what=kept.title)
            self.show_message(text, "warn")
            return
        self.refill()


def offer(workspace: Workspace) -> None:
    """Show a bar above the pages when something was not finished."""
    bar = workspace.findChild(UnfinishedBar) or UnfinishedBar(workspace)
    if bar.parent() is None:
        workspace.put_above(bar)
    bar.refill()
