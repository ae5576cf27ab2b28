"""Shows the permanent history of the file: when, who, what, in words; searched, exported, and restored step by step."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.i18n import _, ngettext
from mentordesk.queries import history
from mentordesk.ui import exporting, helping
from mentordesk.ui.commands import Desktop
from mentordesk.ui.panes.history import HistoryView
from mentordesk.ui.session import Session
from mentordesk.ui.tables.listed import of_table
from mentordesk.ui.tools import Tools
from mentordesk.ui.widgets.buttons import secondary_button
from mentordesk.ui.widgets.filters import FilterRow, SearchBox
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.messages import EmptyState, MessageBar

MOST = 100_000
"""More lines than a programme writes in a lifetime; a limit so that no file can take all memory."""


class History(QDialog):
    """The history, newest first, as it stands in the file. It tells of the whole file, not of one record."""

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session, self._tools = session, tools
        self.setWindowTitle(_("History"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        helping.offer(self, "safety")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.message = MessageBar()
        self.search = SearchBox(_("What, who or day"), self)
        self.search.listen_in(self)
        self.filters = FilterRow([self.search])
        nothing = EmptyState("search", _("Nothing matches"), second=(_("Show all"), self.filters.clear))
        self.view = HistoryView(session, narrow=False, settings=tools.settings, nothing_found=nothing)
        self.model, self.table = self.view.model, self.view.table
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
        text = _("What was done in this file, when and by whom. Undoing and restoring add lines of their own.")
        column.addWidget(label(text, "second", wrap=True))
        column.addWidget(self.message)
        column.addWidget(self.filters)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.count, 1)
        for button in (self.export_button, self.close_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)
        self.resize(980, 580)

    def _connect(self) -> None:
        self.search.searched.connect(self.model.set_filter)
        self.search.left_downwards.connect(self.table.enter)
        self.search.returnPressed.connect(self.table.enter)
        self.filters.cleared.connect(lambda: self.model.set_filter(""))
        self.model.shown_changed.connect(lambda: self.filters.show_count(self.model.rowCount(), self.model.total()))
        QShortcut(QKeySequence("Ctrl+E"), self, self.export)
        self._session.saved.connect(self.refill)

    def refill(self) -> None:
        """Show what is written down by now."""
        lines = history.lines(limit=MOST)
        self.view.show_lines(lines)
        count = len(lines)
        self.count.setText(ngettext("{count} line", "{count} lines", count).format(count=count))

    def export(self) -> None:
        """Write the lines in view into a file."""
        path = self._session.desk.path
        name = f"{_('History')} {path.stem if path is not None else ''} {self._session.today.isoformat()}"
        exporting.save(of_table(_("History"), self.table), name, self._tools.ask, self, self.message)


def show(window: Desktop) -> None:
    """Show the history of the open file; nothing without one."""
    if window.session is None:
        return
    dialog = History(window.session, window.tools, window.workspace)
    dialog.exec()
    dialog.deleteLater()
