"""The dialog that takes a pasted table of people in: what its columns are, who comes of it, and who is there already."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.actions import intake as actions
from mentordesk.desk import StoredFileError
from mentordesk.domain.enrolments import Role
from mentordesk.domain.intake import Candidate, candidates, understood
from mentordesk.domain.people import doubtful_email
from mentordesk.domain.problems import RuleBroken
from mentordesk.exchange import pasted
from mentordesk.i18n import N_, _, ngettext
from mentordesk.later import Later
from mentordesk.queries import intake as queries
from mentordesk.queries.intake import Same
from mentordesk.ui import helping, theme
from mentordesk.ui.dialogs.enrolments import AT_FIRST, round_values
from mentordesk.ui.dialogs.intake_columns import ColumnsPane
from mentordesk.ui.forms.fields import ChoiceField, DateField
from mentordesk.ui.forms.form import Form
from mentordesk.ui.session import Session
from mentordesk.ui.tables import clipboard
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.widgets.buttons import primary_button, secondary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import EmptyState, MessageBar

phones = Later("phones")

_TOLD = 4
"""So many problems are told when nothing could be added."""


class Line(NamedTuple):
    """A line of the table as it is shown: who comes of it, whom it is like, and whether it is to be added."""

    one: Candidate
    same: Same | None
    taken: bool

    @property
    def id(self) -> int:
        """The number of the line, under the name every record has."""
        return self.one.id


def copied() -> list[list[str]]:
    """The table on the clipboard; nothing where there is no text."""
    mime = QGuiApplication.clipboard().mimeData()
    text = mime.text() if mime is not None else ""
    return table_of(text, mime.html() if mime is not None and mime.hasHtml() else "")


def table_of(text: str, html: str = "") -> list[list[str]]:
    """The table that a text is, as Excel, a browser or a letter gives it."""
    return pasted.table(clipboard.read(text), text, html) if text.strip() else []


class TakeIn(QDialog):
    """Shows what becomes of a table before anything is written. `made` are the ids of those who were added.

    Who is probably in the file already is left out, unless the line is ticked. What does not fit is told for each line.
    """

    def __init__(self, session: Session, parent: QWidget | None, rows: list[list[str]], role: Role | None = None) -> None:
        super().__init__(parent)
        self._session, self._known = session, queries.Known()
        self._rows: list[list[str]] = []
        self.made: list[int] = []
        self.setWindowTitle(_("Take in people"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        helping.offer(self, "people")
        self.columns = ColumnsPane()
        self.model = ListModel(_columns(), search=lambda line: (line.one.record.name,), parent=self)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(_("People to be added"))
        paste = (_("Paste"), self.paste)
        why = _("Select the rows in your spreadsheet, with their headings if it has any, copy them, and paste them here.")
        self.table.set_empty(EmptyState("clipboard-paste", _("No people have been copied"), why, second=paste))
        self.message, self.summary, self.units = MessageBar(), label("", "strong", wrap=True), label("", "second", wrap=True)
        self.form = self._round_form(role)
        self.cancel_button = secondary_button(_("Cancel"), on_click=self.reject)
        self.add_button = primary_button("", on_click=self.add)
        self._lay_out()
        self._connect()
        self.show_rows(rows)

    # -- building ---------------------------------------------------------------------------------------------

    def _round_form(self, role: Role | None) -> Form | None:
        if self._session.round is None:
            return None
        form = Form(
            [
                ChoiceField(key="role", label=N_("&Role of those without one"), empty=N_("Not enrolled now"),
                            choices=[(each, each.text) for each in Role]),
                ChoiceField(key="status", label=N_("&Status"), choices=[(status, status.text) for status in AT_FIRST]),
                DateField(key="on", label=N_("Si&nce"), required=True, span=self._session.round_so_far),
            ],
            columns=3, today=lambda: self._session.today,
        )  # fmt: skip
        values = round_values(self._session)
        form.set_values({key: values[key] for key in ("role", "status", "on")} | ({"role": role} if role else {}))
        return form

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(20)
        self.columns.setFixedWidth(theme.current().px(250))
        both.addWidget(self.columns)
        both.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Take in people"), "section"))
        hint = _("Say what each column is. Space adds the chosen lines or leaves them out.")
        column.addWidget(label(hint, "second", wrap=True))
        column.addWidget(self.message)
        column.addLayout(both, 1)
        column.addWidget(self.units)
        if self.form is not None:
            column.addWidget(self.form)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.summary, 1)
        for button in (self.cancel_button, self.add_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)
        room = self.screen().availableSize()
        self.resize(min(1180, room.width() - 40), min(680, room.height() - 80))

    def _connect(self) -> None:
        self.columns.changed.connect(self._fill)
        self.table.clicked.connect(self._on_clicked)
        self.table.record_activated.connect(lambda _line: self.turn())
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self.turn)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self).activated.connect(self.paste)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.add)

    # -- showing ----------------------------------------------------------------------------------------------

    def paste(self) -> None:
        """Take the table on the clipboard in place of this one."""
        if rows := copied():
            self.show_rows(rows)

    def show_rows(self, rows: list[list[str]]) -> None:
        """Show what becomes of a table."""
        self._rows = rows
        self.columns.show_table(rows, understood(rows))
        self.columns.setVisible(bool(rows))
        if self.form is not None:
            self.form.setVisible(bool(rows))
        self._fill()
        if self.model.rowCount():
            self.table.select_row(0)
            self.table.setFocus()

    def _fill(self) -> None:
        people = candidates(self._rows, self.columns.understood())
        same = self._known.same(people)
        self.model.set_records([Line(one, same.get(one.id), not one.problem and one.id not in same) for one in people])
        self._sum_up()

    def lines(self) -> list[Line]:
        """Every line, in its order."""
        return list(self.model.all_records())

    def _sum_up(self) -> None:
        lines = self.lines()
        taken = [line for line in lines if line.taken]
        problems = sum(bool(line.one.problem) for line in lines)
        there = sum(line.same is not None and not line.taken for line in lines)
        not_fitting = sum(bool(line.one.left_out) for line in taken)
        parts = (
            (len(taken), ngettext("{count} person is added", "{count} people are added", len(taken))),
            (there, ngettext("{count} is probably there already", "{count} are probably there already", there)),
            (problems, ngettext("{count} cannot be added", "{count} cannot be added", problems)),
            (not_fitting, ngettext("of {count} something is left out", "of {count} something is left out", not_fitting)),
        )
        self.summary.setText(" · ".join(words.format(count=count) for count, words in parts if count))
        verb = ngettext("Add {count} person", "Add {count} people", len(taken)).format(count=len(taken))
        self.add_button.setText(verb if taken else _("Take in people"))
        self.add_button.setEnabled(bool(taken))
        units = queries.new_units([line.one for line in taken])
        made = ngettext("{count} unit is new and made: {names}.", "{count} units are new and made: {names}.", len(units))
        self.units.setText(made.format(count=len(units), names=", ".join(units)))
        self.units.setVisible(bool(units))

    # -- doing ------------------------------------------------------------------------------------------------

    def turn(self) -> None:
        """Add the chosen lines, or leave them out where all of them are to be added."""
        chosen = [line for line in self.table.selected_records() if not line.one.problem]
        on = not all(line.taken for line in chosen)
        self.model.change_records([line._replace(taken=on) for line in chosen])
        self._sum_up()

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.model.columns[index.column()].key == "taken":
            self.table.select_row(index.row())
            self.turn()

    def add(self) -> None:
        """Add them all as one step, or say why not."""
        taken = [line.one for line in self.lines() if line.taken]
        given = self._given()
        if not taken or given is None:
            return
        words = ngettext("Add {count} person", "Add {count} people", len(taken)).format(count=len(taken))
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.made = self._session.perform(words, actions.take_in, taken, **given)
        except RuleBroken as broken:
            self._say([problem.message for problem in broken.problems])
        except StoredFileError as error:
            self._say([str(error)])
        else:
            self.accept()
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _given(self) -> dict[str, Any] | None:
        """What they are to be in the round; None where that cannot be read, which is said at its field."""
        if self.form is None:
            return {}
        problems = {**self.form.missing(), **self.form.unreadable()}
        self.form.clear_problems()
        self.form.show_problems(problems.items())
        return None if problems else {"round_id": self._session.round_id, **self.form.values()}

    def _say(self, problems: Sequence[str]) -> None:
        self.message.show_message("\n".join(problems[:_TOLD]), "bad")


def _columns() -> list[Column]:
    """A line of the table, as a person."""
    return [
        Column("taken", N_("Take in"), lambda line: "✓" if line.taken else "", sort=lambda line: not line.taken, width=72,
               align="center"),
        Column("line", N_("Line"), lambda line: str(line.id), sort=lambda line: line.id, width=52, kind="number",
               second=True),
        Column("name", N_("Name"), lambda line: line.one.record.name, width=160, strong=True),
        Column("state", N_("State"), _state, width=170, kind="pill", tone=_tone),
        Column("like", N_("Like"), _like, width=230, second=True, tooltip=_like),
        Column("left_out", N_("Left out"), lambda line: " ".join(line.one.left_out), width=200, second=True,
               tooltip=lambda line: "\n".join(line.one.left_out)),
        Column("role", N_("Role"), lambda line: line.one.role.label if line.one.role else "", width=84),
        Column("email", N_("E-mail"), lambda line: line.one.record.email, width=180,
               doubt=lambda line: doubtful_email(line.one.record.email)),
        Column("phone", N_("Phone"), lambda line: line.one.record.phone, width=120,
               doubt=lambda line: phones.doubt(line.one.record.phone)),
        Column("unit", N_("Unit"), lambda line: line.one.unit, width=120),
    ]  # fmt: skip


def _state(line: Line) -> str:
    if line.one.problem:
        return line.one.problem
    if line.same is None:
        return _("New")
    if line.same.line is not None:
        return _("As line {number}").format(number=line.same.line)
    return _("Probably in the bin") if line.same.binned else _("Probably there already")


def _tone(line: Line) -> str:
    if line.one.problem:
        return "bad"
    return "ok" if line.same is None else "warn"


def _like(line: Line) -> str:
    """Who it probably is, and why."""
    if line.same is None:
        return ""
    why = line.same.by.label
    return _("{name}: {why}").format(name=line.same.name, why=why) if line.same.name else why


def take_in(session: Session, parent: QWidget, rows: Iterable[Sequence[str]], role: Role | None = None) -> list[int]:
    """Show what becomes of a table, and take it in; the ids of those who were added."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # among fifty thousand people it takes a second
    try:
        dialog = TakeIn(session, parent, [list(row) for row in rows], role)
    finally:
        QGuiApplication.restoreOverrideCursor()
    dialog.exec()
    dialog.deleteLater()
    return dialog.made
