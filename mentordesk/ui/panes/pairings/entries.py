"""What the co-ordinator keeps about a pair: goals and check-ins, and notes. Each is a short list with an add button."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.actions import follow_ups
from mentordesk.actions import notes as note_actions
from mentordesk.domain.follow_ups import CheckIn, Goal, GoalReached
from mentordesk.domain.notes import Note
from mentordesk.i18n import N_, _
from mentordesk.queries import notes, pairings
from mentordesk.queries.pairings import PairRow
from mentordesk.ui import only_reading
from mentordesk.ui.forms import drafts
from mentordesk.ui.forms.dialog import FormDialog
from mentordesk.ui.forms.fields import ChoiceField, DateField, Field, MultilineField
from mentordesk.ui.panes.autosave import attempt
from mentordesk.ui.session import Session
from mentordesk.ui.widgets.buttons import icon_button, secondary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar


class Line(NamedTuple):
    """One entry of a list: what it says, more about it, and what can be done. `done` None: it has no tick."""

    text: str
    about: str
    edit: Callable[[], object]
    remove: Callable[[], object]
    done: bool | None = None
    tick: Callable[[bool], object] | None = None


class Entries(QWidget):
    """A heading with an add button, and the lines below it."""

    def __init__(self, session: Session, title: str, empty: str, add_text: str, add: Callable[[], object]) -> None:
        super().__init__()
        self._session, self._empty = session, empty
        self.add_button = secondary_button(add_text, "plus", add)
        only_reading.lock(session, self.add_button)
        head = QHBoxLayout()
        head.addWidget(label(title, "section"), 1)
        head.addWidget(self.add_button)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._lines)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these entries instead of the former."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in lines:
            self._lines.addWidget(shown := _EntryLine(line))
            only_reading.lock(self._session, *shown.findChildren(QAbstractButton))
        if not lines:
            self._lines.addWidget(label(self._empty, "second", wrap=True))


class _EntryLine(QWidget):
    def __init__(self, line: Line) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        if line.done is not None:
            box = QCheckBox()
            box.setChecked(line.done)
            box.setAccessibleName(line.text)
            if line.tick is not None:
                box.clicked.connect(line.tick)
            row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(label(line.text, wrap=True, selectable=True))
        told.addWidget(label(line.about, "caption", wrap=True))
        row.addLayout(told, 1)
        for icon, text, run in (("pencil", _("Change: {text}"), line.edit), ("trash-2", _("Remove: {text}"), line.remove)):
            row.addWidget(icon_button(icon, text.format(text=line.text[:60]), run), 0, Qt.AlignmentFlag.AlignTop)


class FollowUpTab(QWidget):
    """The goals of a pair, and the calls of the co-ordinator with it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row: PairRow | None = None
        what = _("What the mentee wants to reach, in a few words.")
        self.goals = Entries(session, _("Goals"), what, _("Add a goal"), self.add_goal)
        self.message = MessageBar()
        self.calls = Entries(
            session, _("Check-ins"), _("When to call and ask how it goes."), _("Plan a call"), self.add_call
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(24)
        column.addWidget(self.message)
        column.addWidget(self.goals)
        column.addWidget(self.calls)
        column.addStretch(1)

    def show_pair(self, row: PairRow) -> None:
        """Show what is kept about a pair."""
        if self._row is None or self._row.id != row.id:
            self.message.clear()
        self._row = row
        self.goals.show_lines([self._goal(goal) for goal in pairings.goals(row.id)])
        self.calls.show_lines([self._call(call) for call in pairings.check_ins(row.id)])

    def _goal(self, goal: Goal) -> Line:
        about = [goal.reached.label if goal.reached else _("Set on {day}").format(day=goal.set_on.isoformat())]
        about += [_("by {day}").format(day=goal.due_on.isoformat())] if goal.due_on else []
        return Line(
            goal.text, " · ".join(about),
            lambda: self.edit_goal(goal),
            lambda: self._do(_("Remove a goal of {pair}"), follow_ups.remove_goal, goal.id),
            done=goal.reached is GoalReached.YES,
            tick=lambda on: self._do(_("Goal of {pair} reached") if on else _("Goal of {pair} open again"),
                                     follow_ups.judge_goal, goal.id, reached=GoalReached.YES if on else None),
        )  # fmt: skip

    def _call(self, call: CheckIn) -> Line:
        when = _("Done {day}").format(day=call.done_on.isoformat()) if call.done_on else _("To be called")
        late = call.done_on is None and call.due_on <= self._session.today
        return Line(
            _("{day}: {note}").format(day=call.due_on.isoformat(), note=call.note) if call.note else call.due_on.isoformat(),
            _("Due now") if late else when,
            lambda: self.edit_call(call),
            lambda: self._do(_("Remove a call with {pair}"), follow_ups.remove_check_in, call.id),
            done=call.done_on is not None,
            tick=lambda on: self._do(_("Called {pair}") if on else _("Not yet called {pair}"), follow_ups.do_check_in,
                                     call.id, done_on=self._session.today if on else None),
        )  # fmt: skip

    def add_goal(self) -> None:
        """Ask for a goal."""

        def perform(row: PairRow, given: dict[str, Any]) -> None:
            words = _("Set a goal for {pair}").format(pair=row.pair)
            self._session.perform(words, follow_ups.add_goal, row.id, set_on=self._session.today, **given)

        self._ask(_("Goal for {pair}"), _goal_fields(self._session)[:2], {}, _("Add goal"), perform, "goal.new")

    def edit_goal(self, goal: Goal) -> None:
        """Change a goal, or say how far it was reached."""
        values = {"text": goal.text, "due_on": goal.due_on, "reached": goal.reached}

        def change(given: dict[str, Any]) -> None:
            follow_ups.update_goal(goal.id, text=given["text"], due_on=given["due_on"])
            follow_ups.judge_goal(goal.id, reached=given["reached"])

        def perform(row: PairRow, given: dict[str, Any]) -> None:
            self._session.perform(_("Change a goal of {pair}").format(pair=row.pair), change, given)

        self._ask(_("Goal for {pair}"), _goal_fields(self._session), values, _("Keep"), perform, "goal.edit", goal.id)

    def add_call(self) -> None:
        """Ask when to call."""
        values = {"due_on": self._session.today}

        def perform(row: PairRow, given: dict[str, Any]) -> None:
            words = _("Plan a call with {pair}").format(pair=row.pair)
            self._session.perform(words, follow_ups.plan_check_in, row.id, due_on=given["due_on"], note=given["note"])

        self._ask(_("Call with {pair}"), _call_fields(self._session, done=False), values, _("Plan"), perform, "call.new")

    def edit_call(self, call: CheckIn) -> None:
        """Say what came up, or move it."""

        def change(given: dict[str, Any]) -> None:
            follow_ups.postpone_check_in(call.id, due_on=given["due_on"])
            follow_ups.do_check_in(call.id, done_on=given["done_on"], note=given["note"])

        def perform(row: PairRow, given: dict[str, Any]) -> None:
            self._session.perform(_("Change a call with {pair}").format(pair=row.pair), change, given)

        values = {"due_on": call.due_on, "done_on": call.done_on, "note": call.note}
        fields = _call_fields(self._session, done=True)
        self._ask(_("Call with {pair}"), fields, values, _("Keep"), perform, "call.edit", call.id)

    def _do(self, text: str, action: Callable[..., object], *args: Any, **kwargs: Any) -> None:
        row = self._row
        if row is not None:
            words = text.format(pair=row.pair)
            attempt(self.message, lambda: self._session.perform(words, action, *args, **kwargs))
            self.show_pair(row)  # a tick that was refused goes back

    def _ask(
        self,
        title: str,
        fields: Sequence[Field],
        values: dict[str, Any],
        verb: str,
        perform: Callable[[PairRow, dict[str, Any]], object],
        form: str,
        *ids: int,
    ) -> None:
        if self._row is not None:
            draft = drafts.at(self._session, form, self._row.id, *ids)
            ask(self._session, self, title, self._row, fields, values, verb, perform, draft)


class PairNotesTab(QWidget):
    """The dated notes about a pair, the newest first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row: PairRow | None = None
        self.message = MessageBar()
        self.notes = Entries(session, _("Notes"), _("What is good to remember about the pair."), _("Add a note"), self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(self.message)
        column.addWidget(self.notes)
        column.addStretch(1)

    def show_pair(self, row: PairRow) -> None:
        """Show the notes about a pair."""
        if self._row is None or self._row.id != row.id:
            self.message.clear()
        self._row = row
        self.notes.show_lines([self._line(note) for note in notes.of(pairing_id=row.id)])

    def _line(self, note: Note) -> Line:
        return Line(note.text, note.on.isoformat(), lambda: self.edit(note), lambda: self.remove(note))

    def add(self) -> None:
        """Ask for a note."""

        def perform(row: PairRow, given: dict[str, Any]) -> None:
            words = _("Note about {pair}").format(pair=row.pair)
            self._session.perform(words, note_actions.add, pairing_id=row.id, **given)

        self._ask({"on": self._session.today}, _("Add note"), perform, "pairing.note")

    def edit(self, note: Note) -> None:
        """Correct a note."""

        def perform(row: PairRow, given: dict[str, Any]) -> None:
            words = _("Change a note about {pair}").format(pair=row.pair)
            self._session.perform(words, note_actions.update, note.id, **given)

        self._ask({"on": note.on, "text": note.text}, _("Keep"), perform, "pairing.note.edit", note.id)

    def remove(self, note: Note) -> None:
        """Take a note away; undo brings it back."""
        if self._row is not None:
            text = _("Remove a note about {pair}").format(pair=self._row.pair)
            attempt(self.message, lambda: self._session.perform(text, note_actions.remove, note.id))

    def _ask(
        self,
        values: dict[str, Any],
        verb: str,
        perform: Callable[[PairRow, dict[str, Any]], object],
        form: str,
        *ids: int,
    ) -> None:
        fields: list[Field] = [
            MultilineField(key="text", label=N_("&Note"), lines=5, required=True),
            DateField(key="on", label=N_("&Date"), required=True, span=self._session.round_so_far),
        ]
        if self._row is not None:
            draft = drafts.at(self._session, form, self._row.id, *ids)
            ask(self._session, self, _("Note about {pair}"), self._row, fields, values, verb, perform, draft)


def ask(
    session: Session,
    parent: QWidget,
    title: str,
    row: PairRow,
    fields: Sequence[Field],
    values: dict[str, Any],
    verb: str,
    perform: Callable[[PairRow, dict[str, Any]], object],
    draft: drafts.Place,
) -> None:
    """A small form about a pair."""
    FormDialog(
        title.format(pair=row.pair), fields, verb=verb, values=values, perform=lambda given: perform(row, given),
        today=lambda: session.today, draft=draft, guide="pairs", parent=parent,
    ).ask()  # fmt: skip


def _goal_fields(session: Session) -> list[Field]:
    return [
        MultilineField(key="text", label=N_("&Goal"), lines=3, required=True),
        DateField(key="due_on", label=N_("To be reached &by"), span=session.round_span),
        ChoiceField(key="reached", label=N_("&Reached"), empty=N_("Not judged yet"),
                    choices=[(reached, reached.text) for reached in GoalReached]),
    ]  # fmt: skip


def _call_fields(session: Session, *, done: bool) -> list[Field]:
    fields: list[Field] = [
        DateField(key="due_on", label=N_("&Due on"), required=True, week=True, span=session.round_span),
        MultilineField(key="note", label=N_("&Note"), lines=3),
    ]
    return [*fields, DateField(key="done_on", label=N_("D&one on"), span=session.round_span)] if done else fields
