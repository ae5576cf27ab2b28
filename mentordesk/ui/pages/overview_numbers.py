"""The four number cards of the Overview: what they show, what it means, and the lists behind numbers and comparisons."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from mentordesk.domain.figures import DEFINITIONS, Figure
from mentordesk.domain.months import Month
from mentordesk.i18n import N_, _, number_text
from mentordesk.queries import figures
from mentordesk.queries.slices import Slices
from mentordesk.ui.pages import links
from mentordesk.ui.pages.links import Link
from mentordesk.ui.pages.overview_facts import TABLES, OverviewFacts
from mentordesk.ui.widgets.cards import NumberCard

NUMBERS = {
    "pairs": N_("Pairs"),
    "meetings": N_("Meetings held"),
    "attendance": N_("Attendance"),
    "aim": N_("Aim reached"),
}
"""The cards by their keys."""
SHOWN = TABLES["attendance"] | TABLES["outcomes"]
"""The tables the numbers hang on."""


class _Number(NamedTuple):
    """What a card shows: a figure and its comparison, what each means, and where each leads (None: nowhere)."""

    text: str
    comparison: str
    meaning: str
    of_comparison: str
    behind: Callable[[], Link]
    compared: Callable[[], Link] | None


class Numbers(QObject):
    """The cards, filled from the facts. `jump(page, target)` asks for the list behind a number."""

    jump = Signal(str, object)

    def __init__(self, facts: OverviewFacts, parent: QObject) -> None:
        super().__init__(parent)
        self._facts = facts
        self._shown: dict[str, _Number] = {}
        self.cards = {key: NumberCard(_(caption)) for key, caption in NUMBERS.items()}
        for key, card in self.cards.items():
            card.clicked.connect(lambda key=key: self._open(key))
            card.compared.connect(lambda key=key: self._open(key, compared=True))

    def read(self) -> Slices[None]:
        """Show what the file says now."""
        known = yield from self._facts.attendance()
        results = yield from self._facts.outcomes()
        found = figures.by_key([*figures.of_attendance(known), *results])
        for key, number in self._numbers(found).items():
            card = self.cards[key]
            self._shown[key] = number
            card.set_number(number.text, number.comparison)
            card.link_comparison(number.compared is not None)
            card.explain(number.meaning, number.of_comparison)

    def _open(self, key: str, *, compared: bool = False) -> None:
        number = self._shown.get(key)
        lead = number and (number.compared if compared else number.behind)
        if lead:
            self.jump.emit(*lead())

    def _numbers(self, found: dict[str, Figure]) -> dict[str, _Number]:
        return {
            "pairs": self._of_pairs(found, "pairs_open", "pairs_started", _("of {count} started")),
            "meetings": self._of_pairs(found, "meetings_held", "meetings_planned", _("of {count} in the plan")),
            "attendance": self._attendance(found),
            "aim": self._aim(found),
        }

    def _of_pairs(self, found: dict[str, Figure], key: str, whole: str, words: str) -> _Number:
        facts = self._facts
        return _Number(
            found[key].text,
            words.format(count=found[whole].text),
            found[key].definition,
            found[whole].definition,
            lambda: links.of_pairs(key, facts.attendance_now()),
            lambda: links.of_pairs(whole, facts.attendance_now()),
        )

    def _attendance(self, found: dict[str, Figure]) -> _Number:
        """Compared to the month of the day, if pairs are to meet in it."""
        facts, share = self._facts, found["attendance"]
        month = Month.of(facts.on)
        coverage = found.get(f"coverage_{month.iso}")
        words, meaning, compared = _("of the meetings expected so far"), DEFINITIONS["meetings_expected"].text, None
        if coverage is not None and coverage.denominator:
            words = _("{month}: {met} of {pairs} pairs").format(
                month=month.name, met=number_text(coverage.numerator or 0), pairs=number_text(coverage.denominator)
            )
            meaning = DEFINITIONS["coverage"].text

            def compared() -> Link:
                return links.of_coverage(month, facts.attendance_now())

        return _Number(
            share.text, words, share.definition, _(meaning),
            lambda: links.of_pairs("attendance", facts.attendance_now()), compared,
        )  # fmt: skip

    def _aim(self, found: dict[str, Figure]) -> _Number:
        """The mentees who reached the aim, compared to all whose outcome is known."""
        facts, share, all_ = self._facts, found["aim_all"], found["outcomes"]
        known = round(all_.value or 0)
        words = _("{part} of {whole} results")
        return _Number(
            share.text,
            words.format(part=found["aim_reached"].text, whole=all_.text) if known else _("no results yet"),
            share.definition,
            all_.definition,
            lambda: links.of_step("aim_reached", facts.round_id, facts.attendance_now()),
            (lambda: links.of_step("outcomes", facts.round_id, facts.attendance_now())) if known else None,
        )
