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
    from mentordesk.ui.dialogs.intake_source import Source

intake, clipboard = Later("ui.dialogs.intake"), Later("ui.tables.clipboard")
autosave, tables = Later("ui.panes.autosave"), Later("domain.intake")
sources = Later("ui.dialogs.intake_source")

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
        self._open(sources.of_text(text, html))

    def ask(self) -> None:
        """The same with what is on the clipboard, where that is a table of people; else with nothing yet."""
        copied = sources.copied()
        names = any(tables.understood(table.rows).names for table in copied.tables)
        self._open(copied if names else sources.NOTHING)

    def choose_file(self) -> None:
        """Ask for a file, and show what becomes of the table in it."""
        path = sources.ask_for_file(self._tools.ask, self._table.window())
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Show what becomes of the table in a file; it is read beside the window."""
        sources.read_file(path, self._table, self._open, lambda text: self._message.show_message(text, "bad"))

    def takes_pasted(self, text: str) -> bool:
        """Is what is pasted into the list a table of new people? Then it is taken in here.

        It is where it has headings; where it goes on below the last row; and where the user says so, because it would
        rename people who are not all chosen.
        """
        chosen, count = self._table.cells.rows(), self._table.list_model().rowCount()
        one_value = not {"\t", "\n"} & set(text.strip())
        if self._session.desk.read_only or not text.strip() or (chosen and one_value):
            return False
        source = sources.copied() if sources.copied().tables else sources.of_text(text)
        rows = source.tables[0].rows
        known = tables.understood(rows)
        if not known.names:
            return False
        if not chosen or (known.headed and len(rows) > 1):
            return self._open(source)
        block = clipboard.read(text)
        lines = [line for line in block if any(cell.strip() for cell in line)]
        named = self._named(max(map(len, block)))
        if chosen[0] + len(lines) > count:
            several = sum(meaning is not None for meaning in known.meanings) > 1
            return self._open(source) if named or several else False
        if not named or self._fits(block):
            return False
        renamed = self._renamed(block, named)
        return self._ask_about(source, renamed) if renamed else False

    def _open(self, source: "Source") -> bool:
        if self._session.is_over:  # the file went while the table was read
            return False
        if self._session.desk.read_only:
            self._message.show_message(_("The file is open for reading only."), "warn")
            return True
        taken = intake.take_in(self._session, self._tools, self._table.window(), source, self._expected_role())
        added, filled = len(taken.added), len(taken.filled)
        said = (
            (added, ngettext("{count} person was added.", "{count} people were added.", added)),
            (filled, ngettext("{count} person was filled in.", "{count} people were filled in.", filled)),
        )
        if added or filled:
            words = " ".join(text.format(count=count) for count, text in said if count)
            autosave.say_undoable(self._message, self._session, words)
            self._table.select_id([*taken.added, *taken.filled][0])
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

    def _ask_about(self, source: "Source", renamed: int) -> bool:
        """Rename those who are there, or add new ones? True where the pasting is dealt with."""
        title = ngettext("Rename {count} person?", "Rename {count} people?", renamed).format(count=renamed)
        text = _("What you paste goes over names that are in the list. It can also be added as new people.")
        over = ngettext("Rename {count} person", "Rename {count} people", renamed).format(count=renamed)
        choices = [("new", _("Add as new people…")), ("over", over)]
        answer = self._tools.ask.choose(self._table.window(), title, text, choices)
        if answer == "new":
            self._open(source)
        return answer != "over"
