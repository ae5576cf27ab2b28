"""Hides counts of fewer than five people when that is asked for, and others from which the hidden could be worked out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mentordesk.domain.figures import Figure, Unit
from mentordesk.i18n import N_, _, number_text
from mentordesk.reports.options import YesNo

LEAST = 5
"""The smallest count that tells of nobody in particular; none at all is told too."""
HIDDEN = ".."
"""What stands for a hidden count, as in official statistics."""
HIDE = YesNo(key="hide", label=N_("Hide counts below five"))
_OF_PEOPLE = ("mentors", "mentees", "pairs_", "outcome", "aim_", "certificates_", "follow_ups_due")
"""How the keys of figures begin that count people or pairs; meetings and hours tell of nobody."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How the counts of a paper are told: all of them, or none below five."""

    hide: bool = False

    def is_small(self, count: float) -> bool:
        """Whether the count is to be hidden."""
        return self.hide and 0 < count < LEAST

    def count(self, count: int) -> str:
        """A count of people by itself."""
        return HIDDEN if self.is_small(count) else number_text(count)

    def figure(self, figure: Figure) -> str:
        """A figure of the round; of a share neither part may be small."""
        if not figure.key.startswith(_OF_PEOPLE) or figure.value is None:
            return figure.text
        if figure.unit is Unit.SHARE:
            part, whole = figure.numerator or 0, figure.denominator or 0
            return HIDDEN if self.is_small(part) or self.is_small(whole - part) else figure.text
        return HIDDEN if self.is_small(figure.value) else figure.text

    def hides_any(self, figures: Iterable[Figure]) -> bool:
        """Whether a picture of these figures would show what is hidden."""
        return any(self.figure(one) == HIDDEN for one in figures)

    def grid(
        self,
        rows: Sequence[Sequence[int]],
        *,
        total_row: bool = False,
        total_column: bool = False,
        across: bool = True,
        down: bool = True,
    ) -> list[list[str]]:
        """Counts that add up `across` their rows and `down` their columns; the last of each is the sum where that is said.

        Where just one of a line is hidden, or all that are hidden come to fewer than five, another goes with them, the
        smallest, because the sum, which is printed or told elsewhere, would give them away.
        """
        if not self.hide or not rows or not rows[0]:
            return [[number_text(count) for count in row] for row in rows]
        whole = _with_sums(rows, total_row, total_column)
        lines = [[(y, x) for x in range(len(whole[0]))] for y in range(len(whole))] if across else []
        lines += [[(y, x) for y in range(len(whole))] for x in range(len(whole[0]))] if down else []
        hidden = _hidden(whole, (len(rows), len(rows[0])), lines)
        return [
            [HIDDEN if (y, x) in hidden else number_text(count) for x, count in enumerate(row)] for y, row in enumerate(rows)
        ]

    @property
    def note(self) -> str:
        """What is said of it on the paper."""
        words = _("{sign} hides a count of fewer than five people, or one from which such a count could be worked out.")
        return words.format(sign=HIDDEN) if self.hide else ""


def _with_sums(rows: Sequence[Sequence[int]], total_row: bool, total_column: bool) -> list[list[int]]:
    """The counts with the sums that are not printed: they are told elsewhere."""
    whole = [list(row) if total_column else [*row, sum(row)] for row in rows]
    return whole if total_row else [*whole, [sum(column) for column in zip(*whole, strict=True)]]


Place = tuple[int, int]
"""A row and a column."""


def _hidden(whole: list[list[int]], shown: Place, lines: list[list[Place]]) -> set[Place]:
    """The places to hide: what is small, and for each line whose sum would give it away another."""
    places = {(y, x) for y in range(shown[0]) for x in range(shown[1])}
    hidden = {(y, x) for y, x in places if 0 < whole[y][x] < LEAST}
    while True:
        before = len(hidden)
        for line in lines:
            if _gives_away(whole, line, hidden):
                others = [(y, x) for y, x in line if (y, x) in places - hidden and whole[y][x]]
                hidden |= set(sorted(others, key=lambda place: whole[place[0]][place[1]])[:1])
        if len(hidden) == before:
            return hidden


def _gives_away(whole: list[list[int]], line: list[Place], hidden: set[Place]) -> bool:
    """Whether the rest of a line tells what is hidden in it: the only place, or the few people of all such places."""
    gone = [place for place in line if place in hidden]
    sum_is_known = line[-1] not in hidden
    return len(gone) == 1 or (sum_is_known and 0 < sum(whole[y][x] for y, x in gone) < LEAST)
