"""The dialog that takes a table of people in: what its columns are, what becomes of each line, and what does not fit."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.actions import intake as actions
from mentordesk.actions.intake import Taken
from mentordesk.desk import StoredFileError
from mentordesk.domain import intake as rules
from mentordesk.domain.enrolments import Role
from mentordesk.domain.intake_filling import Kind
from mentordesk.domain.problems import RuleBroken
from mentordesk.i18n import _
from mentordesk.later import Later
from mentordesk.queries import intake as queries
from mentordesk.queries import intake_preview as preview
from mentordesk.queries.intake_preview import Line
from mentordesk.ui import helping, theme
from mentordesk.ui.dialogs import intake_memory, intake_source, intake_table, intake_telling
from mentordesk.ui.dialogs.intake_columns import ColumnsPane
from mentordesk.ui.dialogs.intake_kinds import KindsRow
from mentordesk.ui.dialogs.intake_round import RoundForm
from mentordesk.ui.dialogs.intake_source import Source
from mentordesk.ui.dialogs.intake_state import Looked
from mentordesk.ui.session import Session
from mentordesk.ui.tasks import in_one_go
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import link_button, primary_button, secondary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import EmptyState, MessageBar

exporting, intake_saving = Later("ui.exporting"), Later("ui.dialogs.intake_saving")

_TOLD = 4
"""So many problems are told when nothing could be added."""
_LONG = 2000
"""More lines than these take a second, so that it is shown how far it is."""


class TakeIn(QDialog):
    """Shows what becomes of a table before anything is written. `taken` are those who were added and filled in.

    Who is probably in the file already is left as they are, and what does not fit is left out, unless it is said otherwise
    for all or for a line. Cells are put right in the list.
    """

    def __init__(
        self, session: Session, tools: Tools, parent: QWidget | None, source: Source, role: Role | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tools, self._source = session, tools, source
        self._fields = preview.fields_by_id()
        self._looked = Looked(queries.Known(), session.round_id, session.today)
        self.taken = Taken([], [])
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        helping.offer(self, "taking_in")
        self.title, self.kinds, self.message = label("", "section"), KindsRow(), MessageBar()
        self.columns = ColumnsPane(self._fields.values())
        self._corrections = intake_table.Corrections(self._looked.correct, self._looked.decide, self._refresh)
        self.table = intake_table.make(session, self.message, self._corrections, self)
        self.model = self.table.list_model()
        self.table.set_empty(self._empty_state())
        self.summary, self.lists = label("", "strong", wrap=True), label("", "second", wrap=True)
        hint = _("Say what each column is. Space takes lines in or leaves them out, F2 corrects a cell.")
        self.hint = label(hint, "second", wrap=True)
        self.form = RoundForm(session, role) if session.round is not None else None
        self.template_button = link_button(
            _("Save an empty &template…"), lambda: intake_saving.template(tools.ask, self, self.message, session.today)
        )
        self.rest_button = secondary_button(_("&Save those that do not fit…"), on_click=self.save_rest)
        self.cancel_button = secondary_button(_("Cancel"), on_click=self.reject)
        self.add_button = primary_button("", on_click=self.add)
        self._lay_out()
        self._connect()
        self.show_source(source)

    # -- building ---------------------------------------------------------------------------------------------

    def _empty_state(self) -> EmptyState:
        why = _("Choose a workbook or a text file, or copy the rows in your spreadsheet and paste them here.")
        return EmptyState(
            "upload", _("No table of people yet"), why, action=(_("Choose a file…"), self.choose_file),
            second=(_("Paste"), self.paste),
        )  # fmt: skip

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(20)
        self.columns.setFixedWidth(theme.current().px(250))
        both.addWidget(self.columns)
        both.addLayout(intake_table.with_line_below(self.table, self._looked, self._fields), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for part in (self.title, self.hint, self.message, self.kinds):
            column.addWidget(part)
        column.addLayout(both, 1)
        column.addWidget(self.lists)
        if self.form is not None:
            column.addWidget(self.form)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.template_button)
        row.addWidget(self.summary, 1)
        for button in (self.rest_button, self.cancel_button, self.add_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.template_button.setAutoDefault(False)
        column.addLayout(row)
        room = self.screen().availableSize()
        self.resize(min(1240, room.width() - 40), min(720, room.height() - 60))

    def _connect(self) -> None:
        self.columns.changed.connect(self._fill)
        self.columns.sheet_chosen.connect(self._show_sheet)
        self.kinds.narrowed.connect(self._narrow)
        self.kinds.decided.connect(self._decide_all)
        if self.form is not None:
            self.form.field_committed.connect(lambda _key, _value: self._refresh())
        self.table.clicked.connect(self._on_clicked)
        self.table.record_activated.connect(lambda _line: self.turn())
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self.turn)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.table).activated.connect(self.paste)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.add)

    # -- where it comes from ----------------------------------------------------------------------------------

    def paste(self) -> None:
        """Take the table on the clipboard in place of this one; into the cells of a file that is looked at."""
        if self._source.name and self.table.hand is not None:
            self.table.hand.blocks().paste()
        elif (source := intake_source.copied()).tables:
            self.show_source(source)

    def choose_file(self) -> None:
        """Ask for a file, and show the table in it in place of this one."""
        path = intake_source.ask_for_file(self._tools.ask, self)
        if path is not None:
            intake_source.read_file(path, self, self.show_source, lambda text: self.message.show_message(text, "bad"))

    def show_source(self, source: Source) -> None:
        """Show what becomes of a table: of the first sheet that holds people."""
        self._source = source
        named = _("Take in people from {name}").format(name=source.name) if source.name else _("Take in people")
        self.setWindowTitle(named)
        self.title.setText(named)
        own = list(self._fields.values())
        known = [rules.understood(table.rows[:_LONG], own).names for table in source.tables]
        place = known.index(True) if True in known else 0
        self.columns.offer_sheets([table.name for table in source.tables], place)
        self._show_sheet(place)

    def _show_sheet(self, place: int) -> None:
        self._looked.show(self._source.tables[place].rows if self._source.tables else [])
        rows, there = self._looked.rows, bool(self._looked.rows)
        if self.form is not None and there:
            self.form.expect(self._source.tables[place].name)
        self.message.clear()
        self.columns.show_table(rows, intake_memory.recall(self._tools.settings, rows, self._fields.values()))
        for part in filter(None, (self.hint, self.columns, self.kinds, self.add_button, self.form)):
            part.setVisible(there)
        self.template_button.setVisible(not there)
        self._fill()
        self.kinds.show_all()
        if self.model.rowCount():
            self.table.select_row(0)
            self.table.setFocus()

    # -- showing ----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Read every line anew, as when a column is something else."""
        window, rows = self if self.isVisible() else self.parentWidget() or self, len(self._looked.rows)
        with in_one_go(
            _("Looking at the table"), _("Each line is compared with everybody."), window, long=rows > _LONG
        ) as tick:
            self._looked.read(self.columns.understood(), tick)
        self.table.set_columns(intake_table.columns(self._looked.known.meanings, self._fields, self._corrections))
        self.model.set_records(self._now())
        self._sum_up()

    def _refresh(self) -> None:
        """Show what has become another by a correction or a choice; the lines stay where they are."""
        before = {line.id: line for line in self.lines()}
        with in_one_go("", "", self, long=False):
            self.model.change_records([line for line in self._now() if line != before.get(line.id)], still=True)
            self._sum_up()

    def _now(self) -> list[Line]:
        return self._looked.lines(self.form.role() if self.form is not None else None, self.kinds.value())

    def lines(self) -> list[Line]:
        """Every line, in its order."""
        return list(self.model.all_records())

    def _sum_up(self) -> None:
        lines = self.lines()
        taken = [line for line in lines if line.taken]
        self.kinds.show_counts(preview.counts(lines))
        self.summary.setText(intake_telling.summary(lines))
        self.add_button.setText(intake_telling.verb(taken))
        self.add_button.setEnabled(bool(taken))
        self.rest_button.setVisible(any(line.kind is Kind.WRONG and not line.taken for line in lines))
        self.lists.setText(intake_telling.made(taken, self.form.role() if self.form else None, self._session.round))
        self.lists.setVisible(bool(self.lists.text()))

    # -- doing ------------------------------------------------------------------------------------------------

    def _decide_all(self) -> None:
        """What is done with all who are there; what was said of single lines is forgotten."""
        self._looked.forget([line.id for line in self.lines() if line.same is not None])
        self._refresh()

    def _narrow(self, kind: Kind | None) -> None:
        self.model.set_predicate(None if kind is None else lambda line: line.kind is kind)

    def turn(self) -> None:
        """Take the chosen lines in, or leave them out where all of them are taken in."""
        chosen = [line for line in self.table.selected_records() if not line.one.problem]
        on = not all(line.taken for line in chosen)
        turned = [line.turned() for line in chosen if line.taken is not on]
        for line in turned:
            self._looked.decide(line.id, line.does)
        self.model.change_records(turned, still=True)
        self._sum_up()

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.model.columns[index.column()].key == "taken":
            self.table.select_row(index.row())
            self.turn()

    def add(self, *, backed_up: bool = True) -> None:
        """Take them all in as one step after a backup, or say why not."""
        taken = [line for line in self.lines() if line.taken]
        if not taken or (self.form is not None and not self.form.is_readable()):
            return
        words, filled = intake_telling.verb(taken), preview.into(taken)
        try:
            with in_one_go(_("Taking in people"), words, self, long=len(taken) > _LONG) as tick:
                if backed_up and not self._back_up():
                    return
                self.taken = self._session.perform(
                    words,
                    actions.take_in,
                    [line.one for line in taken],
                    into=filled,
                    place=self.form.place() if self.form is not None else None,
                    tick=tick,
                )
        except RuleBroken as broken:
            self.message.show_message("\n".join(problem.message for problem in broken.problems[:_TOLD]), "bad")
        except StoredFileError as error:
            self.message.show_message(str(error), "bad")
        else:
            intake_memory.remember(self._tools.settings, self._looked.rows, self._looked.known)
            self.accept()

    def _back_up(self) -> bool:
        """A checked copy before a whole file comes in, unless the newest one has all of it; False where that fails."""
        desk = self._session.desk
        backed_up = desk.last_backup is not None and (desk.last_saved is None or desk.last_saved <= desk.last_backup)
        if backed_up or not self._source.name:
            return True
        try:
            desk.back_up_now()
        except StoredFileError as error:
            text = _("No backup could be made, so nothing was taken in. {problem}").format(problem=error)
            self.message.show_message(text, "bad", _("Take in without a backup"), lambda: self.add(backed_up=False))
            return False
        self._session.saved.emit()
        return True

    def reject(self) -> None:
        title, text = _("Leave without taking anybody in?"), _("The cells that you put right here are in no file yet.")
        if not self._looked.was_corrected or self._tools.ask.confirm(self, title, text, _("Leave")):
            super().reject()

    def save_rest(self) -> None:
        """Save the lines that do not fit and stay out, with the reasons, to be put right and taken in again."""
        exporting.save(
            intake_saving.rest(self._looked, self.lines()),
            intake_saving.name_of_rest(self._source.name),
            self._tools.ask,
            self,
            self.message,
        )


def take_in(session: Session, tools: Tools, parent: QWidget, source: Source, role: Role | None = None) -> Taken:
    """Show what becomes of a table, and take it in: who was added, and who was filled in."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # among fifty thousand people it takes a second
    try:
        dialog = TakeIn(session, tools, parent, source, role)
    finally:
        QGuiApplication.restoreOverrideCursor()
    dialog.exec()
    dialog.deleteLater()
    return dialog.taken
