"""Shows the permanent history of the file: when, who, what, in words; searched, sorted and exported like any list."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.domain.history import HistoryLine
from mentordesk.i18n import N_, _, ngettext
from mentordesk.queries import history
from mentordesk.ui import exporting
from mentordesk.ui.commands import Desktop
from mentordesk.ui.session import Session
from mentordesk.ui.tables.columns import Column
from mentordesk.ui.tables.listed import of_table
from mentordesk.ui.tables.model import ListModel
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import secondary_button
from mentordesk.ui.widgets.filters import FilterRow, SearchBox
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import EmptyState, MessageBar

MOST = 100_000
"""More lines than a programme writes in a lifetime; a limit so that no file can take all memory."""


def _columns() -> list[Column]:
    return [
        Column("on", N_("Date"), _day, sort=lambda line: date.fromisoformat(_day(line)), kind="date", width=104),
        Column("at", N_("Time"), lambda line: line.at[11:16], kind="text", width=70, second=True),
        Column("who", N_("By whom"), lambda line: line.who, width=140, second=True),
        Column("what", N_("What was done"), lambda line: line.label, width=420, stretch=True,
               tooltip=lambda line: line.label),
    ]  # fmt: skip


def _searched(line: HistoryLine) -> tuple[str, ...]:
    return line.label, line.who, _day(line), line.at[11:16]


def _day(line: HistoryLine) -> str:
    return line.at[:10]


class History(QDialog):
    """The history, newest first, as it stands in the file. It tells of the whole file, not of one record."""

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session, self._tools = session, tools
        self.setWindowTitle(_("History"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.message = MessageBar()
        self.search = SearchBox(_("What, who or day"), self)
        self.search.listen_in(self)
        self.filters = FilterRow([self.search])
        self.model = ListModel(_columns(), search=_searched, parent=self)
        self.table = RecordTable(self.model, name="history", settings=tools.settings)
        self.table.setAccessibleName(_("History"))
        why = _("Every change is written down here, with its day and who made it.")
        self.table.set_empty(
            EmptyState("history", _("Nothing was done yet"), why),
            EmptyState("search", _("Nothing matches"), second=(_("Show all"), self.filters.clear)),
        )
        self.count = label("", "second")
        self.export_button = secondary_button(_("&Export…"), "file-spreadsheet", self.export)
        self.close_button = secondary_button(_("Close"), on_click=self.accept)
        self._lay_out()
        self._connect()
        self.refill()
        self.search.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("History"), "section"))
        text = _("What was done in this file, when and by whom. No line is ever changed; undoing adds one of its own.")
        column.addWidget(label(text, "second", wrap=True))
        column.addWidget(self.message)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.count, 1)
        for button in (self.export_button, self.close_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)
        self.resize(820, 600)

    def _connect(self) -> None:
        self.search.searched.connect(self.model.set_filter)
        self.search.left_downwards.connect(self._into_table)
        self.search.returnPressed.connect(self._into_table)
        self.filters.cleared.connect(lambda: self.model.set_filter(""))
        self.model.shown_changed.connect(lambda: self.filters.show_count(self.model.rowCount(), self.model.total()))
        QShortcut(QKeySequence("Ctrl+E"), self, self.export)
        self._session.saved.connect(self.refill)

    def refill(self) -> None:
        """Show what is written down by now."""
        lines = history.lines(limit=MOST)
        self.model.set_records(lines)
        count = len(lines)
        self.count.setText(ngettext("{count} line", "{count} lines", count).format(count=count))

    def export(self) -> None:
        """Write the lines in view into a file."""
        path = self._session.desk.path
        name = f"{_('History')} {path.stem if path is not None else ''} {self._session.today.isoformat()}"
        exporting.save(of_table(_("History"), self.table), name, self._tools.ask, self, self.message)

    def _into_table(self) -> None:
        if self.model.rowCount() and not self.table.selected_records():
            self.table.select_id(self.model.record_at(0).id)
        self.table.setFocus()


def show(window: Desktop) -> None:
    """Show the history of the open file; nothing without one."""
    if window.session is None:
        return
    dialog = History(window.session, window.tools, window.workspace)
    dialog.exec()
    dialog.deleteLater()
