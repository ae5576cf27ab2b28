"""A table of people while it is looked at: its cells as they were corrected, and what was said of single lines."""

from collections.abc import Callable, Sequence
from datetime import date

from mentordesk.domain import intake as rules
from mentordesk.domain.duplicates import entry_of
from mentordesk.domain.enrolments import Role
from mentordesk.domain.intake import Candidate, Understood
from mentordesk.domain.intake_filling import Already
from mentordesk.domain.intake_values import label
from mentordesk.queries import intake_preview as preview
from mentordesk.queries import records
from mentordesk.queries.intake import Known, Same
from mentordesk.queries.intake_preview import Line

NOT_READ = Understood((), 0)
Tick = Callable[[int, int], object]
"""Told how far it is: done, of so many."""
_EVERY = 500


class Looked:
    """Keeps the table; `lines` says what becomes of it."""

    def __init__(self, people: Known, round_id: int | None, today: date) -> None:
        self._people, self._round_id, self._today = people, round_id, today
        self.rows: list[list[str]] = []
        self.known = NOT_READ
        self._found: dict[int, Candidate] = {}
        self._same: dict[int, Same] = {}
        self._corrected: set[int] = set()
        self.was_corrected = False
        """Was a cell put right, which is in no file yet?"""
        self._decided: dict[int, Already] = {}

    def show(self, rows: Sequence[Sequence[str]]) -> None:
        """Look at another table."""
        self.rows = [list(row) for row in rows]
        self._decided.clear()
        self.was_corrected = False

    def read(self, known: Understood, tick: Tick) -> None:
        """Read every line anew, as when a column is something else."""
        self.known, self._found = known, {}
        lines = rules.people_lines(self.rows, known)
        with records.collector_at_rest():
            for done, (number, line) in enumerate(lines):
                if done % _EVERY == 0:
                    tick(done, 2 * len(lines))
                self._found[number] = rules.candidate(number, line, known.meanings, self._today)
        self._same = self._people.same(self._found.values(), lambda done: tick(len(lines) + done, 2 * len(lines)))
        self._corrected.clear()

    def correct(self, number: int, place: int, text: str) -> None:
        """Put a cell right."""
        row = self.rows[number - 1]
        row += [""] * (place + 1 - len(row))
        row[place] = text
        self._corrected.add(number)
        self.was_corrected = True

    def decide(self, number: int, does: Already) -> None:
        """Say of one line what is done with it."""
        self._decided[number] = does

    def forget(self, numbers: Sequence[int]) -> None:
        """Nothing is said any more of these lines."""
        for number in numbers:
            self._decided.pop(number, None)

    def lines(self, role: Role | None, already: Already) -> list[Line]:
        """What becomes of every line; the corrected ones are read anew, and who is like whom may be others for all."""
        known_by = False
        for number in self._corrected:
            before = self._found[number]
            now = rules.candidate(number, self.rows[number - 1], self.known.meanings, self._today)
            self._found[number] = now
            known_by = known_by or bool(before.problem) or entry_of(before.record) != entry_of(now.record)
        self._corrected.clear()
        if known_by:  # among fifty thousand it takes seconds
            self._same = self._people.same(self._found.values())
        table = preview.Table(self.rows, self._round_id, role)
        found = preview.compared(list(self._found.values()), self._same, table, already)
        return [line._replace(does=line.can(self._decided.get(line.id, line.does))) for line in found]

    def headings(self) -> list[str]:
        """What stands above the columns, or what they are taken for where nothing does."""
        written = [row for row in self.rows if any(cell.strip() for cell in row)]
        above = written[self.known.above - 1] if self.known.headed and len(written) >= self.known.above else []
        named = ["" if target is None else label(target) for target in self.known.meanings]
        return [above[place].strip() if place < len(above) else name for place, name in enumerate(named)]
