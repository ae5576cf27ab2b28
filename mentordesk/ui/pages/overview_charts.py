"""The charts of the Overview: what each is made of, what it says when there is nothing yet, and where its marks lead."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.charts import balance, funnel, heat, hours, meetings
from mentordesk.domain.enrolments import MentorType
from mentordesk.domain.months import Month
from mentordesk.i18n import N_, _
from mentordesk.queries.slices import Slices
from mentordesk.ui.pages import links
from mentordesk.ui.pages.links import Link
from mentordesk.ui.pages.overview_facts import TABLES, OverviewFacts
from mentordesk.ui.tables.listed import Listed
from mentordesk.ui.widgets.chart_card import ChartCard

Jump = Callable[[str, object], object]


class Spec(NamedTuple):
    """A chart: its key and title, the tables it hangs on, how its card is filled, and what a link of it opens."""

    key: str
    title: str
    tables: frozenset[str]
    fill: Callable[[ChartCard, OverviewFacts, Jump], Slices[None]]
    link: Callable[[OverviewFacts, str], Link]


def _no_pairs(card: ChartCard, jump: Jump) -> None:
    why = _("Once two people are paired and have begun, their months are drawn here.")
    card.show_missing(_("No pair has begun"), why, (_("Go to the pairs"), lambda: jump("pairs", None)))


def _no_people(card: ChartCard, line: str, jump: Jump) -> None:
    why = _("Add people and give each a role in the round.")
    card.show_missing(line, why, (_("Go to the people"), lambda: jump("people", None)))


# -- meetings by month -------------------------------------------------------------------------------------------


def _fill_meetings(card: ChartCard, facts: OverviewFacts, jump: Jump) -> Slices[None]:
    months = (yield from facts.attendance()).months
    if any(month.planned or month.held for month in months):
        card.show_chart(partial(meetings.build, months), partial(meetings.height, months))
    else:
        _no_pairs(card, jump)


def _link_of_meetings(facts: OverviewFacts, link: str) -> Link:
    return links.of_month(Month.parse(link), facts.attendance_now())


# -- attendance --------------------------------------------------------------------------------------------------


def _fill_heat(card: ChartCard, facts: OverviewFacts, jump: Jump) -> Slices[None]:
    known = yield from facts.attendance()
    shown = sum(bool(pair.planned or pair.held) for pair in known.pairs)
    if not shown:
        _no_pairs(card, jump)
    elif shown <= heat.MOST_PAIRS:
        named = yield from facts.names()
        card.show_chart(partial(heat.of_pairs, named, known.months), partial(heat.height, shown))
    else:
        bands = yield from facts.bands()
        card.show_chart(partial(heat.of_bands, bands, known.months), partial(heat.height, len(bands)))


def _link_of_heat(facts: OverviewFacts, link: str) -> Link:
    known, part = facts.attendance_now(), heat.Part.parse(link)
    month = Month.parse(part.month) if part.month else None
    if not part.who and month is not None:
        return links.of_coverage(month, known)
    if part.band is not None:
        return links.of_band(part.band, month, heat.band_name(part.band), known)
    return links.of_pair(int(part.who), month)


# -- the way of the mentees --------------------------------------------------------------------------------------


def _fill_funnel(card: ChartCard, facts: OverviewFacts, jump: Jump) -> Slices[None]:
    steps = yield from facts.way_on()
    if steps[0].value:
        card.show_chart(partial(funnel.build, steps), partial(funnel.height, steps))
    else:
        _no_people(card, _("No mentee has applied yet"), jump)


def _link_of_funnel(facts: OverviewFacts, link: str) -> Link:
    return links.of_step(link, facts.round_id, facts.attendance_now())


# -- supply and need ---------------------------------------------------------------------------------------------


def _fill_balance(card: ChartCard, facts: OverviewFacts, jump: Jump) -> Slices[None]:
    found = yield from facts.balance()
    if found.total.mentors or found.total.mentees:
        card.show_chart(partial(balance.build, found), partial(balance.height, found))
    else:
        _no_people(card, _("Nobody has been taken in yet"), jump)


def _link_of_balance(facts: OverviewFacts, link: str) -> Link:
    part = balance.Part.parse(link)
    kind = MentorType(part.type) if part.type else None
    return links.of_type(part.figure, kind, balance.type_name(kind), facts.round_id)


# -- working time ------------------------------------------------------------------------------------------------


def _fill_hours(card: ChartCard, facts: OverviewFacts, jump: Jump) -> Slices[None]:
    months = yield from facts.hours()
    if any(month.minutes.planned or month.minutes.paid for month in months):
        card.show_chart(partial(hours.build, months), partial(hours.height, months))
        return
    why = _("Working time comes of the allowance for meetings, which is a rule of the round, and of paid activities.")
    card.show_missing(_("No paid working time is planned"), why, (_("Go to the settings"), lambda: jump("settings", None)))


def _link_of_hours(facts: OverviewFacts, link: str) -> Link:
    month = None if link == hours.TOTAL else Month.parse(link)
    return links.of_hours(facts.round_id, facts.attendance_now(), month)


SPECS: tuple[Spec, ...] = (
    Spec("meetings", N_("Meetings per month against plan"), TABLES["attendance"], _fill_meetings, _link_of_meetings),
    Spec("heat", N_("Attendance by pair and month"), TABLES["names"], _fill_heat, _link_of_heat),
    Spec(
        "funnel", N_("From application to outcome"), TABLES["steps"] | TABLES["outcomes"] | TABLES["attendance"],
        _fill_funnel, _link_of_funnel,
    ),
    Spec("balance", N_("Mentors and mentees by type"), TABLES["balance"], _fill_balance, _link_of_balance),
    Spec("hours", N_("Working time used against planned"), TABLES["hours"], _fill_hours, _link_of_hours),
)  # fmt: skip
"""In the order in which they stand and are walked through."""


class Charts(QObject):
    """The cards of the charts. `jump(page, target)` asks for a list; `filled` tells that one shows something else."""

    jump = Signal(str, object)
    filled = Signal()

    def __init__(self, facts: OverviewFacts, parent: QObject) -> None:
        super().__init__(parent)
        self._facts = facts
        self._tabled: list[ChartCard] = []
        self.cards = {spec.key: ChartCard(_(spec.title)) for spec in SPECS}
        for spec in SPECS:
            card = self.cards[spec.key]
            card.opened.connect(partial(self._open, spec))
            card.tabled.connect(partial(self._on_tabled, card))

    def readings(self) -> dict[str, Callable[[], Slices[None]]]:
        """What fills each card."""
        return {spec.key: partial(self._fill, spec) for spec in SPECS}

    def tables(self) -> dict[str, frozenset[str]]:
        """The tables each card hangs on."""
        return {spec.key: spec.tables for spec in SPECS}

    def listed(self) -> Listed | None:
        """The figures of the chart with the keyboard, or of the one that was last made a table; None without such."""
        cards = [card for card in self.cards.values() if card.chart() is not None]
        focused = QApplication.focusWidget()
        inner = next((card for card in cards if focused is not None and card.isAncestorOf(focused)), None)
        tabled = [card for card in self._tabled if card.is_table()]
        card = inner or (tabled[-1] if tabled else None)
        return card.listed() if card is not None else None

    def first(self) -> QWidget:
        """The first chart, to go to by keyboard."""
        return next(iter(self.cards.values())).main()

    def _fill(self, spec: Spec) -> Slices[None]:
        yield from spec.fill(self.cards[spec.key], self._facts, self.jump.emit)
        self.filled.emit()

    def _open(self, spec: Spec, link: str) -> None:
        self.jump.emit(*spec.link(self._facts, link))

    def _on_tabled(self, card: ChartCard, tabled: bool) -> None:
        self._tabled = [each for each in self._tabled if each is not card] + [card] * tabled
        self.filled.emit()
