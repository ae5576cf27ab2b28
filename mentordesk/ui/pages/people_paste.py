"""Takes tables of people into the list: files, and what is pasted, which may as well be meant for people who are there."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk.i18n import _, ngettext
from mentordesk.later import Later
from mentordesk.ui.pages.people_commands import PeopleCommands
from mentordesk.ui.session import Session
from mentordesk.ui.tables.view import RecordTable
from mentordesk.ui.tables.writing import CellWriter
from mentordesk.ui.tools import Tools

if TYPE_CHECKING:
    from mentordesk.exchange.workbooks import Table

intake, clipboard = Later("ui.dialogs.intake"), Later("ui.tables.clipboard")
autosave, tables = Later("ui.panes.autosave"), Later("domain.intake")
tasks, workbooks = Later("ui.tasks"), Later("exchange.workbooks")

_NAMES = frozenset({"name", "given_name", "family_name"})
"""Columns of the list that hold names."""


class Newcomers:
    """Takes tables of people in: from a file, pasted into the list, dropped on it, or asked for by the menu."""

    def __init__(
        self, session: Session, tools: Tools, table: RecordTable, writer: CellWriter, commands: PeopleCommands
    ) -> None:
        self._session, self._tools, self._table, self._message = session, tools, table, writer.message
        self._expected_role = lambda: commands.expected_role()
        writer.newcomers, commands.paste, commands.choose_file = self.takes_pasted, self.ask, self.choose_file

    def take(self, text: str, html: str = "") -> None:
        """Show what becomes of a table, and take it in."""
        self._open(intake.table_of(text, html))

    def ask(self) -> None:
        """The same with what is on the clipboard, where that is a table of people; else with nothing yet."""
        rows = intake.copied()
        self._open(rows if tables.understood(rows).names else [])

    def choose_file(self) -> None:
        """Ask for a file, and show what becomes of the table in it."""
        kinds = " ".join(f"*{suffix}" for suffix in workbooks.SUFFIXES)
        filters = _("Workbooks and tables") + f" ({kinds});;" + _("All files") + " (*)"
        path = self._tools.ask.open_file(self._table.window(), _("Import people"), filters)
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Show what becomes of the table in a file; it is read beside the window."""
        title = _("Reading {name}").format(name=path.name)
        runner = tasks.Runner(self._table.window())
        self._table.destroyed.connect(runner.stop)
        runner.busy_changed.connect(lambda busy: None if busy else runner.deleteLater())
        runner.run(title, lambda job: workbooks.read(path, job.progress), self._on_read, self._on_unreadable)

    def _on_read(self, found: "list[Table]") -> None:
        if not self._session.is_over:
            self._open(found[0].rows)

    def _on_unreadable(self, error: Exception) -> None:
        if isinstance(error, tasks.Cancelled):
            return
        if not isinstance(error, workbooks.Unreadable):
            raise error
        self._message.show_message(str(error), "bad")

    def takes_pasted(self, text: str) -> bool:
        """Is what is pasted into the list a table of new people? Then it is taken in here.

        It is where it has headings; where it goes on below the last row; and where the user says so, because it would
        rename people who are not all chosen.
        """
        chosen, count = self._table.cells.rows(), self._table.list_model().rowCount()
        one_value = not {"\t", "\n"} & set(text.strip())
        if self._session.desk.read_only or not text.strip() or (chosen and one_value):
            return False
        rows = intake.copied() or intake.table_of(text)
        known = tables.understood(rows)
        if not known.names:
            return False
        if not chosen or (known.headed and len(rows) > 1):
            return self._open(rows)
        block = clipboard.read(text)
        lines = [line for line in block if any(cell.strip() for cell in line)]
        named = self._named(max(map(len, block)))
        if chosen[0] + len(lines) > count:
            several = sum(meaning is not None for meaning in known.meanings) > 1
            return self._open(rows) if named or several else False
        if not named or self._fits(block):
            return False
        renamed = self._renamed(block, named)
        return self._ask_about(rows, renamed) if renamed else False

    def _open(self, rows: list[list[str]]) -> bool:
        made = intake.take_in(self._session, self._table.window(), rows, self._expected_role())
        if made:
            said = ngettext("{count} person was added.", "{count} people were added.", len(made))
            autosave.say_undoable(self._message, self._session, said.format(count=len(made)))
            self._table.select_id(made[0])
        return True

    def _named(self, width: int) -> dict[int, int]:
        """Which columns of a block that is pasted now would lie on names: place in the block, column of the list."""
        cells, model = self._table.cells, self._table.list_model()
        shown = cells.shown()
        first = shown.index(cells.columns()[0])
        covered = shown[first : first + width]
        return {place: column for place, column in enumerate(covered) if model.columns[column].key in _NAMES}

    def _fits(self, block: Sequence[Sequence[str]]) -> bool:
        """Is the block as large as what is chosen? Then these people are meant."""
        cells = self._table.cells
        return len(cells.rows()) % len(block) == 0 and len(cells.columns()) % max(map(len, block)) == 0

    def _renamed(self, block: Sequence[Sequence[str]], named: dict[int, int]) -> int:
        """How many people would be called something else."""
        model, first = self._table.list_model(), self._table.cells.rows()[0]
        return sum(
            any(
                place < len(line) and line[place].strip() not in ("", model.text_at(row, column))
                for place, column in named.items()
            )
            for row, line in enumerate(block, start=first)
            if row < model.rowCount()
        )

    def _ask_about(self, rows: list[list[str]], renamed: int) -> bool:
        """Rename those who are there, or add new ones? True where the pasting is dealt with."""
        title = ngettext("Rename {count} person?", "Rename {count} people?", renamed).format(count=renamed)
        text = _("What you paste goes over names that are in the list. It can also be added as new people.")
        over = ngettext("Rename {count} person", "Rename {count} people", renamed).format(count=renamed)
        choices = [("new", _("Add as new people…")), ("over", over)]
        answer = self._tools.ask.choose(self._table.window(), title, text, choices)
        if answer == "new":
            self._open(rows)
        return answer != "over"
