"""Checks the open file and shows in sentences what is wrong or odd in it, with the way to each record."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.desk import Desk, StoredFileError
from mentordesk.domain.soundness import Finding
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import soundness
from mentordesk.ui import exporting, helping, theme
from mentordesk.ui.commands import Desktop
from mentordesk.ui.icons import IconLabel
from mentordesk.ui.session import Session
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.listed import of_table
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import primary_button, secondary_button
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import MessageBar


def found_in(desk: Desk) -> list[Finding]:
    """What is wrong inside the file; where it is whole, what is wrong or odd between its records."""
    try:
        problems = desk.check()
    except StoredFileError as error:
        problems = [error.text]
    return [Finding(problem) for problem in problems] or soundness.findings()


class CheckFile(QDialog):
    """What a check of the file found. `wanted` is the finding to go to, where one was chosen."""

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session, self._tools = session, tools
        self.wanted: Finding | None = None
        self.setWindowTitle(_("Check of the file"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        helping.offer(self, "safety")
        columns = [
            Column("sentence", N_("What was found"), lambda row: row[1].sentence, width=420, stretch=True,
                   tooltip=lambda row: row[1].sentence),
            Column("kind", N_("Kind"), lambda row: _("Wrong") if row[1].wrong else _("Worth a look"), width=140, kind="pill",
                   tone=lambda row: "bad" if row[1].wrong else "warn"),
        ]  # fmt: skip
        self.model = ListModel(columns, record_id=lambda row: row[0], parent=self)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(_("What was found"))
        self.icon, self.sum, self.whole = IconLabel("circle-check", "ok", 20), label("", wrap=True), label("", wrap=True)
        self.message = MessageBar()
        self.export_button = secondary_button(_("&Export…"), "file-spreadsheet", self.export)
        self.close_button = secondary_button(_("Close"), on_click=self.reject)
        self.show_button = primary_button(_("&Show"), on_click=self.go)
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+E"), self, self.export)
        self.table.selection_changed.connect(lambda _chosen: self._on_chosen())
        self.table.record_activated.connect(lambda _row: self.go())
        self._fill()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Check of the file"), "section"))
        head, buttons = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.icon)
        head.addWidget(self.sum, 1)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        column.addWidget(self.message)
        buttons.addWidget(self.export_button)
        buttons.addStretch(1)
        for button in (self.close_button, self.show_button):
            buttons.addWidget(button)
        for button in (self.export_button, self.close_button, self.show_button):
            button.setAutoDefault(False)
        column.addLayout(buttons)

    def _fill(self) -> None:
        found = found_in(self._session.desk)
        self.model.set_records(list(enumerate(found)))
        for part in (self.table, self.whole, self.export_button, self.show_button):
            part.setVisible(bool(found))
        px = theme.current().px
        if not found:
            self.sum.setText(_("The file is sound, and its records agree with each other."))
            self.setFixedWidth(px(460))
            self.close_button.setFocus()
            return
        self.icon.set_icon(*("circle-alert", "bad") if any(one.wrong for one in found) else ("triangle-alert", "warn"))
        self.sum.setText(_summary(found))
        self.resize(px(720), px(440))
        self.table.select_row(0)
        self.table.setFocus()

    def _chosen(self) -> Finding | None:
        row = self.table.current_record()
        return row[1] if row is not None else None

    def _on_chosen(self) -> None:
        chosen = self._chosen()
        self.whole.setText(chosen.sentence if chosen is not None else "")
        self.show_button.setEnabled(chosen is not None and bool(chosen.page))

    def go(self) -> None:
        """Close, and go to the record that the chosen sentence is about."""
        chosen = self._chosen()
        if chosen is not None and chosen.page:
            self.wanted = chosen
            self.accept()

    def export(self) -> None:
        """Write what was found into a file."""
        if self.model.total():
            name = f"{_('Check of the file')} {self._session.today.isoformat()}"
            exporting.save(of_table(_("Check of the file"), self.table), name, self._tools.ask, self, self.message)


def _summary(found: Sequence[Finding]) -> str:
    wrong = sum(one.wrong for one in found)
    said = [ngettext("{count} thing is wrong.", "{count} things are wrong.", wrong).format(count=wrong)] if wrong else []
    if not all(one.page for one in found):
        said += [_("A backup may be whole: open it with “Open…” in the “File” menu.")]
    elif wrong:
        said += [_("Figures may be off until it is put right.")]
    if wrong < len(found):
        said += [_("What is worth a look harms no figure.")]
    return " ".join(said)


def show(window: Desktop) -> None:
    """Check the open file, and go to what is chosen of what was found; nothing without a file."""
    session = window.session
    if session is None:
        return
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        dialog = CheckFile(session, window.tools, window.workspace)
    finally:
        QGuiApplication.restoreOverrideCursor()
    dialog.exec()
    dialog.deleteLater()
    if dialog.wanted is None or session.is_over:
        return
    if dialog.wanted.round_id is not None:
        session.look_at(dialog.wanted.round_id)
    page, target = dialog.wanted.page, dialog.wanted.record_id
    window.show_page(page, "register" if page == "documents" else target)
